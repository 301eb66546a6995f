"""Signs between words, and what stands inside a sentence: as each language writes it, from its file alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

import damage_catalogue.language
from damage_catalogue.language import OURS, LanguageError, Languages, language_for
from damage_catalogue.language.filling import fill
from damage_catalogue.records.vocabularies import Term

FOLDER = Path(damage_catalogue.language.__file__).parent
WORDS = st.text("abc.,:<&“”«»‘’ ", max_size=12)


def own(folder: Path, tag: str, text: str) -> Languages:
    (folder / f"{tag}.yaml").write_text(text, "utf-8")
    return Languages(folder)


@given(value=WORDS)
def test_a_text_is_markup_and_escaped_only_where_what_fills_it_is(value: str) -> None:
    plain = fill("{a} < {b}", a=value, b="x")
    marked = fill("{a} < {b}", a=value, b=Markup("<i>x</i>"))
    assert plain == f"{value} < x"
    assert not isinstance(plain, Markup)
    assert marked == Markup(f"{escape(value)} &lt; <i>x</i>")
    assert isinstance(marked, Markup)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("{a}.", "44 BC", "44 BC."),
        ("{a}.", "44 av. J.-C.", "44 av. J.-C."),
        ("since {a}. Then", "44 av. J.-C.", "since 44 av. J.-C. Then"),
        ("{a}: {b}.", "x.", "x.: 44 av. J.-C."),
        ("{a} …", "x.", "x. …"),
        ("{a}...", "x.", "x...."),
    ],
)
def test_an_abbreviation_brings_its_own_full_stop(text: str, value: str, said: str) -> None:
    assert fill(text, a=value, b="44 av. J.-C.") == said


def test_a_full_stop_inside_a_link_counts() -> None:
    assert fill("{a}.", a=Markup("<a>Inc.</a>")) == "<a>Inc.</a>"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "“He said ‘no’.”"),
        ("fr", "«\u00a0Il a dit “non”.\u00a0»"),
        ("uk", "«Він сказав „ні“.»"),
        ("ar", "«قال “لا”.»"),
    ],
)
def test_a_quotation_within_a_quotation_has_the_other_marks(tag: str, said: str) -> None:
    opening, closing = said[:1] + "\u00a0" * (tag == "fr"), "\u00a0" * (tag == "fr") + said[-1:]
    inner = re.sub("[‘“„]", opening, re.sub("[’”“](?=[ .])", closing, said[len(opening) : -len(closing)]))
    assert language_for(tag).quoted(inner) == said


def test_marks_of_another_kind_stay_as_they_are_in_a_quotation() -> None:
    assert language_for("en").quoted("He said «no».") == "“He said «no».”"
    assert language_for("fr").quoted("the “heap”") == "«\u00a0the “heap”\u00a0»"


def test_marks_in_an_address_or_the_same_at_both_ends_stay_as_they_are(tmp_path: Path) -> None:
    link = Markup('<a title="“x”">“y”</a>')
    assert language_for("en").quoted(link) == '“<a title="“x”">‘y’</a>”'
    straight = own(tmp_path, "de", "name: D\nsentences: {quoted: '\"{text}\"'}\n")["de"]
    assert straight.quoted(link) == f"&#34;{link}&#34;"


def test_things_with_commas_of_their_own_are_parted_by_semicolons() -> None:
    english = language_for("en")
    two = [Markup("<i>Directorate, Syria</i>"), Markup("<b>A&amp;B</b>")]
    assert english.listed(two) == Markup("<i>Directorate, Syria</i>; and <b>A&amp;B</b>")
    assert english.joined("or", ["1 May, 10:00", "2 May", "3 May"]) == "1 May, 10:00; 2 May; or 3 May"
    assert english.enumerated(["Gate, north", "Hall"]) == "Gate, north; Hall"
    assert language_for("ar").enumerated(["أ، ب", "ج"]) == "أ، ب؛ ج"


def test_things_without_commas_are_parted_by_commas() -> None:
    english = language_for("en")
    assert english.joined("and", ["a", "b", "c"]) == "a, b and c"
    assert english.enumerated(["1,250 places", "Hall"]) == "1,250 places, Hall"
    assert english.listed([Markup('<i title="x, y">a</i>'), Markup("b")]) == '<i title="x, y">a</i> and b'
    assert english.authors([Markup("Marrow, Ada"), Markup("Ben")]) == "Marrow, Ada and Ben"


REBUILT = Term("x", "work", {"en": "Rebuilt", "fr": "Reconstruit", "uk": "Відбудовано"}, {})


def test_a_label_begins_small_where_the_language_writes_it_so() -> None:
    assert language_for("en").term_inside(REBUILT) == "rebuilt"
    assert language_for("en").term_after_label(REBUILT) == "Rebuilt"
    assert language_for("fr").term_after_label(REBUILT) == "reconstruit"
    assert language_for("uk").term_inside(REBUILT) == "відбудовано"
    assert language_for("fr").label_in("word_reported", "word", "Reconstruit") == "reconstruit"
    assert language_for("fr").label_in("word_position", "word", "Reconstruit") == "Reconstruit"
    assert language_for("en").small("inside", "UNESCO list") == "UNESCO list"


def test_a_language_that_says_nothing_of_small_letters_keeps_its_own(tmp_path: Path) -> None:
    german = own(tmp_path, "de", "name: Deutsch\n")["de"]
    assert german.small("inside", "Wiederaufbau") == german.small("after_label", "Wiederaufbau")
    assert german.small("inside", "Wiederaufbau") == "Wiederaufbau"


def test_a_place_for_small_letters_that_there_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"de\.yaml:2:1: lower_case_terms: .* inside, after_label"):
        own(tmp_path, "de", "name: D\nlower_case_terms: [everywhere]\n")["de"]


def test_a_form_in_phrases_falls_back_to_the_plain_one_of_the_same_language(tmp_path: Path) -> None:
    german = own(tmp_path, "de", 'name: D\ndates:\n  day: "{day}. {month} {year}"\n')["de"]
    assert german.day_of("31", 2015, 8, "in_phrases") == german.day_of("31", 2015, 8) == "31. August 2015"
    text = (
        'name: D\ndates:\n  day: "{day}. {month} {year}"\n  in_phrases: {day: "dem {day}. {month} {year}"}\n'
    )
    german = own(tmp_path, "de", text)["de"]
    assert german.day_of("31", 2015, 8, "in_phrases") == "dem 31. August 2015"
    assert german.month(2015, 8, "in_phrases") == "August 2015"


def test_a_form_in_phrases_has_the_gaps_of_the_plain_one(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"in_phrases\.day: “am {day}\.” leaves out {month}, {year}"):
        own(tmp_path, "de", 'name: D\ndates:\n  in_phrases: {day: "am {day}."}\n')["de"]
    with pytest.raises(LanguageError, match=r"dates\.in_phrases\.between: the site has no text"):
        own(tmp_path, "de", 'name: D\ndates:\n  in_phrases: {between: "{start} {end}"}\n')["de"]


def test_a_position_has_a_decimal_point_in_every_language() -> None:
    for tag in OURS:
        assert {"34.55000°", "38.27000°"} <= set(language_for(tag).position(34.55, 38.27, 5).split())


@pytest.mark.parametrize("file", [*FOLDER.glob("*.py")], ids=lambda file: file.stem)
def test_no_language_is_told_apart_in_code(file: Path) -> None:
    code = file.read_text("utf-8")
    assert re.findall(r"""(?:tag|locale|language)\s*(?:==|in|!=)\s*[("'{]+\w""", code) == []
