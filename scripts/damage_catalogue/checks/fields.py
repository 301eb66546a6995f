"""Fields of a record as an editor names them in a check: `disagreements.condition-2016.outcome`.

After each full stop comes the name of a field, or, in a list, of its entries: they are called by their id,
their language, their source, their place or their scheme; an entry that is a text is called by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from damage_catalogue.validation.wording import allowed, did_you_mean, listed, quoted

_CALLED_BY = ("id", "lang", "source", "site", "scheme")
_SHOWN = 3


def find_values(data: Any, field: str) -> list[Any]:
    """Everything that stands at `field`: nothing where it is not there, more than one where lists have it."""
    values = [data]
    for step in field.split("."):
        values = [below for value in values for below in _below(value, step)]
    return values


def _below(value: Any, step: str) -> Iterator[Any]:
    if isinstance(value, dict):
        if step in value:
            yield value[step]
    elif isinstance(value, list):
        yield from (item for item in value if _is_called(item, step))


def _is_called(item: Any, name: str) -> bool:
    if isinstance(item, dict):
        return any(item.get(key) == name for key in _CALLED_BY)
    return not isinstance(item, list) and str(item) == name


def is_same(found: Any, asked: Any) -> bool:
    """Whether a record says what a check asks for. A year is the same with and without quotation marks."""
    if isinstance(found, list) and isinstance(asked, list):
        return len(found) == len(asked) and all(map(is_same, found, asked))
    if isinstance(found, list | dict) or isinstance(asked, list | dict):
        return False
    if isinstance(found, bool) or isinstance(asked, bool):
        return found is asked
    return bool(found == asked) or str(found) == str(asked)


def show_values(values: Sequence[Any]) -> str:
    """What stands at a field, for a message; a group of fields or a long list is not spelt out."""
    if not values:
        return "nothing"
    return listed((_show_one(value) for value in values[:_SHOWN]), "and")


def _show_one(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return quoted(", ".join(map(str, value))) if value and not isinstance(value[0], dict) else "a list"
    return quoted(str(value).lower() if isinstance(value, bool) else str(value))


def fault_of_field(schema: Mapping[str, Any], field: str) -> tuple[str, str] | None:
    """What is wrong with a field that no record of `schema` can have, and the next step.

    A check of it could never hold, or never fail, and would help nobody. None where there is nothing to say.
    """
    schemas: list[Mapping[str, Any]] = [schema]
    way: list[str] = []
    for step in field.split("."):
        known = sorted({name for each in schemas for name in each.get("properties", ())})
        schemas = [below for each in schemas for below in _parts_of(each, step)]
        if not schemas:
            where = f"below {quoted('.'.join(way))}" if way else "in these records"
            hint = did_you_mean(step, known) or "Take its name from a record that has it."
            return f"There is no field {quoted(step)} {where}.", hint
        way.append(step)
    return None


def fault_of_word(schema: Mapping[str, Any], field: str, value: Any) -> tuple[str, str] | None:
    """The same for a value that is none of the words that can stand in a field."""
    schemas: list[Mapping[str, Any]] = [schema]
    for step in field.split("."):
        schemas = [below for each in schemas for below in _parts_of(each, step)]
    words = sorted({word for each in schemas for word in each.get("enum", ())})
    if not words or any(is_same(word, value) for word in words):
        return None
    shown = show_values([value])
    return f"{shown} is no word that can stand under {quoted(field)}.", allowed(str(value), words)


def _parts_of(schema: Mapping[str, Any], step: str) -> Iterator[Mapping[str, Any]]:
    """The schemas of what stands at `step`: of a field in a group, or of an entry in a list."""
    if step in (properties := schema.get("properties", {})):
        yield from _alternatives(properties[step])
    elif isinstance(others := schema.get("additionalProperties"), dict):
        yield from _alternatives(others)
    if isinstance(items := schema.get("items"), dict):
        yield from _alternatives(items)


def _alternatives(schema: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The schema and all that it is put together from."""
    yield schema
    for keyword in ("allOf", "anyOf"):
        for part in schema.get(keyword, ()):
            yield from _alternatives(part)
