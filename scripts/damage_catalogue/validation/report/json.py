"""The report for programs: JSON of a stable shape. `version` rises when a field changes or goes."""

from __future__ import annotations

import json
from typing import Any

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report.checked import Checked

VERSION = 1


def render(checked: Checked, colour: bool) -> str:
    """The report for programs; `colour` changes nothing."""
    content: dict[str, Any] = {
        "version": VERSION,
        "files": checked.files,
        "records": dict(checked.records),
        "errors": checked.count(Severity.ERROR),
        "warnings": checked.count(Severity.WARNING),
        "notes": checked.count(Severity.NOTE),
        "findings": [_finding(diagnostic, checked) for diagnostic in checked.diagnostics],
    }
    if checked.change is not None:
        content["changed_since"] = checked.change.since
    # ASCII alone: record text cannot break a log or a terminal through this report.
    return json.dumps(content, indent=2) + "\n"


def _finding(diagnostic: Diagnostic, checked: Checked) -> dict[str, Any]:
    content: dict[str, Any] = {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "length": diagnostic.length,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
    if checked.change is not None:
        content["in_change"] = checked.is_in_change(diagnostic)
    return content
