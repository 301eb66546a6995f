"""Nothing that stands rests on a record that its editors have taken back."""

from __future__ import annotations

from collections.abc import Iterator

from damage_catalogue.records.model import Record, RecordKind, is_withdrawn
from damage_catalogue.records.yaml_file import Data, FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.references import (
    SINGULAR,
    find_references,
    find_statements_of_positions,
)
from damage_catalogue.validation.wording import quoted


def check_nothing_rests_on_what_was_withdrawn(whole: Whole) -> Iterator[Finding]:
    """Records and statements that stand name no withdrawn record; each of those is told once."""
    withdrawn = {key: entry.record for key, entry in whole.entries.items() if is_withdrawn(entry.record)}
    if not withdrawn:
        return
    for entry in whole.entries.values():
        if is_withdrawn(entry.record):
            continue
        for path, kind, id in _named(entry):
            if (kind, id) in withdrawn and not _is_set_aside(entry.data, path):
                yield _finding(entry, path, kind, withdrawn[kind, id])


def _named(entry: RecordInFile) -> Iterator[tuple[FieldPath, RecordKind, str]]:
    """Every record that this one names, also those of which a disagreement names a statement."""
    yield from find_references(entry.data)
    for path, reference in find_statements_of_positions(entry.data):
        target, _, _ = reference.rpartition("#")
        kind, _, id = target.partition("/")
        if kind in ("sites", "events"):
            yield path, "sites" if kind == "sites" else "events", id


def _is_set_aside(data: Data, path: FieldPath) -> bool:
    """Whether the path leads into a statement that no longer stands: it may cite what it once rested on."""
    if len(path) < 3 or path[0] not in ("assessments", "statements", "accounts", "attributions"):
        return False
    item = data[path[0]][path[1]]
    return bool(item.get("standing", "standing") != "standing")


def _finding(entry: RecordInFile, path: FieldPath, kind: RecordKind, record: Record) -> Finding:
    reason = record.review.reason if record.review else None
    why = f": {quoted(reason.in_language('en')[1].rstrip('.'))}" if reason else ""
    message = f"The {SINGULAR[kind]} {quoted(record.id)} was withdrawn{why}."
    hint = "Name another, or set aside what rests on it, with standing and because."
    return Finding("HD519", entry.file, path, message, hint, excerpt=record.id, cause=f"{kind}/{record.id}")
