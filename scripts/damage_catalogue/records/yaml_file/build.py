"""Builds plain data, the place of every node, and the list of problems from the events of a YAML parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml
from yaml import Mark
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from damage_catalogue.records.yaml_file.characters import first_unwanted_character
from damage_catalogue.records.yaml_file.comments import (
    Scalar,
    find_comments_behind,
    may_hold_comments_behind,
)
from damage_catalogue.records.yaml_file.parser import start_parser
from damage_catalogue.records.yaml_file.pasted import look_at_plain, may_be_foreign, tell_foreign_once
from damage_catalogue.records.yaml_file.problem import ReadProblem, TextPosition, shorten

DEEPEST_NESTING = 64
MOST_PROBLEMS = 100

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]+)?")
_ENDS = frozenset({MappingEndEvent, SequenceEndEvent})
_PROPERTIES = (
    ("anchor", "&", "Leave it out. If a text starts with &, put it in quotes."),
    ("tag", "!", "Leave it out. If a text starts with !, put it in quotes."),
)


def read_mark(mark: Mark) -> TextPosition:
    """Give a parser's mark, which counts from 0, as a position, which counts from 1."""
    return TextPosition(mark.line + 1, mark.column + 1)


def split_lines(text: str) -> tuple[str, ...]:
    """Give the lines of `text` without their ends."""
    return tuple(line.removesuffix("\r") for line in text.split("\n"))


def read_plain(written: str) -> str | int | float | bool | None:
    """Give the value of a scalar without quotes: a constant, a number, or else the text itself."""
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if written[0] in "-0123456789" and (number := _NUMBER.fullmatch(written)):
        return float(written) if number[1] else int(written)
    return written


@dataclass(slots=True, eq=False)
class NodeSpan:
    """Where a node and its key begin and end, and the places of the nodes in it by key or number."""

    start: Mark
    end: Mark
    key_start: Mark | None
    key_end: Mark | None
    children: dict[str | int, NodeSpan]


_NO_CHILDREN: dict[str | int, NodeSpan] = {}
"""Of every scalar: a mapping of its own for each of them takes time and memory."""


@dataclass(slots=True, eq=False)
class _Open:
    """A list or mapping whose end is still to come; `key` is the one in it that waits for its value."""

    items: Any
    span: NodeSpan
    is_mapping: bool
    is_key: bool = False
    key: str | None = None
    key_start: Mark | None = None
    key_end: Mark | None = None
    is_doubled: bool = False


class Builder:
    """One pass over the events of `text`.

    Afterwards `root.children[0]` is the place of the top-level value, and `finished` tells whether the pass
    reached the end of the text.
    """

    def __init__(self, text: str, with_libyaml: bool) -> None:
        self.text = text
        self.problems: list[ReadProblem] = []
        self.finished = False
        start = Mark("", 0, 0, 0, None, 0)
        self.root = NodeSpan(start, start, None, None, {})
        self._stack = [_Open([], self.root, is_mapping=False)]
        self._events = start_parser(text, with_libyaml)
        self._quoted: Any = None
        self._block: Any = None
        self._scalars: list[Scalar] | None = [] if may_hold_comments_behind(text) else None
        self._lines: tuple[str, ...] | None = None

    def build(self) -> Any:
        """Give the value of the only document; None without one, or where a problem ended the reading."""
        end = len(self.text)
        try:
            self.finished = self._take_events()
        except yaml.MarkedYAMLError as error:
            problem, begun = self._explain(error)
            self.problems.append(problem)
            end = error.problem_mark.index if error.problem_mark else end
            self._take_comments(end, begun)
        else:
            self._take_comments(end, end + 1)
        self.problems = tell_foreign_once(self.problems)
        documents = self._stack[0].items
        return documents[0] if self.finished and documents else None

    def _take_events(self) -> bool:
        get_event = self._events.get_event
        while event := get_event():
            kind = type(event)
            if kind is ScalarEvent:
                self._take_scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if not self._open(event, kind is MappingStartEvent):
                    return False
            elif kind is AliasEvent:
                self._take_alias(event)
            elif kind is DocumentStartEvent:
                if not self._start_document(event):
                    return False
            elif kind in _ENDS:
                self._close(event)
        return True

    def _take_scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._report_properties(event)
        if self._scalars is not None:
            self._scalars.append(Scalar(event.start_mark.index, event.end_mark.index, event.style))
        top = self._stack[-1]
        is_key = top.is_mapping and top.key is None
        value: Any = event.value
        if not event.style:
            if may_be_foreign(value, is_key=is_key):
                self._look_at_plain(event, is_key)
            value = read_plain(value)
        elif event.style in "|>":
            self._block = event
        else:
            self._quoted = event
            written = self.text[event.start_mark.index : event.end_mark.index]
            # Without a backslash the character stands there itself, and has been reported.
            if event.style == '"' and "\\" in written and (hidden := first_unwanted_character(value)):
                self._report_escape(event, *hidden)
        if is_key:
            self._take_key(top, value, event)
        else:
            span = NodeSpan(event.start_mark, event.end_mark, top.key_start, top.key_end, _NO_CHILDREN)
            self._add(top, value, span)

    def _take_key(self, top: _Open, value: Any, event: Any) -> None:
        if value == "<<" and not event.style:
            hint = "Write the fields out instead of merging them in."
            self._report("merge-key", event.start_mark, 2, "<<", hint)
        elif not isinstance(value, str):
            hint = f'A field name is text. If {event.value} is meant, put it in quotes: "{event.value}":'
            if not event.value:
                hint = "The field name before the colon is missing."
            self._report("non-string-key", event.start_mark, len(event.value), event.value, hint)
        self._set_key(top, event.value, event.start_mark, event.end_mark)

    def _set_key(self, top: _Open, key: str, start: Mark, end: Mark) -> None:
        first = top.span.children.get(key)
        if first and not top.is_doubled:
            assert first.key_start, "a value in a mapping has a key"
            hint = f"The first one is on line {first.key_start.line + 1}. Keep one of the two."
            is_item = len(self._stack) > 2 and not self._stack[-2].is_mapping
            if is_item and first is next(iter(top.span.children.values())):
                # All fields of the next item would follow, each a second time.
                hint = f"{hint} If the next item of the list starts here, put a dash and a space before it."
                top.is_doubled = True
            self._report("duplicate-key", start, end.column - start.column, key, hint)
        top.key, top.key_start, top.key_end = key, start, end

    def _add(self, top: _Open, value: Any, span: NodeSpan) -> None:
        if top.is_mapping:
            assert top.key is not None, "a value in a mapping follows its key"
            if top.key not in top.items:
                top.items[top.key] = value
                top.span.children[top.key] = span
            top.key = None
        else:
            top.span.children[len(top.items)] = span
            top.items.append(value)

    def _open(self, event: Any, is_mapping: bool) -> bool:
        if event.anchor or event.tag:
            self._report_properties(event)
        if len(self._stack) > DEEPEST_NESTING:
            hint = f"Lists and fields may lie at most {DEEPEST_NESTING} levels deep."
            self._report("too-deep", event.start_mark, 1, self.text[event.start_mark.index :][:80], hint)
            return False
        top = self._stack[-1]
        items: Any = {} if is_mapping else []
        span = NodeSpan(event.start_mark, event.end_mark, top.key_start, top.key_end, {})
        is_key = top.is_mapping and top.key is None
        if not is_key:
            self._add(top, items, span)
        self._stack.append(_Open(items, span, is_mapping, is_key))
        return True

    def _close(self, event: Any) -> None:
        closed = self._stack.pop()
        span = closed.span
        span.end = event.end_mark
        if closed.is_key:
            written = self.text[span.start.index : span.end.index]
            hint = "Brackets have a meaning of their own in YAML. Put the text in quotes."
            self._report("non-string-key", span.start, len(written.partition("\n")[0]), written, hint)
            self._set_key(self._stack[-1], written, span.start, span.end)

    def _take_alias(self, event: Any) -> None:
        written = f"*{event.anchor}"
        hint = "Write the value out here. If a text starts with *, put it in quotes."
        self._report("alias", event.start_mark, len(written), written, hint)
        top = self._stack[-1]
        if top.is_mapping and top.key is None:
            self._set_key(top, written, event.start_mark, event.end_mark)
        else:
            span = NodeSpan(event.start_mark, event.end_mark, top.key_start, top.key_end, _NO_CHILDREN)
            self._add(top, None, span)

    def _start_document(self, event: Any) -> bool:
        if not self._stack[0].items:
            return True
        hint = "A file holds one record. Move what follows --- to a file of its own."
        self._report("several-documents", event.start_mark, 3, "---", hint)
        return False

    def _report_properties(self, event: Any) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            return  # counting lines for each of many thousands would take half a minute
        for kind, sign, hint in _PROPERTIES:
            if not (event.anchor if kind == "anchor" else event.tag):
                continue
            written = re.compile(rf"{sign}[^\s,\[\]{{}}]*").search(self.text, event.start_mark.index)
            assert written, f"a node with a property {kind} has it written out with {sign}"
            line_start = self.text.rfind("\n", 0, written.start()) + 1
            line = self.text.count("\n", 0, line_start) + 1
            position = TextPosition(line, written.start() - line_start + 1)
            self._append(ReadProblem(kind, position, len(written[0]), shorten(written[0]), hint))

    def _report_escape(self, event: Any, kind: str, code_point: str) -> None:
        hint = f"A backslash in this text stands for the invisible character {code_point}. Take it out."
        self._report(kind, event.start_mark, 1, code_point, hint)

    def _report(self, kind: str, start: Mark, length: int, found: str, hint: str) -> None:
        self._append(ReadProblem(kind, read_mark(start), max(1, length), shorten(found), hint))

    def _append(self, problem: ReadProblem) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def _look_at_plain(self, event: Any, is_key: bool) -> None:
        if self._lines is None:
            self._lines = split_lines(self.text)
        line, column = read_mark(event.start_mark)
        problem = look_at_plain(event.value, self._lines[line - 1], line, column, is_key=is_key)
        if problem:
            self._append(problem)

    def _take_comments(self, end: int, begun: int) -> None:
        """Take comments behind something before `end`; one from line `begun` on explains the error there."""
        if self._scalars is None:
            return
        found = list(islice(find_comments_behind(self.text, self._scalars, end), MOST_PROBLEMS))
        if found and found[-1].position and found[-1].position.line >= begun and not self.finished:
            self.problems.pop()
        self.problems += found

    def _explain(self, error: yaml.MarkedYAMLError) -> tuple[ReadProblem, int]:
        """The problem behind an error, and the line on which what could not be read begins."""
        from damage_catalogue.records.yaml_file.syntax import explain_syntax
        from damage_catalogue.records.yaml_file.trouble import Trouble

        assert error.problem_mark, "a scanner or parser error has a place"
        quoted, block = self._quoted, self._block
        brackets = (frame.span.start for frame in reversed(self._stack[1:]))
        bracket = next(
            (mark for mark in brackets if self.text[mark.index : mark.index + 1] in ("[", "{")), None
        )
        lines = split_lines(self.text)
        at = read_mark(error.problem_mark)
        if at.line > len(lines):  # libyaml counts a line end after the last character
            at = TextPosition(len(lines), len(lines[-1]) + 1)
        trouble = Trouble(
            lines=lines,
            doing=error.context or "",
            reason=error.problem or "",
            at=at,
            bracket=read_mark(bracket) if bracket else None,
            begun=read_mark(error.context_mark) if error.context_mark else None,
            quoted=(read_mark(quoted.start_mark), read_mark(quoted.end_mark)) if quoted else None,
            block=(read_mark(block.start_mark), read_mark(block.end_mark)) if block else None,
        )
        above = trouble.line_above()
        return explain_syntax(trouble), min(above, trouble.bracket.line) if trouble.bracket else above
