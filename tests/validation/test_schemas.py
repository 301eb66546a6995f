"""The schemas as validation uses them, and the tables that must keep up with them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.formats import CHECKS
from damage_catalogue.validation.patterns import PATTERNS, form_of
from damage_catalogue.validation.rules.dates import DATE_FIELDS
from damage_catalogue.validation.rules.references import PARTIES, TARGETS
from damage_catalogue.validation.rules.texts import TEXT_FIELDS
from damage_catalogue.validation.schemas import (
    KINDS,
    RecordSchema,
    SchemaError,
    build_schemas,
    load_schemas,
    read_schemas,
)

SCHEMAS = Path(__file__).parents[2] / "schemas"
RECORDS = ("sites", "events", "sources", "agents")


@pytest.fixture(scope="module")
def schemas() -> dict[str, RecordSchema]:
    return build_schemas(read_schemas(SCHEMAS), load_vocabularies(SCHEMAS / "vocabularies"))


def parts(schema: Any, field: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of a schema with the name of the field that it is for."""
    if isinstance(schema, list):
        for item in schema:
            yield from parts(item, field)
    elif isinstance(schema, dict):
        yield field, schema
        for keyword, below in schema.items():
            if keyword == "properties":
                for name, value in below.items():
                    yield from parts(value, name)
            elif keyword not in ("enum", "required"):
                yield from parts(below, field)


def all_parts(schemas: dict[str, RecordSchema], *kinds: str) -> list[tuple[str, dict[str, Any]]]:
    return [part for kind in kinds or schemas for part in parts(schemas[kind].schema)]


def test_no_reference_is_left(schemas: dict[str, RecordSchema]) -> None:
    assert not [part for _, part in all_parts(schemas) if "$ref" in part]


def test_every_format_in_use_has_a_check_and_every_check_is_in_use(schemas: dict[str, RecordSchema]) -> None:
    assert {part["format"] for _, part in all_parts(schemas) if "format" in part} == set(CHECKS)


WRONG: dict[str, Any] = {
    "edtf": "2023-02-30",
    "uri": "https://no host",
    "language-tag": "English",
    "plain-text": "a\u200bb",
    "coordinates": [34.55, 138.27],
    "contact": "editors at example.org",
    "country": "UK",
    "light-accent": "#a8c4de",
    "dark-accent": "#2b4a68",
}


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_format_is_really_checked(name: str, schemas: dict[str, RecordSchema]) -> None:
    value = WRONG[name]
    for kind, schema in schemas.items():
        for _, part in parts(schema.schema):
            if part.get("format") == name:
                errors = list(schema.validator.evolve(schema=part).iter_errors(value))
                assert "format" in {error.validator for error in errors}, kind


def test_every_pattern_has_a_hint(schemas: dict[str, RecordSchema]) -> None:
    assert {part["pattern"] for _, part in all_parts(schemas) if "pattern" in part} == set(PATTERNS)


def every_pattern(schemas: dict[str, RecordSchema]) -> set[str]:
    registers = load_vocabularies(SCHEMAS / "vocabularies")["identifier-scheme"]
    return {*PATTERNS, *filter(None, (register.pattern for register in registers))}


def test_a_pattern_names_the_end_of_a_text_only_as_its_last_sign(schemas: dict[str, RecordSchema]) -> None:
    """So that all of it can be taken for the very end."""
    for pattern in every_pattern(schemas):
        assert "$" not in pattern[:-1]
        assert not pattern.endswith(r"\$")
        assert form_of(pattern).pattern == pattern.removesuffix("$") + r"\Z" * pattern.endswith("$")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028"])
def test_nothing_follows_what_has_the_form_of_a_pattern(end: str, schemas: dict[str, RecordSchema]) -> None:
    """A block of text in YAML ends in a line end: `id: |` would put one into a web address."""
    for kind, record in examples():
        for path, pattern, value in texts_with_pattern(schemas[kind].schema, record):
            if pattern.endswith("$"):
                assert form_of(pattern).search(value), path
                assert not form_of(pattern).search(value + end), path
                data = with_value(record, path, value + end)
                assert not schemas[kind].fits(data), path
                assert not schemas[kind].validator.is_valid(data), path


def texts_with_pattern(schema: Any, data: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, str]]:
    """Each text in valid data that must have a form, with its path and the pattern."""
    if isinstance(data, str) and "pattern" in schema:
        yield path, schema["pattern"], data
    for part in schema.get("allOf", ()):
        yield from texts_with_pattern(part, data, path)
    for step, below in data.items() if isinstance(data, dict) else ():
        yield from texts_with_pattern(schema.get("properties", {}).get(step, {}), below, (*path, step))
    for step, below in enumerate(data) if isinstance(data, list) else ():
        yield from texts_with_pattern(schema.get("items", {}), below, (*path, step))


def with_value(data: Any, path: FieldPath, value: str) -> Any:
    changed = copy.deepcopy(data)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return changed


def test_every_field_that_names_a_record_is_followed(schemas: dict[str, RecordSchema]) -> None:
    record_id = yaml.safe_load((SCHEMAS / "common.schema.yaml").read_text())["$defs"]["recordId"]["pattern"]
    named = {field for field, part in all_parts(schemas, *RECORDS) if part.get("pattern") == record_id}
    assert named == {*TARGETS, *PARTIES, "former_ids"}


def test_every_date_is_looked_at(schemas: dict[str, RecordSchema]) -> None:
    dates = {field for field, part in all_parts(schemas, *RECORDS) if part.get("format") == "edtf"}
    assert dates == DATE_FIELDS


def test_every_free_text_is_looked_at(schemas: dict[str, RecordSchema]) -> None:
    texts = {field for field, part in all_parts(schemas, *RECORDS) if part.get("format") == "plain-text"}
    short = {"criteria", "family", "given", "id", "issue", "literal", "number", "page", "ref", "volume"}
    assert texts - short - {"text"} == TEXT_FIELDS


def test_a_missing_schema_is_named(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"\.schema\.yaml: cannot be read"):
        load_schemas(tmp_path, load_vocabularies(SCHEMAS / "vocabularies"))


def examples() -> list[tuple[str, dict[str, Any]]]:
    """Whole invented records, put together from the examples in the schemas."""
    found = []
    vocabularies = load_vocabularies(SCHEMAS / "vocabularies")
    for kind in load_schemas(SCHEMAS, vocabularies):
        name = KINDS[kind]
        properties = yaml.safe_load((SCHEMAS / f"{name}.schema.yaml").read_text())["properties"]
        common = yaml.safe_load((SCHEMAS / "common.schema.yaml").read_text())["$defs"]
        record = {}
        for field, schema in properties.items():
            target = common.get(schema.get("$ref", "").rpartition("/")[2], {})
            record[field] = (schema.get("examples") or target["examples"])[0]
        if kind == "events":
            record["kind"] = "control"
            del record["work"]
        found.append((kind, record))
    return found


@pytest.mark.parametrize(
    ("kind", "record"), examples(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_examples_in_the_schemas_are_valid(
    kind: str, record: dict[str, Any], schemas: dict[str, RecordSchema]
) -> None:
    assert [error.message for error in schemas[kind].validator.iter_errors(record)] == []
    assert schemas[kind].fits(record)


BROKEN: tuple[Any, ...] = (
    None,
    True,
    7,
    -1.5,
    "",
    " ",
    "x" * 30000,
    "2023-02-30",
    [],
    [None],
    {},
    {"x": 1},
    ["a", "a"],
)


def broken(record: Any) -> Iterator[Any]:
    """The record with one value after the other replaced by each broken one, or left out."""
    for key in list(record) if isinstance(record, dict) else range(len(record)):
        kept = record[key]
        for value in BROKEN:
            record[key] = value
            yield record
        record[key] = kept
        if isinstance(record, dict):
            del record[key]
            yield record
            record[key] = kept
            record["unknown"] = kept
            yield record
            del record["unknown"]
        if isinstance(kept, dict | list):
            for _ in broken(kept):
                yield record


@pytest.mark.parametrize(
    ("kind", "record"), examples(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_fast_answer_is_that_of_jsonschema(
    kind: str, record: dict[str, Any], schemas: dict[str, RecordSchema]
) -> None:
    schema, tried = schemas[kind], 0
    for number, data in enumerate(broken(copy.deepcopy(record))):
        if number % 7 == 0:  # all would take a minute
            tried += 1
            assert schema.fits(data) == schema.validator.is_valid(data), data
    assert tried > 20


def twice(node: yaml.Node | None, name: str) -> Iterator[str]:
    """Every key that stands twice in one place of a YAML document: the first would be lost without a word."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from (f"{name}: {key}" for key in keys if keys.count(key) > 1)
        for key, below in node.value:
            yield from twice(below, f"{name} {key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for below in node.value:
            yield from twice(below, name)


def test_no_schema_and_no_vocabulary_says_a_thing_twice_in_one_place() -> None:
    assert list(twice(yaml.compose("a: {b: 1, c: 2, b: 3}"), "x")) == ["x a: b"] * 2
    files = sorted(SCHEMAS.rglob("*.yaml"))
    assert files
    assert [
        found for file in files for found in twice(yaml.compose(file.read_text("utf-8")), file.name)
    ] == []


def test_a_judgement_gives_a_damage_or_a_condition(schemas: dict[str, RecordSchema]) -> None:
    judged = {
        "id": "one",
        "basis": "inference",
        "method": "not-stated",
        "certainty": "low",
        "citations": [{"source": "x", "says": "It says so."}],
    }
    words = {"damage": "severe", "condition": "poor"}
    for given in ((), ("damage",), ("condition",), ("damage", "condition")):
        assessment = judged | {key: words[key] for key in given}
        record = {"names": [{"text": "A", "lang": "en"}], "kind": "gate", "assessments": [assessment]}
        assert schemas["sites"].fits(record) == bool(given)
