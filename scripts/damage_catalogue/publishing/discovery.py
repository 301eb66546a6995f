"""What search engines and the site's own search are told about pages that the theme did not render."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Protocol
from urllib.parse import quote
from xml.sax.saxutils import escape


class Findable(Protocol):
    @property
    def address(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def search_text(self) -> str: ...
    @property
    def redirect_to(self) -> str | None: ...


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


def add_search_entries(index: str, pages: Iterable[Findable]) -> str:
    """The theme's search index, a JSON document, with one entry for each page in place of the theme's own."""
    content = json.loads(index)
    ours = {
        page.address: {"location": page.address, "title": page.title, "text": page.search_text}
        for page in pages
        if page.redirect_to is None
    }
    kept = [entry for entry in content["docs"] if entry["location"].partition("#")[0] not in ours]
    # The index is markup to the theme's script: it shows titles and texts as HTML.
    for entry in ours.values():
        entry["title"], entry["text"] = escape(entry["title"]), escape(entry["text"])
    content["docs"] = kept + [ours[address] for address in sorted(ours)]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
