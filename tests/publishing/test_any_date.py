"""A date of any form that EDTF has is shown, wherever a record may hold it: no page fails over one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from damage_catalogue.language import language_for
from damage_catalogue.project import Project
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.publishing.pages.explore import explorer
from damage_catalogue.records.edtf import Day, EdtfError, date_of_day, parse
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.validation.validate import validate

DATA = Path(__file__).parents[1] / "data"
TODAY = Day(2026, 11, 22)
EXTREME = [
    "Y-17000",
    "Y17000",
    "Y-17E7",
    "Y170000002",
    "-9999",
    "0000",
    "9999-12-31",
    "Y-17E15",
    "XXXX",
    "../2015",
    "2015/..",
]


def dates() -> list[str]:
    """Every ninth of the vectors, which are in order of their form, and some that lie far outside."""
    lines = (DATA / "edtf_vectors.tsv").read_text("utf-8").splitlines()
    found = [line.partition("\t")[0] for line in lines if line and not line.startswith("#")]
    return [text for text in dict.fromkeys((*found[::9], *EXTREME)) if _can_be_read(text)]


def _can_be_read(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


CITATIONS = [{"source": "article", "says": "So it is."}]
ACCOUNT = {"id": "a", "says": {"en": "So."}, "certainty": "high", "basis": "relayed", "citations": CITATIONS}
JUDGEMENT = {"basis": "direct-observation", "method": "field-based-assessment", "certainty": "high"}


def assessment(number: int, date: str) -> dict[str, Any]:
    damage = ("destroyed", "damaged", "no-visible-damage")[number % 3]
    return {
        "id": f"a-{number}",
        "damage": damage,
        "observed": date,
        "reported": date,
        "by": "museum",
        "citations": CITATIONS,
        "baseline": {"date": date, "says": {"en": "It stood."}},
        **JUDGEMENT,
    }


def records(number: int, date: str) -> dict[str, dict[str, Any]]:
    names = [{"text": f"Gate {number}", "lang": "en", "role": "preferred"}]
    role = {"role": "academic-researcher", "of": "museum", "from": date, "to": date}
    return {
        f"sites/gate-{number}": {
            "names": names,
            "kind": "gate",
            "built": {"date": date, "citations": CITATIONS},
            "assessments": [assessment(number, date)],
        },
        f"events/blast-{number}": {
            "kind": "damage",
            "title": {"en": "A blast"},
            "affects": [{"site": f"gate-{number}"}, {"site": "citadel"}],
            "occurred": date,
            "accounts": [{**ACCOUNT, "occurred": date, "stated": date}],
            "not_before": {"date": date, "citations": CITATIONS},
            "not_after": {"date": date, "citations": CITATIONS},
        },
        f"sources/article-{number}": {
            "type": "article-newspaper",
            "title": "A blast",
            "publisher": "museum",
            "tier": "secondary",
            "read": "full",
            "issued": date,
            "accessed": date,
        },
        f"agents/keeper-{number}": {"names": names, "kind": "person", "roles": [role]},
    }


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A catalogue with a record of each kind for each date, and a site that was assessed on all of them."""
    root = shutil.copytree(DATA / "bad" / "base", tmp_path_factory.mktemp("dated") / "root")
    wall = records(0, "2015")["sites/gate-0"]
    wall["assessments"] = [assessment(number, date) for number, date in enumerate(dates())]
    written = {"sites/wall": wall}
    for number, date in enumerate(dates()):
        written |= records(number, date)
    for name, record in written.items():
        (root / f"catalogue/{name}.yaml").write_text(json.dumps(record), "utf-8")
    outcome = validate(Project(root), TODAY)
    assert outcome.mishaps == ()
    shape = {each.message for each in outcome.diagnostics if each.code.startswith(("HD1", "HD2"))}
    assert shape == set()
    assert outcome.catalogue is not None
    return outcome.catalogue


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_date_is_shown_on_every_page(dated: Catalogue, language: str) -> None:
    statuses = derive_all(dated)
    made = list(make_pages(dated, statuses, language_for(language), "https://example.org/"))
    assert len(made) > 4 * len(dates())
    explorer(dated, statuses, language_for(language), "")


@pytest.mark.parametrize("year", [-17000, -9999, -1, 0, 1, 2015, 9999, 17000])
def test_a_day_of_any_year_is_a_date(year: int) -> None:
    assert date_of_day(Day(year, 3, 1)).earliest in (Day(year, 3, 1), Day(year, 1, 1))
