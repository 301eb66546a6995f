"""What surrounds a page because of what it is."""

from damage_catalogue.publishing.frame.head import alternate_links, language_links, render_head
from damage_catalogue.publishing.page import Page


def page(language: str, edition: str = "", redirect_to: str | None = None) -> Page:
    return Page("sites/a/", language, "site", "A", "", "", (), "", edition=edition, redirect_to=redirect_to)


BOTH = {"en": page("en"), "ar": page("ar", "ar/")}


def test_the_switch_leads_to_the_same_page_and_marks_where_the_reader_is() -> None:
    links = language_links(BOTH["ar"], {"sites/a/": BOTH}, ("en", "ar"))
    assert '<a href="../../../sites/a/" hreflang="en" lang="en">English</a>' in links
    assert 'href="../../../ar/sites/a/" hreflang="ar" lang="ar" class="hd-current"' in links


def test_a_site_in_one_language_has_no_switch() -> None:
    assert language_links(BOTH["en"], {"sites/a/": {"en": BOTH["en"]}}, ("en",)) == ""


def test_where_a_page_is_not_translated_the_switch_says_so_and_leads_above_it() -> None:
    above = Page("sites/", "ar", "list", "", "", "", (), "", edition="ar/")
    links = language_links(
        BOTH["en"], {"sites/a/": {"en": BOTH["en"]}, "sites/": {"ar": above}}, ("en", "ar")
    )
    assert '<a href="../../sites/a/" hreflang="en" lang="en" class="hd-current"' in links
    assert '<a href="../../ar/sites/" hreflang="ar" lang="ar" title="هذه الصفحة غير مترجمة' in links
    assert "العربية (غير مترجمة)</a>" in links


def test_search_engines_are_told_complete_addresses_or_none() -> None:
    assert 'hreflang="ar" href="https://example.org/x/ar/sites/a/"' in alternate_links(
        BOTH, "https://example.org/x/"
    )
    assert alternate_links(BOTH, None) == ""


def test_a_moved_record_leads_on_and_is_not_listed() -> None:
    head = render_head(page("en", redirect_to="../b/"))
    assert 'content="0; url=../b/"' in head
    assert "noindex" in head
