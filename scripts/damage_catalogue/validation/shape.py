"""Says what in a record's data its schema refuses: each error of jsonschema as a finding for curators.

Only the schema keyword decides what is said, never the wording of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from damage_catalogue.records.web_address import address_key, is_address
from damage_catalogue.records.yaml_file import Data, FieldPath
from damage_catalogue.validation.dates import explain_date
from damage_catalogue.validation.finding import Finding, Written
from damage_catalogue.validation.formats import FormatError
from damage_catalogue.validation.patterns import PATTERNS, RECORD_ID, suggest
from damage_catalogue.validation.retyping import as_meant, foreign_sign, retype
from damage_catalogue.validation.schemas import RecordSchema
from damage_catalogue.validation.wording import (
    allowed,
    counted,
    did_you_mean,
    field_name,
    listed,
    nearest,
    quoted,
)

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

# Of several faults at one place only the first of this order is told: the others follow from it.
_ORDER = (
    "type", "enum", "const", "minLength", "minItems", "pattern", "format", "additionalProperties", "required",
    "anyOf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Fault:
    """What jsonschema says of one place: the keyword that is broken, what it asks for, and the value.

    A message shows the value, or one below it, with `shown`, never as the data hold it.
    """

    keyword: str
    expected: Any
    value: Any
    path: FieldPath
    schema: Mapping[str, Any]
    schema_path: tuple[str | int, ...]
    cause: Exception | None
    written: Written

    def shown(self, *steps: str | int) -> str:
        """The value here or, with steps, below it: a text as it reads, all else as the file writes it."""
        value = self.value
        for step in steps:
            value = value[step]
        return value if isinstance(value, str) else self.written((*self.path, *steps)) or "nothing"


def find_shape_faults(schema: RecordSchema, data: Data, file: str, written: Written) -> Iterator[Finding]:
    """Every place where `data` breaks its schema, once each, and at least one where it breaks it at all.

    `written` gives what `file` holds at a path.
    """
    errors = schema.validator.iter_errors(data)
    faults = sorted((_take(error, written) for error in errors), key=_rank)
    told: set[tuple[FieldPath, bool]] = set()
    for fault in faults:
        for finding in _explanation_of(fault)(fault, file):
            where = finding.path, finding.code == "HD201"
            if where not in told:
                told.add(where)
                yield finding
    if faults and not told:
        # What none of the explanations has words for: a record that fails is never called valid.
        yield from _explain_rest(faults[0], file)


def _explanation_of(fault: _Fault) -> Callable[[_Fault, str], Iterator[Finding]]:
    if as_meant(fault.keyword, fault.expected, fault.value):
        return _explain_letters
    return _EXPLAIN.get(fault.keyword, _explain_rest)


def _take(error: ValidationError, written: Written) -> _Fault:
    schema: Any = error.schema
    return _Fault(
        keyword=str(error.validator),
        expected=error.validator_value,
        value=error.instance,
        path=tuple(error.absolute_path),
        schema=schema if isinstance(schema, Mapping) else {},
        schema_path=tuple(error.absolute_schema_path),
        cause=error.cause,
        written=written,
    )


def _rank(fault: _Fault) -> int:
    return _ORDER.index(fault.keyword) if fault.keyword in _ORDER else len(_ORDER)


def _explain_letters(fault: _Fault, file: str) -> Iterator[Finding]:
    path, plain = fault.path, retype(fault.value)
    is_key = "propertyNames" in fault.schema_path
    path = (*path, fault.value) if is_key else path
    sign = foreign_sign(fault.value, plain)
    message = f"{field_name(path)}: {quoted(fault.value)} is not {quoted(plain)}, since it holds {sign}."
    yield Finding("HD219", file, path, message, f"Type it anew: {plain}", is_key)


def _explain_required(fault: _Fault, file: str) -> Iterator[Finding]:
    path = fault.path
    where = f" in {field_name(path)}" if path else ""
    known = fault.schema.get("properties", {})
    unknown = [retype(str(name)) for name in fault.value if name not in known] if known else []
    for name in fault.expected:
        # A slip in a field's name is told at that name, not as a missing field as well.
        if name not in fault.value and not nearest(name, unknown, 0.75):
            hint = _condition(fault) or "Add it; the other fields stay as they are."
            message = f"The field {quoted(name)} is missing{where}."
            yield Finding("HD201", file, (*path, name), message, hint)


def _condition(fault: _Fault) -> str:
    """Where an if/then asks for a field: what the record says that makes it needed."""
    steps = list(fault.schema_path)
    if len(steps) < 2 or steps[-2] != "then" or not isinstance(fault.value, Mapping):
        return ""
    asked = _CONDITIONS.get(next(iter(fault.expected)), ())
    given = [_given(fault, name) for name in asked if name in fault.value]
    return f"It is needed here because {given[0]}." if given else ""


def _given(fault: _Fault, name: str) -> str:
    if isinstance(fault.value[name], dict | list):
        return f"{name} is given"
    return f"{name} is {quoted(fault.shown(name))}"


# For a field that is needed only sometimes: the fields whose value makes it so.
_CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "because": ("standing", "outcome"),
    "reason": ("sensitivity", "state"),
    "to": ("kind",),
    "method": ("geometry",),
}


def _explain_unknown(fault: _Fault, file: str) -> Iterator[Finding]:
    known = fault.schema.get("properties", {})
    if not isinstance(fault.expected, bool):
        return
    path = fault.path
    for name in fault.value:
        if name not in known:
            free = [field for field in known if field not in fault.value]
            others = f"Fields that may stand here: {', '.join(known)}."
            hint = " ".join(filter(None, (did_you_mean(retype(str(name)), free), others)))
            message = f"There is no field {quoted(name)} here."
            yield Finding("HD202", file, (*path, name), message, hint, at_key=True)


def _explain_enum(fault: _Fault, file: str) -> Iterator[Finding]:
    path, value = fault.path, fault.value
    if not isinstance(value, str):
        yield from _explain_type(replace(fault, expected="string"), file)
        return
    message = f"{field_name(path)}: {quoted(value)} is not a word of this vocabulary."
    yield Finding("HD203", file, path, message, allowed(value, fault.expected))


_TYPES = {
    "object": "a group of fields",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


def _explain_type(fault: _Fault, file: str) -> Iterator[Finding]:
    path, value = fault.path, fault.value
    if fault.schema.get("format") == "edtf" and isinstance(value, bool | float):
        yield from _explain_date(fault, file)
        return
    wanted = [fault.expected] if isinstance(fault.expected, str) else fault.expected
    expected = listed(_TYPES[name] for name in wanted)
    found = _found(fault)
    if value is None:
        hint = "Write a value after the colon, or delete the whole line."
    elif wanted == ["integer"] and isinstance(value, float) and value.is_integer():
        hint = f"Write it without the point: {int(value)}."
    elif "string" in wanted and not isinstance(value, list | dict):
        hint = f'Put it in quotes: "{fault.shown()}".'
    elif isinstance(value, list) and "object" not in wanted:
        hint = "Write one value, without brackets or hyphen."
    elif "array" in wanted:
        hint = "Put a hyphen and a blank before each item, even if there is only one."
    elif isinstance(value, str) and wanted[0] in ("integer", "number"):
        hint = "Write the number alone, without quotes, units or signs of thousands."
    else:
        hint = (
            "Put each field on a line of its own, indented by two more blanks." if "object" in wanted else ""
        )
    message = f"{field_name(path)}: {expected} is expected here, but this is {found}."
    yield Finding("HD204", file, path, message, hint)


def _found(fault: _Fault) -> str:
    value = fault.value
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    kind = "the word" if isinstance(value, bool) else "the text" if isinstance(value, str) else "the number"
    return f"{kind} {quoted(fault.shown())}"


def _explain_pattern(fault: _Fault, file: str) -> Iterator[Finding]:
    path = fault.path
    if fault.expected == RECORD_ID and is_address(fault.value):
        message = f"{field_name(path)}: {quoted(fault.value)} is a web address; an id is expected here."
        address = fault.value
        yield Finding("HD218", file, path, message, cause=address_key(address), address=address)
        return
    message = f"{field_name(path)}: {quoted(fault.shown())} does not have the form that is expected here."
    near = suggest(fault.expected, fault.value)
    meant = f"Did you mean {quoted(near)}? " if near else ""
    is_key = "propertyNames" in fault.schema_path
    at = (*path, fault.value) if is_key else path
    yield Finding("HD205", file, at, message, meant + PATTERNS.get(fault.expected, ""), is_key)


_ACCENT = ("HD229", "is no colour that can be read here", "A dark blue for light pages is #2b4a68.")

_FORMATS = {
    "light-accent": _ACCENT,
    "dark-accent": _ACCENT,
    "uri": ("HD206", "is not a web address", "Copy it again from the address bar of a browser."),
    "language-tag": (
        "HD207",
        "is not a language tag",
        "Every language has one; Arabic is ar, English is en.",
    ),
    "plain-text": (
        "HD208",
        "cannot be shown as it is",
        "Write it again by hand, without what cannot be seen.",
    ),
    "coordinates": ("HD209", "cannot be right", "A point is [38.27, 34.55]: first east, then north."),
    "contact": (
        "HD228",
        "is nothing that readers can write to",
        "Write it as in editors@example.org or https://example.org/contact, or leave contact out.",
    ),
    "country": ("HD227", "is not the code of a country", "Write its two letters, such as SY for Syria."),
}


def _explain_date(fault: _Fault, file: str) -> Iterator[Finding]:
    told = explain_date(fault.shown())
    assert told, "whatever is refused as a date is told"
    message = f"{field_name(fault.path)}: {quoted(fault.shown())} is not a date. {told.reason}."
    yield Finding(told.code, file, fault.path, message, told.hint)


def _explain_format(fault: _Fault, file: str) -> Iterator[Finding]:
    if fault.expected == "edtf":
        yield from _explain_date(fault, file)
        return
    code, is_not, hint = _FORMATS[fault.expected]
    is_key = "propertyNames" in fault.schema_path
    path = (*fault.path, fault.value) if is_key else fault.path
    subject = "this" if isinstance(fault.value, list) else quoted(fault.shown())
    cause = fault.cause
    assert isinstance(cause, FormatError), "our checker raises nothing else"
    reason = cause.reason.replace("{value}", fault.shown(*cause.at)) if cause.at else cause.reason
    hint = cause.hint or hint
    message = f"{field_name(path)}: {subject} {is_not}. {reason.rstrip('.')}."
    yield Finding(code, file, (*path, *cause.at), message, hint, is_key, cause.excerpt)


def _explain_any_of(fault: _Fault, file: str) -> Iterator[Finding]:
    path = fault.path
    choices = [name for branch in fault.expected for name in branch.get("required", ())]
    where = f" in {field_name(path)}" if path else ""
    message = f"One of the fields {listed(map(quoted, choices))} is needed{where}."
    yield Finding("HD210", file, path, message, "Add one of them.")


def _explain_short(fault: _Fault, file: str) -> Iterator[Finding]:
    path = fault.path
    if fault.keyword == "minItems" and fault.expected > 1:
        found = f"has {counted(len(fault.value), 'item')}, but at least {fault.expected} are needed"
        yield Finding("HD211", file, path, f"{field_name(path)}: the list {found}.", "Add what is missing.")
        return
    hint = "Fill it in, or delete the whole field."
    yield Finding("HD211", file, path, f"{field_name(path)}: nothing is written here.", hint)


def _explain_long(fault: _Fault, file: str) -> Iterator[Finding]:
    path, most = fault.path, fault.expected
    unit = "character" if fault.keyword == "maxLength" else "item"
    found = f"{counted(len(fault.value), unit)} are too many; at most {most:,} are allowed"
    yield Finding("HD212", file, path, f"{field_name(path)}: {found}.", "Shorten it.")


def _explain_repeated(fault: _Fault, file: str) -> Iterator[Finding]:
    path, seen = fault.path, []
    for number, item in enumerate(fault.value):
        if item in seen:
            message = f"{field_name(path)}: {quoted(fault.shown(number))} stands in this list twice."
            yield Finding("HD213", file, (*path, number), message, "Delete one of the two.")
        seen.append(item)


def _explain_barred(fault: _Fault, file: str) -> Iterator[Finding]:
    path = fault.path
    hint = _BARRED.get(str(path[-1]) if path else "", "Delete it.")
    yield Finding(
        "HD214", file, path, f"The field {quoted(field_name(path))} cannot stand here.", hint, at_key=True
    )


_BARRED = dict.fromkeys(
    ("from", "to"), "Only events of the kind control have from and to. Delete it, or change the kind."
)

_LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
}


def _explain_limit(fault: _Fault, file: str) -> Iterator[Finding]:
    path = fault.path
    limit = _LIMITS[fault.keyword].format(f"{fault.expected:,}")
    message = f"{field_name(path)}: {quoted(fault.shown())} is out of range; the number must be {limit}."
    yield Finding("HD215", file, path, message, "Check the number and its unit.")


def _explain_rest(fault: _Fault, file: str) -> Iterator[Finding]:
    path = fault.path
    message = f"{field_name(path)}: {quoted(fault.shown())} is not allowed here."
    yield Finding("HD214", file, path, message)


_EXPLAIN: Mapping[str, Callable[[_Fault, str], Iterator[Finding]]] = {
    "required": _explain_required,
    "additionalProperties": _explain_unknown,
    "enum": _explain_enum,
    "type": _explain_type,
    "pattern": _explain_pattern,
    "format": _explain_format,
    "anyOf": _explain_any_of,
    "minLength": _explain_short,
    "minItems": _explain_short,
    "minProperties": _explain_short,
    "maxLength": _explain_long,
    "maxItems": _explain_long,
    "uniqueItems": _explain_repeated,
    "not": _explain_barred,
    **dict.fromkeys(_LIMITS, _explain_limit),
}
