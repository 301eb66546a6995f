"""The whole way from files to findings."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.report import REPORTS, Checked
from damage_catalogue.validation.validate import Outcome, validate

Check = Callable[..., Outcome]
Find = Callable[[str, str], list[Diagnostic]]

GATE = "names: [{text: Gate, lang: en, role: preferred}]\nkind: gate\n"


def places(found: list[Diagnostic]) -> list[tuple[str, str, int | None, int | None]]:
    return [(each.code, each.path, each.line, each.column) for each in found]


def test_one_bad_file_never_hides_another(root: Path, check: Check) -> None:
    sites = root / "catalogue/sites"
    (sites / "a.yaml").write_bytes(b"\x00\x01binary\xff")
    (sites / "b.yaml").write_text("names: [")
    (sites / "c.yaml").write_text("kind: temple\n")
    (sites / "d.yaml").write_text(GATE + "part_of: nowhere\n")
    (sites / "e.yaml").write_text("")
    outcome = check()
    assert {each.path[-6:]: each.code for each in outcome.diagnostics} == {
        "a.yaml": "HD112",
        "b.yaml": "HD117",
        "c.yaml": "HD201",
        "d.yaml": "HD301",
        "e.yaml": "HD124",
    }
    assert outcome.catalogue is not None
    assert list(outcome.catalogue.sites) == ["citadel", "d"]
    assert (outcome.files, outcome.records["sites"]) == (10, 6)


def test_a_broken_catalogue_file_does_not_hide_broken_records(root: Path, find: Find) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(GATE + "part_of: nowhere\n")
    found = find("catalogue.yaml", "title: 7\n")
    assert [each.code for each in found if each.path.endswith("gate.yaml")] == ["HD301"]
    assert validate(Project(root), Day(2026, 11, 22)).catalogue is None


def test_a_record_with_errors_of_its_own_is_not_unknown(root: Path, find: Find) -> None:
    (root / "catalogue/sites/wall.yaml").write_text("kind: wal\n")
    (root / "catalogue/events/raid.yaml").write_text("kind: [")
    gate = (
        GATE
        + "part_of: wall\nstatements:\n  - id: a\n    kind: general\n    says: So.\n    certainty: high\n"
    )
    gate += (
        "    basis: relayed\n    standing: superseded\n    because: Later.\n    in_favour_of: events/raid#b\n"
    )
    gate += "    citations: [{source: article, says: So.}]\n"
    assert {each.path for each in find("sites/gate.yaml", gate)} == {
        "catalogue/events/raid.yaml",
        "catalogue/sites/wall.yaml",
    }


def test_sources_cited_by_a_broken_record_count_as_cited(root: Path, find: Find) -> None:
    article = root / "catalogue/sources/article.yaml"
    (root / "catalogue/sources/book.yaml").write_bytes(article.read_bytes())
    found = find("sites/gate.yaml", "kind: gaet\nassessments: [{citations: [{source: book}]}]\n")
    assert "HD803" not in {each.code for each in found}


def test_unread_files_keep_the_check_from_calling_sources_uncited(root: Path, find: Find) -> None:
    article = root / "catalogue/sources/article.yaml"
    (root / "catalogue/sources/book.yaml").write_text(article.read_text().split("text:")[0])
    assert {each.code for each in find("sites/gate.yaml", "names: [")} == {"HD117"}


def test_only_named_files_and_folders_are_reported_on(root: Path, check: Check) -> None:
    for name, parent in (("a", "nowhere"), ("below/b", "elsewhere")):
        path = root / f"catalogue/sites/{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{GATE}part_of: {parent}\n")
    sites = root / "catalogue/sites"
    assert [each.path for each in check(sites / "a.yaml").diagnostics] == ["catalogue/sites/a.yaml"]
    assert [each.path for each in check(sites / "below").diagnostics] == ["catalogue/sites/below/b.yaml"]
    assert len(check(sites).diagnostics) == 2
    assert check(root / "catalogue/events").diagnostics == ()


def test_today_is_what_the_caller_says(root: Path) -> None:
    assert validate(Project(root), Day(2026, 11, 22)).diagnostics == ()
    codes = {each.code for each in validate(Project(root), Day(2015, 8, 30)).diagnostics}
    assert codes == {"HD406"}


def test_scalars_that_other_yaml_changes_stay_text(root: Path, find: Find) -> None:
    article = (root / "catalogue/sources/article.yaml").read_text().replace("Museum damaged", "12:30")
    assert find("sources/article.yaml", article + "volume: 0123\n") == []
    (asked,) = find("sites/gate.yaml", GATE + "country: NO\n")
    assert (asked.code, "the site lies in NO" in asked.message) == ("HD802", True)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> & <b>",
        "a | b `c` 'd' \\\"e\\\" [f](g) {{ h }} %0A::error::i",
        "معبد بل \u200f(قلعة)\u200e x",
        "::set-output name=x::y",
    ],
)
def test_hostile_text_is_valid_text(text: str, find: Find) -> None:
    assert find("sites/gate.yaml", f'{GATE}description: {{und: "{text}"}}\n') == []


def test_a_text_is_pointed_at_within_a_block(find: Find) -> None:
    text = "description:\n  en: |\n    One.\n\n    Write to guard@example.org now.\n"
    found = find("sites/gate.yaml", GATE + text)
    assert places(found) == [("HD707", "catalogue/sites/gate.yaml", 7, 14)]
    assert (found[0].length, found[0].source_line) == (17, "    Write to guard@example.org now.")


def test_a_wrong_language_of_a_text_is_shown_at_its_name(find: Find) -> None:
    found = find("sites/gate.yaml", GATE + "description:\n  English: A gate.\n")
    assert places(found) == [("HD207", "catalogue/sites/gate.yaml", 4, 3)]


def test_a_held_text_is_never_read_outside_the_repository(root: Path, check: Check) -> None:
    secret = root.parent / "secret.txt"
    secret.write_text((root / "seeds/article.txt").read_text())
    (root / "seeds/article.txt").unlink()
    (root / "seeds/article.txt").symlink_to(secret)
    assert {each.code for each in check().diagnostics} == {"HD602"}


def test_a_link_to_a_folder_outside_is_not_followed(root: Path, check: Check) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "gate.yaml").write_text("kind: [")
    (root / "catalogue/sites/more").symlink_to(outside)
    (root / "catalogue/sites/loop").symlink_to(root / "catalogue/sites")
    assert [(each.code, each.path) for each in check().diagnostics] == [
        ("HD107", "catalogue/sites/loop"),
        ("HD107", "catalogue/sites/more"),
    ]


def test_a_name_that_is_no_unicode_is_a_finding_and_can_be_shown(root: Path, check: Check) -> None:
    with open(os.fsencode(root) + b"/catalogue/sites/\xff\x1b.yaml", "wb") as file:  # noqa: PTH123
        file.write(GATE.encode())
    outcome = check()
    assert [each.code for each in outcome.diagnostics] == ["HD108"]
    for render in REPORTS.values():
        render(Checked(outcome.diagnostics, outcome.files, outcome.records), False).encode("utf-8")


def test_the_same_catalogue_gives_the_same_report(root: Path, check: Check) -> None:
    for number in range(20):
        (root / f"catalogue/sites/gate-{number}.yaml").write_text(GATE + "part_of: nowhere\nkindd: x\n")
    first, second = check(), check()
    assert first.diagnostics == second.diagnostics
    assert json.dumps([each.order for each in first.diagnostics]) == json.dumps(
        sorted(each.order for each in first.diagnostics)
    )


def test_a_direction_mark_in_quotes_is_told_once(find: Find) -> None:
    found = find("sites/gate.yaml", GATE.replace("Gate", '"G\u202eate"'))
    assert places(found) == [("HD115", "catalogue/sites/gate.yaml", 1, 18)]
    found = find("sites/gate.yaml", GATE.replace("Gate", '"G\\u202eate"'))
    assert places(found) == [("HD115", "catalogue/sites/gate.yaml", 1, 16)]


def test_a_misspelt_field_is_told_once(find: Find) -> None:
    found = find("sites/gate.yaml", GATE.replace("kind", "kimd"))
    assert [(each.code, each.hint[:22]) for each in found] == [("HD202", "Did you mean “kind”? F")]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("kind: Gate", "gate"),
        ("kind: towr", "tower"),
        ("country: sy", "SY"),
        ("part_of: Citadel", "citadel"),
        ("part_of: citadell", "citadel"),
        ("part_of: elsewhere/citadel", "citadel"),
        ("descripton: {en: x}", "description"),
        ("built: {date: 31 August 2015, citations: [{source: article, says: x}]}", "2015-08-31"),
    ],
)
def test_what_was_meant_is_offered(wrong: str, right: str, find: Find) -> None:
    base = GATE if not wrong.startswith("kind") else GATE.split("\n")[0] + "\n"
    found = find("sites/gate.yaml", f"{base}{wrong}\n")
    assert [each.hint.partition("?")[0] for each in found] == [f"Did you mean “{right}”"]


def test_a_record_of_another_kind_with_that_id_is_named(find: Find) -> None:
    found = find("sites/gate.yaml", GATE + "part_of: museum\n")
    assert [each.hint for each in found] == ["There is an agent of that id, but a site is meant here."]


def test_a_condition_that_asks_for_a_field_is_told(find: Find) -> None:
    location = "location: {sensitivity: withheld}\n"
    found = find("sites/gate.yaml", GATE + location)
    assert [each.hint for each in found] == ["It is needed here because sensitivity is “withheld”."]
