"""One spelling for all the ways to write a text, with the way back to the characters as they were written.

Digits of every script become 0 to 9, full-width letters plain ones, the marks for degrees, minutes and
seconds `°`, `'` and `"`, every minus and dash `-`, every blank a space, Arabic commas and decimal signs `,`
and `.`. Escapes of web addresses (`%2C`), of HTML (`&deg;`) and of YAML and JSON (`\\u00b0`) become what they
stand for. Invisible and combining characters go, and a comment that runs over several lines becomes one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote_to_bytes

_ESCAPE = re.compile(
    r"""(?P<percent> (?: % [0-9A-Fa-f]{2} )+ )
      | (?P<entity> & (?: \# [0-9]{1,7} | \# [xX] [0-9A-Fa-f]{1,6} | [A-Za-z]{2,31} ) ; )
      | (?P<point> \\ (?: u [0-9A-Fa-f]{4} | x [0-9A-Fa-f]{2} | U [0-9A-Fa-f]{8} ) )
      | (?P<sign> \\ [_NtnrLP"'/] )""",
    re.VERBOSE,
)
_ESCAPED_SIGNS = {'"': '"', "'": "'", "/": "/"}
_DEEPEST_ESCAPE = 3
"""`%252C` is a comma in an address in an address; deeper than three nobody means it."""

_DROPPED = re.compile(
    "[\xad\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufe00-\ufe0f\ufeff]+"
)
_NEXT_COMMENT_LINE = re.compile(r"\n[ \t]*+#[# \t]*+")

_ALIKE: dict[str, str] = {}
for _plain, _signs in (
    ("°", "º˚ᵒ⁰∘◦ﾟ゜"),
    ("'", "′’‘‛´`ʹʼˊ՚׳＇ꞌ"),
    ('"', "″”“‟˝ʺ״〃＂‶"),
    ("-", "−–—‐‑‒―﹣－➖⁻˗"),
    (".", "٫。·∙"),
    (",", "،٬⸲、，‚"),
    (";", "؛"),
    ("~", "∼～"),
):
    _ALIKE.update(dict.fromkeys(_signs, _plain))


@cache
def _plain_letter(letter: str) -> str:
    """The plain character for one that is not, or the character itself."""
    if letter in _ALIKE:
        return _ALIKE[letter]
    if (digit := unicodedata.decimal(letter, None)) is not None:
        return str(digit)
    if letter.isspace() and letter != "\n":
        return " "
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


@dataclass(frozen=True, slots=True)
class _Step:
    """One replacing of pieces: where in the new text each piece begins and ends, and where it stood."""

    new: list[int]
    old: list[int]

    def start(self, place: int) -> int:
        """Where the character at `place` stood before; the start of the piece for what was replaced."""
        found = bisect_right(self.new, place) - 1
        if found < 0:
            return place
        return self.old[found] if found % 2 == 0 else self.old[found] + place - self.new[found]

    def end(self, place: int) -> int:
        """Where the character before `place` ended."""
        found = bisect_right(self.new, place - 1) - 1
        if found < 0:
            return place
        return self.old[found + 1] if found % 2 == 0 else self.old[found] + place - self.new[found]


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text` is what is `written` in one spelling; `original` leads back."""

    written: str
    text: str
    steps: tuple[_Step, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of `text` stands in the text as it was written."""
        for step in reversed(self.steps):
            start, end = step.start(start), step.end(end)
        return start, end


def normalise(text: str) -> Normalised:
    """The text in one spelling. Costs time in proportion to its length."""
    written = text
    steps: list[_Step] = []
    for _ in range(_DEEPEST_ESCAPE):
        if not any(sign in text for sign in "%&\\"):
            break
        text, changed = _replace(text, _ESCAPE, _unescaped, steps)
        if not changed:
            break
    if not text.isascii() or "`" in text:
        # Few different characters change, and each takes the place of one: so no place in the text moves.
        for letter in set(text):
            if (letter > "\x7f" or letter == "`") and (plain := _plain_letter(letter)) != letter:
                text = text.replace(letter, plain)
        text, _ = _replace(text, _DROPPED, lambda found: "", steps)
    text, _ = _replace(text, _NEXT_COMMENT_LINE, lambda found: " ", steps)
    return Normalised(written, text, tuple(steps))


def _unescaped(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "percent":
            return unquote_to_bytes(found[0]).decode("utf-8", "replace")
        case "entity":
            return unescape(found[0])
        case "point":
            code = int(found[0][2:], 16)
            return chr(code) if code < 0x110000 else found[0]
        case _:
            return _ESCAPED_SIGNS.get(found[0][1], " ")


def _replace(
    text: str, pattern: re.Pattern[str], plain: Callable[[re.Match[str]], str], steps: list[_Step]
) -> tuple[str, bool]:
    """The text with each match replaced; what was done is put down in `steps`."""
    pieces: list[str] = []
    new: list[int] = []
    old: list[int] = []
    done = length = 0
    for found in pattern.finditer(text):
        replaced = plain(found)
        if replaced == found[0]:
            continue
        pieces += (text[done : found.start()], replaced)
        length += found.start() - done
        new += (length, length + len(replaced))
        old += found.span()
        length += len(replaced)
        done = found.end()
    if not pieces:
        return text, False
    steps.append(_Step(new, old))
    return "".join((*pieces, text[done:])), True
