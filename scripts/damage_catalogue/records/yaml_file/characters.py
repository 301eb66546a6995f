"""Finds the characters that no record holds: control characters, byte order marks, hidden direction marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition

if TYPE_CHECKING:
    from collections.abc import Iterator

# Beside control characters: line ends (NEL, LS, PS) that count for YAML but not for editors. For those of old
# Macs, a lone CR, see `leftovers`.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_HIDDEN = r"\u202a-\u202e\u2066-\u2069"
_OTHERS = rf"(?P<mark>\ufeff)|(?P<hidden>[{_HIDDEN}])"
_ANY_UNWANTED = re.compile(rf"[{_CONTROL}{_HIDDEN}\ufeff]")
_UNWANTED = re.compile(rf"(?P<control>[{_CONTROL}])|{_OTHERS}")
_UNWANTED_VALUE = re.compile(rf"(?P<control>[{_CONTROL}\r])|{_OTHERS}")
_KINDS = {"control": "control-character", "mark": "byte-order-mark", "hidden": "hidden-direction-mark"}
_HINTS = {
    "control": "This character cannot be seen and belongs in no text. Delete it.",
    "mark": "An invisible byte order mark stands here. Delete it.",
    "hidden": (
        "This invisible character changes the order in which a line is shown. "
        "Delete it, or use U+200E (left to right) or U+200F (right to left)."
    ),
}


def find_unwanted_characters(text: str) -> Iterator[ReadProblem]:
    """Give a problem for each unwanted character in `text`, in order."""
    if not _ANY_UNWANTED.search(text):  # to look for one set of characters takes a fifth of the time of three
        return
    line, line_start = 1, 0
    for found in _UNWANTED.finditer(text):
        line += text.count("\n", line_start, found.start())
        line_start = text.rfind("\n", line_start, found.start()) + 1 or line_start
        name = _branch(found)
        position = TextPosition(line, found.start() - line_start + 1)
        yield ReadProblem(_KINDS[name], position, 1, _code_point(found), _HINTS[name])


def first_unwanted_character(text: str) -> tuple[str, str] | None:
    """Give the kind of problem and the code point of the first unwanted character in `text`, if any."""
    found = _UNWANTED_VALUE.search(text)
    return (_KINDS[_branch(found)], _code_point(found)) if found else None


def _branch(found: re.Match[str]) -> str:
    assert found.lastgroup, "each branch of the pattern has a name"
    return found.lastgroup


def _code_point(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"
