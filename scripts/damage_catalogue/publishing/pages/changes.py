"""The page of changes: on which day the status of which place became another, newest first.

Its script compares two days by these rows alone. A place that has none between the days has not moved; of
any other the first row says the status then and the last one the status now, so no rule is written twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from damage_catalogue.publishing.data.explore_data import months_of, plurals_of
from damage_catalogue.publishing.edition.indexes import Indexes
from damage_catalogue.publishing.in_words.accounts import names_of, reporters_of
from damage_catalogue.publishing.in_words.counting import done_in_short
from damage_catalogue.publishing.in_words.stating import (
    at_least_words,
    class_words,
    condition_beside,
    counts_in_words,
)
from damage_catalogue.publishing.links import to_root
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.rendering import render_template
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.edtf import Day, date_of_day
from damage_catalogue.records.model import Assessment, Catalogue, Component, Event, Site
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.degrees import grade_is_graver as is_graver
from damage_catalogue.status.facts import SiteStatus, Status
from damage_catalogue.status.roll_up import (
    class_of,
    class_of_site,
    done_since,
    is_judged,
    kinds_of_change,
    principal_of,
)
from damage_catalogue.status.wholes import SiteHistory, component_history

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
    "label",
    "labelled",
)


class Change(NamedTuple):
    """From `day` on the status of `site`, or of its `component`, was `after`; before that day `before`."""

    day: Day
    site: Site
    component: Component | None
    before: SiteStatus
    after: SiteStatus

    @property
    def place(self) -> str:
        """What changed, as an id: `palmyra/temple-of-bel#cella`."""
        return self.site.id if self.component is None else f"{self.site.id}#{self.component.id}"


def find_changes(
    catalogue: Catalogue, sites: Iterable[Site], histories: Mapping[str, SiteHistory]
) -> list[Change]:
    """Every day on which the badge of a place or part became another; the newest first."""
    found = []
    for site in sites:
        history = histories[site.id]
        for component in (None, *_own_components(site)):
            own = history if component is None else component_history(history, component.id)
            shown = [(day, derived, badge_of(derived, catalogue.vocabularies)) for day, derived in own]
            found += [
                Change(day, site, component, before, after)
                for (_, before, badge), (day, after, later) in pairwise(shown)
                if badge != later
            ]
    found.sort(key=lambda change: change.place)
    found.sort(key=lambda change: change.day, reverse=True)
    return found


def _own_components(site: Site) -> Iterator[Component]:
    """The parts that can change by themselves: what changes the principal one changes the place."""
    principal = principal_of(site)
    return (one for one in site.components if one is not principal)


def badge_of(derived: SiteStatus, vocabularies: Vocabularies) -> tuple[str, ...]:
    """What a badge shows, as words: its class, of a place that is told by counts the counts, what it says
    beyond that, the condition, and what was done since.

    A worse condition is a change, and so is what was done to a place that nobody has looked at since.
    """
    return (
        class_of_site(derived, vocabularies).id,
        *(_counts_of(derived) if derived.told_by_counts else ()),
        *_whole_of(derived, vocabularies),
        *_at_least(derived),
    )


def _at_least(derived: SiteStatus) -> Iterator[str]:
    found = derived.at_least
    if found is not None and not (derived.told_by_counts and not is_judged(derived.status)):
        words = (found.state.word,) if found.state.word else found.state.words
        known = "perhaps" if found.perhaps else "reported" if found.reported else "surely"
        yield "-".join(["at-least", found.part.id, *(word.id for word in words), known, str(found.others)])


def _counts_of(derived: SiteStatus) -> Iterator[str]:
    roll_up = derived.roll_up
    if roll_up is None:
        return
    yield from (f"{term.id}-{number}" for term, number in roll_up.counts)
    for group in roll_up.groups:
        yield f"group-{group.state.id}"
        yield from (f"group-since-{one.kind.id}-{one.how}" for one in group.since)
    yield from (f"since-{one.state.id}-{one.kind.id}-{one.how}-{one.number}" for one in roll_up.since)


def _whole_of(derived: SiteStatus, vocabularies: Vocabularies) -> Iterator[str]:
    status = derived.status
    if derived.told_by_counts and not is_judged(status):
        return
    found, judged, condition = class_of(status, vocabularies), status.judged, condition_beside(status)
    words = judged.words if judged.word is None else (judged.word,)
    if derived.told_by_counts:
        yield f"whole-{found.id}"
    yield from (f"word-{word.id}" for word in words if word != found)
    if judged.way in ("position", "claimed"):
        yield f"way-{judged.way}"
    if condition and condition.word:
        yield f"condition-{condition.word.id}"
    yield from (f"since-{kind}-{how}" for kind, how, _ in done_since(status))


def change_pages(indexes: Indexes) -> Iterator[tuple[str, Callable[[], Page]]]:
    """The page by its address, made when asked for."""
    yield ADDRESS, partial(changes_page, indexes)


def changes_page(indexes: Indexes) -> Page:
    """Every change of a state as it was on the day, newest year first."""
    writer = Writer(indexes.edition, ADDRESS)
    vocabularies = indexes.edition.catalogue.vocabularies
    edition = indexes.edition
    changes = find_changes(
        edition.catalogue, (one.site for one in indexes.sites), edition.histories().as_it_was
    )
    body = render_template(
        "changes.html.j2",
        writer,
        years=[(year, list(group)) for year, group in groupby(changes, key=lambda change: change.day.year)],
        many=len(changes) > MANY,
        day=partial(_day, writer),
        state=partial(_state, writer),
        badge=lambda derived: " ".join(badge_of(derived, vocabularies)),
        decided_by=partial(_decided_by, writer),
        what=partial(_what, writer),
        for_script=_for_script(writer, _places(indexes)) if changes else None,
        assets=f"{to_root(indexes.edition.prefix + ADDRESS)}assets/",
    )
    return writer.finished(
        kind="index",
        title=writer.w("all_changes"),
        description=writer.w("changes_intro"),
        body=body,
    )


def _places(indexes: Indexes) -> int:
    """How many places and parts can change."""
    return sum(1 + len(list(_own_components(one.site))) for one in indexes.sites)


def _for_script(writer: Writer, places: int) -> str:
    """What the script must know beside the rows: words, how many places there are, which word is graver."""
    language = writer.language
    return json.dumps(
        {
            "language": language.tag,
            "places": places,
            "graver": _graver(writer.catalogue.vocabularies),
            "words": {key.removeprefix("changes_"): language.word(key) for key in _SAID_BY_THE_SCRIPT},
            "plurals": {"part": plurals_of(language, "part")},
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


def _what(writer: Writer, change: Change) -> Markup:
    """The place, or the part with its place."""
    if change.component is None:
        return writer.link(change.site)
    address = f"{writer.address_of(change.site)}#part_{change.component.id}"
    part = writer.page(address, writer.preferred(change.component.names))
    return Markup("{} · {}").format(part, writer.link(change.site))


def _state(writer: Writer, derived: SiteStatus) -> Markup:
    """The symbol, which no line parts from the first of its words, and what stands beside the word."""
    symbol = writer.symbol(writer.state_of(derived).id)
    words = [counts_in_words(derived, writer.language) or ""] if derived.told_by_counts else []
    words += [] if writer.is_by_counts(derived) else _whole(writer, derived)
    first, space, rest = writer.language.semicolons(words).partition(" ")
    return Markup('<span class="hd-change-state"><span>{} {}</span>{}{}</span>').format(
        symbol, first, space, rest
    )


def _whole(writer: Writer, derived: SiteStatus) -> list[str]:
    status = derived.status
    word = class_words(status, writer.language, writer.catalogue)
    language = writer.language
    if derived.told_by_counts:
        label = language.small("after_label", writer.w("as_a_whole"))
        word = language.labelled(label, language.small("after_label", word))
    words = [word]
    if (condition := condition_beside(status)) and condition.word:
        label = language.small("after_label", writer.w("condition"))
        words.append(language.labelled(label, language.term_after_label(condition.word)))
    kinds = kinds_of_change(writer.catalogue.vocabularies)
    words += [
        done_in_short(kinds[kind], how, bool(looked), writer.language)
        for kind, how, looked in done_since(status)
    ]
    words += filter(None, [at_least_words(derived, writer.language, with_day=False)])
    return words


def _decided_by(writer: Writer, change: Change) -> Markup:
    """Who made the change, each as a link to what they said; or what did, and who tells of it."""
    after, before = change.after.status.judged, change.before.status.judged
    if after.contested and after.words != before.words:
        sides = [_link_to(writer, change.site, side[-1]) for side in after.sides]
        return escape(writer.w("sides")).join(sides)
    assessment = _assessment_of(change)
    if assessment is not None:
        return _link_to(writer, change.site, assessment)
    if events := _events_of(change):
        return writer.semicolons([_reported(writer, event) for event in events])
    counts = [(one.roll_up, one.parts_judged) for one in (change.before, change.after)]
    by_parts = change.after.told_by_counts and counts[0] != counts[1]
    return escape(writer.w("from_its_parts")) if by_parts else Markup("")


def _link_to(writer: Writer, site: Site, assessment: Assessment) -> Markup:
    name = writer.w("speaker_unknown") if assessment.by is None else writer.agent_name(assessment.by)
    return writer.page(f"{writer.address_of(site)}#{assessment.id}", escape(name))


def _reported(writer: Writer, event: Event) -> Markup:
    """The event, and who tells of it: “Shelling of the tower, accounts by: UNESCO”."""
    names = [escape(name) for name in names_of(reporters_of(event), writer.language, writer.catalogue)]
    listed = writer.language.listed(names)
    return escape(writer.phrase("accounts_by", event=writer.link(event), names=listed))


def _events_of(change: Change) -> list[Event]:
    """The events whose place in the status became another that day: they came, went or became surer."""
    statuses = change.after.status, change.before.status
    after, before = map(_told_since, statuses)
    events = {one.event.id: one.event for status in statuses for one in status.since}
    changed = {key[0] for key in before ^ after}
    return [event for id, event in events.items() if id in changed]


def _told_since(status: Status) -> set[tuple[str, bool, bool, bool]]:
    return {(one.event.id, one.perhaps, one.reported, one.looked) for one in status.since if not one.parts}


def _assessment_of(change: Change) -> Assessment | None:
    """Whoever made the change: who decides the state, or its condition, or looked that day; no one where it
    came by an event, or by the parts alone."""
    before, after = change.before.status, change.after.status
    if before == after:
        return None
    if after.decided_by is not None and after.damage != before.damage:
        return after.decided_by
    if after.condition.decided_by is not None and after.condition.word != before.condition.word:
        return after.condition.decided_by
    if after.since != before.since:
        return None
    return after.decided_by or _last_look(before, after)


def _last_look(before: Status, after: Status) -> Assessment | None:
    """Whoever has spoken since and could not tell the degree of damage, of several the last one."""
    known = {step.assessment.id for step in before.trace if step.verdict == "no-grade"}
    told = [step.assessment for step in after.trace if step.verdict == "no-grade"]
    return next((one for one in reversed(told) if one.id not in known), None)
