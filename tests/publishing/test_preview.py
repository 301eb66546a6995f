"""What other sites are told to show beside a link."""

import re
from html import unescape
from pathlib import Path
from typing import Any

from damage_catalogue.publishing.frame.preview import IMAGE, IMAGE_SIZE, preview_tags

ROOT = Path(__file__).parents[2]


def tags(**changes: Any) -> dict[str, str]:
    values: dict[str, Any] = {
        "title": "Temple",
        "description": "Temple: Destroyed.",
        "locale": "en_GB",
        "site_name": "Catalogue",
        "base": "https://example.org/c",
        "path": "sites/temple/",
        "is_record": True,
    }
    found = re.findall(
        r'<meta (?:property|name)="([^"]+)" content="([^"<>]*)">', preview_tags(**values | changes)
    )
    return {key: unescape(value) for key, value in found}


def test_page_of_a_record_is_shown_with_title_state_and_picture() -> None:
    found = tags()
    assert found["og:title"] == "Temple"
    assert found["og:description"] == "Temple: Destroyed."
    assert found["og:type"] == "article"
    assert found["og:url"] == "https://example.org/c/sites/temple/"
    assert found["og:image"] == f"https://example.org/c/{IMAGE}"
    assert found["twitter:card"] == "summary_large_image"


def test_without_a_site_address_there_is_no_picture() -> None:
    found = tags(base=None)
    assert {"og:image", "og:url"} & found.keys() == set()
    assert found["twitter:card"] == "summary"


def test_language_of_the_page_is_named() -> None:
    assert tags(locale="ar")["og:locale"] == "ar"


def test_no_text_leaves_its_attribute() -> None:
    hostile = '"><script>alert(1)</script>'
    html = preview_tags(
        title=hostile,
        description=hostile,
        locale="en_GB",
        site_name=hostile,
        base=None,
        path="",
        is_record=False,
    )
    assert "<script" not in html
    assert tags(title=hostile)["og:title"] == hostile


def test_picture_is_there_in_the_size_that_is_said_and_small() -> None:
    picture = (ROOT / "docs" / IMAGE).read_bytes()
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == IMAGE_SIZE
    assert len(picture) < 60_000
