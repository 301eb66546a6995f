"""Tells when two names are one: spellings that differ in nothing a reader hears have one key."""

from __future__ import annotations

import unicodedata

# Letters that Arabic typists use for one another, and the tatweel, which only lengthens a line.
_ARABIC = str.maketrans({"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ە": "ه", "ک": "ك", "ـ": None})
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "&": " and "})


def name_key(name: str) -> str:
    """What all spellings of a name have in common; empty where it holds no letter and no digit.

    Capitals, accents, vowel marks, signs such as ʿ, punctuation and a leading “the” do not count, nor do the
    forms of alif, ya, kaf and ta marbuta. The order of words does.
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    letters = (each for each in folded if not unicodedata.combining(each) and not _is_modifier(each))
    text = "".join(letters).translate(_ARABIC).translate(_LATIN)
    # Vowels of Indic scripts are marks (M), and as much a part of the word as letters and numbers.
    words = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in text)
    return " ".join(words.split()).removeprefix("the ")


def _is_modifier(sign: str) -> bool:
    """Whether the sign only changes a letter, as ʿ and ʼ do; apostrophes are typed in their place."""
    return sign in "'’‘`´" or (sign > "\x7f" and unicodedata.category(sign) == "Lm")
