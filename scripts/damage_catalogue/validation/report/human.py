"""The report for people: notes a line each, then all else with its line, its fault and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.report.checked import Checked, summarise
from damage_catalogue.validation.report.terminal import (
    clean,
    is_right_to_left,
    isolate,
    isolate_quoted,
    width,
)

LONGEST_LINE = 100
_BOLD, _FAINT, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}


def render(checked: Checked, colour: bool) -> str:
    """The report for a person at a terminal: each finding with its line of the file, then the numbers.

    With a change, what concerns it comes first, and a line above each of the two groups says which it is.
    """
    blocks: list[str] = []
    if checked.change is None:
        blocks += _group(checked.diagnostics, colour)
    elif checked.diagnostics:
        since = clean(checked.change.since)
        inside = [each for each in checked.diagnostics if checked.is_in_change(each)]
        outside = [each for each in checked.diagnostics if not checked.is_in_change(each)]
        title = f"In what changed since {since}:" if inside else f"Nothing in what changed since {since}."
        blocks += [_paint(title, _BOLD, colour), *_group(inside, colour)]
        blocks += [_paint("Everywhere else:", _BOLD, colour), *_group(outside, colour)] if outside else []
    return "\n\n".join([*blocks, summarise(checked)]) + "\n"


def _group(diagnostics: Iterable[Diagnostic], colour: bool) -> list[str]:
    # Notes come first and are short, so that what must be mended stands right above the last line.
    found = list(diagnostics)
    notes = [_note(each, colour) for each in found if each.severity is Severity.NOTE]
    faults = [show(each, colour) for each in found if each.severity is not Severity.NOTE]
    return [*filter(None, ["\n".join(notes)]), *faults]


def show(diagnostic: Diagnostic, colour: bool) -> str:
    """One finding as lines: place and message, the line of the file with the place marked, the next step."""
    return "\n".join(_lines(diagnostic, colour))


def head(diagnostic: Diagnostic) -> str:
    """`path:line:column`, as editors and terminals make it a link; the path alone for a whole file."""
    where = [clean(diagnostic.path)]
    if diagnostic.line is not None:
        where += [str(diagnostic.line), str(diagnostic.column)]
    return ":".join(where)


def in_one_line(diagnostic: Diagnostic) -> str:
    """The finding without its source line, for a log: place, code, what it is and the next step."""
    return (
        f"{head(diagnostic)}: {diagnostic.code} {clean(diagnostic.message)} {clean(diagnostic.hint)}".rstrip()
    )


def _paint(text: str, style: str, colour: bool) -> str:
    return f"{style}{text}{_END}" if colour else text


def _first_line(diagnostic: Diagnostic, colour: bool) -> str:
    severity = _paint(diagnostic.severity.value, _COLOURS[diagnostic.severity], colour)
    message = isolate_quoted(clean(diagnostic.message))
    return f"{_paint(head(diagnostic), _BOLD, colour)}: {severity} {diagnostic.code} {message}"


def _note(diagnostic: Diagnostic, colour: bool) -> str:
    return f"{_first_line(diagnostic, colour)} {isolate_quoted(clean(diagnostic.hint))}".rstrip()


def _lines(diagnostic: Diagnostic, colour: bool) -> Iterator[str]:
    yield _first_line(diagnostic, colour)
    for line in _excerpt(diagnostic):
        yield _paint(f"    {line}", _FAINT, colour)
    if diagnostic.hint:
        yield f"    {isolate_quoted(clean(diagnostic.hint))}"


def _excerpt(diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.source_line is None or diagnostic.line is None or not diagnostic.source_line.strip():
        return
    column = (diagnostic.column or 1) - 1
    start = max(0, column - LONGEST_LINE // 2) if len(diagnostic.source_line) > LONGEST_LINE else 0
    text = clean(diagnostic.source_line[start : start + LONGEST_LINE])
    dots = "…" if start else ""
    more = "…" if len(diagnostic.source_line) > start + LONGEST_LINE else ""
    marked = text[column - start : column - start + diagnostic.length]
    before = dots + text[: column - start]
    number = f"{diagnostic.line} | "
    yield f"{number}{isolate(dots + text + more)}"
    margin = " " * (len(number) - 2) + "| "
    if is_right_to_left(before + marked):
        # Under a line that runs both ways a caret would point at the wrong word, so the word is repeated.
        yield f"{margin}here: {isolate(marked.strip())}"
    else:
        yield f"{margin}{' ' * width(before)}{'^' * max(1, width(marked))}"
