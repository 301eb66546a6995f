"""Whether a position lies out at sea. The small map is read when the first position asks."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from damage_catalogue.validation.geography.position import GeographicPosition

CELLS = 25
"""Cells to a degree in `land.bin`."""
_ROWS, _COLUMNS = 180 * CELLS, 360 * CELLS


def is_out_at_sea(position: GeographicPosition) -> bool:
    """Whether all that lies within 5 km is sea, as far as the map knows.

    A yes is surely more than 5 km from the coasts of the map and from its small islands; a no may still lie
    up to 12 km out, since cells are 4.4 km large. Lakes are land.
    """
    longitude, latitude = position
    row = min(int((90 - latitude) * CELLS), _ROWS - 1)
    column = int((longitude + 180) * CELLS) % _COLUMNS
    at, is_land = 0, False
    for length in _stretches(row):
        at += length
        if column < at:
            return not is_land
        is_land = not is_land
    return True


@lru_cache(maxsize=1)
def _map() -> tuple[bytes, tuple[int, ...]]:
    """The bytes of the map, and where each row begins and the last one ends."""
    data = zlib.decompress(Path(__file__).with_name("land.bin").read_bytes())
    lengths = (int.from_bytes(data[2 * row : 2 * row + 2], "big") for row in range(_ROWS))
    return data, tuple(accumulate(lengths, initial=2 * _ROWS))


def _stretches(row: int) -> Iterator[int]:
    """The lengths of sea, land, sea and so on along a row."""
    data, starts = _map()
    number, shift = 0, 0
    for byte in data[starts[row] : starts[row + 1]]:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number, shift = 0, 0
