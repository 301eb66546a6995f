"""Finds comments that stand behind something else on their line.

A parser takes ` #` for the start of a comment and drops the rest of the line without a word, so that half a
text is lost: `title: Bomb hits tomb #4, says museum`. In records, a comment stands on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition, shorten

_AFTER_BLANK = re.compile(r"[ \t]#")
_QUOTE = re.compile("[\"']")
_IN_A_WORD = re.compile(r"[\w!-]#")  # as in a tag, which is a problem of its own

_ON_ITS_OWN = "If it is a remark, put it on a line of its own above this one."
_HINTS = {
    "plain": f"If # belongs to the text, put the whole text in quotes. {_ON_ITS_OWN}",
    "quoted": f"If # belongs to the text, move the closing quotation mark behind it. {_ON_ITS_OWN}",
    "": "Put the remark on a line of its own above this one.",
}


class Scalar(NamedTuple):
    """Where a scalar begins and ends in its text, in characters, and its style as parsers name it."""

    start: int
    end: int
    style: str | None


def may_hold_comments_behind(text: str) -> bool:
    """Whether a # stands behind something on its line; most files hold none and need no closer look."""
    start = text.find("#")
    while start >= 0:
        # The first sign of a line may itself be a #: within a quoted text it begins no comment.
        line_end = _line_end(text, start)
        line_start = text.rfind("\n", 0, start) + 1
        if text[line_start:start].strip(" \t") or text.find("#", start + 1, line_end) >= 0:
            return True
        start = text.find("#", line_end)
    return False


def find_comments_behind(text: str, scalars: Sequence[Scalar], end: int) -> Iterator[ReadProblem]:
    """Each comment before `end` that has something before it on its line.

    `scalars` are those that a parser found up to `end`, in order: outside of them every # begins a comment.
    """
    line, counted = 1, 0
    for start, kind in _comments(text, scalars, end):
        line_start = text.rfind("\n", 0, start) + 1
        if text[line_start:start].strip(" \t"):
            line += text.count("\n", counted, line_start)
            counted = line_start
            comment = text[start : _line_end(text, start)].rstrip()
            position = TextPosition(line, start - line_start + 1)
            yield ReadProblem("comment-behind", position, len(comment), shorten(comment), _HINTS[kind])


def find_comments(text: str, scalars: Sequence[Scalar]) -> Iterator[str]:
    """Each comment from its # on; `scalars` are all that a parser found in the whole of `text`, in order."""
    for start, _ in _comments(text, scalars, len(text)):
        yield text[start : _line_end(text, start)].rstrip()


def _comments(text: str, scalars: Sequence[Scalar], end: int) -> Iterator[tuple[int, str]]:
    """Where each comment begins, and what stands before it: plain or quoted text, or something else."""
    at, kind = 0, ""
    for scalar in scalars:
        yield from _between(text, at, scalar.start, kind)
        at = scalar.end
        kind = "quoted" if scalar.style else "plain" if scalar.end > scalar.start else ""
        if scalar.style in ("|", ">"):  # what follows the sign on its line is no part of the text
            header_end = _line_end(text, scalar.start)
            at, kind = max(at, header_end), ""
            if comment := _AFTER_BLANK.search(text, scalar.start, header_end):
                yield comment.end() - 1, kind
    looked = at
    for start, before in _between(text, at, end, kind):
        # A parser that has given up keeps its last words to itself: a quoted text may have begun there. A
        # quotation mark within a comment begins none.
        if _QUOTE.search(text, looked, start):
            return
        yield start, before
        looked = _line_end(text, start)


def _between(text: str, at: int, end: int, kind: str) -> Iterator[tuple[int, str]]:
    start = text.find("#", at, end)
    while start >= 0:
        if not _IN_A_WORD.match(text, max(0, start - 1)):
            yield start, kind if not text[at:start].strip(" \t") else ""
        start = text.find("#", _line_end(text, start), end)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
