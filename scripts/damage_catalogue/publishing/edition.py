"""One language's edition of the catalogue: the records, their statuses, and who refers to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from damage_catalogue.publishing.language import Language
from damage_catalogue.publishing.links import kind_of
from damage_catalogue.records.model import (
    Agent,
    Assessment,
    Attribution,
    Catalogue,
    Citation,
    Claim,
    Disagreement,
    Event,
    Position,
    Record,
    Role,
    Site,
    Source,
)
from damage_catalogue.status.facts import SiteStatus


class Use(NamedTuple):
    """A place in a record that cites a source. `what` names the field; `claim` is what the citation bears out."""

    record: Record
    what: str
    claim: Claim | None
    citation: Citation


class Said(NamedTuple):
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


def is_withdrawn(record: Record) -> bool:
    return record.review is not None and record.review.state.id == "withdrawn"


@dataclass(frozen=True, slots=True)
class Edition:
    """Built once for each language by `make_edition`; its cost grows with the number of records."""

    catalogue: Catalogue
    statuses: Mapping[str, SiteStatus]
    language: Language
    site_url: str | None
    claims: Mapping[str, Said]
    """Every claim by its full reference, `sites/palmyra/citadel#unosat-2016`."""
    uses: Mapping[str, tuple[Use, ...]]
    """Where each source is cited, by source id."""
    deeds: Mapping[str, Deeds]
    """What each agent said, did and published, by agent id."""

    def living(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind that are not withdrawn, by id."""
        return tuple(r for r in getattr(self.catalogue, kind).values() if not is_withdrawn(r))


def make_edition(
    catalogue: Catalogue,
    statuses: Mapping[str, SiteStatus],
    language: Language,
    site_url: str | None = None,
) -> Edition:
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
        claims=claims,
        uses={id: tuple(found) for id, found in uses.items()},
        deeds=dict(deeds),
    )


def _note_deeds(record: Record, deeds: defaultdict[str, Deeds]) -> None:
    for claim in claims_of(record):
        if claim.by is not None:
            deeds[claim.by].said.append(Said(record, claim))
    if isinstance(record, Site | Event):
        for disagreement in record.disagreements:
            for position in disagreement.positions:
                if position.by is not None:
                    deeds[position.by].answered.append(Answer(record, disagreement, position))
    if isinstance(record, Event):
        for attribution in record.attributions:
            deeds[attribution.agent].accused.append((record, attribution))
        for agent in record.control_to:
            deeds[agent].gained.append(record)
        for agent in record.control_from:
            deeds[agent].lost.append(record)
    if isinstance(record, Source):
        deeds[record.publisher].published.append(record)
    if isinstance(record, Agent):
        if record.member_of is not None:
            deeds[record.member_of].members.append(record)
        for role in record.roles:
            if role.of is not None:
                deeds[role.of].officers.append((record, role))


def uses_in(record: Record) -> Iterator[Use]:
    """Each citation of a record, in the order of its page; a bare list of sources counts as citations."""
    for claim in claims_of(record):
        what = "use_assessment" if isinstance(claim, Assessment) else "use_statement"
        yield from _cited(record, what, claim.citations, claim)
    if isinstance(record, Site):
        yield from _uses_in_site(record)
    if isinstance(record, Event):
        for bound in filter(None, (record.not_before, record.not_after)):
            yield from _cited(record, "use_bound", bound.citations)
    if isinstance(record, Site | Event):
        for disagreement in record.disagreements:
            for position in disagreement.positions:
                yield from _cited(record, "use_position", position.citations)
    if isinstance(record, Site | Agent):
        for name in record.names.all:
            yield from _listed(record, "use_name", name.sources)
        for identifier in record.identifiers:
            yield from _listed(record, "use_identifier", identifier.sources)
    if isinstance(record, Agent):
        for role in record.roles:
            yield from _listed(record, "use_role", role.sources)


def _uses_in_site(site: Site) -> Iterator[Use]:
    if site.built is not None:
        yield from _cited(site, "use_built", site.built.citations)
    if site.location is not None:
        yield from _cited(site, "use_location", site.location.citations)
    for designation in site.designations:
        yield from _cited(site, "use_designation", designation.citations)
    if site.inventory is not None:
        yield from _cited(site, "use_inventory", site.inventory.citations)
    for name in chain.from_iterable(component.names.all for component in site.components):
        yield from _listed(site, "use_name", name.sources)


def _cited(
    record: Record, what: str, citations: tuple[Citation, ...], claim: Claim | None = None
) -> Iterator[Use]:
    return (Use(record, what, claim, citation) for citation in citations)


def _listed(record: Record, what: str, sources: tuple[str, ...]) -> Iterator[Use]:
    return (Use(record, what, None, Citation(source)) for source in sources)


def full_reference(record: Record, reference: str) -> str:
    """`#id` of another record as written, of this one with its kind and id put before it."""
    return reference if "#" in reference else f"{kind_of(record)}/{record.id}#{reference}"
