"""What stands in a folder that a build may replace, and who has put it there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from damage_catalogue.project import RefusedFolderError

MARKER = ".catalogue-site"
"""Stands in every folder that a build has written, and names each file that the build has put there."""

KEPT = ("CNAME", ".nojekyll", ".git")
"""What publishing needs beside the pages. Where somebody has put one of these there, it stays."""

_UNNOTICED = frozenset({".DS_Store", "Thumbs.db"})
"""What computers leave in folders that somebody has only looked at."""

_FIRST_LINE = "Written by `catalogue`, which replaces this folder as a whole.\n"
"""A marker with this line alone is from a version that named no files."""

_FILES_FOLLOW = "These are the files it has written. With any other in here, the folder is left alone:\n"


class IncompleteSiteError(Exception):
    """A site lacks pages that were made for it, so it must not take the place of another."""


def mark_as_written(folder: Path) -> None:
    """Writes down every file of `folder` as one of the build's own."""
    names = sorted(name for name in _files_below(folder) if name != MARKER)
    text = _FIRST_LINE + _FILES_FOLLOW + "".join(f"{name}\n" for name in names)
    (folder / MARKER).write_text(text, "utf-8", errors="surrogateescape", newline="\n")


def refuse_what_is_not_ours(folder: Path) -> None:
    """Raises RefusedFolderError where `folder` is no folder that a build may replace.

    It may where there is none, and where all in it has been written by a build or is to be kept.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise RefusedFolderError(
            f"{folder} is a file, not a folder, so it is not replaced. Name another folder with --out."
        )
    if os.path.ismount(folder):
        raise RefusedFolderError(
            f"{folder} is where a disk or another volume is attached, so it cannot be replaced as a whole. "
            "Name a folder within it with --out."
        )
    found = list(islice(_foreign_files(folder), 4))
    if found:
        named = ", ".join(map(_shown, found[:3])) + (" and more" if len(found) > 3 else "")
        raise RefusedFolderError(
            f"{folder} holds what no build has written ({named}), so it is not replaced. "
            "Move that away, or name another folder with --out."
        )


def put_there_by_somebody(folder: Path) -> Iterator[str]:
    """What is to be kept of `folder`: the names of KEPT that are there and that no build has written."""
    is_ours = _ours(folder) if _names_its_files(folder) else lambda _: False
    for name in KEPT:
        if os.path.lexists(folder / name) and not is_ours(name):
            yield name


def refuse_incomplete(folder: Path, index: str, pages: Iterable[str]) -> None:
    """Raises IncompleteSiteError where `folder` has no page at its top, or lacks one that was made.

    `pages` are the folders of the pages, each with a slash at its end; each holds a file called `index`.
    """
    wanted = dict.fromkeys([index, *(page + index for page in pages)])
    missing = [name for name in wanted if not _holds_something(folder / name)]
    if missing:
        raise IncompleteSiteError(
            f"Of {len(wanted)} pages {len(missing)} were not written, such as {missing[0]}. "
            "Nothing was replaced."
        )


def _holds_something(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def are_the_same(one: Path, other: Path) -> bool:
    """Whether two paths are ordinary files with the same bytes."""
    if any(path.is_symlink() or not path.is_file() for path in (one, other)):
        return False
    return one.read_bytes() == other.read_bytes()


def _foreign_files(folder: Path) -> Iterator[str]:
    is_ours = _ours(folder)
    for name in _files_below(folder):
        if name in (MARKER, *KEPT) or name.rpartition("/")[2] in _UNNOTICED or is_ours(name):
            continue
        yield name


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _files_below(folder: Path, above: str = "") -> Iterator[str]:
    """All that is no folder, by its path in `folder`; nothing of a folder that is to be kept."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = above + entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield name
        elif name not in KEPT:
            yield from _files_below(Path(entry.path), f"{name}/")


def _ours(folder: Path) -> Callable[[str], bool]:
    """Tells of a file in `folder` whether a build has put it there.

    Where the marker names no files, they are those that are no younger than the marker: it was written last.
    """
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return lambda _: False
    if _names_its_files(folder):
        return _marked_files(marker).__contains__
    written = marker.stat().st_mtime_ns
    return lambda name: (folder / name).lstat().st_mtime_ns <= written


def _names_its_files(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.is_file() and _FILES_FOLLOW in _read(marker)[:200]


def _marked_files(marker: Path) -> frozenset[str]:
    return frozenset(_read(marker).partition(_FILES_FOLLOW)[2].split("\n"))


def _read(marker: Path) -> str:
    return marker.read_text("utf-8", errors="surrogateescape")
