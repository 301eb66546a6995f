"""The derived state of every site of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue, Site
from damage_catalogue.status.as_known import as_known
from damage_catalogue.status.derive import derive_site
from damage_catalogue.status.facts import Asked, SiteStatus, Status
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.place import Places
from damage_catalogue.status.roll_up import roll_up_all


def derive_all(
    catalogue: Catalogue, on: Day | None = None, known_by: Day | None = None
) -> Mapping[str, SiteStatus]:
    """The status of every site, its components and its roll-up, by site id in the catalogue's order.

    `on` asks for the status on that day, None for today's; `known_by` for what was known on a day, and alone
    for the status on that day as it was known then. Time grows with the number of records.
    """
    day = Asked(on, known_by).day
    knowledge = None if known_by is None else Knowledge(catalogue)
    whole: dict[str, Status] = {}
    components: dict[str, dict[str, Status]] = {}
    for id, site in catalogue.sites.items():
        if knowledge is None or known_by is None:
            places = places_of(catalogue, site)
        else:
            places = places_as_known(knowledge, site, known_by)
        whole[id], components[id] = derive_site(places, site, day, catalogue.vocabularies)
    rolled = roll_up_all(catalogue, whole, components)
    return {
        id: SiteStatus(site, whole[id], components[id], rolled.get(id))
        for id, site in catalogue.sites.items()
    }


def places_of(catalogue: Catalogue, site: Site) -> Places:
    """The places of a site, with all that is known of them now."""
    return Places(site, catalogue.events_at.get(site.id, ()), catalogue.vocabularies, catalogue.sources)


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
