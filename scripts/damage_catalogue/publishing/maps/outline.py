"""The shape of a place that is more than a point: in the region if it shows there, else close by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from markupsafe import Markup

from damage_catalogue.publishing.maps.land import Window
from damage_catalogue.publishing.maps.location import Point, middle

Outlines = Sequence[Sequence[Point]]

_SEEN = 24
_MARGIN = 1.4
_LEAST_DEGREES = 1e-5
_METRES_TO_A_DEGREE = 111_320


def can_be_seen(outlines: Outlines, window: Window) -> bool:
    """Whether the shape is more than a dot in this window."""
    across, down = _extent(outlines, window)
    return max(across, down) * window.scale >= _SEEN


def draw_outlines(outlines: Outlines, window: Window) -> Markup:
    """One SVG path through the outlines, which are areas only where each of them is closed."""
    moves = []
    for line in outlines:
        points = "L".join(
            f"{window.x(longitude):.1f} {window.y(latitude):.1f}" for longitude, latitude in line
        )
        moves.append(f"M{points}z" if line[0] == line[-1] else f"M{points}")
    return Markup('<path class="{}" fill-rule="evenodd" d="{}"/>').format(
        "hd-map-near" if all(line[0] == line[-1] for line in outlines) else "hd-map-part", "".join(moves)
    )


def close_up(outlines: Outlines, width: int, height: int) -> Window:
    """A window that the shape fills."""
    longitude, latitude = middle(list(chain.from_iterable(outlines)))
    across, down = _extent(outlines, Window(longitude, latitude, 1, width, height))
    degrees = max(_MARGIN * max(across, down * width / height), _LEAST_DEGREES)
    return Window(longitude, latitude, degrees, width, height)


def kilometres_across(outlines: Outlines) -> float:
    """The longer side of the rectangle around the shape, to two digits."""
    window = close_up(outlines, 1, 1)
    return float(f"{max(_extent(outlines, window)) * _METRES_TO_A_DEGREE / 1000:.2g}")


def _extent(outlines: Outlines, window: Window) -> tuple[float, float]:
    """From west to east and from south to north, in degrees of latitude."""
    longitudes, latitudes = zip(*chain.from_iterable(outlines), strict=True)
    return (max(longitudes) - min(longitudes)) * window.narrowing, max(latitudes) - min(latitudes)
