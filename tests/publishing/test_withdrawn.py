"""What was taken back says so wherever its status is asked for, and so does what rests on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.publishing.test_other_pages import read

from damage_catalogue.language import language_for
from damage_catalogue.publishing.in_words.status_data import status_as_data
from damage_catalogue.publishing.in_words.status_text import status_as_text
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.model import Catalogue, Review, is_withdrawn
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import Asked, SiteStatus
from damage_catalogue.status.withdrawn import withdrawn_sources

BRIDGE, TEMPLE = "saltmere/toll-bridge", "saltmere/temple-of-winds"


def withdraw_source(catalogue: Catalogue, id: str) -> Catalogue:
    review = Review(catalogue.vocabularies["review-state"]["withdrawn"])
    sources = {**catalogue.sources, id: replace(catalogue.sources[id], review=review)}
    return replace(catalogue, sources=sources)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_withdrawn_place_says_so_first_and_has_no_status(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus], tag: str
) -> None:
    language = language_for(tag)
    told = status_as_text(mini, mini_statuses[BRIDGE], Asked(), language).splitlines()
    assert told[1].strip() == language.word("withdrawn")
    assert told[2].strip() == "Recorded twice; there is no such bridge."
    assert len(told) == 3


def test_the_data_of_a_withdrawn_place_say_so_and_no_state(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    reason = {"reason": {"en": "Recorded twice; there is no such bridge."}}
    told = status_as_data(mini, mini_statuses[BRIDGE], Asked())
    assert told == {"site": BRIDGE, "question": "now", "on": None, "known_by": None, "withdrawn": reason}
    other = status_as_data(mini, mini_statuses[TEMPLE], Asked())
    assert (other["withdrawn"], other["withdrawn_sources"]) == (None, [])
    assert other["state"]


def test_a_withdrawn_place_is_in_no_list_and_its_page_has_no_status(english: Mapping[str, Page]) -> None:
    lists = [page for page in english.values() if page.kind == "index"]
    assert lists
    assert not [page.address for page in lists if "Toll Bridge" in page.body]
    assert "hd-badge" not in english[f"sites/{BRIDGE}/"].body


def test_a_status_names_the_withdrawn_sources_that_it_rests_on(mini: Catalogue) -> None:
    decided = derive_all(mini)[TEMPLE].status.decided_by
    assert decided is not None
    id = decided.citations[0].source
    catalogue = withdraw_source(mini, id)
    statuses = derive_all(catalogue)
    told = status_as_text(catalogue, statuses[TEMPLE], Asked(), language_for("en")).splitlines()
    assert told[1] == f"  Rests on a source that was withdrawn: {id}"
    data = status_as_data(catalogue, statuses[TEMPLE], Asked())
    assert data["withdrawn_sources"] == [id]
    pages = {page.address: page for page in make_pages(catalogue, statuses, language_for("en"))}
    assert "Rests on a source that was withdrawn: " in read(pages[f"sites/{TEMPLE}/"])


def test_a_withdrawn_source_on_which_no_status_rests_is_held_against_none(mini: Catalogue) -> None:
    catalogue = withdraw_source(mini, "unused-leaflet")
    for found in derive_all(catalogue).values():
        data = status_as_data(catalogue, found, Asked())
        assert not data.get("withdrawn_sources")
        assert "that was withdrawn" not in status_as_text(catalogue, found, Asked(), language_for("en"))


def test_a_status_names_withdrawn_sources_of_what_was_done_since(mini: Catalogue) -> None:
    """Of every source in turn: a status rests on the accounts of what it tells, too."""
    tried = 0
    for id in mini.sources:
        for found in derive_all(withdraw_source(mini, id)).values():
            accounts = [one for since in found.status.since for one in since.event.accounts]
            cited = any(
                citation.source == id
                for account in accounts
                if account.standing.id == "standing"
                for citation in account.citations
            )
            if cited and not is_withdrawn(found.site):
                whole = replace(found, components={})
                told = withdrawn_sources(whole, withdraw_source(mini, id).sources)
                assert [one.id for one in told] == [id], found.site.id
                tried += 1
    assert tried > 3
