"""Where the free texts of a record stand: everything an editor writes in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from damage_catalogue.records.yaml_file import Path

TEXT_FIELDS = frozenset(
    {
        "archive_exception", "because", "caption", "container-title", "content_warning", "credit",
        "description", "licence", "locator", "note", "provider", "question", "quote", "reason",
        "rights", "says", "sensor",
        "title", "unit", "view", "wording",
    }
)  # fmt: skip
"""Fields that hold a text, or one for each language. Names count too: see `find_texts`."""


def find_texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every free text below `value` with its path, names included."""
    if isinstance(value, dict):
        for name, below in value.items():
            at = (*path, name)
            if name in TEXT_FIELDS or name == "text":
                yield from _versions(below, at)
            else:
                yield from find_texts(below, at)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from find_texts(item, (*path, number))


def _versions(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for language, text in value.items():
            if isinstance(text, str) and language not in ("file", "sha256"):
                yield (*path, language), text
