"""What may have been meant by a date of digits and signs that is no EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from damage_catalogue.records.edtf.readings import SEVERAL, Advice, Reading, advice_of

Match = re.Match[str]

TWO_DIGITS = "Month and day take two digits, and hyphens stand between year, month and day"
PERIOD = "A period is written with a slash between its first and its last date"
FOUR_DIGITS = "A year has four digits"
ORDER = "A date is written year, month, day, with hyphens and two digits for month and day"
_UNKNOWN_PART = "Leave out a month or day that is not known, instead of writing 00"
_MONTH_OR_SPAN = "This can be a part of a year or a span of years"
_DAY_OR_MONTH = (
    "It is not clear which number is the day and which the month; write year, month, day, as in 2015-08-31"
)


def read_digits(text: str) -> Advice | None:
    """Advice for a text without words; None where no habit is recognised."""
    for pattern, respell, several in _HABITS:
        if (found := pattern.fullmatch(text)) and (advice := advice_of(respell(found), several=several)):
            return advice
    return Advice(FOUR_DIGITS) if _NO_YEAR.fullmatch(text) else None


def year_and_number(year: str, number: str, sign: str, joined_by: str) -> list[Reading]:
    """`1820-27`, `1820/7`, `2015.8`: a month, a season, or years of which the last is cut short."""
    found: list[Reading] = []
    if 1 <= int(number) <= 12:
        found.append(Reading(f"{year}-{number:0>2}{sign}", TWO_DIGITS))
    if joined_by in " .":
        return found
    if 21 <= int(number) <= 24 and joined_by == "-":
        found.append(Reading(f"{year}-{number}{sign}", TWO_DIGITS))
    return found + span_of_years(year, number, sign)


def span_of_years(year: str, number: str, sign: str = "") -> list[Reading]:
    """The years from `year` to the one that ends in `number`, if that is later."""
    last = year[: -len(number)] + number
    return [Reading(f"{year}{sign}/{last}{sign}", PERIOD)] if last > year else []


def _year_and_number(found: Match) -> Iterable[Reading]:
    year, joint, number, sign = found.groups()
    if "-" in joint and joint != "-":  # nobody writes a month with blanks around its hyphen
        return span_of_years(year, number, sign)
    return year_and_number(year, number, sign, joint)


def _six_digits(found: Match) -> Iterable[Reading]:
    """`201603` and `032016` are months; a year of six digits lies in no catalogue's time."""
    digits = found[0]
    for year, month in ((digits[:4], digits[4:]), (digits[2:], digits[:2])):
        if year >= "1000" and "01" <= month <= "12":
            yield Reading(f"{year}-{month}", TWO_DIGITS)


def _eight_digits(found: Match) -> Iterable[Reading]:
    digits = found[0]
    first, last = digits[:4], digits[4:]
    yield Reading(f"{first}-{last[:2]}-{last[2:]}", TWO_DIGITS)
    if last >= "1000":
        yield Reading(f"{last}-{first[2:]}-{first[:2]}", ORDER)
        yield Reading(f"{last}-{first[:2]}-{first[2:]}", ORDER)
        if first >= "1000" and first < last:
            yield Reading(f"{first}/{last}", PERIOD)


def _two_numbers_and_a_year(found: Match) -> Iterable[Reading]:
    first, _, second, year = found.groups()
    either = [(first, second), (second, first)] if int(first) <= 12 and int(second) <= 12 else []
    pairs = either or [(first, second) if int(second) <= 12 else (second, first)]
    return [Reading(f"{year}-{month:0>2}-{day:0>2}", ORDER) for day, month in pairs]


def _end_of_month(found: Match) -> Iterable[Reading]:
    """`2015-09/11`: a day, or the months from September to November."""
    year, month, joint, last = found.groups()
    if joint == "/":
        yield Reading(f"{year}-{month}-{last}", TWO_DIGITS)
    if "12" >= last > month:
        yield Reading(f"{year}-{month}/{year}-{last}", PERIOD)


def _last_day(found: Match) -> Iterable[Reading]:
    month, day, last_month, last = found.groups()
    if last_month or last > day:
        end = f"{month[:4]}-{last_month}" if last_month else month
        yield Reading(f"{month}-{day}/{end}-{last}", PERIOD)


def _habit(
    pattern: str, respell: Callable[[Match], Iterable[Reading]], several: str = SEVERAL
) -> tuple[re.Pattern[str], Callable[[Match], Iterable[Reading]], str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII), respell, several


def _as(template: Callable[[Match], str], reason: str) -> Callable[[Match], Iterable[Reading]]:
    return lambda found: (Reading(template(found), reason),)


# Nothing in a catalogue is later than the year 9999, so a number of five digits or more is a slip.
_NO_YEAR = re.compile(r"\d{1,2}|\d{5,}", re.ASCII)

_HABITS = (
    _habit(r"(-?\d{4})-00(?:-00)?", _as(lambda m: m[1], _UNKNOWN_PART)),
    _habit(r"(-?\d{4}-\d\d)-00", _as(lambda m: m[1], _UNKNOWN_PART)),
    _habit(r"(\d{4})\.0*", _as(lambda m: m[1], "A year is a whole number")),
    _habit(r"(\d{4})( ?- ?|/|\.| )(\d\d?)([?~%]?)", _year_and_number, _MONTH_OR_SPAN),
    _habit(
        r"(\d{4})([-/. ])(\d\d?)\2(\d\d?)([?~%]?)",
        _as(lambda m: f"{m[1]}-{m[3]:0>2}-{m[4]:0>2}{m[5]}", TWO_DIGITS),
    ),
    _habit(r"(\d\d?)[-/. ](\d{4})", _as(lambda m: f"{m[2]}-{m[1]:0>2}", ORDER)),
    _habit(r"(\d\d?)([-/. ])(\d\d?)\2(\d{4})", _two_numbers_and_a_year, _DAY_OR_MONTH),
    _habit(r"\d{6}", _six_digits),
    _habit(r"\d{8}", _eight_digits),
    _habit(
        r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d(?::\d\d)?)?",
        _as(
            lambda m: f"{m[1]}T{m[2]}{m[3] or ':00'}{(m[4] or '').upper()}",
            "A time follows the date after a T, with hours, minutes and seconds",
        ),
    ),
    _habit(r"(\d{4}[?~%]?) ?[-/] ?(\d{4}[?~%]?)", _as(lambda m: f"{m[1]}/{m[2]}", PERIOD)),
    _habit(
        r"(\d{4}-\d\d(?:-\d\d)?) ?(?:-|/) ?(\d{4}-\d\d(?:-\d\d)?)", _as(lambda m: f"{m[1]}/{m[2]}", PERIOD)
    ),
    _habit(r"(\d{4})-(\d\d)(/| - )(\d\d)", _end_of_month, "This can be a day or a span of months"),
    _habit(r"(\d{4}-\d\d)-(\d\d) ?[-/] ?(?:(\d\d)-)?(\d\d)", _last_day),
    _habit(
        r"(?<![^\s/])([^\s/]++)/(?:open|present|now|today)",
        _as(lambda m: f"{m[1]}/..", "A period that goes on ends with .."),
    ),
    _habit(r"open/(\S+)", _as(lambda m: f"../{m[1]}", "A period that was always so begins with two dots")),
    _habit(
        r"(?<![^\s/])([^\s/]++)/unknown", _as(lambda m: f"{m[1]}/", "An end that is not known is left empty")
    ),
    _habit(r"unknown/(\S+)", _as(lambda m: f"/{m[1]}", "A beginning that is not known is left empty")),
    _habit(
        r"(?<![\dX-])([\dX-]++)(?:\?~|~\?)",
        _as(lambda m: f"{m[1]}%", "Uncertain and approximate together are written %"),
    ),
    _habit(
        r"(\d{3})0'?s",
        _as(lambda m: f"{m[1]}X", "A decade is written with X for the digit that is not known"),
    ),
    _habit(
        r"([1-9]\d{0,3}) (?:BCE?|B\.C\.)",
        _as(
            lambda m: "0000" if int(m[1]) == 1 else f"-{int(m[1]) - 1:04}",
            "Years before 1 CE are negative and one less, because year 0 is 1 BCE",
        ),
    ),
    _habit(r"(?:(?:AD|CE) )?(\d{1,4}) (?:AD|CE)", _as(lambda m: f"{m[1]:0>4}", FOUR_DIGITS)),
    _habit(r"(?:AD|CE) (\d{1,4})", _as(lambda m: f"{m[1]:0>4}", FOUR_DIGITS)),
    _habit(r"-0000((?:-\d\d){0,2})", _as(lambda m: f"0000{m[1]}", "Year 0 (1 BCE) has no sign")),
    _habit(r"(-?)(\d{3}|(?<=-)\d{1,2})", _as(lambda m: f"{m[1]}{m[2]:0>4}", FOUR_DIGITS)),
    _habit(r"Y(-?)0*(\d{1,4})", _as(lambda m: f"{m[1]}{m[2]:0>4}", "A year of four digits needs no Y")),
    _habit(
        r"Y?-([1-9]\d{4})",
        _as(lambda m: f"Y-{m[1]}", "A year of more than four digits begins with a capital Y"),
    ),
)
