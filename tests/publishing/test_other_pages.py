"""Pages of events, sources and agents, the home page and the lists."""

import re
from collections.abc import Mapping
from html import unescape

from damage_catalogue.language import language_for
from damage_catalogue.publishing.guide.codes import code_pages
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.validation.codes import ALL


def read(page: Page) -> str:
    without_drawings = re.sub(r"<svg.*?</svg>", "", page.body, flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]+>", "", without_drawings)).replace("\u2060", "")
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def test_event_says_when_within_which_bounds_and_to_what(english: Mapping[str, Page]) -> None:
    text = read(english["events/saltmere/hall-destroyed-2015/"])
    assert "When30 or 31 August 2015" in text
    assert "Not before27 August 2015[1]" in text
    assert "Temple of the Winds: Great hall" in text
    assert "CauseMilitary, armed conflict · Deliberate demolition with explosives · Certainty: High" in text


def test_change_of_control_names_both_sides(english: Mapping[str, Page]) -> None:
    text = read(english["events/saltmere/guard-returns/"])
    assert "Held before by Grey Banner, afterwards by Saltmere Guard and Quiet Museum." in text


def test_source_lists_everything_that_rests_on_it(english: Mapping[str, Page]) -> None:
    text = read(english["sources/penguin-post-2016-05-02/"])
    assert "Assessment: " in text
    assert "Statement: " in text
    assert "seeds/penguin-post-2016-05-02.txt" in text
    assert "Nothing in the catalogue rests on this source." in read(english["sources/unused-leaflet/"])


def test_withdrawn_event_is_told_nowhere_but_on_its_tombstone(english: Mapping[str, Page]) -> None:
    telling = [page.address for page in english.values() if "The mill burnt." in page.body]
    assert telling == []
    assert "The paper has said that it made the story up." in read(english["events/saltmere/withdrawn-fire/"])


def test_agent_page_gathers_what_is_said_and_gives_no_verdict(english: Mapping[str, Page]) -> None:
    headings = [one.title for one in english["agents/grey-banner/"].headings]
    assert headings[:5] == [
        "What is attributed to it",
        "What it said",
        "Places it is said to have taken",
        "Places it is said to have lost",
        "What it published",
    ]
    assert "The catalogue gives no verdict on anyone’s reliability." in read(english["agents/grey-banner/"])


def test_home_counts_have_denominators(english: Mapping[str, Page]) -> None:
    text = read(english[""])
    told = re.search(r"Counted here: (\d+) places and parts. A place with parts is counted through", text)
    assert told
    counts = re.findall(r"(\d+) of (\d+) places and parts", text.partition("Counted here")[0])
    assert {whole for _, whole in counts} == {told[1]}
    assert sum(int(number) for number, _ in counts) == int(told[1])
    assert "The status of 1 place is contested." in text


def test_each_state_lists_as_many_places_as_the_chart_counts(english: Mapping[str, Page]) -> None:
    for number, state in re.findall(
        r"status/([a-z-]+)/\">[^<]*</a> <span class=\"hd-fine\">(\d+)", english[""].body
    ):
        counted = english[f"status/{number}/"].body.partition("<h2")[0]
        assert counted.count("<li>") == int(state)


def test_every_state_has_a_page_even_if_no_place_is_in_it(english: Mapping[str, Page]) -> None:
    assert "Nothing is listed here at present." in read(english["status/still-stands/"])


def test_contested_page_lists_places_and_open_questions(english: Mapping[str, Page]) -> None:
    text = read(english["contested/"])
    assert "Lantern Tower Contested: Destroyed" in text
    assert "On which day did it fall? Destruction of the great hall · 2 answers, not settled" in text


def test_events_stand_below_the_years_by_which_they_had_happened(english: Mapping[str, Page]) -> None:
    """The undated stand last. The looting lasted from 2012 to the end of March 2014."""
    lines = read(english["events/"]).splitlines()
    years = [line for line in lines if line.isdigit() or line == "no date"]
    assert years == [*sorted(years[:-1]), "no date"]
    assert lines[lines.index("2014") + 1].startswith("Gates closed to visitors by 14 March 2014")
    assert lines[lines.index("2014") + 3].startswith("Looting of the tombs")
    assert "date not known" in lines[-1]


def test_sources_stand_below_their_types(english: Mapping[str, Page], mini: Catalogue) -> None:
    lines = read(english["sources/"]).splitlines()
    types = {term.label("en") for term in mini.vocabularies["source-type"]}
    used = {source.type.label("en") for source in mini.sources.values()}
    assert {line for line in lines if line in types} == used


def test_complete_address_is_cited_where_the_site_has_one(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    pages = make_pages(mini, mini_statuses, language_for("en"), "https://example.org/catalogue/")
    temple = next(page for page in pages if page.address == "sites/saltmere/temple-of-winds/")
    assert "https://example.org/catalogue/sites/saltmere/temple-of-winds/." in read(temple)


def test_every_code_has_a_page_with_meaning_and_examples() -> None:
    pages = {page.address: page for page in code_pages(ALL, language_for("en"))}
    assert len(pages) == len(ALL) + 1
    for code in ALL:
        text = unescape(pages[f"guide/codes/{code.id.lower()}/"].body)
        assert code.title in text
        assert code.why in text
        assert code.fix in text
