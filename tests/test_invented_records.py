"""Tests of the program read invented records, so that whoever changes a real one breaks none of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

# The real catalogue from a test: its folder by name, a project at the top of the repository, its built site.
REAL = re.compile(
    r"(?:ROOT|REPOSITORY|parents?\[\d\]|\.parent)\)?\s*/\s*f?[\"']catalogue\b"
    r"|(?:Project|read_publication)\((?:ROOT|REPOSITORY)\b"
    r"|\bserved: Served\b|\bbuilt_site: Path\b"
)
ALLOWED = {
    # What holds of every page whatever the records say.
    "browser/conftest.py",
    "browser/test_every_kind.py",
    "browser/test_look.py",
    "browser/test_valid_html.py",
    "browser/test_weights.py",
    # What holds of every file whatever it says: it takes another assessment.
    "editing/test_new.py",
    # A benchmark: whether readers find what the real records hold.
    "browser/test_search_recall.py",
}


def test_only_pages_of_every_kind_are_looked_at_with_real_records() -> None:
    reading = {
        file.relative_to(TESTS).as_posix()
        for file in TESTS.rglob("*.py")
        if file != Path(__file__) and REAL.search(file.read_text("utf-8"))
    }
    assert reading == ALLOWED


@pytest.mark.parametrize(
    "line",
    [
        'shutil.copytree(ROOT / "catalogue", tmp_path)',
        "validate(Project(ROOT), TODAY)",
        'for path in (Path(__file__).parents[2] / "catalogue").rglob("*.yaml"):',
        "def test_it(served: Served) -> None:",
    ],
)
def test_a_test_that_reads_real_records_is_found(line: str) -> None:
    assert REAL.search(line)


@pytest.mark.parametrize(
    "line",
    ['path = root / "catalogue" / name', "Project(root)", 'MINI / "catalogue"', "def test(town: Served)"],
)
def test_a_test_that_reads_invented_records_is_not(line: str) -> None:
    assert not REAL.search(line)
