"""Lists, gaps, changes and drawings hold what the files hold: each record where it belongs, counted once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.publishing.as_written import Data, Files, Pages, addresses, living, section

from damage_catalogue.language import language_for
from damage_catalogue.publishing.edition.edition import Beside
from damage_catalogue.publishing.maps.land import Land, Window
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.publishing.pages.changes import find_changes
from damage_catalogue.records.edtf import parse
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus, Status
from damage_catalogue.status.wholes import BothHistories, component_history

Statuses = Mapping[str, SiteStatus]
LIST_PAGES = ("sites", "events", "sources", "agents")


def entries(edition: Pages, address: str, chapter: str | None = None) -> list[str]:
    """The records that head the lines of a list, in its order; those of one chapter if it is named."""
    page = edition[address]
    html = page.body if chapter is None else section(page, chapter)
    lines = re.findall(r"<li>(?:<svg.*?</svg> )?(<a .*?</a>)", html, re.DOTALL)
    return addresses(page, "".join(lines))


# Lists of all records


@pytest.mark.parametrize("kind", LIST_PAGES)
def test_the_list_of_a_kind_has_each_record_once(kind: str, files: Files, edition: Pages) -> None:
    expected = Counter(f"{kind}/{id}/" for id, _ in living(files, kind))
    assert Counter(entries(edition, f"{kind}/")) == expected


@pytest.mark.parametrize(("kind", "field"), [("sources", "type"), ("agents", "kind")])
def test_each_stands_below_its_type(kind: str, field: str, files: Files, edition: Pages) -> None:
    by_type: dict[str, set[str]] = {}
    for id, record in living(files, kind):
        by_type.setdefault(record[field], set()).add(f"{kind}/{id}/")
    page = edition[f"{kind}/"]
    assert {one.id.removeprefix("_") for one in page.headings if one.level == 2} == by_type.keys()
    for type, expected in by_type.items():
        assert set(entries(edition, f"{kind}/", f"_{type}")) == expected


def last_year(event: Data) -> int | None:
    """The year of the last day on which an event can have been; of the first where only that is known."""
    bounds = {end: parse(event[end]["date"]) for end in ("not_before", "not_after") if end in event}
    dates = [parse(event["occurred"])] if "occurred" in event else []
    lasts = [date.latest for date in (*dates, *(bounds[end] for end in bounds if end == "not_after"))]
    firsts = [date.earliest for date in (*dates, *(bounds[end] for end in bounds if end == "not_before"))]
    known = min(filter(None, lasts), default=None) or max(filter(None, firsts), default=None)
    return None if known is None else known.year


def test_each_event_stands_below_the_year_by_which_it_had_happened(files: Files, edition: Pages) -> None:
    for id, record in living(files, "events"):
        year = last_year(record)
        assert f"events/{id}/" in entries(edition, "events/", f"_{year or 'undated'}"), id


def test_places_stand_below_the_place_that_they_belong_to(files: Files, edition: Pages) -> None:
    depths, depth = {}, -1
    page = edition["sites/"]
    for token in re.findall(r"<ul|</ul>|<li>.*?</a>", page.body, re.DOTALL):
        depth += {"<ul": 1, "</ul>": -1}.get(token, 0)
        if token.startswith("<li>"):
            depths[addresses(page, token)[0]] = depth
    for id, record in living(files, "sites"):
        above = record.get("part_of")
        assert depths[f"sites/{id}/"] == (depths[f"sites/{above}/"] + 1 if above else 0), id


def test_no_list_names_a_record_that_was_withdrawn(files: Files, edition: Pages) -> None:
    for kind in LIST_PAGES:
        for id in files[kind].keys() - {id for id, _ in living(files, kind)}:
            for page in edition.values():
                own = page.address == f"{kind}/{id}/" or page.redirect_to
                assert own or f"{kind}/{id}/" not in addresses(page, page.body), page.address


# Lists by kind, cause and question


def told_numbers(edition: Pages, address: str) -> dict[str, int]:
    """The number that stands behind each link of a list; Arabic says one and two without a figure."""
    page = edition[address]
    found = re.findall(r'<li>(<a .*?</a>) <span class="hd-fine">([^<]*)', page.body)
    word = {"مكان واحد": 1, "مكانان": 2, "حدث واحد": 1, "حدثان": 2}
    return {
        addresses(page, link)[0]: word.get(told.partition(" · ")[0].strip(), 0)
        or int(re.findall(r"\d+", told)[0])
        for link, told in found
    }


def test_kinds_are_counted_and_listed(files: Files, edition: Pages) -> None:
    by_kind: dict[str, list[str]] = {}
    for id, record in living(files, "sites"):
        by_kind.setdefault(record["kind"], []).append(f"sites/{id}/")
    assert told_numbers(edition, "kinds/") == {
        f"kinds/{kind}/": len(found) for kind, found in by_kind.items()
    }
    for kind, found in by_kind.items():
        assert Counter(entries(edition, f"kinds/{kind}/")) == Counter(found)


def test_causes_are_counted_and_listed(files: Files, edition: Pages) -> None:
    by_cause: dict[str, list[str]] = {}
    for id, record in living(files, "events"):
        cause = record.get("cause", {})
        for word in dict.fromkeys(cause[key] for key in ("category", "type") if key in cause):
            by_cause.setdefault(word, []).append(f"events/{id}/")
    assert told_numbers(edition, "causes/") == {
        f"causes/{word}/": len(found) for word, found in by_cause.items()
    }
    for word, found in by_cause.items():
        listed = [one for one in entries(edition, f"causes/{word}/") if one.startswith("events/")]
        assert Counter(listed) == Counter(found), word


def test_every_question_is_among_what_is_disputed(files: Files, edition: Pages) -> None:
    page = edition["contested/"]
    asked = re.findall(r'href="\.\./([^"]+/#[^"]+)"', section(page, "_questions"))
    expected = [
        f"{kind}/{id}/#{question['id']}"
        for kind in ("sites", "events")
        for id, record in living(files, kind)
        for question in record.get("disagreements", ())
    ]
    assert Counter(asked) == Counter(expected)


def test_the_latest_seen_are_those_that_were_seen_last(edition: Pages, mini_statuses: Statuses) -> None:
    seen = {
        f"sites/{id}/": one.status.last_observed.latest
        for id, one in mini_statuses.items()
        if one.status.last_observed and one.status.last_observed.latest
    }
    shown = [seen[address] for address in entries(edition, "", "_latest")]
    assert shown == sorted(seen.values(), reverse=True)[: len(shown)]
    assert len(shown) == min(10, len(seen))


# What is lacking


def claims(record: Data) -> list[Data]:
    groups = ("assessments", "statements", "accounts", "attributions")
    return [one for group in groups for one in record.get(group, ())]


def hides(site: Data) -> bool:
    return bool(site.get("location", {}).get("sensitivity") == "withheld")


GAPS: Mapping[str, tuple[str, Callable[[Data], bool], Callable[[Data], bool]]] = {
    # The kind, which of them are asked, and which of these lack it.
    "lacks_point": ("sites", lambda r: not hides(r), lambda r: "geometry" not in r.get("location", {})),
    "lacks_identifier": ("sites", lambda r: True, lambda r: not r.get("identifiers")),
    "lacks_date": ("events", lambda r: True, lambda r: "occurred" not in r),
    "lacks_attribution": ("events", lambda r: r["kind"] == "damage", lambda r: not r.get("attributions")),
    "lacks_second_account": ("events", lambda r: True, lambda r: len(r["accounts"]) < 2),
    "lacks_rest": ("sources", lambda r: True, lambda r: r["read"] != "full"),
    "lacks_closeness": ("sources", lambda r: True, lambda r: r["tier"] == "tertiary"),
    "lacks_issue_date": ("sources", lambda r: True, lambda r: "issued" not in r),
    "lacks_title": ("sources", lambda r: True, lambda r: "title" not in r),
    "lacks_archived_copy": ("sources", lambda r: True, lambda r: not r.get("archived")),
}


@pytest.mark.parametrize("gap", GAPS)
def test_what_is_lacking_is_what_the_files_lack(gap: str, files: Files, edition: Pages) -> None:
    kind, is_asked, lacks = GAPS[gap]
    asked = [(id, record) for id, record in living(files, kind) if is_asked(record)]
    expected = [f"{kind}/{id}/" for id, record in asked if lacks(record)]
    html = (
        edition["quality/"].body.partition(f'<h3 id="_{gap}">')[2].partition("<h3 ")[0].partition("<h2 ")[0]
    )
    lines = re.findall(r"<li>(?:<svg.*?</svg> )?(<a .*?</a>)", html, re.DOTALL)
    assert Counter(addresses(edition["quality/"], "".join(lines))) == Counter(expected)
    share = re.sub(r"<[^>]+>", "", re.findall(r"<strong>(.*?)</strong>", html)[0])
    assert [int(n) for n in re.findall(r"\d+", share)][-1:] == [len(asked)] or len(asked) < 3
    assert 0 < len(expected) < len(asked) or gap == "lacks_closeness", "an example and one that is good"


def test_what_was_never_reviewed_is_what_the_files_do_not_call_so(files: Files, edition: Pages) -> None:
    html = edition["quality/"].body.partition('<h3 id="_lacks_review">')[2]
    lines = re.findall(r"<li>(?:<svg.*?</svg> )?(<a .*?</a>)", html, re.DOTALL)
    expected = [
        f"{kind}/{id}/"
        for kind in ("sites", "events")
        for id, record in living(files, kind)
        if record.get("review", {}).get("state") != "reviewed"
    ]
    assert Counter(addresses(edition["quality/"], "".join(lines))) == Counter(expected)


def test_statements_without_day_or_certainty_are_those_of_the_files(files: Files, edition: Pages) -> None:
    page = edition["quality/"]
    every = [
        (f"{kind}/{id}/#{one['id']}", one)
        for kind in ("sites", "events")
        for id, record in living(files, kind)
        for one in claims(record)
    ]
    lacking: dict[str, Callable[[Data], bool]] = {
        "lacks_day_of_look": lambda one: "method" in one and "observed" not in one,
        "lacks_day_of_statement": lambda one: "method" not in one and "stated" not in one,
        "lacks_certainty": lambda one: one["certainty"] == "not-stated",
    }
    for gap, lacks in lacking.items():
        html = page.body.partition(f'<h3 id="_{gap}">')[2].partition("<h3 ")[0]
        shown = re.findall(r'<a href="\.\./((?:sites|events)/[^"]+#[^"]+)"', html)
        expected = [link for link, one in every if lacks(one)]
        assert Counter(shown) == Counter(expected), gap
        assert expected


# Changes


def told(status: Status) -> Any:
    """What a reader is told of a state: its word or words, on what it rests, and what was done since."""
    judged = status.judged
    return (
        judged.word.id if judged.word else None,
        sorted(word.id for word in judged.words) if judged.contested else [],
        judged.way in ("position", "claimed", "reported"),
        sorted({(one.kind.id, one.how) for one in status.since if not one.parts}),
    )


def test_every_day_on_which_a_place_or_part_is_told_otherwise_is_a_change(mini: Catalogue) -> None:
    histories = BothHistories.of(mini).as_it_was
    found = {(one.place, one.day) for one in find_changes(mini, mini.sites.values(), histories)}
    tried = 0
    for id, history in histories.items():
        own = {id: history}
        own |= {
            f"{id}#{one.id}": component_history(history, one.id)
            for one in mini.sites[id].components
            if not one.principal
        }
        for place, days in own.items():
            surest: Any = None
            for day, derived in days:
                now = told(derived.status)
                kinds = dict.fromkeys(kind for kind, _ in now[3])
                now = (*now[:3], list(kinds))
                if surest is not None and now != surest:
                    assert (place, day) in found, (place, day, surest, now)
                    tried += 1
                surest = now
    assert tried > 20
    assert any("#" in place for place, _ in found)


def test_each_row_of_changes_says_before_and_after_in_order_and_leads_to_its_day(
    mini: Catalogue, edition: Pages
) -> None:
    page = edition["changes/"]
    language = language_for(page.language)
    labels = {
        term.id: term.label(language.tag) for name in ("damage", "state") for term in mini.vocabularies[name]
    }
    rows = re.findall(
        r'<tr data-day="([^"]+)" data-place="[^"]+"'
        r' data-before="([^" ]+)[^"]*" data-after="([^" ]+)[^"]*">(.*?)</tr>',
        page.body,
    )
    assert rows
    for day, before, after, html in rows:
        assert f'href="../explore/?on={day}"' in html
        symbols = re.findall(r'href="#sym_([a-z-]+)"', html.partition("</td><td>")[2])
        assert (symbols[0], symbols[-1]) == (before, after) or "hd-since" in html, html
    plain = [
        row for row in rows if row[1] != row[2] and {row[1], row[2]} <= {"intact", "severe", "destroyed"}
    ]
    assert plain
    for _, before, after, html in plain:
        text = re.sub(r"<[^>]+>", "", html)
        assert text.index(labels[before]) < text.rindex(labels[after])


# Drawings


def test_north_is_above_south_and_west_is_left_of_east() -> None:
    window = Window(10, 50, 15, 480, 360)
    assert window.y(52) < window.y(50) < window.y(48)
    assert window.x(8) < window.x(10) < window.x(12)
    assert (window.x(10), window.y(50)) == (240, 180)


ISLAND = Land((((0.0, -80.0), (30.0, -80.0), (30.0, -60.0), (0.0, -60.0), (0.0, -80.0)),))


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_map_says_how_exact_its_mark_is(
    tag: str, mini: Catalogue, mini_statuses: Statuses, files: Files
) -> None:
    made = make_pages(mini, mini_statuses, language_for(tag), beside=Beside(ISLAND))
    pages, word = {page.address: page for page in made}, language_for(tag).word
    for id, record in living(files, "sites"):
        body, location = pages[f"sites/{id}/"].body, record.get("location", {})
        has_map = "geometry" in location and not hides(record)
        assert ('class="hd-map"' in body) == has_map, id
        is_rough = has_map and location["sensitivity"] == "generalised"
        assert (word("locator_cell") in body) == is_rough, id
        assert not (is_rough and word("locator_ring") in body), id


def test_a_timeline_has_everything_in_order_and_leads_to_it(files: Files, edition: Pages) -> None:
    for id, record in living(files, "sites"):
        page = edition[f"sites/{id}/"]
        happened = [
            event
            for event, one in living(files, "events")
            if any(place["site"] == id for place in one["affects"])
        ]
        html = section(page, "_timeline")
        rows = re.findall(r"<tr><td>.*?</tr>", html, re.DOTALL)
        assert len(rows) == len(happened) + len(record.get("assessments", ())), id
        links = re.findall(r'<a(?: class="[^"]*")? href="([^"]+)"', "".join(rows))
        marks = re.findall(r'<a(?: class="[^"]*")? href="([^"]+)"><title>', html)
        for one in record.get("assessments", ()):
            assert f"#{one['id']}" in links
            if "observed" in one:
                assert f"#{one['id']}" in marks, f"{id}: {one['id']}"
        for event in happened:
            assert f"events/{event}/" in addresses(page, html), f"{id}: {event}"
        years = [re.findall(r"\b(?:1[89]|20)\d\d\b", row.partition("</td>")[0]) for row in rows]
        last = [max(map(int, found)) for found in years if found]
        assert last == sorted(last), id
