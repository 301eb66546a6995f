"""Mistakes of indentation that a parser notices far below the line where they are mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition, shorten
from damage_catalogue.records.yaml_file.trouble import FIELD

if TYPE_CHECKING:
    from damage_catalogue.records.yaml_file.trouble import Trouble

_OPENS_GROUP = re.compile(r"[ ]*(?:-[ ]+)*[^\s#:'\"]+:[ ]*$")
_BLOCK_HEADER_INDENT = 2


def explain_block_indent(trouble: Trouble) -> ReadProblem | None:
    """A line that continues a text begun by | or >, but has fewer blanks before it than the text."""
    if trouble.block is None:
        return None
    number = trouble.at.line
    if "could not find expected ':'" in trouble.reason and trouble.begun:
        number = trouble.begun.line
    start, end = trouble.block
    above = next((n for n in range(number - 1, 0, -1) if trouble.line(n).strip()), 0)
    line = trouble.line(number)
    if not start.line <= above <= max(start.line, end.line):
        return None
    if _indent(line) <= _indent(trouble.line(start.line)) and (FIELD.match(line) or _is_item(line)):
        return None  # the next field or item, with a mistake of its own
    first = next((n for n in range(start.line + 1, number) if trouble.line(n).strip()), 0)
    wanted = (
        _indent(trouble.line(first)) if first else _indent(trouble.line(start.line)) + _BLOCK_HEADER_INDENT
    )
    if _indent(line) >= wanted:
        return None
    hint = (
        f"If the line belongs to the text that starts on line {start.line}, put {wanted} spaces before it, "
        "as before the rest of that text."
    )
    return _at_line("block-indent", number, line, hint)


def explain_missing_dash(trouble: Trouble) -> ReadProblem | None:
    """The first item of a list without its dash: the list's other items are then out of place."""
    if "mapping values are not allowed" in trouble.reason:
        above = trouble.line_above()
        item = _next_item(trouble, above)
        first = above if item and _opens_group(trouble, trouble.line_above(above)) else 0
    elif _is_item(trouble.after) and not trouble.before.strip():
        item, first = trouble.at.line, _first_below_group(trouble, trouble.at.line)
    else:
        return None
    if not first or not item or _is_item(trouble.line(first)):
        return None
    line = trouble.line(first)
    hint = (
        f"The item on line {item} has one. Begin this line with a dash and a space, in line with that dash."
    )
    return _at_line("missing-dash", first, line, hint)


def _next_item(trouble: Trouble, number: int) -> int:
    """The line of the first item at the indentation of line `number`, if nothing else at it comes before."""
    indent = _indent(trouble.line(number))
    for below in range(number + 1, len(trouble.lines) + 1):
        line = trouble.line(below)
        if line.strip() and _indent(line) <= indent:
            return below if _indent(line) == indent and _is_item(line) else 0
    return 0


def _first_below_group(trouble: Trouble, item: int) -> int:
    """The first line of the group of fields to which the item on line `item` belongs, or 0."""
    indent = _indent(trouble.line(item))
    first = item
    for number in range(item - 1, 0, -1):
        line = trouble.line(number)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        own = _indent(line)
        if own < indent or (own == indent and not _is_item(line)):
            return first if _OPENS_GROUP.match(line) else 0
        first = number
    return 0


def _opens_group(trouble: Trouble, number: int) -> bool:
    return _OPENS_GROUP.match(trouble.line(number)) is not None


def _is_item(line: str) -> bool:
    text = line.strip()
    return text == "-" or text.startswith("- ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _at_line(kind: str, number: int, line: str, hint: str) -> ReadProblem:
    text = line.strip()
    return ReadProblem(kind, TextPosition(number, _indent(line) + 1), max(1, len(text)), shorten(text), hint)
