"""Finds e-mail addresses and telephone numbers in a text, also where they are spelt to escape a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from damage_catalogue.scanning.normalised import Normalised

_AT = r"(?:@|\s?[\[({]\s?(?:at|@)\s?[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?)"
_SPELT_AT = re.compile(r"[\[({]\s?(?:at|@)\s?[\])}]", re.IGNORECASE)
_EMAIL = re.compile(
    rf"(?<![\w.+%-])[\w.+%-]{{1,64}}+{_AT}(?:[\w-]{{1,63}}+{_DOT}){{1,8}}[^\W\d_]{{2,24}}", re.IGNORECASE
)

# International numbers begin with + or 00 and a country code; others are known only by the word before them.
_INTERNATIONAL = re.compile(r"(?:\+|00(?=[1-9]\d[\d ]))[1-9](?:[ ()./-]{0,2}\d){7,13}(?!\d)")
_RUNS_ON = re.compile(r"[\w.,/+-]\Z")
_WORDS = ("tel", "phone", "mobile", "whatsapp", "fax", "هاتف", "جوال", "واتساب", "موبايل", "wa.me")
_NAMED = re.compile(
    r"(?:\b(?:tel|phone|telephone|mobile|whatsapp|fax)\b|هاتف|جوال|واتساب|موبايل)"
    r"[ .:]{0,3}\+?\d(?:[ ()./-]{0,2}\d){5,13}|\bwa\.me/\+?\d{8,14}\b",
    re.IGNORECASE,
)


# Without its first \b and in small letters alone, the search is ten times as fast.
_NUMBER_AFTER_WORD = re.compile(
    r"(?:tel|phone|mobile|whatsapp|fax|هاتف|جوال|واتساب|موبايل|wa\.me/)[ .:]{0,3}\+?\d"
)


class FoundContact(NamedTuple):
    """A piece of a text by which somebody can be reached, with its place in the text as written."""

    kind: Literal["e-mail", "telephone"]
    start: int
    end: int
    text: str


def find_contacts(text: Normalised) -> Iterator[FoundContact]:
    """Every e-mail address, then every telephone number, in the order of the text."""
    plain = text.text
    if _has_sign_for_at(plain):
        yield from (_in_original(text, "e-mail", found) for found in _EMAIL.finditer(plain))
    taken = 0
    for found in _telephones(plain):
        if found.start() >= taken:
            taken = found.end()
            yield _in_original(text, "telephone", found)


def _has_sign_for_at(plain: str) -> bool:
    """Whether an e-mail address may stand here; marks of sources, [@source], are not meant."""
    at = plain.find("@")
    while at >= 0:
        if at and plain[at - 1] not in "[/ \n":
            return True
        at = plain.find("@", at + 1)
    return _SPELT_AT.search(plain) is not None


def _telephones(plain: str) -> list[re.Match[str]]:
    found = [
        number
        for number in _INTERNATIONAL.finditer(plain)
        if not _RUNS_ON.search(plain, max(0, number.start() - 1), number.start())
    ]
    lower = plain.lower()
    if any(word in lower for word in _WORDS) and _NUMBER_AFTER_WORD.search(lower):
        found += _NAMED.finditer(plain)
    return sorted(found, key=lambda number: number.start())


def _in_original(
    text: Normalised, kind: Literal["e-mail", "telephone"], found: re.Match[str]
) -> FoundContact:
    lead = len(found[0]) - len(found[0].lstrip())
    start, end = text.original(found.start() + lead, found.end())
    return FoundContact(kind, start, end, text.written[start:end].strip())
