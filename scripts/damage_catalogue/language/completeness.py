"""How much of the site each language says itself: words, labels, guide pages, names and texts of records."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, NamedTuple

from damage_catalogue.language.language import Language
from damage_catalogue.records.model import Catalogue, Names, Text
from damage_catalogue.records.vocabularies import Vocabularies


class Share(NamedTuple):
    """How many of how many are there."""

    there: int
    whole: int


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a language says itself, by what it is; `missing` names what is told in English instead.

    Of records nothing is named: what they lack in the language of the place is a page of the site.
    """

    language: Language
    shares: Mapping[str, Share]
    missing: tuple[str, ...]


def completeness_of(
    language: Language,
    catalogue: Catalogue,
    pages: Mapping[str, Collection[str]],
) -> Completeness:
    """`pages` are the languages in which there is each guide page, by the page's name."""
    said = tuple(_said(catalogue))
    labels = list(_missing_labels(language, catalogue.vocabularies))
    lacking = [name for name, tags in sorted(pages.items()) if language.tag not in tags]
    terms = sum(len(vocabulary) + 1 for vocabulary in catalogue.vocabularies.values())
    texts = [one for one in said if isinstance(one, Text)]
    names = [one for one in said if isinstance(one, Names)]
    words = language.words
    return Completeness(
        language,
        {
            "words": Share(len(words.asked) - len(words.missing), len(words.asked)),
            "labels": Share(terms - len(labels), terms),
            "guide pages": Share(len(pages) - len(lacking), len(pages)),
            "names in records": Share(
                sum(any(name.lang == language.tag for name in one.all) for one in names), len(names)
            ),
            "texts in records": Share(sum(language.tag in dict(one.versions) for one in texts), len(texts)),
        },
        (*words.missing, *labels, *lacking),
    )


def _missing_labels(language: Language, vocabularies: Vocabularies) -> Iterator[str]:
    for vocabulary in vocabularies.values():
        if not language.has_vocabulary(vocabulary):
            yield f"vocabularies.{vocabulary.id}.title"
        for term in vocabulary:
            if not language.has_term(term):
                yield f"vocabularies.{vocabulary.id}.terms.{term.id}"


def _said(value: Any) -> Iterator[Text | Names]:
    """Every text and every set of names in the records, and in what catalogue.yaml says of the whole."""
    if isinstance(value, Catalogue):
        yield from _said(value.about)
        for _, record in value.records():
            yield from _said(record)
    elif isinstance(value, Text | Names):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _said(getattr(value, field.name))
