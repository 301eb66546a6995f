"""Who did it is settled by an inquiry of somebody who is no party."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from damage_catalogue.validation.diagnostic import Diagnostic

Find = Callable[[str, str], list[Diagnostic]]

AGENTS: dict[str, dict[str, object]] = {
    "army": {"kind": "military", "party_to_conflict": "yes"},
    "rebels": {"kind": "armed-group", "party_to_conflict": "yes"},
    "army-press": {"kind": "media", "member_of": "army"},
    "spokesman": {"kind": "person", "roles": [{"role": "spokesperson", "of": "army-press"}]},
    "court": {"kind": "intergovernmental", "party_to_conflict": "no"},
    "judge": {"kind": "person", "member_of": "court"},
    "commission": {"kind": "state-body", "member_of": "army", "party_to_conflict": "no"},
    "institute": {"kind": "research-body"},
    "observers": {"kind": "organisation", "party_to_conflict": "unclear"},
}


@pytest.fixture
def ask(root: Path, find: Find) -> Callable[..., list[str]]:
    """The codes of this rule for an event with a question of responsibility."""
    for id, fields in AGENTS.items():
        names = [{"text": id, "lang": "en", "role": "preferred"}]
        (root / f"catalogue/agents/{id}.yaml").write_text(yaml.safe_dump({"names": names, **fields}), "utf-8")

    def run(
        *blames: dict[str, object], outcome: str = "resolved", topic: str = "responsibility"
    ) -> list[str]:
        event = yaml.safe_load((root / "catalogue/events/blast.yaml").read_text("utf-8"))
        event["attributions"] = list(blames)
        event["disagreements"] = [
            {
                "id": "who",
                "topic": topic,
                "question": {"en": "Who did it?"},
                "positions": [{"says": one["id"], "statements": [one["id"]]} for one in blames],
                "outcome": outcome,
                "because": "So it is.",
            }
        ]
        event["occurred"] = str(event["occurred"])
        found = find("events/blast.yaml", yaml.safe_dump(event))
        return [one.code for one in found if one.code == "HD514"]

    return run


def blame(id: str, agent: str, by: str | None, kind: str = "accused", **fields: object) -> dict[str, object]:
    made = {
        "id": id,
        "agent": agent,
        "kind": kind,
        "certainty": "high",
        "basis": "inference",
        "citations": [{"source": "article", "says": id}],
        **fields,
    }
    return made if by is None else {**made, "by": by}


OURS, THEIRS = blame("ours", "rebels", "army"), blame("theirs", "army", "rebels")


@pytest.mark.parametrize(
    ("by", "kind", "expected"),
    [
        ("court", "assessed", []),
        ("judge", "assessed", []),
        ("institute", "assessed", []),
        ("commission", "assessed", []),
        ("court", "accused", ["HD514"]),
        ("army", "assessed", ["HD514"]),
        ("army-press", "assessed", ["HD514"]),
        ("spokesman", "assessed", ["HD514"]),
        ("observers", "assessed", ["HD514"]),
        (None, "assessed", ["HD514"]),
    ],
)
def test_only_the_finding_of_somebody_who_is_no_party_settles_it(
    ask: Callable[..., list[str]], by: str | None, kind: str, expected: list[str]
) -> None:
    assert ask(OURS, THEIRS, blame("finding", "rebels", by, kind)) == expected


def test_a_finding_that_was_retracted_or_blames_its_author_settles_nothing(
    ask: Callable[..., list[str]],
) -> None:
    retracted = blame("finding", "rebels", "court", "assessed", standing="retracted", because="Taken back.")
    assert ask(OURS, THEIRS, retracted) == ["HD514"]
    assert ask(OURS, THEIRS, blame("finding", "court", "judge", "assessed")) == ["HD514"]


@pytest.mark.parametrize(
    ("outcome", "topic"),
    [("unresolved", "responsibility"), ("explained", "responsibility"), ("resolved", "date")],
)
def test_a_question_that_is_open_explained_or_about_something_else_needs_no_inquiry(
    ask: Callable[..., list[str]], outcome: str, topic: str
) -> None:
    assert ask(OURS, THEIRS, outcome=outcome, topic=topic) == []


@pytest.mark.parametrize(
    ("follower", "expected"),
    [
        (blame("b", "army", "rebels"), ["HD514"]),
        (blame("b", "army", "rebels", "assessed"), ["HD514"]),
        (blame("b", "army", "court", "assessed"), []),
        (blame("b", "rebels", "rebels", "claimed"), []),
        (blame("b", "army", "army", "claimed"), []),
    ],
    ids=[
        "an accusation",
        "a finding of a party",
        "an inquiry",
        "the same agent blamed",
        "the speaker itself",
    ],
)
def test_a_blame_falls_by_an_inquiry_or_a_correction_alone(
    ask: Callable[..., list[str]], follower: dict[str, object], expected: list[str]
) -> None:
    fallen = {"standing": "contradicted", "because": "It was wrong.", "in_favour_of": "b"}
    assert ask(blame("a", "rebels", "army", **fallen), follower, outcome="unresolved") == expected
