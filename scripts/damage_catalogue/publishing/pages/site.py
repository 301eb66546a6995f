"""The page of a site: what happened to it, what is lost, what stands, what nobody knows, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from markupsafe import Markup

from damage_catalogue.publishing.charts.timeline import make_timeline
from damage_catalogue.publishing.citing.formats import cite_files
from damage_catalogue.publishing.citing.json_ld import site_ld
from damage_catalogue.publishing.edition.edition import Edition
from damage_catalogue.publishing.in_words.stating import counts_in_words, state_in_one_line
from damage_catalogue.publishing.links import METHOD_GUIDE, record_address, record_path
from damage_catalogue.publishing.maps.locator import locator
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.attributing import attribute
from damage_catalogue.publishing.writing.rendering import render_template
from damage_catalogue.publishing.writing.shortening import search_text_of
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.edtf import date_of_day
from damage_catalogue.records.model import Assessment, Component, Event, Site, Statement, is_withdrawn
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.roll_up import principal_of
from damage_catalogue.status.withdrawn import withdrawn_sources


def site_page(edition: Edition, site: Site) -> Page:
    """The page of a place: its status and why, its parts, its events, and what was said of it."""
    writer, language = Writer(edition, record_address("sites", site.id), site), edition.language
    derived = edition.statuses[site.id]
    events = [event for event in edition.catalogue.events_at.get(site.id, ()) if not is_withdrawn(event)]
    body = _body(writer, edition, site, derived, events)
    name = site.names.preferred(language.tag).text
    return writer.finished(
        kind="site",
        title=name,
        description=_summary(writer, derived),
        body=body,
        search_text=_search_text(edition, site, events),
        json_ld=None if is_withdrawn(site) else site_ld(site, language.tag),
        record_path=record_path(site),
        files=cite_files(writer.page_as_work(name)),
    )


def _body(writer: Writer, edition: Edition, site: Site, derived: SiteStatus, events: Sequence[Event]) -> str:
    name = site.names.preferred(edition.language.tag).text
    return render_template(
        "site.html.j2",
        writer,
        site=site,
        parents=edition.catalogue.ancestors(site),
        country=edition.catalogue.country(site),
        withdrawn=is_withdrawn(site),
        derived=derived,
        status=derived.status,
        principal=principal_of(site),
        locator=locator(writer, site.location, name, edition.beside.land),
        component_of=_component_finder(site),
        events=events,
        disagreements=bool(site.disagreements) or any(event.disagreements for event in events),
        event_disagreements=[(event, one) for event in events for one in event.disagreements],
        attributions=[(event, one) for event in events for one in event.attributions],
        timeline=make_timeline(writer, site, events),
        parts=_parts(edition, site),
        components=[(one, derived.components[one.id]) for one in site.components],
        statements=_by_kind(site.statements),
        counts=writer.counts(derived),
        counts_history=_counts_history(writer, derived),
        since=writer.since(derived.status, site),
        withdrawn_sources=[
            writer.link(source) for source in withdrawn_sources(derived, edition.catalogue.sources)
        ],
        method=METHOD_GUIDE,
        attribute=partial(attribute, writer),
    )


def _component_finder(site: Site) -> Callable[[Assessment], Component | None]:
    components = {component.id: component for component in site.components}
    return lambda assessment: components.get(assessment.component or "")


def _parts(edition: Edition, site: Site) -> list[tuple[Site, SiteStatus]]:
    """The sites that belong directly to this one, with their states."""
    parts = edition.catalogue.parts.get(site.id, ())
    return [(part, edition.statuses[part.id]) for part in parts if not is_withdrawn(part)]


def _counts_history(writer: Writer, derived: SiteStatus) -> list[tuple[Markup, str]]:
    """From which day on which counts held, of a place that is told by them; the newest first."""
    if not derived.told_by_counts:
        return []
    history = writer.edition.histories().as_it_was[derived.site.id]
    counts = [(day, counts_in_words(then, writer.language) or "") for day, then in history]
    changed = [(day, now) for (_, before), (day, now) in pairwise(counts) if now != before]
    return [(writer.date(date_of_day(day)), now) for day, now in reversed(changed)]


def _by_kind(statements: Sequence[Statement]) -> list[tuple[Term, list[Statement]]]:
    groups: defaultdict[Term, list[Statement]] = defaultdict(list)
    for statement in statements:
        assert statement.kind is not None, "a statement about a site has a kind"
        groups[statement.kind].append(statement)
    return list(groups.items())


def _summary(writer: Writer, derived: SiteStatus) -> str:
    """One plain sentence; a place with parts is summed up in counts, and never in one word."""
    language, site = writer.language, derived.site
    name, principal = site.names.preferred(language.tag).text, principal_of(site)
    if is_withdrawn(site):
        return language.word("withdrawn")
    part = "" if principal is None or derived.told_by_counts else principal.names.preferred(language.tag).text
    what = language.bracketed(name, part) if part else name
    said = state_in_one_line(derived, language, writer.catalogue)
    return language.sentence(language.labelled(what, said))


def _search_text(edition: Edition, site: Site, events: Sequence[Event]) -> str:
    if is_withdrawn(site):
        return site.names.preferred(edition.language.tag).text
    return search_text_of(
        edition.language,
        *(name.text for name in site.names.all),
        site.kind,
        *(name.text for component in site.components for name in component.names.all),
        site.description,
        *(event.title for event in events),
        *(assessment.word for assessment in site.assessments),
        *(assessment.says for assessment in site.assessments),
        *(statement.says for statement in site.statements),
        *(identifier.id for identifier in site.identifiers),
    )
