"""Each code has a failing example: that code alone is found, in the place and words of expected.txt."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from damage_catalogue.checks import CHECK_RULES
from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.yaml_file import read_yaml
from damage_catalogue.validation.codes import ALL, CODES
from damage_catalogue.validation.diagnostic import Code
from damage_catalogue.validation.report import REPORTS, Checked
from damage_catalogue.validation.validate import Outcome, validate

BAD = Path(__file__).parents[1] / "data" / "bad"
TODAY = Day(2026, 11, 22)


def _remove_records(root: Path) -> None:
    for kind in ("sites", "events", "sources", "agents"):
        shutil.rmtree(root / "catalogue" / kind)


def _write_too_much(root: Path) -> None:
    (root / "catalogue/sites/gate.yaml").write_text("# " + "x" * 1024 * 1024)


def _write_a_large_picture(root: Path) -> None:
    (root / "pictures").mkdir()
    (root / "pictures/gate.jpg").write_bytes(b"\xff\xd8\xff" + bytes(5_200_000))


def _leave_a_merge(root: Path) -> None:
    text = (root / "catalogue/sites/citadel.yaml").read_text(encoding="utf-8")
    two = "<<<<<<< HEAD\nkind: fortification\n=======\nkind: tower\n>>>>>>> other\n"
    (root / "catalogue/sites/citadel.yaml").write_text(text.replace("kind: fortification\n", two), "utf-8")


def _end_lines_as_old_macs_did(root: Path) -> None:
    record = root / "catalogue/sites/citadel.yaml"
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r"))


def _pile_up_parts(root: Path) -> None:
    for number in range(22):
        above = f"part_of: level-{number - 1}\n" if number else ""
        record = f"names: [{{text: Level, lang: en, role: preferred}}]\nkind: gate\n{above}"
        (root / f"catalogue/sites/level-{number}.yaml").write_text(record, "utf-8")


# What git cannot hold, or should not.
PREPARE: dict[str, Callable[[Path], None]] = {
    "HD101": lambda root: shutil.rmtree(root / "catalogue"),
    "HD102": _remove_records,
    "HD103": lambda root: (root / "catalogue/catalogue.yaml").unlink(),
    "HD110": lambda root: os.mkfifo(root / "catalogue/sites/gate.yaml"),
    "HD111": _write_too_much,
    "HD126": _leave_a_merge,
    "HD127": _end_lines_as_old_macs_did,
    "HD313": _write_a_large_picture,
    "HD317": _pile_up_parts,
}


def check_bad(code: str, root: Path) -> Outcome:
    shutil.copytree(BAD / "base", root)
    shutil.copytree(BAD / code, root, symlinks=True, dirs_exist_ok=True)
    if code in PREPARE:
        PREPARE[code](root)
    return validate(Project(root), TODAY, more_rules=CHECK_RULES)


def tell(outcome: Outcome) -> str:
    return REPORTS["human"](Checked(outcome.diagnostics, outcome.files, outcome.records), False)


@pytest.mark.parametrize("code", sorted(CODES))
def test_failing_example_is_found_and_told_as_expected(code: str, tmp_path: Path) -> None:
    outcome = check_bad(code, tmp_path / "root")
    assert {diagnostic.code for diagnostic in outcome.diagnostics} == {code}
    assert tell(outcome) == (BAD / code / "expected.txt").read_text(encoding="utf-8")


def test_every_folder_of_bad_records_belongs_to_a_code() -> None:
    assert {folder.name for folder in BAD.iterdir() if folder.is_dir()} == {*CODES, "base"}


def test_the_base_of_the_examples_is_valid() -> None:
    outcome = validate(Project(BAD / "base"), TODAY)
    assert outcome.diagnostics == ()
    assert outcome.catalogue is not None


def test_no_code_is_given_twice_and_they_stand_in_order() -> None:
    ids = [code.id for code in ALL]
    assert ids == sorted(set(ids))


def test_every_code_is_explained_in_sentences() -> None:
    for code in ALL:
        assert code.why.endswith("."), code.id
        assert code.fix.endswith("."), code.id
        assert not code.title.endswith("."), code.id
        assert code.wrong != code.right, code.id


@pytest.mark.parametrize(
    "code",
    [code for code in ALL if not code.id.startswith("HD1")],
    ids=lambda code: code.id,
)
def test_examples_are_yaml(code: Code) -> None:
    for example in (code.wrong, code.right):
        if "…" not in example and "catalogue/" not in example.split("\n")[0]:
            kinds = {problem.kind for problem in read_yaml(example.encode()).problems}
            # Two files in one example hold a field twice.
            assert kinds <= {"not-a-mapping", "duplicate-key"}, example


def write_what_is_told_now(*codes: str) -> None:
    """Writes expected.txt anew, of these codes or of all; read the difference as you would read prose."""
    for code in codes or CODES:
        with TemporaryDirectory() as folder:
            told = tell(check_bad(code, Path(folder) / "root"))
        (BAD / code / "expected.txt").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    write_what_is_told_now(*sys.argv[1:])
