"""What the site's own search looks through: one JSON file for each edition, loaded when a reader searches.

It holds each record once, with its names in every script, and says nothing that its page does not say. How
words are made comparable and results are ranked is the business of assets/search/ in the reader's browser.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from damage_catalogue.language import OURS, Language
from damage_catalogue.publishing.citing.citations import author_name
from damage_catalogue.publishing.data.explore_data import plurals_of
from damage_catalogue.publishing.in_words.stating import state_in_one_line
from damage_catalogue.publishing.in_words.when import when_of
from damage_catalogue.publishing.links import record_address
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.shortening import search_text_of
from damage_catalogue.publishing.writing.symbols import NAMES, symbol_definitions
from damage_catalogue.records.dating import day_of
from damage_catalogue.records.model import Agent, Catalogue, Event, Record, Site, Source, is_withdrawn
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.roll_up import class_of_site

GROUPS = {"site": "sites", "event": "events", "source": "sources", "agent": "agents"}
"""The group of results in which a page of a kind is shown; every other page is in `GUIDE`."""
GUIDE = "guide"
SYMBOLS = "search/symbols.svg"
_LEFT_OUT = frozenset({"home", "moved"})


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One result: a page, or a section of one. `path` leads there from the top of the site.

    The first of `names` heads the result; `parts` are names of what belongs to the place. `within` is the
    path of the place that this one is part of. `state` names a symbol and `label` says it in words; the label
    of an event says when it was, that of a source who published it and when.
    """

    group: str
    path: str
    names: tuple[str, ...]
    text: str = ""
    parts: tuple[str, ...] = ()
    within: str = ""
    state: str = ""
    label: str = ""


def index_path(language: str) -> str:
    """Where the file of an edition stands in the site."""
    return f"search/{language}.json"


def search_entries(
    catalogue: Catalogue,
    statuses: Mapping[str, SiteStatus],
    pages: Iterable[Page],
    languages: Mapping[str, Language] = OURS,
) -> Iterator[SearchEntry]:
    """The entries of the pages of one edition, in their order."""
    records = {record_address(kind, record.id): record for kind, record in catalogue.records()}
    for page in pages:
        if page.kind in _LEFT_OUT or page.redirect_to is not None:
            continue
        record = records.get(page.address)
        if record is None:
            yield SearchEntry(GUIDE, page.path, (page.title,), page.search_text or page.description)
        elif is_withdrawn(record):
            yield SearchEntry(GROUPS[page.kind], page.path, (page.title,))
        else:
            yield _of_record(page, record, languages[page.language], catalogue, statuses)


def _of_record(
    page: Page, record: Record, language: Language, catalogue: Catalogue, statuses: Mapping[str, SiteStatus]
) -> SearchEntry:
    names = tuple(dict.fromkeys((page.title, *_names(record))))
    match record:
        case Source():
            text, label = _told_of(record, language), _published(record, catalogue, language)
            return SearchEntry(
                GROUPS[page.kind], page.path, names, text, label="" if label in names else label
            )
        case Event():
            text = _without(page.search_text, names)
            label = when_of(record, language) if day_of(record) else ""
            return SearchEntry(GROUPS[page.kind], page.path, names, text, label=label)
        case Agent():
            return SearchEntry(GROUPS[page.kind], page.path, names, _without(page.search_text, names))
    parts = tuple(dict.fromkeys(name.text for component in record.components for name in component.names.all))
    derived = statuses[record.id]
    label = state_in_one_line(derived, language, catalogue, with_day=False)
    return SearchEntry(
        GROUPS[page.kind],
        page.path,
        names,
        _without(page.search_text, {*names, *parts}),
        parts,
        page.edition + record_address("sites", record.part_of) if record.part_of else "",
        class_of_site(derived, catalogue.vocabularies).id,
        label,
    )


def _names(record: Record) -> tuple[str, ...]:
    match record:
        case Site() | Agent():
            return tuple(name.text for name in record.names.all)
        case Event():
            return tuple(words for _, words in record.title.versions)
    return ()


def _published(source: Source, catalogue: Catalogue, language: Language) -> str:
    """Who published a source and when."""
    publisher = catalogue.agents.get(source.publisher)
    name = source.publisher if publisher is None else publisher.names.preferred(language.tag).text
    day = "" if source.issued is None else language.date(source.issued)
    return language.word("comma").join(filter(None, (name, day)))


def _told_of(source: Source, language: Language) -> str:
    """What is known of a source beside title, publisher and day; nobody types its address."""
    authors = map(author_name, source.author)
    return search_text_of(language, *authors, source.container_title, source.type, source.note)


def _without(text: str, names: Iterable[str]) -> str:
    left_out = {" ".join(name.split()) for name in names}
    return "\n".join(line for line in text.splitlines() if line not in left_out)


def search_index(language: Language, entries: Iterable[SearchEntry]) -> str:
    """The file of one edition, with its entries in the order of their paths.

    An entry is a list: group, path, names, parts, the entry it is within, state, text. Group and state are
    numbers in the lists of that name, the entry is its number in the file; -1 stands for none.
    """
    ordered = sorted(entries, key=lambda entry: entry.path)
    number = {entry.path: index for index, entry in enumerate(ordered)}
    groups = [*dict.fromkeys(GROUPS.values()), GUIDE]
    states: dict[tuple[str, str], int] = {}
    rows: list[list[Any]] = [
        [
            groups.index(entry.group),
            entry.path,
            entry.names,
            entry.parts,
            number.get(entry.within, -1),
            states.setdefault((entry.state, entry.label), len(states)) if entry.label else -1,
            entry.text,
        ]
        for entry in ordered
    ]
    data = {
        "language": language.tag,
        "words": language.group("words", "search_"),
        "plurals": {form: counted for form, (_, counted) in plurals_of(language, "result").items()},
        "groups": groups,
        "states": list(states),
        "entries": rows,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def symbols_file() -> str:
    """The symbols of the states as a file of their own, for pages that do not carry them."""
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbol_definitions(NAMES)}\n</svg>\n'


def guide_entries(path: str, title: str, html: str, language: Language) -> Iterator[SearchEntry]:
    """One entry for a hand-written page and one for each of its chapters. `title` is plain text.

    What stands below a heading with the attribute `data-search-exclude` is not found, up to the next heading
    of the same level: lists of examples would be found for whatever they name.
    """
    reader = _Chapters()
    reader.feed(html)
    reader.close()
    for anchor, heading, text in reader.chapters():
        if anchor:
            yield SearchEntry(GUIDE, f"{path}#{anchor}", (language.labelled(title, heading),), text)
        else:
            yield SearchEntry(GUIDE, path, (title,), text)


@dataclass(slots=True)
class _Chapter:
    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Chapters(HTMLParser):
    """The text of a page, cut where a heading of level 2 starts; the title itself is left out."""

    _LINES = frozenset(
        {"p", "li", "dt", "dd", "td", "th", "tr", "pre", "h3", "h4", "blockquote", "figcaption"}
    )

    def __init__(self) -> None:
        super().__init__()
        self._found = [_Chapter()]
        self._heading = ""
        self._left_out = ""
        self._in_permalink = False

    def chapters(self) -> Iterator[tuple[str, str, str]]:
        for one in self._found:
            lines = (" ".join(line.split()) for line in "".join(one.text).splitlines())
            yield one.anchor, " ".join("".join(one.heading).split()), "\n".join(filter(None, lines))

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("h2", "h3") and tag <= (self._left_out or tag):
            self._left_out = tag if "data-search-exclude" in given else ""
        if tag in ("h1", "h2"):
            self._heading = tag
            if tag == "h2" and (anchor := given.get("id")):
                self._found.append(_Chapter(anchor))
        elif tag == "a" and "headerlink" in (given.get("class") or ""):
            self._in_permalink = True
        elif tag in self._LINES:
            self._found[-1].text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._heading:
            self._heading = ""
        elif tag == "a":
            self._in_permalink = False
        elif tag in self._LINES:
            self._found[-1].text.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_permalink or self._left_out or self._heading == "h1":
            return
        chapter = self._found[-1]
        (chapter.heading if self._heading else chapter.text).append(data.replace("\n", " "))
