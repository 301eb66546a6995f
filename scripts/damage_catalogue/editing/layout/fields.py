"""In which order the fields of a record stand: that of its schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from damage_catalogue.editing.layout.tree import Between, Branch, Entry
from damage_catalogue.validation.schemas import KINDS, read_schemas


@dataclass(slots=True, eq=False)
class FieldOrder:
    """The place of each field by its name, from 0, and the fields within fields and within items of lists.

    Where a schema names no fields, as for the languages of a text, there is no order to keep.
    """

    places: dict[str, int] = field(default_factory=dict)
    within: dict[str, FieldOrder] = field(default_factory=dict)
    others: FieldOrder | None = None
    items: FieldOrder | None = None

    def below(self, entry: Entry) -> FieldOrder:
        """The fields within the value of a field, or within an item of a list."""
        below = self.items if entry.key is None else self.within.get(entry.key.value, self.others)
        return below or NO_ORDER


NO_ORDER = FieldOrder()


def read_orders(schemas: Sequence[Path]) -> Mapping[str, FieldOrder]:
    """The fields of every kind of file, by the kind (see `KINDS`), from the folders of schemas."""
    documents = read_schemas(*schemas)
    return {kind: read_fields(documents, name) for kind, name in KINDS.items()}


def read_fields(documents: Mapping[str, Mapping[str, Any]], kind: str) -> FieldOrder:
    """The fields of a kind of record, `site` and so on, from the schema files by their names."""
    return _OrderReading({document["$id"]: document for document in documents.values()}).resource(
        kind, documents
    )


class _OrderReading:
    def __init__(self, resources: Mapping[str, Mapping[str, Any]]) -> None:
        self.resources = resources
        self.read: dict[str, FieldOrder] = {}

    def resource(self, kind: str, documents: Mapping[str, Mapping[str, Any]]) -> FieldOrder:
        return self.fields(documents[kind], documents[kind]["$id"])

    def fields(self, schema: Any, base: str) -> FieldOrder:
        if not isinstance(schema, dict):
            return NO_ORDER
        if "$ref" in schema:
            return self.referred(schema["$ref"], base)
        properties: Mapping[str, Any] = schema.get("properties", {})
        return FieldOrder(
            {name: index for index, name in enumerate(properties)},
            {name: self.fields(below, base) for name, below in properties.items()},
            self.fields(schema.get("additionalProperties"), base),
            self.fields(schema.get("items"), base),
        )

    def referred(self, reference: str, base: str) -> FieldOrder:
        name, _, pointer = reference.partition("#")
        whole = f"{name or base}#{pointer}"
        if whole not in self.read:
            self.read[whole] = NO_ORDER
            found: Any = self.resources.get(name or base)
            for step in pointer.split("/")[1:]:
                found = found.get(step) if isinstance(found, dict) else None
            self.read[whole] = self.fields(found, name or base)
        return self.read[whole]


def entries_in_order(branch: Branch, fields: FieldOrder) -> Sequence[Entry]:
    """The entries in the order of the schema, as far as no comment and no blank line lies between.

    A comment may be about all that follows it, so nothing moves over one, and no entry with one in it moves.
    A field that the schema does not know stays behind the one before it.
    """
    if not branch.is_mapping or not fields.places or _is_sorted(branch.entries, fields):
        return branch.entries
    ordered: list[Entry] = []
    run: list[Entry] = []
    for entry in branch.entries:
        assert entry.key, "an entry of a mapping has a key"
        if entry.held or entry.key.lead:
            ordered += _sorted(run, fields)
            run = []
        if entry.held:
            ordered.append(entry)
        else:
            run.append(entry)
    return ordered + _sorted(run, fields)


def _is_sorted(entries: Sequence[Entry], fields: FieldOrder) -> bool:
    places = [
        fields.places[entry.key.value] for entry in entries if entry.key and entry.key.value in fields.places
    ]
    return places == sorted(places)


def _sorted(run: list[Entry], fields: FieldOrder) -> list[Entry]:
    """The entries of one run; what stands before the first, a blank line, stays before the first."""
    if len(run) < 2:
        return run
    keys = [entry.key for entry in run if entry.key]
    lead: list[Between] = keys[0].lead
    keys[0].lead = []
    place = -1
    placed = []
    for number, key in enumerate(keys):
        place = fields.places.get(key.value, place)
        placed.append((place, number))
    ordered = [run[number] for _, number in sorted(placed)]
    first = ordered[0].key
    assert first, "an entry of a mapping has a key"
    first.lead = lead
    return ordered
