"""The fields that records may have, read off the schemas: plain data for a page that lists them.

The schemas use a small part of JSON Schema, and so does this reading: references to shared definitions and to
vocabularies, lists, groups of fields, `required`, `if`/`then`/`else` on the value of a field, and `anyOf` of
required fields. Nothing here is in a language; words are put to it where the page is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

SchemaPart = Mapping[str, Any]

COMMON = "common"
_URN = "urn:damage-catalogue:"
_VOCABULARIES = f"{_URN}vocabularies"
_ANNOTATIONS = ("title", "description", "examples")
_LIMITS = (
    "minLength",
    "maxLength",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "minItems",
    "minProperties",
    "pattern",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """The field `field` has one of `values`, or, where there are none, is given at all."""

    field: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What may stand in a field.

    Exactly one of the first four is set: the id of a `vocabulary`, the name of a definition that is `shared`,
    the `words` of a closed list, or the JSON Schema `types`. `limits` are (keyword, value) pairs of what is
    asked beyond that, and `also_required` names fields of a shared group that this place asks for as well.
    """

    vocabulary: str | None = None
    shared: str | None = None
    words: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    format: str | None = None
    limits: tuple[tuple[str, str], ...] = ()
    is_list: bool = False
    is_unique: bool = False
    also_required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `path` starts at the record and leaves out the numbers of lists: assessments.observed."""

    path: str
    title: str
    description: str
    value: FieldValue
    example: Any | None = None
    is_required: bool = False
    required_when: tuple[Condition, ...] = ()
    only_when: tuple[Condition, ...] = ()
    one_of: tuple[str, ...] = ()
    """This field or one of these must be given."""

    @property
    def name(self) -> str:
        """What the record writes: the last part of the path."""
        return self.path.rpartition(".")[2]

    @property
    def depth(self) -> int:
        """How many groups it stands in."""
        return self.path.count(".")


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of record, or a definition that several share: a group of `fields`, or one `value`."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...] = ()
    value: FieldValue | None = None
    example: Any | None = None


def record_shapes(schemas: Mapping[str, SchemaPart]) -> tuple[Shape, ...]:
    """The kinds of record in the order of `schemas`, by name: site, event and so on."""
    reading = _SchemaReading(schemas)
    return tuple(reading.shape(name, schema, home=name) for name, schema in schemas.items() if name != COMMON)


def shared_shapes(schemas: Mapping[str, SchemaPart]) -> tuple[Shape, ...]:
    """The definitions of `common` that fields lead to, in the order of the file, groups of fields last."""
    reading = _SchemaReading(schemas)
    shapes = [
        reading.shape(name, schema, home=COMMON)
        for name, schema in schemas[COMMON]["$defs"].items()
        if _is_shown(schema)
    ]
    return tuple(sorted(shapes, key=lambda shape: bool(shape.fields)))


def _is_shown(definition: SchemaPart) -> bool:
    """Whether a field leads to the definition: lists and mere references are looked through instead."""
    return "$ref" not in definition and definition.get("type") != "array"


class _Group(NamedTuple):
    """A schema with fields of its own, and the schema file it stands in."""

    fields: SchemaPart
    home: str


@dataclass(frozen=True, slots=True)
class _SchemaReading:
    schemas: Mapping[str, SchemaPart]

    def shape(self, name: str, schema: SchemaPart, home: str) -> Shape:
        fields = tuple(self._fields(schema, home))
        return Shape(
            name=name,
            title=schema["title"],
            description=schema["description"],
            fields=fields,
            value=None if fields else self._value(schema, home)[0],
            example=next(iter(schema.get("examples", ())), None),
        )

    def _fields(self, group: SchemaPart, home: str, above: str = "") -> Iterator[Field]:
        """Each field of a group, followed by the fields of its own group where it has one in this place."""
        asked = _Asked.of(group)
        for name, schema in group.get("properties", {}).items():
            path = f"{above}{name}"
            notes = self._annotations(schema, home)
            value, inner = self._value(schema, home)
            yield Field(
                path=path,
                title=notes["title"],
                description=notes["description"],
                value=value,
                example=next(iter(notes.get("examples", ())), None),
                is_required=name in asked.always,
                required_when=asked.when.get(name, ()),
                only_when=asked.only_when.get(name, ()),
                one_of=tuple(other for other in asked.one_of if other != name)
                if name in asked.one_of
                else (),
            )
            if inner is not None:
                yield from self._fields(inner.fields, inner.home, f"{path}.")

    def _annotations(self, schema: SchemaPart, home: str) -> dict[str, Any]:
        """Title, description and examples, the nearest first where a reference leads to more."""
        found = {key: schema[key] for key in _ANNOTATIONS if key in schema}
        if "$ref" in schema and not schema["$ref"].startswith(_VOCABULARIES):
            target, target_home, _ = self._target(schema["$ref"], home)
            return self._annotations(target, target_home) | found
        return found

    def _value(self, schema: SchemaPart, home: str) -> tuple[FieldValue, _Group | None]:
        """What a schema allows, and the group of fields that it spells out in this place."""
        if "$ref" in schema:
            reference: str = schema["$ref"]
            if reference.startswith(_VOCABULARIES):
                return FieldValue(vocabulary=reference.rpartition("/")[2]), None
            target, target_home, name = self._target(reference, home)
            if target_home == COMMON and _is_shown(target):
                return FieldValue(shared=name), None
            return self._value(target, target_home)
        if "allOf" in schema and "properties" not in schema:
            # A shared group of which this place asks for more fields.
            value, inner = self._value(schema["allOf"][0], home)
            also = tuple(name for part in schema["allOf"][1:] for name in part.get("required", ()))
            return replace(value, also_required=also), inner
        if schema.get("type") == "array" and "items" in schema:
            value, inner = self._value(schema["items"], home)
            return _in_a_list(value, schema), inner
        return _plain_value(schema), _Group(schema, home) if "properties" in schema else None

    def _target(self, reference: str, home: str) -> tuple[SchemaPart, str, str]:
        """The definition that a reference names, the schema it stands in, and its name there."""
        urn, _, pointer = reference.partition("#")
        target_home = urn.removeprefix(_URN) or home
        name = pointer.rpartition("/")[2]
        return self.schemas[target_home]["$defs"][name], target_home, name


def _in_a_list(value: FieldValue, schema: SchemaPart) -> FieldValue:
    limits = tuple(limit for limit in _limits(schema) if limit != ("minItems", "1"))
    return replace(
        value,
        limits=limits + value.limits,
        format=schema.get("format") or value.format,
        is_list=True,
        is_unique=bool(schema.get("uniqueItems")),
    )


def _plain_value(schema: SchemaPart) -> FieldValue:
    types = schema.get("type", "string")
    return FieldValue(
        words=tuple(map(str, schema.get("enum", ()))),
        types=() if "enum" in schema else ((types,) if isinstance(types, str) else tuple(types)),
        format=schema.get("format"),
        limits=tuple(_limits(schema)),
    )


def _limits(schema: SchemaPart) -> Iterator[tuple[str, str]]:
    for keyword in _LIMITS:
        if keyword in schema and (keyword, schema[keyword]) != ("minLength", 1):
            yield keyword, str(schema[keyword])


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which fields of a group must be given: always, under a condition, or one of several."""

    always: frozenset[str]
    when: Mapping[str, tuple[Condition, ...]]
    only_when: Mapping[str, tuple[Condition, ...]]
    one_of: tuple[str, ...]

    @classmethod
    def of(cls, group: SchemaPart) -> _Asked:
        when: dict[str, tuple[Condition, ...]] = {}
        only_when: dict[str, tuple[Condition, ...]] = {}
        for rule in (group, *group.get("allOf", ())):
            if "if" not in rule:
                continue
            condition = _condition(rule["if"])
            for name in rule.get("then", {}).get("required", ()):
                when[name] = (*when.get(name, ()), condition)
            for name, allowed in rule.get("else", {}).get("properties", {}).items():
                assert allowed is False, "the schemas use else only to forbid fields"
                only_when[name] = (*only_when.get(name, ()), condition)
        alternatives = group.get("anyOf", ())
        return cls(
            always=frozenset(group.get("required", ())),
            when=when,
            only_when=only_when,
            one_of=tuple(name for part in alternatives for name in part.get("required", ())),
        )


def _condition(rule: SchemaPart) -> Condition:
    if "properties" not in rule:
        (name,) = rule["required"]
        return Condition(name)
    ((name, test),) = rule["properties"].items()
    return Condition(name, (test["const"],) if "const" in test else tuple(test["enum"]))
