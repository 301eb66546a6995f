"""What the files of words hold: one for each language, with English beneath them all (see `word_files`).

A file says in YAML what the site says in its language. Its texts are named like those of en.yaml, which is
the measure of all: `words.comma` is `comma` in the group `words`. A text may be given in the plural forms of
the Common Locale Data Repository (CLDR) where the English one is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from damage_catalogue.records.yaml_file import TextPosition

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The categories of the CLDR. Which numbers take which form differs; `other` is there in every language."""
MONTHS = ("months", "months_in_dates", "months_in_phrases")
PLACES_OF_TERMS = ("inside", "after_label")
"""Where the label of a term does not begin a line: within a sentence, and after a label with its colon."""
SOURCE = "en"
"""The language of which all others are translations, and in which is said what they leave out."""

_YEARS = ("year", "year_ad", "year_bc")
_DATES = (
    *("day_number", "day", "month", "decade", "at_time", "some_day_in", *_YEARS),
    *("century", "century_bc", "millennium", "millennium_bc"),
)
OPTIONAL: Mapping[str, str] = {
    **{f"dates.in_phrases.{name}": f"dates.{name}" for name in _DATES},
    **{f"seasons.in_phrases.{number}": f"seasons.{number}" for number in range(21, 42)},
    **{f"dates.{form}.{name}": f"dates.{name}" for form in ("inside_dates", "on_axes") for name in _YEARS},
}
"""Texts that a language may have beside its plain ones, and the plain one that is said where it has none."""


class WordsFault(NamedTuple):
    """One thing that is wrong in a file of words: where, if it has a place, and what is expected there."""

    file: Path | None
    position: TextPosition | None
    message: str

    def __str__(self) -> str:
        place = self.file and (
            f"{self.file}:{self.position[0]}:{self.position[1]}" if self.position else self.file
        )
        return f"{place}: {self.message}" if place else self.message


class LanguageError(Exception):
    """The words of a language cannot be used; as text a line for each of its `faults`."""

    def __init__(self, *faults: WordsFault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the language `tag`, in each of its plural forms; one without forms is the form `other`."""

    tag: str
    forms: Mapping[str, str]

    @property
    def text(self) -> str:
        """The text, or the form of it that serves where no number asks for another."""
        return self.forms["other"]

    @property
    def gaps(self) -> frozenset[str]:
        """The names of all gaps in its forms."""
        return frozenset(gap for text in self.forms.values() for gap in gaps_in(text))


@dataclass(frozen=True, slots=True)
class Words:
    """What the files of a language say, and English for the rest.

    `own` are the keys of the texts that the language has itself; `terms` are labels of terms by vocabulary
    and id, `titles` the names of vocabularies; `countries` and `languages` names by code. `lower_case` names
    the places (see PLACES_OF_TERMS) at which labels of terms begin with a small letter.
    """

    tag: str
    name: str
    locale: str
    messages: Mapping[str, Message]
    own: frozenset[str]
    months: Mapping[str, Sequence[str]] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lower_case: frozenset[str] = frozenset()

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys of the texts that every language has; those that only some need are not among them."""
        return tuple(key for key in self.messages if key not in OPTIONAL)

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of the texts that are said in English, in the order of en.yaml."""
        return tuple(key for key in self.messages if key not in self.own)


def gaps_in(text: str) -> Iterator[str]:
    """The names of the gaps in a text; ValueError where a brace stands alone."""
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            yield name if not spec and not conversion else f"{name}!"
