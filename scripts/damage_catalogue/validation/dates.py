"""Which dates the catalogue takes, and what it says of one that it refuses.

It takes EDTF, but for the numbers 25 to 41 after the year. The standard gives them to seasons of one
hemisphere and to thirds, quarters and halves of a year; in the field `1820-27` is a span of years, and a page
that read it as the autumn of 1820 would be wrong without a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from damage_catalogue.records.edtf import EdtfError, Kind, parse
from damage_catalogue.validation.wording import listed, quoted

if TYPE_CHECKING:
    from damage_catalogue.records.edtf import EdtfDate

LAST_SEASON = 24
"""21 to 24 are spring, summer, autumn and winter."""


class DateFault(NamedTuple):
    """The code of a refused date, why it is refused, and the next step."""

    code: str
    reason: str
    hint: str


def _is_barred(date: EdtfDate) -> bool:
    return date.season is not None and date.season > LAST_SEASON


_PARTS_OF_YEAR = {
    **dict.fromkeys(range(25, 29), "a season of the north"),
    **dict.fromkeys(range(29, 33), "a season of the south"),
    **dict.fromkeys(range(33, 37), "a quarter of it"),
    **dict.fromkeys(range(37, 40), "a third of it"),
    **dict.fromkeys(range(40, 42), "a half of it"),
}
_NEXT = "Write year-month-day, as much of it as is known: 2015-08-31, 2015-08, 2015."


@lru_cache(maxsize=4096)
def explain_date(text: str) -> DateFault | None:
    """What is wrong with `text`; None where it is a date that the catalogue takes."""
    try:
        found = parse(text)
    except EdtfError as fault:
        return DateFault("HD401", fault.reason.rstrip("."), _hint(fault.suggestions, fault.step) or _NEXT)
    barred = next(filter(_is_barred, found.dates), None)
    if barred is None:
        return None
    reason = (
        f"In EDTF {barred.season} after a year is {_PARTS_OF_YEAR[barred.season or 0]}, "
        "and the catalogue writes that in another way"
    )
    years, months = as_years(text, found.kind), as_months(text)
    if years and explain_date(years) is None:
        hint = f"Write {quoted(years)} for the years" + (
            f", {quoted(months)} for the months." if months else "."
        )
    else:
        hint = _hint((months,), "") if months else _OTHERWISE
    return DateFault("HD408", reason, hint)


_OTHERWISE = "Write years as 1820/1827, and months as 1820-09/1820-11."


def _hint(suggestions: tuple[str, ...], step: str) -> str:
    meant = f"Did you mean {listed(map(quoted, suggestions))}?" if suggestions else ""
    return " ".join(filter(None, (meant, step)))


_NUMBERED = re.compile(r"(?<![0-9X-])([0-9X]{4})-(2[1-9]|3[0-9]|4[01])([?~%]?)(?![0-9X-])")


def as_years(text: str, kind: Kind) -> str | None:
    """`1820-27` as years; None in a period, whose ends are no spans, and where a digit is not known."""
    join = "/" if kind is Kind.DATE else ".."

    def years(found: re.Match[str]) -> str:
        year, number, sign = found.groups()
        is_season = int(number) <= LAST_SEASON and found[0] != text
        if is_season or year[2:] >= number:
            return found[0]
        return f"{year}{sign}{join}{year[:2]}{number}{sign}"

    spelt = _NUMBERED.sub(years, text)
    return None if kind is Kind.INTERVAL or spelt == text or "X" in spelt else spelt


def as_months(text: str) -> str | None:
    """`1820-27` as months; None in a period or a list, and where a digit is not known."""
    found = _NUMBERED.fullmatch(text)
    if found is None or "X" in found[1] or found[1] == "9999":
        return None
    first, last = parse(text).earliest, parse(text).latest
    assert first, "a part of a year has a first day"
    assert last, "a part of a year has a last day"
    sign = found[3]
    return f"{first.year:04}-{first.month:02}{sign}/{last.year:04}-{last.month:02}{sign}"
