"""Faults of the program itself while it checks: told after the findings, with the record at fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from damage_catalogue.validation.finding import RecordInFile


@dataclass(frozen=True, slots=True)
class Mishap:
    """What the program was doing, at which file ("" where it cannot tell), and how that failed."""

    doing: str
    file: str
    error: Exception

    def __str__(self) -> str:
        where = f" at {self.file}" if self.file else ""
        return f"{self.doing}{where} ({type(self.error).__name__})"


class MishapError(Exception):
    """Raised once the findings have been shown, for whoever sets the exit code."""

    def __init__(self, mishaps: Sequence[Mishap]) -> None:
        super().__init__("; ".join(map(str, mishaps)))
        self.mishaps = tuple(mishaps)


def file_at_fault(error: Exception) -> str:
    """The file of the record that a rule across records was looking at when it raised `error`, or ""."""
    file, trace = "", error.__traceback__
    while trace is not None:
        for value in trace.tb_frame.f_locals.values():
            file = value.file if isinstance(value, RecordInFile) else file
        trace = trace.tb_next
    return file
