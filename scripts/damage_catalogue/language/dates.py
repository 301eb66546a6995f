"""How a date of the catalogue is put into words, whatever the language: its file says the parts."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Literal

from damage_catalogue.records.edtf import Day, Edtf, EdtfDate, End, Kind, Precision, Span

_SPELT_OUT = re.compile(r"(-?)([0-9]+)(X+)").fullmatch

Form = Literal["", "in_phrases", "inside_dates", "on_axes"]
"""Where a part of a date stands, for languages that say it otherwise there: alone; in a phrase with a word
before it (“since 31 August”); inside a longer date (the year of a day); as a mere label of a year."""
MonthPlace = Literal["alone", "in_dates", "in_phrases"]


class DateWords(ABC):
    """Takes a date apart; the language says the parts. What the text leaves open stays open."""

    def date(self, edtf: Edtf, form: Form = "") -> str:
        """The date as it stands alone; `in_phrases` as it stands where a word such as *since* governs it."""
        if edtf.choices:
            return self._choices(edtf, form)
        return self._span(edtf.spans[0]) if edtf.is_interval else self._one(edtf.dates[0], form)

    def date_in_phrase(self, edtf: Edtf) -> str:
        """The date as it is said after a word such as “since”."""
        return self.date(edtf, "in_phrases")

    def period(self, start: Edtf | None, end: Edtf | None) -> str | None:
        """From when to when something held; None where neither is known."""
        if start is not None and end is not None:
            return self.say("from_to", start=self.date_in_phrase(start), end=self.date_in_phrase(end))
        if start is not None:
            return self.say("since", start=self.date_in_phrase(start))
        return None if end is None else self.say("until", end=self.date_in_phrase(end))

    def _choices(self, edtf: Edtf, form: Form) -> str:
        parts = [self._member(span, form) for span in edtf.spans]
        days = [span.start for span in edtf.spans if span.is_single and isinstance(span.start, EdtfDate)]
        if len(days) == len(parts) and _in_one_month(days):
            first = days[0]
            assert first.year is not None, "a whole day has a year"
            assert first.month is not None, "a whole day has a month"
            numbers = [self.day_number(day.day) for day in days]
            joined = self.joined("or" if edtf.kind is Kind.ONE_OF else "days", numbers)
            return self.day_of(joined, first.year, first.month, form)
        return self.joined("or" if edtf.kind is Kind.ONE_OF else "days", parts)

    def _member(self, span: Span, form: Form) -> str:
        if isinstance(span.start, EdtfDate) and not span.is_single and isinstance(span.end, EdtfDate):
            return self.say("from_to", start=self._inside(span.start), end=self._inside(span.end))
        if isinstance(span.start, EdtfDate):
            one = self._one(span.start, form)
            return one if span.is_single else self.say("or_later", date=one)
        assert isinstance(span.end, EdtfDate), "a member of a set has a date at one end at least"
        return self.say("or_earlier", date=self._one(span.end, form))

    def _span(self, span: Span) -> str:
        match span.start, span.end:
            case EdtfDate() as start, EdtfDate() as end:
                if _in_one_month((start, end)):
                    return self.between(self.day_number(start.day, "in_phrases"), self._inside(end))
                return self.between(self._inside(start), self._inside(end))
            case EdtfDate() as start, End.OPEN:
                return self.say("since", start=self._inside(start))
            case EdtfDate() as start, _:
                return self.say("since_end_unknown", start=self._inside(start))
            case End.OPEN, EdtfDate() as end:
                return self.by_then(self._inside(end))
            case _, EdtfDate() as end:
                return self.say("until_start_unknown", end=self._inside(end))
        raise AssertionError("a period has a date at one end at least")

    def _inside(self, date: EdtfDate) -> str:
        """The date where a word of the phrase around it governs it."""
        return self._one(date, "in_phrases")

    def _one(self, date: EdtfDate, form: Form) -> str:
        if date.significant_digits:
            return self.say("about", date=self._unqualified(date, "in_phrases"))
        if not date.is_wholly_qualified:
            words = self._unqualified(date, form)
            return self.say("partly_uncertain", date=words) if any(date.qualifiers) else words
        if date.approximate:
            key = "perhaps_about" if date.uncertain else "about"
            return self.say(key, date=self._unqualified(date, "in_phrases"))
        return self.say("perhaps", date=self._unqualified(date, form))

    def _unqualified(self, date: EdtfDate, form: Form) -> str:
        if date.year is None:
            return self._vague_year(date, form)
        if date.season is not None:
            return self.say(f"seasons.{date.season}", form, year=self.year(date.year, "inside_dates"))
        known = (date.year, date.month, date.day)[: len(date.digits)]
        match known:
            case (int(),):
                return self.year(date.year, form)
            case (int(), int() as month):
                return self.month(date.year, month, form)
            case (int(), int() as month, int() as day):
                words = self.day_of(self.day_number(day), date.year, month, form)
                return words if date.time is None else self.say("at_time", form, day=words, time=date.time)
            case (int(), int() as month, None) if date.digits[2] == "XX":
                return self.say("some_day_in", form, when=self.month(date.year, month))
            case (int(), None, *_) if all(part == "XX" for part in date.digits[1:]):
                return self.say("some_day_in", form, when=self.year(date.year))
        return self._between_days(date)

    def _vague_year(self, date: EdtfDate, form: Form) -> str:
        found = _SPELT_OUT(date.digits[0])
        if len(date.digits) > 1 or found is None:
            return self._between_days(date)
        sign, known, unknown = found.groups()
        bc, number = "_bc" if sign else "", int(known)
        match date.precision, len(unknown):
            case Precision.DECADE, 1 if not sign:
                return self.decade(number * 10, form)
            case Precision.CENTURY, 2:
                return self.say(f"century{bc}", form, ordinal=self.ordinal(number + 1))
            case Precision.MILLENNIUM, 3:
                return self.say(f"millennium{bc}", form, ordinal=self.ordinal(number + 1))
        ends = date.earliest.year, date.latest.year
        return self.between(*(self.year(year, "in_phrases") for year in ends))

    def _between_days(self, date: EdtfDate) -> str:
        first, last = date.earliest, date.latest
        if (first.year, first.month) == (last.year, last.month):
            start = self.day_number(first.day, "in_phrases")
        else:
            start = self.whole_day(first, "in_phrases")
        return self.between(start, self.whole_day(last, "in_phrases"))

    def whole_day(self, day: Day, form: Form = "") -> str:
        """A day of the calendar in words."""
        return self.day_of(self.day_number(day.day), day.year, day.month, form)

    # What the file of words says

    @abstractmethod
    def say(self, key: str, form: Form = "", /, **parts: str) -> str:
        """The text of the group `dates` with its gaps filled, in that form where the language has one."""

    @abstractmethod
    def ordinal(self, number: int) -> str:
        """The ordinal number of a century or millennium."""

    @abstractmethod
    def decade(self, year: int, form: Form = "") -> str:
        """The ten years that begin with `year`."""

    @abstractmethod
    def month_name(self, month: int, place: MonthPlace = "alone") -> str:
        """The month alone or, in some languages otherwise, beside a day or in a phrase."""

    @abstractmethod
    def joined(self, how: str, items: Sequence[str]) -> str:
        """The items joined as the list `how` of the file says: and, or, days."""

    def day_number(self, day: int | None, form: Form = "") -> str:
        """The number of a day in its month; the first has a name of its own in some languages."""
        number = self.say("first_of_month") if day == 1 else str(day)
        return self.say("day_number", form, day=number)

    def day_of(self, day: str, year: int, month: int, form: Form = "") -> str:
        """“31 August 2015”; `day` may be a phrase such as “23 or 24”."""
        name, of_year = self.month_name(month, "in_dates"), self.year(year, "inside_dates")
        return self.say("day", form, day=day, month=name, year=of_year)

    def month(self, year: int, month: int, form: Form = "") -> str:
        """A month of a year."""
        name = self.month_name(month, "in_phrases" if form == "in_phrases" else "alone")
        return self.say("month", form, month=name, year=self.year(year, "inside_dates"))

    def year_label(self, year: int) -> str:
        """The year on an axis or as a heading."""
        return self.year(year, "on_axes")

    def year(self, year: int, form: Form = "") -> str:
        """The year 0 is 1 BC. Years of five digits are too long to be read without a sign between them."""
        if year > 999:
            return self.say("year", form, year=str(year))
        if year > 0:
            return self.say("year_ad", form, year=str(year))
        before = 1 - year
        return self.say("year_bc", form, year=self.number(before) if before > 9999 else str(before))

    @abstractmethod
    def number(self, number: float) -> str:
        """A number in figures."""

    def between(self, start: str, end: str) -> str:
        """At some time from `start` to `end`, which are said as in a phrase."""
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
