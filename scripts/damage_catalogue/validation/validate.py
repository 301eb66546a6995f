"""The way from a folder of files to a catalogue and all that is wrong with it.

Read everything, check each file's shape, build what is clean, then ask the rules about each record and about
the whole. One bad file never hides another, and no rule is asked about a record whose shape is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from damage_catalogue.records.files import CHECKS, CheckFile, Found, RecordFile, find_records
from damage_catalogue.records.hidden import find_hidden_places
from damage_catalogue.records.load import Loader, build_catalogue
from damage_catalogue.records.model import RECORD_KINDS, About, Catalogue, RecordKind, Text
from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.records.yaml_file import Data, YamlFile, read_yaml
from damage_catalogue.scanning.normalised import normalise
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.validation.addresses import Addresses
from damage_catalogue.validation.codes import CODES
from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.finding import (
    Finding,
    HeldChecks,
    HeldPicture,
    RecordInFile,
    RecordRule,
    SetRule,
    Whole,
)
from damage_catalogue.validation.mishap import Mishap, file_at_fault
from damage_catalogue.validation.once import tell_once
from damage_catalogue.validation.picture_files import read_pictures, report_hand_placed
from damage_catalogue.validation.reading import read_file, report_file_problem, report_read_problems
from damage_catalogue.validation.rules import RECORD_RULES, SET_RULES
from damage_catalogue.validation.schemas import RecordSchema, Schema, build_schemas, read_schemas
from damage_catalogue.validation.spoken import ABOUT_NAME, find_unspoken, report_words

if TYPE_CHECKING:
    from damage_catalogue.project import Project
    from damage_catalogue.records.edtf import Day


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What validation gives: the catalogue of all records without errors of reading or shape, and the
    findings.

    `catalogue` is None only where catalogue.yaml is missing or has errors itself. `files` counts the files
    read; `records` the record files of each kind, whatever their state. `contents` are the bytes of each file
    whose reading found nothing wrong, by name, `schemas` the schema files, and `pictures` the
    bytes of the pictures that records name, by their paths in the repository, all as they were when they were
    checked: whoever publishes them reads no file a second time.
    `mishaps` are faults of the program: what it could not check, while all else was checked.
    """

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    files: int
    records: Mapping[str, int]
    contents: Mapping[str, bytes]
    schemas: Mapping[str, Schema]
    pictures: Mapping[str, bytes]
    mishaps: tuple[Mishap, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether the records have errors, or some could not be checked."""
        return bool(self.mishaps) or self.has(Severity.ERROR)

    def has(self, *severities: Severity) -> bool:
        """Whether a finding has one of these severities."""
        return any(diagnostic.severity in severities for diagnostic in self.diagnostics)


def validate(
    project: Project,
    today: Day,
    only: Sequence[Path] = (),
    more_rules: Sequence[SetRule] = (),
    proposed: Mapping[RecordFile, bytes] = MappingProxyType({}),
) -> Outcome:
    """Checks the whole catalogue of `project`.

    `more_rules` are asked after our own: those of a part of the program that validation does not know.
    `only` limits what is reported to these files, and the files in these folders, as they stand below the
    project's root; everything is read all the same, since references go across files. `proposed` are record
    files as they would be written: new ones, and what would take the place of one that is there. Raises
    VocabularyError or SchemaError where the tool itself is broken.
    """
    vocabularies = load_vocabularies(*project.vocabularies)
    schemas = read_schemas(*project.schemas)
    contents = {file.name: content for file, content in proposed.items()}
    validation = _Validation(Loader(vocabularies), build_schemas(schemas, vocabularies), contents)
    found = find_records(project.root)
    files = tuple(sorted({*found.files, *proposed}, key=lambda file: file.name))
    about = validation.read_all(project, found, files)
    set_rules = (*SET_RULES, *more_rules)
    catalogue = validation.check_rules(about or _nameless(), project.root, files, today, set_rules)
    validation.diagnostics.extend(report_hand_placed(project, validation.pictures))
    diagnostics = (each for each in validation.diagnostics if _is_wanted(project.root / each.path, only))
    return Outcome(
        catalogue if about else None,
        tuple(tell_once(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))),
        len(files) + len(found.checks) + (found.about is not None),
        {kind: sum(file.kind == kind for file in files) for kind in RECORD_KINDS},
        {name: file.content for name, file in validation.files.items()},
        schemas,
        {name: picture.content for name, picture in validation.pictures.items()},
        tuple(validation.mishaps),
    )


def _is_wanted(path: Path, wanted: Sequence[Path]) -> bool:
    return not wanted or any(path.is_relative_to(each) for each in wanted)


def _nameless() -> About:
    """Stands in for a catalogue.yaml with errors, so that the rules can still look at the records."""
    return About(Text((("en", ""),)), Text((("en", ""),)), licence="", languages=("en",))


@dataclass(slots=True)
class _Validation:
    """One run: what has been read so far, and what was found."""

    loader: Loader
    schemas: Mapping[str, RecordSchema]
    proposed: Mapping[str, bytes]
    files: dict[str, YamlFile] = field(default_factory=dict)
    entries: dict[tuple[RecordKind, str], RecordInFile] = field(default_factory=dict)
    checks: list[HeldChecks] = field(default_factory=list)
    readable: list[Data] = field(default_factory=list)
    unreadable: int = 0
    pictures: Mapping[str, HeldPicture] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    moved: dict[str, RecordKind] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    addressed: list[Finding] = field(default_factory=list)
    mishaps: list[Mishap] = field(default_factory=list)

    def attempt(self, doing: str, file: str, work: Callable[[], T]) -> T | None:
        """What `work` gives; where it raises, that is noted and the check goes on with the rest.

        This is the only place that catches everything: a fault of ours over one record must name that record
        and hide no finding about others. Whoever shows the outcome calls it a fault of the program.
        """
        try:
            return work()
        except Exception as error:
            self.mishaps.append(Mishap(doing, file or file_at_fault(error), error))
            return None

    def read_all(self, project: Project, found: Found, files: Iterable[RecordFile]) -> About | None:
        """Takes up every file; gives what catalogue.yaml says, None where it has errors or is not there."""
        self.diagnostics.extend(map(report_file_problem, found.problems))
        about = self.attempt("reading", ABOUT_NAME, partial(self.take_about, found.about))
        if about:
            self.take_findings(find_unspoken(about, project))
        self.diagnostics.extend(report_words(project))
        for file in files:
            self.attempt("reading", file.name, partial(self.take_record, file))
        for check in found.checks:
            self.attempt("reading", check.name, partial(self.take_checks, check))
        return about

    def take_about(self, path: Path | None) -> About | None:
        data = self.read(path, ABOUT_NAME, "catalogue") if path else None
        return None if data is None else self.loader.about(data)

    def take_record(self, file: RecordFile) -> None:
        data = self.read(file.path, file.name, file.kind)
        if data is not None:
            record = self.loader.record(file.kind, file.id, data)
            positions = self.files[file.name].positions
            self.entries[file.kind, file.id] = RecordInFile(
                file.kind, file.name, data, record, normalise(positions.text), positions
            )

    def take_checks(self, file: CheckFile) -> None:
        data = self.read(file.path, file.name, CHECKS)
        if data is not None:
            self.checks.append(HeldChecks(file.name, data))

    def read(self, path: Path, name: str, kind: str) -> Data | None:
        """The data of a file without errors of reading or shape."""
        file = read_yaml(self.proposed[name]) if name in self.proposed else read_file(path)
        problems = list(report_read_problems(name, file))
        self.diagnostics.extend(problems)
        if file is None or file.data is None:
            self.unreadable += kind != CHECKS
            return None
        if kind in RECORD_KINDS:
            self.readable.append(file.data)
            self.addresses.take(name, file.data)
        if problems:
            return None
        self.files[name] = file
        if self.schemas[kind].fits(file.data):
            return file.data
        faults = self.find_faults(name, kind, file, file.data)
        self.take_findings(faults)
        return None if faults else file.data

    def find_faults(self, name: str, kind: str, file: YamlFile, data: Data) -> list[Finding]:
        """What is wrong with data that may not fit their schema."""
        # Most catalogues have no such data, and what explains it takes a while to load.
        from damage_catalogue.validation.misplaced import likely_kind, misplaced
        from damage_catalogue.validation.shape import find_shape_faults

        if likely := likely_kind(self.schemas, kind, data):
            self.moved[name] = likely
            return [misplaced(name, kind, likely)]
        return list(find_shape_faults(self.schemas[kind], data, name, file.positions.written_at))

    def check_rules(
        self,
        about: About,
        root: Path,
        files: Iterable[RecordFile],
        today: Day,
        set_rules: Iterable[SetRule],
    ) -> Catalogue:
        for entry in self.entries.values():
            for record_rule in RECORD_RULES:
                self.attempt(
                    record_rule.__name__,
                    entry.file,
                    partial(self.ask_about_record, record_rule, entry, today),
                )
        records = (entry.record for entry in self.entries.values())
        catalogue = build_catalogue(about, self.loader.vocabularies, records)
        self.pictures = self.attempt("reading pictures", "", partial(read_pictures, root, catalogue)) or {}
        whole = Whole(
            catalogue=catalogue,
            entries=self.entries,
            known=_ids_by_kind(files, self.moved),
            readable=tuple(self.readable),
            all_readable=not self.unreadable,
            hidden=find_hidden_places(catalogue),
            today=today,
            held_file=lambda name: read_within(root, name),
            pictures=self.pictures,
            statuses=cache(partial(derive_all, catalogue)),
            checks=tuple(self.checks),
            schemas=self.schemas,
        )
        self.take_findings(map(self.addresses.resolve, self.addressed))
        for set_rule in set_rules:
            self.attempt(set_rule.__name__, "", partial(self.ask_about_all, set_rule, whole))
        return catalogue

    def ask_about_record(self, rule: RecordRule, entry: RecordInFile, today: Day) -> None:
        self.take_findings(rule(entry, today))

    def ask_about_all(self, rule: SetRule, whole: Whole) -> None:
        self.take_findings(rule(whole))

    def take_findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.address:
                self.addressed.append(finding)
            else:
                self.diagnostics.append(locate(finding, self.files[finding.file]))


def _ids_by_kind(
    files: Iterable[RecordFile], moved: Mapping[str, RecordKind]
) -> dict[RecordKind, frozenset[str]]:
    """The ids of each kind; a record in the wrong folder counts for the kind that it looks like as well."""
    ids: dict[RecordKind, set[str]] = {kind: set() for kind in RECORD_KINDS}
    for file in files:
        ids[file.kind].add(file.id)
        ids[moved.get(file.name, file.kind)].add(file.id)
    return {kind: frozenset(each) for kind, each in ids.items()}


def read_within(root: Path, name: str) -> bytes | None:
    """The bytes of a file in the repository; None where there is none, or it leads out of the repository."""
    try:
        path = (root / name).resolve()
        # A name that is too long for the system fails here, too.
        if not path.is_relative_to(root.resolve()) or not path.is_file():
            return None
        return path.read_bytes()
    except OSError:
        return None


def locate(finding: Finding, file: YamlFile) -> Diagnostic:
    """The finding as a diagnostic at its place in the file."""
    positions = file.positions
    if finding.span:
        return _locate_span(finding, file, *finding.span)
    position = positions.key_at(finding.path) if finding.at_key else positions.value_at(finding.path)
    line, column = position or (1, 1)
    length = positions.length_at(finding.path, finding.at_key)
    if finding.excerpt:
        line, column, length = _narrow(file.lines, line, column, finding.excerpt) or (line, column, length)
    return Diagnostic(
        finding.code,
        CODES[finding.code].severity,
        finding.file,
        finding.message,
        line,
        column,
        length,
        finding.hint,
        file.lines[line - 1] if line <= len(file.lines) else None,
        finding.cause,
    )


def _locate_span(finding: Finding, file: YamlFile, start: int, end: int) -> Diagnostic:
    text = file.positions.text
    line, line_start = text.count("\n", 0, start) + 1, text.rfind("\n", 0, start) + 1
    shown = file.lines[line - 1]
    column = start - line_start + 1
    length = max(1, min(end - start, len(shown) - column + 1))
    severity = CODES[finding.code].severity
    return Diagnostic(
        finding.code, severity, finding.file, finding.message, line, column, length, finding.hint, shown
    )


def _narrow(lines: Sequence[str], line: int, column: int, excerpt: str) -> tuple[int, int, int] | None:
    """Where `excerpt` stands at or after a place; None where a line end cuts it in two."""
    for number, column_before, text in _rest(lines, line, column):
        if (at := text.find(excerpt)) >= 0:
            return number, column_before + at, len(excerpt)
    return None


def _rest(lines: Sequence[str], line: int, column: int) -> Iterator[tuple[int, int, str]]:
    yield line, column, lines[line - 1][column - 1 :]
    for number in range(line + 1, len(lines) + 1):
        yield number, 1, lines[number - 1]
