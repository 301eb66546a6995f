"""Reads a date, a period or a list of dates, without looking for what a faulty one may have meant."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from damage_catalogue.records.edtf.dates import days_in_month, read_date, whole_day
from damage_catalogue.records.edtf.values import (
    Edtf,
    EdtfDate,
    EdtfError,
    End,
    Kind,
    Span,
)

LONGEST_TEXT = 1000

_PLAIN_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})").fullmatch
_TIME = re.compile(
    r"""(?:[01][0-9]|2[0-3]) : [0-5][0-9] : [0-5][0-9]
        (?: Z | [+-](?:[01][0-9]|2[0-3])(?: : [0-5][0-9])? )?
    """,
    re.VERBOSE,
).fullmatch


def _single(text: str, date: EdtfDate) -> Edtf:
    return Edtf(text, Kind.DATE, (Span(date, date),), date.earliest, date.latest)


@lru_cache(maxsize=4096)
def read(text: str) -> Edtf:
    """The date that `text` writes; an EdtfError says what is wrong."""
    if plain := _PLAIN_DAY(text):
        year, month, day = map(int, plain.groups())
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
            return _single(text, whole_day(plain.groups(), year, month, day))
    if len(text) > LONGEST_TEXT:
        reason = f"A date of {len(text):,} characters is too long; the limit is {LONGEST_TEXT:,}"
        raise EdtfError(text, reason, LONGEST_TEXT)
    if not text:
        raise EdtfError(text, "The date is empty; leave the whole field out when no date is known", 0)
    if text[0] in "[{":
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    if len(text) > 10 and text[10] == "T":
        return _read_timed_day(text)
    return _single(text, read_date(text, 0))


def _read_timed_day(text: str) -> Edtf:
    if not _PLAIN_DAY(text[:10]):
        raise EdtfError(text, "A time of day needs a whole date before the T, as in 2015-08-31T12:30:00Z", 0)
    day = read_date(text[:10], 0)
    if not _TIME(text[11:]):
        reason = "A time has hours (00 to 23), minutes and seconds, as in T12:30:00Z or T12:30:00+03:00"
        raise EdtfError(text, reason, 11)
    return _single(text, replace(day, time=text[11:]))


def _read_interval(text: str) -> Edtf:
    left, _, right = text.partition("/")
    at = len(left) + 1
    if "/" in right:
        reason = "A slash joins the first and the last date of a period, so there can be only one"
        raise EdtfError(text, reason, at + right.index("/"))
    start, end = _read_end(left, 0), _read_end(right, at)
    if isinstance(start, End) and isinstance(end, End):
        raise EdtfError(text, "A period needs a date at one end at least, as in 2013/.. or /2014", 0)
    span = _forward(Span(start, end), at)
    return Edtf(text, Kind.INTERVAL, (span,), span.earliest, span.latest)


def _read_end(text: str, at: int) -> EdtfDate | End:
    if text == "":
        return End.UNKNOWN
    return End.OPEN if text == ".." else read_date(text, at)


def _forward(span: Span, at: int) -> Span:
    if span.earliest is not None and span.latest is not None and span.earliest > span.latest:
        raise EdtfError("", "The second date lies before the first; the earlier date comes first", at)
    return span


def _read_set(text: str) -> Edtf:
    kind, closing = (Kind.ONE_OF, "]") if text[0] == "[" else (Kind.ALL_OF, "}")
    if text[-1] != closing:
        found = text.find(closing)
        reason = f"A list that begins with {text[0]} ends with {closing}, and nothing may follow"
        raise EdtfError(text, reason, len(text) if found < 0 else found + 1)
    spans: list[Span] = []
    at = 1
    members = text[1:-1].split(",")
    for number, member in enumerate(members, 1):
        stripped = member.lstrip(" ") if number > 1 else member
        begin = at + len(member) - len(stripped)
        span = _read_member(stripped, begin)
        if (span.start is End.OPEN and number > 1) or (span.end is End.OPEN and number < len(members)):
            reason = "Only the first date of a list may begin with .. and only the last may end with it"
            raise EdtfError(text, reason, begin)
        spans.append(span)
        at += len(member) + 1
    first_days = [span.earliest for span in spans if span.earliest is not None]
    last_days = [span.latest for span in spans if span.latest is not None]
    earliest = None if spans[0].start is End.OPEN else min(first_days)
    latest = None if spans[-1].end is End.OPEN else max(last_days)
    return Edtf(text, kind, tuple(spans), earliest, latest)


def _read_member(text: str, at: int) -> Span:
    left, dots, right = text.partition("..")
    if not dots:
        only = read_date(text, at)
        return Span(only, only)
    if not left and not right:
        raise EdtfError(text, "The two dots need a date before or after them, as in [2014..]", at)
    start = read_date(left, at) if left else End.OPEN
    end = read_date(right, at + len(left) + 2) if right else End.OPEN
    if isinstance(start, EdtfDate) and isinstance(end, EdtfDate) and start.precision is not end.precision:
        reason = f"Both ends of a range are written alike; here a {start.precision} meets a {end.precision}"
        raise EdtfError(text, reason, at + len(left) + 2)
    return _forward(Span(start, end), at + len(left) + 2)
