"""The page for addresses where nothing is: one for all languages, that of the edition asked for first."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Served

pytestmark = pytest.mark.browser

ENGLISH, ARABIC = "There is no page here", "لا توجد صفحة هنا"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def field(page: Page, language: str) -> str:
    return page.locator(f".hd-missing:lang({language}) input").input_value()


@pytest.mark.parametrize(
    ("path", "language", "direction", "first"),
    [
        ("sites/nowhere/", "en", "ltr", ENGLISH),
        ("deep/down/below/", "en", "ltr", ENGLISH),
        ("arabia/", "en", "ltr", ENGLISH),
        ("ar/sites/nowhere/", "ar", "rtl", ARABIC),
        ("ar/nothing", "ar", "rtl", ARABIC),
    ],
)
def test_the_language_asked_for_comes_first_and_the_other_follows(
    path: str, language: str, direction: str, first: str, page: Page, town: Served
) -> None:
    answer = page.goto(town.address + path)
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").all_inner_texts() == [first, ARABIC if first == ENGLISH else ENGLISH]
    assert page.title().startswith(first)
    root = page.locator("html")
    expect(root).to_have_attribute("lang", language)
    expect(root).to_have_attribute("dir", direction)
    home = page.locator(".hd-title").evaluate("(link) => link.href")
    assert home == town.address + ("ar/" if language == "ar" else "")
    assert page.locator(".hd-masthead").count() == page.locator(".hd-foot").count() == 1


@pytest.mark.parametrize("edition", ["", "ar/"])
def test_the_search_proposes_the_words_of_the_address(edition: str, page: Page, town: Served) -> None:
    page.goto(f"{town.address}{edition}sites/temple-of_bel.html")
    assert field(page, "en") == field(page, "ar") == "temple of bel"
    page.goto(f"{town.address}{edition}sites/{quote('قلعة-تدمر')}/")
    assert field(page, "en") == field(page, "ar") == "قلعة تدمر"


@pytest.mark.parametrize("edition", ["", "ar/"])
def test_each_language_searches_its_own_edition(edition: str, page: Page, town: Served) -> None:
    page.goto(f"{town.address}{edition}sites/saltmere-was-here/")
    for language, prefix in (("en", ""), ("ar", "ar/")):
        part = page.locator(f".hd-missing:lang({language})")
        part.locator("input").fill("Saltmere")
        part.locator(".hd-search-panel a").first.click()
        page.wait_for_url(f"**/some/path/{prefix}sites/saltmere/")
        page.go_back()


def test_the_masthead_works_in_the_edition_asked_for(page: Page, town: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{town.address}ar/nothing/")
    page.get_by_role("button", name="القائمة").click()
    page.locator("#hd-sections").get_by_role("link", name="الأماكن").click()
    page.wait_for_url("**/some/path/ar/sites/")


def test_without_scripts_both_languages_are_there_and_lead_on(browser: Browser, town: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{town.address}ar/sites/nowhere/")
    assert page.locator("h1").all_inner_texts() == [ENGLISH, ARABIC]
    page.get_by_role("link", name="قائمة الأماكن كلها").click()
    page.wait_for_url("**/some/path/ar/sites/")
    context.close()
