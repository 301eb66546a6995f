"""The permanent number of a statement leads to that statement and to no other."""

from __future__ import annotations

from collections.abc import Iterator

from damage_catalogue.records.numbers import Numbered, numbers_of
from damage_catalogue.validation.finding import Finding, Whole
from damage_catalogue.validation.wording import quoted


def check_numbers_are_unique(whole: Whole) -> Iterator[Finding]:
    """No two statements of the catalogue have one number; told at the later one, in the order of records."""
    holders: dict[str, Numbered] = {}
    for one in numbers_of(whole.catalogue):
        other = holders.setdefault(one.number, one)
        if other is one:
            continue
        held = whole.entries[other.kind, other.record.id].file
        message = (
            f"The permanent number of {quoted(one.item.id)} is {one.number}, and that is the number of "
            f"{quoted(other.item.id)} in {held} too."
        )
        hint = (
            "This is chance and no mistake of yours. Give the record that is not published yet another id: "
            "the number is made of it, too."
        )
        file = whole.entries[one.kind, one.record.id].file
        yield Finding("HD240", file, (one.group, one.index, "id"), message, hint)
