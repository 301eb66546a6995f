"""The codes of countries: which there are, and which one a wrong word stands for."""

from collections.abc import Callable

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.geography.countries import boxes, is_country, suggest_country

# What CLDR has beside ISO 3166-1: exceptional reservations, groups, and what stands for no place.
NO_COUNTRIES = {
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ",
}  # fmt: skip


def test_the_countries_are_those_of_iso_3166() -> None:
    known = {code for code in map(str, Locale("en").territories) if len(code) == 2}
    assert boxes().keys() == known - NO_COUNTRIES
    assert len(boxes()) == 250


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("UK", "GB"), ("uk", "GB"), ("EL", "GR"), ("SYR", "SY"), ("760", "SY"), ("sy", "SY"),
        ("Syria", "SY"), ("syria", "SY"), ("سوريا", "SY"), ("Syrie", "SY"), ("Irak", "IQ"),
        ("Palestine", "PS"),
        ("Ukrain", "UA"), ("Kosovo", "XK"), ("XKX", "XK"), ("ZR", "CD"), ("Burma", "MM"), ("TP", "TL"),
        ("England", "GB"), ("Viet Nam", "VN"),
    ],
)  # fmt: skip
def test_a_wrong_code_or_a_name_leads_to_the_right_code(word: str, code: str) -> None:
    assert suggest_country(word) == code


@pytest.mark.parametrize("word", ["YU", "SU", "AN", "XX", "QQQ", "Atlantis", "", "EU"])
def test_where_no_one_country_is_meant_none_is_proposed(word: str) -> None:
    assert suggest_country(word) is None


@given(st.text(max_size=12))
def test_whatever_is_proposed_is_a_country(word: str) -> None:
    meant = suggest_country(word)
    assert meant is None or is_country(meant)


@pytest.mark.parametrize(
    ("country", "code", "hint"),
    [
        ("UK", "HD227", "Did you mean “GB”, United Kingdom?"),
        ("EL", "HD227", "Did you mean “GR”, Greece?"),
        ("IK", "HD227", "Codes that begin with I: ID (Indonesia), IE (Ireland), IL (Israel)"),
        ("XX", "HD227", "Codes that begin with X: XK (Kosovo)."),
        ("YU", "HD227", "Codes that begin with Y: YE (Yemen), YT (Mayotte)."),
        ("Syria", "HD205", "Did you mean “SY”?"),
        ("sy", "HD205", "Did you mean “SY”?"),
        ("IRQ", "HD205", "Did you mean “IQ”?"),
        ("Atlantis", "HD205", "A country is the two capital letters"),
    ],
)
def test_a_wrong_country_is_told_with_the_right_code(
    find: Callable[[str, str], list[Diagnostic]], country: str, code: str, hint: str
) -> None:
    (told,) = find(
        "sites/gate.yaml",
        f"names: [{{text: Gate, lang: en, role: preferred}}]\nkind: gate\ncountry: {country}\n",
    )
    assert told.code == code
    assert told.hint.startswith(hint)
