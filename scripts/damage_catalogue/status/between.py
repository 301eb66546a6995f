"""Which event lies between two looks, found without going through all events again for each pair.

Days are the finest grain, and both days of the looks themselves count: a temple photographed in the morning
can fall in the evening, and a statue is often judged on the very day on which it is shown restored.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from damage_catalogue.records.dating import days_that_count
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Event, is_withdrawn

FIRST_OF_DAYS = Day(-(10**18), 1, 1)
LAST_OF_DAYS = Day(10**18, 12, 31)

Days = tuple[Day, Day]
"""The first and the last day on which something can have happened or been seen."""


def is_held(event: Event) -> bool:
    """Whether the event may explain anything: it is not withdrawn, and somebody still says it happened."""
    return not is_withdrawn(event) and any(account.standing.id == "standing" for account in event.accounts)


def span(event: Event) -> Days | None:
    """The days that count of an event; a side that nothing bounds reaches to the end of days.

    None where both do, because such an event has no place in time.
    """
    days = days_that_count(event)
    return (days.first or FIRST_OF_DAYS, days.last or LAST_OF_DAYS) if days.is_known else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events with their days, ordered for the questions that order and epochs ask. Each takes log time."""

    _by_end: _Peaks = field(default_factory=lambda: _Peaks())
    _by_begin: _Peaks = field(default_factory=lambda: _Peaks())
    _begins: tuple[tuple[Day, Day, Event], ...] = ()
    _ends: tuple[tuple[Day, Day, Event], ...] = ()

    @classmethod
    def of(cls, events: Iterable[tuple[Days, Event]]) -> Timeline:
        """The timeline of events, each with the days between which it happened, in any order."""
        dated = [(begin, end, event) for (begin, end), event in events]
        return cls(
            _Peaks.of((end, begin, event) for begin, end, event in dated),
            _Peaks.of((begin, end, event) for begin, end, event in dated),
            tuple(sorted(dated, key=_in_order)),
            tuple(sorted(((end, begin, event) for begin, end, event in dated), key=_in_order)),
        )

    def surely_between(self, earlier: Day, later: Day) -> Event | None:
        """The event all of whose days lie from `earlier` to `later`; of several the one that begins last."""
        return self._by_end.reaching(earlier, up_to=later) if self._begins else None

    def perhaps_between(self, earlier: Day, later: Day) -> Event | None:
        """The event one of whose days lies from `earlier` to `later`; of several the one that ends last."""
        return self._by_begin.reaching(earlier, up_to=later) if self._begins else None

    def first_inside(self, first: Day, last: Day) -> Days | None:
        """The days of the first event to begin from `first` on, if all of them lie up to `last`."""
        place = bisect_left(self._begins, first, key=lambda entry: entry[0])
        if place == len(self._begins):
            return None
        begin, end, _ = self._begins[place]
        return (begin, end) if end <= last else None

    def last_inside(self, first: Day, last: Day) -> Days | None:
        """The days of the last event to end up to `last`, if all of them lie from `first` on."""
        place = bisect_right(self._ends, last, key=lambda entry: entry[0])
        if place == 0:
            return None
        end, begin, _ = self._ends[place - 1]
        return (begin, end) if begin >= first else None


def _in_order(entry: tuple[Day, Day, Event]) -> tuple[Day, Day, str]:
    return entry[0], entry[1], entry[2].id


@dataclass(frozen=True, slots=True)
class _Peaks:
    """For each key in order, the entry with the greatest reach among all entries up to that key."""

    keys: list[Day] = field(default_factory=list)
    peaks: list[tuple[Day, Event]] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[tuple[Day, Day, Event]]) -> _Peaks:
        """From entries of key, reach and event."""
        made = cls()
        for key, reach, event in sorted(entries, key=_in_order):
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
