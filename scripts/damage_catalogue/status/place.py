"""Sorts what is recorded about a site by the place it speaks of: the whole, or one component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from damage_catalogue.records.model import Assessment, Disagreement, Event, Site
from damage_catalogue.status.between import Timeline, is_held

HARM = ("damage", "looting")


@dataclass(frozen=True, slots=True)
class Dispute:
    """An open disagreement about condition, as the assessments of the site that each position names.

    `event` is the one that records it, None if the site does.
    """

    disagreement: Disagreement
    sides: tuple[tuple[str, ...], ...]
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """All that bears on the state of a whole site or of one component.

    `harm` and `repair` hold the events that may explain a change for the worse and for the better, on two
    time lines each: events of the site as a whole, and events of this place.
    """

    assessments: tuple[Assessment, ...] = ()
    harm: tuple[Timeline, ...] = ()
    repair: tuple[Timeline, ...] = ()
    disputes: tuple[Dispute, ...] = ()


class Places:
    """The places of one site. Events are those that affect the site, in any order."""

    def __init__(self, site: Site, events: Iterable[Event]) -> None:
        unique = {event.id: event for event in events}
        self._site = site
        self._assessments: dict[str | None, list[Assessment]] = defaultdict(list)
        for assessment in site.assessments:
            self._assessments[assessment.component].append(assessment)
        self._harming = [event for event in unique.values() if event.kind.id in HARM and is_held(event)]
        repairing = [event for event in unique.values() if event.kind.id == "restoration" and is_held(event)]
        self._harm = self._by_component(self._harming)
        self._repair = self._by_component(repairing)
        self._disputes = self._disputes_by_component(unique.values())

    def whole(self) -> Place:
        """The site as a whole. What is said of its principal component is said of the whole.

        Harm to any part harms the whole, but a repaired gate is no repaired temple: only work on the whole or
        on the principal component can make the whole better.
        """
        speaking = (None, *(component.id for component in self._site.components if component.principal))
        disputes = {id(one): one for component in speaking for one in self._disputes.get(component, ())}
        return Place(
            assessments=tuple(one for component in speaking for one in self._assessments.get(component, ())),
            harm=(Timeline.of(self._harming),),
            repair=tuple(self._repair[component] for component in speaking if component in self._repair),
            disputes=tuple(disputes.values()),
        )

    def component(self, component: str) -> Place:
        """One component. What happened to the site as a whole happened to its parts."""
        concerned = (None, component)
        return Place(
            assessments=tuple(self._assessments.get(component, ())),
            harm=tuple(self._harm[one] for one in concerned if one in self._harm),
            repair=tuple(self._repair[one] for one in concerned if one in self._repair),
            disputes=tuple(self._disputes.get(component, ())),
        )

    def _by_component(self, events: Iterable[Event]) -> dict[str | None, Timeline]:
        affecting: dict[str | None, list[Event]] = defaultdict(list)
        for event in events:
            for component in {place.component for place in event.affects if place.site == self._site.id}:
                affecting[component].append(event)
        return {component: Timeline.of(found) for component, found in affecting.items()}

    def _disputes_by_component(self, events: Iterable[Event]) -> dict[str | None, list[Dispute]]:
        components = {one.id: one.component for one in self._site.assessments}
        disputes: dict[str | None, list[Dispute]] = defaultdict(list)
        for dispute in _open_disputes(self._site, events):
            named = {components[id] for side in dispute.sides for id in side if id in components}
            for component in named:
                disputes[component].append(dispute)
        return disputes


def _open_disputes(site: Site, events: Iterable[Event]) -> Iterator[Dispute]:
    """The unresolved disagreements about condition: the site's own, then those of events by id.

    In the site's own record a plain id names an assessment; elsewhere `sites/<site>#<id>` does.
    """
    prefix = f"sites/{site.id}#"
    recorded: list[tuple[Event | None, tuple[Disagreement, ...]]] = [(None, site.disagreements)]
    recorded += [(event, event.disagreements) for event in sorted(events, key=lambda event: event.id)]
    for event, disagreements in recorded:
        for disagreement in disagreements:
            if disagreement.topic.id == "condition" and disagreement.outcome.id == "unresolved":
                sides = (
                    tuple(
                        ref.removeprefix(prefix)
                        for ref in position.statements
                        if ref.startswith(prefix) or (event is None and "#" not in ref)
                    )
                    for position in disagreement.positions
                )
                yield Dispute(disagreement, tuple(sides), event)
