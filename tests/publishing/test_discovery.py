"""What search engines are told."""

import xml.etree.ElementTree as ET

from damage_catalogue.publishing.frame.discovery import render_sitemap, sitemap_entries
from damage_catalogue.publishing.page import Page

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


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


def test_a_page_that_only_leads_on_is_not_listed() -> None:
    here = Page("a/", "en", "site", "A", "", "", (), "")
    moved = Page("b/", "en", "moved", "B", "", "", (), "", redirect_to="../a/")
    assert sitemap_entries({"a/": {"en": here}, "b/": {"en": moved}}) == {"a/": {"en": "a/"}}
