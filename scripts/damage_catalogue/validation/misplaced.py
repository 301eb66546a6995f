"""A record in the folder of another kind: one finding says so, in place of one for each of its fields."""

from __future__ import annotations

from collections.abc import Mapping

from damage_catalogue.records.model import RECORD_KINDS, RecordKind
from damage_catalogue.records.yaml_file import Data
from damage_catalogue.validation.finding import Finding
from damage_catalogue.validation.schemas import KINDS, RecordSchema
from damage_catalogue.validation.wording import with_article

CLEARLY_BETTER = 3
"""By how many fields another kind must fit better where it does not fit altogether."""

_KIND_FIELDS = ("kind", "type")


def likely_kind(schemas: Mapping[str, RecordSchema], kind: str, data: Data) -> RecordKind | None:
    """The kind that a record whose data do not fit is, by its fields, where its folder is of another."""
    if kind not in RECORD_KINDS:
        return None
    own = _mismatches(schemas[kind], data)
    others = [(_mismatches(schemas[other], data), other) for other in RECORD_KINDS if other != kind]
    fewest, nearest = min(others, key=lambda other: other[0])
    is_nearer = own > 0 if fewest == 0 else own >= fewest + CLEARLY_BETTER
    return nearest if is_nearer else None


def _mismatches(schema: RecordSchema, data: Data) -> int:
    """How many fields at the top are missing or unknown, or name a kind that this kind of record has not."""
    properties, required = schema.schema["properties"], schema.schema["required"]
    wrong = sum(
        name in properties and not _is_word(data[name], properties[name].get("enum"))
        for name in _KIND_FIELDS
        if name in data
    )
    return wrong + len(data.keys() - properties.keys()) + len(set(required) - data.keys())


def _is_word(value: object, words: list[str] | None) -> bool:
    return words is None or (isinstance(value, str) and value in words)


def misplaced(file: str, kind: str, likely: RecordKind) -> Finding:
    """Says that the record in `file` stands among those of `kind` but is `likely` one of another."""
    looks, should = with_article(KINDS[likely]), with_article(KINDS[kind])
    message = f"This looks like {looks}, but it stands among the {kind}."
    right = file.replace(f"catalogue/{kind}/", f"catalogue/{likely}/", 1)
    hint = f"Move it to {right}. If it is {should}, start from a copy of another one."
    return Finding("HD217", file, (), message, hint)
