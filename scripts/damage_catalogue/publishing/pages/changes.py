"""The page of changes: on which day the status of which place became another, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from damage_catalogue.publishing.indexes import Indexes
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.rendering import render
from damage_catalogue.publishing.writing.shortening import description_of
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.edtf import Day, parse
from damage_catalogue.records.model import Catalogue, Site
from damage_catalogue.status.facts import Status
from damage_catalogue.status.history import derive_history

ADDRESS = "changes/"


class Change(NamedTuple):
    """From `day` on the status of `site` was `after`; the day before it was `before`."""

    day: Day
    site: Site
    before: Status
    after: Status


def find_changes(catalogue: Catalogue, sites: Iterable[Site]) -> list[Change]:
    """Every day on which the degree of damage changed, or whether it is contested; the newest first."""
    found = []
    for site in sites:
        history = derive_history(site, catalogue.events_at.get(site.id, ()), catalogue.vocabularies)
        found += [
            Change(day, site, before, after)
            for (_, before), (day, after) in pairwise(history)
            if (before.damage, before.contested) != (after.damage, after.contested)
        ]
    found.sort(key=lambda change: change.site.id)
    found.sort(key=lambda change: change.day, reverse=True)
    return found


def change_pages(indexes: Indexes) -> Iterator[tuple[str, Callable[[], Page]]]:
    """The page by its address, made when asked for."""
    yield ADDRESS, partial(changes_page, indexes)


def changes_page(indexes: Indexes) -> Page:
    writer = Writer(indexes.edition, ADDRESS)
    changes = find_changes(indexes.edition.catalogue, (one.site for one in indexes.sites))
    body = render(
        "changes.html.j2",
        writer,
        years=[(year, list(group)) for year, group in groupby(changes, key=lambda change: change.day.year)],
        day=partial(_day, writer),
        state=partial(_state, writer),
        decided_by=partial(_decided_by, writer),
    )
    return Page(
        address=ADDRESS,
        language=writer.language.tag,
        kind="index",
        title=writer.w("all_changes"),
        description=description_of(writer.w("changes_intro")),
        body=body,
        headings=tuple(writer.headings),
        search_text="",
    )


def _day(writer: Writer, day: Day) -> Markup:
    """The day, as a link to all places as they were known on it."""
    address = f"{writer.href('explore/')}?on={day.isoformat()}"
    return Markup('<a href="{}">{}</a>').format(address, writer.date(parse(day.isoformat())))


def _state(writer: Writer, status: Status) -> Markup:
    return Markup("{}&nbsp;{}").format(writer.symbol(writer.symbol_of(status)), writer.status_word(status))


def _decided_by(writer: Writer, change: Change) -> Markup:
    assessment = change.after.decided_by
    if assessment is None:
        return Markup("")
    name = writer.w("speaker_unknown") if assessment.by is None else writer.agent_name(assessment.by)
    return writer.page(f"{writer.address_of(change.site)}#{assessment.id}", escape(name))
