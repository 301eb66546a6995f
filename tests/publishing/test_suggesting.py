"""Each statement has its permanent number, and the ways to suggest a correction that catalogue.yaml names."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urljoin, urlsplit

import pytest

from damage_catalogue.build import read_publication
from damage_catalogue.language import language_for
from damage_catalogue.publishing.links import kind_of, record_address
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.publishing.writing.suggesting import (
    LONGEST,
    fitting,
    issue_address,
    mail_address,
    takes_lines,
)
from damage_catalogue.records.model import Catalogue, Claim, Site, Text, is_withdrawn
from damage_catalogue.records.numbers import Numbered, numbers_of
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus

MINI = Path(__file__).parents[1] / "data" / "mini"
SITE = "https://records.example/mini"
REPOSITORY = "https://github.com/example/mini/edit/main/"
ISSUES = "https://github.com/example/mini/issues/new?template=correction.yml"
CONTACT = "editors@example.org"


@dataclass
class Links(HTMLParser):
    """The ids of a page, its links to numbers, and the ways to suggest a correction, item by item."""

    html: str
    ids: list[str] = field(default_factory=list)
    to_numbers: list[str] = field(default_factory=list)
    ways: list[list[str]] = field(default_factory=list)
    inside: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "details" and "hd-suggest" in given.get("class", ""):
            assert "hd-screen" in given["class"], "nothing of it is printed"
            self.inside = True
            self.ways.append([])
        elif tag == "a" and self.inside:
            self.ways[-1].append(given["href"])
        elif tag == "a" and "#s_" in given.get("href", ""):
            self.to_numbers.append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.inside = False


def living(catalogue: Catalogue) -> list[Numbered]:
    return [one for one in numbers_of(catalogue) if not is_withdrawn(one.record)]


def address_of(one: Numbered) -> str:
    return record_address(kind_of(one.record), one.record.id)


def pages_of(catalogue: Catalogue, statuses: Mapping[str, SiteStatus], tag: str) -> dict[str, Page]:
    return {page.address: page for page in make_pages(catalogue, statuses, language_for(tag), SITE)}


@pytest.fixture(scope="module")
def open_to_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the invented catalogue that names every way to suggest a correction, in four languages."""
    root = shutil.copytree(MINI, tmp_path_factory.mktemp("open") / "mini")
    about = root / "catalogue" / "catalogue.yaml"
    lines = [
        line
        for line in about.read_text("utf-8").splitlines()
        if not line.startswith(("repository:", "contact:", "languages:"))
    ]
    said = f"repository: {REPOSITORY}\nissues: {ISSUES}\ncontact: {CONTACT}\nlanguages: [en, ar, fr, uk]\n"
    about.write_text("\n".join(lines) + f"\n{said}", "utf-8")
    return root


@pytest.fixture(scope="module")
def published(open_to_all: Path) -> tuple[Page, ...]:
    found = read_publication(open_to_all, "2026-11-22", SITE)
    assert found.errors == ()
    return found.pages


def test_every_statement_is_found_by_its_number_on_its_page(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    for tag in ("en", "ar", "fr", "uk"):
        pages = pages_of(mini, mini_statuses, tag)
        read = {address: Links(page.body) for address, page in pages.items()}
        for one in living(mini):
            ids = Counter(read[address_of(one)].ids)
            for anchor in (one.item.id, *(f"s_{number}" for number in (one.number, *one.replaced))):
                assert ids[anchor] == 1, (tag, one.record.id, anchor)
        for address, links in read.items():
            assert max(Counter(links.ids).values(), default=1) == 1, address
            for link in links.to_numbers:
                page, _, anchor = (
                    urljoin(f"https://x/{address}", link).removeprefix("https://x/").partition("#")
                )
                assert anchor in read[page].ids, (address, link)


def test_each_statement_on_pages_of_sites_events_and_agents_shows_a_number(
    mini: Catalogue, english: Mapping[str, Page]
) -> None:
    holders = {(address_of(one), one.item.id): one.number for one in living(mini)}
    shown = {
        (address, id): page.body
        for address, page in english.items()
        for id in re.findall(r'<article class="hd-(?:claim|disagreement)[^"]*" id="([^"]+)"', page.body)
    }
    assert set(shown) == set(holders)
    assert all(f'id="s_{holders[key]}"' in body for key, body in shown.items())
    hall = english["sites/saltmere/temple-of-winds/"].body
    event = mini.events["saltmere/hall-destroyed-2015"]
    for id in [one.item.id for one in numbers_of(mini) if one.record is event]:
        number = holders[f"events/{event.id}/", id]
        assert f"../../../events/{event.id}/#s_{number}" in hall
    claims: tuple[Claim, ...] = (*event.accounts, *event.attributions)
    for said in claims:
        number = holders[f"events/{event.id}/", said.id]
        assert said.by is None or f"#s_{number}" in english[f"agents/{said.by}/"].body


def test_nothing_is_offered_that_catalogue_yaml_does_not_name(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    ways = {"repository": REPOSITORY, "issues": ISSUES, "contact": CONTACT}
    starts = {
        "repository": REPOSITORY,
        "issues": "https://github.com/example/mini/issues/new?",
        "contact": "mailto:editors@example.org?",
    }
    nothing = replace(mini.about, repository=None, issues=None, contact=None)
    for named in ((), ("repository",), ("issues",), ("contact",), ("repository", "contact"), tuple(ways)):
        chosen: dict[str, Any] = {name: ways[name] for name in named}
        about = replace(nothing, **chosen)
        pages = pages_of(replace(mini, about=about), mini_statuses, "en")
        shown = [way for page in pages.values() for way in Links(page.body).ways]
        assert bool(shown) == bool(named)
        for way in shown:
            assert len(way) == len(named)
            assert all(href.startswith(starts[name]) for href, name in zip(way, named, strict=True))


def test_the_editor_opens_at_the_line_where_the_statement_begins(
    mini: Catalogue, published: tuple[Page, ...]
) -> None:
    told, by_number = 0, {one.number: one for one in living(mini)}
    for page in published:
        if page.language != "en":
            continue
        for way in Links(page.body).ways:
            address, _, line = way[0].partition("#L")
            path = address.removeprefix(REPOSITORY)
            number = parse_qs(urlsplit(way[1]).query)["statement"][0]
            one = by_number[number]
            assert path == f"catalogue/{one.kind}/{one.record.id}.yaml"
            rest = (MINI / path).read_text("utf-8").splitlines()[int(line) - 1 :]
            assert re.match(r"\s*- |\w+: \[", rest[0]), rest[0]
            first_id = re.search(r"\bid: ([a-z0-9-]+)", "\n".join(rest))
            assert first_id and first_id[1] == one.item.id
            told += 1
    assert told > 50


def test_form_and_letter_carry_page_number_source_and_what_is_said(
    mini: Catalogue, published: tuple[Page, ...]
) -> None:
    by_number = {one.number: one for one in living(mini)}
    seen = set()
    for page in published:
        language = language_for(page.language)
        for way in Links(page.body).ways:
            form, letter = urlsplit(way[1]), urlsplit(way[2])
            assert max(map(len, way)) <= LONGEST
            fields = parse_qs(form.query, strict_parsing=True)
            assert set(fields) == {"template", "title", "page", "statement", "source", "says"}
            one = by_number[fields["statement"][0]]
            prefix = "" if page.language == "en" else f"{page.language}/"
            assert fields["page"] == [f"{SITE}/{prefix}{address_of(one)}#s_{one.number}"]
            assert fields["title"] == [language.phrase("suggestion_title", number=one.number)]
            said = fields["says"][0]
            sources = re.split(r"[,،] ", fields["source"][0])
            cited = getattr(one.item, "citations", ())
            assert {each.source for each in cited} <= {*sources} or len(cited) > 4
            if says := getattr(one.item, "says", None):
                assert " ".join(language.plain(says).split()).startswith(said.removesuffix("…"))
            assert letter.scheme == "mailto"
            assert letter.path == CONTACT
            mail = dict(parse_qsl(letter.query, strict_parsing=True))
            assert set(mail) == {"subject", "body"}
            assert mail["subject"] == fields["title"][0]
            assert fields["page"][0] in mail["body"]
            assert one.number in mail["body"]
            assert mail["body"].count("\r\n") == mail["body"].count("\n") == mail["body"].count("\r")
            assert mail["body"].count("\n") == language.word("suggestion_body").count("\n")
            seen.add((page.language, one.number))
    assert {tag for tag, _ in seen} == {"en", "ar", "fr", "uk"}
    assert {number for tag, number in seen if tag == "en"} == set(by_number)


HOSTILE = (
    "\r\nBcc: everybody@example.org\r\n\r\nNew letter",
    '"><script>alert(1)</script>',
    "&body=else&subject=else#fragment?x=%0d%0aCc:y",
    "' onmouseover='alert(1)",
    "\u202edesrever",
    "قول طويل " * 600,
    "😀" * 1500,
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_record_says_stays_in_its_field(words: str, mini: Catalogue) -> None:
    site = next(site for site in mini.sites.values() if site.statements and not is_withdrawn(site))
    hostile = replace(site.statements[0], says=Text((("en", words),)))
    changed: Site = replace(site, statements=(hostile,))
    about = replace(mini.about, issues=ISSUES, contact=CONTACT, repository=REPOSITORY)
    catalogue = replace(mini, about=about, sites={**mini.sites, site.id: changed})
    page = pages_of(catalogue, derive_all(catalogue), "en")[record_address("sites", site.id)]
    assert "<script" not in page.body
    number = next(one.number for one in numbers_of(catalogue) if one.item is hostile)
    (way,) = (way for way in Links(page.body).ways if f"statement={number}" in way[1])
    assert all(len(href) <= LONGEST and href.isascii() and not re.search(r"\s|[\"<>]", href) for href in way)
    for href, names in (
        (way[1], ["template", "title", "page", "statement", "source", "says"]),
        (way[2], None),
    ):
        parts = urlsplit(href)
        assert parts.fragment == ""
        pairs = parse_qsl(parts.query, strict_parsing=True)
        assert [name for name, _ in pairs] == (names or ["subject", "body"])
    body = dict(parse_qsl(urlsplit(way[2]).query))["body"]
    assert body.count("\n") == language_for("en").word("suggestion_body").count("\n")


def test_as_much_is_told_as_fits() -> None:
    told = {"title": "t", "page": "p", "statement": "n", "source": "s", "says": "", "body": ""}
    makers: tuple[Callable[[str], str], ...] = (
        lambda said: issue_address(ISSUES, {**told, "says": said}),
        lambda said: mail_address(CONTACT, {**told, "body": f"{said}\nWhat?"}),
    )
    for make in makers:
        for says in ("short", "a" * 1900, "a" * 5000, "ب" * 3000, "a ب" * 900):
            address = fitting(make, says)
            assert len(address) <= LONGEST
            if len(make(says)) <= LONGEST:
                assert address == make(says)
            else:
                assert len(address) > LONGEST - 20


TOLD = {"title": "T", "body": "B\nC", "page": "P", "statement": "N", "source": "S", "says": "W"}


@pytest.mark.parametrize(
    ("issues", "address"),
    [
        (
            "https://github.com/o/r/issues/new?template=c.yml",
            "https://github.com/o/r/issues/new?template=c.yml&title=T&page=P&statement=N&source=S&says=W",
        ),
        ("https://github.com/o/r/issues/new", "https://github.com/o/r/issues/new?title=T&body=B%0AC"),
        ("https://codeberg.org/o/r/issues/new", "https://codeberg.org/o/r/issues/new?title=T&body=B%0AC"),
        (
            "https://gitlab.com/g/r/-/issues/new",
            "https://gitlab.com/g/r/-/issues/new?issue%5Btitle%5D=T&issue%5Bdescription%5D=B%0AC",
        ),
        ("https://example.org/ask?lang=en#form", "https://example.org/ask?lang=en&title=T&body=B%0AC#form"),
    ],
)
def test_each_hosting_site_gets_the_names_that_it_knows(issues: str, address: str) -> None:
    assert issue_address(issues, TOLD) == address


@pytest.mark.parametrize(
    ("address", "knows"),
    [
        ("https://github.com/o/r/edit/main/catalogue/sites/x.yaml", True),
        ("https://github.com/o/r/blob/main/catalogue/sites/x.yaml", True),
        ("https://gitlab.com/g/sub/r/-/edit/main/catalogue/sites/x.yaml", True),
        ("https://git.example.org/g/r/-/blob/main/catalogue/sites/x.yaml", True),
        ("https://codeberg.org/o/r/src/branch/main/catalogue/sites/x.yaml", True),
        ("https://codeberg.org/o/r/_edit/main/catalogue/sites/x.yaml", False),
        ("https://github.com/o/edit/tree/main/catalogue/sites/x.yaml", False),
        ("https://github.com.example.org/o/r/edit/main/x.yaml", False),
        ("https://example.org/mini/edit/main/catalogue/sites/x.yaml", False),
        ("https://example.org/edit?file=catalogue/sites/x.yaml", False),
        ("https://github.com/o/r/edit/main/?file=x.yaml", False),
        ("https://example.org/", False),
    ],
)
def test_a_line_is_named_only_where_the_address_surely_takes_one(address: str, knows: bool) -> None:
    assert takes_lines(address) is knows


def test_a_contact_page_is_linked_as_it_is(mini: Catalogue, english: Mapping[str, Page]) -> None:
    contact = mini.about.contact
    ways = [way for page in english.values() for way in Links(page.body).ways]
    assert ways
    assert all(way[-1] == contact for way in ways)
