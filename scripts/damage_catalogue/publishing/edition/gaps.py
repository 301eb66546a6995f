"""What the catalogue lacks: which records have no point, no date, no second voice, and out of how many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from damage_catalogue.language.language import Noun
from damage_catalogue.language.locale import is_in, languages_of_place
from damage_catalogue.publishing.edition.edition import Edition, Said, Use, claims_of
from damage_catalogue.publishing.edition.indexes import Counted, Indexes
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import (
    Assessment,
    Catalogue,
    Citation,
    Claim,
    Component,
    Event,
    Imagery,
    Record,
    Site,
    Source,
)
from damage_catalogue.status.facts import SiteStatus, Status
from damage_catalogue.status.support import origins_of

YEARS_UNSEEN = 5
"""A place is listed that was last seen longer than this before the newest observation; so say the words."""


@dataclass(frozen=True, slots=True)
class Supported:
    """A place, or its `part` if that is given, with the status whose support is counted."""

    site: Site
    status: Status
    part: Component | None = None


Lacking = SiteStatus | Counted | Supported | Event | Source | Said | Use
"""What can be listed as lacking something."""

T = TypeVar("T", bound=Lacking)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing. `key` is its title among the words, and its fragment on the page."""

    key: str
    found: tuple[Lacking, ...]
    whole: int
    of: Noun


@dataclass(frozen=True, slots=True)
class Chapter:
    """Gaps of one kind; `key` is the title among the words."""

    key: str
    gaps: tuple[Gap, ...]


def find_gaps(indexes: Indexes) -> tuple[Chapter, ...]:
    """Every kind of gap, those without any finding too. Time grows with the number of records."""
    sources = [one for one in indexes.edition.living("sources") if isinstance(one, Source)]
    return (
        Chapter("all_sites", tuple(_in_sites(indexes))),
        Chapter("all_events", tuple(_in_events(indexes.events))),
        Chapter("lacking_statements", tuple(_in_claims(indexes.edition))),
        Chapter("all_sources", tuple(_in_sources(sources))),
        Chapter("lacking_records", tuple(_in_reviews(indexes))),
    )


def newest_observation(sites: Iterable[SiteStatus]) -> Day | None:
    """The last day on which any place was seen: what stands for today, so that a page needs no clock."""
    return max(filter(None, map(_last_day, sites)), default=None)


def _in_sites(indexes: Indexes) -> Iterator[Gap]:
    sites = indexes.sites
    shown = [one for one in sites if not _is_withheld(one.site)]
    known = [one for one in sites if one.status.damage is not None]
    newest = newest_observation(sites)
    yield _gap("lacks_point", shown, "site", lambda one: not _has_point(one.site))
    yield _gap("lacks_identifier", sites, "site", lambda one: not one.site.identifiers)
    unassessed = indexes.by_state.get("not-assessed", ())
    yield Gap("lacks_assessment", tuple(unassessed), len(indexes.counted), indexes.counted_as)
    yield _gap("lacks_recent_look", known, "site", lambda one: _is_long_unseen(one, newest))
    yield _gap(
        "lacks_support", [Supported(one.site, one.status) for one in known], "site", _hangs_on_one_origin
    )
    yield _gap("lacks_support_of_part", list(_known_parts(sites)), "part", _hangs_on_one_origin)
    catalogue = indexes.edition.catalogue
    asked = [one for one in sites if _spoken_at(one.site, catalogue)]
    yield _gap("lacks_own_name", asked, "site", lambda one: not _has_own_name(one.site, catalogue))


def _known_parts(sites: Iterable[SiteStatus]) -> Iterator[Supported]:
    """The parts without a page of their own whose state is known; the principal one has that of its place."""
    for one in sites:
        for part in one.site.components:
            status = one.components[part.id]
            if status.damage is not None and not part.principal:
                yield Supported(one.site, status, part)


def _hangs_on_one_origin(one: Supported) -> bool:
    return [support.origins for support in one.status.support] == [1]


def _in_events(events: Collection[Event]) -> Iterator[Gap]:
    damage = [event for event in events if event.kind.id == "damage"]
    yield _gap("lacks_date", events, "event", lambda event: event.occurred is None)
    yield _gap("lacks_attribution", damage, "event", lambda event: not event.attributions)
    yield _gap("lacks_second_account", events, "event", lambda event: len(event.accounts) < 2)
    told = [event for event in events if _standing(event)]
    yield _gap("lacks_second_origin", told, "event", lambda event: origins_of(_standing(event)) < 2)


def _standing(event: Event) -> list[Claim]:
    return [account for account in event.accounts if account.standing.id == "standing"]


def _in_claims(edition: Edition) -> Iterator[Gap]:
    records = (*edition.living("sites"), *edition.living("events"))
    claims = [Said(record, claim) for record in records for claim in claims_of(record)]
    looks = [said for said in claims if isinstance(said.claim, Assessment)]
    words = [said for said in claims if not isinstance(said.claim, Assessment)]
    yield _gap("lacks_day_of_look", looks, "observation", lambda said: _day_of(said.claim) is None)
    yield _gap("lacks_day_of_statement", words, "statement", lambda said: _day_of(said.claim) is None)
    yield _gap("lacks_certainty", claims, "statement", lambda said: said.claim.certainty.id == "not-stated")
    seen_in_images = [said for said in looks if _image_of(said.claim) is not None]
    yield _gap("lacks_image", seen_in_images, "observation", lambda said: _image_of(said.claim) == Imagery())
    catalogue = edition.catalogue
    told = [said for said in claims if said.claim.says and _own_editions(said.record, catalogue)]
    yield _gap("lacks_own_text", told, "statement", lambda said: not _is_told_there(said, catalogue))
    cited = [use for record in records for use in _borne_out(record)]
    tertiary = {id for id, source in edition.catalogue.sources.items() if source.tier.id == "tertiary"}
    weak = (first for first, sources in cited if sources <= tertiary)
    yield Gap("lacks_better_source", tuple(weak), len(cited), "statement")


def _in_sources(sources: Collection[Source]) -> Iterator[Gap]:
    yield _gap("lacks_rest", sources, "source", lambda source: source.read.id != "full")
    yield _gap("lacks_closeness", sources, "source", lambda source: source.tier.id == "tertiary")
    yield _gap("lacks_issue_date", sources, "source", lambda source: source.issued is None)
    yield _gap("lacks_title", sources, "source", lambda source: source.title is None)
    yield _gap("lacks_archived_copy", sources, "source", lambda source: not source.archived)


def _in_reviews(indexes: Indexes) -> Iterator[Gap]:
    """Sources and agents are reviewed with the records that cite them."""
    told: tuple[SiteStatus | Event, ...] = (*indexes.sites, *indexes.events)
    yield _gap("lacks_review", told, "record", lambda one: not _is_reviewed(_record_of(one)))


def _gap(key: str, whole: Collection[T], of: Noun, is_lacking: Callable[[T], bool]) -> Gap:
    return Gap(key, tuple(one for one in whole if is_lacking(one)), len(whole), of)


def _is_withheld(site: Site) -> bool:
    return site.location is not None and site.location.sensitivity.id == "withheld"


def _has_point(site: Site) -> bool:
    return site.location is not None and site.location.geometry is not None


def _last_day(derived: SiteStatus) -> Day | None:
    return derived.status.last_observed.latest if derived.status.last_observed else None


def _is_long_unseen(derived: SiteStatus, newest: Day | None) -> bool:
    last = _last_day(derived)
    return newest is not None and last is not None and last < newest._replace(year=newest.year - YEARS_UNSEEN)


def _day_of(claim: Claim) -> object:
    return claim.observed if isinstance(claim, Assessment) else claim.stated


def _image_of(claim: Claim) -> Imagery | None:
    """The image that was examined; one without any field is not stated."""
    return claim.image if isinstance(claim, Assessment) else None


def _spoken_at(site: Site, catalogue: Catalogue) -> tuple[str, ...]:
    """The official languages of the country in which a place lies; empty where it or they are not known."""
    country = catalogue.country(site)
    return () if country is None else languages_of_place(country)


def _has_own_name(site: Site, catalogue: Catalogue) -> bool:
    spoken = _spoken_at(site, catalogue)
    return any(is_in(name.lang, spoken) for name in site.names.all)


def _own_editions(record: Record, catalogue: Catalogue) -> set[str]:
    """The languages of the places that a record is about, as far as the catalogue has pages in them."""
    ids = [record.id] if isinstance(record, Site) else []
    ids += [place.site for place in record.affects] if isinstance(record, Event) else []
    spoken = {tag for id in ids for tag in _spoken_at(catalogue.sites[id], catalogue)}
    return spoken & set(catalogue.about.languages)


def _is_told_there(said: Said, catalogue: Catalogue) -> bool:
    assert said.claim.says is not None, "only what is told in words is asked"
    return bool(_own_editions(said.record, catalogue) & dict(said.claim.says.versions).keys())


def _borne_out(record: Record) -> Iterator[tuple[Use, set[str]]]:
    """Everything in a record that still stands and rests on citations, with the sources that it rests on."""
    for claim in claims_of(record):
        if claim.standing.id == "standing":
            yield from _resting(record, "", claim.citations, claim)
    if isinstance(record, Event):
        for bound in filter(None, (record.not_before, record.not_after)):
            yield from _resting(record, "use_bound", bound.citations)
    if isinstance(record, Site):
        for designation in record.designations:
            yield from _resting(record, "use_designation", designation.citations)
        for key, part in (
            ("use_built", record.built),
            ("use_location", record.location),
            ("use_inventory", record.inventory),
        ):
            if part is not None:
                yield from _resting(record, key, part.citations)


def _resting(
    record: Record, what: str, citations: tuple[Citation, ...], claim: Claim | None = None
) -> Iterator[tuple[Use, set[str]]]:
    if citations:
        yield Use(record, what, claim, citations[0]), {citation.source for citation in citations}


def _record_of(entry: SiteStatus | Event) -> Site | Event:
    return entry.site if isinstance(entry, SiteStatus) else entry


def _is_reviewed(record: Record) -> bool:
    return record.review is not None and record.review.state.id == "reviewed"
