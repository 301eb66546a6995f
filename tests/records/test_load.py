"""Whatever fits the schemas becomes a record that says the same, field by field and word by word."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from random import Random
from typing import Any

import pytest

from damage_catalogue.project import tool_home
from damage_catalogue.records import model
from damage_catalogue.records.edtf import Edtf, EdtfError
from damage_catalogue.records.load import NAMES, NOT_STATED, RECORDS, Loader
from damage_catalogue.records.vocabularies import Term, Vocabularies, load_vocabularies
from damage_catalogue.validation.schemas import load_schemas

UNSAID = {
    "role": "name-role:alternate",
    "standing": "standing:standing",
    "principal": "False",
    "group": "False",
}
"""What a record may leave out, and what it says where it does."""

LEAVES: Mapping[str, list[Any]] = {
    "string": ["Palmyra", "palmyra/temple-of-bel", "2.10", "معبد بل"],
    "integer": [1987, 2015],
    "number": [0.5, 30, 1000],
    "boolean": [True, False],
}
TEXTS = [{"en": "Arch"}, {"ar": "قوس"}, {"ar": "قوس", "en": "Arch"}]
DATES = ["2015-08-31", "2015", "../2016-03-27", "[2014, 2016]", "2015-08~"]
POSITIONS = [[38.27, 34.55], [[38.2, 34.5], [38.3, 34.6]], [[[38, 34], [39, 34], [38, 34]]]]


class Word(str):
    """A word of a vocabulary, which knows of which."""

    vocabulary: str


@cache
def vocabularies() -> Vocabularies:
    return load_vocabularies(tool_home() / "schemas" / "vocabularies")


@cache
def loader() -> Loader:
    return Loader(vocabularies())


@cache
def schema_of(kind: str) -> dict[str, Any]:
    return load_schemas(tool_home() / "schemas", vocabularies())[kind]


@cache
def words() -> Mapping[tuple[str, ...], str]:
    by_words = {vocabulary.ids: vocabulary.id for vocabulary in vocabularies().values()}
    assert len(by_words) == len(vocabularies()), "no two vocabularies have the same words"
    return by_words


@dataclass(frozen=True, slots=True)
class Draw:
    """Draws values with the types and words of a schema; `whole` ones have each field that it knows."""

    random: Random
    whole: bool

    def value(self, schema: dict[str, Any]) -> Any:
        for part in schema.get("allOf", ()):
            if "properties" in part:
                fields = {**part["properties"], **schema.get("properties", {})}
                schema = {**part, **schema, "properties": fields}
        if "enum" in schema:
            return as_word(self.random.choice(schema["enum"]), tuple(schema["enum"]))
        types = schema.get("type", "object")
        name = types if isinstance(types, str) else self.random.choice(types)
        if schema.get("format") == "coordinates":
            return self.random.choice(POSITIONS)
        if name == "array":
            return [self.value(schema["items"]) for _ in range(self.random.choice((1, 2)))]
        if name == "object":
            return self.fields(schema) if "properties" in schema else self.random.choice(TEXTS)
        if name == "string" and schema.get("format") == "edtf":
            return self.random.choice(DATES)
        not_stated = schema.get("pattern") == f"^{NOT_STATED}$"
        return NOT_STATED if not_stated else self.random.choice(LEAVES[name])

    def fields(self, schema: dict[str, Any]) -> dict[str, Any]:
        needed = {*schema.get("required", ()), self.random.choice(list(schema["properties"]))}
        return {
            name: self.value(below)
            for name, below in schema["properties"].items()
            if self.whole or name in needed or self.random.random() < 0.3
        }


def as_word(word: str, among: tuple[str, ...]) -> str:
    if among not in words():
        return word
    found = Word(word)
    found.vocabulary = words()[among]
    return found


def said_by(value: Any) -> Any:
    """What a value of the model says, in the form of a record."""
    if isinstance(value, Term):
        return f"{value.vocabulary}:{value.id}"
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, model.Text):
        return dict(value.versions)
    if isinstance(value, model.Names):
        return [said_by(name) for name in value.all]
    if value == model.Imagery():
        return NOT_STATED
    if is_dataclass(value):
        owner = type(value).__name__
        below = {field.name: getattr(value, field.name) for field in fields(value)}
        return {
            NAMES.get(f"{owner}.{name}", name): said_by(each)
            for name, each in below.items()
            if each is not None and each != ()
        }
    return [said_by(each) for each in value] if isinstance(value, tuple) else value


def plain(value: Any, field: str = "") -> Any:
    """Data as text alone, without what goes without saying; a plain text is an English one."""
    if isinstance(value, dict):
        if value.keys() == {"en"}:
            return value["en"]
        below = {name: plain(each, name) for name, each in value.items()}
        return {name: each for name, each in below.items() if each != UNSAID.get(name)}
    if isinstance(value, list):
        items = [plain(each) for each in value]
        preferred = "name-role:preferred"
        return sorted(items, key=lambda each: each.get("role") != preferred) if field == "names" else items
    return f"{value.vocabulary}:{value}" if isinstance(value, Word) else str(value)


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("whole", [True, False], ids=["with every field", "with some fields"])
def test_a_record_says_what_its_data_say(kind: model.RecordKind, whole: bool) -> None:
    for seed in range(60):
        written = Draw(Random(seed), whole).value(schema_of(kind))
        record = loader().record(kind, "palmyra/arch", written)
        assert type(record) is RECORDS[kind]
        assert plain(said_by(record)) == plain({"id": "palmyra/arch", **written})


def test_the_catalogue_says_what_its_data_say() -> None:
    for seed in range(20):
        written = Draw(Random(seed), seed % 2 == 0).value(schema_of("catalogue"))
        assert plain(said_by(loader().about(written))) == plain(written)


def test_every_field_of_the_model_can_be_said() -> None:
    """A field that no schema has would stay empty for ever, and nobody would notice."""
    for kind, built in RECORDS.items():
        names = {NAMES.get(f"{built.__name__}.{field.name}", field.name) for field in fields(built)}
        assert names - {"id"} == schema_of(kind)["properties"].keys()


NAME = {"text": "Arch", "lang": "en"}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"names": [NAME], "kind": "tempel"}, KeyError),
        ({"names": [{**NAME, "role": "prefered"}], "kind": "temple"}, KeyError),
        ({"names": [NAME], "kind": "temple", "biult": {}}, KeyError),
        (
            {"names": [NAME], "kind": "temple", "review": {"state": "draft", "checked": "31.8.2015"}},
            EdtfError,
        ),
        ({"names": [NAME]}, TypeError),
        ({"names": [NAME], "kind": "temple", "inventory": {"known": 1}}, TypeError),
    ],
    ids=["word", "word of a name", "field", "date", "missing", "missing below"],
)
def test_what_no_schema_would_pass_is_never_loaded_in_silence(data: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        loader().record("sites", "arch", data)


def test_what_a_record_leaves_unsaid_has_its_usual_word() -> None:
    certainty, basis = (vocabularies()[name].ids[0] for name in ("certainty", "basis"))
    claim = {"id": "a", "says": "It stands.", "certainty": certainty, "basis": basis, "citations": []}
    site = loader().record("sites", "arch", {"names": [NAME], "kind": "temple", "statements": [claim]})
    assert isinstance(site, model.Site)
    assert site.names.all[0].role.id == "alternate"
    assert site.statements[0].standing == vocabularies()["standing"]["standing"]
    assert site.country is None
    assert site.assessments == ()
