"""The ways in which a text that is no EDTF can be read as a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from damage_catalogue.records.edtf.parser import read
from damage_catalogue.records.edtf.values import Edtf, EdtfError, Kind


class Reading(NamedTuple):
    """One way to read a text: its spelling in EDTF, and what is unusual about the text if that was meant."""

    text: str
    reason: str


class Advice(NamedTuple):
    """What is unusual about a text; every spelling that may have been meant; what to do besides or instead.

    All readings are dates of the calendar. Without any, `near` is the one that nearly was. `lost` are the
    words for which EDTF has no sign.
    """

    reason: str
    readings: tuple[str, ...] = ()
    step: str = ""
    lost: tuple[str, ...] = ()
    near: str | None = None


Resolve = Callable[[str], Advice | None]
"""Reads a piece of a text; the only one of its `readings`, or two where it is not clear."""

SEVERAL = "This can be read in more than one way"
WHICHEVER = "Write the one that the source means."


def advice_of(
    readings: Iterable[Reading], step: str = "", lost: tuple[str, ...] = (), several: str = SEVERAL
) -> Advice | None:
    """Advice of those readings that are dates of the calendar; None where nothing can be read at all."""
    tried = tuple(dict.fromkeys(readings))
    if not tried:
        return None
    right = {each.text: each.reason for each in tried if fault_of(each.text) is None}
    if not right:
        fault = fault_of(tried[0].text)
        assert fault, "no reading is a date"
        return Advice(fault.reason, step=step, lost=lost, near=tried[0].text)
    if len(right) > 1:
        return Advice(several, tuple(right), step or WHICHEVER, lost)
    return Advice(next(iter(right.values())), tuple(right), step, lost)


def one(text: str, reason: str, lost: tuple[str, ...] = ()) -> Advice | None:
    """Advice of a single reading."""
    return advice_of((Reading(text, reason),), lost=lost)


def match(pattern: str, text: str) -> re.Match[str] | None:
    """The whole of `text` by `pattern`, whatever its capitals."""
    return re.fullmatch(pattern, text, re.IGNORECASE)


def fault_of(text: str) -> EdtfError | None:
    """Why `text` is no EDTF; None where it is."""
    try:
        read(text)
    except EdtfError as fault:
        return fault
    return None


def single_date(text: str) -> Edtf | None:
    """`text` as a single date without a time, which can be an end of a period or one of a list."""
    if fault_of(text):
        return None
    found = read(text)
    return found if found.kind is Kind.DATE and found.dates[0].time is None else None


_BETWEEN_DATES = re.compile(r"([\[\]{},/]|\.\.)")


def with_sign(text: str, sign: str) -> str:
    """The date, or each date of a period or list, with `~` or `?` after it; both signs together are %."""
    return "".join(
        _sign_one(piece, sign) if number % 2 == 0 else piece
        for number, piece in enumerate(_BETWEEN_DATES.split(text))
    )


def _sign_one(text: str, sign: str) -> str:
    if not text or text.endswith(("%", sign)):
        return text
    return f"{text[:-1]}%" if text.endswith(("~", "?")) else text + sign


_SEASON = re.compile(r"([0-9]{4})-(2[0-9]|3[0-9]|4[01])([?~%]?)").fullmatch


def is_doubtful(text: str) -> bool:
    """Whether a date of the standard, such as 1820-23 or 1820-27, may have been meant as a span of years."""
    found = _SEASON(text)
    return found is not None and (int(found[2]) > 24 or found[1][2:] < found[2])
