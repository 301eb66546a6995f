"""What holds for every kind of page, in both languages and both colour schemes, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import ROOT, Open, Served
from tests.browser.visit import Look, Visit, visit_all

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE, NIGHT = Look(1280, is_dark=False), Look(320, is_dark=False), Look(320, is_dark=True)


@pytest.fixture(scope="module")
def axe() -> str | None:
    return AXE.read_text("utf-8") if AXE.is_file() else None


@pytest.fixture(scope="module")
def visits(browser: Browser, served: Served, axe: str | None) -> list[Visit]:
    """Of every kind the longest page and one of middling length.

    axe judges each kind in each language and scheme: the longest in one scheme, the other one in the other.
    """
    english, arabic = served.kinds(), served.kinds("ar/")
    longest = [pages[-1] for pages in english.values()]
    middling = [pages[len(pages) // 2] for pages in english.values()]
    longest_arabic = [pages[-1] for pages in arabic.values()]
    middling_arabic = [pages[len(pages) // 2] for pages in arabic.values()]
    lost = ["404.html"]
    return [
        *visit_all(browser, served.address, longest + middling_arabic + lost, DESK, axe),
        *visit_all(browser, served.address, middling + longest_arabic + lost, NIGHT, axe),
        *visit_all(browser, served.address, longest, PHONE, None),
    ]


def test_no_page_breaks_a_rule_of_accessibility(visits: list[Visit], axe: str | None) -> None:
    """WCAG 2.2 AA and good practice, as axe judges them."""
    if axe is None:
        pytest.skip("set-up found no npm, which brings the judge")
    assert [(visit.path, visit.look, visit.findings) for visit in visits if visit.findings] == []


def test_no_page_scrolls_sideways(visits: list[Visit]) -> None:
    assert [(visit.path, visit.look, visit.overflow) for visit in visits if visit.overflow > 0] == []


def test_no_page_says_an_error_or_asks_another_host(visits: list[Visit]) -> None:
    assert [(visit.path, visit.problems) for visit in visits if visit.problems] == []


def test_every_page_has_the_strict_policy_and_nothing_on_it_is_refused(visits: list[Visit]) -> None:
    assert [(visit.path, visit.refused) for visit in visits if visit.refused] == []
    (policy,) = {visit.policy for visit in visits}
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_page_keeps_anything_of_its_reader(visits: list[Visit]) -> None:
    assert [(visit.path, visit.kept) for visit in visits if visit.kept] == []


def test_only_a_choice_of_colours_is_kept(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("({ ...localStorage })") == {"scheme": "dark"}
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert page.context.cookies() == []
