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

EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]++@(?:[\w-]++\.)+[^\W\d_]{2,}")

# International numbers begin with + or 00 and a country code; others are known only by the word before them.
PHONE = re.compile(
    r"""(?<![\w.,/+-]) (?: \+ | 00 (?=[1-9]\d[\d ]) ) [1-9] (?: [ ()./-]{0,2} \d ){7,13} (?!\d)
      | (?: \b (?: tel | phone | telephone | mobile | whatsapp | fax ) \b | هاتف | جوال | واتساب | موبايل )
        [ .:]{0,3} (?: \+? \d (?: [ ()./-]{0,2} \d ){5,13} )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_DEGREES = r"-?\d{1,3}(?:[.,]\d{1,20})?\s{0,3}°"
_COORDINATES = re.compile(
    rf"""(?<![\w.]) (?:
        -?\d{{1,3}}\.\d{{3,}} (?: [\s°,;/]{{1,6}} | [\s°]{{0,4}} [NSEWnsew] [\s,;/]{{1,4}} )
            -?\d{{1,3}}\.\d{{3,}}
      | {_DEGREES} \s{{0,3}} \d{{1,2}}(?:\.\d{{1,20}})? \s{{0,3}} ['′’]
      | -?\d{{1,3}}\.\d{{1,20}} [\s°]{{0,4}} [NS] \b .{{0,3}}? \d{{1,3}}\.\d{{1,20}} [\s°]{{0,4}} [EW] \b
      | -?\d{{1,3}}\.\d{{1,20}} [\s°]{{0,4}} [EW] \b .{{0,3}}? \d{{1,3}}\.\d{{1,20}} [\s°]{{0,4}} [NS] \b
      | {_DEGREES} \s{{0,3}} [NSEW] \b
      | \d{{1,2}}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{{2}}\s?\d{{3,5}}\s?\d{{3,5}} \b
      | UTM \s .{{0,12}}? \d{{6}} [ ,mE]{{1,6}} \d{{7}}
    )""",
    re.VERBOSE,
)


def check_no_contacts(entry: Entry, today: Day) -> Iterator[Finding]:
    """No e-mail address and no telephone number stands in a free text."""
    for path, text in find_texts(entry.data):
        if found := EMAIL.search(text):
            message = f"{quoted(found[0])} looks like an e-mail address."
            hint = "Delete it: people are named by what they are, and reached through what they publish."
            yield Finding("HD707", entry.file, path, message, hint, excerpt=found[0])
        if found := PHONE.search(text):
            message = f"{quoted(found[0])} looks like a telephone number."
            hint = "Delete it. If it is another kind of number, write it without + and without blanks."
            yield Finding("HD708", entry.file, path, message, hint, excerpt=found[0].strip())


_LOOSE = re.compile(r"(?<![\w.])-?\d{1,3}\.\d{2,}+[\s,;/]{1,5}-?\d{1,3}\.\d{2,}+(?!\.?\w)")


def find_coordinates(text: str, of_withheld: bool = False) -> str | None:
    """The first piece of the text that gives a position on Earth.

    Two numbers with two decimals each may be prices; in a text about a withheld place they count too.
    """
    found = _COORDINATES.search(text) or (_LOOSE.search(text) if of_withheld else None)
    return found[0].strip() if found else None


def check_no_coordinates(whole: Whole) -> Iterator[Finding]:
    """Positions stand in the location, where they are rounded, and in no text."""
    sensitivity = {id: _sensitivity(site) for id, site in whole.catalogue.sites.items()}
    for entry in whole.entries.values():
        kept = {sensitivity.get(site, "public") for site in _sites_of(entry)}
        is_hidden = not kept <= {"public"}
        for path, text in find_texts(entry.data):
            found = find_coordinates(text, "withheld" in kept)
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


def _sensitivity(site: Site) -> str:
    return site.location.sensitivity.id if site.location else "public"


def _sites_of(entry: Entry) -> set[str]:
    if isinstance(entry.record, Site):
        return {entry.record.id}
    return {place.site for place in entry.record.affects} if isinstance(entry.record, Event) else set()
