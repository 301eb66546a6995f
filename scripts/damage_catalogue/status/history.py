"""How the status of a place changed: its value for every day there is, worked out once.

There are two histories, for there are two questions: the status on each day judged by all that is known now,
and the status on each day as it was known on that very day.

The status on a day can change on the last days of looks and on the days on which events began or ended, and
on no others; what was known of it, besides, on the days on which something was reported or set aside. Whoever
shows a day picks the entry in force on it and need not know the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue, Site
from damage_catalogue.status.as_known import days_of_knowledge, places_as_known
from damage_catalogue.status.between import FIRST_OF_DAYS, LAST_OF_DAYS, span
from damage_catalogue.status.derive import derive_site
from damage_catalogue.status.facts import Status
from damage_catalogue.status.happenings import TOLD
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.look import last_day
from damage_catalogue.status.place import places_of

History = tuple[tuple[Day, Status], ...]
"""From which day on which status holds, in order of the days; the first entry begins with all days."""

_Entry = tuple[Day, Status, Mapping[str, Status]]
"""A day, and the status of the whole and of each component from then on."""


@dataclass(frozen=True, slots=True)
class Histories:
    """The histories of a catalogue, by site, and by the ids of site and component."""

    of_sites: Mapping[str, History]
    of_components: Mapping[tuple[str, str], History]


def derive_histories(catalogue: Catalogue) -> Histories:
    """The status of every place on every day, judged by all that is known now.

    Not the status of today: that also weighs what has no known day. Time grows with the number of days on
    which something changed times that of the assessments.
    """
    return _collect((site, _days_of(catalogue, site)) for site in catalogue.sites.values())


def derive_known_histories(catalogue: Catalogue) -> Histories:
    """The status of every place on every day, as it was known on that day."""
    knowledge = Knowledge(catalogue)
    return _collect((site, _days_as_known(knowledge, site)) for site in catalogue.sites.values())


def _collect(sites: Iterable[tuple[Site, Iterable[_Entry]]]) -> Histories:
    of_sites: dict[str, History] = {}
    of_components: dict[tuple[str, str], History] = {}
    for site, entries in sites:
        entries = tuple(entries)
        of_sites[site.id] = tuple((day, whole) for day, whole, _ in entries)
        for part in site.components:
            of_components[site.id, part.id] = tuple((day, parts[part.id]) for day, _, parts in entries)
    return Histories(of_sites, of_components)


def _days_of(catalogue: Catalogue, site: Site) -> Iterator[_Entry]:
    places = places_of(catalogue, site)
    for day in sorted({FIRST_OF_DAYS, *_days_that_count(catalogue, site)}):
        yield day, *derive_site(places, site, day, catalogue.vocabularies)


def _days_as_known(knowledge: Knowledge, site: Site) -> Iterator[_Entry]:
    for day in sorted({FIRST_OF_DAYS, *days_of_knowledge(knowledge, site)}):
        places = places_as_known(knowledge, site, day)
        yield day, *derive_site(places, site, day, knowledge.catalogue.vocabularies)


def _days_that_count(catalogue: Catalogue, site: Site) -> Iterator[Day]:
    for assessment in site.assessments:
        last = last_day(assessment, catalogue.sources)
        if last is not None:
            yield last
    for event in catalogue.events_at.get(site.id, ()):
        days = span(event) if event.kind.id in TOLD else None
        yield from (day for day in days or () if day not in (FIRST_OF_DAYS, LAST_OF_DAYS))


def status_on(history: History, day: Day) -> Status:
    """The status in force on `day`."""
    return next(status for begins, status in reversed(history) if begins <= day)
