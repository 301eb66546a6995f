"""What rules are given and what they give back, before the pipeline looks up where in a file that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from damage_catalogue.records.edtf import Day
    from damage_catalogue.records.model import Catalogue, Record, RecordKind
    from damage_catalogue.records.yaml_file import Data, Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at `path` in `file`; with `at_key`, at the field's name instead of its value.

    `excerpt` is a piece of the text at `path` to point at, where only that piece is meant. `cause` names the
    one mistake behind findings in many places, such as a record that was deleted: they are told as one.
    `address` is a web address that stands where the id of a record belongs; the pipeline, which knows all
    records, adds to the hint which one has it.
    """

    code: str
    file: str
    path: Path
    message: str
    hint: str = ""
    at_key: bool = False
    excerpt: str = ""
    cause: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One clean record: its file's name from the root, its plain data, and what `load` made of it."""

    kind: RecordKind
    file: str
    data: dict[str, Any]
    record: Record


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a rule across records may look at.

    `known` holds the ids of every record file, those with errors too; `readable` the data of every file that
    is YAML, whatever its shape; `all_readable` tells whether that is all of them. `held_file` gives the bytes
    of a file of the repository, or None where it is missing, leads out of the repository or cannot be read.
    """

    catalogue: Catalogue
    entries: Mapping[tuple[RecordKind, str], Entry]
    known: Mapping[RecordKind, frozenset[str]]
    readable: tuple[Data, ...]
    all_readable: bool
    today: Day
    held_file: Callable[[str], bytes | None]

    def of_kind(self, *kinds: RecordKind) -> Iterator[Entry]:
        """The clean records of these kinds, in the order of their files."""
        return (entry for entry in self.entries.values() if entry.kind in kinds)


RecordRule = Callable[[Entry, "Day"], Iterator[Finding]]
"""Looks at one record on its own; the day is today."""

SetRule = Callable[[Whole], Iterator[Finding]]
"""Looks at all clean records together."""


def is_withdrawn(record: Record) -> bool:
    """Whether the record is only a tombstone."""
    return record.review is not None and record.review.state.id == "withdrawn"
