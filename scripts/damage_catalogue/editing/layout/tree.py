"""A file of a record as a tree that keeps every text as it is written, and each comment and blank line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from damage_catalogue.records.yaml_file.parser import start_parser

_BLOCK_SIGN = re.compile(r"[|>](?P<first>[-+0-9]?)(?P<second>[-+0-9]?)")


class Between(NamedTuple):
    """A comment on a line of its own with the column of its #, from 0; or a blank line, whose text is ""."""

    column: int
    text: str


@dataclass(slots=True, eq=False)
class Leaf:
    """A text, number or name of a field: as it is written, and what it is read as.

    `style` is that of parsers: `"`, `'`, `|`, `>`, or None without a sign. The lines of a block stand in
    `body` without their indent, its sign in `written`. `lead` is what stands on lines of its own before it.
    """

    written: str
    value: str
    style: str | None
    lead: list[Between]
    body: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Entry:
    """A field with its value, or an item of a list, whose key is None.

    A `held` one has a comment in it, or one behind it that is about its last part.
    """

    key: Leaf | None
    value: Node
    held: bool = False


@dataclass(slots=True, eq=False)
class Branch:
    """FieldOrder or a list; `column` is where its entries begin in the file, from 0, for one in lines.

    One in brackets has in `lead` what stands before it, and in `tail` the comments before the closing one.
    """

    is_mapping: bool
    in_brackets: bool
    column: int
    entries: list[Entry] = field(default_factory=list)
    lead: list[Between] = field(default_factory=list)
    tail: list[Between] = field(default_factory=list)
    has_comments: bool = False


Node: TypeAlias = Leaf | Branch


class Tree(NamedTuple):
    """The fields of a file, and what stands below the last of them."""

    top: Branch
    end: list[Between]


def read_tree(text: str) -> Tree:
    """The tree of a text that `read_yaml` reads without problems, and whose lines end in LF."""
    growing = _Growing(text)
    parser = start_parser(text, yaml.__with_libyaml__)
    while event := parser.get_event():
        growing.take(event)
    return Tree(growing.top(), growing.end())


@dataclass(slots=True, eq=False)
class _OpenBranch:
    branch: Branch
    comments: int
    key: Leaf | None = None
    key_comments: int = 0
    has_sign: bool = False


class _Growing:
    """One pass over the events; `at` is where the last thing that was taken ends.

    `ended` are the entries, and `closed` the columns of the branches, that end there, too.
    """

    def __init__(self, text: str) -> None:
        self.text = text if text.endswith("\n") else f"{text}\n"
        self.at = 0
        self.comments = 0
        self.ended: list[Entry] = []
        self.closed: list[int] = []
        self.root = Branch(is_mapping=False, in_brackets=False, column=-1)
        self.stack = [_OpenBranch(self.root, 0)]

    def top(self) -> Branch:
        top = self.root.entries[0].value
        assert isinstance(top, Branch), "a record is made of fields"
        return top

    def end(self) -> list[Between]:
        """What stands below the last entry of all."""
        return self.lines_before(len(self.text), self.top().column)

    def take(self, event: Any) -> None:
        if isinstance(event, ScalarEvent):
            self.take_leaf(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.close(event)

    def lines_before(self, start: int, column: int) -> list[Between]:
        """What stands on lines of its own between the last thing taken and the next, at `start`.

        A comment further right than the next thing is about what has ended there, if it stands within that.
        """
        lines = self.text[self.at : start].split("\n")
        first = 1 if self.at else 0
        found = []
        for line in lines[first:-1]:
            written = line.strip()
            if not written or written.startswith("#"):
                found.append(Between(len(line) - len(line.lstrip()), written))
        comments = [each for each in found if each.text]
        self.comments += len(comments)
        if any(column < inner <= each.column for each in comments for inner in self.closed):
            for entry in self.ended:
                entry.held = True
        return found if not self.stack[-1].branch.in_brackets else comments

    def take_leaf(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        top = self.stack[-1]
        comments = self.comments
        lead: list[Between] = []
        leaf = Leaf("", event.value, None, lead)
        if event.style or end > start:
            lead = self.lines_before(start, event.start_mark.column)
            leaf = Leaf(self.text[start:end], event.value, event.style or None, lead)
            self.at = end
        if event.style and event.style in "|>":
            self.take_block(leaf, start)
        if top.branch.is_mapping and top.key is None:
            top.key, top.key_comments = leaf, comments
            self.forget()
        else:
            self.forget()
            self.add(leaf, comments)

    def add(self, node: Node, comments: int) -> None:
        """Puts a node that has ended into the branch above it; `comments` were counted before it."""
        top = self.stack[-1]
        before = top.key_comments if top.key else comments
        if top.key and top.key.lead and not top.key.lead[-1].text:
            before += sum(1 for each in top.key.lead if each.text)  # a blank line parts them from this field
        entry = Entry(top.key, node, self.comments > before)
        top.branch.entries.append(entry)
        top.key = None
        self.ended.append(entry)

    def forget(self) -> None:
        """Something new has begun: comments from here on are about that."""
        self.ended, self.closed = [], []

    def open(self, event: Any) -> None:
        start = event.start_mark
        branch = Branch(isinstance(event, MappingStartEvent), bool(event.flow_style), start.column)
        opened = _OpenBranch(branch, self.comments)
        if branch.in_brackets and self.text[start.index] in "[{":
            branch.lead = self.lines_before(start.index, start.column)
            opened.has_sign = True
            self.at = start.index + 1
            self.forget()
        self.stack.append(opened)

    def close(self, event: Any) -> None:
        closed = self.stack[-1]
        if closed.has_sign:
            branch, end = closed.branch, event.end_mark
            before = self.comments - len([each for each in branch.lead if each.text])
            branch.tail = self.lines_before(end.index - 1, end.column - 1)
            branch.has_comments = before > closed.comments or bool(branch.tail)
            self.at = end.index
            self.forget()
        elif closed.branch.in_brackets:
            closed.branch.has_comments = self.comments > closed.comments
        else:
            self.closed.append(closed.branch.column)
        self.stack.pop()
        self.add(closed.branch, closed.comments)

    def take_block(self, leaf: Leaf, start: int) -> None:
        """Reads the lines of a block anew: parsers do not say where they end."""
        sign = _BLOCK_SIGN.match(self.text, start)
        assert sign, "a block begins with its sign"
        signs = sign["first"] + sign["second"]
        digit, chomping = signs.strip("-+"), signs.strip("0123456789")
        begin, parent = self.line_end(start) + 1, self.block_column()
        indent = parent + int(digit) if digit else self.indent_from(begin, parent)
        body, ends = self.lines_from(begin, indent), begin - 1
        while body and not body[-1] and chomping != "+":
            body.pop()
        for _ in body:
            ends = self.line_end(ends + 1)
        self.at = ends
        if body and not leaf.value.endswith("\n"):
            chomping = "-"  # a text that ends with the file, without a line end
        leaf.body = body
        first = next((line for line in body if line), "")
        leaf.written = self.text[start] + ("2" if first.startswith(" ") else "") + chomping

    def lines_from(self, begin: int, indent: int) -> list[str]:
        """The lines of a block from `begin` on without their indent, with all blank ones below it."""
        body = []
        while begin < len(self.text):
            end = self.line_end(begin)
            line = self.text[begin:end]
            if line.strip(" ") and not line.startswith(" " * indent):
                break
            body.append(line[indent:])
            begin = end + 1
        return body

    def indent_from(self, begin: int, parent: int) -> int:
        """The indent of a block without a number in its sign: that of its first line, which lies deeper."""
        widest = parent + 1
        while begin < len(self.text):
            end = self.line_end(begin)
            line = self.text[begin:end]
            widest = max(widest, len(line) - len(line.lstrip(" ")))
            if line.strip(" "):
                break
            begin = end + 1
        return widest

    def line_end(self, start: int) -> int:
        return self.text.find("\n", start)

    def block_column(self) -> int:
        return max(0, self.stack[-1].branch.column)
