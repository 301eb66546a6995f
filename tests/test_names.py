"""One thing has one name: no name of a type means two things in the package."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scripts/damage_catalogue"


def types_in(source: str) -> list[str]:
    """The classes of a module, nested ones too, and the names that it gives to types."""
    tree = ast.parse(source)
    named = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if name.lstrip("_")[:1].isupper() and not name.isupper():
                    named.append(name)
    return named


def test_the_name_of_a_type_means_one_thing() -> None:
    homes = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in types_in(path.read_text(encoding="utf-8")):
            homes[name].append(str(path.relative_to(PACKAGE)))
    assert len(homes) > 200
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


@pytest.mark.parametrize(
    "source",
    [
        "class Entry: ...",
        "Entry = tuple[str, int]",
        "Entry: TypeAlias = str",
        "class A:\n    class Entry: ...",
    ],
)
def test_a_type_is_found_however_it_is_written(source: str) -> None:
    assert "Entry" in types_in(source)


@pytest.mark.parametrize("source", ["ENTRY = 1", "entry = 1", "def Entry(): ...", "T: int = 3\nx.Entry = 2"])
def test_what_is_no_type_is_passed_by(source: str) -> None:
    assert "Entry" not in types_in(source)
    assert "ENTRY" not in types_in(source)
