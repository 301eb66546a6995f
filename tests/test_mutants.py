"""Which lines `make mutants` breaks, and by which tests it tries them."""

from __future__ import annotations

import runpy
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CODE = "scripts/damage_catalogue"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts/setup/mutants.py"))


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def test_changed_lines_and_all_lines_of_new_files_are_broken(script: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / CODE).mkdir(parents=True)
    for name, text in {"kept": "a\n", "edited": "a\nb\nc\nd\n", "cut": "a\nb\n", "deleted": "a\n"}.items():
        (tmp_path / CODE / f"{name}.py").write_text(text)
    (tmp_path / "other.py").write_text("a\n")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "x")
    (tmp_path / CODE / "edited.py").write_text("a\nB\nc\nd\ne\nf\n")
    (tmp_path / CODE / "cut.py").write_text("a\n")
    (tmp_path / CODE / "deleted.py").unlink()
    (tmp_path / CODE / "new.py").write_text("a\nb\n")
    (tmp_path / CODE / "words.yaml").write_text("a: b\n")
    (tmp_path / "other.py").write_text("b\n")
    found = script["changed_lines"](tmp_path, "HEAD")
    assert {path.name: lines for path, lines in found.items()} == {"edited.py": {2, 5, 6}, "new.py": {1, 2}}


def test_a_break_is_tried_by_the_tests_of_its_room(script: dict[str, Any]) -> None:
    tests_of = script["tests_of"]
    assert tests_of(ROOT, Path(CODE, "checks/fields.py")) == ["tests/checks"]
    assert tests_of(ROOT, Path(CODE, "validation/rules/dates.py")) == ["tests/validation"]
    assert "tests/test_cli.py" in tests_of(ROOT, Path(CODE, "cli.py"))


def test_of_too_many_breaks_some_from_everywhere_are_tried(script: dict[str, Any]) -> None:
    assert script["_spread"](list(range(10)), 20) == list(range(10))
    assert script["_spread"](list(range(10)), 4) == [0, 2, 5, 7]


def test_a_commit_that_is_none_is_told_in_words(
    script: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert script["main"](["--since", "no-such-commit"]) == 2
    assert "no-such-commit" in capsys.readouterr().err


def test_all_lines_of_a_file_are_broken_where_it_is_named(script: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "scripts/damage_catalogue/status/old.py"
    file.parent.mkdir(parents=True)
    file.write_text("one\ntwo\n", "utf-8")
    named = {Path("scripts/damage_catalogue/status/old.py"): {1, 2}}
    for name in ("status/old.py", "scripts/damage_catalogue/status/old.py"):
        assert script["whole_files"](tmp_path, [name]) == named
    with pytest.raises(script["NothingToTryError"], match="no such file"):
        script["whole_files"](tmp_path, ["status/new.py"])
