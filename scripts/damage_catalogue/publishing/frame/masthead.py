"""The ways that stand around every page: the rows of the masthead and the foot, in the page's own edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from markupsafe import Markup

from damage_catalogue.language import OURS, Language
from damage_catalogue.publishing.frame.imprint import Imprint
from damage_catalogue.publishing.guide.hand_written import WRITTEN_IN
from damage_catalogue.publishing.page import Page

Versions = Mapping[str, Mapping[str, Page]]
"""Every page of the site: by address, then by language."""

_FOOT = {"method": "guide/method/", "data": "guide/using-the-data/", "correct": "guide/editing/"}


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """An entry of the navigation in mkdocs.yml: `title` is HTML, `address` the page in the main edition."""

    title: str
    address: str
    below: tuple[NavigationItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """A link. `title` is HTML, and empty where the page that shows the link has its own word for it.

    `language` and a `remark` are set where what it leads to is in another language than the page.
    `is_current` holds for the page's section, `is_here` for the page itself.
    """

    title: str
    path: str
    language: str | None = None
    remark: str = ""
    is_current: bool = False
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """`home` is the path of the edition's first page, `edition` what stands before the paths of its others.

    `chapters` are the second row, which there is in a section that has pages of its own in the navigation;
    `section` is the title of that section, as HTML. `foot` holds ways by what they are for, `rights` says
    under which licence and by whom the records are published, `contact` is the link to write to, which is
    empty where there is none.
    """

    home: str
    edition: str
    sections: tuple[NavigationLink, ...]
    section: str
    chapters: tuple[NavigationLink, ...]
    foot: Mapping[str, NavigationLink]
    rights: Markup
    contact: Markup


def outline_of(items: Sequence[Any]) -> tuple[NavigationItem, ...]:
    """The navigation as plain data, from MkDocs' own items, once their titles are known. Home is left out."""
    return tuple(_entry(item) for item in items if not getattr(item, "is_homepage", False))


def _entry(item: Any) -> NavigationItem:
    if not item.children:
        return NavigationItem(str(item.title), item.url)
    below = tuple(map(_entry, item.children))
    return NavigationItem(str(item.title), below[0].address, below[1:])


def paths_in(nav: Any) -> Iterator[str]:
    """Every path that the nav of mkdocs.yml names, however deep."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for entry in nav:
            yield from paths_in(entry)
    elif isinstance(nav, dict):
        for entry in nav.values():
            yield from paths_in(entry)


def section_of(address: str, outline: Sequence[NavigationItem]) -> str:
    """The address in the navigation that is the page's, or the nearest above it; empty where none is."""
    known = {one.address for entry in outline for one in (entry, *entry.below)}
    steps = address.split("/")[:-1]
    above = ("/".join(steps[:length]) + "/" for length in range(len(steps), 0, -1))
    return next((one for one in above if one in known), "")


def masthead_of(
    address: str,
    language: str,
    outline: Sequence[NavigationItem],
    versions: Versions,
    *,
    main: str,
    imprint: Imprint | None = None,
    languages: Mapping[str, Language] = OURS,
) -> Masthead:
    """What surrounds the page at `address` in an edition; `main` is the language of the main edition."""
    current = section_of(address, outline)

    def way(entry: NavigationItem) -> NavigationLink:
        within = current in (one.address for one in (entry, *entry.below))
        return _way(
            entry,
            languages[language],
            versions,
            is_current=bool(current) and within,
            is_here=entry.address == address,
        )

    sections = tuple(map(way, outline))
    index = next((number for number, one in enumerate(sections) if one.is_current), None)
    edition = "" if language == main else f"{language}/"
    return Masthead(
        home=edition or "./",
        edition=edition,
        sections=sections,
        section="" if index is None else sections[index].title,
        chapters=() if index is None else tuple(map(way, outline[index].below)),
        foot={
            purpose: _way(NavigationItem("", found), languages[language], versions)
            for purpose, found in _FOOT.items()
        },
        rights=imprint.foot(language) if imprint else Markup(""),
        contact=imprint.contact() if imprint else Markup(""),
    )


def _way(
    entry: NavigationItem,
    language: Language,
    versions: Versions,
    *,
    is_current: bool = False,
    is_here: bool = False,
) -> NavigationLink:
    known = versions.get(entry.address, {})
    page = known.get(language.tag) or known.get(WRITTEN_IN) or next(iter(known.values()), None)
    if page is None:  # another site, or a page of somebody else
        return NavigationLink(entry.title, entry.address)
    # The titles in mkdocs.yml are short, and English; a translated page brings its own.
    written_in = page.written_in or page.language
    has_own_title = entry.title and written_in != WRITTEN_IN
    title = escape(page.title) if has_own_title else entry.title
    way = NavigationLink(title, page.path or ".", is_current=is_current, is_here=is_here)
    if written_in == language.tag:
        return way
    return replace(way, language=written_in, remark=language.in_other_language(written_in))


def nearest_page(address: str, language: str, versions: Versions) -> Page | None:
    """The page itself in a language or, where it is not translated, the nearest one above it that is."""
    known = (versions.get(above, {}).get(language) for above in _upwards(address))
    return next(filter(None, known), None)


def _upwards(address: str) -> Iterator[str]:
    steps = address.split("/")[:-1]
    for length in range(len(steps), -1, -1):
        yield "".join(f"{step}/" for step in steps[:length])
