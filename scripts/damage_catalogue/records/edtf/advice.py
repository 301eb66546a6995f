"""What a curator probably meant by a date that is no EDTF, and how to write it.

`advise` knows common habits only; where a text can be read in two ways it says so and suggests nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from damage_catalogue.records.edtf.dates import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_ADVISED = 80

_ARABIC = (
    "يناير|كانون الثاني|جانفي",
    "فبراير|شباط|فيفري",
    "مارس|آذار",
    "أبريل|إبريل|نيسان|أفريل",
    "مايو|أيار|ماي",
    "يونيو|حزيران|جوان",
    "يوليو|تموز|جويلية",
    "أغسطس|آب|أوت",
    "سبتمبر|أيلول",
    "أكتوبر|تشرين الأول",
    "نوفمبر|تشرين الثاني",
    "ديسمبر|كانون الأول",
)


class Advice(NamedTuple):
    """What is unusual about a text, and the right spelling: None where it could mean two things."""

    reason: str
    suggestion: str | None


def advise(text: str) -> Advice | None:
    """Advice for a date, or a period whose ends need it; None where no habit is recognised.

    The suggested spelling is well-formed, but the calendar may not have that day.
    """
    if len(text) > LONGEST_ADVISED:
        return None
    tidy = _tidy(text)
    advice = _advise_date(tidy)
    if advice is None and tidy.count("/") == 1:
        advice = _advise_period(tidy)
    if tidy != text and (advice is None or advice.suggestion == tidy):
        return Advice("Dates have no spaces around them, plain digits and hyphens, and a capital X", tidy)
    return advice


def _tidy(text: str) -> str:
    """The text with ASCII digits and hyphens, single spaces, and X as in `201X`."""
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub(r"\s+", " ", plain).strip()
    return re.sub(r"(?<![^\W\dxuX])[xu](?![^\W\dxuX])", "X", plain)


def _advise_period(text: str) -> Advice | None:
    sides = [side.strip() for side in text.split("/")]
    found = [None if side in ("", "..") else _advise_date(side) for side in sides]
    reasons = [advice.reason for advice in found if advice]
    if not reasons:
        return None
    if any(advice and advice.suggestion is None for advice in found):
        return Advice(reasons[0], None)
    right = [advice.suggestion or "" if advice else side for advice, side in zip(found, sides, strict=True)]
    return Advice(reasons[0], "/".join(right))


def _advise_date(text: str) -> Advice | None:
    for pattern, respell, reason in _habits():
        if found := pattern.fullmatch(text):
            return Advice(reason, respell(found))
    return _two_numbers_and_a_year(text) or _month_in_words(text)


class _Habit(NamedTuple):
    pattern: re.Pattern[str]
    respell: Callable[[re.Match[str]], str | None]
    reason: str


def _habits() -> tuple[_Habit, ...]:
    def habit(pattern: str, respell: Callable[[re.Match[str]], str | None], reason: str) -> _Habit:
        return _Habit(re.compile(pattern, re.IGNORECASE | re.ASCII), respell, reason)

    two_digits = "Month and day take two digits, and hyphens stand between year, month and day"
    period = "A period is written with a slash"
    four_digits = "A year has four digits"
    unknown_part = "Leave out a month or day that is not known, instead of writing 00"
    return (
        habit(r"(-?\d{4})-00(?:-00)?", lambda m: m[1], unknown_part),
        habit(r"(-?\d{4}-\d\d)-00", lambda m: m[1], unknown_part),
        habit(
            r"(\d{4})([-/. ])(\d\d?)(?:\2(\d\d?))?([?~%]?)",
            lambda m: f"{m[1]}-{m[3]:0>2}{f'-{m[4]:0>2}' if m[4] else ''}{m[5]}",
            two_digits,
        ),
        habit(r"(\d\d?)[-/. ](\d{4})", lambda m: f"{m[2]}-{m[1]:0>2}", _ORDER),
        habit(r"(\d{4})(\d\d)(\d\d)", lambda m: f"{m[1]}-{m[2]}-{m[3]}", two_digits),
        habit(
            r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d(?::\d\d)?)?",
            lambda m: f"{m[1]}T{m[2]}{m[3] or ':00'}{(m[4] or '').upper()}",
            "A time follows the date after a T, with hours, minutes and seconds",
        ),
        habit(r"(\d{4}) ?- ?(\d{4})", lambda m: f"{m[1]}/{m[2]}", period),
        habit(
            r"(\d{4}-\d\d(?:-\d\d)?) ?(?:-|to) ?(\d{4}-\d\d(?:-\d\d)?)",
            lambda m: f"{m[1]}/{m[2]}",
            period,
        ),
        habit(
            r"(\S+)/(?:open|present|now|today)", lambda m: f"{m[1]}/..", "A period that goes on ends with .."
        ),
        habit(r"open/(\S+)", lambda m: f"../{m[1]}", "A period that was always so begins with two dots"),
        habit(r"(\S+)/unknown", lambda m: f"{m[1]}/", "An end that is not known is left empty"),
        habit(r"unknown/(\S+)", lambda m: f"/{m[1]}", "A beginning that is not known is left empty"),
        habit(
            r"(?:c|ca|circa|about|around)\.? ?(\d{4}(?:-\d\d){0,2})",
            lambda m: f"{m[1]}~",
            "An approximate date ends with ~",
        ),
        habit(
            r"([\dX-]+)(?:\?~|~\?)", lambda m: f"{m[1]}%", "Uncertain and approximate together are written %"
        ),
        habit(
            r"(\d{3})0'?s", lambda m: f"{m[1]}X", "A decade is written with X for the digit that is not known"
        ),
        habit(
            r"(\d\d?)(?:st|nd|rd|th) century(?: (?:AD|CE))?",
            lambda m: f"{int(m[1]) - 1:02}XX" if int(m[1]) else None,
            "A century is written with XX for the digits that are not known",
        ),
        habit(
            r"(\d{1,4}) (?:BCE?|B\.C\.)",
            lambda m: "0000" if int(m[1]) == 1 else f"-{int(m[1]) - 1:04}" if int(m[1]) else None,
            "Years before 1 CE are negative and one less, because year 0 is 1 BCE",
        ),
        habit(r"(?:(?:AD|CE) )?(\d{1,4})(?: (?:AD|CE))", lambda m: f"{m[1]:0>4}", four_digits),
        habit(r"(?:AD|CE) (\d{1,4})", lambda m: f"{m[1]:0>4}", four_digits),
        habit(r"-0000((?:-\d\d){0,2})", lambda m: f"0000{m[1]}", "Year 0 (1 BCE) has no sign"),
        habit(r"\d{1,2}", lambda m: None, four_digits),
        habit(r"(-?)(\d{3}|(?<=-)\d{1,2})", lambda m: f"{m[1]}{m[2]:0>4}", four_digits),
        habit(r"Y(-?)0*(\d{1,4})", lambda m: f"{m[1]}{m[2]:0>4}", "A year of four digits needs no Y"),
        habit(
            r"Y?(-?[1-9]\d{4,5})",
            lambda m: f"Y{m[1]}",
            "A year of more than four digits begins with a capital Y",
        ),
    )


_AMBIGUOUS = (
    "It is not clear which number is the day and which the month; write year, month, day, as in 2015-08-31"
)
_ORDER = "A date is written year, month, day, with hyphens and two digits for month and day"


def _two_numbers_and_a_year(text: str) -> Advice | None:
    found = re.fullmatch(r"(\d\d?)([-/. ])(\d\d?)\2(\d{4})", text, re.ASCII)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if first <= 12 and second <= 12 and first != second:
        return Advice(_AMBIGUOUS, None)
    day, month = (first, second) if second <= 12 else (second, first)
    return Advice(_ORDER, f"{found[4]}-{month:02}-{day:02}")


def _month_in_words(text: str) -> Advice | None:
    """`30 August 2015`, `August 30th, 2015`, `Aug. 2015`, `٣٠ آب ٢٠١٥`."""
    day = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
    name = r"(?P<month>[^\W\d_]+(?: [^\W\d_]+)?)\.?"
    year = r"(?P<year>\d{4})"
    for pattern in (rf"(?:{day}(?: of)?[ -])?{name},?[ -]{year}", rf"{name} {day},? {year}"):
        found = re.fullmatch(pattern, text)
        month = _month_number(found["month"]) if found else None
        if found and month:
            return Advice(
                _ORDER, f"{found['year']}-{month:02}" + (f"-{found['day']:0>2}" if found["day"] else "")
            )
    return None


def _month_number(name: str) -> int | None:
    """1 to 12 for a month in English (three letters or more) or Arabic (Levant, Egypt and Gulf, Maghreb)."""
    for number, (english, arabic) in enumerate(zip(MONTH_NAMES, _ARABIC, strict=True), 1):
        if (len(name) >= 3 and english.lower().startswith(name.lower())) or name in arabic.split("|"):
            return number
    return None
