"""The rules where one failing example does not say enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from damage_catalogue.scanning.contacts import find_contacts
from damage_catalogue.scanning.normalised import normalise
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.rules.passages import FoldedText, fold
from damage_catalogue.validation.rules.privacy import find_coordinates

Find = Callable[[str, str], list[Diagnostic]]

GATE = "names: [{text: Gate, lang: en, role: preferred}]\nkind: gate\n"


def assessment(id: str = "a", by: str = "museum", **fields: str) -> str:
    values = {
        "damage": "damaged",
        "by": by,
        "basis": "relayed",
        "method": "adopted-report",
        "certainty": "high",
        "citations": "[{source: article, says: So it is.}]",
    } | fields
    return f"  - id: {id}\n" + "".join(f"    {name}: {value}\n" for name, value in values.items())


def codes(found: list[Diagnostic]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "34.54712, 38.27429",
        "34.547 N, 38.274 E",
        "at 34.55° N and 38.27° E",
        "34°33′ N",
        "34° 33' 15\" N",
        "38.27 E, 34.55 N",
        "37S BU 32000 23000",
        "UTM 37S 432000 3823000",
        "geo:34.54712,38.27429",
    ],
)
def test_coordinates_in_a_text_are_found(text: str) -> None:
    assert find_coordinates(f"It lies at {text}.") or find_coordinates(text)


@pytest.mark.parametrize(
    "text",
    [
        "World Heritage no. 1229bis, tower 51, tower 71",
        "ISBN 978-92-3-100000-0",
        "from 2015-08-23 to 2015-08-31, in 1980 and 2013",
        "12.5 m by 3.25 m; 1,250,000 people; 3.14",
        "prices of 12.50, 13.75 and 14.00",
        "DOI 10.5281/zenodo.123456",
        "p. 12-15, fig. 3.2, 3.4",
        "WHC-16/40.COM/7A, decision 40 COM 7A.15",
        "on 30/08/2015 at 12:30",
        "[@report-2015, p. 2]",
        "00 in the margin, +5 degrees, 30 °C",
    ],
)
def test_other_numbers_are_taken_for_nothing_else(text: str) -> None:
    assert find_coordinates(text) is None
    assert not list(find_contacts(normalise(text)))


@pytest.mark.parametrize(
    "text",
    [
        "+963 11 231 5580",
        "00963 11 2315580",
        "+963112315580",
        "tel. 2315580",
        "Phone: 2315580",
        "TELEPHONE 2315580",
        "mobile 231-5580",
        "WhatsApp: 2315580",
        "fax 2315580",
        "wa.me/963112315580",
        "هاتف: 2315580",
        "جوال 2315580",
        "واتساب: 2315580",
        "موبايل 2315580",
    ],
)
def test_telephone_numbers_are_found(text: str) -> None:
    (found,) = find_contacts(normalise(f"Call {text} now"))
    assert (found.kind, found.text) == ("telephone", text)


def test_coordinates_in_the_citation_of_a_public_location_are_fine(find: Find) -> None:
    location = (
        "location:\n  sensitivity: public\n  geometry: {type: Point, coordinates: [38.274, 34.547]}\n"
        "  method: gazetteer\n  certainty: high\n"
        '  citations: [{source: article, says: "38.27400 E, 34.54700 N"}]\n'
    )
    assert find("sites/gate.yaml", GATE + location) == []


def test_two_decimals_give_a_withheld_place_away_and_may_else_be_prices(find: Find) -> None:
    text = 'description: {en: "It was 34.55, 38.27."}\n'
    assert find("sites/gate.yaml", GATE + text) == []
    for sensitivity, expected in (("withheld", ["HD705"]), ("generalised", [])):
        location = f"location: {{sensitivity: {sensitivity}, reason: Looting continues.}}\n"
        assert codes(find("sites/gate.yaml", GATE + location + text)) == expected


def test_an_event_gives_no_position_of_a_withheld_site(root: Path, find: Find) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(
        GATE + "location: {sensitivity: withheld, reason: Looting continues.}\n"
    )
    blast = (root / "catalogue/events/blast.yaml").read_text().replace("site: citadel", "site: gate")
    found = find("events/blast.yaml", blast + 'note: "At 34.54712, 38.27429."\n')
    assert [(each.code, each.path) for each in found] == [("HD705", "catalogue/events/blast.yaml")]


def test_definite_passes_with_two_independent_origins(root: Path, find: Find) -> None:
    agent = (root / "catalogue/agents/museum.yaml").read_text()
    (root / "catalogue/agents/guard.yaml").write_text(agent.replace("Museum", "Guard"))
    source = (root / "catalogue/sources/article.yaml").read_text()
    (root / "catalogue/sources/book.yaml").write_text(source.split("text:")[0])
    one = assessment("a", certainty="definite")
    same_source = assessment("b", by="guard")
    other_source = assessment("b", by="guard", citations="[{source: book, says: So it is.}]")
    shared = find("sites/gate.yaml", f"{GATE}assessments:\n{one}{same_source}")
    assert "HD502" in codes(shared)
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{one}{other_source}")) == []
    own = [each.replace("basis: relayed", "basis: self-claim") for each in (one, other_source)]
    assert own != [one, other_source]
    claimed = find("sites/gate.yaml", f"{GATE}assessments:\n{''.join(own)}")
    assert "HD502" in codes(claimed), "the claims of a party share its interest, whoever passes them on"


def test_definite_passes_where_somebody_else_looked(find: Find) -> None:
    one = assessment("a", certainty="definite")
    looked = assessment("b", basis="direct-observation", method="ground-survey")
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{one}")) == ["HD502"]
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{one}{looked}")) == []


def test_a_self_claim_beside_an_observation_is_fine(find: Find) -> None:
    claim = assessment("claim", damage="destroyed", basis="self-claim")
    seen = assessment("seen", damage="severe", basis="direct-observation", method="ground-survey")
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{claim}")) == ["HD501"]
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{claim}{seen}")) == []


def test_a_claim_that_no_longer_stands_is_fine(find: Find) -> None:
    claim = {"damage": "destroyed", "basis": "self-claim"}
    lost = assessment("claim", standing="contradicted", because="It stood.", **claim)
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{lost}")) == []


def test_a_contested_state_that_a_disagreement_names_is_fine(find: Find) -> None:
    seen = {"basis": "direct-observation", "method": "ground-survey"}
    both = assessment("a", damage="destroyed", observed="2015-08-27", **seen)
    both += assessment("b", damage="slight", observed="2015-08-31", **seen)
    question = (
        "disagreements:\n  - id: q\n    topic: condition\n    question: {en: Which?}\n"
        "    outcome: unresolved\n"
        "    positions: [{says: Gone., statements: [a]}, {says: Standing., statements: [b]}]\n"
    )
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{both}")) == ["HD508"]
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{both}{question}")) == []


def test_vague_dates_break_no_order(find: Find) -> None:
    for observed, reported in [("2015", "2015-08"), ("2015-09~", "2015-08-31"), ("2015-08/..", "2015-09")]:
        text = assessment(observed=observed, reported=reported)
        assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{text}")) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [("group: true, principal: true", ["HD515"]), ("group: true", []), ("group: false, principal: true", [])],
)
def test_a_group_stands_for_no_whole(find: Find, fields: str, expected: list[str]) -> None:
    part = f"components: [{{id: towers, names: [{{text: Towers, lang: en, role: preferred}}], {fields}}}]\n"
    assert codes(find("sites/gate.yaml", GATE + part)) == expected


def test_what_was_withdrawn_is_named_by_nothing_that_stands(root: Path, find: Find) -> None:
    source = (root / "catalogue/sources/article.yaml").read_text().split("text:")[0]
    gone = "review: {state: withdrawn, reason: A forgery.}\n"
    (root / "catalogue/sources/letter.yaml").write_text(source + gone)
    cites = {"citations": "[{source: letter, says: So it is.}]"}
    fallen = assessment("b", standing="retracted", because="Taken back.", **cites)
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{assessment('a', **cites)}")) == ["HD519"]
    assert codes(find("sites/gate.yaml", f"{GATE}assessments:\n{fallen}")) == []
    withdrawn = f"{GATE}assessments:\n{assessment('a', **cites)}{gone}"
    assert codes(find("sites/gate.yaml", withdrawn)) == []


def test_a_withdrawn_event_is_told_once_wherever_it_is_named(root: Path, find: Find) -> None:
    blast = (root / "catalogue/events/blast.yaml").read_text()
    (root / "catalogue/events/blast.yaml").write_text(
        blast + "review: {state: withdrawn, reason: No blast.}\n"
    )
    judged = assessment("a", observed="2015-09", result_of="blast")
    question = (
        "disagreements:\n  - id: q\n    topic: date\n    question: {en: When?}\n    outcome: unresolved\n"
        "    positions: [{says: Then., statements: [a]}, {says: Later., statements: [events/blast#museum]}]\n"
    )
    (found,) = find("sites/gate.yaml", f"{GATE}part_of: citadel\nassessments:\n{judged}{question}")
    assert (found.code, "The same in 1 more place" in found.hint) == ("HD519", True)


def test_a_country_holds_for_the_parts_of_a_site(root: Path, find: Find) -> None:
    (root / "catalogue/sites/wall.yaml").write_text(
        "names: [{text: سور, lang: ar, role: preferred}]\nkind: city-wall\ncountry: SY\n"
    )
    found = find("sites/gate.yaml", GATE + "part_of: wall\n")
    assert [(each.code, each.path) for each in found] == [("HD802", "catalogue/sites/gate.yaml")]


@pytest.mark.parametrize(
    "quote", ["roof has fallen in, and the gate", "roof  has fallen in,\n      and the gate"]
)
def test_white_space_of_a_quotation_is_folded(quote: str, root: Path) -> None:
    assert FoldedText(fold((root / "seeds/article.txt").read_text())).holds(quote)


def test_the_nearest_passage_is_found_in_a_long_text() -> None:
    filler = " ".join(f"word{number} and then the other" for number in range(40_000))
    held = FoldedText(f"{filler} the army has liberated the district of hotels and restaurants {filler}")
    passage = held.nearest_passage("army had liberated the district of the hotels")
    assert passage is not None
    assert "army has liberated the district of hotels" in passage


def test_a_quotation_like_nothing_in_the_text_has_no_nearest_passage() -> None:
    assert FoldedText("one two three").nearest_passage("four five") is None
