"""How the status of a place changed: its value for every day there is, worked out once.

Status on a day uses only what was surely observed by then, so it can change on last days of observation and
on no others. Whoever shows a day picks the entry in force on it and need not know the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue, Event, Site
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.between import FIRST_OF_DAYS
from damage_catalogue.status.current import derive_place
from damage_catalogue.status.facts import Status
from damage_catalogue.status.place import Place, Places

History = tuple[tuple[Day, Status], ...]
"""From which day on which status holds, in order of the days; the first entry begins with all days."""


def derive_history(site: Site, events: Iterable[Event], vocabularies: Vocabularies) -> History:
    """The status of the whole site on every day. `events` are those that affect it.

    Not the status of today: that also weighs what has no known day. Time grows with the number of
    observation days times that of assessments.
    """
    return _history_of(Places(site, events).whole(), vocabularies)


def _history_of(place: Place, vocabularies: Vocabularies) -> History:
    last_days = {one.observed.latest for one in place.assessments if one.observed is not None}
    days = sorted({FIRST_OF_DAYS, *(day for day in last_days if day is not None)})
    return tuple((day, derive_place(place, day, vocabularies)) for day in days)


def derive_all_histories(catalogue: Catalogue) -> Mapping[str, History]:
    """The history of every site by its id, in the catalogue's order."""
    return {
        id: derive_history(site, catalogue.events_at.get(id, ()), catalogue.vocabularies)
        for id, site in catalogue.sites.items()
    }


def derive_component_histories(catalogue: Catalogue) -> Mapping[tuple[str, str], History]:
    """The history of every component by the ids of its site and its own, in the catalogue's order."""
    found = {}
    for id, site in catalogue.sites.items():
        if not site.components:
            continue
        places = Places(site, catalogue.events_at.get(id, ()))
        for component in site.components:
            history = _history_of(places.component(component.id), catalogue.vocabularies)
            found[id, component.id] = history
    return found


def status_on(history: History, day: Day) -> Status:
    """The status in force on `day`."""
    return next(status for begins, status in reversed(history) if begins <= day)
