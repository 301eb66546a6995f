"""The last look before anything is published: no output gives away where a hidden place lies.

Validation has looked through the records; this looks through what was made from them, page by page and file
by file, so that no fault of a page, of a label in a drawing or of an export can show what a record must not.
The frame that the theme puts around a page holds nothing of records beyond what is searched here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from damage_catalogue.publishing.data.search import SearchEntry
from damage_catalogue.publishing.links import PICTURES, RECORD_FILES
from damage_catalogue.publishing.page import Page
from damage_catalogue.records.hidden import Concern, HiddenPlaces, Key, find_hidden_places
from damage_catalogue.records.model import RECORD_KINDS, Catalogue
from damage_catalogue.scanning.normalised import normalise
from damage_catalogue.scanning.positions import find_positions

_TAG = re.compile(r"<[^<>]*>")
_READ_OUT = re.compile(r'\s(?:href|src|alt|title|content|value|aria-label|data-[a-z-]{1,40})="([^"<>]*)"')
"""Attributes that hold texts and addresses; those of drawings hold numbers on the sheet."""

_MARGIN_M = 100_000
"""Whole degrees stand in the margins of maps, and say no more than the country."""


class DisclosureError(Exception):
    """What was about to be published gives a hidden place away: which output, what, and what to do."""


class Disclosure(NamedTuple):
    """`output` is the path in the site, `text` the position as it stands there."""

    output: str
    text: str
    concern: Concern


def refuse_disclosures(
    catalogue: Catalogue,
    pages: Iterable[Page],
    files: Iterable[tuple[str, str | bytes]],
    search: Mapping[str, Iterable[SearchEntry]],
) -> None:
    """Raises DisclosureError where an output says of a hidden place more than may be said."""
    found = next(find_disclosures(catalogue, pages, files, search), None)
    if found:
        raise DisclosureError(
            f"{found.output} would give away where {found.concern.site} lies, which is "
            f"{found.concern.sensitivity}: it holds “{' '.join(found.text.split())}”. Nothing was written. "
            "The check of the records did not see it, which is a fault of the program: please report it, "
            "without the position. Until then, take it out of the record that this output is made from."
        )


def find_disclosures(
    catalogue: Catalogue,
    pages: Iterable[Page],
    files: Iterable[tuple[str, str | bytes]],
    search: Mapping[str, Iterable[SearchEntry]],
) -> Iterator[Disclosure]:
    """Every position in an output that a hidden place does not allow; costs nothing where none is hidden."""
    hidden = find_hidden_places(catalogue)
    if not hidden.concerns:
        return
    keys: dict[str, Key] = {}
    for page in pages:
        key = key_of(page.record_path) if page.record_path else None
        if key:
            keys[page.path] = key
        yield from _look_through(hidden, page.path or "the home page", key, _texts_of(page))
    for path, content in files:
        if not path.startswith(PICTURES):
            text = content if isinstance(content, str) else content.decode("utf-8", "replace")
            yield from _look_through(hidden, path, key_of(path), (text,))
    for language, entries in search.items():
        for entry in entries:
            texts = (*entry.names, entry.text, *entry.parts, entry.label)
            yield from _look_through(hidden, f"search/{language}.json", keys.get(entry.path), texts)


def key_of(path: str) -> Key | None:
    """The record that a file of the site is made from, by the file's path; None where it is that of many."""
    record = path.removeprefix(RECORD_FILES)
    for kind in RECORD_KINDS:
        if record.startswith(f"{kind}/"):
            id = record.removeprefix(f"{kind}/")
            return kind, id.removesuffix(".yaml") if record != path else id.rpartition("/")[0]
    return None


def _texts_of(page: Page) -> Iterator[str]:
    """What people and machines read on a page; what the search finds of it is looked through on its own."""
    yield from (page.title, page.description, page.json_ld or "")
    yield unescape(_TAG.sub(" ", page.body))
    # Links to other pages of the site are made from ids, and those are looked through in the records.
    yield from (unescape(each) for each in _READ_OUT.findall(page.body) if ":" in each or " " in each)


def _look_through(
    hidden: HiddenPlaces, output: str, key: Key | None, texts: Iterable[str]
) -> Iterator[Disclosure]:
    """Outputs of other records may say anything but what lies in the square of a generalised place."""
    if key not in hidden.concerns and not hidden.cells:
        return
    for found in find_positions(normalise("\n\x00\n".join(texts))):
        # The point of a public place may stand on any page, where a source or a list names it.
        if not found.is_sure or found.size_m > _MARGIN_M or hidden.is_public(found):
            continue
        if concern := hidden.given_away(key, found):
            yield Disclosure(output, found.text, concern)
