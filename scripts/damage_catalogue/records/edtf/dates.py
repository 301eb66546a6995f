"""Reading one EDTF date: year, month, day or season, with qualifiers and unspecified digits."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from damage_catalogue.records.edtf.values import (
    FURTHEST_YEAR,
    Day,
    EdtfDate,
    EdtfError,
    Precision,
    Qualifier,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_BY_UNKNOWN_DIGITS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
_UNQUALIFIED = Qualifier(0)
_QUALIFIERS = {"?": Qualifier.UNCERTAIN, "~": Qualifier.APPROXIMATE, "%": ~_UNQUALIFIED}
_DATE = re.compile(
    r"""(?P<year_own>[?~%]?)
        (?: (?P<year>-?[0-9X]{4}) | Y(?P<long>-?[1-9][0-9]{0,14})(?:E(?P<exponent>[0-9]{1,2}))? )
        (?:S(?P<significant>[1-9][0-9]?))?
        (?P<year_to>[?~%]?)
        (?: - (?P<month_own>[?~%]?) (?P<month>[0-9X]{2}) (?P<month_to>[?~%]?)
            (?: - (?P<day_own>[?~%]?) (?P<day>[0-9X]{2}) (?P<day_to>[?~%]?) )? )?
    """,
    re.VERBOSE,
)
_EXPECTED = (
    "This is not a date as the catalogue writes them: "
    "year, month and day as in 2015-08-31, or 2015-08, or 2015"
)


def whole_day(digits: tuple[str, ...], year: int, month: int, day: int) -> EdtfDate:
    """A date without marks; `digits` are its parts as written."""
    only = Day(year, month, day)
    marks = (_UNQUALIFIED, _UNQUALIFIED, _UNQUALIFIED)
    return EdtfDate(digits, year, month, day, None, Precision.DAY, only, only, marks)


def days_in_month(year: int, month: int) -> int:
    """How many days a month has in the proleptic Gregorian calendar, in any year."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def read_date(text: str, at: int) -> EdtfDate:
    """The date `text` writes. `at` is its place in the whole text, from which errors count their columns."""
    found = _DATE.match(text)
    if found is None or found.end() != len(text):
        raise EdtfError(text, *_misshapen(text, at, found.end() if found else 0))
    year, month, day = found.group("year", "month", "day")
    qualifiers = _qualifiers(found, at)
    if year is None or found["significant"]:
        if month is not None:
            reason = "A year written with Y or S stands alone, without month and day"
            raise EdtfError(text, reason, at + found.start("month") - 1)
        return _read_far_year(found, at, qualifiers)
    if year == "-0000":
        reason = "There is no year -0000; the year before 0001 (1 BCE) is 0000"
        raise EdtfError(text, reason, at + found.start("year"))
    digits = tuple(part for part in (year, month, day) if part is not None)
    if month is None or not (month.isdigit() and 21 <= int(month) <= 41):
        return _calendar_date(found, at, digits, qualifiers)
    if day is not None:
        reason = f"{month} after the year is a season, which has no days; months run from 01 to 12"
        raise EdtfError(text, reason, at + found.start("month"))
    return _season(digits, qualifiers)


def _qualifiers(found: re.Match[str], at: int) -> tuple[Qualifier, ...]:
    """One for each part written: a sign before a part is for that part, one after it for all up to it."""
    reaching = _UNQUALIFIED
    qualifiers: list[Qualifier] = []
    for part in ("day", "month", "year"):
        own, to_here = found[f"{part}_own"], found[f"{part}_to"]
        if own is None:
            continue
        if own and to_here:
            reason = f"The {part} has a sign on both sides; for uncertain and approximate together write %"
            raise EdtfError(found[0], reason, at + found.start(f"{part}_to"))
        if to_here:
            reaching |= _QUALIFIERS[to_here]
        qualifiers.append(reaching | _QUALIFIERS[own] if own else reaching)
    return tuple(reversed(qualifiers))


def _misshapen(text: str, at: int, reached: int) -> tuple[str, int]:
    """Why a text is not shaped like a date, and the column; the first `reached` characters are."""
    if not text:
        return "A date is missing here", at
    if reached and text[reached] == "T":
        return "A time of day may stand only with a single whole day, not in a period or a list", at + reached
    if ".." in text:
        reason = (
            "Two dots join dates only in a list, as in [2014..2016]; "
            "for a period write 2014/2016, 2014/.. or ../2016"
        )
        return reason, at + text.index("..")
    if reached < len(text) - 1 and text[reached] == "-":
        reached += 1
    return _EXPECTED, at + reached


def _read_far_year(found: re.Match[str], at: int, qualifiers: tuple[Qualifier, ...]) -> EdtfDate:
    """A year with `Y`, `E` or `S`: `Y17000`, `Y-17E7`, `1950S2`."""
    text = found[0]
    digits = found["year"] or found["long"]
    if "X" in digits:
        reason = "A year with X cannot have significant digits (S) as well"
        raise EdtfError(text, reason, at + found.start("year"))
    year = int(digits) * 10 ** int(found["exponent"] or 0)
    if abs(year) > FURTHEST_YEAR:
        reason = "The year is too far away; the limit is fifteen digits"
        raise EdtfError(text, reason, at + found.start("long"))
    if found["long"] and abs(year) <= 9999:
        raise EdtfError(text, "Y is for years of more than four digits; write this one without it", at)
    significant = int(found["significant"]) if found["significant"] else None
    places = len(str(abs(year)))
    if significant is not None and significant > places:
        reason = f"A year of {places} digits cannot have {significant} significant ones"
        raise EdtfError(text, reason, at + found.start("significant"))
    vague = places - significant if significant else 0
    first = abs(year) // 10**vague * 10**vague
    years = sorted((first, first + 10**vague - 1)) if year >= 0 else sorted((-first, 1 - first - 10**vague))
    precision = _BY_UNKNOWN_DIGITS[vague] if vague < len(_BY_UNKNOWN_DIGITS) else Precision.AGE
    bounds = Day(years[0], 1, 1), Day(years[1], 12, 31)
    return EdtfDate((digits,), year, None, None, None, precision, *bounds, qualifiers, None, significant)


def _season(digits: tuple[str, ...], qualifiers: tuple[Qualifier, ...]) -> EdtfDate:
    """A season or other part of a year, ISO 8601-2:2019 table 4."""
    season = int(digits[1])
    if season <= 32:
        precision, length, turn = Precision.SEASON, 3, 6 if season >= 29 else 0
        first = (3 + (season - 21) % 4 * 3 + turn - 1) % 12 + 1
    elif season <= 36:
        precision, length, first = Precision.QUARTER, 3, (season - 33) * 3 + 1
    elif season <= 39:
        precision, length, first = Precision.QUADRIMESTER, 4, (season - 37) * 4 + 1
    else:
        precision, length, first = Precision.SEMESTER, 6, (season - 40) * 6 + 1
    last = first + length - 1
    low, high = _outer_years(digits[0])
    end_year, end_month = (high, last) if last <= 12 else (high + 1, last - 12)
    earliest, latest = Day(low, first, 1), Day(end_year, end_month, days_in_month(end_year, end_month))
    year = None if "X" in digits[0] else low
    if year is None:
        precision = _year_precision(digits[0])
    return EdtfDate(digits, year, None, None, season, precision, earliest, latest, qualifiers)


def _calendar_date(
    found: re.Match[str], at: int, digits: tuple[str, ...], qualifiers: tuple[Qualifier, ...]
) -> EdtfDate:
    months = _matching(digits[1], 12) if len(digits) > 1 else list(range(1, 13))
    if not months:
        reason = f"There is no month {digits[1]}; months run from 01 to 12, seasons from 21 to 24"
        raise EdtfError(found[0], reason, at + found.start("month"))
    days = _matching(digits[2], 31) if len(digits) > 2 else list(range(1, 32))
    if not days:
        reason = f"There is no day {digits[2]}; days run from 01 to 31"
        raise EdtfError(found[0], reason, at + found.start("day"))
    earliest = _first_day(_years(digits[0]), months, days)
    latest = _first_day(_years(digits[0], descending=True), months[::-1], days[::-1])
    if earliest is None or latest is None:
        raise EdtfError(found[0], _missing_day(digits), at + found.start("day"))
    exact = [int(part) if "X" not in part else None for part in digits] + [None, None]
    precision = _calendar_precision(digits)
    return EdtfDate(digits, exact[0], exact[1], exact[2], None, precision, earliest, latest, qualifiers)


def _missing_day(digits: tuple[str, ...]) -> str:
    year, month, day = digits
    if "X" in month:
        return f"No month of {year} that fits {month} has a day {day}"
    name = MONTH_NAMES[int(month) - 1]
    if "X" in year:
        return f"{name} has no day {day} in any year that fits {year}"
    return f"{name} {year} has {days_in_month(int(year), int(month))} days, so there is no day {day}"


def _calendar_precision(digits: tuple[str, ...]) -> Precision:
    if "X" in digits[0]:
        return _year_precision(digits[0])
    if len(digits) == 1 or "X" in digits[1]:
        return Precision.YEAR
    return Precision.MONTH if len(digits) == 2 or "X" in digits[2] else Precision.DAY


def _year_precision(digits: str) -> Precision:
    unknown = len(digits) - digits.index("X")
    return _BY_UNKNOWN_DIGITS[unknown] if unknown < len(_BY_UNKNOWN_DIGITS) else Precision.AGE


def _matching(digits: str, highest: int) -> list[int]:
    """The numbers from 1 to `highest` that two digits, each perhaps X, allow."""
    if digits.isdigit():
        return [int(digits)] if 1 <= int(digits) <= highest else []
    tens, units = digits[0], digits[1]
    return [n for n in range(1, highest + 1) if tens in ("X", str(n // 10)) and units in ("X", str(n % 10))]


def _years(digits: str, descending: bool = False) -> Iterator[int]:
    """The years that four digits, each perhaps X, allow, in order. There is no year -0000."""
    negative = digits[0] == "-"
    choices = "9876543210" if descending is not negative else "0123456789"
    for places in product(*(choices if digit == "X" else digit for digit in digits.removeprefix("-"))):
        year = int("".join(places))
        if not negative:
            yield year
        elif year:
            yield -year


def _outer_years(digits: str) -> tuple[int, int]:
    return next(_years(digits)), next(_years(digits, descending=True))


def _first_day(years: Iterator[int], months: list[int], days: list[int]) -> Day | None:
    """The first day, in the order given, that the calendar has."""
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return Day(year, month, day)
    return None
