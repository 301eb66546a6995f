"""English and Arabic say the same things, and no page says a word that its language does not give it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

import damage_catalogue.publishing
from damage_catalogue.language import OURS, Language, direction_of, language_for
from damage_catalogue.publishing.in_words.knowing import WAYS_OF_LOOKING
from damage_catalogue.publishing.page import Page
from damage_catalogue.records.model import Catalogue, Text
from damage_catalogue.status.facts import Verdict

PUBLISHING = Path(damage_catalogue.publishing.__file__).parent
EDITING = sorted((PUBLISHING.parent / "editing").glob("*.py"))
LANGUAGE = sorted((PUBLISHING.parent / "language").glob("*.py"))
# The pages for editors, reference_*, take their words from the group `guide`.
TEMPLATES = sorted(
    path for path in (PUBLISHING / "templates").glob("*.j2") if not path.name.startswith("reference_")
)
NAMES_OF_FORMATS = {"CSV", "GeoJSON"}


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


def keys_below(language: Language, group: str) -> set[str]:
    """The names that stand in a group of the file of words."""
    return {key.split(".")[0] for key in language.group(group)}


@pytest.mark.parametrize("tag", OURS)
def test_every_verdict_and_word_of_a_rule_has_its_sentence(tag: str, mini: Catalogue) -> None:
    language = language_for(tag)
    assert keys_below(language, "verdicts") == set(get_args(Verdict))
    bases = {term.id for term in mini.vocabularies["basis"]}
    ways = bases | set(WAYS_OF_LOOKING)
    assert keys_below(language, "how_known") == ways
    seen = {basis.id for basis in mini.vocabularies["basis"] if basis.weight == "look"}
    assert {way for way in ways if language.how_seen(way)} == seen | set(WAYS_OF_LOOKING) - {"first-hand"}
    for form in ("named", "unnamed", "seen"):
        said = [text for key, text in language.group("how_known").items() if key.endswith(f".{form}")]
        assert len(set(said)) == len(said), "each way has its own sentence"
    assert keys_below(language, "outcomes") == {term.id for term in mini.vocabularies["disagreement-outcome"]}
    assert keys_below(language, "standings") == {term.id for term in mini.vocabularies["standing"]} - {
        "standing"
    }


def test_every_word_that_a_page_or_draft_asks_for_is_there_and_no_other() -> None:
    known = language_for("en").group("words").keys()
    sources = [*TEMPLATES, *PUBLISHING.rglob("*.py"), *EDITING, *LANGUAGE]
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
        "day_",
        "at_least_",
        "title_",
    )
    unused = {key for key in known if key not in quoted and not key.startswith(composed)}
    assert unused == set()
    asked = set(re.findall(r"""\b(?:w|word)\(["']([a-z_-]+)["']\)""", text))
    assert asked - known == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_word_of_any_language(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    shown = re.sub(r"<[^>]*>", " ", text)
    attributes = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    words = set(re.findall(r"[^\W\d_]{2,}", " ".join([shown, *attributes])))
    assert words - NAMES_OF_FORMATS == set()


def test_arabic_pages_hold_no_english_sentence_of_the_interface(arabic: Mapping[str, Page]) -> None:
    sentences = [text for text in language_for("en").group("words").values() if " " in text.strip()]
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
    assert [str(language_for(tag).text(hostile)).count("&lt;b&gt;") for tag in OURS] == [1] * len(OURS)


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
