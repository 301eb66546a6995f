"""The map of a site page shows land and the place, and never more of the place than may be known."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from damage_catalogue.language import language_for
from damage_catalogue.publishing.edition.edition import Beside
from damage_catalogue.publishing.maps.land import Land, Window, land_from_topology
from damage_catalogue.publishing.maps.locator import locator
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.publishing.writing.sheet import Sheet
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Catalogue, Geometry, Location
from damage_catalogue.status.catalogue_status import derive_all

# An island of ten by ten degrees around 12.5 E, 74.5 S, with a lake of two by two in its south-west.
ISLAND = Land(
    (
        ((7.5, -79.5), (17.5, -79.5), (17.5, -69.5), (7.5, -69.5), (7.5, -79.5)),
        ((9.0, -78.0), (11.0, -78.0), (11.0, -76.0), (9.0, -76.0), (9.0, -78.0)),
    )
)
SQUARE = Window(0, 0, 100, 100, 100)


def drawn(location: Location | None, land: Land | None = ISLAND) -> str | None:
    return locator(Sheet(language_for("en"), "sites/x/"), location, "X", land)


def at(mini: Catalogue, sensitivity: str, *, precision: float | None = None) -> Location:
    point = Geometry("Point", (12.34567, -74.34567))
    return Location(mini.vocabularies["sensitivity"][sensitivity], geometry=point, precision_m=precision)


def site_pages(catalogue: Catalogue, language: str = "en") -> Mapping[str, Page]:
    pages = make_pages(catalogue, derive_all(catalogue), language_for(language), beside=Beside(ISLAND))
    return {page.address: page for page in pages if page.kind == "site"}


def circles(drawing: str | None) -> list[tuple[int, int, int]]:
    found = re.findall(r'<circle class="[^"]*" cx="(\d+)" cy="(\d+)" r="(\d+)"', drawing or "")
    return [(int(x), int(y), int(r)) for x, y, r in found]


def test_public_site_is_a_dot_on_land(mini: Catalogue) -> None:
    drawing = drawn(at(mini, "public", precision=100))
    assert drawing is not None
    assert {(x, y) for x, y, _ in circles(drawing)} == {(243, 191)}
    assert 'class="hd-map-land" fill-rule="evenodd" d="M' in drawing
    assert "74.34567° S, 12.34567° E" in drawing


def test_ring_is_as_wide_as_the_position_is_vague(mini: Catalogue) -> None:
    exact, vague = drawn(at(mini, "public", precision=100)), drawn(at(mini, "public", precision=222_640))
    assert max(r for _, _, r in circles(vague)) == 2 * 480 // 15
    assert max(r for _, _, r in circles(exact)) < 20
    assert "The place lies somewhere in the ring." in (vague or "")
    assert "somewhere in the ring" not in (exact or "")


def test_generalised_site_is_a_cell_and_no_dot(mini: Catalogue) -> None:
    drawing = drawn(at(mini, "generalised", precision=100))
    assert drawing is not None
    assert circles(drawing) == []
    assert drawing.count('class="hd-map-near"') == 1
    assert "74.35° S, 12.35° E" in drawing
    assert re.search(r"34567|345", drawing) is None
    assert "a square of about a kilometre" in drawing


def outlined(mini: Catalogue, sensitivity: str, side: float) -> Location:
    west, south = 12.34567, -74.34567
    corners = ((0, 0), (side, 0), (side, side), (0, side), (0, 0))
    ring = tuple((west + east, south + north) for east, north in corners)
    return Location(mini.vocabularies["sensitivity"][sensitivity], geometry=Geometry("Polygon", (ring,)))


def test_small_outline_is_a_dot_with_its_shape_in_a_corner(mini: Catalogue) -> None:
    drawing = drawn(outlined(mini, "public", 0.01)) or ""
    assert len({(x, y) for x, y, _ in circles(drawing)}) == 1
    (shape,) = re.findall(r'<path class="hd-map-near" fill-rule="evenodd" d="(M[^"]*z)"', drawing)
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", shape)]
    assert min(numbers) >= 0
    assert max(numbers) <= 144
    assert max(numbers) - min(numbers) > 50
    assert "The frame on the left shows its outline, about 1.1 km long." in drawing


def test_large_outline_is_drawn_where_it_lies(mini: Catalogue) -> None:
    drawing = drawn(outlined(mini, "public", 2)) or ""
    assert circles(drawing) == []
    assert drawing.count('<path class="hd-map-near"') == 1
    assert "The frame on the left" not in drawing


@pytest.mark.parametrize("sensitivity", ["generalised", "withheld"])
def test_outline_of_a_place_that_is_not_public_is_never_drawn(sensitivity: str, mini: Catalogue) -> None:
    drawing = drawn(outlined(mini, sensitivity, 2)) or ""
    assert '<path class="hd-map-near"' not in drawing
    assert re.search(r"34567|345", drawing) is None


@pytest.mark.parametrize("sensitivity", ["public", "generalised", "withheld"])
def test_no_map_without_a_point_to_show(mini: Catalogue, sensitivity: str) -> None:
    assert drawn(None) is None
    assert drawn(replace(at(mini, sensitivity), geometry=None)) is None
    assert drawn(at(mini, "withheld")) is None


def test_without_the_outline_of_land_there_is_no_map(mini: Catalogue, english: Mapping[str, Page]) -> None:
    assert drawn(at(mini, "public"), None) is None
    assert [page.address for page in english.values() if "hd-map" in page.body] == []


def test_page_of_a_withheld_site_has_no_map_and_says_so(mini: Catalogue) -> None:
    secret = replace(
        mini.sites["saltmere/frost-tombs"],
        location=replace(at(mini, "withheld"), reason=mini.sites["saltmere/frost-tombs"].location.reason),  # type: ignore[union-attr]
    )
    records = [secret if record.id == secret.id else record for _, record in mini.records()]
    pages = site_pages(build_catalogue(mini.about, mini.vocabularies, records))
    body = pages["sites/saltmere/frost-tombs/"].body
    assert "hd-map" not in body
    assert "The location is withheld. So there is no map of it." in body
    assert "hd-map" in pages["sites/saltmere/temple-of-winds/"].body


def test_a_map_shows_no_other_place(mini: Catalogue) -> None:
    """One mark, on the page of a town with parts around it as well."""
    for page in site_pages(mini).values():
        assert len(re.findall('hd-map-dot|<rect class="hd-map-near', page.body)) == page.body.count(
            '<figure class="hd-map'
        ), page.address


def test_site_without_a_position_says_that_there_is_no_map(mini: Catalogue) -> None:
    assert (
        "No position is recorded, so there is no map."
        in site_pages(mini)["sites/saltmere/nameless-wall/"].body
    )


def test_map_has_title_and_description_in_the_language_of_the_page(mini: Catalogue) -> None:
    body = site_pages(mini, "ar")["sites/saltmere/temple-of-winds/"].body
    assert '<title id="map_title">خريطة: معبد الرياح</title>' in body
    assert 'aria-labelledby="map_title map_text"' in body


def test_map_is_small(mini: Catalogue) -> None:
    for page in site_pages(mini).values():
        for figure in re.findall(r"<figure class=\"hd-map.*?</figure>", page.body, re.DOTALL):
            assert len(figure.encode()) < 6_000


def test_name_of_a_place_cannot_leave_the_title(mini: Catalogue) -> None:
    sheet = Sheet(language_for("en"), "sites/x/")
    drawing = locator(sheet, at(mini, "public"), "</title><script>", ISLAND)
    assert "<script>" not in (drawing or "")


def test_topology_becomes_rings_of_degrees() -> None:
    land = land_from_topology(
        {
            "transform": {"scale": [0.5, 0.25], "translate": [-10, 20]},
            "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
            "objects": {"land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, -2]]]}]}},
        }
    )
    assert land.rings == (((-10, 20), (-8, 20), (-8, 21), (-10, 21), (-10, 20)),)


def test_land_is_cut_at_the_window() -> None:
    world = Land((((-170, -80), (170, -80), (170, 80), (-170, 80), (-170, -80)),))
    numbers = [int(number) for number in re.findall(r"-?\d+", world.path(SQUARE))]
    assert max(map(abs, numbers)) <= 108
    assert Land((((60, 60), (70, 60), (70, 70), (60, 60)),)).path(SQUARE) == ""


def test_a_window_reaches_over_the_date_line() -> None:
    fiji = Land((((-180, -18), (-179, -18), (-179, -16), (-180, -16), (-180, -18)),))
    assert fiji.path(Window(179, -17, 15, 480, 360)).startswith("M")
