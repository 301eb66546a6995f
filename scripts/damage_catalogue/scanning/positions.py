"""Finds every position on Earth that a text gives, however it is written, and says how fine it is.

A number alone is no position: what makes it one is a second number beside it and decimals, or a word, a
letter or a sign around it. Where a text could mean something else, such as two prices, `is_sure` is false:
that counts only where a position would do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from damage_catalogue.scanning.codes import METRES_IN_DEGREE, PositionCode, find_codes
from damage_catalogue.scanning.normalised import Normalised
from damage_catalogue.scanning.values import Value, find_numbers


@dataclass(frozen=True, slots=True)
class FoundPosition:
    """A piece of a text, from `start` to `end`, that says where something lies.

    `size_m` is how fine it says so: the side of the cell in which the place must lie, in metres of latitude.
    Longitude and latitude are in degrees, None where they are not given or not worked out; where neither a
    word nor the form tells which number is which, the first is taken for the latitude.
    """

    start: int
    end: int
    text: str
    longitude: float | None
    latitude: float | None
    size_m: float
    is_sure: bool


_BETWEEN = re.compile(
    r"""[\s,;:/|&_+~()\[\]{}"'<>=.*!-]{0,10}(?:and|und|et|by|و|[іи]|та)?[\s,;:/|&_+~()\[\]{}"'<>=.*!-]{0,6}"""
)
_LONGEST_BETWEEN = 16
_CUE = re.compile(
    r"(?:(?<![a-z])(?:gps|wgs ?-?84|wgs|coord\w{0,9}|position|located|lies|situated|lat ?[/,]? ?lo?ng?)"
    r"|إحداثي\w{0,4}|الموقع"
    r"|координат\w{0,4}|geo:|points?\s?[zm]{0,2}\s?\(|@|/maps/|/place/"
    r"|[?&\#;](?:s?ll|q|query|cent(?:er|re)|cbll|loc|[ds]addr|destination|origin|pt|cp|where1|params|markers|viewpoint"
    r"|near|map|point|bbox)=(?:loc:)?|map=[0-9.]{1,6}/|(?<=[\[(])(?=[\[(]{0,3}))"
    r"""[^\w]{0,4}(?:(?:at|is|are|of|in)[^\w]{0,3})?\Z""",
    re.IGNORECASE,
)
_LONGITUDE_FIRST = re.compile(r"(?:point\s?[zm]{0,2}\s?\(|\[)\s{0,3}\Z", re.IGNORECASE)
_CUE_REACH = 40


def find_positions(text: Normalised) -> tuple[FoundPosition, ...]:
    """Every position in the text, in its order; none overlaps another. Places are those in the text as
    written."""
    found = [*find_codes(text.text), *_positions_of(text.text, find_numbers(text.text))]
    return tuple(_in_original(text, code) for code in _without_overlaps(found))


def _without_overlaps(found: list[PositionCode]) -> Iterator[PositionCode]:
    """The sure before the doubtful, then the longer; in the order of the text."""
    kept: list[PositionCode] = []
    taken: set[int] = set()
    for code in sorted(found, key=lambda code: (not code.is_sure, code.start - code.end, code.start)):
        if taken.isdisjoint(range(code.start, code.end)):
            kept.append(code)
            taken.update(range(code.start, code.end))
    yield from sorted(kept, key=attrgetter("start"))


def _in_original(text: Normalised, code: PositionCode) -> FoundPosition:
    start, end = text.original(code.start, code.end)
    return FoundPosition(start, end, text.written[start:end], *code[2:])


def _positions_of(text: str, values: list[Value]) -> Iterator[PositionCode]:
    index = 0
    while index < len(values):
        pair = _pair_at(text, values, index)
        after = _pair_at(text, values, index + 1)
        if pair and not pair.is_sure and after and after.is_sure:
            pair = None
        if pair:
            yield pair
            index += 2
            continue
        if alone := _alone(values[index]):
            yield alone
        index += 1


def _pair_at(text: str, values: list[Value], index: int) -> PositionCode | None:
    """Two values as one position; None where they are none."""
    if index + 1 >= len(values):
        return None
    first, second = values[index : index + 2]
    between = text[first.end : second.start]
    if len(between) > _LONGEST_BETWEEN or not _BETWEEN.fullmatch(between):
        return None
    if first.axis and first.axis == second.axis:
        return None
    latitude, longitude = (second, first) if _is_longitude_first(text, first, second) else (first, second)
    if abs(latitude.degrees) > 90:
        return None
    is_sure = _is_surely_a_pair(text, first, second)
    if not is_sure and not _may_be_a_pair(first, second):
        return None
    size = max(first.step, second.step) * METRES_IN_DEGREE
    return PositionCode(first.start, second.end, longitude.degrees, latitude.degrees, size, is_sure)


def _is_longitude_first(text: str, first: Value, second: Value) -> bool:
    if first.axis or second.axis:
        return first.axis == "longitude" or second.axis == "latitude"
    if abs(first.degrees) > 90:
        return True
    return _LONGITUDE_FIRST.search(text, max(0, first.start - 12), first.start) is not None


def _is_surely_a_pair(text: str, first: Value, second: Value) -> bool:
    if first.axis and second.axis:
        return True
    if (first.axis or second.axis) and min(first.places, second.places) >= 1:
        return True
    if first.is_marked and second.is_marked:
        return min(first.places, second.places) >= 2
    fewest = min(first.places, second.places)
    if fewest >= 1 and _CUE.search(text, max(0, first.start - _CUE_REACH), first.start):
        return True
    if not _is_far_from_zero(first, second):
        return False
    has_comma = first.has_comma or second.has_comma
    two_digits = min(abs(first.degrees), abs(second.degrees)) >= 10
    return fewest >= 4 or (fewest == 3 and two_digits and not has_comma)


def _may_be_a_pair(first: Value, second: Value) -> bool:
    """What could also be two prices, or two angles."""
    is_fine = min(first.places, second.places) >= 2
    return (is_fine and _is_far_from_zero(first, second)) or (first.is_marked and second.is_marked)


def _is_far_from_zero(first: Value, second: Value) -> bool:
    """Shares, scores and factors lie near zero; the one place on Earth whose both numbers do is in the
    sea."""
    return max(abs(first.degrees), abs(second.degrees)) >= 10


def _alone(value: Value) -> PositionCode | None:
    """One value that says by itself what it is: half of a position is too much of it."""
    is_sure = (
        (value.is_named and value.places >= 1)
        or (value.is_marked and (value.places >= 2 or value.axis is not None))
        or (value.is_lettered and value.places >= 3 and not (value.has_comma and value.places == 3))
        or (value.axis is not None and not value.is_lettered and value.places >= 2)
    )
    is_long = value.places >= (2 if value.is_lettered else 4) and abs(value.degrees) >= 10
    if not is_sure and (not is_long or value.has_comma):
        return None
    longitude = value.degrees if value.axis == "longitude" else None
    latitude = value.degrees if value.axis == "latitude" else None
    return PositionCode(value.start, value.end, longitude, latitude, value.step * METRES_IN_DEGREE, is_sure)
