"""The controlled words of the catalogue: what a record may say, in which languages, and what each word means.

One vocabulary is one file, `schemas/vocabularies/<id>.yaml`, and the only place where its terms stand: the
record schemas, the completion in editors and the printed definitions are all made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NoReturn, cast, get_args

import yaml

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_ID = "urn:damage-catalogue:vocabularies"
"""What record schemas put before `#/$defs/<vocabulary>` to refer to the terms of a vocabulary."""

# The base loader makes nothing but texts, lists and mappings: a term may be called `no`, and loading is fast.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


Sharing = Literal["none", "parts"]


class VocabularyError(Exception):
    """A vocabulary file is missing or broken: the installation is at fault, not a record."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Term:
    """One word of one vocabulary. Two terms are the same when vocabulary and id are.

    `grade` is the lowest and the highest degree of damage, 0 to 4, that the word allows, if it says any.
    `denies` are the degrees that cannot be true where the word is right.
    `opens` are the degrees that a limit leaves open beside the word that was used, that a word leaves open by
    its meaning, or that work on a place makes possible again; `opens_hidden` the same where what is judged
    lies inside or under ground, as the kinds of places do that are `hidden`.
    `rank` is the strength among its fellows, higher is stronger, where the vocabulary has such an order.
    `weight` says what a basis of knowledge can do to a status: look, position, report or claim.
    `matches` maps the scheme of somebody else to the id there. A scheme that ends in -broader, -close or
    -related says that the other term means more, nearly the same, or something else that goes with it.
    `url`, `pattern` and `on_map` belong to registers of identifiers: the address of an entry, with `{id}`
    where the identifier goes; the regular expression that an identifier matches; and whether an entry
    shows on a map where a place lies. `sharing` tells which records may carry one number of a register:
    `none` but one, or the `parts` of one place with it; None where the same number may stand for
    different things.
    """

    id: str
    vocabulary: str
    labels: Mapping[str, str] = field(compare=False)
    definitions: Mapping[str, str] = field(compare=False)
    grade: tuple[int, int] | None = field(default=None, compare=False)
    rank: int | None = field(default=None, compare=False)
    denies: tuple[int, ...] = field(default=(), compare=False)
    opens: tuple[int, ...] = field(default=(), compare=False)
    opens_hidden: tuple[int, ...] = field(default=(), compare=False)
    hidden: bool = field(default=False, compare=False)
    weight: str | None = field(default=None, compare=False)
    matches: Mapping[str, str] = field(default_factory=dict, compare=False)
    url: str | None = field(default=None, compare=False)
    pattern: str | None = field(default=None, compare=False)
    sharing: Sharing | None = field(default=None, compare=False)
    on_map: bool = field(default=False, compare=False)

    def label(self, language: str) -> str:
        """The word in a language; in English where it has none there."""
        return self.labels.get(language) or self.labels["en"]

    def definition(self, language: str) -> str:
        """What the word means, in a language; in English where it is not told there."""
        return self.definitions.get(language) or self.definitions["en"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of terms, in the order in which they are shown."""

    id: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    terms: tuple[Term, ...]
    _by_id: Mapping[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {term.id: term for term in self.terms})

    def __getitem__(self, term_id: str) -> Term:
        return self._by_id[term_id]

    def __contains__(self, term_id: object) -> bool:
        return term_id in self._by_id

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the terms, in their order."""
        return tuple(self._by_id)

    def title(self, language: str) -> str:
        """The name of the vocabulary in a language; in English where it has none there."""
        return self.titles.get(language) or self.titles["en"]

    def description(self, language: str) -> str:
        """What its words are for, in a language; in English where it is not told there."""
        return self.descriptions.get(language) or self.descriptions["en"]


class Vocabularies(Mapping[str, Vocabulary]):
    """Every vocabulary by its id, in the order of the ids."""

    __slots__ = ("_vocabularies",)

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._vocabularies = dict(sorted(vocabularies.items()))

    def __getitem__(self, vocabulary_id: str) -> Vocabulary:
        return self._vocabularies[vocabulary_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._vocabularies)

    def __len__(self) -> int:
        return len(self._vocabularies)

    def enum_schema(self) -> dict[str, Any]:
        """A JSON Schema resource with one definition a vocabulary, for `$ref: <SCHEMA_ID>#/$defs/<id>`."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": SCHEMA_ID,
            "$defs": {vocabulary.id: _enum_definition(vocabulary) for vocabulary in self.values()},
        }


def load_vocabularies(*folders: Path) -> Vocabularies:
    """The vocabularies of the folders; a file in a later one stands in the place of its namesake before it,
    and must keep all its terms, because the program relies on them.

    Raises VocabularyError, which names the file and the reason.
    """
    found: dict[str, Vocabulary] = {}
    for folder in folders:
        paths = sorted(folder.glob("*.yaml"))
        if not paths and folder == folders[0]:
            raise VocabularyError(folder, "there are no vocabularies here; is this the right folder?")
        for path in paths:
            own = _read_vocabulary(path)
            _refuse_missing_terms(path, found.get(path.stem), own)
            found[path.stem] = own
    return Vocabularies(found)


def _refuse_missing_terms(path: Path, below: Vocabulary | None, own: Vocabulary) -> None:
    missing = [id for id in below.ids if id not in own] if below else []
    if missing:
        listed = ", ".join(f"`{id}`" for id in missing)
        raise VocabularyError(path, f"it must keep the terms of the list that it replaces; missing: {listed}")


def _enum_definition(vocabulary: Vocabulary) -> dict[str, Any]:
    meanings = [f"- `{term.id}`: {term.definition('en')}" for term in vocabulary]
    return {
        "title": vocabulary.title("en"),
        "description": "\n".join([vocabulary.description("en"), *meanings]),
        "type": "string",
        "enum": list(vocabulary.ids),
    }


def _read_vocabulary(path: Path) -> Vocabulary:
    try:
        content = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 (it builds no objects)
    except OSError as error:
        raise VocabularyError(path, f"cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(path, f"is not valid YAML: {' '.join(str(error).split())}") from error
    return _VocabularyFile(path).vocabulary(content)


_MAY_HAVE = frozenset(
    (
        "grade",
        "rank",
        "denies",
        "opens",
        "opens_hidden",
        "hidden",
        "weight",
        "matches",
        "url",
        "pattern",
        "sharing",
        "on_map",
    )
)


@dataclass(frozen=True, slots=True)
class _VocabularyFile:
    """Turns the content of one file into a vocabulary, or says what is wrong with it."""

    path: Path

    def vocabulary(self, content: object) -> Vocabulary:
        parts = self.parts(content, "the file", {"title", "description", "terms"})
        entries = parts["terms"]
        if not isinstance(entries, list) or not entries:
            self.fail("`terms` must be a list with at least one term")
        terms = tuple(self.term(entry, f"term {number}") for number, entry in enumerate(entries, 1))
        vocabulary = Vocabulary(
            id=self.path.stem,
            titles=self.languages(parts["title"], "title"),
            descriptions=self.languages(parts["description"], "description"),
            terms=terms,
        )
        if len(vocabulary.ids) < len(terms):
            twice = next(term.id for index, term in enumerate(terms) if term in terms[:index])
            self.fail(f"the term `{twice}` is listed twice")
        if len({term.rank is None for term in terms}) > 1:
            missing = next(term.id for term in terms if term.rank is None)
            self.fail(f"the term `{missing}` has no `rank`, but others have: give every term one, or none")
        return vocabulary

    def term(self, entry: object, where: str) -> Term:
        parts = self.parts(entry, where, {"id", "label", "definition"}, _MAY_HAVE)
        term_id = self.text(parts["id"], f"{where}: `id`")
        return Term(
            id=term_id,
            vocabulary=self.path.stem,
            labels=self.languages(parts["label"], f"the label of `{term_id}`"),
            definitions=self.languages(parts["definition"], f"the definition of `{term_id}`"),
            grade=self.grade(parts["grade"], term_id) if "grade" in parts else None,
            rank=self.whole_number(parts["rank"], f"the rank of `{term_id}`") if "rank" in parts else None,
            denies=self.degrees(parts.get("denies", []), f"`denies` of `{term_id}`"),
            opens=self.degrees(parts.get("opens", []), f"`opens` of `{term_id}`"),
            opens_hidden=self.degrees(parts.get("opens_hidden", []), f"`opens_hidden` of `{term_id}`"),
            hidden=parts.get("hidden") == "true",
            weight=self.text(parts["weight"], f"the weight of `{term_id}`") if "weight" in parts else None,
            matches=self.texts(parts.get("matches", {}), f"the matches of `{term_id}`"),
            url=self.text(parts["url"], f"the url of `{term_id}`") if "url" in parts else None,
            pattern=self.text(parts["pattern"], f"pattern of `{term_id}`") if "pattern" in parts else None,
            sharing=self.sharing(parts["sharing"], term_id) if "sharing" in parts else None,
            on_map=self.yes_or_no(parts["on_map"], f"on_map of `{term_id}`") if "on_map" in parts else False,
        )

    def sharing(self, value: object, term_id: str) -> Sharing:
        if value not in get_args(Sharing):
            self.fail(f"the sharing of `{term_id}` must be one of {', '.join(get_args(Sharing))}")
        return cast(Sharing, value)

    def grade(self, value: object, term_id: str) -> tuple[int, int]:
        where = f"the grade of `{term_id}`"
        if not isinstance(value, list) or len(value) != 2:
            self.fail(f"{where} must be two numbers, the lowest and the highest degree, such as [1, 3]")
        lowest, highest = (self.whole_number(number, where) for number in value)
        if not lowest <= highest <= 4:
            self.fail(f"{where} must lie between 0 and 4, the lower degree first")
        return lowest, highest

    def degrees(self, value: object, where: str) -> tuple[int, ...]:
        if not isinstance(value, list):
            self.fail(f"{where} must be a list of degrees, such as [0, 1]")
        degrees = tuple(self.whole_number(number, where) for number in value)
        if any(degree > 4 for degree in degrees):
            self.fail(f"{where} must lie between 0 and 4")
        return degrees

    def languages(self, value: object, where: str) -> Mapping[str, str]:
        texts = self.texts(value, where)
        if "en" not in texts:
            self.fail(f"{where} has no English text (`en`)")
        return texts

    def texts(self, value: object, where: str) -> Mapping[str, str]:
        if not isinstance(value, dict):
            self.fail(f"{where} must be a mapping of names to texts")
        return {key: self.text(text, f"{where}, `{key}`,") for key, text in value.items()}

    def text(self, value: object, where: str) -> str:
        if not isinstance(value, str) or not value.strip():
            self.fail(f"{where} must be a text that is not empty")
        return value

    def whole_number(self, value: object, where: str) -> int:
        if not isinstance(value, str) or not (value.isascii() and value.isdigit()):
            self.fail(f"{where} must be a whole number that is not negative")
        return int(value)

    def yes_or_no(self, value: object, where: str) -> bool:
        if value not in ("true", "false"):
            self.fail(f"{where} must be true or false")
        return value == "true"

    def parts(
        self, value: object, where: str, required: Set[str], optional: Set[str] = frozenset()
    ) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.fail(f"{where} must be a mapping with {_listed(required)}")
        if missing := required - value.keys():
            self.fail(f"{where} lacks {_listed(missing)}")
        if unknown := value.keys() - required - optional:
            self.fail(f"{where} has {_listed(unknown)}, which means nothing here")
        return value

    def fail(self, reason: str) -> NoReturn:
        raise VocabularyError(self.path, reason)


def _listed(names: Set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
