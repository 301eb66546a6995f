"""What surrounds a page because of what it is: its head, and the ways to the same page in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from damage_catalogue.language import OURS, Language
from damage_catalogue.publishing.frame.masthead import Versions, nearest_page
from damage_catalogue.publishing.page import Page

_CURRENT = ' class="hd-current" aria-current="true"'


def render_head(page: Page) -> str:
    """What the page adds to the head of its document: structured data, or the leap of a moved record."""
    parts = []
    if page.redirect_to is not None:
        parts.append(f'<meta http-equiv="refresh" content="0; url={page.redirect_to}">')
        parts.append('<meta name="robots" content="noindex">')
    if page.json_ld is not None:
        parts.append(f'<script type="application/ld+json">{page.json_ld}</script>')
    return "".join(parts)


def alternate_links(versions: Mapping[str, Page], site_url: str | None) -> str:
    """What tells search engines of the other editions; they ask for complete addresses.

    `versions` are the same page by language.
    """
    if not site_url or len(versions) < 2:
        return ""
    base = site_url.rstrip("/")
    return "".join(
        f'<link rel="alternate" hreflang="{tag}" href="{base}/{one.path}">' for tag, one in versions.items()
    )


def language_links(
    page: Page, versions: Versions, tags: Iterable[str], languages: Mapping[str, Language] = OURS
) -> str:
    """The same page in every language of the site, as items of a list; nothing where there is one.

    Where the page is not translated, the link says so and leads to the nearest page above it that is.
    """
    tags = tuple(tags)
    return "".join(_language_link(page, languages[tag], versions) for tag in tags) if len(tags) > 1 else ""


def _language_link(page: Page, language: Language, versions: Versions) -> str:
    tag = language.tag
    target = nearest_page(page.address, tag, versions)
    if target is None:
        return ""
    name, remark = escape(language.name), ""
    if target.address != page.address:
        name = language.bracketed(name, escape(language.word("not_translated")))
        remark = f' title="{escape(language.word("not_translated_more"))}"'
    up = "../" * page.path.count("/")
    return (
        f'<li><a href="{up + target.path or "./"}" hreflang="{tag}" lang="{tag}"{remark}'
        f"{_CURRENT if tag == page.language else ''}>{name}</a></li>"
    )
