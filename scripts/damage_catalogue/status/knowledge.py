"""From which day on something was known: for every statement, source and event of a catalogue.

A statement is known from the day on which it was reported, else from the earliest publication among its
citations; of a day that is written inexactly, from the last on which it can have been. A source without a day
of publication had appeared by the day of its first archived copy, or by the day on which it was read. An
event is known from its earliest account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import (
    Assessment,
    Catalogue,
    Citation,
    Claim,
    Disagreement,
    Event,
    Site,
    Source,
)
from damage_catalogue.status.between import FIRST_OF_DAYS
from damage_catalogue.status.happenings import TOLD


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Answers are None where nothing in the records says since when something was known.

    `home` is the record that holds a statement, for there a plain id names another of its statements.
    """

    catalogue: Catalogue
    _claims: dict[str, Mapping[str, Claim]] = field(default_factory=dict)

    def appeared(self, source: str) -> Day | None:
        """The day by which a source had surely appeared."""
        found = self.catalogue.sources.get(source)
        return None if found is None else _appeared(found)

    def cited_from(self, citations: Iterable[Citation]) -> Day | None:
        """The day of the earliest of the citations."""
        return earliest(self.appeared(one.source) for one in citations)

    def known_from(self, claim: Claim) -> Day | None:
        """The day from which on a statement was known."""
        reported = claim.reported if isinstance(claim, Assessment) else None
        return _latest(reported) or self.cited_from(claim.citations)

    def event_known_from(self, event: Event) -> Day | None:
        """The day from which on an event was known."""
        return earliest(self.known_from(account) for account in event.accounts)

    def events_left_out(self, site: Site, known_by: Day | None) -> Iterator[tuple[Event, Day | None]]:
        """Harm, looting and work that nobody had told by the day, each with the day on which somebody did."""
        if known_by is None:
            return
        for event in self.catalogue.events_at.get(site.id, ()):
            day = self.event_known_from(event)
            if event.kind.id in TOLD and (day is None or day > known_by):
                yield event, day

    def set_aside_on(self, claim: Claim, home: Site | Event) -> Day | None:
        """The day from which on a statement that no longer stands was known not to.

        It is the one that the record has, else that on which what took its place was known. It may lie before
        the day on which the statement itself was known; then it never stood.
        """
        given = _latest(claim.set_aside)
        if given is not None or claim.in_favour_of is None:
            return given
        successor = self.find(claim.in_favour_of, home)
        return None if successor is None else self.known_from(successor)

    def settled_on(self, disagreement: Disagreement, home: Site | Event) -> Day:
        """The day on which all was known that a disagreement names, as far as any day is known."""
        days = (
            day
            for position in disagreement.positions
            for day in (
                *(self.appeared(one.source) for one in position.citations),
                *(self.known_from(one) for one in self.named(position.statements, home)),
            )
            if day is not None
        )
        return max(days, default=FIRST_OF_DAYS)

    def named(self, references: Iterable[str], home: Site | Event) -> Iterator[Claim]:
        """The statements that are named, of those that are recorded."""
        found = (self.find(reference, home) for reference in references)
        yield from (claim for claim in found if claim is not None)

    def find(self, reference: str, home: Site | Event) -> Claim | None:
        """The statement of a plain id in `home`, or of `sites/<site>#<id>` and `events/<event>#<id>`."""
        target, _, id = reference.rpartition("#")
        if not target:
            return self._claims_of(_key(home), home).get(id)
        kind, _, record = target.partition("/")
        there = self.catalogue.sites.get(record) if kind == "sites" else self.catalogue.events.get(record)
        return None if there is None else self._claims_of(target, there).get(id)

    def _claims_of(self, key: str, record: Site | Event) -> Mapping[str, Claim]:
        if key not in self._claims:
            self._claims[key] = {claim.id: claim for claim in _claims_in(record)}
        return self._claims[key]


def earliest(days: Iterable[Day | None]) -> Day | None:
    """The first of the days that are known."""
    return min((day for day in days if day is not None), default=None)


def _appeared(source: Source) -> Day | None:
    issued = _latest(source.issued)
    if issued is not None:
        return issued
    return earliest([_latest(source.accessed), *(_latest(copy.captured) for copy in source.archived)])


def _latest(date: Edtf | None) -> Day | None:
    return None if date is None else date.latest


def _key(record: Site | Event) -> str:
    return f"{'sites' if isinstance(record, Site) else 'events'}/{record.id}"


def _claims_in(record: Site | Event) -> tuple[Claim, ...]:
    if isinstance(record, Site):
        return (*record.assessments, *record.statements)
    return (*record.accounts, *record.attributions)
