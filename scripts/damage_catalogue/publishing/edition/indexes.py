"""The records of an edition, sorted for its lists in time that grows with their number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from damage_catalogue.language.language import Noun
from damage_catalogue.publishing.edition.edition import Edition
from damage_catalogue.records.dating import day_of, place_in_order
from damage_catalogue.records.model import Assessment, Component, Event, is_withdrawn
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import CountedSince, SiteStatus, Status
from damage_catalogue.status.roll_up import (
    Tally,
    class_of,
    class_of_site,
    classes,
    counted_since,
    is_judged,
    principal_of,
    tally_of,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted once: a place, or its part `component`. `state` is the word under which it is."""

    place: SiteStatus
    state: Term
    component: Component | None = None

    @property
    def status(self) -> Status:
        """That of the component, or else of the whole place."""
        return self.place.components[self.component.id] if self.component else self.place.status


class Result(NamedTuple):
    """What somebody judged to be the result of an event, at which place."""

    place: SiteStatus
    assessment: Assessment


class Indexes:
    """Withdrawn records are in no list.

    A place with parts is counted through its parts, or through its principal part alone; where somebody
    judged it as a whole, too, it is listed apart, so that nothing is counted twice. A group of like things
    that was judged together is listed apart, too.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        living = {id: one for id, one in edition.statuses.items() if not is_withdrawn(one.site)}
        self.sites = tuple(living.values())
        self.parts: Mapping[str, list[SiteStatus]] = _grouped(
            (one.site.part_of, one) for one in self.sites if one.site.part_of in living
        )
        self.outermost = tuple(one for one in self.sites if one.site.part_of not in living)
        units = [unit for one in self.sites for unit in self._units(one)]
        self.groups = tuple(one for one in units if one.component and one.component.group)
        self.counted = tuple(one for one in units if not (one.component and one.component.group))
        self.by_state = _grouped((one.state.id, one) for one in self.counted)
        self.groups_by_state = _grouped((one.state.id, one) for one in self.groups)
        self.by_counts = tuple(one for one in self.sites if one.told_by_counts)
        words = edition.catalogue.vocabularies
        self.wholes_by_state = _grouped(
            (class_of(one.status, words).id, one) for one in self.by_counts if is_judged(one.status)
        )
        self.by_kind = _grouped((one.site.kind.id, one) for one in self.sites)
        self.contested = tuple(one for one in self.sites if one.status.contested)
        events = [event for event in edition.catalogue.events.values() if not is_withdrawn(event)]
        self.events = tuple(sorted(events, key=place_in_order))
        self.by_cause = _grouped((cause, event) for event in self.events for cause in causes_of(event))

        self.results_by_cause = _grouped(
            (cause, Result(one, assessment)) for one in self.sites for assessment, cause in self._results(one)
        )

    def _results(self, one: SiteStatus) -> Iterator[tuple[Assessment, str]]:
        """The judgements that still stand of what an event did, each with what caused that event."""
        for assessment in one.site.assessments:
            event = self.edition.catalogue.events.get(assessment.result_of or "")
            if event is not None and not is_withdrawn(event) and assessment.standing.id == "standing":
                yield from ((assessment, cause) for cause in causes_of(event))

    def _units(self, one: SiteStatus) -> Iterator[Counted]:
        """What a place counts for beside the places below it."""
        if principal_of(one.site) is None and one.site.components:
            words = self.edition.catalogue.vocabularies
            for component in one.site.components:
                yield Counted(one, class_of(one.components[component.id], words), component)
        elif one.site.components or one.site.id not in self.parts:
            yield Counted(one, self.state_of(one))

    def state_of(self, derived: SiteStatus) -> Term:
        """The word under which the place is listed."""
        return class_of_site(derived, self.edition.catalogue.vocabularies)

    def counts(self) -> list[tuple[Term, int]]:
        """How many counted things are in each state, in the order of the vocabulary, without zeros."""
        terms = classes(self.edition.catalogue.vocabularies)
        return [(term, len(self.by_state[term.id])) for term in terms if term.id in self.by_state]

    def done_since(self, term: Term) -> tuple[CountedSince, ...]:
        """Of how many things counted in a state it is told what was done to them since, by kind."""
        tally: Tally = Counter()
        for one in self.by_state.get(term.id, ()):
            tally += tally_of(one.status, term)
        return counted_since(tally, self.edition.catalogue.vocabularies)

    @property
    def counted_as(self) -> Noun:
        """What is counted: places alone, or parts that have no page among them."""
        return "part" if any(one.component for one in self.counted) else "site"


def causes_of(event: Event) -> tuple[str, ...]:
    """Category and type of what did the damage; the two vocabularies share one list of pages."""
    if event.cause is None:
        return ()
    types = () if event.cause.type is None else (event.cause.type.id,)
    return tuple(dict.fromkeys((event.cause.category.id, *types)))


def year_of(event: Event) -> int | None:
    """The year below which lists show an event."""
    day = day_of(event)
    return None if day is None else day.year


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> dict[str, list[T]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key or ""].append(value)
    return dict(groups)
