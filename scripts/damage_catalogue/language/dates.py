"""How a date of the catalogue is put into words, whatever the language."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence

from damage_catalogue.records.edtf import Day, Edtf, EdtfDate, End, Kind, Precision, Span

_SPELT_OUT = re.compile(r"(-?)([0-9]+)(X+)").fullmatch


class DateWords(ABC):
    """Takes a date apart; the language says the parts. What the text leaves open stays open."""

    def date(self, edtf: Edtf) -> str:
        if edtf.choices:
            return self._choices(edtf)
        return self._span(edtf.spans[0]) if edtf.is_interval else self._one(edtf.dates[0])

    def period(self, start: Edtf | None, end: Edtf | None) -> str | None:
        """From when to when something held; None where neither is known."""
        if start is not None and end is not None:
            return self.from_to(self.date(start), self.date(end))
        if start is not None:
            return self.since(self.date(start))
        return None if end is None else self.until(self.date(end))

    def _choices(self, edtf: Edtf) -> str:
        parts = [self._member(span) for span in edtf.spans]
        days = [span.start for span in edtf.spans if span.is_single and isinstance(span.start, EdtfDate)]
        if len(days) == len(parts) and _in_one_month(days):
            first = days[0]
            assert first.year is not None, "a whole day has a year"
            assert first.month is not None, "a whole day has a month"
            numbers = [str(day.day) for day in days]
            joined = self.one_of(numbers) if edtf.kind is Kind.ONE_OF else self.all_of(numbers)
            return self.day_of(joined, first.year, first.month)
        return self.one_of(parts) if edtf.kind is Kind.ONE_OF else self.all_of(parts)

    def _member(self, span: Span) -> str:
        if isinstance(span.start, EdtfDate) and not span.is_single and isinstance(span.end, EdtfDate):
            return self.from_to(self._one(span.start), self._one(span.end))
        if isinstance(span.start, EdtfDate):
            one = self._one(span.start)
            return one if span.is_single else self.or_later(one)
        assert isinstance(span.end, EdtfDate), "a member of a set has a date at one end at least"
        return self.or_earlier(self._one(span.end))

    def _span(self, span: Span) -> str:
        match span.start, span.end:
            case EdtfDate() as start, EdtfDate() as end:
                if _in_one_month((start, end)):
                    return self.between(str(start.day), self._one(end))
                return self.between(self._one(start), self._one(end))
            case EdtfDate() as start, End.OPEN:
                return self.since(self._one(start))
            case EdtfDate() as start, _:
                return self.since_end_unknown(self._one(start))
            case End.OPEN, EdtfDate() as end:
                return self.by_then(self._one(end))
            case _, EdtfDate() as end:
                return self.until_start_unknown(self._one(end))
        raise AssertionError("a period has a date at one end at least")

    def _one(self, date: EdtfDate) -> str:
        words = self._unqualified(date)
        if date.significant_digits:
            return self.about(words)
        if not date.is_wholly_qualified:
            return self.partly_uncertain(words) if any(date.qualifiers) else words
        if date.approximate and date.uncertain:
            return self.perhaps_about(words)
        return self.about(words) if date.approximate else self.perhaps(words)

    def _unqualified(self, date: EdtfDate) -> str:
        if date.year is None:
            return self._vague_year(date)
        if date.season is not None:
            return self.season(date.season, date.year)
        known = (date.year, date.month, date.day)[: len(date.digits)]
        match known:
            case (int(),):
                return self.year(date.year)
            case (int(), int() as month):
                return self.month(date.year, month)
            case (int(), int() as month, int() as day):
                words = self.day_of(str(day), date.year, month)
                return words if date.time is None else self.at_time(words, date.time)
            case (int(), int() as month, None) if date.digits[2] == "XX":
                return self.some_day_in(self.month(date.year, month))
            case (int(), None, *_) if all(part == "XX" for part in date.digits[1:]):
                return self.some_day_in(self.year(date.year))
        return self._between_days(date)

    def _vague_year(self, date: EdtfDate) -> str:
        found = _SPELT_OUT(date.digits[0])
        if len(date.digits) > 1 or found is None:
            return self._between_days(date)
        sign, known, unknown = found.groups()
        before_christ, number = bool(sign), int(known)
        match date.precision, len(unknown):
            case Precision.DECADE, 1 if not before_christ:
                return self.decade(number * 10)
            case Precision.CENTURY, 2:
                return self.century(number + 1, before_christ)
            case Precision.MILLENNIUM, 3:
                return self.millennium(number + 1, before_christ)
        return self.between(self.year(date.earliest.year), self.year(date.latest.year))

    def _between_days(self, date: EdtfDate) -> str:
        first, last = date.earliest, date.latest
        same_month = (first.year, first.month) == (last.year, last.month)
        return self.between(str(first.day) if same_month else self.whole_day(first), self.whole_day(last))

    def whole_day(self, day: Day) -> str:
        return self.day_of(str(day.day), day.year, day.month)

    @abstractmethod
    def day_of(self, day: str, year: int, month: int) -> str:
        """“31 August 2015”; `day` may be a phrase such as “23 or 24”."""

    @abstractmethod
    def month(self, year: int, month: int) -> str: ...

    @abstractmethod
    def month_name(self, month: int) -> str: ...

    @abstractmethod
    def season(self, season: int, year: int) -> str:
        """A part of a year by its number in ISO 8601-2, table 4: 21 to 41."""

    @abstractmethod
    def year(self, year: int) -> str:
        """The year 0 is 1 BC."""

    @abstractmethod
    def decade(self, first_year: int) -> str: ...

    @abstractmethod
    def century(self, number: int, before_christ: bool) -> str: ...

    @abstractmethod
    def millennium(self, number: int, before_christ: bool) -> str: ...

    @abstractmethod
    def at_time(self, day: str, time: str) -> str: ...

    @abstractmethod
    def some_day_in(self, when: str) -> str: ...

    @abstractmethod
    def between(self, start: str, end: str) -> str: ...

    @abstractmethod
    def from_to(self, start: str, end: str) -> str: ...

    @abstractmethod
    def since(self, start: str) -> str: ...

    @abstractmethod
    def since_end_unknown(self, start: str) -> str: ...

    @abstractmethod
    def by_then(self, end: str) -> str:
        """At some time up to `end`, however early."""

    @abstractmethod
    def until(self, end: str) -> str: ...

    @abstractmethod
    def until_start_unknown(self, end: str) -> str: ...

    @abstractmethod
    def or_later(self, date: str) -> str: ...

    @abstractmethod
    def or_earlier(self, date: str) -> str: ...

    @abstractmethod
    def one_of(self, dates: Sequence[str]) -> str: ...

    @abstractmethod
    def all_of(self, dates: Sequence[str]) -> str: ...

    @abstractmethod
    def about(self, date: str) -> str: ...

    @abstractmethod
    def perhaps(self, date: str) -> str: ...

    @abstractmethod
    def perhaps_about(self, date: str) -> str: ...

    @abstractmethod
    def partly_uncertain(self, date: str) -> str: ...


def _in_one_month(days: Sequence[EdtfDate]) -> bool:
    """Whether all are plain, whole days of the same month, so that the month is said once."""
    return (
        all(day.day is not None and day.time is None and not any(day.qualifiers) for day in days)
        and len({(day.year, day.month) for day in days}) == 1
    )
