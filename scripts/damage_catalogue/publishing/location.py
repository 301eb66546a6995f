"""What may be shown of where a site lies. The only door to coordinates for every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from damage_catalogue.records.model import Coordinates, Location

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_DECIMALS = {"public": 5, "generalised": 2}


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
