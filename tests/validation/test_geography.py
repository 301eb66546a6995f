"""Positions: well-known places pass as they are, and what is wrong with one is found and put right."""

import csv
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.geography import land
from damage_catalogue.validation.geography.countries import boxes, may_lie_in
from damage_catalogue.validation.geography.land import CELLS, is_out_at_sea
from damage_catalogue.validation.geography.position import GeographicPosition, distance_km
from damage_catalogue.validation.rules.geography import REACH_KM

ROOT = Path(__file__).parents[2]

Told = dict[str, Diagnostic]
"""What is found, by the id of the site."""


class Known(NamedTuple):
    name: str
    country: str
    position: GeographicPosition

    @property
    def id(self) -> str:
        return f"place-{PLACES.index(self)}"

    def moved(self, east: float = 0.0, north: float = 0.0) -> GeographicPosition:
        return GeographicPosition(
            round(self.position.longitude + east, 5), round(self.position.latitude + north, 5)
        )


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


PLACES = [
    Known(row["place"], row["country"], GeographicPosition(float(row["longitude"]), float(row["latitude"])))
    for row in read_table(ROOT / "tests/data/well_known_places.tsv")
]
ISLANDS = read_table(ROOT / "scripts/setup/small-islands.tsv")
AREAS = read_table(ROOT / "scripts/setup/country-areas.tsv")

GATE = """names: [{text: Gate, lang: en, role: preferred}, {text: باب, lang: ar, role: preferred}]
kind: %s
"""
LOCATION = """location:
  sensitivity: %s
  geometry: {type: %s, coordinates: %s}
  method: gazetteer
  certainty: high
  citations: [{source: article, says: So it is.}]
"""


def site(
    coordinates: Iterable[object],
    country: str = "",
    part_of: str = "",
    kind: str = "gate",
    shape: str = "Point",
    location: str = "",
    sensitivity: str = "public",
) -> str:
    return (
        GATE % kind
        + (f"country: {country}\n" if country else "")
        + (f"part_of: {part_of}\n" if part_of else "")
        + LOCATION % (sensitivity, shape, [*coordinates])
        + (f"  {location}\n" if location else "")
    )


@pytest.fixture
def look(root: Path, check: Callable[[], object]) -> Callable[[dict[str, str]], Told]:
    """Writes sites by their ids and gives what is found, which is one thing for a site at most."""

    def run(sites: dict[str, str]) -> Told:
        for id, text in sites.items():
            path = root / f"catalogue/sites/{id}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        # Places with one name, and their names in the language of the country, are other rules' business.
        every = check().diagnostics  # type: ignore[attr-defined]
        found = [each for each in every if each.code not in ("HD328", "HD802")]
        told = {each.path.removeprefix("catalogue/sites/").removesuffix(".yaml"): each for each in found}
        assert len(told) == len(found), "one cause, one message"
        return told

    return run


Look = Callable[[dict[str, str]], Told]


def test_well_known_places_on_coasts_islands_and_borders_pass(look: Look) -> None:
    assert len(PLACES) > 150
    assert look({place.id: site(place.position, place.country) for place in PLACES}) == {}


# Exchanged, these still lie in the box around their country, on land or in a lake: a box is no border.
EXCHANGED_UNSEEN = {
    "Heracleion in Abu Qir Bay", "Pharos of Alexandria", "Sukhumi", "Sukhumi by its other code",
}  # fmt: skip


def test_exchanged_numbers_are_found_and_put_right(look: Look) -> None:
    told = look({place.id: site(place.position[::-1], place.country) for place in PLACES})
    for place in PLACES:
        if abs(place.position.longitude) > 90:
            assert told[place.id].code == "HD209", place
        elif place.id in told:
            assert told[place.id].code in ("HD732", "HD733"), place
            assert f"Did you mean {place.position}," in told[place.id].hint, place
    assert {place.name for place in PLACES if place.id not in told} == EXCHANGED_UNSEEN


def test_exchanged_numbers_of_a_part_are_found_wherever_it_is(look: Look) -> None:
    inland = [place for place in PLACES if abs(place.position.longitude) <= 90]
    sites = {place.id: site(place.position, kind="historic-city") for place in inland}
    sites |= {f"{p.id}/gate": site(p.position[::-1], part_of=p.id) for p in inland}
    told = look(sites)
    for place in inland:
        exchanged = GeographicPosition(*place.position[::-1])
        if distance_km(exchanged, place.position) > 20:
            found = told.pop(f"{place.id}/gate")
            assert f"Did you mean {place.position}," in found.hint, place
    assert told == {}


@pytest.mark.parametrize("kind", ["mosque", "historic-city", "world-heritage-site", "road"])
@pytest.mark.parametrize(("east", "north"), [(0, 1), (0, -1), (1.2, 0), (-1.2, 0)])
def test_a_degree_off_from_the_whole_is_found(look: Look, kind: str, east: float, north: float) -> None:
    places = [place for place in PLACES if abs(place.position.latitude) < 36]
    places = [place for place in places if abs(place.position.longitude) < 178]
    sites = {place.id: site(place.position, kind=kind) for place in places}
    sites |= {f"{p.id}/gate": site(p.moved(east, north), part_of=p.id) for p in places}
    told = look(sites)
    assert told.keys() == {f"{place.id}/gate" for place in places}
    assert {each.code for each in told.values()} <= {"HD731", "HD733"}


def test_parts_within_reach_of_the_whole_pass(look: Look) -> None:
    kinds = {"gate": 4.5, "historic-city": 19.0, "archaeological-site": 19.0, "aqueduct": 95.0}
    sites = {}
    for kind, away in kinds.items():
        sites[kind] = site([38.27, 34.55], kind=kind)
        sites[f"{kind}/part"] = site([38.27, round(34.55 + away / 111.2, 4)], part_of=kind)
    assert look(sites) == {}


def test_kinds_with_a_reach_are_kinds_of_the_vocabulary() -> None:
    words = (ROOT / "schemas/vocabularies/site-kind.yaml").read_text(encoding="utf-8")
    assert [kind for kind in REACH_KM if f"- id: {kind}\n" not in words] == []


def test_precision_widens_what_counts_as_near(look: Look) -> None:
    sites = {"gate": site([38.27, 34.55], location="precision_m: 30000")}
    assert look(sites | {"gate/arch": site([38.27, 34.85], part_of="gate")}) == {}
    assert look({"gate": site([38.27, 34.55])}).keys() == {"gate/arch"}


def test_a_part_is_measured_from_the_outline_of_the_whole(look: Look) -> None:
    outline = [[[38, 34], [40, 34], [40, 35], [38, 35], [38, 34]]]
    sites = {"valley": site(outline, shape="Polygon", kind="gate")}
    assert look(sites | {"valley/tomb": site([39.9, 34.1], part_of="valley")}) == {}
    assert look({"valley/tomb": site([39.9, 35.1], part_of="valley")}).keys() == {"valley/tomb"}


def test_a_line_is_near_if_one_of_its_ends_is(look: Look) -> None:
    sites = {"town": site([38.27, 34.55], kind="historic-city")}
    line = [[38.27, 34.55], [38.27, 35.55]]
    assert look(sites | {"town/aqueduct": site(line, part_of="town", shape="LineString")}) == {}


def test_both_sides_of_the_180th_meridian_are_near_each_other(look: Look) -> None:
    sites = {"taveuni": site([179.99, -16.83], "FJ", kind="historic-city")}
    assert look(sites | {"taveuni/gate": site([-179.97, -16.83], part_of="taveuni")}) == {}


def test_a_place_across_the_180th_meridian_does_not_reach_around_the_earth(look: Look) -> None:
    points = [[179.9, 67], [-179.9, 67]]
    sites = {"coast": site(points, shape="MultiPoint"), "coast/gate": site([100, 67], part_of="coast")}
    assert look(sites).keys() == {"coast/gate"}


def test_a_part_of_a_place_without_a_point_is_measured_from_what_that_is_part_of(look: Look) -> None:
    sites = {
        "town": site([38.27, 34.55], kind="historic-city"),
        "town/valley": GATE % "necropolis" + "part_of: town\n",
        "town/valley/tomb": site([38.27, 35.55], part_of="town/valley"),
    }
    told = look(sites)
    assert told.keys() == {"town/valley/tomb"}
    assert "111 km from “town”" in told["town/valley/tomb"].message


def test_nothing_is_measured_from_a_place_that_is_wrong_itself(look: Look) -> None:
    sites = {"town": site([34.55, 38.27], "SY", kind="historic-city")}
    sites["town/gate"] = site([38.27, 34.55], part_of="town")
    told = look(sites)
    assert told.keys() == {"town"}
    assert "Did you mean [38.27, 34.55]," in told["town"].hint


def test_where_all_parts_agree_the_whole_is_told_once(look: Look) -> None:
    sites = {"town": site([38.27, 35.55], "SY", kind="historic-city")}
    for number in range(4):
        sites[f"town/gate-{number}"] = site([38.27, round(34.55 + number / 100, 2)], part_of="town")
    told = look(sites)
    assert told.keys() == {"town"}
    assert told["town"].message.startswith("All 4 parts that have a position lie 11")


def test_parts_in_all_directions_are_told_each(look: Look) -> None:
    sites = {"town": site([38.27, 34.55], kind="historic-city")}
    sites["town/a"] = site([38.27, 35.55], part_of="town")
    sites["town/b"] = site([38.27, 33.55], part_of="town")
    assert look(sites).keys() == {"town/a", "town/b"}


@pytest.mark.parametrize(
    ("written", "meant", "country"),
    [
        ([-38.27, 34.55], "[38.27, 34.55]", "SY"),
        ([38.27, -34.55], "[38.27, 34.55]", "SY"),
        ([75.549, 10.423], "[-75.549, 10.423]", "CO"),
        ([39.189, 6.163], "[39.189, -6.163]", "TZ"),
        ([3.8268, 34.551], "[38.268, 34.551]", "SY"),
        ([38.268, 3.4551], "[38.268, 34.551]", "SY"),
        ([34.551, 38.268], "[38.268, 34.551]", "SY"),
        ([123.38, 45.434], "[12.338, 45.434]", "IT"),
    ],
)
def test_a_wrong_sign_or_decimal_point_is_put_right(
    look: Look, written: list[float], meant: str, country: str
) -> None:
    told = look({"gate": site(written, country)})
    assert told["gate"].code == "HD732"
    assert f"Did you mean {meant}, which lies in" in told["gate"].hint


def test_a_position_that_no_slip_explains_gets_no_guess(look: Look) -> None:
    told = look({"gate": site([44.4, 63.3], "IQ")})
    assert "Did you mean" not in told["gate"].hint
    assert "position_exception" in told["gate"].hint


def test_no_guess_lies_at_sea(look: Look) -> None:
    told = look({"gate": site([39.5, 12.5], "IT")})
    assert told["gate"].code == "HD732"
    assert "Did you mean" not in told["gate"].hint


def test_no_guess_lies_far_from_the_whole(look: Look) -> None:
    rome = site([12.5, 41.9], "IT", kind="historic-city")
    told = look(
        {"gate": site([41.0, 14.0], "IT"), "town": rome, "town/gate": site([41.0, 14.0], part_of="town")}
    )
    assert "Did you mean [14.0, 41.0]," in told["gate"].hint
    assert told["town/gate"].code == "HD732"
    assert "Did you mean" not in told["town/gate"].hint


TOWN = {"town": site([38.27, 34.55], kind="historic-city")}
WRONG = {
    "far": site([38.27, 35.55], part_of="town"),
    "abroad": site([34.55, 38.27], "SY"),
    "at-sea": site([34.55, 34.55]),
}


def test_a_position_that_is_meant_is_not_asked_about(look: Look) -> None:
    assert look(TOWN | WRONG).keys() == WRONG.keys()
    meant = {id: f"{text}  position_exception: It does lie there.\n" for id, text in WRONG.items()}
    assert look(meant) == {}


def test_no_position_at_all_cannot_be_meant(look: Look) -> None:
    told = look({"gate": site([0, 0], "SY", location="position_exception: It does lie there.")})
    assert [each.code for each in told.values()] == ["HD730"]
    assert look({"gate": site([0.0, 51.48], "GB")}) == {}


def test_every_one_of_these_is_a_warning(look: Look) -> None:
    assert {each.severity for each in look(TOWN | WRONG).values()} == {Severity.WARNING}


def test_each_corner_of_an_outline_is_looked_at_and_pointed_to(look: Look) -> None:
    outline = [[[38.2, 34.5], [38.3, 34.5], [3.83, 34.6], [38.2, 34.5]]]
    told = look({"gate": site(outline, "SY", shape="Polygon")})["gate"]
    assert told.source_line is not None
    assert told.column is not None
    assert told.source_line[told.column - 1 :].startswith("[3.83, 34.6]")


def test_a_withheld_position_is_repeated_in_no_message(root: Path, check: Callable[[], object]) -> None:
    text = site([34.5123, 38.2765], "SY", sensitivity="withheld", location="reason: Looting.")
    (root / "catalogue/sites/gate.yaml").write_text(text, encoding="utf-8")
    found = list(check().diagnostics)  # type: ignore[attr-defined]
    assert {each.code for each in found} == {"HD704"}
    assert not any("34.5123" in each.message + each.hint for each in found)


def test_a_generalised_position_is_told_with_the_digits_of_the_record(look: Look) -> None:
    told = look({"gate": site([34.55, 38.27], "SY", sensitivity="generalised", location="reason: Looting.")})[
        "gate"
    ]
    assert "[34.55, 38.27]" in told.message
    assert "[38.27, 34.55]" in told.hint


# Land


OPEN_SEA = [
    (34.55, 34.55), (18.0, 35.5), (5.0, 39.5), (31.0, 43.2), (19.5, 57.0), (38.0, 21.5), (51.5, 27.3),
    (65.0, 15.0),
    (-30.0, 45.0), (-40.0, -30.0), (-150.0, 10.0), (179.99, 0.5), (-179.99, 0.5), (50.7, 41.5), (0.0, 89.9),
    (34.2, 31.65), (35.05, 33.3), (12.75, 45.3), (31.0, 46.2), (12.4, 33.0),
]  # fmt: skip


@pytest.mark.parametrize("position", OPEN_SEA)
def test_the_open_sea_is_sea(position: tuple[float, float]) -> None:
    assert is_out_at_sea(GeographicPosition(*position))


INLAND = [
    (38.27, 34.55),
    (43.0, 38.6),
    (33.2, -1.0),
    (105.0, 53.0),
    (0.0, -90.0),
    (180.0, 68.0),
    (-180.0, 68.0),
]


@pytest.mark.parametrize("position", INLAND)
def test_land_and_lakes_are_no_sea(position: tuple[float, float]) -> None:
    assert not is_out_at_sea(GeographicPosition(*position))


on_earth = st.builds(
    GeographicPosition, st.floats(-180, 180, allow_nan=False), st.floats(-90, 90, allow_nan=False)
)


@given(on_earth)
def test_every_position_on_earth_has_an_answer(position: GeographicPosition) -> None:
    assert is_out_at_sea(position) in (True, False)


@given(st.sampled_from(PLACES), st.floats(-1, 1), st.floats(-1, 1))
def test_nothing_within_four_kilometres_of_a_place_on_land_is_out_at_sea(
    place: Known, east: float, north: float
) -> None:
    half = 4 / 111.2 / 2**0.5
    latitude = place.position.latitude + half * north
    narrowing = cos(radians(abs(place.position.latitude)))
    longitude = place.position.longitude + half * east / narrowing
    assert not is_out_at_sea(GeographicPosition((longitude + 180) % 360 - 180, latitude))


def test_every_row_of_the_map_goes_once_around_the_earth_and_no_farther() -> None:
    for row in range(180 * CELLS):
        stretches = list(land._stretches(row))
        assert sum(stretches) <= 360 * CELLS
        assert len(stretches) % 2 == 0
        assert all(stretches[1:])


def test_the_map_is_small_and_not_read_before_a_position_asks(tmp_path: Path) -> None:
    package = ROOT / "scripts/damage_catalogue/validation/geography"
    assert sum(path.stat().st_size for path in package.iterdir() if path.is_file()) < 130_000
    code = (
        "import sys\n"
        "from damage_catalogue.validation.validate import validate\n"
        "from damage_catalogue.validation.geography import countries, land\n"
        "read = [known.cache_info().currsize for known in (land._map, countries.boxes)]\n"
        "print(*read, 'babel' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == "0 0 False\n"


# Countries


def test_every_box_lies_on_the_map_and_none_crosses_its_edge() -> None:
    for code, found in boxes().items():
        for west, south, east, north in found:
            assert -180 <= west < east <= 180, code
            assert -90 <= south < north <= 90, code
        assert [one for one, next_one in pairwise(found) if one == next_one] == [], code


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area["area"])
def test_an_area_of_several_codes_lies_in_the_boxes_of_each(area: dict[str, str]) -> None:
    west, south, east, north = (float(area[side]) for side in ("west", "south", "east", "north"))
    assert west < east and south < north
    for code in area["codes"].split():
        for longitude in (west, (west + east) / 2, east):
            for latitude in (south, (south + north) / 2, north):
                assert may_lie_in(GeographicPosition(longitude, latitude), code), code


@pytest.mark.parametrize("island", ISLANDS, ids=lambda island: island["island"])
def test_small_islands_are_land_and_in_their_countries(island: dict[str, str]) -> None:
    position = GeographicPosition(float(island["longitude"]), float(island["latitude"]))
    assert not is_out_at_sea(position)
    assert all(may_lie_in(position, code) for code in island["codes"].split())


# Both codes for each place that two of them claim or hold.
CONTESTED = [
    ("Crimea", (34.10, 44.95), "UA RU"),
    ("Donetsk", (37.80, 48.00), "UA RU"),
    ("Luhansk", (39.31, 48.57), "UA RU"),
    ("Melitopol", (35.37, 46.85), "UA RU"),
    ("Golan", (35.75, 33.00), "SY IL"),
    ("East Jerusalem", (35.235, 31.778), "PS IL"),
    ("Nablus", (35.26, 32.22), "PS IL"),
    ("Gaza", (34.46, 31.50), "PS IL"),
    ("Dakhla", (-15.93, 23.70), "EH MA"),
    ("Leh", (77.58, 34.16), "IN PK CN"),
    ("Aksai Chin", (79.20, 35.10), "IN CN PK"),
    ("Tawang", (91.87, 27.59), "IN CN"),
    ("Nicosia, north", (33.36, 35.19), "CY TR"),
    ("Sukhumi", (41.02, 43.00), "GE RU"),
    ("Tskhinvali", (43.97, 42.23), "GE RU"),
    ("Stepanakert", (46.75, 39.82), "AZ AM"),
    ("Tiraspol", (29.63, 46.84), "MD"),
    ("Prizren", (20.74, 42.21), "RS XK"),
    ("Taipei", (121.56, 25.10), "TW CN"),
    ("Hargeisa", (44.07, 9.56), "SO"),
    ("Halaib", (36.65, 22.22), "EG SD"),
    ("Antioch", (36.16, 36.20), "TR SY"),
    ("Afrin", (36.87, 36.51), "SY TR"),
    ("Preah Vihear", (104.68, 14.39), "KH TH"),
    ("Stanley", (-57.85, -51.69), "FK GB AR"),
    ("Belize City", (-88.20, 17.50), "BZ GT"),
    ("Ceuta", (-5.32, 35.89), "ES MA"),
    ("Pyongyang", (125.75, 39.03), "KP KR"),
    ("Seoul", (126.98, 37.57), "KR KP"),
    ("Nakhchivan", (45.41, 39.21), "AZ"),
    ("Kaliningrad", (20.51, 54.71), "RU"),
    ("Cabinda", (12.20, -5.55), "AO"),
    ("Cayenne", (-52.33, 4.94), "GF FR"),
    ("Nuuk", (-51.72, 64.18), "GL DK"),
]


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [(*at, code) for _, at, codes in CONTESTED for code in codes.split()],
)
def test_no_side_is_doubted_where_more_than_one_claims_or_holds(
    longitude: float, latitude: float, code: str
) -> None:
    assert may_lie_in(GeographicPosition(longitude, latitude), code)


@pytest.mark.parametrize(
    ("position", "code"),
    [
        ((44.4, 63.3), "IQ"), ((2.35, 48.86), "DE"), ((38.27, 34.55), "UA"), ((0, 51), "NZ"),
        ((30.0, 60.0), "FJ"), ((-70, 45), "RU"), ((13.4, 52.5), "US"), ((37.6, 55.8), "UA"),
        ((37.6, 55.8), "GE"), ((32.5, 15.6), "EG"),
    ],
)  # fmt: skip
def test_far_abroad_is_outside(position: tuple[float, float], code: str) -> None:
    assert not may_lie_in(GeographicPosition(*position), code)


@given(on_earth, on_earth)
def test_distances_are_the_same_both_ways_and_at_most_half_around(
    one: GeographicPosition, other: GeographicPosition
) -> None:
    assert distance_km(one, other) == pytest.approx(distance_km(other, one))
    assert 0 <= distance_km(one, other) <= 20_016


def test_a_degree_is_111_kilometres() -> None:
    assert distance_km(GeographicPosition(38.27, 34.55), GeographicPosition(38.27, 35.55)) == pytest.approx(
        111.2, abs=0.1
    )
    assert distance_km(GeographicPosition(180, 0), GeographicPosition(-180, 0)) == pytest.approx(0, abs=1e-6)


def test_nothing_is_said_about_the_position_of_a_withheld_place(look: Look) -> None:
    text = (
        GATE % "gate"
        + "location: {sensitivity: withheld, reason: Looting., position_exception: Off the coast.}\n"
    )
    assert [each.code for each in look({"gate": text}).values()] == ["HD704"]
