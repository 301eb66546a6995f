"""How a date of the catalogue is put into words, whatever the language: its file says the parts."""

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
            return self.say("from_to", start=self.date(start), end=self.date(end))
        if start is not None:
            return self.say("since", start=self.date(start))
        return None if end is None else self.say("until", end=self.date(end))

    def _choices(self, edtf: Edtf) -> str:
        parts = [self._member(span) for span in edtf.spans]
        days = [span.start for span in edtf.spans if span.is_single and isinstance(span.start, EdtfDate)]
        if len(days) == len(parts) and _in_one_month(days):
            first = days[0]
            assert first.year is not None, "a whole day has a year"
            assert first.month is not None, "a whole day has a month"
            numbers = [self.day_number(day.day) for day in days]
            joined = self.joined("or" if edtf.kind is Kind.ONE_OF else "days", numbers)
            return self.day_of(joined, first.year, first.month)
        return self.joined("or" if edtf.kind is Kind.ONE_OF else "days", parts)

    def _member(self, span: Span) -> str:
        if isinstance(span.start, EdtfDate) and not span.is_single and isinstance(span.end, EdtfDate):
            return self.say("from_to", start=self._one(span.start), end=self._one(span.end))
        if isinstance(span.start, EdtfDate):
            one = self._one(span.start)
            return one if span.is_single else self.say("or_later", date=one)
        assert isinstance(span.end, EdtfDate), "a member of a set has a date at one end at least"
        return self.say("or_earlier", date=self._one(span.end))

    def _span(self, span: Span) -> str:
        match span.start, span.end:
            case EdtfDate() as start, EdtfDate() as end:
                if _in_one_month((start, end)):
                    return self.between(self.day_number(start.day), self._one(end))
                return self.between(self._one(start), self._one(end))
            case EdtfDate() as start, End.OPEN:
                return self.say("since", start=self._one(start))
            case EdtfDate() as start, _:
                return self.say("since_end_unknown", start=self._one(start))
            case End.OPEN, EdtfDate() as end:
                return self.by_then(self._one(end))
            case _, EdtfDate() as end:
                return self.say("until_start_unknown", end=self._one(end))
        raise AssertionError("a period has a date at one end at least")

    def _one(self, date: EdtfDate) -> str:
        words = self._unqualified(date)
        if date.significant_digits:
            return self.say("about", date=words)
        if not date.is_wholly_qualified:
            return self.say("partly_uncertain", date=words) if any(date.qualifiers) else words
        if date.approximate and date.uncertain:
            return self.say("perhaps_about", date=words)
        return self.say("about" if date.approximate else "perhaps", date=words)

    def _unqualified(self, date: EdtfDate) -> str:
        if date.year is None:
            return self._vague_year(date)
        if date.season is not None:
            return self.say(f"seasons.{date.season}", year=self.year(date.year))
        known = (date.year, date.month, date.day)[: len(date.digits)]
        match known:
            case (int(),):
                return self.year(date.year)
            case (int(), int() as month):
                return self.month(date.year, month)
            case (int(), int() as month, int() as day):
                words = self.day_of(self.day_number(day), date.year, month)
                return words if date.time is None else self.say("at_time", day=words, time=date.time)
            case (int(), int() as month, None) if date.digits[2] == "XX":
                return self.say("some_day_in", when=self.month(date.year, month))
            case (int(), None, *_) if all(part == "XX" for part in date.digits[1:]):
                return self.say("some_day_in", when=self.year(date.year))
        return self._between_days(date)

    def _vague_year(self, date: EdtfDate) -> str:
        found = _SPELT_OUT(date.digits[0])
        if len(date.digits) > 1 or found is None:
            return self._between_days(date)
        sign, known, unknown = found.groups()
        bc, number = "_bc" if sign else "", int(known)
        match date.precision, len(unknown):
            case Precision.DECADE, 1 if not sign:
                return self.say("decade", year=str(number * 10))
            case Precision.CENTURY, 2:
                return self.say(f"century{bc}", ordinal=self.ordinal(number + 1))
            case Precision.MILLENNIUM, 3:
                return self.say(f"millennium{bc}", ordinal=self.ordinal(number + 1))
        return self.between(self.year(date.earliest.year), self.year(date.latest.year))

    def _between_days(self, date: EdtfDate) -> str:
        first, last = date.earliest, date.latest
        same_month = (first.year, first.month) == (last.year, last.month)
        return self.between(
            self.day_number(first.day) if same_month else self.whole_day(first), self.whole_day(last)
        )

    def whole_day(self, day: Day) -> str:
        return self.day_of(self.day_number(day.day), day.year, day.month)

    # What the file of words says

    @abstractmethod
    def say(self, key: str, **parts: str) -> str:
        """The text of the group `dates` with its gaps filled."""

    @abstractmethod
    def ordinal(self, number: int) -> str: ...

    @abstractmethod
    def month_name(self, month: int, in_date: bool = False) -> str:
        """The month alone or, in some languages otherwise, beside a day."""

    @abstractmethod
    def joined(self, how: str, items: Sequence[str]) -> str:
        """The items joined as the list `how` of the file says: and, or, days."""

    def day_number(self, day: int | None) -> str:
        return self.say("first_of_month") if day == 1 else str(day)

    def day_of(self, day: str, year: int, month: int) -> str:
        """“31 August 2015”; `day` may be a phrase such as “23 or 24”."""
        return self.say("day", day=day, month=self.month_name(month, in_date=True), year=self.year(year))

    def month(self, year: int, month: int) -> str:
        return self.say("month", month=self.month_name(month), year=self.year(year))

    def year(self, year: int) -> str:
        """The year 0 is 1 BC. Years of five digits are too long to be read without a sign between them."""
        if year > 999:
            return self.say("year", year=str(year))
        if year > 0:
            return self.say("year_ad", year=str(year))
        before_christ = 1 - year
        return self.say(
            "year_bc", year=self.number(before_christ) if before_christ > 9999 else str(before_christ)
        )

    @abstractmethod
    def number(self, number: float) -> str: ...

    def between(self, start: str, end: str) -> str:
        return self.say("between", start=start, end=end)

    def by_then(self, end: str) -> str:
        """At some time up to `end`, however early."""
        return self.say("by_then", end=end)


def _in_one_month(days: Sequence[EdtfDate]) -> bool:
    """Whether all are plain, whole days of the same month, so that the month is said once."""
    return (
        all(day.day is not None and day.time is None and not any(day.qualifiers) for day in days)
        and len({(day.year, day.month) for day in days}) == 1
    )
