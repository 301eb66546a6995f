"""What the site as a whole puts around each of its pages: head, ways in every edition, other languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from damage_catalogue.language import OURS, Language, direction_of
from damage_catalogue.publishing.frame.head import alternate_links, language_links, render_head
from damage_catalogue.publishing.frame.imprint import Imprint
from damage_catalogue.publishing.frame.masthead import Masthead, NavigationItem, masthead_of, section_of
from damage_catalogue.publishing.frame.preview import preview_tags
from damage_catalogue.publishing.frame.theme import Frame, render_contents
from damage_catalogue.publishing.page import Page


@dataclass(slots=True)
class Surroundings:
    """Knows every page of the site by address and language, once each has been taken up with `add`.

    `titles` are those of the site by language, the main one first; `outline` is its navigation; `imprint`
    says who publishes it, None where that is not known yet.
    """

    titles: Mapping[str, str]
    site_url: str | None
    imprint: Imprint | None = None
    outline: tuple[NavigationItem, ...] = ()
    spoken: Mapping[str, Language] = field(default_factory=lambda: OURS)
    versions: defaultdict[str, dict[str, Page]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, page: Page) -> None:
        """Makes the page known as the version of its address in its language."""
        self.versions[page.address][page.language] = page

    def site_name(self, language: str) -> str:
        """As HTML; the main edition's where the site has no edition in the language."""
        return escape(self.titles.get(language) or next(iter(self.titles.values())))

    def section(self, page: Page) -> str:
        """The address of the page in the navigation, or of the nearest above it; empty where none is."""
        return section_of(page.address, self.outline)

    def masthead(self, address: str, language: str) -> Masthead:
        """What stands above and below the page at an address in a language."""
        main = next(iter(self.titles))
        return masthead_of(
            address,
            language,
            self.outline,
            self.versions,
            main=main,
            imprint=self.imprint,
            languages=self.spoken,
        )

    def languages(self, page: Page) -> str:
        """The links to the page in the site's other languages, as HTML."""
        return language_links(page, self.versions, self.titles, self.spoken)

    def fill(self, frame: Frame, page: Page) -> str:
        """The page's whole document. Its complete address is left out where the site's is not known."""
        return frame.fill(
            title=page.title,
            description=page.description,
            canonical=self.site_url.rstrip("/") + "/" + page.path if self.site_url else "",
            head=self.head(page),
            languages=self.languages(page),
            contents=render_contents(page.headings),
            body=page.body,
        )

    def head(self, page: Page) -> str:
        """Structured data, the same page in other languages, and what other sites show beside a link."""
        head = render_head(page) + alternate_links(self.versions[page.address], self.site_url)
        if page.redirect_to is not None:
            return head
        return head + preview_tags(
            title=page.title,
            description=page.description,
            locale=self.spoken[page.language].locale,
            site_name=unescape(self.site_name(page.language)),
            base=self.site_url,
            path=page.path,
            is_record=page.record_path is not None,
        )

    def editions(self) -> Iterator[Mapping[str, Any]]:
        """What a page that speaks all languages needs of each, as the template 404.html takes it."""
        for tag in self.titles:
            yield {
                "language": tag,
                "direction": direction_of(tag),
                "site_name": self.site_name(tag),
                "around": self.masthead("", tag),
            }
