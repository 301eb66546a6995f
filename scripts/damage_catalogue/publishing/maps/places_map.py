"""Where the places of the catalogue lie, as one small map: each a symbol of the damage scale and a link.

It shows no more of one than `location.shown_points` gives. Places whose marks would cover each other share
one with their number, which leads to the place that holds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import ceil, cos, hypot, radians
from typing import NamedTuple

from markupsafe import Markup

from damage_catalogue.publishing.in_words.stating import state_in_one_line
from damage_catalogue.publishing.maps.land import Land, Window
from damage_catalogue.publishing.maps.location import Point, middle, shown_points
from damage_catalogue.publishing.maps.locator import draw_cell, draw_land
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.model import Catalogue, Site
from damage_catalogue.status.facts import SiteStatus

WIDTH, HEIGHT = 480, 320
_SYMBOL = 22
_NEAR, _NEAR_STRANGERS = 24, 8
_LEAST_DEGREES, _MOST_DEGREES = 12, 360
_MARGIN = 1.4


class _Spot(NamedTuple):
    """Places that share a mark, where the first of them lies."""

    x: int
    y: int
    places: list[SiteStatus]


def places_map(writer: Writer, places: Sequence[SiteStatus], land: Land | None) -> Markup | None:
    """The map with its caption; None where no place has a point that may be shown, or there is no land."""
    points = {one.site.id: middle(found) for one in places if (found := shown_points(one.site.location))}
    if land is None or not points:
        return None
    window = _window(list(points.values()))
    marks = [_mark(writer, spot, window) for spot in _spots(writer.catalogue, places, points, window)]
    drawing = Markup(
        '<svg viewBox="0 0 {} {}" role="group" direction="ltr" aria-label="{}">\n{}\n</svg>'
    ).format(
        WIDTH,
        HEIGHT,
        writer.w("places_map"),
        Markup("\n").join([*draw_land(land, window, writer.language), *marks]),
    )
    missing = len(places) - len(points)
    remark = ""
    if missing:
        said = writer.labelled("places_map_missing", writer.language.number(missing))
        remark = f"{writer.language.sentence(said)} "
    return Markup(
        '<figure class="hd-map">\n{}\n<figcaption class="hd-fine">{}{}</figcaption>\n</figure>'
    ).format(drawing, remark, writer.w("locator_land"))


def _window(points: Sequence[Point]) -> Window:
    """What holds all points, with some land around them."""
    longitudes, latitudes = zip(*points, strict=True)
    longitude, latitude = middle(points)
    across = (max(longitudes) - min(longitudes)) * cos(radians(latitude))
    down = (max(latitudes) - min(latitudes)) * WIDTH / HEIGHT
    degrees = min(max(ceil(_MARGIN * max(across, down)), _LEAST_DEGREES), _MOST_DEGREES)
    return Window(round(longitude), round(latitude), degrees, WIDTH, HEIGHT)


def _spots(
    catalogue: Catalogue, places: Iterable[SiteStatus], points: Mapping[str, Point], window: Window
) -> list[_Spot]:
    """Where the marks stand. A place joins a mark of its own family that it would touch, and another only
    where it would cover it. Looks at the neighbouring squares alone, so its time grows with the places."""
    spots: list[_Spot] = []
    squares: defaultdict[tuple[int, int], list[_Spot]] = defaultdict(list)
    for place in places:
        if place.site.id not in points:
            continue
        longitude, latitude = points[place.site.id]
        x, y = round(window.x(longitude)), round(window.y(latitude))
        column, row = x // _NEAR, y // _NEAR
        neighbours = product(range(column - 1, column + 2), range(row - 1, row + 2))
        for spot in (spot for square in neighbours for spot in squares.get(square, ())):
            of_family = _outermost(catalogue, spot.places[0].site) == _outermost(catalogue, place.site)
            if hypot(x - spot.x, y - spot.y) < (_NEAR if of_family else _NEAR_STRANGERS):
                spot.places.append(place)
                break
        else:
            spots.append(_Spot(x, y, [place]))
            squares[column, row].append(spots[-1])
    return spots


def _outermost(catalogue: Catalogue, site: Site) -> str:
    return next((one.id for one in catalogue.ancestors(site)), site.id)


def _mark(writer: Writer, spot: _Spot, window: Window) -> Markup:
    place = spot.places[0]
    if len(spot.places) > 1:
        return _shared_mark(writer, spot)
    state = writer.state_of(place).id
    writer.symbol(state)
    drawing = Markup(
        '<circle class="hd-map-ground" cx="{}" cy="{}" r="{}"/>'
        '<use class="hd-d-{}" href="#sym_{}" x="{}" y="{}" width="{}" height="{}"/>'
    ).format(
        *(spot.x, spot.y, _SYMBOL // 2),
        *(state, state, spot.x - _SYMBOL // 2, spot.y - _SYMBOL // 2, _SYMBOL, _SYMBOL),
    )
    if place.site.location is not None and place.site.location.sensitivity.id == "generalised":
        drawing = draw_cell(spot.x, spot.y, window) + drawing
    words = state_in_one_line(place, writer.language, writer.catalogue)
    return _link(writer, place.site, words, drawing)


def _shared_mark(writer: Writer, spot: _Spot) -> Markup:
    """The number of places here, which leads to the innermost place that holds them all, or to all places."""
    lines = [(*writer.catalogue.ancestors(one.site), one.site) for one in spot.places]
    holder = None
    for level in zip(*lines, strict=False):
        if any(one.id != level[0].id for one in level):
            break
        holder = level[0]
    number = len(spot.places)
    drawing = _ring(spot, writer.language.number(number))
    counted = writer.language.counted(number, "site")
    if holder is not None:
        return _link(writer, holder, counted, drawing)
    return Markup('<a href="{}"><title>{}</title>{}</a>').format(writer.href("sites/"), counted, drawing)


def _ring(spot: _Spot, number: str) -> Markup:
    return Markup(
        '<circle class="hd-map-shared" cx="{}" cy="{}" r="{}"/>'
        '<text class="hd-map-number" x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(spot.x, spot.y, _SYMBOL // 2 + 2, spot.x, spot.y + 5, number)


def _link(writer: Writer, site: Site, words: str, drawing: Markup) -> Markup:
    name = site.names.preferred(writer.language.tag).text
    return Markup('<a href="{}"><title>{}</title>{}</a>').format(
        writer.href(writer.address_of(site)), writer.language.labelled(name, words), drawing
    )
