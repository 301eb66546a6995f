"""Pages say what the files say, counted by brute force in the YAML, without the code that makes the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from tests.publishing.as_written import (
    INLINE,
    KINDS,
    Data,
    Files,
    Pages,
    addresses,
    below,
    living,
    said,
    section,
)

from damage_catalogue.language import language_for
from damage_catalogue.records import model
from damage_catalogue.records.edtf import parse
from damage_catalogue.records.model import Catalogue
from damage_catalogue.records.vocabularies import Term


def in_language(text: Any, language: str) -> str:
    """A text that may be in several languages; in English where it has not this one."""
    return str(text.get(language) or text["en"]) if isinstance(text, dict) else str(text)


# Where a page belongs


def test_every_page_begins_with_the_way_from_the_outermost_place_to_its_own(
    files: Files, edition: Pages
) -> None:
    for kind in KINDS:
        for id, record in files[kind].items():
            page = edition[f"{kind}/{id}/"]
            way: list[str] = []
            above = record.get("part_of")
            while above:
                way.insert(0, f"sites/{above}/")
                above = files["sites"][above].get("part_of")
            shown = page.body.partition("<h1")[0]
            assert addresses(page, shown) == [f"{kind}/", *way], page.address


def test_a_place_names_its_country_or_that_of_the_nearest_place_above_it(
    files: Files, edition: Pages
) -> None:
    for id, record in living(files, "sites"):
        place: Data | None = record
        while place is not None and "country" not in place:
            place = files["sites"].get(place.get("part_of", ""))
        page = edition[f"sites/{id}/"]
        (kind,) = re.findall(r'<p class="hd-kind">(.*?)</p>', page.body, re.DOTALL)
        name = language_for(page.language).country(place["country"]) if place else None
        assert name is None or name in kind, page.address


def test_every_former_address_leads_to_the_record_that_had_it(files: Files, edition: Pages) -> None:
    former = {
        f"{kind}/{old}/": f"{kind}/{id}/"
        for kind in KINDS
        for id, record in files[kind].items()
        for old in record.get("former_ids", ())
    }
    moved = {page.address: page for page in edition.values() if page.redirect_to}
    assert moved.keys() == former.keys()
    for address, target in former.items():
        assert moved[address].redirect_to == "../" * address.count("/") + target
        assert target in addresses(moved[address], moved[address].body)


# Who rests on whom


def citations(record: Data) -> Iterator[str]:
    """Every source that a record cites, once for each place that does, and once for its description."""
    yield from set(INLINE.findall(str(record.get("description", ""))))
    for way, value in below(record):
        if isinstance(value, dict) and "source" in value:
            yield value["source"]
        elif isinstance(value, list) and way[-1:] == ("sources",):
            yield from value


def test_a_source_lists_every_place_that_cites_it_and_no_other(files: Files, edition: Pages) -> None:
    cited = {
        (source, f"{kind}/{id}/"): number
        for kind in ("sites", "events", "agents")
        for id, record in living(files, kind)
        for source, number in Counter(citations(record)).items()
    }
    assert {source for source, _ in cited} < files["sources"].keys()
    shown = {}
    for id, _ in living(files, "sources"):
        page = edition[f"sources/{id}/"]
        for block in re.split(r"<h3 ", section(page, "_uses"))[1:]:
            (home,) = addresses(page, block.partition("</h3>")[0])
            shown[id, home] = len(re.findall(r"<li>", block))
    assert shown == cited


def test_only_of_a_source_that_nothing_cites_is_it_said_that_nothing_rests_on_it(
    files: Files, edition: Pages
) -> None:
    told = {
        source
        for kind in ("sites", "events", "agents")
        for _, record in living(files, kind)
        for source in citations(record)
    }
    for id, _ in living(files, "sources"):
        page = edition[f"sources/{id}/"]
        is_idle = language_for(page.language).word("nothing_rests_on_it") in page.body
        assert is_idle == (id not in told), page.address


def test_every_page_has_the_references_that_its_record_cites(files: Files, edition: Pages) -> None:
    """A place also has those of its events, which stand on its page, and an agent those of what it said."""
    for kind in ("sites", "events", "agents"):
        for id, record in living(files, kind):
            page = edition[f"{kind}/{id}/"]
            own = {*citations(record)}
            shown = set(re.findall(r'href="[./]*/sources/([a-z0-9-]+)/"', section(page, "_references")))
            assert own == shown if kind == "events" else own <= shown, page.address
            cited = [int(number) for number in re.findall(r'href="#ref_(\d+)"', page.body)]
            assert set(cited) == set(range(1, len(shown) + 1)), page.address


def test_a_description_shows_the_place_in_the_source_that_it_cites(files: Files, edition: Pages) -> None:
    tried = 0
    for kind in ("sites", "events", "agents"):
        for id, record in living(files, kind):
            page = edition[f"{kind}/{id}/"]
            text = in_language(record.get("description", ""), page.language)
            for place in re.findall(r"\[@[a-z0-9-]+, ([^\]<]+)\]", text):
                assert f">{place}</bdi>" in section(page, "_description") or kind == "agents", page.address
                tried += 1
    assert tried


DEEDS: Mapping[str, Callable[[str, Data, str], int]] = {
    "_said": lambda kind, record, agent: sum(
        one.get("by") == agent
        for group in ("assessments", "statements", "accounts", "attributions")
        for one in record.get(group, ())
    ),
    "_answered": lambda kind, record, agent: sum(
        one.get("by") == agent
        for question in record.get("disagreements", ())
        for one in question["positions"]
    ),
    "_accused": lambda kind, record, agent: sum(
        one["agent"] == agent for one in record.get("attributions", ())
    ),
    "_passed_on": lambda kind, record, agent: sum(
        isinstance(value, list) and way[-1:] == ("via",) and agent in value for way, value in below(record)
    ),
    "_gained": lambda kind, record, agent: int(agent in record.get("to", ())),
    "_lost": lambda kind, record, agent: int(agent in record.get("from", ())),
    "_published": lambda kind, record, agent: int(kind == "sources" and record["publisher"] == agent),
    "_members": lambda kind, record, agent: int(record.get("member_of") == agent),
    "_officers": lambda kind, record, agent: sum(role.get("of") == agent for role in record.get("roles", ())),
}


@pytest.mark.parametrize("chapter", DEEDS)
def test_an_agent_has_everything_that_the_files_say_of_it(chapter: str, files: Files, edition: Pages) -> None:
    found = 0
    for agent, _ in living(files, "agents"):
        expected = sum(
            DEEDS[chapter](kind, record, agent) for kind in KINDS for _, record in living(files, kind)
        )
        page = edition[f"agents/{agent}/"]
        assert len(re.findall(r"<li>(?!<a href=\"#)", section(page, chapter))) == expected, page.address
        found += expected
    assert found, "the invented catalogue has an example"


# What a record says


TEXTS = {
    *(
        "says",
        "note",
        "because",
        "question",
        "title",
        "caption",
        "reason",
        "quote",
        "text",
        "credit",
        "licence",
    ),
    *("rights", "wording", "locator", "provider", "sensor", "view", "content_warning"),
    *(
        "archive_exception",
        "position_exception",
        "link",
        "unit",
        "own_grade",
        "volume",
        "issue",
        "page",
        "number",
    ),
    *("DOI", "ISBN", "URL", "family", "literal", "container-title", "url", "criteria", "ref", "file"),
}
DATES = {"date", "observed", "reported", "stated", "occurred", "issued", "accessed", "captured"}
DATES |= {"acquired", "compared_with", "checked", "set_aside"}


def without_citations(value: Any) -> Any:
    """The record without what its citations say: that stands on the page of the source."""
    if isinstance(value, dict):
        return {key: without_citations(one) for key, one in value.items() if key != "citations"}
    return [without_citations(one) for one in value] if isinstance(value, list) else value


def texts_of(record: Data, language: str) -> Iterator[tuple[str, str]]:
    """Every text of a record that a page in the language must show, with its field."""
    for way, value in below(record):
        # A part is called by its name in the language of the page alone.
        if not way or isinstance(value, dict | list) or way[:2] == ("components", "names"):
            continue
        field = way[-1]
        if field in DATES or (field in ("from", "to") and way[0] in ("designations", "roles")):
            yield field, language_for(language).date(parse(value))
        elif field in TEXTS:
            yield field, value
    for way, value in below(record):
        if isinstance(value, dict) and {"en"} <= value.keys() <= {"en", "ar"} and way:
            yield way[-1], in_language(value, language)


def squeezed(text: str) -> str:
    """A text without what a page may set anew: breaks of lines, quotation signs, and stops."""
    return re.sub(r"[\s“”\"'«».]+", " ", INLINE.sub("[@", text)).strip()


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_a_record_says_stands_on_its_page(kind: str, files: Files, edition: Pages) -> None:
    missing = []
    tried = 0
    for id, record in living(files, kind):
        page = edition[f"{kind}/{id}/"]
        shown = squeezed(said(page))
        for field, text in texts_of(without_citations(record), page.language):
            if "[@" in text:  # a description: its numbers are held with the references
                continue
            tried += 1
            if squeezed(text) not in shown:
                missing.append(f"{page.address}: {field}: {text}")
    assert missing == []
    assert tried > 20


@pytest.mark.parametrize("field", ["says", "quote", "locator"])
def test_what_a_citation_says_stands_on_the_page_of_its_source(
    field: str, files: Files, edition: Pages
) -> None:
    tried = 0
    for kind in ("sites", "events", "agents"):
        for id, record in living(files, kind):
            for _, cited in below(record):
                if not isinstance(cited, dict) or "source" not in cited or field not in cited:
                    continue
                page = edition[f"sources/{cited['source']}/"]
                told = in_language(cited[field], page.language)
                assert squeezed(told) in squeezed(said(page)), f"{kind}/{id}: {page.address}"
                tried += 1
    assert tried


def terms_in(value: Any, field: str = "") -> Iterator[tuple[str, Term]]:
    """Every word of a vocabulary in a record, by the model, which knows from which one a field takes it."""
    if isinstance(value, Term):
        yield field, value
    elif isinstance(value, tuple):
        for one in value:
            yield from terms_in(one, field)
    elif is_dataclass(value) and type(value).__module__ == model.__name__:
        for own in fields(value):
            yield from terms_in(getattr(value, own.name), own.name)


SAID_IN_SENTENCES = {
    *("standing", "sensitivity", "disagreement-outcome", "source-read", "basis", "name-role"),
    *("completeness", "attribution-kind", "work", "agent-role"),
}


def test_every_word_of_a_vocabulary_in_a_record_stands_on_its_page(mini: Catalogue, edition: Pages) -> None:
    missing = []
    for kind, record in mini.records():
        if model.is_withdrawn(record):
            continue
        page = edition[f"{kind}/{record.id}/"]
        shown = said(page).casefold()
        for field, term in terms_in(record):
            label = term.label(page.language).casefold()
            if term.vocabulary not in SAID_IN_SENTENCES and label not in shown:
                missing.append(f"{page.address}: {field}: {term.id}")
    assert missing == []
