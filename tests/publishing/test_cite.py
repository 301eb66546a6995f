"""Files for reference managers: whatever a record holds, each format reads it back as it was written."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from damage_catalogue.language import language_for
from damage_catalogue.publishing.citing.formats import (
    CitedWork,
    cite_files,
    cited_date,
    to_bibtex,
    to_csl_json,
    to_ris,
)
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.edtf import parse
from damage_catalogue.records.model import Author, Catalogue
from damage_catalogue.status.facts import SiteStatus

TEMPLE = "sites/saltmere/temple-of-winds/"
TOWER = "sources/penguin-post-2016-05-02/"
HOSTILE = '} , note={x}\n@book{k,\\input{/etc/passwd} 50% $5 #1 a_b ~^ <b> "q" \u2028ER  - \r\nTY  - BOOK'
ENGLISH = language_for("en")


def files(page: Page) -> dict[str, str]:
    return {name: content.decode() for name, content in page.files}


def hostile_work() -> CitedWork:
    texts = dict.fromkeys(("title", "container_title", "publisher", "volume", "note", "page"), HOSTILE)
    authors = (Author(family=HOSTILE, given="A. and B., Jr"), Author(literal=f"{HOSTILE} and others"))
    return CitedWork(id="sources/hostile", type="article-newspaper", author=authors, **texts)  # type: ignore[arg-type]


def ris_lines(text: str) -> list[tuple[str, str]]:
    """Tag and value of every line; fails where a line is none of the format."""
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in text.split("\r\n")[:-1]]
    assert all(found), text
    return [(one[1], one[2]) for one in found if one]


def bibtex_fields(text: str) -> dict[str, str]:
    """The fields of the one entry, read as BibTeX does: by counting braces, whatever stands before them."""
    fields, at = {}, text.index(",") + 1
    while found := re.compile(r"\s*(\w+) = \{").match(text, at):
        start = end = found.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields[found[1]] = text[start : end - 1]
        at = end + 1
    assert text[at:].strip() in ("", "}")
    return fields


def test_no_text_ends_its_field_in_bibtex() -> None:
    text = to_bibtex(hostile_work())
    assert bibtex_fields(text).keys() == {
        "title",
        "author",
        "journal",
        "publisher",
        "volume",
        "pages",
        "note",
    }
    assert text.count("\n@") == 0
    bare = text.replace(r"\textbackslash{}", "")
    assert re.search(r"(?<!\\)[%$#_^~]", bare) is None
    assert "\\input" not in text
    assert "{A. and B., Jr}" in text


def test_no_text_begins_a_line_of_its_own_in_ris() -> None:
    lines = ris_lines(to_ris(hostile_work()))
    assert [tag for tag, _ in lines].count("ER") == [tag for tag, _ in lines].count("TY") == 1
    assert lines[0] == ("TY", "NEWS")
    assert lines[-1] == ("ER", "")


def test_csl_json_gives_every_text_back_as_it_was() -> None:
    (item,) = json.loads(to_csl_json(hostile_work()))
    assert item["title"] == HOSTILE
    assert item["author"][1] == {"literal": f"{HOSTILE} and others"}


@pytest.mark.parametrize(
    ("edtf", "csl", "bibtex", "ris"),
    [
        ("2016-05-02", {"date-parts": [[2016, 5, 2]]}, "2016-05-02", "2016/05/02/"),
        ("2016-05", {"date-parts": [[2016, 5]]}, "2016-05", "2016/05//"),
        ("0032", {"date-parts": [[32]]}, "0032", "0032///"),
        ("2016-05~", {"date-parts": [[2016, 5]], "circa": True}, "2016-05~", "2016/05//about May 2016"),
        ("2016-21", {"date-parts": [[2016]], "season": 1}, "2016", "2016///spring 2016"),
        (
            "2015/2016-02",
            {"date-parts": [[2015], [2016, 2]]},
            "2015/2016-02",
            "2015///between 2015 and February 2016",
        ),
        (
            "[2016-05-01,2016-05-03]",
            {"literal": "1 or 3 May 2016"},
            None,
            "///1 or 3 May 2016",
        ),
        ("201X", {"literal": "2010s"}, None, "///2010s"),
    ],
)
def test_a_date_is_as_exact_as_the_record(edtf: str, csl: object, bibtex: str | None, ris: str) -> None:
    work = CitedWork(id="sources/x", type="report", title="X", issued=cited_date(parse(edtf), ENGLISH))
    assert json.loads(to_csl_json(work))[0]["issued"] == csl
    assert bibtex_fields(to_bibtex(work)).get("date") == bibtex
    assert dict(ris_lines(to_ris(work)))["DA"] == ris


def test_site_page_is_cited_as_an_entry_of_the_edition(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    published = make_pages(mini, mini_statuses, language_for("en"), "https://example.org/catalogue/")
    page = next(page for page in published if page.address == TEMPLE)
    (item,) = json.loads(files(page)["cite.json"])
    assert item == {
        "id": "sites/saltmere/temple-of-winds",
        "type": "entry",
        "title": "Temple of the Winds",
        "container-title": "Mini catalogue of Saltmere",
        "publisher": "The editors of nothing real",
        "version": "2026.1",
        "URL": "https://example.org/catalogue/sites/saltmere/temple-of-winds/",
        "language": "en",
        "note": "CC-BY-4.0",
    }
    assert files(page)["cite.bib"].startswith("@incollection{sites:saltmere:temple-of-winds,\n")
    assert ("ET", "2026.1") in ris_lines(files(page)["cite.ris"])


def test_without_a_site_address_no_address_is_made_up(english: Mapping[str, Page]) -> None:
    assert "URL" not in json.loads(files(english[TEMPLE])["cite.json"])[0]


def test_arabic_page_is_cited_in_arabic(arabic: Mapping[str, Page]) -> None:
    (item,) = json.loads(files(arabic[TEMPLE])["cite.json"])
    assert (item["title"], item["container-title"]) == ("معبد الرياح", "السجل الصغير لسالتمير")


def test_source_page_gives_the_source_itself(english: Mapping[str, Page]) -> None:
    (item,) = json.loads(files(english[TOWER])["cite.json"])
    assert item["type"] == "article-newspaper"
    assert item["publisher"] == "The Penguin Post"
    assert item["URL"] == "https://example.org/penguin-post/2016/05/02?id=1&page=2"
    assert item["title"] == 'Keeper mourns "heap" of Saltmere'
    assert 'download="sources-penguin-post-2016-05-02.bib"' in english[TOWER].body


def test_files_of_a_source_stand_once_for_all_editions(arabic: Mapping[str, Page]) -> None:
    assert arabic[TOWER].files == ()
    assert f'href="../../../{TOWER}cite.ris"' in arabic[TOWER].body


def test_every_page_links_all_its_files(english: Mapping[str, Page]) -> None:
    for page in english.values():
        for name, _ in page.files:
            assert re.search(rf'href="([./]+{page.address})?{name}" download=', page.body), page.address


def test_a_doi_with_braces_keeps_the_entry_whole() -> None:
    work = replace(hostile_work(), doi="10.1234/a{b}c}")
    assert bibtex_fields(to_bibtex(work))["doi"] == "10.1234/a%7Bb%7Dc%7D"
    assert dict(cite_files(work))["cite.json"].decode().count("10.1234/a{b}c}") == 1
