"""Wholes as their parts tell them: the counts of a place, and the damage to a part that is damage to it.

A word on the whole gives no part a word, and no part gives the whole one. But a graver look at a part says of
the whole that it is at least damaged, where that is news: later than anybody judged the whole.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Catalogue, Component, Site, is_withdrawn
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.between import FIRST_OF_DAYS, LAST_OF_DAYS, Days, span
from damage_catalogue.status.facts import AtLeastDamaged, Judged, Since, SiteStatus, Status
from damage_catalogue.status.happenings import opened_by
from damage_catalogue.status.history import History, derive_histories, derive_known_histories
from damage_catalogue.status.look import last_day
from damage_catalogue.status.roll_up import (
    NOT_ASSESSED,
    Tally,
    class_of,
    filled,
    is_judged,
    principal_of,
    roll_up,
    tally_of,
    tally_of_component,
)

SiteHistory = tuple[tuple[Day, SiteStatus], ...]
"""From which day on what holds of a site and its parts; the first entry begins with all days."""


@dataclass(frozen=True, slots=True)
class _Harmed:
    """A part that is at least damaged, and on which days that was seen last."""

    part: Component | Site
    state: Judged
    days: Days
    perhaps: bool
    reported: bool

    @property
    def severity(self) -> int:
        words = (self.state.word,) if self.state.word else self.state.words
        return max(sum(word.grade) for word in words if word.grade)

    @property
    def order(self) -> tuple[Day, Day, str]:
        return self.days[1], self.days[0], self.part.id


@dataclass(slots=True)
class _Below:
    """What the parts of one site say, kept so that one of them can change without asking all again."""

    tally: Tally = field(default_factory=Counter)
    harmed: dict[int, list[tuple[tuple[Day, Day, str], int]]] = field(default_factory=dict)
    by_number: dict[int, _Harmed] = field(default_factory=dict)

    def change(self, number: int, before: _Told | None, after: _Told) -> None:
        if before is not None:
            self.tally.subtract(before.tally)
            if before.harmed is not None:
                entries = self.harmed[before.harmed.severity]
                del entries[bisect_left(entries, (before.harmed.order, number))]
                del self.by_number[number]
        self.tally.update(after.tally)
        if after.harmed is not None:
            self.by_number[number] = after.harmed
            insort(self.harmed.setdefault(after.harmed.severity, []), (after.harmed.order, number))

    def gravest_since(self, days: Days) -> tuple[_Harmed, int] | None:
        """The gravest harm that may have been seen after those days, of several the latest; how many more."""
        found, others = None, -1
        for severity in sorted(self.harmed, reverse=True):
            entries = self.harmed[severity]
            first = bisect_left(entries, ((days[0], FIRST_OF_DAYS, ""), -1))
            others += len(entries) - first
            if found is None and first < len(entries):
                found = self.by_number[entries[-1][1]]
        return None if found is None else (found, others)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a part tells the place above it."""

    tally: Tally
    harmed: _Harmed | None


def tell_wholes(
    catalogue: Catalogue, whole: Mapping[str, Status], components: Mapping[str, Mapping[str, Status]]
) -> dict[str, SiteStatus]:
    """Every site with its counts, by id, from the statuses of one day. Time grows with the records."""
    wholes = {id: ((FIRST_OF_DAYS, status),) for id, status in whole.items()}
    parts = {
        (id, part): ((FIRST_OF_DAYS, status),)
        for id, found in components.items()
        for part, status in found.items()
    }
    return {id: history[0][1] for id, history in tell_histories(catalogue, wholes, parts).items()}


def tell_histories(
    catalogue: Catalogue, wholes: Mapping[str, History], parts: Mapping[tuple[str, str], History]
) -> dict[str, SiteHistory]:
    """The same for every day, from the histories of all sites and components.

    Time grows with the changes times the depth at which they lie. Goes from the innermost outwards; parts
    that belong to each other in a circle, which validation reports, are not waited for.
    """
    below = _counted_parts(catalogue)
    waiting = {id: len(found) for id, found in below.items()}
    told: dict[str, list[tuple[Day, _Told]]] = {}
    found: dict[str, SiteHistory] = {}
    ready = [id for id in catalogue.sites if id not in waiting]
    others = iter(catalogue.sites)
    while id := ready.pop() if ready else next(others, None):
        if id in found:
            continue
        site = catalogue.sites[id]
        place = _SiteThroughTime(
            catalogue, site, [told[one.id] for one in below.get(id, ()) if one.id in told]
        )
        found[id], told[id] = place.history(
            wholes[id], {one.id: parts[id, one.id] for one in site.components}
        )
        above = site.part_of
        if above in waiting and not is_withdrawn(site):
            waiting[above] -= 1
            if waiting[above] == 0:
                ready.append(above)
    return {id: found[id] for id in catalogue.sites}


@dataclass(frozen=True, slots=True)
class BothHistories:
    """The answers to both questions about a day, of every site with its parts, by id.

    As it was; and as it was known on that very day.
    """

    as_it_was: Mapping[str, SiteHistory]
    as_known: Mapping[str, SiteHistory]

    @classmethod
    def of(cls, catalogue: Catalogue) -> BothHistories:
        """Of every place: as it was on each day, and as it was known on each day."""
        return cls(derive_site_histories(catalogue), derive_known_site_histories(catalogue))


def derive_site_histories(catalogue: Catalogue) -> Mapping[str, SiteHistory]:
    """The history of every site with its parts, by id, in the catalogue's order."""
    found = derive_histories(catalogue)
    return tell_histories(catalogue, found.of_sites, found.of_components)


def derive_known_site_histories(catalogue: Catalogue) -> Mapping[str, SiteHistory]:
    """The same as it was known on each day."""
    found = derive_known_histories(catalogue)
    return tell_histories(catalogue, found.of_sites, found.of_components)


def component_alone(derived: SiteStatus, component: str) -> SiteStatus:
    """The state of one component, as if it were a place of its own."""
    return SiteStatus(derived.site, derived.components[component], {}, None)


def component_history(history: SiteHistory, component: str) -> SiteHistory:
    """The history of one component, without the days on which nothing about it changed."""
    found: list[tuple[Day, SiteStatus]] = []
    for day, derived in history:
        if not found or derived.components[component] != found[-1][1].status:
            found.append((day, component_alone(derived, component)))
    return tuple(found)


class _SiteThroughTime:
    """One site, gone through from its first day to its last."""

    def __init__(self, catalogue: Catalogue, site: Site, below: list[list[tuple[Day, _Told]]]) -> None:
        self._catalogue, self._site, self._words = catalogue, site, catalogue.vocabularies
        self._below = below
        self._principal = principal_of(site)
        self._has_parts = bool(site.components or below)

    def history(
        self, whole: History, components: Mapping[str, History]
    ) -> tuple[SiteHistory, list[tuple[Day, _Told]]]:
        """The history of the site, and what it tells the place above it."""
        own: dict[str | None, Status] = {}
        parts, children = _Below(), _Below()
        last: dict[int, _Told] = {}
        shown: list[tuple[Day, SiteStatus]] = []
        told: list[tuple[Day, _Told]] = []
        for day, changes in _by_day(whole, components, self._below):
            for number, key, value in changes:
                if isinstance(value, Status):
                    own[key] = value
                    if key is None:
                        continue
                    value = self._of_component(key, value)
                else:
                    children.change(number, last.get(number), value)
                parts.change(number, last.get(number), value)
                last[number] = value
            found = self._site_status(own, parts)
            if not shown or found != shown[-1][1]:
                shown.append((day, found))
            upwards = self._tells(found, own, parts, children)
            if not told or upwards != told[-1][1]:
                told.append((day, upwards))
        return tuple(shown), told

    def _of_component(self, id: str, status: Status) -> _Told:
        component = next(one for one in self._site.components if one.id == id)
        tally = tally_of_component(self._site, component, status, self._words)
        return _Told(tally, None if component is self._principal else self._harmed(component, status))

    def _site_status(self, own: Mapping[str | None, Status], parts: _Below) -> SiteStatus:
        status = own[None]
        judged = parts.tally["judged",] > 0
        nothing_of_whole = class_of(status, self._words).id == NOT_ASSESSED
        by_counts = self._has_parts and (self._principal is None or (nothing_of_whole and judged))
        return SiteStatus(
            self._site,
            status,
            {id: one for id, one in own.items() if id is not None},
            roll_up(+parts.tally, self._site, self._catalogue),
            at_least=self._at_least(status, parts),
            told_by_counts=by_counts,
            parts_judged=judged,
        )

    def _tells(
        self, found: SiteStatus, own: Mapping[str | None, Status], parts: _Below, children: _Below
    ) -> _Told:
        if self._principal is not None:
            state = class_of(found.status, self._words)
            if found.told_by_counts:
                state = self._words["state"]["by-parts"]
            tally = tally_of(found.status, state) + children.tally
        elif self._has_parts:
            tally = filled(+parts.tally, self._site, self._catalogue.sites)
        else:
            tally = tally_of(found.status, class_of(found.status, self._words))
        tally["judged",] = int(found.parts_judged or is_judged(found.status))
        return _Told(+tally, self._gravest(found, parts))

    def _gravest(self, found: SiteStatus, parts: _Below) -> _Harmed | None:
        """What the place above is told: that this place is damaged, or else the gravest of its parts."""
        if own := self._harmed(self._site, found.status):
            return own
        gravest = parts.gravest_since(self._whole_days(found.status))
        return gravest and gravest[0]

    # Damage to a part is damage to the whole

    def _harmed(self, part: Component | Site, status: Status) -> _Harmed | None:
        judged = status.judged
        words = (judged.word,) if judged.word else judged.words
        mended = _mending(status)
        if not words or _mildest(words) == 0 or any(one.how == "surely" for one in mended):
            return None
        days = max((self._days_of(one) for one in _looks(judged)), key=lambda days: (days[1], days[0]))
        return _Harmed(part, judged, days, bool(mended), judged.way in ("reported", "claimed"))

    def _at_least(self, status: Status, parts: _Below) -> AtLeastDamaged | None:
        if not parts.by_number or self._is_damaged_anyway(status):
            return None
        days = self._whole_days(status)
        gravest = parts.gravest_since(days)
        if gravest is None:
            return None
        harmed, others = gravest
        perhaps = harmed.perhaps or harmed.days[0] < days[1]
        return AtLeastDamaged(harmed.part, harmed.state, perhaps, harmed.reported, others)

    def _is_damaged_anyway(self, status: Status) -> bool:
        """Whether the word on the whole says so itself, and no work since may have ended that."""
        words = (status.judged.word,) if status.judged.word else status.judged.words
        return bool(words) and _mildest(words) > 0 and not _mending(status)

    def _whole_days(self, status: Status) -> Days:
        """In which days anybody judged the whole last, or mended it; the first of days where nobody did."""
        known = [self._days_of(one) for one in _looks(status.judged)]
        known += [(days[0], days[0]) for one in _mending(status) if (days := span(one.event))]
        return max(known, key=lambda days: (days[1], days[0]), default=(FIRST_OF_DAYS, FIRST_OF_DAYS))

    def _days_of(self, look: Assessment) -> Days:
        last = last_day(look, self._catalogue.sources) or LAST_OF_DAYS
        first = look.observed.earliest if look.observed else None
        return (first if first is not None and first <= last else FIRST_OF_DAYS), last


def _looks(judged: Judged) -> list[Assessment]:
    """By whom the state was seen last, or said; of a contested one everybody on all sides."""
    if judged.contested:
        return [one for side in judged.sides for one in side]
    return [one for one in (judged.decided_by, judged.last_look, judged.last_vaguer) if one]


def _mildest(words: Iterable[Term]) -> int:
    return min(word.grade[0] if word.grade else 0 for word in words)


def _mending(status: Status) -> list[Since]:
    """Work on all of the place since, of a kind that can leave nothing of the damage."""
    return [one for one in status.since if one.event.work and not one.parts and 0 in opened_by(one.event)]


def _by_day(
    whole: History, components: Mapping[str, History], below: Iterable[Iterable[tuple[Day, _Told]]]
) -> Iterator[tuple[Day, list[tuple[int, str | None, Status | _Told]]]]:
    """What changes on which day: the number of the part, its id if it is a component, and what it is then."""
    changes: dict[Day, list[tuple[int, str | None, Status | _Told]]] = defaultdict(list)
    for day, status in whole:
        changes[day].append((-1, None, status))
    for number, (id, history) in enumerate(components.items()):
        for day, status in history:
            changes[day].append((number, id, status))
    for number, part in enumerate(below, start=len(components)):
        for day, told in part:
            changes[day].append((number, None, told))
    yield from sorted(changes.items())


def _counted_parts(catalogue: Catalogue) -> dict[str, list[Site]]:
    """The parts that count, of each recorded site that has any."""
    counted = (
        (id, [one for one in parts if not is_withdrawn(one)])
        for id, parts in catalogue.parts.items()
        if id in catalogue.sites
    )
    return {id: parts for id, parts in counted if parts}
