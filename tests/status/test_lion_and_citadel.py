"""The Lion of al-Lat, thought lost and brought back; the citadel of Palmyra, over which sources disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from damage_catalogue.status.trace import Reason, explain

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.records.model import Assessment, Event


@pytest.fixture
def lion(make: Make) -> tuple[Assessment, ...]:
    return (
        make.seen(
            "thought-lost", "destroyed", "2015-07-02", "official-position", standing="superseded", by="dgam"
        ),
        make.seen("found", "severe", "2016-03-28~", "direct-observation", "medium", by="dgam"),
        make.seen("on-show", "intact", "2017-10-01", "relayed", "medium", by="restorer"),
    )


@pytest.fixture
def restoration(make: Make) -> Event:
    return make.event("restored", "restoration", "2017-08/2017-10-01")


def test_lion_is_intact_because_restoration_lies_between(
    make: Make, lion: tuple[Assessment, ...], restoration: Event
) -> None:
    status = make.status(*lion, events=[restoration])
    assert status.damage and status.damage.id == "intact"
    assert not status.contested
    assert explain(status) == (
        Reason("first", "found"),
        Reason("better", "on-show", "found", "restored"),
        Reason("not-standing", "thought-lost"),
    )


def test_lion_stays_severe_without_restoration(make: Make, lion: tuple[Assessment, ...]) -> None:
    status = make.status(*lion)
    assert status.damage and status.damage.id == "severe"
    assert explain(status)[1] == Reason("kept-stronger", "on-show", "found")


@pytest.mark.parametrize(
    ("occurred", "not_before", "not_after", "damage"),
    [
        ("2017-10-02", None, None, "severe"),
        ("2017", None, None, "severe"),
        ("2016-03", None, None, "severe"),
        ("2017-08/..", None, None, "severe"),
        (None, None, None, "severe"),
        ("2017", "2017-08-01", "2017-09-30", "intact"),
        (None, "2017-08-01", "2017-09-30", "intact"),
        ("2016-03-28/2017-10-01", None, None, "intact"),
    ],
)
def test_only_restoration_surely_between_the_two_observations_mends(
    make: Make,
    lion: tuple[Assessment, ...],
    occurred: str | None,
    not_before: str | None,
    not_after: str | None,
    damage: str,
) -> None:
    event = make.event("restored", "restoration", occurred, not_before=not_before, not_after=not_after)
    status = make.status(*lion, events=[event])
    assert status.damage and status.damage.id == damage


def test_restoration_that_nobody_vouches_for_any_longer_mends_nothing(
    make: Make, lion: tuple[Assessment, ...]
) -> None:
    denied = make.event("restored", "restoration", "2017-09", standing="retracted")
    elsewhere = make.event("other-place", "restoration", "2017-09", site="other")
    status = make.status(*lion, events=[denied, elsewhere])
    assert status.damage and status.damage.id == "severe"


def test_restoration_before_the_last_sight_of_the_damage_mends_nothing(
    make: Make, lion: tuple[Assessment, ...]
) -> None:
    event = make.event("restored", "restoration", "2017-08")
    still = make.seen("still-broken", "severe", "2017-09-01", "not-stated", "low", by="visitor")
    status = make.status(*lion, still, events=[event])
    assert status.damage and status.damage.id == "severe"


def test_lion_before_it_was_found_again_rests_on_a_discounted_statement(
    make: Make, lion: tuple[Assessment, ...]
) -> None:
    status = make.status(*lion, on="2015-07-10")
    assert status.damage is None
    assert status.corroboration and status.corroboration.id == "discounted"


@pytest.fixture
def citadel(make: Make) -> tuple[Assessment, ...]:
    return (
        make.seen("antiquities", "moderate", "2016-03", "remote-observation", "medium", by="dgam"),
        make.seen(
            "mission",
            "severe",
            "2016-04-24/2016-04-26",
            "direct-observation",
            "medium",
            by="unesco",
            limits=["seen-from-distance"],
        ),
        make.seen("press", "destroyed", "2016~", "remote-observation", "low", by="zaman-al-wasl"),
    )


def test_citadel_is_contested_by_the_two_step_rule_alone(make: Make, citadel: tuple[Assessment, ...]) -> None:
    status = make.status(*citadel)
    assert status.contested
    assert [one.id for one in status.against] == ["antiquities"]
    assert status.corroboration and status.corroboration.id == "contested"
    assert Reason("two-steps", "antiquities", "press") in explain(status)


def test_an_event_does_not_explain_what_may_have_been_seen_in_the_other_order(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    bombing = make.event("bombing", "damage", "2016-03~")
    assert make.status(*citadel, events=[bombing]).contested


def test_citadel_is_contested_through_the_open_disagreement(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    antiquities, mission, _ = citadel
    dispute = make.dispute(("antiquities",), ("mission",))
    status = make.status(antiquities, mission, disputes=[dispute])
    assert not make.status(antiquities, mission).contested, "one step apart is no contradiction by itself"
    assert [one.id for one in status.against] == ["antiquities"]
    assert Reason("unresolved", "antiquities", "mission", None, "how-bad") in explain(status)
    assert status.corroboration and status.corroboration.id == "contested"


def test_a_disagreement_recorded_by_an_event_counts_too(make: Make, citadel: tuple[Assessment, ...]) -> None:
    dispute = make.dispute(("sites/temple#antiquities",), ("sites/temple#mission", "sites/other#mission"))
    event = make.event("bombing", "damage", "2015-11-02", disagreements=(dispute,))
    status = make.status(*citadel[:2], events=[event])
    assert Reason("unresolved", "antiquities", "mission", "bombing", "how-bad") in explain(status)


def test_a_plain_id_in_an_event_names_its_own_account_and_no_assessment(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    dispute = make.dispute(("antiquities",), ("mission",))
    event = make.event("bombing", "damage", "2015-11-02", disagreements=(dispute,))
    assert not make.status(*citadel[:2], events=[event]).contested


def test_a_disagreement_does_not_contest_a_day_before_both_had_spoken(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    dispute = make.dispute(("antiquities",), ("mission",))
    assert not make.status(*citadel, disputes=[dispute], on="2016-04-25").contested


@pytest.mark.parametrize(
    ("topic", "outcome"), [("condition", "resolved"), ("condition", "explained"), ("date", "unresolved")]
)
def test_a_settled_disagreement_or_one_about_something_else_contests_nothing(
    make: Make, citadel: tuple[Assessment, ...], topic: str, outcome: str
) -> None:
    dispute = make.dispute(("antiquities",), ("mission",), topic=topic, outcome=outcome)
    assert not make.status(*citadel[:2], disputes=[dispute]).contested


def test_a_question_with_all_voices_on_one_side_contests_nothing(
    make: Make, citadel: tuple[Assessment, ...]
) -> None:
    dispute = make.dispute(("antiquities", "mission"), ())
    assert not make.status(*citadel[:2], disputes=[dispute]).contested


def test_a_disagreement_between_two_that_both_fit_the_status_still_contests_it(make: Make) -> None:
    exact = make.seen("exact", "severe", "2016-03-27")
    vague = make.seen("vague", "damaged", "2016-04-26")
    status = make.status(exact, vague, disputes=[make.dispute(("exact",), ("vague",))])
    assert [one.id for one in status.against] == ["vague"]
