"""Scripts write numbers as the pages do, in every language of the site."""

from __future__ import annotations

import json

import pytest
from tests.assets.test_unit_tests import ROOT, run_node

from damage_catalogue.publishing.language import LANGUAGES, language_for

NUMBERS = [0, 7, 42, 999, 1000, 1069, 9999, 10_000, 12_345, 123_456, 1_234_567, 98_765_432]
WRITE = """
const { inFigures } = await import(process.argv[1]);
const [language, numbers] = JSON.parse(process.argv[2]);
console.log(JSON.stringify(numbers.map((number) => inFigures(language, number))));
"""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_figures_in_scripts_are_those_of_the_pages(tag: str) -> None:
    script = ROOT / "docs" / "assets" / "lib" / "sentences.js"
    done = run_node("--input-type=module", "--eval", WRITE, script.as_uri(), json.dumps([tag, NUMBERS]))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [language_for(tag).number(number) for number in NUMBERS]
