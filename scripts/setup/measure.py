"""Measures the code of a checkout, so that two of them can be compared: `make measure`, or with a folder.

What the numbers of this checkout must be is held by tests/test_measures.py.
"""

from __future__ import annotations

import ast
import runpy
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

MOST_LINES_OF_FUNCTION = 40
MOST_LINES_OF_MODULE = 350
MOST_COMPLEX = 10

Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def functions_in(source: str) -> Iterator[tuple[str, int]]:
    """Each function and method with its number of lines, decorators left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


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


def public_names_in(source: str) -> Iterator[tuple[str, bool]]:
    """The module itself, "", and its public classes, functions and methods: whether each has a docstring."""

    def below(node: ast.Module | Defined, path: str) -> Iterator[tuple[str, bool]]:
        yield path, ast.get_docstring(node) is not None
        if isinstance(node, ast.Module | ast.ClassDef):
            for each in node.body:
                if isinstance(each, Defined) and not each.name.startswith("_"):
                    yield from below(each, f"{path}.{each.name}".lstrip("."))

    yield from below(ast.parse(source), "")


def public_functions_in(source: str) -> list[str]:
    """The functions that other modules may import."""
    body = ast.parse(source).body
    return [node.name for node in body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"]


def sources(package: Path) -> dict[str, str]:
    """The text of each module by its path in the package."""
    paths = sorted(package.rglob("*.py"))
    return {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in paths}


def repeated(
    modules: dict[str, str], names_in: Callable[[str], list[str]] = types_in
) -> dict[str, list[str]]:
    """Each name, by default of a type, that more than one place defines, with the modules."""
    homes = defaultdict(list)
    for module, source in modules.items():
        for name in names_in(source):
            homes[name].append(module)
    return {name: where for name, where in homes.items() if len(where) > 1}


def imports_under_law(root: Path, modules: dict[str, str]) -> tuple[int, int]:
    """How many imports within the package lead from one line of the import law to another and are not free
    to lead anywhere; and how many imports within the package there are."""
    held = runpy.run_path(str(root / "tests/test_import_law.py"))
    law, package, is_within = held["LAW"], held["PACKAGE"], held["is_within"]
    known = {name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in modules}

    def line_of(module: str) -> str:
        return max((line for line in law if is_within(module, line)), key=len, default="")

    under = total = 0
    for name, source in modules.items():
        module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for _, found in held["imports_of"](
            source, f"{package}.{module}", is_package=name.endswith("__init__.py")
        ):
            ours = [one.removeprefix(f"{package}.") for one in found if one.startswith(f"{package}.")]
            target = next((one for one in reversed(ours) if one in known), None)
            if target is None:
                continue
            total += 1
            is_free = law.get(line_of(module), ("",)) == ("",)
            under += not is_free and line_of(target) != line_of(module)
    return under, total


def too_complex(package: Path) -> int:
    """How many functions ruff calls more complex (McCabe) than they may be."""
    options = ["--isolated", "--select", "C901", "--config", f"lint.mccabe.max-complexity={MOST_COMPLEX}"]
    ruff = [sys.executable, "-m", "ruff", "check", *options, "--output-format", "concise", str(package)]
    done = subprocess.run(ruff, capture_output=True, text=True, check=False)  # noqa: S603
    return sum(" C901 " in line for line in done.stdout.splitlines())


def main(root: Path) -> None:
    """Prints the table for the checkout in `root`."""
    package = root / "scripts/damage_catalogue"
    modules = sources(package)
    lines = {module: source.count("\n") for module, source in modules.items()}
    rooms: Counter[str] = Counter()
    for module, number in lines.items():
        first, *rest = module.split("/")
        rooms["/".join((first, rest[0])) if first == "publishing" and len(rest) > 1 else first] += number
    lengths = [length for source in modules.values() for _, length in functions_in(source)]
    public = [has for source in modules.values() for _, has in public_names_in(source)]
    under, total = imports_under_law(root, modules)
    long_modules = sum(number > MOST_LINES_OF_MODULE for number in lines.values())
    long_functions = sum(number > MOST_LINES_OF_FUNCTION for number in lengths)
    rows = {
        "lines": sum(lines.values()),
        **{f"lines in {room}": number for room, number in sorted(rooms.items())},
        f"modules over {MOST_LINES_OF_MODULE} lines": long_modules,
        "imports under law": f"{under} of {total}, {under / total:.0%}",
        "functions, and their median lines": f"{len(lengths)}, {median(lengths):g}",
        f"functions over {MOST_LINES_OF_FUNCTION} lines": long_functions,
        f"McCabe over {MOST_COMPLEX}": too_complex(package),
        "public names without docstring": f"{public.count(False)} of {len(public)}",
        "names of types defined twice": len(repeated(modules)),
        "names of public functions defined twice": len(repeated(modules, public_functions_in)),
    }
    print("\n".join(f"| {name} | {value} |" for name, value in rows.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2])
