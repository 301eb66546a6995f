"""Whether readers of the real catalogue find what they look for: a benchmark, with a floor for each query."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.benchmarks.search_recall import EDITIONS, below_floor, places, queries
from tests.browser.conftest import Open, Served

pytestmark = pytest.mark.browser

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "search.md"


@pytest.fixture(scope="module")
def address(served: Served) -> str:
    return served.address


@pytest.mark.parametrize("language", EDITIONS)
def test_every_query_shows_its_page_as_early_as_it_has_to(language: str, open_page: Open) -> None:
    found = places(open_page(EDITIONS[language]), language)
    late = below_floor(found)
    assert not late, "\n".join(
        [*late, "If a new record rightly comes first, change the floor in tests/data/search_queries.tsv."]
    )


def test_most_queries_of_each_edition_have_a_floor() -> None:
    for language in EDITIONS:
        asked = [one for one in queries() if one.language == language]
        assert len({one.query for one in asked}) == len(asked) >= 50
        assert sum(one.floor in ("1", "5") for one in asked) >= 0.9 * len(asked)


def test_the_guide_shows_every_query_and_no_other() -> None:
    guide = GUIDE.read_text("utf-8")
    rows = re.findall(r"^\| (.+) \| `(.+)` \| (.+) \|$", guide, flags=re.MULTILINE)
    assert rows == [(one.query, one.expected, one.comment) for one in queries()]
    for language, name in (("en", "English"), ("ar", "Arabic")):
        for kind in ("known", "fresh"):
            asked = sum((one.language, one.set) == (language, kind) for one in queries())
            assert f"| {name}, {kind} | {asked} | " in guide
