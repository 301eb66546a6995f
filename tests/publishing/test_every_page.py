"""What holds for every page of the mini catalogue, in both languages."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath

import pytest

from damage_catalogue.publishing.links import HAND_WRITTEN
from damage_catalogue.publishing.page import Page

REPOSITORY = Path(__file__).parents[2]
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
ALLOWED = """
    a article bdi blockquote circle cite code dd defs desc details div dl dt figcaption figure h1 h2 h3 li
    line nav ol p path pattern rect s section span stop strong summary svg symbol table tbody td
    text th thead time title tr ul use
"""

WITH_A_TOOL = {"changes/": {"button", "form", "input", "label", "link", "script"}}
"""Pages to which a script of their own adds a tool, and the elements that it needs."""


class Document(HTMLParser):
    """The elements of a body, and what is wrong with their nesting."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.roots = 0
        self.faults: list[str] = []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if not self.open:
            self.roots += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


@pytest.fixture(scope="module", params=["english", "arabic"])
def pages(request: pytest.FixtureRequest) -> Mapping[str, Page]:
    found: Mapping[str, Page] = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def documents(pages: Mapping[str, Page]) -> Mapping[str, Document]:
    return {address: Document(page.body) for address, page in pages.items()}


def ids(document: Document) -> list[str]:
    return [attributes["id"] or "" for _, attributes in document.elements if "id" in attributes]


def links(document: Document) -> Iterator[str]:
    for _, attributes in document.elements:
        for name in ("href", "src"):
            if (value := attributes.get(name)) is not None:
                yield value


def test_pages_come_in_order_of_address_and_each_once(pages: Mapping[str, Page]) -> None:
    assert list(pages) == sorted(pages)


def test_a_body_is_one_well_formed_element(documents: Mapping[str, Document]) -> None:
    faults = {address: one.faults + one.open for address, one in documents.items() if one.faults or one.open}
    assert faults == {}
    assert {one.roots for one in documents.values()} == {1}


def test_a_body_has_one_main_heading(documents: Mapping[str, Document]) -> None:
    counts = {sum(tag == "h1" for tag, _ in one.elements) for one in documents.values()}
    assert counts == {1}


def test_only_known_elements_are_written(documents: Mapping[str, Document]) -> None:
    known = set(ALLOWED.split())
    found = {
        (address, tag)
        for address, one in documents.items()
        for tag, _ in one.elements
        if tag not in known | WITH_A_TOOL.get(address, set())
    }
    assert found == set()


def test_no_page_needs_inline_style_or_script(documents: Mapping[str, Document]) -> None:
    attributes = {name for one in documents.values() for _, found in one.elements for name in found}
    assert [name for name in attributes if name == "style" or name.startswith("on")] == []


def test_ids_are_unique_on_a_page(documents: Mapping[str, Document]) -> None:
    twice = {
        (address, id)
        for address, one in documents.items()
        for id, count in Counter(ids(one)).items()
        if count > 1
    }
    assert twice == set()


def test_every_link_leads_to_a_page_and_every_fragment_to_a_place_on_it(
    documents: Mapping[str, Document], pages: Mapping[str, Page], english: Mapping[str, Page]
) -> None:
    broken = []
    files = {page.address + name for page in pages.values() for name, _ in page.files}
    # The files of a source are shared by all editions and stand in the main one.
    files |= {
        page.address + name for page in english.values() if page.kind == "source" for name, _ in page.files
    }
    places = {address: set(ids(one)) for address, one in documents.items()}
    for address, document in documents.items():
        for link in links(document):
            if re.match(r"https?://", link):
                continue
            path, _, fragment = link.partition("?")[0].partition("#")
            target = normpath(join("/", address, path)).strip("/") if path else address.strip("/")
            if target.startswith("catalogue/"):
                assert (Path(__file__).parents[1] / "data/mini" / target).is_file(), link
                continue
            if target in files:
                continue
            if "assets/" in target and address in WITH_A_TOOL:
                assert (REPOSITORY / "docs" / target[target.index("assets/") :]).is_file(), link
                continue
            page = f"{target}/" if target else ""
            known = page in documents or page in (*HAND_WRITTEN, "explore/")
            if not known or (fragment and fragment not in places.get(page, ())):
                broken.append(f"{address}: {link}")
    assert broken == []


def test_every_reference_to_a_record_or_statement_is_resolved(pages: Mapping[str, Page]) -> None:
    """What is not found is written as bare `<code>`; file names carry a direction."""
    assert [page.address for page in pages.values() if "<code>" in page.body] == []


def test_no_link_starts_at_the_root_of_the_server(documents: Mapping[str, Document]) -> None:
    assert [link for one in documents.values() for link in links(one) if link.startswith("/")] == []


def test_links_out_of_the_site_say_so(documents: Mapping[str, Document]) -> None:
    out = [
        attributes.get("rel")
        for one in documents.values()
        for tag, attributes in one.elements
        if tag == "a" and re.match(r"https?:", attributes.get("href") or "")
    ]
    assert set(out) == {"noopener external"}


def test_headings_are_those_of_the_body(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        # A tool is not among the contents: without its script it is not there.
        body = re.sub(r"<section [^>]*\bhidden>.*?</section>", "", page.body, flags=re.DOTALL)
        written = re.findall(r'<h([23]) id="([^"]+)"', body)
        assert [(str(one.level), one.id) for one in page.headings] == written


def test_a_description_fits_on_a_results_page(pages: Mapping[str, Page]) -> None:
    assert all(len(page.description) <= 160 for page in pages.values())
    assert [page.address for page in pages.values() if not page.description and not page.redirect_to] == []


def test_json_ld_cannot_end_its_script(pages: Mapping[str, Page]) -> None:
    documents = [page.json_ld for page in pages.values() if page.json_ld is not None]
    assert documents
    for text in documents:
        assert json.loads(text)["@context"] == "https://schema.org"
        assert re.search(r"[<>&\u2028\u2029]", text) is None


def test_a_former_address_leads_to_the_present_one(pages: Mapping[str, Page]) -> None:
    moved = {page.address: page.redirect_to for page in pages.values() if page.redirect_to}
    assert moved["sites/saltmere/wind-temple/"] == "../../../sites/saltmere/temple-of-winds/"
    assert moved.keys() == {
        "agents/guard-of-saltmere/",
        "events/saltmere/temple-destroyed/",
        "sites/saltmere/wind-temple/",
        "sources/nowhere-gazetteer/",
    }


PRINT_DIGEST = """
import hashlib, pathlib
from damage_catalogue.language import language_for
from damage_catalogue.project import Project
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.edtf import Day
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.validation.validate import validate
catalogue = validate(Project(pathlib.Path("tests/data/mini")), Day(2026, 11, 22)).catalogue
digest = hashlib.sha256()
for language in ("en", "ar"):
    for page in make_pages(catalogue, derive_all(catalogue), language_for(language)):
        digest.update(repr(page).encode())
print(digest.hexdigest())
"""


def test_the_same_records_give_the_same_bytes() -> None:
    def digest(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            cwd=REPOSITORY,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "scripts"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert digest("1") == digest("2")
