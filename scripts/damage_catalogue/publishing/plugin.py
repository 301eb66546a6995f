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
from contextlib import contextmanager
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build, get_context
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as ThemedPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date

from damage_catalogue.project import tool_home
from damage_catalogue.publishing.frame.discovery import render_sitemap
from damage_catalogue.publishing.frame.head import alternate_links, language_links, render_head
from damage_catalogue.publishing.frame.preview import preview_tags
from damage_catalogue.publishing.frame.theme import Frame, Slot, correct_theme, cut_frame, render_contents
from damage_catalogue.publishing.search import (
    SYMBOLS,
    Entry,
    guide_entries,
    index_path,
    search_index,
    symbols_file,
)
from damage_catalogue.site import Site, read_site

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

    from damage_catalogue.publishing.page import Page

_RECORD_LINK = re.compile(
    r"\[([^\]]*)\]\(\.\./((?:sites|events|sources|agents)/[a-z0-9/-]+)\.md(?:#[^)]*)?\)"
)

log = logging.getLogger("mkdocs.plugins.damage-catalogue")

_TAG = re.compile(r"<[^>]*>")
_ANCHOR = re.compile(r'\bid="([^"]+)"')
_TYPEFACES = "assets/vendor/fonts.css"
"""Is there if set-up could fetch it; pages are whole without."""
_UNUSED = ("assets/javascripts/", "assets/stylesheets/")
"""What the theme brings and no page loads."""


class CatalogueOptions(Config):
    root = config_options.Type(str, default="")
    """The folder that holds catalogue/; the folder of mkdocs.yml where left empty."""
    today = config_options.Type(str, default="")
    """The day that counts as today, YYYY-MM-DD; the day of the build where left empty."""


class CataloguePlugin(BasePlugin[CatalogueOptions]):
    """Validates the catalogue, then supplies its pages, the sitemap and what the search looks through."""

    def __init__(self) -> None:
        self.prepared: Site | None = None
        """A site that was read already, by `catalogue build`; it is not read again."""
        self._serving = False
        self._last_good: Site | None = None

    # MkDocs keeps a plugin that has this event alive between rebuilds, and with it the last good site.
    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Before MkDocs empties the old site: records with errors leave it as it is."""
        root = Path(self.config.root or Path(config.config_file_path).parent)
        site = self.prepared or read_site(root, self.config.today or get_build_date(), config.site_url)
        if self.prepared is None:  # who prepared it has reported already
            for finding in site.warnings:
                log.warning(finding)
            for finding in site.errors:
                log.error(finding)
        if site.errors and not self._serving:
            raise PluginError(f"{site.summary} Nothing was built; the old site is untouched.")
        if site.warnings and config.strict and not self._serving:
            raise PluginError(f"{site.summary} --strict allows no warnings. Nothing was built.")
        config.extra["catalogue_findings"] = "\n".join(site.errors)
        config.extra["serving"] = self._serving
        self._site = site if not site.errors else self._last_good or Site(site.root)
        self._last_good = self._site
        if self._site.titles:
            main, title = next(iter(self._site.titles.items()))
            config.theme["language"], config.site_name = main, escape(title)
        if Path(config.docs_dir, _TYPEFACES).is_file():
            config.extra_css.insert(0, _TYPEFACES)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        in_navigation = set(_navigation_paths(config.nav))
        self._guide: list[Entry] = []
        for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
            files.remove(file)
        self._themed: dict[str, Page] = {}
        self._framed: list[Page] = []
        self._editions: defaultdict[str, dict[str, Page]] = defaultdict(dict)
        for page in self._site.pages:
            self._editions[page.address][page.language] = page
            source = f"{page.path}index.md"
            if source in in_navigation:
                self._themed[source] = page
                files.append(File.generated(config, source, content=""))
            else:
                self._framed.append(page)
                files.append(FramedFile(page, config, self._render))
        for path, content in self._site.files:
            files.append(File.generated(config, path, content=content))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav, self._files, self._mkdocs = nav, files, config
        self._frames: dict[tuple[str, str, int], Frame] = {}
        return nav

    def on_pre_page(self, page: ThemedPage, *, config: MkDocsConfig, files: Files) -> ThemedPage:
        if ours := self._themed.get(page.file.src_uri):
            page.title = escape(ours.title)
        return page

    def on_page_markdown(self, markdown: str, *, page: ThemedPage, config: MkDocsConfig, files: Files) -> str:
        """Our guide explains with our own records; in another catalogue's site they are not linked."""
        if self._site.root == tool_home():
            return markdown
        return _RECORD_LINK.sub(
            lambda link: link[0] if files.get_file_from_path(f"{link[2]}.md") else link[1], markdown
        )

    def on_page_content(self, html: str, *, page: ThemedPage, config: MkDocsConfig, files: Files) -> str:
        ours = self._themed.get(page.file.src_uri)
        if ours is None:
            title = unescape(_TAG.sub("", str(page.title)))
            self._guide += guide_entries(page.file.url, title, html)
            page.meta["head"] = self._preview_of_guide(page, title)
            return html
        page.meta = {
            "description": escape(ours.description),
            "head": render_head(ours)
            + alternate_links(self._editions[ours.address], config.site_url)
            + self._preview(ours),
            "languages": language_links(ours, self._editions[ours.address], self._site.titles),
            "generated": True,
        }
        chapters = (heading for heading in ours.headings if heading.level == 2)
        page.toc = _contents(AnchorLink(escape(one.title), one.id, 2) for one in chapters)
        # MkDocs checks links to anchors against these; it has seen no more than the empty Markdown.
        page.present_anchor_ids = set(_ANCHOR.findall(ours.body))
        return ours.body

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        self._environment = env
        return env

    def on_post_page(self, output: str, *, page: ThemedPage, config: MkDocsConfig) -> str:
        return correct_theme(output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name != "sitemap.xml":
            return correct_theme(output)
        entries: dict[str, dict[str, str]] = {
            "" if file.url == "./" else file.url: {} for file in self._files.documentation_pages()
        }
        for versions in self._editions.values():
            for page in versions.values():
                if page.redirect_to is None:
                    entries[page.path] = {tag: one.path for tag, one in versions.items()}
        return render_sitemap(config.site_url, entries)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        for number, (language, entries) in enumerate(self._site.search.items()):
            guide = self._guide if number == 0 else []
            _write(folder / index_path(language), search_index(language, [*entries, *guide]))
        _write(folder / SYMBOLS, symbols_file())

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        for folder in self._site.watched:
            server.watch(str(folder))
        return server

    def _render(self, page: Page) -> str:
        base, versions = self._mkdocs.site_url, self._editions[page.address]
        return self._frame_for(page).fill(
            title=page.title,
            description=page.description,
            canonical=base.rstrip("/") + "/" + page.path if base else "",
            head=render_head(page) + alternate_links(versions, base) + self._preview(page),
            languages=language_links(page, versions, self._site.titles),
            contents=render_contents(page.headings),
            body=page.body,
        )

    def _frame_for(self, page: Page) -> Frame:
        """The frame for the page's language, section and depth; rendered for the first such page."""
        key = page.language, page.address.partition("/")[0], page.address.count("/")
        if key not in self._frames:
            with self._theme_in(page.language):
                self._frames[key] = cut_frame(self._render_marks(page))
        return self._frames[key]

    @contextmanager
    def _theme_in(self, language: str) -> Iterator[None]:
        """The theme's own words, direction and title in `language`, while a frame is rendered."""
        config = self._mkdocs
        before = config.theme["language"], config.site_name
        config.theme["language"] = language
        config.site_name = escape(self._site.titles[language])
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
            "sections": self._sections(page),
            "home": page.edition or ".",
            "generated": True,
        }
        themed.toc = _contents([AnchorLink(Slot.CONTENTS.value, "", 2)])
        themed.canonical_url = Slot.CANONICAL.value if config.site_url else None
        section = self._files.get_file_from_path(f"{page.address.partition('/')[0]}/index.md")
        current = section.page if section else None
        if current is not None:
            current.active = True
        try:
            context = get_context(self._nav, self._files, config, themed)
            return correct_theme(self._environment.get_template("main.html").render(context))
        finally:
            if current is not None:
                current.active = False

    def _sections(self, page: Page) -> list[dict[str, Any]]:
        """The first row of the masthead in an edition of its own: what the main one's navigation names."""
        if not page.edition:
            return []
        section, entries = page.address.partition("/")[0], []
        for item in self._nav.items:
            target = item.children[0] if item.children else item
            own = self._editions.get(target.url, {}).get(page.language)
            if not getattr(item, "is_homepage", False):
                active = not item.children and target.url == f"{section}/"
                url = own.path if own else target.url
                entries.append({"title": escape(own.title) if own else None, "url": url, "active": active})
        return entries

    def _preview(self, page: Page) -> str:
        """What other sites show beside a link to the page; nothing for one that only leads on."""
        if page.redirect_to is not None:
            return ""
        return preview_tags(
            title=page.title,
            description=page.description,
            language=page.language,
            site_name=self._site.titles[page.language],
            base=self._mkdocs.site_url,
            path=page.path,
            is_record=page.record_path is not None,
        )

    def _preview_of_guide(self, page: ThemedPage, title: str) -> str:
        config = self._mkdocs
        return preview_tags(
            title=title,
            description=str(page.meta.get("description") or config.site_description or ""),
            language=str(config.theme["language"]),
            site_name=unescape(config.site_name),
            base=config.site_url,
            path=page.file.url,
            is_record=False,
        )


class FramedFile(File):
    """A page that MkDocs can link to but does not render: it is written when static files are copied."""

    def __init__(self, page: Page, config: MkDocsConfig, render: Callable[[Page], str]) -> None:
        super().__init__(
            f"{page.path.rstrip('/') or 'index'}.md",
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


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _contents(chapters: Iterable[AnchorLink]) -> TableOfContents:
    """The table of contents below the page itself, which is where the theme's skip link leads."""
    page = AnchorLink("", "start", 1)
    page.children.extend(chapters)
    return TableOfContents([page])


def _navigation_paths(nav: Any) -> Iterator[str]:
    """Every path that the nav of mkdocs.yml names, however deep."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for entry in nav:
            yield from _navigation_paths(entry)
    elif isinstance(nav, dict):
        for entry in nav.values():
            yield from _navigation_paths(entry)


def run_mkdocs(
    config_file: Path, site: Site, *, site_dir: Path, site_url: str | None, strict: bool = False
) -> None:
    """Builds `site` into `site_dir` with MkDocs. Raises mkdocs.exceptions.Abort or ConfigurationError."""
    options: dict[str, Any] = {} if site_url is None else {"site_url": site_url}
    config = load_config(str(config_file), site_dir=str(site_dir), strict=strict, **options)
    plugin = config.plugins["damage-catalogue"]
    assert isinstance(plugin, CataloguePlugin), "mkdocs.yml names our own plugin"
    plugin.prepared = site
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
