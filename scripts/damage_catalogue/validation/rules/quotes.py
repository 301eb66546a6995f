"""A quotation can be proved: the repository holds the text, unchanged, and the words stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from damage_catalogue.records.model import Source
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.passages import FoldedText, fold
from damage_catalogue.validation.wording import quoted

LONGEST_PASSAGE = 300


def check_held_texts(whole: Whole) -> Iterator[Finding]:
    """Every held text is there, is UTF-8, and is the one that was recorded."""
    for entry in whole.of_kind("sources"):
        source = entry.record
        assert isinstance(source, Source), "entries of kind sources hold sources"
        if source.text is None:
            continue
        content = whole.held_file(source.text.file)
        if content is None:
            message = f"There is no file {quoted(source.text.file)} in this repository."
            hint = "Check the path; a link that leads out of the repository does not count."
            yield Finding("HD602", entry.file, ("text", "file"), message, hint)
        elif _decode(content) is None:
            message = f"{quoted(source.text.file)} is not saved as UTF-8 text."
            yield Finding("HD602", entry.file, ("text", "file"), message, "Hold the text itself, not a PDF.")
        elif (found := sha256(content).hexdigest()) != source.text.sha256:
            message = f"{quoted(source.text.file)} is not the text that was recorded: its SHA-256 is {found}."
            hint = "If the file was changed by mistake, restore it. If the change is right, correct the sum."
            yield Finding("HD603", entry.file, ("text", "sha256"), message, hint)


def _decode(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def check_quotes(whole: Whole) -> Iterator[Finding]:
    """Every quotation stands word for word in the text of its source."""
    texts: dict[str, FoldedText | None] = {}
    for entry in whole.entries.values():
        for path, citation in find_quotes(entry.data):
            source = whole.catalogue.sources.get(citation["source"])
            if source is None:
                continue  # unknown, or with errors of its own
            if source.text is None:
                message = (
                    f"Words can be quoted only from a text that is held here; {quoted(source.id)} has none."
                )
                hint = "Say it in your own words under says, or add the text to the source."
                yield Finding("HD601", entry.file, (*path, "quote"), message, hint, at_key=True)
                continue
            if source.text.file not in texts:
                content = whole.held_file(source.text.file)
                text = None if content is None else _decode(content)
                texts[source.text.file] = None if text is None else FoldedText(fold(text))
            if held := texts[source.text.file]:
                yield from _check_quote(entry, (*path, "quote"), citation["quote"], held, source.text.file)


def _check_quote(
    entry: RecordInFile, path: FieldPath, quote: str, held: FoldedText, file: str
) -> Iterator[Finding]:
    if held.holds(quote):
        return
    message = f"These words do not stand in {quoted(file)}."
    passage = held.nearest_passage(quote)
    hint = "Quote exactly, or say it in your own words under says."
    if passage:
        hint = f"The nearest passage is: {quoted(passage, LONGEST_PASSAGE)}. {hint}"
    yield Finding("HD604", entry.file, path, message, hint)


def find_quotes(data: Any) -> list[tuple[FieldPath, dict[str, Any]]]:
    """Every citation in `data` that quotes, with its path."""
    found: list[tuple[FieldPath, dict[str, Any]]] = []
    _collect(data, (), found)
    return found


def _collect(value: Any, path: FieldPath, found: list[tuple[FieldPath, dict[str, Any]]]) -> None:
    if type(value) is dict and "quote" in value and "source" in value:
        found.append((path, value))
    for name, below in value.items() if type(value) is dict else enumerate(value):
        if type(below) is dict or type(below) is list:
            _collect(below, (*path, name), found)
