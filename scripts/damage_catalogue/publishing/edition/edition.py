"""One language's edition of the catalogue: the records, their statuses, and who refers to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from damage_catalogue.language import Language
from damage_catalogue.publishing.links import kind_of
from damage_catalogue.publishing.maps.land import Land
from damage_catalogue.records.inline_citations import find_inline_citations
from damage_catalogue.records.model import (
    Agent,
    Assessment,
    Attribution,
    Catalogue,
    Citation,
    Claim,
    Disagreement,
    Event,
    Identifier,
    Names,
    Position,
    Record,
    Role,
    Site,
    Source,
    Text,
    is_withdrawn,
)
from damage_catalogue.records.numbers import Numbered, numbers_of
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.wholes import BothHistories


class Use(NamedTuple):
    """A place in a record that cites a source: `what` names the field, `claim` or `value` what it says."""

    record: Record
    what: str
    claim: Claim | None
    citation: Citation
    value: str = ""


class Said(NamedTuple):
    """One statement, and the record in which it stands."""

    record: Record
    claim: Claim


class Answer(NamedTuple):
    """One side of a disagreement, given by an agent."""

    record: Record
    disagreement: Disagreement
    position: Position


@dataclass(slots=True)
class Deeds:
    """Everything in the catalogue that names one agent, in the order of the records."""

    said: list[Said] = field(default_factory=list)
    answered: list[Answer] = field(default_factory=list)
    accused: list[tuple[Event, Attribution]] = field(default_factory=list)
    published: list[Source] = field(default_factory=list)
    passed_on: list[Use] = field(default_factory=list)
    gained: list[Event] = field(default_factory=list)
    lost: list[Event] = field(default_factory=list)
    members: list[Agent] = field(default_factory=list)
    officers: list[tuple[Agent, Role]] = field(default_factory=list)


def claims_of(record: Record) -> tuple[Claim, ...]:
    """What agents say in a record, in the order of its page."""
    if isinstance(record, Site):
        return (*record.assessments, *record.statements)
    if isinstance(record, Event):
        return (*record.accounts, *record.attributions)
    return ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What the site holds beside the records: the outline of land for maps, if set-up could fetch it, the
    pictures that records name and that are there, by their paths in the repository, and the templates, None
    for ours alone. `line_of` gives the line, from 1 on, at which a statement begins in its file: by the
    file's path, its list there and its place in the list; None where nobody can say."""

    land: Land | None = None
    pictures: frozenset[str] = frozenset()
    templates: Environment | None = None
    line_of: Callable[[str, str, int], int | None] = lambda path, group, index: None


@dataclass(frozen=True, slots=True)
class Edition:
    """Built once for each language by `make_edition`; its cost grows with the number of records."""

    catalogue: Catalogue
    statuses: Mapping[str, SiteStatus]
    language: Language
    site_url: str | None
    beside: Beside
    claims: Mapping[str, Said]
    """Every claim by its full reference, `sites/palmyra/citadel#unosat-2016`."""
    uses: Mapping[str, tuple[Use, ...]]
    """Where each source is cited, by source id."""
    deeds: Mapping[str, Deeds]
    """What each agent said, did and published, by agent id."""
    numbers: Mapping[str, Numbered]
    """Everything that has a permanent number, by its full reference; disagreements among them."""
    histories: Callable[[], BothHistories]
    """The history of every site with its parts by id, worked out when first asked for."""
    written: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """What is the same on many pages and so written once: titles by kind and id, terms by vocabulary and id,
    bibliographic entries by depth of the page and id."""

    @property
    def prefix(self) -> str:
        """What stands before every address of this edition: nothing for the main language, else “ar/”."""
        tag = self.language.tag
        return "" if tag == self.catalogue.about.languages[0] else f"{tag}/"

    def living(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind that are not withdrawn, by id."""
        return tuple(r for r in getattr(self.catalogue, kind).values() if not is_withdrawn(r))


def make_edition(
    catalogue: Catalogue,
    statuses: Mapping[str, SiteStatus],
    language: Language,
    site_url: str | None = None,
    beside: Beside | None = None,
    histories: Callable[[], BothHistories] | None = None,
) -> Edition:
    """One edition. `histories` are those of the catalogue, worked out if need be where they are not given."""
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    deeds: defaultdict[str, Deeds] = defaultdict(Deeds)
    claims: dict[str, Said] = {}
    for kind, record in catalogue.records():
        for claim in claims_of(record):
            claims[f"{kind}/{record.id}#{claim.id}"] = Said(record, claim)
        if is_withdrawn(record):
            continue
        for use in uses_in(record):
            uses[use.citation.source].append(use)
            for agent in use.citation.via:
                deeds[agent].passed_on.append(use)
        _note_deeds(record, deeds)
    return Edition(
        catalogue=catalogue,
        statuses=statuses,
        language=language,
        site_url=site_url,
        beside=beside or Beside(),
        claims=claims,
        uses={id: tuple(found) for id, found in uses.items()},
        deeds=dict(deeds),
        numbers={f"{one.kind}/{one.record.id}#{one.item.id}": one for one in numbers_of(catalogue)},
        histories=histories or cache(partial(BothHistories.of, catalogue)),
    )


def _note_deeds(record: Record, deeds: defaultdict[str, Deeds]) -> None:
    for claim in claims_of(record):
        if claim.by is not None:
            deeds[claim.by].said.append(Said(record, claim))
    match record:
        case Site():
            _note_answers(record, deeds)
        case Event():
            _note_answers(record, deeds)
            for attribution in record.attributions:
                deeds[attribution.agent].accused.append((record, attribution))
            for agent in record.control_to:
                deeds[agent].gained.append(record)
            for agent in record.control_from:
                deeds[agent].lost.append(record)
        case Source():
            deeds[record.publisher].published.append(record)
        case Agent():
            _note_offices(record, deeds)


def _note_answers(record: Site | Event, deeds: defaultdict[str, Deeds]) -> None:
    for disagreement in record.disagreements:
        for position in disagreement.positions:
            if position.by is not None:
                deeds[position.by].answered.append(Answer(record, disagreement, position))


def _note_offices(agent: Agent, deeds: defaultdict[str, Deeds]) -> None:
    if agent.member_of is not None:
        deeds[agent.member_of].members.append(agent)
    for role in agent.roles:
        if role.of is not None:
            deeds[role.of].officers.append((agent, role))


def uses_in(record: Record) -> Iterator[Use]:
    """Each citation of a record, in the order of its page; a bare list of sources counts as citations."""
    for claim in claims_of(record):
        what = "use_assessment" if isinstance(claim, Assessment) else "use_statement"
        yield from _cited(record, what, claim.citations, claim)
    match record:
        case Site():
            yield from _uses_in_site(record)
        case Event():
            for bound in filter(None, (record.not_before, record.not_after)):
                yield from _cited(record, "use_bound", bound.citations)
            yield from _uses_in_disagreements(record)
            yield from _uses_in_description(record, record.description)
        case Agent():
            yield from _uses_in_names(record, record.names, record.identifiers)
            yield from _uses_in_description(record, record.description)
            for role in record.roles:
                yield from _listed(record, "use_role", role.sources)


def _uses_in_site(site: Site) -> Iterator[Use]:
    yield from _uses_in_disagreements(site)
    if site.built is not None:
        yield from _cited(site, "use_built", site.built.citations)
    if site.location is not None:
        yield from _cited(site, "use_location", site.location.citations)
    for designation in site.designations:
        yield from _cited(site, "use_designation", designation.citations)
    if site.inventory is not None:
        yield from _cited(site, "use_inventory", site.inventory.citations)
    for component in site.components:
        if component.inventory is not None:
            yield from _cited(site, "use_inventory", component.inventory.citations)
    yield from _uses_in_description(site, site.description)
    yield from _uses_in_names(site, site.names, site.identifiers)
    for component in site.components:
        yield from _uses_in_names(site, component.names)


def _uses_in_disagreements(record: Site | Event) -> Iterator[Use]:
    for disagreement in record.disagreements:
        for position in disagreement.positions:
            yield from _cited(record, "use_position", position.citations)


def _uses_in_description(record: Record, description: Text | None) -> Iterator[Use]:
    """Each source that a description cites, once, whatever the language."""
    texts = () if description is None else (words for _, words in description.versions)
    found: dict[str, Citation] = {}
    for cited in (one for words in texts for one in find_inline_citations(words)):
        found.setdefault(cited.source, Citation(cited.source, locator=cited.locator))
    return _cited(record, "use_description", tuple(found.values()))


def _uses_in_names(record: Record, names: Names, identifiers: Sequence[Identifier] = ()) -> Iterator[Use]:
    for name in names.all:
        yield from _listed(record, "use_name", name.sources, name.text)
    for identifier in identifiers:
        yield from _listed(record, "use_identifier", identifier.sources, identifier.id)


def _cited(
    record: Record, what: str, citations: tuple[Citation, ...], claim: Claim | None = None
) -> Iterator[Use]:
    return (Use(record, what, claim, citation) for citation in citations)


def _listed(record: Record, what: str, sources: tuple[str, ...], value: str = "") -> Iterator[Use]:
    return (Use(record, what, None, Citation(source), value) for source in sources)


def full_reference(record: Record, reference: str) -> str:
    """`#id` of another record as written, of this one with its kind and id put before it."""
    return reference if "#" in reference else f"{kind_of(record)}/{record.id}#{reference}"
