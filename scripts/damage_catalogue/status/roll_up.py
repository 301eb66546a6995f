"""Counts of states with their denominator: `4 destroyed · 2 severe · 6 not assessed, of 12 known`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from damage_catalogue.records.model import Catalogue, Site
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.between import is_withdrawn
from damage_catalogue.status.facts import RollUp, SiteStatus, Status

Tally = Counter[str]
"""How many places by the id of the damage term."""

NOT_ASSESSED = "not-assessed"


def class_of(status: Status, vocabularies: Vocabularies) -> Term:
    """The one word under which a place is counted and listed: a word for damage, or a state worked out.

    *Contested* names no word, and what is only *reported* or claimed is counted under none. Without a word,
    *possible* or *unknown* says that somebody looked and could not tell; *undated* that somebody says so and
    nothing tells when it was seen; *not assessed* that as far as is known nobody looked. A day that asks for
    less than is known (`later-than-day`) changes nothing.
    """
    states = vocabularies["state"]
    if status.contested:
        return states["contested"]
    if status.damage is not None:
        only_said = status.judged.way in ("reported", "claimed")
        return states["reported"] if only_said else status.damage
    said = {
        step.assessment.damage.id
        for step in status.trace
        if step.verdict == "no-grade" and step.assessment.damage
    }
    if said:
        return next(term for term in vocabularies["damage"] if term.id in said | {NOT_ASSESSED})
    if any(step.verdict == "undated" and step.assessment.standing.id == "standing" for step in status.trace):
        return states["undated"]
    if status.condition.word is not None or status.condition.contested:
        return states["condition-only"]
    return vocabularies["damage"][NOT_ASSESSED]


def class_of_site(derived: SiteStatus, vocabularies: Vocabularies) -> Term:
    """The word under which a site is counted and listed; *by parts* where only those were judged."""
    counted = derived.roll_up.counts if derived.roll_up else ()
    if not derived.status.trace and any(term.id != NOT_ASSESSED for term, _ in counted):
        return vocabularies["state"]["by-parts"]
    return class_of(derived.status, vocabularies)


def classes(vocabularies: Vocabularies) -> tuple[Term, ...]:
    """All that `class_of` can be, in the order in which it is shown."""
    return (*vocabularies["damage"], *vocabularies["state"])


def roll_up_all(
    catalogue: Catalogue, whole: Mapping[str, Status], components: Mapping[str, Mapping[str, Status]]
) -> dict[str, RollUp]:
    """The roll-up of every site that has parts, components or an inventory, by site id.

    A site with parts counts the places without parts below it, however deep, so that a group counts through
    its members and none is counted twice. That depends on the records alone: a new assessment never changes
    what is counted. A site without parts counts its components, a group of them by the number that an
    inventory gives. Withdrawn records count nowhere.
    """
    tallies = _tally_parts(catalogue, whole)
    rolled: dict[str, RollUp] = {}
    for id, site in catalogue.sites.items():
        if id in tallies:
            found = roll_up(tallies[id], site, "parts", catalogue.vocabularies)
        else:
            tally: Tally = Counter()
            for part in site.components:
                number = part.inventory.known if part.inventory else 1
                tally[class_of(components[id][part.id], catalogue.vocabularies).id] += number
            found = roll_up(tally, site, "components", catalogue.vocabularies)
        if found is not None:
            rolled[id] = found
    return rolled


def roll_up(
    tally: Tally, site: Site, of: Literal["parts", "components"], vocabularies: Vocabularies
) -> RollUp | None:
    """What is recorded, filled up to the known number with *not assessed*; None if there is nothing.

    The denominator is the greater of what the inventory knows and what is recorded: a record of a thirteenth
    tomb outdates an inventory of twelve, and counts that exceed their denominator would be nonsense.
    """
    filled = _fill(tally, site)
    if not filled:
        return None
    counts = tuple((term, filled[term.id]) for term in classes(vocabularies) if filled[term.id])
    enough = site.inventory is not None and site.inventory.known >= tally.total()
    return RollUp(counts, filled.total(), "inventory" if enough else of)


def _fill(tally: Tally, site: Site) -> Tally:
    """The tally with what only the inventory knows."""
    unrecorded = site.inventory.known - tally.total() if site.inventory else 0
    return tally + Counter({NOT_ASSESSED: max(unrecorded, 0)})


def _tally_parts(catalogue: Catalogue, whole: Mapping[str, Status]) -> dict[str, Tally]:
    """For each site with parts, the states of the places without parts below it.

    Goes from the innermost outwards, so depth costs nothing. Parts that belong to each other in a circle,
    which validation reports, are not waited for. What an inventory of a part knows beyond its records counts
    upwards too.
    """
    waiting = {id: len(parts) for id, parts in _parts(catalogue).items()}
    tallies: dict[str, Tally] = {id: Counter() for id in waiting}
    ready = [id for id in catalogue.sites if id not in waiting]
    while ready:
        site = catalogue.sites[ready.pop()]
        if site.id in tallies:
            own = _fill(tallies[site.id], site)
        else:
            own = Counter([class_of(whole[site.id], catalogue.vocabularies).id])
        if site.part_of in waiting and not is_withdrawn(site):
            tallies[site.part_of].update(own)
            waiting[site.part_of] -= 1
            if waiting[site.part_of] == 0:
                ready.append(site.part_of)
    return tallies


def _parts(catalogue: Catalogue) -> dict[str, list[Site]]:
    """The parts that count, of each recorded site that has any."""
    counted = ((id, _standing(parts)) for id, parts in catalogue.parts.items() if id in catalogue.sites)
    return {id: parts for id, parts in counted if parts}


def _standing(sites: Iterable[Site]) -> list[Site]:
    return [site for site in sites if not is_withdrawn(site)]
