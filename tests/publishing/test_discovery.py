"""What search engines and the site's own search are told."""

import json
import xml.etree.ElementTree as ET

from damage_catalogue.publishing.discovery import add_search_entries, render_sitemap
from damage_catalogue.publishing.page import Page

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def page(address: str, title: str = "Title", text: str = "", redirect_to: str | None = None) -> Page:
    return Page(address, "en", "site", title, "", "", (), text, redirect_to=redirect_to)


def test_sitemap_lists_full_addresses() -> None:
    entries: dict[str, dict[str, str]] = {"": {}, "sites/a&b/": {}, "sites/تدمر/": {}}
    tree = ET.fromstring(render_sitemap("https://example.org/some/path", entries))
    assert [entry.text for entry in tree.findall("s:url/s:loc", SITEMAP)] == [
        "https://example.org/some/path/",
        "https://example.org/some/path/sites/a%26b/",
        "https://example.org/some/path/sites/%D8%AA%D8%AF%D9%85%D8%B1/",
    ]


def test_sitemap_names_the_same_page_in_other_languages() -> None:
    versions = {"en": "sites/a/", "ar": "ar/sites/a/"}
    sitemap = render_sitemap("https://example.org/", {"sites/a/": versions, "guide/": {}})
    tree = ET.fromstring(sitemap)
    guide, site = tree.findall("s:url", SITEMAP)
    assert list(guide) == [guide[0]]
    assert [(link.get("hreflang"), link.get("href")) for link in site[1:]] == [
        ("en", "https://example.org/sites/a/"),
        ("ar", "https://example.org/ar/sites/a/"),
    ]


def test_without_a_site_address_no_sitemap_is_written() -> None:
    assert render_sitemap("", {"sites/": {}}) == ""


def test_search_finds_records_and_keeps_guide_pages() -> None:
    index = json.dumps(
        {
            "config": {"lang": ["en"]},
            "docs": [
                {"location": "guide/method/", "title": "Method", "text": "How"},
                {"location": "sites/", "title": "Sites", "text": ""},
                {"location": "sites/#top", "title": "Top", "text": ""},
            ],
        }
    )
    pages = [page("sites/", "Sites", "Palmyra"), page("sites/old/", redirect_to="../new/")]
    docs = json.loads(add_search_entries(index, pages))["docs"]
    assert docs == [
        {"location": "guide/method/", "title": "Method", "text": "How"},
        {"location": "sites/", "title": "Sites", "text": "Palmyra"},
    ]


def test_search_shows_record_text_as_text() -> None:
    index = json.dumps({"config": {}, "docs": []})
    (entry,) = json.loads(add_search_entries(index, [page("x/", "<b>", "<img src=x onerror=alert(1)>")]))[
        "docs"
    ]
    assert entry["title"] == "&lt;b&gt;"
    assert "<img" not in entry["text"]
