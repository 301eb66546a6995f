"""What can be wrong with a YAML file before anyone asks what it says: plain values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LONGEST_FOUND = 60


class TextPosition(NamedTuple):
    """A place in a file; line and column start at 1 and the column counts Unicode characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One thing that keeps a file from being read as a record.

    `kind` is a stable slug: empty, too-large, not-utf8, byte-order-mark, control-character,
    hidden-direction-mark, tab-indent, syntax, several-documents, duplicate-key, anchor, alias, merge-key,
    tag, non-string-key, not-a-mapping, too-deep, comment-behind, unfinished-merge, carriage-return,
    pasted-bullet, foreign-blank, foreign-sign, missing-dash or block-indent. `position` is None when the file
    as a whole is meant.
    `length` is the number of characters to underline on that line. `found` is what stands there, shortened.
    `hint` is the next step for a curator, or "" where the kind says enough.
    """

    kind: str
    position: TextPosition | None
    length: int
    found: str
    hint: str = ""


def shorten(written: str) -> str:
    """Give the first line of `written`, cut to a length that fits in a message."""
    first, *rest = written.strip().split("\n", 1)
    first = first.rstrip()
    return first[: LONGEST_FOUND - 1] + "…" if rest or len(first) > LONGEST_FOUND else first
