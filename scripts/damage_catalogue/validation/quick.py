"""Answers fast whether data surely fits its schema; where it does not say yes, jsonschema has to look.

Nearly every record fits, and finding that out with jsonschema takes most of the time of a check. So a schema
is turned once into nested functions that only say yes or no. A yes is always right; a no may be wrong where
JSON Schema is more lenient, and costs no more than the slow way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from damage_catalogue.validation.formats import CHECKS, FormatError
from damage_catalogue.validation.patterns import form_of

Test = Callable[[Any], bool]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}

_OBJECT = frozenset({"properties", "additionalProperties", "required", "propertyNames", "minProperties"})
_LIST = frozenset({"items", "minItems", "maxItems", "uniqueItems"})
_CONDITION = frozenset({"if", "then", "else"})


def compile_schema(schema: dict[str, Any]) -> Test:
    """A function that says whether a value surely fits; `schema` holds no references.

    Raises KeyError for a keyword that it does not know, rather than pass over it.
    """
    return _Compiler().compile(schema)


def _yes(value: Any) -> bool:
    return True


def _no(value: Any) -> bool:
    return False


@dataclass(slots=True)
class _Compiler:
    # Written-out schemas share their parts, so each part is compiled once.
    done: dict[int, Test] = field(default_factory=dict)

    def compile(self, schema: dict[str, Any] | bool) -> Test:
        if isinstance(schema, bool):
            return _yes if schema else _no
        if id(schema) not in self.done:
            self.done[id(schema)] = _all_of(self.tests(schema))
        return self.done[id(schema)]

    def tests(self, schema: dict[str, Any]) -> list[Test]:
        tests: list[Test] = []
        keywords = schema.keys()
        if "type" in schema:
            tests.append(_has_type(schema["type"]))
        if keywords & _OBJECT:
            tests.append(self.fits_object(schema))
        if keywords & _LIST:
            tests.append(self.fits_list(schema))
        if "if" in schema:
            _assert_exact(schema["if"])
            branches = (self.compile(schema.get(name, True)) for name in ("if", "then", "else"))
            tests.append(_conditional(*branches))
        rest = keywords - _OBJECT - _LIST - _CONDITION - {"type"}
        return tests + [self.simple(keyword, schema[keyword]) for keyword in sorted(rest)]

    def simple(self, keyword: str, asked: Any) -> Test:
        if keyword in ("allOf", "anyOf"):
            below = [self.compile(each) for each in asked]
            return _all_of(below) if keyword == "allOf" else lambda value: any(test(value) for test in below)
        if keyword == "not":
            return _no
        return _SIMPLE[keyword](asked)

    def fits_object(self, schema: dict[str, Any]) -> Test:
        fields = {name: self.compile(below) for name, below in schema.get("properties", {}).items()}
        others = self.compile(schema.get("additionalProperties", True))
        names = self.compile(schema.get("propertyNames", True))
        required, least = schema.get("required", ()), schema.get("minProperties", 0)

        def fits(value: Any) -> bool:
            if type(value) is not dict:
                return True
            if len(value) < least:
                return False
            for name in required:
                if name not in value:
                    return False
            for name, below in value.items():
                if not fields.get(name, others)(below) or not names(name):
                    return False
            return True

        return fits

    def fits_list(self, schema: dict[str, Any]) -> Test:
        item = self.compile(schema.get("items", True))
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        unique = schema.get("uniqueItems", False)

        def fits(value: Any) -> bool:
            if type(value) is not list:
                return True
            if len(value) < least or (most is not None and len(value) > most):
                return False
            if unique and not (all(type(each) is str for each in value) and len(set(value)) == len(value)):
                return False
            return all(map(item, value))

        return fits


def _all_of(tests: list[Test]) -> Test:
    if not tests:
        return _yes
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda value: first(value) and second(value)
    return lambda value: all(test(value) for test in tests)


def _has_type(names: str | list[str]) -> Test:
    wanted = [names] if isinstance(names, str) else names
    types = frozenset(each for name in wanted for each in _TYPES[name])
    return lambda value: type(value) in types


def _assert_exact(condition: dict[str, Any]) -> None:
    """A condition chooses the branch, so it must be right both ways."""
    assert condition.keys() <= {"required", "properties", "enum", "const"}, (
        "a condition holds plain words only"
    )
    for below in condition.get("properties", {}).values():
        _assert_exact(below)


def _conditional(condition: Test, then: Test, otherwise: Test) -> Test:
    return lambda value: then(value) if condition(value) else otherwise(value)


def _is_among(words: list[Any]) -> Test:
    assert all(isinstance(word, str) for word in words), "the words of our schemas are texts"
    known = frozenset(words)
    return lambda value: type(value) is str and value in known


def _matches(pattern: str) -> Test:
    search = form_of(pattern).search
    return lambda value: type(value) is not str or search(value) is not None


def _has_format(name: str) -> Test:
    check = CHECKS[name]

    def fits(value: Any) -> bool:
        try:
            return check(value)
        except FormatError:
            return False

    return fits


def _limit(fits: Callable[[float, float], bool]) -> Callable[[float], Test]:
    return lambda limit: lambda value: type(value) not in (int, float) or fits(value, limit)


def _length(fits: Callable[[int, int], bool]) -> Callable[[int], Test]:
    return lambda limit: lambda value: type(value) is not str or fits(len(value), limit)


_SIMPLE: Mapping[str, Callable[[Any], Test]] = {
    "enum": _is_among,
    "const": lambda word: _is_among([word]),
    "pattern": _matches,
    "format": _has_format,
    "minLength": _length(lambda length, limit: length >= limit),
    "maxLength": _length(lambda length, limit: length <= limit),
    "minimum": _limit(lambda number, limit: number >= limit),
    "maximum": _limit(lambda number, limit: number <= limit),
    "exclusiveMinimum": _limit(lambda number, limit: number > limit),
    "exclusiveMaximum": _limit(lambda number, limit: number < limit),
}
