"""What surrounds every page of the built site: ways to other languages, to its section and to machines."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import join, normpath

import pytest

BASE = "https://example.org/x/"
LANGUAGES = ("en", "ar")
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@dataclass(frozen=True)
class Shown:
    """A page as it is served: `path` is its folder in the site, such as `ar/sites/`."""

    path: str
    html: str

    @property
    def edition(self) -> str:
        return "ar/" if self.path.startswith("ar/") else ""

    @property
    def language(self) -> str:
        return "ar" if self.edition else "en"

    @property
    def address(self) -> str:
        """The same in every edition."""
        return self.path.removeprefix(self.edition)

    @property
    def leads_on(self) -> bool:
        return 'http-equiv="refresh"' in self.html

    @cached_property
    def head(self) -> str:
        return self.html.partition("</head>")[0]

    def part(self, start: str, end: str) -> str:
        return self.html.partition(start)[2].partition(end)[0]

    def links(self, html: str) -> list[tuple[str, str]]:
        """The attributes of each link and where in the site it leads."""
        found = []
        for attributes in re.findall(r"<a ([^>]*)>", html):
            href = unescape(re.findall(r'href="([^"]*)"', attributes)[0])
            folder = normpath(join("/", self.path, href.partition("#")[0])).lstrip("/")
            found.append((attributes, f"{folder}/" if folder else ""))
        return found

    def meta(self, name: str) -> list[str]:
        return re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)"', self.head)


Site = Mapping[str, Shown]


@pytest.fixture(scope="module")
def site(bilingual: Path) -> Site:
    """Every page by its path, but the one for missing ones, which speaks all languages."""
    pages = {}
    for file in sorted(bilingual.rglob("index.html")):
        path = file.parent.relative_to(bilingual).as_posix()
        path = "" if path == "." else f"{path}/"
        pages[path] = Shown(path, file.read_text("utf-8"))
    assert len(pages) > 200
    return pages


def other(page: Shown, site: Site) -> Shown | None:
    """The same page in the other edition."""
    return site.get(page.address if page.edition else f"ar/{page.address}")


def nearest_in_other(page: Shown, site: Site) -> Shown:
    """The same page in the other edition, or the nearest one above it that is there."""
    steps = page.address.split("/")[:-1]
    edition = "" if page.edition else "ar/"
    above = ("".join(f"{step}/" for step in steps[:length]) for length in range(len(steps), -1, -1))
    return next(site[edition + one] for one in above if edition + one in site)


# Languages


def test_every_page_is_in_the_language_of_its_edition(site: Site) -> None:
    for page in site.values():
        root = re.findall(r"<html [^>]*>", page.html)[0]
        assert f'lang="{page.language}"' in root, page.path
        assert f'dir="{"rtl" if page.edition else "ltr"}"' in root, page.path


def test_the_switch_of_every_page_leads_to_the_same_page_and_from_there_back(site: Site) -> None:
    for page in site.values():
        links = page.links(page.part('<ul class="hd-languages">', "</ul>"))
        assert [re.findall(r'hreflang="(\w+)"', one)[0] for one, _ in links] == list(LANGUAGES), page.path
        shown = {re.findall(r'hreflang="(\w+)"', one)[0]: (one, path) for one, path in links}
        own, (others, target) = shown.pop(page.language), next(iter(shown.values()))
        assert own[1] == page.path
        assert 'aria-current="true"' in own[0]
        assert "aria-current" not in others
        assert target == nearest_in_other(page, site).path, page.path
        assert ("title=" in others) == (other(page, site) is None), page.path
        if other(page, site) is not None:
            back = site[target].links(site[target].part('<ul class="hd-languages">', "</ul>"))
            assert page.path in [path for _, path in back], page.path


def test_search_engines_are_told_of_both_editions_on_every_page_and_in_the_sitemap(
    site: Site, bilingual: Path
) -> None:
    tree = ET.fromstring((bilingual / "sitemap.xml").read_text("utf-8"))
    listed = {}
    for url in tree.findall("s:url", SITEMAP):
        (loc,) = url.findall("s:loc", SITEMAP)
        listed[loc.text] = {one.get("hreflang"): one.get("href") for one in url if one is not loc}
    assert listed.keys() == {BASE + page.path for page in site.values() if not page.leads_on}
    for page in site.values():
        told = dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', page.head))
        pair = other(page, site)
        expected = {} if pair is None else {one.language: BASE + one.path for one in (page, pair)}
        assert told == expected, page.path
        if not page.leads_on:
            assert listed[BASE + page.path] == expected, page.path


def test_what_the_theme_says_around_a_page_is_in_its_language(site: Site) -> None:
    """The words of every page's frame are those of the first page of its edition."""

    def words(page: Shown) -> list[str]:
        skip = re.findall(r'<a href="[^"]*" class="md-skip">([^<]*)</a>', page.html)
        labels = re.findall(r'aria-label="([^"]*)"', page.part("<header", "</header>"))
        foot = re.sub(r"<[^>]+>", " ", page.part("<footer", "</footer>"))
        return [*(one.strip() for one in skip), labels[0], *foot.split()]

    assert words(site[""]) != words(site["ar/"])
    for page in site.values():
        assert words(page) == words(site[page.edition]), page.path


# Ways


def test_every_way_around_a_page_stays_in_its_edition_or_says_that_it_leaves_it(site: Site) -> None:
    for page in site.values():
        around = [
            page.part('<nav class="hd-sections"', "</nav>"),
            page.part('<nav class="hd-subsections"', "</nav>"),
        ]
        for attributes, path in page.links("".join([*around, page.part("<footer", "</footer>")])):
            if "https://" in attributes or "mailto:" in attributes:
                continue
            assert path in site, f"{page.path}: {path}"
            assert (site[path].edition == page.edition) != ("hreflang=" in attributes), f"{page.path}: {path}"
        (home,) = [path for one, path in page.links(page.part("<header", "</header>")) if "hd-title" in one]
        assert home == page.edition


def test_the_section_of_every_page_is_the_nearest_above_it(site: Site) -> None:
    for page in site.values():
        rows = (
            page.part('<nav class="hd-sections"', "</nav>"),
            page.part('<nav class="hd-subsections"', "</nav>"),
        )
        sections, chapters = (page.links(row) for row in rows)
        current = [path for one, path in sections if 'class="hd-current"' in one]
        guide = {path for _, path in chapters}
        ways = [path for _, path in sections]
        # Chapters of the guide need not lie below its address.
        in_chapter = next(
            (one for one in sorted(guide, key=len, reverse=True) if page.path.startswith(one)), None
        )
        nearest = max(
            (one for one in ways if page.path.startswith(one) and one != page.edition), key=len, default=None
        )
        expected = f"{page.edition}guide/" if in_chapter else nearest
        assert current == ([expected] if expected else []), page.path
        here = [path for one, path in (*sections, *chapters) if 'aria-current="page"' in one]
        assert here == ([page.path] if page.path in (*ways, *guide) else []), page.path


def test_a_section_is_called_the_same_on_every_page(site: Site) -> None:
    def named(page: Shown) -> dict[str, str]:
        row = page.part('<nav class="hd-sections"', "</nav>")
        titles = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<a [^>]*>(.*?)</a>", row)]
        return dict(zip([path for _, path in page.links(row)], titles, strict=True))

    for page in site.values():
        assert named(page) == named(site[page.edition]), page.path


def test_the_foot_leads_to_method_data_and_corrections(site: Site) -> None:
    words = {
        "en": ("Method", "Using the data", "Propose a correction"),
        "ar": ("المنهج", "استخدام البيانات", "اقترح تصحيحًا"),
    }
    pages = ("guide/method/", "guide/using-the-data/", "guide/editing/")
    for page in site.values():
        found = dict(re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', page.part("<footer", "</footer>")))
        ways = {word: page.links(f'<a href="{href}">')[0][1] for href, word in found.items()}
        for word, address in zip(words[page.language], pages, strict=True):
            assert ways[word] == page.edition + address, page.path


# What machines read


def test_every_page_names_its_own_address(site: Site) -> None:
    for page in site.values():
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', page.head) == [BASE + page.path]
        assert page.meta("og:url") == ([] if page.leads_on else [BASE + page.path])


def test_every_page_is_described_by_what_stands_on_it(site: Site) -> None:
    whole = {page.meta("description")[0] for page in (site[""], site["ar/"])}
    for page in site.values():
        if page.leads_on:
            continue
        (described,) = page.meta("description")
        assert page.meta("og:description") == [described], page.path
        assert (described in whole) == (page.address == ""), page.path
        (title,) = re.findall(r"<title>(.*?)</title>", page.head)
        assert title.partition(" · ")[0] == page.meta("og:title")[0], page.path


def test_every_record_that_counts_is_told_as_data(site: Site) -> None:
    kinds = "sites", "events", "sources", "agents"
    records = [page for page in site.values() if page.address.startswith(tuple(f"{kind}/" for kind in kinds))]
    records = [page for page in records if page.address.rstrip("/") not in kinds and not page.leads_on]
    assert records
    for page in records:
        is_told = '<script type="application/ld+json">' in page.head
        assert is_told == ('class="hd-withdrawn"' not in page.html), page.path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_of_an_edition_has_every_page_of_it(language: str, site: Site, bilingual: Path) -> None:
    data = json.loads((bilingual / f"search/{language}.json").read_text("utf-8"))
    found = {entry[1].partition("#")[0] for entry in data["entries"]}
    own = {page.path for page in site.values() if page.language == language and page.address}
    assert found == {path for path in own if not site[path].leads_on}
    within = {number for entry in data["entries"] if (number := entry[4]) >= 0}
    assert {data["entries"][number][0] for number in within} == {data["groups"].index("sites")}


def test_nothing_of_the_theme_is_published_that_no_page_loads(bilingual: Path) -> None:
    files = {path.relative_to(bilingual).as_posix() for path in bilingual.rglob("*") if path.is_file()}
    assert "search/symbols.svg" in files
    assert [name for name in files if name.startswith(("assets/javascripts/", "assets/stylesheets/"))] == []


def test_the_page_for_missing_ones_speaks_every_language(bilingual: Path) -> None:
    html = (bilingual / "404.html").read_text("utf-8")
    assert re.findall(r'<section class="hd-missing" lang="(\w+)"', html) == list(LANGUAGES)
