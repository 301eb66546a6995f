"""What `make measure` counts, and what it must come to here: one thing has one name, and no part grows."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts/damage_catalogue"
MEASURE = runpy.run_path(str(ROOT / "scripts/setup/measure.py"))
MODULES: dict[str, str] = MEASURE["sources"](PACKAGE)

# Modules of one idea that may be longer.
LONG = {
    "language/language.py": "each sentence that pages derive",
    "records/model.py": "what a record is, class by class",
    "validation/shape.py": "each keyword of JSON Schema in words",
}

# What all modules of a room offer alike: commands, and the forms of a report.
SHARED = {"add_options", "run", "render"}


def test_the_name_of_a_type_means_one_thing() -> None:
    assert MEASURE["repeated"](MODULES) == {}


def test_the_name_of_a_function_that_others_import_means_one_thing() -> None:
    found = MEASURE["repeated"](MODULES, MEASURE["public_functions_in"])
    assert found.keys() == SHARED
    rooms = {name: {str(Path(module).parent) for module in modules} for name, modules in found.items()}
    assert all(len(each) == 1 for each in rooms.values()), rooms


def test_no_function_is_longer_than_a_screen() -> None:
    found = {
        f"{module}: {name}": length
        for module, source in MODULES.items()
        for name, length in MEASURE["functions_in"](source)
        if length > MEASURE["MOST_LINES_OF_FUNCTION"]
    }
    assert found == {}


def test_no_module_is_long_unless_it_is_one_idea() -> None:
    found = {name for name, source in MODULES.items() if source.count("\n") > MEASURE["MOST_LINES_OF_MODULE"]}
    assert found == set(LONG)


@pytest.mark.parametrize(
    "source",
    [
        "class Entry: ...",
        "Entry = tuple[str, int]",
        "Entry: TypeAlias = str",
        "class A:\n    class Entry: ...",
    ],
)
def test_a_type_that_two_modules_define_is_found(source: str) -> None:
    assert MEASURE["repeated"]({"a.py": source, "b.py": "class Entry: ..."}) == {"Entry": ["a.py", "b.py"]}


@pytest.mark.parametrize("source", ["ENTRY = 1", "entry = 1", "def Entry(): ...", "x.Entry = 2", "Entry()"])
def test_what_is_no_type_is_passed_by(source: str) -> None:
    assert MEASURE["repeated"]({"a.py": source, "b.py": source}) == {}


def test_lines_are_those_of_the_longest_function() -> None:
    source = "@cache\ndef outer():\n    def inner():\n        return 1\n\n    return inner\n"
    assert dict(MEASURE["functions_in"](source)) == {"outer": 5, "inner": 2}


def test_public_names_are_told_with_what_they_say() -> None:
    source = (
        '"""A module."""\nclass Site:\n    def kind(self):\n        """Its kind."""\n    def _id(self): ...\n'
    )
    assert dict(MEASURE["public_names_in"](source)) == {"": True, "Site": False, "Site.kind": True}


def test_imports_that_stay_in_a_room_or_are_free_are_under_no_law(tmp_path: Path) -> None:
    law = (ROOT / "tests/test_import_law.py").read_text("utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_import_law.py").write_text(law + '\nLAW["free"] = ("",)\n', "utf-8")
    free = {"free.py": "from damage_catalogue.status import facts", "status/facts.py": ""}
    inside = {"status/derive.py": "from damage_catalogue.status.facts import Step", "status/facts.py": ""}
    held = {
        "status/facts.py": "from damage_catalogue.records import model\nimport re",
        "records/model.py": "",
    }
    found = [MEASURE["imports_under_law"](tmp_path, modules) for modules in (free, inside, held)]
    assert found == [(0, 1), (0, 1), (1, 1)]
