"""Every page of one language's edition of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from damage_catalogue.language import Language
from damage_catalogue.publishing.edition.edition import Beside, Edition, make_edition
from damage_catalogue.publishing.edition.indexes import Indexes
from damage_catalogue.publishing.links import record_address
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages.changes import change_pages
from damage_catalogue.publishing.pages.lists import index_pages
from damage_catalogue.publishing.pages.quality import quality_pages
from damage_catalogue.publishing.pages.records import agent_page, event_page, moved_page, source_page
from damage_catalogue.publishing.pages.site import site_page
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.wholes import BothHistories

PageToMake = tuple[str, Callable[[], Page]]
"""An address, and what makes its page."""


def make_pages(
    catalogue: Catalogue,
    statuses: Mapping[str, SiteStatus],
    language: Language,
    site_url: str | None = None,
    beside: Beside | None = None,
    histories: Callable[[], BothHistories] | None = None,
) -> Iterator[Page]:
    """The pages in order of address, each made when it is asked for.

    `site_url` completes the address to cite. Without `beside` there are no maps and no pictures. `histories`
    are those of the catalogue, worked out here where they are not given.
    """
    edition = make_edition(catalogue, statuses, language, site_url, beside, histories)
    indexes = Indexes(edition)
    lists = (*index_pages(indexes), *change_pages(indexes), *quality_pages(indexes))
    entries = [*_record_pages(edition), *lists]
    taken = {address for address, _ in entries}
    entries += [entry for entry in _moved_pages(edition) if entry[0] not in taken]
    for _, make in sorted(entries, key=lambda entry: entry[0]):
        yield make()


def _record_pages(edition: Edition) -> Iterator[PageToMake]:
    catalogue = edition.catalogue
    for id, site in catalogue.sites.items():
        yield record_address("sites", id), partial(site_page, edition, site)
    for id, event in catalogue.events.items():
        yield record_address("events", id), partial(event_page, edition, event)
    for id, source in catalogue.sources.items():
        yield record_address("sources", id), partial(source_page, edition, source)
    for id, agent in catalogue.agents.items():
        yield record_address("agents", id), partial(agent_page, edition, agent)


def _moved_pages(edition: Edition) -> Iterator[PageToMake]:
    for kind, record in edition.catalogue.records():
        for former_id in record.former_ids:
            yield record_address(kind, former_id), partial(moved_page, edition, former_id, record)
