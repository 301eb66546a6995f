"""The invented catalogue in four languages, one of them written from the right: pages, switch, scripts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import KINDS, ROOT, Served, build, serving
from tests.browser.test_every_kind import AXE, DESK, NIGHT, PHONE
from tests.browser.visit import Visit, visit_all, watch

from damage_catalogue.language import language_for
from damage_catalogue.records.edtf import parse

pytestmark = pytest.mark.browser

TAGS = ("en", "ar", "uk", "fr")
NEW = ("uk", "fr")
TEMPLE = "sites/saltmere/temple-of-winds/"
OWN_NAMES = {"uk": "Храм вітрів", "fr": "Temple des Vents à Élise"}
# What a language without guide pages of its own has not.
HAND_WRITTEN = {"guide", "chapter", "method", "gaps", "searching", "commands"}


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented catalogue in four languages, one temple of which has a name in each."""
    root = tmp_path_factory.mktemp("four")
    shutil.copytree(ROOT / "tests" / "data" / "mini", root, dirs_exist_ok=True)
    about, temple = root / "catalogue/catalogue.yaml", root / f"catalogue/{TEMPLE.rstrip('/')}.yaml"
    about.write_text(about.read_text("utf-8").replace("[en, ar]", f"[{', '.join(TAGS)}]"), "utf-8")
    names = "".join(
        f"  - {{text: {name}, lang: {tag}, role: preferred}}\n" for tag, name in OWN_NAMES.items()
    )
    temple.write_text(temple.read_text("utf-8").replace("names:\n", f"names:\n{names}", 1), "utf-8")
    out = root / "site"
    with serving(out) as address:
        build(out, "--root", root, "--site-url", address)
        yield Served(out, address)


@pytest.fixture(scope="module")
def visits(browser: Browser, four: Served) -> list[Visit]:
    """Of every kind the longest page: Ukrainian on a phone at night, French on a desk and on a phone."""
    axe = AXE.read_text("utf-8") if AXE.is_file() else None
    kinds = [kind for kind in KINDS if kind not in HAND_WRITTEN]
    paths = {tag: [four.pages(kind, f"{tag}/")[-1] for kind in kinds] for tag in NEW}
    return [
        *visit_all(browser, four.address, paths["uk"], NIGHT, axe),
        *visit_all(browser, four.address, paths["fr"], DESK, axe),
        *visit_all(browser, four.address, [*paths["fr"], "404.html"], PHONE, None),
    ]


@pytest.fixture
def page(browser: Browser, four: Served) -> Iterator[Page]:
    problems: list[str] = []
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    watch(opened, four.address, problems)
    yield opened
    opened.close()
    assert problems == []


def test_no_page_breaks_a_rule_of_accessibility_or_scrolls_sideways(visits: list[Visit]) -> None:
    assert [(visit.path, visit.findings) for visit in visits if visit.findings] == []
    assert [(visit.path, visit.look, visit.overflow) for visit in visits if visit.overflow > 0] == []


def test_no_page_says_an_error_or_asks_another_host(visits: list[Visit]) -> None:
    assert [(visit.path, visit.problems) for visit in visits if visit.problems] == []


@pytest.mark.parametrize("path", ["", TEMPLE, "explore/", "changes/"])
def test_each_language_leads_to_the_same_page_in_every_other(path: str, four: Served, page: Page) -> None:
    page.goto(four.address + path)
    for tag in (*TAGS, TAGS[0]):
        page.locator(f".hd-languages a[lang={tag}]").click()
        page.wait_for_load_state("load")
        assert page.evaluate("document.documentElement.lang") == tag
        assert page.url == four.address + ("" if tag == TAGS[0] else f"{tag}/") + path
        assert page.locator(".hd-languages [aria-current]").get_attribute("lang") == tag


@pytest.mark.parametrize("tag", NEW)
def test_where_there_is_no_guide_the_way_leads_to_the_english_one(tag: str, four: Served, page: Page) -> None:
    page.goto(f"{four.address}{tag}/")
    way = page.locator(".hd-sections a[hreflang=en]")
    assert language_for(tag).in_other_language("en") in way.inner_text()
    way.click()
    page.wait_for_load_state("load")
    assert page.url == f"{four.address}guide/"


@pytest.mark.parametrize("tag", NEW)
def test_the_explorer_counts_as_the_language_does(tag: str, four: Served, page: Page) -> None:
    language = language_for(tag)
    for query in ("", "?status=destroyed", "?status=contested", "?text=temple"):
        page.goto(f"{four.address}{tag}/explore/{query}")
        page.wait_for_selector("#explorer[data-ready]")
        left = page.locator("#explorer [data-id]").count()
        said = page.inner_text("#x_total")
        assert language.number(left) in said
        assert query or language.counted(left, "site") in said


@pytest.mark.parametrize("tag", NEW)
def test_the_explorer_says_a_day_as_the_pages_do(tag: str, four: Served, page: Page) -> None:
    language = language_for(tag)
    for day in ("2015-09-01", "2015-09-02"):
        page.goto(f"{four.address}{tag}/explore/?on={day}")
        page.wait_for_selector("#explorer[data-ready]")
        assert language.date(parse(day)) in page.inner_text("#explorer")


@pytest.mark.parametrize(
    ("tag", "asked"),
    [
        ("uk", "храм"),
        ("uk", "ХРАМ ВІТРІВ"),
        ("fr", "vents"),
        ("fr", "elise"),
        ("fr", "ÉLISE"),
        ("en", "храм"),
    ],
)
def test_names_are_found_in_their_own_script_with_and_without_accents(
    tag: str, asked: str, four: Served, page: Page
) -> None:
    prefix = "" if tag == TAGS[0] else f"{tag}/"
    page.goto(four.address + prefix)
    page.locator(".hd-masthead .hd-search input").fill(asked)
    found = page.locator(f".hd-search-panel a[href$='{prefix}{TEMPLE}']").first
    found.wait_for()
    page.goto(f"{four.address}{prefix}explore/?text={asked}")
    page.wait_for_selector("#explorer[data-ready]")
    assert page.locator("#explorer [data-id='saltmere/temple-of-winds']").count() == 1


def test_a_missing_page_speaks_all_languages(four: Served) -> None:
    lost = (four.folder / "404.html").read_text("utf-8")
    assert re.findall(r'<section class="hd-missing" lang="(\w+)"', lost) == list(TAGS)
    for tag in TAGS:
        assert language_for(tag).group("frame")["missing"] in lost


@pytest.mark.parametrize("tag", NEW)
def test_the_whole_of_a_page_is_in_its_language(tag: str, four: Served) -> None:
    """No sentence of the English interface stands on a page in another language."""
    english = [text for text in language_for("en").group("words").values() if len(text.split()) > 1]
    said = [text for text in english if "{" not in text]
    for file in sorted(Path(four.folder, tag).rglob("index.html")):
        if "guide" in file.parts:
            continue
        html = file.read_text("utf-8")
        assert [sentence for sentence in said if f">{sentence}<" in html] == [], file
