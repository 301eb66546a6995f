"""Where the free texts of a record stand: everything an editor writes in sentences."""

from __future__ import annotations

import re
from typing import Any

from damage_catalogue.records.yaml_file import FieldPath

TEXT_FIELDS = frozenset(
    {
        "archive_exception", "because", "caption", "container-title", "content_warning", "credit",
        "description", "licence", "locator", "note", "own_grade", "position_exception", "provider",
        "question", "quote", "reason",
        "rights", "says", "sensor",
        "title", "unit", "view", "wording",
    }
)  # fmt: skip
"""Fields that hold a text, or one for each language. Names count too: see `find_texts`."""


def find_texts(data: Any) -> list[tuple[FieldPath, str]]:
    """Every free text in `data` with its path, names included."""
    found: list[tuple[FieldPath, str]] = []
    _collect(data, (), found)
    return found


def has_note_on(data: Any, id: str) -> bool:
    """Whether a note anywhere in `data` names `id`, as a word of its own."""
    word = re.compile(rf"(?<![\w/-]){re.escape(id)}(?![\w/]|-\w)")
    return any("note" in path and word.search(text) for path, text in find_texts(data))


def _collect(value: Any, path: FieldPath, found: list[tuple[FieldPath, str]]) -> None:
    if type(value) is dict:
        for name, below in value.items():
            if name in TEXT_FIELDS or name == "text":
                _collect_versions(below, (*path, name), found)
            elif type(below) is dict or type(below) is list:
                _collect(below, (*path, name), found)
    elif type(value) is list:
        for number, item in enumerate(value):
            _collect(item, (*path, number), found)


def _collect_versions(value: Any, path: FieldPath, found: list[tuple[FieldPath, str]]) -> None:
    if type(value) is str:
        found.append((path, value))
    elif type(value) is dict:
        for language, text in value.items():
            if type(text) is str and language not in ("file", "sha256"):
                found.append(((*path, language), text))
