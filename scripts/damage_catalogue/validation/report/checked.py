"""What every report is about, and the sentence that each of them ends with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report.change import TouchedFiles
from damage_catalogue.validation.report.terminal import clean


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in order of place, the number of files read, and of records by kind.

    `folder` is where the catalogue's root stands in its git repository, with forward slashes; "" where it is
    the repository's root, or in none. With a `change`, the findings that concern it come first.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    records: Mapping[str, int]
    folder: str = ""
    change: TouchedFiles | None = None

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def is_in_change(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding concerns the change; without a change, none does."""
        return self.change is not None and self.change.concerns(diagnostic)

    def path_in_repository(self, diagnostic: Diagnostic) -> str:
        """The finding's path from the root of the git repository, as what shows repositories must know it."""
        return f"{self.folder}/{diagnostic.path}" if self.folder else diagnostic.path


Report = Callable[[Checked, bool], str]
"""Gives the whole report, with a line end; the second argument says whether it may use colour."""


def summarise(checked: Checked) -> str:
    """`3 errors and 1 warning in 2 of 41 files`, or how many records are valid; notes are counted after
    that.
    """
    to_mend = [each for each in checked.diagnostics if each.severity is not Severity.NOTE]
    notes = checked.count(Severity.NOTE)
    told = _summarise_faults(checked, to_mend) if to_mend else _summarise_valid(checked)
    if notes:
        told += f" {_counted(notes, 'notes')}."
    if checked.change is None or not checked.diagnostics:
        return told
    return f"{told} {_summarise_change(checked, checked.change)}"


def _summarise_change(checked: Checked, change: TouchedFiles) -> str:
    number = sum(map(checked.is_in_change, checked.diagnostics))
    told = f"{number:,} of these {'are' if number > 1 else 'is'}" if number else "None of these is"
    return f"{told} in what changed since {clean(change.since)}."


def _summarise_valid(checked: Checked) -> str:
    kinds = ", ".join(_counted(number, kind) for kind, number in checked.records.items() if number)
    total = sum(checked.records.values())
    verb = "is" if total == 1 else "are"
    return f"{_counted(total, 'records')} {verb} valid: {kinds}." if total else "Nothing was checked."


def _summarise_faults(checked: Checked, faults: Sequence[Diagnostic]) -> str:
    parts = [
        _counted(number, f"{severity.value}s")
        for severity in (Severity.ERROR, Severity.WARNING)
        if (number := checked.count(severity))
    ]
    touched = len({diagnostic.path for diagnostic in faults})
    if touched > checked.files:
        return f"{' and '.join(parts)}."
    return f"{' and '.join(parts)} in {touched:,} of {_counted(checked.files, 'files')}."


def _counted(number: int, many: str) -> str:
    return f"{number:,} {many.removesuffix('s') if number == 1 else many}"
