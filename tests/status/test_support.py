"""Support as a number: which pages and origins count for which word of a status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from tests.status.test_laws import DISPUTED, HAPPENINGS, LOOKS, Given, assessments, derive, events

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.status.facts import Status


def told(status: Status) -> list[tuple[str, int, int]]:
    return [(one.word.id, one.pages, one.origins) for one in status.support]


def test_a_source_that_two_cite_is_one_page(make: Make) -> None:
    status = make.status(
        make.seen("a", "severe", "2015-05-01", by="chief", source="article"),
        make.seen("b", "severe", "2015-05-02", by="observatory", source="article"),
        make.seen("c", "severe", "2015-05-03", by="chief", source="interview"),
    )
    assert told(status) == [("severe", 2, 2)]


def test_somebody_unnamed_adds_a_page_and_no_origin(make: Make) -> None:
    named = make.seen("a", "severe", "2015-05-01", by="chief")
    unnamed = make.seen("b", "severe", "2015-05-02", by=None, via=("afp",))
    other = make.seen("c", "severe", "2015-05-03", by=None, via=("reuters",))
    assert told(make.status(named, unnamed, other)) == [("severe", 3, 1)]
    assert told(make.status(unnamed, other)) == [("severe", 2, 1)]


def test_claims_of_the_party_itself_are_one_origin_beside_others_too(make: Make) -> None:
    claims = [
        make.seen(f"claim-{n}", "severe", f"2015-05-0{n}", "self-claim", by=f"mouthpiece-{n}") for n in (1, 2)
    ]
    unnamed = make.seen("unnamed", "severe", "2015-05-03", "relayed", by=None)
    assert told(make.status(*claims)) == [("severe", 2, 1)]
    status = make.status(*claims, unnamed)
    assert told(status) == [("severe", 3, 1)]
    assert status.support_grade and status.support_grade.id == "single-origin"


def test_who_says_it_less_exactly_or_the_contrary_counts_for_nothing(make: Make) -> None:
    status = make.status(
        make.seen("a", "severe", "2015-05-01", by="chief"),
        make.seen("vague", "damaged", "2015-05-02", by="observatory"),
        make.seen("contrary", "intact", "2015-05-01", "not-stated", "low", by="tourist"),
        make.seen("repeat", "severe", "2015-05-03", "not-stated", by="afp"),
    )
    assert told(status) == [("severe", 2, 2)]


def test_each_side_of_a_contested_status_has_its_own_support(make: Make) -> None:
    status = make.status(
        make.seen("a", "destroyed", "2015-05-01", "relayed", by="chief"),
        make.seen("b", "destroyed", "2015-05-01", "relayed", by="observatory"),
        make.seen("c", "destroyed", "2015-05-01", "relayed", by="observatory", source="again"),
        make.seen("d", "slight", "2015-05-01", "relayed", by="guard"),
        make.seen("rumour", "slight", "2015-05-01", "not-stated", by="neighbour"),
    )
    assert status.contested
    assert {word: numbers for word, *numbers in told(status)} == {
        "destroyed": [3, 2],
        "slight": [2, 2],
    }


def test_what_nobody_has_said_has_no_support(make: Make) -> None:
    assert told(make.status()) == []
    assert told(make.status(make.seen("a", "unknown", "2015-05-01"))) == []


@given(looks=LOOKS, happenings=HAPPENINGS, disputed=DISPUTED)
def test_word_and_number_agree_whatever_was_seen(
    make: Make, looks: list[Given], happenings: list[Any], disputed: list[Any]
) -> None:
    status = derive(make, assessments(make, looks), events(make, happenings), disputed)
    words = status.judged.words or ([status.damage] if status.damage else [])
    assert [one.word for one in status.support] == [*words]
    assert all(1 <= one.origins <= one.pages for one in status.support)
    grade = status.support_grade.id if status.support_grade else None
    for one in status.support:
        assert one.origins > 1 or grade != "multiple-origins"
        assert one.origins == 1 or grade not in ("single-origin", "self-claimed")
