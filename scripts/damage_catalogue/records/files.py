"""Finds the record files of a catalogue, and names everything below its folder that is not one.

A file's path is its id: `sites/palmyra/citadel.yaml` is the site `palmyra/citadel`. Files in `checks` are
no records and say what these must keep. Hidden files and files called README.md are left alone. Nothing is
followed out of the folder: links count as problems.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from damage_catalogue.records.model import RECORD_KINDS, RecordKind

ABOUT_FILE = "catalogue.yaml"
CHECKS: Literal["checks"] = "checks"
"""The folder of the files that say what these records must keep."""
ENDING = ".yaml"
BESIDE = ("pages", "languages", "templates")
"""Folders of the catalogue that hold no records: guide pages, words and templates of its own."""

_ID_STEP = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch
_LONGEST_ID = 200
_FileKind = RecordKind | Literal["checks"]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file that should hold one record. `name` is its path from the root, with forward slashes."""

    kind: RecordKind
    id: str
    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class CheckFile:
    """One file of checks. `name` is its path from the root, with forward slashes."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Something below the catalogue's folder that cannot be a record.

    `kind` is a stable slug: no-folder, no-about, no-records, stray-file, stray-folder, yml-ending, folder-as-
    file, link, bad-name, case-twin or not-a-file. `name` is the path from the root; `better` is the name that
    was probably meant, or for a case-twin the other file, or "".
    """

    kind: str
    name: str
    better: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Every record file in order of its name, the file about the whole if there is one, the problems, and
    every file of checks.
    """

    about: Path | None
    files: tuple[RecordFile, ...]
    problems: tuple[FileProblem, ...]
    checks: tuple[CheckFile, ...] = ()


def find_records(root: Path) -> Found:
    """What stands below `root`/catalogue. A folder that cannot be listed counts as not-a-file."""
    catalogue = root / "catalogue"
    if not catalogue.is_dir():
        return Found(None, (), (FileProblem("no-folder", "catalogue"),))
    search = _Search(root)
    search.look_at_top(catalogue)
    about = catalogue / ABOUT_FILE
    if not about.is_file():
        search.report("no-about", about)
    if not search.files and not search.problems:
        search.report("no-records", catalogue)
    search.report_case_twins()
    return Found(
        about if about.is_file() else None,
        tuple(sorted(search.files, key=lambda file: file.name)),
        tuple(sorted(search.problems, key=lambda problem: (problem.name, problem.kind))),
        tuple(sorted(search.checks, key=lambda file: file.name)),
    )


def is_id(id: str) -> bool:
    """Whether a record may have this id: the steps of a path, of small letters, digits and single hyphens."""
    return len(id) <= _LONGEST_ID and all(map(_ID_STEP, id.split("/")))


def record_file(root: Path, kind: RecordKind, id: str) -> RecordFile:
    """Where the record of this kind and id stands, or would stand, in the catalogue at `root`."""
    name = f"catalogue/{kind}/{id}{ENDING}"
    return RecordFile(kind, id, root / name, name)


class _Search:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: list[RecordFile] = []
        self.checks: list[CheckFile] = []
        self.problems: list[FileProblem] = []

    def name(self, path: Path) -> str:
        """The path from the root as text that can be shown, whatever bytes the file system holds."""
        return os.fsencode(path.relative_to(self.root).as_posix()).decode("utf-8", "replace")

    def report(self, kind: str, path: Path, better: str = "") -> None:
        self.problems.append(FileProblem(kind, self.name(path), better))

    def entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            self.report("not-a-file", folder)
            return
        for entry in entries:
            if entry.is_symlink():
                self.report("link", Path(entry.path))
            elif not entry.name.startswith(".") and entry.name != "README.md":
                yield entry

    def look_at_top(self, catalogue: Path) -> None:
        for entry in self.entries(catalogue):
            kind = next((kind for kind in (*RECORD_KINDS, CHECKS) if kind == entry.name), None)
            path = Path(entry.path)
            if entry.name == ABOUT_FILE:
                if not entry.is_file():
                    self.report("folder-as-file" if entry.is_dir() else "not-a-file", path)
            elif kind and entry.is_dir():
                self.look_into(path, kind, ())
            elif entry.name in BESIDE and entry.is_dir():
                continue
            else:
                near = get_close_matches(entry.name.lower(), (*RECORD_KINDS, CHECKS), n=1)
                self.report("stray-folder" if entry.is_dir() else "stray-file", path, "".join(near))

    def look_into(self, folder: Path, kind: _FileKind, above: tuple[str, ...]) -> None:
        for entry in self.entries(folder):
            path = Path(entry.path)
            if entry.is_dir():
                if entry.name.endswith((ENDING, ".yml")):
                    self.report("folder-as-file", path)
                elif not _ID_STEP(entry.name):
                    self.report("bad-name", path, suggest_name(entry.name))
                else:
                    self.look_into(path, kind, (*above, entry.name))
            elif entry.is_file():
                self.take_file(path, kind, above)
            else:
                self.report("not-a-file", path)

    def take_file(self, path: Path, kind: _FileKind, above: tuple[str, ...]) -> None:
        step, ending = os.path.splitext(path.name)  # noqa: PTH122 (Path.suffix reads ".yaml" otherwise)
        id = "/".join((*above, step))
        if ending.lower() in (".yml", ".yaml") and ending != ENDING:
            self.report("yml-ending", path, step + ENDING)
        elif ending != ENDING:
            self.report("stray-file", path)
        elif not _ID_STEP(step) or len(id) > _LONGEST_ID:
            self.report("bad-name", path, suggest_name(step) + ENDING)
        elif kind == CHECKS:
            self.checks.append(CheckFile(path, self.name(path)))
        else:
            self.files.append(RecordFile(kind, id, path, self.name(path)))

    def report_case_twins(self) -> None:
        """Files whose names differ only in capitals are one file on some computers."""
        live = {file.name: file.name for file in self.files}
        for problem in list(self.problems):
            if problem.kind == "bad-name" and (twin := live.get(problem.name.lower())):
                self.problems.remove(problem)
                self.problems.append(FileProblem("case-twin", problem.name, twin))


def suggest_name(name: str) -> str:
    """The nearest name that can be part of an id: lower case, hyphens, letters a to z and digits."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "a-short-name"
