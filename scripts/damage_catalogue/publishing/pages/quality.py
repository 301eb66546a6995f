"""The page that says what the catalogue lacks: each gap counted, with a link to every record that has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup, escape

from damage_catalogue.publishing.charts.year_chart import year_chart
from damage_catalogue.publishing.edition.edition import Said, Use
from damage_catalogue.publishing.edition.gaps import Gap, Lacking, Supported, find_gaps, newest_observation
from damage_catalogue.publishing.edition.indexes import Counted, Indexes
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.listing import (
    bulleted,
    counted_line,
    event_line,
    site_line,
    source_line,
)
from damage_catalogue.publishing.writing.rendering import render_template
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.edtf import date_of_day
from damage_catalogue.records.model import Event, Source
from damage_catalogue.status.facts import SiteStatus

ADDRESS = "quality/"
MOST_SHOWN_AT_ONCE = 12

NOTES = {
    "lacks_point": "lacks_point_note",
    "lacks_attribution": "lacks_attribution_note",
    "lacks_own_name": "lacks_own_name_note",
    "lacks_own_text": "lacks_own_text_note",
    "lacks_support": "lacks_support_note",
    "lacks_support_of_part": "lacks_support_note",
    "lacks_second_account": "lacks_second_account_note",
    "lacks_second_origin": "lacks_second_origin_note",
    "lacks_better_source": "lacks_better_source_note",
    "lacks_archived_copy": "lacks_archived_copy_note",
    "lacks_review": "lacks_review_note",
}


def quality_pages(indexes: Indexes) -> Iterator[tuple[str, Callable[[], Page]]]:
    """The page by its address, made when asked for."""
    yield ADDRESS, partial(quality_page, indexes)


def quality_page(indexes: Indexes) -> Page:
    """What the catalogue lacks, counted and listed."""
    writer = Writer(indexes.edition, ADDRESS)
    looks = (one.observed for derived in indexes.sites for one in derived.site.assessments)
    body = render_template(
        "quality.html.j2",
        writer,
        chart=year_chart(writer, looks),
        chapters=find_gaps(indexes),
        share=partial(_share, writer),
        note=partial(_note, writer, indexes),
        lines=partial(_lines, writer),
        most=MOST_SHOWN_AT_ONCE,
    )
    return writer.finished(
        kind="index",
        title=writer.w("lacking"),
        description=writer.w("lacking_intro"),
        body=body,
    )


def _share(writer: Writer, gap: Gap) -> str:
    return writer.language.share(len(gap.found), gap.whole, gap.of)


def _note(writer: Writer, indexes: Indexes, gap: Gap) -> Markup:
    if gap.key == "lacks_recent_look" and (newest := newest_observation(indexes.sites)) is not None:
        day = writer.date(date_of_day(newest))
        return escape(writer.labelled("newest_observation", day))
    return escape(writer.w(NOTES[gap.key])) if gap.key in NOTES else Markup("")


def _lines(writer: Writer, gap: Gap) -> Markup:
    return bulleted(_line(writer, entry) for entry in gap.found)


def _line(writer: Writer, entry: Lacking) -> Markup:
    match entry:
        case SiteStatus():
            return site_line(writer, entry)
        case Supported():
            return _support_line(writer, entry)
        case Counted():
            return counted_line(writer, entry)
        case Event():
            return event_line(writer, entry)
        case Source():
            return source_line(writer, entry)
        case Use(record, what, None, _):
            return Markup('{} <span class="hd-fine">{}</span>').format(writer.link(record), writer.w(what))
        case Said() | Use():
            return writer.said(entry)


def _support_line(writer: Writer, entry: Supported) -> Markup:
    """A place or part with its state and the support of that, in a word and in numbers."""
    name, status = writer.link(entry.site), entry.status
    if entry.part is not None:
        part = writer.page(
            f"{writer.address_of(entry.site)}#part_{entry.part.id}", writer.preferred(entry.part.names)
        )
        name = escape(writer.language.labelled(name, part))
    support = [writer.term(status.support_grade)] if status.support_grade else []
    return Markup('{} {} <span class="hd-fine">{}</span>').format(
        writer.symbol(writer.symbol_of(status)),
        name,
        writer.joined(
            [
                writer.status_word(status).striptags(),
                writer.language.commas([*support, writer.support(status)]),
            ]
        ),
    )
