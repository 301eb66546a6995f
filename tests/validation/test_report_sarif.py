"""What code scanning is shown: SARIF 2.1.0, whose rules are in the standard that sarif.py names."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from tests.validation.test_report import HOSTILE, finding

from damage_catalogue.validation.codes import ALL
from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report import REPORTS, Checked
from damage_catalogue.validation.report.change import TouchedFiles, order_by_change


def run_of(*diagnostics: Diagnostic, folder: str = "", change: TouchedFiles | None = None) -> Any:
    text = REPORTS["sarif"](Checked(order_by_change(diagnostics, change), 41, {}, folder, change), True)
    assert text.isascii()
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def place(result: Any) -> Any:
    (location,) = result["locations"]
    return location["physicalLocation"]


def test_each_code_is_a_rule_with_help_and_findings_point_at_theirs() -> None:
    run = run_of(finding())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [code.id for code in ALL]
    for rule, code in zip(rules, ALL, strict=True):
        assert rule["shortDescription"]["text"] == code.title
        assert rule["defaultConfiguration"]["level"] == code.severity.value
        for form in ("text", "markdown"):
            assert all(part in rule["help"][form] for part in (code.why, code.fix, code.wrong, code.right))
    assert rules[run["results"][0]["ruleIndex"]]["id"] == run["results"][0]["ruleId"] == "HD203"


@pytest.mark.parametrize("severity", Severity)
def test_the_level_is_the_severity(severity: Severity) -> None:
    assert run_of(finding(severity=severity))["results"][0]["level"] == severity.value


def test_columns_count_characters_as_declared_and_end_behind_the_last() -> None:
    run = run_of(finding(line=3, column=7, length=4))
    assert run["columnKind"] == "unicodeCodePoints"
    assert place(run["results"][0])["region"] == {
        "startLine": 3,
        "startColumn": 7,
        "endLine": 3,
        "endColumn": 11,
    }


def test_a_finding_about_a_whole_file_still_has_a_line() -> None:
    assert place(run_of(finding(line=None, column=None))["results"][0])["region"] == {"startLine": 1}


@pytest.mark.parametrize("path", ["catalogue/sites/a.yaml", "catalogue/a:b c%20#?/é�.yaml"])
def test_paths_are_addresses_from_the_root_of_the_repository(path: str) -> None:
    run = run_of(finding(path=path), folder="data/our catalogue")
    artifact = place(run["results"][0])["artifactLocation"]
    assert artifact["uriBaseId"] in run["originalUriBaseIds"]
    assert unquote(artifact["uri"]) == f"data/our catalogue/{path}"
    assert not set(artifact["uri"]) & set(" :#?")


def prints(*diagnostics: Diagnostic) -> list[str]:
    results = run_of(*diagnostics)["results"]
    return [value for result in results for value in result["partialFingerprints"].values()]


def test_a_fingerprint_survives_a_moved_and_indented_line() -> None:
    assert prints(finding(source_line="kind: templ")) == prints(
        finding(line=90, column=11, source_line="    kind: templ\t")
    )


def test_fingerprints_tell_findings_apart() -> None:
    found = [
        finding(source_line="kind: templ"),
        finding(source_line="kind: templ", line=9),
        finding(source_line="kind: gaet"),
        finding(source_line="kind: templ", path="catalogue/sites/b.yaml"),
        finding("One.", line=None, column=None),
        finding("Two.", line=None, column=None),
    ]
    assert len(set(prints(*found))) == len(found)


def test_the_name_that_the_upload_action_works_out_itself_is_left_to_it() -> None:
    (result,) = run_of(finding(source_line="kind: templ"))["results"]
    assert list(result["partialFingerprints"]) == ["findingHash/v1"]


def test_no_record_makes_a_link_an_argument_or_a_control_character() -> None:
    hostile = finding(f"[a](https://example.org) {{0}} \ud800 {HOSTILE}", hint=HOSTILE, path=HOSTILE)
    text = run_of(hostile)["results"][0]["message"]["text"]
    assert "](" not in text and "{0" not in text
    assert text.isprintable()


def test_what_the_change_touched_comes_first_and_says_so() -> None:
    change = TouchedFiles("main", frozenset({"b.yaml"}))
    results = run_of(finding(path="a.yaml"), finding(path="b.yaml"), change=change)["results"]
    assert [place(each)["artifactLocation"]["uri"] for each in results] == ["b.yaml", "a.yaml"]
    assert [each["properties"]["inChange"] for each in results] == [True, False]
