"""Who may load whom among the scripts of the site, as `test_import_law.py` holds it for the program."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "docs" / "assets"
UNIT_TESTS = ROOT / "tests" / "assets"
TEMPLATES = (*(ROOT / "docs" / "overrides").rglob("*.html"), *(ROOT / "scripts").rglob("*.j2"))

# The folder or script, and whom it may load. The longest name that fits a script counts.
LAW: dict[str, tuple[str, ...]] = {
    "page.js": ("search/search.js",),
    "lib/": ("lib/", "vendor/"),
    "explore/": ("explore/", "lib/"),
    "changes/": ("changes/", "lib/"),
    "search/": ("search/", "lib/"),
}

_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
_LOADED = re.compile(
    r"""^(?:import|export)\b[^;'"=]*?\bfrom\s*["']([^"']+)["']"""  # import … from "…", export … from "…"
    r"""|^import\s*["']([^"']+)["']"""
    r"""|\bimport\(\s*["']([^"']+)["']"""  # import("…")
    r"""|\bnew\s+URL\(\s*["']([^"']+\.js)["']""",  # new Worker(new URL("….js", import.meta.url))
    re.MULTILINE,
)
_UNKNOWN = re.compile(r"""\bimport\((?!\s*["'])""")
_IN_TEMPLATE = re.compile(r"""(?:assets/|\{\{ assets \}\})([\w/]+\.js)\b""")
_PAGE = re.compile(
    r"\b(?:document|window|navigator|localStorage)\.|\blocation\.(?:href|search|pathname|hash)\b"
    r"|\bhistory\.(?:push|replace)State\b|\b(?:addEventListener|postMessage|matchMedia|Worker|Blob)\("
)


def loaded_by(name: str, source: str) -> list[str]:
    """The scripts that one loads, as paths below docs/assets/: at its start, later, or as a worker."""
    code = _COMMENT.sub("", source)
    assert not _UNKNOWN.search(code), f"{name}: import() of what is worked out; write its path there"
    found = ("".join(groups) for groups in _LOADED.findall(code))
    return [posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) for path in found]


def breaches(loads: Mapping[str, Iterable[str]], opened: Iterable[str]) -> list[str]:
    """What breaks the law, one sentence each. `opened` are the scripts that pages name."""
    found = []
    for name, others in loads.items():
        part = max((part for part in LAW if name.startswith(part)), key=len, default=None)
        if part is None:
            found.append(f"{name}: stands in no part that the law knows; give its part a line in LAW")
            continue
        for other in others:
            if not other.startswith(LAW[part]):
                found.append(f"{name}: loads {other}, but {part} may load only {', '.join(LAW[part])}")
            elif other in opened:
                found.append(f"{name}: loads {other}, which pages open by themselves")
            elif not other.startswith("vendor/") and other not in loads:
                found.append(f"{name}: loads {other}, which is not there")
    found += (f"{' → '.join(circle)}: a circle" for circle in _circles(loads))
    found += (f"{name}: nobody loads it" for name in sorted(set(loads) - _reached(loads, opened)))
    return found


def _reached(loads: Mapping[str, Iterable[str]], opened: Iterable[str]) -> set[str]:
    waiting, found = list(opened), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += loads.get(name, ())
    return found


def _circles(loads: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Each circle once, from the first of its scripts."""
    found: list[list[str]] = []

    def follow(way: list[str]) -> None:
        for other in loads.get(way[-1], ()):
            if other == way[0]:
                found.append([*way, other])
            elif other > way[0] and other not in way:
                follow([*way, other])

    for name in loads:
        follow([name])
    return found


def scripts() -> dict[str, str]:
    names = (path.relative_to(ASSETS) for path in sorted(ASSETS.rglob("*.js")))
    return {
        name.as_posix(): (ASSETS / name).read_text("utf-8") for name in names if name.parts[0] != "vendor"
    }


def opened_by_pages() -> set[str]:
    return {name for path in TEMPLATES for name in _IN_TEMPLATE.findall(path.read_text("utf-8"))}


def knows_pages(source: str) -> bool:
    return bool(_PAGE.search(_COMMENT.sub("", source)))


def logic(sources: Mapping[str, str]) -> set[str]:
    """The scripts that know nothing of a page, nor whom they load, so that they can be tested without one."""
    loads = {name: loaded_by(name, source) for name, source in sources.items()}
    return {
        name
        for name in sources
        if not any(knows_pages(sources[one]) for one in _reached(loads, [name]) & sources.keys())
    }


def test_every_script_keeps_the_law() -> None:
    loads = {name: loaded_by(name, source) for name, source in scripts().items()}
    assert {"page.js", "explore/explore.js", "changes/changes.js"} == opened_by_pages()
    found = breaches(loads, opened_by_pages())
    assert not found, "\n".join(["The law of scripts is broken:", *found])


def languages_named(source: str) -> list[str]:
    """The languages that a script is written for; it has to take that of the page, or go by the letters."""
    return re.findall(r"""["'`](?:en|ar|fr|uk)(?:-\w+)?["'`]""", _COMMENT.sub("", source))


def test_no_script_is_written_for_one_language() -> None:
    found = {name: languages_named(source) for name, source in scripts().items()}
    assert {name: languages for name, languages in found.items() if languages} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('new Intl.NumberFormat("en").format(1)', ['"en"']),
        ('if (language === "ar") right();', ['"ar"']),
        ("const tag = 'ar-u';", ["'ar-u'"]),
        ('new Intl.NumberFormat(language); const en = "enter";', []),
        ('// as in "en"', []),
    ],
)
def test_a_language_named_in_a_script_is_found(source: str, found: list[str]) -> None:
    assert languages_named(source) == found


LAWFUL = {
    "page.js": ["search/search.js"],
    "search/search.js": ["lib/words.js", "search/worker.js"],
    "search/worker.js": ["lib/words.js"],
    "explore/explore.js": ["explore/map.js", "lib/words.js"],
    "explore/map.js": [],
    "lib/words.js": ["vendor/search/minisearch.js"],
}
OPENED = ("page.js", "explore/explore.js")


def test_lawful_scripts_pass() -> None:
    assert breaches(LAWFUL, OPENED) == []


@pytest.mark.parametrize(
    ("name", "loads", "said"),
    [
        ("lib/words.js", ["explore/map.js"], "lib/ may load only lib/, vendor/"),
        ("explore/map.js", ["search/worker.js"], "explore/ may load only explore/, lib/"),
        ("explore/map.js", ["vendor/map/leaflet.js"], "explore/ may load only explore/, lib/"),
        ("page.js", ["search/worker.js", "search/search.js"], "page.js may load only search/search.js"),
        ("explore/map.js", ["explore/explore.js"], "which pages open by themselves"),
        ("explore/map.js", ["lib/lost.js"], "which is not there"),
        ("search/worker.js", ["search/search.js"], "search/search.js → search/worker.js → search/search.js"),
        ("lib/words.js", ["lib/words.js"], "lib/words.js → lib/words.js: a circle"),
        ("lib/forgotten.js", [], "lib/forgotten.js: nobody loads it"),
        ("other/new.js", [], "stands in no part"),
    ],
)
def test_a_breach_is_found_and_the_law_named(name: str, loads: list[str], said: str) -> None:
    found = breaches(LAWFUL | {name: loads}, OPENED)
    assert any(said in one for one in found), found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('import { a } from "./a.js";\nimport * as b from "../lib/b.js";', ["explore/a.js", "lib/b.js"]),
        ('import {\n  a,\n  c,\n} from "./a.js";', ["explore/a.js"]),
        ('import "./a.js";\nexport { b } from "./b.js";', ["explore/a.js", "explore/b.js"]),
        ('const later = () => import("./map.js");', ["explore/map.js"]),
        ('new Worker(new URL("worker.js", import.meta.url))', ["explore/worker.js"]),
        ('// import "./a.js";\n/* import("./b.js") */\nconst a = "from";', []),
        ('export const from = "./a";\nexport function f() {\n  return "x.js";\n}', []),
    ],
)
def test_what_a_script_loads_is_read_from_it(source: str, found: list[str]) -> None:
    assert [one for one in loaded_by("explore/x.js", source) if one.endswith(".js")] == found


def test_a_path_that_is_worked_out_is_refused() -> None:
    with pytest.raises(AssertionError, match="write its path there"):
        loaded_by("explore/x.js", "const part = await import(name);")
