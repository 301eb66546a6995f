"""Where things are: a catalogue's root, and the tool's own schemas, theme and guide pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGES = "pages"
"""The folder below catalogue/ for pages that people write."""
LANGUAGES = "languages"
"""The folder below catalogue/ for files of words."""
TEMPLATES = "templates"
"""The folder below catalogue/ for templates of the catalogue's own."""
PACKAGE = Path(__file__).resolve().parent


class ProjectError(Exception):
    """The set-up is wrong: what is missing, where it was looked for, and the next step, in one sentence."""


class RefusedFolderError(Exception):
    """The folder to write to holds something that no build of ours has written; says what to do instead."""


def tool_home() -> Path:
    """The folder that holds the tool's own schemas/, docs/ and mkdocs.yml: the copy inside an installed
    package, or the repository when the package is used from its source."""
    bundled = PACKAGE / "_bundled"
    return bundled if bundled.is_dir() else PACKAGE.parent.parent


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one catalogue. What the root does not have of its own, the tool's stands in for."""

    root: Path

    @property
    def catalogue(self) -> Path:
        """The folder of the records."""
        return self.root / "catalogue"

    @property
    def pages(self) -> Path:
        """The guide pages of the catalogue's own, laid over those that come with the program."""
        return self.catalogue / PAGES

    @property
    def languages(self) -> Path:
        """The folder of words of the catalogue's own, laid over the program's; it may not be there."""
        return self.catalogue / LANGUAGES

    @property
    def templates(self) -> Path:
        """Templates of the catalogue's own, each laid over ours of the same name."""
        return self.catalogue / TEMPLATES

    @property
    def schemas(self) -> tuple[Path, ...]:
        """The folders of schemas, each file of a later one in the place of its namesake before: ours, then
        the catalogue's own, where it has some."""
        ours, own = tool_home() / "schemas", self.root / "schemas"
        return (ours, own) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)

    @property
    def vocabularies(self) -> tuple[Path, ...]:
        """The folders of vocabularies, laid over one another like those of the schemas."""
        return tuple(folder / "vocabularies" for folder in self.schemas)

    @property
    def read_from(self) -> tuple[Path, ...]:
        """The folders of the catalogue's own from which builds read, or that keep its history.

        Those that mkdocs.yml names besides are known to MkDocs alone.
        """
        names = ("catalogue", "schemas", "seeds", ".git")
        docs = ("docs",) if (self.root / "mkdocs.yml").is_file() else ()
        return (*(folder for name in (*names, *docs) if (folder := self.root / name).exists()), PACKAGE)

    @property
    def mkdocs_yml(self) -> Path:
        """The catalogue's own mkdocs.yml, or ours where it has none."""
        own = self.root / "mkdocs.yml"
        return own if own.is_file() else tool_home() / "mkdocs.yml"


def find_project(start: Path | None, working_folder: Path) -> Project:
    """The project at `start`, or, where no folder is named, the nearest one at or above `working_folder`.

    Raises ProjectError where no folder named catalogue/ is found.
    """
    if start is not None:
        if not start.is_dir():
            raise ProjectError(f"{start}: there is no such folder. Name the folder that holds catalogue/.")
        if not (start / "catalogue").is_dir():
            raise ProjectError(
                f"{start}: this folder holds no folder named catalogue. Name the folder above your records."
            )
        return Project(start.resolve())
    for folder in (working_folder, *working_folder.parents):
        if (folder / "catalogue").is_dir():
            return Project(folder.resolve())
    raise ProjectError(
        f"No folder named catalogue in {working_folder} or above it. "
        "Go to the catalogue's folder, or name it with --root."
    )
