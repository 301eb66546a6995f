"""Statements set aside in favour of others: which chains are refused, and which are fine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.validation.conftest import BASE, TODAY

from damage_catalogue.project import Project
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.validate import validate

Find = Callable[[str, str], list[Diagnostic]]
Fate = tuple[str, int | str | None]


def look(id: str, fate: Fate = ("standing", None), **fields: object) -> dict[str, object]:
    """An assessment, standing or set aside in favour of another."""
    standing, follower = fate
    made: dict[str, object] = {
        "id": id,
        "damage": "damaged",
        "observed": "2015-08-31",
        "by": "museum",
        "basis": "relayed",
        "method": "adopted-report",
        "certainty": "high",
        "citations": [{"source": "article", "says": f"So it is, {id}."}],
        **fields,
    }
    if standing != "standing":
        made |= {"standing": standing, "because": "It was wrong."}
        if follower is not None:
            made["in_favour_of"] = follower
    return made


def site(looks: list[dict[str, object]], name: str = "Gate", **fields: object) -> str:
    names = [{"text": name, "lang": "en", "role": "preferred"}]
    record = {"names": names, "kind": "gate", **fields}
    return yaml.safe_dump({**record, "assessments": looks} if looks else record)


def faults(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found if one.code in ("HD511", "HD512", "HD513")]


CHAINS = st.lists(
    st.tuples(
        st.sampled_from(["standing", "superseded", "contradicted", "retracted"]),
        st.one_of(st.none(), st.integers(0, 6)),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=60)
@given(chains=CHAINS)
def test_a_chain_is_refused_if_and_only_if_it_ends_in_nothing_that_stands(chains: list[Fate]) -> None:
    fates = [
        (standing, None if target is None or int(target) >= len(chains) else int(target))
        for standing, target in chains
    ]
    looks = [
        look(f"look-{n}", (standing, None if target is None else f"look-{target}"))
        for n, (standing, target) in enumerate(fates)
    ]

    def stands_in_the_end(number: int) -> bool:
        seen: set[int] = set()
        while number not in seen:
            seen.add(number)
            standing, target = fates[number]
            if standing == "standing":
                return True
            if target is None:
                return False
            number = target
        return False

    pointing = [
        n for n, (standing, target) in enumerate(fates) if standing != "standing" and target is not None
    ]
    with TemporaryDirectory() as folder:
        root = copytree(BASE, Path(folder) / "root")
        (root / "catalogue/sites/gate.yaml").write_text(site(looks), "utf-8")
        found = faults(list(validate(Project(root), TODAY).diagnostics))
    assert bool(found) == (not all(stands_in_the_end(n) for n in pointing))


def test_a_statement_set_aside_in_favour_of_itself_is_a_circle(find: Find) -> None:
    (found,) = find("sites/gate.yaml", site([look("a", ("superseded", "a")), look("b")]))
    assert (found.code, "a → a" in found.message) == ("HD511", True)


def test_a_circle_through_two_records_is_told_once(root: Path, find: Find) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(
        site([look("a", ("superseded", "sites/citadel#b"))], part_of="citadel"), "utf-8"
    )
    found = find("sites/citadel.yaml", site([look("b", ("superseded", "sites/gate#a"))], "Citadel"))
    assert faults(found) == ["HD511"]


@pytest.mark.parametrize("length", [2, 9, 30])
def test_a_circle_of_any_length_is_told_once(find: Find, length: int) -> None:
    looks = [look(f"n{n}", ("superseded", f"n{(n + 1) % length}")) for n in range(length)]
    assert faults(find("sites/gate.yaml", site(looks))) == ["HD511"]


def test_of_a_chain_only_the_last_link_is_told(find: Find) -> None:
    looks = [
        look("a", ("superseded", "b")),
        look("b", ("superseded", "c")),
        look("c", ("retracted", None)),
        look("d"),
    ]
    found = find("sites/gate.yaml", site(looks))
    assert [(one.code, one.line) for one in found if one.code == "HD512"] == [
        ("HD512", next(n for n, text in enumerate(site(looks).splitlines(), 1) if text.endswith("_of: c")))
    ]


def test_what_was_withdrawn_with_its_record_stands_no_more(root: Path, find: Find) -> None:
    gone = site([look("b")], "Wall", review={"state": "withdrawn", "reason": "Not the same wall."})
    (root / "catalogue/sites/wall.yaml").write_text(gone, "utf-8")
    found = find("sites/wall/gate.yaml", site([look("a", ("superseded", "sites/wall#b"))], part_of="wall"))
    assert "HD512" in faults(found)


GATES = [
    {"id": id, "names": [{"text": id.title(), "lang": "en", "role": "preferred"}]} for id in ("east", "west")
]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"component": "east"}, {"component": "west"}, ["HD513"]),
        ({"component": "east"}, {"component": "east"}, []),
        ({"component": "east"}, {}, []),
        ({}, {"component": "west"}, []),
    ],
)
def test_a_part_is_not_replaced_by_another_part(
    find: Find, ours: dict[str, Any], theirs: dict[str, Any], expected: list[str]
) -> None:
    looks = [look("a", ("superseded", "b"), **ours), look("b", **theirs)]
    assert faults(find("sites/gate.yaml", site(looks, components=GATES))) == expected


@pytest.mark.parametrize(("above", "expected"), [({"part_of": "citadel"}, []), ({}, ["HD513"])])
def test_a_place_is_replaced_by_what_is_said_of_the_place_around_it(
    find: Find, above: dict[str, Any], expected: list[str]
) -> None:
    looks = [look("a", ("superseded", "sites/citadel#museum-2015")), look("b")]
    assert faults(find("sites/gate.yaml", site(looks, **above))) == expected


def test_a_state_is_replaced_by_an_account_of_the_place_and_not_by_who_did_it(root: Path, find: Find) -> None:
    event = (root / "catalogue/events/blast.yaml").read_text("utf-8") + (
        "attributions:\n  - {id: blamed, agent: museum, kind: accused, certainty: high, basis: relayed, "
        "citations: [{source: article, says: They did it.}]}\n"
    )
    (root / "catalogue/events/blast.yaml").write_text(event, "utf-8")
    for follower, expected in (("museum", []), ("blamed", ["HD513"])):
        looks = [look("a", ("contradicted", f"events/blast#{follower}")), look("b")]
        assert faults(find("sites/citadel.yaml", site(looks, "Citadel"))) == expected
