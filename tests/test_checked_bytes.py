"""From a validated catalogue to its site: nothing that was checked is read a second time."""

import shutil
from pathlib import Path

import pytest

from damage_catalogue.build import assemble_publication
from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.validate import validate

REPOSITORY = Path(__file__).parents[1]
TODAY = Day(2026, 11, 22)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small catalogue with schemas of its own."""
    root = shutil.copytree(REPOSITORY / "tests/data/mini", tmp_path / "root")
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    return Project(root)


def test_the_site_is_made_of_the_bytes_that_were_checked(project: Project) -> None:
    record = project.catalogue / "sites/saltmere.yaml"
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    checked = record.read_bytes()
    outcome = validate(project, TODAY)
    record.write_text("names: [unchecked]\n", "utf-8")
    files = dict(assemble_publication(project, outcome).files)
    assert files["catalogue/sites/saltmere.yaml"] == checked


def test_the_site_is_whole_though_records_and_schemas_vanish_once_they_are_checked(project: Project) -> None:
    outcome = validate(project, TODAY)
    assert not outcome.has_errors
    before = assemble_publication(project, outcome)
    shutil.rmtree(project.catalogue)
    shutil.rmtree(project.root / "schemas")
    assert before.pages
    assert assemble_publication(project, outcome) == before
