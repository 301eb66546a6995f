"""The scripts of the site that know nothing of a page, each with unit tests in Node's own test runner.

    node --test tests/assets/*/*.test.js

A test stands where its script stands in docs/assets/: `lib/days.test.js` is that of `lib/days.js`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.test_script_law import knows_pages, logic, scripts

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OLDEST = 20


def run_node(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs Node, which `make test` needs as it needs a browser."""
    node = shutil.which("node")
    assert node, f"node was not found: install Node.js {OLDEST} or newer, with which npm comes"
    return subprocess.run(
        [node, *words], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def unit_tests() -> list[str]:
    return sorted(path.relative_to(HERE).as_posix() for path in HERE.rglob("*.test.js"))


def test_every_script_of_logic_has_unit_tests_and_no_other_has() -> None:
    assert {name.replace(".js", ".test.js") for name in logic(scripts())} == set(unit_tests())


@pytest.mark.parametrize(
    ("source", "knows"),
    [
        ("export const day = (n) => n + 1;", False),
        ("// Knows nothing of the document.\nexport const day = 1;", False),
        ("export const title = () => document.title;", True),
        ("postMessage(1);", True),
        ('addEventListener("message", () => {});', True),
    ],
)
def test_logic_is_what_knows_nothing_of_a_page(source: str, knows: bool) -> None:
    assert knows_pages(source) is knows
    using = {"lib/a.js": source, "lib/b.js": 'import { day } from "./a.js";'}
    assert logic(using) == (set() if knows else {"lib/a.js", "lib/b.js"})


@pytest.mark.parametrize("name", unit_tests())
def test_unit(name: str) -> None:
    done = run_node("--test", "--test-reporter=tap", HERE / name)
    ran = re.search(r"^# tests (\d+)$", done.stdout, flags=re.MULTILINE)
    assert ran, done.stdout + done.stderr
    assert int(ran[1]) > 0, "no test ran"
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# skipped 0$", done.stdout, flags=re.MULTILINE), done.stdout
