"""What a YAML parser knows when it gives up, for whoever explains it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from damage_catalogue.records.yaml_file.problem import TextPosition

FIELD = re.compile(r"""[ ]*(?:-[ ]+)*(?:[^\s#:'"]+|"[^"]*"|'[^']*')[ ]*:(?=[ ]|$)""")
"""The name of a field at the start of a line, with its colon."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where and why a parser gave up.

    `doing` and `reason` are the parser's words, `at` is the place of the error, `begun` that of the construct
    it was reading, `bracket` that of the innermost open bracket, `quoted` the start and end of the last
    quoted text before the error, and `block` those of the last text that was begun by | or >.
    """

    lines: Sequence[str]
    doing: str
    reason: str
    at: TextPosition
    begun: TextPosition | None
    bracket: TextPosition | None
    quoted: tuple[TextPosition, TextPosition] | None
    block: tuple[TextPosition, TextPosition] | None

    def line(self, number: int) -> str:
        """A line by its number from 1; empty beyond the text."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def before(self) -> str:
        """The error's line up to the error."""
        return self.line(self.at.line)[: self.at.column - 1]

    @property
    def after(self) -> str:
        """The error's line from the error on."""
        return self.line(self.at.line)[self.at.column - 1 :]

    def line_above(self, number: int = 0) -> int:
        """The number of the nearest line above the error, or line `number`, that is no comment, or 0."""
        above = range((number or self.at.line) - 1, 0, -1)
        return next((number for number in above if self.line(number).split("#", 1)[0].strip()), 0)
