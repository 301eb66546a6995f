"""Nothing stands twice inside one record, and no picture twice in the repository."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from hashlib import sha256
from typing import Any

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Site, is_withdrawn
from damage_catalogue.records.name_key import name_key
from damage_catalogue.records.web_address import address_key
from damage_catalogue.records.yaml_file import Data, FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.texts import has_note_on
from damage_catalogue.validation.wording import quoted

STATEMENTS = ("assessments", "statements", "accounts", "attributions")


def check_statements_stand_once(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """What one agent said once, of one thing and one day, is one statement with all its citations."""
    for group in STATEMENTS:
        firsts: dict[Hashable, Data] = {}
        for number, item in enumerate(entry.data.get(group, ())):
            if "by" not in item or item.get("standing", "standing") != "standing":
                continue
            first = firsts.setdefault(_gist(group, item), item)
            if first is not item and not _are_told_apart(first, item):
                message = f"{quoted(item['id'])} says the same as {quoted(first['id'])}: {_SAME[group]}."
                hint = (
                    f"Put its citations into {quoted(first['id'])} and delete it. If they are two, say so "
                    "in a "
                    f"note that names {quoted(first['id'])}."
                )
                yield Finding("HD325", entry.file, (group, number, "id"), message, hint)


_SAME = {
    "assessments": "the same agent, part, day and damage",
    "statements": "the same agent, days and words",
    "accounts": "the same agent, days and words",
    "attributions": "the same agent speaks of the same agent in the same way on the same day",
}


def _gist(group: str, item: Data) -> Hashable:
    """What two statements have in common that are one; never the same for two that lack the day."""
    if group == "assessments":
        day = ("observed", item["observed"]) if "observed" in item else ("reported", item.get("reported"))
        known = item["id"] if day[1] is None else None
        word = item.get("damage"), None if "damage" in item else item["condition"]
        return item["by"], item.get("component"), str(day), word, known
    if group == "attributions":
        known = None if "stated" in item else item["id"]
        return item["by"], item["agent"], item["kind"], str(item.get("stated")), known
    says = item["says"]
    words = says if isinstance(says, str) else next(iter(says.values()))
    days = str(item.get("occurred")), str(item.get("stated"))
    return item["by"], item.get("kind"), *days, name_key(words) or words


def _are_told_apart(one: Data, two: Data) -> bool:
    return has_note_on(one, two["id"]) or has_note_on(two, one["id"])


def check_items_stand_once(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """No two items of one list are the same; an id alone makes no difference."""
    yield from _check_lists(entry, entry.data, ())


def _check_lists(entry: RecordInFile, value: Any, path: FieldPath) -> Iterator[Finding]:
    if isinstance(value, dict):
        for name, below in value.items():
            # Statements have a rule of their own; the border of an area ends where it begins.
            if name not in ("geometry", *STATEMENTS):
                yield from _check_lists(entry, below, (*path, name))
            elif name != "geometry":
                for number, item in enumerate(below):
                    yield from _check_lists(entry, item, (*path, name, number))
    elif isinstance(value, list):
        yield from _check_list(entry, value, path)
        for number, item in enumerate(value):
            yield from _check_lists(entry, item, (*path, number))


def _check_list(entry: RecordInFile, items: list[Any], path: FieldPath) -> Iterator[Finding]:
    if len(items) < 2:
        return
    firsts: dict[Hashable, int] = {}
    for number, item in enumerate(items):
        first = firsts.setdefault(_content(item), number)
        if first != number:
            message = f"Item {number + 1} of {path[-1]} is the same as item {first + 1}."
            hint = "Delete one of them, or correct what should be different."
            yield Finding("HD326", entry.file, (*path, number), message, hint)


def _content(item: Any) -> Hashable:
    """All that the item says but its id; white space and the order of fields make no difference."""
    if isinstance(item, dict) and "scheme" not in item:
        item = {name: value for name, value in item.items() if name != "id"}
    return _folded(item)


def _folded(value: Any) -> Hashable:
    if isinstance(value, dict):
        return frozenset((name, _folded(below)) for name, below in value.items())
    if isinstance(value, list):
        return tuple(map(_folded, value))
    return " ".join(str(value).split())


def check_pictures_stand_once(whole: Whole) -> Iterator[Finding]:
    """No picture stands twice in one record, and none in the repository under two names."""
    names: dict[str, tuple[str, str]] = {}
    for entry in whole.of_kind("sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        if is_withdrawn(site):
            continue
        firsts: dict[Hashable, int] = {}
        for number, image in enumerate(site.images):
            field, value = ("file", image.file) if image.file is not None else ("link", image.link or "")
            first = firsts.setdefault((field, address_key(value)), number)
            path: FieldPath = ("images", number, field)
            if first != number:
                message = f"{quoted(value)} is already picture {first + 1} of this record."
                yield Finding("HD327", entry.file, path, message, "Delete one of them.")
            elif image.file is not None and (content := whole.held_file(image.file)) is not None:
                name, file = names.setdefault(sha256(content).hexdigest(), (image.file, entry.file))
                if name != image.file:
                    message = f"{quoted(value)} is, byte for byte, the picture {quoted(name)} of {file}."
                    hint = f"Name {quoted(name)} here, with the same credit and licence, and delete the copy."
                    yield Finding("HD327", entry.file, path, message, hint)
