"""A look: one statement of state, with the days in which it can have been seen and what it can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Event, Source
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.between import FIRST_OF_DAYS, Days, span
from damage_catalogue.status.degrees import Meaning, is_graver, meaning_of
from damage_catalogue.status.happenings import RESTORATION, Happenings
from damage_catalogue.status.weight import Evidence, Weight, evidence_of, weight_of

Scale = Literal["damage", "condition"]


@dataclass(frozen=True, slots=True)
class Look:
    """`first` is FIRST_OF_DAYS where nothing says since when; then it was seen by `last`, on whatever day."""

    assessment: Assessment
    word: Term
    meaning: Meaning
    first: Day
    last: Day
    weight: Weight
    evidence: Evidence
    before: Day | None = None
    """The first day of a recorded event that it surely precedes, though the days of both overlap."""

    @property
    def has_first_day(self) -> bool:
        """Whether anything tells how early it can have been seen."""
        return self.first != FIRST_OF_DAYS

    @property
    def days(self) -> Days:
        """The first and the last day on which it can have been seen."""
        return self.first, self.last

    @property
    def until(self) -> Day:
        """The day from which on something can have happened that it does not show."""
        return self.last if self.before is None else min(self.last, self.before)

    @property
    def renews(self) -> bool:
        """Whether it tells that somebody looked again: somebody did, and since some day that is known."""
        return self.weight is Weight.LOOK and self.has_first_day


def last_day(assessment: Assessment, sources: Mapping[str, Source]) -> Day | None:
    """The last day on which it can have been seen; None where nothing bounds it.

    What was reported on a day was seen on or before it; without such a day, on or before the earliest day on
    which one of the cited publications had surely appeared.
    """
    seen = assessment.observed.latest if assessment.observed else None
    if assessment.reported is not None:
        known = assessment.reported.latest
    else:
        published = (sources[one.source].issued for one in assessment.citations if one.source in sources)
        known = min((date.latest for date in published if date and date.latest), default=None)
    days = [day for day in (seen, known) if day is not None]
    first = assessment.observed.earliest if assessment.observed else None
    return seen if first is not None and days and min(days) < first else min(days, default=None)


def first_day(assessment: Assessment, last: Day, happenings: Happenings) -> Day:
    """The first day on which it can have been seen: not before the event whose result is judged."""
    first = assessment.observed.earliest if assessment.observed else None
    judged: list[Day] = []
    if assessment.result_of is not None:
        judged = [one.first for one in happenings.told if one.event.id == assessment.result_of]
    first = max([day for day in (first, *judged) if day is not None and day <= last], default=None)
    return FIRST_OF_DAYS if first is None else first


def make_look(
    assessment: Assessment,
    days: Days,
    scale: Scale,
    vocabularies: Vocabularies,
    *,
    hidden: bool,
) -> Look | None:
    """The look, or None where it names no degree on this scale."""
    word = assessment.damage if scale == "damage" else assessment.condition
    if word is None or word.grade is None:
        return None
    return Look(
        assessment,
        word,
        meaning_of(word, assessment.limits, hidden=hidden),
        *days,
        weight_of(assessment, vocabularies),
        evidence_of(assessment, vocabularies),
    )


def narrowed(look: Look, happenings: Happenings) -> Look:
    """The look, its days narrowed by recorded harm or repair all of whose days lie within them.

    What was whole on some day of 2015 was whole before the harm of October 2015, unless it was repaired in
    that time, too; what lay in ruins did so after the harm and before the repair. A look with no first day
    is never narrowed: its days reach back before all records.
    """
    if not look.has_first_day or look.first == look.last:
        return look
    harm, repair = happenings.harm, happenings.repair
    if look.meaning.gravest <= 1 and {3, 4} <= look.meaning.denies:
        inside = harm.first_inside(look.first, look.last)
        if inside and inside != look.days and repair.perhaps_between(look.first, look.last) is None:
            return replace(look, last=inside[1], before=inside[0])
    if look.meaning.mildest >= 3 and {0, 1} <= look.meaning.denies:
        first, last = look.days
        before = None
        inside = happenings.own_harm.first_inside(first, last)
        if inside and inside != look.days:
            first = inside[0]
        mended = repair.last_inside(first, last)
        if mended and mended != look.days:
            before, last = mended
        return replace(look, first=first, last=last, before=before)
    return look


def explains(event: Event | None, before: Meaning, after: Meaning) -> bool:
    """Whether an event can be why the word is another: no harm makes it milder, and no work graver."""
    if event is None:
        return False
    if is_graver(after, before):
        return event.kind.id != RESTORATION
    return event.kind.id == RESTORATION or not is_graver(before, after)


def may_show(look: Look, harm: Event) -> bool:
    """Whether the look may already show the harm: it names damage, or the event, and is of its first day."""
    if look.assessment.result_of == harm.id:
        return True
    days = span(harm)
    return look.meaning.mildest > 0 and days is not None and days[0] <= look.last
