"""Texts in the letters of another language and words of mixed letters are found, and nothing else is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.diagnostic import Diagnostic, Severity
from damage_catalogue.validation.finding import RecordInFile
from damage_catalogue.validation.rules.letters import (
    LANGUAGES,
    LOOKALIKES,
    SCRIPTS,
    TRANSLATED,
    check_letters,
    find_meant,
    script_of,
    scripts_of,
)

ROOT = Path(__file__).parents[2]
Find = Callable[[str, str], list[Diagnostic]]

ARABIC = "سقط السقف في القصف وبقيت الجدران قائمة."
ENGLISH = "The roof fell in and the walls still stand."
RUSSIAN = "Крыша рухнула, стены стоят."
UKRAINIAN = "Дах упав, стіни стоять."
GREEK = "Η στέγη κατέρρευσε."


def told(data: dict[str, Any]) -> list[tuple[str, Any]]:
    """The code and the path of each finding in the data of a record; the rules look at nothing else."""
    nothing: Any = None
    entry = RecordInFile("sites", "catalogue/sites/gate.yaml", data, nothing, nothing, nothing)
    return [(found.code, found.path) for found in check_letters(entry, Day(2026, 11, 22))]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", ARABIC),
        ("en", RUSSIAN),
        ("en-GB", GREEK),
        ("en", "建物は破壊された"),
        ("ar", ENGLISH),
        ("ar", "Destroyed"),
        ("ar", "Temple of Bel"),
        ("ar", RUSSIAN),
        ("ar", f"{ENGLISH} و"),
        ("ar", "«Temple of Bel»"),
        ("ar-Latn", ARABIC),
        ("fa", ENGLISH),
        ("uk", ENGLISH),
        ("uk-Latn", UKRAINIAN),
        ("ru", "Krysha rukhnula"),
        ("el", "I stegi katerrefse"),
        ("he", ARABIC),
        ("hy", ENGLISH),
        ("ka", RUSSIAN),
        ("ja", ENGLISH),
        ("zh-Hans", ENGLISH),
        ("ckb", ENGLISH),
        ("ku", GREEK),
        ("fr", ARABIC),
    ],
)
def test_a_text_in_letters_of_another_language_is_told(tag: str, text: str) -> None:
    assert told({"description": {tag: text}}) == [("HD223", ("description", tag))]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", ENGLISH),
        ("ar", ARABIC),
        ("ar-Latn", "Saqaṭa as-saqf fī al-qaṣf"),
        ("uk-Latn", "Dakh upav"),
        ("uk", UKRAINIAN),
        ("el", GREEK),
        ("grc", "Ἀθηνᾶ"),
        ("he", "הגג קרס"),
        ("ja", "建物は破壊された"),
        ("zh-Hant", "建築物被毀"),
        ("ko", "지붕이 무너졌다"),
        ("ku", "Banê xanî hilweşiya"),
        ("ku", "بانی خانووەکە ڕووخا"),
        ("sr", "Krov se srušio"),
        ("sr", "Кров се срушио"),
        ("pt-BR", "O telhado caiu"),
        # Latin names and signs in other scripts.
        ("ar", "UNESCO"),
        ("ar", "DigitalGlobe، WorldView-2"),
        ("ar", "صورة من DigitalGlobe التقطها القمر WorldView-2 ونشرتها UNITAR-UNOSAT"),
        ("ar", "كاتب مدونة «Portable Antiquity Collecting and Heritage Issues»."),
        ("ar", "مدفن جمبليك (Tower Tomb of Iamblichus)"),
        ("ar", "ناشر موقع nikolas-vakalis.example.com/about."),
        ("ar", "برج [@asor-cultural-heritage-initiatives-weekly-report-57-58, p. 12]."),
        ("ar", "انظر https://example.org/a-very-long-address/that-says-nothing-of-the-language"),
        ("ar", "المعيار (ii) و(iv)"),
        ("uk", "Звіт UNESCO про Transfiguration Cathedral"),
        # Words of others in Latin texts.
        ("en", "The name قلعة ابن معن stands on the sign."),
        ("en", "“قلعة فخر الدين المعني الثاني في تدمر”, as the sign has it"),
        ("en", "Transl. of «قلعة فخر الدين المعني الثاني في تدمر»"),
        # Nothing to go by.
        ("en", "23"),
        ("ar", "23"),
        ("ar", "1,250 (2015)"),
        ("ar", "—"),
        ("ar", "X"),
        ("en", "α"),
        # Languages and scripts that the table does not have.
        ("akk", "Kalhu"),
        ("tlh", ARABIC),
        ("und", ARABIC),
        ("ar-Syrc", "ܐܒܓܕ"),
        ("en-Brai", ARABIC),
    ],
)
def test_a_text_in_letters_of_its_own_language_is_left_alone(tag: str, text: str) -> None:
    assert told({"description": {tag: text}}) == []


@pytest.mark.parametrize(
    ("lang", "text", "is_wrong"),
    [
        ("ar", "تدمر", False),
        ("ar-Latn", "Tadmur", False),
        ("en", "Palmyra", False),
        ("akk-Latn", "Tadmar", False),
        ("uk-Latn", "Odesa", False),
        ("en", "تدمر", True),
        ("ar", "Tadmur", True),
        ("ar", "UNESCO", True),
        ("ar", "«UNESCO»", True),
        ("ar-Latn", "تدمر", True),
        ("uk", "Odesa", True),
    ],
)
def test_a_name_is_in_the_letters_of_its_tag(lang: str, text: str, is_wrong: bool) -> None:
    place = ("names", 0, "text")
    assert told({"names": [{"text": text, "lang": lang}]}) == [("HD223", place)] * is_wrong


def test_a_plain_text_is_english_and_a_title_in_the_language_of_its_source() -> None:
    assert told({"says": ARABIC, "note": ENGLISH}) == [("HD223", ("says",))]
    assert told({"title": ARABIC, "language": "ar", "note": ENGLISH}) == []
    assert told({"title": ARABIC, "language": "en"}) == [("HD223", ("title",))]
    assert told({"title": ARABIC}) == []


def test_words_of_a_source_are_in_whatever_language_it_has() -> None:
    own = {"quote": ARABIC, "wording": ARABIC, "locator": ARABIC, "credit": ARABIC, "rights": ARABIC}
    assert told(own | {"author": [{"family": "أحمد"}], "container-title": ARABIC}) == []


def schema_parts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each field of a schema with what it refers to."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield name, value["$ref"].rsplit("/", 1)[-1]
        for key, below in value.items():
            for field, part in below.items() if key == "properties" else ():
                yield from schema_parts(part, field)
            if key != "properties":
                yield from schema_parts(below, key if key not in ("items", "allOf") else name)
    elif isinstance(value, list):
        for item in value:
            yield from schema_parts(item, name)


def test_every_field_that_has_languages_is_looked_at() -> None:
    found = set()
    for path in (ROOT / "schemas").glob("*.schema.yaml"):
        schema = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem.split(".")[0] not in ("vocabulary", "catalogue"):
            found |= set(schema_parts(schema))
    translated = {"text", "says", "fewWords", "paragraph", "note", "because"}
    assert {name for name, part in found if part in translated and name != "inFavourOf"} == TRANSLATED


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Pаlmyra", "Palmyra"),
        ("Рalmyra", "Palmyra"),
        ("BООK", "BOOK"),
        ("ВООK", "ВООК"),
        ("Αthens", "Athens"),
        ("Одeса", "Одеса"),
        ("Kиїв", "Київ"),
        ("Aθήνα", "Αθήνα"),
    ],
)
def test_a_letter_of_another_script_is_found_by_its_looks(word: str, meant: str) -> None:
    assert find_meant(word) == meant
    assert word != meant
    assert told({"names": [{"text": f"Near {word} (x)", "lang": "und"}]}) == [("HD224", ("names", 0, "text"))]


@pytest.mark.parametrize(
    "word",
    [
        "Palmyra",
        "Одеса",
        "Αθήνα",
        "µm",
        "μm",
        "ΔT",
        "PDFки",
        "SMSка",
        "VIPы",
        "iPhoneом",
        "Qalʿat",
        "وUNESCO",
        "ο",
        "A",
    ],
)
def test_words_that_only_seem_to_mix_scripts_are_left_alone(word: str) -> None:
    assert find_meant(word) is None
    assert told({"credit": f"{word}, IT-компания, Нью-York, α-Fe"}) == []


def test_lookalikes_are_letters_of_one_script_that_stand_for_latin_ones() -> None:
    for sign, latin in LOOKALIKES.items():
        assert script_of(chr(sign)) in ("Cyrl", "Grek")
        assert unicodedata.name(chr(latin)).startswith("LATIN")


@pytest.mark.parametrize(
    ("tag", "text", "is_wrong"),
    [
        ("en", "The oﬃce burned.", True),
        ("en", "𝐃𝐞𝐬𝐭𝐫𝐨𝐲𝐞𝐝", True),
        ("en", "Ｐalmyra", True),
        ("ar", "ﺑﻮاﺑﺔ تدمر", True),
        ("ar", "علی المسجد", True),
        ("ar", "المسجد ألکبیر", True),
        ("fa", "علی در مسجد است", False),
        ("ur", "مسجد کی دیوار", False),
        ("ckb", "کوردستان", False),
        ("ar", "مدينة پیرانشهر", False),
        ("ar", "الرسول ﷺ", False),
        ("ja", "ＮＨＫの報道", False),
        ("en", "10 m², № 5, ½, n.º 3", False),
    ],
)
def test_signs_in_place_of_letters_are_found(tag: str, text: str, is_wrong: bool) -> None:
    assert told({"description": {tag: text}}) == [("HD225", ("description", tag))] * is_wrong


def test_letters_of_no_field_are_overlooked() -> None:
    hidden = {
        "author": [{"literal": "Gаte"}],
        "designations": [{"ref": "Gаte 12"}],
        "URL": "https://exаmple.org",
    }
    assert [code for code, _ in told(hidden)] == ["HD224"] * 3


def test_scripts_of_tags() -> None:
    assert scripts_of("ar") == frozenset({"Arab"})
    for tag in ("en", "en-GB", "de-1996", "ar-Latn", "ar-Latn-x-own"):
        assert scripts_of(tag) == frozenset({"Latn"})
    assert scripts_of("zh-Hant-TW") == scripts_of("zh")
    assert scripts_of("qaa") is scripts_of("ar-Xsux") is None
    assert {script for scripts in LANGUAGES.values() for script in scripts} <= set(SCRIPTS)


@pytest.mark.parametrize("code", SCRIPTS)
def test_every_script_is_known_by_the_names_of_its_letters(code: str) -> None:
    assert any(script_of(chr(number)) == code for number in range(0x41, 0xD7FF))


def test_findings_are_warnings_at_the_word(find: Find) -> None:
    found = find("sites/gate.yaml", "names:\n  - {text: The Gаte, lang: en, role: preferred}\nkind: gate\n")
    assert [(each.code, each.line, each.column, each.length) for each in found] == [("HD224", 2, 16, 4)]
    assert found[0].severity is Severity.WARNING
    assert "Cyrillic small letter a" in found[0].message


def test_long_texts_take_time_that_grows_with_their_length() -> None:
    # A quadratic pattern would never come back from these.
    for piece in (
        "«",
        "“",
        "(",
        "[@",
        '"',
        "a-",
        "a.",
        "A",
        "aA",
        "http://",
        "а",
        "aа",
        "ا",
        "ی",
        "ﬁ",
        "1",
        " ",
    ):
        long = ("ا" + piece * 150_000)[:300_000]
        for tag in ("ar", "en"):
            assert len(told({"description": {tag: long}})) <= 3
