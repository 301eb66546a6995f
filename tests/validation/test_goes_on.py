"""Whatever one record does, the check goes on, says where, and tells everything else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from damage_catalogue.build import assemble_publication
from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.records.yaml_file import read_yaml
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.finding import Finding, Whole
from damage_catalogue.validation.quick import compile_schema
from damage_catalogue.validation.rules.circles import LONGEST_CHAIN
from damage_catalogue.validation.schemas import RecordSchema, build_schemas, read_schemas
from damage_catalogue.validation.shape import find_shape_faults
from damage_catalogue.validation.validate import Outcome, validate

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "data" / "bad" / "base"
TODAY = Day(2026, 11, 22)
GATE = "names: [{text: Gate, lang: en, role: preferred}]\nkind: gate\n"

Find = Callable[[str, str], list[Diagnostic]]
Check = Callable[..., Outcome]

POINT = (
    "location: {sensitivity: public, method: map, certainty: high, geometry: {type: Point, "
    "coordinates: [38.27, 34.55]}, citations: [{source: article, says: So.}]}\n"
)


def told(found: list[Diagnostic]) -> list[tuple[str, str, int | None]]:
    return [(each.code, each.path.removeprefix("catalogue/"), each.line) for each in found]


@pytest.mark.parametrize(
    ("written", "code"),
    [("type: ,", "HD204"), ("type: [Point],", "HD204"), ("type: 7,", "HD204"), ("type: point,", "HD203")],
)
def test_a_geometry_of_no_type_is_told_at_its_place(written: str, code: str, find: Find) -> None:
    found = find("sites/gate.yaml", GATE + POINT.replace("type: Point,", written))
    assert told(found) == [(code, "sites/gate.yaml", 3)]


def test_a_year_with_a_point_is_told_and_not_built(root: Path, find: Find) -> None:
    citadel = (root / "catalogue/sites/citadel.yaml").read_text("utf-8")
    found = find("sites/citadel.yaml", citadel.replace("2015-08-31", "2015.0"))
    assert told(found) == [("HD401", "sites/citadel.yaml", 8)]
    assert found[0].hint == "Did you mean “2015”?"


@pytest.mark.parametrize("languages", ["[en, 5]", "[en, ]", "[en, null]", "[en, [ar]]", "[en, true]"])
def test_a_language_that_is_no_word_is_told(languages: str, root: Path, check: Check) -> None:
    about = root / "catalogue/catalogue.yaml"
    about.write_text(about.read_text("utf-8").replace("[en]", languages), "utf-8")
    expected = [] if languages == "[en, ]" else [("HD204", "catalogue.yaml", 4)]
    assert told(list(check().diagnostics)) == expected


def test_a_file_name_that_no_system_takes_is_a_file_that_is_not_there(root: Path, find: Find) -> None:
    image = "images: [{file: %s.jpg, caption: {en: x}, credit: x, licence: x}]\n"
    assert told(find("sites/gate.yaml", GATE + image % ("a" * 300))) == [("HD309", "sites/gate.yaml", 3)]
    (root / "catalogue/sites/gate.yaml").unlink()
    article = (root / "catalogue/sources/article.yaml").read_text("utf-8")
    article = article.replace("seeds/article.txt", f"seeds/{'a' * 270}.txt")
    assert told(find("sources/article.yaml", article)) == [("HD602", "sources/article.yaml", 7)]


@pytest.mark.parametrize(("kind", "field", "line"), [("sites", "part_of", 3), ("agents", "member_of", 3)])
def test_a_chain_of_1500_parents_is_told_once(
    kind: str, field: str, line: int, root: Path, check: Check
) -> None:
    word = "gate" if kind == "sites" else "organisation"
    for number in range(1500):
        above = f"{field}: level-{number - 1}\n" if number else ""
        record = f"names: [{{text: Level {number}, lang: en, role: preferred}}]\nkind: {word}\n{above}"
        (root / f"catalogue/{kind}/level-{number}.yaml").write_text(record, "utf-8")
    found = [each for each in check().diagnostics if each.code != "HD804"]
    assert told(found) == [("HD317", f"{kind}/level-{LONGEST_CHAIN + 1}.yaml", line)]


def test_a_chain_as_long_as_is_allowed_is_built(root: Path, check: Check) -> None:
    for number in range(LONGEST_CHAIN + 1):
        above = f"part_of: level-{number - 1}\n" if number else ""
        (root / f"catalogue/sites/level-{number}.yaml").write_text(GATE + above, "utf-8")
    outcome = check()
    assert outcome.diagnostics == ()
    assert assemble_publication(Project(root), outcome).pages


def test_a_circle_of_many_is_told_in_one_line(root: Path, check: Check) -> None:
    for number in range(300):
        text = f"{GATE}part_of: level-{(number + 1) % 300}\n"
        (root / f"catalogue/sites/level-{number}.yaml").write_text(text, "utf-8")
    (found,) = check().diagnostics
    assert (found.code, len(found.message) < 200) == ("HD305", True)


@pytest.mark.parametrize("keyword", ["required", "const", "dependentRequired"])
def test_a_schema_that_fails_always_tells_a_fault(keyword: str) -> None:
    schemas: dict[str, dict[str, Any]] = {
        "required": {"properties": {"kind": {}}, "required": ["kind"]},
        "const": {"properties": {"kimd": {"const": "x"}}},
        "dependentRequired": {"not": {}},
    }
    schema = schemas[keyword]
    shape = RecordSchema(schema, compile_schema(schema))
    found = find_shape_faults(shape, {"kimd": 1}, "a.yaml", lambda path: "1")
    assert [each.code for each in found] == ["HD214"]


# Faults of the program, brought about by schemas that let through what the program relies on.


def loosened(root: Path, place: Callable[[dict[str, Any]], None]) -> None:
    """Puts schemas beside the records of `root` that ask less of a site."""
    shutil.copytree(ROOT / "schemas", root / "schemas")
    vocabularies = load_vocabularies(root / "schemas/vocabularies")
    schema = build_schemas(read_schemas(root / "schemas"), vocabularies)["sites"].schema
    schema = {"$id": "urn:damage-catalogue:site", **deepcopy(schema)}
    place(schema)
    (root / "schemas/site.schema.yaml").write_text(json.dumps(schema), "utf-8")


def test_a_fault_of_ours_over_one_record_names_it_and_hides_nothing(root: Path, check: Check) -> None:
    loosened(root, lambda schema: schema.update(required=[]))
    (root / "catalogue/sites/gate.yaml").write_text("kind: gate\n", "utf-8")
    (root / "catalogue/sites/wall.yaml").write_text(GATE + "part_of: nowhere\n", "utf-8")
    outcome = check()
    assert told(list(outcome.diagnostics)) == [("HD301", "sites/wall.yaml", 3)]
    assert [str(each) for each in outcome.mishaps] == ["reading at catalogue/sites/gate.yaml (TypeError)"]
    assert outcome.has_errors


def test_a_rule_that_fails_over_one_record_names_it_and_the_others_are_asked(
    root: Path, check: Check
) -> None:
    def loosen(schema: dict[str, Any]) -> None:
        schema["properties"]["location"]["properties"]["geometry"] = {}

    loosened(root, loosen)
    (root / "catalogue/sites/gate.yaml").write_text(GATE + POINT.replace("Point", "Blob"), "utf-8")
    (root / "catalogue/sites/wall.yaml").write_text(GATE + "part_of: nowhere\n", "utf-8")
    outcome = check()
    assert told(list(outcome.diagnostics)) == [("HD301", "sites/wall.yaml", 3)]
    assert [each.file for each in outcome.mishaps] == ["catalogue/sites/gate.yaml"]
    assert outcome.mishaps[0].doing == "check_geometry"


def check_gates(whole: Whole) -> Iterator[Finding]:
    """A rule across records that cannot do with a gate."""
    for entry in whole.of_kind("sites"):
        if entry.file.endswith("gate.yaml"):
            raise KeyError(entry.record.id)
        yield Finding("HD301", entry.file, ("kind",), "A wall.", "")


def test_a_rule_across_records_that_fails_names_the_record_it_was_at(root: Path) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(GATE, "utf-8")
    (root / "catalogue/sites/wall.yaml").write_text(GATE + "part_of: nowhere\n", "utf-8")
    outcome = validate(Project(root), TODAY, more_rules=(check_gates,))
    assert ("HD301", "sites/wall.yaml", 3) in told(list(outcome.diagnostics))
    noted = [(each.doing, each.file) for each in outcome.mishaps]
    assert noted == [("check_gates", "catalogue/sites/gate.yaml")]
    site = assemble_publication(Project(root), outcome)
    assert site.pages == ()
    assert any("check_gates at catalogue/sites/gate.yaml" in error for error in site.errors)


# Any value anywhere.

FILES = sorted((BASE / "catalogue").rglob("*.yaml"))
DATES = [
    line.partition("\t")[0]
    for line in (ROOT / "tests/data/edtf_vectors.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
odd = (None, True, False, 0, -1, 5, 2015, 2015.0, 1.5, 999999999999999, -999999999999999, 1e14)
words = (
    "",
    "x",
    " ",
    "x" * 300,
    "a" * 5000,
    "https://example.org/a",
    "[@x]",
    "٢٠１５",
    "citadel",
    "museum",
    "é",
)
leaves = st.sampled_from(odd) | st.sampled_from(words) | st.sampled_from(DATES)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["en", "kind", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def paths(value: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: list[tuple[str | int, ...]] = []
    for step, below in steps:
        found += [(*above, step), *paths(below, (*above, step))]
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = shutil.copytree(BASE, tmp_path_factory.mktemp("any") / "root")
    return root


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_anywhere_is_told_or_built(data: st.DataObject, copy: Path) -> None:
    file = data.draw(st.sampled_from(FILES))
    path = copy / file.relative_to(BASE)
    whole = read_yaml(file.read_bytes()).data
    assert whole is not None
    where = data.draw(st.sampled_from(paths(whole)))
    inner: Any = whole
    for step in where[:-1]:
        inner = inner[step]
    inner[where[-1]] = data.draw(values)
    path.write_text(json.dumps(whole), "utf-8")
    try:
        outcome = validate(Project(copy), TODAY)
        assert outcome.mishaps == ()
        kept = outcome.catalogue is not None and (
            file.name == "catalogue.yaml" or file.stem in getattr(outcome.catalogue, file.parent.name)
        )
        name = file.relative_to(BASE).as_posix()
        assert kept or name in {each.path for each in outcome.diagnostics}
        if not outcome.has_errors:
            assert assemble_publication(Project(copy), outcome).pages
    finally:
        path.write_bytes(file.read_bytes())


MINI = ROOT / "tests" / "data" / "mini"


def without_one(data: Any, fits: Callable[[Any], bool]) -> Iterator[tuple[str, Any]]:
    """The record without each of its fields in turn, by the field's path, where the schema lets it go."""

    def below(place: Any, path: str) -> Iterator[tuple[str, Any]]:
        if isinstance(place, list):
            for item in place:
                yield from below(item, path)
        elif isinstance(place, dict):
            for key in list(place):
                value = place.pop(key)
                if fits(data):
                    yield f"{path}.{key}", deepcopy(data)
                place[key] = value
                yield from below(value, f"{path}.{key}")

    yield from below(data, "")


def test_no_rule_needs_a_field_that_a_record_may_leave_out(tmp_path: Path) -> None:
    """Every field of the invented catalogue is left out once, in as many records at a time as can be."""
    root = shutil.copytree(MINI, tmp_path / "root")
    schemas = build_schemas(read_schemas(ROOT / "schemas"), load_vocabularies(ROOT / "schemas/vocabularies"))
    offered: dict[str, list[tuple[Path, Any]]] = {}
    for kind in ("sites", "events", "sources", "agents"):
        for path in sorted((root / "catalogue" / kind).rglob("*.yaml")):
            for field, changed in without_one(read_yaml(path.read_bytes()).data, schemas[kind].fits):
                offered.setdefault(kind + field, []).append((path, changed))
    turns: dict[Path, list[Any]] = {}
    for choice in sorted(offered.values(), key=len):
        path, changed = min(choice, key=lambda one: len(turns.get(one[0], ())))
        turns.setdefault(path, []).append(changed)
    assert len(offered) > 100
    for turn in range(max(map(len, turns.values()))):
        for path, records in turns.items():
            path.write_text(json.dumps(records[min(turn, len(records) - 1)], ensure_ascii=False), "utf-8")
        assert validate(Project(root), TODAY).mishaps == ()
