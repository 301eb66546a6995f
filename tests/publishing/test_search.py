"""What the site's search looks through."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from damage_catalogue.language import language_for
from damage_catalogue.publishing.data.search import (
    SearchEntry,
    guide_entries,
    search_entries,
    search_index,
    symbols_file,
)
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.symbols import NAMES
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus

Pages = Mapping[str, Page]
Statuses = Mapping[str, SiteStatus]


def entries(mini: Catalogue, statuses: Statuses, pages: Pages) -> dict[str, SearchEntry]:
    found = list(search_entries(mini, statuses, pages.values()))
    by_path = {entry.path: entry for entry in found}
    assert len(by_path) == len(found)
    return by_path


def test_every_record_is_found_once_by_all_its_names(
    mini: Catalogue, mini_statuses: Statuses, english: Pages
) -> None:
    found = entries(mini, mini_statuses, english)
    for kind, record in mini.records():
        assert f"{kind}/{record.id}/" in found
    for site in mini.sites.values():
        if site.review is None or site.review.state.id != "withdrawn":
            names = {name.text for name in site.names.all}
            assert names <= set(found[f"sites/{site.id}/"].names)


def test_a_name_is_not_repeated_in_the_text(mini: Catalogue, mini_statuses: Statuses, english: Pages) -> None:
    for entry in entries(mini, mini_statuses, english).values():
        assert not {*entry.names, *entry.parts} & set(entry.text.splitlines()), entry.path


def test_addresses_that_lead_on_are_not_found(
    mini: Catalogue, mini_statuses: Statuses, english: Pages
) -> None:
    leading_on = {page.path for page in english.values() if page.redirect_to}
    assert leading_on
    assert not leading_on & entries(mini, mini_statuses, english).keys()


def test_an_edition_leads_to_its_own_pages(mini: Catalogue, mini_statuses: Statuses, arabic: Pages) -> None:
    pages = {address: replace(page, edition="ar/") for address, page in arabic.items()}
    found = entries(mini, mini_statuses, pages)
    assert {path[:3] for path in found} == {"ar/"}
    assert any(entry.within in found for entry in found.values() if entry.within)


def test_an_event_is_found_by_its_year(mini: Catalogue, mini_statuses: Statuses, english: Pages) -> None:
    found = entries(mini, mini_statuses, english)
    dated = [event for event in mini.events.values() if event.occurred and event.occurred.earliest]
    assert dated
    for event in dated:
        assert event.occurred is not None
        assert event.occurred.earliest is not None
        assert str(event.occurred.earliest.year) in found[f"events/{event.id}/"].label


def test_the_file_names_entries_in_the_order_of_their_paths() -> None:
    given = [
        SearchEntry("sites", "sites/b/", ("B",), within="sites/a/", state="destroyed", label="Destroyed"),
        SearchEntry("sites", "sites/a/", ("A",), "A <b> text"),
    ]
    data: dict[str, Any] = json.loads(search_index(language_for("en"), given))
    assert data["entries"] == [
        [0, "sites/a/", ["A"], [], -1, -1, "A <b> text"],
        [0, "sites/b/", ["B"], [], 0, 0, ""],
    ]
    assert data["states"] == [["destroyed", "Destroyed"]]
    assert search_index(language_for("en"), reversed(given)) == search_index(language_for("en"), given)


def test_a_guide_page_is_found_by_its_chapters() -> None:
    html = (
        '<h1 id="m">Method<a class="headerlink" href="#m">¶</a></h1><p>How &amp; why.</p>'
        '<h2 id="days">Days <em>of</em> note<a class="headerlink" href="#days">¶</a></h2>'
        "<ul><li>one</li><li>two\nlines</li></ul>"
    )
    assert list(guide_entries("guide/method/", "Method", html, language_for("en"))) == [
        SearchEntry("guide", "guide/method/", ("Method",), "How & why."),
        SearchEntry("guide", "guide/method/#days", ("Method: Days of note",), "one\ntwo lines"),
    ]


def test_a_list_of_examples_is_not_found_where_its_heading_says_so() -> None:
    html = (
        '<h1>Searching</h1><h2 id="recall">Recall</h2><p>Queries.</p>'
        '<h3 id="list" data-search-exclude="data-search-exclude">Examples</h3>'
        "<table><tr><td>Bel</td></tr></table>"
        '<h3 id="more">More</h3><p>Figures.</p><h2 id="last">Last</h2><p>Words.</p>'
    )
    assert [
        (entry.path, entry.text)
        for entry in guide_entries("guide/search/", "Searching", html, language_for("en"))
    ] == [
        ("guide/search/", ""),
        ("guide/search/#recall", "Queries.\nMore\nFigures."),
        ("guide/search/#last", "Words."),
    ]


def test_a_source_shows_who_published_it_and_when_but_no_address(
    mini: Catalogue, mini_statuses: Statuses, english: Pages
) -> None:
    found = entries(mini, mini_statuses, english)
    told = [source for source in mini.sources.values() if source.url and source.issued and source.title]
    assert told
    for source in told:
        entry, publisher = found[f"sources/{source.id}/"], mini.agents[source.publisher]
        assert source.issued is not None
        assert entry.label.startswith(publisher.names.preferred("en").text)
        assert str(source.issued.earliest.year if source.issued.earliest else "") in entry.label
        assert str(source.url).split("//")[1] not in entry.text


def test_the_file_of_symbols_draws_every_state() -> None:
    drawn = [one.get("id") for one in ET.fromstring(symbols_file())]
    assert drawn == [f"sym_{name}" for name in NAMES]
