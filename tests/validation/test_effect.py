"""Notes on what moves nothing: each is true on every day, and nothing that moves something is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.status.conftest import VOCABULARIES, Make
from tests.status.short_form import read_records
from tests.status.test_laws import DISPUTED, HAPPENINGS, LOOKS, assessments, events
from tests.validation.test_sequence import event
from tests.validation.test_set_aside import look, site

from damage_catalogue.records.model import Catalogue, Site, Source
from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus, Status
from damage_catalogue.status.look import last_day
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.rules.effect import find_idle

Find = Callable[[str, str], list[Diagnostic]]
MAKE = Make(load_vocabularies(VOCABULARIES))


def notes(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found if one.code in ("HD516", "HD517", "HD518")]


def shown(derived: SiteStatus) -> list[Status]:
    """All that is derived of a place and its parts but the steps, which name every assessment."""

    def without_steps(status: Status) -> Status:
        empty: dict[str, Any] = {"trace": ()}
        judged, condition = (replace(one, **empty) for one in (status.judged, status.condition))
        return replace(status, judged=judged, condition=condition)

    return [without_steps(one) for one in (derived.status, *derived.components.values())]


@settings(max_examples=150)
@given(
    looks=LOOKS,
    happenings=HAPPENINGS,
    disputed=DISPUTED,
    parts=st.lists(st.sampled_from([None, None, "cella", "gate"]), min_size=8, max_size=8),
)
def test_taking_away_what_is_said_to_move_nothing_changes_no_status_of_any_day(
    looks: list[Any], happenings: list[Any], disputed: list[tuple[int, int]], parts: list[str | None]
) -> None:
    every = [replace(one, component=part) for one, part in zip(assessments(MAKE, looks), parts, strict=False)]
    questions = [MAKE.dispute((f"look-{a}",), (f"look-{b}",)) for a, b in disputed]
    place = MAKE.site(
        assessments=every, components=["cella", "gate"], principal="cella", disagreements=questions
    )
    happened = events(MAKE, happenings)

    def catalogue(without: int | None = None) -> Catalogue:
        kept = tuple(one for number, one in enumerate(every) if number != without)
        return MAKE.catalogue(replace(place, assessments=kept), *happened, *cited_by(place))

    whole = catalogue()
    for _, number, _ in find_idle(whole, derive_all(whole)):
        less = catalogue(without=number)
        days = {last_day(one, {}) for one in every} | {None}
        for day in days:
            assert shown(derive_all(less, day)["temple"]) == shown(derive_all(whole, day)["temple"])


SEVERE_2016 = "severe 2016 direct-observation high"


@pytest.mark.parametrize(
    ("looks", "happened", "idle"),
    [
        ([SEVERE_2016, "destroyed not-stated relayed medium"], [], [2]),
        (
            ["destroyed 2015-10-05 remote-observation high", "intact 2015/2016 direct-observation high"],
            [],
            [2],
        ),
        (["destroyed 2015-06-01 direct-observation high", "slight 2015-06-01 relayed medium"], [], [2]),
        (
            [
                "destroyed 2015-06-01 relayed medium by afp",
                "intact 2015-07-01 direct-observation high",
                "destroyed 2015-08-01 relayed medium by afp",
            ],
            [],
            [3],
        ),
        ([SEVERE_2016, "unknown 2016 remote-observation high"], [], [2]),
        ([SEVERE_2016, "unknown 2015 remote-observation high"], [], []),
        ([SEVERE_2016, "unknown 2017 remote-observation high"], [], []),
        ([SEVERE_2016, "severe 2016 relayed medium"], [], []),
        ([SEVERE_2016, "still-stands 2017 direct-observation high"], [], []),
        ([SEVERE_2016, "destroyed 2017 not-stated negligible"], [], []),
        ([SEVERE_2016, "intact 2015 not-stated negligible"], [], []),
        ([SEVERE_2016, "intact 2017 direct-observation high"], ["rebuilt 2016-12"], []),
        ([SEVERE_2016, "condition poor 2017 direct-observation high"], [], []),
        ([SEVERE_2016, "condition poor not-stated direct-observation high"], [], [2]),
        ([SEVERE_2016, "destroyed 2015 relayed medium retracted"], [], []),
        (
            [
                "severe 2015 direct-observation high",
                "severe 2016-01-01 official-position high",
                "unknown 2016-01-01 remote-observation high",
            ],
            [],
            [],
        ),
        (
            [
                "destroyed 2015-06-01 direct-observation high",
                "slight+poor 2015-06-01 relayed medium",
            ],
            [],
            [],
        ),
        (
            [
                "destroyed 2015-06-01 direct-observation high",
                "slight 2015-06-01 relayed medium",
                "slight 2015-05-01 direct-observation high of gate",
            ],
            [],
            [],
        ),
    ],
    ids=[
        "without a day",
        "imprecise and milder",
        "of one day and less well known",
        "repeated after it was found wrong",
        "could not tell on the day of one who could",
        "could not tell before",
        "could not tell since",
        "confirms",
        "later and vaguer",
        "a rumour that challenges",
        "a rumour of the time before",
        "explained by repair",
        "the only condition",
        "a condition without a day",
        "set aside",
        "could not tell on the day of a mere position",
        "moves the condition alone",
        "confirms a part alone",
    ],
)
def test_what_moves_nothing_is_told_and_what_moves_something_is_not(
    looks: list[str], happened: list[str], idle: list[int]
) -> None:
    place, events_, sources = read_records(MAKE, {"looks": looks, "events": happened, "parts": ["gate"]})
    catalogue = MAKE.catalogue(place, *events_, *sources.values(), *cited_by(place))
    assert [number + 1 for _, number, _ in find_idle(catalogue, derive_all(catalogue))] == idle


def cited_by(place: Site) -> Iterator[Source]:
    """A source without a day for each citation, so that no statement lacks the one it rests on."""
    words = MAKE.vocabularies
    for one in place.assessments:
        for citation in one.citations:
            yield Source(
                id=citation.source,
                type=words["source-type"]["report"],
                publisher="press",
                tier=words["source-tier"]["secondary"],
                read=words["source-read"]["full"],
            )


OTHER = look("other", observed="2016", damage="severe", basis="direct-observation", method="ground-survey")


def undated(id: str = "idle", **fields: object) -> dict[str, object]:
    made = look(id, **fields)  # type: ignore[arg-type]
    del made["observed"]
    return made


def test_a_statement_without_a_day_moves_nothing_beside_one_that_has_one(find: Find) -> None:
    found = find("sites/gate.yaml", site([OTHER, undated()]))
    assert [(one.code, "“idle”" in one.message) for one in found] == [("HD516", True)]


@pytest.mark.parametrize("fields", [{"reported": "2017"}, {"observed": "2017"}])
def test_a_statement_with_a_day_by_which_it_was_seen_is_told_to_nobody(
    find: Find, fields: dict[str, Any]
) -> None:
    assert notes(find("sites/gate.yaml", site([OTHER, {**undated(), **fields}]))) == []


def test_a_statement_without_a_day_is_the_state_where_nobody_says_more(find: Find) -> None:
    assert notes(find("sites/gate.yaml", site([undated("a"), undated("b")]))) == []


def question(topic: str, outcome: str, *sides: list[str]) -> dict[str, object]:
    return {
        "id": "how-bad",
        "topic": topic,
        "question": {"en": "How bad?"},
        "outcome": outcome,
        "because": "So it is.",
        "positions": [{"says": f"As {named} say.", "statements": named} for named in sides],
    }


def test_a_statement_that_is_compared_or_followed_is_told_to_nobody(find: Find) -> None:
    compared = [question("extent", "explained", ["other"], ["idle"])]
    assert notes(find("sites/gate.yaml", site([OTHER, undated()], disagreements=compared))) == []
    followed = look("fallen", ("superseded", "idle"), observed="2014")
    assert notes(find("sites/gate.yaml", site([OTHER, undated(), followed]))) == []


def pair(first: str, second: str) -> list[dict[str, object]]:
    """Two looks of one day, of the words given, neither better than the other."""
    return [
        look("a", damage=first, basis="direct-observation", method="ground-survey"),
        look("b", damage=second, basis="direct-observation", method="ground-survey"),
    ]


@pytest.mark.parametrize(
    ("looks", "asked", "expected"),
    [
        (pair("destroyed", "slight"), question("condition", "unresolved", ["a"], ["b"]), []),
        (pair("destroyed", "severe"), question("condition", "unresolved", ["a"], ["b"]), []),
        (pair("destroyed", "slight"), question("condition", "resolved", ["a"], ["b"]), ["HD517"]),
        (pair("destroyed", "slight"), question("condition", "explained", ["a"], ["b"]), ["HD517"]),
        (pair("destroyed", "severe"), question("condition", "resolved", ["a"], ["b"]), []),
        (
            [*pair("destroyed", "slight"), undated("c")],
            question("condition", "unresolved", ["a"], ["c"]),
            ["HD517"],
        ),
        (
            [OTHER, look("fallen", ("contradicted", "other"))],
            question("condition", "unresolved", ["other"], ["fallen"]),
            ["HD517"],
        ),
        (
            [OTHER, look("fallen", ("contradicted", "other"))],
            question("condition", "resolved", ["other"], ["fallen"]),
            [],
        ),
        (
            [OTHER, look("fallen", ("retracted", None))],
            question("date", "unresolved", ["other"], ["fallen"]),
            ["HD517"],
        ),
        ([OTHER, look("more")], question("date", "unresolved", ["other"], ["more"]), []),
    ],
    ids=[
        "open and contested",
        "open and beside the word",
        "resolved and contested all the same",
        "explained and contested all the same",
        "resolved and agreed",
        "one answer has no day",
        "open with one answer left",
        "resolved with one answer left",
        "an open date with one answer left",
        "an open date",
    ],
)
def test_a_disagreement_has_an_effect_or_its_editor_is_told_why_not(
    find: Find, looks: list[dict[str, object]], asked: dict[str, object], expected: list[str]
) -> None:
    assert notes(find("sites/gate.yaml", site(looks, disagreements=[asked]))) == expected


def test_answers_about_different_parts_meet_in_no_status(find: Find) -> None:
    gates = [
        {"id": id, "names": [{"text": id.title(), "lang": "en", "role": "preferred"}]}
        for id in ("east", "west")
    ]
    looks = [
        {**one, "component": gate["id"]} for one, gate in zip(pair("destroyed", "slight"), gates, strict=True)
    ]
    asked = question("condition", "unresolved", ["a"], ["b"])
    (found,) = find("sites/gate.yaml", site(looks, components=gates, disagreements=[asked]))
    assert (found.code, "different parts" in found.message) == ("HD517", True)


def test_an_open_question_of_an_event_is_shown_with_the_place(root: Path, find: Find) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(site(pair("destroyed", "severe")), "utf-8")
    asked = [question("condition", "unresolved", ["sites/gate#a"], ["sites/gate#b"])]
    assert notes(find("events/fire.yaml", event("damage", "2015-08-31", disagreements=asked))) == []
    own = [question("condition", "unresolved", ["museum"], ["sites/gate#b"])]
    assert notes(find("events/fire.yaml", event("damage", "2015-08-31", disagreements=own))) == ["HD517"]


def days() -> Iterator[dict[str, object]]:
    bound = {"date": "2016", "citations": [{"source": "article", "says": "By then."}]}
    yield {"occurred": "2016"}
    yield {"occurred": None, "not_after": bound}
    yield {"occurred": None, "not_before": bound}


@pytest.mark.parametrize("fields", list(days()))
def test_harm_with_any_day_is_told_to_nobody(root: Path, find: Find, fields: dict[str, Any]) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(site([]), "utf-8")
    assert notes(find("events/fire.yaml", event("damage", **fields))) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("damage", ["HD518"]), ("looting", ["HD518"]), ("restoration", ["HD518"]), ("other", [])],
)
def test_harm_or_work_without_a_day_or_an_account_is_told(
    root: Path, find: Find, kind: str, expected: list[str]
) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(site([]), "utf-8")
    assert notes(find("events/fire.yaml", event(kind, None))) == expected
    text = event(kind, "2016").replace(
        "basis: relayed", "basis: relayed\n  standing: retracted\n  because: Wrong."
    )
    assert notes(find("events/fire.yaml", text)) == expected


def test_while_something_is_broken_nothing_is_called_idle(root: Path, find: Find) -> None:
    asked = [question("condition", "unresolved", ["other"], ["sites/wall#b"])]
    gate = site([OTHER, undated()], disagreements=asked)
    assert notes(find("sites/gate.yaml", gate)) == ["HD516"], (
        "a statement that does not exist is told as that"
    )
    cites = undated(citations=[{"source": "letter", "says": "So it is."}])
    assert notes(find("sites/gate.yaml", site([OTHER, cites]))) == [], "a missing source may have a day"
    (root / "catalogue/sites/wall.yaml").write_text("names: [{text: Wall, lang: en}]\nkind: wal\n", "utf-8")
    assert notes(find("sites/gate.yaml", gate)) == []
