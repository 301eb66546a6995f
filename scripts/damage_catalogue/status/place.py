"""Sorts what is recorded about a site by the place it speaks of: the whole, or one component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from damage_catalogue.records.model import (
    Assessment,
    Catalogue,
    Disagreement,
    Event,
    Site,
    Source,
    is_withdrawn,
)
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.between import FIRST_OF_DAYS
from damage_catalogue.status.facts import Verdict
from damage_catalogue.status.happenings import Happenings, find_happenings
from damage_catalogue.status.look import last_day


@dataclass(frozen=True, slots=True)
class OpenDisagreement:
    """An open disagreement about condition, as the assessments of the site that each position names.

    `event` is the one that records it, None if the site does. `settled_since`: it was open on the day, and
    is no more.
    """

    disagreement: Disagreement
    sides: tuple[tuple[str, ...], ...]
    event: Event | None = None
    settled_since: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """All that bears on the state of a whole site or of one component.

    `hidden`: it is of a kind that lies inside or under ground. `sources` are those that may be cited.
    `left_out` are the assessments that do not count though they are told, by id, with the reason.
    """

    assessments: tuple[Assessment, ...] = ()
    happenings: Happenings = field(default_factory=Happenings)
    disagreements: tuple[OpenDisagreement, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    hidden: bool = False
    left_out: Mapping[str, Verdict] = field(default_factory=dict)


class Places:
    """The places of one site. Events are those that affect the site, in any order."""

    def __init__(
        self,
        site: Site,
        events: Iterable[Event],
        vocabularies: Vocabularies,
        sources: Mapping[str, Source],
        left_out: Mapping[str, Verdict] | None = None,
        settled_since: Collection[tuple[str | None, str]] = (),
    ) -> None:
        self._events = {event.id: event for event in events}.values()
        self._left_out, self._settled_since = left_out or {}, settled_since
        self._site, self._vocabularies, self._sources = site, vocabularies, sources
        self._assessments: dict[str | None, list[Assessment]] = defaultdict(list)
        for assessment in site.assessments:
            self._assessments[assessment.component].append(assessment)
        self._disagreements = self._disagreements_by_component(self._events)
        self._made: dict[tuple[str | None, ...], Place] = {}

    def whole(self) -> Place:
        """The site as a whole. What is said of its principal component is said of the whole."""
        principal = [component.id for component in self._site.components if component.stands_for_whole]
        return self._place((None, *principal))

    def component(self, component: str) -> Place:
        """One component. What happened to the site as a whole happened to its parts."""
        return self._place((component,))

    def looks_at_whole_like(self, decider: Assessment) -> tuple[Assessment, ...]:
        """What is said of the whole in the same word as `decider` says of a part, and not before it."""
        since = last_day(decider, self._sources) or FIRST_OF_DAYS
        return tuple(
            one
            for one in self._assessments.get(None, ())
            if one.damage == decider.damage
            and one.id not in self._left_out
            and (last_day(one, self._sources) or FIRST_OF_DAYS) >= since
        )

    def _place(self, speaking: Sequence[str | None]) -> Place:
        key = tuple(speaking)
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, speaking: Sequence[str | None]) -> Place:
        disagreements = {id(one): one for part in speaking for one in self._disagreements.get(part, ())}
        return Place(
            assessments=tuple(one for part in speaking for one in self._assessments.get(part, ())),
            happenings=Happenings.of(
                find_happenings(self._events, self._site.id, speaking, self._vocabularies)
            ),
            disagreements=tuple(disagreements.values()),
            sources=self._sources,
            hidden=self._site.kind.hidden,
            left_out=self._left_out,
        )

    def _disagreements_by_component(
        self, events: Iterable[Event]
    ) -> dict[str | None, list[OpenDisagreement]]:
        components = {one.id: one.component for one in self._site.assessments}
        disagreements: dict[str | None, list[OpenDisagreement]] = defaultdict(list)
        for each in _open_disagreements(self._site, events, self._settled_since):
            named = {components[id] for side in each.sides for id in side if id in components}
            for component in named:
                disagreements[component].append(each)
        return disagreements


def _open_disagreements(
    site: Site, events: Iterable[Event], settled_since: Collection[tuple[str | None, str]]
) -> Iterator[OpenDisagreement]:
    """The disagreements about condition that are or were open: the site's own, then those of events by id,
    but for events that were withdrawn.

    In the site's own record a plain id names an assessment; elsewhere `sites/<site>#<id>` does.
    """
    prefix = f"sites/{site.id}#"
    recorded: list[tuple[Event | None, tuple[Disagreement, ...]]] = [(None, site.disagreements)]
    living = (event for event in events if not is_withdrawn(event))
    recorded += [(event, event.disagreements) for event in sorted(living, key=lambda event: event.id)]
    for event, disagreements in recorded:
        for disagreement in disagreements:
            since = (event.id if event else None, disagreement.id) in settled_since
            is_open = since or disagreement.outcome.id == "unresolved"
            if disagreement.topic.id == "condition" and is_open:
                sides = (
                    tuple(
                        ref.removeprefix(prefix)
                        for ref in position.statements
                        if ref.startswith(prefix) or (event is None and "#" not in ref)
                    )
                    for position in disagreement.positions
                )
                yield OpenDisagreement(disagreement, tuple(sides), event, since)


def places_of(catalogue: Catalogue, site: Site) -> Places:
    """The places of a site, with all that is known of them now."""
    return Places(site, catalogue.events_at.get(site.id, ()), catalogue.vocabularies, catalogue.sources)
