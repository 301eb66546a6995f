"""The words that records may use: whole, in both languages, and broken files are named."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry

from damage_catalogue.records.vocabularies import (
    SCHEMA_ID,
    Term,
    Vocabularies,
    Vocabulary,
    VocabularyError,
    load_vocabularies,
)

SCHEMAS = Path(__file__).parents[2] / "schemas"
FILES = sorted((SCHEMAS / "vocabularies").glob("*.yaml"))
KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CSL_CASE = re.compile(r"[a-z]+([-_][a-z]+)*")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
EACH_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return load_vocabularies(SCHEMAS / "vocabularies")


@pytest.fixture(scope="module")
def shape() -> Draft202012Validator:
    schema = yaml.safe_load((SCHEMAS / "vocabulary.schema.yaml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def every_term(vocabularies: Vocabularies) -> list[Term]:
    return [term for vocabulary in vocabularies.values() for term in vocabulary]


@EACH_FILE
def test_file_has_the_shape_that_the_schema_asks_for(path: Path, shape: Draft202012Validator) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [f"{error.json_path}: {error.message}" for error in shape.iter_errors(content)] == []


@EACH_FILE
def test_file_tells_editors_which_schema_it_follows(path: Path) -> None:
    first_line = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first_line == "# yaml-language-server: $schema=../vocabulary.schema.yaml"


@EACH_FILE
def test_file_reads_the_same_in_tools_that_take_no_and_yes_for_truth_values(path: Path) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [term["id"] for term in content["terms"] if not isinstance(term["id"], str)] == []


def test_shape_refuses_a_scheme_of_matches_that_nobody_knows(shape: Draft202012Validator) -> None:
    term = {"id": "lost", "label": {"en": "Lost", "ar": "مفقود"}, "definition": {"en": "Gone.", "ar": "زال."}}
    texts = {"en": "State", "ar": "حالة"}
    good = {"title": texts, "description": texts, "terms": [term]}
    bad = {"title": texts, "description": texts, "terms": [{**term, "matches": {"guess": "1"}}]}
    assert shape.is_valid(good)
    assert not shape.is_valid(bad)


@pytest.mark.parametrize(
    ("texts", "is_right"),
    [
        ({"en": "Lost", "ar": "مفقود"}, True),
        ({"en": "Lost", "uk": "Втрачено", "zh-Hant": "失蹤"}, True),
        ({"ar": "مفقود"}, False),
        ({"en": "Lost", "ar": "Lost"}, False),
        ({"en": "Lost", "uk": ""}, False),
        ({"en": "Lost", "Ukrainian": "Втрачено"}, False),
        ({"en": "Lost", "uk": {"one": "Втрачено"}}, False),
    ],
)
def test_shape_asks_for_english_beside_any_language(
    texts: dict[str, object], is_right: bool, shape: Draft202012Validator
) -> None:
    term = {"id": "lost", "label": texts, "definition": texts}
    assert shape.is_valid({"title": texts, "description": texts, "terms": [term]}) is is_right


def test_every_vocabulary_is_loaded_under_its_file_name(vocabularies: Vocabularies) -> None:
    assert list(vocabularies) == [path.stem for path in FILES]
    assert all(vocabulary.id == name for name, vocabulary in vocabularies.items())


def test_every_vocabulary_and_term_is_named_and_explained_in_both_languages(
    vocabularies: Vocabularies,
) -> None:
    named = [(one, (one.titles, one.descriptions)) for one in vocabularies.values()]
    termed = [(one, (one.labels, one.definitions)) for one in every_term(vocabularies)]
    for one, both in (*named, *termed):
        for texts in both:
            assert set(texts) == {"en", "ar"}, one
            assert re.search("[A-Za-z0-9]", texts["en"]), one
            assert re.search("[\u0621-\u064a]", texts["ar"]), one


def test_every_definition_is_a_sentence_in_both_languages(vocabularies: Vocabularies) -> None:
    unfinished = [
        t.id for t in every_term(vocabularies) for text in t.definitions.values() if text[-1] not in ".?؟"
    ]
    assert unfinished == []


def test_labels_tell_the_terms_of_a_vocabulary_apart(vocabularies: Vocabularies) -> None:
    for vocabulary in vocabularies.values():
        for language in ("en", "ar"):
            labels = Counter(term.label(language) for term in vocabulary)
            assert [label for label, count in labels.items() if count > 1] == [], vocabulary.id


def test_ids_are_kebab_case_save_for_the_types_of_source_that_csl_names(vocabularies: Vocabularies) -> None:
    for vocabulary in vocabularies.values():
        assert KEBAB_CASE.fullmatch(vocabulary.id)
        allowed = CSL_CASE if vocabulary.id == "source-type" else KEBAB_CASE
        assert [term_id for term_id in vocabulary.ids if not allowed.fullmatch(term_id)] == [], vocabulary.id


def test_eamena_ids_are_uuids_and_no_two_terms_of_a_vocabulary_share_one(vocabularies: Vocabularies) -> None:
    for vocabulary in vocabularies.values():
        ids = [term.matches["eamena"] for term in vocabulary if "eamena" in term.matches]
        broader = [term.matches["eamena-broader"] for term in vocabulary if "eamena-broader" in term.matches]
        assert [eamena for eamena in ids + broader if not UUID.fullmatch(eamena)] == []
        assert len(ids) == len(set(ids)), vocabulary.id


def test_no_term_has_both_an_exact_and_an_inexact_match_in_one_scheme(vocabularies: Vocabularies) -> None:
    for term in every_term(vocabularies):
        schemes = [re.sub("-(broader|close|related)$", "", scheme) for scheme in term.matches]
        assert len(schemes) == len(set(schemes)), term


def test_only_degrees_of_damage_and_of_condition_have_a_grade(vocabularies: Vocabularies) -> None:
    graded = {term.id: term.grade for term in every_term(vocabularies) if term.grade}
    assert graded == {
        "intact": (0, 0),
        "no-visible-damage": (0, 0),
        "slight": (1, 1),
        "moderate": (2, 2),
        "severe": (3, 3),
        "destroyed": (4, 4),
        "still-stands": (0, 2),
        "damaged": (1, 3),
        "good": (0, 0),
        "fair": (1, 1),
        "poor": (2, 2),
        "very-bad": (3, 3),
    }
    graded_words = {term.vocabulary for term in every_term(vocabularies) if term.grade}
    assert graded_words == {"damage", "condition"}


def test_a_word_denies_only_what_it_does_not_say_and_every_degree_beyond_its_neighbours(
    vocabularies: Vocabularies,
) -> None:
    for term in every_term(vocabularies):
        assert bool(term.grade) == bool(term.denies), term
        if term.grade is None:
            continue
        low, high = term.grade
        assert not set(term.denies) & set(range(low, high + 1)), term
        if low == high:
            assert set(term.denies) == {degree for degree in range(5) if abs(degree - low) > 1}, term


def test_what_a_limit_leaves_open_is_left_open_of_what_is_hidden_too(vocabularies: Vocabularies) -> None:
    opening = [term for term in every_term(vocabularies) if term.opens_hidden]
    assert {term.vocabulary for term in opening} == {"limit"}
    assert all(set(term.opens) < set(term.opens_hidden) for term in opening)
    assert {term.vocabulary for term in every_term(vocabularies) if term.hidden} == {"site-kind"}


def test_every_basis_says_what_it_can_do_to_a_status(vocabularies: Vocabularies) -> None:
    weighing = {term.weight for term in vocabularies["basis"]}
    assert weighing == {"look", "position", "report", "claim"}
    assert {term.vocabulary for term in every_term(vocabularies) if term.weight} == {"basis"}


def test_possible_and_unknown_damage_are_no_grades(vocabularies: Vocabularies) -> None:
    assert [term.id for term in vocabularies["damage"] if term.grade is None] == [
        "possible",
        "unknown",
        "not-assessed",
    ]


def test_only_basis_and_certainty_have_an_order_of_strength(vocabularies: Vocabularies) -> None:
    assert {term.vocabulary for term in every_term(vocabularies) if term.rank is not None} == {
        "basis",
        "certainty",
    }
    assert [(term.id, term.rank) for term in vocabularies["basis"]] == [
        ("direct-observation", 6),
        ("remote-observation", 5),
        ("relayed", 4),
        ("official-position", 3),
        ("inference", 2),
        ("self-claim", 1),
        ("not-stated", 0),
    ]
    assert [(term.id, term.rank) for term in vocabularies["certainty"]] == [
        ("definite", 4),
        ("high", 3),
        ("medium", 2),
        ("low", 1),
        ("negligible", 0),
        ("not-stated", 2),
    ]


def test_only_registers_have_addresses_and_patterns(vocabularies: Vocabularies) -> None:
    with_address = {term.vocabulary for term in every_term(vocabularies) if term.url or term.pattern}
    assert with_address == {"identifier-scheme"}
    assert vocabularies["identifier-scheme"]["wikidata"].url == "https://www.wikidata.org/wiki/{id}"
    assert re.fullmatch(vocabularies["identifier-scheme"]["wikidata"].pattern or "", "Q5747")


def test_pattern_and_address_of_a_register_can_be_used(vocabularies: Vocabularies) -> None:
    for term in vocabularies["identifier-scheme"]:
        re.compile(term.pattern or "")
        assert term.url is None or term.url.count("{id}") == 1, term


def test_only_registers_say_who_may_share_a_number(vocabularies: Vocabularies) -> None:
    sharing = {term.vocabulary for term in every_term(vocabularies) if term.sharing}
    assert sharing == {"identifier-scheme", "designation-scheme"}


def test_label_falls_back_to_english() -> None:
    term = Term("lost", "state", {"en": "Lost"}, {"en": "It is gone."})
    assert (term.label("ar"), term.definition("ar")) == ("Lost", "It is gone.")


def test_terms_are_the_same_when_vocabulary_and_id_are(vocabularies: Vocabularies) -> None:
    destroyed = vocabularies["damage"]["destroyed"]
    assert destroyed == Term("destroyed", "damage", {"en": "Razed"}, {"en": "Other words."})
    assert destroyed != vocabularies["condition"]["destroyed"]
    assert len({destroyed, vocabularies["damage"]["destroyed"], vocabularies["condition"]["destroyed"]}) == 2


def test_vocabulary_is_asked_by_the_id_of_a_term(vocabularies: Vocabularies) -> None:
    standing = vocabularies["standing"]
    assert "retracted" in standing
    assert "withdrawn" not in standing
    assert standing.ids == tuple(term.id for term in standing)
    with pytest.raises(KeyError, match="withdrawn"):
        standing["withdrawn"]


def test_schema_made_from_the_terms_accepts_them_and_nothing_else(vocabularies: Vocabularies) -> None:
    registry: Registry[Any] = Registry().with_contents([(SCHEMA_ID, vocabularies.enum_schema())])
    for vocabulary in vocabularies.values():
        validator = Draft202012Validator({"$ref": f"{SCHEMA_ID}#/$defs/{vocabulary.id}"}, registry=registry)
        assert all(validator.is_valid(term.id) for term in vocabulary)
        assert not validator.is_valid("no-such-term")


def test_every_vocabulary_that_a_record_schema_refers_to_exists_and_none_is_idle(
    vocabularies: Vocabularies,
) -> None:
    schemas = "".join(path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.schema.yaml"))
    used = set(re.findall(rf"{SCHEMA_ID}#/\$defs/([a-z-]+)", schemas))
    derived_only = {"corroboration", "state"}
    assert used | derived_only == set(vocabularies)


HEAD = "title: {en: State}\ndescription: {en: In what state is it?}\nterms:\n"
LOST = "  - {id: lost, label: {en: Lost}, definition: {en: Gone.}}\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("title: {en: State", "is not valid YAML"),
        ("- lost\n", "the file must be a mapping"),
        ("title: {en: State}\n", "the file lacks `description`, `terms`"),
        (HEAD, "`terms` must be a list"),
        (HEAD + "  - lost\n", "term 1 must be a mapping"),
        (HEAD + LOST + "  - {id: found, label: {en: Found}}\n", "term 2 lacks `definition`"),
        (HEAD + LOST.replace("label", "lable"), "term 1 lacks `label`"),
        (HEAD + LOST.replace("}}", "}, colour: red}"), "term 1 has `colour`"),
        (HEAD + LOST.replace("en: Lost", "ar: مفقود"), "the label of `lost` has no English text"),
        (HEAD + LOST.replace("Gone.", '""'), "the definition of `lost`, `en`, must be a text"),
        (HEAD + LOST + LOST, "the term `lost` is listed twice"),
        (HEAD + LOST.replace("}}", "}, grade: 3}"), "the grade of `lost` must be two numbers"),
        (HEAD + LOST.replace("}}", "}, grade: [3, 1]}"), "the grade of `lost` must lie between 0 and 4"),
        (HEAD + LOST.replace("}}", "}, grade: [3, 5]}"), "the grade of `lost` must lie between 0 and 4"),
        (HEAD + LOST.replace("}}", "}, rank: high}"), "the rank of `lost` must be a whole number"),
        (HEAD + LOST.replace("}}", "}, sharing: all}"), "the sharing of `lost` must be one of none, parts"),
        (
            HEAD + LOST + LOST.replace("lost", "found").replace("}}", "}, rank: 1}"),
            "the term `lost` has no `rank`",
        ),
    ],
)
def test_broken_file_is_named_with_the_reason(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "state.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=re.escape(reason)) as caught:
        load_vocabularies(tmp_path)
    assert caught.value.path == path
    assert str(caught.value).startswith(str(path))


def test_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "state.yaml").write_bytes(b"title: {en: \xff}\n")
    with pytest.raises(VocabularyError, match=r"state\.yaml: is not valid YAML"):
        load_vocabularies(tmp_path)


def test_a_list_of_the_catalogues_own_may_add_terms_and_keeps_ours(tmp_path: Path) -> None:
    ours, own = tmp_path / "ours", tmp_path / "own"
    ours.mkdir()
    own.mkdir()
    (ours / "state.yaml").write_text(HEAD + LOST, encoding="utf-8")
    (ours / "other.yaml").write_text(HEAD + LOST, encoding="utf-8")
    (own / "state.yaml").write_text(HEAD + LOST + LOST.replace("lost", "found"), encoding="utf-8")
    assert load_vocabularies(ours, own)["state"].ids == ("lost", "found")
    assert load_vocabularies(ours, own)["other"].ids == ("lost",)
    assert load_vocabularies(ours, tmp_path / "nowhere").keys() == {"state", "other"}
    (own / "state.yaml").write_text(HEAD + LOST.replace("lost", "found"), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"must keep the terms .* missing: `lost`") as caught:
        load_vocabularies(ours, own)
    assert caught.value.path == own / "state.yaml"


def test_folder_without_vocabularies_is_an_error_and_not_an_empty_set(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="there are no vocabularies here"):
        load_vocabularies(tmp_path / "nowhere")


def test_small_vocabulary_is_read_as_written(tmp_path: Path) -> None:
    (tmp_path / "answer.yaml").write_text(
        "title: {en: Answer, ar: جواب}\ndescription: {en: Is it so?, ar: أهو كذلك؟}\nterms:\n"
        "  - id: no\n    label: {en: No, ar: لا}\n    definition: {en: It is not so., ar: ليس كذلك.}\n"
        "    grade: [1, 3]\n    rank: 0\n    matches: {unosat: 2}\n",
        encoding="utf-8",
    )
    answer: Vocabulary = load_vocabularies(tmp_path)["answer"]
    term = answer["no"]
    assert (answer.title("ar"), answer.description("en"), len(answer)) == ("جواب", "Is it so?", 1)
    assert (term.label("ar"), term.grade, term.rank, term.matches) == ("لا", (1, 3), 0, {"unosat": "2"})
