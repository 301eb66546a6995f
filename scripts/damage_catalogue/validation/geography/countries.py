"""The codes of countries, about where each lies, and which code a wrong word stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from damage_catalogue.validation.geography.position import GeographicPosition
from damage_catalogue.validation.wording import nearest

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@lru_cache(maxsize=1)
def boxes() -> Mapping[str, tuple[Box, ...]]:
    """The boxes of every country by its ISO 3166-1 code; those of different countries overlap."""
    found: defaultdict[str, list[Box]] = defaultdict(list)
    lines = Path(__file__).with_name("countries.tsv").read_text("utf-8").splitlines()
    for line in lines[1:]:
        code, west, south, east, north = line.split("\t")
        found[code].append((float(west), float(south), float(east), float(north)))
    return {code: tuple(each) for code, each in found.items()}


def is_country(code: str) -> bool:
    """Whether we know where the country lies, by its ISO 3166-1 code of two letters."""
    return code in boxes()


def may_lie_in(position: GeographicPosition, country: str) -> bool:
    """Whether one of the country's boxes holds the position; always, where the country is unknown."""
    longitude, latitude = position
    return country not in boxes() or any(
        west <= longitude <= east and south <= latitude <= north
        for west, south, east, north in boxes()[country]
    )


def country_name(code: str) -> str:
    """The English name, such as `Syria`. Loads Babel, so ask only for a message."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def suggest_country(word: str) -> str | None:
    """The code that a wrong word stands for: one out of use, of three letters or digits, a slip, a name.

    Names are known in English, Arabic and French. None where several codes may be meant, or none.
    """
    from babel.core import get_global

    upper = word.strip().upper()
    if is_country(upper):
        return upper
    if upper in _SLIPS:
        return _SLIPS[upper]
    if aliases := get_global("territory_aliases").get(upper):
        return aliases[0] if len(aliases) == 1 and is_country(aliases[0]) else None
    names = _names()
    near = nearest(word.strip(), names, 0.8) if len(upper) > 3 else None
    return names[near] if near else None


def codes_like(code: str) -> str:
    """The code that was meant, with its country, or those that begin with the same letter, as a sentence.

    "" where no country has a code that begins so.
    """
    if meant := suggest_country(code):
        return f"Did you mean “{meant}”, {country_name(meant)}?"
    alike = [f"{each} ({country_name(each)})" for each in sorted(boxes()) if each[0] == code[0]]
    return f"Codes that begin with {code[0]}: {', '.join(alike)}." if alike else ""


_SLIPS = {
    "EL": "GR", "EN": "GB", "JA": "JP", "SP": "ES", "PO": "PL", "KO": "XK", "XKX": "XK", "IZ": "IQ",
}  # fmt: skip
"""Codes of the European Union, of other lists, and of languages, which are taken for codes of countries."""


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """The code of each name, the short names that people write included."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in ("fr", "ar", "en"):
        territories = Locale(language).territories
        found |= {str(name): code for code, name in territories.items() if is_country(code)}
    return found | _SHORT


_SHORT = {
    "Palestine": "PS", "Great Britain": "GB", "England": "GB", "Scotland": "GB", "Burma": "MM",
    "Turkey": "TR",
    "Holland": "NL", "Ivory Coast": "CI", "Macedonia": "MK", "America": "US", "Hong Kong": "HK",
    "Syrian Arab Republic": "SY", "Russian Federation": "RU", "Libyan Arab Jamahiriya": "LY",
    "Iran, Islamic Republic of": "IR", "Islamic Republic of Iran": "IR", "Republic of Yemen": "YE",
    "State of Palestine": "PS", "Republic of Iraq": "IQ", "Viet Nam": "VN", "Republic of Moldova": "MD",
    "Czech Republic": "CZ", "Türkiye": "TR", "Turkiye": "TR", "The Gambia": "GM", "Côte d'Ivoire": "CI",
}  # fmt: skip
