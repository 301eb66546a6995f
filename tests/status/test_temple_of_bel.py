"""The Temple of Bel at Palmyra: seen whole, seen gone, said to stand, and later seen from too far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from damage_catalogue.status.trace import Reason, reasons_of

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.records.model import Assessment, Event
    from damage_catalogue.status.facts import Status


@pytest.fixture
def assessments(make: Make) -> tuple[Assessment, ...]:
    return (
        make.seen("image-before", "no-visible-damage", "2015-08-27"),
        make.seen(
            "antiquities-chief",
            "still-stands",
            "2015-08-31",
            "official-position",
            "low",
            by="maamoun-abdulkarim",
        ),
        make.seen("image-after", "destroyed", "2015-08-31"),
        make.seen("mission", "damaged", "2016-04-24/2016-04-26", "direct-observation", by="unesco",
                  limits=["seen-from-distance"]),
    )  # fmt: skip


@pytest.fixture
def blast(make: Make) -> Event:
    return make.event("blast", "damage", "2015-08-30")


@pytest.fixture
def today(make: Make, assessments: tuple[Assessment, ...], blast: Event) -> Status:
    return make.status(*assessments, events=[blast])


def word(status: Status) -> str | None:
    return None if status.damage is None else status.damage.id


def test_the_image_beats_the_hearsay_of_the_same_day(today: Status) -> None:
    assert word(today) == "destroyed"
    assert today.decided_by and today.decided_by.id == "image-after"


def test_the_trace_says_why_the_other_statement_of_that_day_changes_nothing(today: Status) -> None:
    assert Reason("challenges", "antiquities-chief", "image-after") in reasons_of(today.judged)


def test_the_trace_names_the_event_that_explains_the_loss(today: Status) -> None:
    assert Reason("worse", "image-after", "image-before", "blast") in reasons_of(today.judged)


def test_a_vague_word_from_afar_does_not_undo_the_destruction(today: Status) -> None:
    assert word(today) == "destroyed"
    assert Reason("silent", "mission", "image-after") in reasons_of(today.judged)
    assert [one.id for one in today.supported_by] == ["image-after"]


def test_nobody_contests_it_where_the_stronger_evidence_is_plain(make: Make, today: Status) -> None:
    assert not today.contested
    assert [one.id for one in today.judged.challenges] == ["antiquities-chief"]
    assert today.support_grade == make.vocabularies["corroboration"]["observed"]


@pytest.mark.parametrize(
    ("on", "damage"),
    [
        ("2015-08-26", None),
        ("2015-08-27", "no-visible-damage"),
        ("2015-08-30", "no-visible-damage"),
        ("2015-08-31", "destroyed"),
        ("2016-04-25", "destroyed"),
    ],
)
def test_status_as_of_a_day(
    make: Make, assessments: tuple[Assessment, ...], blast: Event, on: str, damage: str | None
) -> None:
    assert word(make.status(*assessments, events=[blast], on=on)) == damage


def test_a_mission_that_may_have_ended_later_does_not_count_yet(
    make: Make, assessments: tuple[Assessment, ...]
) -> None:
    status = make.status(*assessments, on="2016-04-25")
    assert Reason("later-than-day", "mission") in reasons_of(status.judged)


def test_two_images_a_few_days_apart_need_no_event_to_explain_them(
    make: Make, assessments: tuple[Assessment, ...]
) -> None:
    assert not make.status(*assessments).contested


def test_a_correspondent_on_the_spot_confirms_it_and_renews_the_last_day(
    make: Make, assessments: tuple[Assessment, ...]
) -> None:
    afp = make.seen("afp", "destroyed", "2016-03-27", "direct-observation", "definite", by="afp")
    status = make.status(*assessments, afp)
    assert [one.id for one in status.supported_by] == ["image-after", "afp"]
    assert status.last_observed and status.last_observed.text == "2016-03-27"
    assert status.certainty and status.certainty.id == "definite"
    assert status.decided_by and status.decided_by.id == "image-after"
