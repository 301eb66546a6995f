"""What rules are given and what they give back, before the pipeline looks up where in a file that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from damage_catalogue.records.edtf import Day
    from damage_catalogue.records.hidden import HiddenPlaces
    from damage_catalogue.records.model import Catalogue, Record, RecordKind
    from damage_catalogue.records.yaml_file import Data, FieldPath, SourceMap
    from damage_catalogue.scanning.normalised import Normalised
    from damage_catalogue.status.facts import SiteStatus
    from damage_catalogue.validation.schemas import RecordSchema


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at `path` in `file`; with `at_key`, at the field's name instead of its value.

    `excerpt` is a piece of the text at `path` to point at, where only that piece is meant. `span` says
    instead where in the file's text a piece begins and ends, for what may stand in a comment. `cause` names
    the one mistake behind findings in many places, such as a record that was deleted: they are told as one.
    `address` is a web address that stands where the id of a record belongs; the pipeline, which knows all
    records, adds to the hint which one has it.
    """

    code: str
    file: str
    path: FieldPath
    message: str
    hint: str = ""
    at_key: bool = False
    excerpt: str = ""
    span: tuple[int, int] | None = None
    cause: str = ""
    address: str = ""


Written = Callable[["FieldPath"], str]
"""Gives the value at a path as the file writes it: `1.10`, where the data hold 1.1."""


@dataclass(frozen=True, slots=True)
class RecordInFile:
    """One clean record: its file's name from the root, its plain data, and what `load` made of it.

    `text` is the whole text of the file, comments and all; `positions` leads from paths to places in it.
    """

    kind: RecordKind
    file: str
    data: dict[str, Any]
    record: Record
    text: Normalised
    positions: SourceMap

    @property
    def written(self) -> Written:
        """What a message shows of a number: its characters in the file, never what the data hold."""
        return self.positions.written_at


@dataclass(frozen=True, slots=True)
class HeldChecks:
    """One clean file of what these records must keep: its name from the root and its plain data."""

    file: str
    data: Data


@dataclass(frozen=True, slots=True)
class HeldPicture:
    """A picture in the repository: its size in bytes, and its content unless it is far too large."""

    size: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a rule across records may look at.

    `known` holds the ids of every record file, those with errors too; `readable` the data of every file that
    is YAML, whatever its shape; `all_readable` tells whether that is all of them. `hidden` says which records
    lead to places that are not shown. `held_file` gives the bytes of a file of the repository, or None where
    it is missing, leads out of the repository or cannot be read. `pictures` holds each picture that a site
    names and that is there. `statuses` gives the status of every site today, worked out once. `checks` are
    the files of what these records must keep, and `schemas` holds what a record of each kind may say, all
    references written out.
    """

    catalogue: Catalogue
    entries: Mapping[tuple[RecordKind, str], RecordInFile]
    known: Mapping[RecordKind, frozenset[str]]
    readable: tuple[Data, ...]
    all_readable: bool
    hidden: HiddenPlaces
    today: Day
    held_file: Callable[[str], bytes | None]
    pictures: Mapping[str, HeldPicture]
    statuses: Callable[[], Mapping[str, SiteStatus]]
    checks: tuple[HeldChecks, ...]
    schemas: Mapping[str, RecordSchema]

    @property
    def all_clean(self) -> bool:
        """Whether every record file became a record, so that counts and statuses mean the whole catalogue."""
        return len(self.entries) == sum(map(len, self.known.values())) and self.all_readable

    def of_kind(self, *kinds: RecordKind) -> Iterator[RecordInFile]:
        """The clean records of these kinds, in the order of their files."""
        return (entry for entry in self.entries.values() if entry.kind in kinds)


RecordRule = Callable[[RecordInFile, "Day"], Iterator[Finding]]
"""Looks at one record on its own; the day is today."""

SetRule = Callable[[Whole], Iterator[Finding]]
"""Looks at all clean records together."""
