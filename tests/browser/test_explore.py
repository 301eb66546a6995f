"""The explorer as a reader meets it: filters, day, views, address, downloads, keyboard, no script."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

if TYPE_CHECKING:
    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
POLICY = "default-src 'none'; " + "; ".join(
    f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")
)
Explore = Callable[..., Page]


@pytest.fixture
def explore(open_page: Open) -> Explore:
    """Opens the explorer with a query, ready to use."""

    def open_it(query: str = "", **options: Any) -> Page:
        page = open_page(f"explore/{query}", **options)
        page.wait_for_selector("#explorer[data-ready]")
        return page

    return open_it


def total(page: Page) -> int:
    """How many places the line above the results says are left."""
    said = re.match(r"[\d,]+", page.inner_text("#x_total"))
    assert said, page.inner_text("#x_total")
    return int(said[0].replace(",", ""))


def shown(page: Page) -> list[str]:
    """The ids of the places in the list."""
    found: list[str] = page.locator(".hd-x-list > li").evaluate_all("items => items.map(i => i.dataset.id)")
    return found


def box(page: Page, facet: str, word: str) -> Locator:
    page.locator(f'[data-facet="{facet}"]').evaluate("facet => { facet.open = true }")
    return page.locator(f'input[name="{facet}"][value="{word}"]')


def count_of(page: Page, facet: str, word: str) -> int:
    return int(page.locator(f'[data-count="{facet}:{word}"]').text_content() or "")


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def saved(page: Page, kind: str) -> str:
    with page.expect_download() as started:
        page.click(f'[data-download="{kind}"]')
    return started.value.path().read_text("utf-8")


def test_a_filter_leaves_as_many_places_as_its_count_says(explore: Explore) -> None:
    page = explore()
    everything = total(page)
    for word in ("destroyed", "not-assessed"):
        promised = count_of(page, "status", word)
        box(page, "status", word).check()
        assert total(page) == len(shown(page)) == promised < everything
        assert query(page) == f"status={word}"
        box(page, "status", word).uncheck()
    assert total(page) == everything
    assert query(page) == ""


def test_counts_of_one_facet_follow_the_filters_of_the_others(explore: Explore) -> None:
    page = explore("?in=palmyra")
    left = total(page)
    kinds = page.locator('[data-facet="kind"] [data-count]').all_text_contents()
    assert sum(map(int, kinds)) == left
    destroyed = count_of(page, "status", "destroyed")
    box(page, "status", "destroyed").check()
    assert count_of(page, "status", "destroyed") == destroyed, "a choice leaves the counts of its own facet"
    assert sum(map(int, page.locator('[data-facet="kind"] [data-count]').all_text_contents())) == destroyed


def test_a_period_and_a_cause_mean_one_and_the_same_event(explore: Explore) -> None:
    page = explore("?from=2015-08-01&to=2015-08-31&cause=deliberate-demolition-explosives")
    assert "palmyra/temple-of-bel" in shown(page)
    page = explore("?from=1990-01-01&to=1990-12-31")
    assert total(page) == 0
    expect(page.locator("#x_view")).to_contain_text("Nothing matches")


def test_back_and_forward_go_through_the_choices(explore: Explore) -> None:
    page = explore()
    everything = total(page)
    box(page, "status", "destroyed").check()
    page.select_option("#x_in", "palmyra")
    both = shown(page)
    page.go_back()
    expect(page.locator("#x_in")).to_have_value("")
    assert query(page) == "status=destroyed"
    assert len(shown(page)) > len(both)
    page.go_back()
    expect(box(page, "status", "destroyed")).not_to_be_checked()
    assert total(page) == everything
    page.go_forward()
    page.go_forward()
    assert shown(page) == both


def test_the_address_holds_the_whole_choice(explore: Explore) -> None:
    page = explore()
    page.select_option("#x_in", "palmyra")
    box(page, "status", "destroyed").check()
    box(page, "status", "severe").check()
    page.fill("#x_text", "tomb")
    page.fill("#x_on", "2016-04-27")
    page.select_option("#x_order", "name")
    assert 0 < total(page) < total(explore())
    shared = explore(f"?{query(page)}")
    assert shared.inner_text(".hd-x-results") == page.inner_text(".hd-x-results")
    assert query(shared) == query(page)
    assert shared.input_value("#x_text") == "tomb"


def test_what_an_address_asks_and_nobody_knows_is_left_out(explore: Explore) -> None:
    page = explore("?status=vanished,%3Cb%3E&in=atlantis&on=2015-02-31&view=globe&cause=")
    assert total(page) == total(explore())


@pytest.mark.parametrize("day", ["2015-05-20", "2015-08-30", "2015-08-31", "2016-03-27", "2017-01-20"])
def test_the_state_on_a_day_is_the_one_the_status_command_gives(explore: Explore, day: str) -> None:
    page = explore(f"?on={day}")
    for site in ("palmyra/temple-of-bel", "palmyra/citadel", "palmyra/tetrapylon"):
        line = page.locator(f'.hd-x-list > li[data-id="{site}"]')
        expected = status_of(site, day)
        state = line.locator(".hd-x-state").inner_text()
        assert state.startswith("Contested: ") == expected["contested"]
        if expected["damage"] is None:
            assert state in ("Not assessed", "Unknown", "Possible damage")
            continue
        word = line.locator(".hd-symbol use").get_attribute("href")
        assert word == f"#sym_{'contested' if expected['contested'] else expected['damage']}"
        assert ("last observed" in line.inner_text()) == (expected["last_observed"] is not None)


def status_of(site: str, day: str) -> dict[str, Any]:
    command = Path(sys.executable).with_name("catalogue")
    told = subprocess.run(
        [command, "status", site, "--on", day, "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_the_day_moves_by_slider_by_steps_and_back_to_now(explore: Explore) -> None:
    page = explore()
    now = count_of(page, "status", "destroyed")
    page.click("#x_earlier")
    last = page.input_value("#x_on")
    page.click("#x_earlier")
    assert page.input_value("#x_on") < last
    assert f"on={page.input_value('#x_on')}" in page.url
    page.focus("#x_slider")
    page.keyboard.press("Home")
    assert count_of(page, "status", "destroyed") == 0
    assert re.search(r"\d{4}", page.get_attribute("#x_slider", "aria-valuetext") or "")
    page.keyboard.press("ArrowRight")
    page.click("#x_now")
    assert query(page) == ""
    assert count_of(page, "status", "destroyed") == now


def test_everything_can_be_done_with_the_keyboard(explore: Explore) -> None:
    page = explore()
    page.focus("#x_text")
    page.keyboard.type("bel")
    assert "palmyra/temple-of-bel" in shown(page)
    for name, action in (("list", " "), ("timeline", "Enter"), ("map", " ")):
        page.focus(f'[data-view="{name}"]')
        page.keyboard.press(action)
        expect(page.locator(f'[data-view="{name}"]')).to_have_attribute("aria-pressed", "true")
    page.focus('[data-facet="status"] input')
    page.keyboard.press("Tab")
    page.keyboard.press(" ")
    expect(page).to_have_url(re.compile("status="))


def test_a_place_is_shown_on_the_map_from_its_line_in_the_list(explore: Explore, built_site: Path) -> None:
    if not (built_site / "assets/vendor/map/leaflet.js").exists():
        pytest.skip("the map was not brought along at set-up")
    page = explore("?view=map&text=bel")
    page.wait_for_selector(".hd-x-cluster, .hd-x-pin")
    line = page.locator('.hd-x-list > li[data-id="palmyra/temple-of-bel"]')
    line.locator("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup a").first).to_have_attribute(
        "href", "../sites/palmyra/temple-of-bel/"
    )


def test_the_map_stands_for_every_place_that_has_a_point(explore: Explore, built_site: Path) -> None:
    if not (built_site / "assets/vendor/map/leaflet.js").exists():
        pytest.skip("the map was not brought along at set-up")
    data = json.loads((built_site / "explore/data.json").read_text("utf-8"))
    page = explore("?view=map")
    page.wait_for_selector(".hd-x-cluster, .hd-x-pin")
    clusters = page.locator(".hd-x-cluster").all_inner_texts()
    on_map = sum(map(int, clusters)) + page.locator(".hd-x-pin").count()
    assert on_map == sum(at is not None for at in data["sites"]["at"])
    assert page.locator("path.hd-x-land").count() > 0


def test_a_mark_on_the_map_opens_with_the_keyboard(explore: Explore, built_site: Path) -> None:
    if not (built_site / "assets/vendor/map/leaflet.js").exists():
        pytest.skip("the map was not brought along at set-up")
    page = explore("?view=map&text=citadel")
    page.wait_for_selector(".hd-x-pin")
    page.focus(".hd-x-mark")
    page.keyboard.press("Enter")
    expect(page.locator(".hd-x-bubble a")).to_be_focused()


def test_csv_holds_exactly_the_filtered_places(explore: Explore) -> None:
    page = explore("?in=palmyra&status=destroyed,severe&on=2016-04-27")
    text = saved(page, "csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == shown(page)
    assert {row["as_of"] for row in rows} == {"2016-04-27"}
    assert {row["status"] for row in rows} <= {"destroyed", "severe"}


def test_geojson_holds_exactly_the_filtered_places_and_closes_its_rings(explore: Explore) -> None:
    page = explore("?in=palmyra")
    collection = json.loads(saved(page, "geojson"))
    assert collection["type"] == "FeatureCollection"
    assert [feature["id"] for feature in collection["features"]] == shown(page)
    for feature in collection["features"]:
        geometry = feature["geometry"]
        if geometry is not None and geometry["type"] == "Polygon":
            assert geometry["coordinates"][0][0] == geometry["coordinates"][0][-1]


def test_events_of_the_timeline_can_be_saved(explore: Explore) -> None:
    page = explore("?view=timeline&in=palmyra")
    page.wait_for_selector(".hd-x-events")
    on_page = page.locator(".hd-x-events > li").evaluate_all("items => items.map(i => i.dataset.id)")
    rows = list(csv.DictReader(io.StringIO(saved(page, "events").removeprefix("\ufeff"))))
    assert [row["id"] for row in rows][: len(on_page)] == on_page
    assert f"{len(rows)} " in page.inner_text("#x_total").partition("·")[2]


SPELLINGS = {
    "معبد بل": "palmyra/temple-of-bel",
    "المعبد بِل": "palmyra/temple-of-bel",
    "ومعبد بل": "palmyra/temple-of-bel",
    "TEMPLE of Bél": "palmyra/temple-of-bel",
    "tempel of bel": "palmyra/temple-of-bel",
    "قلعه": "palmyra/citadel",
    "baalshamin": "palmyra/temple-of-baalshamin",
    "Ba‘alshamin": "palmyra/temple-of-baalshamin",
}


def test_a_name_is_found_however_it_is_spelt(explore: Explore) -> None:
    page = explore()
    for written, found in SPELLINGS.items():
        page.fill("#x_text", written)
        assert found in shown(page), written
        assert total(page) < 10, written


WORDS = [
    ("تَدْمُر", "تدمر"),
    ("آثار", "اثار"),
    ("إدلب", "ادلب"),
    ("مكتبة", "مكتبه"),
    ("مـــعـبد", "معبد"),
    ("مستشفى", "مستشفي"),
    ("١٩٩٢", "1992"),
    ("Qaṣr al-Ḥayr", "qasr al-hayr"),
    ("Ba‘al", "baal"),
    ("Mar’ash", "marash"),
]


def test_spellings_of_one_word_are_one(explore: Explore) -> None:
    folded = explore().evaluate(
        "async words => words.map((await import('../assets/explore/words.js')).fold)",
        [word for word, _ in WORDS],
    )
    assert folded == [plain for _, plain in WORDS]


def test_a_spreadsheet_takes_no_name_for_a_formula(explore: Explore) -> None:
    written: str = explore().evaluate(
        "async rows => (await import('../assets/explore/download.js')).csv(rows)",
        [{"name": "=HYPERLINK(1)", "note": 'said "so",\nand left', "longitude": -3.5, "other": "@a"}],
    )
    (row,) = csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert row == {
        "name": "'=HYPERLINK(1)",
        "note": 'said "so",\nand left',
        "longitude": "-3.5",
        "other": "'@a",
    }


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_is_wider_than_the_screen(explore: Explore, width: int) -> None:
    page = explore("?on=2015-08-31", width=width)
    for view, drawn in (("list", ".hd-x-list"), ("map", ".hd-x-map"), ("timeline", ".hd-x-events")):
        page.click(f'[data-view="{view}"]')
        page.wait_for_selector(drawn)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view


def test_the_arabic_edition_explores_in_arabic(open_page: Open) -> None:
    page = open_page("ar/explore/?in=palmyra&on=2015-08-31")
    page.wait_for_selector("#explorer[data-ready]")
    line = page.locator('.hd-x-list > li[data-id="palmyra/temple-of-bel"]')
    expect(line.locator("a")).to_have_text("معبد بل")
    expect(line.locator("a")).to_have_attribute("href", "../sites/palmyra/temple-of-bel/")
    expect(line.locator(".hd-x-state")).to_have_text("مدمَّر")
    expect(page.locator("#x_total")).to_contain_text("31 آب")


def test_without_javascript_the_page_is_a_plain_list_that_says_what_is_missing(
    open_page: Open, built_site: Path
) -> None:
    page = open_page("explore/", java_script_enabled=False)
    data = json.loads((built_site / "explore/data.json").read_text("utf-8"))
    assert page.locator("#x_plain .hd-list > li").count() == len(data["sites"]["id"])
    expect(page.get_by_text("without JavaScript")).to_be_visible()
    expect(page.locator("#x_form")).to_be_hidden()


def test_the_strictest_policy_of_a_server_refuses_nothing(browser: Browser, address: str) -> None:
    """No inline script or style, no other host. The theme around the page is not what is looked at here."""
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": POLICY})

    page.route("**/explore/?*", with_policy)
    page.goto(f"{address}explore/?view=map")
    page.wait_for_selector(".hd-x-list")
    page.context.close()
    assert [one for one in refused if "/explore/" in one or "/vendor/map/" in one] == []
