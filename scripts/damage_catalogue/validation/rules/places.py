"""Where a place lies is said correctly, and no more exactly than its sensitivity allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.hidden import STRICTNESS, sensitivity_of
from damage_catalogue.records.model import Geometry, Location, Site
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.wording import counted, quoted

DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How deep the lists of positions are nested in each GeoJSON geometry (RFC 7946)."""

MOST_DECIMALS = {"public": 5, "generalised": 2}
"""Five decimals of a degree are about a metre, two about a kilometre."""


def _location(entry: RecordInFile) -> Location | None:
    return entry.record.location if isinstance(entry.record, Site) else None


def check_geometry(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Positions are nested as the geometry's type asks, lines have two, and areas return to their start."""
    location = _location(entry)
    if location is None or location.geometry is None:
        return
    fault = _fault_of(location.geometry)
    if fault:
        path = ("location", "geometry", "coordinates")
        hint = "A point is [38.27, 34.55], a line a list of points, an area a list of closed lines."
        yield Finding("HD209", entry.file, path, f"coordinates: {fault}.", hint)


def _fault_of(geometry: Geometry) -> str | None:
    wanted, depth = DEPTHS[geometry.type], _depth(geometry.coordinates)
    if depth != wanted:
        levels = counted(wanted, "level")
        return f"a {geometry.type} has its positions {levels} deep in lists, but here they are {depth} deep"
    if geometry.type in ("LineString", "MultiLineString"):
        short = any(len(line) < 2 for line in _lists_of_positions(geometry.coordinates))
        return "a line needs two positions at least" if short else None
    if geometry.type in ("Polygon", "MultiPolygon"):
        for ring in _lists_of_positions(geometry.coordinates):
            if len(ring) < 4:
                return (
                    "the border of an area needs four positions at least, the last one the same as the first"
                )
            if ring[0] != ring[-1]:
                return "the border of an area must end where it begins"
    return None


def _depth(coordinates: Any) -> int:
    return 1 + _depth(coordinates[0]) if isinstance(coordinates[0], tuple) else 0


def _lists_of_positions(coordinates: Any) -> Iterator[Any]:
    if _depth(coordinates) == 1:
        yield coordinates
    else:
        for below in coordinates:
            yield from _lists_of_positions(below)


def _numbers(coordinates: Any, path: FieldPath) -> Iterator[tuple[FieldPath, float]]:
    for index, item in enumerate(coordinates):
        if isinstance(item, tuple):
            yield from _numbers(item, (*path, index))
        else:
            yield (*path, index), item


def check_sensitivity(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """A location says no more than its sensitivity allows."""
    location = _location(entry)
    if location is None:
        return
    if location.sensitivity.id == "withheld":
        for field in ("geometry", "precision_m", "position_exception"):
            if getattr(location, field) is not None:
                message = f"The place is withheld, but {field} is given."
                hint = "Delete it here and keep it outside the catalogue; even old versions stay readable."
                yield Finding("HD704", entry.file, ("location", field), message, hint, at_key=True)
    elif location.geometry is not None:
        yield from _check_exactness(entry, location.sensitivity.id, location.geometry)


def _check_exactness(entry: RecordInFile, sensitivity: str, geometry: Geometry) -> Iterator[Finding]:
    most = MOST_DECIMALS[sensitivity]
    if sensitivity == "generalised" and geometry.type != "Point":
        message = f"The place is generalised, but a {geometry.type} shows its outline."
        hint = "Give one Point, the corner or middle of a grid cell, with at most 2 decimals."
        yield Finding("HD703", entry.file, ("location", "geometry", "type"), message, hint)
    for path, number in _numbers(geometry.coordinates, ("location", "geometry", "coordinates")):
        if round(number, most) != number:
            code = "HD701" if sensitivity == "public" else "HD702"
            written = entry.written(path)
            decimals = len(written.partition(".")[2].rstrip("0"))
            message = f"{quoted(written)} has {decimals} decimals; a {sensitivity} place has {most} at most."
            yield Finding(code, entry.file, path, message, "Round longitude and latitude.")
            return


def check_registers_of_hidden_places(whole: Whole) -> Iterator[Finding]:
    """A register that shows the place on a map undoes the hiding."""
    concerns = whole.hidden.concerns
    for entry in whole.of_kind("sites"):
        concern = concerns.get((entry.kind, entry.record.id))
        if concern is None or not concern.is_own or not isinstance(entry.record, Site):
            continue
        is_withheld = concern.sensitivity == "withheld"
        for number, identifier in enumerate(entry.record.identifiers):
            if is_withheld or identifier.scheme.on_map:
                register = identifier.scheme.label("en")
                message = f"The place is {concern.sensitivity}, but {register} may show where it lies."
                hint = "Delete the identifier unless you have looked and it shows no position."
                if not is_withheld:
                    hint = (
                        "Delete the identifier unless you have looked and it shows no more than this record."
                    )
                code = "HD709" if is_withheld else "HD715"
                yield Finding(code, entry.file, ("identifiers", number, "scheme"), message, hint)


def check_parts_hide_what_their_site_hides(whole: Whole) -> Iterator[Finding]:
    """A part with a point gives away the site that it belongs to, at any depth."""
    for entry in whole.of_kind("sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        if site.location is None or site.location.geometry is None:
            continue
        own = site.location.sensitivity.id
        above = max(
            whole.catalogue.ancestors(site),
            key=lambda place: STRICTNESS[sensitivity_of(place)],
            default=site,
        )
        if STRICTNESS[own] >= STRICTNESS[sensitivity_of(above)]:
            continue
        message = (
            f"This place is {own}, but {quoted(above.id)}, of which it is a part, is {sensitivity_of(above)}."
        )
        path = ("location", "sensitivity")
        if own == "public" and sensitivity_of(above) == "withheld":
            hint = (
                "Make the part withheld, too, and delete its geometry; or show the site, if it may be shown."
            )
            yield Finding("HD714", entry.file, path, message, hint)
        else:
            hint = "Make the part as strict as the site, or say in a note why it gives nothing away."
            yield Finding("HD710", entry.file, path, message, hint)
