"""What surrounds a page because of what it is: its head, and the ways to the same page in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from damage_catalogue.publishing.page import Page

OWN_NAMES = {"en": "English", "ar": "العربية"}
"""What each language calls itself."""

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


def language_links(page: Page, versions: Mapping[str, Page], languages: Iterable[str]) -> str:
    """The same page in every language of the site, as items of a list; nothing where there is one."""
    if len(versions) < 2:
        return ""
    up = "../" * page.path.count("/")
    return "".join(
        f'<li><a href="{up + versions[tag].path or "./"}" hreflang="{tag}" lang="{tag}"'
        f"{_CURRENT if tag == page.language else ''}>{OWN_NAMES[tag]}</a></li>"
        for tag in languages
        if tag in versions
    )
