"""What the home page counts is what the files hold, read without any code of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from damage_catalogue.publishing.page import Page

RECORDS = Path(__file__).parents[1] / "data" / "mini" / "catalogue"
Files = Mapping[str, Mapping[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def files() -> Files:
    """Every record that is not withdrawn as its file has it, by kind and id."""
    return {
        kind: {
            path.relative_to(RECORDS / kind).with_suffix("").as_posix(): record
            for path in (RECORDS / kind).rglob("*.yaml")
            if (record := yaml.safe_load(path.read_text(encoding="utf-8")))
            and record.get("review", {}).get("state") != "withdrawn"
        }
        for kind in ("sites", "events", "sources", "agents")
    }


def wholes(files: Files) -> set[str]:
    return {record["part_of"] for record in files["sites"].values() if "part_of" in record}


def test_every_file_is_counted(english: Mapping[str, Page], files: Files) -> None:
    told = {
        kind: int(number.replace(",", ""))
        for kind, number in re.findall(
            r'<a href="(sites|events|sources|agents)/">([\d,]+) [a-z ]+</a>',
            english[""].body,
        )
    }
    assert told == {kind: len(found) for kind, found in files.items()}


def counted(files: Files) -> list[tuple[str, set[str | None]]]:
    """What the home page counts, each with the components whose judgements are its own, None for the whole.

    Each component that is no group, a place with a principal one once, a place without any parts.
    """
    found: list[tuple[str, set[str | None]]] = []
    for id, site in files["sites"].items():
        components = site.get("components", [])
        principal = next((one["id"] for one in components if one.get("principal")), None)
        if principal or not (components or id in wholes(files)):
            found.append((id, {None, principal}))
        else:
            found += [(id, {one["id"]}) for one in components if not one.get("group")]
    return found


def test_the_chart_adds_up_to_the_innermost_places_and_parts(
    english: Mapping[str, Page], files: Files
) -> None:
    shares = re.findall(r'<span class="hd-fine">([\d,]+) of ([\d,]+) places', english[""].body)
    assert {int(whole) for _, whole in shares} == {len(counted(files))}
    assert sum(int(number) for number, _ in shares) == len(counted(files))


def test_not_assessed_are_those_without_a_judgement_in_their_file(
    english: Mapping[str, Page], files: Files
) -> None:
    judged = {
        id: {one.get("component") for one in site.get("assessments", [])}
        for id, site in files["sites"].items()
    }
    unjudged = [id for id, own in counted(files) if judged[id].isdisjoint(own)]
    told = re.search(
        r'href="status/not-assessed/">[^<]*</a> <span class="hd-fine">(\d+) of', english[""].body
    )
    assert (int(told[1]) if told else 0) == len(unjudged) > 0
