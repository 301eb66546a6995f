"""A timeline draws a span as a span: all its possible days, and which of its ends are known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.status.conftest import make  # noqa: F401 (a fixture)

from damage_catalogue.language import language_for
from damage_catalogue.publishing.charts.timeline import days_of_look, make_timeline
from damage_catalogue.publishing.charts.timeline_drawing import MARGIN, WIDTH
from damage_catalogue.publishing.edition.edition import make_edition
from damage_catalogue.publishing.in_words.when import when_of
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records import edtf, model
from damage_catalogue.records.dating import possible_days
from damage_catalogue.records.edtf import Day
from damage_catalogue.status.catalogue_status import derive_all

if TYPE_CHECKING:
    from tests.status.conftest import Make

DATES = [
    *("2015-08-31", "2015-08", "2015", "2015-08-23?", "2015-08-23~", "2012/2014", "../2016-03-26"),
    *("2016/..", "2016-03~/2016-03-26", "[2015-10-25,2015-10-26]", "2015-21", "201X", "1850~"),
]
BOUND = st.sampled_from([None, None, "2015-06-26", "2015-09"])
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["damage", "control", "restoration"]), st.sampled_from([*DATES, None]), BOUND, BOUND
    ),
    max_size=5,
)
LOOKS = st.lists(
    st.tuples(
        st.sampled_from([*DATES, None]),
        st.sampled_from([None, "2016-02"]),
        st.sampled_from(["standing", "contradicted"]),
    ),
    max_size=5,
)


def drawn(make: Make, events: list[model.Event], looks: list[model.Assessment], tag: str) -> str:  # noqa: F811
    """The timeline of a place as SVG; empty where there is none."""
    site = make.site(assessments=looks)
    catalogue = make.catalogue(site, *events)
    edition = make_edition(catalogue, derive_all(catalogue), language_for(tag))
    timeline = make_timeline(Writer(edition, "sites/temple/", site), site, events)
    return str(timeline.drawing or "") if timeline else ""


def marks(svg: str) -> dict[str, str]:
    """What is drawn for each entry, by the address that it leads to."""
    found = re.findall(r'<a[^>]* href="([^"]+)"><title>[^<]*</title>(.*?)</a>', svg, flags=re.DOTALL)
    return dict(found)


def bar(mark: str) -> tuple[float, float] | None:
    found = re.search(r'<rect class="hd-tl-range" x="([-\d.]+)" y="[\d.]+" width="([\d.]+)"', mark)
    return (float(found[1]), float(found[1]) + float(found[2])) if found else None


def place(mark: str) -> float:
    found = re.search(r'd="M([-\d.]+) ', mark)
    assert found is not None
    return float(found[1])


def is_point(mark: str) -> bool:
    return bar(mark) is None


@given(events=EVENTS, looks=LOOKS, tag=st.sampled_from(["en", "ar"]))
def test_only_what_is_known_to_the_day_is_a_point(
    make: Make,  # noqa: F811
    events: list[tuple[str, str | None, str | None, str | None]],
    looks: list[tuple[str | None, str | None, str]],
    tag: str,
) -> None:
    happened = [
        make.event(f"event-{n}", kind, date, not_before=before, not_after=after)
        for n, (kind, date, before, after) in enumerate(events)
    ]
    seen = [
        replace(
            make.seen(f"look-{n}", "destroyed", date, standing=standing),
            reported=edtf.parse(reported) if reported else None,
        )
        for n, (date, reported, standing) in enumerate(looks)
    ]
    svg = drawn(make, happened, seen, tag)
    found = marks(svg)
    days = {f"../../events/{one.id}/": possible_days(one) for one in happened}
    days |= {f"#{one.id}": days_of_look(one, {}) for one in seen}
    held = {f"../../events/{one.id}/" for one in happened if one.kind.id == "control"}
    assert found.keys() == {href for href, span in days.items() if span.is_known}
    for href, mark in found.items():
        span = days[href]
        assert is_point(mark) == (span.is_one_day and href not in held), href
        if "hd-tl-event" in mark:
            assert is_point(mark), "a span has no diamond"
        ends = (span.first is None) + (span.last is None)
        if href not in held:
            assert mark.count("hd-tl-open") == ends
            assert mark.count("hd-tl-about") == span.first_is_about + span.last_is_about


@given(
    dates=st.lists(st.sampled_from([*DATES[:8], *DATES[9:]]), min_size=2, max_size=6, unique=True),
    tag=st.sampled_from(["en", "ar"]),
)
def test_a_bar_covers_all_possible_days(make: Make, dates: list[str], tag: str) -> None:  # noqa: F811
    """Measured with points at the first and the last day of each span, which must lie within its bar."""
    spans = [make.event(f"span-{n}", "damage", date) for n, date in enumerate(dates)]
    days = [possible_days(one) for one in spans]
    ends = sorted({day for one in days for day in (one.first, one.last) if day})
    points = [make.event(f"day-{n}", "damage", day.isoformat()) for n, day in enumerate(ends)]
    found = marks(drawn(make, [*spans, *points], [], tag))
    at = {day: place(found[f"../../events/day-{n}/"]) for n, day in enumerate(ends)}
    for n, one in enumerate(days):
        edges = bar(found[f"../../events/span-{n}/"])
        if edges is None:
            assert one.is_one_day
            continue
        for day in filter(None, (one.first, one.last)):
            assert edges[0] - 0.1 < at[day] < edges[1] + 0.1
        if None in (one.first, one.last):
            assert min(abs(edges[0] - MARGIN), abs(edges[1] - (WIDTH - MARGIN))) < 1, "it reaches the edge"


@pytest.mark.parametrize(
    ("date", "before", "after", "first", "last", "words"),
    [
        ("2015-08-30", "2015-08-27", "2015-08-31", (2015, 8, 30), (2015, 8, 30), "30 August 2015"),
        (
            "2015-08-23?",
            "2015-06-26",
            "2015-08-27",
            (2015, 6, 26),
            (2015, 8, 27),
            "perhaps 23 August 2015 (not before 26 June 2015, not after 27 August 2015)",
        ),
        (
            "2015-08-20~",
            None,
            "2015-08-21",
            (2015, 8, 20),
            (2015, 8, 21),
            "about 20 August 2015 (not after 21 August 2015)",
        ),
        ("2015", None, "2015-09-20", (2015, 1, 1), (2015, 9, 20), "2015 (not after 20 September 2015)"),
        (
            "../2015-07",
            "2015-02-01",
            None,
            (2015, 2, 1),
            (2015, 7, 31),
            "by July 2015 (not before 1 February 2015)",
        ),
        ("2015-08", "2016-01-01", None, (2015, 8, 1), (2015, 8, 31), "August 2015"),
        ("2015-08-20", "2015-08-20", "2015-08-20", (2015, 8, 20), (2015, 8, 20), "20 August 2015"),
        (
            "2017-08~/2017-10-01",
            None,
            "2017-10-01",
            (2017, 8, 1),
            (2017, 10, 1),
            "between about August 2017 and 1 October 2017",
        ),
        (
            None,
            "2015-08-27",
            "2015-08-31",
            (2015, 8, 27),
            (2015, 8, 31),
            "between 27 August 2015 and 31 August 2015",
        ),
    ],
)
def test_words_and_bar_tell_the_same_days(
    make: Make,  # noqa: F811
    date: str | None,
    before: str | None,
    after: str | None,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    words: str,
) -> None:
    event = make.event("event", "damage", date, not_before=before, not_after=after)
    days = possible_days(event)
    assert (days.first, days.last) == (Day(*first), Day(*last))
    assert when_of(event, language_for("en")) == words


def test_the_bounds_of_an_event_are_said_as_days_in_a_phrase(make: Make) -> None:  # noqa: F811
    event = make.event("event", "damage", "../2015-07", not_before="2015-02-01")
    said = "juillet 2015 au plus tard (le 1er février 2015 au plus tôt)"
    assert when_of(event, language_for("fr")) == said
    event = make.event("event", "damage", None, not_before="2015-08", not_after="2015-09-02")
    assert when_of(event, language_for("uk")) == "не раніше серпня 2015 року і не пізніше 2 вересня 2015 року"


def test_who_holds_a_place_is_drawn_pale_where_the_day_of_the_change_is_not_known(make: Make) -> None:  # noqa: F811
    taken, retaken = make.event("taken", "control", "2015-05"), make.event("retaken", "control", "2016-03")
    found = marks(drawn(make, [taken, retaken], [], "en"))
    outer = bar(found["../../events/taken/"])
    sure = re.search(r'hd-tl-held" x="([\d.]+)" y="\d+" width="([\d.]+)"', found["../../events/taken/"])
    assert outer is not None
    assert sure is not None
    assert outer[0] < float(sure[1]) < float(sure[1]) + float(sure[2]) < outer[1]


def test_what_fell_is_struck_in_the_drawing_and_named_so(make: Make) -> None:  # noqa: F811
    fallen = make.seen("fallen", "destroyed", "2015-08-31", standing="contradicted")
    svg = drawn(make, [], [fallen, make.seen("standing", "destroyed", "2015-09-02")], "en")
    assert svg.count("hd-tl-strike") == 1
    assert "<title>31 August 2015: Destroyed (refuted)</title>" in svg
    assert "<title>2 September 2015: Destroyed</title>" in svg


def test_the_explorer_is_told_the_same_days_as_the_page(make: Make) -> None:  # noqa: F811
    from damage_catalogue.publishing.data.explore_data import explore_data
    from damage_catalogue.publishing.edition.indexes import Indexes
    from damage_catalogue.status.wholes import BothHistories

    event = make.event("event", "damage", "2015-08-23~", not_after="2015-08-27")
    fallen = replace(event.accounts[0], id="fallen", by="gazette", occurred=edtf.parse("2015-05"))
    fallen = replace(fallen, standing=make.vocabularies["standing"]["contradicted"])
    event = replace(event, accounts=(*event.accounts, fallen))
    catalogue = make.catalogue(make.site(), event)
    edition = make_edition(catalogue, derive_all(catalogue), language_for("en"))
    told = json.loads(explore_data(Indexes(edition), BothHistories.of(catalogue)))
    events = told["events"]
    assert (events["from"], events["to"], events["about"]) == ([20150823], [20150827], [1])
    assert events["when"] == ["about 23 August 2015 (not after 27 August 2015)"]
    assert events["says"] == [["not said by whom: no day given", "gazette: May 2015 (refuted)"]]
