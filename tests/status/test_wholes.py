"""What parts tell of the whole they belong to, and what they do not."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.status.test_laws import HAPPENINGS, LOOK, assessments, events

from damage_catalogue.records import edtf
from damage_catalogue.records.edtf import Day
from damage_catalogue.status.between import FIRST_OF_DAYS, LAST_OF_DAYS
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.look import last_day
from damage_catalogue.status.roll_up import class_of, is_judged
from damage_catalogue.status.wholes import derive_site_histories

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.records.model import Assessment, Catalogue, Event, Site
    from damage_catalogue.status.facts import AtLeastDamaged, SiteStatus

PARTS = ("cella", "gate")


def whole_with(
    make: Make, looks: list[Assessment], *happened: Event, principal: str | None = None
) -> SiteStatus:
    temple = make.site(assessments=looks, components=PARTS, principal=principal)
    return derive_all(make.catalogue(temple, *happened))["temple"]


def told(found: AtLeastDamaged | None) -> str | None:
    if found is None:
        return None
    word = found.state.word.id if found.state.word else "/".join(word.id for word in found.state.words)
    flags = ["perhaps"] * found.perhaps + ["reported"] * found.reported
    flags += [f"and {found.others} more"] * bool(found.others)
    return " ".join([found.part.id, word, *flags])


# Each: looks at the whole, looks at parts (with the part), and what the whole is told.
CASES: dict[str, tuple[list[Any], list[Any], str | None]] = {
    "a part in ruins later than the whole was whole": (
        [("intact", "2011")],
        [("gate", "destroyed", "2015-05-01")],
        "gate destroyed",
    ),
    "a part in ruins on the very day on which the whole still stands": (
        [("still-stands", "2015-05-01")],
        [("gate", "destroyed", "2015-05-01")],
        "gate destroyed",
    ),
    "a part in ruins before the whole was seen": (
        [("still-stands", "2016")],
        [("gate", "destroyed", "2015-05-01")],
        None,
    ),
    "days that do not tell which was later": (
        [("intact", "2015-05-01")],
        [("gate", "severe", "2015")],
        "gate severe perhaps",
    ),
    "a whole that is damaged anyway": ([("damaged", "2011")], [("gate", "destroyed", "2015")], None),
    "a whole that is worse than its part": ([("destroyed", "2011")], [("gate", "slight", "2015")], None),
    "a part that is no worse than the word allows": (
        [("intact", "2011")],
        [("gate", "intact", "2015")],
        None,
    ),
    "a part that still stands and may be damaged or not": (
        [("intact", "2011")],
        [("gate", "still-stands", "2015")],
        None,
    ),
    "nobody judged the whole": ([], [("gate", "slight", "2015")], "gate slight"),
    "nobody could tell the state of the part": ([("intact", "2011")], [("gate", "possible", "2015")], None),
    "the gravest of two parts": (
        [("intact", "2011")],
        [("gate", "slight", "2016"), ("cella", "severe", "2015")],
        "cella severe and 1 more",
    ),
    "the part that is later, where the graver is earlier": (
        [("intact", "2015")],
        [("gate", "slight", "2016"), ("cella", "severe", "2012")],
        "gate slight",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_02_a_part_found_damaged_later_says_at_least_damaged_of_the_whole(make: Make, case: str) -> None:
    of_whole, of_parts, expected = CASES[case]
    looks = [make.seen(f"whole-{n}", *look) for n, look in enumerate(of_whole)]
    looks += [make.seen(f"part-{n}", *look, component=part) for n, (part, *look) in enumerate(of_parts)]
    found = whole_with(make, looks)
    assert told(found.at_least) == expected
    words = [look.damage for look in looks if look.component is None]
    assert found.status.damage == (words[0] if words else None), "the word on the whole stays"


def test_02_what_is_only_reported_of_a_part_is_only_reported_of_the_whole(make: Make) -> None:
    looks = [
        make.seen("whole", "intact", "2011"),
        make.seen("part", "destroyed", "2015", "not-stated", component="gate"),
    ]
    assert told(whole_with(make, looks).at_least) == "gate destroyed reported"


def test_02_a_part_that_was_rebuilt_since_makes_no_whole_damaged(make: Make) -> None:
    looks = [make.seen("whole", "intact", "2011"), make.seen("part", "destroyed", "2015", component="gate")]
    work = events(make, [("rebuilt", "2016", "relayed", None)])
    assert whole_with(make, looks, *work).at_least is None
    perhaps = events(make, [("rebuilt", "2015", "relayed", "part")])
    assert told(whole_with(make, looks, *perhaps).at_least) == "gate destroyed"


def test_02_a_whole_that_was_rebuilt_can_be_damaged_again(make: Make) -> None:
    looks = [
        make.seen("whole", "damaged", "2011"),
        make.seen("part", "severe", "2018", component="gate"),
    ]
    temple = make.site(assessments=looks, components=PARTS)
    (work,) = events(make, [("rebuilt", "2013", "relayed", None)])
    assert told(derive_all(make.catalogue(temple, work))["temple"].at_least) == "gate severe"
    (late,) = events(make, [("rebuilt", "2019", "relayed", None)])
    assert derive_all(make.catalogue(temple, late))["temple"].at_least is None


def test_02_a_place_below_counts_as_a_part_however_deep(make: Make) -> None:
    catalogue = make.catalogue(
        make.site("town", [make.seen("town", "intact", "2011")]),
        make.site("quarter", part_of="town"),
        make.site("house", [make.seen("house", "severe", "2015")], part_of="quarter"),
    )
    found = derive_all(catalogue)
    assert told(found["town"].at_least) == told(found["quarter"].at_least) == "house severe"


def test_02_a_principal_part_keeps_its_word_and_is_told_of_the_others(make: Make) -> None:
    looks = [
        make.seen("cella", "intact", "2011", component="cella"),
        make.seen("gate", "destroyed", "2015", component="gate"),
    ]
    found = whole_with(make, looks, principal="cella")
    assert found.status.damage == make.vocabularies["damage"]["intact"]
    assert told(found.at_least) == "gate destroyed"
    assert not found.told_by_counts


LOOKS_SOMEWHERE = st.lists(st.tuples(LOOK, st.sampled_from([None, *PARTS])), max_size=7)


@given(looks=LOOKS_SOMEWHERE, happenings=HAPPENINGS)
def test_02_and_09_parts_give_the_whole_no_word_and_the_whole_gives_no_part_one(
    make: Make, looks: list[tuple[dict[str, Any], str | None]], happenings: list[Any]
) -> None:
    every = [
        replace(look, component=component)
        for look, (_, component) in zip(
            assessments(make, [(look, None) for look, _ in looks]), looks, strict=True
        )
    ]
    happened = events(make, happenings)
    found = whole_with(make, every, *happened)
    alone = whole_with(make, [look for look in every if look.component is None], *happened)
    assert found.status == alone.status
    for part in PARTS:
        of_part = whole_with(make, [look for look in every if look.component == part], *happened)
        ours, theirs = found.components[part].judged, of_part.components[part].judged
        # A look at the whole may confirm a word, and then somebody has seen what was only a position.
        assert (ours.word, ours.words) == (theirs.word, theirs.words)


@given(looks=LOOKS_SOMEWHERE, happenings=HAPPENINGS)
def test_02_at_least_damaged_rests_on_a_part_and_is_news(
    make: Make, looks: list[tuple[dict[str, Any], str | None]], happenings: list[Any]
) -> None:
    every = [
        replace(look, component=component)
        for look, (_, component) in zip(
            assessments(make, [(look, None) for look, _ in looks]), looks, strict=True
        )
    ]
    found = whole_with(make, every, *events(make, happenings))
    if found.at_least is None:
        return
    judged = found.components[found.at_least.part.id].judged
    assert found.at_least.state == judged
    words = (judged.word,) if judged.word else judged.words
    assert all(word.grade and word.grade[0] > 0 for word in words), "never better than damaged"
    whole = found.status.judged.last_look
    of_part = [*judged.supported_by, *(one for side in judged.sides for one in side)]
    if whole is not None and not found.at_least.perhaps:
        began = max(_first(one) for one in of_part)
        assert began >= (last_day(whole, {}) or LAST_OF_DAYS) or whole.observed is None


def _first(one: Assessment) -> Day:
    return (one.observed and one.observed.earliest) or FIRST_OF_DAYS


# Trees of places: each place lies in an earlier one or in none, and may have components.

TREE = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.sampled_from([(), (), ("cella", "gate"), ("cella",)]),
        st.sampled_from([None, None, "cella"]),
        st.sampled_from([None, None, None, 3]),
        st.lists(st.tuples(LOOK, st.sampled_from([None, "cella", "gate"])), max_size=2),
    ),
    min_size=1,
    max_size=8,
)


def tree(make: Make, places: list[Any]) -> Catalogue:
    sites: list[Site] = []
    for number, (above, components, principal, known, looks) in enumerate(places):
        made = [
            make.seen(f"look-{n}", **{**look, "component": part if part in components else None})
            for n, (look, part) in enumerate(looks)
        ]
        sites.append(
            make.site(
                f"place-{number}",
                made,
                part_of=f"place-{above}" if above < number else None,
                components=components,
                principal=principal if principal in components else None,
                known=known,
            )
        )
    return make.catalogue(*sites)


@given(places=TREE)
@settings(max_examples=150)
def test_09_counts_of_a_whole_are_the_sum_of_those_of_its_parts(make: Make, places: list[Any]) -> None:
    catalogue = tree(make, places)
    found = derive_all(catalogue)

    def counted(id: str) -> Counter[str]:
        """What a place counts for in the place above: itself, or all that is recorded below it."""
        derived, site = found[id], catalogue.sites[id]
        below = sum((counted(one.id) for one in catalogue.parts.get(id, ())), Counter())
        if any(one.principal for one in site.components):
            word = "by-parts" if derived.told_by_counts else class_of(derived.status, make.vocabularies).id
            return Counter([word]) + below
        if not (site.components or below):
            return Counter([class_of(derived.status, make.vocabularies).id])
        return shown(id)

    def shown(id: str) -> Counter[str]:
        roll_up = found[id].roll_up
        return Counter({term.id: n for term, n in roll_up.counts} if roll_up else {})

    for id, site in catalogue.sites.items():
        roll_up = found[id].roll_up
        own = Counter(class_of(found[id].components[one.id], make.vocabularies).id for one in site.components)
        parts = own + sum((counted(one.id) for one in catalogue.parts.get(id, ())), Counter())
        known = site.inventory.known if site.inventory else 0
        parts += Counter({"not-assessed": max(known - parts.total(), 0)})
        assert shown(id) == parts, id
        assert roll_up is None or roll_up.known == parts.total()


def test_07_rebuilt_stays_told_of_what_was_judged_after_it(make: Make) -> None:
    """Also in counts: what stands again is not what stood before."""
    looks = [
        make.seen("ruin", "destroyed", "2015-05-01", component="cella"),
        make.seen("again", "still-stands", "2020-05-01", component="cella"),
        make.seen("gate", "still-stands", "2020-05-01", component="gate"),
    ]
    work = events(make, [("rebuilt", "2017", "relayed", None)])
    roll_up = whole_with(make, looks, *work).roll_up
    assert roll_up is not None
    assert [(one.state.id, one.kind.id, one.how, one.number) for one in roll_up.since] == [
        ("still-stands", "rebuilt", "before", 1)
    ]
    unworked = whole_with(make, looks[2:]).roll_up
    assert unworked is not None
    assert unworked.since == ()


def test_15_what_nobody_is_known_to_have_said_by_the_day_judges_nothing(make: Make) -> None:
    seen = make.seen("whole", "damaged", "2015-05-01")
    late = replace(seen, reported=edtf.parse("2016-05-01"))
    catalogue = make.catalogue(make.site(assessments=[late], components=PARTS))
    day = Day(2015, 6, 1)
    assert is_judged(derive_all(catalogue, day)["temple"].status)
    assert not is_judged(derive_all(catalogue, day, day)["temple"].status)


@given(places=TREE)
@settings(max_examples=150)
def test_09_nobody_looked_is_never_said_above_a_part_that_was_judged(make: Make, places: list[Any]) -> None:
    catalogue = tree(make, places)
    found = derive_all(catalogue)
    for id, derived in found.items():
        below = [
            one for one in found if id in {site.id for site in catalogue.ancestors(catalogue.sites[one])}
        ]
        traced = any(status.trace for status in derived.components.values()) or any(
            found[one].status.trace or any(part.trace for part in found[one].components.values())
            for one in below
        )
        assert derived.parts_judged == traced
        if traced and not derived.told_by_counts:
            assert class_of(derived.status, make.vocabularies).id != "not-assessed"


DAYS = [Day.from_date(date(2015, 4, 28) + timedelta(3 * n)) for n in range(24)]


@given(places=TREE, happenings=HAPPENINGS)
@settings(max_examples=60)
def test_a_history_gives_the_counts_of_every_day(
    make: Make, places: list[Any], happenings: list[Any]
) -> None:
    catalogue = tree(make, places)
    happened = [
        replace(one, affects=(replace(one.affects[0], site="place-0"),)) for one in events(make, happenings)
    ]
    catalogue = make.catalogue(*catalogue.sites.values(), *happened)
    histories = derive_site_histories(catalogue)
    for day in (Day(-5000, 1, 1), *DAYS, Day(2016, 12, 31), Day(9999, 1, 1)):
        for id, expected in derive_all(catalogue, on=day).items():
            assert next(one for begins, one in reversed(histories[id]) if begins <= day) == expected, (
                id,
                day,
            )


def test_17_ten_times_the_parts_take_not_much_more_than_ten_times_the_steps(make: Make) -> None:
    """Counted in calls of the program, for a place of many parts that change on days of their own."""

    def steps(number: int) -> int:
        parts = [
            make.site(
                f"part-{n}",
                [
                    make.seen("before", "intact", f"2014-{n % 12 + 1:02}-{n % 28 + 1:02}"),
                    make.seen("after", ("severe", "slight")[n % 2], f"2015-{n % 12 + 1:02}-{n % 27 + 1:02}"),
                ],
                part_of="town",
            )
            for n in range(number)
        ]
        catalogue = make.catalogue(make.site("town", [make.seen("town", "intact", "2014-06-01")]), *parts)
        count = 0

        def counting(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counting)
        try:
            derive_site_histories(catalogue)
        finally:
            sys.setprofile(None)
        return count

    assert steps(1000) < 15 * steps(100)


def test_09_an_undated_word_leaves_a_part_without_one_and_the_whole_speaks(make: Make) -> None:
    whole = make.seen("whole", "severe", "2016-05-01")
    undated = replace(make.seen("gate", "destroyed", "2016-05-01", component="gate"), observed=None)
    found = whole_with(make, [whole, undated]).components["gate"]
    assert (found.damage, found.said_of_whole and found.said_of_whole.id) == (None, "severe")
    dated = make.seen("gate", "destroyed", "2016-05-01", component="gate")
    assert whole_with(make, [whole, dated]).components["gate"].said_of_whole is None
