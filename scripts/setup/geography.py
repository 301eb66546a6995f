"""Makes the two small files by which the checks know the world: its land, and about where each country is.

    .venv/bin/python scripts/setup/geography.py

Needs node_modules, which set-up brings. Both files are made from Natural Earth 1:10 million, public domain,
as the npm package world-atlas has it, and from two lists beside this script: islands that Natural Earth
leaves out, and areas that belong to more than one code. They are kept in the repository, so this runs only
where one of those changes. What the files hold is told in `damage_catalogue.validation.geography`.
"""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil, cos, floor, hypot, radians, sqrt
from pathlib import Path
from typing import Any

from babel.core import get_global

HERE = Path(__file__).parent
ATLAS = HERE.parents[1] / "node_modules" / "world-atlas" / "countries-10m.json"
OUT = HERE.parent / "damage_catalogue" / "validation" / "geography"

CELLS = 25
"""Cells to a degree: each is 0.04 degrees, 4.4 km from north to south."""
KM = 111.195
"""Kilometres to a degree of latitude."""
REACH = 5.1
"""Kilometres from a coast within which a cell is not out at sea: 5, and what is lost between two steps."""
ISLAND = 7.0
"""The same from the middle of a small island."""
STEP = 1.0
"""Kilometres between two places on a coast from which the reach is measured."""
MARGIN = 0.25
"""Degrees by which each box is widened: coasts are coarse, and wrecks lie off them."""
APART = 1.5
"""Degrees between two pieces of a country, beyond which they get boxes of their own."""
MOST_BOXES = 12

Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; none reaches over the 180th meridian."""

NAMED = {
    "Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Cyprus U.N. Buffer Zone": "CY", "Dhekelia": "CY",
    "Akrotiri": "CY", "Baikonur": "KZ", "USNB Guantanamo Bay": "CU", "Coral Sea Is.": "AU",
}  # fmt: skip
"""Where Natural Earth gives no number; the areas beside this script add whoever else holds or claims it."""

WITH = {
    "AU": "CC CX HM NF", "CN": "HK MO TW", "DK": "FO GL", "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT", "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "NL": "AW BQ CW SX", "NO": "BV SJ", "NZ": "CK NU TK", "US": "AS GU MP PR UM VI",
}  # fmt: skip
"""Countries under whose code records may put what has a code of its own as well."""


def main() -> None:
    """Writes both lists into the package."""
    topology = json.loads(ATLAS.read_text("utf-8"))
    arcs = list(read_arcs(topology))
    OUT.joinpath("land.bin").write_bytes(zlib.compress(pack(near_land(topology, arcs)), 9))
    lines = ["code\twest\tsouth\teast\tnorth"]
    for code, boxes in sorted(country_boxes(topology, arcs).items()):
        lines += ["\t".join((code, *(f"{number:g}" for number in box))) for box in boxes]
    OUT.joinpath("countries.tsv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def read_arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """The lines of a TopoJSON file in degrees; in the file they are differences of whole numbers."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        yield [(x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(xs, ys, strict=True)]


def polygons(geometry: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[list[Ring]]:
    """Each polygon as its rings; ~n names arc n backwards."""
    numbers = geometry.get("arcs", [])
    for polygon in [numbers] if geometry["type"] == "Polygon" else numbers:
        rings = []
        for ring in polygon:
            points: Ring = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[1:] if points else arc
            rings.append(unrolled(points))
        yield rings


def unrolled(ring: Ring) -> Ring:
    """The ring without jumps over the 180th meridian: it goes on beyond it, and around the pole."""
    found = ring[:1]
    for x, y in ring[1:]:
        found.append((x - 360 * round((x - found[-1][0]) / 360), y))
    (first, _), (last, _) = found[0], found[-1]
    return found if first == last else [*found, (last, -90.0), (first, -90.0), found[0]]


def small_islands() -> Iterator[tuple[list[str], Point]]:
    """The codes and the middle of each island that Natural Earth leaves out."""
    with HERE.joinpath("small-islands.tsv").open(encoding="utf-8") as file:
        for island in csv.DictReader(file, delimiter="\t"):
            yield island["codes"].split(), (float(island["longitude"]), float(island["latitude"]))


# Land


class Grid:
    """Rows from north to south, each with the stretches of cells that are land or near it."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[int, int]]] = [[] for _ in range(180 * CELLS)]

    def mark(self, row: int, west: float, east: float) -> None:
        """Every cell of a row that these degrees of longitude touch, across the 180th meridian too."""
        width = 360 * CELLS
        first, last = floor((west + 180) * CELLS), floor((east + 180) * CELLS)
        for turn in (-width, 0, width):
            start, end = max(first + turn, 0), min(last + turn, width - 1)
            if start <= end:
                self.rows[row].append((start, end))

    def mark_around(self, longitude: float, latitude: float, reach: float) -> None:
        """Every cell of which some place lies within `reach` kilometres."""
        degrees = reach / KM
        first, last = floor((90 - latitude - degrees) * CELLS), floor((90 - latitude + degrees) * CELLS)
        narrowing = max(cos(radians(min(89.9, abs(latitude) + degrees))), 0.002)
        for row in range(max(0, first), min(len(self.rows) - 1, last) + 1):
            north, south = 90 - row / CELLS, 90 - (row + 1) / CELLS
            away = max(0.0, south - latitude, latitude - north)
            if away <= degrees:
                half = sqrt(degrees**2 - away**2) / narrowing
                self.mark(row, longitude - half, longitude + half)


def near_land(topology: dict[str, Any], arcs: Sequence[Ring]) -> list[list[tuple[int, int]]]:
    """For each row the stretches of cells on land or near it, first and last cell, in order, apart."""
    grid = Grid()
    crossings: list[list[float]] = [[] for _ in grid.rows]
    for geometry in topology["objects"]["land"]["geometries"]:
        for rings in polygons(geometry, arcs):
            for start, end in (edge for ring in rings for edge in pairwise(ring)):
                mark_edge(grid, start, end)
                cross(crossings, start, end)
    for row, found in enumerate(crossings):
        longitudes = sorted(found)
        for west, east in zip(longitudes[::2], longitudes[1::2], strict=True):
            grid.mark(row, west, east)
    for _, position in small_islands():
        grid.mark_around(*position, ISLAND)
    return [joined(row) for row in grid.rows]


def mark_edge(grid: Grid, start: Point, end: Point) -> None:
    """Marks the cells that lie within reach of the line between two points, in degrees."""
    (x0, y0), (x1, y1) = start, end
    steps = max(1, ceil(hypot((x1 - x0) * cos(radians(y0)), y1 - y0) * KM / STEP))
    for step in range(steps):
        grid.mark_around(x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps, REACH)


def cross(crossings: list[list[float]], start: Point, end: Point) -> None:
    """Notes where an edge crosses the middle of each row: between every other two of them lies land."""
    (x0, y0), (x1, y1) = start, end
    low, high = min(y0, y1), max(y0, y1)
    for row in range(
        max(0, floor((90 - high) * CELLS) - 1), min(len(crossings), ceil((90 - low) * CELLS) + 1)
    ):
        middle = 90 - (row + 0.5) / CELLS
        if low <= middle < high:
            crossings[row].append(x0 + (x1 - x0) * (middle - y0) / (y1 - y0))


def joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches from first to last, with those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def pack(rows: list[list[tuple[int, int]]]) -> bytes:
    """A length of two bytes for each row, then the rows: sea, land, sea and so on as numbers of cells."""
    lengths, written = bytearray(), bytearray()
    for row in rows:
        before, at = len(written), 0
        for start, end in row:
            for number in (start - at, end + 1 - start):
                written += as_bytes(number)
            at = end + 1
        lengths += (len(written) - before).to_bytes(2, "big")
    return bytes(lengths + written)


def as_bytes(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow (LEB128)."""
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes((*found, number))


# Countries


def country_boxes(topology: dict[str, Any], arcs: Sequence[Ring]) -> dict[str, list[Box]]:
    """The boxes of each code: its pieces in Natural Earth, and what it holds or claims beside them."""
    numbers = get_global("territory_aliases")
    pieces: dict[str, list[Box]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        number = geometry.get("id")
        code = numbers[number][0] if number else NAMED.get(geometry["properties"]["name"])
        if code:
            outlines = (rings[0] for rings in polygons(geometry, arcs))
            pieces.setdefault(code, []).extend(box for ring in outlines for box in widened(ring))
    found = {code: gathered(boxes) for code, boxes in pieces.items()}
    with HERE.joinpath("country-areas.tsv").open(encoding="utf-8") as file:
        for area in csv.DictReader(file, delimiter="\t"):
            west, south, east, north = (float(area[side]) for side in ("west", "south", "east", "north"))
            for code in area["codes"].split():
                found.setdefault(code, []).append((west, south, east, north))
    for codes, island in small_islands():
        for code in codes:
            found[code] += widened([island])
    for code, others in WITH.items():
        found[code] += [box for other in others.split() for box in found[other]]
    return {code: without_inner(boxes) for code, boxes in found.items()}


def widened(ring: Ring) -> Iterator[Box]:
    """The box around a ring with its margin, outwards to a tenth of a degree; two at the 180th meridian."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    west, east = floor((min(xs) - MARGIN) * 10) / 10, ceil((max(xs) + MARGIN) * 10) / 10
    south, north = floor((min(ys) - MARGIN) * 10) / 10, ceil((max(ys) + MARGIN) * 10) / 10
    for turn in (-360, 0, 360):
        if max(west + turn, -180) < min(east + turn, 180):
            yield max(west + turn, -180), max(south, -90), min(east + turn, 180), min(north, 90)


def gathered(boxes: list[Box]) -> list[Box]:
    """Boxes near each other as one, and the rest joined where that adds least, until there are few."""
    found: list[Box] = []
    for box in boxes:
        while near := next((each for each in found if are_near(each, box)), None):
            found.remove(near)
            box = union(near, box)
        found.append(box)
    while len(found) > MOST_BOXES:
        pairs = ((a, b) for index, a in enumerate(found) for b in found[index + 1 :])
        one, other = min(pairs, key=lambda pair: area(union(*pair)) - area(pair[0]) - area(pair[1]))
        found = [each for each in found if each not in (one, other)] + [union(one, other)]
    return found


def are_near(one: Box, other: Box) -> bool:
    """Whether two boxes lie so close that they are told as one."""
    return (
        one[0] - APART < other[2]
        and other[0] - APART < one[2]
        and one[1] - APART < other[3]
        and other[1] - APART < one[3]
    )


def union(one: Box, other: Box) -> Box:
    """The smallest box around both."""
    west, south = min(one[0], other[0]), min(one[1], other[1])
    return west, south, max(one[2], other[2]), max(one[3], other[3])


def area(box: Box) -> float:
    """In square degrees."""
    return (box[2] - box[0]) * (box[3] - box[1])


def without_inner(boxes: list[Box]) -> list[Box]:
    """In order, without what lies wholly in another."""
    unique = sorted(set(boxes))
    return [box for box in unique if not any(box != other and union(box, other) == other for other in unique)]


if __name__ == "__main__":
    main()
