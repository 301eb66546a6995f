"""English and Arabic say the same things, and no page says a word that its language does not give it."""

import inspect
import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
import yaml

import damage_catalogue.publishing
from damage_catalogue.language import (
    LANGUAGES,
    Language,
    arabic,
    arabic_words,
    direction_of,
    english,
    english_words,
    language_for,
)
from damage_catalogue.publishing.in_words.knowing import WAYS_OF_LOOKING
from damage_catalogue.publishing.page import Page
from damage_catalogue.records.model import Catalogue, Text
from damage_catalogue.status.facts import Verdict

REPOSITORY = Path(__file__).parents[2]
PUBLISHING = Path(damage_catalogue.publishing.__file__).parent
# The pages for editors, reference_*, have their words in publishing/reference/words.py.
TEMPLATES = sorted(
    path for path in (PUBLISHING / "templates").glob("*.j2") if not path.name.startswith("reference_")
)
NAMES_OF_FORMATS = {"CSV", "GeoJSON"}


def test_both_languages_have_every_word() -> None:
    assert english_words.WORDS.keys() == arabic_words.WORDS.keys()
    assert english_words.NOUNS.keys() == arabic_words.NOUNS.keys()
    assert english_words.PAGE_TITLES.keys() == arabic_words.PAGE_TITLES.keys()
    assert english_words.LANGUAGES.keys() == arabic_words.LANGUAGES.keys()
    assert english_words.COUNTRIES.keys() == arabic_words.COUNTRIES.keys()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("SY", ("Syria", "سوريا")),
        ("PS", ("Palestine", "فلسطين")),
        ("MK", ("North Macedonia", "مقدونيا الشمالية")),
        ("ZZX", ("ZZX", "ZZX")),
    ],
)
def test_every_country_has_a_name_in_both_languages(code: str, names: tuple[str, str]) -> None:
    assert tuple(language_for(tag).country(code) for tag in ("en", "ar")) == names


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_says_every_sentence_itself(tag: str) -> None:
    own = type(language_for(tag))
    wanted = {
        name
        for name, _ in inspect.getmembers(Language)
        if getattr(getattr(Language, name), "__isabstractmethod__", False)
    }
    assert wanted <= own.__dict__.keys()


@pytest.mark.parametrize("language", [english, arabic], ids=LANGUAGES)
def test_every_verdict_and_word_of_a_rule_has_its_sentence(language: object, mini: Catalogue) -> None:
    tables = vars(language)
    assert tables["_VERDICTS"].keys() == set(get_args(Verdict))
    bases = {term.id for term in mini.vocabularies["basis"]}
    ways = bases | set(WAYS_OF_LOOKING)
    assert tables["_HOW_THEY_KNOW"].keys() == tables["_HOW_NOBODY_KNOWS"].keys() == ways
    seen = {basis.id for basis in mini.vocabularies["basis"] if basis.weight == "look"}
    assert tables["_HOW_SEEN"].keys() == seen | set(WAYS_OF_LOOKING) - {"first-hand"}
    for table in ("_HOW_THEY_KNOW", "_HOW_NOBODY_KNOWS", "_HOW_SEEN"):
        assert len(set(tables[table].values())) == len(tables[table]), "each way has its own sentence"
    assert tables["_OUTCOMES"].keys() == {term.id for term in mini.vocabularies["disagreement-outcome"]}
    assert tables["_STANDINGS"].keys() == {term.id for term in mini.vocabularies["standing"]} - {"standing"}


def test_every_word_that_a_page_asks_for_is_there_and_no_other() -> None:
    sources = [*TEMPLATES, *(path for path in PUBLISHING.rglob("*.py") if not path.stem.endswith("_words"))]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    quoted = set(re.findall(r"""["']([a-z_-]+)["']""", text))
    composed = (
        "read_",
        "all_",
        "cite_",
        "lane_",
        "explore_",
        "search_",
        "since_",
        "ended_",
        "done_",
        "how_",
        "at_least_",
    )
    unused = {key for key in english_words.WORDS if key not in quoted and not key.startswith(composed)}
    assert unused == set()
    asked = set(re.findall(r"""\b(?:w|word)\(["']([a-z_-]+)["']\)""", text))
    assert asked - english_words.WORDS.keys() == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_word_of_any_language(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    shown = re.sub(r"<[^>]*>", " ", text)
    attributes = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    words = set(re.findall(r"[^\W\d_]{2,}", " ".join([shown, *attributes])))
    assert words - NAMES_OF_FORMATS == set()


def test_arabic_pages_hold_no_english_sentence_of_the_interface(arabic: Mapping[str, Page]) -> None:
    sentences = [text for text in english_words.WORDS.values() if " " in text.strip()]
    for page in arabic.values():
        shown = re.sub(r"<[^>]+>", " ", page.body)
        assert [sentence for sentence in sentences if sentence in shown] == [], page.address


def test_a_text_without_arabic_is_shown_in_english_and_marked(arabic: Mapping[str, Page]) -> None:
    body = arabic["sites/saltmere/temple-of-winds/"].body
    english_part = '<span lang="en" dir="ltr">The hall is gone.</span>'
    assert f'{english_part} <span class="hd-other-language">(بالإنجليزية)</span>' in body
    assert "القاعة سليمة." in body


def test_a_long_text_that_runs_the_other_way_stands_in_lines_of_its_own() -> None:
    long, short = Text((("en", "word " * 20),)), Text((("en", "word"),))
    assert 'class="hd-own-lines" lang="en" dir="ltr"' in language_for("ar").text(long)
    assert "hd-own-lines" not in language_for("ar").text(short) + language_for("en").text(long)


def test_text_is_escaped_in_either_language() -> None:
    hostile = Text((("en", "<b>"),))
    assert [str(language_for(tag).text(hostile)).count("&lt;b&gt;") for tag in LANGUAGES] == [1, 1]


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-Latn", "ltr"),
        ("arc-Palm", "rtl"),
        ("grc", "ltr"),
        ("ku-Arab", "rtl"),
    ],
)
def test_direction_follows_the_script(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا أماكن"),
        (1, "مكان واحد"),
        (2, "مكانان"),
        (3, "3 أماكن"),
        (10, "10 أماكن"),
        (11, "11 مكانًا"),
        (99, "99 مكانًا"),
        (100, "100 مكان"),
        (103, "103 أماكن"),
        (1250, "1,250 مكانًا"),
    ],
)
def test_arabic_numbers_take_their_plural(number: int, words: str) -> None:
    assert language_for("ar").counted(number, "site") == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 places"), (1, "1 place"), (1250, "1,250 places")])
def test_english_numbers_take_their_plural(number: int, words: str) -> None:
    assert language_for("en").counted(number, "site") == words


def test_a_catalogue_may_name_the_languages_that_the_site_speaks_and_no_other() -> None:
    schema = yaml.safe_load((REPOSITORY / "schemas/catalogue.schema.yaml").read_text("utf-8"))
    assert set(schema["properties"]["languages"]["items"]["enum"]) == set(LANGUAGES)
