"""From a catalogue's folder to everything its site consists of, written as a whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue.project import Project, RefusedFolderError, find_project
from damage_catalogue.records.edtf import Day

if TYPE_CHECKING:
    from damage_catalogue.publishing.land import Land
    from damage_catalogue.publishing.page import Page
    from damage_catalogue.publishing.search import Entry
    from damage_catalogue.records.model import Catalogue
    from damage_catalogue.validation.validate import Outcome

MARKER = ".catalogue-site"
"""Stands in every folder that a build has written; only such a folder is ever replaced."""

LAND = "docs/assets/vendor/map/land-50m.json"
"""The land of Natural Earth, as set-up brings it for the explorer's map."""

PICTURE_KINDS = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})


@dataclass(frozen=True, slots=True)
class Site:
    """What is published: generated pages, and files by their path in the site.

    `titles` are those of the catalogue by language, the main one first. `errors` and `warnings` are the
    findings of validation, a line each. With errors there are no pages. `search` holds, by
    language, what a reader can find.
    """

    root: Path
    titles: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    files: tuple[tuple[str, str | bytes], ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    summary: str = ""
    search: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders whose change asks for a new build."""
        project = Project(self.root)
        return project.catalogue, project.schemas


def read_site(root: Path, today: str, site_url: str | None = None) -> Site:
    """The site of the catalogue in `root`. `today` is YYYY-MM-DD. Raises ProjectError for a wrong set-up."""
    from damage_catalogue.validation.validate import validate

    project = find_project(root, root)
    return assemble_site(project, validate(project, Day.from_date(date.fromisoformat(today))), site_url)


def assemble_site(project: Project, outcome: Outcome, site_url: str | None = None) -> Site:
    """The site of a validated catalogue: no pages where it has errors. `site_url` is where it will stand."""
    from damage_catalogue.publishing.edition import Beside
    from damage_catalogue.publishing.links import PICTURES
    from damage_catalogue.publishing.pages import make_pages
    from damage_catalogue.publishing.pages.explore import explorer
    from damage_catalogue.publishing.reference.codes import code_pages
    from damage_catalogue.publishing.reference.pages import reference_pages
    from damage_catalogue.publishing.search import search_entries
    from damage_catalogue.status.catalogue_status import derive_all
    from damage_catalogue.validation.codes import ALL
    from damage_catalogue.validation.diagnostic import Severity
    from damage_catalogue.validation.report.checked import Checked, summarise
    from damage_catalogue.validation.report.human import in_one_line
    from damage_catalogue.validation.schemas import read_schemas

    def lines(severity: Severity) -> tuple[str, ...]:
        return tuple(in_one_line(found) for found in outcome.diagnostics if found.severity is severity)

    mishaps = tuple(f"The program has made a mistake: {mishap}" for mishap in outcome.mishaps)
    errors, warnings = lines(Severity.ERROR) + mishaps, lines(Severity.WARNING)
    summary = summarise(Checked(outcome.diagnostics, outcome.files, outcome.records))
    catalogue = outcome.catalogue
    if errors or catalogue is None:
        return Site(project.root, errors=errors, warnings=warnings, summary=summary)
    main, *others = catalogue.about.languages
    statuses = derive_all(catalogue)
    schemas = read_schemas(project.schemas)
    pictures = dict(_pictures(project.root, catalogue))
    beside = Beside(_read_land(project), frozenset(pictures))
    pages: list[Page] = []
    files: list[tuple[str, str | bytes]] = [(PICTURES + name, held) for name, held in pictures.items()]
    for language in (main, *others):
        prefix = "" if language == main else f"{language}/"
        explore_page, (data_path, data) = explorer(catalogue, statuses, language, prefix)
        files.append((prefix + data_path, data))
        pages += [
            replace(page, edition=prefix)
            for page in (
                *make_pages(catalogue, statuses, language, site_url, beside),
                explore_page,
                *reference_pages(schemas, catalogue.vocabularies, language),
                *code_pages(ALL, language),
            )
        ]
    return Site(
        root=project.root,
        titles={language: catalogue.about.title.in_language(language)[1] for language in (main, *others)},
        pages=tuple(pages),
        files=(*files, *_files_beside(pages), *_record_files(project.root, pages)),
        warnings=warnings,
        summary=summary,
        search={
            language: tuple(
                search_entries(catalogue, statuses, (page for page in pages if page.language == language))
            )
            for language in (main, *others)
        },
    )


def _read_land(project: Project) -> Land | None:
    """The outline for locator maps; None where set-up could not fetch it."""
    import json

    from damage_catalogue.publishing.land import land_from_topology

    file = project.mkdocs_yml.parent / LAND
    return land_from_topology(json.loads(file.read_text("utf-8"))) if file.is_file() else None


def _pictures(root: Path, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Every picture that a record holds as a file, by its path in the repository.

    Only what is there, lies in the repository even where links lead on, and is of a kind that runs nothing.
    """
    named = {image.file for site in catalogue.sites.values() for image in site.images if image.file}
    for name in sorted(named):
        file = (root / name).resolve()
        if file.suffix.lower() in PICTURE_KINDS and file.is_relative_to(root.resolve()) and file.is_file():
            yield name, file.read_bytes()


def _files_beside(pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    return ((page.path + name, content) for page in pages for name, content in page.files)


def _record_files(root: Path, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """The records themselves, so that a reader can see, and correct, what a page is made from."""
    for name in sorted({page.record_path for page in pages if page.record_path}):
        yield name, (root / name).read_text("utf-8")


@contextmanager
def replaced_as_a_whole(out: Path) -> Iterator[Path]:
    """A new folder beside `out` to write into; it takes the place of `out` when the block ends well.

    When the block fails, `out` stays as it was. Raises RefusedFolderError, before anything is written,
    where `out` exists and was not made by a build.
    """
    if out.exists() and not (out.is_dir() and ((out / MARKER).exists() or not any(out.iterdir()))):
        raise RefusedFolderError(
            f"{out} holds something that this tool has not written, so it is not replaced. "
            "Name another folder with --out, or move this one away."
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    try:
        new.chmod(0o777 & ~_umask())
        yield new
        (new / MARKER).write_text("Written by `catalogue`, which replaces this folder as a whole.\n", "utf-8")
        _swap(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
    old = new.with_name(new.name.replace(".new-", ".old-"))
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _umask() -> int:
    # Reading the umask means setting it; there is no other way in the standard library.
    current = os.umask(0o022)
    os.umask(current)
    return current


def build_site(
    project: Project, site: Site, out: Path, *, site_url: str | None, render: Callable[..., None]
) -> None:
    """Writes the whole site to `out`. `render` is the plugin's `run_mkdocs`: MkDocs stays at the edge."""
    with replaced_as_a_whole(out) as new:
        render(project.mkdocs_yml, site, site_dir=new, site_url=site_url)


def write_pages(site: Site, out: Path) -> int:
    """Every generated page as a Markdown file with front matter, for other generators; how many there are.

    The body is one HTML element, which Markdown passes through as it is.
    """
    with replaced_as_a_whole(out) as new:
        for page in site.pages:
            path = new / page.path / "index.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_as_markdown(page), "utf-8", newline="\n")
    return len(site.pages)


def _as_markdown(page: Page) -> str:
    import json

    # A JSON string is a YAML string, so record text cannot break out of the front matter.
    meta = {"title": page.title, "description": page.description, "lang": page.language}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    return f"---\n{front}---\n\n{page.body}\n"
