"""Text from records made safe for a terminal or a log, and its width there."""

from __future__ import annotations

import re
import unicodedata

_BARRED = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_QUOTED = re.compile("“[^“”]*”")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def clean(text: str) -> str:
    """The text on one line, each character that could steer a terminal or turn the line shown as a sign."""
    return _BARRED.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    number = ord(found[0])
    if found[0] in "\t\n\r\u2028\u2029":
        return " "
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else "�"


def is_right_to_left(text: str) -> bool:
    """Whether some letter of the text is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


def isolate(text: str) -> str:
    """The text, kept from turning what stands around it; unchanged where nothing runs from right to left."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if is_right_to_left(text) else text


def isolate_quoted(text: str) -> str:
    """A message with each quoted piece isolated."""
    return _QUOTED.sub(lambda found: f"“{isolate(found[0][1:-1])}”", text)


def width(text: str) -> int:
    """How many columns of a terminal the text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
