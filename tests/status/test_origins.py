"""How many origins there are: laws held for any paths, and cases that can be counted by hand."""

from __future__ import annotations

import sys
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage_catalogue.status.origins import MOST_SEARCHED, count_origins, group_by_origin
from damage_catalogue.status.paths import Chain, WordPath, chains_of, has_independent_pair

if TYPE_CHECKING:
    from tests.status.conftest import Make

AGENTS = ["afp", "chief", "dpa", "observatory", "reuters", "unesco", "unosat"]
PATH = st.builds(
    WordPath,
    st.sampled_from(AGENTS),
    st.lists(st.sampled_from(AGENTS), max_size=2).map(tuple),
    st.sampled_from([f"page-{n}" for n in range(6)]),
    st.sampled_from([False, False, False, True]),
)
PATHS = st.lists(PATH, max_size=9)


def number(paths: list[WordPath]) -> int:
    return count_origins(path.chain for path in paths)


def by_trying_all(chains: set[Chain]) -> int:
    """The definition itself: the largest set of chains of which no two share a link."""
    return max(
        size
        for size in range(len(chains) + 1)
        for some in combinations(chains, size)
        if all(one.isdisjoint(other) for one, other in combinations(some, 2))
    )


def path(text: str) -> WordPath:
    """“chief afp page”: the speaker, those between, the page."""
    by, *via, source = text.split()
    return WordPath(by, tuple(via), source)


@given(paths=PATHS)
def test_the_number_is_the_size_of_the_largest_set_of_which_no_two_share_anything(
    paths: list[WordPath],
) -> None:
    assert number(paths) == by_trying_all({path.chain for path in paths})


@given(paths=PATHS)
def test_word_and_number_never_contradict_each_other(paths: list[WordPath]) -> None:
    chains = {path.chain for path in paths}
    assert (number(paths) >= 2) is has_independent_pair(chains)
    assert (number(paths) >= 1) is bool(chains)


@given(paths=PATHS)
def test_there_are_no_more_origins_than_pages_and_no_more_than_speakers(paths: list[WordPath]) -> None:
    assert number(paths) <= len({path.source for path in paths})
    assert number(paths) <= len({path.by for path in paths})


@given(paths=PATHS, more=PATH)
def test_a_path_more_never_lowers_the_number_and_raises_it_by_one_at_most(
    paths: list[WordPath], more: WordPath
) -> None:
    assert number(paths) <= number([*paths, more]) <= number(paths) + 1


@given(paths=PATHS, known=PATH, between=st.lists(st.sampled_from(AGENTS), max_size=2))
def test_12_a_page_more_of_a_known_wire_or_speaker_changes_nothing(
    paths: list[WordPath], known: WordPath, between: list[str]
) -> None:
    """The known page tells nobody else's word; the new one may have gone through more hands."""
    alone = known._replace(source="page-alone")
    again = alone._replace(source="page-more", via=(*alone.via, *between))
    assert number([*paths, alone, again]) == number([*paths, alone])


@given(paths=PATHS, data=st.data())
def test_13_order_repetition_and_names_never_matter(paths: list[WordPath], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(paths * 2))
    assert number(shuffled) == number(paths)
    assert group_by_origin(shuffled) == group_by_origin(paths)
    names = dict(zip(AGENTS, data.draw(st.permutations(AGENTS)), strict=True))
    renamed = [path._replace(by=names[path.by], via=tuple(names[one] for one in path.via)) for path in paths]
    assert number(renamed) == number(paths)


@given(paths=PATHS)
def test_the_groups_hold_every_path_once_and_add_up_to_the_number(paths: list[WordPath]) -> None:
    groups = group_by_origin(paths)
    assert sum(group.number for group in groups) == number(paths)
    assert sorted(path for group in groups for path in group.paths) == sorted(set(paths))
    for group in groups:
        assert group.link is None or all(group.link in path.chain for path in group.paths)


@given(paths=PATHS)
def test_claims_of_a_party_itself_are_one_origin_through_any_mouthpieces(paths: list[WordPath]) -> None:
    assert number([path._replace(own=True) for path in paths]) == min(len(paths), 1)


@pytest.mark.parametrize(
    ("texts", "expected", "named"),
    [
        pytest.param(["a afp p1", "b afp p2", "c afp p3"], 1, ["afp"], id="one wire in three papers"),
        pytest.param(["a p1", "a afp p2", "a reuters p3"], 1, ["a"], id="one speaker in three papers"),
        pytest.param(["a p1", "b p1"], 1, ["p1"], id="two voices in one article"),
        pytest.param(
            ["a p1", "b p1", "a p2"], 2, ["a", "b"], id="one of the two voices heard elsewhere, too"
        ),
        pytest.param(["afp p1", "a afp p2"], 1, ["afp"], id="the messenger of one speaks in the other"),
        pytest.param(
            ["a p1", "a dpa p2", "b dpa p2", "b p3"], 2, ["a", "b"], id="two inquiries printed side by side"
        ),
        pytest.param(
            ["a unesco p1", "a unesco p2", "a p3", "unesco p1"], 2, ["a", "unesco"], id="speakers head groups"
        ),
        pytest.param(["a b p1", "b c p2", "c a p3"], 1, [None], id="each has it from the next"),
        pytest.param(["a p1", "b p2", "c p3"], 3, ["a", "b", "c"], id="three that share nothing"),
    ],
)
def test_cases_that_can_be_counted_by_hand(texts: list[str], expected: int, named: list[str | None]) -> None:
    paths = [path(text) for text in texts]
    assert number(paths) == expected
    groups = group_by_origin(paths)
    assert sorted((group.link[1] if group.link else None for group in groups), key=str) == named


def test_each_path_stands_with_its_speaker_where_there_are_as_many_speakers_as_origins() -> None:
    """Though more paths go through the one who passed on what the other said."""
    texts = ["unosat unesco p1", "unosat unesco p2", "unosat p3", "unesco p1", "unesco p4"]
    groups = group_by_origin(map(path, texts))
    assert [(group.link, {one.by for one in group.paths}) for group in groups] == [
        (("agent", "unosat"), {"unosat"}),
        (("agent", "unesco"), {"unesco"}),
    ]


def test_the_first_choice_among_those_that_meet_fewest_is_not_always_the_best() -> None:
    """The first meets only the second and the third, which are independent of each other."""
    texts = ["12", "13", "24", "35", "45", "5"]
    assert count_origins(frozenset(("agent", link) for link in text) for text in texts) == 3


def test_a_tangle_too_large_to_search_is_never_counted_too_high(make: Make) -> None:
    """A ring of speakers, each also quoted by the next: every second one is an origin."""
    ring = 2 * MOST_SEARCHED
    paths = [WordPath(f"agent-{n}", (f"agent-{(n + 1) % ring}",), f"page-{n}") for n in range(ring)]
    assert 2 <= number(paths) <= ring // 2
    (group,) = group_by_origin(paths)
    assert (group.link, group.number) == (None, number(paths))


def test_an_unnamed_speaker_has_no_path(make: Make) -> None:
    unnamed = make.seen("a", "severe", "2015-05-01", by=None, via=("afp",))
    assert chains_of([unnamed]) == set()


def test_ten_times_the_pages_take_not_much_more_than_ten_times_the_steps() -> None:
    """Counted in calls of the program and not in seconds, so that no machine is too slow for it."""

    def steps(pages: int) -> int:
        paths = [
            WordPath(f"speaker-{n % (pages // 5)}", (f"wire-{n % 3}",) if n % 2 else (), f"page-{n // 2}")
            for n in range(pages)
        ]
        count = 0

        def counting(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counting)
        try:
            group_by_origin(paths)
            number(paths)
        finally:
            sys.setprofile(None)
        return count

    assert steps(3000) < 15 * steps(300)
