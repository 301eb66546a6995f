"""The comparison of two days on the page of changes, held to the status that Python derives for both days."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from damage_catalogue.language import language_for
from damage_catalogue.publishing.in_words.stating import (
    at_least_words,
    class_words,
    condition_beside,
    counts_in_words,
)
from damage_catalogue.records.edtf import Day, parse
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.wholes import component_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

MONTHS = "?from=2015-08-01&to=2016-04-30"
PAIRS = [
    ("2015-08-01", "2016-04-30"),
    ("2014-12-31", "2015-12-31"),
    ("2015-08-30", "2015-08-31"),
    ("2016-12-31", "2017-12-31"),
    ("2017-01-20", "2017-03-03"),
    ("1999-12-31", "2026-11-22"),
    ("2018-01-01", "2022-05-06"),
]


def word_of(derived: SiteStatus, catalogue: Catalogue) -> str:
    """What the page says of a place or part: its counts, then what was judged, then what was done since."""
    english, status = language_for("en"), derived.status
    said = [step for step in status.trace if step.verdict != "later-than-day"]
    words = [counts_in_words(derived, english) or ""] if derived.told_by_counts else []
    if derived.told_by_counts and not said:
        return words[0]
    word = class_words(status, english, catalogue)
    words.append(f"As a whole: {word}" if derived.told_by_counts else word)
    if (condition := condition_beside(status)) and condition.word:
        words.append(f"Condition: {english.term(condition.word)}")
    surest = {"": 0, "reportedly ": 1, "perhaps ": 2}
    done: dict[str, str] = {}
    for one in sorted(status.since, key=lambda one: one.kind.id):
        how = "perhaps " if one.perhaps else "reportedly " if one.reported else ""
        if not one.parts:
            done[one.kind.id] = min(how, done.get(one.kind.id, how), key=lambda how: surest[how])
    since = " since" if all(one.looked for one in status.since) else ""
    named = {"damage": "harmed", "looting": "looted", "restoration": "worked on"}
    ended = [one.event.work for one in status.judged.earlier if one.event and not one.perhaps]
    words += sorted({work.kind.id for work in ended if work})
    words += [f"{how}{named.get(kind, kind)}{since}" for kind, how in done.items()]
    if at_least := at_least_words(derived, english, with_day=False):
        words.append(at_least)
    return "; ".join(words)


def everything(mini: Catalogue, day: Day | None) -> Iterator[tuple[str, SiteStatus]]:
    """Every place and every part that can change by itself, by the id that a row carries."""
    for id, derived in derive_all(mini, day).items():
        if derived.site.review is not None and derived.site.review.state.id == "withdrawn":
            continue
        yield id, derived
        for component in derived.site.components:
            if not component.principal:
                yield f"{id}#{component.id}", component_alone(derived, component.id)


def moved_in_python(catalogue: Catalogue, *days: str) -> dict[str, tuple[str, str, str | None]]:
    """Status then, status now and who decided it, of every place that they differ for."""
    on = [parse(day).latest for day in days]
    then, now = (dict(everything(catalogue, day)) for day in on)
    found = {}
    for id, one in now.items():
        words = word_of(then[id], catalogue), word_of(one, catalogue)
        same_word = then[id].status.damage == one.status.damage
        by = one.status.decided_by.by if one.status.decided_by and not same_word else None
        if words[0] != words[1]:
            found[id] = (*words, catalogue.agents[by].names.preferred("en").text if by else None)
    return found


def moved_on_page(page: Page) -> dict[str, tuple[str, str, str]]:
    rows = page.locator("tr[data-moved]").evaluate_all(
        "rows => rows.map(row => [row.dataset.moved, ...[...row.cells].map(one => one.innerText.trim())])"
    )
    return {id: (then, now, by) for id, _, then, now, by in rows}


def steps(page: Page) -> int:
    return page.locator("tr[data-day]:visible").count()


def total(page: Page) -> str:
    return page.inner_text("#c_total")


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_differences_are_those_between_the_statuses_of_both_days(
    first: str, second: str, open_page: Open, mini: Catalogue
) -> None:
    page = open_page(f"changes/?from={first}&to={second}")
    expected, shown = moved_in_python(mini, first, second), moved_on_page(page)
    assert {id: said[:2] for id, said in shown.items()} == {id: said[:2] for id, said in expected.items()}
    for id, (_, _, by) in expected.items():
        told = shown[id][2]
        assert told, "somebody, an event or the parts made each change"
        known = by is None or told in (by, "Counted from its parts") or "accounts by:" in told
        assert known, "an event that came since is told with it"
    assert expected or steps(page) == 0
    if expected:
        assert f"With another status: {len(expected)} of " in total(page)
        assert f"Single changes: {steps(page)}" in total(page)


def test_worse_is_told_from_less_severe_and_from_a_first_judgement(open_page: Open, mini: Catalogue) -> None:
    page = open_page("changes/?from=2015-08-28&to=2016-04-30")
    before = dict(everything(mini, Day(2015, 8, 28)))
    after = dict(everything(mini, Day(2016, 4, 30)))

    page.wait_for_selector("tr[data-moved]")

    def moved(table: str) -> set[str]:
        rows = page.locator(f"table[aria-labelledby={table}] tr[data-moved]")
        return set(rows.evaluate_all("rows => rows.map(row => row.dataset.moved)"))

    def grade(derived: SiteStatus) -> tuple[int, int] | None:
        return derived.status.damage.grade if derived.status.damage else None

    simple = {id for id, one in after.items() if not one.told_by_counts and not one.status.contested}
    simple = {id for id in simple if not before[id].told_by_counts and not before[id].status.contested}
    for id in simple & moved("c_worse"):
        was, now = grade(before[id]), grade(after[id])
        assert was and now and now > was, id
    for id in simple & moved("c_milder"):
        was, now = grade(before[id]), grade(after[id])
        assert was and now and now < was, id
    for id in simple & moved("c_first"):
        assert grade(before[id]) is None, id
    assert simple & moved("c_worse")
    assert simple & moved("c_first")


def test_a_comparison_has_an_address_and_back_leads_through_them(open_page: Open) -> None:
    page = open_page("changes/")
    everything = steps(page)
    assert total(page) == ""
    page.fill("#c_from", "2015-08-01")
    page.fill("#c_to", "2016-04-30")
    assert page.url.endswith(MONTHS)
    expect(page.locator("#c_from_words")).to_have_text("1 August 2015")
    told = total(page)
    assert told == total(open_page(f"changes/{MONTHS}"))
    page.go_back()
    assert page.url.endswith("?from=2015-08-01")
    assert "Since 1 August 2015" in total(page)
    expect(page.locator("#c_to")).to_have_value("")
    page.go_back()
    assert steps(page) == everything
    page.go_forward()
    page.go_forward()
    assert total(page) == told


def test_a_year_is_one_click_and_can_be_reached_with_the_keyboard(open_page: Open) -> None:
    page = open_page("changes/")
    page.focus("#c_to")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "2016":
            break
    page.keyboard.press("Enter")
    assert page.url.endswith("?from=2015-12-31&to=2016-12-31")
    expect(page.locator("#c_years [aria-current]")).to_have_text("2016")
    days = page.locator("tr[data-day]:visible").evaluate_all("rows => rows.map(row => row.dataset.day)")
    assert {day[:4] for day in days} == {"2016"}
    assert page.locator(".hd-contents li:visible").all_inner_texts() == ["2016"]


def test_a_screen_reader_hears_the_counts(open_page: Open) -> None:
    page = open_page("changes/")
    expect(page.locator("#c_total")).to_have_attribute("role", "status")
    assert page.locator("#c_total").get_attribute("aria-live") is None
    assert page.get_by_label("From", exact=True).get_attribute("aria-describedby") == "c_from_words"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "?from=2016-04-30&to=2015-08-01",
            "The first day, 30 April 2016, lies after the second, 1 August 2015.",
        ),
        ("?from=2016-04-30&to=2016-04-30", "Both days are the same"),
        ("?to=1985-01-01", "No change is recorded up to 1 January 1985"),
        ("?from=2098-01-01", "Nothing has changed since 1 January 2098"),
        ("?from=2015-02-31", "“2015-02-31”, which is no day"),
        ("?to=<img src=x onerror=alert(1)>", "“<img src=x onerror=alert(1)>”, which is no day"),
    ],
)
def test_what_cannot_be_compared_gets_a_sentence(query: str, sentence: str, open_page: Open) -> None:
    page = open_page(f"changes/{query}")
    expect(page.locator("#c_total")).to_contain_text(sentence)
    assert moved_on_page(page) == {}
    assert steps(page) == 0
    expect(page.locator("#c_save")).to_be_hidden()


def test_days_in_the_wrong_order_are_exchanged_at_a_click(open_page: Open) -> None:
    page = open_page("changes/?from=2016-04-30&to=2015-08-01")
    page.click("#c_swap button")
    assert page.url.endswith(MONTHS)
    expect(page.locator("#c_from")).to_be_focused()
    expect(page.locator("#c_swap")).to_be_hidden()


def test_a_first_day_before_all_records_is_named_as_such(open_page: Open) -> None:
    page = open_page("changes/?from=1990-01-01&to=2015-12-31")
    assert "No change is recorded up to 1 January 1990" in total(page)
    assert moved_on_page(page)


def test_the_saved_table_holds_what_is_shown(open_page: Open) -> None:
    page = open_page(f"changes/{MONTHS}")
    with page.expect_download() as started:
        page.click("#c_save button")
    assert started.value.suggested_filename == "changes-2015-08-01-2016-04-30.csv"
    text = started.value.path().read_text("utf-8").removeprefix("\ufeff")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    shown = moved_on_page(page)
    assert rows.keys() == shown.keys()
    for id, (then, now, by) in shown.items():
        row = rows[id]
        assert (row["status_then_in_words"], row["status_now_in_words"], row["decided_by"]) == (then, now, by)
        site, _, part = id.partition("#")
        assert row["page"].endswith(f"/sites/{site}/{f'#part_{part}' if part else ''}")
    assert rows["saltmere/temple-of-winds"]["status_now"] == "destroyed"


def test_places_and_deciders_are_links_and_each_day_leads_to_the_explorer(open_page: Open) -> None:
    page = open_page(f"changes/{MONTHS}")
    row = page.locator('tr[data-moved="saltmere/temple-of-winds"]')
    expect(row.locator("a").first).to_have_attribute("href", "../sites/saltmere/temple-of-winds/")
    assert re.search(r"/temple-of-winds/#", row.locator("a").last.get_attribute("href") or "")
    days = page.locator("#c_found th a").first
    expect(days).to_have_attribute("href", "../explore/?on=2015-08-01")


def test_the_arabic_page_compares_in_arabic(open_page: Open) -> None:
    page = open_page(f"ar/changes/{MONTHS}")
    assert "من 1 آب/أغسطس 2015 إلى 30 نيسان/أبريل 2016" in total(page)
    assert moved_on_page(page).keys() == moved_on_page(open_page(f"changes/{MONTHS}")).keys()
    row = page.locator('tr[data-moved="saltmere/temple-of-winds"]')
    expect(row).to_contain_text("معبد الرياح")
    expect(row).to_contain_text("مدمَّر")


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_a_comparison_is_no_wider_than_the_screen(width: int, open_page: Open) -> None:
    page = open_page(f"changes/{MONTHS}", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_page_is_the_list_of_all_changes(open_page: Open) -> None:
    page = open_page(f"changes/{MONTHS}", java_script_enabled=False)
    expect(page.locator("#c_tool")).to_be_hidden()
    assert steps(page) == page.locator("tr[data-day]").count() > 0
