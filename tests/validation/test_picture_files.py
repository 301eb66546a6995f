"""Pictures as files of a catalogue: who names them, whose place they show, and what lies in docs/ unnamed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.validation import drawn_pictures as draw

from damage_catalogue.project import Project, tool_home
from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.picture_files import report_hand_placed
from damage_catalogue.validation.validate import validate

Find = Callable[[str, str], list[Diagnostic]]

PICTURE = (
    "images: [{file: pictures/gate.jpg, caption: {en: The gate.}, credit: A. Photographer, "
    "licence: CC0-1.0}]\n"
)
GATE = (
    "names: [{text: Gate, lang: en, role: preferred}, {text: البوابة, lang: ar, role: preferred}]\n"
    "kind: fortification\n"
)
CAPTIONED = draw.jpeg(draw.segment(0xFE, b"The gate"))
LOCATED = draw.jpeg(draw.application(1, b"Exif\0\0" + draw.exif(gps=[draw.LATITUDE])))


def place(root: Path, name: str, content: bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def told(root: Path) -> list[tuple[str, str, int | None]]:
    found = validate(Project(root), Day(2026, 11, 22)).diagnostics
    return [(each.code, each.path, each.line) for each in found]


def test_words_in_a_picture_count_where_the_site_or_one_above_it_is_hidden(root: Path, find: Find) -> None:
    place(root, "pictures/gate.jpg", CAPTIONED)
    hidden = "location: {sensitivity: withheld, reason: Looting continues.}\n"
    assert find("sites/gate.yaml", GATE + PICTURE) == []
    assert [each.code for each in find("sites/gate.yaml", GATE + hidden + PICTURE)] == ["HD713"]
    find("sites/gate.yaml", GATE + hidden)
    find("sites/gate/arch.yaml", GATE + "part_of: gate\n")
    found = find("sites/gate/arch/stone.yaml", GATE + "part_of: gate/arch\n" + PICTURE)
    assert [(each.code, each.path, each.line) for each in found] == [
        ("HD713", "catalogue/sites/gate/arch/stone.yaml", 4)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "docs/images/gate.jpg",
        "docs/images/GATE.JPG",
        "docs/images/gate.jpg_original",
        "docs/guide/a; gate.txt",
        "docs/images/gate.png",
    ],
)
def test_unnamed_picture_in_docs_is_checked_where_docs_is_published(root: Path, name: str) -> None:
    place(root, name, LOCATED)
    assert told(root) == []
    place(root, "mkdocs.yml", b"site_name: A catalogue\n")
    kept = {("HD711", name, None)}
    assert kept <= set(told(root)) <= {*kept, ("HD311", name, None)}


def test_other_files_in_docs_are_left_alone(root: Path) -> None:
    place(root, "mkdocs.yml", b"site_name: A catalogue\n")
    for name in (
        "docs/index.md",
        "docs/mark.svg",
        "docs/style.css",
        "docs/.hidden/gate.jpg",
        "docs/.gate.jpg",
    ):
        place(root, name, b"<svg/>" if name.endswith("svg") else b"words")
    place(root, "docs/assets/vendor/gate.jpg", LOCATED)
    place(root, "docs/overrides/gate.jpg", LOCATED)
    os.mkfifo(root / "docs/pipe.jpg")
    assert told(root) == []


def test_what_a_camera_writes_and_no_browser_shows_does_not_stay_in_docs(root: Path) -> None:
    place(root, "mkdocs.yml", b"site_name: A catalogue\n")
    place(root, "docs/a.heic", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1")
    place(root, "docs/b.tif", b"II*\0\x08\0\0\0")
    assert told(root) == [("HD310", "docs/a.heic", None), ("HD310", "docs/b.tif", None)]


def test_picture_in_docs_that_a_record_names_is_told_once_at_the_record(root: Path, find: Find) -> None:
    place(root, "mkdocs.yml", b"site_name: A catalogue\n")
    place(root, "docs/gate.jpg", LOCATED)
    found = find("sites/gate.yaml", GATE + PICTURE.replace("pictures/", "docs/"))
    assert [(each.code, each.path) for each in found] == [("HD711", "catalogue/sites/gate.yaml")]


def test_a_pipe_or_a_folder_is_no_picture(root: Path, find: Find) -> None:
    (root / "pictures").mkdir()
    os.mkfifo(root / "pictures/gate.jpg")
    assert [each.code for each in find("sites/gate.yaml", GATE + PICTURE)] == ["HD309"]


def test_the_tools_own_pages_hold_no_picture_that_says_more_than_it_shows() -> None:
    assert list(report_hand_placed(Project(tool_home()), ())) == []
