"""Where the word leaves the degree open, the speakers' own degrees stand in place of *degree not said*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.status.conftest import make  # noqa: F401 (a fixture)

from damage_catalogue.language import language_for
from damage_catalogue.publishing.in_words.stating import class_words, said_words, state_words
from damage_catalogue.records import model

if TYPE_CHECKING:
    from tests.status.conftest import Make

SERIOUS = model.Text((("en", "serious"), ("ar", "خطير")))
LARGELY_INTACT = model.Text((("en", "largely intact"),))


def agents(make: Make) -> model.Catalogue:  # noqa: F811
    role = make.vocabularies["name-role"]["preferred"]
    kind = make.vocabularies["agent-kind"]["organisation"]
    names = {"unesco": ("UNESCO", "اليونسكو"), "wikipedia": ("Wikipedia", "ويكيبيديا")}
    return make.catalogue(
        *(
            model.Agent(id, model.Names((model.Name(en, "en", role), model.Name(ar, "ar", role))), kind)
            for id, (en, ar) in names.items()
        )
    )


def looks(make: Make) -> list[model.Assessment]:  # noqa: F811
    mission = make.seen("mission", "damaged", "2016-04-25", "direct-observation", by="unesco")
    entry = make.seen("entry", "damaged", "2017", "relayed", "low", by="wikipedia")
    return [replace(mission, own_grade=SERIOUS), replace(entry, own_grade=LARGELY_INTACT)]


def say(make: Make, *assessments: model.Assessment, tag: str = "en") -> str:  # noqa: F811
    return state_words(make.status(*assessments), language_for(tag), agents(make))


def test_the_degrees_of_the_speakers_are_told_with_their_names(make: Make) -> None:  # noqa: F811
    assert say(make, *looks(make)) == "Damaged; Wikipedia: largely intact; UNESCO: serious"
    assert say(make, looks(make)[0], tag="ar") == "متضرر؛ اليونسكو: خطير"


def test_where_no_speaker_names_a_degree_it_is_said_that_none_is_named(make: Make) -> None:  # noqa: F811
    plain = [replace(one, own_grade=None) for one in looks(make)]
    assert say(make, *plain) == "Damaged, degree not said"
    assert say(make, plain[0], looks(make)[1]) == "Damaged; Wikipedia: largely intact"


def test_a_word_that_names_the_degree_keeps_to_it(make: Make) -> None:  # noqa: F811
    grave = replace(make.seen("grave", "severe", "2016-04-25"), own_grade=SERIOUS)
    assert say(make, grave) == "Severe damage"
    assert said_words(grave, language_for("en")) == "Severe damage"


def test_only_those_who_say_the_word_are_heard_on_its_degree(make: Make) -> None:  # noqa: F811
    """Neither who fell, nor who looked before the harm, nor who says another word."""
    mission, _ = looks(make)
    fallen = replace(make.seen("fallen", "damaged", "2016-05-01", standing="retracted"), own_grade=SERIOUS)
    other = replace(make.seen("other", "still-stands", "2016-04-01"), own_grade=LARGELY_INTACT)
    assert say(make, replace(mission, own_grade=None), fallen) == "Damaged, degree not said"
    assert "largely intact" not in say(make, mission, other)


@pytest.mark.parametrize(
    ("way", "said"),
    [("official-position", "Damaged (official position)"), ("not-stated", "Reported: Damaged")],
)
def test_what_nobody_saw_keeps_saying_so(make: Make, way: str, said: str) -> None:  # noqa: F811
    told = replace(make.seen("told", "damaged", "2016", way, by="unesco"), own_grade=SERIOUS)
    assert say(make, told) == f"{said}; UNESCO: serious"


def test_each_speaker_is_told_once_with_what_it_said_last(make: Make) -> None:  # noqa: F811
    mission, _ = looks(make)
    before = replace(mission, id="before", observed=looks(make)[1].observed, own_grade=LARGELY_INTACT)
    assert say(make, mission, before) == "Damaged; UNESCO: largely intact"


def test_who_gives_no_day_is_heard_and_the_day_said_to_be_unknown(make: Make) -> None:  # noqa: F811
    mission, entry = looks(make)
    undated = replace(entry, observed=None)
    fallen = replace(undated, standing=make.vocabularies["standing"]["retracted"])
    on_a_day = make.status(mission, fallen, on="2016-05-01")
    assert state_words(on_a_day, language_for("en"), agents(make)) == "Damaged; UNESCO: serious"
    assert say(make, mission, undated) == (
        "Damaged; UNESCO: serious; Wikipedia: largely intact (date not known)"
    )


def test_a_crowd_of_speakers_is_cut_and_said_to_be(make: Make) -> None:  # noqa: F811
    crowd = [replace(looks(make)[0], id=f"look-{n}", by=f"speaker-{n}") for n in range(9)]
    assert say(make, *crowd).count(": serious") == 4
    assert say(make, *crowd).endswith("; and others")


def test_the_page_of_changes_tells_the_class_alone(make: Make) -> None:  # noqa: F811
    """Else two days between which nothing changed would read differently there."""
    plain = [replace(one, own_grade=None) for one in looks(make)]
    for assessments in (looks(make), plain):
        status = make.status(*assessments)
        assert class_words(status, language_for("en"), agents(make)) == "Damaged"


def test_one_judgement_tells_its_own_degree(make: Make) -> None:  # noqa: F811
    mission, _ = looks(make)
    assert said_words(mission, language_for("en")) == "Damaged: serious"
    assert said_words(mission, language_for("ar")) == "متضرر: خطير"
    stands = replace(make.seen("stands", "still-stands", "2016"), own_grade=LARGELY_INTACT)
    assert said_words(stands, language_for("en")) == "Still stands: largely intact"
