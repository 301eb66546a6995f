"""The explorer's page and data say what the record pages say, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from damage_catalogue.language import OURS, language_for
from damage_catalogue.publishing.data.explore_data import area_of
from damage_catalogue.publishing.in_words.stating import support_words
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages.explore import MOST_IN_PLAIN_LIST, explorer
from damage_catalogue.records.edtf import Day, parse
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Bound, Catalogue, Citation, Geometry, Location, Name, Names
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.roll_up import class_of, class_of_site, classes
from damage_catalogue.status.wholes import component_alone

SECRET = Geometry("Point", (12.98765, -74.98765))
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028\"'"


@pytest.fixture(scope="module")
def english(mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]) -> tuple[Page, dict[str, Any]]:
    return explored(mini, "en", mini_statuses)


def explored(
    catalogue: Catalogue, language: str = "en", statuses: Mapping[str, SiteStatus] | None = None
) -> tuple[Page, dict[str, Any]]:
    page, (path, text) = explorer(catalogue, statuses or derive_all(catalogue), language_for(language))
    assert path == "explore/data.json"
    return page, json.loads(text)


def changed(mini: Catalogue, id: str, **fields: Any) -> Catalogue:
    """The mini catalogue with other values in one of its sites."""
    records = [replace(record, **fields) if record.id == id else record for _, record in mini.records()]
    return build_catalogue(mini.about, mini.vocabularies, records)


def place(mini: Catalogue, sensitivity: str, geometry: Geometry) -> Location:
    return Location(sensitivity=mini.vocabularies["sensitivity"][sensitivity], geometry=geometry)


def state_on(data: dict[str, Any], site: str, day: int) -> tuple[str, bool, str]:
    """Damage, contested and last observation as the data has them for a day."""
    return state_in(data, data["sites"]["history"][data["sites"]["id"].index(site)], day)


def state_in(data: dict[str, Any], history: list[int], day: int) -> tuple[str, bool, str]:
    number = history[0]
    for begins, state in zip(history[1::2], history[2::2], strict=True):
        if begins <= day:
            number = state
    damage, _, _, contested, seen, _, _, _ = data["states"][number]
    return data["damage"][damage][0], bool(contested), "" if seen < 0 else data["dates"][seen][0]


def test_every_place_has_the_support_of_its_status(mini: Catalogue) -> None:
    """The library is made to be told on two pages by one council, so that pages and origins differ."""
    library = mini.sites["saltmere/old-library"]
    pages = (Citation("council-report-2015"), Citation("aurora-2016-06"))
    told_twice = tuple(replace(look, citations=pages) for look in library.assessments)
    catalogue = changed(mini, library.id, assessments=told_twice)
    statuses = derive_all(catalogue)
    page, (_, text) = explorer(catalogue, statuses, language_for("en"))
    data = json.loads(text)
    found = {}
    for id, now in zip(data["sites"]["id"], data["sites"]["now"], strict=True):
        support = statuses[id].status.support
        words, *numbers = data["support"][data["told"][data["states"][now][5]][4]]
        assert words == support_words(statuses[id].status, language_for("en"))
        assert numbers == [[one.pages for one in support], [one.origins for one in support]]
        found[id] = numbers
    assert found[library.id] == [[2], [1]]
    assert found["saltmere/lantern-tower"] == [[1, 1], [1, 1]]
    assert 'name="support" value="one-origin"' in page.body


def test_every_place_has_the_status_of_the_day_on_every_day(
    mini: Catalogue, english: tuple[Page, dict[str, Any]]
) -> None:
    _, data = english
    for year in range(2010, 2027):
        for month in range(1, 13):
            day = Day(year, month, 15)
            for id, expected in derive_all(mini, on=day).items():
                status = expected.status
                if id not in data["sites"]["id"] or status.damage is None:
                    continue
                seen = status.last_observed
                word = class_of_site(expected, mini.vocabularies).id
                told = word, status.contested, language_for("en").date(seen) if seen else ""
                assert state_on(data, id, year * 10_000 + month * 100 + 15) == told, (id, day)


def test_every_part_without_a_page_has_the_status_of_the_day(
    mini: Catalogue, english: tuple[Page, dict[str, Any]]
) -> None:
    _, data = english
    parts = data["parts"]
    assert parts["id"]
    for month in range(1, 13):
        day, derived = 20_150_000 + month * 100 + 15, derive_all(mini, on=Day(2015, month, 15))
        for site, id, history in zip(parts["site"], parts["id"], parts["history"], strict=True):
            status = derived[data["sites"]["id"][site]].components[id]
            damage, contested, _ = state_in(data, history, day)
            assert damage == class_of(status, mini.vocabularies).id, (id, day)
            assert contested == status.contested


@pytest.mark.parametrize(("column", "is_known"), [("history", False), ("known", True)])
def test_each_place_and_part_has_the_answers_to_both_questions(
    mini: Catalogue,
    mini_statuses: Mapping[str, SiteStatus],
    english: tuple[Page, dict[str, Any]],
    column: str,
    is_known: bool,
) -> None:
    """On every day of the years in which something was seen, reported or set aside."""
    _, data = english
    sites, parts = data["sites"], data["parts"]
    for year, month, date in product((2015, 2016), range(1, 13), (2, 4, 15)):
        day, number = Day(year, month, date), year * 10_000 + month * 100 + date
        derived = derive_all(mini, day, day if is_known else None)
        places = [(id, derived[id], sites, n) for n, id in enumerate(sites["id"])]
        places += [
            (id, component_alone(derived[sites["id"][site]], id), parts, n)
            for n, (site, id) in enumerate(zip(parts["site"], parts["id"], strict=True))
        ]
        for id, one, columns, n in places:
            found = state_in(data, columns[column][n] or columns["history"][n], number)
            expected = class_of_site(one, mini.vocabularies).id, one.status.contested
            assert found[:2] == expected, (id, day)


def test_what_was_known_is_told_only_where_it_was_anything_else(
    english: tuple[Page, dict[str, Any]],
) -> None:
    _, data = english
    columns = (data[kind] for kind in ("sites", "parts"))
    pairs = [pair for one in columns for pair in zip(one["history"], one["known"], strict=True)]
    assert any(known == [] for _, known in pairs)
    assert any(known for _, known in pairs)
    assert all(known != was for was, known in pairs)


def test_an_event_has_the_day_from_which_on_it_was_known(mini: Catalogue) -> None:
    id = "saltmere/hall-destroyed-2015"
    events = explored(mini)[1]["events"]
    knowledge = Knowledge(mini)
    days = {one: knowledge.event_known_from(event) for one, event in mini.events.items()}
    known = dict(zip(events["id"], events["known"], strict=True))
    assert known[id] is not None
    for one, number in known.items():
        day = days[one]
        assert number == (None if day is None else day.year * 10_000 + day.month * 100 + day.day)


def test_an_event_has_all_days_on_which_it_can_have_happened(mini: Catalogue) -> None:
    id, august = "saltmere/hall-destroyed-2015", Bound(parse("2015-08"), ())
    some_time = changed(mini, id, occurred=parse("2015"), not_before=august, not_after=None)
    assert days_of_event(some_time, id) == (20150801, 20151231)
    by_then = changed(mini, id, occurred=None, not_before=None, not_after=august)
    assert days_of_event(by_then, id) == (None, 20150831)
    at_odds = changed(mini, id, occurred=parse("2014"), not_before=august, not_after=None)
    assert days_of_event(at_odds, id) == (20140101, 20141231)


def days_of_event(catalogue: Catalogue, id: str) -> tuple[int | None, int | None]:
    events = explored(catalogue)[1]["events"]
    place = events["id"].index(id)
    return events["from"][place], events["to"][place]


def test_the_data_is_the_same_every_time_and_columns_are_of_one_length(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    first, second = (explorer(mini, mini_statuses, language_for("en"))[1][1] for _ in range(2))
    assert first == second
    data = json.loads(first)
    for kind in ("sites", "parts", "events"):
        assert len({len(column) for column in data[kind].values()}) == 1


def test_withheld_site_has_no_point_in_the_data(mini: Catalogue) -> None:
    id = "saltmere/frost-tombs"
    catalogue = changed(mini, id, location=place(mini, "withheld", SECRET))
    page, data = explored(catalogue)
    assert data["sites"]["at"][data["sites"]["id"].index(id)] is None
    assert re.search(r"12[.,]9|74[.,]9", page.body + json.dumps(data)) is None


def test_generalised_site_is_a_cell_and_never_a_point(mini: Catalogue) -> None:
    rough = place(mini, "generalised", SECRET)
    assert area_of(rough) == [12.98, -75.0, 13.0, -74.98]
    wide = replace(rough, geometry=Geometry("Point", (12.5, -74.5)), precision_m=50_000)
    cell = area_of(wide)
    assert cell is not None
    west, south, east, north = cell
    assert east - west > north - south > 0.8


def test_a_public_place_has_its_point_and_precision(mini: Catalogue) -> None:
    exact = replace(place(mini, "public", Geometry("Point", (12.5, -74.5))), precision_m=100)
    assert area_of(exact) == [12.5, -74.5, 100]
    outline = place(mini, "public", Geometry("MultiPoint", ((1.0, 2.0), (3.0, 6.0))))
    assert area_of(outline) == [2.0, 4.0, 0]


@pytest.mark.parametrize("language", OURS)
def test_each_edition_has_its_own_words(mini: Catalogue, language: str) -> None:
    page, data = explored(mini, language)
    assert data["language"] == page.language == language
    assert all(
        label == language_for(language).term(term)
        for term, (_, label, _) in zip(classes(mini.vocabularies), data["damage"], strict=False)
    )
    assert {"{n}", "{all}"} <= set(re.findall(r"\{\w+\}", "".join(data["plurals"]["site"]["other"])))
    assert all("{d}" in day and "{y}" in day for day in data["days"][:12])
    said = data["words"]["labelled"].format(label="a", value="b")
    assert said == language_for(language).labelled("a", "b")
    assert all(words.startswith(language_for(language).word("certainty")) for *_, words in data["certainty"])


def test_the_page_is_whole_without_its_script(english: tuple[Page, dict[str, Any]]) -> None:
    page, data = english
    plain = page.body[page.body.index('id="x_plain"') :]
    assert "without JavaScript" in page.body
    for id in data["sites"]["id"]:
        assert f'href="../sites/{id}/"' in plain


def test_the_plain_list_of_a_large_catalogue_ends_and_leads_on(mini: Catalogue) -> None:
    one = mini.sites["saltmere/temple-of-winds"]
    many = [replace(one, id=f"row/house-{n}", part_of=None) for n in range(MOST_IN_PLAIN_LIST + 1)]
    page, data = explored(
        build_catalogue(mini.about, mini.vocabularies, [*(r for _, r in mini.records()), *many])
    )
    assert len(data["sites"]["id"]) > MOST_IN_PLAIN_LIST
    assert page.body.count('href="../sites/row/') <= MOST_IN_PLAIN_LIST
    assert f"1,000 of {len(data['sites']['id']):,} places" in page.body
    whole = page.body[page.body.index('id="x_whole"') :]
    assert 'href="../sites/">' in whole
    assert 'href="../status/">' in whole


def test_hostile_names_stay_text(mini: Catalogue) -> None:
    role = mini.vocabularies["name-role"]["preferred"]
    catalogue = changed(mini, "saltmere", names=Names((Name(HOSTILE, "en", role),)))
    page, data = explored(catalogue)
    assert "<img" not in page.body
    assert data["sites"]["names"][data["sites"]["id"].index("saltmere")][0] == HOSTILE


def test_withdrawn_records_are_not_in_the_data(mini: Catalogue, english: tuple[Page, dict[str, Any]]) -> None:
    _, data = english
    withdrawn = {
        record.id
        for _, record in mini.records()
        if record.review is not None and record.review.state.id == "withdrawn"
    }
    assert withdrawn.isdisjoint({*data["sites"]["id"], *data["events"]["id"]})


def test_a_page_needs_no_inline_script_or_style(english: tuple[Page, dict[str, Any]]) -> None:
    page, _ = english
    assert re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", page.body) is None
    assert re.search(r'(?:src|href)="(?:https?:)?//', page.body) is None


def test_the_editions_share_the_assets_of_the_site(mini: Catalogue) -> None:
    page, _ = explorer(mini, derive_all(mini), language_for("ar"), "ar/")
    assert 'src="../../assets/explore/explore.js"' in page.body
    assert 'data-sites="../sites/"' in page.body
