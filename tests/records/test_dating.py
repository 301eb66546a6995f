"""When an event was: what may be, what counts and what orders lists agree for every date and all bounds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from damage_catalogue.records.dating import (
    NO_DAYS,
    PossibleDays,
    day_of,
    days_of_date,
    days_that_count,
    place_in_order,
    possible_days,
)
from damage_catalogue.records.edtf import Day, parse
from damage_catalogue.records.model import Bound, Event, Text
from damage_catalogue.records.vocabularies import load_vocabularies

WORDS = load_vocabularies(Path(__file__).parents[2] / "schemas" / "vocabularies")
PLAIN = Event("event", WORDS["event-kind"]["damage"], Text((("en", "Hit"),)), (), ())

DAYS = st.builds("2015-{:02}-{:02}".format, st.integers(6, 9), st.integers(1, 30))
DATES = st.one_of(
    DAYS,
    st.builds("{}{}".format, DAYS, st.sampled_from("~?%")),
    st.sampled_from(["2015", "2015-07", "2015-08~", "201X", "2015-22", "-0043-03-15", "[2015-07,2015-09]"]),
    st.builds("{}/{}".format, DAYS.filter(lambda day: day < "2015-08"), st.sampled_from(["2015-08", ".."])),
    st.builds("{}/{}~".format, DAYS.filter(lambda day: day < "2015-08"), st.just("2015-09")),
    st.builds("../{}".format, DAYS),
)
BOUNDS = st.none() | DAYS | st.sampled_from(["2015-08", "2015-08~", "2014"])


def event(occurred: str | None, before: str | None = None, after: str | None = None, id: str = "a") -> Event:
    return replace(
        PLAIN,
        id=id,
        occurred=parse(occurred) if occurred else None,
        not_before=Bound(parse(before), ()) if before else None,
        not_after=Bound(parse(after), ()) if after else None,
    )


EVENTS = st.builds(event, st.none() | DATES, BOUNDS, BOUNDS, id=st.sampled_from("abc"))


def ends(days: PossibleDays) -> tuple[Day | None, Day | None]:
    return days.first, days.last


def said(event: Event) -> tuple[set[Day | None], set[Day | None]]:
    """The first and the last days that stand in the record."""
    dates = [event.occurred, event.not_before and event.not_before.date]
    others = [event.occurred, event.not_after and event.not_after.date]
    return {date.earliest for date in dates if date}, {date.latest for date in others if date}


@given(EVENTS)
def test_no_day_is_invented_and_none_is_before_the_first(event: Event) -> None:
    for days in (possible_days(event), days_that_count(event)):
        firsts, lasts = said(event)
        assert days.first in firsts | {None}
        assert days.last in lasts | {None}
        if days.first is not None and days.last is not None:
            assert days.first <= days.last


@given(EVENTS)
def test_an_end_is_open_only_if_nothing_bounds_it_or_a_bound_contradicts(event: Event) -> None:
    firsts, lasts = ({day for day in days if day} for days in said(event))
    for days in (possible_days(event), days_that_count(event)):
        if not (firsts and lasts and max(firsts) > min(lasts)):
            assert (days.first is None) == (not firsts)
            assert (days.last is None) == (not lasts)


@given(st.builds(event, DATES, BOUNDS, BOUNDS))
def test_what_counts_may_be_unless_the_date_is_about_right(event: Event) -> None:
    assert event.occurred is not None
    counted, possible = days_that_count(event), possible_days(event)
    exact = [event.occurred, *(one.date for one in (event.not_before, event.not_after) if one)]
    if all(date.is_exact for date in exact):
        assert counted == possible
    firsts, lasts = ({day for day in days if day} for days in said(event))
    assume(not (firsts and lasts and max(firsts) > min(lasts)))
    assert possible.first is None or (counted.first is not None and possible.first <= counted.first)
    assert possible.last is None or (counted.last is not None and counted.last <= possible.last)


@given(st.builds(event, DATES, BOUNDS, BOUNDS), st.booleans())
def test_a_bound_more_never_widens_what_counts(event: Event, first: bool) -> None:
    wider = replace(event, not_before=None) if first else replace(event, not_after=None)
    narrow, wide = days_that_count(event), days_that_count(wider)
    assume(days_of_date(wider.occurred, "occurred") != narrow if wider.occurred else True)
    assert wide.first is None or (narrow.first is not None and wide.first <= narrow.first)
    assert wide.last is None or (narrow.last is not None and narrow.last <= wide.last)


@given(EVENTS)
def test_an_event_is_ordered_by_a_day_that_counts(event: Event) -> None:
    days = days_that_count(event)
    assert day_of(event) == (days.first if days.last is None else days.last)
    assert (day_of(event) is None) == (not days.is_known)


@given(st.lists(EVENTS, max_size=6))
def test_lists_go_by_that_day_with_the_undated_at_the_end(events: list[Event]) -> None:
    found = [day_of(event) for event in sorted(events, key=place_in_order)]
    dated = [day for day in found if day is not None]
    assert dated == sorted(dated)
    assert found == [*dated, *[None] * (len(found) - len(dated))]


@pytest.mark.parametrize(
    ("given", "possible", "counted", "day"),
    [
        (("2015-08",), "2015-08-01/2015-08-31", "2015-08-01/2015-08-31", "2015-08-31"),
        (("2015", "2015-03-05"), "2015-03-05/2015-12-31", "2015-03-05/2015-12-31", "2015-12-31"),
        (("2015-08-23?", "2015-06-26", "2015-08-25"), "2015-06-26/2015-08-25", "2015-08-23?", "2015-08-23"),
        (("2015-08-20~", None, "2015-08-21"), "2015-08-20~/2015-08-21", "2015-08-20~", "2015-08-20"),
        (("2017~/..",), "2017-01-01~/..", "2017-01-01~/..", "2017-01-01"),
        (("2017-08~/2017-10-01", None, "2017-10-01"), *["2017-08-01~/2017-10-01"] * 2, "2017-10-01"),
        (("2023-08/..", None, "2023-08-06"), *["2023-08-01/2023-08-06"] * 2, "2023-08-06"),
        (("../2015-05-21", "2012-09"), *["2012-09-01/2015-05-21"] * 2, "2015-05-21"),
        ((None, "2022-07-14"), "2022-07-14/..", "2022-07-14/..", "2022-07-14"),
        ((None, None, "2016-04"), "../2016-04-30", "../2016-04-30", "2016-04-30"),
        (("2014", "2015-08"), *["2014-01-01/2014-12-31"] * 2, "2014-12-31"),
        (("2015-08-01~", "2015-09"), *["2015-08-01~"] * 2, "2015-08-01"),
        ((None, "2016", "2015"), None, None, None),
        ((None,), None, None, None),
    ],
)
def test_what_may_be_what_counts_and_what_orders(
    given: tuple[Any, ...], possible: str | None, counted: str | None, day: str | None
) -> None:
    """The examples are written as dates, for which the days must be the same."""
    one = event(*given)
    for found, expected in ((possible_days(one), possible), (days_that_count(one), counted)):
        wanted = days_of_date(parse(expected), "") if expected else NO_DAYS
        assert ends(found) == ends(wanted)
        assert (found.first_is_about, found.last_is_about) == (wanted.first_is_about, wanted.last_is_about)
    found_day = day_of(one)
    assert (found_day and found_day.isoformat()) == day


@pytest.mark.parametrize(
    ("date", "about"),
    [
        ("2015-08-20", (False, False)),
        ("2015-08-20~", (True, True)),
        ("2016-03~/2016-03-26", (True, False)),
        ("2016-03/2016-03-26?", (False, True)),
        ("2017~/..", (True, False)),
        ("../2016-03-25~", (False, True)),
        ("[2015-08-20~,2015-08-25]", (True, False)),
    ],
)
def test_an_end_that_is_written_exactly_is_exact(date: str, about: tuple[bool, bool]) -> None:
    days = days_of_date(parse(date), "occurred")
    assert (days.first_is_about, days.last_is_about) == about
