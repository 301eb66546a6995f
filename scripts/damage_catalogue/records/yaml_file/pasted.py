"""Signs from word processors, web pages and other keyboards that look like those of YAML and are not.

A dash from a word processor starts no list item, a no-break space indents nothing, a full-width colon ends no
field name, and a typographic quotation mark holds no text together: YAML takes each for a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BULLETS = "–—―−‐‑‒•·‣▪▫●○◦∙⁃■□➢➤✓*"
_COLONS = "：﹕︓"
_OPENING, _CLOSING = "“„‟«‹‘‚", "”“»›’"

# Compiled when first used: in most catalogues there are no such signs.
_FIRST = rf"[ ]*(?:-[ ]+)*(?:(?P<blank>[{_BLANKS}]+)|(?P<bullet>[{_BULLETS}])(?=[ {_BLANKS}]|$))"
_BLANK_AROUND = rf"(?P<before>[{_BLANKS}]+)|(?P<after>[{_BLANKS}]+)$"
_WIDE_COLON = rf"[ ]*(?:-[ ]+)*[^\s:'\"#{_COLONS}]+[ ]*(?P<colon>[{_COLONS}])"
_QUOTED_VALUE = (
    rf"^[ ]*(?:-[ ]+)*(?:[^\s:,\[{{]+:[ ]+)?(?P<first>[{_OPENING}])"
    rf"|[\[{{,][ ]*(?:[^\s:,\[{{]+:[ ]+)?(?P<later>[{_OPENING}])"
)
_COMMA = "[，،、](?=[ ]?[a-zA-Z_-]+:)"

_DEEPEST_INDENT = 200
_BLANK_SIGNS = frozenset("\u00a0\u1680\u202f\u205f\u3000").union(map(chr, range(0x2000, 0x200B)))
_FIRST_SIGNS = _BLANK_SIGNS | frozenset(_BULLETS)

_FOREIGN = frozenset({"pasted-bullet", "foreign-blank", "foreign-sign"})
_OF_STRUCTURE = frozenset({"duplicate-key", "non-string-key", "syntax", "missing-dash"})

_HINTS = {
    "pasted-bullet": "A list item starts with the hyphen of the keyboard and a space. "
    "If the sign belongs to a text, put the text in quotes.",
    "foreign-blank": "Delete it, and type an ordinary space where one is needed.",
    "foreign-sign": "Type the sign anew on a keyboard set to Latin letters.",
}


def may_be_foreign(value: str, *, is_key: bool) -> bool:
    """Whether a text without quotes asks for a closer look; hardly any does."""
    return value != "" and (
        value[0] in _FIRST_SIGNS or value[-1] in _BLANK_SIGNS or (is_key and not value.isascii())
    )


def look_at_plain(value: str, line: str, number: int, column: int, *, is_key: bool) -> ReadProblem | None:
    """What is foreign in a text without quotes that starts at `column` (from 1) of `line`, its line."""
    # Beyond that nothing is indented; a line of a million signs must not be read anew for each of its fields.
    starts_line = column <= _DEEPEST_INDENT and not line[: column - 1].strip(" -")
    if starts_line and (problem := look_at_start(line, number)):
        return problem
    if around := re.match(_BLANK_AROUND, value) or re.search(_BLANK_AROUND, value):
        at = line.find(around[0], column - 1)
        return _foreign("foreign-blank", number, at + 1 if at >= 0 else column, around[0])
    if is_key:
        if colon := re.search(f"[{_COLONS}]", value):
            return _foreign("foreign-sign", number, line.find(colon[0], column - 1) + 1, colon[0])
        if value[0] in _OPENING or value[-1] in _CLOSING:
            sign = value[0] if value[0] in _OPENING else value[-1]
            return _quotation_mark(number, max(column, line.find(sign, column - 1) + 1), sign)
    return None


def look_at_start(line: str, number: int) -> ReadProblem | None:
    """A foreign blank or bullet at the start of a line."""
    if not (found := re.match(_FIRST, line)):
        return None
    kind = "foreign-blank" if found["blank"] else "pasted-bullet"
    group = "blank" if found["blank"] else "bullet"
    return _foreign(kind, number, found.start(group) + 1, found[group])


def look_at_signs(line: str, number: int) -> ReadProblem | None:
    """A full-width colon, a typographic quotation mark or a foreign comma on a line that cannot be read."""
    if colon := re.match(_WIDE_COLON, line):
        return _foreign("foreign-sign", number, colon.start("colon") + 1, colon["colon"])
    if quote := re.search(_QUOTED_VALUE, line):
        group = quote.lastgroup or "first"
        return _quotation_mark(number, quote.start(group) + 1, quote[group])
    if comma := re.search(_COMMA, line):
        return _foreign("foreign-sign", number, comma.start() + 1, comma[0])
    return None


def _quotation_mark(number: int, column: int, sign: str) -> ReadProblem:
    hint = "Quotation marks that hold a text together are straight ones: \"…\" or '…'. Use them around it."
    return ReadProblem("foreign-sign", TextPosition(number, column), 1, f"{sign} ({_name(sign)})", hint)


def _foreign(kind: str, number: int, column: int, sign: str) -> ReadProblem:
    shown = _name(sign[0]) if kind == "foreign-blank" else f"{sign} ({_name(sign)})"
    return ReadProblem(kind, TextPosition(number, column), len(sign), shown, _HINTS[kind])


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign).lower()}"


def tell_foreign_once(problems: Iterable[ReadProblem]) -> list[ReadProblem]:
    """The problems of a file, but of foreign signs only the first of each kind, with the lines of the others.

    What such signs do to the structure of the file is not told as well.
    """
    first: dict[str, int] = {}
    lines: dict[str, dict[int, None]] = {}
    kept: list[ReadProblem] = []
    for problem in problems:
        if problem.kind in _FOREIGN and problem.position:
            if problem.kind not in first:
                first[problem.kind] = len(kept)
                kept.append(problem)
            lines.setdefault(problem.kind, {})[problem.position.line] = None
        elif not (first and problem.kind in _OF_STRUCTURE):
            kept.append(problem)
    for kind, index in first.items():
        _, *others = lines[kind]
        if others:
            word = "line" if len(others) == 1 else "lines"
            hint = f"{kept[index].hint} The same on {word} {', '.join(map(str, others))}."
            kept[index] = replace(kept[index], hint=hint)
    return kept
