"""The MkDocs plugin: puts the catalogue's pages into the site that MkDocs builds.

Pages named in the navigation are ordinary MkDocs pages whose content we supply. All others are written
from a frame (see `frame`): MkDocs knows them as files, so that links from guide pages to records are
checked, and renders none of them.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as ThemedPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_build_date

from damage_catalogue.build import Publication, read_publication
from damage_catalogue.language import OURS, SOURCE, LanguageError
from damage_catalogue.mkdocs_plugin.frames import FramedFile, Frames, contents_of
from damage_catalogue.mkdocs_plugin.layers import complete_configuration, pages_above, pages_beneath
from damage_catalogue.output.place import refuse_to_write_among
from damage_catalogue.project import Project, ProjectError, RefusedFolderError, tool_home
from damage_catalogue.publishing.data.search import (
    SYMBOLS,
    SearchEntry,
    index_path,
    search_index,
    symbols_file,
)
from damage_catalogue.publishing.disclosure import DisclosureError
from damage_catalogue.publishing.frame.discovery import render_sitemap, sitemap_entries
from damage_catalogue.publishing.frame.imprint import ACCENT, Imprint, accent_sheet
from damage_catalogue.publishing.frame.masthead import outline_of, paths_in
from damage_catalogue.publishing.frame.surroundings import Surroundings
from damage_catalogue.publishing.guide.hand_written import (
    WRITTEN_IN,
    HandWritten,
    as_page,
    heading_of,
    lead_to_originals,
    mark_language,
    place_pages,
    translate_permalinks,
    unlink_missing,
)
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.rendering import OwnTemplateError
from damage_catalogue.records.vocabularies import VocabularyError
from damage_catalogue.validation.schemas import SchemaError

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.damage-catalogue")

_TAG = re.compile(r"<[^<>]*>")
_ANCHOR = re.compile(r'\bid="([^"]+)"')
_TOLD_TO_WHOEVER_BUILDS = (
    *(ProjectError, RefusedFolderError, LanguageError, VocabularyError, SchemaError, DisclosureError),
    OwnTemplateError,
)
_TYPEFACES = "assets/vendor/fonts.css"
"""Is there if set-up could fetch it; pages are whole without."""
_UNUSED = ("assets/javascripts/", "assets/stylesheets/")
"""What the theme brings and no page loads."""


class CatalogueOptions(Config):
    """What mkdocs.yml may say to the plugin."""

    root = config_options.Type(str, default="")
    """The folder that holds catalogue/, seen from mkdocs.yml; the folder of mkdocs.yml where left empty."""
    today = config_options.Type(str, default="")
    """The day that counts as today, YYYY-MM-DD; the day of the build where left empty."""


class CataloguePlugin(BasePlugin[CatalogueOptions]):
    """Validates the catalogue, then supplies its pages, the sitemap and what the search looks through."""

    def __init__(self) -> None:
        self.prepared: Publication | None = None
        """What `catalogue build` has read already; it is not read again."""
        self._serving = False
        self._last_good: Publication | None = None

    # MkDocs keeps a plugin that has this event alive between rebuilds, and with it the last good site.
    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether MkDocs serves: then errors are told and shown, and do not end the program."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before MkDocs empties the old site: records with errors leave it as it is."""
        try:
            complete_configuration(config)
        except ProjectError as error:
            raise PluginError(str(error)) from error
        publication = self.prepared or self._read_publication(config)
        if self.prepared is None:  # who prepared it has reported already
            _report(publication)
        if publication.errors and not self._serving:
            raise PluginError(f"{publication.summary} Nothing was built; the old site is untouched.")
        if publication.warnings and config.strict and not self._serving:
            raise PluginError(f"{publication.summary} --strict allows no warnings. Nothing was built.")
        config.extra["catalogue_findings"] = "\n".join(publication.errors)
        config.extra["serving"] = self._serving
        self._publication = (
            publication if not publication.errors else self._last_good or Publication(publication.root)
        )
        self._last_good = self._publication
        titles = self._publication.titles or {WRITTEN_IN: config.site_name}
        about = self._publication.about
        self._languages = self._publication.languages or OURS
        is_ours = publication.root == tool_home()
        self._imprint = Imprint(about, config.site_url, is_ours, self._languages) if about else None
        self._around = Surroundings(titles, config.site_url, self._imprint, spoken=self._languages)
        self._frames = Frames(self._around, config)
        config.theme["language"] = main = next(iter(titles))
        config.site_name = self._around.site_name(main)
        config.site_description = escape(about.description.in_language(main)[1]) if about else None
        if about and about.accent:
            config.extra_css.append(ACCENT)
        if any(Path(folder, _TYPEFACES).is_file() for folder in (config.docs_dir, tool_home() / "docs")):
            config.extra_css.insert(0, _TYPEFACES)
        return config

    def _read_publication(self, config: MkDocsConfig) -> Publication:
        """What is published of the catalogue that mkdocs.yml means.

        Raises PluginError where the set-up is wrong.
        """
        root = Path(config.config_file_path).resolve().parent / self.config.root
        try:
            today = self.config.today or get_build_date()
            date.fromisoformat(today)
        except (ValueError, OverflowError) as error:
            message = "today, or SOURCE_DATE_EPOCH, is no day; write one such as 2026-11-22."
            raise PluginError(f"{config.config_file_path}: {message}") from error
        try:
            refuse_to_write_among(Path(config.site_dir), Project(root), folders_read(config))
            return read_publication(root, today, config.site_url)
        except _TOLD_TO_WHOEVER_BUILDS as error:
            raise PluginError(str(error)) from error
        except OSError as error:
            raise PluginError(f"{error.filename}: {error.strerror}.") from error

    def on_page_read_source(self, *, page: ThemedPage, config: MkDocsConfig) -> str | None:
        """None: MkDocs reads it itself. Raises PluginError, which names the file, for what is no text."""
        try:
            page.file.content_string  # noqa: B018 (it is read to see whether it can be)
        except UnicodeDecodeError as error:
            raise PluginError(
                f"{Path(config.docs_dir, self._source_of(page))}: is not saved as UTF-8. "
                "Open it in your editor and save it with the encoding UTF-8."
            ) from error
        return None

    def _source_of(self, page: ThemedPage) -> str:
        written = self._written.get(page.file.src_uri)
        return written.source if written else page.file.src_uri

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages: those in the navigation through the theme, all others through a frame."""
        in_navigation = set(paths_in(config.nav))
        self._lay_over(files, config)
        for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
            files.remove(file)
        self._written: dict[str, HandWritten] = {}
        self._place_hand_written(files, config)
        self._themed: dict[str, Page] = {}
        for page in self._publication.pages:
            self._around.add(page)
            source = f"{page.address}index.md"
            if page.edition or source not in in_navigation:
                # Guide pages in all languages lead to each other's like by the same relative paths.
                named = page.edition + source if source in in_navigation else None
                files.append(FramedFile(page, config, self._frames.render, named))
            else:
                self._themed[source] = page
                files.append(File.generated(config, source, content=""))
        if self._publication.about and self._publication.about.accent:
            files.append(File.generated(config, ACCENT, content=accent_sheet(self._publication.about.accent)))
        for path, content in self._publication.files:
            files.append(File.generated(config, path, content=content))
        return files

    def _lay_over(self, files: Files, config: MkDocsConfig) -> None:
        """The catalogue's own pages over those of docs_dir, and ours beneath."""
        for file in pages_above(config, Project(self._publication.root)):
            if below := files.get_file_from_path(file.src_uri):
                files.remove(below)
            files.append(file)
        for file in pages_beneath(config):
            if file.src_uri not in files.src_uris:
                files.append(file)

    def _place_hand_written(self, files: Files, config: MkDocsConfig) -> None:
        """Leaves the pages of the site's languages, each where its edition has it."""
        found = {file.src_uri: file for file in files.documentation_pages()}
        for file in found.values():
            files.remove(file)
        for page in place_pages(found, tuple(self._around.titles), self._languages):
            file = found[page.source]
            if page.target != page.source:
                file = File.generated(config, page.target, content=file.content_bytes)
            if page.edition:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            self._written[page.target] = page
            files.append(file)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hands on what frames are made from."""
        self._frames.nav, self._frames.files = nav, files
        self._guide: defaultdict[str, list[SearchEntry]] = defaultdict(list)
        return nav

    def on_pre_page(self, page: ThemedPage, *, config: MkDocsConfig, files: Files) -> ThemedPage:
        """Gives a generated page its title, which MkDocs would else take from its file."""
        if ours := self._themed.get(page.file.src_uri):
            page.title = escape(ours.title)
        return page

    def on_page_markdown(self, markdown: str, *, page: ThemedPage, config: MkDocsConfig, files: Files) -> str:
        """Leads the links of a hand-written page to pages that there are, and fills in what the catalogue
        says of itself."""
        written = self._written.get(page.file.src_uri)
        if written is None:
            return markdown
        if written.language != WRITTEN_IN:
            page.title = heading_of(markdown) or page.title
        markdown = lead_to_originals(markdown, written, self._written, self._languages)
        if self._imprint:
            markdown = self._imprint.fill(markdown, written.language)
        if self._publication.root == tool_home():
            return markdown
        return unlink_missing(markdown, written.edition, files.get_file_from_path)

    def on_page_content(self, html: str, *, page: ThemedPage, config: MkDocsConfig, files: Files) -> str:
        """The body of a generated page; that of a hand-written one with its permalinks in its language."""
        if written := self._written.get(page.file.src_uri):
            title = unescape(_TAG.sub("", str(page.title)))
            described = page.meta.get("description")
            ours, chapters = as_page(written, page.file.url, title, described, html, self._languages)
            self._around.add(ours)
            self._themed[written.target] = ours
            self._guide[written.shown_in] += chapters
            html = translate_permalinks(html, self._languages[written.shown_in])
            return mark_language(html, written, self._languages)
        ours = self._themed[page.file.src_uri]
        page.meta = {"generated": True}
        headings = (heading for heading in ours.headings if heading.level == 2)
        page.toc = contents_of(AnchorLink(escape(one.title), one.id, 2) for one in headings)
        # MkDocs checks links to anchors against these; it has seen no more than the empty Markdown.
        page.present_anchor_ids = set(_ANCHOR.findall(ours.body))
        return ours.body

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Hands on the theme's templates, from which frames are rendered."""
        self._frames.environment = env
        env.globals["frame_words"] = {
            tag: self._languages[tag].group("frame") for tag in {SOURCE, *self._around.titles}
        }
        self._around.outline = outline_of(self._frames.nav.items)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: ThemedPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hands the theme what surrounds the page; until `on_post_page` it speaks the page's language."""
        ours = self._themed[page.file.src_uri]
        page.meta["description"] = escape(ours.description)
        page.meta["head"] = self._around.head(ours)
        page.meta["languages"] = self._around.languages(ours)
        page.meta["around"] = self._around.masthead(ours.address, ours.language)
        self._speaking = ExitStack()
        self._speaking.enter_context(self._frames.theme_in(ours.language))
        return context

    def on_post_page(self, output: str, *, page: ThemedPage, config: MkDocsConfig) -> str:
        """Lets the theme speak its own language again."""
        self._speaking.close()
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for missing ones speaks all languages, as it does not know who comes."""
        context["editions"] = list(self._around.editions())  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The sitemap is ours, with every page and its other languages."""
        if template_name != "sitemap.xml":
            return output
        return render_sitemap(config.site_url, sitemap_entries(self._around.versions))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what the site's search looks through, the guide included, and the symbols."""
        folder = Path(config.site_dir)
        for language, entries in self._publication.search.items():
            found = [*entries, *self._guide[language]]
            _write(folder / index_path(language), search_index(self._languages[language], found))
        _write(folder / SYMBOLS, symbols_file())

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Has MkDocs build again when a record or a schema changes."""
        for folder in self._publication.watched:
            server.watch(str(folder))
        return server


def _report(publication: Publication) -> None:
    if publication.notes:  # not a warning: MkDocs fails on those under --strict
        log.info("Notes, which need no mending: %d. See them with: catalogue validate", publication.notes)
    for finding in publication.warnings:
        log.warning(finding)
    for finding in publication.errors:
        log.error(finding)


def folders_read(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders of which MkDocs makes a site: hand-written pages, the theme, and what overrides it."""
    return Path(config.docs_dir), *map(Path, config.theme.dirs)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
