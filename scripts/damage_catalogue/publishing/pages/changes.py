"""The page of changes: on which day the status of which place became another, newest first.

Its script compares two days by these rows alone. A place that has none between the days has not moved; of
any other the first row says the status then and the last one the status now, so no rule is written twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from damage_catalogue.publishing.accounts import names_of, reporters_of
from damage_catalogue.publishing.indexes import Indexes
from damage_catalogue.publishing.links import to_root
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages.explore_data import months_of, plurals_of
from damage_catalogue.publishing.stating import class_words, condition_beside, kind_of_change
from damage_catalogue.publishing.writing.rendering import render
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.edtf import Day, date_of_day
from damage_catalogue.records.model import Assessment, Catalogue, Event, Site
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.degrees import grade_is_graver as is_graver
from damage_catalogue.status.facts import Since, Status
from damage_catalogue.status.history import derive_history
from damage_catalogue.status.roll_up import class_of

ADDRESS = "changes/"
MANY = 500
"""With more changes than that, browsers lay out only the years that are in sight."""

_SAID_BY_THE_SCRIPT = (
    "changes_between",
    "changes_since",
    "changes_until",
    "changes_moved",
    "changes_worse",
    "changes_milder",
    "changes_first",
    "changes_otherwise",
    "changes_returned",
    "changes_steps",
    "changes_steps_below",
    "changes_then",
    "changes_before",
    "changes_latest",
    "changes_none",
    "changes_same_day",
    "changes_reversed",
    "changes_too_early",
    "changes_too_late",
    "changes_no_day",
    "changed_place",
    "decided_by",
)


class Change(NamedTuple):
    """From `day` on the status of `site` was `after`; the day before it was `before`."""

    day: Day
    site: Site
    before: Status
    after: Status


def find_changes(catalogue: Catalogue, sites: Iterable[Site]) -> list[Change]:
    """Every day on which the class of a status changed, or whether it is contested; the newest first."""
    found = []
    for site in sites:
        history = derive_history(catalogue, site)
        shown = [(day, status, badge_of(status, catalogue.vocabularies)) for day, status in history]
        found += [
            Change(day, site, before, after)
            for (_, before, badge), (day, after, later) in pairwise(shown)
            if badge != later
        ]
    found.sort(key=lambda change: change.site.id)
    found.sort(key=lambda change: change.day, reverse=True)
    return found


def badge_of(status: Status, vocabularies: Vocabularies) -> tuple[str, ...]:
    """What a badge shows of a status, as words: its class, what it says beyond it, the condition, and what
    was done since.

    A worse condition is a change, and so is what was done to a place that nobody has looked at since.
    """
    condition = condition_beside(status)
    found, judged = class_of(status, vocabularies), status.judged
    words = judged.words if judged.word is None else (judged.word,)
    return (
        found.id,
        *(f"word-{word.id}" for word in words if word != found),
        *((f"way-{judged.way}",) if judged.way in ("position", "claimed") else ()),
        *((f"condition-{condition.word.id}",) if condition and condition.word else ()),
        *dict.fromkeys(f"since-{kind_of_change(one.event).id}" for one in status.since if not one.parts),
    )


def change_pages(indexes: Indexes) -> Iterator[tuple[str, Callable[[], Page]]]:
    """The page by its address, made when asked for."""
    yield ADDRESS, partial(changes_page, indexes)


def changes_page(indexes: Indexes) -> Page:
    writer = Writer(indexes.edition, ADDRESS)
    vocabularies = indexes.edition.catalogue.vocabularies
    changes = find_changes(indexes.edition.catalogue, (one.site for one in indexes.sites))
    body = render(
        "changes.html.j2",
        writer,
        years=[(year, list(group)) for year, group in groupby(changes, key=lambda change: change.day.year)],
        many=len(changes) > MANY,
        day=partial(_day, writer),
        state=partial(_state, writer),
        badge=lambda status: " ".join(badge_of(status, vocabularies)),
        decided_by=partial(_decided_by, writer),
        for_script=_for_script(writer, len(indexes.sites)) if changes else None,
        assets=f"{to_root(indexes.edition.prefix + ADDRESS)}assets/",
    )
    return writer.finished(
        kind="index",
        title=writer.w("all_changes"),
        description=writer.w("changes_intro"),
        body=body,
    )


def _for_script(writer: Writer, places: int) -> str:
    """What the script must know beside the rows: words, how many places there are, which word is graver."""
    language = writer.language
    return json.dumps(
        {
            "language": language.tag,
            "places": places,
            "graver": _graver(writer.catalogue.vocabularies),
            "words": {key.removeprefix("changes_"): language.word(key) for key in _SAID_BY_THE_SCRIPT},
            "plurals": {"site": plurals_of(language, "site")},
            "days": months_of(language),
        },
        ensure_ascii=False,
    )


def _graver(vocabularies: Vocabularies) -> dict[str, Sequence[str]]:
    """For each degree of damage those than which it is graver; words that name no degree are left out."""
    grades = {term.id: term.grade for term in vocabularies["damage"] if term.grade is not None}
    return {
        id: [other for other, than in grades.items() if is_graver(grade, than)]
        for id, grade in grades.items()
    }


def _day(writer: Writer, day: Day) -> Markup:
    """The day, as a link to all places as they were on it."""
    address = f"{writer.href('explore/')}?on={day.isoformat()}"
    return Markup('<a href="{}">{}</a>').format(address, writer.date(date_of_day(day)))


def _state(writer: Writer, status: Status) -> Markup:
    """The symbol, which no line parts from the first of its words, and what stands beside the word."""
    symbol = writer.symbol(writer.symbol_of(status))
    words = [class_words(status, writer.language, writer.catalogue)]
    if (condition := condition_beside(status)) and condition.word:
        words.append(f"{writer.w('condition')}: {writer.term(condition.word)}")
    words += dict.fromkeys(_since(writer, one) for one in status.since if not one.parts)
    first, space, rest = writer.w("semicolon").join(words).partition(" ")
    return Markup('<span class="hd-change-state"><span>{} {}</span>{}{}</span>').format(
        symbol, first, space, rest
    )


def _since(writer: Writer, since: Since) -> str:
    what = writer.term(kind_of_change(since.event))
    return writer.w("since_in_short").format(what) if since.looked else what


def _decided_by(writer: Writer, change: Change) -> Markup:
    """Who made the change, each as a link to what they said; or what did, and who tells of it."""
    after, before = change.after.judged, change.before.judged
    if after.contested and after.words != before.words:
        sides = [_link_to(writer, change.site, side[-1]) for side in after.sides]
        return Markup(" / ").join(sides)
    assessment = _assessment_of(change)
    if assessment is not None:
        return _link_to(writer, change.site, assessment)
    return writer.semicolons([_reported(writer, event) for event in _events_of(change)])


def _link_to(writer: Writer, site: Site, assessment: Assessment) -> Markup:
    name = writer.w("speaker_unknown") if assessment.by is None else writer.agent_name(assessment.by)
    return writer.page(f"{writer.address_of(site)}#{assessment.id}", escape(name))


def _reported(writer: Writer, event: Event) -> Markup:
    """The event, and who tells of it: “Shelling of the tower, accounts by: UNESCO”."""
    names = [escape(name) for name in names_of(reporters_of(event), writer.language, writer.catalogue)]
    return Markup("{} ({}: {})").format(
        writer.link(event), writer.w("accounts_by"), writer.language.listed(names)
    )


def _events_of(change: Change) -> list[Event]:
    """The events whose place in the status became another that day: they came, went or became surer."""
    before, after = (_told_since(status) for status in (change.before, change.after))
    events = {one.event.id: one.event for status in (change.after, change.before) for one in status.since}
    changed = {key[0] for key in before ^ after}
    return [event for id, event in events.items() if id in changed]


def _told_since(status: Status) -> set[tuple[str, bool, bool, bool]]:
    return {(one.event.id, one.perhaps, one.reported, one.looked) for one in status.since if not one.parts}


def _assessment_of(change: Change) -> Assessment | None:
    """Whoever made the change: who decides the state, or its condition, or looked that day; no one where it
    came by an event."""
    before, after = change.before, change.after
    if after.decided_by is not None and after.damage != before.damage:
        return after.decided_by
    if after.condition.decided_by is not None and after.condition.word != before.condition.word:
        return after.condition.decided_by
    if after.since != before.since:
        return None
    return after.decided_by or _last_look(after, change.day)


def _last_look(status: Status, day: Day) -> Assessment | None:
    """Whoever looked on that day and could not tell the degree of damage."""
    looks = (step.assessment for step in status.trace if step.verdict == "no-grade")
    return next((one for one in looks if one.observed is not None and one.observed.latest == day), None)
