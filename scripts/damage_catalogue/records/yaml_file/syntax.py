"""Turns a YAML syntax error into a place and a sentence that help someone who does not program.

Parsers report where they gave up and in which words of the grammar. Both PyYAML parsers share the few
fragments of wording used here; everything else is read off the text itself, so that either parser leads to
the same advice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from damage_catalogue.records.yaml_file.indentation import explain_block_indent, explain_missing_dash
from damage_catalogue.records.yaml_file.pasted import look_at_signs, look_at_start
from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition, shorten
from damage_catalogue.records.yaml_file.trouble import FIELD, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

NEEDS_QUOTES = "Put the whole text in quotes."
_COLON_WITHOUT_SPACE = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[^\W\d][\w-]*):(?P<next>[^ ])")
_DASH_WITHOUT_SPACE = re.compile(r"[ ]*-[^ -]")


def explain_syntax(trouble: Trouble) -> ReadProblem:
    """Name the likely mistake behind a syntax error, at the place where a curator would mend it."""
    for explain in _EXPLANATIONS:
        if problem := explain(trouble):
            return problem
    hint = "This cannot be read as YAML. Compare quotes, colons and indentation here and on the line above."
    return _syntax(trouble, trouble.at, 1, hint)


def _syntax(trouble: Trouble, at: TextPosition, length: int, hint: str, kind: str = "syntax") -> ReadProblem:
    return ReadProblem(kind, at, max(1, length), shorten(trouble.line(at.line)[at.column - 1 :]), hint)


def _whole_line(trouble: Trouble, number: int, hint: str) -> ReadProblem:
    line = trouble.line(number)
    text = line.strip()
    return _syntax(trouble, TextPosition(number, len(line) - len(line.lstrip()) + 1), len(text), hint)


def _second_document(trouble: Trouble) -> ReadProblem | None:
    if "document start" not in trouble.reason:
        return None
    hint = "The line above ends the record. Move what follows to a file of its own."
    return _syntax(trouble, trouble.at, 3, hint, "several-documents")


def _tab(trouble: Trouble) -> ReadProblem | None:
    if not trouble.after.startswith("\t"):
        return None
    return ReadProblem("tab-indent", trouble.at, 1, "tab", "Use spaces instead of the tab.")


def _open_quote(trouble: Trouble) -> ReadProblem | None:
    if "quoted scalar" not in trouble.doing or not re.search("end of stream|document", trouble.reason):
        return None
    assert trouble.begun, "a parser that is reading a quoted text knows where it began"
    return _unclosed_quote(trouble, trouble.begun)


def _unclosed_quote(trouble: Trouble, opening: TextPosition) -> ReadProblem:
    quote = trouble.line(opening.line)[opening.column - 1 : opening.column]
    hint = f"The text that starts with {quote} here has no closing {quote}. Add it at the end of the text."
    return _syntax(trouble, opening, len(trouble.line(opening.line).rstrip()) - opening.column + 1, hint)


def _escape(trouble: Trouble) -> ReadProblem | None:
    if "quoted scalar" not in trouble.doing:
        return None
    line = trouble.line(trouble.at.line)
    column = line.rfind("\\", 0, trouble.at.column) + 1 or trouble.at.column
    hint = r"In double quotes a backslash has a special meaning. Write \\ for it, or use single quotes."
    return _syntax(trouble, TextPosition(trouble.at.line, column), 2, hint)


def _block_header(trouble: Trouble) -> ReadProblem | None:
    if "block scalar" not in trouble.doing:
        return None
    assert trouble.begun, "a parser that is reading a block of text knows where it began"
    sign = trouble.line(trouble.begun.line)[trouble.begun.column - 1 : trouble.begun.column]
    hint = f"After {sign} the text starts on the next line. If {sign} is part of the text, put it in quotes."
    return _syntax(trouble, trouble.begun, 1, hint)


def _tag(trouble: Trouble) -> ReadProblem | None:
    if "tag" not in f"{trouble.doing} {trouble.reason}":
        return None
    at = trouble.begun or trouble.at
    written = trouble.line(at.line)[at.column - 1 :].split(" ", 1)[0]
    return _syntax(trouble, at, len(written), f"A text cannot start with !. {NEEDS_QUOTES}", "tag")


def _bad_first_character(trouble: Trouble) -> ReadProblem | None:
    naming = "an alias" in trouble.doing or "an anchor" in trouble.doing
    at = trouble.begun if naming and trouble.begun else trouble.at
    if not naming and not re.search("cannot start any token|node content", trouble.reason):
        return None
    first = trouble.line(at.line)[at.column - 1 : at.column]
    if not first:
        return None
    return _syntax(trouble, at, 1, f"A text cannot start with {first} unless it is in quotes. {NEEDS_QUOTES}")


def _list_on_the_line_of_its_field(trouble: Trouble) -> ReadProblem | None:
    if "entries are not allowed" not in trouble.reason:
        return None
    hint = "Start the list on the line below the field name, one item a line, each with a dash and a space."
    return _syntax(trouble, trouble.at, 1, hint)


def _missing_space(trouble: Trouble, number: int) -> ReadProblem | None:
    """A field or item on line `number` that reads as mere text since the space after its sign is missing."""
    line = trouble.line(number)
    if (colon := _COLON_WITHOUT_SPACE.match(line)) and not line.startswith("//", colon.end() - 1):
        what = "a no-break space instead of an ordinary one" if colon["next"] == "\u00a0" else "no space"
        hint = f"There is {what} after the colon. Write {colon['key']}: then a space, then the value."
        at = TextPosition(number, colon.start("key") + 1)
        return _syntax(trouble, at, len(colon["key"]) + 1, hint)
    if dash := _DASH_WITHOUT_SPACE.match(line):
        hint = "A list item needs a space after the dash."
        return _syntax(trouble, TextPosition(number, dash.end() - 1), 1, hint)
    return None


def _no_colon(trouble: Trouble) -> ReadProblem | None:
    if "could not find expected ':'" not in trouble.reason:
        return None
    number = (trouble.begun or trouble.at).line
    hint = (
        "This line has no field name with a colon and a space. "
        "If it continues the text above, indent it further than that field name."
    )
    return _missing_space(trouble, number) or _whole_line(trouble, number, hint)


def _unexpected_colon(trouble: Trouble) -> ReadProblem | None:
    if "mapping values are not allowed" not in trouble.reason:
        return None
    if FIELD.match(trouble.before):
        return _syntax(trouble, trouble.at, 1, f"A colon and a space inside a text end it. {NEEDS_QUOTES}")
    above = trouble.line_above()
    if not above:
        return _whole_line(trouble, trouble.at.line, "This is too long for a field name.")
    hint = (
        f"This field is indented further than the one on line {above}, which already has a value. "
        "Give both the same indentation, or put quotes around a text that runs over several lines."
    )
    return _missing_space(trouble, above) or _whole_line(trouble, trouble.at.line, hint)


def _unclosed_bracket(trouble: Trouble) -> ReadProblem | None:
    if "a flow " not in trouble.doing or not trouble.bracket:
        return None
    bracket = trouble.bracket
    opening = trouble.line(bracket.line)[bracket.column - 1]
    closing = {"[": "]", "{": "}"}[opening]
    if bracket.line != trouble.at.line or not trouble.after.strip():
        hint = f"The bracket {opening} opened here is not closed. Add {closing} at its end."
        return _syntax(trouble, bracket, 1, hint)
    hint = f"Between {opening} and {closing} a comma parts the entries. Put a text with signs in quotes."
    return _syntax(trouble, trouble.at, 1, hint)


def _text_after_quote_or_bracket(trouble: Trouble) -> ReadProblem | None:
    last = trouble.before.rstrip()[-1:]
    if last in ("]", "}"):
        return _syntax(trouble, trouble.at, 1, f"Text goes on after {last}. {NEEDS_QUOTES}")
    if last not in ("'", '"') or not trouble.quoted:
        return None
    opening, closing = trouble.quoted
    if opening.line < closing.line == trouble.at.line:
        return _unclosed_quote(trouble, opening)
    doubled = "''" if last == "'" else '\\"'
    hint = f"The text ends at the {last} before this. If {last} is part of the text, write {doubled}."
    return _syntax(trouble, trouble.at, 1, hint)


def _stray_sign(trouble: Trouble) -> ReadProblem | None:
    sign = trouble.after[:1]
    if sign == ":" and not trouble.before.strip(" -"):
        return _syntax(trouble, trouble.at, 1, "The field name before the colon is missing.")
    if sign and sign in ",]}":
        return _syntax(trouble, trouble.at, 1, f"This {sign} has no opening bracket. {NEEDS_QUOTES}")
    return None


def _out_of_line(trouble: Trouble) -> ReadProblem | None:
    if not re.search("a block (mapping|collection)", trouble.doing) or trouble.before.strip(" -"):
        return None
    assert trouble.begun, "a parser that is reading a block knows where it began"
    begun = trouble.begun
    spaces, expected = trouble.at.column - 1, begun.column - 1
    item = trouble.after.startswith("- ") or trouble.after == "-"
    if spaces == expected:
        want, got = ("a field name", "a list item") if item else ("a list item", "a field name")
        hint = f"This is {got}, but the part from line {begun.line} on needs {want}. Check the indentation"
        hint += "." if item else ", or put a dash and a space before it if a new item starts here."
    else:
        hint = (
            f"The spaces before this line ({spaces}) fit no line above; "
            f"the part that starts on line {begun.line} has {expected}."
        )
    return _whole_line(trouble, trouble.at.line, hint)


def _foreign_sign(trouble: Trouble) -> ReadProblem | None:
    """A sign that only looks like one of YAML, on the line that cannot be read or the one above it."""
    begun = trouble.begun.line if trouble.begun and "block" not in trouble.doing else trouble.at.line
    numbers = dict.fromkeys((trouble.line_above(), begun, trouble.at.line))
    for look in (look_at_start, look_at_signs):
        for number in numbers:
            if number and (problem := look(trouble.line(number), number)):
                return problem
    return None


_EXPLANATIONS: tuple[Callable[[Trouble], ReadProblem | None], ...] = (
    _second_document,
    _tab,
    explain_block_indent,
    _foreign_sign,
    explain_missing_dash,
    _open_quote,
    _escape,
    _block_header,
    _tag,
    _bad_first_character,
    _list_on_the_line_of_its_field,
    _no_colon,
    _unexpected_colon,
    _unclosed_bracket,
    _text_after_quote_or_bracket,
    _stray_sign,
    _out_of_line,
)
