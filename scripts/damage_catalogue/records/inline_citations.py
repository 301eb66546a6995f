"""Sources cited inside a text: `[@source-id]`, or `[@source-id, p. 2]` with the place in the source.

This is the one grammar of inline citations, for whoever checks, follows or shows them. Two brackets hold an
at sign, the id of a source and, after a comma, a place in it: any text without brackets and empty lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ID = r"[a-z0-9]+(?:[-/][a-z0-9]+)*"
_CITATION = re.compile(rf"\[@({_ID})(?:,([^\[\]]*))?\]")
_START = re.compile(r"[\[［][\s\u200b-\u200f\u2060]*[@＠]")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_LONGEST_SHOWN = 60


class InlineCitation(NamedTuple):
    """One citation: where it begins and ends in its text, the id of the source, and the place in it."""

    start: int
    end: int
    source: str
    locator: str | None


def find_inline_citations(text: str) -> Iterator[InlineCitation]:
    """Every inline citation in `text`, in order."""
    for found in _CITATION.finditer(text):
        locator = found[2]
        if locator is None:
            yield InlineCitation(*found.span(), found[1], None)
        elif locator.strip() and not _PARAGRAPH_END.search(locator):
            yield InlineCitation(*found.span(), found[1], " ".join(locator.split()))


def find_broken_citations(text: str) -> Iterator[str]:
    """Every piece of `text` that begins like an inline citation and is none, up to its bracket, in order."""
    starts = {citation.start for citation in find_inline_citations(text)}
    for found in _START.finditer(text):
        if found.start() not in starts:
            yield _piece_from(text, found.start())


def without_citations(text: str) -> str:
    """The text without its inline citations and the blanks before them."""
    kept, end = [], 0
    for citation in find_inline_citations(text):
        kept.append(text[end : citation.start].rstrip())
        end = citation.end
    return "".join((*kept, text[end:]))


def _piece_from(text: str, start: int) -> str:
    piece = text[start : start + _LONGEST_SHOWN].partition("\n")[0]
    closing = next((index for index, sign in enumerate(piece) if sign in "]］"), None)
    return piece.rstrip() if closing is None else piece[: closing + 1]
