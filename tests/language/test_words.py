"""Files of words: what they must hold, what is said where they leave something out, and every fault."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import damage_catalogue.language
from damage_catalogue.language import OURS, SOURCE, LanguageError, Languages, language_for
from damage_catalogue.language.locale import plural_form
from damage_catalogue.language.words import PLURAL_FORMS

FOLDER = Path(damage_catalogue.language.__file__).parent
ENGLISH = language_for(SOURCE).words
NUMBERS = st.integers(0, 10_000_000)


@pytest.mark.parametrize("tag", OURS)
def test_our_own_languages_say_everything_themselves(tag: str) -> None:
    assert language_for(tag).words.missing == ()


@pytest.mark.parametrize("tag", OURS)
def test_a_counted_thing_has_every_plural_form_that_a_number_can_ask_for(tag: str) -> None:
    language = language_for(tag)
    wanted = {plural_form(language.locale, number) for number in (*range(1200), 10**6, 2 * 10**6)} | {"other"}
    for key, message in language.words.messages.items():
        if key.startswith("nouns."):
            assert set(message.forms) == wanted & set(PLURAL_FORMS), key


@pytest.mark.parametrize("tag", OURS)
def test_centuries_are_told_apart(tag: str) -> None:
    language = language_for(tag)
    assert len({language.ordinal(number) for number in range(1, 100)}) == 99


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [
        ("en", 22, "22nd"),
        ("ar", 20, "العشرون"),
        ("ar", 22, "22"),
        ("fr", 1, "Ier"),
        ("fr", 19, "XIXe"),
        ("uk", 4, "IV"),
    ],
)
def test_an_ordinal_number_is_said_as_the_language_does(tag: str, number: int, said: str) -> None:
    assert language_for(tag).ordinal(number) == said


@given(number=NUMBERS, tag=st.sampled_from(sorted(OURS)))
def test_a_number_above_two_is_shown_wherever_something_is_counted(number: int, tag: str) -> None:
    language = language_for(tag)
    said = language.counted(number, "record")
    assert number < 3 or re.sub(r"\D", "", said) == str(number)


def own(folder: Path, tag: str, text: str) -> Languages:
    folder.mkdir(exist_ok=True)
    (folder / f"{tag}.yaml").write_text(text, "utf-8")
    return Languages(folder)


def test_a_catalogue_says_a_word_of_ours_otherwise(tmp_path: Path) -> None:
    languages = own(tmp_path, "en", "words:\n  all_sites: Lighthouses\n")
    assert languages["en"].word("all_sites") == "Lighthouses"
    assert languages["en"].word("all_events") == "Events"
    assert languages["ar"].word("all_sites") == language_for("ar").word("all_sites")
    assert languages["en"].words.missing == ()


def test_what_a_language_leaves_out_is_said_in_english_and_listed(tmp_path: Path) -> None:
    german = own(tmp_path, "de", "name: Deutsch\nwords:\n  all_sites: Orte\n")["de"]
    assert (german.name, german.word("all_sites"), german.word("all_events")) == ("Deutsch", "Orte", "Events")
    assert len(german.words.missing) == len(ENGLISH.messages) - 1
    assert "words.all_events" in german.words.missing
    assert german.counted(2, "site") == "2 places"
    assert german.month_name(3) == "März"
    assert german.number(1234.5) == "1.234,5"
    assert german.country("SY") == "Syrien"


def test_the_forms_of_an_english_text_are_chosen_by_english_rules(tmp_path: Path) -> None:
    languages = own(tmp_path, "uk", "name: українська\nnouns:\n  event: {other: 'подій: {n}'}\n")
    assert languages["uk"].counted(21, "event") == "подій: 21"
    only_name = own(tmp_path, "lt", "name: lietuvių\n")["lt"]
    assert [only_name.counted(number, "site") for number in (1, 21)] == ["1 place", "21 places"]
    assert plural_form("lt", 21) == "one"


def test_words_of_the_catalogue_come_over_ours_even_in_english_that_stands_in(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("words:\n  all_events: Incidents\n", "utf-8")
    assert own(tmp_path, "de", "name: Deutsch\n")["de"].word("all_events") == "Incidents"


FAULTS = {
    "no name": ("words: {all_sites: Orte}\n", "de.yaml: name is missing"),
    "an unknown word": (
        "name: D\nwords:\n  all_sitse: Orte\n",
        "de.yaml:3:3: words.all_sitse: the site has no text of this name. Did you mean words.all_sites?",
    ),
    "an unknown group": (
        "name: D\nwrods:\n  comma: x\n",
        "de.yaml:3:3: wrods.comma: the site has no text of this",
    ),
    "a gap that nothing fills": (
        'name: D\nwords:\n  word_reported: "Es heißt: {wort}"\n',
        "de.yaml:3:3: words.word_reported: nothing fills the gap {wort} in “Es heißt: {wort}”",
    ),
    "Roman numerals of what is counted": (
        'name: D\nnouns:\n  site: {one: "{roman} Ort", other: "{n} Orte"}\n',
        "de.yaml:3:3: nouns.site: nothing fills the gap {roman} in “{roman} Ort”.",
    ),
    "a gap left out": (
        "name: D\nsentences:\n  share: viele\n",
        "de.yaml:3:3: sentences.share: “viele” leaves out {counted}, {n}, which the site has to say.",
    ),
    "a lone brace": (
        'name: D\nsentences:\n  quoted: "{text"\n',
        "de.yaml:3:3: sentences.quoted: “{text” has a brace",
    ),
    "a gap without a name": (
        'name: D\nsentences:\n  quoted: "{}"\n',
        "sentences.quoted: “{}” has the gap {}; a gap is",
    ),
    "a gap that reaches into the program": (
        'name: D\nsentences:\n  quoted: "{text.__class__}"\n',
        "sentences.quoted: “{text.__class__}” has the gap {text.__class__}; a gap is",
    ),
    "a gap with a format": ('name: D\nsentences:\n  quoted: "{text!r}"\n', "has the gap {text!}; a gap is"),
    "no form for other numbers": (
        'name: D\nnouns:\n  site: {one: "{n} Ort", few: "{n} Orte"}\n',
        "de.yaml:3:3: nouns.site: the form `other` is missing",
    ),
    "an unknown form": (
        'name: D\nnouns:\n  site: {eins: "{n} Ort", other: "{n} Orte"}\n',
        "nouns.site.eins: no plural form has this name; there are zero, one, two, few, many, other.",
    ),
    "forms where there is one text": (
        "name: D\nwords:\n  all_sites: {one: Ort, other: Orte}\n",
        "words.all_sites: one text is expected here, without plural forms.",
    ),
    "a number for a text": ("name: D\nwords:\n  all_sites: 3\n", "words.all_sites: a text is expected"),
    "eleven months": (
        "name: D\ndates:\n  months: [Jänner]\n",
        "dates.months: a list of twelve names is expected",
    ),
    "a group that is none": ("name: D\nwords: Orte\n", "de.yaml:2:1: words: a group of texts is expected"),
    "a list of names that there is not": (
        "name: D\nnames:\n  rivers: {X: Y}\n",
        "names.rivers: here stand countries",
    ),
    "a vocabulary with more than labels": (
        "name: D\nvocabularies:\n  damage: {definition: x}\n",
        "vocabularies.damage: a vocabulary has a title, and terms",
    ),
    "no YAML": ("name: D\nwords: {all_sites: [\n", "de.yaml:2:20: The bracket [ opened here is not closed."),
    "a name twice": ("name: D\nname: E\n", "de.yaml:2:1: "),
    "nothing": ("", "de.yaml: This holds no words. A file of words begins with"),
    "a list": ("- D\n", "de.yaml:1:1: This holds no words."),
    "a list for labels": (
        "name: D\nvocabularies:\n  damage: {terms: [x]}\n",
        "vocabularies.damage.terms: an id and its label are expected for each term.",
    ),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_its_place_and_what_was_expected(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(LanguageError) as raised:
        own(tmp_path, "de", text)["de"]
    assert said in str(raised.value)


def test_every_fault_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(LanguageError) as raised:
        own(tmp_path, "de", "name: D\nwords:\n  one_fault: x\n  other_fault: y\n")["de"]
    assert len(str(raised.value).splitlines()) == 2


def test_a_locale_that_there_is_not_is_named(tmp_path: Path) -> None:
    language = own(tmp_path, "qqq", "name: Q\n")["qqq"]
    with pytest.raises(LanguageError, match="no locale qqq"):
        language.month_name(1)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_any_yaml_program_reads_our_files_as_we_do(file: Path) -> None:
    """They are plain YAML, so that translators' own programs can read them."""
    read = yaml.safe_load(file.read_text("utf-8"))
    words = language_for(file.stem).words
    assert read["name"] == words.name
    assert read["words"]["all_sites"] == words.messages["words.all_sites"].text
    assert read["nouns"]["site"] == words.messages["nouns.site"].forms
