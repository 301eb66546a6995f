"""Counts of states with their denominator: `4 destroyed · 2 severe · 6 not assessed, of 12 known`.

What is counted are *things judged singly*, each once: a component, or a place that has no recorded parts. A
place with parts counts through all that lie below it, however deep, so that its counts are the sum of those
of its parts. A principal component is counted for its place, because its loss is the loss of the whole; the
other components of such a place are counted on its own page alone. A group of like things that was judged
together is no single thing, and is told beside the counts. Withdrawn records count nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from damage_catalogue.records.model import Catalogue, Component, Site
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.facts import (
    NOT_SAID_YET,
    CountedSince,
    Earlier,
    GroupCount,
    How,
    RollUp,
    SiteStatus,
    Status,
)

Tally = Counter[tuple[str, ...]]
"""How often each: ("class", state), ("judged",), ("since", state, kind, how, "looked" or ""), and a group of
things as ("group", state, site, component), followed by kind, how and "looked" of all that was done to it.
What a whole has is the sum of what its parts have."""

NOT_ASSESSED = "not-assessed"
_HOW: tuple[How, ...] = ("surely", "reported", "perhaps", "before")


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
    """The word under which a site is listed; *by parts* where counts are its state and somebody judged it."""
    if derived.told_by_counts and (derived.parts_judged or is_judged(derived.status)):
        return vocabularies["state"]["by-parts"]
    return class_of(derived.status, vocabularies)


def is_judged(status: Status) -> bool:
    """Whether somebody spoke of it by the day that is asked about."""
    return any(step.verdict not in NOT_SAID_YET for step in status.trace)


def classes(vocabularies: Vocabularies) -> tuple[Term, ...]:
    """All that `class_of` can be, in the order in which it is shown."""
    return (*vocabularies["damage"], *vocabularies["state"])


def principal_of(site: Site) -> Component | None:
    """The component that stands for the whole. A group of like things never does."""
    return next((one for one in site.components if one.stands_for_whole), None)


def tally_of(status: Status, state: Term) -> Tally:
    """One thing, counted under `state`, with what was done to it since."""
    tally: Tally = Counter({("class", state.id): 1})
    tally.update(("since", state.id, *done) for done in done_since(status))
    return tally


def done_since(status: Status) -> list[tuple[str, How, str]]:
    """What was done to it since, each kind once and as sure as any of it is; and whether anybody looked.

    Work that surely ended an earlier state is told as well: whatever is judged after a rebuilding is new.
    """
    done: dict[str, How] = {}
    for one in status.since:
        if not one.parts:
            done[one.kind.id] = min(one.how, done.get(one.kind.id, one.how), key=_HOW.index)
    looked = "looked" if all(one.looked for one in status.since) else ""
    mended = {kind.id for one in status.judged.earlier if (kind := _mended_by(one))}
    before: list[tuple[str, How, str]] = [(kind, "before", "looked") for kind in sorted(mended)]
    return before + [(kind, how, looked) for kind, how in sorted(done.items())]


def _mended_by(earlier: Earlier) -> Term | None:
    """The kind of work that surely ended a state."""
    work = earlier.event.work if earlier.event and not earlier.perhaps else None
    return work.kind if work else None


def tally_of_component(site: Site, component: Component, status: Status, vocabularies: Vocabularies) -> Tally:
    """What a component adds to the counts of its place; a group adds one entry, whatever it holds."""
    state = class_of(status, vocabularies)
    if component.group:
        done = (word for one in done_since(status) for word in one)
        tally: Tally = Counter({("group", state.id, site.id, component.id, *done): 1})
    else:
        tally = tally_of(status, state)
    if is_judged(status):
        tally["judged",] = 1
    return tally


def filled(tally: Tally, site: Site, sites: Mapping[str, Site]) -> Tally:
    """The tally with what only the inventory of the site knows."""
    unrecorded = site.inventory.known - _recorded(tally, sites) if site.inventory else 0
    return tally + Counter({("class", NOT_ASSESSED): max(unrecorded, 0)})


def _recorded(tally: Tally, sites: Mapping[str, Site]) -> int:
    """How many things are recorded: those judged singly, and those in groups that have a number."""
    singly = sum(number for key, number in tally.items() if key[0] == "class")
    groups = (_component(sites[key[2]], key[3]).inventory for key in tally if key[0] == "group")
    return singly + sum(one.known for one in groups if one)


def _component(site: Site, id: str) -> Component:
    return next(one for one in site.components if one.id == id)


def roll_up(tally: Tally, site: Site, catalogue: Catalogue) -> RollUp | None:
    """What is recorded, filled up to the known number with *not assessed*; None if there is nothing.

    The denominator is the greater of what the inventory knows and what is recorded: a record of a thirteenth
    tomb outdates an inventory of twelve, and counts that exceed their denominator would be nonsense.
    """
    full = filled(tally, site, catalogue.sites)
    if not any(key[0] in ("class", "group") for key in full):
        return None
    terms = {term.id: term for term in classes(catalogue.vocabularies)}
    counts = tuple((term, full["class", id]) for id, term in terms.items() if full["class", id])
    enough = site.inventory is not None and site.inventory.known >= _recorded(tally, catalogue.sites)
    return RollUp(
        counts,
        site.inventory.known if enough and site.inventory else sum(number for _, number in counts),
        "inventory" if enough else "recorded",
        _groups(full, catalogue),
        counted_since(full, catalogue.vocabularies),
    )


def _groups(tally: Tally, catalogue: Catalogue) -> tuple[GroupCount, ...]:
    """The groups by site and component, with their states and what was done to each since."""
    found = []
    terms = {term.id: term for term in classes(catalogue.vocabularies)}
    kinds = kinds_of_change(catalogue.vocabularies)
    for _, state, id, part, *done in sorted(key for key in tally if key[0] == "group"):
        site = catalogue.sites[id]
        component = _component(site, part)
        number = component.inventory.known if component.inventory else 1
        since = tuple(
            CountedSince(terms[state], kinds[kind], number, _how(how), bool(looked))
            for kind, how, looked in zip(done[::3], done[1::3], done[2::3], strict=True)
        )
        found.append(GroupCount(site, component, terms[state], since))
    return tuple(sorted(found, key=lambda one: (one.site.id, one.component.id)))


def kinds_of_change(vocabularies: Vocabularies) -> dict[str, Term]:
    """All kinds of work and of events by id, in the order in which they are shown."""
    return {term.id: term for term in (*vocabularies["work"], *vocabularies["event-kind"])}


def counted_since(tally: Tally, vocabularies: Vocabularies) -> tuple[CountedSince, ...]:
    """What a tally knows of work and harm since, in the order of the vocabularies."""
    found = [key for key in tally if key[0] == "since"]
    terms = {term.id: term for term in classes(vocabularies)} if found else {}
    kinds = kinds_of_change(vocabularies) if found else {}
    states, places = list(terms), list(kinds)
    found.sort(key=lambda key: (states.index(key[1]), places.index(key[2]), _HOW.index(_how(key[3])), key[4]))
    return tuple(
        CountedSince(terms[key[1]], kinds[key[2]], tally[key], _how(key[3]), bool(key[4])) for key in found
    )


def _how(text: str) -> How:
    return next(one for one in _HOW if one == text)
