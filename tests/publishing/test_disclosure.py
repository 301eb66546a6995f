"""Nothing is published that gives a hidden place away, even where the check of the records saw nothing."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from damage_catalogue.build import Publication, assemble_publication
from damage_catalogue.cli import main
from damage_catalogue.project import Project
from damage_catalogue.publishing.disclosure import DisclosureError, find_disclosures, key_of
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Agent, Catalogue, Event, Geometry, Record, Site, Source, Text
from damage_catalogue.validation.validate import Outcome, validate

MINI = Path(__file__).parents[1] / "data" / "mini"
TODAY = Day(2026, 11, 22)
SECRET = "It is at 74.98765 S, 12.98765 E."
TOMBS, LOOTING, IMAGES = "saltmere/frost-tombs", "saltmere/tombs-looted", "icewatch-2015-09-04"


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return validate(Project(MINI), TODAY)


@pytest.fixture(scope="module")
def assembled(outcome: Outcome) -> Publication:
    return assemble_publication(Project(MINI), outcome)


def test_the_mini_catalogue_with_its_hidden_places_can_be_published(assembled: Publication) -> None:
    assert len(assembled.pages) > 50


def changed(catalogue: Catalogue, id: str, change: Callable[[Record], Record]) -> Catalogue:
    records = [change(record) if record.id == id else record for _, record in catalogue.records()]
    return build_catalogue(catalogue.about, catalogue.vocabularies, records)


def describe(record: Record) -> Record:
    assert isinstance(record, Site | Event | Agent)
    return replace(record, description=Text((("en", SECRET), ("ar", "٧٤٫٩٨٧٦٥ جنوبًا، ١٢٫٩٨٧٦٥ شرقًا"))))


def entitle(record: Record) -> Record:
    assert isinstance(record, Source)
    return replace(record, title=SECRET)


def link(record: Record) -> Record:
    assert isinstance(record, Source)
    return replace(record, url="https://www.google.com/maps/@-74.98765,12.98765,17z")


@pytest.mark.parametrize(
    ("id", "change"),
    [
        (TOMBS, describe),
        (LOOTING, describe),
        ("saltmere", describe),
        (IMAGES, entitle),
        (IMAGES, link),
        ("icewatch-imaging", describe),
    ],
)
def test_a_record_that_was_never_checked_is_not_published(
    id: str, change: Callable[[Record], Record], outcome: Outcome
) -> None:
    assert outcome.catalogue
    unchecked = replace(outcome, catalogue=changed(outcome.catalogue, id, change))
    with pytest.raises(DisclosureError, match="Nothing was written") as told:
        assemble_publication(Project(MINI), unchecked)
    assert "saltmere/frost-tombs lies, which is withheld" in str(told.value)


OUTPUTS: Sequence[tuple[str, Callable[[Publication], Publication]]] = [
    ("body", lambda site: with_page(site, body=f"<p>{SECRET}</p>")),
    ("cells of a table", lambda site: with_page(site, body="<td>-74.98765</td><td>12.98765</td>")),
    ("a label", lambda site: with_page(site, body=f'<svg aria-label="{SECRET}"></svg>')),
    ("a link", lambda site: with_page(site, body='<a href="geo:-74.98765,12.98765">map</a>')),
    ("JSON-LD", lambda site: with_page(site, json_ld='{"latitude":-74.98765,"longitude":12.98765}')),
    ("description", lambda site: with_page(site, description=SECRET)),
    ("title", lambda site: with_page(site, title=SECRET)),
    ("a record", lambda site: with_file(site, f"catalogue/sites/{TOMBS}.yaml", f"# {SECRET}")),
    (
        "a reference",
        lambda site: with_file(site, f"sources/{IMAGES}/citation.bib", f"note = {SECRET}".encode()),
    ),
    ("the search", lambda site: with_search(site)),
]


def with_page(site: Publication, **fields: str) -> Publication:
    pages = [replace(page, **fields) if page.path == f"ar/sites/{TOMBS}/" else page for page in site.pages]  # type: ignore[arg-type]
    return replace(site, pages=tuple(pages))


def with_file(site: Publication, path: str, content: str | bytes) -> Publication:
    return replace(site, files=(*site.files, (path, content)))


def with_search(site: Publication) -> Publication:
    entries = tuple(
        replace(entry, text=SECRET) if entry.path == f"sites/{TOMBS}/" else entry
        for entry in site.search["en"]
    )
    assert entries != site.search["en"]
    return replace(site, search={**site.search, "en": entries})


@pytest.mark.parametrize(("name", "spoil"), OUTPUTS, ids=[name for name, _ in OUTPUTS])
def test_each_kind_of_output_is_looked_through(
    name: str, spoil: Callable[[Publication], Publication], assembled: Publication, outcome: Outcome
) -> None:
    assert outcome.catalogue
    spoilt = spoil(assembled)
    assert spoilt != assembled
    found = list(find_disclosures(outcome.catalogue, spoilt.pages, spoilt.files, spoilt.search))
    assert len(found) == 1
    assert found[0].concern.sensitivity == "withheld"


@pytest.mark.parametrize("path", ["explore/data.json", "catalogue/agents/hostile-agent.yaml"])
def test_no_output_at_all_names_a_point_in_the_square_of_a_generalised_place(
    path: str, assembled: Publication, outcome: Outcome
) -> None:
    assert outcome.catalogue
    within, outside = '{"at":[12.50321,-74.49876]}', '{"at":[12.53321,-74.49876]}'
    for content, expected in ((within, ["saltmere/old-library"]), (outside, [])):
        site = with_file(assembled, path, content)
        found = find_disclosures(outcome.catalogue, (), site.files, {})
        assert [each.concern.site for each in found] == expected


def without_location(record: Record) -> Record:
    assert isinstance(record, Site)
    return replace(record, location=None)


def test_without_hidden_places_nothing_is_looked_for(assembled: Publication, outcome: Outcome) -> None:
    assert outcome.catalogue
    catalogue = outcome.catalogue
    for id in (TOMBS, "saltmere/old-library"):
        catalogue = changed(catalogue, id, without_location)
    site = with_file(assembled, "explore/data.json", SECRET)
    assert list(find_disclosures(catalogue, site.pages, site.files, site.search)) == []


def test_the_point_of_a_public_place_may_stand_on_the_page_of_a_hidden_one(
    assembled: Publication, outcome: Outcome
) -> None:
    assert outcome.catalogue
    site = with_page(assembled, body="<p>The temple is at 74.52345 S, 12.51234 E.</p>")
    assert list(find_disclosures(outcome.catalogue, site.pages, (), {})) == []


def test_a_point_that_a_withheld_record_holds_is_not_a_public_one(
    assembled: Publication, outcome: Outcome
) -> None:
    def hold(record: Record) -> Record:
        assert isinstance(record, Site) and record.location
        geometry = Geometry("Point", (12.98765, -74.98765))
        return replace(record, location=replace(record.location, geometry=geometry))

    assert outcome.catalogue
    site = with_page(assembled, body=f"<p>{SECRET}</p>")
    catalogue = changed(outcome.catalogue, TOMBS, hold)
    assert len(list(find_disclosures(catalogue, site.pages, (), {}))) == 1


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("catalogue/sites/a/b.yaml", ("sites", "a/b")),
        ("sources/a/b/citation.ris", ("sources", "a/b")),
        ("ar/explore/data.json", None),
        ("search/en.json", None),
    ],
)
def test_a_file_is_known_by_its_record(path: str, key: tuple[str, str] | None) -> None:
    assert key_of(path) == key


def test_what_two_fields_give_away_together_stops_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each field alone is no position, so the records are valid; side by side on the page they are one."""
    root = shutil.copytree(MINI, tmp_path / "root")
    old = root / "out"
    assert main(["pages", "--root", str(root), "--out", str(old), "--today", "2026-11-22"]) == 0
    before = sorted(old.rglob("*"))
    source = root / f"catalogue/sources/{IMAGES}.yaml"
    source.write_text(source.read_text("utf-8") + 'author: [{family: "74.987", given: "12.987"}]\n', "utf-8")
    capsys.readouterr()
    assert main(["validate", "--root", str(root), "--today", "2026-11-22"]) == 0
    assert main(["pages", "--root", str(root), "--out", str(old), "--today", "2026-11-22"]) == 3
    told = capsys.readouterr().err
    assert "would give away where saltmere/frost-tombs lies" in told
    assert sorted(old.rglob("*")) == before
