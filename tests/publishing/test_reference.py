"""The pages where editors look up words and fields: nothing missing, every link held, plain words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from damage_catalogue.language import OURS, language_for
from damage_catalogue.publishing.guide.fields import Condition, Field, record_shapes, shared_shapes
from damage_catalogue.publishing.guide.pages import (
    FIELDS_PAGE,
    VOCABULARY_PAGE,
    as_yaml,
    field_anchor,
    matches_of,
    reference_pages,
    vocabulary_anchor,
)
from damage_catalogue.publishing.page import Page
from damage_catalogue.records.vocabularies import Vocabularies, load_vocabularies

SCHEMAS = Path(__file__).parents[2] / "schemas"
METHOD = Path(__file__).parents[2] / "docs" / "guide" / "method.md"
NAMES = ("site", "event", "source", "agent", "catalogue", "common")
EACH_LANGUAGE = pytest.mark.parametrize("language", OURS)

Schemas = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return {
        name: yaml.safe_load((SCHEMAS / f"{name}.schema.yaml").read_text(encoding="utf-8")) for name in NAMES
    }


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return load_vocabularies(SCHEMAS / "vocabularies")


@pytest.fixture(scope="module")
def fields(schemas: Schemas) -> dict[str, Field]:
    shapes = record_shapes(schemas) + shared_shapes(schemas)
    return {field_anchor(shape.name, field.path): field for shape in shapes for field in shape.fields}


def pages(schemas: Schemas, vocabularies: Vocabularies, language: str) -> dict[str, Page]:
    return {page.address: page for page in reference_pages(schemas, vocabularies, language_for(language))}


class Reader(HTMLParser):
    """What a browser would find in a page: ids, links, the text of each element that has an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
            self.text.append(f"\n#{given['id']}\n")
        if given.get("href"):
            self.links.append(str(given["href"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def section(self, id: str) -> str:
        """The text from the element with this id to the next element with one."""
        whole = "".join(self.text)
        return " ".join(whole.partition(f"\n#{id}\n")[2].partition("\n#")[0].split())


@EACH_LANGUAGE
def test_each_page_is_one_element_that_starts_with_its_title(
    schemas: Schemas, vocabularies: Vocabularies, language: str
) -> None:
    for page in reference_pages(schemas, vocabularies, language_for(language)):
        assert page.body.startswith('<article class="hd-reference">\n<h1>')
        assert page.body.rstrip().endswith("</article>")
        assert Reader(page.body).open == []
        assert 0 < len(page.description) <= 160


@EACH_LANGUAGE
def test_no_id_stands_twice_on_a_page(schemas: Schemas, vocabularies: Vocabularies, language: str) -> None:
    for page in reference_pages(schemas, vocabularies, language_for(language)):
        assert [id for id, times in Counter(Reader(page.body).ids).items() if times > 1] == []


@EACH_LANGUAGE
def test_the_table_of_contents_leads_to_headings_of_the_page(
    schemas: Schemas, vocabularies: Vocabularies, language: str
) -> None:
    for page in reference_pages(schemas, vocabularies, language_for(language)):
        for heading in page.headings:
            assert f'<h{heading.level} id="{heading.id}"' in page.body


@EACH_LANGUAGE
def test_links_between_words_and_fields_hold(
    schemas: Schemas, vocabularies: Vocabularies, language: str
) -> None:
    found = pages(schemas, vocabularies, language)
    read = {address: Reader(page.body) for address, page in found.items()}
    relative = {f"../../{address}": address for address in found}
    for address, reader in read.items():
        for link in reader.links:
            target, _, fragment = link.partition("#")
            if link.startswith("http"):
                continue
            if target == "../../guide/method/":
                assert f"{{#{fragment}}}" in METHOD.read_text(encoding="utf-8")
                continue
            home = address if target == "" else relative[target]
            assert fragment in read[home].ids, f"{address} links to {link}"


@EACH_LANGUAGE
def test_the_page_of_words_is_found_by_each_of_them(
    schemas: Schemas, vocabularies: Vocabularies, language: str
) -> None:
    searched = pages(schemas, vocabularies, language)[VOCABULARY_PAGE].search_text
    for vocabulary in vocabularies.values():
        assert language_for(language).vocabulary(vocabulary) in searched
        for term in vocabulary:
            sought = {term.id, language_for(language).term(term), *term.labels.values()}
            assert [word for word in sought if word not in searched] == []


def test_every_word_stands_there_with_both_labels_and_its_meaning(
    schemas: Schemas, vocabularies: Vocabularies
) -> None:
    reader = Reader(pages(schemas, vocabularies, "en")[VOCABULARY_PAGE].body)
    for vocabulary in vocabularies.values():
        assert vocabulary_anchor(vocabulary.id) in reader.ids
        for term in vocabulary:
            entry = reader.section(vocabulary_anchor(vocabulary.id, term.id))
            assert entry.startswith(f"{term.id} ")
            for text in (*term.labels.values(), *term.definitions.values()):
                assert " ".join(text.split()) in entry


def test_a_word_of_others_leads_to_its_page_where_it_has_one(vocabularies: Vocabularies) -> None:
    destroyed = matches_of(vocabularies["damage"]["destroyed"])
    assert [(match.scheme, match.relation, match.url) for match in destroyed] == [
        ("EAMENA", None, "https://database.eamena.org/concepts/a8780ca9-bba7-413f-92ac-190950784ce7"),
        ("UNOSAT", None, None),
        ("Copernicus EMS", None, None),
        ("AAT", "related", "http://vocab.getty.edu/aat/300386958"),
        ("Wikidata", None, "https://www.wikidata.org/wiki/Q56556915"),
    ]


def test_every_match_with_other_vocabularies_is_of_a_known_scheme(vocabularies: Vocabularies) -> None:
    matches = [
        match for vocabulary in vocabularies.values() for term in vocabulary for match in matches_of(term)
    ]
    assert {match.scheme for match in matches} == {
        "AAT",
        "Copernicus EMS",
        "EAMENA",
        "Historic England",
        "UNOSAT",
        "Wikidata",
    }


def names_of_fields(schema: object) -> Iterator[str]:
    """The name of each field that a schema file describes, however deep."""
    if isinstance(schema, dict):
        for keyword, value in schema.items():
            if keyword == "properties":
                yield from value
            if keyword not in ("if", "then", "else", "examples"):
                yield from names_of_fields(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from names_of_fields(value)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_the_schema_stands_on_the_page(
    name: str, schemas: Schemas, fields: dict[str, Field]
) -> None:
    assert {f"{name}.{field}" for field in schemas[name].get("properties", {})} <= fields.keys()
    assert set(names_of_fields(schemas[name])) <= {field.name for field in fields.values()}


def test_a_field_says_whether_it_is_required_and_when(fields: dict[str, Field]) -> None:
    assert fields["site.names"].is_required
    assert not fields["site.assessments.observed"].is_required
    lost = ("superseded", "contradicted", "retracted")
    assert fields["site.assessments.because"].required_when == (Condition("standing", lost),)
    assert fields["site.location.method"].required_when == (Condition("geometry"),)
    assert fields["event.from"].only_when == (Condition("kind", ("control",)),)
    assert fields["citation.quote"].one_of == ("says",)


def test_every_demand_of_a_schema_is_shown_in_words(schemas: Schemas, vocabularies: Vocabularies) -> None:
    reader = Reader(pages(schemas, vocabularies, "en")[FIELDS_PAGE].body)
    for id, words in {
        "site.names": "names required Names",
        "site.kind": "a word from Kind of place",
        "site.location.reason": "required where sensitivity is generalised or withheld",
        "site.location.method": "required where geometry is given",
        "site.location.geometry.type": "one of Point, MultiPoint, LineString",
        "site.statements": "a list; each entry: Statement; here, kind is required too",
        "site.assessments.effects": "no entry twice",
        "site.assessments.image.resolution_m": "a number; more than 0; at most 10000",
        "site.components.principal": "true or false",
        "event.to": "required where kind is control only where kind is control",
        "citation.says": "this or quote is required",
        "disagreement.positions": "at least 2 entries",
        "source.DOI": "Takes: text; in the form ^10",
        "site.country": "Example: country: SY",
        "review.reason": "required where state is withdrawn",
    }.items():
        assert words in reader.section(id), reader.section(id)


def test_every_field_has_an_example_that_reads_back_as_it_was(fields: dict[str, Field]) -> None:
    for anchor, field in fields.items():
        assert field.example is not None, anchor
        assert yaml.load(as_yaml(field), yaml.BaseLoader) == {field.name: as_text(field.example)}


def as_text(value: object) -> object:
    """The value as a reader sees it that makes texts of all scalars."""
    if isinstance(value, dict):
        return {key: as_text(below) for key, below in value.items()}
    if isinstance(value, list):
        return [as_text(below) for below in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_example_dates_carry_no_quotation_marks(fields: dict[str, Field]) -> None:
    assert as_yaml(fields["site.assessments.observed"]) == "observed: 2015-08-31"


def test_positions_stand_on_one_line(fields: dict[str, Field]) -> None:
    assert as_yaml(fields["site.location.geometry.coordinates"]) == "coordinates: [38.274, 34.547]"


@EACH_LANGUAGE
def test_every_kind_of_value_has_words(schemas: Schemas, vocabularies: Vocabularies, language: str) -> None:
    assert all(language_for(language).group("guide").values())
    body = pages(schemas, vocabularies, language)[FIELDS_PAGE].body
    assert "plain-text" not in re.sub(r"<pre.*?</pre>", "", body, flags=re.DOTALL)


def test_schema_text_in_another_language_is_marked_as_english(
    schemas: Schemas, vocabularies: Vocabularies
) -> None:
    body = pages(schemas, vocabularies, "ar")[FIELDS_PAGE].body
    assert '<h2 id="site" lang="en" dir="ltr">Site</h2>' in body
    assert body.count("مكتوبة بالإنجليزية وحدها") == 1
    assert "English only" not in pages(schemas, vocabularies, "en")[FIELDS_PAGE].body


def test_text_of_schemas_and_vocabularies_cannot_become_markup(vocabularies: Vocabularies) -> None:
    hostile = '<script>alert("1")</script>'
    schema = {
        "title": hostile,
        "description": hostile,
        "properties": {
            "note": {"title": hostile, "description": hostile, "type": "string", "examples": [hostile]}
        },
    }
    for page in reference_pages({"site": schema, "common": {"$defs": {}}}, vocabularies, language_for("en")):
        assert "<script" not in page.body
    assert "&lt;script&gt;" in page.body
