"""What people, GitHub and programs are shown."""

from __future__ import annotations

import json
import re

import pytest

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report import REPORTS, Checked
from damage_catalogue.validation.report.change import TouchedFiles, order_by_change
from damage_catalogue.validation.report.github import escape_data, escape_property

RECORDS = {"sites": 4, "events": 1, "sources": 0, "agents": 36}


def finding(message: str = "Wrong.", severity: Severity = Severity.ERROR, **fields: object) -> Diagnostic:
    values: dict[str, object] = {
        "path": "catalogue/sites/a.yaml",
        "line": 3,
        "column": 7,
        "length": 4,
    } | fields
    return Diagnostic("HD203", severity, message=message, **values)  # type: ignore[arg-type]


def show(name: str, *diagnostics: Diagnostic, colour: bool = False) -> str:
    return REPORTS[name](Checked(diagnostics, 41, RECORDS), colour)


def test_a_clean_catalogue_says_how_much_it_holds() -> None:
    assert show("human") == "41 records are valid: 4 sites, 1 event, 36 agents.\n"


def test_the_last_line_counts_errors_warnings_and_files() -> None:
    found = [finding(), finding(), finding(), finding(severity=Severity.WARNING, path="b.yaml")]
    assert show("human", *found).splitlines()[-1] == "3 errors and 1 warning in 2 of 41 files."


def test_notes_are_counted_apart_and_leave_the_records_valid() -> None:
    note = finding(severity=Severity.NOTE)
    assert show("human", note, note).splitlines()[-1] == (
        "41 records are valid: 4 sites, 1 event, 36 agents. 2 notes."
    )
    assert show("human", finding(), note).splitlines()[-1] == "1 error in 1 of 41 files. 1 note."


def test_notes_take_a_line_each_above_what_must_be_mended() -> None:
    shown = show(
        "human",
        finding("Wrong.", hint="Mend it.", path="a.yaml", source_line="kind: templ"),
        finding("Good to know.", Severity.NOTE, hint="Leave it.", path="b.yaml", source_line="kind: templ"),
    )
    assert shown.splitlines()[:3] == [
        "b.yaml:3:7: note HD203 Good to know. Leave it.",
        "",
        "a.yaml:3:7: error HD203 Wrong.",
    ]


def test_github_shows_notes_as_notices_after_all_else() -> None:
    found = [finding("n", Severity.NOTE), finding("w", Severity.WARNING), finding("e")]
    kinds = [line.split(" ")[0] for line in commands(show("github", *found)) if "HD203" in line]
    assert kinds == ["::error", "::warning", "::notice"]


def test_json_counts_notes() -> None:
    content = json.loads(show("json", finding(severity=Severity.NOTE), finding()))
    assert (content["errors"], content["warnings"], content["notes"]) == (1, 0, 1)
    assert [each["severity"] for each in content["findings"]] == ["note", "error"]


def test_the_caret_stands_under_the_value() -> None:
    assert show("human", finding(source_line="kind: templ")).splitlines()[1:3] == [
        "    3 | kind: templ",
        "      |       ^^^^",
    ]


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("名: templ", 4, "      |     ^^^^"),
        ("e\u0301\u0301: templ", 6, "      |    ^^^^"),
        ("x: 遺跡遺跡", 4, "      |    ^^^^^^^^"),
    ],
)
def test_the_caret_counts_columns_of_the_screen(line: str, column: int, caret: str) -> None:
    assert show("human", finding(source_line=line, column=column)).splitlines()[2] == caret


def test_under_a_line_from_right_to_left_the_word_is_repeated() -> None:
    lines = show("human", finding(source_line="text: معبد بل", column=7)).splitlines()
    assert lines[1] == "    3 | \u2068text: معبد بل\u2069"
    assert lines[2] == "      | here: \u2068معبد\u2069"


def test_a_caret_before_text_from_right_to_left_is_right() -> None:
    lines = show("human", finding(source_line="txet: معبد بل", column=1)).splitlines()
    assert lines[2] == "      | ^^^^"


def test_no_isolates_where_nothing_runs_from_right_to_left() -> None:
    assert not re.search("[\u2066-\u2069]", show("human", finding("“naïve” 遺跡", source_line="a: é")))


def test_quoted_record_text_cannot_turn_the_message_round() -> None:
    assert "“\u2068معبد\u2069” is wrong" in show("human", finding("“معبد” is wrong"))


HOSTILE = "\x1b[2J\x1b]0;x\x07\r\n::error::forged\x9b31m\u202e\u2028\x00"


@pytest.mark.parametrize("name", ["human", "github"])
def test_no_control_character_of_a_record_reaches_the_terminal(name: str) -> None:
    hostile = finding(HOSTILE, hint=HOSTILE, source_line=HOSTILE, path=HOSTILE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067]", show(name, hostile))


def commands(log: str) -> list[str]:
    """The workflow commands that GitHub would carry out in a log."""
    found, stopped = [], None
    for line in log.splitlines():
        if stopped:
            stopped = None if line.strip() == f"::{stopped}::" else stopped
        elif line.lstrip().startswith(("::", "##[")):
            found.append(line)
            if line.startswith("::stop-commands::"):
                stopped = line.removeprefix("::stop-commands::")
    assert stopped is None
    return found


def test_a_record_cannot_forge_a_workflow_command() -> None:
    hostile = "x\n::set-output name=a::b\n##[error]c\n::stop-commands::d\n::endgroup::"
    log = show("github", finding(hostile, hint=hostile, source_line=hostile, path="a,b:c%.yaml"))
    kinds = [re.match("::([a-z-]+)", each) for each in commands(log)]
    assert [kind[1] if kind else None for kind in kinds] == ["error", "group", "stop-commands", "endgroup"]
    assert "file=a%2Cb%3Ac%25.yaml," in log


def test_the_word_that_stops_commands_stands_in_no_record() -> None:
    first = show("github", finding())
    token = re.search("::stop-commands::(.*)", first)
    assert token
    again = show("github", finding(source_line=f"::{token[1]}::"))
    assert f"::stop-commands::{token[1]}" not in again


def test_ten_annotations_at_most_and_errors_first() -> None:
    warnings = [finding(f"w{n}", Severity.WARNING) for n in range(8)]
    errors = [finding(f"e{n}") for n in range(5)]
    log = show("github", *warnings, *errors)
    found = [line.split(" ")[0] for line in commands(log) if line.startswith(("::error", "::warning"))]
    assert found == ["::error"] * 5 + ["::warning"] * 5
    assert all(f"HD203 w{n}" in log for n in range(8))


def test_annotations_are_escaped_as_github_asks() -> None:
    assert escape_data("50%\r\nx:,") == "50%25%0D%0Ax:,"
    assert escape_property("a:b,c%") == "a%3Ab%2Cc%25"


def test_json_is_ascii_of_a_stable_shape() -> None:
    text = show("json", finding("“معبد” \x1b", hint="h", source_line="s"))
    assert text.isascii()
    assert json.loads(text) == {
        "version": 1,
        "files": 41,
        "records": RECORDS,
        "errors": 1,
        "warnings": 0,
        "notes": 0,
        "findings": [
            {
                "code": "HD203",
                "severity": "error",
                "path": "catalogue/sites/a.yaml",
                "line": 3,
                "column": 7,
                "length": 4,
                "message": "“معبد” \x1b",
                "hint": "h",
            }
        ],
    }


def test_long_lines_are_cut_around_the_place() -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    lines = show("human", finding(source_line=line, column=501)).splitlines()
    start = lines[2].index("^")
    assert lines[1][start : start + 4] == "HERE"
    assert len(lines[1]) < 120


def test_colour_only_where_asked() -> None:
    assert "\x1b[" in show("human", finding(), colour=True)
    assert "\x1b" not in show("human", finding())


CHANGE = TouchedFiles("main", frozenset({"b.yaml"}))


def show_change(name: str, *diagnostics: Diagnostic, change: TouchedFiles = CHANGE, folder: str = "") -> str:
    return REPORTS[name](Checked(order_by_change(diagnostics, change), 41, RECORDS, folder, change), False)


def test_people_are_told_first_what_concerns_the_change() -> None:
    shown = show_change(
        "human",
        finding("One.", path="a.yaml"),
        finding("Two.", Severity.NOTE, path="b.yaml"),
        finding("Three.", path="b.yaml"),
    )
    assert shown.splitlines() == [
        "In what changed since main:",
        "",
        "b.yaml:3:7: note HD203 Two.",
        "",
        "b.yaml:3:7: error HD203 Three.",
        "",
        "Everywhere else:",
        "",
        "a.yaml:3:7: error HD203 One.",
        "",
        "2 errors in 2 of 41 files. 1 note. 2 of these are in what changed since main.",
    ]


def test_a_change_without_findings_says_so() -> None:
    lines = show_change("human", finding(path="a.yaml")).splitlines()
    assert lines[0] == "Nothing in what changed since main."
    assert lines[-1].endswith(" None of these is in what changed since main.")
    assert show_change("human") == show("human")


def test_a_name_of_the_change_cannot_steer_a_terminal() -> None:
    hostile = TouchedFiles(HOSTILE, frozenset({"b.yaml"}))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", show_change("human", finding(), change=hostile))


def test_github_annotates_the_change_before_worse_findings_elsewhere() -> None:
    elsewhere = [finding(f"e{n}", path="a.yaml") for n in range(12)]
    mine = finding("w", Severity.WARNING, path="b.yaml")
    log = show_change("github", *elsewhere, mine, folder="data/ours")
    found = [line for line in commands(log) if line.startswith(("::error", "::warning"))]
    assert len(found) == 10
    assert "file=data/ours/b.yaml," in found[0]
    assert found[0].endswith("title=HD203%2C in this change::w")
    assert all("title=HD203::" in line for line in found[1:])


def test_json_says_of_each_finding_whether_it_concerns_the_change() -> None:
    content = json.loads(show_change("json", finding(path="a.yaml"), finding(path="b.yaml"), folder="data"))
    assert content["changed_since"] == "main"
    assert [(each["path"], each["in_change"]) for each in content["findings"]] == [
        ("b.yaml", True),
        ("a.yaml", False),
    ]


@pytest.mark.parametrize(
    ("code", "line", "column", "length", "concerns"),
    [
        ("HD301", "part_of: old-gate", 10, 8, True),
        ("HD301", "part_of: 'old-gate'", 10, 10, True),
        ("HD301", "in_favour_of: sites/old-gate#b", 15, 16, True),
        ("HD301", "part_of: old-gates", 10, 9, False),
        ("HD301", "in_favour_of: events/old-gate#b", 15, 17, False),
        ("HD203", "kind: old-gate", 7, 8, False),
    ],
)
def test_what_refers_to_a_deleted_record_concerns_the_change(
    code: str, line: str, column: int, length: int, concerns: bool
) -> None:
    gone = frozenset({"catalogue/sites/old-gate.yaml"})
    found = Diagnostic(
        code, Severity.ERROR, "catalogue/sites/a.yaml", "m", 1, column, length, source_line=line
    )
    assert TouchedFiles("main", gone, gone).concerns(found) is concerns
    assert not TouchedFiles("main", gone).concerns(found)


def test_a_finding_about_a_folder_concerns_what_changed_below_it() -> None:
    change = TouchedFiles("main", frozenset({"catalogue/sites/new/a.yaml"}))
    assert change.concerns(finding(path="catalogue/sites/new"))
    assert not change.concerns(finding(path="catalogue/sites/ne"))
