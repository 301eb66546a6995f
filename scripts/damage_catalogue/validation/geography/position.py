"""Positions on the globe: how far apart two are, and what a wrong one may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_KM = 6371.0088
"""The mean radius of the Earth (IUGG)."""


class GeographicPosition(NamedTuple):
    """Longitude and latitude in degrees (WGS 84), as the record writes them."""

    longitude: float
    latitude: float

    def __str__(self) -> str:
        return f"[{_plain(self.longitude)}, {_plain(self.latitude)}]"


def _plain(number: float) -> str:
    return f"{Decimal(repr(number)):f}"


def distance_km(one: GeographicPosition, other: GeographicPosition) -> float:
    """Along a great circle of a sphere (haversine formula); within 0.6 % of the ellipsoid."""
    turn, rise = radians(other.longitude - one.longitude), radians(other.latitude - one.latitude)
    narrowing = cos(radians(one.latitude)) * cos(radians(other.latitude))
    chord = sin(rise / 2) ** 2 + narrowing * sin(turn / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


class Slip(NamedTuple):
    """What may have been meant, and the mistake that would have led to what is written."""

    meant: GeographicPosition
    mistake: str


def slips(written: GeographicPosition) -> Iterator[Slip]:
    """Where the place may lie if one usual mistake was made, the most usual first."""
    longitude, latitude = written
    if abs(longitude) <= 90 and longitude != latitude:
        yield Slip(
            GeographicPosition(latitude, longitude),
            "Longitude, which is east and west, comes before latitude.",
        )
    for meant in (GeographicPosition(-longitude, latitude), GeographicPosition(longitude, -latitude)):
        if meant != written:
            yield Slip(meant, "West and south have a minus sign, east and north have none.")
    for factor in (1, -1):
        for meant in (
            GeographicPosition(_shifted(longitude, factor), latitude),
            GeographicPosition(longitude, _shifted(latitude, factor)),
        ):
            if meant != written and abs(meant.longitude) <= 180 and abs(meant.latitude) <= 90:
                yield Slip(meant, "A decimal point seems to stand one digit off.")


def _shifted(number: float, digits: int) -> float:
    return float(Decimal(repr(number)).scaleb(digits))
