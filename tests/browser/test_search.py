"""Search as a reader meets it: names in any script and spelling, keyboard, help where nothing is found."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Route, expect
from tests.benchmarks.search_recall import EDITIONS, field, search

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.browser.conftest import Open, Served

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BOTH_SEARCHES = Path(__file__).with_name("both_searches.js")
SITE = "sites/saltmere/temple-of-winds/"


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("catalogue", ["served", "town"])
def test_masthead_and_explorer_find_the_same_places_by_the_same_names(
    catalogue: str, language: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Served = request.getfixturevalue(catalogue)
    files = (f"search/{language}.json", f"{EDITIONS[language]}explore/data.json")
    data = [json.loads((site.folder / file).read_text("utf-8")) for file in files]
    page = browser.new_page()
    page.goto(site.address)
    found: dict[str, Any] = page.evaluate(BOTH_SEARCHES.read_text("utf-8"), data)
    page.close()
    assert found["asked"] > 5 * len(data[1]["sites"]["id"])
    assert found["differ"] == []


@pytest.mark.parametrize("edition", EDITIONS.values())
def test_every_name_of_a_place_leads_to_it_in_the_same_edition(edition: str, open_page: Open) -> None:
    page = open_page(f"{edition}{SITE}")
    for name in ("Saltmere", "Halopolis", "Pearl of the Ice", "سالتمير", "وسالتمير", "سَالتمير", "saltmeer"):
        assert search(page, name)[0] == f"{edition}sites/saltmere/", name


@pytest.mark.parametrize(
    ("edition", "query", "title", "beneath"),
    [("", "سالتمير", "Saltmere", "سالتمير"), ("ar/", "Saltmere", "سالتمير", "Saltmere")],
)
def test_a_name_of_the_other_language_leads_to_the_page_in_ones_own(
    edition: str, query: str, title: str, beneath: str, open_page: Open
) -> None:
    page = open_page(edition)
    assert search(page, query)[0] == f"{edition}sites/saltmere/"
    first = page.locator(".hd-search-panel [role=group] li").first
    expect(first.get_by_role("link")).to_have_text(title)
    line = first.locator("p")
    expect(line.locator("mark")).to_have_text(beneath)
    expect(line).to_have_attribute("lang", "en" if edition else "ar")
    first.get_by_role("link").click()
    page.wait_for_url(f"**/some/path/{edition}sites/saltmere/")


def test_without_a_worker_the_page_itself_answers(open_page: Open) -> None:
    page = open_page("")
    page.evaluate("() => { window.Worker = undefined; }")
    assert search(page, "Halopolis")[0] == "sites/saltmere/"


def test_answers_given_before_the_whole_index_is_read_are_completed(open_page: Open) -> None:
    page = open_page("")
    page.locator(".hd-masthead .hd-search input").fill("Iceshelf")
    panel = page.locator(".hd-search-panel")
    expect(panel.get_by_role("status")).to_have_text(re.compile(r"^\d+ results"))
    expect(panel).not_to_have_attribute("data-loading", "")
    expect(panel.get_by_role("group", name="Sources")).to_be_visible()


def test_a_source_shows_who_published_it_and_when(open_page: Open) -> None:
    page = open_page("")
    search(page, "Saltmere library lost")
    sources = page.get_by_role("group", name="Sources")
    expect(sources).not_to_contain_text("http")
    expect(sources).to_contain_text(re.compile(r"Aurora Gazette.*2015"))


def test_eastern_digits_find_what_western_digits_find(open_page: Open) -> None:
    page = open_page("ar/")
    eastern, western = search(page, "تدمير القاعة ٢٠١٥"), search(page, "تدمير القاعة 2015")
    assert eastern == western != []


def test_results_stand_in_groups_with_the_state_of_places_and_marked_words(open_page: Open) -> None:
    page = open_page("")
    search(page, "temple of the winds")
    places = page.get_by_role("group", name="Places")
    first = places.get_by_role("listitem").first
    expect(first).to_contain_text("Temple of the Winds")
    expect(first).to_contain_text("Destroyed")
    assert first.locator("mark").all_inner_texts()[:2] == ["Temple", "Winds"]
    symbol = first.locator("svg")
    assert (symbol.bounding_box() or {"width": 0})["width"] > 5
    expect(page.locator(".hd-search-panel").get_by_role("status")).to_have_text(re.compile(r"^\d+ results?"))


def test_more_of_a_group_is_shown_when_asked_for(open_page: Open) -> None:
    page = open_page("")
    before = len(search(page, "damage"))
    more = page.get_by_role("group", name="Places").get_by_role("button")
    wanted = int(re.sub(r"\D", "", more.inner_text()))
    more.click()
    links = page.locator(".hd-search-panel [role=group] li a")
    expect(links).to_have_count(before + wanted)
    expect(page.get_by_role("group", name="Places").get_by_role("link").nth(4)).to_be_focused()


def test_the_keyboard_goes_from_any_page_to_a_result(open_page: Open) -> None:
    page = open_page(SITE)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    search(page, "Lighthouse")
    links = page.locator(".hd-search-panel [role=group] li a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".hd-search-panel")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hd-search-panel")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Lighthouse")


def test_a_slash_typed_into_a_field_stays_there(open_page: Open) -> None:
    page = open_page("explore/")
    page.locator("#x_text").click()
    page.keyboard.type("a/b")
    expect(page.locator("#x_text")).to_have_value("a/b")


@pytest.mark.parametrize("path", ["", "ar/", "guide/method/"])
def test_where_nothing_is_found_the_reader_is_helped_on(path: str, open_page: Open) -> None:
    page = open_page(path)
    assert search(page, "Saltmerskoye") == []
    panel = page.locator(".hd-search-panel")
    expect(panel.get_by_role("status")).to_contain_text("Saltmerskoye")
    edition = "ar/" if path == "ar/" else ""
    expect(panel.locator(f'li a[href$="/some/path/{edition}sites/saltmere/"]')).to_be_visible()
    panel.locator(f'a[href$="/some/path/{edition}sites/"]').click()
    page.wait_for_url(f"**/some/path/{edition}sites/")


def test_nothing_of_the_search_is_loaded_before_somebody_searches(open_page: Open) -> None:
    page = open_page("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url + SITE, wait_until="load")
    assert [address for address in asked if "/search/" in address] == []
    search(page, "Bel")
    field(page).blur()
    search(page, "Nabu")
    assert len([address for address in asked if address.endswith("/search/en.json")]) == 1


def test_text_of_a_record_is_never_markup(open_page: Open) -> None:
    hostile = "<img src=x onerror=alert(1)> Bel"

    def answer(route: Route) -> None:
        data = route.fetch().json()
        data["entries"] = [
            [0, "sites/saltmere/", [hostile, f"ب {hostile}"], [], -1, -1, f"{hostile}\n<b>x</b>"]
        ]
        route.fulfill(body=json.dumps(data), content_type="application/json")

    page = open_page("")
    page.route("**/search/en.json", answer)
    search(page, "Bel")
    expect(page.locator(".hd-search-panel li a")).to_have_text(hostile)
    assert page.locator(".hd-search-panel :is(img, b)").count() == 0


@pytest.mark.parametrize(("path", "explorer"), [("", "explore/"), (f"ar/{SITE}", "ar/explore/")])
def test_without_scripts_the_field_leads_to_the_explorer(path: str, explorer: str, open_page: Open) -> None:
    page = open_page(path, java_script_enabled=False)
    field(page).fill("Nabu")
    page.locator(".hd-masthead .hd-search button").click()
    page.wait_for_url(f"**/some/path/{explorer}?text=Nabu")


def test_without_what_set_up_fetches_the_field_leads_to_the_explorer(open_page: Open) -> None:
    page = open_page("")
    page.route("**/minisearch.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    field(page).fill("Nabu")
    field(page).press("Enter")
    page.wait_for_url("**/explore/?text=Nabu")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("edition", EDITIONS.values())
def test_results_stay_on_the_screen(edition: str, width: int, open_page: Open) -> None:
    page = open_page(edition, width=width)
    search(page, "Lighthouse")
    panel = page.locator(".hd-search-panel").bounding_box()
    assert panel is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    page.locator('.hd-search-panel a[href$="sites/harbour/lighthouse/"]').click()
    page.wait_for_url(f"**/some/path/{edition}sites/harbour/lighthouse/")


@pytest.mark.parametrize("edition", EDITIONS.values())
@pytest.mark.parametrize("query", ["Saltmere", "xqzzw"])
def test_axe_finds_nothing_in_the_results(edition: str, query: str, open_page: Open) -> None:
    if not AXE.is_file():
        pytest.skip("set-up found no npm")
    page = open_page(edition)
    search(page, query)
    page.evaluate(AXE.read_text("utf-8"))
    answer: dict[str, Any] = page.evaluate("axe.run('.hd-masthead')")
    assert [(one["id"], one["nodes"][0]["html"]) for one in answer["violations"]] == []


def test_a_missing_page_offers_the_search(town: Served) -> None:
    html = (town.folder / "404.html").read_text("utf-8")
    for edition in EDITIONS.values():
        forms = re.findall(r'<form class="hd-search"[^>]*>\s*<input[^>]*>', html)
        own = [form for form in forms if f'data-edition="{edition}"' in form]
        assert ["data-missing" in form for form in own].count(True) == 1
        assert len(own) == 2
