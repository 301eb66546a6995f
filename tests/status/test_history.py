"""A history says for every day what the status on that day is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from damage_catalogue.records.edtf import Day
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.history import (
    History,
    derive_histories,
    status_on,
)

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.records.model import Assessment

LONG_BEFORE, LONG_AFTER = Day(-5000, 1, 1), Day(9999, 12, 31)
SPRING_AND_SUMMER = [Day.from_date(date(2015, 4, 28) + timedelta(days)) for days in range(70)]
DAYS = [LONG_BEFORE, *SPRING_AND_SUMMER, Day(2015, 12, 31), Day(2016, 1, 1), Day(2016, 12, 31), LONG_AFTER]

DATES = ["2015-05-01", "2015-05-15", "2015-05", "2015-06-02", "2015-06", "2015~", "2016", "../2015-06-01"]
LOOK = st.fixed_dictionaries(
    {
        "damage": st.sampled_from(["intact", "slight", "damaged", "severe", "destroyed", "unknown"]),
        "observed": st.sampled_from([*DATES, "2016/..", None]),
        "basis": st.sampled_from(["direct-observation", "remote-observation", "relayed", "self-claim"]),
        "certainty": st.sampled_from(["high", "low"]),
        "standing": st.sampled_from(["standing", "standing", "superseded"]),
        "component": st.sampled_from([None, None, "cella", "gate"]),
    }
)
HAPPENED = st.lists(
    st.tuples(st.sampled_from(["damage", "looting", "restoration"]), st.sampled_from([*DATES, None])),
    max_size=3,
)
DISPUTED = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=1)


@given(looks=st.lists(LOOK, max_size=7), happened=HAPPENED, disputed=DISPUTED)
@settings(max_examples=60)
def test_a_history_gives_the_status_of_every_day(
    make: Make,
    looks: list[dict[str, Any]],
    happened: list[tuple[str, str | None]],
    disputed: list[tuple[int, int]],
) -> None:
    temple = make.site(
        assessments=[make.seen(f"look-{number}", **look) for number, look in enumerate(looks)],
        components=("cella", "gate"),
        principal="cella",
        disagreements=[make.dispute((f"look-{a}",), (f"look-{b}",)) for a, b in disputed],
    )
    events = [make.event(f"event-{number}", kind, on) for number, (kind, on) in enumerate(happened)]
    catalogue = make.catalogue(temple, make.site("tomb", part_of="temple"), *events)
    found = derive_histories(catalogue)
    histories, of_components = found.of_sites, found.of_components
    for day in DAYS:
        expected = derive_all(catalogue, on=day)
        assert list(histories) == list(expected)
        for id, history in histories.items():
            assert status_on(history, day) == expected[id].status, (id, day)
        for (id, component), history in of_components.items():
            assert status_on(history, day) == expected[id].components[component], (component, day)
    assert list(of_components) == [("temple", "cella"), ("temple", "gate")]


def history_of(make: Make, *looks: Assessment) -> History:
    temple = make.site(assessments=looks)
    return derive_histories(make.catalogue(temple)).of_sites["temple"]


def test_a_history_begins_before_anybody_looked(make: Make) -> None:
    seen = make.seen("image", "destroyed", "2015-08-31")
    (before, nothing), (after, ruin) = history_of(make, seen)
    assert before < LONG_BEFORE
    assert nothing.damage is None
    assert after == Day(2015, 8, 31)
    assert ruin.decided_by == seen


def test_looks_of_one_day_change_the_status_once(make: Make) -> None:
    looks = [make.seen(f"look-{n}", "severe", "2015-08-31") for n in range(5)]
    assert len(history_of(make, *looks)) == 2


def test_a_place_of_which_nothing_is_known_has_one_status_for_all_days(make: Make) -> None:
    undated = make.seen("word", "severe", None)
    history = history_of(make, undated)
    assert [status.damage for _, status in history] == [None]
