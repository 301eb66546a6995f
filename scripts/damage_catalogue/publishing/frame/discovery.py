"""What search engines are told about pages that the theme did not render."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote
from xml.sax.saxutils import escape

from damage_catalogue.publishing.frame.masthead import Versions


def sitemap_entries(versions: Versions) -> dict[str, dict[str, str]]:
    """Every page that does not only lead on, by its path, with the paths of its versions by language."""
    return {
        page.path: {tag: one.path for tag, one in by_language.items()}
        for by_language in versions.values()
        for page in by_language.values()
        if page.redirect_to is None
    }


def render_sitemap(site_url: str | None, entries: Mapping[str, Mapping[str, str]]) -> str:
    """A sitemap (sitemaps.org 0.9) of the addresses, which are relative to `site_url`.

    `entries` gives for each address those of the same page by language; empty where there is one language.
    Without a site address the protocol allows no entry, so the answer is empty and no file is written.
    It gives no dates of change: those of the build would say nothing about the records.
    """
    if not site_url:
        return ""
    base = site_url.rstrip("/") + "/"
    urls = []
    for address in sorted(entries):
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(base + quote(path))}"/>'
            for tag, path in entries[address].items()
            if len(entries[address]) > 1
        )
        urls.append(f"  <url><loc>{escape(base + quote(address))}</loc>{alternates}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(urls)}</urlset>\n'
    )
