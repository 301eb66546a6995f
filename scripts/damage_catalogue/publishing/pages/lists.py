"""The home page and the lists: places, events, sources, agents; by status, kind and cause; what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import nlargest
from itertools import groupby

from markupsafe import Markup, escape

from damage_catalogue.publishing.charts.state_chart import state_chart
from damage_catalogue.publishing.edition.indexes import Counted, Indexes, Result, year_of
from damage_catalogue.publishing.maps.places_map import places_map
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.listing import (
    HeadedList,
    bulleted,
    counted_line,
    event_line,
    site_line,
    source_line,
    tree,
)
from damage_catalogue.publishing.writing.rendering import render_template
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.model import Event, Site, is_withdrawn
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.roll_up import classes

LATEST_SHOWN = 10
WAYS_IN = ("status", "changes", "kinds", "causes", "contested", "not-assessed")

Maker = Callable[[Indexes, Writer], Page]


def index_pages(indexes: Indexes) -> Iterator[tuple[str, Callable[[], Page]]]:
    """Each list by its address, made when asked for."""
    vocabularies = indexes.edition.catalogue.vocabularies
    makers: dict[str, Maker] = {
        "": home_page,
        "sites/": _sites,
        "events/": _events,
        "sources/": _sources,
        "agents/": _agents,
        "status/": _statuses,
        "kinds/": _kinds,
        "causes/": _causes,
        "contested/": _contested,
        "not-assessed/": _not_assessed,
    }
    for term in classes(vocabularies):
        makers[f"status/{term.id}/"] = partial(_status, term.id)
    for kind in indexes.by_kind:
        makers[f"kinds/{kind}/"] = partial(_kind, kind)
    for cause in indexes.by_cause:
        makers[f"causes/{cause}/"] = partial(_cause, cause)
    for address, make in makers.items():
        yield address, partial(_made, make, indexes, address)


def _made(make: Maker, indexes: Indexes, address: str) -> Page:
    return make(indexes, Writer(indexes.edition, address))


def home_page(indexes: Indexes, writer: Writer) -> Page:
    """The first page: the states counted, the map, and the ways in."""
    about, language = indexes.edition.catalogue.about, indexes.edition.language
    body = render_template(
        "home.html.j2",
        writer,
        about=about,
        chart=_chart(indexes, writer),
        counted=_what_is_counted(indexes, writer),
        map=places_map(writer, indexes.sites, indexes.edition.beside.land),
        contested=language.contested_count(len(indexes.contested)),
        ways=[(f"{way}/", writer.w(f"all_{way}")) for way in WAYS_IN],
        places=bulleted(site_line(writer, one) for one in indexes.outermost),
        latest=bulleted(site_line(writer, one) for one in _latest(indexes)),
        held=_held(indexes, writer),
    )
    title, description = language.plain(about.title), language.plain(about.description)
    return writer.finished(kind="home", title=title, description=description, body=body)


def _chart(indexes: Indexes, writer: Writer) -> Markup:
    return state_chart(writer, indexes.counts(), len(indexes.counted), indexes.counted_as, indexes.done_since)


def _what_is_counted(indexes: Indexes, writer: Writer) -> str:
    language = writer.language
    counted = language.counted(len(indexes.counted), indexes.counted_as)
    said = [language.phrase("state_counted", counted=counted)]
    if indexes.groups:
        said.append(language.phrase("groups_not_counted", n=language.number(len(indexes.groups))))
    return " ".join(said)


def _held(indexes: Indexes, writer: Writer) -> list[tuple[str, str]]:
    counted = writer.language.counted
    edition = indexes.edition
    return [
        ("sites/", counted(len(indexes.sites), "site")),
        ("events/", counted(len(indexes.events), "event")),
        ("sources/", counted(len(edition.living("sources")), "source")),
        ("agents/", counted(len(edition.living("agents")), "agent")),
    ]


def _latest(indexes: Indexes) -> list[SiteStatus]:
    """The places that somebody saw last, the latest first."""
    seen = [
        (last.latest, one.site.id, one)
        for one in indexes.sites
        if (last := one.status.last_observed) is not None and last.latest is not None
    ]
    return [one for _, _, one in nlargest(LATEST_SHOWN, seen, key=lambda entry: entry[:2])]


def _sites(indexes: Indexes, writer: Writer) -> Page:
    places = tree(indexes.outermost, lambda one: site_line(writer, one), lambda id: indexes.parts.get(id, ()))
    return _list(writer, writer.w("all_sites"), writer.w("sites_intro"), [HeadedList(places)])


def _events(indexes: Indexes, writer: Writer) -> Page:
    groups = [
        HeadedList(bulleted(event_line(writer, event) for event in events), f"_{year or 'undated'}", title)
        for year, events in groupby(indexes.events, key=year_of)
        for title in [str(year) if year else writer.language.word("no_date")]
    ]
    return _list(writer, writer.w("all_events"), writer.w("events_intro"), groups)


def _sources(indexes: Indexes, writer: Writer) -> Page:
    sources = [one for one in indexes.edition.catalogue.sources.values() if not is_withdrawn(one)]
    groups = _by_term(writer, "source-type", [(one.type, source_line(writer, one)) for one in sources])
    return _list(writer, writer.w("all_sources"), writer.w("sources_intro"), groups)


def _agents(indexes: Indexes, writer: Writer) -> Page:
    agents = [one for one in indexes.edition.catalogue.agents.values() if not is_withdrawn(one)]
    groups = _by_term(writer, "agent-kind", [(one.kind, writer.link(one)) for one in agents])
    return _list(writer, writer.w("all_agents"), writer.w("agents_intro"), groups)


def _by_term(writer: Writer, vocabulary: str, lines: Iterable[tuple[Term, Markup]]) -> list[HeadedList]:
    """The lines below the term that each belongs to, in the order of the vocabulary."""
    found: defaultdict[str, list[Markup]] = defaultdict(list)
    for term, line in lines:
        found[term.id].append(line)
    return [
        HeadedList(bulleted(found[term.id]), f"_{term.id}", writer.term(term))
        for term in writer.catalogue.vocabularies[vocabulary]
        if term.id in found
    ]


def _statuses(indexes: Indexes, writer: Writer) -> Page:
    chart = _chart(indexes, writer)
    groups = [HeadedList(Markup("<p>{}</p>").format(writer.page("contested/", writer.w("all_contested"))))]
    return _list(writer, writer.w("all_status"), writer.w("status_intro"), groups, chart)


def _status(state: str, indexes: Indexes, writer: Writer) -> Page:
    term = next(one for one in classes(indexes.edition.catalogue.vocabularies) if one.id == state)
    counted = indexes.by_state.get(state, ())
    intro = Markup("{} {}").format(
        term.definition(writer.language.tag),
        Markup('<span class="hd-fine">{}</span>').format(
            writer.language.share(len(counted), len(indexes.counted), indexes.counted_as)
        ),
    )
    title = writer.language.page_title("status", writer.term(term))
    return _list(writer, title, intro, _state_groups(state, indexes, writer))


def _state_groups(state: str, indexes: Indexes, writer: Writer) -> list[HeadedList]:
    """What is counted in a state, then what is not: groups of things, and wholes beside their parts."""
    groups = []
    if counted := indexes.by_state.get(state, ()):
        groups.append(HeadedList(_counted_lines(writer, counted)))
    if together := indexes.groups_by_state.get(state, ()):
        groups.append(HeadedList(_counted_lines(writer, together), "_groups", writer.w("judged_as_a_group")))
    if wholes := indexes.wholes_by_state.get(state, ()):
        groups.append(HeadedList(_lines(writer, wholes), "_wholes", writer.w("judged_as_a_whole")))
    by_counts = [one for one in indexes.by_counts if indexes.state_of(one).id == state]
    if by_counts and state == "by-parts":
        groups.append(HeadedList(_lines(writer, by_counts), "_by_counts", writer.w("told_by_counts")))
    return groups


def _counted_lines(writer: Writer, counted: Iterable[Counted]) -> Markup:
    return bulleted(counted_line(writer, one) for one in counted)


def _kinds(indexes: Indexes, writer: Writer) -> Page:
    lines = bulleted(
        Markup('{} <span class="hd-fine">{}</span>').format(
            writer.page(f"kinds/{kind.id}/", writer.term(kind)),
            writer.counted(len(indexes.by_kind[kind.id]), "site"),
        )
        for kind in indexes.edition.catalogue.vocabularies["site-kind"]
        if kind.id in indexes.by_kind
    )
    return _list(writer, writer.w("all_kinds"), writer.w("kinds_intro"), [HeadedList(lines)])


def _kind(kind: str, indexes: Indexes, writer: Writer) -> Page:
    term = indexes.edition.catalogue.vocabularies["site-kind"][kind]
    title = writer.language.page_title("kind", writer.term(term))
    places = [HeadedList(_lines(writer, indexes.by_kind[kind]))]
    return _list(writer, title, term.definition(writer.language.tag), places)


def _causes(indexes: Indexes, writer: Writer) -> Page:
    groups = []
    for vocabulary in ("cause-category", "cause-type"):
        terms = indexes.edition.catalogue.vocabularies[vocabulary]
        lines = bulleted(
            Markup('{} <span class="hd-fine">{}</span>').format(
                writer.page(f"causes/{term.id}/", writer.term(term)),
                writer.joined(
                    [
                        writer.counted(len(indexes.by_cause[term.id]), "event"),
                        _results_counted(indexes.results_by_cause.get(term.id, ()), writer),
                    ]
                ),
            )
            for term in terms
            if term.id in indexes.by_cause
        )
        if lines:
            groups.append(HeadedList(lines, f"_{vocabulary}", terms.title(writer.language.tag)))
    return _list(writer, writer.w("all_causes"), writer.w("causes_intro"), groups)


def _cause(cause: str, indexes: Indexes, writer: Writer) -> Page:
    vocabularies = indexes.edition.catalogue.vocabularies
    categories, types = vocabularies["cause-category"], vocabularies["cause-type"]
    term = categories[cause] if cause in categories else types[cause]
    groups = [HeadedList(bulleted(event_line(writer, event) for event in indexes.by_cause[cause]))]
    if results := indexes.results_by_cause.get(cause, ()):
        counted = Markup('<p class="hd-fine">{}</p>\n').format(_results_counted(results, writer))
        lines = bulleted(_result_line(writer, one) for one in results)
        groups.append(HeadedList(counted + lines, "_results", writer.w("judged_as_result")))
    title = writer.language.page_title("cause", writer.term(term))
    return _list(writer, title, term.definition(writer.language.tag), groups)


def _results_counted(results: Sequence[Result], writer: Writer) -> Markup | None:
    """How many judgements name which state as the result: *2 Destroyed · 1 Severe damage*."""
    found: dict[Term, int] = {}
    for one in results:
        found[one.assessment.word] = found.get(one.assessment.word, 0) + 1
    words = writer.catalogue.vocabularies
    counts = [
        writer.phrase("counted_state", n=writer.language.number(found[term]), state=writer.term(term))
        for term in (*words["damage"], *words["condition"])
        if term in found
    ]
    return escape(writer.labelled("judged_as_result", writer.joined(counts))) if counts else None


def _result_line(writer: Writer, result: Result) -> Markup:
    """What was judged to be the result, where, and who says so."""
    site, one = result.place.site, result.assessment
    return Markup('{} {} <span class="hd-fine">{}</span>').format(
        writer.symbol(writer.symbol_of_word(one.word)),
        writer.page(f"{writer.address_of(site)}#{one.id}", writer.claim_label(one)),
        writer.joined([writer.link(site), writer.event(one.result_of or "")]),
    )


def _contested(indexes: Indexes, writer: Writer) -> Page:
    records: list[Site | Event] = [*(one.site for one in indexes.sites), *indexes.events]
    questions = [
        Markup('{} <span class="hd-fine">{}</span>').format(
            writer.page(f"{writer.address_of(record)}#{one.id}", writer.text(one.question)),
            writer.joined(
                [writer.link(record), writer.language.disagreement(len(one.positions), one.outcome)]
            ),
        )
        for record in records
        for one in record.disagreements
    ]
    groups = []
    if indexes.contested:
        groups.append(HeadedList(_lines(writer, indexes.contested), "_places", writer.w("contested_places")))
    if questions:
        groups.append(HeadedList(bulleted(questions), "_questions", writer.w("open_questions")))
    return _list(writer, writer.w("all_contested"), writer.w("contested_intro"), groups)


def _not_assessed(indexes: Indexes, writer: Writer) -> Page:
    groups = _state_groups("not-assessed", indexes, writer)
    return _list(writer, writer.w("all_not-assessed"), writer.w("not_assessed_intro"), groups)


def _lines(writer: Writer, places: Sequence[SiteStatus]) -> Markup:
    return bulleted(site_line(writer, one) for one in places)


def _list(
    writer: Writer, title: str, intro: str | Markup, groups: Sequence[HeadedList], chart: Markup | None = None
) -> Page:
    body = render_template("list.html.j2", writer, title=title, intro=intro, groups=groups, chart=chart)
    plain = intro.striptags() if isinstance(intro, Markup) else intro
    return writer.finished(kind="index", title=title, description=plain, body=body)
