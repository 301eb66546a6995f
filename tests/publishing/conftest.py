"""The mini catalogue, and every page of it in both languages."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.publishing.as_written import Files, read_files

from damage_catalogue.language import language_for
from damage_catalogue.project import Project
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.validation.validate import validate

MINI = Path(__file__).parents[1] / "data" / "mini"
TODAY = Day(2026, 11, 22)

Pages = Mapping[str, Page]


@pytest.fixture(scope="session")
def mini() -> Catalogue:
    outcome = validate(Project(MINI), TODAY)
    assert not outcome.has_errors, "\n".join(map(str, outcome.diagnostics))
    assert outcome.catalogue is not None
    return outcome.catalogue


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
