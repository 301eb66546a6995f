"""What every report is about, and the sentence that each of them ends with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from damage_catalogue.validation.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in order of place, the number of files read, and of records by kind."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    records: Mapping[str, int]

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


Report = Callable[[Checked, bool], str]
"""Gives the whole report, with a line end; the second argument says whether it may use colour."""


def summarise(checked: Checked) -> str:
    """`3 errors and 1 warning in 2 of 41 files`, or how many records are valid; notes are counted after
    that.
    """
    to_mend = [each for each in checked.diagnostics if each.severity is not Severity.NOTE]
    notes = checked.count(Severity.NOTE)
    told = _summarise_faults(checked, to_mend) if to_mend else _summarise_valid(checked)
    return f"{told} {_counted(notes, 'notes')}." if notes else told


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
