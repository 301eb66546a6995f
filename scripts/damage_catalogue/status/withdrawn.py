"""What a status rests on that its editors have taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from damage_catalogue.records.model import Claim, Source, is_withdrawn
from damage_catalogue.status.facts import SiteStatus, Status


def withdrawn_sources(found: SiteStatus, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The withdrawn sources, by id, of the looks that say what holds of a place and of its components, and of
    the events told with them."""
    statuses = (found.status, *found.components.values())
    cited = {
        citation.source for status in statuses for claim in _rests_on(status) for citation in claim.citations
    }
    known = (sources[id] for id in sorted(cited) if id in sources)
    return tuple(source for source in known if is_withdrawn(source))


def _rests_on(status: Status) -> Iterator[Claim]:
    for judged in (status.judged, status.condition):
        yield from judged.supported_by
        for side in judged.sides:
            yield from side
        events = (one.event for one in judged.earlier if one.event)
        for event in (*events, *(one.event for one in status.since)):
            yield from (account for account in event.accounts if account.standing.id == "standing")
