"""What several rooms ask for is decided in one place, so that they cannot answer differently."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import damage_catalogue

ROOT = Path(damage_catalogue.__file__).parent


def texts_compared(tree: ast.AST) -> Iterator[str]:
    """Each text that a value is compared with, alone or among others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                for below in ast.walk(side):
                    if isinstance(below, ast.Constant) and isinstance(below.value, str):
                        yield below.value


def expressions(tree: ast.AST) -> Iterator[str]:
    """Each text that is handed to a function of `re`, pieces of f-strings included."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                for below in ast.walk(node):
                    if isinstance(below, ast.Constant) and isinstance(below.value, str):
                        yield below.value


def tree_of(path: Path) -> ast.AST:
    return ast.parse(path.read_text("utf-8"))


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def test_one_place_decides_what_is_withdrawn() -> None:
    """In a template, too, `withdrawn` is handed in."""
    found = [path for path in modules() if "withdrawn" in texts_compared(tree_of(path))]
    assert found == [ROOT / "records" / "model.py"]
    for template in ROOT.rglob("*.j2"):
        assert not re.search(r"==\s*[\"']withdrawn", template.read_text("utf-8")), template


def test_one_place_knows_the_grammar_of_inline_citations() -> None:
    found = [path for path in modules() if citing(path)]
    assert found == [ROOT / "records" / "inline_citations.py"]


def citing(path: Path) -> list[str]:
    """Each expression of a module that begins as a citation does, with `[@`."""
    return [one for one in expressions(tree_of(path)) if re.match(r"\(*\\\[\\?@", one)]


DAYS_OF_EVENTS = re.compile(r"\b(occurred|not_before\.date|not_after\.date)\.(earliest|latest)$")


def days_asked(tree: ast.AST) -> list[str]:
    """Each first or last day that is taken from a date of an event itself."""
    chains = (ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return [chain for chain in chains if DAYS_OF_EVENTS.search(chain)]


def test_one_place_decides_when_an_event_was() -> None:
    """What asks for all days on which anything may have become known needs no decision, nor does a check
    that names the field."""
    rooms = [path for path in modules() if path.relative_to(ROOT).parts[0] != "validation"]
    found = [path.relative_to(ROOT).as_posix() for path in rooms if days_asked(tree_of(path))]
    assert found == ["status/as_known.py"]
    dating = (ROOT / "records" / "dating.py").read_text("utf-8")
    assert all(f"event.{field}" in dating for field in ("occurred", "not_before.date", "not_after.date"))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("day = event.occurred.latest", True),
        ("day = event.not_after.date.latest if event.not_after else None", True),
        ("day = one.observed.latest", False),
        ("day = days_that_count(event).last", False),
    ],
)
def test_a_second_place_for_the_days_of_an_event_is_found(code: str, told: bool) -> None:
    assert bool(days_asked(ast.parse(code))) is told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('if record.review.state.id == "withdrawn": pass', True),
        ('if state in ("draft", "withdrawn"): pass', True),
        ('word = language.word("withdrawn")', False),
    ],
)
def test_a_second_place_for_what_is_withdrawn_is_found(code: str, told: bool) -> None:
    assert ("withdrawn" in texts_compared(ast.parse(code))) is told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (r're.compile(r"\[@([a-z0-9/-]+)")', True),
        (r're.sub(rf"\[@{ID}\]", "", text)', True),
        (r're.compile(r"[\w.]+@[\w.]+")', False),
    ],
)
def test_a_second_grammar_is_found(code: str, told: bool, tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(code, encoding="utf-8")
    assert bool(citing(path)) is told
