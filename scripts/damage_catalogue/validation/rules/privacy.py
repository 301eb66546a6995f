"""Free text holds no position, e-mail address or telephone number that could bring looters or harm people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Event, Site
from damage_catalogue.records.yaml_file import Path
from damage_catalogue.validation.finding import Entry, Finding, Whole
from damage_catalogue.validation.rules.texts import find_texts
from damage_catalogue.validation.wording import quoted

_EMAIL = re.compile(r"[\w.+%-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")

# International numbers begin with + or 00 and a country code; others are known only by the word before them.
_PHONE = re.compile(
    r"""(?<![\w.,/+-]) (?: \+ | 00 (?=[1-9]\d[\d ]) ) [1-9] (?: [ ()./-]{0,2} \d ){7,13} (?!\d)
      | (?: \b (?: tel | phone | telephone | mobile | whatsapp | fax ) \b | هاتف | جوال | واتساب | موبايل )
        [ .:]{0,3} (?: \+? \d (?: [ ()./-]{0,2} \d ){5,13} )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_DEGREES = r"-?\d{1,3}(?:[.,]\d+)?\s*°"
_COORDINATES = re.compile(
    rf"""(?<![\w.]) (?:
        -?\d{{1,3}}\.\d{{3,}} \s*°?\s* [NSEWnsew]? \s* [,;/ ] \s* -?\d{{1,3}}\.\d{{3,}}
      | {_DEGREES} \s* \d{{1,2}}(?:\.\d+)? \s* ['′’]
      | -?\d{{1,3}}\.\d+ \s*°?\s* [NS] \b .{{0,3}}? \d{{1,3}}\.\d+ \s*°?\s* [EW] \b
      | -?\d{{1,3}}\.\d+ \s*°?\s* [EW] \b .{{0,3}}? \d{{1,3}}\.\d+ \s*°?\s* [NS] \b
      | {_DEGREES} \s* [NSEW] \b
      | \d{{1,2}}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{{2}}\s?\d{{3,5}}\s?\d{{3,5}} \b
      | UTM \s .{{0,12}}? \d{{6}} [ ,mE]+ \d{{7}}
    )""",
    re.VERBOSE,
)


def check_no_contacts(entry: Entry, today: Day) -> Iterator[Finding]:
    """No e-mail address and no telephone number stands in a free text."""
    for path, text in find_texts(entry.data):
        if found := _EMAIL.search(text):
            message = f"{quoted(found[0])} looks like an e-mail address."
            hint = "Delete it: people are named by what they are, and reached through what they publish."
            yield Finding("HD707", entry.file, path, message, hint, excerpt=found[0])
        if found := _PHONE.search(text):
            message = f"{quoted(found[0])} looks like a telephone number."
            hint = "Delete it. If it is another kind of number, write it without + and without blanks."
            yield Finding("HD708", entry.file, path, message, hint, excerpt=found[0].strip())


def find_coordinates(text: str) -> str | None:
    """The first piece of the text that gives a position on Earth."""
    found = _COORDINATES.search(text)
    return found[0].strip() if found else None


def check_no_coordinates(whole: Whole) -> Iterator[Finding]:
    """Positions stand in the location, where they are rounded, and in no text."""
    hidden = {id for id, site in whole.catalogue.sites.items() if _is_hidden(site)}
    for entry in whole.entries.values():
        concerns = _sites_of(entry)
        is_hidden = not concerns.isdisjoint(hidden)
        for path, text in find_texts(entry.data):
            found = find_coordinates(text)
            if found and (is_hidden or path[0] != "location"):
                yield _finding(entry, path, found, is_hidden)


def _finding(entry: Entry, path: Path, found: str, is_hidden: bool) -> Finding:
    if is_hidden:
        message = f"{quoted(found)} gives away where a place lies that is generalised or withheld."
        hint = "Delete it; say which district the place is in."
        return Finding("HD705", entry.file, path, message, hint, excerpt=found)
    message = f"{quoted(found)} looks like coordinates."
    hint = "Put them into the location of the site, where they are rounded and cited."
    return Finding("HD706", entry.file, path, message, hint, excerpt=found)


def _is_hidden(site: Site) -> bool:
    return site.location is not None and site.location.sensitivity.id != "public"


def _sites_of(entry: Entry) -> set[str]:
    if isinstance(entry.record, Site):
        return {entry.record.id}
    return {place.site for place in entry.record.affects} if isinstance(entry.record, Event) else set()
