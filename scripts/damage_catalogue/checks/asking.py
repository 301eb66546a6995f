"""What the several kinds of check have in common: which records they speak of, and what these must say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from damage_catalogue.checks.fields import fault_of_field, fault_of_word, find_values, is_same
from damage_catalogue.records.model import RecordKind, is_withdrawn
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, HeldChecks, RecordInFile, Whole
from damage_catalogue.validation.wording import did_you_mean, quoted

Check = Mapping[str, Any]
"""One check as its file has it."""


def each_check(whole: Whole, name: str) -> Iterator[tuple[HeldChecks, FieldPath, Check]]:
    """Every check of one kind, with its file and its place in it."""
    for held in whole.checks:
        for number, check in enumerate(held.data.get(name, ())):
            yield held, (name, number), check


def reason(check: Check) -> str:
    """Why the check is there, and the next step."""
    return f"{check['because'].rstrip('.')}. Mend the record, or change this check if it is no longer right."


def now_called(whole: Whole, kind: RecordKind, id: str) -> str:
    """The new name of a record that was renamed, or the name that was probably meant, or nothing."""
    for entry in whole.of_kind(kind):
        if id in entry.data.get("former_ids", ()):
            return f"It is called {quoted(entry.record.id)} now."
    return did_you_mean(id, whole.known[kind])


def records_of(whole: Whole, check: Check) -> Iterator[RecordInFile]:
    """The records of a kind, or those within an id, without tombstones."""
    within = check.get("within")
    for entry in whole.of_kind(check["kind"]):
        is_within = within is None or f"{entry.record.id}/".startswith(f"{within}/")
        if is_within and not is_withdrawn(entry.record):
            yield entry


def asked_fields(check: Check) -> Iterator[tuple[FieldPath, str, Any]]:
    """Each field that a check names: its path in the check, its name, and what must stand there, if told."""
    for list_name in ("has", "lacks"):
        for number, field in enumerate(check.get(list_name, ())):
            yield (list_name, number), field, None
    for field, value in check.get("says", {}).items():
        yield ("says", field), field, value


def holds(data: Any, asked: FieldPath, field: str, value: Any) -> bool:
    """Whether `data` keep what `asked_fields` gives."""
    found = find_values(data, field)
    if asked[0] == "says":
        return any(is_same(one, value) for one in found)
    return bool(found) == (asked[0] == "has")


def report_unknown_fields(
    held: HeldChecks, path: FieldPath, check: Check, schema: Mapping[str, Any]
) -> Iterator[Finding]:
    """A field that no such record can have: what is asked of it would never hold, or never fail."""
    for asked, field, value in asked_fields(check):
        if fault := fault_of_field(schema, field):
            message, hint = fault
            yield Finding("HD905", held.file, (*path, *asked), message, hint, at_key=asked[0] == "says")
        elif value is not None and (fault := fault_of_word(schema, field, value)):
            message, hint = fault
            yield Finding("HD905", held.file, (*path, *asked), message, hint)
