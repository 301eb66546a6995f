"""Writes the tree of a file in the one layout.

Two blanks for each step, also before the items of a list; one blank behind a colon, a dash and a comma; at
most one blank line in a row. What stands in brackets stays there as long as it fits into its line. The lines
of a text are not broken anew.
"""

from __future__ import annotations

from damage_catalogue.editing.layout.fields import FieldOrder, entries_in_order
from damage_catalogue.editing.layout.spelling import spelled
from damage_catalogue.editing.layout.tree import Between, Branch, Entry, Leaf, Node, Tree

LINE_LENGTH = 120
"""Up to which what stands in brackets stays on one line: where the texts of the records are broken, too."""
STEP = 2


def write_tree(tree: Tree, fields: FieldOrder) -> str:
    """The text of a whole file, which ends in one line end."""
    writing = _Writing()
    writing.write_entries(tree.top, fields, 0, None)
    end = tree.end
    while end and not end[-1].text:
        end.pop()
    writing.write_between(end, tree.top.column, 0)
    return "\n".join(writing.lines) + "\n"


class _Writing:
    """The lines so far; `closed` are the columns of branches that have just ended, with their new indents."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.closed: list[tuple[int, int]] = []

    def write_entries(self, branch: Branch, fields: FieldOrder, indent: int, head: str | None) -> None:
        """Writes each entry on lines of its own; the first goes behind `head`, where there is one."""
        for entry in entries_in_order(branch, fields):
            lead = _take_lead(entry)
            if head is None:
                self.write_between(lead, branch.column, indent)
                head = " " * indent
            sign = f"{spelled(entry.key, in_brackets=False, is_key=True)}:" if entry.key else "-"
            self.write_value(entry, fields.below(entry), indent, head + sign)
            head = None
        if branch.tail:
            self.write_between(branch.tail, branch.column, indent)
        if not branch.in_brackets:
            self.closed.append((branch.column, indent))

    def write_between(self, between: list[Between], column: int, indent: int) -> None:
        """Writes comments and blank lines before what stands in `column` and is written at `indent`.

        A comment further right than that keeps to the branch which it closes.
        """
        for comment in between:
            if comment.text:
                inner = [each for each in self.closed if column < each[0] <= comment.column]
                at = max(inner)[1] if inner else indent
                self.lines.append(" " * at + comment.text)
            elif self.lines and self.lines[-1]:
                self.lines.append("")
        self.closed.clear()

    def write_value(self, entry: Entry, fields: FieldOrder, indent: int, line: str) -> None:
        """Writes a value behind `line`, which ends in a colon or a dash, and below it."""
        value = entry.value
        if isinstance(value, Leaf):
            self.write_leaf(value, indent + STEP, line)
        elif (written := _in_one_line(value, fields, len(line))) is not None:
            self.lines.append(f"{line} {written}")
        elif entry.key:
            self.lines.append(line)
            self.write_entries(value, fields, indent + STEP, None)
        else:
            self.write_entries(value, fields, indent + STEP, f"{line} ")

    def write_leaf(self, leaf: Leaf, indent: int, line: str) -> None:
        if leaf.style and leaf.style in "|>":
            self.lines.append(f"{line} {leaf.written}")
            self.lines.extend(" " * indent + each if each else "" for each in leaf.body)
            return
        first, *more = _lines_of(spelled(leaf, in_brackets=False))
        self.lines.append(f"{line} {first}" if first else line)
        self.lines.extend(" " * indent + each if each else "" for each in more)


def _take_lead(entry: Entry) -> list[Between]:
    """What stands before an entry and is written above it, also the comments between a name and its value."""
    lead: list[Between] = []
    if entry.key:
        lead, entry.key.lead = entry.key.lead, []
    value = entry.value
    if isinstance(value, Leaf) or value.in_brackets:
        lead = lead + [each for each in value.lead if each.text or not entry.key]
        value.lead = []
    if isinstance(value, Branch) and value.entries and not entry.key and not _stays_in_brackets(value):
        lead = lead + _take_lead(value.entries[0])
    return lead


def _stays_in_brackets(branch: Branch) -> bool:
    """Whether the length alone decides if what stands in brackets gets lines of its own."""
    return branch.in_brackets and not branch.has_comments


def _in_one_line(branch: Branch, fields: FieldOrder, before: int) -> str | None:
    """What stands in brackets on one line; None for what is to have lines of its own."""
    if not _stays_in_brackets(branch):
        return None
    written = _bracketed(branch, fields)
    if written is None or (branch.entries and before + 1 + len(written) > LINE_LENGTH):
        return None
    return written


def _bracketed(node: Node, fields: FieldOrder) -> str | None:
    if isinstance(node, Leaf):
        if node.style is None and "\n" in node.written:
            return None if "\n" in node.value else node.value
        text = spelled(node, in_brackets=True)
        return None if "\n" in text else text or "null"
    parts = []
    for entry in entries_in_order(node, fields):
        written = _bracketed(entry.value, fields.below(entry))
        if written is None:
            return None
        if entry.key:
            key = spelled(entry.key, in_brackets=True, is_key=True)
            written = f"{key}: {written}"
        parts.append(written)
    opening, closing = "{}" if node.is_mapping else "[]"
    return f"{opening}{', '.join(parts)}{closing}"


def _lines_of(written: str) -> list[str]:
    """The lines of a text without the blanks around each, which count for nothing between two lines."""
    if "\n" not in written:
        return [written]
    first, *more = written.split("\n")
    lines = [first, *(line.lstrip(" \t") for line in more)]
    return [_without_blanks_behind(line) for line in lines[:-1]] + lines[-1:]


def _without_blanks_behind(line: str) -> str:
    """The line without blanks at its end, but for one that a backslash keeps."""
    bare = line.rstrip(" \t")
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return bare if backslashes % 2 == 0 or bare == line else bare + line[len(bare)]
