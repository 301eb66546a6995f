"""Reads the files of words: one for each language, laid over one another, with English beneath them all.

A file says in YAML what the site says in its language. Its texts are named like those of en.yaml, which is
the measure of all: `words.comma` is `comma` in the group `words`. A text may be given in the plural forms of
the Common Locale Data Repository (CLDR) where the English one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from damage_catalogue.records.yaml_file import TextPosition, read_yaml

if TYPE_CHECKING:
    from damage_catalogue.records.yaml_file import SourceMap

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

_BY_NUMBER = frozenset({"dates.ordinal", "dates.decade"})
"""Texts that may have a form for each number, whatever forms the English one has."""

_GROUPS_OF_NAMES = ("countries", "languages")
_SETTINGS = ("name", "locale")
_GAP = re.compile(r"[a-z][a-z_]*").fullmatch
_NUMBER_GAPS = frozenset({"n", "roman"})
_Keys = tuple[str, ...]


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
        return frozenset(gap for text in self.forms.values() for gap in _gaps_in(text))


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


def load_words(tag: str, files: Sequence[Path], english: Words | None = None) -> Words:
    """The words of the language `tag` from its files, a later one over an earlier, and English beneath.

    Without `english` the first file is the measure itself. Raises LanguageError for whatever is wrong in any
    of them, and OSError where one cannot be read.
    """
    layers = _Layers(tag, files[0])
    for file in files:
        layers.lay(file, english.messages if english else layers.messages or None)
    return layers.words(english.messages if english else layers.messages)


class _Layers:
    """The files of one language, laid over one another."""

    def __init__(self, tag: str, first: Path) -> None:
        self.tag, self.first = tag, first
        self.messages: dict[str, Message] = {}
        self.months: dict[str, tuple[str, ...]] = {}
        self.names: dict[str, dict[str, str]] = {group: {} for group in _GROUPS_OF_NAMES}
        self.titles: dict[str, str] = {}
        self.terms: dict[tuple[str, str], str] = {}
        self.settings: dict[str, str] = {}
        self.lower_case: frozenset[str] = frozenset()

    def lay(self, file: Path, known: Mapping[str, Message] | None) -> None:
        """Takes up what a file says; without `known` texts it is the measure itself."""
        read = read_yaml(file.read_bytes())
        if read.problems or read.data is None:
            found = [
                WordsFault(file, one.position, one.hint or f"{one.kind}: {one.found}")
                for one in read.problems
            ]
            raise LanguageError(*(found or [WordsFault(file, None, "This holds no words.")]))
        reading = _Reading(file, self.tag, read.positions, known, self)
        for key, value in read.data.items():
            reading.part(str(key), value)
        if reading.faults:
            raise LanguageError(*reading.faults)

    def words(self, english: Mapping[str, Message]) -> Words:
        if "name" not in self.settings:
            missing = "name is missing: what the language calls itself, such as Deutsch."
            raise LanguageError(WordsFault(self.first, None, missing))
        return Words(
            tag=self.tag,
            name=self.settings["name"],
            locale=self.settings.get("locale", self.tag.replace("-", "_")),
            messages={
                **{key: self.messages.get(key, message) for key, message in english.items()},
                **{key: self.messages[key] for key in OPTIONAL if key in self.messages},
            },
            own=frozenset(self.messages),
            months=self.months,
            countries=self.names["countries"],
            languages=self.names["languages"],
            titles=self.titles,
            terms=self.terms,
            lower_case=self.lower_case,
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Takes one file apart, and notes every fault instead of stopping at the first."""

    file: Path
    tag: str
    positions: SourceMap
    known: Mapping[str, Message] | None
    into: _Layers
    faults: list[WordsFault] = field(default_factory=list)

    def part(self, key: str, value: Any) -> None:
        if key in _SETTINGS:
            if self.is_text((key,), value):
                self.into.settings[key] = value
        elif key == "lower_case_terms":
            self.lower_case(value)
        elif not isinstance(value, dict):
            self.fail((key,), "a group of texts is expected here, indented below its name.")
        elif key == "names":
            self.names(value)
        elif key == "vocabularies":
            self.vocabularies(value)
        else:
            self.group((key,), value)

    def lower_case(self, places: Any) -> None:
        if not isinstance(places, list) or not set(map(str, places)) <= set(PLACES_OF_TERMS):
            expected = (
                f"a list is expected of the places where labels begin small: {', '.join(PLACES_OF_TERMS)}."
            )
            self.fail(("lower_case_terms",), expected)
        else:
            self.into.lower_case = frozenset(places)

    def names(self, groups: Mapping[str, Any]) -> None:
        for group, names in groups.items():
            if group not in _GROUPS_OF_NAMES or not isinstance(names, dict):
                self.fail(
                    ("names", group), "here stand countries and languages, each a list of codes with names."
                )
                continue
            for code, name in names.items():
                if self.is_text(("names", group, code), name):
                    self.into.names[group][str(code)] = name

    def vocabularies(self, vocabularies: Mapping[str, Any]) -> None:
        for id, parts in vocabularies.items():
            at = ("vocabularies", id)
            if not isinstance(parts, dict) or not parts.keys() <= {"title", "terms"}:
                self.fail(at, "a vocabulary has a title, and terms: an id and its label each.")
                continue
            if "title" in parts and self.is_text((*at, "title"), parts["title"]):
                self.into.titles[id] = parts["title"]
            terms = parts.get("terms", {})
            if not isinstance(terms, dict):
                self.fail((*at, "terms"), "an id and its label are expected for each term.")
                continue
            for term, label in terms.items():
                if self.is_text((*at, "terms", term), label):
                    self.into.terms[id, str(term)] = label

    def group(self, above: _Keys, texts: Mapping[str, Any]) -> None:
        for name, value in texts.items():
            at = (*above, str(name))
            if above == ("dates",) and name in MONTHS:
                self.twelve_months(at, value)
            elif isinstance(value, dict) and not self.is_message(at, value):
                self.group(at, value)
            else:
                self.message(at, value)

    def is_message(self, at: _Keys, value: Mapping[str, Any]) -> bool:
        """Whether a mapping holds the forms of one text, and is no group of texts."""
        key = ".".join(at)
        return "other" in value if self.known is None else OPTIONAL.get(key, key) in self.known

    def twelve_months(self, at: _Keys, value: Any) -> None:
        if not isinstance(value, list) or len(value) != 12 or not all(isinstance(one, str) for one in value):
            self.fail(at, "a list of twelve names is expected, January first.")
        else:
            self.into.months[at[-1]] = tuple(value)

    def message(self, at: _Keys, value: Any) -> None:
        key = ".".join(at)
        english = None if self.known is None else self.known.get(OPTIONAL.get(key, key))
        if self.known is not None and english is None:
            self.fail(at, f"the site has no text of this name.{_meant(key, self.known)}")
            return
        forms = value if isinstance(value, dict) else {"other": value}
        if not self.forms_are_right(at, forms, english):
            return
        message = Message(self.tag, {str(form): text for form, text in forms.items()})
        if self.gaps_are_right(at, message, english):
            self.into.messages[key] = message

    def forms_are_right(self, at: _Keys, forms: Mapping[Any, Any], english: Message | None) -> bool:
        if not all(self.is_text((*at, form) if len(forms) > 1 else at, text) for form, text in forms.items()):
            return False
        has_one_form = english is not None and len(english.forms) == 1
        if len(forms) > 1 and has_one_form and OPTIONAL.get(at_key := ".".join(at), at_key) not in _BY_NUMBER:
            return self.fail(at, "one text is expected here, without plural forms.")
        unknown = [str(form) for form in forms if str(form) not in PLURAL_FORMS and not str(form).isdigit()]
        if unknown:
            return self.fail(
                (*at, unknown[0]), f"no plural form has this name; there are {', '.join(PLURAL_FORMS)}."
            )
        if "other" not in forms:
            return self.fail(at, "the form `other` is missing, which every language has.")
        return True

    def gaps_are_right(self, at: _Keys, message: Message, english: Message | None) -> bool:
        """Same gaps as in English; a plural form may say its number in words."""
        for text in message.forms.values():
            try:
                gaps = frozenset(_gaps_in(text))
            except ValueError:
                return self.fail(at, f"{_shown(text)} has a brace without its like; gaps are written {{so}}.")
            if wrong := [gap for gap in sorted(gaps) if not _GAP(gap)]:
                reason = f"has the gap {{{wrong[0]}}}; a gap is a word in small letters."
                return self.fail(at, f"{_shown(text)} {reason}")
            if english is None:
                continue
            may_have = english.gaps | (_NUMBER_GAPS if len(english.forms) > 1 else frozenset())
            must_have = english.gaps - (_NUMBER_GAPS if len(english.forms) > 1 else frozenset())
            if extra := gaps - may_have:
                return self.fail(at, f"nothing fills the gap {_braced(extra)} in {_shown(text)}.")
            if lacking := must_have - gaps:
                return self.fail(
                    at, f"{_shown(text)} leaves out {_braced(lacking)}, which the site has to say."
                )
        return True

    def is_text(self, at: Sequence[Any], value: Any) -> bool:
        """Notes a fault where it is none. A number alone is a text here: `one: 1`."""
        if isinstance(value, str):
            return True
        return self.fail(at, "a text is expected; put it between quotation marks if it is a number or true.")

    def fail(self, at: Sequence[Any], reason: str) -> bool:
        """Notes the fault; always False, for whoever asks whether something is right."""
        position = self.positions.key_at(tuple(at))
        self.faults.append(WordsFault(self.file, position, f"{'.'.join(map(str, at))}: {reason}"))
        return False


def _gaps_in(text: str) -> Iterator[str]:
    """The names of the gaps in a text; ValueError where a brace stands alone."""
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            yield name if not spec and not conversion else f"{name}!"


def _braced(gaps: frozenset[str]) -> str:
    return ", ".join(f"{{{gap}}}" for gap in sorted(gaps))


def _shown(text: str) -> str:
    return f"“{text if len(text) < 80 else text[:79] + '…'}”"


def _meant(key: str, known: Mapping[str, Message]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    return f" Did you mean {near[0]}?" if near else " See en.yaml for those it has."
