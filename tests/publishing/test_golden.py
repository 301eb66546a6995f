"""Pages of the mini catalogue, kept whole in tests/data/golden/ and reviewed like prose.

After a change that is meant, `pytest tests/publishing/test_golden.py --accept` writes them anew.
"""

from pathlib import Path

import pytest

from damage_catalogue.publishing.page import Page

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
ENGLISH = (
    "",
    "agents/grey-banner/",
    "agents/oriel-tamsin/",
    "contested/",
    "events/saltmere/hall-destroyed-2015/",
    "events/saltmere/withdrawn-fire/",
    "sites/",
    "sites/hostile-texts/",
    "sites/saltmere/",
    "sites/saltmere/frost-tombs/",
    "sites/saltmere/lantern-tower/",
    "sites/saltmere/nameless-wall/",
    "sites/saltmere/old-library/",
    "sites/saltmere/temple-of-winds/",
    "sites/saltmere/toll-bridge/",
    "sites/saltmere/wind-temple/",
    "sources/floe-wire-2015-06/",
    "sources/penguin-post-2016-05-02/",
)
ARABIC = ("", "sites/saltmere/temple-of-winds/", "events/saltmere/hall-destroyed-2015/")


def check(page: Page, request: pytest.FixtureRequest) -> None:
    name = page.address.strip("/").replace("/", "--") or "home"
    path = GOLDEN / f"{name}.{page.language}.html"
    if request.config.getoption("accept"):
        path.write_text(page.body, encoding="utf-8")
    assert page.body == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ENGLISH)
def test_english_page_reads_as_reviewed(
    address: str, english: dict[str, Page], request: pytest.FixtureRequest
) -> None:
    check(english[address], request)


@pytest.mark.parametrize("address", ARABIC)
def test_arabic_page_reads_as_reviewed(
    address: str, arabic: dict[str, Page], request: pytest.FixtureRequest
) -> None:
    check(arabic[address], request)
