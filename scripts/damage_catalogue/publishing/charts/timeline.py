"""What happened to a place and what was judged of it, in order of time: a table and a drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from damage_catalogue.publishing.charts.since_on_timeline import what_happened
from damage_catalogue.publishing.charts.timeline_drawing import LANES, Lane, draw
from damage_catalogue.publishing.in_words.accounts import what_became_of
from damage_catalogue.publishing.in_words.stating import said_words, seen_on
from damage_catalogue.publishing.in_words.when import when_of
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.dating import (
    NO_DAYS,
    Limit,
    PossibleDays,
    day_of,
    days_of_date,
    possible_days,
)
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Event, Site, Source
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.look import last_day


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the table and one mark of the drawing.

    The mark covers all `days` on which it can have been; `when` says them in the table, `said` in plain
    text. `day` orders the table. `who` has a line for each who says so. `href` leads to what the mark stands
    for, and `label` names it in plain text. `fallen`: it no longer stands. `holder` is who holds the place
    from then on until `until`, in plain text, where it changed hands.
    """

    lane: Lane
    when: Markup
    said: str
    days: PossibleDays
    day: Day | None
    what: Markup
    who: tuple[Markup, ...]
    href: str
    label: str
    symbol: str | None = None
    fallen: bool = False
    holder: str = ""
    until: PossibleDays = NO_DAYS


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """The table of a place's timeline, and its drawing; None where nothing has a date."""

    rows: tuple[Row, ...]
    drawing: Markup | None


def make_timeline(writer: Writer, site: Site, events: Sequence[Event]) -> TimelineChart | None:
    """The timeline of a place; None where nothing is recorded to put on it."""
    rows = [_event_row(writer, site, event) for event in events if event.kind.id != "control"]
    rows += _control_rows(writer, site, [event for event in events if event.kind.id == "control"])
    rows += [_assessment_row(writer, site, assessment) for assessment in site.assessments]
    if not rows:
        return None
    in_order = tuple(sorted(rows, key=_order))
    return TimelineChart(in_order, draw(in_order, writer))


def _event_row(writer: Writer, site: Site, event: Event) -> Row:
    fallen = None
    if all(account.standing.id != "standing" for account in event.accounts):
        fallen = event.accounts[0].standing
    title = writer.language.plain(event.title)
    return Row(
        lane="events",
        when=writer.when(event),
        said=when_of(event, writer.language),
        days=possible_days(event),
        day=day_of(event),
        what=_struck(writer, what_happened(writer, site, event), fallen),
        who=tuple(writer.told_days(event)),
        href=writer.href(f"events/{event.id}/"),
        label=_named(writer, title, fallen),
        fallen=fallen is not None,
    )


def _struck(writer: Writer, what: Markup, fallen: Term | None) -> Markup:
    return what if fallen is None else writer.struck(what, fallen)


def _named(writer: Writer, name: str, fallen: Term | None) -> str:
    """The name of a mark in plain text, with what became of it."""
    word = None if fallen is None else what_became_of(fallen, writer.language)
    return name if word is None else writer.language.bracketed(name, word)


def _control_rows(writer: Writer, site: Site, events: Sequence[Event]) -> list[Row]:
    """Each change of hands as a bar that lasts until the next one."""
    rows = sorted((_control_row(writer, site, event) for event in events), key=_order)
    nexts = [*(row.days for row in rows[1:]), NO_DAYS]
    return [replace(row, until=following) for row, following in zip(rows, nexts, strict=False)]


def _control_row(writer: Writer, site: Site, event: Event) -> Row:
    row = _event_row(writer, site, event)
    holders = writer.language.listed([writer.agent_name(id) for id in event.control_to]).striptags()
    control = writer.language.control(
        writer.agent_links(event.control_from), writer.agent_links(event.control_to)
    )
    return replace(
        row,
        lane="control",
        what=Markup('{} <span class="hd-fine">{}</span>').format(row.what, control) if holders else row.what,
        label=writer.language.bracketed(row.label, holders) if holders else row.label,
        holder=holders,
    )


def _assessment_row(writer: Writer, site: Site, assessment: Assessment) -> Row:
    names = {component.id: component.names for component in site.components}
    part = names.get(assessment.component or "")
    words = said_words(assessment, writer.language)
    if assessment.condition:
        language, label = writer.language, writer.w("condition")
        if assessment.damage:
            label = language.small("after_label", label)
        condition = language.labelled(label, language.term_after_label(assessment.condition))
        words = language.semicolons((words, condition)) if assessment.damage else condition
    link = Markup('<a href="#{}">{}</a>').format(assessment.id, words)
    what = link if part is None else Markup("{} · {}").format(link, writer.preferred(part))
    label = words
    if part is not None:
        label = writer.language.bracketed(words, part.preferred(writer.language.tag).text)
    date, days = seen_on(assessment), days_of_look(assessment, writer.catalogue.sources)
    unknown = writer.w("by_publication" if days.is_known else "date_not_known")
    said = writer.language.date(date) if date else unknown
    return Row(
        lane="assessments",
        when=writer.date(date) if date else escape(said),
        said=said,
        days=days,
        day=days.last or days.first,
        what=writer.struck(what, assessment.standing),
        who=(writer.struck(writer.speaker_or_unknown(assessment.by), assessment.standing),),
        href=f"#{assessment.id}",
        label=_named(writer, label, assessment.standing),
        symbol=writer.symbol_of_word(assessment.word),
        fallen=what_became_of(assessment.standing, writer.language) is not None,
    )


def days_of_look(assessment: Assessment, sources: Mapping[str, Source]) -> PossibleDays:
    """By the day of the report, or of the first publication, where it is not known when it was seen."""
    date = seen_on(assessment)
    if date is not None:
        return days_of_date(date, "observed")
    last = last_day(assessment, sources)
    return NO_DAYS if last is None else PossibleDays(end=Limit(last, "citations", is_about=False))


def _order(row: Row) -> tuple[bool, Day | tuple[()], int, str]:
    """By the day of each, the undated at the end."""
    return row.day is None, row.day or (), LANES.index(row.lane), row.href
