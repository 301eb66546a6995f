"""What a record is: frozen values, built from validated data by `load`.

Every vocabulary word is held as its `Term`, so that labels, grades and ranks come from the one place that
defines them. `None` always means that the record does not say. Tuples keep the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from damage_catalogue.records.edtf import Edtf
from damage_catalogue.records.vocabularies import Term, Vocabularies

RecordKind = Literal["sites", "events", "sources", "agents"]
RECORD_KINDS: tuple[RecordKind, ...] = ("sites", "events", "sources", "agents")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages, as (language tag, text) pairs in the order of the file."""

    versions: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> tuple[str, str]:
        """The (language tag, text) to show a reader of `language`: theirs, else English, else the first."""
        versions = dict(self.versions)
        for tag in (language, "en"):
            if tag in versions:
                return tag, versions[tag]
        return self.versions[0]


@dataclass(frozen=True, slots=True)
class Name:
    """One name in one language. `sources` are the ids of sources in which it stands."""

    text: str
    lang: str
    role: Term
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a site, component or agent, preferred ones first in the file's order."""

    all: tuple[Name, ...]

    def preferred(self, language: str) -> Name:
        """The name to head a page in `language`: its preferred name there, else any in that language,
        else the preferred English one, else the first."""
        for wanted in (language, "en"):
            spoken = [name for name in self.all if name.lang == wanted]
            if spoken:
                return next((name for name in spoken if name.role.id == "preferred"), spoken[0])
        return next((name for name in self.all if name.role.id == "preferred"), self.all[0])

    def others(self, language: str) -> tuple[Name, ...]:
        """Every name but the preferred one of `language`, in the order of the file."""
        head = self.preferred(language)
        return tuple(name for name in self.all if name is not head)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something was read: `says` is our own words, `quote` the exact words of a held text.

    `via` names the agents between the one who said it and the publisher, the nearest to the speaker first.
    """

    source: str
    locator: str | None = None
    says: Text | None = None
    quote: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one agent says: an account of an event, or a statement about a site."""

    id: str
    says: Text
    certainty: Term
    basis: Term
    citations: tuple[Citation, ...]
    standing: Term
    kind: Term | None = None
    by: str | None = None
    occurred: Edtf | None = None
    stated: Edtf | None = None
    because: Text | None = None
    in_favour_of: str | None = None
    note: Text | None = None
    set_aside: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Agent `agent` is said by `by` to be responsible."""

    id: str
    agent: str
    kind: Term
    certainty: Term
    basis: Term
    citations: tuple[Citation, ...]
    standing: Term
    by: str | None = None
    says: Text | None = None
    stated: Edtf | None = None
    because: Text | None = None
    in_favour_of: str | None = None
    note: Text | None = None
    set_aside: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Imagery:
    """Pictures that were examined: of one assessment, or under a whole source. Resolution in metres."""

    acquired: Edtf | None = None
    provider: str | None = None
    sensor: str | None = None
    resolution_m: float | None = None
    compared_with: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a judgement was compared with: the state on a day before the harm."""

    date: Edtf | None = None
    says: Text | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One judgement of the state of a site, or of its component `component`.

    It names a damage, a condition, or both. `result_of` is the event whose result was judged. `own_grade` is
    the degree in the terms of whoever judged, told in our words.
    """

    id: str
    damage: Term | None
    basis: Term
    method: Term
    certainty: Term
    citations: tuple[Citation, ...]
    standing: Term
    component: str | None = None
    condition: Term | None = None
    extent: Term | None = None
    effects: tuple[Term, ...] = ()
    trend: Term | None = None
    observed: Edtf | None = None
    reported: Edtf | None = None
    by: str | None = None
    limits: tuple[Term, ...] = ()
    image: Imagery | None = None
    baseline: Baseline | None = None
    says: Text | None = None
    wording: str | None = None
    own_grade: Text | None = None
    because: Text | None = None
    in_favour_of: str | None = None
    note: Text | None = None
    result_of: str | None = None
    set_aside: Edtf | None = None

    @property
    def word(self) -> Term:
        """What it says of the state: the damage, or where that is not said the condition."""
        said = self.damage or self.condition
        assert said is not None, "an assessment names a damage or a condition"
        return said


Claim = Assessment | Statement | Attribution
"""Anything an agent says that carries its own certainty, basis, citations and standing.

`set_aside` is the day from which on it was known not to stand, where the record gives it.
"""


@dataclass(frozen=True, slots=True)
class Position:
    """One answer in a disagreement, given by recorded statements, by citations of its own, or both."""

    says: Text
    by: str | None = None
    statements: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question to which sources give different answers, and how the editors decided it, if they did."""

    id: str
    topic: Term
    question: Text
    positions: tuple[Position, ...]
    outcome: Term
    because: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """The entry of a register that is the same thing: `id` is its number or name there."""

    scheme: Term
    id: str
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """How far the record has been checked, on which day, and why it has this state."""

    state: Term
    checked: Edtf | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """A part judged separately, or a `group` of like things. What happens to the `principal` one happens to
    the whole: its state stands on the badge. `inventory` says how many things a group holds."""

    id: str
    names: Names
    principal: bool = False
    note: Text | None = None
    group: bool = False
    inventory: Inventory | None = None

    @property
    def stands_for_whole(self) -> bool:
        """Whether its loss is the loss of the whole; that of a group of like things never is."""
        return self.principal and not self.group


@dataclass(frozen=True, slots=True)
class Built:
    """When it was built, with the sources that say so."""

    date: Edtf
    citations: tuple[Citation, ...]
    says: Text | None = None


Coordinates = tuple["float | Coordinates", ...]


@dataclass(frozen=True, slots=True)
class Geometry:
    """A GeoJSON geometry (RFC 7946): WGS 84 degrees, longitude before latitude."""

    type: str
    coordinates: Coordinates


@dataclass(frozen=True, slots=True)
class Location:
    """Where a site lies. `geometry` is present only as far as `sensitivity` allows.

    `position_exception` says why the position is right though it looks as if it were not.
    """

    sensitivity: Term
    reason: Text | None = None
    geometry: Geometry | None = None
    precision_m: float | None = None
    method: Term | None = None
    certainty: Term | None = None
    position_exception: Text | None = None
    citations: tuple[Citation, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Designation:
    """A listing, such as on the World Heritage List: its number there, and from when to when it holds."""

    scheme: Term
    citations: tuple[Citation, ...]
    ref: str | None = None
    start: Edtf | None = None
    end: Edtf | None = None
    criteria: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Inventory:
    """How many parts a source knows: the denominator of every count."""

    known: int
    unit: Text
    citations: tuple[Citation, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the site, held in the repository as `file` or shown elsewhere at `link`."""

    caption: Text
    credit: str
    licence: str
    file: str | None = None
    link: str | None = None
    date: Edtf | None = None
    view: Text | None = None
    content_warning: Text | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A heritage site, or a part of one that has a record of its own: `part_of` is the id of the whole."""

    id: str
    names: Names
    kind: Term
    part_of: str | None = None
    country: str | None = None
    components: tuple[Component, ...] = ()
    built: Built | None = None
    location: Location | None = None
    designations: tuple[Designation, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    description: Text | None = None
    inventory: Inventory | None = None
    statements: tuple[Statement, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    images: tuple[Image, ...] = ()
    review: Review | None = None
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AffectedPlace:
    """What an event happened to: a site, or only its component of that id."""

    site: str
    component: str | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A day before or after which an event cannot have happened, with the sources that say so."""

    date: Edtf
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """What did the damage, as far as it is known."""

    category: Term
    type: Term | None = None
    certainty: Term | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What a restoration did: `mends` are the ids of the events of damage that it put right."""

    kind: Term
    completeness: Term | None = None
    mends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `control_from` and `control_to` are agents, on control events only."""

    id: str
    kind: Term
    title: Text
    affects: tuple[AffectedPlace, ...]
    accounts: tuple[Statement, ...]
    occurred: Edtf | None = None
    not_before: Bound | None = None
    not_after: Bound | None = None
    cause: Cause | None = None
    effects: tuple[Term, ...] = ()
    control_from: tuple[str, ...] = ()
    control_to: tuple[str, ...] = ()
    description: Text | None = None
    attributions: tuple[Attribution, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    note: Text | None = None
    review: Review | None = None
    former_ids: tuple[str, ...] = ()
    work: Work | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """One author of a source: family and given name, or `literal` for what has no such parts (CSL)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy of a page in an archive of the web, with the day on which it was made."""

    url: str
    captured: Edtf | None = None


@dataclass(frozen=True, slots=True)
class HeldText:
    """The text of a source as the repository holds it; `file` is a path from the catalogue's root."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document that was read. CSL names, with Python's hyphens written as underscores."""

    id: str
    type: Term
    publisher: str
    tier: Term
    read: Term
    title: str | None = None
    author: tuple[Author, ...] = ()
    container_title: str | None = None
    issued: Edtf | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    language: str | None = None
    accessed: Edtf | None = None
    archived: tuple[ArchivedCopy, ...] = ()
    archive_exception: Text | None = None
    text: HeldText | None = None
    imagery: Imagery | None = None
    rights: str | None = None
    content_warning: Text | None = None
    note: Text | None = None
    review: Review | None = None
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody was in an organisation, from when to when; `of` is its id."""

    role: Term
    title: Text | None = None
    of: str | None = None
    start: Edtf | None = None
    end: Edtf | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or an organisation that speaks, publishes, acts or holds a place."""

    id: str
    names: Names
    kind: Term
    member_of: str | None = None
    roles: tuple[Role, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    url: str | None = None
    party_to_conflict: Term | None = None
    description: Text | None = None
    note: Text | None = None
    review: Review | None = None
    former_ids: tuple[str, ...] = ()


Record = Site | Event | Source | Agent


def is_withdrawn(record: Record) -> bool:
    """Whether the record is only a tombstone: its address stays, and nothing that it says counts any more."""
    return record.review is not None and record.review.state.id == "withdrawn"


@dataclass(frozen=True, slots=True)
class Accent:
    """The colour of links, as #rrggbb, on light and on dark pages."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class About:
    """What catalogue.yaml says of the catalogue as a whole."""

    title: Text
    description: Text
    licence: str
    languages: tuple[str, ...]
    publisher: Text | None = None
    contact: str | None = None
    repository: str | None = None
    issues: str | None = None
    version: str | None = None
    citation: Text | None = None
    foot: Text | None = None
    accent: Accent | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every clean record, each kind sorted by id, with the look-ups that pages and rules share.

    Built once by `load.build_catalogue`; the look-ups cost time proportional to the number of records.
    """

    about: About
    vocabularies: Vocabularies
    sites: Mapping[str, Site]
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    agents: Mapping[str, Agent]
    parts: Mapping[str, tuple[Site, ...]] = field(default_factory=dict)
    """Direct parts of each site that has any, by site id, sorted by id."""
    events_at: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """Events that name the site in `affects`, by site id, in order of date, then id."""

    def records(self) -> Iterator[tuple[RecordKind, Record]]:
        """Every record with its kind: sites, events, sources, agents, each sorted by id."""
        for kind in RECORD_KINDS:
            for record in getattr(self, kind).values():
                yield kind, record

    def ancestors(self, site: Site) -> tuple[Site, ...]:
        """The sites that `site` belongs to, the outermost first; ends at an unknown or repeated parent."""
        chain: list[Site] = []
        seen = {site.id}
        parent = site.part_of
        while parent is not None and parent in self.sites and parent not in seen:
            seen.add(parent)
            chain.append(self.sites[parent])
            parent = self.sites[parent].part_of
        return tuple(reversed(chain))

    def country(self, site: Site) -> str | None:
        """The ISO 3166-1 code of the site, or of the nearest site above it that has one."""
        for place in (site, *reversed(self.ancestors(site))):
            if place.country is not None:
                return place.country
        return None
