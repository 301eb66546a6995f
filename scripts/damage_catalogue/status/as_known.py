"""What of a place was known on a day: its records as they would have been if they ended then.

*As it was known on day K* uses only what had been reported by K. So a statement that was set aside later
still stands in them, a question that was settled later is open, and what came to be known later is not
there. The rules of the status then judge what is left as they judge everything, and know nothing of this.
Which places there are, how many parts they have and on which day an event happened is taken from the records
of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Disagreement, Event, Site, Statement
from damage_catalogue.status.facts import Verdict
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.look import last_day
from damage_catalogue.status.place import Places

_Said = TypeVar("_Said", Assessment, Statement)


@dataclass(frozen=True, slots=True)
class AsKnown:
    """The records of a place on a day.

    `left_out` are the assessments that do not count, by id, with the reason; they stay in `site`, so that
    they can be told. `settled_since` are the ids of disagreements that were settled later, each with that of
    the event that records it, None for the site.
    """

    site: Site
    events: tuple[Event, ...]
    left_out: Mapping[str, Verdict] = field(default_factory=dict)
    settled_since: frozenset[tuple[str | None, str]] = frozenset()


def as_known(knowledge: Knowledge, site: Site, day: Day) -> AsKnown:
    """What was known of the site by the end of the day. Time grows with the length of the records."""
    happened = knowledge.catalogue.events_at.get(site.id, ())
    homes: tuple[Site | Event, ...] = (site, *happened)
    events = (_event_as_known(knowledge, event, day) for event in happened)
    left_out = {one.id: why for one in site.assessments if (why := _why_left_out(knowledge, one, site, day))}
    assessments = (
        one if one.id in left_out else _claim_as_known(knowledge, one, site, day) for one in site.assessments
    )
    return AsKnown(
        replace(site, assessments=tuple(assessments)),
        tuple(event for event in events if event is not None),
        left_out,
        frozenset(
            (home.id if isinstance(home, Event) else None, one.id)
            for home in homes
            for one in home.disagreements
            if _was_settled(one) and knowledge.settled_on(one, home) > day
        ),
    )


def days_of_knowledge(knowledge: Knowledge, site: Site) -> Iterator[Day]:
    """Every day on which what was known of the state of the site can have changed.

    Nothing counts before it was known, so only days from then on do: a report of what was seen last year
    changes something once.
    """
    events = knowledge.catalogue.events_at.get(site.id, ())
    for one in site.assessments:
        yield from _from_then_on(knowledge.known_from(one), _days_of_assessment(knowledge, one, site))
    for event in events:
        yield from _from_then_on(knowledge.event_known_from(event), _days_of_event(knowledge, event))
    homes: tuple[Site | Event, ...] = (site, *events)
    for home in homes:
        for disagreement in home.disagreements:
            if _was_settled(disagreement):
                yield knowledge.settled_on(disagreement, home)


def _from_then_on(known: Day | None, days: Iterable[Day | None]) -> Iterator[Day]:
    if known is not None:
        yield known
        yield from (day for day in days if day is not None and day > known)


def _was_settled(disagreement: Disagreement) -> bool:
    return disagreement.topic.id == "condition" and disagreement.outcome.id != "unresolved"


def _days_of_assessment(knowledge: Knowledge, one: Assessment, site: Site) -> Iterator[Day | None]:
    yield last_day(one, knowledge.catalogue.sources)
    yield one.observed.latest if one.observed else None
    yield knowledge.set_aside_on(one, site)
    yield from (knowledge.appeared(citation.source) for citation in one.citations)


def _days_of_event(knowledge: Knowledge, event: Event) -> Iterator[Day | None]:
    for account in event.accounts:
        yield knowledge.known_from(account)
        yield knowledge.set_aside_on(account, event)
    yield from (event.occurred.earliest, event.occurred.latest) if event.occurred else ()
    for bound in (event.not_before, event.not_after):
        if bound is not None:
            yield from (bound.date.earliest, bound.date.latest, knowledge.cited_from(bound.citations))


def _why_left_out(knowledge: Knowledge, one: Assessment, site: Site, day: Day) -> Verdict | None:
    known = knowledge.known_from(one)
    if known is None:
        return "never-dated"
    if known > day:
        return "not-known-yet"
    if one.standing.id != "standing" and knowledge.set_aside_on(one, site) is None:
        return "set-aside-some-day"
    return None


def _claim_as_known(knowledge: Knowledge, claim: _Said, home: Site | Event, day: Day) -> _Said:
    """The statement with the standing that it had, and with the citations that had appeared."""
    standing = claim.standing
    if standing.id != "standing":
        set_aside = knowledge.set_aside_on(claim, home)
        if set_aside is not None and set_aside > day:
            standing = knowledge.catalogue.vocabularies["standing"]["standing"]
    citations = tuple(one for one in claim.citations if _is_by(knowledge.appeared(one.source), day))
    return replace(claim, standing=standing, citations=citations)


def _event_as_known(knowledge: Knowledge, event: Event, day: Day) -> Event | None:
    """The event with the accounts and the limits of its date that were known; None where nobody had told."""
    known = (account for account in event.accounts if _is_by(knowledge.known_from(account), day))
    accounts = tuple(_claim_as_known(knowledge, account, event, day) for account in known)
    if not accounts:
        return None
    before, after = (
        bound if bound is not None and _is_by(knowledge.cited_from(bound.citations), day) else None
        for bound in (event.not_before, event.not_after)
    )
    return replace(event, accounts=accounts, not_before=before, not_after=after)


def _is_by(known: Day | None, day: Day) -> bool:
    return known is not None and known <= day


def places_as_known(knowledge: Knowledge, site: Site, day: Day) -> Places:
    """The places of a site, with what was known of them on a day."""
    known, catalogue = as_known(knowledge, site, day), knowledge.catalogue
    return Places(
        known.site,
        known.events,
        catalogue.vocabularies,
        catalogue.sources,
        known.left_out,
        known.settled_since,
    )
