"""From a catalogue's folder to all that is published of it, written as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue.output.contents import IncompleteSiteError, refuse_incomplete
from damage_catalogue.output.folder import replaced_as_a_whole
from damage_catalogue.project import PACKAGE, Project, ProjectError, find_project, tool_home
from damage_catalogue.records.edtf import Day

if TYPE_CHECKING:
    from jinja2 import Environment

    from damage_catalogue.language import Language
    from damage_catalogue.publishing.data.search import SearchEntry
    from damage_catalogue.publishing.edition.edition import Beside
    from damage_catalogue.publishing.maps.land import Land
    from damage_catalogue.publishing.page import Page
    from damage_catalogue.records.model import About, Catalogue
    from damage_catalogue.status.facts import SiteStatus
    from damage_catalogue.status.wholes import BothHistories
    from damage_catalogue.validation.schemas import Schema
    from damage_catalogue.validation.validate import Outcome

LAND = "docs/assets/vendor/map/land-50m.json"
"""The land of Natural Earth, as set-up brings it for the explorer's map."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published: generated pages, and files by their path on the web site.

    `titles` are those of the catalogue by language, the main one first. `errors` and `warnings` are the
    findings of validation, a line each; `notes` counts what an editor need not mend. With errors there are
    no pages. `search` holds, by language, what a reader can find; `about` is what catalogue.yaml says;
    `languages` are all that the site can speak, by tag.
    """

    root: Path
    titles: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    files: tuple[tuple[str, str | bytes], ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: int = 0
    summary: str = ""
    search: Mapping[str, tuple[SearchEntry, ...]] = field(default_factory=dict)
    about: About | None = None
    languages: Mapping[str, Language] = field(default_factory=dict)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders whose change asks for a new build."""
        project = Project(self.root)
        return project.catalogue, *project.schemas


def read_publication(root: Path, today: str, site_url: str | None = None) -> Publication:
    """What is published of the catalogue in `root`. `today` is YYYY-MM-DD.

    Raises ProjectError for a wrong set-up.
    """
    from damage_catalogue.checks import CHECK_RULES
    from damage_catalogue.validation.validate import validate

    project, day = find_project(root, root), Day.from_date(date.fromisoformat(today))
    return assemble_publication(project, validate(project, day, more_rules=CHECK_RULES), site_url)


def assemble_publication(project: Project, outcome: Outcome, site_url: str | None = None) -> Publication:
    """What is published of a validated catalogue: no pages where it has errors.

    `site_url` is where it will stand. Raises DisclosureError where a page or file would give a hidden place
    away, OwnTemplateError for a template of the catalogue's own that cannot be used.
    """
    found = _findings(project, outcome)
    if found.errors or outcome.catalogue is None:
        return found
    return _with_pages(found, project, outcome, outcome.catalogue, site_url)


def _findings(project: Project, outcome: Outcome) -> Publication:
    """What the checks found, and no pages yet."""
    from damage_catalogue.validation.diagnostic import Severity
    from damage_catalogue.validation.report.checked import Checked, summarise
    from damage_catalogue.validation.report.human import in_one_line

    def lines(severity: Severity) -> tuple[str, ...]:
        return tuple(in_one_line(found) for found in outcome.diagnostics if found.severity is severity)

    mishaps = tuple(f"The program has made a mistake: {mishap}" for mishap in outcome.mishaps)
    return Publication(
        root=project.root,
        errors=lines(Severity.ERROR) + mishaps,
        warnings=lines(Severity.WARNING),
        notes=len(lines(Severity.NOTE)),
        summary=summarise(Checked(outcome.diagnostics, outcome.files, outcome.records)),
    )


def _with_pages(
    found: Publication, project: Project, outcome: Outcome, catalogue: Catalogue, site_url: str | None
) -> Publication:
    """The same with every page and file. Raises DisclosureError and LanguageError."""
    from damage_catalogue.language import Languages
    from damage_catalogue.publishing.data.search import search_entries
    from damage_catalogue.publishing.disclosure import refuse_disclosures
    from damage_catalogue.publishing.links import PICTURES
    from damage_catalogue.status.catalogue_status import derive_all
    from damage_catalogue.status.wholes import BothHistories

    statuses, languages = derive_all(catalogue), Languages(project.languages)
    spoken = [languages[tag] for tag in catalogue.about.languages]
    pictures = dict(_pictures(outcome.pictures, catalogue))
    beside = _beside(project, outcome, frozenset(pictures))
    histories = cache(partial(BothHistories.of, catalogue))
    pages: list[Page] = []
    files: list[tuple[str, str | bytes]] = [(PICTURES + name, held) for name, held in pictures.items()]
    for language in spoken:
        own, data = _edition(catalogue, statuses, language, site_url, beside, histories, outcome.schemas)
        pages += own
        files.append(data)

    def found_in(tag: str) -> Iterator[SearchEntry]:
        own = (page for page in pages if page.language == tag)
        return search_entries(catalogue, statuses, own, languages)

    published = (*files, *_files_beside(pages), *_record_files(outcome, pages, site_url))
    search = {language.tag: tuple(found_in(language.tag)) for language in spoken}
    refuse_disclosures(catalogue, pages, published, search)
    return replace(
        found,
        titles={language.tag: language.plain(catalogue.about.title) for language in spoken},
        pages=tuple(pages),
        files=published,
        about=catalogue.about,
        languages=languages,
        search=search,
    )


def _beside(project: Project, outcome: Outcome, pictures: frozenset[str]) -> Beside:
    """What stands beside the records and is shown with them."""
    from damage_catalogue.publishing.edition.edition import Beside

    return Beside(
        land=_read_land(project),
        pictures=pictures,
        templates=_read_templates(project),
        line_of=line_finder(outcome.contents),
    )


def _edition(
    catalogue: Catalogue,
    statuses: Mapping[str, SiteStatus],
    language: Language,
    site_url: str | None,
    beside: Beside,
    histories: Callable[[], BothHistories],
    schemas: Mapping[str, Schema],
) -> tuple[list[Page], tuple[str, str]]:
    """The pages of one language, and the data of its explorer as a path in the site with its content."""
    from damage_catalogue.publishing.guide.codes import code_pages
    from damage_catalogue.publishing.guide.pages import reference_pages
    from damage_catalogue.publishing.pages import make_pages
    from damage_catalogue.publishing.pages.explore import explorer
    from damage_catalogue.records.files import CHECKS
    from damage_catalogue.validation.codes import ALL

    prefix = "" if language.tag == catalogue.about.languages[0] else f"{language.tag}/"
    explore_page, (data_path, data) = explorer(catalogue, statuses, language, prefix, histories, beside)
    shown = {name: schema for name, schema in schemas.items() if name != CHECKS}
    pages = (
        *make_pages(catalogue, statuses, language, site_url, beside, histories),
        explore_page,
        *reference_pages(shown, catalogue.vocabularies, language),
        *code_pages(ALL, language),
    )
    return [replace(page, edition=prefix) for page in pages], (prefix + data_path, data)


def _read_land(project: Project) -> Land | None:
    """The outline for locator maps; None where set-up could not fetch it."""
    import json

    from damage_catalogue.publishing.maps.land import land_from_topology

    file = next((path for folder in (project.root, tool_home()) if (path := folder / LAND).is_file()), None)
    if file is None:
        return None
    try:
        return land_from_topology(json.loads(file.read_bytes()))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ProjectError(
            f"{file}: this is no map. Delete it and run make site, which fetches it anew."
        ) from error


def _read_templates(project: Project) -> Environment | None:
    """The templates with the catalogue's own laid over ours; None where it has none."""
    from damage_catalogue.publishing.writing.rendering import with_own_templates

    if not project.templates.is_dir():
        return None
    own: dict[Path, str] = {}
    for file in sorted(project.templates.iterdir()):
        if file.name.startswith(".") or file.name == "README.md":
            continue
        if file.is_dir():
            raise ProjectError(f"{file}: no template is looked for in this folder. Put them all above it.")
        try:
            own[file] = file.read_bytes().decode()
        except UnicodeDecodeError as error:
            raise ProjectError(
                f"{file}: this is not saved as UTF-8 text. Save it with the encoding UTF-8."
            ) from error
    return with_own_templates(own)


def _pictures(validated: Mapping[str, bytes], catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Every picture that a page shows, by its path in the repository: the bytes that were validated."""
    from damage_catalogue.records.model import is_withdrawn

    shown = [site for site in catalogue.sites.values() if not is_withdrawn(site)]
    for name in sorted({image.file for site in shown for image in site.images if image.file}):
        yield name, validated[name]


def line_finder(contents: Mapping[str, bytes]) -> Callable[[str, str, int], int | None]:
    """What says at which line of its file a statement begins. A file is read again when first asked for."""
    from damage_catalogue.records.yaml_file import SourceMap, read_yaml

    @cache
    def positions(name: str) -> SourceMap:
        return read_yaml(contents[name]).positions

    def line_of(name: str, group: str, index: int) -> int | None:
        place = positions(name).value_at((group, index)) if name in contents else None
        return place.line if place else None

    return line_of


def _files_beside(pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    return ((page.path + name, content) for page in pages for name, content in page.files)


def _record_files(
    outcome: Outcome, pages: Iterable[Page], site_url: str | None
) -> Iterator[tuple[str, str | bytes]]:
    """The records themselves, so that a reader can see, and correct, what a page is made from, and the
    schemas that say what such a file may hold.

    They are the bytes that were checked; an edit made meanwhile comes into the next site.
    """
    from damage_catalogue.validation.published import published_files

    for name in sorted({page.record_path for page in pages if page.record_path}):
        yield name, outcome.contents[name]
    assert outcome.catalogue is not None, "there are pages, so there is a catalogue"
    yield from published_files(outcome.schemas, outcome.catalogue.vocabularies, site_url)


def build_site(
    project: Project, publication: Publication, out: Path, *, render: Callable[[Path], None]
) -> None:
    """Writes the whole site to `out`. `render` writes it into an empty folder: MkDocs stays at the edge.

    Where pages are missing in the end, a mkdocs.yml that did not come with the program may be the cause, and
    ProjectError says so; otherwise it is our fault, and IncompleteSiteError.
    """
    with replaced_as_a_whole(out) as new:
        render(new)
        try:
            refuse_incomplete(new, "index.html", [page.path for page in publication.pages])
        except IncompleteSiteError as error:
            if project.mkdocs_yml.is_relative_to(PACKAGE):
                raise
            raise ProjectError(
                f"{error} Something in {project.mkdocs_yml} keeps pages back: look there for hooks, plugins "
                "and templates that are not the catalogue's own."
            ) from error


def write_pages(publication: Publication, out: Path) -> int:
    """Every generated page as a Markdown file with front matter, for other generators; how many there are.

    The body is one HTML element, which Markdown passes through as it is.
    """
    with replaced_as_a_whole(out) as new:
        for page in publication.pages:
            path = new / page.path / "index.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_as_markdown(page), "utf-8", newline="\n")
        refuse_incomplete(new, "index.md", [page.path for page in publication.pages])
    return len(publication.pages)


def _as_markdown(page: Page) -> str:
    import json

    # A JSON string is a YAML string, so record text cannot break out of the front matter.
    meta = {"title": page.title, "description": page.description, "lang": page.language}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    return f"---\n{front}---\n\n{page.body}\n"
