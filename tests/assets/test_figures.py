"""Scripts write numbers and days as the pages do, in every language of the site."""

from __future__ import annotations

import json

import pytest
from tests.assets.test_unit_tests import ROOT, run_node

from damage_catalogue.language import OURS, language_for
from damage_catalogue.publishing.data.explore_data import months_of
from damage_catalogue.records.edtf import parse

NUMBERS = [0, 7, 42, 999, 1000, 1069, 9999, 10_000, 12_345, 123_456, 1_234_567, 98_765_432]
DAYS = ["2015-08-31", "2015-09-01", "2016-01-01", "2024-02-29", "1999-12-03"]
SAY_DAYS = """
const { wordsOf } = await import(process.argv[1]);
const [months, days] = JSON.parse(process.argv[2]);
console.log(JSON.stringify(days.map((day) => wordsOf(months, day))));
"""
WRITE = """
const { inFigures } = await import(process.argv[1]);
const [language, numbers] = JSON.parse(process.argv[2]);
console.log(JSON.stringify(numbers.map((number) => inFigures(language, number))));
"""


@pytest.mark.parametrize("tag", OURS)
def test_figures_in_scripts_are_those_of_the_pages(tag: str) -> None:
    script = ROOT / "docs" / "assets" / "lib" / "sentences.js"
    done = run_node("--input-type=module", "--eval", WRITE, script.as_uri(), json.dumps([tag, NUMBERS]))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [language_for(tag).number(number) for number in NUMBERS]


@pytest.mark.parametrize("tag", OURS)
def test_days_in_scripts_are_those_of_the_pages(tag: str) -> None:
    script, language = ROOT / "docs" / "assets" / "lib" / "days.js", language_for(tag)
    numbers = [int(day.replace("-", "")) for day in DAYS]
    asked = json.dumps([months_of(language), numbers])
    done = run_node("--input-type=module", "--eval", SAY_DAYS, script.as_uri(), asked)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [language.date(parse(day)) for day in DAYS]
