"""A position lies where it can be right: on land, in its country, near the place it is part of.

One cause, one message: of what is wrong with a position only one thing is told, parts are not measured from a
place whose own position is in doubt, and where the parts agree with each other, the whole is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from damage_catalogue.records.model import Coordinates, Location, Site, is_withdrawn
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.geography.countries import country_name, may_lie_in
from damage_catalogue.validation.geography.land import is_out_at_sea
from damage_catalogue.validation.geography.position import GeographicPosition, distance_km, slips
from damage_catalogue.validation.wording import quoted

BUILDING_KM, SETTLEMENT_KM, WIDE_KM = 5.0, 20.0, 100.0
"""How far a part may lie from a building, from a town or a field of ruins, from what runs through a region.

A degree of latitude is 111 km, so that one too many is found for each of them.
"""

REACH_KM: Mapping[str, float] = {
    **dict.fromkeys(
        ("archaeological-site", "ancient-site", "historic-city", "historic-quarter", "religious-complex",
         "necropolis", "cemetery", "burial-site", "sanctuary", "military-base", "city-wall", "oasis"),
        SETTLEMENT_KM,
    ),
    **dict.fromkeys(
        ("world-heritage-site", "fortification", "road", "aqueduct", "canal", "collection", "other"), WIDE_KM
    ),
}  # fmt: skip
"""By the kind of the whole; every other kind is a building or less."""

_POINT: FieldPath = ("location", "geometry", "coordinates")
_CHECK = (
    "Check it against its source. If position, country and part_of are right, say why in location under "
    "position_exception."
)


@dataclass(frozen=True, slots=True)
class _PlacedSite:
    """A site that shows a position, with all the positions of its geometry and where each stands."""

    entry: RecordInFile
    site: Site
    location: Location
    positions: tuple[tuple[FieldPath, GeographicPosition], ...]

    @property
    def is_meant(self) -> bool:
        return self.location.position_exception is not None

    def away_from(self, position: GeographicPosition) -> float:
        """Kilometres from a position to the nearest edge of the box around this place."""
        middle = self.positions[0][1].longitude
        xs = [_turned(each.longitude, middle) for _, each in self.positions]
        ys = [each.latitude for _, each in self.positions]
        nearest = GeographicPosition(
            min(max(_turned(position.longitude, middle), min(xs)), max(xs)),
            min(max(position.latitude, min(ys)), max(ys)),
        )
        return distance_km(position, nearest)


def _turned(longitude: float, middle: float) -> float:
    """The same longitude, at most half a turn from the middle, so that boxes may cross the 180th meridian."""
    return longitude - 360 * round((longitude - middle) / 360)


def check_positions(whole: Whole) -> Iterator[Finding]:
    """Every position that is shown can be right."""
    found = (_place(entry) for entry in whole.of_kind("sites") if not is_withdrawn(entry.record))
    yield from _World(whole, {place.site.id: place for place in found if place}).check()


@dataclass(frozen=True, slots=True)
class _World:
    """One look at all positions; `doubted` are the sites of which something has been told."""

    whole: Whole
    places: Mapping[str, _PlacedSite]
    doubted: set[str] = field(default_factory=set)

    def check(self) -> Iterator[Finding]:
        alone = {id: self.check_alone(place) for id, place in self.places.items()}
        self.doubted.update(id for id, finding in alone.items() if finding)
        yield from filter(None, alone.values())
        near: defaultdict[str, list[_PlacedSite]] = defaultdict(list)
        for id, place in self.places.items():
            above = self.above(place)
            if above and id not in self.doubted:
                near[above.site.id].append(place)
        for id, parts in near.items():
            yield from self.check_parts(self.places[id], parts)

    def above(self, place: _PlacedSite) -> _PlacedSite | None:
        """The nearest place that this one is part of and whose position is in no doubt."""
        chain = reversed(self.whole.catalogue.ancestors(place.site))
        ids = (site.id for site in chain if site.id not in self.doubted)
        return next((self.places[id] for id in ids if id in self.places), None)

    def check_alone(self, place: _PlacedSite) -> Finding | None:
        """What is wrong with a position, whatever lies near it."""
        for path, position in place.positions:
            if position == GeographicPosition(0, 0):
                message = "The position [0, 0] lies in the Atlantic; tables have it where none is known."
                hint = "Look the position up, or delete geometry and all that is said about it."
                return Finding("HD730", place.entry.file, path, message, hint)
        if place.is_meant:
            return None
        country = self.whole.catalogue.country(place.site)
        for path, position in place.positions:
            if country and not may_lie_in(position, country):
                message = f"The position {position} lies outside {_named(country)}."
                return Finding("HD732", place.entry.file, path, message, self.hint(place, position))
        return self.check_land(place)

    def check_land(self, place: _PlacedSite) -> Finding | None:
        for path, position in place.positions:
            if is_out_at_sea(position):
                message = f"The position {position} lies more than 5 km from any land that the checks know."
                return Finding("HD733", place.entry.file, path, message, self.hint(place, position))
        return None

    def check_parts(self, above: _PlacedSite, parts: Sequence[_PlacedSite]) -> Iterator[Finding]:
        """Each part is near the whole; where all of several lie far off but together, the whole is told."""
        far = [part for part in parts if not part.is_meant and self.is_far(part, above)]
        if len(parts) > 1 and len(far) == len(parts) and not above.is_meant and _are_together(parts, above):
            path, position = above.positions[0]
            message = (
                f"All {len(parts)} parts that have a position lie {_kilometres(_distance(parts[0], above))} "
                f"or so from here, {position}, and close to each other."
            )
            hint = self.hint(above, position, parts[0])
            yield Finding("HD731", above.entry.file, path, message, hint)
            return
        for part in far:
            path, position = part.positions[0]
            message = (
                f"The position {position} lies {_kilometres(_distance(part, above))} from "
                f"{quoted(above.site.id)}, of which this place is a part."
            )
            yield Finding("HD731", part.entry.file, path, message, self.hint(part, position, above))

    def is_far(self, part: _PlacedSite, above: _PlacedSite) -> bool:
        return _distance(part, above) > _allowed_km(part, above)

    def hint(self, place: _PlacedSite, written: GeographicPosition, beside: _PlacedSite | None = None) -> str:
        """What the editor may have meant, if one slip explains it, and the next step."""
        country = self.whole.catalogue.country(place.site)
        beside = beside or self.above(place)
        if country is None and beside is None:
            return f"Longitude, which is east and west, comes before latitude. {_CHECK}"
        for meant, mistake in slips(written):
            in_country = country is None or may_lie_in(meant, country)
            if in_country and not is_out_at_sea(meant) and _fits(meant, place, beside):
                where = _named(country) if country else f"near {quoted(beside.site.id)}" if beside else ""
                placed = f"in {where}" if country else where
                return f"Did you mean {meant}, which lies {placed}? {mistake}"
        return _CHECK


def _place(entry: RecordInFile) -> _PlacedSite | None:
    """A withheld place has no position, and one that is there by mistake is repeated nowhere."""
    site = entry.record
    assert isinstance(site, Site), "entries of kind sites hold sites"
    location = site.location
    if location is None or location.geometry is None or location.sensitivity.id == "withheld":
        return None
    return _PlacedSite(entry, site, location, tuple(_positions(location.geometry.coordinates, _POINT)))


def _positions(coordinates: Coordinates, path: FieldPath) -> Iterator[tuple[FieldPath, GeographicPosition]]:
    first: Any = coordinates[0]
    if isinstance(first, tuple):
        for number, below in enumerate(coordinates):
            assert isinstance(below, tuple), "the schema has seen that all are nested to the same depth"
            yield from _positions(below, (*path, number))
    else:
        yield path, GeographicPosition(first, coordinates[1])  # type: ignore[arg-type]


def _named(country: str) -> str:
    return f"{country_name(country)} ({country})"


def _allowed_km(part: _PlacedSite, above: _PlacedSite) -> float:
    """By the kind of the whole, and by how exactly each of the two is known."""
    precise = sum(place.location.precision_m or 0 for place in (part, above)) / 1000
    return REACH_KM.get(above.site.kind.id, BUILDING_KM) + precise


def _distance(part: _PlacedSite, above: _PlacedSite) -> float:
    """Kilometres from the nearest position of a part to the whole."""
    return min(above.away_from(position) for _, position in part.positions)


def _are_together(parts: Iterable[_PlacedSite], above: _PlacedSite) -> bool:
    first, *others = parts
    return all(_distance(other, first) <= 2 * _allowed_km(other, above) for other in others)


def _fits(meant: GeographicPosition, place: _PlacedSite, beside: _PlacedSite | None) -> bool:
    return beside is None or beside.away_from(meant) <= max(
        _allowed_km(place, beside), _allowed_km(beside, place)
    )


def _kilometres(number: float) -> str:
    return f"{number:,.0f} km"
