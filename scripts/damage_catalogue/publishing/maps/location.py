"""What may be shown of where a site lies. The only door to coordinates for every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from damage_catalogue.records.model import Coordinates, Location

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_DECIMALS = {"public": 5, "generalised": 2}
_LINES_WITHIN = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def shown_points(location: Location | None) -> tuple[Point, ...]:
    """The points of a location, no more exact than its sensitivity allows; none where it is withheld.

    Whatever a record holds, five decimals (about one metre) are the limit of a public place and two
    (about one kilometre) that of a generalised one.
    """
    if location is None or location.geometry is None or location.sensitivity.id not in _DECIMALS:
        return ()
    decimals = _DECIMALS[location.sensitivity.id]
    points = (
        (round(longitude, decimals), round(latitude, decimals))
        for longitude, latitude in _points(location.geometry.coordinates)
    )
    return tuple(dict.fromkeys(points))


def shown_outlines(location: Location | None) -> tuple[tuple[Point, ...], ...]:
    """The lines and rings of a public place recorded as more than points; a ring ends where it begins.

    None of a generalised or a withheld place, whose shape would tell what its position must not.
    """
    if location is None or location.geometry is None or location.sensitivity.id != "public":
        return ()
    decimals = _DECIMALS["public"]
    return tuple(
        tuple(
            (round(longitude, decimals), round(latitude, decimals)) for longitude, latitude in _points(line)
        )
        for line in _lines(location.geometry.coordinates, _LINES_WITHIN.get(location.geometry.type, 0))
    )


def _lines(coordinates: Coordinates, depth: int) -> Iterator[Coordinates]:
    """The lists of points `depth` levels down; none where there are only points."""
    if depth == 1:
        yield coordinates
    elif depth > 1:
        for part in coordinates:
            assert isinstance(part, tuple), "a geometry is as deep as its type says"
            yield from _lines(part, depth - 1)


def middle(points: Sequence[Point]) -> Point:
    """The middle of the rectangle around some points."""
    longitudes, latitudes = zip(*points, strict=True)
    return (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2


def _points(coordinates: Coordinates) -> Iterator[Point]:
    first, *rest = coordinates
    if isinstance(first, tuple):
        for part in coordinates:
            assert isinstance(part, tuple), "a geometry mixes numbers with lists"
            yield from _points(part)
    else:
        assert rest, "a point has two numbers"
        assert not isinstance(rest[0], tuple), "a geometry mixes numbers with lists"
        yield float(first), float(rest[0])
