"""Which event lies between two observations, found without going through all events again for each pair."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Event

FIRST_OF_DAYS = Day(-(10**18), 1, 1)
LAST_OF_DAYS = Day(10**18, 12, 31)


def is_held(event: Event) -> bool:
    """Whether the event may explain anything: it is not withdrawn, and somebody still says it happened."""
    withdrawn = event.review is not None and event.review.state.id == "withdrawn"
    return not withdrawn and any(account.standing.id == "standing" for account in event.accounts)


def span(event: Event) -> tuple[Day, Day] | None:
    """The first and last day on which it can have happened, narrowed by its `not_before` and `not_after`.

    A side that nothing bounds reaches to the end of days; None where both do, or where the dates exclude
    each other, because such an event has no place in time.
    """
    begins = [date.earliest for date in (event.occurred, event.not_before and event.not_before.date) if date]
    ends = [date.latest for date in (event.occurred, event.not_after and event.not_after.date) if date]
    begin = max((day for day in begins if day), default=FIRST_OF_DAYS)
    end = min((day for day in ends if day), default=LAST_OF_DAYS)
    return None if (begin, end) == (FIRST_OF_DAYS, LAST_OF_DAYS) or begin > end else (begin, end)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events ordered for two questions; both include the days of the observations themselves.

    Days are the finest grain: a temple photographed in the morning can fall in the evening, and a statue
    is often judged on the very day on which it is shown restored.
    """

    _by_end: _Peaks
    _by_begin: _Peaks

    @classmethod
    def of(cls, events: Iterable[Event]) -> Timeline:
        spans = [(found, event) for event in events if (found := span(event))]
        return cls(
            _Peaks.of((end, begin, event) for (begin, end), event in spans),
            _Peaks.of((begin, end, event) for (begin, end), event in spans),
        )

    def surely_between(self, earlier: Day, later: Edtf) -> Event | None:
        """The event that lies between the two on any reading of the dates.

        Of several the one that begins last.
        """
        return None if later.earliest is None else self._by_end.reaching(earlier, up_to=later.earliest)

    def perhaps_between(self, earlier: Edtf, later: Edtf) -> Event | None:
        """The event that may lie between the two; of several the one that ends last."""
        return self._by_begin.reaching(earlier.earliest or FIRST_OF_DAYS, up_to=later.latest or LAST_OF_DAYS)


@dataclass(frozen=True, slots=True)
class _Peaks:
    """For each key in order, the entry with the greatest reach among all entries up to that key."""

    keys: list[Day] = field(default_factory=list)
    peaks: list[tuple[Day, Event]] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[tuple[Day, Day, Event]]) -> _Peaks:
        """From entries of key, reach and event."""
        made = cls()
        for key, reach, event in sorted(entries, key=lambda entry: (entry[0], entry[1], entry[2].id)):
            if made.peaks and made.peaks[-1][0] > reach:
                reach, event = made.peaks[-1]
            made.keys.append(key)
            made.peaks.append((reach, event))
        return made

    def reaching(self, day: Day, *, up_to: Day) -> Event | None:
        """An event whose key is `up_to` or less and whose reach is `day` or more."""
        place = bisect_right(self.keys, up_to)
        if place == 0:
            return None
        reach, event = self.peaks[place - 1]
        return event if reach >= day else None
