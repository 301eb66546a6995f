"""Where a place lies, as a small map: the land around it, and in a corner the wider region.

It shows no more than `location.shown_points` gives, and of no other place than the page's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from markupsafe import Markup

from damage_catalogue.language.language import Language, PointOfCompass
from damage_catalogue.publishing.maps.land import Land, Window
from damage_catalogue.publishing.maps.location import Point, middle, shown_outlines, shown_points
from damage_catalogue.publishing.maps.outline import (
    Outlines,
    can_be_seen,
    close_up,
    draw_outlines,
    kilometres_across,
)
from damage_catalogue.publishing.writing.sheet import Sheet
from damage_catalogue.records.model import Location

WIDTH, HEIGHT = 480, 360
INSET_WIDTH, INSET_HEIGHT = 144, 108
_REGION, _WIDER = 15, 70
_SNAP, _WIDER_SNAP = 1, 5
_STEPS = (1, 2, 5, 10, 20, 30, 45)
_MOST_LINES = 4
_METRES_TO_A_DEGREE = 111_320
_CELL = 0.01
_LETTER = 22
_DOT, _LEAST_RING, _LEAST_CELL = 6, 15, 18


def locator(sheet: Sheet, location: Location | None, name: str, land: Land | None) -> Markup | None:
    """The map with its caption; None where the place has no point that may be shown, or there is no land."""
    points, outlines = shown_points(location), shown_outlines(location)
    if location is None or not points or land is None:
        return None
    window, wider = _windows(points)
    if outlines:
        points = (middle(points),)
    radius = round((location.precision_m or 0) / _METRES_TO_A_DEGREE * window.scale)
    generalised = location.sensitivity.id == "generalised"
    marks, remark = _marks(location, points, window, radius), ""
    if outlines and can_be_seen(outlines, window):
        marks = iter([draw_outlines(outlines, window)])
    elif outlines:
        marks = chain(marks, _close_up(outlines))
        kilometres = sheet.language.number(kilometres_across(outlines))
        remark = sheet.phrase("locator_outline", kilometres=kilometres)
    elif generalised or radius > _LEAST_RING:
        remark = sheet.w("locator_cell" if generalised else "locator_ring")
    decimals = 2 if generalised else 5
    where = sheet.language.position(points[0][1], points[0][0], decimals)
    drawing = Markup(
        '<svg viewBox="0 0 {} {}" role="img" direction="ltr" aria-labelledby="map_title map_text">'
        '<title id="map_title">{}</title><desc id="map_text">{}</desc>\n{}\n</svg>'
    ).format(
        WIDTH,
        HEIGHT,
        sheet.labelled("locator", name),
        f"{sheet.language.sentence(where)} {sheet.w('locator_shows')}",
        Markup("\n").join([*draw_land(land, window, sheet.language), *marks, *_inset(land, window, wider)]),
    )
    return Markup(
        '<figure class="hd-map">\n{}\n<figcaption class="hd-fine">{} {}</figcaption>\n</figure>'
    ).format(drawing, remark, sheet.w("locator_land"))


def _windows(points: Sequence[Point]) -> tuple[Window, Window]:
    """The region and the wider one. Centres lie on a coarse grid, so that neighbours share their windows."""
    longitudes, latitudes = zip(*points, strict=True)
    longitude, latitude = middle(points)
    spread = max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes))
    degrees = max(_REGION, -(-2 * spread // _REGION) * _REGION)
    return (
        Window(_snapped(longitude, _SNAP), _snapped(latitude, _SNAP), degrees, WIDTH, HEIGHT),
        Window(
            _snapped(longitude, _WIDER_SNAP),
            _snapped(latitude, _WIDER_SNAP),
            max(_WIDER, 3 * degrees),
            INSET_WIDTH,
            INSET_HEIGHT,
        ),
    )


def _snapped(degrees: float, step: int) -> int:
    return round(degrees / step) * step


def draw_land(land: Land, window: Window, language: Language) -> Iterator[Markup]:
    """Sea, land, and the net of degrees with its labels."""
    yield Markup('<rect class="hd-map-sea" width="{}" height="{}"/>').format(window.width, window.height)
    yield Markup('<path class="hd-map-land" fill-rule="evenodd" d="{}"/>').format(land.path(window))
    lines, labels = [], []
    for longitude in _lines(window.longitude, window.half_longitudes):
        x = round(window.x(longitude))
        lines.append(f"M{x} 0v{window.height}")
        if x > 3 * _LETTER:
            degrees = (longitude + 180) % 360 - 180
            labels.append(_label(x, _LETTER, "middle", _named(degrees, "east", "west", language)))
    for latitude in _lines(window.latitude, window.half_latitudes):
        if abs(latitude) < 90:
            y = round(window.y(latitude))
            lines.append(f"M0 {y}h{window.width}")
            if y > 2 * _LETTER:
                labels.append(_label(5, y - 4, "start", _named(latitude, "north", "south", language)))
    yield Markup('<path class="hd-map-net" d="{}"/>').format("".join(lines))
    yield Markup("").join(labels)


def _lines(centre: float, half: float) -> range:
    """The degrees at which lines of the net stand, not too close to the edge for their labels."""
    step = next((step for step in _STEPS if 2 * half / step <= _MOST_LINES), _STEPS[-1])
    first = -int(-(centre - 0.9 * half) // step) * step
    return range(first, int(centre + 0.9 * half) + 1, step)


def _named(degrees: int, above: PointOfCompass, below: PointOfCompass, language: Language) -> str:
    return language.degrees(abs(degrees), None if degrees == 0 else below if degrees < 0 else above)


def _label(x: int, y: int, anchor: str, words: str) -> Markup:
    return Markup('<text class="hd-map-degrees" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        x, y, anchor, words
    )


def _marks(location: Location, points: Sequence[Point], window: Window, radius: int) -> Iterator[Markup]:
    if location.sensitivity.id == "generalised":
        return (draw_cell(x, y, window) for x, y in _places(points, window))
    return _dots(points, window, radius)


def _dots(points: Sequence[Point], window: Window, radius: int) -> Iterator[Markup]:
    """Each point in the circle of its precision, which is drawn large enough to be found."""
    for x, y in _places(points, window):
        yield Markup('<circle class="hd-map-near" cx="{0}" cy="{1}" r="{2}"/>').format(
            x, y, max(radius, _LEAST_RING)
        )
        yield Markup('<circle class="hd-map-dot" cx="{}" cy="{}" r="{}"/>').format(x, y, _DOT)


def draw_cell(x: int, y: int, window: Window) -> Markup:
    """The cell of a generalised point, drawn large enough to be found."""
    height = max(round(_CELL * window.scale), _LEAST_CELL)
    width = max(round(_CELL * window.scale * window.narrowing), _LEAST_CELL)
    return Markup('<rect class="hd-map-near" x="{}" y="{}" width="{}" height="{}"/>').format(
        x - width // 2, y - height // 2, width, height
    )


def _places(points: Sequence[Point], window: Window) -> list[tuple[int, int]]:
    """Where the points are drawn, each place once."""
    return list(dict.fromkeys((round(window.x(lon)), round(window.y(lat))) for lon, lat in points))


def _close_up(outlines: Outlines) -> Iterator[Markup]:
    """The shape of the place by itself, in the other corner."""
    window = close_up(outlines, INSET_WIDTH, INSET_HEIGHT)
    yield Markup(
        '<svg x="0" y="{}" width="{}" height="{}"><rect class="hd-map-land" width="100%" height="100%"/>{}'
        '<rect class="hd-map-edge" width="100%" height="100%"/></svg>'
    ).format(HEIGHT - INSET_HEIGHT, INSET_WIDTH, INSET_HEIGHT, draw_outlines(outlines, window))


def _inset(land: Land, window: Window, wider: Window) -> Iterator[Markup]:
    west, east = (window.longitude + sign * window.half_longitudes for sign in (-1, 1))
    north, south = (window.latitude + sign * window.half_latitudes for sign in (1, -1))
    left, top = round(wider.x(west)), round(wider.y(north))
    yield Markup(
        '<svg x="{}" y="{}" width="{}" height="{}"><rect class="hd-map-sea" width="100%" height="100%"/>'
        '<path class="hd-map-land" fill-rule="evenodd" d="{}"/>'
        '<rect class="hd-map-part" x="{}" y="{}" width="{}" height="{}"/>'
        '<rect class="hd-map-edge" width="100%" height="100%"/></svg>'
    ).format(
        WIDTH - INSET_WIDTH,
        HEIGHT - INSET_HEIGHT,
        INSET_WIDTH,
        INSET_HEIGHT,
        land.path(wider),
        left,
        top,
        round(wider.x(east)) - left,
        round(wider.y(south)) - top,
    )
