"""Every regular expression of the program takes time that grows with the length of a text, and no faster.

The expressions are collected, not listed: those that modules hold, those that stand in calls, and those of
the schemas and vocabularies. Each meets long runs of every class of character and of its own parts.
"""

import ast
import importlib
import pkgutil
import re
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest
import yaml

import damage_catalogue
from damage_catalogue.project import Project, tool_home
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.yaml_file import read_yaml
from damage_catalogue.validation.validate import validate

BASE = Path(__file__).parent / "data" / "bad" / "base"

ANCHORED = {"match", "fullmatch"}
FREE = {"search", "sub", "subn", "split", "findall", "finditer"}

GIVEN_FROM_OUTSIDE = {
    "damage_catalogue.validation.patterns: written",
    "damage_catalogue.records.edtf.digits: pattern",
    "damage_catalogue.records.edtf.readings: pattern",
    r"damage_catalogue.validation.rules.texts: f'(?<![\\w/-]){re.escape(id)}(?![\\w/]|-\\w)'",
    "damage_catalogue.records.yaml_file.build: f'{sign}[^\\\\s,\\\\[\\\\]{{}}]*'",
}
"""Calls whose expression is not written there: it comes from the schemas, from a table that is collected, or
is searched for at one place where a letter of it stands."""

CLASSES = "\t\n\r .,;:!?%&#@/\\|+*=_~^$<>[](){}'\"`-–−°º′″’aAfnsewxXzZé0159٣３ع中\u00a0\u200a\u0301§€"


class Expression(NamedTuple):
    pattern: re.Pattern[str]
    is_anchored: bool

    def __str__(self) -> str:
        return f"{'match' if self.is_anchored else 'search'} {self.pattern.pattern!r}"


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(damage_catalogue.__path__, "damage_catalogue."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def held_in(value: Any, seen: set[int]) -> Iterator[tuple[re.Pattern[str], str]]:
    """Each expression in a value with the name of the method that is held, or ""."""
    if id(value) in seen:
        return
    seen.add(id(value))
    below: Iterable[Any] = ()
    if isinstance(value, re.Pattern):
        yield value, ""
    elif isinstance(owner := getattr(value, "__self__", None), re.Pattern):
        yield owner, value.__name__
    elif isinstance(value, dict):
        below = value.values()
    elif isinstance(value, tuple | list | set | frozenset):
        below = value
    elif is_dataclass(value) and not isinstance(value, type):
        below = (getattr(value, field.name, None) for field in fields(value))
    for each in below:
        yield from held_in(each, seen)


def calls_in(module: Any) -> Iterator[ast.Call]:
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called_on_names(module: Any) -> Iterator[tuple[str, str]]:
    """Each use of an expression by its name, such as EMAIL.search, as the two names."""
    for call in calls_in(module):
        match call.func:
            case ast.Attribute(value=ast.Name(id=name), attr=method) if method in ANCHORED | FREE:
                yield name, method


def written_in_calls(module: Any) -> Iterator[tuple[re.Pattern[str] | str, str]]:
    """Each expression given to a function of `re`, or its text where only a run of the program knows it."""
    for call in calls_in(module):
        match call.func:
            case ast.Attribute(value=ast.Name(id="re"), attr=method) if method in ANCHORED | FREE | {
                "compile"
            }:
                try:
                    source = eval(ast.unparse(call.args[0]), vars(module))
                    yield re.compile(source, _flags_of(call, method, module)), method
                except (NameError, TypeError):  # a local name, which may hide a built-in one
                    yield f"{module.__name__}: {ast.unparse(call.args[0])}", method


def _flags_of(call: ast.Call, method: str, module: Any) -> int:
    place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(method, 2)
    given = [word.value for word in call.keywords if word.arg == "flags"] or call.args[place : place + 1]
    return int(eval(ast.unparse(given[0]), vars(module))) if given else 0


def of_schemas() -> Iterator[re.Pattern[str]]:
    for path in sorted(tool_home().joinpath("schemas").rglob("*.yaml")):
        yield from _patterns_of(yaml.safe_load(path.read_text("utf-8")))


def _patterns_of(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, dict):
        if isinstance(pattern := value.get("pattern"), str):
            yield re.compile(pattern)
        value = list(value.values())
    if isinstance(value, list):
        for below in value:
            yield from _patterns_of(below)


@cache
def collect() -> tuple[tuple[Expression, ...], frozenset[str]]:
    """Every expression in the way in which it is used, and the calls whose expression is not known."""
    everything = list(modules())
    used: defaultdict[str, set[str]] = defaultdict(set)
    for module in everything:
        for name, method in called_on_names(module):
            used[name].add(method)
    found: dict[Expression, None] = {}
    unknown: set[str] = set()
    for module in everything:
        for name, value in vars(module).items():
            for pattern, method in held_in(value, set()):
                methods = {method} if method else used.get(name, {"search"})
                found.update((Expression(pattern, one in ANCHORED), None) for one in methods)
        for written, method in written_in_calls(module):
            if isinstance(written, str):
                unknown.add(written)
            elif method != "compile":
                found[Expression(written, method in ANCHORED)] = None
            elif not any(expression.pattern == written for expression in found):
                found[Expression(written, False)] = None
    found.update((Expression(pattern, False), None) for pattern in of_schemas())
    # In one order in every process, as the tests are handed out by their names.
    return tuple(sorted(found, key=lambda each: (str(each), each.pattern.flags))), frozenset(unknown)


def sample(nodes: Any) -> str:
    """A short text that the parsed expression takes, or nearly so; look-arounds are passed over."""
    return "".join(_sample_of(code, value) for code, value in nodes)


def _sample_of(code: Any, value: Any) -> str:
    if code is codes.LITERAL:
        return chr(int(value))
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return sample(value[2]) * max(int(value[0]), 1)
    if code is codes.SUBPATTERN:
        return sample(value[-1])
    if code is codes.ATOMIC_GROUP:
        return sample(value)
    if code is codes.BRANCH:
        return sample(value[1][0])
    if code in (codes.IN, codes.NOT_LITERAL, codes.ANY):
        return next(iter(taken_by([(code, value)])), "")
    return ""


def taken_by(nodes: Any) -> list[str]:
    """The characters of CLASSES, and of the class itself, that an expression of one letter takes."""
    (code, value) = nodes[0]
    own = {chr(each[1]) for each in value if each[0] is codes.LITERAL} if code is codes.IN else set()
    own |= (
        {chr(end) for each in value if each[0] is codes.RANGE for end in each[1]}
        if code is codes.IN
        else set()
    )
    matches = _compile_nodes(code, value)
    return [letter for letter in sorted(own | set(CLASSES)) if matches(letter)]


def _compile_nodes(code: Any, value: Any) -> Callable[[str], bool]:
    from re import _compiler as compiler  # type: ignore[attr-defined]

    pattern = parser.SubPattern(parser.State(), [(code, value)])
    pattern.state.flags |= re.UNICODE
    compiled = compiler.compile(pattern)
    return lambda letter: compiled.fullmatch(letter) is not None


def parts_of(nodes: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Each way to lead an expression into one of its parts, and what that part takes over and over."""
    items = list(nodes)
    for place, (code, value) in enumerate(items):
        lead = before + sample(items[:place])
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            body = list(value[2])
            if len(body) == 1 and body[0][0] in (codes.IN, codes.NOT_LITERAL, codes.ANY, codes.LITERAL):
                yield from ((lead, letter) for letter in _letters(body[0]))
            else:
                yield lead, sample(body)
                yield from parts_of(body, lead)
        elif code is codes.SUBPATTERN:
            yield from parts_of(value[-1], lead)
        elif code is codes.ATOMIC_GROUP:
            yield from parts_of(value, lead)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from parts_of(branch, lead)
        for end in range(place + 1, min(place + 6, len(items)) + 1):
            yield lead, sample(items[place:end])


def _letters(node: Any) -> list[str]:
    return [chr(node[1])] if node[0] is codes.LITERAL else taken_by([node])


def runs_for(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """What to put before a run, and what to repeat in it."""
    runs: dict[tuple[str, str], None] = {("", letter): None for letter in CLASSES}
    for lead, repeated in parts_of(parser.parse(pattern.pattern, pattern.flags)):
        if repeated:
            runs[lead, repeated] = None
            runs["", repeated] = None
    return list(runs)


def seconds(expression: Expression, text: str) -> float:
    # What a picture holds is searched as bytes; each letter of a run then stands for one byte.
    written: Any = expression.pattern.pattern
    run: Any = text if isinstance(written, str) else text.encode("latin-1", "replace")
    start = time.thread_time()
    if expression.is_anchored:
        expression.pattern.match(run)
        expression.pattern.fullmatch(run)
    else:
        for _ in expression.pattern.finditer(run):
            pass
    return max(time.thread_time() - start, 2e-6)


STEPS = ((10, 20, 30), (30, 120, 9), (300, 1200, 9))
"""Two lengths and how much longer the longer one may take: first what is exponential, before it hangs."""


def grows_too_fast(expression: Expression, lead: str, repeated: str) -> str | None:
    """The run that takes an expression longer than its length accounts for; None where there is none."""
    for end in ("", "\x00", "x", " !") if lead or len(repeated) > 1 else ("", "\x00"):
        for shorter, longer, most in STEPS:

            def ratio(shorter: int = shorter, longer: int = longer, end: str = end) -> float:
                few, many = (lead + repeated * count + end for count in (shorter, longer))
                return seconds(expression, many) / seconds(expression, few)

            # What else the machine does may lengthen one measurement, but not all of them.
            if all(ratio() > most for _ in range(6)):
                return f"{lead!r} + {repeated!r} * {longer} + {end!r}"
    return None


@pytest.mark.parametrize("expression", collect()[0], ids=str)
def test_time_grows_with_the_text_alone(expression: Expression) -> None:
    for lead, repeated in runs_for(expression.pattern):
        assert grows_too_fast(expression, lead, repeated) is None


def test_every_expression_is_known() -> None:
    found, unknown = collect()
    assert unknown == GIVEN_FROM_OUTSIDE
    assert len(found) > 60


@pytest.mark.parametrize(
    ("pattern", "is_anchored"),
    [
        (r"[\w.]+@\w", False),
        (r"a\s*,?\s*b", False),
        (r"(?:a+)+$", True),
        (r"\d+\.\d{3,}\s*°?\s*[NS]?\s*[,; ]\s*\d", False),
        (r"<[^>]*>", False),
        (r"^https?:[^\s]*\{id\}[^\s]*$", False),
        (r"(?:\w+ ?)*!", True),
    ],
)
def test_an_expression_that_hangs_is_found(pattern: str, is_anchored: bool) -> None:
    expression = Expression(re.compile(pattern), is_anchored)
    assert any(grows_too_fast(expression, *run) for run in runs_for(expression.pattern))


@pytest.mark.parametrize("pattern", [r"(?<![\w.])[\w.]++@\w", r"a\s*+,?\s*+b", r"a(?:,|\s)*+b", r"<[^<>]*>"])
def test_a_linear_expression_passes(pattern: str) -> None:
    expression = Expression(re.compile(pattern), False)
    assert not any(grows_too_fast(expression, *run) for run in runs_for(expression.pattern))


@pytest.mark.parametrize(
    "content",
    [
        '{en: "1.111' + " " * 1000 + 'x"}',
        '{en: "' + "a" * 20_000 + '"}',
        '{en: "' + "1.11," * 4000 + '"}',
        '{en: "' + "[@a, " * 4000 + '"}',
    ],
    ids=["blanks", "letters", "numbers", "citations"],
)
def test_no_record_stops_the_check(content: str, tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "root")
    path = root / "catalogue/sites/citadel.yaml"
    path.write_text(f"{path.read_text('utf-8')}description: {content}\n", "utf-8")
    assert validate(Project(root), Day(2026, 11, 22)).catalogue is not None


def test_comments_with_windows_line_ends_at_the_top_do_not_stop_the_reading() -> None:
    assert read_yaml(b"# a comment\r\n" * 60 + b"a: b\r\n").data == {"a": "b"}
