"""Where something may be written: nowhere among what a site is made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from damage_catalogue.project import Project, RefusedFolderError


def refuse_to_write_among(out: Path, project: Project, also: Iterable[Path] = ()) -> None:
    """Raises RefusedFolderError where the folder `out` lies in, is, or holds what the site is made from.

    That is the project as a whole, its folders, the program, and the folders in `also`. Links are followed.
    """
    target, root = follow_links(out), project.root.resolve()
    if root.is_relative_to(target):
        raise RefusedFolderError(
            f"{out} holds the whole catalogue, so nothing is written in its place. "
            "Name a folder of its own, such as site."
        )
    for folder in (*project.read_from, *also):
        _refuse_overlap(out, target, folder)


def refuse_file_among(file: Path, project: Project) -> None:
    """Raises RefusedFolderError where `file` lies among what the catalogue's site is made from, or is it."""
    target = follow_links(file)
    if target == project.mkdocs_yml.resolve():
        raise RefusedFolderError(f"{file}: this is the site's configuration. Name another file.")
    for folder in project.read_from:
        if target.is_relative_to(folder.resolve()):
            raise RefusedFolderError(
                f"{file}: this lies in {folder}, from which the site is made. Name a file outside it."
            )


def follow_links(path: Path) -> Path:
    """What `path` means in the end. Raises RefusedFolderError for links that go round in circles."""
    try:
        return path.resolve()
    except (RuntimeError, OSError) as error:  # RuntimeError up to Python 3.12
        raise RefusedFolderError(f"{path}: this link leads nowhere. Name another folder.") from error


def _refuse_overlap(out: Path, target: Path, folder: Path) -> None:
    read = folder.resolve()
    if not target.is_relative_to(read) and not read.is_relative_to(target):
        return
    how = "is" if target == read else "lies in" if target.is_relative_to(read) else "holds"
    of_which = "" if target == read else f" {folder},"
    raise RefusedFolderError(
        f"{out} {how}{of_which} a folder from which the site is made, so nothing is written there. "
        "Name a folder of its own, such as site."
    )
