"""A catalogue to begin with: settings, one example of each kind of record, and what publishes them.

The files stand in `starter/`: what is the same everywhere in `every/`, the rest in a folder for each
language. Leading dots are left out of their names, so that no tool takes them for its own. Those for programs
in which records are edited are made by `editors.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from damage_catalogue.editing.editors import editor_files
from damage_catalogue.project import RefusedFolderError, tool_home

STARTER = Path(__file__).with_name("starter")
_EVERY = "every"
_VERSION = "{version}"
_HIDDEN = {"gitignore": ".gitignore", "github": ".github"}


class Started(NamedTuple):
    """The paths of the files below the new catalogue's folder: those written, and those found and kept."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def languages() -> tuple[str, ...]:
    """The languages in which a catalogue can be begun, as tags."""
    return tuple(sorted(each.name for each in STARTER.iterdir() if each.is_dir() and each.name != _EVERY))


def start_catalogue(folder: Path, language: str, version: str) -> Started:
    """Writes the files into `folder`, which is made if need be. Nothing that is there is overwritten.

    `version` is that of the program. Raises RefusedFolderError where there is a catalogue already, and
    OSError where a file cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise RefusedFolderError(f"{folder}: this is a file. Name a folder for the new catalogue.")
    if (folder / "catalogue").exists():
        raise RefusedFolderError(
            f"{folder} holds a catalogue already, so nothing was written. Name another folder."
        )
    files = dict(_files(language, version))
    kept = tuple(name for name in sorted(files) if (folder / name).exists())
    written = tuple(name for name in sorted(files) if name not in kept)
    for name in written:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name], "utf-8", newline="\n")
    return Started(written, kept)


def _files(language: str, version: str) -> Iterator[tuple[str, str]]:
    yield from editor_files(tool_home() / "schemas")
    for part in (_EVERY, language):
        for path in sorted((STARTER / part).rglob("*")):
            if path.is_file():
                steps = path.relative_to(STARTER / part).parts
                name = "/".join(_HIDDEN.get(step, step) for step in steps)
                yield name, path.read_text("utf-8").replace(_VERSION, version)
