"""What a reader sees: pages that fit, can be read in both schemes, on paper, and from right to left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ROOT, Open
from tests.browser.visit import OVERFLOW

pytestmark = pytest.mark.browser

SITE = "sites/saltmere/temple-of-winds/"

CONTRAST = """(element) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const ink = light(getComputedStyle(element).color);
  return (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
}"""
PAPER = "getComputedStyle(document.body).backgroundColor"


def test_a_page_turned_right_to_left_does_not_scroll_sideways(open_page: Open) -> None:
    for width in (320, 1280):
        page = open_page(SITE, width=width)
        page.evaluate("document.body.dir = 'rtl'")
        assert page.evaluate(OVERFLOW) <= 0
        heading = page.locator("h1").bounding_box()
        assert heading is not None
        assert heading["x"] + heading["width"] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_symbols_of_the_state_stand_out_in_both_schemes(scheme: str, open_page: Open) -> None:
    page = open_page(SITE, color_scheme=scheme)
    for words in (".hd-class", ".hd-badge .hd-fine", ".hd-why a", ".hd-references li"):
        for element in page.locator(words).all():
            assert element.evaluate(CONTRAST) >= 4.5, words
    for symbol in page.locator(".hd-symbol").all():
        assert symbol.evaluate(CONTRAST) >= 3


def test_the_device_decides_on_dark_colours_until_the_reader_does(open_page: Open) -> None:
    page = open_page(SITE, color_scheme="dark")
    dark = page.evaluate(PAPER)
    page.get_by_role("button", name="Light").click()
    light = page.evaluate(PAPER)
    assert light != dark
    page.reload(wait_until="load")
    assert page.evaluate(PAPER) == light


def test_the_first_stop_of_the_keyboard_skips_to_the_record(open_page: Open) -> None:
    page = open_page(SITE)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#start")
    assert page.locator("#start h1").count() == 1


def test_what_the_keyboard_stands_on_is_marked(open_page: Open) -> None:
    page = open_page(SITE)
    for _ in range(6):
        page.keyboard.press("Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) != "none", page.evaluate("document.activeElement.outerHTML")


def test_typefaces_come_from_the_site_itself(open_page: Open, address: str) -> None:
    if not (ROOT / "docs/assets/vendor/fonts.css").is_file():
        pytest.skip("set-up found no npm: the site uses the typefaces of the reader's device")
    page = open_page(SITE)
    loaded = "[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
    page.evaluate("document.fonts.ready.then(() => true)")
    families = {name.strip("\"'") for name in page.evaluate(loaded)}
    assert {"Source Serif 4", "IBM Plex Sans", "Noto Naskh Arabic"} <= families


def test_the_menu_opens_on_a_phone(open_page: Open) -> None:
    page = open_page(SITE, width=320)
    sections = page.get_by_role("navigation", name="Sections")
    expect(sections).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(sections.get_by_role("link", name="Sources", exact=True)).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0


def test_a_record_costs_a_slow_phone_little(open_page: Open) -> None:
    page = open_page(SITE)
    fetched = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in fetched if "search" in name or "javascripts" in name] == []


def test_the_list_of_contents_shows_where_the_reader_is(open_page: Open) -> None:
    page = open_page(SITE)
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="References").click()
    expect(page.locator(".hd-contents [data-current]")).to_have_text("References")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_is_whole_without_scripts(width: int, open_page: Open) -> None:
    page = open_page(SITE, width=width, java_script_enabled=False)
    expect(page.get_by_role("navigation", name="Sections")).to_be_visible()
    expect(page.locator(".hd-head > .hd-badge")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()


def test_paper_shows_the_record_and_its_references_only(open_page: Open) -> None:
    page = open_page(SITE, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    for hidden in (".hd-masthead", ".hd-contents", ".hd-foot ul"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".hd-references li").first).to_be_visible()
    expect(page.locator(".hd-references .hd-address").first).to_contain_text("example.org/")


def test_nobody_who_asks_for_less_motion_sees_any(open_page: Open) -> None:
    page = open_page(SITE, reduced_motion="reduce")
    assert _moving(page) == []


def _moving(page: Page) -> list[str]:
    moving: list[str] = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);"
        " return s.animationName !== 'none' || s.transitionDuration !== '0s'"
        " || s.scrollBehavior === 'smooth';"
        " }).map((e) => e.tagName + '.' + e.className)"
    )
    return moving


def test_no_page_brings_styles_or_scripts_in_its_text(built_site: Path) -> None:
    inline = r"<style\b|<[^>]+\s(?:style|on\w+)=|<script>|<script(?![^>]*(?:src|type=\"application/))[^>]*>"
    pages = sorted(built_site.rglob("*.html"))
    texts = {file.relative_to(built_site).as_posix(): file.read_text("utf-8") for file in pages}
    assert [name for name, text in texts.items() if re.search(inline, text)] == []
    leading_on = 'http-equiv="refresh"'
    policy = "default-src 'none'; script-src 'self';"
    assert [name for name, text in texts.items() if policy not in text and leading_on not in text] == []
