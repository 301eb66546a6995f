"""The schemas as others can use them: one JSON Schema for each kind of record, whole in itself.

What the schema files share, and the words of the vocabularies with their meanings, stand under `$defs`. A
plain validator of JSON Schema 2020-12 understands all of it, in ajv's strict mode too: a format of our own is
not named but, as far as that is true, written as a pattern; where a value may be of several types, each has a
branch of its own. What these schemas refuse, the catalogue refuses as well; it finds more: `OWN_FORMATS`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.validation.schemas import KINDS, Schema, SchemaError

FOLDER = "schemas/"
"""Where they stand on a site, seen from its address."""

OWN_FORMATS: Mapping[str, Schema] = {
    "edtf": {"$comment": "EDTF (ISO 8601-2). Whether such a day exists is not checked here."},
    "uri": {"$comment": "Whether the address has a host and no barred characters is not checked here."},
    "language-tag": {
        "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
        "$comment": "BCP 47. The order of its parts and their capitals are not checked here.",
    },
    "plain-text": {
        "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ufeff\\ufffd]*$",
        "$comment": "Most invisible characters are not looked for here.",
    },
    "coordinates": {"$comment": "Longitude, then latitude. Their bounds are not checked here."},
    "contact": {"pattern": "@|^[Hh][Tt][Tt][Pp][Ss]://", "$comment": "Only its beginning is checked here."},
    "country": {"$comment": "ISO 3166-1. Whether there is such a country is not checked here."},
    "light-accent": {"pattern": "^#[0-9a-fA-F]{6}$", "$comment": "The contrast is not checked here."},
    "dark-accent": {"pattern": "^#[0-9a-fA-F]{6}$", "$comment": "The contrast is not checked here."},
}
"""What a plain validator can check of each format, and in words what only `catalogue validate` does."""

_FOR_TYPE: Mapping[str, frozenset[str]] = {
    "object": frozenset(
        ("properties", "additionalProperties", "required", "propertyNames", "minProperties", "maxProperties")
    ),
    "array": frozenset(("items", "minItems", "maxItems", "uniqueItems", "contains", "prefixItems")),
    "string": frozenset(("minLength", "maxLength", "pattern", "format")),
    "number": frozenset(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")),
}
"""The keywords that ask something of values of one type only."""
_BRANCHED = frozenset().union(*_FOR_TYPE.values())
_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
_ONE = frozenset({"items", "additionalProperties", "propertyNames", "if", "then", "else", "not", "contains"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})


def publish_schemas(
    documents: Mapping[str, Schema], vocabularies: Vocabularies, address: str | None = None
) -> dict[str, Schema]:
    """The published schema of each kind of record, by its name: site, event and so on.

    `documents` is what `read_schemas` gives; `address` is that of the folder in which they will stand, if it
    is known, and makes their `$id`. Raises SchemaError for a reference that leads nowhere.
    """
    every = [*documents.values(), vocabularies.enum_schema()]
    resources = {document["$id"]: document for document in every}
    return {
        name: _Bundle(resources, f"urn:damage-catalogue:{name}").whole(
            f"{address.rstrip('/')}/{file_name(name)}" if address else None
        )
        for name in KINDS.values()
    }


def file_name(name: str) -> str:
    """What the file of a published schema is called: `site.schema.json` for site."""
    return f"{name}.schema.json"


def published_files(
    documents: Mapping[str, Schema], vocabularies: Vocabularies, site_url: str | None = None
) -> Iterator[tuple[str, str]]:
    """The published schemas as files: each path, seen from the address of the site, and its text."""
    address = f"{site_url.rstrip('/')}/{FOLDER}" if site_url else None
    for name, schema in publish_schemas(documents, vocabularies, address).items():
        yield FOLDER + file_name(name), json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


@dataclass(slots=True)
class _Bundle:
    """Gathers what one schema refers to. `names` has what each definition is called, by resource and name."""

    resources: Mapping[str, Schema]
    root: str
    definitions: dict[str, Schema] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def whole(self, id: str | None) -> Schema:
        own = {key: value for key, value in self.resources[self.root].items() if key not in ("$id", "$defs")}
        schema = self.of_schema(own, self.root)
        assert isinstance(schema, dict), "a schema file holds a mapping"
        head: Schema = {"$schema": schema.pop("$schema")} | ({"$id": id} if id else {})
        return {**head, **schema, "$defs": dict(sorted(self.definitions.items()))}

    def of_schema(self, schema: Any, base: str) -> Any:
        """The schema with every reference leading to a definition of the bundle, for plain validators."""
        if isinstance(schema, bool):
            return schema
        found: Schema = {}
        for keyword, value in schema.items():
            if keyword in _MAPS:
                found[keyword] = {name: self.of_schema(below, base) for name, below in value.items()}
            elif keyword in _ONE:
                found[keyword] = self.of_schema(value, base)
            elif keyword in _LISTS:
                found[keyword] = [self.of_schema(below, base) for below in value]
            elif keyword == "$ref":
                found[keyword] = self.reference(value, base)
            else:
                found[keyword] = value
        return _plain(found)

    def reference(self, reference: str, base: str) -> str:
        """Where the definition stands in the bundle, into which it is taken if it is not there yet."""
        resource, _, pointer = reference.partition("#")
        key = (resource or base, pointer.removeprefix("/$defs/"))
        if key not in self.names:
            try:
                target = self.resources[key[0]]["$defs"][key[1]]
            except KeyError:
                raise SchemaError(f"{base}: the reference {reference} leads nowhere.") from None
            self.names[key] = self.free_name(*key)
            self.definitions[self.names[key]] = self.of_schema(target, key[0])
        return f"#/$defs/{self.names[key]}"

    def free_name(self, resource: str, name: str) -> str:
        """The name itself or, where a definition of another file has it already, with the file before it."""
        return f"{resource.rpartition(':')[2]}-{name}" if name in self.names.values() else name


def _plain(schema: Schema) -> Schema:
    """One level of a schema without formats of our own and without a list of types.

    Each required field stands among the properties of its level, which says that it is for objects: ajv takes
    any other for a mistake.
    """
    known = OWN_FORMATS.get(schema.get("format", ""))
    types = schema.get("type")
    if "required" in schema and "additionalProperties" not in schema:
        fields = dict.fromkeys(schema["required"], True) | schema.get("properties", {})
        schema = {"type": "object", **schema, "properties": fields}
    if known is not None:
        schema = _without_format(schema, known)
    return _in_branches(schema, types) if isinstance(types, list) else schema


def _without_format(schema: Schema, known: Schema) -> Schema:
    assert not ("pattern" in schema and "pattern" in known), "one pattern of the two would be lost"
    rest = {key: value for key, value in schema.items() if key != "format"}
    # A name of a field is always a text, but ajv's strict mode wants that said beside a pattern.
    return ({"type": "string"} if "pattern" in known else {}) | rest | known


def _in_branches(schema: Schema, types: list[str]) -> Schema:
    """The same with a branch for each type, which holds what is asked of values of that type."""
    above = {key: value for key, value in schema.items() if key not in _BRANCHED and key != "type"}
    branches = []
    for name in types:
        keywords = _FOR_TYPE.get("number" if name == "integer" else name, frozenset())
        branches.append({"type": name, **{key: schema[key] for key in schema if key in keywords}})
    return {**above, "anyOf": branches}
