"""Options of the whole suite, and what tests of several folders are given."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue
from damage_catalogue.validation.validate import validate

MINI = Path(__file__).parent / "data" / "mini"

# How long an example takes says something of the machine, nothing of the code.
settings.register_profile("without a clock", deadline=None)
# Fourteen laws at this number are more than forty thousand catalogues.
settings.register_profile("long run", deadline=None, max_examples=3_000)
settings.load_profile("without a clock")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write the golden pages in tests/data/golden/ anew; read the difference before committing it",
    )


@pytest.fixture(scope="session")
def mini() -> Catalogue:
    """The invented catalogue as it is read on a fixed day."""
    outcome = validate(Project(MINI), Day(2026, 11, 22))
    assert not outcome.has_errors, "\n".join(map(str, outcome.diagnostics))
    assert outcome.catalogue is not None
    return outcome.catalogue


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the invented catalogue, in English and Arabic, for https://example.org/x/."""
    out = tmp_path_factory.mktemp("bilingual") / "site"
    options = ["--root", MINI, "--out", out, "--site-url", "https://example.org/x/"]
    command = [sys.executable, "-m", "damage_catalogue", "build", *map(str, options)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return out
