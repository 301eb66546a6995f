"""What holds for any assessments and events whatever."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from damage_catalogue.status.trace import explain

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.records.model import Assessment, Event
    from damage_catalogue.status.current import Status

DATES = [
    *(f"2015-0{month}-{day:02}" for month in (5, 6) for day in (1, 2, 3, 15)),
    *("2015-05", "2015~", "2016", "2015-05-02/2015-06-02", "../2015-06-01", "2016/..", "2015-05-31?"),
]
DAMAGE = [
    *("intact", "no-visible-damage", "slight", "moderate", "severe", "destroyed"),
    *("still-stands", "damaged", "possible", "unknown"),
]
BASIS = [
    *("direct-observation", "remote-observation", "relayed", "official-position"),
    *("inference", "self-claim", "not-stated"),
]

LOOK = st.fixed_dictionaries(
    {
        "damage": st.sampled_from(DAMAGE),
        "observed": st.sampled_from([*DATES, None]),
        "basis": st.sampled_from(BASIS),
        "certainty": st.sampled_from(["definite", "high", "medium", "low", "negligible"]),
        "standing": st.sampled_from(["standing"] * 5 + ["superseded"]),
        "by": st.sampled_from(["unosat", "unesco", "afp", None]),
        "via": st.sampled_from([(), ("afp",), ("reuters",)]),
        "limits": st.sampled_from([(), ("seen-from-distance",)]),
    }
)
LOOKS = st.lists(LOOK, max_size=9)
HAPPENINGS = st.lists(
    st.tuples(st.sampled_from(["damage", "looting", "restoration"]), st.sampled_from([*DATES, None])),
    max_size=4,
)
DISPUTED = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=2)


def assessments(make: Make, looks: list[dict[str, Any]]) -> list[Assessment]:
    return [make.seen(f"look-{number}", **look) for number, look in enumerate(looks)]


def events(make: Make, happenings: list[tuple[str, str | None]]) -> list[Event]:
    return [make.event(f"event-{number}", kind, date) for number, (kind, date) in enumerate(happenings)]


def known(status: Status) -> tuple[Any, ...]:
    """Everything of a status but its trace, which may name what was set aside."""
    return (
        *(status.damage, status.decided_by, status.supports, status.last_observed),
        *(status.certainty, status.corroboration, status.conflicts),
    )


def derive(
    make: Make,
    looks: list[Assessment],
    happened: list[Event],
    disputed: list[tuple[int, int]],
    on: str | None = None,
) -> Status:
    disputes = [make.dispute((f"look-{a}",), (f"look-{b}",)) for a, b in disputed]
    return make.status(*looks, events=happened, disputes=disputes, on=on)


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED, data=st.data())
def test_the_order_of_the_file_never_matters(
    make: Make,
    looks: list[dict[str, Any]],
    happenings: list[tuple[str, str | None]],
    disputed: list[tuple[int, int]],
    data: st.DataObject,
) -> None:
    ordered, happened = assessments(make, looks), events(make, happenings)
    shuffled = data.draw(st.permutations(ordered))
    reordered = data.draw(st.permutations(happened))
    status = derive(make, ordered, happened, disputed)
    assert derive(make, shuffled, reordered, disputed) == status


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED, later=LOOK)
def test_what_is_observed_after_a_day_never_changes_the_status_on_it(
    make: Make,
    looks: list[dict[str, Any]],
    happenings: list[tuple[str, str | None]],
    disputed: list[tuple[int, int]],
    later: dict[str, Any],
) -> None:
    past, happened = assessments(make, looks), events(make, happenings)
    future = make.seen("future", **{**later, "observed": "2015-06-11"})
    before = derive(make, past, happened, disputed, on="2015-06-10")
    after = derive(make, [*past, future], happened, disputed, on="2015-06-10")
    assert known(after) == known(before)


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED, on=st.sampled_from(["2015-05-15", None]))
def test_every_status_is_whole(
    make: Make,
    looks: list[dict[str, Any]],
    happenings: list[tuple[str, str | None]],
    disputed: list[tuple[int, int]],
    on: str | None,
) -> None:
    given_looks = assessments(make, looks)
    status = derive(make, given_looks, events(make, happenings), disputed, on)
    assert status.damage is None or status.damage.grade is not None, "only a word with a degree decides"
    assert (status.damage is None) == (status.decided_by is None) == (status.supports == ())
    assert status.contested == bool(status.against)
    assert not {one.id for one in status.against} & {status.decided_by and status.decided_by.id}
    judged = [step.assessment.id for step in status.trace]
    assert sorted(judged) == sorted(look.id for look in given_looks), "each assessment is traced once"
    if status.decided_by is not None:
        assert status.decided_by in status.supports
        assert status.decided_by.damage == status.damage
        assert (status.corroboration is not None) and (
            status.corroboration.id == "contested"
        ) == status.contested
    assert all(set(map(type, asdict(reason).values())) <= {str, type(None)} for reason in explain(status))


@settings(max_examples=300)
@given(looks=LOOKS, happenings=HAPPENINGS)
def test_self_claims_never_make_it_worse(
    make: Make, looks: list[dict[str, Any]], happenings: list[tuple[str, str | None]]
) -> None:
    every, happened = assessments(make, looks), events(make, happenings)
    others = [look for look in every if look.basis.id != "self-claim"]
    boasted, plain = make.status(*every, events=happened), make.status(*others, events=happened)
    if plain.damage is not None:
        assert boasted.damage and boasted.damage.grade and plain.damage.grade
        assert boasted.damage.grade[0] <= plain.damage.grade[0]
