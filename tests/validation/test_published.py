"""The published schemas: valid for others, never stricter than our checks, honest about what they miss."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.validation.test_schemas import examples

from damage_catalogue.build import read_publication
from damage_catalogue.records.files import find_records
from damage_catalogue.records.vocabularies import Vocabularies, load_vocabularies
from damage_catalogue.records.yaml_file import read_yaml
from damage_catalogue.validation.formats import CHECKS
from damage_catalogue.validation.published import OWN_FORMATS, publish_schemas, published_files
from damage_catalogue.validation.schemas import (
    KINDS,
    RecordSchema,
    Schema,
    SchemaError,
    build_schemas,
    read_schemas,
)

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
BAD = ROOT / "tests" / "data" / "bad"

Record = tuple[str, Any]
"""The kind of a record, as its folder is called, and its data."""


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return load_vocabularies(SCHEMAS / "vocabularies")


@pytest.fixture(scope="module")
def published(vocabularies: Vocabularies) -> dict[str, Schema]:
    return publish_schemas(read_schemas(SCHEMAS), vocabularies)


@pytest.fixture(scope="module")
def ours(vocabularies: Vocabularies) -> dict[str, RecordSchema]:
    return build_schemas(read_schemas(SCHEMAS), vocabularies)


def records_of(root: Path) -> Iterator[Record]:
    """Every file below a catalogue's folder that can be read at all."""
    found = find_records(root)
    files = [(file.kind, file.path) for file in found.files] + [
        ("checks", file.path) for file in found.checks
    ]
    if found.about is not None:
        files.append(("catalogue", found.about))
    for kind, path in files:
        if path.is_file() and (data := read_yaml(path.read_bytes()).data) is not None:
            yield kind, data


def verdicts(published: dict[str, Schema], records: Sequence[Record]) -> list[str | None]:
    """What ajv says of each record in its strict mode: the keyword that is broken, or None."""
    node = shutil.which("node")
    assert node, "node was not found: install Node.js, with which npm comes"
    asked = {"schemas": published, "records": [[KINDS[kind], data] for kind, data in records]}
    with TemporaryDirectory() as folder:
        file = Path(folder, "asked.json")
        file.write_text(json.dumps(asked), "utf-8")
        done = subprocess.run(
            [node, Path(__file__).with_name("ajv_verdicts.js"), file],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    found: list[str | None] = json.loads(done.stdout)
    assert len(found) == len(records)
    return found


def broken_by(ours: dict[str, RecordSchema], kind: str, data: Any) -> set[str]:
    """The keywords and formats that our checks find broken."""
    found = set()
    for error in ours[kind].validator.iter_errors(data):
        if error.validator == "format":
            found.add(f"format {error.validator_value}")
        elif error.validator == "type" and isinstance(error.instance, float) and error.instance.is_integer():
            found.add("2.0 for a whole number")
        else:
            found.add(str(error.validator))
    return found


def mutated(data: Any) -> Iterator[Any]:
    """The record with one thing changed, at each place and in each way."""
    for path in places(data):
        value = at(data, path)
        for other in others(value):
            yield with_value(data, path, other)
        if path and isinstance(at(data, path[:-1]), dict):
            yield without(data, path)
        if isinstance(value, dict):
            yield with_value(data, path, {**value, "unknown_field": "x"})


def others(value: Any) -> Iterator[Any]:
    yield from (None, True, 7, 2.0, 1.5, "", " ", "x\u200by", "a\x00b", "No such word", "2015-13-45")
    yield from (
        "https://no host",
        "http",
        "seeds/../x",
        [],
        {},
        ["x"],
        {"en": ""},
        {"English": "x"},
        {"a-b": "x"},
    )
    yield "x" * 25_000
    if isinstance(value, str):
        yield from (value + "\n", value.upper())
    if isinstance(value, list):
        yield value + value


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, below in steps:
        yield from places(below, (*path, step))


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def with_value(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    changed = deepcopy(data)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def without(data: Any, path: tuple[str | int, ...]) -> Any:
    changed = deepcopy(data)
    del at(changed, path[:-1])[path[-1]]
    return changed


ONLY_OURS = {f"format {name}" for name in CHECKS} | {"2.0 for a whole number"}
"""What only `catalogue validate` may find."""


def test_there_is_one_for_each_kind_and_each_is_a_valid_schema(published: dict[str, Schema]) -> None:
    assert list(published) == list(KINDS.values())
    for schema in published.values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, list):
        for item in schema:
            yield from parts(item)
    elif isinstance(schema, dict):
        yield schema
        for keyword, below in schema.items():
            if keyword not in ("examples", "enum", "const"):
                yield from parts(below)


def test_each_stands_alone_and_holds_every_word_with_its_meaning(
    published: dict[str, Schema], vocabularies: Vocabularies
) -> None:
    for schema in published.values():
        names = {f"#/$defs/{name}" for name in schema["$defs"]}
        assert {part["$ref"] for part in parts(schema) if isinstance(part.get("$ref"), str)} == names
    words = published["site"]["$defs"]["damage"]
    assert words["enum"] == list(vocabularies["damage"].ids)
    for term in vocabularies["damage"]:
        assert f"- `{term.id}`: {term.definition('en')}" in words["description"]


def test_no_format_of_our_own_is_left_and_each_is_told_of(published: dict[str, Schema]) -> None:
    assert set(OWN_FORMATS) == set(CHECKS)
    every = [part for schema in published.values() for part in parts(schema)]
    assert not [part for part in every if isinstance(part.get("format"), str)]
    assert not [part for part in every if isinstance(part.get("type"), list)]
    told = {part["$comment"] for part in every if isinstance(part.get("$comment"), str)}
    assert {known["$comment"] for known in OWN_FORMATS.values()} <= told


def test_ajv_and_ours_agree_on_every_real_record(
    published: dict[str, Schema], ours: dict[str, RecordSchema]
) -> None:
    records = list(records_of(ROOT))
    assert {kind for kind, _ in records} == set(KINDS)
    assert [ours[kind].fits(data) for kind, data in records] == [True] * len(records)
    assert verdicts(published, records) == [None] * len(records)


def test_ajv_refuses_nothing_that_we_take_and_misses_only_what_is_listed(
    published: dict[str, Schema], ours: dict[str, RecordSchema]
) -> None:
    """Over every failing example, and over records that hold every field with one thing changed."""
    records = [record for folder in sorted(BAD.iterdir()) if folder.is_dir() for record in records_of(folder)]
    tried = len(records)
    records += [(kind, changed) for kind, data in examples() for changed in mutated(data)]
    found = verdicts(published, records)
    counts: Counter[str] = Counter()
    missed: set[str] = set()
    for number, ((kind, data), theirs) in enumerate(zip(records, found, strict=True)):
        fits = ours[kind].fits(data) or ours[kind].validator.is_valid(data)
        where = "example" if number < tried else "mutant"
        assert not (fits and theirs), f"stricter than ours ({theirs}): {kind} {data}"
        told = "both take" if fits else "both refuse" if theirs else "only ours refuses"
        counts[f"{where}: {told}"] += 1
        if told == "only ours refuses":
            missed |= broken_by(ours, kind, data)
    assert missed <= ONLY_OURS, sorted(missed - ONLY_OURS)
    assert {"format edtf", "2.0 for a whole number"} <= missed, "the differences are really looked for"
    assert counts["example: both refuse"] > 15
    assert counts["mutant: both refuse"] > 10 * counts["mutant: only ours refuses"] > 0
    assert counts["mutant: both take"] > 500


def test_the_address_of_the_site_is_the_name_of_its_schemas(vocabularies: Vocabularies) -> None:
    documents = read_schemas(SCHEMAS)
    for site_url in ("https://example.org/damage", "https://example.org/damage/"):
        files = dict(published_files(documents, vocabularies, site_url))
        assert list(files) == [f"schemas/{name}.schema.json" for name in KINDS.values()]
        assert {json.loads(text)["$id"] for text in files.values()} == {
            f"https://example.org/damage/{path}" for path in files
        }
    unnamed = dict(published_files(documents, vocabularies))
    assert not [text for text in unnamed.values() if "$id" in json.loads(text)]


def test_two_definitions_of_one_name_are_both_kept(vocabularies: Vocabularies) -> None:
    documents = deepcopy(read_schemas(SCHEMAS))
    documents["site"]["$defs"]["names"] = {"type": "string"}
    documents["site"]["properties"]["nickname"] = {"$ref": "#/$defs/names"}
    site = publish_schemas(documents, vocabularies)["site"]
    names, nickname = (site["properties"][name]["$ref"].rpartition("/")[2] for name in ("names", "nickname"))
    assert names == "names"
    assert site["$defs"][names]["type"] == "array"
    assert site["$defs"][nickname] == {"type": "string"}


def test_a_reference_that_leads_nowhere_is_named(vocabularies: Vocabularies) -> None:
    documents = deepcopy(read_schemas(SCHEMAS))
    documents["site"]["properties"]["nickname"] = {"$ref": "#/$defs/nothing"}
    with pytest.raises(SchemaError, match="reference #/\\$defs/nothing leads nowhere"):
        publish_schemas(documents, vocabularies)


def test_a_catalogue_publishes_its_own_words_and_fields(tmp_path: Path) -> None:
    root = shutil.copytree(BAD / "base", tmp_path / "root")
    (root / "schemas" / "vocabularies").mkdir(parents=True)
    words = (SCHEMAS / "vocabularies" / "site-kind.yaml").read_text("utf-8")
    term = "  - id: windmill\n    label: {en: Windmill}\n    definition: {en: A mill driven by wind.}\n"
    (root / "schemas/vocabularies/site-kind.yaml").write_text(words.rstrip("\n") + "\n" + term, "utf-8")
    agent = (SCHEMAS / "agent.schema.yaml").read_text("utf-8")
    own = agent + "  motto: {type: string, title: Motto, description: Its motto., examples: [Ours]}\n"
    (root / "schemas/agent.schema.yaml").write_text(own, "utf-8")
    publication = read_publication(root, "2026-11-22", "https://example.org/")
    assert publication.errors == ()
    files = {path: content for path, content in publication.files if path.startswith("schemas/")}
    assert len(files) == len(KINDS)
    site = json.loads(files["schemas/site.schema.json"])
    assert "windmill" in site["$defs"]["site-kind"]["enum"]
    assert "- `windmill`: A mill driven by wind." in site["$defs"]["site-kind"]["description"]
    assert "motto" in json.loads(files["schemas/agent.schema.json"])["properties"]
