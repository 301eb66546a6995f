"""Who had it from whom: for each word of a status the pages that say it, together by their origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from damage_catalogue.publishing.in_words.stating import pages_and_origins
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.model import Citation
from damage_catalogue.status.facts import Status, Support
from damage_catalogue.status.origins import Origin, group_by_origin
from damage_catalogue.status.paths import Link, WordPath, paths_of


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The lines of one origin, below its title if there are several; `first` is its number in the list. Of
    paths that hang together without a common link it is the first of their numbers."""

    first: int
    title: Markup | None
    lines: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """The support of one word: `summary` in numbers, its groups, and the pages that name nobody."""

    word: Markup
    summary: str
    groups: tuple[OriginGroup, ...]
    unnamed: tuple[Markup, ...]

    @property
    def lines(self) -> int:
        """How many lines its groups have, with those of pages that name nobody."""
        return sum(len(group.lines) for group in self.groups) + len(self.unnamed)


def attribute(writer: Writer, status: Status) -> list[Attributed]:
    """The attribution of each word of a status, in the order of the words."""
    return [_attributed(writer, one) for one in status.support]


def _attributed(writer: Writer, support: Support) -> Attributed:
    groups: list[OriginGroup] = []
    first = 1
    for origin in group_by_origin(paths_of(support.witnesses)):
        groups.append(OriginGroup(first, _title(writer, origin), _lines(writer, origin.paths)))
        first += origin.number
    unnamed = {
        (citation.via, citation.source)
        for witness in support.witnesses
        if witness.by is None
        for citation in witness.citations
    }
    return Attributed(
        writer.defined(support.word),
        pages_and_origins(support, writer.language),
        tuple(groups),
        _sentences(writer, ((None, *one) for one in sorted(unnamed))),
    )


def _title(writer: Writer, origin: Origin) -> Markup | None:
    pages = writer.counted(len({path.source for path in origin.paths}), "page")
    if origin.link is None:
        numbers = writer.language.commas((pages, writer.counted(origin.number, "origin")))
        return escape(writer.language.bracketed(writer.w("support_tangled"), numbers))
    if len(origin.paths) == 1:
        return None
    return escape(writer.language.bracketed(_link(writer, origin.link), pages))


def _link(writer: Writer, link: Link) -> Markup:
    kind, id = link
    match kind:
        case "agent":
            return writer.agent(id)
        case "source":
            return writer.source(id)
    return writer.defined(writer.catalogue.vocabularies["corroboration"]["self-claimed"])


def _lines(writer: Writer, paths: Iterable[WordPath]) -> tuple[Markup, ...]:
    return _sentences(writer, ((path.by, path.via, path.source) for path in paths))


def _sentences(
    writer: Writer, paths: Iterable[tuple[str | None, tuple[str, ...], str]]
) -> tuple[Markup, ...]:
    """Who reports whom, with the references of all that come the same way."""
    found: defaultdict[Markup, dict[Markup, None]] = defaultdict(dict)
    for by, via, source in paths:
        citation = Citation(source, via=via)
        found[writer.chain(by, citation)][writer.cites([citation], by)] = None
    return tuple(
        Markup("{}{}").format(sentence, Markup("").join(numbers)) for sentence, numbers in found.items()
    )
