"""Pages of records that are hard to show stay readable, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import Served
from tests.browser.hard_records import MANY_PARTS, MANY_SOURCES
from tests.browser.visit import Look, visit_all

pytestmark = pytest.mark.browser

HARD = (
    "sites/saltmere/nameless-wall/",
    "sites/lagoon/wreck/",
    "sites/saltmere/frost-tombs/",
    "sites/one-word/",
    "sites/many-words/",
    "sites/mixed/",
    "sites/crowd/",
    "sites/crowd/part-000/",
    "sites/cited/",
    "events/everywhere/",
    "agents/office/",
    "sources/report-001/",
    "sites/",
    "agents/",
    "explore/",
    "quality/",
    "",
)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("edition", ["", "ar/"])
def test_no_page_is_wider_than_the_screen_or_says_an_error(
    edition: str, width: int, hard: Served, browser: Browser
) -> None:
    paths = [edition + path for path in (HARD if width == 320 else HARD[:6])]
    visits = visit_all(browser, hard.address, paths, Look(width, is_dark=False), None)
    assert [(visit.path, visit.overflow) for visit in visits if visit.overflow > 0] == []
    assert [(visit.path, visit.problems + visit.refused) for visit in visits if visit.problems] == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("sites/saltmere/nameless-wall/", ("Not assessed", "nobody has looked", "No event is recorded")),
        ("sites/lagoon/wreck/", ("Unknown", "names a degree of damage", "date not known")),
        ("sites/saltmere/frost-tombs/", ("The tombs are still being looted",)),
        ("ar/sites/saltmere/nameless-wall/", ("لم يُقيَّم", "لا حدث مسجل")),
        ("ar/sites/lagoon/wreck/", ("غير معروف", "التاريخ غير معروف")),
    ],
)
def test_what_is_not_known_is_said(path: str, told: tuple[str, ...], hard: Served, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(hard.address + path, wait_until="load")
    for words in told:
        expect(page.locator("article").first).to_contain_text(words)
    for word in ("null", "undefined", "NaN"):
        assert word not in page.locator("article").first.inner_text().split()
    page.context.close()


def test_a_crowd_of_parts_and_references_is_whole(hard: Served, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(hard.address + "sites/crowd/")
    expect(page.locator(".hd-parts .hd-list > li")).to_have_count(MANY_PARTS)
    page.goto(hard.address + "sites/cited/")
    expect(page.locator(".hd-references > ol > li")).to_have_count(MANY_SOURCES)
    page.context.close()


def test_all_places_of_a_crowd_are_reached_in_the_explorer(hard: Served, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{hard.address}explore/?in=crowd")
    page.wait_for_selector("#explorer[data-ready]")
    lines, more = page.locator(".hd-x-list > li"), page.locator(".hd-x-more")
    while more.is_visible():
        before = lines.count()
        more.click()
        expect(lines.nth(before).locator("a").first).to_be_focused()
    expect(lines).to_have_count(MANY_PARTS + 1)
    page.context.close()
