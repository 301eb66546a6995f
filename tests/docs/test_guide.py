"""The hand-written pages say what is true: examples validate, commands exist, nothing is missing."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from damage_catalogue import cli
from damage_catalogue.commands import COMMANDS
from damage_catalogue.commands.parts.command import CLEAN, FINDINGS, OUR_FAULT, WRONG_USE, Command
from damage_catalogue.language import LanguageError, language_for
from damage_catalogue.language.word_files import load_words
from damage_catalogue.publishing.guide.codes import code_pages
from damage_catalogue.records.edtf import parse
from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.records.yaml_file import read_yaml
from damage_catalogue.validation.codes import CODES
from damage_catalogue.validation.dates import explain_date
from damage_catalogue.validation.formats import build_format_checker
from damage_catalogue.validation.schemas import load_schemas

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
READ_IN_THE_REPOSITORY = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "docs" / "contributing" / "architecture.md",
)
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))

FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`(catalogue [^`\n]+)`(?!`)")
MARK = re.compile(
    r"# (?P<wrong>wrong )?(?P<part>part of an? )?(?P<kind>site|event|source|agent|catalogue|checks)\n"
)


@dataclass(frozen=True)
class Example:
    """A fenced block, and the page and line where it stands."""

    page: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def examples(language: str) -> Iterator[Example]:
    for page in PAGES:
        content = page.read_text(encoding="utf-8")
        for found in FENCE.finditer(content):
            if found["language"] == language:
                yield Example(page, content.count("\n", 0, found.start()) + 2, found["text"])


YAML_EXAMPLES = [example for example in examples("yaml") if example.page.parent.name != "contributing"]
"""Those of recipes are pieces of files: see test_recipes.py."""


@cache
def shapes() -> dict[str, dict[str, Any]]:
    schemas = ROOT / "schemas"
    return load_schemas(schemas, load_vocabularies(schemas / "vocabularies"))


def faults(example: Example) -> list[str]:
    """What the checks of reading and shape find in an example whose first line says what it is.

    Of a part of a record nothing is asked that only the whole can have: fields that are required in it.
    """
    if example.text.startswith("# words\n"):
        return faults_in_words(example.text)
    mark = MARK.match(example.text)
    assert mark, f"{example}: the first line must say what this is, such as “# part of a site”"
    read = read_yaml(example.text.encode())
    if read.data is None or read.problems:
        return [problem.kind for problem in read.problems]
    schema = shapes()[mark["kind"] if mark["kind"] in ("catalogue", "checks") else f"{mark['kind']}s"]
    if mark["part"]:
        whole = ("required", "if", "then", "else", "allOf", "anyOf")
        schema = {keyword: value for keyword, value in schema.items() if keyword not in whole}
    validator = Draft202012Validator(schema, format_checker=build_format_checker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(read.data)]


def faults_in_words(text: str) -> list[str]:
    """What is wrong in an example from a file of words, which need not hold the language's name."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "xx.yaml")
        file.write_text(text if "\nname:" in text else f"name: X\n{text}", "utf-8")
        try:
            load_words("xx", [file], language_for("en").words)
        except LanguageError as error:
            return [fault.message for fault in error.faults]
    return []


@pytest.mark.parametrize("example", YAML_EXAMPLES, ids=str)
def test_an_example_holds_or_is_refused_as_the_page_says(example: Example) -> None:
    if example.text.startswith("# wrong"):
        assert faults(example) != []
    else:
        assert faults(example) == []


def walked_through() -> str:
    """The record that the guide for editing goes through, put together from its pieces."""
    page = (GUIDE / "editing.md").read_text(encoding="utf-8")
    walk = page.partition("{#example}")[2].partition("\n## ")[0]
    pieces = [found["text"] for found in FENCE.finditer(walk) if found["language"] == "yaml"]
    return "".join(piece.partition("\n")[2] for piece in pieces)


def test_the_record_that_the_guide_walks_through_is_a_whole_one() -> None:
    """That it is the one of the catalogue is for catalogue/checks/guide.yaml to hold."""
    assert faults(Example(GUIDE / "editing.md", 1, f"# event\n{walked_through()}")) == []


def test_the_finding_in_the_guide_is_what_the_check_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = (example.text for example in examples("text") if example.page == GUIDE / "editing.md")
    path = tmp_path / shown.partition(":")[0]
    path.parent.mkdir(parents=True)
    path.write_text(walked_through().replace("kind: damage", "kind: damge", 1), encoding="utf-8")
    code = cli.main(["validate", "--root", str(tmp_path), str(path), "--today", "2026-11-22"])
    assert code == 1
    assert shown in capsys.readouterr().out


@cache
def commands_named() -> tuple[str, ...]:
    """Every call of `catalogue` on the pages: after a prompt in a console block, or between backticks."""
    inline = (found[1] for page in PAGES for found in INLINE.finditer(page.read_text(encoding="utf-8")))
    prompts = (line for example in examples("console") for line in example.text.splitlines())
    calls = (line.removeprefix("$ ") for line in prompts if line.startswith("$ catalogue "))
    return tuple(sorted({*inline, *calls}))


@pytest.mark.parametrize("call", commands_named())
def test_a_command_named_on_a_page_exists(call: str) -> None:
    name, *words = shlex.split(call)[1:]
    if name == "--version":
        return
    command = next((command for command in COMMANDS if command.name == name), None)
    assert command, f"{call}: there is no such command"
    if words:
        parser = argparse.ArgumentParser(exit_on_error=False)
        parser.add_argument("--root")
        command.add_options(parser)
        parser.parse_args(words)


def options_of(command: Command) -> set[str]:
    parser = argparse.ArgumentParser(add_help=False)
    command.add_options(parser)
    return option_names(parser) - {"-h", "--help", "--root", "--debug"}


def option_names(parser: argparse.ArgumentParser) -> set[str]:
    """The options of a command and of all commands below it."""
    names = {name for action in parser._actions for name in action.option_strings}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            names.update(*(option_names(below) for below in action.choices.values()))
    return names


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_stands_in_the_guide(command: Command) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    guide = (GUIDE / "commands.md").read_text(encoding="utf-8")
    assert f"`catalogue {command.name}`" in readme
    assert f"catalogue {command.name}" in guide
    missing = {option for option in options_of(command) if f"`{option}" not in guide}
    assert missing == set()


def test_every_make_target_named_on_a_page_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, flags=re.MULTILINE))
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"(?:`|\$ )make ([a-z]+)", text))
    assert named
    assert named <= targets


def test_every_exit_code_of_the_command_is_explained() -> None:
    guide = (GUIDE / "commands.md").read_text(encoding="utf-8")
    for code in (CLEAN, FINDINGS, WRONG_USE, OUR_FAULT):
        assert f"\n| {code} |" in guide


def test_every_code_of_the_checks_has_its_page() -> None:
    addresses = {page.address for page in code_pages(CODES.values(), language_for("en"))}
    assert addresses == {"guide/codes/", *(f"guide/codes/{code.lower()}/" for code in CODES)}


def test_every_folder_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([\w/]+)/` \|", readme, flags=re.MULTILINE)
    assert named
    assert [folder for folder in named if not (ROOT / folder).is_dir()] == []


@pytest.mark.parametrize("page", READ_IN_THE_REPOSITORY, ids=lambda page: page.name)
def test_links_on_a_page_of_the_repository_lead_to_files_and_headings(page: Path) -> None:
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)\s]+)", page.read_text(encoding="utf-8"))
    inside = [link.partition("#") for link in links if "://" not in link]
    assert inside
    assert [file for file, _, _ in inside if not (page.parent / file).exists()] == []
    targets = [(page.parent / file if file else page, anchor) for file, _, anchor in inside if anchor]
    assert [anchor for file, anchor in targets if anchor not in anchors(file)] == []


def anchors(page: Path) -> set[str]:
    """What a link may lead to: headings as code hosts name them, and the ids that we gave."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+?)(?: \{#([\w-]+)\})?$", text, flags=re.MULTILINE)
    named = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading, _ in headings}
    return {*named, *(id for _, id in headings if id)}


def test_every_guide_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    for page in GUIDE.glob("*.md"):
        assert f"guide/{page.name}" in navigation


@pytest.mark.parametrize("page", [GUIDE / "editing.md", ROOT / "docs/ar/guide/editing.md"], ids=["en", "ar"])
def test_the_checks_propose_what_the_guide_says_of_each_way_to_write_a_date(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").partition("1820-27")[2].partition("\n\n")[0].split("\n")
    rows = [line.strip("| ").partition(" | ") for line in ("“1820-27" + lines[0], *lines[1:])]
    pairs = [
        (re.findall("[“«]([^”»]+)[”»]", left), re.findall("`([^`]+)`", right)) for left, _, right in rows
    ]
    assert len(pairs) == 16
    for written, right in pairs:
        for text in written:
            told = explain_date(text)
            assert told, text
            expected = f"“{right[0]}”" if right else "Leave the field out"
            assert expected in told.hint, text


def test_every_date_in_the_table_of_dates_is_one() -> None:
    section = (GUIDE / "method.md").read_text(encoding="utf-8").partition("{#dates}")[2].partition("\n## ")[0]
    dates = re.findall(r"^\| `([^`]+)` \|", section, flags=re.MULTILINE)
    assert len(dates) > 8
    for text in dates:
        parse(text)
