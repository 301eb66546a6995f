"""How the status of a place changed: its value for every day there is, worked out once.

The status on a day can change on the last days of looks and on the days on which events began or ended, and
on no others. Whoever shows a day picks the entry in force on it and need not know the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue, Site
from damage_catalogue.status.between import FIRST_OF_DAYS, LAST_OF_DAYS, span
from damage_catalogue.status.derive import derive_site
from damage_catalogue.status.facts import Status
from damage_catalogue.status.happenings import TOLD
from damage_catalogue.status.look import last_day
from damage_catalogue.status.place import Places

History = tuple[tuple[Day, Status], ...]
"""From which day on which status holds, in order of the days; the first entry begins with all days."""


def derive_history(catalogue: Catalogue, site: Site) -> History:
    """The status of the whole site on every day.

    Not the status of today: that also weighs what has no known day. Time grows with the number of days on
    which something changed times that of the assessments.
    """
    return tuple((day, whole) for day, whole, _ in _days_of(catalogue, site))


def derive_all_histories(catalogue: Catalogue) -> Mapping[str, History]:
    """The history of every site by its id, in the catalogue's order."""
    return derive_histories(catalogue)[0]


def derive_component_histories(catalogue: Catalogue) -> Mapping[tuple[str, str], History]:
    """The history of every component by the ids of its site and its own, in the catalogue's order."""
    return derive_histories(catalogue)[1]


def derive_histories(
    catalogue: Catalogue,
) -> tuple[Mapping[str, History], Mapping[tuple[str, str], History]]:
    """Both, worked out once."""
    wholes: dict[str, History] = {}
    parts: dict[tuple[str, str], list[tuple[Day, Status]]] = {}
    for id, site in catalogue.sites.items():
        days = tuple(_days_of(catalogue, site))
        wholes[id] = tuple((day, whole) for day, whole, _ in days)
        for component in site.components:
            parts[id, component.id] = [(day, found[component.id]) for day, _, found in days]
    return wholes, {key: tuple(history) for key, history in parts.items()}


def _days_of(catalogue: Catalogue, site: Site) -> Iterator[tuple[Day, Status, Mapping[str, Status]]]:
    places = Places(site, catalogue.events_at.get(site.id, ()), catalogue.vocabularies, catalogue.sources)
    for day in sorted({FIRST_OF_DAYS, *_days_that_count(catalogue, site)}):
        whole, components = derive_site(places, site, day, catalogue.vocabularies)
        yield day, whole, components


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
