"""A number of a register stands where it belongs: on one record, or on one place and its parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from damage_catalogue.records.model import Agent, Site, is_withdrawn
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.wording import quoted

# The World Heritage List puts a Latin ordinal behind the number of a property whose bounds were changed.
_EXTENDED = re.compile(r"0*([1-9][0-9]*|0)(?:bis|ter|quater|quinquies)?")


class _Number(NamedTuple):
    scheme: Term
    text: str
    entry: RecordInFile
    path: FieldPath


def check_numbers_of_one_thing(whole: Whole) -> Iterator[Finding]:
    """No two sites, and no two agents, have the same number in a register that numbers single things.

    A site and an agent may: a museum is a building and a body, and registers make no difference.
    """
    firsts: dict[tuple[str, str, str], _Number] = {}
    for number in _numbers(whole):
        if number.scheme.sharing == "none":
            first = firsts.setdefault((number.entry.kind, number.scheme.id, number.text), number)
            if first.entry is not number.entry:
                yield _one_thing(number, first.entry)


def _one_thing(number: _Number, other: RecordInFile) -> Finding:
    id, register = number.entry.record.id, number.scheme.label("en")
    message = f"{quoted(number.text)} in {register} is one thing, and {other.file} has this number too."
    hint = (
        f"If the two are one, keep one record: write {quoted(other.record.id)} wherever {quoted(id)} "
        "stands, delete "
        f"this file, and add {quoted(id)} to former_ids there. If not, take the number out of the record "
        "that it does not name."
    )
    return Finding("HD318", number.entry.file, number.path, message, hint)


def check_numbers_of_places_with_parts(whole: Whole) -> Iterator[Finding]:
    """Places that share the number of a larger property all belong to one place that has it too."""
    groups: dict[tuple[str, str], dict[str, _Number]] = defaultdict(dict)
    for number in _numbers(whole):
        if number.scheme.sharing == "parts" and number.entry.kind == "sites":
            plain = _EXTENDED.fullmatch(number.text)
            key = number.scheme.id, plain[1] if plain else number.text
            groups[key].setdefault(number.entry.record.id, number)
    parents = {id: site.part_of for id, site in whole.catalogue.sites.items()}
    for group in groups.values():
        tops = find_tops(group, parents) if len(group) > 1 else ()
        standing = [number for id, number in group.items() if id in tops]
        for number in standing[1:]:
            yield _not_together(number, standing[0].entry)


def _not_together(number: _Number, other: RecordInFile) -> Finding:
    register = number.scheme.label("en")
    message = (
        f"{quoted(number.text)} of {register} is also in {other.file}, and neither is part of the other."
    )
    hint = (
        "Correct the number where it is wrong. If one listing covers both, make them part_of one place that "
        "has the number. If they are one place, keep one record, with the id of the other under former_ids."
    )
    return Finding("HD319", number.entry.file, number.path, message, hint)


def find_tops(places: Collection[str], parents: Mapping[str, str | None]) -> set[str]:
    """Those of `places` that have none of the others above them, in time that grows with the places met.

    `parents` gives the place that each is part of. A place that leads to one which is not in `parents`, or
    round in a circle, is left out: what stands above it is not known.
    """
    tops: dict[str, str | None] = {}
    unknown: set[str] = set()
    for place in places:
        way: dict[str, None] = {}
        step: str | None = place
        while step is not None and step in parents and step not in tops and step not in way:
            way[step] = None
            step = parents[step]
        is_known = step is None or (step in tops and step not in unknown)
        top = tops.get(step) if step is not None else None
        for each in reversed(way):
            top = top or (each if each in places else None)
            tops[each] = top
            if not is_known:
                unknown.add(each)
    return {top for place in places if place not in unknown and (top := tops.get(place)) is not None}


def _numbers(whole: Whole) -> Iterator[_Number]:
    """Every number of a register, with its place, in records that were not withdrawn."""
    for entry in whole.of_kind("sites", "agents"):
        record = entry.record
        assert isinstance(record, Site | Agent), "entries of these kinds hold sites and agents"
        if is_withdrawn(record):
            continue
        for index, identifier in enumerate(record.identifiers):
            yield _Number(identifier.scheme, identifier.id, entry, ("identifiers", index, "id"))
        for index, designation in enumerate(record.designations if isinstance(record, Site) else ()):
            if designation.ref is not None:
                yield _Number(designation.scheme, designation.ref, entry, ("designations", index, "ref"))
