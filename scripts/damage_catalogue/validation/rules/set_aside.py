"""What was set aside in favour of something else: that stands in the end, and is about the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from damage_catalogue.records.model import (
    Assessment,
    Attribution,
    Catalogue,
    Claim,
    Event,
    Site,
    is_withdrawn,
)
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.circles import find_circles, told_round
from damage_catalogue.validation.wording import quoted


@dataclass(frozen=True, slots=True)
class KeyedStatement:
    """One statement in its record. `key` is its name from anywhere: `sites/palmyra#unosat`."""

    key: str
    entry: RecordInFile
    path: FieldPath
    claim: Claim

    @property
    def stands(self) -> bool:
        """Whether neither it nor its record was taken back."""
        return self.claim.standing.id == "standing" and not is_withdrawn(self.entry.record)

    def name_from(self, entry: RecordInFile) -> str:
        """What a record calls it: its id alone in its own record."""
        return self.claim.id if entry is self.entry else self.key


def statements_of(entry: RecordInFile) -> Iterator[KeyedStatement]:
    """Every statement of a site or an event that can be set aside, in the order of the file."""
    record = entry.record
    groups: tuple[tuple[str, Iterable[Claim]], ...] = ()
    if isinstance(record, Site):
        groups = ("assessments", record.assessments), ("statements", record.statements)
    elif isinstance(record, Event):
        groups = ("accounts", record.accounts), ("attributions", record.attributions)
    for group, claims in groups:
        for number, claim in enumerate(claims):
            yield KeyedStatement(f"{entry.kind}/{record.id}#{claim.id}", entry, (group, number), claim)


def all_said(whole: Whole) -> dict[str, KeyedStatement]:
    """Every statement of the catalogue by its key."""
    return {one.key: one for entry in whole.of_kind("sites", "events") for one in statements_of(entry)}


def follower_of(one: KeyedStatement, said: Mapping[str, KeyedStatement]) -> KeyedStatement | None:
    """The statement in favour of which it was set aside; None where none is named or there is none of that
    id, which is told elsewhere."""
    named = one.claim.in_favour_of
    if named is None:
        return None
    return said.get(named if "#" in named else f"{one.key.rpartition('#')[0]}#{named}")


def check_set_aside_for_what_stands(whole: Whole) -> Iterator[Finding]:
    """What takes the place of a statement stands, at last: no circle, no end that has fallen itself."""
    said = all_said(whole)
    followers = {key: follower_of(one, said) for key, one in said.items() if _is_set_aside(one)}
    followed_by = {key: one.key if one else None for key, one in followers.items()}
    for circle in find_circles(followed_by):
        first = said[circle[0]]
        way = told_round([said[key].name_from(first.entry) for key in circle])
        message = f"Each of these is set aside in favour of the next, so none of them stands: {way}."
        hint = "One of them stands: take in_favour_of, standing and because out of it."
        path = (*first.path, "in_favour_of")
        yield Finding("HD511", first.entry.file, path, message, hint)
    for key, follower in followers.items():
        if follower is None or follower.stands or follower.key in followers:
            continue
        if not is_withdrawn(said[key].entry.record):
            yield _dead_end(said[key], follower)


def _is_set_aside(one: KeyedStatement) -> bool:
    """Whether it points to what took its place; one that points and still stands is told elsewhere."""
    return one.claim.in_favour_of is not None and one.claim.standing.id != "standing"


def _dead_end(one: KeyedStatement, follower: KeyedStatement) -> Finding:
    name = quoted(follower.name_from(one.entry))
    if is_withdrawn(follower.entry.record):
        why = "which was withdrawn with its record"
    else:
        why = f"which is {follower.claim.standing.id} itself"
    message = f"This is set aside in favour of {name}, {why}: nothing stands in its place."
    hint = "Name the statement that stands now, or delete in_favour_of and let because say why this fell."
    return Finding("HD512", one.entry.file, (*one.path, "in_favour_of"), message, hint)


def check_set_aside_for_the_same_matter(whole: Whole) -> Iterator[Finding]:
    """What takes the place of a statement speaks of the same place and of the same question."""
    said = all_said(whole)
    subjects = Subjects(whole.catalogue)
    for one in said.values():
        follower = follower_of(one, said)
        if follower is None or follower is one or is_withdrawn(one.entry.record):
            continue
        path, name = (*one.path, "in_favour_of"), quoted(follower.name_from(one.entry))
        if matter := _other_matter(one.claim, follower.claim):
            hint = "Name the statement that answers the same question, or delete in_favour_of."
            yield Finding("HD513", one.entry.file, path, f"{name} {matter}.", hint)
        elif not (ours := subjects.of(one)).overlap(theirs := subjects.of(follower)):
            message = f"{name} speaks of {_told(theirs)}, and this of {_told(ours)}."
            hint = (
                "Check the id. If the two were taken for each other, delete in_favour_of and say so "
                "in because."
            )
            yield Finding("HD513", one.entry.file, path, message, hint)


def _other_matter(one: Claim, follower: Claim) -> str:
    if isinstance(one, Assessment) and isinstance(follower, Attribution):
        return "says who did it, and this in which state the place is"
    if isinstance(one, Attribution) and isinstance(follower, Assessment):
        return "says in which state the place is, and this who did it"
    return ""


@dataclass(frozen=True, slots=True)
class Scope:
    """The sites that a statement is about, each with the components that it names, None for the whole site;
    and all sites above them."""

    parts: Mapping[str, frozenset[str | None]]
    sites: frozenset[str]
    above: frozenset[str]

    def overlap(self, other: Scope) -> bool:
        """Whether some place of each is the same, or one of the two lies within the other."""
        for site in self.sites & other.sites:
            ours, theirs = self.parts[site], other.parts[site]
            if None in ours or None in theirs or ours & theirs:
                return True
        return not (self.above.isdisjoint(other.sites) and other.above.isdisjoint(self.sites))


@dataclass(frozen=True, slots=True)
class Subjects:
    """Which places statements and events are about; those of an event are worked out once."""

    catalogue: Catalogue
    _of_events: dict[str, Scope] = field(default_factory=dict)
    _above: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, said: KeyedStatement) -> Scope:
        """The places that a statement is about: those of its event, or its site or component."""
        record = said.entry.record
        if isinstance(record, Event):
            return self.of_event(record)
        return self.of_part(record.id, said.claim.component if isinstance(said.claim, Assessment) else None)

    def of_event(self, event: Event) -> Scope:
        """The places that an event affects, worked out once."""
        if event.id not in self._of_events:
            self._of_events[event.id] = self._made(affected_by(event))
        return self._of_events[event.id]

    def of_part(self, site: str, component: str | None) -> Scope:
        """A component of a site, or the whole site if it is None."""
        return self._made({site: frozenset({component})})

    def _made(self, parts: Mapping[str, frozenset[str | None]]) -> Scope:
        above = frozenset[str]().union(*map(self._sites_above, parts))
        return Scope(parts, frozenset(parts), above)

    def _sites_above(self, id: str) -> frozenset[str]:
        if id not in self._above:
            site = self.catalogue.sites.get(id)
            above = self.catalogue.ancestors(site) if site else ()
            self._above[id] = frozenset(each.id for each in above)
        return self._above[id]


def affected_by(event: Event) -> Mapping[str, frozenset[str | None]]:
    """The sites that an event concerns, each with the components that it names, None for the whole."""
    found: dict[str, set[str | None]] = {}
    for place in event.affects:
        found.setdefault(place.site, set()).add(place.component)
    return {site: frozenset(components) for site, components in found.items()}


def _told(places: Scope) -> str:
    site, components = next(iter(places.parts.items()))
    component = min((one for one in components if one is not None), default=None)
    return quoted(f"{site}, {component}" if component and None not in components else site)
