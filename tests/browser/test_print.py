"""Records on paper: few sheets, all references, and what is only for the screen left off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

TEMPLE = "sites/saltmere/temple-of-winds/"
MOST_SHEETS = {
    "sites/harbour/quay/": 1,
    "sites/harbour/lighthouse/": 2,
    "sites/saltmere/old-library/": 2,
    TEMPLE: 3,
    "sites/saltmere/": 2,
    "events/saltmere/hall-destroyed-2015/": 2,
    "sources/council-report-2015/": 1,
    "agents/iceshelf-heritage-council/": 1,
}
EDITIONS = ("", "ar/")
A4 = (595, 842)


def printed(page: Page) -> bytes:
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.pdf(prefer_css_page_size=True)


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", MOST_SHEETS)
def test_a_record_needs_few_sheets_of_a4(path: str, edition: str, open_page: Open) -> None:
    pdf = printed(open_page(edition + path))
    assert sheets(pdf) <= MOST_SHEETS[path]
    sizes = {
        tuple(round(float(side)) for side in box.split()[2:])
        for box in re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)
    }
    assert sizes == {A4}


@pytest.mark.parametrize("edition", EDITIONS)
def test_who_had_it_from_whom_is_on_paper_though_it_is_folded(edition: str, open_page: Open) -> None:
    page = open_page(edition + "sites/saltmere/ice-mill/")
    folded = page.locator("details.hd-support:not([open])")
    lines = folded.locator("li")
    assert lines.count() > 3
    assert not any(line.is_visible() for line in lines.all())
    page.emulate_media(media="print")
    assert all(line.is_visible() for line in lines.all())


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", [TEMPLE, "events/saltmere/hall-destroyed-2015/"])
def test_all_references_and_statements_are_on_paper(path: str, edition: str, open_page: Open) -> None:
    page = open_page(edition + path)
    page.emulate_media(media="print")
    for kept in (".hd-references li", ".hd-claim", ".hd-claim-head", ".hd-disagreement", ".hd-citation-line"):
        found = page.locator(kept)
        assert found.count()
        assert all(one.is_visible() for one in found.all()), kept
    numbers = {int(number[1:-1]) for number in page.locator(".hd-ref").all_inner_texts()}
    assert numbers == set(range(1, page.locator(".hd-references li").count() + 1))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_only_for_the_screen_is_not_on_paper(edition: str, open_page: Open) -> None:
    page = open_page(edition + TEMPLE)
    page.emulate_media(media="print")
    for left_off in (".hd-masthead", ".hd-contents", ".hd-trace", ".hd-timeline-section table", ".hd-screen"):
        assert page.locator(left_off).count()
        assert not any(one.is_visible() for one in page.locator(left_off).all()), left_off


def test_each_sheet_can_name_the_page_that_it_was_printed_from(open_page: Open, address: str) -> None:
    page = open_page(TEMPLE)
    expect(page.locator("html")).to_have_attribute("data-address", address + TEMPLE)


def test_symbols_are_grey_on_paper(open_page: Open) -> None:
    page = open_page("sites/")
    page.emulate_media(media="print")
    colours = page.locator(".hd-symbol").evaluate_all("all => all.map((one) => getComputedStyle(one).color)")
    assert colours
    assert all(len(set(re.findall(r"\d+", colour)[:3])) == 1 for colour in colours), set(colours)
