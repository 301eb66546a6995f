"""A place that must not be found is not shown, whatever its record holds."""

import re
from collections.abc import Mapping
from dataclasses import replace

from damage_catalogue.language import language_for
from damage_catalogue.publishing.maps.location import shown_points
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Catalogue, Geometry, Location
from damage_catalogue.status.catalogue_status import derive_all

SECRET = Geometry("Point", (12.98765, -74.98765))
DEGREES = re.compile(r"12[.,]9|74[.,]9")


def with_geometry(mini: Catalogue, site: str) -> Catalogue:
    """The mini catalogue in which `site` holds a point that its sensitivity does not allow."""
    changed = replace(
        mini.sites[site],
        location=replace(mini.sites[site].location or location(mini, "public"), geometry=SECRET),
    )
    records = [changed if record.id == site else record for _, record in mini.records()]
    return build_catalogue(mini.about, mini.vocabularies, records)


def location(mini: Catalogue, sensitivity: str, geometry: Geometry | None = SECRET) -> Location:
    return Location(sensitivity=mini.vocabularies["sensitivity"][sensitivity], geometry=geometry)


def test_withheld_site_never_shows_a_point(mini: Catalogue) -> None:
    catalogue = with_geometry(mini, "saltmere/frost-tombs")
    for language in ("en", "ar"):
        for page in make_pages(catalogue, derive_all(catalogue), language_for(language)):
            # A timeline is drawn in numbers of its own.
            body = re.sub(r'<svg class="hd-tl".*?</svg>', "", page.body, flags=re.DOTALL)
            everything = f"{body}{page.json_ld}{page.search_text}{page.description}"
            assert DEGREES.search(everything) is None, page.address


def test_withheld_site_says_so_and_why(english: Mapping[str, Page]) -> None:
    body = english["sites/saltmere/frost-tombs/"].body
    assert "The location is withheld." in body
    assert "The tombs are still being looted." in body


def test_generalised_site_shows_two_decimals_and_says_so(
    mini: Catalogue, english: Mapping[str, Page]
) -> None:
    assert shown_points(location(mini, "generalised")) == ((12.99, -74.99),)
    body = english["sites/saltmere/old-library/"].body
    assert "74.50° S, 12.50° E" in body
    assert "Shown only roughly, on purpose." in body


def test_public_site_shows_five_decimals_at_most(mini: Catalogue, english: Mapping[str, Page]) -> None:
    exact = Geometry("MultiPoint", ((12.123456789, -74.1), (12.123456001, -74.1)))
    assert shown_points(location(mini, "public", exact)) == ((12.12346, -74.1),)
    assert "74.52345° S, 12.51234° E" in english["sites/saltmere/temple-of-winds/"].body


def test_site_without_coordinates_says_so(english: Mapping[str, Page]) -> None:
    body = english["sites/saltmere/nameless-wall/"].body
    assert '<dt>Location</dt><dd><p class="hd-unknown">not known</p>' in body
