"""The derived state of every site of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.as_known import places_as_known
from damage_catalogue.status.derive import derive_site
from damage_catalogue.status.facts import Asked, SiteStatus, Status
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.place import places_of
from damage_catalogue.status.wholes import tell_wholes


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
    return tell_wholes(catalogue, whole, components)
