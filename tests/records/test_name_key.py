"""Which spellings are one name; more pairs stand with the check of agents, which is what they are for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage_catalogue.records.name_key import name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The  Temple of Bel", "temple of bel"),
        ("al-Lāt", "al lat"),
        ("ʿAyn al-ʿArab", "ayn al arab"),
        ("Łódź & Ålesund", "lodz and alesund"),
        ("مَعْبَدُ بِل", "معبد بل"),
        ("إدارة الآثار", "اداره الاثار"),
        ("کوبانی", "كوباني"),
        ("Одеса", "одеса"),
        ("वाराणसी", "वाराणसी"),
        ("The", "the"),
        ("... —", ""),
    ],
)
def test_key_of_a_name(name: str, key: str) -> None:
    assert name_key(name) == key


def test_vowels_that_are_signs_of_their_own_count() -> None:
    assert name_key("काशी") != name_key("काशि")


@given(st.text(max_size=40))
def test_blanks_and_signs_around_a_name_change_nothing(name: str) -> None:
    assert name_key(f" «{name}», ") == name_key(name)
