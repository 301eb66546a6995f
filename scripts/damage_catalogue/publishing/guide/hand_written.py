"""The pages that people write in Markdown: which languages there are of each, and where each one stands.

docs/guide/method.md is English; docs/ar/guide/method.md is the same page in Arabic. In a site whose main
language is Arabic, the Arabic one stands at guide/method/ and the English one below en/.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from damage_catalogue.language import OURS, Language, direction_of
from damage_catalogue.publishing.data.search import SearchEntry, guide_entries
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.shortening import description_of

WRITTEN_IN = "en"
"""The language of pages that stand in no folder of a language, and of the titles in mkdocs.yml."""

_RECORD_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\.\./((?:sites|events|sources|agents)/[a-z0-9/-]+\.md)(?:#[^()]*)?\)"
)
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_LINK_TO_SIBLING = re.compile(r"\]\(([a-z0-9-]+\.md)(#[^()]*)?\)")
_PERMALINK = 'title="Permanent link"'


@dataclass(frozen=True, slots=True)
class HandWritten:
    """`source` is the file below docs/, `name` the same for all languages: guide/method.md.

    `edition` is what stands before the addresses of the edition that shows it, and `shown_in` the language of
    that edition: another than the `language` of the page where the site has no edition in that.
    """

    source: str
    language: str
    name: str
    shown_in: str
    edition: str = ""

    @property
    def target(self) -> str:
        """Where the page stands among the files of MkDocs."""
        return self.edition + self.name


def versions_of(sources: Iterable[str], known: Container[str] = OURS) -> Mapping[str, Mapping[str, str]]:
    """The source of each page in each of its languages: by the page's name, then by tag.

    A folder that bears the tag of a `known` language holds the pages in that language.
    """
    versions: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for source in sources:
        tag, _, name = source.partition("/")
        if name and tag in known:
            versions[name][tag] = source
        else:
            versions[source][WRITTEN_IN] = source
    return versions


def place_pages(
    sources: Iterable[str], languages: Sequence[str], known: Container[str] = OURS
) -> Iterator[HandWritten]:
    """Where the pages stand in a site of these languages, the main one first (see `versions_of`).
    A page that is not translated into the main language stands there in the language it was written in.
    """
    for name, by_language in sorted(versions_of(sources, known).items()):
        first = languages[0] if languages[0] in by_language else WRITTEN_IN
        for tag, source in by_language.items():
            if tag == first:
                yield HandWritten(source, tag, name, tag if tag in languages else languages[0])
            elif tag in languages:
                yield HandWritten(source, tag, name, tag, f"{tag}/")


def heading_of(markdown: str) -> str | None:
    """The page's own title; the navigation has one in the language of mkdocs.yml only."""
    found = _HEADING.search(markdown)
    if found is None:
        return None
    heading = found[1].rstrip()
    title, brace, _ = heading.rpartition("{") if heading.endswith("}") else ("", "", "")
    return title.rstrip() if brace else heading


def unlink_missing(markdown: str, edition: str, is_there: Callable[[str], object]) -> str:
    """The text without links to records that the site does not have: our guide explains with our own.

    `is_there` is asked for the file of a page, with the edition before its path.
    """
    return _RECORD_LINK.sub(lambda link: link[0] if is_there(edition + link[2]) else link[1], markdown)


def lead_to_originals(
    markdown: str,
    page: HandWritten,
    placed: Mapping[str, HandWritten],
    languages: Mapping[str, Language] = OURS,
) -> str:
    """The text with links to pages beside it that its edition lacks leading to where they are, and marked.

    `placed` are all hand-written pages of the site by their targets.
    """
    folder, others = (
        posixpath.dirname(page.name),
        {one.name: one for one in placed.values() if not one.edition},
    )

    def lead(link: re.Match[str]) -> str:
        name = posixpath.join(folder, link[1])
        other = placed.get(page.edition + name) or others.get(name)
        if other is None:
            return link[0]
        path = posixpath.relpath(other.target, posixpath.dirname(page.target))
        led = f"]({path}{link[2] or ''})"
        if other.language == page.language:
            return led
        remark = languages[page.shown_in].in_other_language(other.language)
        return f"{led}{{hreflang={other.language}}} {remark}"

    return _LINK_TO_SIBLING.sub(lead, markdown)


def mark_language(html: str, page: HandWritten, languages: Mapping[str, Language] = OURS) -> str:
    """The page with a remark above it, and its language told, where it is not that of its edition."""
    if page.language == page.shown_in:
        return html
    shown_in = languages[page.shown_in]
    remark = shown_in.word("guide_in_other_language").format(language=shown_in.language_name(page.language))
    return (
        f'<p class="hd-note">{escape(remark)}</p>\n'
        f'<div lang="{page.language}" dir="{direction_of(page.language)}">\n{html}\n</div>'
    )


def translate_permalinks(html: str, language: Language) -> str:
    """The page with the sign beside each heading explained in the page's language."""
    return html.replace(_PERMALINK, f'title="{escape(language.word("permalink"))}"')


def as_page(
    written: HandWritten,
    url: str,
    title: str,
    description: str | None,
    html: str,
    languages: Mapping[str, Language] = OURS,
) -> tuple[Page, tuple[SearchEntry, ...]]:
    """The page as others know it, and what the search finds of it: itself and each chapter.

    `title` is plain text; a page without a `description` is described by how it opens.
    """
    path = url.removeprefix("./")
    chapters = tuple(guide_entries(path, title, html, languages[written.language]))
    page = Page(
        address=path.removeprefix(written.edition),
        language=written.shown_in,
        written_in=written.language if written.language != written.shown_in else None,
        kind="guide",
        title=title,
        description=description or description_of(chapters[0].text),
        body=html,
        headings=(),
        search_text="",
        edition=written.edition,
    )
    return page, chapters
