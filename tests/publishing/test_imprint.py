"""Who publishes the catalogue, and under which licence: at the foot of pages and in the guide."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

import markdown
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from damage_catalogue.publishing.frame.imprint import Imprint, contact_link, licence_of
from damage_catalogue.records.model import About, Text
from damage_catalogue.validation.formats import FormatError, check_contact

GUIDE = "Change the text.\n\n<!-- contact -->\n\n## Next\n"
TITLE = Text((("en", "Lighthouses"), ("ar", "المنارات")))


def imprint(**fields: object) -> Imprint:
    known = {"title": TITLE, "description": TITLE, "licence": "CC-BY-4.0", "languages": ("en", "ar")}
    return Imprint(About(**{**known, **fields}), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("identifier", "name", "address"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL-1.0", "ODbL-1.0", None),
        ("All rights reserved", "All rights reserved", None),
        ("CC-BY", "CC-BY", None),
    ],
)
def test_a_licence_is_named_as_people_write_it(identifier: str, name: str, address: str | None) -> None:
    assert licence_of(identifier) == (name, address)


def test_the_foot_names_licence_and_publisher_in_the_language_of_the_page() -> None:
    museum = Text((("en", "Museum of the Coast"), ("ar", "متحف الساحل")))
    assert imprint(publisher=museum).foot("en") == (
        "Records: CC BY 4.0, Museum of the Coast. Sources keep their own rights."
    )
    assert "متحف الساحل" in imprint(publisher=museum).foot("ar")
    assert imprint().foot("en") == "Records: CC BY 4.0. Sources keep their own rights."


def test_a_sentence_of_its_own_takes_the_place_of_ours() -> None:
    assert imprint(foot=Text((("en", "Made by <all>."),))).foot("en") == "Made by &lt;all&gt;."


def test_the_catalogue_is_cited_as_its_editors_ask() -> None:
    assert imprint(version="3").fill("<!-- citation -->", "en") == (
        "<blockquote><p>Lighthouses, version 3. CC BY 4.0.</p></blockquote>"
    )
    asked = imprint(citation=Text((("en", "Cite\n\nus."),)))
    assert asked.fill("<!-- citation -->", "en") == "<blockquote><p>Cite us.</p></blockquote>"


@given(st.text(min_size=1, max_size=40), st.sampled_from(["licence", "citation"]))
def test_nothing_that_the_catalogue_says_of_itself_becomes_markup(text: str, mark: str) -> None:
    field = {"licence": text} if mark == "licence" else {"citation": Text((("en", text),))}
    page = markdown.markdown(f"Under <!-- {mark} -->." if mark == "licence" else f"<!-- {mark} -->")
    assert mark in page
    filled = imprint(**field).fill(
        "Under <!-- licence -->." if mark == "licence" else "<!-- citation -->", "en"
    )
    tags = set(re.findall("<(/?[a-zA-Z]+)", markdown.markdown(filled)))
    assert tags <= {"p", "/p", "a", "/a", "blockquote", "/blockquote"}
    if licence_of(text).address is None:
        assert "a" not in tags


def href(link: str) -> str:
    return unescape(link.partition('href="')[2].partition('"')[0])


def test_a_mail_address_opens_a_mail_to_it_and_is_shown() -> None:
    link = contact_link("o'neil+a&b@example.org")
    assert href(link) == "mailto:o%27neil%2Ba%26b@example.org"
    assert link.endswith(">o&#39;neil+a&amp;b@example.org</a>")
    assert 'dir="ltr"' in link


def test_a_page_is_led_to() -> None:
    link = contact_link("https://example.org/@editors?a=1&b=2")
    assert href(link) == "https://example.org/@editors?a=1&b=2"
    assert link.endswith(">example.org/@editors?a=1&amp;b=2</a>")


@given(st.from_regex(r"[\w!#$%&'*+/=?^`{|}~.-]{1,20}@example\.org", fullmatch=True))
def test_every_mail_address_that_passes_the_checks_arrives_whole(address: str) -> None:
    try:
        check_contact(address)
    except FormatError:
        assume(False)
    found = urlsplit(href(contact_link(address)))
    assert (found.scheme, found.query, found.fragment) == ("mailto", "", "")
    assert unquote(found.path) == address


def test_the_guide_says_where_to_write_in_its_language() -> None:
    english = imprint(contact="editors@example.org").fill(GUIDE, "en")
    assert "You can also write to the editors: <a " in english
    assert "mailto:editors@example.org" in english
    assert "ولك أيضًا أن تكتب إلى المحررين: <a " in imprint(contact="editors@example.org").fill(GUIDE, "ar")


def test_without_a_contact_nothing_is_said() -> None:
    assert contact_link(None) == ""
    assert imprint().fill(GUIDE, "en") == "Change the text.\n\n\n\n## Next\n"
