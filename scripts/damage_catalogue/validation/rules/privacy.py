"""Nothing in a record, comments included, says where a hidden place lies or how somebody can be reached.

Positions and contacts are looked for in the whole text of a file: a record is published as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.hidden import Concern, HiddenPlaces, Key, points_of
from damage_catalogue.records.model import Site
from damage_catalogue.scanning.contacts import find_contacts
from damage_catalogue.scanning.normalised import normalise
from damage_catalogue.scanning.positions import FoundPosition, find_positions
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.texts import find_texts
from damage_catalogue.validation.wording import quoted


def check_no_contacts(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """No e-mail address and no telephone number stands in a record."""
    for found in find_contacts(entry.text):
        if found.kind == "e-mail":
            code, message = "HD707", f"{quoted(found.text)} looks like an e-mail address."
            hint = "Delete it: people are named by what they are, and reached through what they publish."
        else:
            code, message = "HD708", f"{quoted(found.text)} looks like a telephone number."
            hint = "Delete it. If it is another kind of number, write it without + and without blanks."
        yield Finding(code, entry.file, (), message, hint, span=(found.start, found.end))


def check_no_coordinates(whole: Whole) -> Iterator[Finding]:
    """Positions stand in the location, where they are rounded; what leads to a hidden place holds none."""
    for entry in whole.entries.values():
        given = find_positions(entry.text)
        told = list(_giving_away(entry, given, whole.hidden))
        yield from told
        concern = whole.hidden.concerns.get((entry.kind, entry.record.id))
        sure = [found for found in given if found.is_sure]
        if sure and not told and not (concern and concern.is_own):
            yield from _coordinates_in_texts(entry, sure)


def _giving_away(
    entry: RecordInFile, given: Iterable[FoundPosition], hidden: HiddenPlaces
) -> Iterator[Finding]:
    key: Key = (entry.kind, entry.record.id)
    if key in hidden.concerns:
        for found in find_positions(normalise(entry.file)):
            if concern := hidden.given_away(key, found):
                message = f"The file's name: {_message(entry, found, concern)}"
                yield Finding("HD705", entry.file, (), message, "Give the file another name.")
    for found in given:
        concern = hidden.given_away(key, found)
        if concern and not (_is_own_geometry(entry, found) or _is_number_of_address(entry, found, concern)):
            span = (found.start, found.end)
            yield Finding("HD705", entry.file, (), _message(entry, found, concern), _hint(concern), span=span)


def _is_own_geometry(entry: RecordInFile, found: FoundPosition) -> bool:
    """Whether this is the point of the location: other checks say what may stand there."""
    if not isinstance(entry.record, Site) or not any(points_of(entry.record)):
        return False
    start, end = entry.positions.span_of(("location", "geometry")) or (0, 0)
    return start <= found.start and found.end <= end


def _is_number_of_address(entry: RecordInFile, found: FoundPosition, concern: Concern) -> bool:
    """Whether this is a number in a web address that may count anything, in a record of something else."""
    if concern.is_own or found.is_sure:
        return False
    before = entry.text.written[max(0, found.start - 300) : found.start].split()
    return bool(before) and "://" in before[-1]


def _message(entry: RecordInFile, found: FoundPosition, concern: Concern) -> str:
    if entry.kind == "sites" and entry.record.id == concern.site:
        return f"{quoted(found.text)} gives away where this place lies, which is {concern.sensitivity}."
    place = quoted(concern.site)
    return f"{quoted(found.text)} may give away where {place} lies, which is {concern.sensitivity}."


def _hint(concern: Concern) -> str:
    if not concern.is_own:
        return (
            "This record leads to that place. Delete the position; one of a public place belongs into the "
            "location of that place alone."
        )
    if concern.sensitivity == "generalised":
        return "Delete it, or round longitude and latitude to 2 decimals; say which district the place is in."
    return "Delete it; say which district the place is in."


def _coordinates_in_texts(entry: RecordInFile, given: Iterable[FoundPosition]) -> Iterator[Finding]:
    starts = {found.text[:2] for found in given}
    for path, text in find_texts(entry.data):
        if path[0] == "location" or not any(start in text for start in starts):
            continue
        if found := find_coordinates(text):
            message = f"{quoted(found)} looks like coordinates."
            hint = "Put them into the location of the site, where they are rounded and cited."
            yield Finding("HD706", entry.file, path, message, hint, excerpt=found)


def find_coordinates(text: str, of_hidden: bool = False) -> str | None:
    """The first piece of the text that gives a position on Earth and can be nothing else.

    Two numbers with two decimals each may be prices; in a text about a hidden place they count, too.
    """
    given = find_positions(normalise(text))
    return next((found.text.strip() for found in given if found.is_sure or of_hidden), None)
