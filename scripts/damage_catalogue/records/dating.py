"""When an event was: three questions, each answered here. How it is said stands with the words of the pages.

- On which days it *may* have happened: `possible_days`. A date that is only about right says neither the
  first nor the last of them, so an exact bound counts before it. Drawings, words and checks ask this.
- Which days *count*: `days_that_count`. A status has to put every event before or after a look, so for it
  dates count as they are written, narrowed by the bounds.
- By which day it is *ordered*: `day_of`. Every list and every timeline asks this.

A date and bounds that exclude each other narrow nothing: then the date counts alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Event


class Limit(NamedTuple):
    """The first or the last possible day, the field that sets it, and whether it is only about right."""

    day: Day
    field: str
    is_about: bool


@dataclass(frozen=True, slots=True)
class PossibleDays:
    """All days on which something can have happened or been seen; `begin` or `end` is None if unknown."""

    begin: Limit | None = None
    end: Limit | None = None

    @property
    def first(self) -> Day | None:
        """The first day on which it may have been; None where it may have been ever so early."""
        return None if self.begin is None else self.begin.day

    @property
    def last(self) -> Day | None:
        """The last day on which it may have been; None where it may have been ever so late."""
        return None if self.end is None else self.end.day

    @property
    def first_is_about(self) -> bool:
        """Whether the first day is only about so."""
        return self.begin is not None and self.begin.is_about

    @property
    def last_is_about(self) -> bool:
        """Whether the last day is only about so."""
        return self.end is not None and self.end.is_about

    @property
    def is_one_day(self) -> bool:
        """Whether it is one day and that is sure; everything else is a span."""
        about = self.first_is_about or self.last_is_about
        return self.first is not None and self.first == self.last and not about

    @property
    def is_known(self) -> bool:
        """Whether anything limits the days, at one end at least."""
        return self.begin is not None or self.end is not None


NO_DAYS = PossibleDays()
"""Of what nobody knows when it was."""


def possible_days(event: Event) -> PossibleDays:
    """All days on which the event may have happened."""
    begins, ends = _limits(event)
    return _narrowed(event, _exact_or_all(begins), _exact_or_all(ends))


def days_that_count(event: Event) -> PossibleDays:
    """The first and the last day of the event for whoever orders by days, about right or not."""
    return _narrowed(event, *_limits(event))


def day_of(event: Event) -> Day | None:
    """The day by which lists order an event: the last that counts, by which it had happened.

    Where no last day is known it is the first; None where no day is known at all.
    """
    days = days_that_count(event)
    return days.last or days.first


def place_in_order(event: Event) -> tuple[bool, Day | tuple[()], str]:
    """What sorts events by their days, those without any at the end."""
    day = day_of(event)
    return day is None, day or (), event.id


def days_of_date(date: Edtf, field: str) -> PossibleDays:
    """The days of a date alone, which stands in this field; of an interval each end for itself."""
    first, last = date.earliest, date.latest
    about_first = any(one.earliest == first and not one.is_exact for one in date.dates)
    about_last = any(one.latest == last and not one.is_exact for one in date.dates)
    return PossibleDays(first and Limit(first, field, about_first), last and Limit(last, field, about_last))


def _limits(event: Event) -> tuple[list[Limit], list[Limit]]:
    """What says from when on it may have been, and what until when; the date before its bound."""
    before = days_of_date(event.not_before.date, "not_before") if event.not_before else NO_DAYS
    after = days_of_date(event.not_after.date, "not_after") if event.not_after else NO_DAYS
    own = days_of_date(event.occurred, "occurred") if event.occurred else NO_DAYS
    return [one for one in (own.begin, before.begin) if one], [one for one in (own.end, after.end) if one]


def _exact_or_all(limits: Sequence[Limit]) -> Sequence[Limit]:
    return [one for one in limits if not one.is_about] or limits


def _narrowed(event: Event, begins: Sequence[Limit], ends: Sequence[Limit]) -> PossibleDays:
    """From the last of `begins` to the first of `ends`; of two on one day, the date has set it."""
    begin = max(begins, key=lambda limit: limit.day, default=None)
    end = min(ends, key=lambda limit: limit.day, default=None)
    if begin is None or end is None or begin.day <= end.day:
        return PossibleDays(begin, end)
    return NO_DAYS if event.occurred is None else days_of_date(event.occurred, "occurred")
