"""Reads the files of words, lays them over one another, and notes every fault in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from damage_catalogue.language.words import (
    MONTHS,
    OPTIONAL,
    PLACES_OF_TERMS,
    PLURAL_FORMS,
    LanguageError,
    Message,
    Words,
    WordsFault,
    gaps_in,
)
from damage_catalogue.records.yaml_file import read_yaml

if TYPE_CHECKING:
    from damage_catalogue.records.yaml_file import ReadProblem, SourceMap

_ORDINAL = "dates.ordinal"
_BY_NUMBER = frozenset({_ORDINAL, "dates.decade"})
"""Texts that may have a form for each number, whatever forms the English one has."""

_GROUPS_OF_NAMES = ("countries", "languages")
_SETTINGS = ("name", "locale")
_GAP = re.compile(r"[a-z][a-z_]*").fullmatch
_Keys = tuple[str, ...]


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
            raise LanguageError(*(WordsFault(file, one.position, _unread(one)) for one in read.problems))
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
                gaps = frozenset(gaps_in(text))
            except ValueError:
                return self.fail(at, f"{_shown(text)} has a brace without its like; gaps are written {{so}}.")
            if wrong := [gap for gap in sorted(gaps) if not _GAP(gap)]:
                reason = f"has the gap {{{wrong[0]}}}; a gap is a word in small letters."
                return self.fail(at, f"{_shown(text)} {reason}")
            if english is None:
                continue
            numbers = _number_gaps(".".join(at)) if len(english.forms) > 1 else frozenset()
            if extra := gaps - english.gaps - numbers:
                return self.fail(at, f"nothing fills the gap {_braced(extra)} in {_shown(text)}.")
            if lacking := english.gaps - numbers - gaps:
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


def _unread(problem: ReadProblem) -> str:
    """What is wrong with a file that cannot be read; the hints of these two would speak of records."""
    if problem.kind in ("empty", "not-a-mapping"):
        return (
            "This holds no words. A file of words begins with what the language calls itself: name: Deutsch"
        )
    return problem.hint or f"{problem.kind}: {problem.found}"


def _number_gaps(key: str) -> frozenset[str]:
    """The gaps that a number fills, in digits or, in the ordinals, in Roman numerals."""
    return frozenset({"n", "roman"}) if key == _ORDINAL else frozenset({"n"})


def _braced(gaps: frozenset[str]) -> str:
    return ", ".join(f"{{{gap}}}" for gap in sorted(gaps))


def _shown(text: str) -> str:
    return f"“{text if len(text) < 80 else text[:79] + '…'}”"


def _meant(key: str, known: Mapping[str, Message]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    return f" Did you mean {near[0]}?" if near else " See en.yaml for those it has."
