"""The report for GitHub Actions: annotations beside the changed lines, and the whole report in the log.

GitHub reads a line that begins with `::` as a command and shows ten annotations a step. So what concerns the
change comes first, and of that the worst; everything in them is escaped, and the whole report stands where
commands are switched off. GitHub knows files by their paths from the root of the repository.
"""

from __future__ import annotations

from hashlib import sha256

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report import human
from damage_catalogue.validation.report.checked import Checked, summarise
from damage_catalogue.validation.report.terminal import clean

MOST_ANNOTATIONS = 10
_FROM_WORST = tuple(Severity)
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(checked: Checked, colour: bool) -> str:
    """As many annotations as GitHub shows, first those of the change, of these the worst; then all findings,
    folded in the log.
    """
    first = sorted(
        checked.diagnostics,
        key=lambda each: (not checked.is_in_change(each), _FROM_WORST.index(each.severity)),
    )
    lines = [_annotation(diagnostic, checked) for diagnostic in first[:MOST_ANNOTATIONS]]
    if checked.diagnostics:
        whole = human.render(checked, colour)
        # No record can hold this word: it is made from the very text that it guards.
        token = sha256(whole.encode("utf-8", "replace")).hexdigest()
        lines += [
            f"::group::All {len(checked.diagnostics)} findings",
            f"::stop-commands::{token}",
            whole.rstrip("\n"),
            f"::{token}::",
            "::endgroup::",
        ]
    return "\n".join([*lines, summarise(checked)]) + "\n"


def _annotation(diagnostic: Diagnostic, checked: Checked) -> str:
    properties = {"file": checked.path_in_repository(diagnostic)}
    if diagnostic.line is not None and diagnostic.column is not None:
        properties["line"] = properties["endLine"] = str(diagnostic.line)
        properties["col"] = str(diagnostic.column)
        properties["endColumn"] = str(diagnostic.column + diagnostic.length)
    properties["title"] = diagnostic.code + (", in this change" if checked.is_in_change(diagnostic) else "")
    written = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    message = "\n".join(filter(None, (clean(diagnostic.message), clean(diagnostic.hint))))
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{escape_data(message)}"


def escape_data(text: str) -> str:
    """The message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """The value of a property of a workflow command."""
    return escape_data(clean(text)).replace(":", "%3A").replace(",", "%2C")
