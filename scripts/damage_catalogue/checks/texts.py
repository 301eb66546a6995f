"""Texts of which no sentence may be passed over: each stands in a quotation of some record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from damage_catalogue.checks.asking import Check, each_check, now_called
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, HeldChecks, Whole
from damage_catalogue.validation.rules.passages import fold
from damage_catalogue.validation.rules.quotes import find_quotes
from damage_catalogue.validation.wording import quoted

_END = re.compile(r"(?<=\w[.?!])[ ]+(?=[A-Z“])")
"""Between two sentences, in scripts that have capitals; elsewhere a paragraph counts as one."""
_PARAGRAPH = re.compile(r"\n[ \t]*(?=\n)")


def check_texts(whole: Whole) -> Iterator[Finding]:
    """Every sentence is quoted, or excepted by how it begins. Silent while a record has errors."""
    for held, path, check in each_check(whole, "texts"):
        source = whole.catalogue.sources.get(check["source"])
        if source is None and check["source"] not in whole.known["sources"]:
            hint = now_called(whole, "sources", check["source"]) or "Name the source by its id."
            message = f"There is no source {quoted(check['source'])}."
            yield Finding("HD905", held.file, (*path, "source"), message, hint)
        elif source is not None and source.text is None:
            message = f"No text of {quoted(source.id)} is held here."
            hint = "Hold the text in seeds/ and name it in the source, or delete this check."
            yield Finding("HD905", held.file, (*path, "source"), message, hint)
        elif source is not None and source.text is not None and whole.all_clean:
            content = whole.held_file(source.text.file)
            if content is not None:  # that it is missing is told of the source
                sentences = list(_sentences(content.decode("utf-8", "replace")))
                yield from _check_sentences(held, path, check, sentences, _quotes(whole, source.id))


def _sentences(text: str) -> Iterator[str]:
    for paragraph in _PARAGRAPH.split(text.replace("\r\n", "\n")):
        yield from filter(None, _END.split(fold(paragraph)))


def _quotes(whole: Whole, source: str) -> list[str]:
    return [
        fold(citation["quote"])
        for entry in whole.entries.values()
        for _, citation in find_quotes(entry.data)
        if citation["source"] == source
    ]


def _check_sentences(
    held: HeldChecks, path: FieldPath, check: Check, sentences: Sequence[str], quotes: Sequence[str]
) -> Iterator[Finding]:
    openings = [fold(opening) for opening in check.get("except", ())]
    for number, opening in enumerate(openings):
        if not any(sentence.startswith(opening) for sentence in sentences):
            message = f"No sentence of {quoted(check['source'])} begins with {quoted(opening)}."
            hint = "Copy how the sentence begins from the text, or delete this line."
            yield Finding("HD905", held.file, (*path, "except", number), message, hint)
    for sentence in sentences:
        is_excepted = sentence.startswith(tuple(openings))
        if not is_excepted and not any(quote in sentence or sentence in quote for quote in quotes):
            message = f"No record quotes this sentence of {quoted(check['source'])}: {quoted(sentence, 200)}"
            hint = "Record what it says, or name how it begins under except."
            yield Finding(
                "HD904", held.file, (*path, "source"), message, f"{check['because'].rstrip('.')}. {hint}"
            )
