"""The catalogue's own records: the founding article, statement by statement, and what four sites show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import (
    Assessment,
    Attribution,
    Catalogue,
    Citation,
    Event,
    Site,
    Statement,
)
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.validation.validate import validate

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "dw-2016-03-25-palmyra"
FOUNDING_SITES = ("palmyra", "palmyra/citadel", "palmyra/temple-of-bel", "palmyra/valley-of-the-tombs")
AFP_SOURCE = "syrian-military-source-afp"
STATE_TELEVISION = "syrian-state-television"


class Told(NamedTuple):
    """A statement as it is recorded: where, by whom, through whom."""

    record: str
    id: str
    by: str | None
    via: tuple[str, ...] = ()


# What the article says about the heritage of Palmyra: how the quotation opens and which record holds it.
TOLD = {
    "A Syrian military source confirmed to AFP": (
        Told("palmyra/citadel-retaken-2016", "military-source", AFP_SOURCE, ("afp",)),
        Told("palmyra/fighting-2016-03", "military-source-days-of-fighting", AFP_SOURCE, ("afp",)),
    ),
    "“Our armed forces, in coordination": (
        Told("palmyra/citadel-retaken-2016", "state-television", STATE_TELEVISION),
    ),
    "The army has also reportedly cut off": (
        Told("palmyra/fighting-2016-03", "military-source-highway", "military-source-reuters", ("reuters",)),
    ),
    "The AFP source said a sandstorm": (
        Told("palmyra/fighting-2016-03", "military-source-sandstorm", AFP_SOURCE, ("afp",)),
    ),
    "that most of the ancient city": (
        Told("palmyra/retaken-2016", "military-source-most", AFP_SOURCE, ("afp",)),
    ),
    "the ancient city – overrun by IS in May 2015": (
        Told("palmyra/fall-2015", "deutsche-welle", "deutsche-welle"),
    ),
    "Syrian state TV reported that Assad loyalists": (
        Told("palmyra/fighting-2016-03", "state-television-near-archaeological-sites", STATE_TELEVISION),
    ),
    "It showed live footage of airstrikes": (
        Told("palmyra/citadel-airstrikes-2016-03", "state-television-footage", STATE_TELEVISION),
    ),
    "Beirut-based television channel Al-Mayadeen": (
        Told("palmyra/citadel-airstrikes-2016-03", "al-mayadeen-footage", "al-mayadeen"),
    ),
    "“In the southwest, the army has liberated": (
        Told("palmyra/valley-of-the-tombs-retaken-2016", "abdulkarim", "maamoun-abdulkarim", ("afp",)),
    ),
    "Only about 15,000 of Palmyra’s 70,000 residents": (Told("palmyra", "residents-stayed-dw", None),),
    "Russian aircraft carried out 146 strikes": (
        Told("palmyra/russian-strikes-2016-03", "moscow", "russia"),
        Told("palmyra/russian-strikes-2016-03", "moscow-claimed", "russia"),
    ),
    "Palmyra’s recapture would be a major symbolic victory": (
        Told("palmyra", "control-of-desert-dw", "deutsche-welle"),
    ),
    "Palmyra, known as the “Pearl of the Desert,” was overrun by IS last May.": (
        Told("palmyra/fall-2015", "deutsche-welle", "deutsche-welle"),
    ),
    "The group has since blown up UNESCO-listed temples": (
        Told("palmyra/temples-blown-up-2015", "deutsche-welle", "deutsche-welle"),
        Told("palmyra/temples-blown-up-2015", "deutsche-welle-accused", "deutsche-welle"),
        Told("palmyra/relics-looted-2015", "deutsche-welle", "deutsche-welle"),
    ),
    "and looted relics": (Told("palmyra/relics-looted-2015", "deutsche-welle-accused", "deutsche-welle"),),
    "IS claimed in September to have destroyed the Temple of Bel": (
        Told("palmyra/temple-of-bel-destroyed-2015", "islamic-state-claim", "islamic-state"),
        Told("palmyra/temple-of-bel-destroyed-2015", "islamic-state-claimed", "islamic-state"),
    ),
    "the Temple of Bel, which UNESCO described": (
        Told("palmyra/temple-of-bel", "unesco-significance-dw", "unesco"),
    ),
    "UNESCO chief Irinia Bokova welcomed": (Told("palmyra", "bokova-welcome", "irina-bokova"),),
    "“For one year, Palmyra has been a symbol": (
        Told("palmyra", "bokova-cultural-cleansing", "irina-bokova"),
    ),
}  # fmt: skip

# The article's other sentences and headings, by their openings: they say nothing of the heritage of Palmyra.
ABOUT_OTHER_THINGS = (
    "A strategic moment",
    "A month ago, a ceasefire",
    "The advance in Palmyra comes a day after Iraqi troops",
    "The international perspective",
    "Moscow is Assad’s main ally",
    "At a meeting in Moscow on Thursday",
    "Russian President Vladimir Putin",
    "Unless Assad agrees to step down",
    "Pearl of the desert",
    "Deutsche Welle",
)

DISAGREEMENTS = {
    "palmyra": {"overall-2016": "unresolved", "criteria": "resolved"},
    "palmyra/citadel": {"condition-2016": "unresolved", "responsibility": "unresolved"},
    "palmyra/temple-of-bel": {
        "standing-or-gone-2015-08": "resolved",
        "good-condition-or-in-pieces-2016-03": "resolved",
        "words-of-unesco": "resolved",
    },
    "palmyra/valley-of-the-tombs": {"number-2015": "unresolved", "number-2015-2016": "unresolved"},
    "palmyra/citadel-airstrikes-2015-11": {"extent": "unresolved"},
    "palmyra/citadel-retaken-2016": {"date": "unresolved"},
    "palmyra/columns-blown-up-2015": {"date": "unresolved"},
    "palmyra/fall-2015": {"date": "explained"},
    "palmyra/military-camp-2016": {"position": "unresolved", "permission": "unresolved"},
    "palmyra/retaken-2016": {"date": "resolved"},
    "palmyra/temple-of-bel-destroyed-2015": {"date": "resolved"},
    "palmyra/tower-tombs-2015-phase-2": {"date-of-famous-towers": "unresolved"},
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    outcome = validate(Project(ROOT), Day(2026, 11, 22))
    assert not outcome.has_errors, outcome.diagnostics
    assert outcome.catalogue
    return outcome.catalogue


@pytest.fixture(scope="module")
def article(catalogue: Catalogue) -> str:
    held = catalogue.sources[ARTICLE].text
    assert held
    return fold((ROOT / held.file).read_text(encoding="utf-8"))


def fold(text: str) -> str:
    return " ".join(text.split())


def cited_statements(record: Site | Event) -> Iterator[tuple[str, str | None, Citation]]:
    """Every statement of a site or an event with who makes it, once for each of its citations."""
    parts: tuple[Statement | Assessment | Attribution, ...] = (
        (*record.statements, *record.assessments)
        if isinstance(record, Site)
        else (*record.accounts, *record.attributions)
    )
    for part in parts:
        for citation in part.citations:
            yield part.id, part.by, citation


def find_quotes(catalogue: Catalogue) -> Iterator[tuple[str, Told]]:
    records: tuple[Site | Event, ...] = (*catalogue.sites.values(), *catalogue.events.values())
    for record in records:
        for id, by, citation in cited_statements(record):
            if citation.quote is not None and citation.source == ARTICLE:
                yield fold(citation.quote), Told(record.id, id, by, citation.via)


def status_on(catalogue: Catalogue, site: str, day: Day | None) -> SiteStatus:
    return derive_all(catalogue, day)[site]


def damage_on(catalogue: Catalogue, site: str, day: Day | None) -> str | None:
    damage = status_on(catalogue, site, day).status.damage
    return damage.id if damage else None


def test_every_quotation_stands_in_the_article(catalogue: Catalogue, article: str) -> None:
    quotes = [quote for quote, _ in find_quotes(catalogue)]
    assert len(quotes) >= sum(map(len, TOLD.values()))
    assert [quote for quote in quotes if quote not in article] == []


@pytest.mark.parametrize(("opening", "told"), [(k, one) for k, several in TOLD.items() for one in several])
def test_each_statement_of_the_article_is_recorded_with_its_chain(
    catalogue: Catalogue, opening: str, told: Told
) -> None:
    assert told in {found for quote, found in find_quotes(catalogue) if quote.startswith(opening)}


def test_no_sentence_of_the_article_is_passed_over(catalogue: Catalogue, article: str) -> None:
    quotes = [quote for quote, _ in find_quotes(catalogue)]
    held = catalogue.sources[ARTICLE].text
    assert held
    paragraphs = (ROOT / held.file).read_text(encoding="utf-8").splitlines()
    sentences = [
        sentence for line in paragraphs if line for sentence in re.split(r"(?<=\w[.])[ ]+(?=[A-Z“])", line)
    ]
    passed_over = [
        sentence
        for sentence in sentences
        if not sentence.startswith(ABOUT_OTHER_THINGS)
        and not any(quote in sentence or sentence in quote for quote in quotes)
    ]
    assert len(sentences) > 25
    assert passed_over == []


def test_no_assessment_of_any_state_rests_on_the_article(catalogue: Catalogue) -> None:
    """It tells of fighting near the citadel and of its capture, and says nothing of its condition."""
    resting = [
        (site.id, assessment.id)
        for site in catalogue.sites.values()
        for assessment in site.assessments
        if any(citation.source == ARTICLE for citation in assessment.citations)
    ]
    assert resting == []


def test_strikes_that_the_article_reports_near_the_citadel_are_threats_not_damage(
    catalogue: Catalogue,
) -> None:
    kinds = {
        event.id: event.kind.id
        for event in catalogue.events_at["palmyra/citadel"]
        if any(citation.source == ARTICLE for _, _, citation in cited_statements(event))
    }
    assert kinds == {
        "palmyra/citadel-airstrikes-2016-03": "threat",
        "palmyra/citadel-retaken-2016": "control",
    }


def test_september_is_the_month_of_the_claim_not_of_the_destruction(catalogue: Catalogue) -> None:
    event = catalogue.events["palmyra/temple-of-bel-destroyed-2015"]
    claim = next(account for account in event.accounts if account.id == "islamic-state-claim")
    assert claim.stated and claim.stated.text == "2015-09"
    assert claim.occurred is None
    assert event.occurred and event.occurred.text == "2015-08-30"


def test_what_is_not_known_of_the_article_is_left_out(catalogue: Catalogue) -> None:
    source = catalogue.sources[ARTICLE]
    assert (source.title, source.url, source.author) == (None, None, ())
    assert source.issued and source.issued.text == "2016-03-25~"


def test_no_event_lies_outside_its_bounds(catalogue: Catalogue) -> None:
    """A coarse date, such as a month or about a year, may reach beyond an exact bound that lies in it."""
    outside = []
    for event in catalogue.events.values():
        first, last = event.not_before, event.not_after
        if event.occurred is None:
            continue
        start, end = event.occurred.earliest, event.occurred.latest
        if first and first.date.earliest and end and end < first.date.earliest:
            outside.append(event.id)
        if last and last.date.latest and start and start > last.date.latest:
            outside.append(event.id)
    assert outside == []


def test_the_temple_of_bel_is_destroyed_on_31_august_2015_and_not_on_the_27th(catalogue: Catalogue) -> None:
    assert damage_on(catalogue, "palmyra/temple-of-bel", Day(2015, 8, 27)) == "no-visible-damage"
    assert damage_on(catalogue, "palmyra/temple-of-bel", Day(2015, 8, 31)) == "destroyed"


def test_the_belief_that_the_temple_still_stood_is_kept_beside_the_image_and_loses(
    catalogue: Catalogue,
) -> None:
    status = status_on(catalogue, "palmyra/temple-of-bel", None).status
    verdicts = {step.assessment.id: step.verdict for step in status.trace}
    assert verdicts["dgam-2015-08-31"] == "challenges"
    assert status.decided_by and status.decided_by.id == "unosat-2015-08-31"


def test_neither_good_condition_on_photographs_nor_a_look_from_afar_brings_the_temple_back(
    catalogue: Catalogue,
) -> None:
    status = status_on(catalogue, "palmyra/temple-of-bel", Day(2016, 4, 30)).status
    verdicts = {step.assessment.id: step.verdict for step in status.trace}
    assert verdicts["dgam-2016-03-26-photographs"] == "challenges"
    assert verdicts["unesco-2016-04"] == "silent"
    assert status.damage and status.damage.id == "destroyed"
    assert not status.contested


def test_the_citadel_is_damaged_and_how_badly_is_an_open_question(catalogue: Catalogue) -> None:
    status = status_on(catalogue, "palmyra/citadel", None).status
    assert status.damage and status.damage.id == "damaged"
    assert not status.contested
    assert [one.disagreement.id for one in status.questions] == ["condition-2016"]
    assert [one.id for one in status.judged.challenges] == ["arkawi-2017"]


def test_when_the_article_appeared_the_citadel_was_reported_damaged_and_seen_by_nobody(
    catalogue: Catalogue,
) -> None:
    status = status_on(catalogue, "palmyra/citadel", Day(2016, 3, 25)).status
    assert status.damage and status.damage.id == "damaged"
    assert status.judged.way == "reported"


def test_the_founding_sites_are_palmyra_and_three_of_its_parts(catalogue: Catalogue) -> None:
    parts = {site.id for site in catalogue.parts["palmyra"]}
    assert set(FOUNDING_SITES) - {"palmyra"} <= parts
    assert catalogue.country(catalogue.sites["palmyra/citadel"]) == "SY"


def test_the_valley_of_the_tombs_has_no_point_that_no_source_gives(catalogue: Catalogue) -> None:
    location = catalogue.sites["palmyra/valley-of-the-tombs"].location
    assert location and location.geometry is None


def test_no_disagreement_is_settled_silently(catalogue: Catalogue) -> None:
    for id, expected in DISAGREEMENTS.items():
        record = catalogue.sites.get(id) or catalogue.events[id]
        outcomes = {one.id: one.outcome.id for one in record.disagreements}
        assert expected.items() <= outcomes.items(), id
        assert all(one.because for one in record.disagreements if one.outcome.id != "unresolved"), id


def test_the_events_of_palmyra_are_of_the_kinds_that_the_sources_tell_of(catalogue: Catalogue) -> None:
    kinds = Counter(event.kind.id for event in catalogue.events.values() if event.id.startswith("palmyra/"))
    fewest = Counter(damage=12, control=8, other=4, threat=3, inspection=2, looting=1, access=1)
    assert fewest <= kinds


@pytest.mark.parametrize("id", FOUNDING_SITES)
def test_a_founding_site_is_named_and_described_in_english_and_arabic(catalogue: Catalogue, id: str) -> None:
    site = catalogue.sites[id]
    assert [site.names.preferred(language).lang for language in ("en", "ar")] == ["en", "ar"]
    assert site.description and {"en", "ar"} <= dict(site.description.versions).keys()
