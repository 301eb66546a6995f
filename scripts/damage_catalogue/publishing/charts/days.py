"""All days on which something can have happened or been seen: what a timeline draws and says.

What is known only within limits is a span from the first possible day to the last. A date that is only
about right says neither of them, so what bounds the event from outside counts before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from damage_catalogue.language import Language
from damage_catalogue.publishing.edition.indexes import bounds_of
from damage_catalogue.publishing.in_words.stating import seen_on, when_of
from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Assessment, Event, Source
from damage_catalogue.status.look import last_day


@dataclass(frozen=True, slots=True)
class PossibleDays:
    """`first` and `last` possible day, None where nobody knows; `about`: that end is only about right."""

    first: Day | None = None
    last: Day | None = None
    first_is_about: bool = False
    last_is_about: bool = False

    @property
    def is_one_day(self) -> bool:
        """Whether it is one day and that is sure; everything else is a span."""
        about = self.first_is_about or self.last_is_about
        return self.first is not None and self.first == self.last and not about

    @property
    def is_known(self) -> bool:
        return self.first is not None or self.last is not None


NO_DAYS = PossibleDays()
"""Of what nobody knows when it was."""


def days_of_event(event: Event) -> PossibleDays:
    """Where the date of an event and its bounds exclude each other the date counts, as on its page."""
    date = event.occurred
    before = event.not_before.date.earliest if event.not_before else None
    after = event.not_after.date.latest if event.not_after else None
    if date is None:
        return PossibleDays(*bounds_of(event))
    if is_about_right(date):
        found = PossibleDays(before or date.earliest, after or date.latest, before is None, after is None)
    else:
        first = max((day for day in (before, date.earliest) if day), default=None)
        last = min((day for day in (after, date.latest) if day), default=None)
        found = PossibleDays(first, last)
    if found.first is not None and found.last is not None and found.first > found.last:
        return _days_of_date(date)
    return found


def days_of_look(assessment: Assessment, sources: Mapping[str, Source]) -> PossibleDays:
    """By the day of the report, or of the first publication, where it is not known when it was seen."""
    date = seen_on(assessment)
    if date is None:
        return PossibleDays(last=last_day(assessment, sources))
    return _days_of_date(date)


def _days_of_date(date: Edtf) -> PossibleDays:
    about = is_about_right(date)
    return PossibleDays(
        date.earliest,
        date.latest,
        about and date.earliest is not None,
        about and date.latest is not None,
    )


def is_about_right(date: Edtf) -> bool:
    return date.approximate or date.uncertain


def when_words(event: Event, language: Language) -> str:
    """When an event happened, with those of its bounds at which the possible days end and not at its date."""
    date, said, days = event.occurred, when_of(event, language), days_of_event(event)
    if date is None:
        return said
    bounds = []
    if (before := event.not_before) and before.date.earliest == days.first != date.earliest:
        bounds.append(language.phrase("bound_before", day=language.date_in_phrase(before.date)))
    if (after := event.not_after) and after.date.latest == days.last != date.latest:
        bounds.append(language.phrase("bound_after", day=language.date_in_phrase(after.date)))
    return language.bracketed(said, language.enumerated(bounds)) if bounds else said
