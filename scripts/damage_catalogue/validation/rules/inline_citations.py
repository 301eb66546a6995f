"""Sources cited in the middle of a text can be read as citations, and stand where they are shown as such."""

from __future__ import annotations

from collections.abc import Iterator

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.inline_citations import find_broken_citations, find_inline_citations
from damage_catalogue.records.web_address import is_address
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile
from damage_catalogue.validation.rules.texts import find_texts
from damage_catalogue.validation.wording import quoted

WORD_FOR_WORD = frozenset({"container-title", "quote", "title", "wording"})
"""Texts that repeat what somebody else wrote, brackets and all."""


def check_inline_citations(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """What starts like an inline citation can be read as one."""
    for language, text in entry.data.get("description", {}).items():
        for broken in find_broken_citations(text):
            message = f"description: {quoted(broken)} cannot be read as a citation."
            path: FieldPath = ("description", language)
            address = broken.lstrip("[ @").rstrip("] ").partition(",")[0]
            address = address if is_address(address) else ""
            hint = _right_form(broken)
            yield Finding("HD306", entry.file, path, message, hint, excerpt=broken, address=address)


def _right_form(broken: str) -> str:
    if ";" in broken or "@" in broken.partition("@")[2]:
        return "Give each source brackets of its own: [@first-source] [@second-source, p. 2]."
    return "Write [@source-id] or [@source-id, p. 2]; ids are lower-case, with hyphens."


def check_citations_stand_in_descriptions(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Only a description turns an inline citation into a reference; elsewhere readers would see brackets."""
    for path, text in find_texts(entry.data):
        if "@" not in text or path[0] == "description" or not WORD_FOR_WORD.isdisjoint(map(str, path)):
            continue
        found = next(find_broken_citations(text), None) or _first_citation(text)
        if found:
            field = next(str(step) for step in reversed(path) if isinstance(step, str))
            message = f"{quoted(found)} is a citation, but {field} shows the brackets as they are."
            hint = "Name the source under citations or sources, or move the sentence to the description."
            yield Finding("HD316", entry.file, path, message, hint, excerpt=found)


def _first_citation(text: str) -> str | None:
    cited = next(find_inline_citations(text), None)
    return text[cited.start : cited.end] if cited else None
