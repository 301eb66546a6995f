"""The ways around a page: its own edition's, and honest where there is none."""

from types import SimpleNamespace

from damage_catalogue.publishing.frame.masthead import (
    NavigationItem,
    masthead_of,
    nearest_page,
    outline_of,
    section_of,
)
from damage_catalogue.publishing.page import Page

OUTLINE = (
    NavigationItem("Places", "sites/"),
    NavigationItem(
        "Guide",
        "guide/",
        (NavigationItem("Method", "guide/method/"), NavigationItem("Commands", "guide/commands/")),
    ),
    NavigationItem("Elsewhere", "https://example.org/"),
)


def page(address: str, language: str, title: str) -> Page:
    edition = "" if language == "en" else f"{language}/"
    return Page(address, language, "guide", title, "", "", (), "", edition=edition)


VERSIONS = {
    "": {"en": page("", "en", "Home"), "ar": page("", "ar", "الرئيسية")},
    "sites/": {"en": page("sites/", "en", "Places"), "ar": page("sites/", "ar", "الأماكن")},
    "guide/": {"en": page("guide/", "en", "Guide"), "ar": page("guide/", "ar", "الدليل")},
    "guide/method/": {
        "en": page("guide/method/", "en", "Method"),
        "ar": page("guide/method/", "ar", "المنهج"),
    },
    "guide/commands/": {"en": page("guide/commands/", "en", "Commands")},
}


def test_every_way_leads_to_the_page_of_the_edition() -> None:
    found = masthead_of("sites/a/", "ar", OUTLINE, VERSIONS, main="en")
    assert (found.home, found.edition) == ("ar/", "ar/")
    assert [(way.title, way.path) for way in found.sections] == [
        ("الأماكن", "ar/sites/"),
        ("الدليل", "ar/guide/"),
        ("Elsewhere", "https://example.org/"),
    ]
    assert (found.foot["method"].title, found.foot["method"].path) == ("", "ar/guide/method/")


def test_a_page_that_is_not_translated_is_marked() -> None:
    found = masthead_of("guide/", "ar", OUTLINE, VERSIONS, main="en")
    method, commands = found.chapters
    assert (method.title, method.path, method.language, method.remark) == (
        "المنهج",
        "ar/guide/method/",
        None,
        "",
    )
    assert (commands.title, commands.path, commands.language, commands.remark) == (
        "Commands",
        "guide/commands/",
        "en",
        "(بالإنجليزية)",
    )


def test_the_section_of_a_page_is_current_and_only_its_own_entry_is_here() -> None:
    found = masthead_of("guide/method/", "en", OUTLINE, VERSIONS, main="en")
    assert [way.is_current for way in found.sections] == [False, True, False]
    assert [(way.is_current, way.is_here) for way in found.chapters] == [(True, True), (False, False)]
    assert not any(way.is_here for way in found.sections)


def test_there_is_a_second_row_only_where_the_section_has_pages() -> None:
    assert masthead_of("sites/a/", "en", OUTLINE, VERSIONS, main="en").chapters == ()
    assert masthead_of("", "en", OUTLINE, VERSIONS, main="en").chapters == ()


def test_the_nearest_entry_above_a_page_is_its_section() -> None:
    assert section_of("guide/method/deep/down/", OUTLINE) == "guide/method/"
    assert section_of("guide/codes/hd101/", OUTLINE) == "guide/"
    assert section_of("kinds/temple/", OUTLINE) == ""


def test_the_nearest_translated_page_is_the_page_itself_or_one_above() -> None:
    method, commands = (nearest_page(f"guide/{name}/", "ar", VERSIONS) for name in ("method", "commands"))
    assert (method and method.path, commands and commands.path) == ("ar/guide/method/", "ar/guide/")


def test_the_outline_is_the_navigation_without_home() -> None:
    home, method, guide = (
        SimpleNamespace(title=title, url=url, children=None, is_homepage=title == "Home")
        for title, url in (("Home", "./"), ("Method", "guide/method/"), ("Guide", "guide/"))
    )
    section = SimpleNamespace(title="Guide", children=[guide, method])
    assert outline_of([home, section]) == (
        NavigationItem("Guide", "guide/", (NavigationItem("Method", "guide/method/"),)),
    )
