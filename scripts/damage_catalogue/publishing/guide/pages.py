"""The two pages where editors look things up: the words of the vocabularies, and the fields of the records.

Both are made from the schemas and vocabularies themselves, so they say what is really checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml
from markupsafe import Markup

from damage_catalogue.language import OURS, SOURCE, Language, direction_of
from damage_catalogue.publishing.guide.fields import Field, SchemaPart, Shape, record_shapes, shared_shapes
from damage_catalogue.publishing.links import METHOD_GUIDE, relative
from damage_catalogue.publishing.page import Heading, Page
from damage_catalogue.publishing.writing.rendering import environment
from damage_catalogue.records.vocabularies import Term, Vocabularies, Vocabulary

VOCABULARY_PAGE = "guide/vocabulary/"
FIELDS_PAGE = "guide/fields/"

_SCHEMES: Mapping[str, tuple[str, str | None]] = {
    "eamena": ("EAMENA", "https://database.eamena.org/concepts/{id}"),
    "aat": ("AAT", "http://vocab.getty.edu/aat/{id}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{id}"),
    "unosat": ("UNOSAT", None),
    "historic-england": ("Historic England", None),
    "copernicus": ("Copernicus EMS", None),
}
"""Whose vocabularies ours are matched with, and where a concept of theirs stands, if that is certain."""

_RELATIONS = ("broader", "close", "related")


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """The same concept of somebody else, or a broader, close or related one, as `relation` says."""

    scheme: str
    relation: str | None
    id: str
    url: str | None


def reference_pages(
    schemas: Mapping[str, SchemaPart], vocabularies: Vocabularies, language: Language
) -> Iterator[Page]:
    """The pages guide/vocabulary/ and guide/fields/.

    `schemas` are the schema files as they are, by name, in the order of the page: site, event and so on, and
    `common`, to which they refer.
    """
    shapes = record_shapes(schemas), shared_shapes(schemas)
    yield _vocabulary_page(vocabularies, _uses(shapes[0] + shapes[1]), language)
    yield _fields_page(*shapes, vocabularies, language)


def vocabulary_anchor(vocabulary: str, term: str | None = None) -> str:
    """The fragment of a vocabulary on its page, or of one of its terms."""
    return vocabulary if term is None else f"{vocabulary}.{term}"


def field_anchor(shape: str, path: str | None = None) -> str:
    """The fragment of a kind of record or shared definition on the page of fields, or of one field."""
    return shape if path is None else f"{shape}.{path}"


def matches_of(term: Term) -> tuple[ConceptMatch, ...]:
    """The concepts of others that a term is matched with, in the order of its file."""
    found = []
    for key, id in term.matches.items():
        relation = next((word for word in _RELATIONS if key.endswith(f"-{word}")), None)
        name, address = _SCHEMES[key.removesuffix(f"-{relation}")]
        found.append(ConceptMatch(name, relation, id, address and address.replace("{id}", id)))
    return tuple(found)


def _uses(shapes: tuple[Shape, ...]) -> Mapping[str, tuple[str, ...]]:
    """In which fields each vocabulary is used, as anchors of the page of fields."""
    uses: defaultdict[str, list[str]] = defaultdict(list)
    for shape in shapes:
        for field in shape.fields:
            if field.value.vocabulary is not None:
                uses[field.value.vocabulary].append(field_anchor(shape.name, field.path))
    return {vocabulary: tuple(anchors) for vocabulary, anchors in uses.items()}


def _vocabulary_page(
    vocabularies: Vocabularies, uses: Mapping[str, tuple[str, ...]], language: Language
) -> Page:
    ordered = sorted(vocabularies.values(), key=lambda vocabulary: language.vocabulary(vocabulary))
    words = _words(language)
    return Page(
        address=VOCABULARY_PAGE,
        language=language.tag,
        kind="reference",
        title=words["vocabulary_title"],
        description=words["vocabulary_description"],
        body=_render(
            "reference_vocabulary",
            language,
            VOCABULARY_PAGE,
            vocabularies=ordered,
            uses=uses,
            matches_of=matches_of,
        ),
        headings=tuple(
            Heading(2, vocabulary_anchor(vocabulary.id), language.vocabulary(vocabulary))
            for vocabulary in ordered
        ),
        search_text=" ".join(_words_of(vocabulary, language) for vocabulary in ordered),
    )


def _words_of(vocabulary: Vocabulary, language: Language) -> str:
    words = ((term.id, language.term(term), *term.labels.values()) for term in vocabulary)
    listed = language.word("comma").join(" ".join(dict.fromkeys(each)) for each in words)
    return language.sentence(language.labelled(language.vocabulary(vocabulary), listed))


def _fields_page(
    records: tuple[Shape, ...],
    shared: tuple[Shape, ...],
    vocabularies: Vocabularies,
    language: Language,
) -> Page:
    words = _words(language)
    headings = [Heading(2, field_anchor(shape.name), shape.title) for shape in records]
    headings.append(Heading(2, "_shared", words["shared"]))
    headings += [Heading(3, field_anchor(shape.name), shape.title) for shape in shared]
    return Page(
        address=FIELDS_PAGE,
        language=language.tag,
        kind="reference",
        title=words["fields_title"],
        description=words["fields_description"],
        body=_render(
            "reference_fields",
            language,
            FIELDS_PAGE,
            records=records,
            shared=shared,
            shared_by_name={shape.name: shape for shape in shared},
            vocabularies=vocabularies,
            to_dates=relative(FIELDS_PAGE, f"{METHOD_GUIDE}#dates"),
        ),
        headings=tuple(headings),
        search_text=" ".join(
            language.sentence(language.labelled(field.path, field.title))
            for shape in records + shared
            for field in shape.fields
        ),
    )


def _words(language: Language) -> Mapping[str, str]:
    """What the pages say around words and fields, and the signs between."""
    return {**language.group("guide"), **{sign: language.word(sign) for sign in ("comma", "semicolon")}}


def _types_in_words(language: Language, types: Sequence[str], in_languages: bool) -> str:
    """“text or a number”; `in_languages`: an object has a line for each language."""
    keys = ("by_language" if one == "object" and in_languages else f"type_{one}" for one in types)
    return language.joined("or", [language.say(f"guide.{key}") for key in keys])


def _either(language: Language, words: Sequence[str]) -> str:
    """Words of the code, one of which may stand there."""
    return language.joined("or", [Markup('<code dir="ltr">{}</code>').format(word) for word in words])


def _render(template: str, language: Language, address: str, **values: Any) -> str:
    page = environment().get_template(f"{template}.html.j2")
    return page.render(
        w=_words(language),
        say=lambda key, **gaps: language.say(f"guide.{key}", **gaps),
        types_of=partial(_types_in_words, language),
        either=partial(_either, language),
        language=language,
        in_english=OURS[SOURCE],
        source=SOURCE,
        direction_of=direction_of,
        vocabulary_anchor=vocabulary_anchor,
        field_anchor=field_anchor,
        to_vocabulary=lambda anchor: relative(address, f"{VOCABULARY_PAGE}#{anchor}"),
        to_field=lambda anchor: relative(address, f"{FIELDS_PAGE}#{anchor}"),
        as_yaml=as_yaml,
        **values,
    )


class _ExampleDumper(yaml.SafeDumper):
    """Writes as editors do: dates, which are all text, without quotation marks, and positions on one line."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML declares it otherwise)
        first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
        for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_list(dumper: _ExampleDumper, items: list[Any]) -> yaml.Node:
    is_position = all(isinstance(item, int | float) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_position)


_ExampleDumper.add_representer(list, _represent_list)


def as_yaml(field: Field) -> str:
    """The example of a field as it stands in a record; empty where the schema gives none."""
    if field.example is None:
        return ""
    written = yaml.dump(
        {field.name: field.example}, Dumper=_ExampleDumper, allow_unicode=True, sort_keys=False, width=72
    )
    return str(written).rstrip()
