"""What a language says of people, numbers, places and terms, and where the words for that come from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from damage_catalogue.language import OURS, Languages, language_for
from damage_catalogue.language.completeness import Share, completeness_of
from damage_catalogue.language.language import Judgement
from damage_catalogue.records.model import Catalogue
from damage_catalogue.records.vocabularies import Term, Vocabulary

ENGLISH = language_for("en")
OF_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
DW, AFP, MAAMOUN = Markup("DW"), Markup("AFP"), Markup("M. <i>Abdulkarim</i>")


def spoken(folder: Path, tag: str, text: str) -> Languages:
    (folder / f"{tag}.yaml").write_text(text, "utf-8")
    return Languages(folder)


@given(st.integers(1, 3999))
def test_a_number_in_roman_numerals_reads_back_as_itself(number: int) -> None:
    written = language_for("uk").ordinal(number)
    values = [OF_ROMAN[sign] for sign in written]
    after = [*values[1:], 0]
    assert sum(-one if one < next else one for one, next in zip(values, after, strict=True)) == number
    assert all(sign * 4 not in written for sign in OF_ROMAN)


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [
        ("en", 0, "0"),
        ("en", 999, "999"),
        ("en", 1000, "1,000"),
        ("en", -1000, "-1,000"),
        ("en", 1234567, "1,234,567"),
        ("en", 0.5, "0.5"),
        ("fr", 1000, "1\u202f000"),
        ("fr", 0.5, "0,5"),
        ("uk", 1000, "1\u00a0000"),
    ],
)
def test_a_number_has_the_signs_of_its_language(tag: str, number: float, said: str) -> None:
    assert language_for(tag).number(number) == said


@pytest.mark.parametrize(
    ("latitude", "longitude", "said"),
    [
        (34.55, 38.2691, "34.5500° N, 38.2691° E"),
        (-34.55, -38.2691, "34.5500° S, 38.2691° W"),
        (0, 0, "0.0000° N, 0.0000° E"),
    ],
)
def test_a_position_says_its_half_of_the_world(latitude: float, longitude: float, said: str) -> None:
    assert ENGLISH.position(latitude, longitude, 4) == said


@pytest.mark.parametrize(
    ("by", "via", "said"),
    [
        (None, (), "DW"),
        (None, (AFP,), "DW, reporting AFP"),
        (MAAMOUN, (), "DW, citing M. <i>Abdulkarim</i>"),
        (MAAMOUN, (AFP,), "DW, reporting AFP, which quotes M. <i>Abdulkarim</i>"),
        (MAAMOUN, (Markup("SANA"), AFP), "DW, reporting AFP, which reports SANA, which quotes"),
    ],
)
def test_words_are_followed_to_their_speaker(by: Markup | None, via: tuple[Markup, ...], said: str) -> None:
    assert ENGLISH.chain(by, via, DW).startswith(said)


@pytest.mark.parametrize(
    ("kind", "by", "said"),
    [
        ("claimed", "A", "A says that it did it."),
        ("claimed", None, "A says that it did it."),
        ("claimed", "B", "A is said to have claimed it, according to B."),
        ("accused", "B", "A is accused of it by B."),
        ("accused", "A", "A is accused of it by A."),
        ("accused", None, "A is accused of it; the source does not say by whom."),
        ("assessed", "B", "A is held responsible for it by B, after looking into it."),
        ("assessed", None, "A is held responsible after an inquiry; the source does not say whose."),
    ],
)
def test_blame_names_who_lays_it(kind: str, by: str | None, said: str) -> None:
    assert ENGLISH.attribution(kind, Markup("A"), None if by is None else Markup(by)) == said


def test_the_last_look_says_its_own_word_where_the_status_has_another() -> None:
    look = Judgement(Markup("Severe"), Markup("ASOR"), "from-above", Markup("in 2016"), Markup("[1]"))
    same, other = ENGLISH.last_confirmed(look, True), ENGLISH.last_confirmed(look, False)
    assert same.startswith("Last confirmed in 2016: ")
    assert other.startswith("Last confirmed in 2016 (Severe): ")
    assert same.partition(": ")[2] == other.partition(": ")[2]
    assert "limits" not in other


def term(**labels: str) -> Term:
    return Term("lost", "state", labels={"en": "Lost", **labels}, definitions={"en": "Gone."})


WITH_LABELS = "name: Deutsch\nvocabularies:\n  state: {title: Zustand, terms: {lost: Verloren}}\n"


@pytest.mark.parametrize(
    ("words", "labels", "said", "its_own"),
    [
        pytest.param(WITH_LABELS, {}, "Verloren", True, id="file"),
        pytest.param(WITH_LABELS, {"de": "Weg"}, "Weg", True, id="vocabulary-before-file"),
        pytest.param("name: Deutsch\n", {"de": "Weg"}, "Weg", True, id="vocabulary"),
        pytest.param("name: Deutsch\n", {}, "Lost", False, id="neither"),
    ],
)
def test_a_label_is_that_of_the_vocabulary_or_of_the_file_or_the_english_one(
    words: str, labels: dict[str, str], said: str, its_own: bool, tmp_path: Path
) -> None:
    german = spoken(tmp_path, "de", words)["de"]
    lost = term(**labels)
    assert (german.term(lost), german.has_term(lost)) == (said, its_own)
    list_of_states = Vocabulary("state", {"en": "State"}, {"en": "What state?"}, (lost,))
    in_file = words == WITH_LABELS
    assert german.vocabulary(list_of_states) == ("Zustand" if in_file else "State")
    assert german.has_vocabulary(list_of_states) is in_file


def test_a_catalogue_may_name_a_country_and_a_language_otherwise(tmp_path: Path) -> None:
    names = "names:\n  countries: {SY: Syria (Arab Republic)}\n  languages: {ku: Kurmanji}\n"
    english = spoken(tmp_path, "en", names)["en"]
    assert (english.country("SY"), english.country("IQ")) == ("Syria (Arab Republic)", "Iraq")
    assert (english.language_name("ku"), english.language_name("ku-Latn")) == ("Kurmanji", "Kurmanji")
    assert english.language_name("ar") == "Arabic"


@pytest.mark.parametrize("tag", ["zh-Hant", "zh", "zh-TW"])
def test_a_language_is_called_by_its_whole_tag_where_that_has_a_name(tag: str) -> None:
    assert ENGLISH.language_name(tag) == ("Traditional Chinese" if tag == "zh-Hant" else "Chinese")


def test_a_counted_thing_may_say_its_number_in_words(tmp_path: Path) -> None:
    named = "name: Deutsch\nnouns:\n  site: {one: ein Ort, other: '{n} Orte'}\n"
    assert spoken(tmp_path, "de", named)["de"].counted(1, "site") == "ein Ort"


@pytest.mark.parametrize("tag", OURS)
def test_whatever_a_language_counts_is_filled_for_every_number(tag: str) -> None:
    language = language_for(tag)
    for number in (0, 1, 2, 3, 5, 11, 21, 100, 1000):
        for key, message in language.words.messages.items():
            if key.startswith("nouns."):
                assert "{" not in language.of_number(key, number), (key, message)


def test_how_much_a_language_says_is_counted_one_by_one(mini: Catalogue, tmp_path: Path) -> None:
    words = "name: Deutsch\nwords: {all_sites: Orte}\nvocabularies: {damage: {title: Schaden}}\n"
    german = spoken(tmp_path, "de", words)["de"]
    found = completeness_of(german, mini, {"index": {"en", "de"}, "dates": {"en"}})
    labels = sum(1 + len(vocabulary) for vocabulary in mini.vocabularies.values())
    assert found.shares["words"] == Share(1, len(ENGLISH.words.messages))
    assert found.shares["labels"] == Share(1, labels)
    assert found.shares["guide pages"] == Share(1, 2)
    assert found.missing[-1] == "dates"
    assert len(found.missing) == len(ENGLISH.words.messages) - 1 + labels - 1 + 1


def test_how_much_of_the_records_a_language_has_is_counted(mini: Catalogue) -> None:
    shares = {tag: completeness_of(language_for(tag), mini, {}).shares for tag in ("en", "ar", "uk")}
    named = [
        *(agent.names for agent in mini.agents.values()),
        *(site.names for site in mini.sites.values()),
        *(part.names for site in mini.sites.values() for part in site.components),
    ]
    arabic = [names for names in named if any(name.lang == "ar" for name in names.all)]
    assert shares["ar"]["names in records"] == Share(len(arabic), len(named))
    there, whole = shares["ar"]["texts in records"]
    assert 0 < there < whole
    assert shares["en"]["texts in records"] == Share(whole, whole)
    assert shares["uk"]["texts in records"] == Share(0, whole)
