"""Reads the pictures of a catalogue: those that records name, and those that stand among written pages."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue.validation.codes import CODES
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.finding import HeldPicture
from damage_catalogue.validation.pictures.kinds import ENDINGS, is_camera_picture
from damage_catalogue.validation.rules.pictures import LARGEST_PICTURE, find_faults

if TYPE_CHECKING:
    from damage_catalogue.project import Project
    from damage_catalogue.records.model import Catalogue

_PAGES = "docs"
_NOT_PUBLISHED = frozenset({"docs/overrides", "docs/assets/vendor"})
"""Templates, and what set-up fetches by name and hash."""

_HEAD = 256
_ENDINGS = tuple(ending for endings in ENDINGS.values() for ending in endings)


def read_pictures(root: Path, catalogue: Catalogue) -> dict[str, HeldPicture]:
    """Each picture that a site names and that is in the repository, even where links lead on."""
    named = {image.file for site in catalogue.sites.values() for image in site.images if image.file}
    held = {name: _read(root, name) for name in sorted(named)}
    return {name: picture for name, picture in held.items() if picture}


def _read(root: Path, name: str) -> HeldPicture | None:
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root.resolve()) or not path.is_file():
            return None
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
            return HeldPicture(max(len(content), os.fstat(file.fileno()).st_size), content)
    except OSError:
        return None


def report_hand_placed(project: Project, named: Container[str]) -> Iterator[Diagnostic]:
    """What is wrong with pictures in docs/, all of which MkDocs publishes, whether a page shows them or not.

    Pictures in `named` are told at the record that names them. A catalogue without pages of its own is
    published with the tool's.
    """
    if project.mkdocs_yml.parent != project.root:
        return
    for name in _files_below(project.root, _PAGES):
        if name not in named and _may_be_a_picture(project.root / name):
            picture = _read(project.root, name)
            for fault in find_faults(name, picture) if picture else ():
                severity = CODES[fault.code].severity
                yield Diagnostic(fault.code, severity, name, fault.message, hint=fault.hint)


def _files_below(root: Path, start: str) -> Iterator[str]:
    for folder, folders, files in os.walk(root / start):
        below = Path(folder).relative_to(root).as_posix()
        folders[:] = sorted(
            each for each in folders if each[0] != "." and f"{below}/{each}" not in _NOT_PUBLISHED
        )
        yield from (f"{below}/{file}" for file in sorted(files) if file[0] != ".")


def _may_be_a_picture(path: Path) -> bool:
    """By its name, or by its first bytes: a copy that a program keeps may be called anything."""
    if path.name.lower().endswith(_ENDINGS):
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return is_camera_picture(file.read(_HEAD))
    except OSError:
        return False
