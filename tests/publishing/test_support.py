"""Support as a number stands beside every status, in both languages, with who had it from whom."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape

import pytest

from damage_catalogue.language import language_for
from damage_catalogue.publishing.edition.edition import make_edition
from damage_catalogue.publishing.in_words.stating import support_words
from damage_catalogue.publishing.in_words.status_data import status_as_data
from damage_catalogue.publishing.in_words.status_text import status_as_text
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.pages.site import site_page
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import Assessment, Catalogue, Citation
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import Asked, SiteStatus, Status

TOWER, TEMPLE = "saltmere/lantern-tower", "saltmere/temple-of-winds"
UNOSAT, WIRE, GUARD = "icewatch-imaging", "floe-news-agency", "saltmere-guard"


def read(html: str) -> str:
    text = unescape(re.sub(r"<[^>]+>", "", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)))
    return " ".join(text.replace("\u2060", "").split())


def lists(page: Page) -> list[str]:
    """Each place on the page where it stands who had it from whom: a paragraph or a list that folds."""
    return [
        f"<{kind} {rest}"
        for kind, rest in re.findall(r'<(p|details) (class="hd-support".*?</\1>)', page.body, re.DOTALL)
    ]


def every_status(statuses: Mapping[str, SiteStatus]) -> Iterator[Status]:
    for derived in statuses.values():
        yield from (derived.status, *derived.components.values())


def tower(mini: Catalogue, *paths: tuple[str | None, tuple[str, ...], str]) -> tuple[Catalogue, SiteStatus]:
    """The mini catalogue, in which the tower is *severe* according to these speakers, agencies and pages."""
    site = mini.sites[TOWER]
    model: Assessment = site.assessments[1]
    said = tuple(
        replace(
            model,
            id=f"said-{number}",
            damage=mini.vocabularies["damage"]["severe"],
            by=by,
            citations=(Citation(source, via=via),),
        )
        for number, (by, via, source) in enumerate(paths)
    )
    records = [replace(site, assessments=said) if record is site else record for _, record in mini.records()]
    catalogue = build_catalogue(mini.about, mini.vocabularies, records)
    return catalogue, derive_all(catalogue)[TOWER]


def tower_page(catalogue: Catalogue, tag: str = "en") -> Page:
    edition = make_edition(catalogue, derive_all(catalogue), language_for(tag))
    return site_page(edition, catalogue.sites[TOWER])


def test_every_badge_has_the_numbers_of_its_status(
    english: Mapping[str, Page], arabic: Mapping[str, Page], mini_statuses: Mapping[str, SiteStatus]
) -> None:
    for pages, tag in ((english, "en"), (arabic, "ar")):
        for derived in mini_statuses.values():
            page = pages.get(f"sites/{derived.site.id}/")
            if page is None or "hd-badge" not in page.body:
                continue
            for status in (derived.status, *derived.components.values()):
                numbers = support_words(status, language_for(tag))
                assert numbers in read(page.body), (derived.site.id, tag)


def test_a_contested_status_has_numbers_for_each_side(
    english: Mapping[str, Page], arabic: Mapping[str, Page]
) -> None:
    page = english[f"sites/{TOWER}/"]
    badge = read(page.body).split("Why this status")[0]
    assert "Support: Destroyed: 1 page, 1 origin; Moderate damage: 1 page, 1 origin" in badge
    (found,) = map(read, lists(page))
    assert "Destroyed: 1 page, 1 origin Aurora Gazette[1]" in found
    told = "The Penguin Post, reporting Floe News Agency, which quotes Oriel Tamsin[2]"
    assert f"Moderate damage: 1 page, 1 origin {told}" in found
    assert "صفحة واحدة، أصل واحد؛" in read(arabic[f"sites/{TOWER}/"].body)


def test_voices_of_one_page_stand_together_below_it(english: Mapping[str, Page]) -> None:
    whole, gate = map(read, lists(english[f"sites/{TEMPLE}/"]))
    assert whole.startswith(
        'Who had it from whom: 2 pages, 2 origins Keeper mourns "heap" of Saltmere (1 page) The Penguin '
        "Post, citing Grey Banner[2] The Penguin Post, reporting Floe News Agency, which quotes Oriel "
        "Tamsin[2] "
        "Icewatch Imaging[1]"
    )
    assert gate.startswith("Who had it from whom: The Penguin Post, reporting Floe News Agency")


def test_five_papers_with_one_wire_are_one_origin_and_the_list_shows_why(mini: Catalogue) -> None:
    pages = list(mini.sources)[:5]
    catalogue, derived = tower(mini, *((UNOSAT, (WIRE,), page) for page in pages), (GUARD, (), pages[0]))
    assert support_words(derived.status, language_for("en")) == "5 pages, 2 origins"
    assert support_words(derived.status, language_for("ar")) == "5 صفحات، أصلان"
    (found,) = lists(tower_page(catalogue))
    assert "<summary>Who had it from whom: 5 pages, 2 origins</summary>" in found
    assert found.startswith('<details class="hd-support">'), "a long list is folded"
    assert "Icewatch Imaging (5 pages)" in read(found)


def test_a_page_that_names_nobody_is_shown_apart_and_adds_no_origin(mini: Catalogue) -> None:
    first, second, *_ = mini.sources
    catalogue, derived = tower(mini, (GUARD, (), first), (None, (WIRE,), second))
    assert support_words(derived.status, language_for("en")) == "2 pages, 1 origin"
    assert "The speaker is not named, so this adds no origin:" in read(lists(tower_page(catalogue))[0])
    catalogue, derived = tower(mini, (None, (), first), (None, (WIRE,), second))
    assert support_words(derived.status, language_for("en")) == "2 pages, 1 origin"
    assert "so all this counts as one origin:" in read(lists(tower_page(catalogue))[0])


def test_paths_that_draw_on_each_other_without_a_common_name_are_told_so(mini: Catalogue) -> None:
    one, two, three, *_ = mini.sources
    catalogue, _ = tower(mini, (UNOSAT, (WIRE,), one), (WIRE, (GUARD,), two), (GUARD, (UNOSAT,), three))
    told = "They draw on each other, and nobody is common to all of them (3 pages, 1 origin)"
    assert told in read(lists(tower_page(catalogue))[0])


def test_the_next_origin_is_numbered_after_all_that_draw_on_each_other(mini: Catalogue) -> None:
    """Five who each have it from the next are two origins, so what stands apart is the third."""
    ring, sources = list(mini.agents)[:5], list(mini.sources)
    paths = [(ring[n], (ring[(n + 1) % 5],), sources[n]) for n in range(5)]
    catalogue, derived = tower(mini, *paths, ("saltmere-guard", (), sources[5]))
    assert support_words(derived.status, language_for("en")) == "6 pages, 3 origins"
    assert re.findall(r'<li value="(\d)">', lists(tower_page(catalogue))[0]) == ["3"]


@pytest.mark.parametrize(
    ("number", "pages", "origins"),
    [
        (0, "لا صفحات", "لا أصول"),
        (1, "صفحة واحدة", "أصل واحد"),
        (2, "صفحتان", "أصلان"),
        (3, "3 صفحات", "3 أصول"),
        (12, "12 صفحة", "12 أصلًا"),
        (100, "100 صفحة", "100 أصل"),
    ],
)
def test_pages_and_origins_take_their_plural_in_arabic(number: int, pages: str, origins: str) -> None:
    language = language_for("ar")
    assert (language.counted(number, "page"), language.counted(number, "origin")) == (pages, origins)


def test_the_terminal_and_programs_are_told_the_same_numbers(
    mini: Catalogue, mini_statuses: Mapping[str, SiteStatus]
) -> None:
    language = language_for("en")
    for derived in mini_statuses.values():
        text = status_as_text(mini, derived, Asked(), language)
        data = status_as_data(mini, derived, Asked())
        if data["withdrawn"]:
            assert "support" not in data
            continue
        told = [(derived.status, data)]
        told += [(status, data["components"][id]) for id, status in derived.components.items()]
        for status, own in told:
            assert support_words(status, language) in text
            support = own["support"]
            assert support["grade"] == (status.support_grade.id if status.support_grade else None)
            assert [(one["word"], one["pages"], one["origins"]) for one in support["words"]] == [
                (one.word.id, one.pages, one.origins) for one in status.support
            ]
            for one in support["words"]:
                assert len({path["source"] for path in one["paths"]}) == one["pages"]
    assert any(len(status.support) > 1 for status in every_status(mini_statuses))
