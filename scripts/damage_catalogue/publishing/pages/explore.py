"""The explorer: a page that is a plain list without its script, and with it list, map and timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from damage_catalogue.language import Language
from damage_catalogue.publishing.data.explore_data import explore_data
from damage_catalogue.publishing.edition.edition import Beside, make_edition
from damage_catalogue.publishing.edition.indexes import Indexes
from damage_catalogue.publishing.in_words.stating import kind_of_change
from damage_catalogue.publishing.links import to_root
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.listing import bulleted, site_line
from damage_catalogue.publishing.writing.rendering import render_template
from damage_catalogue.publishing.writing.symbols import NAMES
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.model import Catalogue
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.roll_up import classes
from damage_catalogue.status.wholes import BothHistories

ADDRESS = "explore/"
DATA = "data.json"
MOST_IN_PLAIN_LIST = 1000


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a facet offers; `symbol` tells that its id names a symbol."""

    id: str
    label: str
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """Several words to choose from; `key` names the choice in the address of a view."""

    key: str
    title: str
    options: Sequence[Option]


def explorer(
    catalogue: Catalogue,
    statuses: Mapping[str, SiteStatus],
    language: Language,
    edition: str = "",
    histories: Callable[[], BothHistories] | None = None,
    beside: Beside | None = None,
) -> tuple[Page, tuple[str, str]]:
    """The page of one edition, and its data as a path in the edition with its content.

    `edition` is the folder of the edition in the site, as in `Page`: all editions share the site's assets.
    `histories` are those of the catalogue, worked out here where they are not given.
    """
    made = make_edition(catalogue, statuses, language, beside=beside, histories=histories)
    indexes = Indexes(made)
    data = explore_data(indexes, indexes.edition.histories())
    return explore_page(indexes, edition), (f"{ADDRESS}{DATA}", data)


def explore_page(indexes: Indexes, edition: str = "") -> Page:
    """The explorer, with a plain list for readers without scripts; `edition` is its folder, as in `Page`."""
    writer = Writer(indexes.edition, ADDRESS)
    shown = (term.id for term in classes(indexes.edition.catalogue.vocabularies))
    for name in (*shown, *sorted({kind_of_change(event).id for event in indexes.events}.intersection(NAMES))):
        writer.symbol(name)
    body = render_template(
        "explore.html.j2",
        writer,
        facets=_facets(indexes, writer),
        wholes=[(one.site.id, depth, writer.preferred(one.site.names)) for depth, one in _wholes(indexes)],
        plain=bulleted(site_line(writer, one) for one in indexes.sites[:MOST_IN_PLAIN_LIST]),
        places=len(indexes.sites),
        cut_to=MOST_IN_PLAIN_LIST if len(indexes.sites) > MOST_IN_PLAIN_LIST else None,
        has_components=any(one.site.components for one in indexes.sites),
        data=DATA,
        assets=to_root(edition + ADDRESS) + "assets/",
    )
    return writer.finished(
        kind="explore",
        title=writer.w("explore"),
        description=writer.w("explore_intro"),
        body=body,
    )


def _facets(indexes: Indexes, writer: Writer) -> list[Facet]:
    """What can be chosen: every degree of damage and of evidence, and kinds and causes that occur."""
    vocabularies = indexes.edition.catalogue.vocabularies

    def options(terms: Sequence[Term], *, symbol: bool = False) -> list[Option]:
        return [Option(term.id, writer.term(term), symbol) for term in terms]

    states = options(classes(vocabularies), symbol=True)
    causes = [*vocabularies["cause-category"], *vocabularies["cause-type"]]
    occurring = {term.id: term for term in causes if term.id in indexes.by_cause}
    kinds = [term for term in vocabularies["site-kind"] if term.id in indexes.by_kind]
    return [
        Facet("status", writer.w("explore_status"), states),
        Facet("since", writer.w("explore_since_look"), options(_came_since(indexes), symbol=True)),
        Facet("kind", writer.w("explore_kind"), options(kinds)),
        Facet("cause", writer.w("cause"), options(list(occurring.values()))),
        Facet("certainty", writer.w("certainty"), options(list(vocabularies["certainty"]))),
        Facet(
            "support",
            writer.w("support"),
            [
                *options(list(vocabularies["corroboration"])),
                Option("one-origin", writer.w("explore_one_origin")),
            ],
        ),
    ]


def _came_since(indexes: Indexes) -> list[Term]:
    """What was done to some place, or to a part that has no page, after anybody last looked at it."""
    statuses = (status for one in indexes.sites for status in (one.status, *one.components.values()))
    kinds = {one.kind.id: one.kind for status in statuses for one in status.since}
    return [kinds[id] for id in sorted(kinds)]


def _wholes(indexes: Indexes) -> list[tuple[int, SiteStatus]]:
    """Every place that has parts, with how deep it lies, each below the one it belongs to."""
    waiting = [(0, one) for one in reversed(indexes.outermost)]
    found: list[tuple[int, SiteStatus]] = []
    while waiting:
        depth, one = waiting.pop()
        parts = indexes.parts.get(one.site.id)
        if parts:
            found.append((depth, one))
            waiting += [(depth + 1, part) for part in reversed(parts)]
    return found
