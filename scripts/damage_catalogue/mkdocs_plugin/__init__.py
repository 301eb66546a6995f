"""The MkDocs plugin: puts the catalogue's pages into the site that MkDocs builds.

Pages named in the navigation are ordinary MkDocs pages whose content we supply. All others are written
from a frame (see `frame`): MkDocs knows them as files, so that links from guide pages to records are
checked, and renders none of them.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as ThemedPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date

from damage_catalogue.build import Publication, read_publication
from damage_catalogue.language import OURS, SOURCE, LanguageError
from damage_catalogue.mkdocs_plugin.layers import complete_configuration, pages_above, pages_beneath
from damage_catalogue.output.place import refuse_to_write_among
from damage_catalogue.project import Project, ProjectError, RefusedFolderError, tool_home
from damage_catalogue.publishing.data.search import (
    SYMBOLS,
    Entry,
    index_path,
    search_index,
    symbols_file,
)
from damage_catalogue.publishing.disclosure import DisclosureError
from damage_catalogue.publishing.frame.discovery import render_sitemap, sitemap_entries
from damage_catalogue.publishing.frame.imprint import ACCENT, Imprint, accent_sheet
from damage_catalogue.publishing.frame.masthead import outline_of, paths_in
from damage_catalogue.publishing.frame.surroundings import Surroundings
from damage_catalogue.publishing.frame.theme import Frame, Slot, correct_theme, cut_frame
from damage_catalogue.publishing.guide.hand_written import (
    WRITTEN_IN,
    HandWritten,
    as_page,
    heading_of,
    lead_to_originals,
    place_pages,
    translate_permalinks,
    unlink_missing,
)
from damage_catalogue.publishing.page import Page
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
_TYPEFACES = "assets/vendor/fonts.css"
"""Is there if set-up could fetch it; pages are whole without."""
_UNUSED = ("assets/javascripts/", "assets/stylesheets/")
"""What the theme brings and no page loads."""


class CatalogueOptions(Config):
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
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before MkDocs empties the old site: records with errors leave it as it is."""
        try:
            complete_configuration(config)
        except ProjectError as error:
            raise PluginError(str(error)) from error
        publication = self.prepared or self._read_publication(config)
        if self.prepared is None:  # who prepared it has reported already
            if publication.notes:  # not a warning: MkDocs fails on those under --strict
                log.info(
                    "Notes, which need no mending: %d. See them with: catalogue validate", publication.notes
                )
            for finding in publication.warnings:
                log.warning(finding)
            for finding in publication.errors:
                log.error(finding)
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
        except (
            ProjectError,
            RefusedFolderError,
            LanguageError,
            VocabularyError,
            SchemaError,
            DisclosureError,
        ) as error:
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
                files.append(FramedFile(page, config, self._render, named))
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
        self._nav, self._files, self._mkdocs = nav, files, config
        self._frames: dict[tuple[str, str, int], Frame] = {}
        self._guide: defaultdict[str, list[Entry]] = defaultdict(list)
        return nav

    def on_pre_page(self, page: ThemedPage, *, config: MkDocsConfig, files: Files) -> ThemedPage:
        if ours := self._themed.get(page.file.src_uri):
            page.title = escape(ours.title)
        return page

    def on_page_markdown(self, markdown: str, *, page: ThemedPage, config: MkDocsConfig, files: Files) -> str:
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
        if written := self._written.get(page.file.src_uri):
            title = unescape(_TAG.sub("", str(page.title)))
            described = page.meta.get("description")
            ours, chapters = as_page(written, page.file.url, title, described, html, self._languages)
            self._around.add(ours)
            self._themed[written.target] = ours
            self._guide[written.language] += chapters
            return translate_permalinks(html, self._languages[written.language])
        ours = self._themed[page.file.src_uri]
        page.meta = {"generated": True}
        headings = (heading for heading in ours.headings if heading.level == 2)
        page.toc = _contents(AnchorLink(escape(one.title), one.id, 2) for one in headings)
        # MkDocs checks links to anchors against these; it has seen no more than the empty Markdown.
        page.present_anchor_ids = set(_ANCHOR.findall(ours.body))
        return ours.body

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        self._environment = env
        env.globals["frame_words"] = {
            tag: self._languages[tag].group("frame") for tag in {SOURCE, *self._around.titles}
        }
        self._around.outline = outline_of(self._nav.items)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: ThemedPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        ours = self._themed[page.file.src_uri]
        page.meta["description"] = escape(ours.description)
        page.meta["head"] = self._around.head(ours)
        page.meta["languages"] = self._around.languages(ours)
        page.meta["around"] = self._around.masthead(ours.address, ours.language)
        self._speaking = ExitStack()
        self._speaking.enter_context(self._theme_in(ours.language))
        return context

    def on_post_page(self, output: str, *, page: ThemedPage, config: MkDocsConfig) -> str:
        self._speaking.close()
        return correct_theme(output)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for missing ones speaks all languages, as it does not know who comes."""
        context["editions"] = list(self._around.editions())  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name != "sitemap.xml":
            return correct_theme(output)
        return render_sitemap(config.site_url, sitemap_entries(self._around.versions))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        for language, entries in self._publication.search.items():
            found = [*entries, *self._guide[language]]
            _write(folder / index_path(language), search_index(self._languages[language], found))
        _write(folder / SYMBOLS, symbols_file())

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        for folder in self._publication.watched:
            server.watch(str(folder))
        return server

    def _render(self, page: Page) -> str:
        return self._around.fill(self._frame_for(page), page)

    def _frame_for(self, page: Page) -> Frame:
        """The frame for the page's language, section and depth; rendered for the first such page."""
        key = page.language, self._around.section(page), page.address.count("/")
        if key not in self._frames:
            with self._theme_in(page.language):
                self._frames[key] = cut_frame(self._render_marks(page))
        return self._frames[key]

    @contextmanager
    def _theme_in(self, language: str) -> Iterator[None]:
        """The theme's own words, direction and title in `language`, while a page is rendered."""
        config = self._mkdocs
        before = config.theme["language"], config.site_name
        config.theme["language"], config.site_name = language, self._around.site_name(language)
        try:
            yield
        finally:
            config.theme["language"], config.site_name = before

    def _render_marks(self, page: Page) -> str:
        """The theme around marks, at the page's address and with its section shown as the current one."""
        config = self._mkdocs
        themed = ThemedPage(Slot.TITLE.value, FramedFile(page, config, self._render), config)
        themed.content = Slot.BODY.value
        themed.meta = {
            "description": Slot.DESCRIPTION.value,
            "head": Slot.HEAD.value,
            "languages": Slot.LANGUAGES.value,
            "around": self._around.masthead(page.address, page.language),
            "generated": True,
        }
        themed.toc = _contents([AnchorLink(Slot.CONTENTS.value, "", 2)])
        themed.canonical_url = Slot.CANONICAL.value if config.site_url else None
        context = get_context(self._nav, self._files, config, themed)
        return correct_theme(self._environment.get_template("main.html").render(context))


class FramedFile(File):
    """A page that MkDocs can link to but does not render: it is written when static files are copied.

    `source` is the path by which guide pages link to it, where that is not the page's own with .md.
    """

    def __init__(
        self, page: Page, config: MkDocsConfig, render: Callable[[Page], str], source: str | None = None
    ) -> None:
        super().__init__(
            source or f"{page.path.rstrip('/') or 'index'}.md",
            None,
            config.site_dir,
            use_directory_urls=True,
            dest_uri=f"{page.path}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "damage-catalogue"
        self._page, self._render = page, render

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self._render(self._page), "utf-8", newline="\n")


def folders_read(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders of which MkDocs makes a site: hand-written pages, the theme, and what overrides it."""
    return Path(config.docs_dir), *map(Path, config.theme.dirs)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _contents(chapters: Iterable[AnchorLink]) -> TableOfContents:
    """The table of contents below the page itself, which is where the theme's skip link leads."""
    page = AnchorLink("", "start", 1)
    page.children.extend(chapters)
    return TableOfContents([page])
