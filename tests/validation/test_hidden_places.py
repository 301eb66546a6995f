"""No field, comment or file name of a record that leads to a hidden place gives away where that lies."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.validate import validate

TODAY = Day(2026, 11, 22)
BASE = Path(__file__).parents[1] / "data" / "bad" / "base"

SITE = "names: [{{text: {name}, lang: en, role: preferred}}]\nkind: tower-tomb\n"
RECORDS = {
    "sites/city": SITE.format(name="City")
    + "location:\n  sensitivity: public\n  geometry: {type: Point, coordinates: [38.26571, 34.5521]}\n"
    "  method: gazetteer\n  certainty: high\n  citations: [{source: gazetteer, says: So it is.}]\n",
    "sites/city/valley": SITE.format(name="Valley") + "part_of: city\n",
    "sites/city/valley/tomb": SITE.format(name="Tomb")
    + "part_of: city/valley\nlocation:\n  sensitivity: SENSITIVITY\n  reason: Looting is reported.\n"
    "statements:\n  - id: looted\n    kind: significance\n    by: guard\n    says: It was looted.\n"
    "    certainty: medium\n    basis: relayed\n"
    "    citations: [{source: tomb-report, locator: p. 3, says: So it is.}]\n",
    "sites/city/valley/tomb/shaft": SITE.format(name="Shaft") + "part_of: city/valley/tomb\n",
    "sites/city/valley/tomb/shaft/niche": SITE.format(name="Niche") + "part_of: city/valley/tomb/shaft\n",
    "events/tomb-looted": "kind: damage\ntitle: {en: Looting}\naffects: [{site: city/valley/tomb}]\n"
    "occurred: 2015\naccounts:\n  - id: guard\n    by: guard\n    says: It was looted.\n"
    "    certainty: medium\n    basis: relayed\n"
    "    citations: [{source: event-report, says: So it is.}]\n",
    "sources/tomb-report": "type: report\ntitle: On a tomb\npublisher: museum\ntier: primary\nread: full\n",
    "sources/event-report": "type: report\ntitle: On an event\npublisher: press\ntier: primary\nread: full\n",
    "sources/gazetteer": "type: webpage\ntitle: Gazetteer\npublisher: museum\ntier: primary\nread: full\n",
    "agents/guard": "names: [{text: Guard, lang: en, role: preferred}]\nkind: person\n",
    "agents/press": "names: [{text: Press, lang: en, role: preferred}]\nkind: media\n",
}


class Planted(NamedTuple):
    """A record and what is put at its end; or, where `old` is given, in the place of that."""

    record: str
    text: str
    old: str = ""


TOMB = "sites/city/valley/tomb"
PLANTED = {
    "comment": Planted(TOMB, "# GPS of the entrance: 34.51022, 38.21022\n"),
    "comment of two lines": Planted(TOMB, "# lat 34.51022\n# lon 38.21022\n"),
    "comment between fields": Planted(TOMB, "# 34.51022 N 38.21022 E\npart_of", "part_of"),
    "description": Planted(TOMB, "description: {en: It lies at 34.51022 N 38.21022 E.}\n"),
    "Arabic description": Planted(
        TOMB, "description: {en: A tomb., ar: يقع عند خط العرض ٣٤٫٥١٠٢٢ وخط الطول ٣٨٫٢١٠٢٢}\n"
    ),
    "name": Planted(TOMB, "text: Tomb 34.51022/38.21022,", "text: Tomb,"),
    "note of a name": Planted(
        TOMB, "role: preferred, note: {en: At 34°30'36.8\"N 38°12'36.8\"E}", "role: preferred"
    ),
    "reason": Planted(TOMB, "Looting is reported at N34.51022 E38.21022.", "Looting is reported."),
    "says": Planted(TOMB, "says: It was looted at 34 30 36.8 N 38 12 36.8 E.", "says: It was looted."),
    "locator": Planted(TOMB, "locator: 37SDU1100019000", "locator: p. 3"),
    "designation": Planted(
        TOMB,
        "designations:\n  - scheme: world-heritage\n    ref: 'No. 23; 34.51022,38.21022'\n"
        "    citations: [{source: tomb-report, says: So it is.}]\n",
    ),
    "identifier": Planted(TOMB, "identifiers: [{scheme: wikidata, id: Q1, note: {en: 8G5QG666+2X}}]\n"),
    "link of an image": Planted(
        TOMB,
        "images:\n  - caption: {en: The tomb}\n    credit: Museum\n    licence: CC0\n"
        "    link: https://example.org/?mlat=34.51022&mlon=38.21022\n",
    ),
    "caption": Planted(
        TOMB,
        "images:\n  - caption: {en: '///filled.count.soap'}\n    credit: Museum\n    licence: CC0\n"
        "    link: https://example.org/\n",
    ),
    "part": Planted("sites/city/valley/tomb/shaft", "description: {en: 'geo:34.51022,38.21022'}\n"),
    "part of a part": Planted("sites/city/valley/tomb/shaft/niche", "# 34,51022 38,21022\n"),
    "site above": Planted("sites/city/valley", "description: {en: The tomb is at 34.51022 38.21022.}\n"),
    "site above that": Planted("sites/city", "# tomb: [38.21022, 34.51022]\n"),
    "location above": Planted("sites/city", "says: The tomb is at 34.51022 N 38.21022 E.", "says: So it is."),
    "event": Planted("events/tomb-looted", "note: {en: At 34.51022º N 38.21022º E}\n"),
    "title of an event": Planted(
        "events/tomb-looted", "{en: 'Looting at 34:30:36.8N 38:12:36.8E'}", "{en: Looting}"
    ),
    "comment of an event": Planted("events/tomb-looted", "# ３４．５１０２２，３８．２１０２２\n"),
    "address of a source": Planted(
        "sources/tomb-report", "URL: https://www.google.com/maps/@34.51022,38.21022,17z\n"
    ),
    "escaped address": Planted(
        "sources/tomb-report", "URL: https://maps.example.org/?q=34.51022%2C38.21022\n"
    ),
    "archived copy": Planted(
        "sources/tomb-report", 'archived: [{url: "https://example.org/data=!3d34.51022!4d38.21022"}]\n'
    ),
    "number of a source": Planted("sources/tomb-report", 'number: "34.51022, 38.21022"\n'),
    "volume and page": Planted("sources/tomb-report", 'volume: "34.51022"\npage: "38.21022"\n'),
    "author": Planted("sources/tomb-report", "author: [{literal: 'UTM 37S 611000 3819000'}]\n"),
    "title of a source": Planted(
        "sources/tomb-report", "title: Tomb (34.51022; 38.21022)", "title: On a tomb"
    ),
    "source of an event": Planted("sources/event-report", "# plus code 8g5qg666+2x\n"),
    "agent": Planted("agents/guard", "note: {en: Keeps geohash sy1u7f3k}\n"),
    "address of an agent": Planted("agents/press", "URL: https://osm.org/#map=18/34.51022/38.21022\n"),
    "short address of a map": Planted("agents/press", "URL: https://maps.app.goo.gl/AbCdEf123\n"),
}


def write(root: Path, sensitivity: str, records: dict[str, str]) -> list[Diagnostic]:
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for name, text in records.items():
        path = root / "catalogue" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("SENSITIVITY", sensitivity), "utf-8")
    # How far a part lies from the whole is asked by another rule.
    found = validate(Project(root), TODAY).diagnostics
    return [each for each in found if not each.code.startswith(("HD731", "HD8"))]


def with_planted(planted: Planted) -> dict[str, str]:
    text = RECORDS[planted.record]
    assert not planted.old or planted.old in text
    changed = text.replace(planted.old, planted.text, 1) if planted.old else text + planted.text
    return RECORDS | {planted.record: changed}


@pytest.mark.parametrize("sensitivity", ["generalised", "withheld"])
def test_without_a_position_nothing_is_found(sensitivity: str, tmp_path: Path) -> None:
    assert write(tmp_path, sensitivity, RECORDS) == []


@pytest.mark.parametrize("sensitivity", ["generalised", "withheld"])
@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_position_is_found_in_its_file(name: str, sensitivity: str, tmp_path: Path) -> None:
    planted = PLANTED[name]
    found = write(tmp_path, sensitivity, with_planted(planted))
    told = [each for each in found if each.code == "HD705"]
    assert {each.path for each in told} == {f"catalogue/{planted.record}.yaml"}
    # A register is asked about beside it; nothing else is said of the same cause.
    assert {each.code for each in found} <= {"HD705", "HD709", "HD715"}
    for each in told:
        assert each.line is not None and each.column is not None and each.source_line is not None
        assert any(letter.isdigit() or letter == "/" for letter in each.source_line[each.column - 1 :])


def test_a_finding_in_a_comment_points_at_the_position(tmp_path: Path) -> None:
    (found,) = write(tmp_path, "withheld", with_planted(PLANTED["comment"]))
    lines = RECORDS[TOMB].count("\n")
    assert (found.line, found.column, found.length) == (lines + 1, 24, len("34.51022, 38.21022"))


@pytest.mark.parametrize("name", ["title of a source", "event", "site above"])
def test_the_same_is_no_error_where_nothing_is_hidden(name: str, tmp_path: Path) -> None:
    found = write(tmp_path, "public", with_planted(PLANTED[name]))
    assert {each.code for each in found} <= {"HD706"}


COARSE = "description: {en: The tomb is at 34.51 N 38.21 E.}\n"


def test_two_decimals_are_allowed_for_a_generalised_place_alone(tmp_path: Path) -> None:
    planted = Planted(TOMB, COARSE)
    assert write(tmp_path / "a", "generalised", with_planted(planted)) == []
    assert [each.code for each in write(tmp_path / "b", "withheld", with_planted(planted))] == ["HD705"]


@pytest.mark.parametrize(
    "planted",
    [
        Planted("sources/gazetteer", "number: 34.5521, 38.26571\n"),
        Planted("sources/tomb-report", "URL: https://www.google.com/maps/@34.5521,38.26571,14z\n"),
        Planted("sites/city", "says: 34.552100 N 38.265712 E.", "says: So it is."),
        Planted("sites/city", "# 34.55, 38.27\n"),
        Planted("agents/press", "# Its office is in the city, at 34°33'7.56\"N 38°15'56.6\"E\n"),
    ],
)
def test_the_point_of_a_public_place_gives_nothing_away(planted: Planted, tmp_path: Path) -> None:
    found = write(tmp_path, "withheld", with_planted(planted))
    assert "HD705" not in [each.code for each in found]


def test_in_the_record_of_the_hidden_place_even_that_point_does(tmp_path: Path) -> None:
    planted = Planted(TOMB, "# 34.5521, 38.26571\n")
    assert [each.code for each in write(tmp_path, "withheld", with_planted(planted))] == ["HD705"]


def test_a_record_that_has_nothing_to_do_with_it_is_left_alone(tmp_path: Path) -> None:
    records = RECORDS | {
        "sources/other": RECORDS["sources/gazetteer"] + "number: 34.51022, 38.21022\n",
        "sites/other": SITE.format(name="Other") + "# 34.51022, 38.21022\n",
    }
    assert write(tmp_path, "withheld", records) == []


def test_a_position_in_the_square_of_a_generalised_place_is_found_in_any_record(tmp_path: Path) -> None:
    tomb = RECORDS[TOMB].replace(
        "statements:",
        "  geometry: {type: Point, coordinates: [38.21, 34.51]}\n  method: gazetteer\n  certainty: medium\n"
        "  citations: [{source: tomb-report, says: So it is.}]\nstatements:",
    )
    records = RECORDS | {TOMB: tomb, "sites/other": SITE.format(name="Other") + "# 34.51022, 38.21022\n"}
    assert [(each.code, each.path) for each in write(tmp_path / "a", "generalised", records)] == [
        ("HD705", "catalogue/sites/other.yaml")
    ]
    records["sites/other"] = SITE.format(name="Other") + "# 34.53022, 38.21022\n"
    assert write(tmp_path / "b", "generalised", records) == []


def point(sensitivity: str, coordinates: str) -> str:
    return (
        f"location:\n  sensitivity: {sensitivity}\n  reason: So.\n"
        f"  geometry: {{type: Point, coordinates: {coordinates}}}\n"
        "  method: gazetteer\n  certainty: medium\n  citations: [{source: gazetteer, says: So it is.}]\n"
    )


@pytest.mark.parametrize("part", ["shaft", "shaft/niche"])
@pytest.mark.parametrize(
    ("above", "own", "coordinates", "code"),
    [
        ("withheld", "public", "[38.21022, 34.51022]", "HD714"),
        ("withheld", "generalised", "[38.21, 34.51]", "HD710"),
        ("generalised", "public", "[38.21022, 34.51022]", "HD710"),
    ],
)
def test_a_point_of_a_part_at_any_depth_gives_the_place_away(
    part: str, above: str, own: str, coordinates: str, code: str, tmp_path: Path
) -> None:
    name = f"{TOMB}/{part}"
    records = RECORDS | {name: RECORDS[name] + point(own, coordinates)}
    found = write(tmp_path, above, records)
    assert [(each.code, each.path) for each in found] == [(code, f"catalogue/{name}.yaml")]


@pytest.mark.parametrize(("sensitivity", "code"), [("withheld", "HD709"), ("generalised", "HD715")])
@pytest.mark.parametrize("name", [TOMB, f"{TOMB}/shaft/niche"])
def test_a_register_with_a_map_is_asked_about(name: str, sensitivity: str, code: str, tmp_path: Path) -> None:
    identifiers = "identifiers: [{scheme: pleiades, id: 668331}]\n".replace("668331", '"668331"')
    found = write(tmp_path, sensitivity, RECORDS | {name: RECORDS[name] + identifiers})
    assert [each.code for each in found] == [code]


def test_a_register_without_a_map_is_not_asked_about_for_a_generalised_place(tmp_path: Path) -> None:
    identifiers = 'identifiers: [{scheme: world-heritage, id: "23"}]\n'
    assert write(tmp_path, "generalised", RECORDS | {TOMB: RECORDS[TOMB] + identifiers}) == []


def test_the_name_of_a_file_gives_it_away(tmp_path: Path) -> None:
    chamber = RECORDS[f"{TOMB}/shaft"].replace("Shaft", "Chamber")
    records = RECORDS | {f"{TOMB}/n34-51022-e38-21022": chamber}
    found = write(tmp_path, "withheld", records)
    assert [(each.code, each.path) for each in found] == [
        ("HD705", f"catalogue/{TOMB}/n34-51022-e38-21022.yaml")
    ]


@pytest.mark.parametrize("comment", ["# ask guard@example.org\n", "# guard (at) example [dot] org\n"])
def test_an_address_in_a_comment_is_found(comment: str, tmp_path: Path) -> None:
    found = write(tmp_path, "public", RECORDS | {"agents/guard": RECORDS["agents/guard"] + comment})
    assert [each.code for each in found] == ["HD707"]


@pytest.mark.parametrize("comment", ["# +963 11 231 5580\n", "# هاتف ٢٣١٥٥٨٠\n", "# tel. 2315580\n"])
def test_a_telephone_number_in_a_comment_is_found(comment: str, tmp_path: Path) -> None:
    found = write(tmp_path, "public", RECORDS | {"agents/guard": RECORDS["agents/guard"] + comment})
    assert [(each.code, each.column) for each in found] == [("HD708", 3)]
