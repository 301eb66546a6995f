"""A finding about one place in one file: a value that every report shows in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding asks of the editor; the worst first, as reports count them.

    An error is to be mended; a warning is probably a mistake; a note is what an editor should know and need
    not mend: it is shown and counted, and fails no check and no build.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What was found, where, what was expected, and what to do next.

    `path` is relative to the catalogue's root, with forward slashes. `line` and `column` start at 1 and count
    Unicode characters; both are None where the finding is about the whole file. `length` is the number of
    characters to underline. `message` is one plain sentence; `hint` is the next step. All of them may hold
    text from records, which each report escapes in its own way. Diagnostics of one code and `cause`, where
    that is not empty, come from one mistake.
    """

    code: str
    severity: Severity
    path: str
    message: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    hint: str = ""
    source_line: str | None = None
    cause: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """By place, then code: the order of every report."""
        return self.path, self.line or 0, self.column or 0, self.code, self.message


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding. A code never changes its meaning and is never used again.

    `title` is what is wrong in a few words, `why` says why it matters, `fix` what to do; `wrong` and `right`
    are short pieces of YAML, or of a folder where the finding is about files.
    """

    id: str
    severity: Severity
    title: str
    why: str
    fix: str
    wrong: str
    right: str
