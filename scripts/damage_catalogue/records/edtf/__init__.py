"""Dates as the field writes them: Extended Date/Time Format (ISO 8601-2:2019).

`parse` reads levels 0 and 1 in full, and of level 2 sets, qualified parts, unspecified digits in any place,
sub-year groupings, exponential years and significant digits. What a date leaves open is kept, never guessed:

- `earliest` and `latest` are the first and last day the written text allows. The signs `~ ? %` are for
  showing and do **not** widen them.
- An end written `..` (open) or left empty (unknown) has the bound None.
- Significant digits do widen: the standard reads `1950S2` as a year from 1900 to 1999, perhaps 1950.
- Seasons are those of meteorology: `2015-24` runs from December 2015 to February 2016. 21-24 mean the
  northern seasons, as 25-28 do; 29-32 are the southern ones.
- The time of day and its zone are kept as written; the bounds are the written day.

Stricter than some readers: capital `X` only, years of more than four digits need `Y`, an interval or range
may not run backwards, and both ends of a range in a set are written to the same precision.
"""

from __future__ import annotations

from damage_catalogue.records.edtf.parser import read
from damage_catalogue.records.edtf.values import (
    Day,
    Edtf,
    EdtfDate,
    EdtfError,
    End,
    Kind,
    Precision,
    Qualifier,
    Span,
    could_overlap,
    surely_before,
    surely_on_or_before,
)

__all__ = [
    "Day",
    "Edtf",
    "EdtfDate",
    "EdtfError",
    "End",
    "Kind",
    "Precision",
    "Qualifier",
    "Span",
    "could_overlap",
    "date_of_day",
    "parse",
    "surely_before",
    "surely_on_or_before",
]


def parse(text: str) -> Edtf:
    """The date that `text` writes; an EdtfError says what is wrong and, if it is plain, what was meant."""
    try:
        return read(text)
    except EdtfError as fault:
        raise _advised(text, fault) from None


def date_of_day(day: Day) -> Edtf:
    """The date of a day; of one in a year of more than four digits only the year, as EDTF has no more."""
    return parse(day.isoformat() if abs(day.year) <= 9999 else f"Y{day.year}")


def _advised(text: str, fault: EdtfError) -> EdtfError:
    """The fault, with the spellings that were probably meant where there are any."""
    from damage_catalogue.records.edtf.advice import advise  # only a faulty date needs it

    advice = advise(text)
    if advice is None or advice.near == text:
        return EdtfError(text, fault.reason, fault.column)
    near = advice.readings[0] if advice.readings else advice.near
    column = fault.column if near is None else _first_difference(text, near)
    return EdtfError(text, advice.reason, column, advice.readings, advice.step)


def _first_difference(written: str, right: str) -> int:
    for column, (a, b) in enumerate(zip(written, right, strict=False)):
        if a != b:
            return column
    return min(len(written), len(right))
