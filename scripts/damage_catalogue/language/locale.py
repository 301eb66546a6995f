"""What the Common Locale Data Repository knows of a language: plurals, numbers, months, and names.

It comes with Babel, whose data take longer to load than all our words; so it is asked only where needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from damage_catalogue.language.words import SOURCE, LanguageError, WordsFault

if TYPE_CHECKING:
    from babel import Locale

_DIGITS = "latn"
"""Digits are the European ones in every language, as in the vocabularies and addresses."""


class Signs(NamedTuple):
    """What stands between the digits of a number: between thousands, and before its decimals."""

    group: str
    decimal: str


@cache
def locale_of(identifier: str) -> Locale:
    """The locale of this identifier, `en_GB`; LanguageError where the repository has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(identifier)
    except (UnknownLocaleError, ValueError) as error:
        told = f"The CLDR has no locale {identifier}. Name one whose plurals and months serve: locale: en"
        raise LanguageError(WordsFault(None, None, told)) from error


def plural_form(identifier: str, number: int) -> str:
    """The form that a whole number takes in the locale: zero, one, two, few, many or other."""
    return str(locale_of(identifier).plural_form(number))


def ordinal_form(identifier: str, number: int) -> str:
    """The form that an ordinal number takes in the locale, such as `two` for the English 22nd."""
    return str(locale_of(identifier).ordinal_form(number))


@cache
def signs_of(identifier: str) -> Signs:
    """The signs with which the locale writes numbers."""
    symbols: Mapping[str, Mapping[str, str]] = locale_of(identifier).number_symbols
    return Signs(symbols[_DIGITS]["group"], symbols[_DIGITS]["decimal"])


@cache
def month_names(identifier: str, in_dates: bool) -> Sequence[str]:
    """The twelve months, as they stand alone or beside a day."""
    width = locale_of(identifier).months["format" if in_dates else "stand-alone"]["wide"]
    return [width[number] for number in range(1, 13)]


def territory_name(identifier: str, code: str) -> str | None:
    """The name of a country by its ISO 3166-1 code; None where the repository has none."""
    return locale_of(identifier).territories.get(code)


def language_name(identifier: str, tag: str) -> str | None:
    """The name of a language by its BCP 47 tag, or of the language without its script; None without one."""
    names = locale_of(identifier).languages
    return names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0])


@cache
def languages_of_place(country: str) -> tuple[str, ...]:
    """The official languages of a country by its ISO 3166-1 code, as tags, that of most people first.

    English is left out beside others: it is the language in which most records are written anyway, and
    people where it is one of several have their names in another. None are known for some countries.
    """
    from babel.languages import get_official_languages

    tags = tuple(tag.replace("_", "-") for tag in get_official_languages(country))
    return tuple(tag for tag in tags if tag != SOURCE) or tags


def is_in(tag: str, languages: Sequence[str]) -> bool:
    """Whether `tag` is one of `languages`; in Latin letters, it is only where that is their script."""
    base, _, script = tag.partition("-")
    return tag in languages or (base in languages and script != "Latn")
