"""One thing recorded twice is found however it is written, and two things that are alike are left alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.validation import drawn_pictures as draw

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.name_key import name_key
from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.validation.diagnostic import Severity
from damage_catalogue.validation.rules.registers import find_tops
from damage_catalogue.validation.validate import Outcome

ROOT = Path(__file__).parents[2]
TODAY = Day(2026, 11, 22)

Told = list[tuple[str, str]]
Try = Callable[[Mapping[str, str]], Told]

WITHDRAWN = "review: {state: withdrawn, reason: Recorded by mistake.}\n"


@pytest.fixture
def told(root: Path, check: Callable[[], Outcome]) -> Try:
    """Writes records by their id, such as `agents/bbc`, and gives each finding about doubles with its file.

    Whether somebody cites them, and in which languages names are, is the business of other rules.
    """

    def run(records: Mapping[str, str]) -> Told:
        for id, text in records.items():
            path = root / f"catalogue/{id}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = [each for each in check().diagnostics if each.code != "HD802"]
        other = {each.code for each in found} - {f"HD{number}" for number in range(318, 329)}
        assert other <= {"HD516", "HD732", "HD801", "HD803", "HD804"}, [
            each for each in found if each.code in other
        ]
        return [(each.code, each.path.removeprefix("catalogue/")) for each in found if each.code not in other]

    return run


def site(name: str, kind: str = "gate", more: str = "") -> str:
    return f"names: [{{text: {name}, lang: en, role: preferred}}]\nkind: {kind}\n{more}"


def agent(name: str, kind: str = "media", lang: str = "en", more: str = "") -> str:
    return f"names:\n  - {{text: {name!r}, lang: {lang}, role: preferred}}\nkind: {kind}\n{more}"


def source(*lines: str) -> str:
    return "\n".join(["type: webpage", "publisher: museum", "tier: secondary", "read: full", *lines, ""])


def event(
    occurred: str = "2015-03-02", kind: str = "damage", more: str = "", affects: str = "[{site: citadel}]"
) -> str:
    return (
        f"kind: {kind}\ntitle: {{en: What happened}}\naffects: {affects}\noccurred: {occurred}\n{more}"
        "accounts:\n"
        "  - {id: a, by: museum, says: It happened., certainty: high, basis: relayed, "
        "citations: [{source: article, says: It happened.}]}\n"
    )


def number(id: str, scheme: str = "wikidata") -> str:
    return f"identifiers: [{{scheme: {scheme}, id: '{id}'}}]\n"


def listed(ref: str, scheme: str = "world-heritage") -> str:
    citations = "[{source: article, says: It is listed.}]"
    return f"designations: [{{scheme: {scheme}, ref: '{ref}', citations: {citations}}}]\n"


# Numbers of registers.


@pytest.mark.parametrize(
    ("scheme", "id"),
    [
        ("wikidata", "Q5747"),
        ("pleiades", "668331"),
        ("geonames", "163960"),
        ("tgn", "7002374"),
        ("osm", "way/123"),
        ("eamena", "EAMENA-0001234"),
        ("trismegistos", "1611"),
    ],
)
def test_a_number_of_one_place_stands_on_one_site(scheme: str, id: str, told: Try) -> None:
    town, village = site("Town", more=number(id, scheme)), site("Village", more=number(id, scheme))
    assert told({"sites/town": town, "sites/village": village}) == [("HD318", "sites/village.yaml")]
    # A part is not the whole: the number of a place is not that of its gate.
    part = {"sites/town/gate": site("Gate", more="part_of: town\n" + number(id, scheme))}
    assert told({**part, "sites/village": site("Village")}) == [("HD318", "sites/town/gate.yaml")]


def test_a_number_of_one_body_stands_on_one_agent(told: Try) -> None:
    one, two = agent("Reuters", more=number("Q130879")), agent("Thomson", more=number("Q130879"))
    assert told({"agents/one": one, "agents/two": two}) == [("HD318", "agents/two.yaml")]


def test_a_withdrawn_record_gives_its_number_back(told: Try) -> None:
    gone = number("Q1") + listed("23") + WITHDRAWN
    assert (
        told({"sites/a": site("A", more=gone), "sites/b": site("B", more=number("Q1") + listed("23"))}) == []
    )


def test_a_museum_is_a_building_and_a_body(told: Try) -> None:
    both = {
        "sites/house": site("House", more=number("Q1")),
        "agents/house": agent("House", more=number("Q1")),
    }
    assert told(both) == []


def test_two_numbers_of_one_register_may_stand_on_one_site(told: Try) -> None:
    merged = "identifiers: [{scheme: pleiades, id: '1'}, {scheme: pleiades, id: '2'}]\n"
    assert (
        told(
            {
                "sites/town": site("Town", more=merged),
                "sites/wall": site("Wall", more=number("3", "pleiades")),
            }
        )
        == []
    )


def test_the_same_number_in_two_registers_is_a_chance(told: Try) -> None:
    assert (
        told(
            {
                "sites/a": site("A", more=number("77", "pleiades")),
                "sites/b": site("B", more=number("77", "tgn")),
            }
        )
        == []
    )


@pytest.mark.parametrize("kind", ["designations", "identifiers", "both"])
def test_a_listing_is_shared_along_part_of(kind: str, told: Try) -> None:
    def with_number(ref: str) -> str:
        other = ref if kind == "both" else f"{ref}bis" if kind == "identifiers" else ""
        return (listed(ref) if kind != "identifiers" else "") + (
            number(other, "world-heritage") if other else ""
        )

    town = site("Town", more=with_number("23"))
    quarter = site("Quarter", more="part_of: town\n")
    records = {"sites/town": town, "sites/town/quarter": quarter}
    for name in ("gate", "wall"):
        records[f"sites/town/{name}"] = site(name, more="part_of: town/quarter\n" + with_number("23"))
    assert told(records) == []
    elsewhere = {"sites/village": site("Village", more=with_number("23"))}
    assert told(elsewhere) == [("HD319", "sites/village.yaml")]
    assert told({"sites/village": site("Village", more=with_number("24"))}) == []


def test_two_parts_share_no_listing_that_their_place_does_not_have(told: Try) -> None:
    parts = {
        f"sites/town/{name}": site(name, more="part_of: town\n" + listed("23")) for name in ("gate", "wall")
    }
    assert told({"sites/town": site("Town"), **parts}) == [("HD319", "sites/town/wall.yaml")]
    assert told({"sites/town": site("Town", more=listed("23"))}) == []


def test_numbers_of_national_registers_mean_nothing_without_their_state(told: Try) -> None:
    places = {f"sites/{name}": site(name, more=listed("12", "national")) for name in ("gate", "wall")}
    assert told(places) == []


def test_every_register_says_what_its_numbers_name() -> None:
    schemes = load_vocabularies(ROOT / "schemas/vocabularies")["identifier-scheme"]
    assert [term.id for term in schemes if term.sharing is None] == []
    assert {term.id for term in schemes if term.sharing == "parts"} == {"world-heritage"}


def test_tops_are_found_in_a_long_chain_and_beside_a_circle() -> None:
    chain = {f"{n}": f"{n + 1}" if n < 50_000 else None for n in range(50_001)}
    assert find_tops([f"{n}" for n in range(0, 50_001, 7)], chain) == {"49994"}
    assert find_tops(["a", "b"], {"a": "c", "c": "a", "b": None}) == {"b"}
    assert find_tops(["a", "b"], {"a": "gone", "b": None}) == {"b"}


# Sources.


def test_two_addresses_of_one_page_make_no_two_origins(
    root: Path, told: Try, check: Callable[[], Outcome]
) -> None:
    judged = "assessments:\n" + "".join(
        f"  - {{id: {by}, damage: destroyed, observed: 2015-08-31, by: {by}, basis: relayed, "
        f"method: adopted-report, certainty: definite, citations: [{{source: {page}, says: It is gone.}}]}}\n"
        for by, page in (("museum", "a"), ("guard", "b"))
    )
    records = {
        "agents/guard": agent("Guard", "person"),
        "sites/gate": site("Gate", more=judged),
        "sources/a": source("URL: https://example.org/a"),
        "sources/b": source("URL: http://www.example.org/a/?utm_source=x"),
    }
    assert told(records) == [("HD320", "sources/b.yaml")]
    outcome = check()
    # This is what readers would be told, were it not an error.
    assert outcome.has_errors
    assert outcome.catalogue is not None
    status = derive_all(outcome.catalogue, TODAY)["gate"].status
    assert status.support_grade is not None
    assert status.support_grade.id == "multiple-origins"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("URL: https://example.org/a", "URL: https://example.org/a"),
        ("DOI: 10.1000/Abc", "DOI: 10.1000/aBC"),
        ("DOI: 10.1000/abc", "URL: https://dx.doi.org/10.1000/ABC"),
        (
            "URL: https://example.org/a",
            "archived: [{url: 'https://web.archive.org/web/2016/http://example.org/a'}]",
        ),
        ("archived: [{url: 'https://archive.example/1'}]", "archived: [{url: 'http://archive.example/1'}]"),
    ],
)
def test_one_document_is_known_by_any_of_its_addresses(one: str, other: str, told: Try) -> None:
    assert told({"sources/a": source(one), "sources/b": source(other)}) == [("HD320", "sources/b.yaml")]
    assert told({"sources/b": source(other, WITHDRAWN)}) == []


def test_an_address_beside_its_own_copies_is_one_source(told: Try) -> None:
    copy = "{{url: 'https://web.archive.org/web/{}/https://example.org/a'}}"
    copies = f"archived: [{copy.format(2015)}, {copy.format(2016)}]"
    assert told({"sources/a": source("URL: https://example.org/a", copies)}) == []


def test_pages_of_one_programme_are_two_sources(told: Try) -> None:
    pages = {f"sources/{n}": source(f"URL: https://example.org/index.php?p=314&id={n}") for n in (1955, 1962)}
    assert told(pages) == []


def test_of_three_records_of_one_page_two_are_told_and_each_once(told: Try) -> None:
    lines = "URL: https://example.org/a", "title: A", "issued: 2015-09-01"
    assert told({f"sources/{id}": source(*lines) for id in "abc"}) == [
        ("HD320", "sources/b.yaml"),
        ("HD320", "sources/c.yaml"),
    ]


def test_the_other_address_and_file_are_named(root: Path, told: Try, check: Callable[[], Outcome]) -> None:
    told(
        {
            "sources/a": source("URL: https://example.org/a"),
            "sources/b": source("DOI: 10.1000/1", "URL: http://example.org/a#x"),
        }
    )
    found = next(each for each in check().diagnostics if each.code == "HD320")
    assert found.severity is Severity.ERROR
    assert "catalogue/sources/a.yaml" in found.message
    assert "https://example.org/a" in found.message
    assert (found.line, found.column) == (6, 6)
    assert "former_ids" in found.hint


@pytest.mark.parametrize(
    ("one", "other", "is_double"),
    [
        ("issued: 2015-09-01", "issued: 2015-09-01", True),
        ("issued: 2015-09-01", "issued: 2015-09-02", False),
        ("issued: 2015-09-01", "accessed: 2015-09-01", False),
        ("accessed: 2015-09-01", "accessed: 2015-09-01", False),
        ("issued: 2015-09-01\nissue: 57", "issued: 2015-09-01\nissue: 58", False),
        ("issued: 2015-09-01", "issued: 2015-09-01\nnote: The Arabic edition of a.", False),
        ("issued: 2015-09-01", "issued: 2015-09-01\nnote: The Arabic edition of a-b.", True),
    ],
)
def test_title_publisher_and_date_make_a_double(one: str, other: str, is_double: bool, told: Try) -> None:
    records = {"sources/a": source("title: Gate hit", one), "sources/b": source("title: “GATE hit!”", other)}
    assert told(records) == [("HD321", "sources/b.yaml")] * is_double


def test_a_second_record_of_a_held_text_is_told_unless_a_note_names_the_first(root: Path, told: Try) -> None:
    article = (root / "catalogue/sources/article.yaml").read_text()
    copy = article.replace("title: Museum damaged\n", "")
    assert told({"sources/wire": copy}) == [("HD322", "sources/wire.yaml")]
    assert told({"sources/wire": copy + "note: The agency's text, which article prints.\n"}) == []


# Agents.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BBC News", "BBC News"),
        ("BBC News", "the bbc-news"),
        ("Agence Française", "agence francaise"),
        ("Sky News!", "Sky  News"),
        ("Smith & Sons", "Smith and Sons"),
        ("Qalʿat Sim'an", "Qal'at Simʿān"),
        ("المديرية العامة للآثار", "المُديريّة العامّه للاثار"),
        ("علي", "على"),
        ("أحمد", "احمــد"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_name_are_one_name(one: str, other: str, told: Try) -> None:
    lang = "en" if one[0] < "\u0600" else "ar"
    records = {"agents/a": agent(one, lang=lang), "agents/b": agent(other, lang=lang)}
    assert name_key(one) == name_key(other)
    assert told(records) == [("HD323", "agents/b.yaml")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (agent("BBC News"), agent("BBC Arabic")),
        (agent("BBC News"), agent("BBC News", "person")),
        (agent("Ali Ahmad", "person"), agent("Ahmad Ali", "person")),
        (agent("Theatre"), agent("atre")),
        (agent("مدير", lang="ar"), agent("مدينة", lang="ar")),
        (agent("+++"), agent("—")),
        (agent("BBC News"), agent("BBC News", more=WITHDRAWN)),
        (agent("J. Smith", "person", more=number("Q1")), agent("J. Smith", "person", more=number("Q2"))),
        (agent("J. Smith", "person"), agent("J. Smith", "person", more="note: Not the same as a.\n")),
        (agent("One", "person", more="URL: https://example.org\n"), agent("Two", "person", more="URL: https://example.org\n")),
    ],
)  # fmt: skip
def test_two_agents_that_are_alike_stay_two(one: str, other: str, told: Try) -> None:
    assert told({"agents/a": one, "agents/b": other}) == []


def test_aliases_and_names_in_other_languages_count(told: Try) -> None:
    more = "  - {text: BBC, lang: en}\n  - {text: بي بي سي, lang: ar}\n"
    one = agent("British Broadcasting").replace("kind:", more + "kind:")
    assert told({"agents/a": one, "agents/b": agent("Bbc")}) == [("HD323", "agents/b.yaml")]
    assert told({"agents/b": agent("بي بي سي", lang="ar")}) == [("HD323", "agents/b.yaml")]


def test_two_bodies_with_one_page_are_told(told: Try) -> None:
    one, other = (
        agent(name, more=f"URL: {page}\n")
        for name, page in (("One", "https://example.org"), ("Two", "http://www.example.org/"))
    )
    assert told({"agents/a": one, "agents/b": other}) == [("HD323", "agents/b.yaml")]


# Events.


@pytest.mark.parametrize(
    ("one", "other", "is_double"),
    [
        (event(), event(), True),
        (event(), event("2015-03-02~"), True),
        (event(), event(affects="[{site: gate}, {site: citadel}]"), True),
        (event(), event("2015-03-03"), False),
        (event("2015-03"), event("2015-03"), False),
        (event(), event(kind="looting"), False),
        (event(), event(affects="[{site: gate}]"), False),
        (event(), event(more="note: A second hit on the day of a.\n"), False),
        (event(more="note: The first of two hits, before b.\n"), event(), False),
        (event(), event(more=WITHDRAWN), False),
        (event(kind="control", more="to: [museum]\n"), event(kind="control", more="to: [guard]\n"), False),
    ],
)  # fmt: skip
def test_events_of_one_place_day_and_kind_are_one(one: str, other: str, is_double: bool, told: Try) -> None:
    records = {
        "sites/gate": site("Gate"),
        "agents/guard": agent("Guard", "person"),
        "events/a": one,
        "events/b": other,
    }
    assert told(records) == [("HD324", "events/b.yaml")] * is_double


# Sites.


def point(longitude: float) -> str:
    return (
        f"location: {{sensitivity: public, geometry: {{type: Point, coordinates: [{longitude}, 34.55]}}, "
        "method: gazetteer, certainty: high, citations: [{source: article, says: It lies there.}]}\n"
    )


@pytest.mark.parametrize(
    ("one", "other", "is_double"),
    [
        ("part_of: citadel\n", "part_of: citadel\n", True),
        ("country: GR\n", "country: GR\n", True),
        ("part_of: citadel\n" + point(38.27), "part_of: citadel\n" + point(38.271), True),
        ("part_of: citadel\n", "part_of: wall\n", False),
        ("country: GR\n", "country: TR\n", False),
        ("", "", False),
        ("country: GR\n" + point(38.27), "country: GR\n" + point(38.9), False),
        ("country: GR\n" + number("Q1"), "country: GR\n" + number("Q2"), False),
        ("country: GR\n", f"country: GR\n{WITHDRAWN}", False),
    ],
)
def test_sites_of_one_name_and_kind_in_one_place_are_one(
    one: str, other: str, is_double: bool, told: Try
) -> None:
    records = {"sites/a": site("Old Church", more=one), "sites/b": site("The old church", more=other)}
    records["sites/wall"] = site("Wall", "city-wall")
    assert told(records) == [("HD328", "sites/b.yaml")] * is_double
    assert told({"sites/b": site("The old church", "church", more=other)}) == []


# Inside one record.


def judgement(id: str, **fields: str) -> str:
    values = {
        "damage": "damaged", "observed": "2015-08-31", "by": "museum", "basis": "direct-observation",
        "method": "field-based-assessment", "certainty": "high",
        "citations": f"[{{source: article, says: So it is in {id}.}}]",
    } | fields  # fmt: skip
    return f"  - id: {id}\n" + "".join(f"    {name}: {value}\n" for name, value in values.items() if value)


@pytest.mark.parametrize(
    ("fields", "is_double"),
    [
        ({}, True),
        ({"basis": "relayed", "method": "adopted-report"}, True),
        ({"damage": "severe"}, False),
        ({"observed": "2015-09-01"}, False),
        ({"observed": ""}, False),
        ({"by": "guard"}, False),
        ({"by": ""}, False),
        ({"component": "arch"}, False),
        ({"standing": "retracted", "because": "It was a mistake."}, False),
        ({"note": "A second visit on the day of one."}, False),
    ],
)
def test_what_one_agent_saw_on_one_day_is_one_assessment(
    fields: dict[str, str], is_double: bool, told: Try
) -> None:
    arch = "components: [{id: arch, names: [{text: Arch, lang: en, role: preferred}]}]\n"
    text = site("Gate", more=f"{arch}assessments:\n{judgement('one')}{judgement('two', **fields)}")
    assert (
        told({"agents/guard": agent("Guard", "person"), "sites/gate": text})
        == [("HD325", "sites/gate.yaml")] * is_double
    )


def test_assessments_without_a_day_are_not_compared(told: Try) -> None:
    text = "".join(judgement(id, observed="") for id in ("one", "two"))
    assert told({"sites/gate": site("Gate", more=f"assessments:\n{text}")}) == []
    text = "".join(judgement(id, observed="", reported="2015-09-01") for id in ("one", "two"))
    assert told({"sites/gate": site("Gate", more=f"assessments:\n{text}")}) == [("HD325", "sites/gate.yaml")]


def account(id: str, says: str, more: str = "") -> str:
    return (
        f"  - {{id: {id}, by: museum, says: {says!r}, certainty: high, basis: relayed, {more}"
        f"citations: [{{source: article, says: So it is in {id}.}}]}}\n"
    )


@pytest.mark.parametrize(
    ("other", "is_double"),
    [
        (account("b", "the roof fell in"), True),
        (account("b", "The roof did not fall in."), False),
        (account("b", "The roof fell in.", "stated: 2015-09-01, "), False),
    ],
)
def test_what_one_agent_said_once_is_one_account(other: str, is_double: bool, told: Try) -> None:
    text = event().replace("accounts:\n", f"accounts:\n{account('z', 'The roof fell in.')}{other}")
    assert told({"events/raid": text}) == [("HD325", "events/raid.yaml")] * is_double


def attribution(id: str, **fields: str) -> str:
    values = {"agent": "museum", "kind": "accused", "by": "museum", "stated": "2015-09-01"} | fields
    lines = "".join(f"{name}: {value}, " for name, value in values.items() if value)
    citation = f"[{{source: article, says: So it is in {id}.}}]"
    return f"  - {{id: {id}, {lines}certainty: high, basis: not-stated, citations: {citation}}}\n"


@pytest.mark.parametrize(
    ("fields", "is_double"),
    [({}, True), ({"kind": "assessed"}, False), ({"stated": ""}, False), ({"agent": "guard"}, False)],
)
def test_an_accusation_is_given_once(fields: dict[str, str], is_double: bool, told: Try) -> None:
    text = event() + f"attributions:\n{attribution('c')}{attribution('d', **fields)}"
    records = {"agents/guard": agent("Guard", "person"), "events/raid": text}
    assert told(records) == [("HD325", "events/raid.yaml")] * is_double


TWICE = {
    "citations": "assessments:\n"
    + judgement("a", citations="[{source: article, says: So.}, {says: So., source: article}]"),
    "identifiers": "identifiers: [{scheme: pleiades, id: '1'}, {scheme: pleiades, id: 1}]\n",
    "components": "components: [{id: a, names: [{text: Arch, lang: en, role: preferred}]}, "
    "{id: b, names: [{text: Arch, lang: en, role: preferred}]}]\n",
    "below a mapping": "location: {sensitivity: withheld, reason: Looting., "
    "citations: [{source: article, says: So.}, {source: article, says: 'So. '}]}\n",
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_the_same_item_twice_in_a_list_is_found(name: str, told: Try) -> None:
    assert told({"sites/gate": site("Gate", more=TWICE[name])}) == [("HD326", "sites/gate.yaml")]


def test_items_that_differ_and_borders_that_close_are_fine(told: Try) -> None:
    so, too = "{source: article, says: So.}", "{source: article, says: So too.}"
    citations = f"[{so}, {too}, {{source: article, says: So., locator: p. 2}}]"
    ring = "[[[38.1, 34.1], [38.2, 34.1], [38.2, 34.2], [38.1, 34.1]]]"
    location = (
        f"location: {{sensitivity: public, geometry: {{type: Polygon, coordinates: {ring}}}, "
        f"method: gazetteer, certainty: high, citations: {citations}}}\n"
    )
    assert told({"sites/gate": site("Gate", more=location)}) == []


def test_a_picture_may_stand_in_two_records_under_one_name(root: Path, told: Try) -> None:
    (root / "pictures").mkdir()
    (root / "pictures/gate.png").write_bytes(draw.png())
    (root / "pictures/wall.png").write_bytes(draw.png(width=draw.WIDTH * 2))
    (root / "pictures/copy.png").write_bytes(draw.png())

    def shown(name: str, *places: str) -> str:
        images = ", ".join(
            f"{{{place}, caption: {{en: A picture.}}, credit: Me, licence: CC0-1.0}}" for place in places
        )
        return site(name, more=f"images: [{images}]\n")

    gate, wall, copy = (f"file: pictures/{name}.png" for name in ("gate", "wall", "copy"))
    assert (
        told(
            {
                "sites/gate": shown("Gate", gate, wall),
                "sites/wall": shown("Wall", "link: https://example.org/1", gate),
            }
        )
        == []
    )
    assert told({"sites/wall": shown("Wall", copy)}) == [("HD327", "sites/wall.yaml")]
    links = "link: https://example.org/1", "link: http://www.example.org/1/"
    assert told({"sites/wall": shown("Wall", *links)}) == [("HD327", "sites/wall.yaml")]
