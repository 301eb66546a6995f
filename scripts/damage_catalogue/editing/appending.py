"""Adds an entry to a list of a record's file, and leaves every other line as it is."""

from __future__ import annotations

from collections.abc import Callable

from damage_catalogue.records.yaml_file import YamlFile, read_yaml


class CannotAppendError(Exception):
    """The file is written in a way to which no entry can be added; says what an editor can do."""


def append_entry(content: bytes, field: str, lines: Callable[[str], list[str]]) -> str:
    """The text of the file with one more entry at the end of the list `field`, which is begun if need be.

    `lines` gives the entry's lines for an indentation. Remarks, blank lines and line ends stay. Raises
    CannotAppendError where the file has faults, or is written on one line.
    """
    file = read_yaml(content)
    if file.data is None or file.problems:
        raise CannotAppendError("the file cannot be read. See what is wrong with it: catalogue validate")
    end = "\r\n" if b"\r\n" in content else "\n"
    old = file.positions.text.splitlines(keepends=True)
    if old and not old[-1].endswith("\n"):
        old[-1] += end
    at, indent, head = _place(file, field, old)
    entry = [line + end for line in (*head, *lines(indent))]
    text = "".join([*old[:at], *entry, *old[at:]])
    _refuse_other_changes(file, read_yaml(text.encode("utf-8")), field)
    return ("\ufeff" if content.startswith(b"\xef\xbb\xbf") else "") + text


def _place(file: YamlFile, field: str, lines: list[str]) -> tuple[int, str, tuple[str, ...]]:
    """Before which line the entry goes, how far it is indented, and what must stand before it."""
    assert file.data is not None, "a file without data was refused"
    if not file.data.get(field):
        if field in file.data:
            raise CannotAppendError(f"{field} is empty there. Delete that line first.")
        return len(lines), "  ", (f"{field}:",)
    first = file.positions.value_at((field, 0))
    start = lines[first[0] - 1] if first else ""
    if not start.lstrip(" ").startswith("- "):
        raise CannotAppendError(
            f"its {field} stand between [ ]. Write each on lines of its own, with a hyphen before it, "
            "and try again."
        )
    here = file.positions.key_at((field,))
    keys = [position[0] for key in file.data if (position := file.positions.key_at((key,)))]
    after = [line for line in keys if here and line > here[0]]
    at = min(after) - 1 if after else len(lines)
    # Blank lines and remarks above the next field belong to that field.
    while at > 0 and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at, start[: len(start) - len(start.lstrip(" "))], ()


def _refuse_other_changes(before: YamlFile, after: YamlFile, field: str) -> None:
    old, new = before.data or {}, after.data or {}
    entries = new.get(field) or []
    same = {**new, field: entries[:-1]} == {**old, field: old.get(field) or []}
    if not same or len(entries) != len(old.get(field) or []) + 1:
        raise CannotAppendError("it is written in a way that would change. Add the entry by hand.")
