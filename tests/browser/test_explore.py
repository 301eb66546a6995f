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
    page.click(".hd-x-downloads summary")
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
    page = explore("?from=2095-01-01&to=2095-12-31&cause=deliberate-demolition-explosives")
    assert total(page) == 0
    expect(page.locator("#x_view")).to_contain_text("Nothing matches")


def test_an_event_of_uncertain_date_is_found_wherever_it_may_fall(explore: Explore, built_site: Path) -> None:
    events = json.loads((built_site / "explore/data.json").read_text("utf-8"))["events"]
    days = list(zip(events["from"], events["to"], strict=True))
    assert any(first is None and last is not None for first, last in days)
    assert any(first is not None and last is None for first, last in days)
    for first, last in (
        ("2013-01-01", "2013-03-31"),
        ("2014-05-01", "2014-05-31"),
        ("2022-07-20", "2030-01-01"),
    ):
        begin, end = (int(day.replace("-", "")) for day in (first, last))
        meeting = {
            id
            for id, (earliest, latest) in zip(events["id"], days, strict=True)
            if (earliest or latest) and (latest or 99999999) >= begin and (earliest or 0) <= end
        }
        page = explore(f"?from={first}&to={last}&view=timeline")
        page.wait_for_selector(".hd-x-events")
        while page.locator(".hd-x-more:visible").count():
            page.click(".hd-x-more")
        shown = page.locator(".hd-x-events > li").evaluate_all("items => items.map(item => item.dataset.id)")
        assert set(shown) == meeting
        assert re.search(r"perhaps outside the period: \d", page.inner_text("#x_total"))
    hint = page.locator("#x_uncertain")
    expect(hint).to_contain_text("uncertain date counts wherever it may fall")
    assert "x_uncertain" in (page.get_attribute("#x_from", "aria-describedby") or "")


def chips(page: Page) -> list[str]:
    return [one.rstrip(" ×") for one in page.locator(".hd-x-chip").all_inner_texts()]


def test_each_filter_that_is_set_is_a_button_that_takes_it_away(explore: Explore) -> None:
    page = explore(
        "?text=temple&status=destroyed,severe&kind=temple&in=palmyra&from=2015-08-01&to=2016-04-30"
    )
    names = [
        "“temple”",
        "Destroyed",
        "Severe damage",
        "Temple",
        "Palmyra",
        "from 1 August 2015",
        "to 30 April 2016",
    ]
    assert sorted(chips(page)) == sorted(names)
    everything = total(explore())
    for name in names:
        page.get_by_role("button", name=re.compile(f"^Remove the filter .*: {name}$")).click()
        assert name not in chips(page)
    assert chips(page) == []
    assert query(page) == ""
    assert total(page) == everything
    page.go_back()
    assert chips(page) == ["to 30 April 2016"]


def test_the_keyboard_stays_at_the_chips_until_none_is_left(explore: Explore) -> None:
    page = explore("?status=destroyed,severe&in=palmyra")
    page.locator(".hd-x-chip").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hd-x-chip").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".hd-x-chip").nth(0)).to_be_focused()
    page.keyboard.press(" ")
    expect(page.locator("#x_total")).to_be_focused()
    expect(page.locator("#x_chips")).to_be_hidden()


def test_all_filters_are_cleared_at_once_and_the_day_stays(explore: Explore) -> None:
    page = explore("?status=destroyed&parts=1&kind=temple&in=palmyra&on=2016-04-27&order=name")
    page.click(".hd-x-clear")
    assert query(page) == "on=2016-04-27&order=name"
    expect(page.locator("#x_total")).to_be_focused()
    assert chips(page) == []


def test_parts_have_the_status_of_the_day_that_the_status_command_gives(explore: Explore) -> None:
    site = "palmyra/temple-of-bel"
    for day in ("2015-08-30", "2015-08-31", "2016-04-30"):
        page = explore(f"?on={day}&text=bel")
        parts = page.locator(f'.hd-x-list > li[data-id="{site}"] .hd-x-parts li')
        told = status_of(site, day)["components"]
        hrefs = parts.locator("a").evaluate_all(
            "links => links.map(link => link.hash.slice('#part_'.length))"
        )
        assert set(hrefs) == told.keys() != set()
        for id, symbol in zip(hrefs, parts.locator("use").all(), strict=True):
            assert symbol.get_attribute("href") == f"#sym_{told[id]['state']}", (id, day)


def test_a_place_is_found_by_the_status_of_its_parts_where_that_is_wished(explore: Explore) -> None:
    page = explore("?status=still-stands&in=hatra")
    alone = total(page)
    box(page, "status", "still-stands")
    page.check("#x_parts")
    assert "parts=1" in query(page)
    assert total(page) == count_of(page, "status", "still-stands") > alone
    assert "hatra" in shown(page)
    expect(page.locator('.hd-x-list > li[data-id="hatra"] details')).to_have_attribute("open", "")
    assert "parts, too" in chips(page)


def test_a_place_is_found_by_the_name_of_its_part(explore: Explore) -> None:
    page = explore("?text=peribolos")
    assert "palmyra/temple-of-bel" in shown(page)
    expect(page.get_by_role("link", name="Columns of the courtyard")).to_be_visible()


def test_a_day_leads_to_what_has_changed_since(explore: Explore) -> None:
    page = explore()
    expect(page.locator("#x_since")).to_be_hidden()
    page.fill("#x_on", "2016-04-30")
    page.click("#x_since")
    assert page.url.endswith("/changes/?from=2016-04-30")
    expect(page.locator("#c_total")).to_contain_text("Since 30 April 2016")


@pytest.mark.parametrize(("edition", "words"), [("", "1 August 2015"), ("ar/", "1 آب/أغسطس 2015")])
def test_days_are_written_out_in_the_language_of_the_page(edition: str, words: str, open_page: Open) -> None:
    page = open_page(f"{edition}explore/?from=2015-08-01&to=2015-08-01&on=2015-08-01", locale="de-DE")
    page.wait_for_selector("#explorer[data-ready]")
    for place in ("#x_from_words", "#x_to_words", "#x_day_words"):
        assert words in (page.text_content(place) or "")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_results_begin_on_the_first_screen(width: int, explore: Explore) -> None:
    page = explore("?status=destroyed", width=width, height=700)
    expect(page.locator("#x_filters")).not_to_have_attribute("open", "")
    first = page.locator(".hd-x-list > li").first.bounding_box()
    assert first and first["y"] + first["height"] < 700


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
        state = line.locator(".hd-x-state, .hd-x-counts").inner_text()
        assert state.startswith("Contested: ") == (expected["contested"] and not expected["told_by_counts"])
        for number in expected["roll_up"]["counts"].values() if expected["told_by_counts"] else ():
            assert f"{number} " in state
        word = line.locator("> .hd-symbol use").get_attribute("href")
        assert word == f"#sym_{expected['state']}"
        evidence = line.locator("> .hd-fine").first.inner_text()
        assert ("last observed" in evidence) == (expected["last_observed"] is not None)


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
    assert {row["status"] for row in rows} == {"destroyed", "by-parts"}
    by_parts = [row for row in rows if row["status"] == "by-parts"]
    assert all(row["as_a_whole"] in ("destroyed", "severe") for row in by_parts)
    for row in by_parts:
        numbers = re.findall(r": (\d+)", row["parts_counted"])
        assert sum(map(int, numbers)) == int(row["parts_known"] or 0)


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


@pytest.mark.parametrize("edition", ["", "ar/"])
def test_a_mark_on_the_map_is_centred_on_its_place(open_page: Open, edition: str) -> None:
    page = open_page(f"{edition}explore/?view=map&text=citadel")
    page.wait_for_selector(".hd-x-pin")
    place = page.locator(".hd-x-mark").first.evaluate("mark => mark.getBoundingClientRect().x")
    pin = page.locator(".hd-x-pin").first.bounding_box()
    assert pin is not None
    assert abs(pin["x"] + pin["width"] / 2 - place) < 1


def test_the_arabic_edition_explores_in_arabic(open_page: Open) -> None:
    page = open_page("ar/explore/?in=palmyra&on=2015-08-31")
    page.wait_for_selector("#explorer[data-ready]")
    line = page.locator('.hd-x-list > li[data-id="palmyra/temple-of-bel"]')
    expect(line.locator("> a")).to_have_text("معبد بل")
    expect(line.locator("> a")).to_have_attribute("href", "../sites/palmyra/temple-of-bel/")
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
