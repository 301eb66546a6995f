"""The languages of the site, each an object that says everything itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from damage_catalogue.language.interface import Language, direction_of

__all__ = ["LANGUAGES", "Language", "direction_of", "language_for"]


def _english() -> Language:
    from damage_catalogue.language.english import English

    return English()


def _arabic() -> Language:
    from damage_catalogue.language.arabic import Arabic

    return Arabic()


_MAKERS: dict[str, Callable[[], Language]] = {"en": _english, "ar": _arabic}
LANGUAGES = tuple(_MAKERS)
"""The tags of the languages that the site can be read in."""


@cache
def language_for(tag: str) -> Language:
    """The language with this tag; KeyError where the site does not speak it."""
    return _MAKERS[tag]()
