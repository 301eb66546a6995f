"""Where hand-written pages stand, in sites of different languages."""

from damage_catalogue.language import language_for
from damage_catalogue.publishing.guide.hand_written import (
    heading_of,
    lead_to_originals,
    place_pages,
    translate_permalinks,
    unlink_missing,
)

SOURCES = ("guide/method.md", "guide/commands.md", "ar/guide/method.md")


def placed(*languages: str) -> dict[str, tuple[str, str]]:
    return {page.target: (page.source, page.language) for page in place_pages(SOURCES, languages)}


def test_a_translation_stands_in_its_edition() -> None:
    assert placed("en", "ar") == {
        "guide/method.md": ("guide/method.md", "en"),
        "guide/commands.md": ("guide/commands.md", "en"),
        "ar/guide/method.md": ("ar/guide/method.md", "ar"),
    }


def test_a_site_without_the_language_has_no_translation() -> None:
    assert placed("en").keys() == {"guide/method.md", "guide/commands.md"}


def test_in_an_arabic_site_the_translation_comes_first_and_nothing_is_lost() -> None:
    assert placed("ar", "en") == {
        "guide/method.md": ("ar/guide/method.md", "ar"),
        "guide/commands.md": ("guide/commands.md", "en"),
        "en/guide/method.md": ("guide/method.md", "en"),
    }


def test_only_links_to_records_that_the_edition_lacks_are_taken_away() -> None:
    known = {"ar/sites/a.md"}.__contains__
    text = "[one](../sites/a.md#x), [two](../sites/b.md), [three](method.md)"
    assert unlink_missing(text, "ar/", known) == "[one](../sites/a.md#x), two, [three](method.md)"
    assert unlink_missing(text, "", known) == "one, two, [three](method.md)"


def test_the_sign_beside_a_heading_is_explained_in_the_language_of_the_page() -> None:
    html = '<a class="headerlink" href="#a" title="Permanent link">&para;</a>'
    assert 'title="رابط إلى هذا القسم"' in translate_permalinks(html, language_for("ar"))


def test_a_link_to_a_page_that_is_not_translated_leads_to_the_original_and_says_so() -> None:
    pages = {page.target: page for page in place_pages(SOURCES, ("en", "ar"))}
    text = "[a](method.md#status) [b](commands.md#build) [c](missing.md)"
    assert lead_to_originals(text, pages["ar/guide/method.md"], pages) == (
        "[a](method.md#status) [b](../../guide/commands.md#build){hreflang=en} (بالإنجليزية) [c](missing.md)"
    )
    assert lead_to_originals(text, pages["guide/method.md"], pages) == text


def test_the_title_of_a_translated_page_is_its_heading() -> None:
    assert heading_of("# المنهج {#method}\n\n## ما يُسجَّل {#what}\n") == "المنهج"
    assert heading_of("no heading") is None
