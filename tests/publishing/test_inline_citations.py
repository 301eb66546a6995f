"""One grammar for sources cited in a text: what the checks let pass is a reference on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from damage_catalogue.language import language_for
from damage_catalogue.publishing.edition.edition import make_edition
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.inline_citations import (
    find_broken_citations,
    find_inline_citations,
    without_citations,
)
from damage_catalogue.records.model import Catalogue, Text
from damage_catalogue.status.facts import SiteStatus

pieces = st.sampled_from(
    [
        "[",
        "]",
        "@",
        "[@",
        ",",
        ";",
        " ",
        "\n",
        "\n\n",
        "a-b",
        "floe-wire-2016-05",
        "p. 2",
        "［",
        "＠",
        "(",
        "و",
    ]
)
texts = st.lists(pieces, max_size=12).map("".join)


@pytest.fixture(scope="module")
def writer(mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]) -> Writer:
    return Writer(make_edition(mini, mini_statuses, language_for("en")), "sites/saltmere/")


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
@example(text="Built early [@source,].")
@example(text="Built early [@source, ].")
@example(text="[@a,\n\nb]")
@example(text="[@a, b [@c]")
def test_what_passes_the_checks_leaves_no_bracket_of_a_citation_on_a_page(text: str, writer: Writer) -> None:
    if not list(find_broken_citations(text)):
        shown = re.sub("<[^>]*>", "", writer.paragraphs(Text((("en", text),))))
        assert not re.search(r"[\[［]\s*[@＠]", shown)
        assert "[@" not in without_citations(text)


@settings(max_examples=400)
@given(text=texts)
def test_whatever_begins_like_a_citation_is_one_or_is_told(text: str) -> None:
    begun = len(re.findall(r"[\[［]\s*[@＠]", text))
    assert len(list(find_inline_citations(text))) + len(list(find_broken_citations(text))) == begun


@pytest.mark.parametrize(
    ("text", "source", "locator"),
    [
        ("[@a]", "a", None),
        ("[@a/b-c]", "a/b-c", None),
        ("[@a, p. 2]", "a", "p. 2"),
        ("[@a,p. 2]", "a", "p. 2"),
        ("[@a, pp. 2,\n  4]", "a", "pp. 2, 4"),
        ("[@a, الصفحة ٢]", "a", "الصفحة ٢"),
    ],
)
def test_a_citation_has_a_source_and_a_place_in_it(text: str, source: str, locator: str | None) -> None:
    (found,) = find_inline_citations(f"So it was {text}.")
    assert (found.source, found.locator) == (source, locator)
    assert not list(find_broken_citations(text))
    assert without_citations(f"So it was {text}.") == "So it was."


@pytest.mark.parametrize(
    "text",
    [
        "[@]",
        "[@A]",
        "[@a b]",
        "[@a-]",
        "[@a,]",
        "[@a, ]",
        "[@a; @b]",
        "[@a, [2]]",
        "[ @a]",
        "[@a, p.\n\n2]",
        "［@a]",
        "[@a",
    ],
)
def test_what_only_begins_like_a_citation_is_told(text: str) -> None:
    assert len(list(find_broken_citations(f"So it was {text}"))) >= 1


@pytest.mark.parametrize("text", ["[2015]", "write to a@b", "[sic] @a", "@a]", "[a@b.org]", "a [1] (@b)"])
def test_brackets_and_at_signs_apart_are_mere_text(text: str) -> None:
    assert not list(find_broken_citations(text))
    assert not list(find_inline_citations(text))


def test_no_page_shows_the_brackets_of_a_citation(
    english: Mapping[str, Page], arabic: Mapping[str, Page]
) -> None:
    for page in (*english.values(), *arabic.values()):
        assert "[@" not in page.body, page.address
        assert "[@" not in page.description, page.address
        assert "[@" not in page.search_text, page.address
