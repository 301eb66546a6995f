"""Reads what Zotero and other reference managers export: CSL JSON.

Its form is that of Citation Style Language 1.0.2 (csl-data.json).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from damage_catalogue.records.edtf import EdtfError, parse

_TEXTS = ("title", "container-title", "volume", "issue", "page", "number", "URL", "DOI", "ISBN", "language")
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?: [a-z]+=\"[^\"<>]*\")?>")
_READ = {*_TEXTS, "type", "author", "issued", "accessed", "publisher", "id", "citation-key"}


class CslError(Exception):
    """The file is no list of references; says why."""


@dataclass(frozen=True, slots=True)
class CslReference:
    """One reference: fields as a source has them, authors, the publisher's name, and what was left out."""

    fields: Mapping[str, str]
    authors: tuple[Mapping[str, str], ...]
    publisher: str | None
    left_out: tuple[str, ...]


def read_csl(content: bytes) -> tuple[CslReference, ...]:
    """The references of a file, in its order. Raises CslError."""
    try:
        items = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise CslError("this is no CSL JSON. In Zotero, choose Export, and the format CSL JSON.") from None
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise CslError("it holds no list of references. In Zotero, choose Export, and the format CSL JSON.")
    return tuple(map(_reference, items))


def _reference(item: Mapping[str, Any]) -> CslReference:
    fields = {"type": str(item["type"])} if item.get("type") else {}
    for name in _TEXTS:
        value = item.get(name)
        if isinstance(value, str | int) and str(value).strip():
            fields[name] = _plain(str(value))
    left_out = {name for name in item if name not in _READ}
    for name in ("issued", "accessed"):
        if date := _date(item.get(name)):
            fields[name] = date
        elif item.get(name):
            left_out.add(name)
    publisher = item.get("publisher") or fields.get("container-title")
    authors = tuple(_authors(item.get("author")))
    if item.get("author") and not authors:
        left_out.add("author")
    called = _plain(publisher) if isinstance(publisher, str) else None
    return CslReference(fields, authors, called or None, tuple(sorted(left_out)))


def _plain(text: str) -> str:
    """The text on one line, without the tags of CSL for slanted, bold, raised and lowered letters."""
    return " ".join(_TAG.sub("", text).split())


def _date(value: Any) -> str | None:
    """A date or a span of dates in EDTF; None where it is in words only."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    days = [_day(part) for part in parts] if isinstance(parts, list) else []
    if not days or None in days:
        return None
    circa = "~" if value.get("circa") else ""
    date = "/".join(f"{day}{circa}" for day in days)
    try:
        parse(date)
    except EdtfError:
        return None
    return date


def _day(part: Any) -> str | None:
    try:
        numbers = [int(number) for number in part]
    except (TypeError, ValueError):
        return None
    if not 1 <= len(numbers) <= 3 or not 0 < numbers[0] <= 9999:
        return None
    return "-".join(f"{number:0{width}}" for number, width in zip(numbers, (4, 2, 2), strict=False))


def _authors(people: Any) -> Iterator[dict[str, str]]:
    for person in people if isinstance(people, list) else ():
        if not isinstance(person, dict):
            continue
        family = [person.get("non-dropping-particle"), person.get("family")]
        author = {
            "family": " ".join(str(part) for part in family if part) if person.get("family") else "",
            "given": str(person.get("given") or ""),
            "literal": "" if person.get("family") else str(person.get("literal") or ""),
        }
        kept = {name: " ".join(value.split()) for name, value in author.items() if value.strip()}
        if "family" in kept or "literal" in kept:
            yield kept
