"""References as a bibliography prints them, from the CSL fields of a source record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from damage_catalogue.language import Language, direction_of
from damage_catalogue.publishing.links import readable_address, web_address
from damage_catalogue.records.model import Author, Source

_STANDS_ALONE = frozenset({"book", "report", "thesis", "dataset", "map", "motion_picture", "legislation"})
"""Types whose own title is set in italics; the titles of all others stand in quotation marks."""


def author_name(author: Author) -> str:
    """Given name before family name; a body, or a name without family part, as written."""
    if author.literal is not None:
        return author.literal
    return " ".join(part for part in (author.given, author.family) if part)


def _inverted(author: Author, language: Language) -> str:
    """The first author of a reference, sorted under the family name."""
    if author.literal is not None or author.given is None:
        return author_name(author)
    return language.phrase("family_first", family=author.family or "", given=author.given)


def source_title(source: Source, language: Language) -> Markup:
    """The title as printed, or words that say there is none."""
    if source.title is None:
        return Markup('<span class="hd-unknown">{}</span>').format(language.word("no_title"))
    if source.language is None:
        return Markup("<bdi>{}</bdi>").format(source.title)
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(
        source.language, direction_of(source.language), source.title
    )


def bibliographic_entry(source: Source, publisher: Markup, language: Language) -> Markup:
    """Authors. Title. Container and numbers. Publisher, date. Address. Day of access."""
    title = source_title(source, language)
    parts = [
        _authors(source, language),
        Markup("<cite>{}</cite>").format(title)
        if source.type.id in _STANDS_ALONE
        else language.quoted(title),
        _container(source, publisher, language),
        _issued(source, publisher, language),
        _addresses(source),
    ]
    if source.accessed is not None:
        parts.append(escape(language.phrase("accessed", day=language.date(source.accessed))))
    return Markup(" ").join(escape(language.sentence(part)) for part in parts if part)


def _authors(source: Source, language: Language) -> Markup:
    first, others = source.author[:1], source.author[1:]
    names = [*(_inverted(one, language) for one in first), *map(author_name, others)]
    return language.authors([Markup("<bdi>{}</bdi>").format(name) for name in names])


def _container(source: Source, publisher: Markup, language: Language) -> Markup:
    """“Journal of Ruins, vol. 57, pp. 12–15”; a paper that publishes itself is named once."""
    parts: list[Markup] = []
    if source.container_title is not None and source.container_title != publisher.striptags():
        parts.append(Markup("<cite><bdi>{}</bdi></cite>").format(source.container_title))
    for key in ("volume", "issue", "number", "page"):
        value: str | None = getattr(source, key)
        if value is not None:
            parts.append(escape(language.phrase(f"cite_{key}", value=Markup("<bdi>{}</bdi>").format(value))))
    return escape(language.word("comma")).join(parts)


def _issued(source: Source, publisher: Markup, language: Language) -> Markup:
    date = language.date(source.issued) if source.issued is not None else language.word("no_date")
    if [author_name(author) for author in source.author] == [publisher.striptags()]:
        return escape(date)
    return escape(language.word("comma")).join((publisher, escape(date)))


def _addresses(source: Source) -> Markup:
    links = []
    if source.doi is not None:
        links.append(outside_link(f"https://doi.org/{source.doi}", f"doi:{source.doi}"))
    if source.url is not None:
        links.append(outside_link(source.url, readable_address(source.url)))
    if source.isbn is not None:
        links.append(Markup("ISBN <bdi>{}</bdi>").format(source.isbn))
    return Markup(" · ").join(links)


def outside_link(url: str, label: str | Markup) -> Markup:
    """A link that leaves the site; what is no safe web address is shown as text."""
    address = web_address(url)
    if address is None:
        return Markup('<bdi class="hd-address" dir="ltr">{}</bdi>').format(label)
    return Markup('<a class="hd-address" href="{}" rel="noopener external" dir="ltr">{}</a>').format(
        address, label
    )


@dataclass(slots=True)
class NumberedSource:
    """One numbered source of a page, with the ways in which its words reached us there."""

    number: int
    source: str
    chains: list[Markup] = field(default_factory=list)


class References:
    """Numbers the sources of one page in the order in which they are first cited."""

    __slots__ = ("_by_source",)

    def __init__(self) -> None:
        self._by_source: dict[str, NumberedSource] = {}

    def cite(self, source: str, chain: Markup | None = None) -> NumberedSource:
        """The source with its number, a new one where it is first cited; `chain` joins its ways."""
        reference = self._by_source.get(source)
        if reference is None:
            reference = self._by_source[source] = NumberedSource(len(self._by_source) + 1, source)
        if chain is not None and chain not in reference.chains:
            reference.chains.append(chain)
        return reference

    def __iter__(self) -> Iterator[NumberedSource]:
        return iter(self._by_source.values())

    def __len__(self) -> int:
        return len(self._by_source)
