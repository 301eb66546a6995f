"""Records that must exist, and what they must say: one by one, or all of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from damage_catalogue.checks.asking import (
    Check,
    asked_fields,
    each_check,
    holds,
    now_called,
    reason,
    records_of,
    report_unknown_fields,
)
from damage_catalogue.checks.fields import find_values, show_values
from damage_catalogue.records.model import RECORD_KINDS, is_withdrawn
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, HeldChecks, RecordInFile, Whole
from damage_catalogue.validation.wording import counted, listed, quoted

MOST_NAMED = 10


def check_records(whole: Whole) -> Iterator[Finding]:
    """Each record is there and says what it must. One with errors of its own is not judged as well."""
    for held, path, check in each_check(whole, "records"):
        folder, _, id = check["record"].partition("/")
        kind = next(kind for kind in RECORD_KINDS if kind == folder)
        entry = whole.entries.get((kind, id))
        if entry is not None and not is_withdrawn(entry.record):
            yield from _check_record(whole, held, path, check, entry)
        elif entry is not None:
            message = f"{quoted(check['record'])} must be there, but it is withdrawn."
            yield Finding("HD901", held.file, (*path, "record"), message, reason(check))
        elif id not in whole.known[kind]:
            message = f"There is no record {quoted(check['record'])}."
            hint = f"{now_called(whole, kind, id)} {reason(check)}".strip()
            yield Finding("HD901", held.file, (*path, "record"), message, hint)


def _check_record(
    whole: Whole, held: HeldChecks, path: FieldPath, check: Check, entry: RecordInFile
) -> Iterator[Finding]:
    unknown = list(report_unknown_fields(held, path, check, whole.schemas[entry.kind].schema))
    yield from unknown
    wrong = {finding.path for finding in unknown}
    for asked, field, value in asked_fields(check):
        if (*path, *asked) not in wrong and not holds(entry.data, asked, field, value):
            message = _broken(check["record"], entry.data, asked, field, value)
            yield Finding("HD901", held.file, (*path, *asked), message, reason(check))


def _broken(record: str, data: Any, asked: FieldPath, field: str, value: Any) -> str:
    if asked[0] == "has":
        return f"{quoted(record)} must have {field}, but has not."
    found = show_values(find_values(data, field))
    if asked[0] == "lacks":
        return f"{quoted(record)} must not have {field}, but {found} stands there."
    return f"{quoted(record)} must say {show_values([value])} under {field}, but {found} stands there."


def check_each(whole: Whole) -> Iterator[Finding]:
    """Every record of a kind says what it must; those that do not are told at once."""
    for held, path, check in each_check(whole, "each"):
        unknown = list(report_unknown_fields(held, path, check, whole.schemas[check["kind"]].schema))
        yield from unknown
        wrong = {finding.path for finding in unknown}
        for asked, field, value in asked_fields(check):
            if (*path, *asked) in wrong:
                continue
            broken = [
                entry.record.id
                for entry in records_of(whole, check)
                if not holds(entry.data, asked, field, value)
            ]
            if broken:
                message = f"{_must(check, asked, field, value)}, but this does not: {_named(broken)}."
                if len(broken) > 1:
                    message = message.replace("but this does not", f"but {len(broken)} do not", 1)
                yield Finding("HD901", held.file, (*path, *asked), message, reason(check))


def _must(check: Check, asked: FieldPath, field: str, value: Any) -> str:
    who = f"Each of the {check['kind']}"
    if "within" in check:
        who += f" within {quoted(check['within'])}"
    if asked[0] == "says":
        return f"{who} must say {show_values([value])} under {field}"
    return f"{who} must have {field}" if asked[0] == "has" else f"{who} must leave out {field}"


def _named(ids: list[str]) -> str:
    more = [counted(len(ids) - MOST_NAMED, "other")] if len(ids) > MOST_NAMED else []
    return listed([*ids[:MOST_NAMED], *more], "and")
