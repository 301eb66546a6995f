"""The report for code scanning of GitHub and others: SARIF 2.1.0, an OASIS standard.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ has the standard; section numbers below are of it. GitHub asks
for a line with each finding, and follows a finding by a hash of the lines at it. Its upload action works that
out from the file and complains of a hash of that name that differs, so that ours has another name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from damage_catalogue.validation.codes import ALL
from damage_catalogue.validation.diagnostic import Code, Diagnostic, Severity
from damage_catalogue.validation.report.checked import Checked
from damage_catalogue.validation.report.terminal import clean

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
"""What paths are seen from: the name that GitHub and others know for the root of the repository."""
FINGERPRINT = "findingHash/v1"

_RULES: Mapping[str, int] = {code.id: index for index, code in enumerate(ALL)}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(?=[0-9])")


def render(checked: Checked, colour: bool) -> str:
    """The report as JSON in ASCII: record text cannot break a log through it; `colour` changes nothing."""
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "catalogue", "rules": [_rule(code) for code in ALL]}},
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, checked, seen) for diagnostic in checked.diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    plain, markdown = (
        f"{code.why}\n\n{code.fix}\n\nNot so:\n\n{write(code.wrong)}\n\nBut so:\n\n{write(code.right)}"
        for write in (str, _fence)
    )
    return {
        "id": code.id,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {"text": plain, "markdown": markdown},
        "defaultConfiguration": {"level": code.severity.value},
        "properties": {"problem.severity": _PROBLEMS[code.severity]},
    }


def _fence(example: str) -> str:
    return f"```yaml\n{example}\n```"


def _result(diagnostic: Diagnostic, checked: Checked, seen: Counter[str]) -> dict[str, Any]:
    path = checked.path_in_repository(diagnostic)
    content: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": _message(f"{diagnostic.message} {diagnostic.hint}".rstrip())},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(path, errors="replace"), "uriBaseId": BASE},
                    "region": _region(diagnostic),
                }
            }
        ],
        "partialFingerprints": {FINGERPRINT: _fingerprint(diagnostic, path, seen)},
    }
    if diagnostic.code in _RULES:
        content["ruleIndex"] = _RULES[diagnostic.code]
    if checked.change is not None:
        content["properties"] = {"inChange": checked.is_in_change(diagnostic)}
    return content


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    """Where it is; for a whole file its first line, because GitHub shows nothing that has no line."""
    if diagnostic.line is None:
        return {"startLine": 1}
    column = diagnostic.column or 1
    return {
        "startLine": diagnostic.line,
        "startColumn": column,
        "endLine": diagnostic.line,
        # The column behind the last character (3.30.8).
        "endColumn": column + diagnostic.length,
    }


def _message(text: str) -> str:
    """Plain text in which nothing from a record is a link (3.11.6) or stands for an argument (3.11.5).

    Both can be escaped, but not all that show SARIF take the escapes away again. So a blank parts the signs.
    """
    return _PLACEHOLDER.sub("{ ", _LINK.sub("] ", clean(text)))


def _fingerprint(diagnostic: Diagnostic, path: str, seen: Counter[str]) -> str:
    """The same wherever the line stands in its file: a hash of code, file and line, and a number that tells
    apart those of the same hash.

    A finding about a whole file has its message in place of the line.
    """
    line = diagnostic.message if diagnostic.source_line is None else diagnostic.source_line.strip()
    whole = f"{diagnostic.code}\0{path}\0{line}"
    found = sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    seen[found] += 1
    return f"{found}:{seen[found]}"
