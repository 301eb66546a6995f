"""What may have been meant by a date in words: a month, a season, a decade, a century or a part of one.

English, French and Arabic, as far as they are plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from damage_catalogue.records.edtf import lexicon as lex
from damage_catalogue.records.edtf.digits import ORDER
from damage_catalogue.records.edtf.readings import Advice, Reading, advice_of, match, one

_SEASONS = "Spring, summer, autumn and winter are the numbers 21 to 24 after the year"
_WINTERS = "A winter begins in December: the first of these begins in {}, the second in {}."
_CENTURY = "A century is written with XX for the digits that are not known"
_DECADE = "A decade is written with X for the digit that is not known"


def read_words(text: str) -> Advice | None:
    """Advice for a single date in words; None where they are not understood."""
    return next((advice for reader in _READERS if (advice := reader(text))), None)


def _month_in_words(text: str) -> Advice | None:
    """`30 August 2015`, `August 30th, 2015`, `Aug. 2015`, `1er août 2015`, `٣٠ آب/أغسطس ٢٠١٥`."""
    day = r"(?P<day>\d\d?)(?:st|nd|rd|th|er)?"
    word = r"[^\W\d_]+(?: [^\W\d_]+)?"
    name = rf"(?P<month>{word})\.?(?: ?[/(] ?(?P<other>{word})\)?)?"
    year = r"(?P<year>\d{4})"
    for pattern in (
        rf"(?:{day}(?: of| de)?[ -])?{name},?[ -]{year}",
        rf"{name} {day},? {year}",
        rf"{year},?[ -]{name}(?:[ -]{day})?",
    ):
        found = match(pattern, text)
        month = lex.month_number(found["month"]) if found else None
        if found and month and lex.month_number(found["other"] or found["month"]) == month:
            return one(
                f"{found['year']}-{month:02}" + (f"-{found['day']:0>2}" if found["day"] else ""), ORDER
            )
    return None


def _season(text: str) -> Advice | None:
    """`spring 2022`; a winter that names one year may begin in it or end in it."""
    season = rf"(?:the )?(?P<season>{lex.any_of(lex.SEASONS)})"
    year = rf"{lex.OF}(?:عام |سنة )?(?P<year>\d{{4}})"
    found = match(rf"{season},? {year}(?: ?[-/] ?(?P<next>\d\d(?:\d\d)?))?", text) or match(
        rf"(?P<year>\d{{4}}) {season}(?P<next>)", text
    )
    if found is None:
        return None
    number, first = lex.SEASONS[found["season"].lower()], int(found["year"])
    if found["next"]:
        follows = number == lex.WINTER and f"{first + 1:04}".endswith(found["next"])
        return one(f"{first:04}-24", _SEASONS) if follows else None
    if number != lex.WINTER:
        return one(f"{first:04}-{number}", _SEASONS)
    both = (Reading(f"{year:04}-24", _SEASONS) for year in (first, first - 1) if year >= 0)
    return advice_of(both, _WINTERS.format(first, first - 1))


def _century_number(text: str) -> int | None:
    """19 for `XIX century`, `19th c.`, `XIXe siècle` and `القرن التاسع عشر`; below 0 for those BC."""
    number = rf"(?P<number>\d\d?(?:st|nd|rd|th)?|{lex.any_of(lex.ORDINALS)})"
    latin = rf"{number}[- ]?(?:century|cent\.?|c\.?)(?: (?:AD|CE|(?P<bc>BCE?|B\.C\.)))?"
    french = r"(?P<number>\d\d?|[ivx]+)(?:er|ère|ème|eme|e) siècle(?P<bc> av\. J\.-C\.)?"
    arabic = rf"(?:ال)?قرن (?:ال)?{number}(?: (?:م|الميلادي|ميلادي|(?P<bc>ق\.? ?م\.?|قبل الميلاد)))?"
    for pattern in (latin, french, arabic):
        if found := match(pattern, text):
            word = found["number"].lower()
            digits = re.match(r"\d+", word)
            value = int(digits[0]) if digits else lex.ORDINALS.get(word, 0)
            return (-value if found["bc"] else value) or None
    return None


def _century(text: str) -> Advice | None:
    number = _century_number(text)
    if number is None:
        return None
    if number > 0:
        return one(f"{number - 1:02}XX", _CENTURY)
    # The first century BC ends with the year 0, which is 1 BC and has no sign.
    return one("-0099/0000" if number == -1 else f"-{-number - 1:02}XX", _CENTURY)


def _decade(text: str) -> Advice | None:
    if found := match(r"(?:les )?années (\d{3})0", text):
        return one(f"{found[1]}X", _DECADE)
    if found := match(rf"({lex.any_of(lex.ARABIC_DECADES)}) (.+)", text):
        century = _century_number(found[2])
        if century and century > 0:
            return one(f"{century - 1:02}{lex.ARABIC_DECADES[found[1]]}X", _DECADE)
    return None


def _part(text: str) -> Advice | None:
    """`first half of 2015`, `Q3 2015`, `last quarter of the 19th century`."""
    named = rf"(?:the )?(?P<which>{lex.any_of(lex.PARTS)}) (?P<part>{lex.any_of(lex.HALVES | lex.QUARTERS)})"
    turned = rf"(?P<part>النصف|الربع) (?P<which>{lex.any_of(lex.PARTS)}) من"
    for pattern in (rf"{named} {lex.OF}(?P<of>.+)", rf"{turned} (?P<of>.+)"):
        if found := match(pattern, text):
            parts = 2 if found["part"].lower() in lex.HALVES else 4
            return _parts_of(found["of"], parts, lex.PARTS[found["which"].lower()])
    short = match(r"([QH])([1-4]),? (\d{4})", text) or match(r"(?P<y>\d{4})[ -]([QH])([1-4])", text)
    if short is None:
        return None
    letter, which, year = short.groups() if short.re.groupindex == {} else (short[2], short[3], short["y"])
    return _parts_of(year, 2 if letter in "Hh" else 4, int(which))


def _parts_of(whole: str, parts: int, which: int) -> Advice | None:
    """One of the equal parts of a year, in months, or of a century, in years; -1 is the last."""
    which = parts if which == -1 else which
    if which > parts:
        return None
    reason = "A part of a year or of a century is written as a period"
    if re.fullmatch(r"\d{4}", whole, re.ASCII):
        length = 12 // parts
        last = which * length
        return one(f"{whole}-{last - length + 1:02}/{whole}-{last:02}", reason)
    century = _century_number(whole)
    if not century or century < 0:
        return None
    length = 100 // parts
    first = (century - 1) * 100 + (which - 1) * length
    return one(f"{first:04}/{first + length - 1:04}", reason)


def _islamic(text: str) -> Advice | None:
    if lex.ISLAMIC.fullmatch(text) is None:
        return None
    step = "Convert the date, and put it as the source gives it into a note."
    return Advice(
        "Dates follow the calendar of the common era, and this is one of the Islamic calendar", step=step
    )


_READERS: tuple[Callable[[str], Advice | None], ...] = (
    _islamic,
    _month_in_words,
    _season,
    _century,
    _decade,
    _part,
)
