"""Checks of what records must keep: what breaks one, what does not, and what is told where."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from damage_catalogue.build import read_publication
from damage_catalogue.checks import CHECK_RULES
from damage_catalogue.checks.fields import find_values, is_same
from damage_catalogue.cli import main
from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.validate import validate

MINI = Path(__file__).parents[1] / "data" / "mini"
TODAY = Day(2026, 11, 22)
TEMPLE = "catalogue/sites/saltmere/temple-of-winds.yaml"

Told = Callable[[str], list[Diagnostic]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(MINI, tmp_path / "root")


@pytest.fixture
def told(root: Path) -> Told:
    """What is said of the invented catalogue with these checks in it, of the checks alone."""

    def run(checks: str) -> list[Diagnostic]:
        write(root, checks)
        found = validate(Project(root), TODAY, more_rules=CHECK_RULES).diagnostics
        return [one for one in found if one.path == "catalogue/checks/kept.yaml"]

    return run


def write(root: Path, checks: str) -> None:
    (root / "catalogue/checks").mkdir(exist_ok=True)
    (root / "catalogue/checks/kept.yaml").write_text(checks, "utf-8")


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


KEPT = [
    "records: [{record: sites/saltmere, because: x}]",
    "records: [{record: sites/saltmere, has: [names.ar, description.en, built.date], because: x}]",
    "records: [{record: sites/saltmere, says: {country: AQ, built.date: 12XX}, because: x}]",
    "records: [{record: sites/saltmere, says: {inventory.known: 12}, because: x}]",
    "records: [{record: sites/saltmere, says: {inventory.known: '12'}, because: x}]",
    "records: [{record: sites/saltmere, lacks: [assessments, components], because: x}]",
    "records: [{record: sites/saltmere, has: [designations.in-danger], because: x}]",
    "records: [{record: sites/saltmere, says: {designations.in-danger.criteria: [i, iv]}, because: x}]",
    "records: [{record: sites/saltmere/old-library, says: {location.precision_m: 1500}, because: x}]",
    "records: [{record: sites/saltmere/temple-of-winds, has: [components.hall.principal], because: x}]",
    "records: [{record: events/saltmere/guard-returns, has: [affects.saltmere], because: x}]",
    "each: [{kind: sites, within: saltmere/lantern-tower, says: {kind: tower}, because: x}]",
    "each: [{kind: agents, has: [names, kind], because: x}]",
    "counts: [{kind: sites, within: saltmere, at_least: 7, at_most: 7, because: x}]",
    "counts: [{kind: sites, within: saltmere, says: {kind: tower}, at_least: 1, at_most: 1, because: x}]",
    "counts: [{kind: sites, within: salt, at_most: 0, because: x}]",
    "counts: [{kind: sites, within: saltmere, entries: assessments, lacks: [by], at_most: 1, because: x}]",
    "counts: [{kind: sites, entries: disagreements, says: {outcome: unresolved}, at_most: 2, because: x}]",
    "statuses: [{site: saltmere/lantern-tower, state: contested, because: x}]",
    "statuses: [{site: saltmere, state: by-parts, because: x}]",
    "statuses: [{site: saltmere/temple-of-winds, state: destroyed, because: x}]",
    "statuses: [{site: saltmere/temple-of-winds, component: gate, state: still-stands, because: x}]",
    "statuses: [{site: saltmere/temple-of-winds, on: '2015-09-01', decided_by: council-2015-06, because: x}]",
    "statuses: [{site: saltmere/temple-of-winds, challenged_by: [drifter-2016-06], because: x}]",
    "statuses: [{site: saltmere/temple-of-winds, supported_by: [tamsin-2016-05-01], because: x}]",
]


@pytest.mark.parametrize("checks", KEPT)
def test_what_is_kept_is_passed_over_in_silence(checks: str, told: Told) -> None:
    assert told(checks) == []


BROKEN = [
    ("records: [{record: sites/saltmare, because: x}]", "HD901", "There is no record “sites/saltmare”."),
    (
        "records: [{record: sites/saltmere/toll-bridge, because: x}]",
        "HD901",
        "“sites/saltmere/toll-bridge” must be there, but it is withdrawn.",
    ),
    ("records: [{record: sites/saltmere, has: [names.fr], because: x}]", "HD901", "must have names.fr"),
    (
        "records: [{record: sites/saltmere, says: {country: SY}, because: x}]",
        "HD901",
        "must say “SY” under country, but “AQ” stands there.",
    ),
    (
        "records: [{record: sites/saltmere, says: {part_of: town}, because: x}]",
        "HD901",
        "must say “town” under part_of, but nothing stands there.",
    ),
    (
        "records: [{record: sites/saltmere, says: {designations.in-danger.criteria: [i]}, because: x}]",
        "HD901",
        "must say “i” under designations.in-danger.criteria, but “i, iv” stands there.",
    ),
    (
        "records: [{record: sites/saltmere, lacks: [description.ar], because: x}]",
        "HD901",
        "must not have description.ar",
    ),
    (
        "each: [{kind: sites, within: saltmere, has: [description.ar], because: x}]",
        "HD901",
        "Each of the sites within “saltmere” must have description.ar, but 6 do not: ",
    ),
    (
        "each: [{kind: sites, within: saltmere/ice-mill, lacks: [kind], because: x}]",
        "HD901",
        "Each of the sites within “saltmere/ice-mill” must leave out kind, but this does not: saltmere",
    ),
    (
        "counts: [{kind: sites, at_least: 99, because: x}]",
        "HD902",
        "Sites: at least 99 must be recorded, but",
    ),
    ("counts: [{kind: sites, within: saltmere, at_most: 6, because: x}]", "HD902", "but the number is 7."),
    (
        "counts: [{kind: sites, entries: assessments, lacks: [observed], at_most: 0, because: x}]",
        "HD902",
        "Assessments of sites without observed: at most 0",
    ),
    (
        "statuses: [{site: saltmere/lantern-tower, state: destroyed, because: x}]",
        "HD903",
        "The state of “saltmere/lantern-tower” must be “destroyed”, but it is “contested”.",
    ),
    (
        "statuses: [{site: saltmere/lantern-tower, decided_by: tamsin-2016-05, because: x}]",
        "HD903",
        "The deciding assessment of “saltmere/lantern-tower” must be “tamsin-2016-05”, but there is none.",
    ),
    (
        "statuses: [{site: saltmere/temple-of-winds, silent: [banner-claim-2015-09], because: x}]",
        "HD903",
        "Among the silent assessments of “saltmere/temple-of-winds” must be “banner-claim-2015-09”, but ",
    ),
    ("statuses: [{site: saltmere, on: '2015-02-30', state: severe, because: x}]", "HD401", "“2015-02-30”"),
    ("statuses: [{site: saltmere, because: x}]", "HD210", "One of the fields "),
    ("records: [{record: places/saltmere, because: x}]", "HD205", ""),
    ("records: [{record: sites/saltmere, says: {names.0 x: y}, because: x}]", "HD205", "names.0 x"),
    ("records: [{record: sites/saltmere, has: [names]}]", "HD201", "The field “because” is missing"),
    ("records: [{record: sites/saltmere, must_have: [names], because: x}]", "HD202", "no field “must_have”"),
    ("text: a\nrecords: [{record: sites/saltmere, because: x}]", "HD202", "no field “text”"),
    ("{}", "HD210", "One of the fields "),
    ("records: [{record: sites/saltmere, lacks: [built.day], because: x}]", "HD905", "below “built”"),
    ("counts: [{kind: sites, says: {kind: towr}, at_most: 0, because: x}]", "HD905", "“towr” is no word"),
    ("texts: [{source: floe-wire-2016-05, because: x}]", "HD905", "No text of “floe-wire-2016-05” is held"),
]


@pytest.mark.parametrize(("checks", "code", "sentence"), BROKEN)
def test_what_is_broken_is_told_once_at_its_place(checks: str, code: str, sentence: str, told: Told) -> None:
    (found,) = told(checks)
    assert found.code == code
    assert sentence in found.message
    assert found.line == 1
    assert found.column


def test_a_renamed_record_is_told_by_its_new_name(told: Told) -> None:
    (found,) = told("records: [{record: sites/saltmere/wind-temple, because: The guide tells of it}]")
    assert found.hint.startswith("It is called “saltmere/temple-of-winds” now. The guide tells of it. Mend")
    (found,) = told("statuses: [{site: saltmere/wind-temple, state: destroyed, because: x}]")
    assert found.code == "HD905"
    assert "It is called “saltmere/temple-of-winds” now." in found.hint


@pytest.mark.parametrize(
    "checks",
    [
        "records: [{record: sites/saltmere/temple-of-winds, has: [names.fr], because: x}]",
        "counts: [{kind: sites, says: {kind: temple}, at_least: 2, because: x}]",
        "statuses: [{site: saltmere/lantern-tower, state: severe, because: x}]",
        "texts: [{source: penguin-post-2016-05-02, because: x}]",
    ],
)
def test_a_record_with_errors_is_not_blamed_a_second_time(checks: str, root: Path, told: Told) -> None:
    assert len(told(checks)) > 0
    change(root, TEMPLE, "kind: temple", "kind: tempel")
    assert told(checks) == []


def test_each_sentence_is_quoted_or_excepted(root: Path, told: Told) -> None:
    check = "texts: [{source: penguin-post-2016-05-02, because: x}]"
    sentences = [found.message for found in told(check)]
    assert sentences
    assert all("No record quotes this sentence of “penguin-post-2016-05-02”" in one for one in sentences)
    openings = ", ".join(f'"{one.partition(": “")[2][:12]}"' for one in sentences)
    assert told(check.replace("because", f"except: [{openings}], because")) == []


def test_a_source_that_only_a_check_names_is_still_one_that_nobody_cites(root: Path, told: Told) -> None:
    told("records: [{record: sources/unused-leaflet, because: x}]")
    codes = {
        one.code
        for one in validate(Project(root), TODAY, more_rules=CHECK_RULES).diagnostics
        if one.path == "catalogue/sources/unused-leaflet.yaml"
    }
    assert codes == {"HD803"}


def test_a_file_of_checks_that_cannot_be_read_hides_nothing_about_records(root: Path) -> None:
    before = validate(Project(root), TODAY, more_rules=CHECK_RULES).diagnostics
    write(root, "records: [")
    after = validate(Project(root), TODAY, more_rules=CHECK_RULES).diagnostics
    assert [one for one in after if "checks" not in one.path] == list(before)
    assert [one.code for one in after if "checks" in one.path] == ["HD117"]


def test_both_doors_of_the_program_try_the_checks(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "counts: [{kind: sites, at_least: 99, because: x}]")
    options = ["--root", str(root), "--today", "2026-11-22"]
    assert main(["validate", *options]) == 1
    assert "kept.yaml:1:34: error HD902" in capsys.readouterr().out
    assert main(["build", *options, "--out", str(tmp_path / "site")]) == 1
    site = read_publication(root, "2026-11-22")
    assert [error for error in site.errors if "HD902" in error]
    assert site.pages == ()


def test_checks_are_no_records_and_stand_on_no_page(root: Path) -> None:
    before = read_publication(root, "2026-11-22")
    write(root, "records: [{record: sites/saltmere, because: A word that no page has}]")
    after = read_publication(root, "2026-11-22")
    assert after.pages == before.pages
    assert after.files == before.files


def test_fields_are_found_by_what_their_entries_are_called() -> None:
    data = {
        "names": [{"lang": "en", "text": "a"}, {"lang": "ar", "text": "b"}, {"lang": "ar", "text": "c"}],
        "via": ["afp", 7],
        "occurred": 2015,
    }
    assert find_values(data, "names.ar.text") == ["b", "c"]
    assert find_values(data, "via.afp") == ["afp"]
    assert find_values(data, "via.7") == [7]
    assert find_values(data, "names.text") == []
    assert find_values(data, "occurred.year") == []
    assert find_values(data, "occurred") == [2015]


@pytest.mark.parametrize(
    ("found", "asked", "same"),
    [
        ("2015", 2015, True),
        (2015, "2015", True),
        ("destroyed", "destroyed", True),
        ("destroyed", "severe", False),
        (True, True, True),
        (True, 1, False),
        (True, "true", False),
        (["afp"], ["afp"], True),
        (["afp", "dpa"], ["afp"], False),
        ("afp", ["afp"], False),
        (["afp"], "afp", False),
        ({"en": "a"}, "a", False),
        (1.5, 1.5, True),
    ],
)
def test_what_counts_as_the_same(found: object, asked: object, same: bool) -> None:
    assert is_same(found, asked) is same
