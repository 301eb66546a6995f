"""The derived state of every site of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.derive import derive_site
from damage_catalogue.status.facts import SiteStatus, Status
from damage_catalogue.status.place import Places
from damage_catalogue.status.wholes import tell_wholes


def derive_all(catalogue: Catalogue, on: Day | None = None) -> Mapping[str, SiteStatus]:
    """The status of every site, its components and its roll-up, by site id in the catalogue's order.

    `on` asks for the status on that day, None for today's. Time grows with the number of records.
    """
    whole: dict[str, Status] = {}
    components: dict[str, dict[str, Status]] = {}
    for id, site in catalogue.sites.items():
        places = Places(site, catalogue.events_at.get(id, ()), catalogue.vocabularies, catalogue.sources)
        whole[id], components[id] = derive_site(places, site, on, catalogue.vocabularies)
    return tell_wholes(catalogue, whole, components)
