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
            r'<a href="(sites|events|sources|agents)/">([\d,]+) (?:places|events|sources|agents)</a>',
            english[""].body,
        )
    }
    assert told == {kind: len(found) for kind, found in files.items()}


def test_the_chart_adds_up_to_the_places_without_parts(english: Mapping[str, Page], files: Files) -> None:
    counted = [id for id in files["sites"] if id not in wholes(files)]
    shares = re.findall(r'<span class="hd-fine">([\d,]+) of ([\d,]+) places', english[""].body)
    assert {int(whole) for _, whole in shares} == {len(counted)}
    assert sum(int(number) for number, _ in shares) == len(counted)


def test_not_assessed_are_the_places_without_a_judgement_in_their_file(
    english: Mapping[str, Page], files: Files
) -> None:
    unjudged = [
        id for id, site in files["sites"].items() if id not in wholes(files) and not site.get("assessments")
    ]
    told = re.search(
        r'href="status/not-assessed/">[^<]*</a> <span class="hd-fine">(\d+) of', english[""].body
    )
    assert (int(told[1]) if told else 0) == len(unjudged) > 0
