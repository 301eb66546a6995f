"""Fills the gaps of a text from a file of words."""

from __future__ import annotations

from functools import cache
from string import Formatter

from markupsafe import Markup, escape

_STOP = "."


def fill(text: str, /, **gaps: str) -> str:
    """The text with its gaps filled; `Markup`, with whatever is plain escaped, where any of them is markup.

    What ends in a full stop, as “44 BC.” does in some languages, brings its own: the text adds no second.
    """
    is_markup = any(isinstance(one, Markup) for one in gaps.values())
    written: list[str] = []
    before = ""
    for words, gap in _pieces(text, is_markup):
        if before and words.startswith(_STOP) and not words.startswith(2 * _STOP) and _has_stop(before):
            words = words.removeprefix(_STOP)
        before = "" if gap is None else gaps[gap]
        written += (words, escape(before) if is_markup else before)
    filled = "".join(written)
    return Markup(filled) if is_markup else filled  # noqa: S704 (each piece is escaped)


def _has_stop(words: str) -> bool:
    shown = words.striptags() if isinstance(words, Markup) else words
    return shown.endswith(_STOP)


@cache
def _pieces(text: str, is_markup: bool) -> tuple[tuple[str, str | None], ...]:
    """The words before each gap, escaped for markup, with its name; what follows the last gap has none."""
    pieces = Formatter().parse(text)
    return tuple((str(escape(words)) if is_markup else words, gap) for words, gap, _, _ in pieces)
