"""The explorer as a reader meets it: filters, day, views, address, downloads, keyboard, no script."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.hard_records import MINI

from damage_catalogue.language import language_for
from damage_catalogue.publishing.in_words.accounts import told_words
from damage_catalogue.publishing.in_words.stating import counts_in_words, state_in_one_line
from damage_catalogue.publishing.in_words.status_data import status_as_data
from damage_catalogue.publishing.maps.location import middle, shown_points
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue, is_withdrawn
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import Asked
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.roll_up import class_of, class_of_site

if TYPE_CHECKING:
    from tests.browser.conftest import Open, Served

pytestmark = pytest.mark.browser

TEMPLE, LIBRARY = "saltmere/temple-of-winds", "saltmere/old-library"
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
    page = explore("?in=saltmere")
    left = total(page)
    kinds = page.locator('[data-facet="kind"] [data-count]').all_text_contents()
    assert sum(map(int, kinds)) == left
    destroyed = count_of(page, "status", "destroyed")
    box(page, "status", "destroyed").check()
    assert count_of(page, "status", "destroyed") == destroyed, "a choice leaves the counts of its own facet"
    assert sum(map(int, page.locator('[data-facet="kind"] [data-count]').all_text_contents())) == destroyed


def test_a_period_and_a_cause_mean_one_and_the_same_event(explore: Explore) -> None:
    page = explore("?from=2015-08-01&to=2015-08-31&cause=deliberate-demolition-explosives")
    assert shown(page) == [TEMPLE]
    page = explore("?from=2095-01-01&to=2095-12-31&cause=deliberate-demolition-explosives")
    assert total(page) == 0
    expect(page.locator("#x_view")).to_contain_text("Nothing matches")


def test_an_event_of_uncertain_date_is_found_wherever_it_may_fall(explore: Explore, town: Served) -> None:
    events = json.loads((town.folder / "explore/data.json").read_text("utf-8"))["events"]
    days = list(zip(events["from"], events["to"], strict=True))
    assert any(first is None and last is not None for first, last in days)
    assert any(first is not None and last is None for first, last in days)
    for first, last in (
        ("2013-01-01", "2013-03-31"),
        ("2014-03-01", "2014-03-31"),
        ("2018-07-20", "2030-01-01"),
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
        "?text=temple&status=destroyed,severe&kind=temple&in=saltmere&from=2015-08-01&to=2016-04-30"
    )
    names = [
        "“temple”",
        "Destroyed",
        "Severe damage",
        "Temple",
        "Saltmere",
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
    page = explore("?status=destroyed,severe&in=saltmere")
    page.locator(".hd-x-chip").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hd-x-chip").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".hd-x-chip").nth(0)).to_be_focused()
    page.keyboard.press(" ")
    expect(page.locator("#x_total")).to_be_focused()
    expect(page.locator("#x_chips")).to_be_hidden()


def test_all_filters_are_cleared_at_once_and_the_day_stays(explore: Explore) -> None:
    page = explore("?status=destroyed&parts=1&kind=temple&in=saltmere&on=2016-04-27&order=name")
    page.click(".hd-x-clear")
    assert query(page) == "on=2016-04-27&order=name"
    expect(page.locator("#x_total")).to_be_focused()
    assert chips(page) == []


def test_parts_have_the_status_of_the_day_that_the_status_command_gives(explore: Explore) -> None:
    site = TEMPLE
    for day in ("2015-06-01", "2015-09-02", "2016-05-01"):
        page = explore(f"?on={day}&text=winds")
        parts = page.locator(f'.hd-x-list > li[data-id="{site}"] .hd-x-parts li')
        told = status_of(site, day)["components"]
        hrefs = parts.locator("a").evaluate_all(
            "links => links.map(link => link.hash.slice('#part_'.length))"
        )
        assert set(hrefs) == told.keys() != set()
        for id, symbol in zip(hrefs, parts.locator("use").all(), strict=True):
            assert symbol.get_attribute("href") == f"#sym_{told[id]['state']}", (id, day)


def test_a_place_is_found_by_the_status_of_its_parts_where_that_is_wished(explore: Explore) -> None:
    page = explore("?status=still-stands&in=saltmere")
    alone = total(page)
    box(page, "status", "still-stands")
    page.check("#x_parts")
    assert "parts=1" in query(page)
    assert total(page) == count_of(page, "status", "still-stands") > alone
    assert TEMPLE in shown(page)
    expect(page.locator(f'.hd-x-list > li[data-id="{TEMPLE}"] details')).to_have_attribute("open", "")
    assert "parts, too" in chips(page)


def test_a_place_is_found_by_the_name_of_its_part(explore: Explore) -> None:
    page = explore("?text=cistern")
    assert shown(page) == [TEMPLE]
    expect(page.get_by_role("link", name="Cistern")).to_be_visible()


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


@pytest.mark.parametrize("width", [480, 1440])
def test_a_long_state_leaves_room_for_the_name(width: int, explore: Explore) -> None:
    lines = explore("", width=width).locator(".hd-x-list > li:has(> .hd-x-state)")
    longest = max(lines.all(), key=lambda line: len(line.locator(".hd-x-state").inner_text()))
    line, state = longest.bounding_box(), longest.locator(".hd-x-state").bounding_box()
    assert line and state
    assert state["width"] < 0.6 * line["width"]


def test_back_and_forward_go_through_the_choices(explore: Explore) -> None:
    page = explore()
    everything = total(page)
    box(page, "status", "destroyed").check()
    page.select_option("#x_in", "saltmere")
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
    page.select_option("#x_in", "saltmere")
    box(page, "status", "destroyed").check()
    box(page, "status", "severe").check()
    page.fill("#x_text", "temple")
    page.fill("#x_on", "2016-05-27")
    page.select_option("#x_order", "name")
    assert 0 < total(page) < total(explore())
    shared = explore(f"?{query(page)}")
    assert shared.inner_text(".hd-x-results") == page.inner_text(".hd-x-results")
    assert query(shared) == query(page)
    assert shared.input_value("#x_text") == "temple"


def test_what_an_address_asks_and_nobody_knows_is_left_out(explore: Explore) -> None:
    page = explore("?status=vanished,%3Cb%3E&in=atlantis&on=2015-02-31&view=globe&cause=")
    assert total(page) == total(explore())


@pytest.mark.parametrize("day", ["2015-05-20", "2015-06-30", "2015-09-02", "2016-05-31", "2018-07-01"])
def test_the_state_on_a_day_is_the_one_the_status_command_gives(explore: Explore, day: str) -> None:
    page = explore(f"?on={day}")
    for site in (TEMPLE, LIBRARY, "saltmere/lantern-tower", "lagoon", "lagoon/dry-dock"):
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


KNOWN_DAYS = ["2013-07-15", "2015-06-25", "2015-07-15", "2015-09-03", "2016-03-01", "2018-07-01"]


@pytest.mark.parametrize("day", KNOWN_DAYS)
def test_what_was_known_of_every_place_is_what_the_status_command_gives(
    explore: Explore, mini: Catalogue, day: str
) -> None:
    """With the switch at *as it was known*: word, symbol, and what is told as done since, of every place."""
    on = Day.from_date(date.fromisoformat(day))
    derived, english = derive_all(mini, on, on), language_for("en")
    page = explore(f"?on={day}&known=1")
    lines = page.locator(".hd-x-list > li").evaluate_all(
        """lines => lines.map(line => [
            line.dataset.id,
            line.querySelector(':scope > .hd-symbol use').getAttribute('href'),
            [...line.querySelectorAll(':scope > :is(.hd-x-state, .hd-x-counts, .hd-x-since)')]
                .map(part => part.textContent.trim()).join('; '),
        ])"""
    )
    told = {id: (symbol, words) for id, symbol, words in lines}
    assert len(told) == len(lines) == total(page)
    for id, (symbol, words) in told.items():
        data = status_as_data(mini, derived[id], Asked(on, on))
        assert symbol == f"#sym_{data['state']}", (id, day)
        if derived[id].told_by_counts:
            assert words.startswith(counts_in_words(derived[id], english) or ""), (id, day)
        else:
            assert words == state_in_one_line(derived[id], english, mini, with_day=False), (id, day)


def test_the_switch_gives_what_was_known_as_the_command_does(explore: Explore) -> None:
    day, library = "2015-06-25", LIBRARY
    page = explore(f"?on={day}")
    line = page.locator(f'.hd-x-list > li[data-id="{library}"]')
    for known, switch in ((True, "#x_as_known"), (False, "#x_as_it_was")):
        page.check(switch)
        assert ("known=1" in query(page)) == known
        expected = status_of(library, day, *(("--known-by", day) if known else ()))
        symbol = line.locator("> .hd-symbol use").get_attribute("href")
        assert symbol == f"#sym_{expected['state']}"
        assert (expected["state"] == "destroyed") == known
        expect(page.locator("#x_total")).to_contain_text(
            "as it was known on 25 June 2015" if known else "judged by all that is known now"
        )
        other = "by all that is known now: Not assessed" if known else "As it was known then: Destroyed"
        expect(line.locator(".hd-x-other")).to_contain_text(other)


def test_the_switch_is_in_the_address_and_works_with_the_keyboard(explore: Explore) -> None:
    page = explore("?on=2015-06-25")
    switch = page.get_by_role("group", name="What is asked about that day")
    expect(switch.get_by_role("radio")).to_have_count(2)
    page.focus("#x_as_it_was")
    page.keyboard.press("ArrowDown")
    expect(switch.get_by_role("radio", name="as it was known on that day")).to_be_checked()
    assert query(page) == "on=2015-06-25&known=1"
    shared = explore(f"?{query(page)}")
    expect(shared.locator("#x_as_known")).to_be_checked()
    assert shared.inner_text(".hd-x-results") == page.inner_text(".hd-x-results")
    page.go_back()
    expect(page.locator("#x_as_it_was")).to_be_checked()
    page.click("#x_now")
    assert query(page) == ""


def test_a_line_says_how_often_the_answers_differ_and_leads_to_the_other(explore: Explore) -> None:
    page = explore("?on=2015-09-03&in=saltmere")
    line = page.locator("#x_otherwise")
    differing = page.locator(".hd-x-other").count()
    assert differing > 0
    expect(line).to_contain_text(f"In another state, as it was known on that day: {differing}")
    line.get_by_role("button", name="Show as it was known").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#x_as_known")).to_be_checked()
    expect(line).to_contain_text(f"by all that is known now: {differing}")
    expect(line.get_by_role("button", name="Show as it was")).to_be_focused()
    page.click("#x_now")
    expect(line).to_be_hidden()


def test_counts_and_filters_follow_the_switch(explore: Explore) -> None:
    for known in ("", "&known=1"):
        page = explore(f"?on=2015-06-25&status=destroyed{known}")
        assert total(page) == len(shown(page)) == count_of(page, "status", "destroyed")
        assert (LIBRARY in shown(page)) == bool(known)


def test_events_that_nobody_had_told_are_no_part_of_what_was_known(explore: Explore, mini: Catalogue) -> None:
    knowledge = Knowledge(mini)
    events = [event for event in mini.events.values() if not is_withdrawn(event)]
    days = {event.id: knowledge.event_known_from(event) for event in events}
    known = {id for id, day in days.items() if day is not None and day <= Day(2015, 7, 15)}
    assert known
    page = explore("?on=2015-07-15&known=1&view=timeline")
    page.wait_for_selector(".hd-x-events")
    told = page.locator(".hd-x-events > li").evaluate_all("items => items.map(item => item.dataset.id)")
    assert set(told) == known
    left_out = re.search(r"events not known then: (\d+)", page.inner_text("#x_total"))
    assert left_out and int(left_out[1]) == len(days) - len(known)
    rows = list(csv.DictReader(io.StringIO(saved(page, "events").removeprefix("\ufeff"))))
    assert {row["id"] for row in rows} == known
    assert all(row["known_from"] <= row["known_by"] == "2015-07-15" for row in rows)


def test_the_files_say_which_question_they_answer(explore: Explore) -> None:
    for query, question, as_of, known_by, state in (
        ("", "now", "", "", "slight"),
        ("?on=2015-06-25", "as-it-was", "2015-06-25", "", "not-assessed"),
        ("?on=2015-06-25&known=1", "as-it-was-known", "2015-06-25", "2015-06-25", "destroyed"),
    ):
        page = explore(query)
        rows = list(csv.DictReader(io.StringIO(saved(page, "csv").removeprefix("\ufeff"))))
        assert {(row["question"], row["as_of"], row["known_by"]) for row in rows} == {
            (question, as_of, known_by)
        }
        assert next(row["status"] for row in rows if row["id"] == LIBRARY) == state
        page = explore(query)
        collection = json.loads(saved(page, "geojson"))
        assert (collection["question"], collection["as_of"], collection["known_by"]) == (
            *(question, as_of, known_by),
        )
        (feature,) = (one for one in collection["features"] if one["id"] == LIBRARY)
        assert (feature["properties"]["status"], feature["properties"]["question"]) == (state, question)


def test_steps_and_columns_are_those_of_what_is_asked(explore: Explore, town: Served) -> None:
    sites = json.loads((town.folder / "explore/data.json").read_text("utf-8"))["sites"]
    pairs = list(zip(sites["history"], sites["known"], strict=True))
    changes = {
        "": {day for was, _ in pairs for day in was[1::2]},
        "&known=1": {day for was, known in pairs for day in (known or was)[1::2]},
    }
    assert changes[""] != changes["&known=1"]
    for known, days in changes.items():
        page = explore(f"?on=2015-07-15{known}")
        page.click("#x_later")
        day = int(page.input_value("#x_on").replace("-", ""))
        assert day == min(one for one in days if one > 20150715)


def test_the_map_shows_what_was_known(explore: Explore, town: Served) -> None:
    if not (town.folder / "assets/vendor/map/leaflet.js").exists():
        pytest.skip("the map was not brought along at set-up")
    page = explore("?on=2015-06-25&view=map&text=library")
    page.wait_for_selector(".hd-x-pin")
    for switch, *asked in (("#x_as_known", "--known-by", "2015-06-25"), ("#x_as_it_was",)):
        page.check(switch)
        state = status_of(LIBRARY, "2015-06-25", *asked)["state"]
        expect(page.locator(".hd-x-pin use")).to_have_attribute("href", f"#sym_{state}")


def test_the_switch_speaks_arabic(open_page: Open) -> None:
    page = open_page("ar/explore/?on=2015-06-25&known=1")
    page.wait_for_selector("#explorer[data-ready]")
    expect(page.get_by_role("radio", name="كما كانت معروفة في ذلك اليوم")).to_be_checked()
    expect(page.locator("#x_total")).to_contain_text("الحالة كما كانت معروفة في 25 حزيران")
    line = page.locator('.hd-x-list > li[data-id="saltmere/old-library"]')
    expect(line.locator(".hd-x-state")).to_have_text("مدمَّر")
    expect(line.locator(".hd-x-other")).to_contain_text("كما كانت، بحسب كل ما هو معروف الآن")


def status_of(site: str, day: str, *more: str) -> dict[str, Any]:
    command = Path(sys.executable).with_name("catalogue")
    told = subprocess.run(
        [command, "status", site, "--on", day, *more, "--json", "--root", MINI],
        capture_output=True,
        text=True,
        check=True,
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
    page.keyboard.type("winds")
    assert shown(page) == [TEMPLE]
    for name, action in (("list", " "), ("timeline", "Enter"), ("map", " ")):
        page.focus(f'[data-view="{name}"]')
        page.keyboard.press(action)
        expect(page.locator(f'[data-view="{name}"]')).to_have_attribute("aria-pressed", "true")
    page.focus('[data-facet="status"] input')
    page.keyboard.press("Tab")
    page.keyboard.press(" ")
    expect(page).to_have_url(re.compile("status="))


def test_a_place_is_shown_on_the_map_from_its_line_in_the_list(explore: Explore, town: Served) -> None:
    if not (town.folder / "assets/vendor/map/leaflet.js").exists():
        pytest.skip("the map was not brought along at set-up")
    page = explore("?view=map&text=winds")
    page.wait_for_selector(".hd-x-cluster, .hd-x-pin")
    line = page.locator(f'.hd-x-list > li[data-id="{TEMPLE}"]')
    line.locator("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup a").first).to_have_attribute("href", f"../sites/{TEMPLE}/")


def test_the_map_stands_for_every_place_that_has_a_point(explore: Explore, town: Served) -> None:
    if not (town.folder / "assets/vendor/map/leaflet.js").exists():
        pytest.skip("the map was not brought along at set-up")
    data = json.loads((town.folder / "explore/data.json").read_text("utf-8"))
    page = explore("?view=map")
    page.wait_for_selector(".hd-x-cluster, .hd-x-pin")
    clusters = page.locator(".hd-x-cluster").all_inner_texts()
    on_map = sum(map(int, clusters)) + page.locator(".hd-x-pin").count()
    assert on_map == sum(at is not None for at in data["sites"]["at"])
    assert page.locator("path.hd-x-land").count() > 0


def test_a_mark_on_the_map_opens_with_the_keyboard(explore: Explore, town: Served) -> None:
    if not (town.folder / "assets/vendor/map/leaflet.js").exists():
        pytest.skip("the map was not brought along at set-up")
    page = explore("?view=map&text=winds")
    page.wait_for_selector(".hd-x-pin")
    page.focus(".hd-x-mark")
    page.keyboard.press("Enter")
    expect(page.locator(".hd-x-bubble a")).to_be_focused()


def test_csv_holds_exactly_the_filtered_places(explore: Explore) -> None:
    page = explore("?status=destroyed,severe,by-parts&on=2016-04-27")
    text = saved(page, "csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == shown(page)
    assert {row["as_of"] for row in rows} == {"2016-04-27"}
    assert {row["status"] for row in rows} == {"destroyed", "severe", "by-parts"}
    by_parts = [row for row in rows if row["status"] == "by-parts"]
    assert any(row["as_a_whole"] for row in by_parts)
    for row in by_parts:
        numbers = re.findall(r": (\d+)", row["parts_counted"])
        assert sum(map(int, numbers)) == int(row["parts_known"] or 0)


def test_places_that_hang_on_one_origin_are_found_with_their_numbers(explore: Explore) -> None:
    page = explore("?support=one-origin")
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").removeprefix("\ufeff"))))
    found = {row["id"]: row for row in rows}
    assert list(found) == shown(page)
    for site in (LIBRARY, TEMPLE, "saltmere/ice-mill"):
        told = status_of(site, "2026-11-01")["support"]
        ((pages, origins),) = [(str(one["pages"]), str(one["origins"])) for one in told["words"]]
        assert (site in found) == (origins == "1")
        if site in found:
            row = found[site]
            assert (row["support"], row["pages"], row["origins"]) == (told["grade"], pages, origins)
            line = page.locator(f'.hd-x-list > li[data-id="{site}"]')
            expect(line).to_contain_text(re.compile(rf"\b{pages} pages?, 1 origin"))
    assert {row["origins"] for row in rows} == {"1"}
    assert "One origin, whether observed or not" in chips(page)


def test_every_order_puts_the_places_in_it(explore: Explore, mini: Catalogue) -> None:
    statuses, words = derive_all(mini), mini.vocabularies

    def grave(id: str) -> int:
        """Of a place that is told by its counts its worst part counts, or what is said of the whole."""
        derived = statuses[id]
        states = [class_of_site(derived, words)]
        if derived.told_by_counts and derived.roll_up:
            states += [class_of(derived.status, words), *(term for term, _ in derived.roll_up.counts)]
        return max((sum(term.grade) for term in states if term.grade), default=-1)

    def seen(id: str) -> Day:
        last = statuses[id].status.last_observed
        return (last.latest if last else None) or Day(0, 1, 1)

    def name(id: str) -> str:
        return mini.sites[id].names.preferred("en").text.lower()

    for order, ranks in (("worst", lambda id: -grave(id)), ("seen", lambda id: [-n for n in seen(id)])):
        found = [ranks(id) for id in shown(explore(f"?order={order}"))]
        assert found == sorted(found), order
        assert found[0] != found[-1]
    named = [name(id) for id in shown(explore("?order=name")) if id != "hostile-texts"]
    assert named == sorted(named)
    assert shown(explore()) == sorted(shown(explore()))


def test_a_table_has_each_position_as_exactly_as_it_may_be_shown(explore: Explore, mini: Catalogue) -> None:
    rows = {
        row["id"]: row for row in csv.DictReader(io.StringIO(saved(explore(), "csv").removeprefix("\ufeff")))
    }
    kinds = {"public": "point", "generalised": "cell"}
    for id, row in rows.items():
        location = mini.sites[id].location
        points = shown_points(location)
        kind = kinds[location.sensitivity.id] if location and points else ""
        assert (row["location"], bool(row["longitude"])) == (kind, bool(kind)), id
        if points:
            longitude, latitude = middle(points)
            assert float(row["longitude"]) == pytest.approx(longitude, abs=0.02), id
            assert float(row["latitude"]) == pytest.approx(latitude, abs=0.02), id
    assert {row["location"] for row in rows.values()} == {"point", "cell", ""}


def test_a_place_is_shown_in_the_place_that_it_belongs_to(explore: Explore, mini: Catalogue) -> None:
    for line in explore().locator(".hd-x-list > li").all():
        site = mini.sites[line.get_attribute("data-id") or ""]
        if site.part_of is not None:
            whole = mini.sites[site.part_of].names.preferred("en").text
            expect(line.locator(".hd-x-kind")).to_contain_text(whole)


def test_geojson_holds_exactly_the_filtered_places_and_closes_its_rings(explore: Explore) -> None:
    page = explore("?in=saltmere")
    collection = json.loads(saved(page, "geojson"))
    assert collection["type"] == "FeatureCollection"
    assert [feature["id"] for feature in collection["features"]] == shown(page)
    for feature in collection["features"]:
        geometry = feature["geometry"]
        if geometry is not None and geometry["type"] == "Polygon":
            assert geometry["coordinates"][0][0] == geometry["coordinates"][0][-1]


def test_events_of_the_timeline_can_be_saved(explore: Explore) -> None:
    page = explore("?view=timeline&in=saltmere")
    page.wait_for_selector(".hd-x-events")
    on_page = page.locator(".hd-x-events > li").evaluate_all("items => items.map(i => i.dataset.id)")
    rows = list(csv.DictReader(io.StringIO(saved(page, "events").removeprefix("\ufeff"))))
    assert [row["id"] for row in rows][: len(on_page)] == on_page
    assert f"{len(rows)} " in page.inner_text("#x_total").partition("·")[2]


def test_the_table_of_events_says_who_gives_which_day_and_what_was_refuted(
    explore: Explore, mini: Catalogue
) -> None:
    page = explore("?view=timeline&in=saltmere")
    page.wait_for_selector(".hd-x-events")
    rows = {
        row["id"]: row for row in csv.DictReader(io.StringIO(saved(page, "events").removeprefix("\ufeff")))
    }
    said = rows["saltmere/hall-destroyed-2015"]["who_says"].split("; ")
    assert said == told_words(mini.events["saltmere/hall-destroyed-2015"], language_for("en"), mini)
    assert "Somebody who drifted past: 30 August 2015" in said
    assert "not said by whom: no day given (refuted)" in said


@pytest.mark.parametrize("edition", ["", "ar/"])
def test_the_timeline_draws_a_span_over_all_its_days_and_only_a_day_as_a_point(
    edition: str, open_page: Open
) -> None:
    page = open_page(f"{edition}explore/?view=timeline&in=saltmere")
    page.wait_for_selector(".hd-x-events")
    drawn = page.locator(".hd-x-events > li").evaluate_all(
        """items => items.map((item) => ({
            id: item.dataset.id,
            points: item.querySelectorAll(".hd-tl-event").length,
            ends: [...item.querySelectorAll(".hd-tl-end")].map((end) => end.classList[1]),
            span: [...item.querySelectorAll(".hd-x-span")].map(
                (line) => [line.x1, line.x2].map((x) => x.baseVal.valueInSpecifiedUnits)),
        }))"""
    )
    by_id = {one["id"]: one for one in drawn}
    taken = by_id["saltmere/banner-takes-town"]
    assert (taken["points"], taken["span"], taken["ends"]) == (1, [], [])
    hall = by_id["saltmere/hall-destroyed-2015"]
    assert hall["points"] == 0
    assert hall["ends"] == ["hd-tl-known", "hd-tl-known"]
    assert hall["span"][0][0] < hall["span"][0][1]
    open_start = by_id["saltmere/gates-closed"]["ends"]
    assert open_start == (["hd-tl-known", "hd-tl-open"] if edition else ["hd-tl-open", "hd-tl-known"])
    assert all(one["points"] + len(one["span"]) == 1 for one in drawn)


SPELLINGS = {
    "معبد الرياح": TEMPLE,
    "المعبد الرِياح": TEMPLE,
    "ومعبد الرياح": TEMPLE,
    "TEMPLE of the Wínds": TEMPLE,
    "tempel of winds": TEMPLE,
    "منارَه": "harbour/lighthouse",
    "riyah": TEMPLE,
    "Ma‘bad": TEMPLE,
}


def test_a_name_is_found_however_it_is_spelt(explore: Explore) -> None:
    page = explore()
    for written, found in SPELLINGS.items():
        page.fill("#x_text", written)
        assert found in shown(page), written
        assert total(page) < 10, written


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_is_wider_than_the_screen(explore: Explore, width: int) -> None:
    page = explore("?on=2015-08-31", width=width)
    for view, drawn in (("list", ".hd-x-list"), ("map", ".hd-x-map"), ("timeline", ".hd-x-events")):
        page.click(f'[data-view="{view}"]')
        page.wait_for_selector(drawn)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view


@pytest.mark.parametrize("edition", ["", "ar/"])
def test_a_mark_on_the_map_is_centred_on_its_place(open_page: Open, edition: str) -> None:
    page = open_page(f"{edition}explore/?view=map&text=winds")
    page.wait_for_selector(".hd-x-pin")
    place = page.locator(".hd-x-mark").first.evaluate("mark => mark.getBoundingClientRect().x")
    pin = page.locator(".hd-x-pin").first.bounding_box()
    assert pin is not None
    assert abs(pin["x"] + pin["width"] / 2 - place) < 1


def test_the_arabic_edition_explores_in_arabic(open_page: Open) -> None:
    page = open_page("ar/explore/?in=saltmere&on=2015-09-02")
    page.wait_for_selector("#explorer[data-ready]")
    line = page.locator(f'.hd-x-list > li[data-id="{TEMPLE}"]')
    expect(line.locator("> a")).to_have_text("معبد الرياح")
    expect(line.locator("> a")).to_have_attribute("href", f"../sites/{TEMPLE}/")
    expect(line.locator(".hd-x-state")).to_have_text("مدمَّر")
    expect(page.locator("#x_total")).to_contain_text("2 أيلول")


def test_without_javascript_the_page_is_a_plain_list_that_says_what_is_missing(
    open_page: Open, town: Served
) -> None:
    page = open_page("explore/", java_script_enabled=False)
    data = json.loads((town.folder / "explore/data.json").read_text("utf-8"))
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
