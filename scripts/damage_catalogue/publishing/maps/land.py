"""The outline of all land as plain data, and what of it lies in a window, as SVG paths.

It has no borders of states: a border says whose a place is, and these maps say nothing of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import cos, radians
from typing import Any, NamedTuple

from damage_catalogue.publishing.maps.location import Point

Ring = tuple[Point, ...]
"""A closed line in degrees, whose last point is its first."""

_TOLERANCE = 1.0
_SMALLEST = 8
_BEYOND = 4


class Window(NamedTuple):
    """A rectangle of the world, in degrees around its centre, drawn `width` × `height` units large.

    Lengths are true along its middle parallel, and a unit is as long from north to south as it is there.
    """

    longitude: float
    latitude: float
    degrees: float
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Units to a degree of latitude; `degrees` of a great circle fill the width."""
        return self.width / self.degrees

    @property
    def narrowing(self) -> float:
        """How much shorter a degree of longitude is; next to a pole it is never nothing."""
        return max(cos(radians(self.latitude)), 0.1)

    def x(self, longitude: float) -> float:
        """Units from the left edge to a longitude in degrees."""
        return self.width / 2 + (longitude - self.longitude) * self.scale * self.narrowing

    def y(self, latitude: float) -> float:
        """Units from the upper edge to a latitude in degrees."""
        return self.height / 2 - (latitude - self.latitude) * self.scale

    @property
    def half_longitudes(self) -> float:
        """Degrees of longitude from the centre to the left or right edge."""
        return self.width / 2 / self.scale / self.narrowing

    @property
    def half_latitudes(self) -> float:
        """Degrees of latitude from the centre to the upper or lower edge."""
        return self.height / 2 / self.scale


@dataclass(frozen=True, slots=True)
class Land:
    """Every coast of the world. Windows are drawn once and remembered, since many places share one."""

    rings: tuple[Ring, ...]
    _drawn: dict[Window, str] = field(default_factory=dict, compare=False, repr=False)

    def path(self, window: Window) -> str:
        """The data of an SVG path, to be filled by the rule `evenodd`; "" where there is only sea."""
        if window not in self._drawn:
            self._drawn[window] = "".join(self._rings_in(window))
        return self._drawn[window]

    def _rings_in(self, window: Window) -> Iterator[str]:
        for ring in self.rings:
            longitudes, latitudes = [lon for lon, _ in ring], [lat for _, lat in ring]
            if min(latitudes) > window.latitude + window.half_latitudes:
                continue
            if max(latitudes) < window.latitude - window.half_latitudes:
                continue
            for turn in (-360, 0, 360):  # a window may reach over the edge of the map
                west, east = min(longitudes) + turn, max(longitudes) + turn
                if west < window.longitude + window.half_longitudes and east > (
                    window.longitude - window.half_longitudes
                ):
                    yield _drawn_ring([(window.x(lon + turn), window.y(lat)) for lon, lat in ring], window)


def land_from_topology(topology: Mapping[str, Any]) -> Land:
    """The land of a TopoJSON file with an object `land`; its arcs are quantised differences."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        arcs.append([(x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(xs, ys, strict=True)])
    polygons = (
        polygon
        for one in topology["objects"]["land"]["geometries"]
        for polygon in ([one["arcs"]] if one["type"] == "Polygon" else one["arcs"])
    )
    return Land(tuple(_joined(numbers, arcs) for polygon in polygons for numbers in polygon))


def _joined(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> Ring:
    """~n names arc n backwards; the first point of an arc repeats the last of the one before."""
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return tuple(ring)


def _drawn_ring(points: list[Point], window: Window) -> str:
    """The ring inside the window as moves between whole units; "" for what is too small to see."""
    kept = _simplified(_clipped(points, window))
    whole = [(round(x), round(y)) for x, y in kept]
    corners = [point for index, point in enumerate(whole) if index == 0 or point != whole[index - 1]]
    if len(corners) < 3 or _area(corners) < _SMALLEST:
        return ""
    (x, y), parts = corners[0], []
    for next_x, next_y in corners[1:]:
        parts.append(f"{next_x - x}{' ' if next_y >= y else ''}{next_y - y}")
        x, y = next_x, next_y
    moves = "".join(
        f"{'' if part.startswith('-') or not index else ' '}{part}" for index, part in enumerate(parts)
    )
    return f"M{corners[0][0]} {corners[0][1]}l{moves}z"


def _clipped(points: list[Point], window: Window) -> list[Point]:
    """Cut off at each side in turn (Sutherland and Hodgman), a little beyond, so that no cut is seen."""
    for axis, limit, sign in (
        (0, -_BEYOND, 1),
        (0, window.width + _BEYOND, -1),
        (1, -_BEYOND, 1),
        (1, window.height + _BEYOND, -1),
    ):
        kept: list[Point] = []
        for start, end in zip(points, points[1:] + points[:1], strict=True):
            start_in, end_in = sign * (start[axis] - limit) >= 0, sign * (end[axis] - limit) >= 0
            if start_in:
                kept.append(start)
            if start_in != end_in:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        points = kept
    return points


def _simplified(points: list[Point]) -> list[Point]:
    """Without the points that lie close to the line between those kept (Douglas and Peucker)."""
    if len(points) < 4:
        return points
    kept = {0, len(points) - 1}
    open_parts = [(0, len(points) // 2), (len(points) // 2, len(points) - 1)]
    kept.add(len(points) // 2)
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        (x0, y0), (x1, y1) = points[first], points[last]
        dx, dy = x1 - x0, y1 - y0
        length = (dx * dx + dy * dy) ** 0.5
        farthest, distance = first, 0.0
        for index in range(first + 1, last):
            x, y = points[index]
            away = (
                abs(dx * (y - y0) - dy * (x - x0)) / length
                if length
                else ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
            )
            if away > distance:
                farthest, distance = index, away
        if distance > _TOLERANCE:
            kept.add(farthest)
            open_parts += [(first, farthest), (farthest, last)]
    return [points[index] for index in sorted(kept)]


def _area(corners: Sequence[tuple[int, int]]) -> float:
    ends = (*corners[1:], corners[0])
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(corners, ends, strict=True))) / 2
