"""Pictures that a record holds as files: shown from a copy in the site, and after any warning."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from damage_catalogue.build import Publication, assemble_publication
from damage_catalogue.language import language_for
from damage_catalogue.project import Project
from damage_catalogue.publishing.edition.edition import Beside
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages import make_pages
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Catalogue
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.validation.validate import validate

MINI = Path(__file__).parents[1] / "data" / "mini"
TODAY = Day(2026, 11, 22)
HALL = "docs/images/hall-2016.png"
TEMPLE = "sites/saltmere/temple-of-winds/"
RECORD = "catalogue/sites/saltmere/temple-of-winds.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(MINI, tmp_path / "mini")


def site_of(root: Path) -> Publication:
    project = Project(root)
    return assemble_publication(project, validate(project, TODAY))


def name_picture(root: Path, name: str) -> None:
    record = root / RECORD
    record.write_text(record.read_text("utf-8").replace(HALL, name), "utf-8")


def temple(site: Publication, language: str = "en") -> Page:
    return next(page for page in site.pages if page.address == TEMPLE and page.language == language)


def test_picture_is_shown_from_a_copy_in_the_site(root: Path) -> None:
    site = site_of(root)
    assert dict(site.files)[f"pictures/{HALL}"] == (MINI / HALL).read_bytes()
    image = re.findall(r"<img [^>]*>", temple(site).body)
    assert image == [
        f'<img src="../../../pictures/{HALL}" alt="The heap." lang="en" loading="lazy" decoding="async">'
    ]
    assert f'src="../../../../pictures/{HALL}" alt="الكومة."' in temple(site, "ar").body


def test_content_warning_stands_before_a_picture_that_is_folded_away(root: Path) -> None:
    body = temple(site_of(root)).body
    warning, image = body.index("Content warning: Shows ruins."), body.index("<img ")
    assert warning < body.rindex("<details>", 0, image) < image
    assert "<details open" not in body


def test_credit_and_licence_stand_beneath(root: Path) -> None:
    figure = temple(site_of(root)).body.split("<img ")[1].split("</figure>")[0]
    assert "Oriel Tamsin" in figure
    assert "CC0-1.0" in figure


@pytest.mark.parametrize("name", ["docs/images/drawing.svg", "docs/images/page.html"])
def test_what_could_run_is_refused_and_not_published(root: Path, name: str) -> None:
    name_picture(root, name)
    (root / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "utf-8")
    site = site_of(root)
    assert ["HD310" in error for error in site.errors] == [True]
    assert (site.pages, site.files) == ((), ())


def test_a_link_out_of_the_repository_is_not_followed(root: Path, tmp_path: Path) -> None:
    secret = shutil.copy(root / HALL, tmp_path / "secret.png")
    (root / HALL).unlink()
    (root / HALL).symlink_to(secret)
    site = site_of(root)
    assert ["HD309" in error for error in site.errors] == [True]
    assert site.files == ()


def test_the_bytes_that_were_checked_are_published_whatever_happens_to_the_file(root: Path) -> None:
    checked = (root / HALL).read_bytes()
    project = Project(root)
    outcome = validate(project, TODAY)
    (root / HALL).write_bytes(b"something else")
    assert dict(assemble_publication(project, outcome).files)[f"pictures/{HALL}"] == checked
    (root / HALL).unlink()
    assert dict(assemble_publication(project, outcome).files)[f"pictures/{HALL}"] == checked


def test_picture_of_a_withdrawn_record_is_not_published(root: Path) -> None:
    record = root / RECORD
    text = re.sub(r"(?m)^review:.*\n(?:  .*\n)*", "", record.read_text("utf-8"))
    record.write_text(text + "review: {state: withdrawn, reason: Recorded twice.}\n", "utf-8")
    site = site_of(root)
    assert site.pages
    assert [path for path, _ in site.files if path.startswith("pictures/")] == []


def test_a_caption_cannot_leave_its_attribute(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    named = frozenset(image.file for site in mini.sites.values() for image in site.images if image.file)
    for page in make_pages(mini, mini_statuses, language_for("en"), beside=Beside(pictures=named)):
        for image in re.findall(r"<img [^>]*>", page.body):
            assert re.fullmatch(r'<img( [a-z]+="[^"<>]*")+>', image)
