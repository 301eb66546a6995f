"""What other programs leave in a file: the marks of an unfinished merge, and line ends of old computers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition

_MARK = re.compile(r"^(?:(<{7})|(\|{7})|(={7})|(>{7}))(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")


def find_unfinished_merges(text: str) -> Iterator[ReadProblem]:
    """Each place where Git left two versions for somebody to choose from, with all its lines."""
    if not any(sign * 7 in text for sign in "<|=>"):
        return
    first, middle, length = 0, 0, 0
    line, counted = 1, 0
    for mark in _MARK.finditer(text):
        line += text.count("\n", counted, mark.start())
        counted = mark.start()
        if not first or mark[1]:
            if first:
                yield _unfinished(first, middle, line - 1, length)
            first, middle, length = line, 0, len(mark[0])
        if mark[3]:
            middle = line
        if mark[4]:
            yield _unfinished(first, middle, line, length)
            first = 0
    if first:
        yield _unfinished(first, middle, line, length)


def _unfinished(first: int, middle: int, last: int, length: int) -> ReadProblem:
    found = f"lines {first} to {last}" if last > first else f"line {first}"
    hint = "Keep the version that is right, and delete the lines with <<<<<<<, ======= and >>>>>>>."
    if first < middle < last:
        hint = f"One version stands above line {middle}, the other below it. {hint}"
    return ReadProblem("unfinished-merge", TextPosition(first, 1), length, found, hint)


def find_carriage_returns(text: str) -> ReadProblem | None:
    """The line ends of old Macs, a carriage return alone: once for all of them, at the first."""
    first = _LONE_CR.search(text)
    if first is None:
        return None
    line_start = text.rfind("\n", 0, first.start()) + 1
    line = text.count("\n", 0, line_start) + 1
    number = len(_LONE_CR.findall(text))
    hint = "Save the file with the line ends of Unix (LF) or Windows (CRLF); most editors can."
    column = first.start() - line_start + 1
    return ReadProblem("carriage-return", TextPosition(line, column), 1, f"{number:,}", hint)
