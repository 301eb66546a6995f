"""Ways to give a position other than longitude and latitude in degrees: grids, codes and short addresses.

Sizes are those of the cell that a code names, in metres of latitude. Sources of the rules: the specification
of Open Location Code (github.com/google/open-location-code), geohash (G. Niemeyer, 2008), and for the grids
UTM and MGRS the standard NGA.STND.0037.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

METRES_IN_DEGREE = 111_320
"""Of latitude. A degree of longitude is shorter, so a cell may be narrower than is said."""

_OLC = "23456789CFGHJMPQRVWX"
_GEOHASH = "0123456789bcdefghjkmnpqrstuvwxyz"
_A_METRE, _A_FEW_METRES = 1.0, 3.0


class PositionCode(NamedTuple):
    """One code in a normalised text, by its place there; degrees are None where they are not worked out."""

    start: int
    end: int
    longitude: float | None
    latitude: float | None
    size_m: float
    is_sure: bool = True


_PLUS_CODE = re.compile(
    rf"(?<![0-9A-Za-z+])([2-9C][2-9CFGHJMPQRV](?:[{_OLC}]{{6}}|[{_OLC}]{{4}}00|[{_OLC}]{{2}}0000|000000))"
    rf"\+([{_OLC}]{{2,7}})?(?![0-9A-Za-z+])",
    re.IGNORECASE,
)
_SHORT_PLUS_CODE = re.compile(
    rf"(?<![0-9A-Za-z+])(?=[0-9+]{{0,6}}[A-Z])(?:[{_OLC}]{{2}}){{1,3}}\+[{_OLC}]{{2,7}}(?![0-9A-Za-z+])"
)
_NAMED_SHORT_PLUS_CODE = re.compile(
    rf"(?:plus ?codes?|\bolc|open location code)[\s:=/]{{1,3}}"
    rf"((?:[{_OLC}]{{2}}){{1,3}}\+[{_OLC}]{{2,7}})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_NAMED_GEOHASH = re.compile(
    r"""geohash(?:\.org|\.es|es)?["']?(?:\s?[:=/]\s?|\s(?:is\s|of\s)?)(?:[a-z]{1,12}/){0,2}["']?"""
    r"([0-9b-hjkmnp-z]{4,12})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_ZONE = r"(?:0?[1-9]|[1-5][0-9]|60)\s?-?[C-HJ-NP-X]"
_EASTING, _NORTHING = r"[1-9][0-9]{5}(?:\.[0-9]{1,3})?", r"[0-9]{7}(?:\.[0-9]{1,3})?"
_METRES_SIGN = r"\s?(?:m\s?[EN]?|[EN])?"
_UTM = (
    rf"(?<![0-9A-Za-z.])(?:"
    rf"{_ZONE}[\s,;:/]{{1,3}}(?:E(?:asting)?[\s:=]{{0,3}})?{_EASTING}{_METRES_SIGN}[\s,;:/]{{1,3}}"
    rf"(?:N(?:orthing)?[\s:=]{{0,3}})?{_NORTHING}(?![0-9])"
    rf"|E(?:asting)?[\s:=]{{1,3}}{_EASTING}{_METRES_SIGN}[\s,;:/]{{1,3}}N(?:orthing)?[\s:=]{{1,3}}{_NORTHING}(?![0-9])"
    rf"|N(?:orthing)?[\s:=]{{1,3}}{_NORTHING}{_METRES_SIGN}[\s,;:/]{{1,3}}E(?:asting)?[\s:=]{{1,3}}{_EASTING}(?![0-9])"
    rf"|{_EASTING}\s?m?\s?E[\s,;:/]{{1,3}}{_NORTHING}\s?m?\s?N(?![A-Za-z])"
    rf"|{_NORTHING}\s?m?\s?N[\s,;:/]{{1,3}}{_EASTING}\s?m?\s?E(?![A-Za-z])"
    rf"|UTM[^0-9\n]{{0,12}}(?:{_ZONE})?[^0-9\n]{{0,12}}{_EASTING}[\sA-Za-z,;:/=]{{1,14}}{_NORTHING}(?![0-9])"
    rf"|UTM[^0-9\n]{{0,12}}(?:{_ZONE})?[^0-9\n]{{0,12}}{_NORTHING}[\sA-Za-z,;:/=]{{1,14}}{_EASTING}(?![0-9])"
    rf"|UTM[\s:=]{{1,3}}[0-6]?[0-9][\s,;:/]{{1,3}}{_EASTING}[\s,;:/]{{1,3}}{_NORTHING}(?![0-9]))"
)
# Those that begin with digits begin with one, unrepeated: so long texts are passed over twice as fast.
_MGRS = re.compile(
    r"[0-9][0-9]?\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]\s?"
    r"(?:(?P<east>[0-9]{2,5})\s(?P<north>[0-9]{2,5})|(?P<both>[0-9]{4,10}))(?![0-9A-Za-z_-]|\.[0-9])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:(?<![:/\w])///|\bw3w\.co/|\bwhat3words\.com/|\bwhat3words[\s:=]{1,3}/{0,3})"
    r"([^\W\d_]{2,24}\.[^\W\d_]{2,24}\.[^\W\d_]{2,24})(?![\w.])"
)
_SHORT_LINK = re.compile(
    r"(?<![\w-])(?:maps\.app\.goo\.gl/[\w-]{4,40}|goo\.gl/maps/[\w-]{4,40}|(?:openstreetmap\.org|osm\.org)/go/[\w~@=-]{3,40}"
    r"|(?:google\.[a-z.]{2,6}/maps|maps\.google\.[a-z.]{2,6})[\w/]{0,20}\?[^\s\"<>]{0,80}\bf?(?:tid|cid)=[\w:-]{4,60}"
    r"|wikimapia\.org/[0-9]{4,12}|(?:openstreetmap\.org|osm\.org)/(?:node|way|relation)/[0-9]{1,14})",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(r"[0-9A-Za-z.]\Z")
_RUNS_ON_IN_ADDRESS = re.compile(r"[/=_-]\Z")
_PACKED = re.compile(
    r"(?P<latitude>[0-9][0-9]{3}(?:[0-9]{2}(?:\.[0-9]{1,3})?)?)\s?[NS][\s,/-]{0,3}"
    r"[01][0-9]{4}(?:[0-9]{2}(?:\.[0-9]{1,3})?)?\s?[EW](?![0-9A-Za-z])"
)
_PACKED_AFTER_LETTERS = re.compile(
    r"[NS]\s?(?P<latitude>[0-9]{4}(?:[0-9]{2}(?:\.[0-9]{1,3})?)?)[\s,/-]{0,3}"
    r"[EW]\s?[01][0-9]{4}(?:[0-9]{2}(?:\.[0-9]{1,3})?)?(?![0-9A-Za-z])"
)
_MILLIONTHS = re.compile(
    r"""(?:lat|lon|lng|latitude|longitude)_?E(?P<power>[567])["']?[\s:=]{1,3}-?[0-9]{6,10}(?![0-9])""",
    re.IGNORECASE,
)
_IN_A_NAME = re.compile(
    r"[0-9][0-9]?-[0-9]{4,6}+(?P<after>[ns]?)[-_,](?P<between>[ew]?)-?[0-9]{1,3}+-[0-9]{4,6}+[ew]?(?!-?[0-9])"
)


_FIVE_DIGITS = re.compile("[0-9][0-9]{4}")
_EASTING_ALONE = re.compile("(?<![0-9])[1-9][0-9]{5}(?![0-9])")
_NORTHING_ALONE = re.compile("(?<![0-9])[0-9]{7}(?![0-9])")
_KNOWN_BY_WORDS = (
    (("///", "w3w", "what3words"), _WORDS),
    (("goo.gl", "google", "osm.org", "openstreetmap", "wikimapia"), _SHORT_LINK),
    (("e5", "e6", "e7"), _MILLIONTHS),
)
"""Texts hold these words seldom, and looking for words is fast."""


def find_codes(text: str) -> Iterator[PositionCode]:
    """Every code in a normalised text, in no order."""
    yield from _plus_codes(text)
    lower = text.lower()
    for words, pattern in _KNOWN_BY_WORDS:
        if any(word in lower for word in words):
            for found in pattern.finditer(text):
                yield PositionCode(*found.span(), None, None, _A_FEW_METRES)
    if "geohash" in lower:
        yield from _geohashes(text)
    if _FIVE_DIGITS.search(text):
        yield from _packed(text)
        if _EASTING_ALONE.search(text) and _NORTHING_ALONE.search(text):
            # The longest expression by far is compiled only where it is needed.
            for found in re.finditer(_UTM, text, re.IGNORECASE):
                yield PositionCode(*found.span(), None, None, _A_METRE)
    yield from _grid_references(text)
    for found in _IN_A_NAME.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        if not (before[-1:].isdigit() or (before.endswith("-") and before[0].isdigit())):
            is_sure = bool(found["after"] or found["between"])
            yield PositionCode(*found.span(), None, None, METRES_IN_DEGREE / 1e4, is_sure)


def _plus_codes(text: str) -> Iterator[PositionCode]:
    if "+" not in text:
        return
    for found in _PLUS_CODE.finditer(text):
        yield PositionCode(*found.span(), *_decode_plus_code(found[1].upper(), (found[2] or "").upper()))
    for pattern in (_SHORT_PLUS_CODE, _NAMED_SHORT_PLUS_CODE):
        for found in pattern.finditer(text):
            digits = len(found[0].rpartition("+")[2])
            yield PositionCode(*found.span(), None, None, _size_of_plus_code(8 + digits))


def _size_of_plus_code(digits: int) -> float:
    """Metres from south to north: 20 degrees for 2 digits, a 20th for each two more, then a 5th for each."""
    degrees = 20.0 / 20.0 ** (min(digits, 10) // 2 - 1) / 5.0 ** max(0, digits - 10)
    return degrees * METRES_IN_DEGREE


def _decode_plus_code(first: str, last: str) -> tuple[float, float, float]:
    """Longitude and latitude of the middle of the cell, and its size."""
    digits = (first.rstrip("0") + last)[:15]
    latitude, longitude, step = -90.0, -180.0, 20.0
    for index in range(0, min(len(digits), 10) - 1, 2):
        latitude += _OLC.index(digits[index]) * step
        longitude += _OLC.index(digits[index + 1]) * step
        step /= 20
    size = step * 20
    return longitude + size / 2, latitude + size / 2, _size_of_plus_code(len(digits))


def _geohashes(text: str) -> Iterator[PositionCode]:
    for found in _NAMED_GEOHASH.finditer(text):
        hash = found[1].lower()
        if any(letter.isdigit() for letter in hash):
            yield PositionCode(*found.span(), *_decode_geohash(hash))


def _decode_geohash(hash: str) -> tuple[float, float, float]:
    """Longitude and latitude of the middle of the cell, and its size: bits halve the two in turn."""
    sides = [[-180.0, 180.0], [-90.0, 90.0]]
    turn = 0
    for letter in hash:
        number = _GEOHASH.index(letter)
        for bit in (16, 8, 4, 2, 1):
            side = sides[turn]
            side[0 if number & bit else 1] = sum(side) / 2
            turn = 1 - turn
    (west, east), (south, north) = sides
    return (west + east) / 2, (south + north) / 2, (north - south) * METRES_IN_DEGREE


def _packed(text: str) -> Iterator[PositionCode]:
    """Degrees, minutes and mostly seconds as one number each: 343037N 0381237E."""
    for pattern in (_PACKED, _PACKED_AFTER_LETTERS):
        for found in pattern.finditer(text):
            if not _RUNS_ON.search(text, max(0, found.start() - 1), found.start()):
                size = METRES_IN_DEGREE / (60 if len(found["latitude"]) == 4 else 3600)
                yield PositionCode(*found.span(), None, None, size)


def _grid_references(text: str) -> Iterator[PositionCode]:
    for found in _MGRS.finditer(text):
        zone = int(re.sub("[^0-9].*", "", found[0], flags=re.DOTALL))
        before = text[max(0, found.start() - 1) : found.start()]
        if not 1 <= zone <= 60 or _RUNS_ON.search(before):
            continue
        if found["both"]:
            digits, is_whole = len(found["both"]) // 2, len(found["both"]) % 2 == 0
        else:
            digits, is_whole = len(found["east"]), len(found["east"]) == len(found["north"])
        letters = [letter for letter in found[0] if letter.isalpha()]
        is_upper = all(map(str.isupper, letters))
        if is_whole and (is_upper or not _RUNS_ON_IN_ADDRESS.search(before)):
            is_sure = is_upper or digits >= 4
            yield PositionCode(*found.span(), None, None, 10.0 ** (5 - digits), is_sure=is_sure)
