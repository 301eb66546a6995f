"""What happened to a place and what was judged of it, in order of time: a table and a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from damage_catalogue.publishing.drawing.since_on_timeline import what_happened
from damage_catalogue.publishing.drawing.timeline_drawing import LANES, Lane, draw
from damage_catalogue.publishing.indexes import bounds_of
from damage_catalogue.publishing.stating import seen_on
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Assessment, Event, Site


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the table and one mark of the drawing.

    The mark reaches from `start` to `end`; None is an end that nobody knows. `day` orders the table.
    `href` leads to what the mark stands for, and `label` names it in plain text. `holder` is who holds the
    place from then on, in plain text, where it changed hands.
    """

    lane: Lane
    when: Edtf | None
    day: Day | None
    start: Day | None
    end: Day | None
    what: Markup
    who: Markup
    href: str
    label: str
    symbol: str | None = None
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    rows: tuple[Row, ...]
    drawing: Markup | None


def make_timeline(writer: Writer, site: Site, events: Sequence[Event]) -> Timeline | None:
    """The timeline of a place; None where nothing is recorded to put on it."""
    rows = [_event_row(writer, site, event) for event in events if event.kind.id != "control"]
    rows += _control_rows(writer, site, [event for event in events if event.kind.id == "control"])
    rows += [_assessment_row(writer, site, assessment) for assessment in site.assessments]
    if not rows:
        return None
    in_order = tuple(sorted(rows, key=_order))
    return Timeline(in_order, draw(in_order, writer))


def _event_row(writer: Writer, site: Site, event: Event) -> Row:
    start, end = bounds_of(event)
    speakers = tuple(dict.fromkeys(account.by for account in event.accounts if account.by is not None))
    nobody = escape(writer.w("speaker_unknown"))
    return Row(
        lane="events",
        when=event.occurred,
        day=end or start,
        start=start,
        end=end,
        what=what_happened(writer, site, event),
        who=writer.language.listed(writer.agent_links(speakers)) or nobody,
        href=writer.href(f"events/{event.id}/"),
        label=writer.language.plain(event.title),
    )


def _control_rows(writer: Writer, site: Site, events: Sequence[Event]) -> list[Row]:
    """Each change of hands as a bar that lasts until the next one."""
    rows = sorted((_control_row(writer, site, event) for event in events), key=_order)
    nexts = [*(row.day for row in rows[1:]), None]
    return [replace(row, start=row.day, end=following) for row, following in zip(rows, nexts, strict=False)]


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
        label=f"{row.label} ({holders})" if holders else row.label,
        holder=holders,
    )


def _assessment_row(writer: Writer, site: Site, assessment: Assessment) -> Row:
    names = {component.id: component.names for component in site.components}
    part = names.get(assessment.component or "")
    damage = writer.term(assessment.word)
    if assessment.damage and assessment.condition:
        damage += f"{writer.w('semicolon')}{writer.w('condition')}: {writer.term(assessment.condition)}"
    elif assessment.condition:
        damage = f"{writer.w('condition')}: {damage}"
    link = Markup('<a href="#{}">{}</a>').format(assessment.id, damage)
    observed = seen_on(assessment)
    start, end = (observed.earliest, observed.latest) if observed is not None else (None, None)
    return Row(
        lane="assessments",
        when=observed,
        day=end or start,
        start=start,
        end=end,
        what=link if part is None else Markup("{} · {}").format(link, writer.preferred(part)),
        who=writer.speaker(assessment.by) or escape(writer.w("speaker_unknown")),
        href=f"#{assessment.id}",
        label=damage if part is None else f"{damage} ({part.preferred(writer.language.tag).text})",
        symbol=writer.symbol_of_word(assessment.word),
    )


def _order(row: Row) -> tuple[bool, Day, int, str]:
    """By the last day that is possible, the undated at the end."""
    return row.day is None, row.day or Day(0, 1, 1), LANES.index(row.lane), row.href
