"""A small valid catalogue to break, and the check of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.validate import Outcome, validate

BASE = Path(__file__).parents[1] / "data" / "bad" / "base"
TODAY = Day(2026, 11, 22)

Check = Callable[..., Outcome]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the valid base catalogue."""
    return shutil.copytree(BASE, tmp_path / "root")


@pytest.fixture
def check(root: Path) -> Check:
    """Checks the copy; keyword arguments go to `validate`."""

    def run(*only: Path) -> Outcome:
        return validate(Project(root), TODAY, only)

    return run


@pytest.fixture
def find(root: Path, check: Check) -> Callable[[str, str], list[Diagnostic]]:
    """Writes a file below catalogue/ and gives what the check finds in the whole catalogue."""

    def run(name: str, text: str) -> list[Diagnostic]:
        path = root / "catalogue" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return list(check().diagnostics)

    return run
