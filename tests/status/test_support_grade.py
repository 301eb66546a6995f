"""When sources support each other, and when they only repeat each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from damage_catalogue.status.paths import has_independent_pair

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.status.facts import Status


def grade(status: Status) -> str | None:
    return None if status.support_grade is None else status.support_grade.id


def test_five_papers_carrying_one_wire_are_one_origin(make: Make) -> None:
    papers = [
        make.seen(f"paper-{n}", "severe", f"2015-05-0{n}", "relayed", by=f"speaker-{n}", via=("afp",))
        for n in range(1, 6)
    ]
    assert grade(make.status(*papers)) == "single-origin"


def test_one_speaker_in_two_papers_is_one_origin(make: Make) -> None:
    papers = [make.seen(f"paper-{n}", "severe", f"2015-05-0{n}", "relayed", by="chief") for n in (1, 2)]
    assert grade(make.status(*papers)) == "single-origin"


def test_two_speakers_through_two_ways_are_several_origins(make: Make) -> None:
    status = make.status(
        make.seen("a", "severe", "2015-05-01", "relayed", by="chief", via=("afp",)),
        make.seen("b", "severe", "2015-05-02", "relayed", by="observatory", via=("reuters",)),
    )
    assert grade(status) == "multiple-origins"


def test_the_speaker_of_one_is_the_messenger_of_the_other(make: Make) -> None:
    status = make.status(
        make.seen("a", "severe", "2015-05-01", "relayed", by="afp"),
        make.seen("b", "severe", "2015-05-02", "relayed", by="chief", via=("afp",)),
    )
    assert grade(status) == "single-origin"


def test_two_voices_in_one_article_are_as_good_as_that_article(make: Make) -> None:
    status = make.status(
        make.seen("a", "severe", "2015-05-01", "relayed", by="chief", source="article"),
        make.seen("b", "severe", "2015-05-02", "relayed", by="observatory", source="article"),
    )
    assert grade(status) == "single-origin"


def test_an_unnamed_voice_is_never_proof_of_independence(make: Make) -> None:
    status = make.status(
        make.seen("a", "severe", "2015-05-01", "relayed", by="chief"),
        make.seen("b", "severe", "2015-05-02", "relayed", by=None),
    )
    assert grade(status) == "single-origin"


@pytest.mark.parametrize(
    ("certainty", "expected"), [("high", "observed"), ("medium", "observed"), ("low", "single-origin")]
)
def test_somebody_who_looked_and_is_fairly_certain_is_observation(
    make: Make, certainty: str, expected: str
) -> None:
    assert grade(make.status(make.seen("a", "severe", "2015-05-01", certainty=certainty))) == expected


def test_seen_from_a_distance_is_still_observed(make: Make) -> None:
    seen = make.seen("a", "severe", "2015-05-01", "direct-observation", limits=["seen-from-distance"])
    assert grade(make.status(seen)) == "observed"


def chains(*texts: str) -> list[frozenset[tuple[str, str]]]:
    return [frozenset(("agent", link) for link in text) for text in texts]


@pytest.mark.parametrize(
    ("texts", "independent"),
    [
        ((), False),
        (("a",), False),
        (("ab", "bc", "ca"), False),
        (("ab", "bc", "cd"), True),
        (("abc", "cde", "ead"), False),
        (("abc", "cde", "ead", "b"), True),
    ],
)
def test_chains_that_all_overlap_in_pairs_are_dependent_without_a_common_link(
    texts: tuple[str, ...], independent: bool
) -> None:
    assert has_independent_pair(chains(*texts)) is independent
