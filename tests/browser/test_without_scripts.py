"""With scripts blocked or broken the site still answers: what state, since when, how sure, who says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

SITE = "sites/saltmere/temple-of-winds/"
ANSWERS = {
    "": ("Destroyed", "last observed", "Certainty: Definite", "Icewatch Imaging, from images"),
    "ar/": ("مدمَّر", "آخر معاينة", "اليقين", "أوريل تامسين، بمعاينة في المكان"),
}


@pytest.fixture(scope="module", params=["off", "failing"])
def plain(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page whose scripts are switched off, or never arrive."""
    context = browser.new_context(java_script_enabled=request.param == "failing")
    context.route("**/*.js", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", ANSWERS)
def test_a_site_says_its_state_since_when_how_sure_and_who_says(
    edition: str, plain: Page, town: Served
) -> None:
    plain.goto(f"{town.address}{edition}{SITE}")
    record = plain.locator(".hd-record")
    for words in ANSWERS[edition]:
        expect(record).to_contain_text(words)
    for part in (".hd-badge", ".hd-why", ".hd-assessments .hd-claim", ".hd-references li"):
        expect(record.locator(part).first).to_be_visible()


@pytest.mark.parametrize("edition", ["", "ar/"])
def test_references_are_reached_from_their_numbers(edition: str, plain: Page, town: Served) -> None:
    plain.goto(f"{town.address}{edition}{SITE}")
    plain.locator(".hd-why a[href^='#ref_']").first.click()
    expect(plain.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("edition", ["", "ar/"])
@pytest.mark.parametrize("kind", ["sites", "states", "events", "sources", "agents", "contested", "explore"])
def test_lists_lead_to_records(kind: str, edition: str, plain: Page, town: Served) -> None:
    (path,) = town.pages(kind, edition)
    plain.goto(town.address + path)
    first = plain.locator("article li a").locator("visible=true").first
    first.click()
    expect(plain.locator("h1")).to_be_visible()
    assert plain.url != town.address + path


@pytest.mark.parametrize("edition", ["", "ar/"])
def test_every_place_of_the_explorers_list_has_its_state(edition: str, plain: Page, town: Served) -> None:
    plain.goto(f"{town.address}{edition}explore/")
    lines = plain.locator("#x_plain .hd-list > li")
    # One page leads on to the place that was renamed, one says that a record was withdrawn.
    assert lines.count() == len(town.pages("site", edition)) - 2
    assert all(line.locator(".hd-symbol").count() for line in lines.all())
