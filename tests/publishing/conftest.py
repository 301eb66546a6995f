"""Every page of the mini catalogue in both languages."""

from collections.abc import Mapping

import pytest
from tests.publishing.as_written import Files, read_files

from damage_catalogue.language import language_for
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus

Pages = Mapping[str, Page]


@pytest.fixture(scope="session")
def mini_statuses(mini: Catalogue) -> Mapping[str, SiteStatus]:
    return derive_all(mini)


@pytest.fixture(scope="session")
def english(mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]) -> Pages:
    """Every page of the English edition by its address."""
    return {page.address: page for page in make_pages(mini, mini_statuses, language_for("en"))}


@pytest.fixture(scope="session")
def arabic(mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]) -> Pages:
    """Every page of the Arabic edition by its address."""
    return {page.address: page for page in make_pages(mini, mini_statuses, language_for("ar"))}


@pytest.fixture(scope="session")
def files() -> Files:
    """Every record of the mini catalogue as its file has it."""
    return read_files()


@pytest.fixture(params=["english", "arabic"])
def edition(request: pytest.FixtureRequest) -> Pages:
    """Every page of each edition in turn."""
    found: Pages = request.getfixturevalue(request.param)
    return found
