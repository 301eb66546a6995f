"""The map on the home page: every place that may be shown, as a link, and none that may not."""

import re
from dataclasses import replace

from damage_catalogue.language import language_for
from damage_catalogue.publishing.edition.edition import Beside
from damage_catalogue.publishing.maps.land import Land
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Catalogue, Geometry, Location, is_withdrawn
from damage_catalogue.status.catalogue_status import derive_all

ISLAND = Land((((0.0, -80.0), (30.0, -80.0), (30.0, -60.0), (0.0, -60.0), (0.0, -80.0)),))
TOWN, TEMPLE, TOMBS = "saltmere", "saltmere/temple-of-winds", "saltmere/frost-tombs"


def home(catalogue: Catalogue, language: str = "en", land: Land | None = ISLAND) -> Page:
    return next(
        iter(make_pages(catalogue, derive_all(catalogue), language_for(language), beside=Beside(land)))
    )


def moved(mini: Catalogue, points: dict[str, tuple[str, float, float]]) -> Catalogue:
    """The mini catalogue with these places at these points, and no other place with one."""
    records = []
    for _, record in mini.records():
        if record.id in mini.sites and record == mini.sites[record.id]:
            sensitivity, *point = points.get(record.id, ("public",))
            location = Location(
                mini.vocabularies["sensitivity"][sensitivity],
                geometry=Geometry("Point", tuple(point)) if point else None,
            )
            record = replace(mini.sites[record.id], location=location)
        records.append(record)
    return build_catalogue(mini.about, mini.vocabularies, records)


def figure(page: Page) -> str:
    return page.body.partition('<figure class="hd-map">')[2].partition("</figure>")[0]


def links(page: Page) -> dict[str, str]:
    return dict(re.findall(r'<a href="([^"]*)"><title>([^<]*)</title>', figure(page)))


def test_each_place_is_a_symbol_that_names_it_and_leads_to_it(mini: Catalogue) -> None:
    found = home(
        moved(mini, {TEMPLE: ("public", 12.0, -70.0), "saltmere/old-library": ("public", 20.0, -72.0)})
    )
    assert links(found) == {
        "sites/saltmere/temple-of-winds/": (
            "Temple of the Winds: Destroyed; last observed 1 May 2016, on the ground"
        ),
        "sites/saltmere/old-library/": "Old Library: Slight damage; last observed winter 2018, on the ground",
    }
    assert 'href="#sym_destroyed"' in figure(found)
    assert 'id="sym_slight"' in found.body


def test_places_at_one_spot_share_a_mark_that_leads_to_what_holds_them(mini: Catalogue) -> None:
    spot = ("public", 12.0, -70.0)
    found = home(moved(mini, {TOWN: spot, TEMPLE: spot, "saltmere/old-library": spot}))
    assert links(found) == {"sites/saltmere/": "Saltmere: 3 places"}
    assert ">3</text>" in figure(found)


def test_withheld_place_is_not_on_the_map_and_counted_beside_it(mini: Catalogue) -> None:
    found = home(moved(mini, {TEMPLE: ("public", 12.0, -70.0), TOMBS: ("withheld", 20.0, -72.0)}))
    assert list(links(found)) == ["sites/saltmere/temple-of-winds/"]
    others = sum(not is_withdrawn(site) for site in mini.sites.values()) - 1
    assert f"no position is recorded or it is withheld: {others}." in figure(found)


def test_generalised_place_is_a_cell(mini: Catalogue) -> None:
    found = home(moved(mini, {TEMPLE: ("generalised", 12.34567, -70.34567)}))
    assert figure(found).count('class="hd-map-near"') == 1
    assert home(moved(mini, {TEMPLE: ("generalised", 12.35, -70.35)})).body == found.body


def test_without_land_or_points_there_is_the_list_alone(mini: Catalogue) -> None:
    assert "hd-map" not in home(mini, land=None).body
    assert "hd-map" not in home(moved(mini, {})).body


def test_all_places_fit_on_the_map(mini: Catalogue) -> None:
    corners = {TEMPLE: ("public", 0.0, 60.0), "saltmere/old-library": ("public", 120.0, -40.0)}
    for x, y in re.findall(r'<use [^>]* x="(-?\d+)" y="(-?\d+)"', figure(home(moved(mini, corners)))):
        assert 0 <= int(x) <= 458
        assert 0 <= int(y) <= 298


def test_map_speaks_the_language_of_the_page(mini: Catalogue) -> None:
    found = home(moved(mini, {TEMPLE: ("public", 12.0, -70.0)}), "ar")
    assert links(found) == {
        "sites/saltmere/temple-of-winds/": "معبد الرياح: مدمَّر؛ آخر معاينة 1 أيار/مايو 2016، في المكان"
    }
    assert 'aria-label="خريطة الأماكن"' in found.body


def test_home_says_which_places_are_counted(mini: Catalogue) -> None:
    assert "A place with parts is counted through its parts, or through its principal part" in home(mini).body
