"""The record schemas, with every reference written out, as one validator for each kind of record.

The schemas are not recursive, so each `$ref` is replaced once by what it stands for, and everything that
only explains (titles, examples) is left out: a record is then checked without any look-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml

from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.validation.patterns import form_of
from damage_catalogue.validation.quick import Test, compile_schema

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

Schema = dict[str, Any]

KINDS: Mapping[str, str] = {
    "sites": "site",
    "events": "event",
    "sources": "source",
    "agents": "agent",
    "catalogue": "catalogue",
    "checks": "checks",
}
"""What a schema is called, by the kind of record it is for; `catalogue` is the file about the whole, and the
files of `checks` say what the records must keep."""

_ANNOTATIONS = frozenset(
    {"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default"}
)
_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
_ONE = frozenset({"items", "additionalProperties", "propertyNames", "if", "then", "else", "not", "contains"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})


class SchemaError(Exception):
    """A schema file is missing or broken: the installation is at fault, not a record."""


@dataclass(slots=True)
class RecordSchema:
    """What a kind of record may say: `fits` answers fast where nothing is wrong, `validator` finds faults."""

    schema: Schema
    fits: Test
    _validator: Validator | None = None

    @property
    def validator(self) -> Validator:
        """Built when the first fault has to be found; loading jsonschema takes longer than most checks."""
        if self._validator is None:
            from jsonschema import Draft202012Validator, validators

            from damage_catalogue.validation.formats import build_format_checker

            types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
            extend: Any = validators.extend
            validator: Any = extend(Draft202012Validator, {"pattern": _check_pattern}, type_checker=types)(
                self.schema, format_checker=build_format_checker()
            )
            self._validator = validator
        assert self._validator is not None, "it has just been built"
        return self._validator


def _is_integer(checker: object, value: object) -> bool:
    """Unlike JSON Schema we take no 2.0 for a whole number: a volume written 2.00 would be shown as 2.0."""
    return isinstance(value, int) and not isinstance(value, bool)


def _check_pattern(
    validator: object, pattern: str, value: object, schema: object
) -> Iterator[ValidationError]:
    """The keyword `pattern` as JSON Schema means it, where that of Python lets a line end follow."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not form_of(pattern).search(value):
        yield ValidationError("The text has another form.")


def build_schemas(documents: Mapping[str, Schema], vocabularies: Vocabularies) -> dict[str, RecordSchema]:
    """The schema of each kind of record, ready for use, from what `read_schemas` gives.

    Raises SchemaError, which names the file.
    """
    return {
        kind: RecordSchema(schema, compile_schema(schema))
        for kind, schema in write_out_schemas(documents, vocabularies).items()
    }


def load_schemas(folder: Path, vocabularies: Vocabularies) -> dict[str, Schema]:
    """The schema of each kind of record, all references written out. Raises SchemaError, naming the file."""
    return write_out_schemas(read_schemas(folder), vocabularies)


def write_out_schemas(documents: Mapping[str, Schema], vocabularies: Vocabularies) -> dict[str, Schema]:
    """The schema of each kind of record, all references written out, from what `read_schemas` gives."""
    every = [*documents.values(), vocabularies.enum_schema()]
    resolver = _Resolver({document["$id"]: document for document in every})
    return {kind: resolver.write_out_resource(f"urn:damage-catalogue:{name}") for kind, name in KINDS.items()}


def read_schemas(*folders: Path) -> dict[str, Schema]:
    """The schema files as they are, with all that explains, by name: site and so on, and `common`.

    A file in a later folder stands in the place of its namesake in those before.
    """
    return {name: _read(_topmost(f"{name}.schema.yaml", folders)) for name in (*KINDS.values(), "common")}


def _topmost(name: str, folders: tuple[Path, ...]) -> Path:
    found = (folder / name for folder in reversed(folders))
    return next((path for path in found if path.is_file()), folders[0] / name)


def _read(path: Path) -> Schema:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        document = yaml.load(path.read_bytes(), loader)  # noqa: S506 (a safe loader)
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror}).") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path}: is not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(document, dict) or "$id" not in document:
        raise SchemaError(f"{path}: is no schema; it has no $id.")
    return document


@dataclass(frozen=True, slots=True)
class _Resolver:
    resources: Mapping[str, Schema]
    written_out: dict[str, Schema] = field(default_factory=dict)

    def write_out_resource(self, id: str) -> Schema:
        return cast(Schema, self.write_out(self.resources[id], id))

    def write_out(self, schema: Schema | bool, base: str) -> Schema | bool:
        """The schema with each reference replaced by its target and without annotations."""
        if isinstance(schema, bool):
            return schema
        own: Schema = {}
        for keyword, value in schema.items():
            if keyword in _MAPS:
                own[keyword] = {name: self.write_out_field(below, base) for name, below in value.items()}
            elif keyword in _ONE:
                own[keyword] = self.write_out(value, base)
            elif keyword in _LISTS:
                own[keyword] = [self.write_out(below, base) for below in value]
            elif keyword not in _ANNOTATIONS and keyword != "$ref":
                own[keyword] = value
        if "$ref" not in schema:
            return own
        target = self.target(schema["$ref"], base)
        return {**target, **own} if target.keys().isdisjoint(own) else {"allOf": [target, own]}

    def write_out_field(self, schema: Schema | bool, base: str) -> Schema | bool:
        # jsonschema forgets the path of a plain `false`.
        return {"not": {}} if schema is False else self.write_out(schema, base)

    def target(self, reference: str, base: str) -> Schema:
        resource, _, pointer = reference.partition("#")
        resource = resource or base
        whole = f"{resource}#{pointer}"
        if whole not in self.written_out:
            try:
                found: Any = self.resources[resource]
                for step in pointer.split("/")[1:]:
                    found = found[step]
            except KeyError:
                raise SchemaError(f"{base}: the reference {reference} leads nowhere.") from None
            self.written_out[whole] = cast(Schema, self.write_out(found, resource))
        return self.written_out[whole]
