"""Addresses of pages, and the links between them.

Links are relative, so the site works below any address and from a plain file server.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from damage_catalogue.records.model import Agent, Event, Record, RecordKind, Site, Source

METHOD_GUIDE = "guide/method/"
"""The hand-written page that explains how a status is worked out."""

HAND_WRITTEN = (METHOD_GUIDE,)
"""Addresses that generated pages lead to and that are not generated; every edition has its own."""

RECORD_FILES = "catalogue/"
"""Where the site keeps the records themselves."""

PICTURES = "pictures/"
"""Where the site keeps the pictures that records hold as files, below their paths in the repository."""

_KINDS: dict[type[Record], RecordKind] = {Site: "sites", Event: "events", Source: "sources", Agent: "agents"}
_LONGEST_ADDRESS = 120
_SCHEME = re.compile("https?://", re.IGNORECASE)
_ESCAPED_LETTERS = re.compile("(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"\\`{}|^]+", re.IGNORECASE).fullmatch


def kind_of(record: Record) -> RecordKind:
    """The kind of a record, as its folder is called."""
    return _KINDS[type(record)]


def record_address(kind: RecordKind, id: str) -> str:
    """The address of the page of a record, seen from the top of an edition."""
    return f"{kind}/{id}/"


def record_path(record: Record) -> str:
    """The record's file, from the catalogue's root."""
    return f"{RECORD_FILES}{kind_of(record)}/{record.id}.yaml"


def is_shared(address: str) -> bool:
    """Whether there is one such page or file for all editions, at the address of the main one."""
    page = address.partition("#")[0]
    is_file_of_source = page.startswith("sources/") and not page.endswith("/")
    return page.startswith((RECORD_FILES, PICTURES)) or is_file_of_source


def to_root(address: str) -> str:
    """What leads from a page to the top of its edition: "" from home, "../../" from sites/palmyra/."""
    return "../" * address.count("/")


def relative(from_address: str, to_address: str) -> str:
    """The link from one page to another, whose address may carry a fragment."""
    page, hash_sign, fragment = to_address.partition("#")
    if page == from_address:
        return f"#{fragment}" if hash_sign else "./"
    return (to_root(from_address) + page or "./") + hash_sign + fragment


def web_address(url: str | None) -> str | None:
    """`url` where it is a web address that is safe to link to, else None."""
    return url if url is not None and _WEB_ADDRESS(url) else None


def readable_address(url: str) -> str:
    """The address as a reader can type it: letters as letters, no scheme, and not more than one would."""
    address = _ESCAPED_LETTERS.sub(_letters, _SCHEME.sub("", url, count=1)).removesuffix("/")
    return address if len(address) <= _LONGEST_ADDRESS else f"{address[:_LONGEST_ADDRESS]}…"


def _letters(escaped: re.Match[str]) -> str:
    """Only letters and digits are safe to show: anything else could turn the text around it."""
    letters = unquote(escaped[0], errors="replace")
    return letters if letters.isalnum() else escaped[0]
