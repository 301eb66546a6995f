"""The records of an edition, sorted for its lists in time that grows with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from damage_catalogue.publishing.edition import Edition
from damage_catalogue.publishing.stating import is_sure_work, kind_of_change
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Event, is_withdrawn
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.roll_up import class_of_site, classes

T = TypeVar("T")
_NO_DAY = Day(10**9, 1, 1)


class Indexes:
    """Withdrawn records are in no list.

    A place with parts is counted through its parts; where somebody judged it as a whole, too, it is listed
    apart, so that no place is counted twice.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        living = {id: one for id, one in edition.statuses.items() if not is_withdrawn(one.site)}
        self.sites = tuple(living.values())
        self.parts: Mapping[str, list[SiteStatus]] = _grouped(
            (one.site.part_of, one) for one in self.sites if one.site.part_of in living
        )
        self.outermost = tuple(one for one in self.sites if one.site.part_of not in living)
        self.counted = tuple(one for one in self.sites if one.site.id not in self.parts)
        self.by_state = _grouped((self.state_of(one).id, one) for one in self.counted)
        self.wholes_by_state = _grouped(
            (self.state_of(one).id, one)
            for one in self.sites
            if one.site.id in self.parts and one.status.trace
        )
        self.by_kind = _grouped((one.site.kind.id, one) for one in self.sites)
        self.contested = tuple(one for one in self.sites if one.status.contested)
        events = [event for event in edition.catalogue.events.values() if not is_withdrawn(event)]
        self.events = tuple(sorted(events, key=_event_order))
        self.by_cause = _grouped((cause, event) for event in self.events for cause in causes_of(event))

    def state_of(self, derived: SiteStatus) -> Term:
        return class_of_site(derived, self.edition.catalogue.vocabularies)

    def counts(self) -> list[tuple[Term, int]]:
        """How many counted places are in each state, in the order of the vocabulary, without zeros."""
        terms = classes(self.edition.catalogue.vocabularies)
        return [(term, len(self.by_state[term.id])) for term in terms if term.id in self.by_state]

    def mended_since(self, term: Term) -> dict[Term, int]:
        """Of how many places counted in a state which work is told that came since, by kind of work.

        Counted is what is sure, and was done to the whole.
        """
        found: dict[Term, int] = {}
        for derived in self.by_state.get(term.id, ()):
            for kind in {kind_of_change(one.event) for one in derived.status.since if is_sure_work(one)}:
                found[kind] = found.get(kind, 0) + 1
        return {kind: found[kind] for kind in sorted(found, key=lambda kind: kind.id)}


def causes_of(event: Event) -> tuple[str, ...]:
    """Category and type of what did the damage; the two vocabularies share one list of pages."""
    if event.cause is None:
        return ()
    types = () if event.cause.type is None else (event.cause.type.id,)
    return tuple(dict.fromkeys((event.cause.category.id, *types)))


def bounds_of(event: Event) -> tuple[Day | None, Day | None]:
    """The first and the last day on which an event can have happened, as far as known."""
    if event.occurred is not None:
        return event.occurred.earliest, event.occurred.latest
    return (
        event.not_before.date.earliest if event.not_before else None,
        event.not_after.date.latest if event.not_after else None,
    )


def year_of(event: Event) -> int | None:
    """The year below which lists show an event: that of the first day known, else of the last one."""
    start, end = bounds_of(event)
    day = start or end
    return None if day is None else day.year


def _event_order(event: Event) -> tuple[Day, str]:
    start, end = bounds_of(event)
    return start or end or _NO_DAY, event.id


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> dict[str, list[T]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key or ""].append(value)
    return dict(groups)
