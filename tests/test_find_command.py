"""`catalogue find` leads from a number to the line of the record, or says why it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MINI = Path(__file__).parent / "data" / "mini"
CATALOGUE = str(Path(sys.executable).with_name("catalogue"))


def find(number: str) -> subprocess.CompletedProcess[str]:
    command = [CATALOGUE, "find", number, "--root", str(MINI), "--today", "2026-11-22"]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize("typed", ["bhg70aqq", "#s_bhg70aqq", "BHG7-OAQQ"])
def test_a_number_leads_to_the_line_of_its_statement(typed: str) -> None:
    told = find(typed)
    assert told.returncode == 0, told.stderr
    place, _, id = told.stdout.strip().rpartition(": ")
    name, _, line = place.rpartition(":")
    assert name == "catalogue/sites/saltmere/temple-of-winds.yaml"
    assert f"id: {id}" in (MINI / name).read_text("utf-8").splitlines()[int(line) - 1]


def test_a_statement_that_was_set_aside_names_the_one_that_stands() -> None:
    assert "\n  It was set aside in favour of " in find("qzzvpw0g").stdout


@pytest.mark.parametrize(
    ("number", "why"), [("nothing", "a number is 8 letters"), ("00000000", "no statement")]
)
def test_what_leads_nowhere_is_told(number: str, why: str) -> None:
    told = find(number)
    assert told.returncode == 2
    assert why in told.stderr
