"""The records of the invented catalogue as their files have them, and pages as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from damage_catalogue.publishing.page import Page

RECORDS = Path(__file__).parents[1] / "data" / "mini" / "catalogue"
KINDS = ("sites", "events", "sources", "agents")
Data = dict[str, Any]
Files = Mapping[str, Mapping[str, Data]]
Pages = Mapping[str, Page]

INLINE = re.compile(r"\[@([a-z0-9-]+)")


def read_files() -> Files:
    """Every record as its file has it, by kind and id. Days and years stay as they are written."""
    return {
        kind: {
            path.relative_to(RECORDS / kind).with_suffix("").as_posix(): yaml.load(
                path.read_text("utf-8"), yaml.BaseLoader
            )
            for path in sorted((RECORDS / kind).rglob("*.yaml"))
        }
        for kind in KINDS
    }


def is_living(record: Data) -> bool:
    return bool(record.get("review", {}).get("state") != "withdrawn")


def living(files: Files, kind: str) -> Iterator[tuple[str, Data]]:
    return ((id, record) for id, record in files[kind].items() if is_living(record))


def below(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Everything in a record, with the names of the fields that lead there."""
    yield way, value
    if isinstance(value, dict):
        for key, one in value.items():
            yield from below(one, (*way, key))
    elif isinstance(value, list):
        for one in value:
            yield from below(one, way)


def section(page: Page, id: str) -> str:
    """What stands below a heading of level 2, up to the next."""
    return page.body.partition(f'<h2 id="{id}">')[2].partition("<h2 ")[0]


def addresses(page: Page, html: str) -> list[str]:
    """The pages of the edition to which the links of some HTML lead, in their order, without fragments."""
    up = "../" * page.address.count("/")
    return [
        link.removeprefix(up).partition("#")[0]
        for link in re.findall(r'<a href="([^"#]*(?:#[^"]*)?)"', html)
        if link.startswith(up) and not link.startswith("#")
    ]


class Reader(HTMLParser):
    """What a reader sees of a page, each run of text by itself, links and titles of words left out."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.feed(body)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def said(page: Page) -> str:
    """All that stands on a page, in one line, with what links and alternative texts say."""
    attributes = re.findall(r'(?:href|alt)="([^"]*)"', page.body)
    texts = " ".join(["".join(Reader(page.body).texts), *map(unescape, attributes)])
    return " ".join(texts.replace("\u2060", "").split())
