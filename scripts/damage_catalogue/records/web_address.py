"""Tells when two web addresses lead to the same document: all spellings of one address have one key.

Folded are the forms that RFC 3986 (6.2) calls equivalent, and those in which servers show the same by long
custom: http and https, `www.` and the hosts for telephones, a slash or an index page at the end, parameters
that only count readers, the order of parameters, and the address of a web archive in front. All other
parameters stay, since `?id=1` and `?id=2` are two pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from damage_catalogue.records.model import Source

# An archive puts the time of its copy and the address of the page behind its own address.
_COPY = re.compile(
    r"https?://[^?#]+?/(?:\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_|\*)?/(?=https?:/)", re.I
)
_COPY_WITHOUT_SCHEME = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_|\*)?/(?=[^/?#]+\.)", re.I
)

_SCHEME = re.compile(r"^(https?):/+", re.I)
_SESSION = re.compile(r";jsessionid=.*", re.I)
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org"})
_DOI_AT_PUBLISHER = re.compile(r"/doi/(?:(?:abs|abstract|epdf|epub|full|pdf)/)?(10\.[0-9]{4,9}/[^/]+)/?")

HOSTS_OF_THE_SAME = frozenset({"amp", "m", "mobile", "www"})
"""What stands before the name of a host that shows the same documents."""

INDEX_PAGE = re.compile(r"(?:default|index)\.(?:aspx?|html?|jsp|php)", re.I)

_COUNTING_READERS = re.compile(r"(?:at_|ns_|utm_).*|ref_(?:src|url)|mc_[ce]id|_g[al]", re.I)
COUNTING_READERS = frozenset(
    {
        "amp", "cmpid", "dclid", "fbclid", "ftag", "gbraid", "gclid", "gclsrc", "igsh", "igshid",
        "jsessionid", "msclkid", "ocid", "outputtype", "phpsessid", "smid", "smtyp", "ttclid", "twclid",
        "wbraid", "yclid",
    }
)  # fmt: skip
"""Parameters that say where a reader came from, on which visit, on what device; the document is the same."""

PLACES_OF_LINKS = frozenset({"iid", "ref"})
"""Parameters that do so where their value is a word, such as `ref=home`; a number may name a document."""


_LOOKS_LIKE_ADDRESS = re.compile(r"\s*+(?:https?:/|www\.)", re.I)


def is_address(text: str) -> bool:
    """Whether somebody meant this as a web address."""
    return _LOOKS_LIKE_ADDRESS.match(text) is not None


def address_key(address: str) -> str:
    """What all addresses of one document have in common; `doi:` with the DOI for the address of a DOI.

    Takes any text: what cannot be read as an address is its own key, without the blanks around it.
    """
    address = _without_archive(address.strip())
    if address[:4].lower() == "www.":
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return address
    if parts.scheme.lower() not in ("http", "https") or not host:
        return address
    host = _host_key(host)
    if host in _DOI_HOSTS and parts.path.startswith("/10."):
        return doi_key(unquote(parts.path[1:]))
    if at_publisher := _DOI_AT_PUBLISHER.fullmatch(unquote(parts.path)):
        return doi_key(at_publisher[1])
    key = host if port in (None, 80, 443) else f"{host}:{port}"
    key += "".join(f"/{step}" for step in _steps(parts.path))
    if query := _query_key(parts.query):
        key += f"?{query}"
    # Behind #! and #/ stands the path of a page that is put together in the browser.
    return f"{key}#{_folded(parts.fragment)}" if parts.fragment.startswith(("!", "/")) else key


def doi_key(doi: str) -> str:
    """The key of a DOI, in which capitals do not count (ISO 26324)."""
    return f"doi:{doi.strip().rstrip('/').lower()}"


def addresses(source: Source) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Where `source` says that its document stands: the path of each such field, its value and its key.

    The DOI, the URL, and each archived copy, in this order.
    """
    if source.doi is not None:
        yield ("DOI",), source.doi, doi_key(source.doi)
    if source.url is not None:
        yield ("URL",), source.url, address_key(source.url)
    for number, copy in enumerate(source.archived):
        yield ("archived", number, "url"), copy.url, address_key(copy.url)


def _without_archive(address: str) -> str:
    """The address of the page that an address of a web archive holds, however often it was archived."""
    start = 0
    while copy := _COPY.match(address, start):
        start = copy.end()
    address = _COPY_WITHOUT_SCHEME.sub("http://", address[start:], count=1)
    # Servers fold the two slashes of an address that stands in another into one.
    return _SCHEME.sub(r"\1://", address, count=1)


def _host_key(host: str) -> str:
    host = host.rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = unicodedata.normalize("NFKC", host)
    names = host.lower().split(".")
    return ".".join([name for name in names[:-2] if name not in HOSTS_OF_THE_SAME] + names[-2:])


def _steps(path: str) -> list[str]:
    """The steps of a path, each escaped in the same way, without those that lead nowhere else."""
    steps: list[str] = []
    for written in path.split("/"):
        step = _folded(_SESSION.sub("", written))
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    if steps and INDEX_PAGE.fullmatch(steps[-1]):
        steps.pop()
    # The short form of a page for telephones stands behind /amp/ or before /amp.
    if len(steps) > 1:
        steps = steps[steps[0] == "amp" : len(steps) - (steps[-1] == "amp")]
    return steps


def _query_key(query: str) -> str:
    kept: list[tuple[str, str]] = []
    for pair in filter(None, query.replace("+", "%20").split("&")):
        name, equals, value = pair.partition("=")
        if not _only_counts_readers(unquote(name).lower(), value):
            kept.append((_folded(name), equals + _folded(value)))
    # Sorted by name alone: the order of equal names may mean something.
    return "&".join(name + value for name, value in sorted(kept, key=lambda each: each[0]))


def _only_counts_readers(name: str, value: str) -> bool:
    if name in PLACES_OF_LINKS:
        return not any(sign.isdigit() for sign in value)
    return name in COUNTING_READERS or _COUNTING_READERS.fullmatch(name) is not None


def _folded(written: str) -> str:
    """The text with every sign but `_.-~`, ASCII letters and digits as %XX, however it was written."""
    text = unicodedata.normalize("NFC", unquote(written, errors="surrogateescape"))
    return quote(text, safe="", errors="surrogateescape")
