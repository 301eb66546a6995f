"""The frames of pages that the theme does not render, and the files that are written from them.

A frame is the theme rendered once, for the first page of its language, section and depth (see `frame.theme`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as ThemedPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from damage_catalogue.publishing.frame.surroundings import Surroundings
from damage_catalogue.publishing.frame.theme import Frame, Slot, cut_frame
from damage_catalogue.publishing.page import Page

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation


class Frames:
    """Those of one build. MkDocs tells `nav`, `files` and `environment` before the first is rendered."""

    nav: Navigation
    files: Files
    environment: jinja2.Environment

    def __init__(self, around: Surroundings, config: MkDocsConfig) -> None:
        self._around, self._config = around, config
        self._made: dict[tuple[str, str, int], Frame] = {}

    def render(self, page: Page) -> str:
        """The whole document of a page."""
        return self._around.fill(self._frame_for(page), page)

    def _frame_for(self, page: Page) -> Frame:
        """The frame for the page's language, section and depth; rendered for the first such page."""
        key = page.language, self._around.section(page), page.address.count("/")
        if key not in self._made:
            with self.theme_in(page.language):
                self._made[key] = cut_frame(self._render_marks(page))
        return self._made[key]

    @contextmanager
    def theme_in(self, language: str) -> Iterator[None]:
        """The theme's own words, direction and title in `language`, while a page is rendered."""
        config = self._config
        before = config.theme["language"], config.site_name
        config.theme["language"], config.site_name = language, self._around.site_name(language)
        try:
            yield
        finally:
            config.theme["language"], config.site_name = before

    def _render_marks(self, page: Page) -> str:
        """The theme around marks, at the page's address and with its section shown as the current one."""
        config = self._config
        themed = ThemedPage(Slot.TITLE.value, FramedFile(page, config, self.render), config)
        themed.content = Slot.BODY.value
        themed.meta = {
            "description": Slot.DESCRIPTION.value,
            "head": Slot.HEAD.value,
            "languages": Slot.LANGUAGES.value,
            "contents": Slot.CONTENTS.value,
            "around": self._around.masthead(page.address, page.language),
            "generated": True,
        }
        themed.toc = contents_of([])
        themed.canonical_url = Slot.CANONICAL.value if config.site_url else None
        context = get_context(self.nav, self.files, config, themed)
        return self.environment.get_template("main.html").render(context)


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
        """Always false: MkDocs renders none of these pages."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the whole page: MkDocs copies files that are no pages of its own."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self._render(self._page), "utf-8", newline="\n")


def contents_of(chapters: Iterable[AnchorLink]) -> TableOfContents:
    """The table of contents below the page itself, which is where the theme's skip link leads."""
    page = AnchorLink("", "start", 1)
    page.children.extend(chapters)
    return TableOfContents([page])
