"""How many records there must be, or entries of a list in them: at least, or at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from damage_catalogue.checks.asking import (
    Check,
    asked_fields,
    each_check,
    holds,
    reason,
    records_of,
    report_unknown_fields,
)
from damage_catalogue.checks.fields import show_values
from damage_catalogue.validation.finding import Finding, Whole
from damage_catalogue.validation.wording import quoted


def check_counts(whole: Whole) -> Iterator[Finding]:
    """Every number is kept. Silent while a record has errors, since it might count."""
    for held, path, check in each_check(whole, "counts"):
        schema = _schema(whole, check)
        if schema is None:
            message = f"Records in {check['kind']} have no {check['entries']}."
            hint = "Count them in the kind of record that has them."
            yield Finding("HD905", held.file, (*path, "entries"), message, hint)
            continue
        unknown = list(report_unknown_fields(held, path, check, schema))
        yield from unknown
        if unknown or not whole.all_clean:
            continue
        number = sum(_fits(one, check) for one in _counted(whole, check))
        for limit in ("at_least", "at_most"):
            asked = check.get(limit)
            if asked is not None and (number < asked if limit == "at_least" else number > asked):
                words = limit.replace("_", " ")
                message = f"{_what(check)}: {words} {asked:,} must be recorded, but the number is {number:,}."
                yield Finding("HD902", held.file, (*path, limit), message, reason(check))


def _schema(whole: Whole, check: Check) -> Mapping[str, Any] | None:
    """The schema of what is counted; None where such records have no such list."""
    schema = whole.schemas[check["kind"]].schema
    if "entries" not in check:
        return schema
    lists: Mapping[str, Any] = schema["properties"]
    items: Mapping[str, Any] | None = lists.get(check["entries"], {}).get("items")
    return items


def _counted(whole: Whole, check: Check) -> Iterator[Any]:
    for entry in records_of(whole, check):
        if "entries" in check:
            yield from entry.data.get(check["entries"], ())
        else:
            yield entry.data


def _fits(data: Any, check: Check) -> bool:
    return all(holds(data, asked, field, value) for asked, field, value in asked_fields(check))


def _what(check: Check) -> str:
    """What is counted: `assessments of sites within “palmyra” with damage “severe”`."""
    words = f"{check['entries']} of {check['kind']}" if "entries" in check else check["kind"]
    if "within" in check:
        words += f" within {quoted(check['within'])}"
    conditions = [
        f"{'without' if asked[0] == 'lacks' else 'with'} {field}"
        + (f" {show_values([value])}" if asked[0] == "says" else "")
        for asked, field, value in asked_fields(check)
    ]
    return " ".join([words[0].upper() + words[1:], *conditions])
