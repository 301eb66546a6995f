"""A finding shows a value in the characters of the file, never in those of the program that read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.records.yaml_file import FieldPath, YamlFile, read_yaml
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.finding import Finding
from damage_catalogue.validation.schemas import RecordSchema, build_schemas, read_schemas
from damage_catalogue.validation.shape import find_shape_faults

Find = Callable[[str, str], list[Diagnostic]]

ROOT = Path(__file__).parents[2]
SCHEMAS = build_schemas(read_schemas(ROOT / "schemas"), load_vocabularies(ROOT / "schemas/vocabularies"))
MINI = ROOT / "tests/data/mini/catalogue"
KINDS = ("sites", "events", "sources", "agents")

# What the program makes of these is another text, or looks like another.
WRITINGS = (
    "1.10", "2.00", "007", "1e5", "True", "FALSE", "-0", "0.00000010", "2015.10", "999999999999999.90",
    "0.12345678901234567890",
)  # fmt: skip


def scalars(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    if isinstance(value, dict | list):
        for step, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from scalars(below, (*path, step))
    else:
        yield path


def with_value(file: YamlFile, path: FieldPath, writing: str) -> YamlFile:
    """The record with something else at one place."""
    position, written = file.positions.value_at(path), file.positions.written_at(path)
    assert position
    lines = list(file.lines)
    line, column = position.line - 1, position.column - 1
    assert lines[line].startswith(written, column)
    lines[line] = lines[line][:column] + writing + lines[line][column + len(written) :]
    return read_yaml("\n".join(lines).encode())


def faults(schema: RecordSchema, file: YamlFile) -> list[Finding]:
    assert file.data is not None
    return list(find_shape_faults(schema, file.data, "record.yaml", file.positions.written_at))


def places() -> Iterator[tuple[str, YamlFile, FieldPath]]:
    """One place for each field of each kind of record, however often the field stands there."""
    seen = set()
    for kind in KINDS:
        for name in sorted((MINI / kind).rglob("*.yaml")):
            file = read_yaml(name.read_bytes())
            for path in scalars(file.data):
                field = kind, tuple("*" if isinstance(step, int) else step for step in path[-3:])
                if field not in seen and "\n" not in file.positions.written_at(path):
                    seen.add(field)
                    yield kind, file, path


FOUND = list(places())
PLACES = [
    pytest.param(*place, id=f"{place[0]}-{'.'.join(map(str, place[2]))}") for place in FOUND if place[2]
]


def shown(finding: Finding) -> list[str]:
    """What the message and the hint quote, but for spellings they propose."""
    told = finding.message + " " + re.sub(r"(Did you mean|Write) [^?.]*[?.]", "", finding.hint)
    return re.findall(r"“([^”]*)”|\"([^\"]*)\"", told)


@pytest.mark.parametrize(("kind", "file", "path"), PLACES)
def test_whatever_stands_in_a_field_is_quoted_as_it_stands_there(
    kind: str, file: YamlFile, path: FieldPath
) -> None:
    for writing in WRITINGS:
        changed = with_value(file, path, writing)
        value: Any = changed.data
        for step in path:
            value = value[step]
        for finding in faults(SCHEMAS[kind], changed):
            quotes = ["".join(each) for each in shown(finding)]
            read = {str(value), repr(value), str(value).lower()} - {writing}
            assert not read & set(quotes), finding
            if "Put it in quotes" in finding.hint:
                assert f'"{writing}"' in finding.hint
                quoted = with_value(file, path, f'"{writing}"')
                assert not [each for each in faults(SCHEMAS[kind], quoted) if "quotes" in each.hint]


def test_the_places_cover_numbers_texts_words_and_dates() -> None:
    fields = {str(path[-1]) for _, _, path in FOUND}
    assert {"volume", "text", "observed", "certainty", "precision_m", "source", "known"} <= fields


SITE = "names: [{text: Gate, lang: en, role: preferred}]\nkind: gate\n"
LOCATION = (
    "location:\n  sensitivity: SENSITIVITY\n  geometry: {type: Point, coordinates: [LONGITUDE, LATITUDE]}\n"
    "  method: gazetteer\n  certainty: high\n  citations: [{source: article, says: There.}]\nREASON"
)


def location(longitude: str, latitude: str, sensitivity: str = "public") -> str:
    reason = "" if sensitivity == "public" else "  reason: Looting continues.\n"
    text = LOCATION.replace("SENSITIVITY", sensitivity).replace("REASON", reason)
    return SITE + text.replace("LONGITUDE", longitude).replace("LATITUDE", latitude)


@pytest.mark.parametrize(
    ("longitude", "latitude", "sensitivity", "message", "column"),
    [
        ("38.270010", "34.547190", "public", "“38.270010” has 5 decimals", None),
        ("38.27", "34.5471900", "generalised", "“34.5471900” has 5 decimals", 48),
        ("38.12345678901234567", "34.5", "public", "“38.12345678901234567” has 17 decimals", 41),
        ("0.0000001", "34.5", "public", "“0.0000001” has 7 decimals", 41),
        ("200.50", "34.5", "public", "The longitude 200.50 does not lie", 41),
        ("38.27", "138.270", "public", "The latitude 138.270 does not lie", 48),
    ],
)
def test_a_coordinate_is_shown_and_found_as_it_is_written(
    longitude: str, latitude: str, sensitivity: str, message: str, column: int | None, find: Find
) -> None:
    found = find("sites/gate.yaml", location(longitude, latitude, sensitivity))
    if column is None:
        assert found == []
        return
    assert len(found) == 1
    assert message in found[0].message
    assert (found[0].line, found[0].column) == (5, column)
    assert found[0].length == len(latitude if column == 48 else longitude)


@pytest.mark.parametrize(
    ("wrong", "message", "hint"),
    [
        ("volume: 1.10", "the number “1.10”", 'Put it in quotes: "1.10".'),
        ("volume: 2.00", "the number “2.00”", 'Put it in quotes: "2.00".'),
        ("issue: TRUE", "the word “TRUE”", 'Put it in quotes: "TRUE".'),
        ("title: 0.50", "the number “0.50”", 'Put it in quotes: "0.50".'),
        ("imagery: {acquired: 2015, resolution_m: -0.0}", "“-0.0” is out of range", ""),
        ("imagery: {acquired: 2015, resolution_m: 20000.00}", "“20000.00” is out of range", ""),
        ("issued: 2015.10", "“2015.10” is not a date", "“2015-10”"),
        ("issued: 2015.0", "“2015.0” is not a date", "“2015”"),
        ("issued: -0", "“-0” is not a date", ""),
        ("issued: True", "“True” is not a date", ""),
    ],
)
def test_numbers_and_words_keep_every_character(
    wrong: str, message: str, hint: str, root: Path, find: Find
) -> None:
    field = wrong.split(":", 1)[0]
    lines = (root / "catalogue/sources/article.yaml").read_text().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{field}:")]
    found = find("sources/article.yaml", "".join(kept) + wrong + "\n")
    assert len(found) == 1
    assert message in found[0].message
    assert hint in found[0].hint
