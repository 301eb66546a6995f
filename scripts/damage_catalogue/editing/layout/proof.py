"""Holds a file that is to be written against the one that is there: it must say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import ScalarEvent

from damage_catalogue.records.yaml_file import YamlFile, read_yaml
from damage_catalogue.records.yaml_file.comments import Scalar, find_comments
from damage_catalogue.records.yaml_file.parser import start_parser


class LayoutError(Exception):
    """A file cannot be laid out without changing what it says, and is to be left as it is."""


def prove_the_same(before: YamlFile, content: bytes) -> None:
    """Raises LayoutError unless `content` reads without problems, with the same data and comments."""
    after = read_yaml(content)
    if after.problems or after.data is None:
        raise LayoutError("it would no longer be readable")
    if not says_the_same(before.data, after.data):
        raise LayoutError("a value would change")
    if list(comments_of(before.positions.text)) != list(comments_of(after.positions.text)):
        raise LayoutError("a comment would be lost or moved")


def says_the_same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of one type at every depth: 1 is neither 1.0 nor true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(
            says_the_same(below, other[key]) for key, below in one.items()
        )
    if isinstance(one, list):
        return len(one) == len(other) and all(map(says_the_same, one, other))
    return bool(one == other)


def comments_of(text: str) -> Iterator[str]:
    """Each comment of a readable text, in order."""
    if "#" not in text:
        return
    parser = start_parser(text, yaml.__with_libyaml__)
    scalars = []
    while event := parser.get_event():
        kind = type(event)
        if kind is ScalarEvent:
            scalars.append(Scalar(event.start_mark.index, event.end_mark.index, event.style))
    yield from find_comments(text, scalars)
