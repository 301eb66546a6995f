"""Reads one YAML file into plain data and the place of every key and value, or into problems to mend.

Records use a small part of YAML: one document, a mapping at the top, text keys; no anchors, aliases, merge
keys or tags. Plain scalars follow the core schema of YAML 1.2, narrowed so that nothing meant as text turns
into something else:

- `true`, `True`, `TRUE` and the same for false are booleans;
- `null`, `Null`, `NULL`, `~` and nothing at all are None;
- numbers are those of JSON without an exponent, of at most 15 digits before the point: `7`, `-3`, `34.55`;
- all else is text: `no`, `on`, `12:30`, `2015-08-31`, `0123`, `0x1F`, `+963`, `1e3`, `.5`, `1_000`, `.inf`.

A year alone, `2015`, is thus a number. Quoted and block scalars are always text. Lines end in LF or CRLF. A
comment stands on a line of its own: behind a value it may be the lost half of a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from damage_catalogue.records.yaml_file.build import (
    MOST_PROBLEMS,
    Builder,
    NodeSpan,
    read_mark,
    split_lines,
)
from damage_catalogue.records.yaml_file.characters import find_unwanted_characters
from damage_catalogue.records.yaml_file.leftovers import find_carriage_returns, find_unfinished_merges
from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Data", "FieldPath", "ReadProblem", "SourceMap", "TextPosition", "YamlFile", "read_yaml"]

Data: TypeAlias = dict[str, Any]
FieldPath: TypeAlias = tuple[str | int, ...]

LARGEST_FILE = 1024 * 1024

_TAB_INDENT = re.compile(r"^ *(\t+)", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ ]*+(?:#[^\n]*+|\r)?\n)*+(%[^\r\n]*)")


class SourceMap:
    """Where each key and value of a file stands, worked out when first asked, since most never are.

    A file without data has no places. A path that leads nowhere, such as that of a missing field, gives the
    nearest place above it that exists.
    """

    __slots__ = ("_has_data", "_lines", "_root", "_text", "_with_libyaml")

    def __init__(self, text: str, with_libyaml: bool, *, has_data: bool = False) -> None:
        self._text = text
        self._with_libyaml = with_libyaml
        self._has_data = has_data
        self._lines: tuple[str, ...] | None = None
        self._root: NodeSpan | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file without their ends."""
        if self._lines is None:
            self._lines = split_lines(self._text)
        return self._lines

    @property
    def text(self) -> str:
        """The text of the file, comments and all, without a byte order mark."""
        return self._text

    def span_of(self, path: FieldPath) -> tuple[int, int] | None:
        """Where in the text the value at `path` begins and ends; None where nothing stands there."""
        span = self._nearest(())
        for step in path:
            span = span.children.get(step) if span else None
        return (span.start.index, span.end.index) if span else None

    def value_at(self, path: FieldPath) -> TextPosition | None:
        """Give the first character of the value at `path`; None in a file without data."""
        span = self._nearest(path)
        return read_mark(span.start) if span else None

    def key_at(self, path: FieldPath) -> TextPosition | None:
        """Give the first character of the key at `path`; of the value for a list item and the whole file."""
        span = self._nearest(path)
        return read_mark(span.key_start or span.start) if span else None

    def length_at(self, path: FieldPath, key: bool) -> int:
        """Count the characters of the value, or of its key, on the line where it begins; at least 1."""
        span = self._nearest(path)
        if span is None:
            return 1
        start, end = span.start, span.end
        if key and span.key_start and span.key_end:
            start, end = span.key_start, span.key_end
        last = end.column if end.line == start.line else len(self.lines[start.line].rstrip())
        return max(1, last - start.column)

    def written_at(self, path: FieldPath) -> str:
        """Give the value at `path` in the very characters of the file, `1.10` or `TRUE`; "" without one."""
        span = self._top()
        for step in path:
            span = span.children.get(step) if span else None
        return self._text[span.start.index : span.end.index] if span else ""

    def _top(self) -> NodeSpan | None:
        if not self._has_data:
            return None
        if self._root is None:
            builder = Builder(self._text, self._with_libyaml)
            builder.build()
            self._root = builder.root
        return self._root.children.get(0)

    def _nearest(self, path: FieldPath) -> NodeSpan | None:
        nearest = self._top()
        for step in path:
            below = nearest.children.get(step) if nearest else None
            if below is None:
                break
            nearest = below
        return nearest


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What one file holds: its bytes, its data, or None where it cannot be read, and all that is wrong.

    With problems that leave the file readable (a key given twice, an anchor, a hidden direction mark) `data`
    is there but may not be what its author meant: of a key given twice the first counts, an alias is None.
    """

    data: Data | None
    positions: SourceMap
    problems: tuple[ReadProblem, ...]
    content: bytes = b""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file without their ends; a single empty one when it is too large."""
        return self.positions.lines


def read_yaml(content: bytes, *, with_libyaml: bool = yaml.__with_libyaml__) -> YamlFile:
    """Read the bytes of one file; whatever they hold, the answer is a value and never an exception.

    Problems come in order of place, at most 100 a file. Without libyaml the same comes out, more slowly.
    """
    if len(content) > LARGEST_FILE:
        hint = "A record has at most 1 MiB. Split it, or keep long texts and pictures in files of their own."
        problem = ReadProblem("too-large", None, 1, f"{len(content):,} bytes", hint)
        return YamlFile(None, SourceMap("", with_libyaml), (problem,))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        shown = content.decode("utf-8", errors="replace").removeprefix("\ufeff")
        return YamlFile(None, SourceMap(shown, with_libyaml), (_not_utf8(error),))
    problems: list[ReadProblem] = []
    if text.startswith("\ufeff"):
        hint = "The file starts with an invisible byte order mark. Save it as UTF-8 without BOM."
        problems.append(ReadProblem("byte-order-mark", TextPosition(1, 1), 1, "U+FEFF", hint))
        text = text[1:]
    data, found = _read_text(text, with_libyaml)
    problems = sorted(problems + found, key=lambda problem: problem.position or TextPosition(0, 0))
    positions = SourceMap(text, with_libyaml, has_data=data is not None)
    return YamlFile(data, positions, tuple(problems[:MOST_PROBLEMS]), content)


def _read_text(text: str, with_libyaml: bool) -> tuple[Data | None, list[ReadProblem]]:
    unwanted = list(islice(find_unwanted_characters(text), MOST_PROBLEMS))
    if any(problem.kind != "hidden-direction-mark" for problem in unwanted):
        return None, unwanted
    if carriage_return := find_carriage_returns(text):
        return None, [*unwanted, carriage_return]
    if merges := list(islice(find_unfinished_merges(text), MOST_PROBLEMS)):
        return None, unwanted + merges
    if barred := list(islice(_find_barred_lines(text), MOST_PROBLEMS)):
        return None, unwanted + barred
    builder = Builder(text, with_libyaml)
    data = builder.build()
    problems = unwanted + builder.problems
    if isinstance(data, dict):
        return data, problems
    if builder.finished:
        problems.append(_not_a_mapping(data, builder.root.children.get(0), text))
    return None, problems


def _not_utf8(error: UnicodeDecodeError) -> ReadProblem:
    content: bytes = error.object
    readable = content[: error.start].decode("utf-8").removeprefix("\ufeff")
    line_start = readable.rfind("\n") + 1
    position = TextPosition(readable.count("\n") + 1, len(readable) - line_start + 1)
    hint = "The file is not saved as UTF-8. Open it in your editor and save it with the encoding UTF-8."
    return ReadProblem("not-utf8", position, 1, f"byte 0x{content[error.start]:02X}", hint)


def _find_barred_lines(text: str) -> Iterator[ReadProblem]:
    """Give the lines that records bar though YAML may allow them: those indented by tabs, and directives."""
    if directive := _DIRECTIVE.match(text):
        line = text.count("\n", 0, directive.start(1)) + 1
        hint = "A line that starts with % is an instruction to YAML, which records do not use. Delete it."
        yield ReadProblem("syntax", TextPosition(line, 1), len(directive[1]), shorten(directive[1]), hint)
    tabs = list(_TAB_INDENT.finditer(text)) if "\t" in text else []
    if tabs:
        first = tabs[0]
        line = text.count("\n", 0, first.start()) + 1
        found = "tab" if len(first[1]) == 1 else f"{len(first[1])} tabs"
        position = TextPosition(line, first.start(1) - first.start() + 1)
        hint = "Indent with spaces, two for each level."
        if more := len(tabs) - 1:
            hint = f"{hint} The same on {more:,} more {'line' if more == 1 else 'lines'}."
        yield ReadProblem("tab-indent", position, len(first[1]), found, hint)


def _not_a_mapping(value: Any, span: NodeSpan | None, text: str) -> ReadProblem:
    if span is None or (value is None and span.start.index == span.end.index):
        hint = "The file holds no fields. Start from a copy of a record of the same kind."
        return ReadProblem("empty", None, 1, "", hint)
    hint = "A record is made of fields, each a name, a colon, a space and a value, such as kind: temple"
    if isinstance(value, list):
        hint = f"The file is a list. {hint}"
    start = span.start.index
    first_line = text[start:].partition("\n")[0].rstrip()
    found = shorten(first_line)
    return ReadProblem("not-a-mapping", read_mark(span.start), max(1, len(first_line)), found, hint)
