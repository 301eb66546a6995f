"""Every page of one language's edition of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from damage_catalogue.publishing.edition import Edition, make_edition
from damage_catalogue.publishing.language import language_for
from damage_catalogue.publishing.links import record_address
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.site_page import site_page
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus

Maker = Callable[[], Page]


def make_pages(
    catalogue: Catalogue,
    statuses: Mapping[str, SiteStatus],
    language: str,
    site_url: str | None = None,
) -> Iterator[Page]:
    """The pages in order of address, each made when it is asked for. `site_url` completes the address to cite."""
    edition = make_edition(catalogue, statuses, language_for(language), site_url)
    for _, make in sorted(_makers(edition), key=lambda entry: entry[0]):
        yield make()


def _makers(edition: Edition) -> Iterator[tuple[str, Maker]]:
    for id, site in edition.catalogue.sites.items():
        yield record_address("sites", id), lambda site=site: site_page(edition, site)
