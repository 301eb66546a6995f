"""The laws of the status, held for any looks and events whatever.

`make test` tries some hundred examples of each. For a long run:

    .venv/bin/pytest tests/status/test_laws.py --hypothesis-profile="long run"
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st

from damage_catalogue.records import edtf, model
from damage_catalogue.status.between import FIRST_OF_DAYS, LAST_OF_DAYS
from damage_catalogue.status.degrees import contradict, is_graver, meaning_of
from damage_catalogue.status.derive import derive_status
from damage_catalogue.status.look import last_day
from damage_catalogue.status.weight import GIVES_THE_WORD, weight_of

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.status.facts import Status

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
CERTAINTY = ["definite", "high", "medium", "low", "negligible", "not-stated"]

LOOK = st.fixed_dictionaries(
    {
        "damage": st.sampled_from(DAMAGE),
        "observed": st.sampled_from([*DATES, None]),
        "basis": st.sampled_from(BASIS),
        "certainty": st.sampled_from(CERTAINTY),
        "standing": st.sampled_from(["standing"] * 5 + ["superseded"]),
        "by": st.sampled_from(["unosat", "unesco", "afp", None]),
        "via": st.sampled_from([(), ("afp",), ("reuters",)]),
        "limits": st.sampled_from(
            [(), (), ("seen-from-distance",), ("nadir-only",), ("partial-coverage",), ("interior-not-seen",)]
        ),
    }
)
REPORTED = st.sampled_from([None, None, "2015-06", "2016-02-01"])
LOOKS = st.lists(st.tuples(LOOK, REPORTED), max_size=8)
HAPPENING = st.tuples(
    st.sampled_from(["damage", "looting", "restoration", "rebuilt", "repaired", "stabilised"]),
    st.sampled_from([*DATES, None]),
    st.sampled_from(["relayed", "relayed", "not-stated"]),
    st.sampled_from([None, None, "part"]),
)
HAPPENINGS = st.lists(HAPPENING, max_size=4)
DISPUTED = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=1)

Given = tuple[dict[str, Any], str | None]


def assessments(make: Make, looks: list[Given]) -> list[model.Assessment]:
    found = []
    for number, (look, reported) in enumerate(looks):
        made = make.seen(f"look-{number}", **look)
        found.append(replace(made, reported=edtf.parse(reported) if reported else None))
    return found


def events(make: Make, happenings: list[tuple[str, str | None, str, str | None]]) -> list[model.Event]:
    found = []
    for number, (kind, date, basis, extent) in enumerate(happenings):
        is_work = kind in make.vocabularies["work"]
        event = make.event(f"event-{number}", "restoration" if is_work else kind, date)
        account = replace(event.accounts[0], basis=make.vocabularies["basis"][basis])
        work = None
        if is_work:
            words = make.vocabularies
            work = model.Work(words["work"][kind], words["completeness"][extent] if extent else None)
        found.append(replace(event, accounts=(account,), work=work))
    return found


def derive(
    make: Make,
    looks: list[model.Assessment],
    happened: list[model.Event],
    disputed: list[tuple[int, int]] | None = None,
    on: str | None = None,
) -> Status:
    disputes = [make.dispute((f"look-{a}",), (f"look-{b}",)) for a, b in disputed or ()]
    return make.status(*looks, events=happened, disputes=disputes, on=on)


def told(status: Status) -> tuple[Any, ...]:
    """Everything that a reader is told of a status but its trace, which may name what was set aside."""
    return (
        replace(status.judged, trace=(), could_not_tell=None),
        *(status.certainty, status.support_grade, status.support, status.since),
        replace(status.condition, trace=()),
    )


def may_give(make: Make, look: model.Assessment) -> bool:
    """Whether a look stands, names a degree, and has a last day."""
    return (
        look.standing.id == "standing"
        and look.damage is not None
        and look.damage.grade is not None
        and last_day(look, {}) is not None
    )


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED, data=st.data())
def test_13_the_order_of_the_file_never_matters(
    make: Make, looks: list[Given], happenings: list[Any], disputed: list[Any], data: st.DataObject
) -> None:
    ordered, happened = assessments(make, looks), events(make, happenings)
    shuffled, reordered = data.draw(st.permutations(ordered)), data.draw(st.permutations(happened))
    assert derive(make, shuffled, reordered, disputed) == derive(make, ordered, happened, disputed)


@given(looks=LOOKS, happenings=HAPPENINGS)
def test_13_ids_never_decide(make: Make, looks: list[Given], happenings: list[Any]) -> None:
    ordered, happened = assessments(make, looks), events(make, happenings)
    renamed = [replace(look, id=f"look-{99 - n}") for n, look in enumerate(ordered)]
    ours, theirs = derive(make, ordered, happened), derive(make, renamed, happened)
    assert (ours.damage, ours.judged.way, ours.last_observed, ours.certainty, ours.support_grade) == (
        *(theirs.damage, theirs.judged.way, theirs.last_observed, theirs.certainty, theirs.support_grade),
    )
    assert set(ours.judged.words) == set(theirs.judged.words)


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED, on=st.sampled_from(["2015-05-15", None]))
def test_13_a_look_that_may_give_a_word_gives_a_status(
    make: Make, looks: list[Given], happenings: list[Any], disputed: list[Any], on: str | None
) -> None:
    given_looks = assessments(make, looks)
    status = derive(make, given_looks, events(make, happenings), disputed, on)
    if on is None and any(may_give(make, look) for look in given_looks):
        assert status.damage is not None or status.contested
    assert (status.damage is None) == (status.decided_by is None) == (status.supported_by == ())
    judged = sorted(step.assessment.id for step in status.trace)
    assert judged == sorted(look.id for look in given_looks), "each assessment is traced once"


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED)
def test_05_a_contested_status_has_words_that_contradict_no_decider_and_no_certainty(
    make: Make, looks: list[Given], happenings: list[Any], disputed: list[Any]
) -> None:
    status = derive(make, assessments(make, looks), events(make, happenings), disputed)
    judged = status.judged
    if not judged.contested:
        assert (status.support_grade is not None and status.support_grade.id == "contested") is False
        return
    assert (judged.word, judged.decided_by, status.certainty) == (None, None, None)
    assert len(judged.words) == len(judged.sides) > 1
    meanings = [meaning_of(word) for word in judged.words]
    assert any(contradict(one, other) for one in meanings for other in meanings)


@given(looks=LOOKS, happenings=HAPPENINGS)
def test_weight_what_weighs_too_little_never_changes_the_word(
    make: Make, looks: list[Given], happenings: list[Any]
) -> None:
    every, happened = assessments(make, looks), events(make, happenings)
    heavy = [look for look in every if weight_of(look, make.vocabularies) >= GIVES_THE_WORD]
    assume(any(may_give(make, look) for look in heavy))
    ours, theirs = derive(make, every, happened).judged, derive(make, heavy, happened).judged
    assert (ours.word, ours.words, ours.way, ours.last_look, ours.beside) == (
        *(theirs.word, theirs.words, theirs.way, theirs.last_look, theirs.beside),
    )


@given(looks=LOOKS, happenings=HAPPENINGS)
def test_08_only_somebody_who_looked_renews(make: Make, looks: list[Given], happenings: list[Any]) -> None:
    judged = derive(make, assessments(make, looks), events(make, happenings)).judged
    for look in filter(None, (judged.last_look, judged.last_vaguer)):
        assert look.basis.id in ("direct-observation", "remote-observation", "relayed")
        assert look.certainty.id not in ("low", "negligible")
        assert look.observed is not None and look.observed.earliest is not None


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED, later=LOOK)
def test_15_a_look_after_a_day_does_not_reach_back(
    make: Make, looks: list[Given], happenings: list[Any], disputed: list[Any], later: dict[str, Any]
) -> None:
    past, happened = assessments(make, looks), events(make, happenings)
    future = make.seen("future", **{**later, "observed": "2015-06-11"})
    before = derive(make, past, happened, disputed, on="2015-06-10")
    after = derive(make, [*past, future], happened, disputed, on="2015-06-10")
    assert told(after) == told(before)


@given(looks=LOOKS, happenings=HAPPENINGS, wire=st.sampled_from(["unosat", "unesco", "afp"]))
def test_12_a_page_more_that_carries_a_known_wire_changes_neither_grade_nor_number(
    make: Make, looks: list[Given], happenings: list[Any], wire: str
) -> None:
    every, happened = assessments(make, looks), events(make, happenings)
    assume(every)
    carried = replace(
        every[0],
        citations=(*every[0].citations, replace(every[0].citations[0], source="another-page")),
    )
    ours, theirs = derive(make, every, happened), derive(make, [carried, *every[1:]], happened)
    assert ours.support_grade == theirs.support_grade
    assert [one.origins for one in ours.support] == [one.origins for one in theirs.support]
    assert (ours.damage, ours.judged.words) == (theirs.damage, theirs.judged.words)


@given(looks=LOOKS, happenings=HAPPENINGS, late=st.sampled_from(["2016-03-01", "2017"]))
def test_14_a_look_of_the_same_word_makes_nothing_contested_less_certain_or_older(
    make: Make, looks: list[Given], happenings: list[Any], late: str
) -> None:
    """Held where no event can lie between the look that decides and the new one."""
    every, happened = assessments(make, looks), events(make, happenings)
    before = derive(make, every, happened)
    if before.decided_by is None:
        return
    first = last_day(before.decided_by, {}) or FIRST_OF_DAYS
    if any(one.occurred and (one.occurred.latest or LAST_OF_DAYS) >= first for one in happened):
        return
    again = replace(before.decided_by, id="again", observed=edtf.parse(late), reported=None)
    after = derive(make, [*every, again], happened)
    assert after.damage == before.damage
    assert not after.contested
    assert ((after.certainty and after.certainty.rank) or 0) >= (
        (before.certainty and before.certainty.rank) or 0
    )
    if before.last_observed and before.last_observed.earliest:
        assert after.last_observed and after.last_observed.earliest
        assert after.last_observed.earliest >= before.last_observed.earliest


@given(looks=LOOKS, happenings=HAPPENINGS)
def test_14_removing_a_look_that_does_nothing_changes_nothing(
    make: Make, looks: list[Given], happenings: list[Any]
) -> None:
    every, happened = assessments(make, looks), events(make, happenings)
    status = derive(make, every, happened)
    for step in status.trace:
        if step.verdict in ("earlier", "weaker", "repeated"):
            after = derive(make, [look for look in every if look is not step.assessment], happened)
            assert told(after) == told(status)


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED)
def test_05_a_graver_word_was_before_a_milder_one_only_if_an_event_explains_it(
    make: Make, looks: list[Given], happenings: list[Any], disputed: list[Any]
) -> None:
    judged = derive(make, assessments(make, looks), events(make, happenings), disputed).judged
    followed_by = [*(one.word for one in judged.earlier[1:]), judged.word]
    for one, after in zip(judged.earlier, followed_by, strict=False):
        if one.event is None and after is not None:
            assert not is_graver(meaning_of(one.word), meaning_of(after))
    sides = {look.id for side in judged.sides for look in side}
    assert sides.isdisjoint(one.assessment.id for one in judged.earlier)


@given(looks=LOOKS, happenings=HAPPENINGS)
def test_07_since_names_nothing_that_was_surely_over_before_the_last_look(
    make: Make, looks: list[Given], happenings: list[Any]
) -> None:
    status = derive(make, assessments(make, looks), events(make, happenings))
    last = status.judged.last_look
    if last is None or last.observed is None or last.observed.earliest is None:
        return
    for one in status.since:
        end = one.event.occurred.latest if one.event.occurred else None
        assert end is None or end >= last.observed.earliest


@given(looks=LOOKS, happenings=HAPPENINGS)
def test_07_events_on_weak_accounts_alone_license_nothing(
    make: Make, looks: list[Given], happenings: list[Any]
) -> None:
    every = assessments(make, looks)
    weak = events(make, [(kind, date, "not-stated", extent) for kind, date, _, extent in happenings])
    with_events, without = derive(make, every, weak), derive(make, every, [])
    assert with_events.judged == without.judged
    assert all(one.reported for one in with_events.since)


@given(looks=LOOKS, happenings=HAPPENINGS, grave=st.sampled_from(["severe", "destroyed"]))
def test_03_an_imprecise_date_never_gains_by_being_imprecise(
    make: Make, looks: list[Given], happenings: list[Any], grave: str
) -> None:
    """A milder look whose days may precede a ruin never takes its place where a later exact one does not."""
    happened = [one for one in events(make, happenings) if one.kind.id != "restoration"]
    ruin = make.seen("ruin", grave, "2015-06-03", by="unesco")
    exact = make.seen("mild", "intact", "2015-06-15", by="afp")
    vague = make.seen("mild", "intact", "2015-05/2015-07", by="afp")
    if derive(make, [ruin, exact], happened).damage == ruin.damage:
        assert derive(make, [ruin, vague], happened).damage == ruin.damage
    assert derive(make, [ruin, vague], happened).damage != vague.damage


@given(looks=LOOKS, happenings=HAPPENINGS)
def test_10_condition_and_damage_never_touch_each_other(
    make: Make, looks: list[Given], happenings: list[Any]
) -> None:
    every, happened = assessments(make, looks), events(make, happenings)
    poor = make.vocabularies["condition"]["poor"]
    both = [replace(look, condition=poor) for look in every]
    ours, theirs = derive(make, both, happened), derive(make, every, happened)
    assert (ours.damage, ours.judged.words, ours.last_observed, ours.since) == (
        *(theirs.damage, theirs.judged.words, theirs.last_observed, theirs.since),
    )


def test_17_ten_times_the_looks_take_not_much_more_than_ten_times_the_steps(make: Make) -> None:
    """Counted in calls of the program and not in seconds, so that no machine is too slow for it."""
    import sys

    def steps(number: int) -> int:
        looks = [
            make.seen(
                f"look-{n}",
                DAMAGE[n * 7 % 8],
                f"{1900 + n // 300}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                BASIS[n * 3 % 7],
                CERTAINTY[n % 6],
                by=f"speaker-{n % 50}",
            )
            for n in range(number)
        ]
        happened = [
            make.event(f"event-{n}", ("damage", "restoration")[n % 2], f"{1900 + n}") for n in range(30)
        ]
        site = make.site(assessments=looks)
        count = 0

        def counting(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counting)
        try:
            derive_status(site, None, happened, None, make.vocabularies)
        finally:
            sys.setprofile(None)
        return count

    assert steps(3000) < 15 * steps(300)
