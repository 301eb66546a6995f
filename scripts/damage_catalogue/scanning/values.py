"""Numbers that can be a longitude or a latitude, each with what stands around it to say so.

A value is a decimal number, or degrees with minutes and seconds in one of the usual forms. Before or after it
may stand a word for its axis, or a letter or a word for its direction. All texts here are normalised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Axis = Literal["latitude", "longitude"]
_ReadNumber = Callable[[str, re.Match[str], int], "Value | None"]

# Each begins with one digit, unrepeated, and looks at nothing before it: long texts are passed over fast.
_DECIMAL = re.compile(r"[0-9][0-9]{0,2}(?:\.[0-9]++|,[0-9]++(?!\.[0-9]))(?!\.[0-9])")
_DEGREES = re.compile(
    r"[0-9][0-9]{0,2}(?:[.,][0-9]{1,15}+)?[\s_]{0,2}"
    r"(?:°|deg(?:rees?|\.)?(?![a-z])|d(?=\s?[0-9]{1,2}(?:\.[0-9]{1,9})?\s?[m'])|درج(?:ة|ات)|град\w{0,4}\.?)"
    r"(?!\s?[CF]\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[0-9]\.?\Z|!\Z")
_JOIN = r"[\s,_-]{0,3}(?:and\s|و|[іи]\s)?\s?"
_MINUTES = re.compile(
    _JOIN + r"([0-5]?[0-9](?![0-9])(?:[.,][0-9]{1,12}+)?)[\s_]{0,2}"
    r"('(?!')|min(?:utes?|\.)?(?![a-z])|m(?![a-z])|دقيقة|دقائق|мин\w{0,3}\.?|хв\w{0,4}\.?|(?![0-9.,]*\s?°))",
    re.IGNORECASE,
)
_SECONDS = re.compile(
    _JOIN + r"([0-5]?[0-9](?![0-9])(?:[.,][0-9]{1,9}+)?)[\s_]{0,2}"
    r"""("|''|sec(?:onds?|\.)?(?![a-z])|s(?![a-z])|ثانية|ثوان\w?|сек\w{0,4}\.?|(?![0-9.,]*\s?°))""",
    re.IGNORECASE,
)
_SIXTIETHS = re.compile(
    r"([0-9][0-9]{0,2})[\s:_'-]\s?([0-5]?[0-9](?![0-9])(?:\.[0-9]{1,12}+)?)'?"
    r"""(?:[\s:_'-]\s?([0-5]?[0-9](?![0-9])(?:[.,][0-9]{1,9}+)?)["']{0,2})?(?![:_'-]?[0-9])"""
)

_NEAR_LETTERS = re.compile(r"[^\W\d_]")

_WORDS: tuple[tuple[str, Axis, int], ...] = (
    (r"!3d|m?lat(?:itude)?s?|y_?coord\w{0,6}|широт\w{0,3}|دائرة عرض", "latitude", 1),
    (r"(?:خط |دائرة )?(?:ال)?عرض", "latitude", 1),
    (r"!2d|!4d|m?lon(?:g|gitude)?s?|m?lng|x_?coord\w{0,6}|довгот\w{0,3}|долгот\w{0,3}", "longitude", 1),
    (r"(?:خط )?(?:ال)?طول", "longitude", 1),
)
_DIRECTIONS: tuple[tuple[str, Axis, int], ...] = (
    (r"n|north(?:ern)?|(?:ال)?شمالي?ا?|північн\w{0,4}|північ|север\w{0,5}|пн|с\.? ?ш", "latitude", 1),
    (r"s|south(?:ern)?|(?:ال)?جنوبي?ا?|південн\w{0,4}|південь|южн\w{0,4}|пд|ю\.? ?ш", "latitude", -1),
    (r"e|o|ost|east(?:ern)?|(?:ال)?شرقي?ا?|східн\w{0,4}|схід|восточ\w{0,4}|сх|в\.? ?д", "longitude", 1),
    (r"w|west(?:ern)?|(?:ال)?غربي?ا?|західн\w{0,4}|захід|запад\w{0,4}|зх|з\.? ?д", "longitude", -1),
)


def _any_of(table: tuple[tuple[str, Axis, int], ...]) -> str:
    return "|".join(f"({words})" for words, _, _ in table)


_BEFORE = re.compile(
    rf"(?:(?:(?<![^\W\d_])|(?<=\b[وبل]))(?:{_any_of(_WORDS)})[\s\"'()\[\]:=.>]{{0,6}}(?:of\s|is\s)?)?"
    rf"(?:(?<![^\W\d_])(?:{_any_of(_DIRECTIONS)})[\s:.=]{{0,3}})?[+-]?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"""[\s_]{{0,2}}["'°]?[\s_-]?(?:of\s)?(?:{_any_of(_DIRECTIONS)})(?![^\W\d_])"""
    r"(?:\.?\s(?:latitude|longitude|lat|lon|широт\w|довгот\w|долгот\w|ш|д)\b\.?)?",
    re.IGNORECASE,
)
_BEFORE_LONGEST = 40
_SIGNED = re.compile(r"(?<![0-9A-Za-z])[+-]\Z")
_COUNTED = re.compile(
    r"""\s?(?:[€$£¥%‰²³×]|(?:eur|usd|gbp|syp|km|m|cm|mm|ha|acres?|ft|feet|kg|g|t|mb|gb|kb|px|mp|bn"""
    r"|million|billion|thousand|points?|percent|per cent|met(?:re|er)s?|kilomet(?:re|er)s?|hectares?"
    r"|miles?|hours?|years?|pounds?|dollars?|euros?"
    r"|كم|متر\w{0,3}|مليون|ملايين|دولار\w{0,2}|في المئة|بالمئة|км|га|млн|грн)(?![^\W\d_]))",
    re.IGNORECASE,
)
_DOI = re.compile(r"/(?!-?[0-9]{1,3}\.[0-9]{2,15}+(?![.0-9]))")
_PAID = re.compile(
    r"(?:[€$£¥×]|(?<![A-Za-z])(?:USD|EUR|GBP|doi:?|ISBN|v|ver\.|version|no\.|nos\.|p\.|pp\.|§))\s?\Z", re.I
)


@dataclass(frozen=True, slots=True)
class Value:
    """One number. `start` and `end` enclose its words, too. `step` is its last digit, in degrees.

    `is_named` tells that a word names its axis, `is_lettered` that nothing but a letter does; `is_marked`
    that it has a sign for degrees, or minutes. `places` counts its decimals, minutes and seconds as two each.
    """

    start: int
    end: int
    degrees: float
    step: float
    axis: Axis | None = None
    is_named: bool = False
    is_lettered: bool = False
    is_marked: bool = False
    has_comma: bool = False
    places: int = 0


def find_numbers(text: str) -> list[Value]:
    """Every number of a normalised text that can be a longitude or latitude, in the order of the text."""
    values: list[Value] = []
    taken_to = 0
    for found, read in sorted(_candidates(text), key=lambda candidate: candidate[0].start()):
        if found.start() < taken_to:
            continue
        value = read(text, found, taken_to)
        if value and abs(value.degrees) <= 180:
            values.append(value)
            taken_to = value.end
    return values


def _candidates(text: str) -> Iterator[tuple[re.Match[str], _ReadNumber]]:
    """Each number with the way to read it; of two that begin at one place the stricter form comes first."""
    for pattern, read in (
        (_DEGREES, _read_degrees),
        (_SIXTIETHS, _read_sixtieths),
        (_DECIMAL, _read_decimal),
    ):
        for found in pattern.finditer(text):
            if not _GOES_ON.search(text, max(0, found.start() - 2), found.start()):
                yield found, read


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _decimals(written: str) -> int:
    return len(written.replace(",", ".").partition(".")[2])


def _read_degrees(text: str, found: re.Match[str], taken_to: int) -> Value | None:
    written = re.match("[0-9.,]+", found[0])
    assert written, "degrees begin with a number"
    degrees, decimals, end = _number(written[0]), _decimals(written[0]), found.end()
    step, places = 10.0**-decimals, decimals
    if not decimals and (minutes := _MINUTES.match(text, end)):
        degrees += _number(minutes[1]) / 60
        decimals, end = _decimals(minutes[1]), minutes.end()
        step, places = 10.0**-decimals / 60, 2 + decimals
        if not decimals and (seconds := _SECONDS.match(text, end)):
            degrees += _number(seconds[1]) / 3600
            decimals, end = _decimals(seconds[1]), seconds.end()
            step, places = 10.0**-decimals / 3600, 4 + decimals
    value = Value(found.start(), end, degrees, step, is_marked=True, places=places)
    return _with_words(text, value, taken_to)


def _read_sixtieths(text: str, found: re.Match[str], taken_to: int) -> Value | None:
    """Degrees, minutes and seconds without a sign for degrees: only a direction tells them from a time."""
    if not _NEAR_LETTERS.search(text, max(0, found.start() - 3), found.end() + 4):
        return None
    degrees = int(found[1]) + _number(found[2]) / 60
    decimals = _decimals(found[2])
    step, places = 10.0**-decimals / 60, 2 + decimals
    if found[3] and not decimals:
        degrees += _number(found[3]) / 3600
        decimals = _decimals(found[3])
        step, places = 10.0**-decimals / 3600, 4 + decimals
    value = Value(*found.span(), degrees, step, is_marked=True, places=places)
    with_words = _with_words(text, value, taken_to)
    return with_words if with_words and with_words.axis else None


def _read_decimal(text: str, found: re.Match[str], taken_to: int) -> Value | None:
    decimals = _decimals(found[0])
    has_comma = "," in found[0]
    value = Value(*found.span(), _number(found[0]), 10.0**-decimals, has_comma=has_comma, places=decimals)
    with_words = _with_words(text, value, taken_to)
    if with_words is None or (with_words.end == found.end() and _counts_something(text, found)):
        return None
    return with_words


def _counts_something(text: str, found: re.Match[str]) -> bool:
    """Whether a unit, a currency or another word says that the number is no position."""
    start, end = found.span()
    if _COUNTED.match(text, end) or _PAID.search(text, max(0, start - 9), start):
        return True
    is_doi = len(found[0]) >= 7 and found[0].startswith("10.") and _DOI.match(text, end) is not None
    is_thousands = "," in found[0] and re.match(r",[0-9]{3}(?![0-9])", text[end : end + 5]) is not None
    return is_doi or is_thousands


def _with_words(text: str, value: Value, taken_to: int) -> Value | None:
    """The value with what stands around it; None where letters run into it that mean nothing here.

    What stands before `taken_to` belongs to the value before.
    """
    before = _BEFORE.search(text, max(taken_to, value.start - _BEFORE_LONGEST), value.start)
    assert before, "the pattern takes nothing at all, too"
    start, end, sign = value.start, value.end, 1
    word, direction = _row(before, _WORDS, 0), _row(before, _DIRECTIONS, len(_WORDS))
    has_letter = before[0].strip(" +-:.=").lower() in tuple("nsewo")
    after = None if direction else _AFTER.match(text, end)
    if after and not _is_unit(text, value, after):
        direction, end = _row(after, _DIRECTIONS, 0), after.end()
        has_letter = after[0].strip(" _\"'°.-").lower() in tuple("nsewo")
    if text[start - 1 : start] == "-" and _SIGNED.search(text, max(0, start - 2), start):
        sign, start = -1, start - 1
    if direction and has_letter and before[0].endswith((" ", "\n")) and before[0].strip().islower():
        word = direction = None  # the end of a word such as "it's", or a letter that counts something
    if (word or direction) and before[0].strip("+- "):
        start = min(start, before.start() + len(before[0]) - len(before[0].lstrip()))
    elif value.start > taken_to and text[value.start - 1].isascii() and text[value.start - 1].isalnum():
        return None
    axis = direction[1] if direction else word[1] if word else None
    if direction:
        sign *= direction[2]
    return replace(
        value,
        start=start,
        end=end,
        degrees=value.degrees * sign,
        axis=axis,
        is_named=word is not None,
        is_lettered=word is None and direction is not None and has_letter,
    )


def _is_unit(text: str, value: Value, after: re.Match[str]) -> bool:
    """Whether the letter is no direction but seconds or an order: `5.4 s`, `12.5 e.g.`"""
    letter = after[0].strip(" _\"'°-")
    return not value.is_marked and letter in ("s", "e", "n", "w", "o") and after[0] != letter


def _row(
    found: re.Match[str], table: tuple[tuple[str, Axis, int], ...], first: int
) -> tuple[str, Axis, int] | None:
    return next((row for group, row in enumerate(table, first + 1) if found[group] is not None), None)
