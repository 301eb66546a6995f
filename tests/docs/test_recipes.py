"""Each recipe of docs/contributing/architecture.md, followed to the letter in a copy of the repository.

A recipe is written in sentences that this test understands:

- *Write `path`:* a new file
- *At the end of `path`, add:* or *Above the last line of `path`, add:*
- *In `path`, after `words`, add:* or *before `words`, add:* or *replace `words` with:* the line with them

each followed by a fenced block. Then come a block of commands, with lines that they must print, in which … is
anything, and sentences that promise that *`path` holds `words`*. Each recipe starts from the repository as it
is, so that none needs another.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "contributing" / "architecture.md"
COPIED = ("docs", "schemas", "scripts", "tests", "mkdocs.yml", "pyproject.toml")
LAWS = (
    "tests/test_import_law.py",
    "tests/test_measures.py",
    "tests/language/test_words.py::test_our_own_languages_say_everything_themselves",
    "tests/validation/test_schemas.py::test_every_date_is_looked_at",
    "tests/validation/test_schemas.py::test_every_free_text_is_looked_at",
    "tests/publishing/test_languages.py",
    "tests/publishing/test_reference.py",
)
"""Tests of what every line of the program must keep, of those that take no more than a few seconds."""
LEFT_OUT = ("__pycache__", "vendor", "browser", "benchmarks", "golden", "status_cases")
BIN = Path(sys.executable).parent

STEP = re.compile(
    r"(?:(?P<new>Write) `(?P<file1>[^`\n]+)`"
    r"|(?P<end>At the end|Above the last line) of `(?P<file2>[^`\n]+)`, add"
    r"|In `(?P<file3>[^`\n]+)`, (?:(?P<where>after|before) `(?P<words1>[^`\n]+)`, add"
    r"|(?P<replace>replace) `(?P<words2>[^`\n]+)` with))"
    r":\n\n```\w+\n(?P<lines>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
COMMANDS = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PROMISE = re.compile(r"`([^`\n]+)`\s(?:then\s)?holds\s`([^`\n]+)`")


class UnclearError(Exception):
    """A step of a recipe cannot be followed."""


@dataclass(frozen=True)
class Step:
    """Lines that go into one file: at `where`, seen from the one line that holds `words`."""

    file: str
    where: str
    words: str
    lines: str

    def applied_to(self, text: str | None) -> str:
        """The file's new text. Raises UnclearError where the place is not there, or there more than once."""
        if (text is None) != (self.where == "write"):
            raise UnclearError(f"{self.file}: {'is not there' if text is None else 'is there already'}")
        if text is None or self.where == "at the end":
            return (text or "") + self.lines
        lines = text.splitlines(keepends=True)
        found = [number for number, line in enumerate(lines) if self.words in line]
        if self.where == "above the last line":
            return "".join(lines[:-1]) + self.lines + lines[-1]
        if len(found) != 1:
            raise UnclearError(f"{self.file}: {len(found)} lines hold {self.words!r}, where one should")
        (at,) = found
        first, last = {"before": (at, at), "after": (at + 1, at + 1), "replace": (at, at + 1)}[self.where]
        return "".join(lines[:first]) + self.lines + "".join(lines[last:])


@dataclass(frozen=True)
class Recipe:
    """One section: what to write, what to run and what that prints, and which file then holds what."""

    title: str
    steps: Sequence[Step]
    commands: Sequence[tuple[str, Sequence[str]]]
    promises: Sequence[tuple[str, str]]

    def __str__(self) -> str:
        return self.title


def read_recipes(page: str) -> Iterator[Recipe]:
    """The recipes of the page. Raises UnclearError for a block that no step or command has."""
    for section in page.partition("\n## Recipes\n")[2].split("\n### ")[1:]:
        title, _, text = section.partition("\n")
        steps = tuple(
            Step(
                found["file1"] or found["file2"] or found["file3"],
                (found["new"] or found["end"] or found["where"] or found["replace"]).lower(),
                found["words1"] or found["words2"] or "",
                found["lines"],
            )
            for found in STEP.finditer(text)
        )
        commands = tuple(read_commands("".join(COMMANDS.findall(text))))
        if len(FENCE.findall(text)) != len(steps) + len(COMMANDS.findall(text)):
            raise UnclearError(f"{title}: a fenced block has no sentence before it that says where it goes")
        yield Recipe(title, steps, commands, tuple(PROMISE.findall(text)))


def read_commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command after a prompt, with the lines that it must print."""
    printed: list[str] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            printed = []
            yield line.removeprefix("$ "), printed
        else:
            printed.append(line)


RECIPES = tuple(read_recipes(PAGE.read_text("utf-8")))
EACH_RECIPE = pytest.mark.parametrize("recipe", RECIPES, ids=str)


@dataclass
class Kitchen:
    """A copy of the repository with the lines of all recipes, and what each command said there."""

    folder: Path
    before: Mapping[str, str]
    done: dict[str, subprocess.CompletedProcess[str]] = field(default_factory=dict)

    def run(self, command: str) -> str:
        """What a command prints; the same one runs only once."""
        if command not in self.done:
            self.done[command] = run_in(self.folder, command)
        done = self.done[command]
        assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
        return done.stdout


def run_in(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command that the page names with the program of the copy in `folder`."""
    program, *words = shlex.split(command)
    ours = {"PYTHONPATH": str(folder / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    name = program.removeprefix(".venv/bin/")
    start = {"catalogue": (sys.executable, "-m", "damage_catalogue"), "python": (sys.executable,)}
    return subprocess.run(
        [*start.get(name, (str(BIN / name),)), *words, *(["--debug"] if name == "catalogue" else [])],
        cwd=folder,
        env={**os.environ, **ours, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    folder = tmp_path_factory.mktemp("recipes") / "repository"
    folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT)
            )
        else:
            shutil.copy(ROOT / name, folder)
    for name in ("catalogue", "seeds"):  # a small one in the place of the real one
        shutil.copytree(ROOT / "tests/data/bad/base" / name, folder / name)
    before = run_in(folder, "catalogue pages --root tests/data/mini --out before")
    assert before.returncode == 0, before.stderr
    pages = {
        f"site/{path.parent.relative_to(folder / 'before').as_posix()}/index.html": path.read_text("utf-8")
        for path in (folder / "before").rglob("index.md")
    }
    for recipe in RECIPES:
        for step in recipe.steps:
            path = folder / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.applied_to(path.read_text("utf-8") if path.exists() else None), "utf-8")
    return Kitchen(folder, pages)


@EACH_RECIPE
def test_a_recipe_does_what_it_promises(recipe: Recipe, kitchen: Kitchen) -> None:
    assert recipe.steps
    assert recipe.promises or any(printed for _, printed in recipe.commands)
    for command, printed in recipe.commands:
        said = kitchen.run(command)
        for line in printed:
            wanted = ".*".join(map(re.escape, line.split("…")))
            assert re.search(f"^{wanted}$", said, re.MULTILINE), f"$ {command}\n{said}"
    for file, words in recipe.promises:
        path = kitchen.folder / file
        assert path.is_file(), f"{recipe}: there is no {file}"
        assert words in path.read_text("utf-8"), f"{recipe}: {file} does not hold {words}"


@EACH_RECIPE
def test_nothing_of_what_a_recipe_promises_was_there_before(recipe: Recipe, kitchen: Kitchen) -> None:
    assert [file for file, words in recipe.promises if words in kitchen.before.get(file, "")] == []


@EACH_RECIPE
def test_a_recipe_needs_no_other(recipe: Recipe) -> None:
    """Each step can be followed in the repository as it is, and none speaks of what another recipe makes."""
    texts: dict[str, str | None] = {}
    for step in recipe.steps:
        path = ROOT / step.file
        text = texts.get(step.file, path.read_text("utf-8") if path.exists() else None)
        texts[step.file] = step.applied_to(text)
    made = {
        Path(step.file)
        for other in RECIPES
        if other is not recipe
        for step in other.steps
        if step.where == "write"
    }
    names = {path.parent.name if path.stem == "__init__" else path.stem.split(".")[0] for path in made} - {
        "article"
    }
    own = "\n".join(step.lines for step in recipe.steps)
    assert [name for name in sorted(names) if re.search(rf"\b{name}\b", own)] == []


def test_what_the_recipes_write_is_as_the_rest_of_the_repository(kitchen: Kitchen) -> None:
    """In style, and under the laws of imports, codes, fields, words and templates."""
    kitchen.run("ruff check --no-cache --quiet scripts")
    kitchen.run("ruff format --no-cache --check --quiet scripts")
    kitchen.run(f"python -m pytest -q -x -p no:cacheprovider {' '.join(LAWS)}")


ONE = Step("a.py", "after", "two", "new\n")


@pytest.mark.parametrize(
    ("where", "words", "result"),
    [
        ("after", "two", "one\ntwo\nnew\nend\n"),
        ("before", "two", "one\nnew\ntwo\nend\n"),
        ("replace", "two", "one\nnew\nend\n"),
        ("at the end", "", "one\ntwo\nend\nnew\n"),
        ("above the last line", "", "one\ntwo\nnew\nend\n"),
    ],
)
def test_a_step_puts_lines_where_it_says(where: str, words: str, result: str) -> None:
    assert Step("a.py", where, words, "new\n").applied_to("one\ntwo\nend\n") == result


@pytest.mark.parametrize(
    ("step", "text"),
    [(ONE, "two\ntwo\n"), (ONE, "one\n"), (ONE, None), (Step("a.py", "write", "", "new\n"), "one\n")],
)
def test_a_step_that_is_not_clear_is_refused(step: Step, text: str | None) -> None:
    with pytest.raises(UnclearError, match=r"^a\.py: "):
        step.applied_to(text)


def test_a_block_that_nothing_says_the_place_of_is_refused() -> None:
    clear = "Write `a.py`:\n\n```python\nx = 1\n```\n"
    page = f"\n## Recipes\n\n### A rule\n\n{clear}\nAnd then:\n\n```python\n```\n"
    with pytest.raises(UnclearError, match="A rule"):
        tuple(read_recipes(page))
