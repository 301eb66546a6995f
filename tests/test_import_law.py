"""Who may import whom in the package: the arrows of the architecture, held for every module."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "damage_catalogue"
SCRIPTS = Path(__file__).parents[1] / "scripts"

MODEL = (
    "records.model",
    "records.edtf",
    "records.dating",
    "records.vocabularies",
    "records.hidden",
    "records.numbers",
)
# What every room of publishing may know: addresses, the page it hands on, and where a place may be shown.
PAGE = ("language", "publishing.links", "publishing.page", "publishing.maps.location")

# The part of the package, and what of the package it may import. The longest name that fits a module counts.
LAW: dict[str, tuple[str, ...]] = {
    "project": (),
    "output": ("project", "output"),
    "ending": (
        *("output", "records", "language", "validation", "publishing.disclosure"),
        "publishing.writing.rendering",
    ),
    "records": ("records",),
    "scanning": ("scanning",),
    "validation": ("project", "records", "language", "scanning", "status", "validation"),
    "validation.report": ("validation.diagnostic", "validation.codes", "validation.report"),
    "status": (*MODEL, "status"),
    "checks": ("records", "status", "validation", "checks"),
    "language": (*MODEL, "records.yaml_file", "language"),
    "publishing": (),
    "publishing.links": MODEL,
    "publishing.page": (),
    "publishing.disclosure": (*MODEL, "scanning", "publishing.links", "publishing.page", "publishing.data"),
    "publishing.in_words": (*MODEL, "status", "language", "publishing.in_words"),
    "publishing.edition": (
        *(*MODEL, "records.inline_citations", "status", *PAGE, "publishing.maps.land"),
        "publishing.edition",
    ),
    "publishing.citing": (*MODEL, *PAGE, "publishing.citing"),
    "publishing.writing": (
        *(*MODEL, "records.inline_citations", "status", *PAGE, "publishing.in_words", "publishing.edition"),
        *("publishing.citing", "publishing.writing"),
    ),
    "publishing.maps": (
        *MODEL,
        "status",
        *PAGE,
        "publishing.in_words",
        "publishing.writing",
        "publishing.maps",
    ),
    "publishing.maps.location": MODEL,
    "publishing.maps.land": (*MODEL, "publishing.maps.location"),
    "publishing.charts": (
        *(*MODEL, "status", *PAGE, "publishing.in_words", "publishing.edition", "publishing.writing"),
        "publishing.charts",
    ),
    "publishing.data": (
        *(*MODEL, "status", *PAGE, "publishing.in_words", "publishing.edition", "publishing.citing"),
        *("publishing.writing.shortening", "publishing.writing.symbols", "publishing.data"),
    ),
    "publishing.pages": (
        *(*MODEL, "records.inline_citations", "status", *PAGE, "publishing.in_words", "publishing.edition"),
        *("publishing.citing", "publishing.writing", "publishing.maps", "publishing.charts"),
        *("publishing.data", "publishing.pages"),
    ),
    "publishing.guide": (*MODEL, *PAGE, "publishing.writing", "publishing.data.search", "publishing.guide"),
    "publishing.frame": (
        *MODEL,
        *PAGE,
        "publishing.citing",
        "publishing.guide.hand_written",
        "publishing.frame",
    ),
    "exports": (*MODEL, "status", "exports"),
    "editing": ("project", "records", "validation", "language", "editing"),
    "build": (
        *("project", "output", "records", "validation", "checks", "status", "language", "publishing"),
        "exports",
    ),
    "mkdocs_plugin": (
        *("project", "output", "records.vocabularies", "validation.schemas", "language", "publishing"),
        *("build", "mkdocs_plugin"),
    ),
    "commands": (
        *("project", "output", "records", "validation", "checks", "status", "language", "publishing"),
        *("exports", "editing", "mkdocs_plugin", "build", "commands.parts"),
    ),
    "commands.parts": (*("project", "records", "validation", "checks", "build"), "commands.parts"),
    "cli": ("project", "ending", "commands", "validation.mishap"),
    "__main__": ("cli",),
}

# A part whose rooms each have a line of their own: a new room needs one, too.
OF_ROOMS = ("publishing",)

# Other people's packages that only one place may import, and why.
RESERVED: dict[str, tuple[str, str]] = {
    "mkdocs": ("mkdocs_plugin", "nothing but the plugin imports mkdocs"),
    **dict.fromkeys(
        ("urllib.request", "http.client", "socket", "ssl", "requests", "urllib3", "httpx", "aiohttp"),
        ("editing.links", "only editing/links may use the network"),
    ),
}


def is_within(module: str, part: str) -> bool:
    if part.endswith("*"):
        return module.startswith(part[:-1])
    return part in ("", module) or module.startswith(f"{part}.")


def imports_of(
    source: str, module: str, *, is_package: bool = False
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each import in `source` as its line and the names it may mean, the widest first.

    Finds imports inside functions and under TYPE_CHECKING, relative ones, and import_module("a constant").
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield node.lineno, (name.name,)
            case ast.ImportFrom(module=origin, names=names, level=level):
                base = origin or ""
                if level:
                    parts = module.split(".")
                    kept = parts[: len(parts) - level + is_package]
                    base = ".".join([*kept, *([origin] if origin else [])])
                for name in names:
                    yield node.lineno, (base, f"{base}.{name.name}")
            case ast.Call(
                func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"),
                args=[ast.Constant(value=str(called)), *_],
            ):
                yield node.lineno, (called,)


def breaches(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """What in `source` breaks the law, were it the module `damage_catalogue.<module>`; one sentence each."""
    parts = [part for part in LAW if module == part or (is_within(module, part) and part not in OF_ROOMS)]
    if not parts:
        return [f"{module}: stands in no part that the import law knows; give its part a line in LAW"]
    part = max(parts, key=len)
    found = []
    for line, names in imports_of(source, f"{PACKAGE}.{module}", is_package=is_package):
        if reason := _breach(module, part, names):
            found.append(
                f"scripts/{PACKAGE}/{module.replace('.', '/')}.py:{line}: imports {names[-1]}, but {reason}"
            )
    return found


def _breach(module: str, part: str, names: tuple[str, ...]) -> str | None:
    for reserved, (place, reason) in RESERVED.items():
        if any(is_within(name, reserved) for name in names) and not is_within(module, place):
            return reason
    ours = [name.removeprefix(PACKAGE).lstrip(".") for name in names if is_within(name, PACKAGE)]
    if not ours or ours[-1] == "__version__":
        return None
    allowed = LAW[part]
    if any(is_within(name, target) for name in ours for target in allowed):
        return None
    return f"{part} may import only {', '.join(allowed) or 'nothing'} of the package"


def modules() -> list[Path]:
    return sorted((SCRIPTS / PACKAGE).rglob("*.py"))


def test_every_module_keeps_the_import_law() -> None:
    found = []
    for path in modules():
        name = path.relative_to(SCRIPTS / PACKAGE).with_suffix("").as_posix().replace("/", ".")
        is_package = path.name == "__init__.py"
        name = name.removesuffix("__init__").rstrip(".")
        if name:
            found += breaches(path.read_text(encoding="utf-8"), name, is_package=is_package)
    assert not found, "\n".join(["The import law is broken:", *found])


def test_the_package_itself_imports_nothing() -> None:
    source = (SCRIPTS / PACKAGE / "__init__.py").read_text(encoding="utf-8")
    assert list(imports_of(source, PACKAGE, is_package=True)) == []


@pytest.mark.parametrize(
    ("module", "source", "law"),
    [
        ("records.load", "from damage_catalogue.validation import rules", "records may import only records"),
        (
            "records.load",
            "def f():\n    import damage_catalogue.validation.validate",
            "records may import only",
        ),
        (
            "status.current",
            "if TYPE_CHECKING:\n    from damage_catalogue.records.load import load",
            "status may import only records.model",
        ),
        (
            "publishing.pages",
            "from damage_catalogue.validation.diagnostic import Diagnostic",
            "publishing.pages may",
        ),
        ("publishing.pages", "from ..validation import validate", "publishing.pages may import only"),
        ("publishing.pages", "from damage_catalogue import cli", "publishing.pages may import only"),
        ("exports.geojson", "from damage_catalogue.records import yaml_file", "exports may import only"),
        (
            "validation.report.human",
            "from damage_catalogue.records.model import Site",
            "validation.report may",
        ),
        ("publishing.frame", "from mkdocs.config import base", "nothing but the plugin imports mkdocs"),
        (
            "cli",
            "import importlib\nimportlib.import_module('mkdocs.commands.build')",
            "nothing but the plugin",
        ),
        ("validation.rules.links", "from urllib import request", "only editing/links may use the network"),
        (
            "publishing.in_words.stating",
            "from damage_catalogue.publishing.pages import site",
            "publishing.in_words may",
        ),
        (
            "publishing.maps.location",
            "from damage_catalogue.publishing.writing import writer",
            "publishing.maps.location may",
        ),
        ("language.english", "from damage_catalogue.publishing import links", "language may import only"),
        ("commands.build", "from damage_catalogue.cli import main", "commands may import only"),
        ("build", "from damage_catalogue import mkdocs_plugin", "build may import only"),
        ("mkdocs_plugin", "from damage_catalogue.commands import build", "mkdocs_plugin may import only"),
        ("cli", "from damage_catalogue.status import derive", "cli may import only"),
        ("commands.build", "from damage_catalogue.commands import stats", "commands may import only"),
        ("commands.parts.checking", "from damage_catalogue.commands import stats", "commands.parts may"),
        ("publishing.new_room", "", "stands in no part that the import law knows"),
        ("utils", "", "stands in no part that the import law knows"),
    ],
)
def test_a_forbidden_import_is_found_and_the_law_named(module: str, source: str, law: str) -> None:
    found = breaches(source, module)
    assert len(found) == 1
    assert law in found[0]


def test_a_breach_names_file_and_line() -> None:
    found = breaches("import re\n\nimport mkdocs\n", "status.current")
    assert found[0].startswith("scripts/damage_catalogue/status/current.py:3: imports mkdocs")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("publishing.pages", "from damage_catalogue.records import model, vocabularies\nimport jinja2"),
        ("publishing.pages.site", "from . import records"),
        ("publishing.maps.places_map", "from damage_catalogue.publishing.maps.location import shown_points"),
        (
            "mkdocs_plugin",
            "from mkdocs.plugins import BasePlugin\nfrom damage_catalogue import build",
        ),
        (
            "validation.report.json",
            "import json\nfrom damage_catalogue.validation.diagnostic import Diagnostic",
        ),
        ("validation.schemas", "from damage_catalogue.validation.codes.shape import HD101"),
        ("editing.links", "import urllib.request"),
        ("exports.rdf", "from damage_catalogue import __version__\nfrom urllib.parse import quote"),
    ],
)
def test_a_lawful_import_passes(module: str, source: str) -> None:
    assert breaches(source, module) == []


def test_a_relative_import_in_a_package_is_resolved_from_that_package() -> None:
    assert breaches("from .diagnostic import Diagnostic", "validation", is_package=True) == []
    assert breaches("from ..validation import validate", "records", is_package=True) != []
