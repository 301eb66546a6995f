"""Which places are hidden, which records lead to them, and what of a position those may say.

A place is hidden where its location is generalised or withheld, or that of a place it is part of. The records
that are its own are the place, its parts at any depth, and the events that befell nothing else. Others lead
to it: the places it is part of, events that befell those or other places, too, every source that any of these
cites, and every agent that any of these names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from math import floor
from typing import Any, NamedTuple, Protocol

from damage_catalogue.records import model
from damage_catalogue.records.inline_citations import find_inline_citations
from damage_catalogue.records.model import Catalogue, Event, Record, RecordKind, Site

STRICTNESS: Mapping[str, int] = {"public": 0, "generalised": 1, "withheld": 2}

FINEST_M: Mapping[str, float] = {"generalised": 1_000.0, "withheld": float("inf")}
"""The smallest cell, in metres, that may be told of a hidden place: two decimals of a degree are 1,113 m."""

_SAME = 1.1e-5
"""Degrees within which two points are one: the last of five decimals, rounded either way."""
_CELL = 0.01
"""Degrees of the cell that a generalised point stands for."""

Key = tuple[RecordKind, str]

_NAMED_IN: Mapping[str, RecordKind] = {
    **dict.fromkeys(("source", "sources"), "sources"),
    **dict.fromkeys(
        ("agent", "by", "control_from", "control_to", "member_of", "of", "publisher", "via"), "agents"
    ),
}


class Given(Protocol):
    """A position as some text gives it; degrees are None where it does not say them as such."""

    @property
    def longitude(self) -> float | None:
        """In degrees; None where the text does not say it as such."""

    @property
    def latitude(self) -> float | None:
        """In degrees; None where the text does not say it as such."""

    @property
    def size_m(self) -> float:
        """How fine the position is, in metres of latitude."""

    @property
    def is_sure(self) -> bool:
        """Whether the text can mean nothing but a position."""


class Concern(NamedTuple):
    """What a record has to do with a hidden place; the greater is the stricter."""

    strictness: int
    is_own: bool
    site: str

    @property
    def sensitivity(self) -> str:
        """The strictness as records write it."""
        return next(word for word, strictness in STRICTNESS.items() if strictness == self.strictness)


@dataclass(frozen=True, slots=True)
class HiddenPlaces:
    """Built once for a catalogue by `find_hidden_places`; all empty where nothing is hidden."""

    concerns: Mapping[Key, Concern] = field(default_factory=dict)
    public: Mapping[tuple[int, int], tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """The points of public places, by cell of a hundredth of a degree."""
    cells: Mapping[tuple[int, int], Concern] = field(default_factory=dict)
    """The published points of generalised places, by cell."""

    def given_away(self, key: Key | None, given: Given) -> Concern | None:
        """The hidden place of which a position says too much; None where it gives nothing away.

        `key` is the record that it stands in. In a record that is not the place's own, what a public place
        gives as its location is known already.
        """
        concern = self.concerns.get(key) if key else None
        is_finer = concern is not None and given.size_m < FINEST_M[concern.sensitivity]
        if concern and is_finer and (concern.is_own or not self.is_public(given)):
            return concern
        return self._in_cell(given)

    def is_public(self, given: Given) -> bool:
        """Whether the position is the published point of a public place, or is that point rounded."""
        if given.longitude is None or given.latitude is None:
            return False
        # Rounding moves a point by half a step; texts and records cut off digits, too.
        within = max(_SAME, given.size_m / 111_320 * 1.01)
        pairs = ((given.longitude, given.latitude), (given.latitude, given.longitude))
        return any(self._is_near(*pair, within) for pair in pairs)

    def _is_near(self, longitude: float, latitude: float, within: float) -> bool:
        around = (
            (point for points in self.public.values() for point in points)
            if within > _CELL
            else (point for cell in _cells_around(longitude, latitude) for point in self.public.get(cell, ()))
        )
        return any(abs(x - longitude) <= within and abs(y - latitude) <= within for x, y in around)

    def _in_cell(self, given: Given) -> Concern | None:
        """The generalised place whose cell a finer position lies in, wherever that is written."""
        if not self.cells or given.longitude is None or given.latitude is None or not given.is_sure:
            return None
        if given.size_m >= FINEST_M["generalised"] or self.is_public(given):
            return None
        for x, y in ((given.longitude, given.latitude), (given.latitude, given.longitude)):
            if concern := self.cells.get(_cell(x + _CELL / 2, y + _CELL / 2)):
                return concern
        return None


def _cell(longitude: float, latitude: float) -> tuple[int, int]:
    return floor(longitude / _CELL), floor(latitude / _CELL)


def _cells_around(longitude: float, latitude: float) -> Iterator[tuple[int, int]]:
    x, y = _cell(longitude, latitude)
    return ((x + east, y + north) for east in (-1, 0, 1) for north in (-1, 0, 1))


def sensitivity_of(site: Site) -> str:
    """The word for how much of the place's own location may be shown; a place without one is public."""
    return site.location.sensitivity.id if site.location else "public"


def find_hidden_places(catalogue: Catalogue) -> HiddenPlaces:
    """Costs time in proportion to the records that lead to hidden places; next to none without any."""
    own = _own_sites(catalogue)
    if not own:
        return HiddenPlaces()
    concerns: dict[Key, Concern] = {("sites", id): concern for id, concern in own.items()}
    for id, concern in own.items():
        for above in catalogue.ancestors(catalogue.sites[id]):
            _note(concerns, ("sites", above.id), concern._replace(is_own=False))
    _note_events(catalogue, concerns)
    _note_references(catalogue, concerns, "sites", "events")
    _note_references(catalogue, concerns, "sources", "agents")
    public: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for site in catalogue.sites.values():
        if site.id not in own:
            for point in points_of(site):
                public[_cell(*point)].append(point)
    cells = {
        _cell(x + _CELL / 2, y + _CELL / 2): own[id] for id in own for x, y in points_of(catalogue.sites[id])
    }
    return HiddenPlaces(concerns, {cell: tuple(points) for cell, points in public.items()}, cells)


def _own_sites(catalogue: Catalogue) -> dict[str, Concern]:
    """Hidden places and their parts, each with the strictest of the places that hide it."""
    hidden = [site for site in catalogue.sites.values() if STRICTNESS[sensitivity_of(site)] > 0]
    own: dict[str, Concern] = {}
    for site in sorted(hidden, key=lambda site: (-STRICTNESS[sensitivity_of(site)], site.id)):
        concern = Concern(STRICTNESS[sensitivity_of(site)], True, site.id)
        below = [site]
        while below:
            part = below.pop()
            if part.id not in own:
                own[part.id] = concern
                below += catalogue.parts.get(part.id, ())
    return own


def _note(concerns: dict[Key, Concern], key: Key, concern: Concern) -> None:
    if key not in concerns or concerns[key] < concern:
        concerns[key] = concern


def _note_events(catalogue: Catalogue, concerns: dict[Key, Concern]) -> None:
    sites = {key[1]: concern for key, concern in concerns.items()}
    for event in catalogue.events.values():
        befell = [sites.get(place.site) for place in event.affects]
        strictest = max((concern for concern in befell if concern), default=None)
        if strictest:
            is_own = all(concern is not None and concern.is_own for concern in befell)
            _note(concerns, ("events", event.id), strictest._replace(is_own=is_own))


def _note_references(catalogue: Catalogue, concerns: dict[Key, Concern], *kinds: RecordKind) -> None:
    for (kind, id), concern in list(concerns.items()):
        for named in references_of(getattr(catalogue, kind)[id]) if kind in kinds else ():
            if named[1] in getattr(catalogue, named[0]):
                _note(concerns, named, concern._replace(is_own=False))


def references_of(record: Record) -> Iterator[Key]:
    """The sources that a record cites and the agents that it names, wherever in it, some more than once."""
    yield from _references_in(record)
    if isinstance(record, Site | Event) and record.description:
        for _, text in record.description.versions:
            yield from (("sources", cited.source) for cited in find_inline_citations(text))


def _references_in(value: Any) -> Iterator[Key]:
    if isinstance(value, tuple):
        for each in value:
            yield from _references_in(each)
    elif is_dataclass(value) and type(value).__module__ == model.__name__:
        for each in fields(value):
            below = getattr(value, each.name)
            if kind := _NAMED_IN.get(each.name):
                ids = below if isinstance(below, tuple) else (below,)
                yield from ((kind, id) for id in ids if isinstance(id, str))
            elif below:
                yield from _references_in(below)


def points_of(site: Site) -> Iterator[tuple[float, float]]:
    """Longitude and latitude of every point of the place's recorded geometry, as written."""
    if site.location and site.location.geometry:
        yield from _points(site.location.geometry.coordinates)


def _points(coordinates: Iterable[Any]) -> Iterator[tuple[float, float]]:
    items = tuple(coordinates)
    if items and isinstance(items[0], tuple):
        for each in items:
            yield from _points(each)
    elif len(items) >= 2:
        yield float(items[0]), float(items[1])
