"""What machines are told of a record is what its file says: for citing, for finding, for exploring."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from tests.publishing.as_written import Data, Files, Pages, living

from damage_catalogue.language import language_for
from damage_catalogue.publishing.citing.formats import (
    CitedWork,
    cite_files,
    cited_date,
    to_bibtex,
    to_csl_json,
    to_ris,
)
from damage_catalogue.publishing.data.search import SearchEntry, search_entries
from damage_catalogue.publishing.pages.explore import explorer
from damage_catalogue.records.edtf import Edtf, parse
from damage_catalogue.records.model import Author, Catalogue
from damage_catalogue.records.statistics import count_catalogue
from damage_catalogue.status.facts import SiteStatus

ENGLISH = language_for("en")
VECTORS = Path(__file__).parents[1] / "data" / "edtf_vectors.tsv"
DATES = [line.partition("\t")[0] for line in VECTORS.read_text("utf-8").splitlines()[1:]]
DATES += ["2017-04/..", "../2017", "/2016-05", "2016-05-02/", "1999?", "2016-05-02%", "2015/2016~", "2012-21"]


# Dates in citations


def said_in_numbers(parts: list[list[int]]) -> tuple[Any, Any]:
    """The first and the last day that one or two dates of a citation cover."""
    first, last = (
        parse("-".join(f"{n:0{4 if not k else 2}}" for k, n in enumerate(one)))
        for one in (parts[0], parts[-1])
    )
    return first.earliest, last.latest


def ris_date(text: str) -> list[str]:
    (found,) = re.findall(r"^DA  - (.*)\r$", text, re.MULTILINE)
    return str(found).split("/", 3)


@pytest.mark.parametrize("text", DATES)
def test_a_cited_date_says_no_more_and_no_less_than_the_record(text: str) -> None:
    date: Edtf = parse(text)
    work = CitedWork(id="sources/x", type="report", title="X", issued=cited_date(date, ENGLISH))
    work_read = CitedWork(id="sources/x", type="report", title="X", accessed=cited_date(date, ENGLISH))
    words, (item,) = ENGLISH.date(date), json.loads(to_csl_json(work))
    csl, ris = item["issued"], ris_date(to_ris(work))
    is_vague = date.approximate or date.uncertain
    if "date-parts" not in csl:
        assert csl == {"literal": words}
        assert ris == ["", "", "", words]
        assert "  date = " not in to_bibtex(work)
    else:
        assert csl.get("circa", False) == is_vague
        if "season" not in csl:
            assert said_in_numbers(csl["date-parts"]) == (date.earliest, date.latest)
        is_exact = len(csl["date-parts"]) == 1 and not is_vague and "season" not in csl
        assert ris[3] == ("" if is_exact else words)
        numbers = [
            "-".join(f"{n:0{4 if not k else 2}}" for k, n in enumerate(one)) for one in csl["date-parts"]
        ]
        written = "/".join(f"{one}~" if is_vague else one for one in numbers)
        assert f"  date = {{{written}}}" in to_bibtex(work)
        assert "/".join(ris[:3]).strip("/") == numbers[0].replace("-", "/")
    assert "  year = {" in to_bibtex(work)
    years = re.findall(r"^PY  - (.*)\r$", to_ris(work), re.MULTILINE)
    assert years == [str(one[0]) for one in csl.get("date-parts", ())][:1]
    assert json.loads(to_csl_json(work_read))[0]["accessed"] == csl
    assert to_ris(work_read).replace("Y2  -", "DA  -").count(f"DA  - {'/'.join(ris)}\r") == 1


@pytest.mark.parametrize("text", ["2016", "2016-05", "2016-05-02", "2015/2016-02", "1999?"])
def test_a_date_that_numbers_can_say_is_cited_in_numbers(text: str) -> None:
    found = cited_date(parse(text), ENGLISH)
    assert found is not None
    assert found.parts


# What is cited


def test_every_field_of_a_work_is_in_every_format() -> None:
    told = {one.name for one in fields(CitedWork)} - {"id", "type", "author", "issued", "accessed"}
    for name in sorted(told):
        given: dict[str, Any] = {"title": "T"} | {name: "https://ab.example/9"}
        work = CitedWork(id="sources/x", type="article-newspaper", **given)
        for file, content in cite_files(work):
            assert "ab.example/9" in content.decode(), f"{name} is missing in {file}"
    for author in (Author(family="Marrow", given="Ada"), Author(literal="Marrow Society")):
        for file, content in cite_files(CitedWork("sources/x", "book", "T", author=(author,))):
            assert "Marrow" in content.decode(), file
    for name in ("issued", "accessed"):
        day: dict[str, Any] = {name: cited_date(parse("2016-05-02"), ENGLISH)}
        for file, content in cite_files(CitedWork("sources/x", "book", "T", **day)):
            assert re.search(r"2016\D+0?5\D+0?2", content.decode()), f"{name} is missing in {file}"


CSL = (
    "title",
    "container-title",
    "volume",
    "issue",
    "number",
    "page",
    "DOI",
    "ISBN",
    "URL",
    "language",
    "type",
)


def test_the_file_for_reference_managers_has_every_field_of_the_source(files: Files, english: Pages) -> None:
    for id, record in living(files, "sources"):
        (content,) = (held for name, held in english[f"sources/{id}/"].files if name == "cite.json")
        (item,) = json.loads(content)
        assert {key: item.get(key) for key in CSL} == {key: record.get(key) for key in CSL}, id
        assert item.get("author", []) == record.get("author", []), id
        for field in ("issued", "accessed"):
            assert (field in item) == (field in record), id


def test_every_page_of_a_record_is_cited_at_its_own_address(mini: Catalogue, edition: Pages) -> None:
    """Where the site has an address; that of the edition that the reader looks at."""
    from damage_catalogue.publishing.pages import make_pages
    from damage_catalogue.status.catalogue_status import derive_all

    tag = edition[""].language
    for page in make_pages(mini, derive_all(mini), language_for(tag), "https://example.org/x/"):
        if page.record_path is None or page.redirect_to:
            continue
        address = f"https://example.org/x/{'' if tag == 'en' else 'ar/'}{page.address}"
        (line,) = re.findall(r'<p class="hd-citation-line">(.*?)</p>', page.body, re.DOTALL)
        assert f">{address}</bdi>" in line
        assert language_for(tag).phrase("edition", value="2026.1") in line
        if page.files and page.kind != "source":
            assert json.loads(dict(page.files)["cite.json"])[0]["URL"] == address


# JSON-LD


def names_of(record: Data, language: str) -> list[str]:
    """The names, the one that heads the page in the language first."""
    names = sorted(record["names"], key=lambda name: name.get("role") != "preferred")
    head = next((one for one in names if one["lang"] == language), names[0])
    return [head["text"], *(one["text"] for one in names if one is not head)]


AGENTS = {"person": "Person", "media": "NewsMediaOrganization", "news-agency": "NewsMediaOrganization"}


def test_search_engines_are_told_what_the_file_says(files: Files, edition: Pages) -> None:
    told: Counter[str] = Counter()
    for kind in ("sites", "events", "sources", "agents"):
        for id, record in living(files, kind):
            page = edition[f"{kind}/{id}/"]
            found = json.loads(page.json_ld or "")
            expected: dict[str, Any] = {}
            if kind in ("sites", "agents"):
                expected["name"], *expected["alternateName"] = names_of(record, page.language)
            if kind == "events":
                title = record["title"]
                expected["name"] = title.get(page.language, title["en"])
                expected["temporalCoverage"] = record.get("occurred")
            if kind == "sources":
                expected |= {"name": record.get("title"), "datePublished": record.get("issued")}
                expected |= {"inLanguage": record.get("language"), "url": record.get("URL")}
                expected["author"] = len(record.get("author", ())) or None
                found["author"] = len(found.get("author", ())) or None
            if kind == "agents":
                expected |= {"@type": AGENTS.get(record["kind"], "Organization")}
            if kind == "sites":
                expected["geo"] = point_of(record)
                numbers = [f"{one['scheme']}:{one['id']}" for one in record.get("identifiers", ())]
                expected["identifier"] = numbers
            for field, value in expected.items():
                assert found.get(field) == (value or None), f"{page.address}: {field}"
                told[field] += bool(value)
    assert all(told.values()), told


def point_of(record: Data) -> dict[str, Any] | None:
    """The single point of a public place, or the rough one of a generalised place."""
    location = record.get("location", {})
    geometry = location.get("geometry", {})
    if geometry.get("type") != "Point" or location["sensitivity"] not in ("public", "generalised"):
        return None
    longitude, latitude = map(float, geometry["coordinates"])
    return {"@type": "GeoCoordinates", "longitude": longitude, "latitude": latitude}


# Search


def test_a_place_is_found_by_its_parts_where_it_lies_and_with_the_state_of_the_list(
    files: Files, edition: Pages, mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    found: dict[str, SearchEntry] = {
        entry.path: entry for entry in search_entries(mini, mini_statuses, edition.values())
    }
    states = dict(
        reversed(one)
        for one in re.findall(
            r'href="#sym_([a-z-]+)"/></svg> <a href="\.\./(sites/[^"]+)"', edition["sites/"].body
        )
    )
    for id, record in living(files, "sites"):
        entry = found[f"sites/{id}/"]
        parts = {name["text"] for part in record.get("components", ()) for name in part["names"]}
        assert set(entry.parts) == parts, id
        assert entry.within == (f"sites/{record['part_of']}/" if "part_of" in record else ""), id
        assert entry.state == states[f"sites/{id}/"], id


# Explorer


@pytest.fixture(scope="module", params=["en", "ar"])
def explored(
    request: pytest.FixtureRequest, mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> tuple[str, str, dict[str, Any]]:
    """The explorer's language, its page and its data."""
    page, (_, data) = explorer(mini, mini_statuses, language_for(request.param))
    return request.param, page.body, json.loads(data)


def test_the_explorer_has_the_places_of_the_files(
    files: Files, explored: tuple[str, str, dict[str, Any]]
) -> None:
    tag, _, data = explored
    sites, places = data["sites"], dict(living(files, "sites"))
    assert sites["id"] == sorted(places)
    for n, id in enumerate(sites["id"]):
        record = places[id]
        assert sites["names"][n][::2] == names_of(record, tag)
        assert sites["kind"][n] == record["kind"]
        parent = record.get("part_of")
        assert sites["parent"][n] == (sites["id"].index(parent) if parent in places else -1)
        place: Data | None = record
        while place is not None and "country" not in place:
            place = places.get(place.get("part_of", ""))
        assert sites["country"][n] == (language_for(tag).country(place["country"]) if place else "")
    parts = [(id, part["id"]) for id in sites["id"] for part in places[id].get("components", ())]
    assert [
        (sites["id"][n], id) for n, id in zip(data["parts"]["site"], data["parts"]["id"], strict=True)
    ] == parts


def test_the_explorer_has_the_events_of_the_files(
    files: Files, explored: tuple[str, str, dict[str, Any]]
) -> None:
    tag, body, data = explored
    events, told = data["events"], dict(living(files, "events"))
    assert sorted(events["id"]) == sorted(told)
    causes = set()
    for n, id in enumerate(events["id"]):
        record, cause = told[id], told[id].get("cause", {})
        own = [cause[key] for key in ("category", "type") if key in cause]
        assert events["causes"][n] == list(dict.fromkeys(own)), id
        assert events["title"][n][0] == record["title"].get(tag, record["title"]["en"])
        places = dict.fromkeys(place["site"] for place in record["affects"])
        assert [data["sites"]["id"][place] for place in events["sites"][n]] == list(places), id
        causes.update(own)
    assert set(re.findall(r'name="cause" value="([^"]+)"', body)) == causes


def test_the_explorer_offers_every_whole_below_the_one_that_it_belongs_to(
    files: Files, explored: tuple[str, str, dict[str, Any]]
) -> None:
    places = dict(living(files, "sites"))
    wholes = {record["part_of"] for record in places.values() if "part_of" in record}
    _, body, _ = explored
    select = body.partition('<select id="x_in"')[2].partition("</select>")[0]
    offered = re.findall(r'<option value="([^"]+)">([\u2003\s]*)', select)
    assert [id for id, _ in offered] == sorted(wholes)
    for id, indent in offered:
        depth, above = 0, places[id].get("part_of")
        while above:
            depth, above = depth + 1, places[above].get("part_of")
        assert bool(indent) == bool(depth), id
    assert len({indent for _, indent in offered}) >= 3


# Counts


def test_the_counts_of_a_catalogue_are_those_of_the_files(mini: Catalogue, files: Files) -> None:
    """Tombstones are records, too, so they count here."""

    def every(kind: str, group: str) -> list[Data]:
        return [one for record in files[kind].values() for one in record.get(group, ())]

    counts = count_catalogue(mini)
    assert counts["records"] == {kind: len(found) for kind, found in files.items()}
    assert counts["statements"] == {
        "assessments": len(every("sites", "assessments")),
        "statements about sites": len(every("sites", "statements")),
        "accounts of events": len(every("events", "accounts")),
        "attributions": len(every("events", "attributions")),
    }
    questions = every("sites", "disagreements") + every("events", "disagreements")
    for group, field, found in (
        ("sites by kind", "kind", list(files["sites"].values())),
        ("events by kind", "kind", list(files["events"].values())),
        ("assessments by damage", "damage", every("sites", "assessments")),
        ("assessments by basis", "basis", every("sites", "assessments")),
        ("disagreements by outcome", "outcome", questions),
        ("sources by how much was read", "read", list(files["sources"].values())),
        ("agents by kind", "kind", list(files["agents"].values())),
    ):
        assert counts[group] == Counter(one[field] for one in found if field in one), group
