"""The page for those who carry on says how the program is: its drawings are the law, its way is what runs.

After a change of the import law, `.venv/bin/python -m tests.docs.test_architecture` draws the house anew.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap

import pytest
from tests.test_import_law import LAW, MODEL, is_within

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts" / "damage_catalogue"
PAGE = ROOT / "docs" / "contributing" / "architecture.md"
TEXT = PAGE.read_text("utf-8")
WIDTH = 104

Rooms = Mapping[str, Sequence[str]]
"""What each room may import besides itself."""

ROW = re.compile(r"^\| `([\w.]+)` \| `([\w/]+\.py)` \|", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|yml|toml))`")


def house(law: Rooms) -> Rooms:
    """The rooms at the top of the package, those of publishing as one."""
    found: dict[str, list[str]] = {}
    for room, allowed in law.items():
        top = room.partition(".")[0]
        if room == top or top == "publishing":
            beside = found.setdefault(top, [])
            beside += [one for one in allowed if one not in beside and not is_within(one, top)]
    return found


def rooms_of_publishing(law: Rooms) -> Rooms:
    rooms = {room: allowed for room, allowed in law.items() if room.startswith("publishing.")}
    return {room: [one for one in allowed if one != room] for room, allowed in rooms.items()}


def nested(law: Rooms, rooms: Rooms) -> Rooms:
    """Parts of a room of which the law asks more than of the room."""
    parts = {part: allowed for part, allowed in law.items() if part not in rooms and "." in part}
    return {part: [one for one in allowed if one != part] for part, allowed in parts.items()}


def floors(rooms: Rooms) -> Sequence[Sequence[str]]:
    """The rooms from the ground up, each on the lowest floor above all that it may import.

    Raises RecursionError where rooms may import each other in a circle.
    """

    def floor(room: str) -> int:
        below = {owner(target, rooms) for target in rooms[room]} - {None, room}
        return 1 + max((floor(one) for one in below if one), default=0)

    heights = {room: floor(room) for room in rooms}
    return [sorted(filter(lambda room: heights[room] == one, rooms)) for one in sorted({*heights.values()})]


def owner(target: str, rooms: Iterable[str]) -> str | None:
    """The room that a module stands in; the longest name that fits it counts."""
    return max((room for room in rooms if is_within(target, room)), key=len, default=None)


def draw(rooms: Rooms, parts: Rooms, home: str = "") -> str:
    """The floors from the top down: each room, named as in `home`, with what it holds and may import."""
    lines: list[str] = []
    for number, level in reversed([*enumerate(floors(rooms), 1)]):
        lines.append(f"   {'├' if lines else '┌'}{'─' * (WIDTH - 4)}")
        rows = [row for room in level for row in draw_room(room, rooms, parts, home)]
        lines += [f"{'' if line else number:>2} │ {row}".rstrip() for line, row in enumerate(rows)]
    return "\n".join([*lines, f"   └{'─' * (WIDTH - 4)}"]) + "\n"


def draw_room(room: str, rooms: Rooms, parts: Rooms, home: str) -> Iterator[str]:
    """The room, and those parts of it of which the law asks more."""
    width = max(len(each.removeprefix(home)) for each in (*rooms, *parts))
    for each in (room, *(part for part in parts if is_within(part, room))):
        allowed = told({**rooms, **parts}[each], home)
        rows = [
            *wrap(holds(each), WIDTH - width - 8),
            *wrap(f"──▶ {allowed}" if allowed else "", WIDTH - width - 8),
        ]
        for line, row in enumerate(rows):
            yield f"{'' if line else each.removeprefix(home):<{width}}  {row}".replace(
                "the_model", "the model"
            )


def told(allowed: Sequence[str], home: str) -> str:
    """What a room may import, with one name for all of the model; it stays on one line."""
    model = ["the_model"] if set(MODEL) <= set(allowed) else []
    return ", ".join([*model, *(one.removeprefix(home) for one in allowed if not (model and one in MODEL))])


def holds(room: str) -> str:
    """The first sentence of the room's docstring."""
    path = PACKAGE / room.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not file.exists():
        return "(not built yet)"
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8")))
    assert docstring, f"{file} does not say what the room is for"
    return " ".join(docstring.partition("\n\n")[0].split())


def drawings(law: Rooms) -> dict[str, str]:
    """Each drawing by its name on the page."""
    whole, inner = house(law), rooms_of_publishing(law)
    return {
        "the house": draw(whole, nested(law, {**whole, **inner})),
        "publishing": draw(inner, {}, "publishing."),
    }


def place_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name} -->\n```text\n)(.*?)```\n", re.DOTALL)


def draw_anew() -> None:
    page = TEXT
    for name, drawing in drawings(LAW).items():
        found = place_of(name).search(page)
        assert found, f"the page has no place for {name}"
        page = f"{page[: found.start(2)]}{drawing}{page[found.end(2) :]}"
    PAGE.write_text(page, "utf-8")


@pytest.mark.parametrize("name", ["the house", "publishing"])
def test_a_drawing_is_the_import_law(name: str) -> None:
    drawn = [found[1] for found in place_of(name).findall(TEXT)]
    assert drawn == [drawings(LAW)[name]], "run: .venv/bin/python -m tests.docs.test_architecture"


TRACE = """
import json, sys
wanted = {tuple(each) for each in json.loads(sys.argv[1])}
called = []
def watch(frame, event, _):
    if event == "call" and (step := (frame.f_code.co_filename, frame.f_code.co_qualname)) in wanted:
        called.append(step)
sys.setprofile(watch)
from damage_catalogue.cli import main
code = main(sys.argv[2:])
sys.setprofile(None)
print("\\n" + json.dumps([code, called]))
"""
"""Runs the command and tells each call of one of the functions that are asked for."""


def test_the_way_of_a_record_is_what_a_build_runs(tmp_path: Path) -> None:
    way = [(f"{PACKAGE}/{file}", name) for name, file in ROW.findall(TEXT)]
    assert len(way) > 15
    bad, root = ROOT / "tests" / "data" / "bad", tmp_path / "root"
    shutil.copytree(bad / "base", root)
    shutil.copytree(bad / "HD801", root, dirs_exist_ok=True)  # a warning, so that there is a finding to place
    command = [sys.executable, "-c", TRACE, json.dumps(way), "build", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    code, called = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    calls = iter(map(tuple, called))
    lost = next((step for step in way if step not in calls), None)
    assert lost is None, "it is not called, or not after the function before it"


def test_every_file_that_the_page_names_is_there() -> None:
    """Those in the blocks of recipes are for the recipes to find."""
    text = FENCE.sub("", TEXT).partition("\n### ")[0]
    homes = (ROOT, PACKAGE, PACKAGE / "publishing")
    made = (".venv/", "site/", "sites/", "catalogue/sites/")  # by set-up, or of a record that stands for any
    named = [name for name in PATH.findall(text) if not name.startswith(made)]
    assert len(named) > 20
    assert [name for name in named if not any((home / name).exists() for home in homes)] == []


if __name__ == "__main__":
    draw_anew()
