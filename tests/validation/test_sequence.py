"""What cannot come before what: good neighbours of each refusal, and the bounds that count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.validation.test_set_aside import look, site

from damage_catalogue.validation.diagnostic import Diagnostic

Find = Callable[[str, str], list[Diagnostic]]
CODES = ("HD410", "HD411", "HD412")


def faults(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found if one.code in CODES]


def built(date: str) -> dict[str, object]:
    return {"date": date, "citations": [{"source": "article", "says": "Built then."}]}


def event(kind: str, occurred: str | None, **fields: object) -> str:
    account = {
        "id": "museum",
        "by": "museum",
        "says": "It happened.",
        "certainty": "high",
        "basis": "relayed",
        "citations": [{"source": "article", "says": "It happened."}],
    }
    record: dict[str, object] = {
        "kind": kind,
        "title": {"en": f"A {kind} of {occurred}"},
        "affects": [{"site": "gate"}],
        "accounts": [account],
        **fields,
    }
    return yaml.safe_dump({**record, "occurred": occurred} if occurred else record)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ({"observed": "1999"}, ["HD410"]),
        ({"observed": "1998/1999-12"}, ["HD410"]),
        ({"observed": "../1999"}, ["HD410"]),
        ({"observed": None, "reported": "1999-12-31"}, ["HD410"]),
        ({"observed": "1999/..", "reported": "1999-12-31"}, ["HD410"]),
        ({"observed": "2000"}, []),
        ({"observed": "1999/2000"}, []),
        ({"observed": "1999~"}, []),
        ({"observed": "1999?"}, []),
        ({"observed": "1999/.."}, []),
        ({"observed": None}, []),
    ],
)
def test_only_a_look_that_was_surely_over_is_too_early(
    find: Find, day: dict[str, Any], expected: list[str]
) -> None:
    fields = {name: value for name, value in look("a", **day).items() if value is not None}
    assert faults(find("sites/gate.yaml", site([fields], built=built("2000/2004")))) == expected


@pytest.mark.parametrize("date", ["2000~", "2000?", "../2004", "1999/2004"])
def test_a_vague_day_of_building_excludes_nothing(find: Find, date: str) -> None:
    assert faults(find("sites/gate.yaml", site([look("a", observed="1999")], built=built(date)))) == []


@pytest.mark.parametrize(("issued", "expected"), [("1999", ["HD410"]), ("2001", []), ("1999~", [])])
def test_a_publication_bounds_a_look_of_which_no_report_is_dated(
    root: Path, find: Find, issued: str, expected: list[str]
) -> None:
    source = (root / "catalogue/sources/article.yaml").read_text("utf-8")
    (root / "catalogue/sources/book.yaml").write_text(
        f"{source.split('text:')[0]}issued: {issued}\n", "utf-8"
    )
    fields = look("a", citations=[{"source": "book", "says": "So it is."}])
    del fields["observed"]
    assert faults(find("sites/gate.yaml", site([fields], built=built("2000/2004")))) == expected


PARTS = [
    {"id": "hall", "principal": True, "names": [{"text": "Hall", "lang": "en", "role": "preferred"}]},
    {"id": "treasure", "names": [{"text": "Treasure", "lang": "en", "role": "preferred"}]},
]


@pytest.mark.parametrize(("component", "expected"), [("hall", ["HD410"]), ("treasure", [])])
def test_a_part_may_be_older_than_the_whole_unless_it_stands_for_it(
    root: Path, find: Find, component: str, expected: list[str]
) -> None:
    place = site([look("a", observed="1999", component=component)], built=built("2000"), components=PARTS)
    assert faults(find("sites/gate.yaml", place)) == expected
    unseen = site([look("b", observed="2001")], built=built("2000"), components=PARTS)
    (root / "catalogue/sites/gate.yaml").write_text(unseen, "utf-8")
    affects = [{"site": "gate", "component": component}]
    assert faults(find("events/fire.yaml", event("damage", "1999", affects=affects))) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("damage", ["HD410"]),
        ("looting", ["HD410"]),
        ("restoration", ["HD410"]),
        ("control", []),
        ("access", []),
    ],
)
def test_no_place_is_harmed_or_repaired_before_it_is_built(
    root: Path, find: Find, kind: str, expected: list[str]
) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(site([], built=built("2000")), "utf-8")
    assert faults(find("events/old.yaml", event(kind, "1999"))) == expected
    bound = {"date": "1999", "citations": [{"source": "article", "says": "It had happened."}]}
    assert faults(find("events/old.yaml", event(kind, None, not_after=bound))) == expected
    assert faults(find("events/old.yaml", event(kind, "1999/2000"))) == []


def test_a_wrong_day_of_building_is_told_once(root: Path, find: Find) -> None:
    looks = [look(f"n{n}", observed=f"{1990 + n}") for n in range(5)]
    (root / "catalogue/sites/gate.yaml").write_text(site(looks, built=built("2000")), "utf-8")
    found = [one for one in find("events/old.yaml", event("damage", "1980")) if one.code in CODES]
    assert [(one.code, one.path) for one in found] == [("HD410", "catalogue/sites/gate.yaml")]
    assert "6 looks and events" in found[0].message
    assert "occurred “1980”, in catalogue/events/old.yaml" in found[0].hint


@pytest.mark.parametrize(
    ("occurred", "mends", "expected"),
    [
        ("2014", "blast", ["HD411"]),
        ("../2014", "blast", ["HD411"]),
        ("2014~", "blast", []),
        ("2015", "blast", []),
        ("2015-08-30", "blast", []),
        ("2014/..", "blast", []),
        ("2016", "blast", []),
        ("2016", "visit", ["HD411"]),
        ("2016", "fire", ["HD411"]),
    ],
)
def test_a_repair_mends_earlier_harm_of_its_own_place(
    root: Path, find: Find, occurred: str, mends: str, expected: list[str]
) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(site([]), "utf-8")
    at_the_citadel = [{"site": "citadel"}]
    visit = event("inspection", "2013", affects=at_the_citadel)
    (root / "catalogue/events/visit.yaml").write_text(visit, "utf-8")
    (root / "catalogue/events/fire.yaml").write_text(event("damage", "2013"), "utf-8")
    work = {"kind": "repaired", "mends": [mends]}
    repair = event("restoration", occurred, affects=at_the_citadel, work=work)
    assert faults(find("events/repair.yaml", repair)) == expected


def test_a_repair_of_a_part_mends_harm_to_the_whole(root: Path, find: Find) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(site([], part_of="citadel"), "utf-8")
    work = {"kind": "repaired", "mends": ["blast"]}
    assert faults(find("events/repair.yaml", event("restoration", "2016", work=work))) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ({"observed": "2015-08-29"}, ["HD412"]),
        ({"observed": "2015", "reported": "2015-08-29"}, ["HD412"]),
        ({"observed": "2015-08"}, []),
        ({"observed": "2015-08-30"}, []),
        ({"observed": "2015-08-29~"}, []),
    ],
)
def test_a_result_is_judged_from_the_day_of_its_event_on(
    find: Find, day: dict[str, Any], expected: list[str]
) -> None:
    judged = look("a", result_of="blast", **day)
    assert faults(find("sites/citadel.yaml", site([judged], "Citadel"))) == expected


def test_the_result_of_an_event_elsewhere_is_refused(find: Find) -> None:
    judged = [look("a", result_of="blast")]
    assert faults(find("sites/gate.yaml", site(judged))) == ["HD412"]
    assert faults(find("sites/gate.yaml", site(judged, part_of="citadel"))) == []
