"""Decided cases: what a careful and fair reader would say of a few records, as a table that editors can read.

Each file in tests/data/status_cases/ is a list of cases. A case has a name, the looks and events of one place
in short form, one a line, the answer in words, and why.

A look: word, day, basis, certainty, then in any order `by WHO`, `limits A+B`, `of PART`, `reported DAY`,
`cited DAY` (the day of the publication), `result-of EVENT`, a standing, `for LOOK`, the look in whose favour
it was set aside, and `until DAY`, the day on which it was. A day that no source gives is `not-stated`.
*condition poor* in place of a word judges the condition alone, *severe+poor* both.

An event: kind, days, then `of PART`, `extent`, `mends EVENT`, `on BASIS CERTAINTY` for its only account,
`named NAME`, `cited DAY`, and `withdrawn`. Kinds are harm, looting, and a kind of work.

`on` asks for the state on a day, `known by` for what was known on a day. `open` and `settled` are questions
about the state: the looks that give each answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.status.short_form import in_words, read_case

from damage_catalogue.status.happenings import RESTORATION

if TYPE_CHECKING:
    from tests.status.conftest import Make

TABLES = Path(__file__).parents[1] / "data" / "status_cases"


def load_cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{table.stem}: {case['case']}", case)
        for table in sorted(TABLES.glob("*.yaml"))
        for case in yaml.load(table.read_text(encoding="utf-8"), yaml.BaseLoader)
    ]


CASES = load_cases()


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_the_status_is_what_a_careful_reader_would_say(make: Make, case: dict[str, Any]) -> None:
    assert in_words(read_case(make, case)) == case["answer"], case["why"]


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_no_harm_is_told_as_why_a_place_is_better_and_no_work_as_why_it_is_worse(
    make: Make, case: dict[str, Any]
) -> None:
    told = [step for step in read_case(make, case).trace if step.event is not None]
    for step in told:
        assert step.event is not None
        is_work = step.event.kind.id == RESTORATION
        assert not (step.verdict == "better" and not is_work), case["case"]
        assert not (step.verdict == "worse" and is_work), case["case"]


def test_every_decided_case_of_the_laws_and_forty_more_are_in_the_tables() -> None:
    names = [name for name, _ in CASES]
    assert len(set(names)) == len(names)
    assert sum(name.startswith("laws:") for name in names) >= 39
    assert len(names) >= 79
    assert all(case["why"] for _, case in CASES)
