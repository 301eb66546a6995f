"""What a good record has though it can do without; all of these are warnings."""

from __future__ import annotations

from collections.abc import Iterator

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Source, is_withdrawn
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.references import find_references


def check_archived(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """A page of the web has an archived copy, or a reason why not."""
    source = entry.record
    if isinstance(source, Source) and source.url and not source.archived and not source.archive_exception:
        message = "This web page has no archived copy, and nothing says why."
        hint = "Add archived with the address of the copy, or say why under archive_exception."
        yield Finding("HD801", entry.file, ("URL",), message, hint, at_key=True)


def check_everything_is_used(whole: Whole) -> Iterator[Finding]:
    """Every source is cited and every agent named. Silent while a file cannot be read, since it may do so."""
    if not whole.all_readable:
        return
    used = {(each.kind, each.id) for data in whole.readable for each in find_references(data)}
    for key, entry in whole.entries.items():
        if key in used or is_withdrawn(entry.record):
            continue
        if entry.kind == "sources":
            hint = "Cite it where it was used, or delete the file."
            yield Finding("HD803", entry.file, (), "No record cites this source.", hint)
        elif entry.kind == "agents":
            hint = "Name it where it speaks, acts or publishes, or delete the file."
            yield Finding("HD804", entry.file, (), "No record names this agent.", hint)
