"""What editors leave open, and what happened that nobody vouches for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from damage_catalogue.records.model import Review

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.records.model import Assessment


@pytest.fixture
def citadel(make: Make) -> tuple[Assessment, ...]:
    """Two looks that contradict each other, the graver later."""
    return (
        make.seen("antiquities", "slight", "2016-03-15", "remote-observation", "medium", by="dgam"),
        make.seen("mission", "severe", "2016-04-24/2016-04-26", "direct-observation", "medium", by="unesco"),
    )


def test_an_open_question_makes_the_state_contested(make: Make, citadel: tuple[Assessment, ...]) -> None:
    status = make.status(*citadel, disputes=[make.dispute(("antiquities",), ("mission",))])
    assert status.judged.sides == ((citadel[1],), (citadel[0],))
    assert [one.disagreement.id for one in status.questions] == ["how-bad"]
    assert not make.status(*citadel).contested


def test_a_question_recorded_by_an_event_counts_too(make: Make, citadel: tuple[Assessment, ...]) -> None:
    dispute = make.dispute(("sites/temple#antiquities",), ("sites/temple#mission", "sites/other#mission"))
    event = make.event("bombing", "damage", "2015-11-02", disagreements=(dispute,))
    status = make.status(*citadel, events=[event])
    assert status.contested
    assert status.questions[0].event == event


def test_a_question_of_an_event_that_was_withdrawn_is_open_no_more(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    dispute = make.dispute(("sites/temple#antiquities",), ("sites/temple#mission",))
    event = make.event("bombing", "damage", "2015-11-02", disagreements=(dispute,))
    withdrawn = replace(event, review=Review(make.vocabularies["review-state"]["withdrawn"]))
    status = make.status(*citadel, events=[withdrawn])
    assert not status.contested
    assert status.questions == ()


def test_a_plain_id_in_an_event_names_its_own_account_and_no_assessment(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    dispute = make.dispute(("antiquities",), ("mission",))
    event = make.event("bombing", "damage", "2015-11-02", disagreements=(dispute,))
    assert not make.status(*citadel, events=[event]).contested


def test_a_question_does_not_contest_a_day_before_both_had_spoken(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    dispute = make.dispute(("antiquities",), ("mission",))
    status = make.status(*citadel, disputes=[dispute], on="2016-04-25")
    assert not status.contested
    assert status.questions == ()


@pytest.mark.parametrize(
    ("topic", "outcome"), [("condition", "resolved"), ("condition", "explained"), ("date", "unresolved")]
)
def test_a_settled_question_or_one_about_something_else_contests_nothing(
    make: Make, citadel: tuple[Assessment, ...], topic: str, outcome: str
) -> None:
    dispute = make.dispute(("antiquities",), ("mission",), topic=topic, outcome=outcome)
    assert not make.status(*citadel, disputes=[dispute]).contested


def test_a_question_with_all_voices_on_one_side_contests_nothing(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    status = make.status(*citadel, disputes=[make.dispute(("antiquities", "mission"), ())])
    assert not status.contested
    assert status.questions == ()


def test_a_question_about_what_is_past_leaves_the_present_as_it_is(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    rebuilt = make.event("rebuilt", "restoration", "2018")
    later = make.seen("later", "intact", "2019", "direct-observation", by="unesco")
    dispute = make.dispute(("antiquities",), ("mission",))
    status = make.status(*citadel, later, events=[rebuilt], disputes=[dispute])
    assert status.damage == later.damage


@pytest.mark.parametrize(("standing", "site"), [("retracted", "temple"), ("standing", "other")])
def test_repair_that_nobody_vouches_for_or_elsewhere_mends_nothing(
    make: Make, standing: str, site: str
) -> None:
    ruin = make.seen("ruin", "destroyed", "2015-06-27")
    whole = make.seen("whole", "no-visible-damage", "2017-10-01")
    event = make.event("restored", "restoration", "2017-09", standing=standing, site=site)
    status = make.status(ruin, whole, events=[event])
    assert status.contested
    assert status.since == ()


def test_what_was_superseded_does_not_decide_the_past_either(make: Make) -> None:
    belief = make.seen("belief", "destroyed", "2015-06-29", "relayed", "medium", standing="superseded")
    status = make.status(belief, on="2015-07-10")
    assert status.damage is None
    assert status.support_grade and status.support_grade.id == "discounted"
