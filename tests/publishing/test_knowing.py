"""Who saw a place how: each way of looking has its own sentence, and none is stronger than its limits."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from tests.status.conftest import make  # noqa: F401 (a fixture)

from damage_catalogue.language import OURS, language_for
from damage_catalogue.publishing.in_words.knowing import how_known, limits_beside
from damage_catalogue.publishing.in_words.stating import when_seen
from damage_catalogue.records import edtf, model

if TYPE_CHECKING:
    from tests.status.conftest import Make

CASES = [
    # basis, limits, method, resolution, how it is said
    ("direct-observation", (), "field-based-assessment", None, "on the ground"),
    ("direct-observation", ("none-stated",), "architectural-survey", None, "on the ground"),
    ("direct-observation", ("party-controlled-access",), "not-stated", None, "on the ground"),
    ("direct-observation", ("seen-from-distance",), "field-based-assessment", None, "from a distance"),
    (
        "direct-observation",
        ("partial-coverage", "seen-from-distance"),
        "not-stated",
        None,
        "from a distance",
    ),
    ("direct-observation", ("partial-coverage",), "ground-survey", None, "on the ground, in part"),
    ("direct-observation", ("biased-access-sample",), "ground-survey", None, "on the ground, in part"),
    ("direct-observation", ("interior-not-seen",), "not-stated", None, "on the ground, from outside"),
    ("direct-observation", (), "aerial-survey", None, "from the air"),
    ("remote-observation", ("nadir-only",), "not-stated", None, "on satellite or aerial imagery"),
    (
        "remote-observation",
        ("nadir-only",),
        "open-source-media-review",
        None,
        "on satellite or aerial imagery",
    ),
    ("remote-observation", (), "condition-assessment-image", 0.5, "on satellite or aerial imagery"),
    ("remote-observation", (), "aerial-survey", None, "on satellite or aerial imagery"),
    ("remote-observation", (), "open-source-media-review", None, "on photographs or film"),
    ("remote-observation", ("undated-media",), "open-source-media-review", None, "on photographs or film"),
    ("remote-observation", (), "condition-assessment-image", None, "on images"),
    ("relayed", (), "adopted-report", None, "as relayed"),
    ("relayed", ("seen-from-distance",), "adopted-report", None, "from a distance, as relayed"),
    ("relayed", ("nadir-only",), "adopted-report", None, "on satellite or aerial imagery, as relayed"),
    ("relayed", ("partial-coverage",), "adopted-report", None, "in part, as relayed"),
]


def look(
    make: Make,  # noqa: F811
    basis: str,
    limits: tuple[str, ...] = (),
    method: str = "not-stated",
    resolution: float | None = None,
) -> model.Assessment:
    image = None if resolution is None else model.Imagery(resolution_m=resolution)
    seen = make.seen("look", "destroyed", "2015-08-31", basis, limits=limits)
    return replace(seen, method=make.vocabularies["method"][method], image=image)


@pytest.mark.parametrize(("basis", "limits", "method", "resolution", "words"), CASES)
def test_each_way_of_looking_is_named_beside_the_day(
    make: Make,  # noqa: F811
    basis: str,
    limits: tuple[str, ...],
    method: str,
    resolution: float | None,
    words: str,
) -> None:
    status = make.status(look(make, basis, limits, method, resolution))
    assert when_seen(status.judged, language_for("en")) == f"last observed 31 August 2015, {words}"


@pytest.mark.parametrize("tag", OURS)
def test_imagery_photographs_the_ground_and_a_distance_are_different_sentences(
    make: Make,  # noqa: F811
    tag: str,
) -> None:
    language = language_for(tag)
    ways = {how_known(look(make, *case[:4])) for case in CASES}
    said = {str(language.according_to(None, how)) for how in ways}
    assert len(said) == len(ways)
    assert len({language.how_seen(how) for how in ways}) == len(ways)


def test_a_time_of_which_something_is_said_is_called_one(make: Make) -> None:  # noqa: F811
    told = replace(look(make, "not-stated"), observed=edtf.parse("2015-06-12/2015-06-14"))
    said = when_seen(make.status(told).judged, language_for("en"))
    assert said == "said of the time between 12 and 14 June 2015"


def test_what_is_only_a_position_or_a_report_names_no_way_of_looking(make: Make) -> None:  # noqa: F811
    for basis in ("official-position", "not-stated", "inference", "self-claim"):
        said = when_seen(make.status(look(make, basis)).judged, language_for("en"))
        assert said == "said of 31 August 2015"


def test_no_limit_is_lost_between_the_way_of_looking_and_what_is_named_beside_it(
    make: Make,  # noqa: F811
) -> None:
    """A limit is either part of the way's own sentence or named after it, whatever others there are."""
    told_by_the_way = {
        "seen-from-distance": {"from-afar", "relayed-from-afar"},
        "partial-coverage": {"in-part", "relayed-in-part"},
        "interior-not-seen": {"from-outside"},
        "none-stated": set(),
    }
    names = [limit.id for limit in make.vocabularies["limit"]]
    for basis in ("direct-observation", "remote-observation", "relayed", "official-position"):
        for limits in combinations(names, 2):
            assessment = look(make, basis, limits)
            how = how_known(assessment)
            named = {limit.id for limit in limits_beside(assessment, how)}
            for limit in {*limits} - named - {"none-stated"}:
                assert how in told_by_the_way[limit]


@pytest.mark.parametrize("tag", OURS)
def test_whoever_saw_from_a_distance_or_in_part_is_never_said_to_have_seen_it(
    make: Make,  # noqa: F811
    tag: str,
) -> None:
    language = language_for(tag)
    plain = str(language.according_to(None, "direct-observation"))
    for limits in (("seen-from-distance",), ("partial-coverage", "shadow-or-cloud"), ("interior-not-seen",)):
        assert str(language.according_to(None, how_known(look(make, "direct-observation", limits)))) != plain


def test_an_account_of_an_event_at_first_hand_does_not_say_that_the_state_was_seen(
    make: Make,  # noqa: F811
) -> None:
    account = make.event("blast", "damage", "2015-08-30").accounts[0]
    heard = replace(account, basis=make.vocabularies["basis"]["direct-observation"])
    assert str(language_for("en").according_to(None, how_known(heard))) == "Somebody not named, at first hand"
    assert how_known(account) == "relayed"
