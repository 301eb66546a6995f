"""Every kind of page is valid HTML, as the Nu checker judges it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.browser.conftest import ROOT, Served

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
TOLERATED = {
    # The policy's 'self' is the host that serves a page; the checker reads files. A browser test holds it.
    r"violates Content Security Policy",
    # A statement's first line says who speaks; it stands where another article has its heading.
    r"^Article lacks heading",
    # Antiquity has years below 1000.
    r"^Potentially bad value “0\d{3}” for attribute “datetime” .* Year may be mistyped",
    # A place may have two identifiers of one scheme.
    r"^Duplicate “dt” name|^The first occurrence of “dt” name",
    # Names and sources are in many languages; the fields are described in English in every edition.
    r"^This document appears to be written in",
}


@pytest.fixture(scope="module")
def java() -> str:
    found = shutil.which(os.environ.get("JAVA") or "java")
    if found is None or not CHECKER.is_file():
        pytest.skip("no Java, or set-up found no npm, which brings the checker")
    return found


def findings(java: str, folder: Path, paths: list[str]) -> list[str]:
    """What the checker says of pages, without what is tolerated."""
    command = [java, "-jar", str(CHECKER), "--format", "json", "--skip-non-html", "--stdout", *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    said = json.loads(done.stdout)["messages"]
    tolerated = re.compile("|".join(TOLERATED))
    return [
        f"{one['url']}: {one['message']} {one.get('extract', '')}"
        for one in said
        if one["type"] != "info" or not tolerated.search(one["message"])
    ]


def test_every_page_of_a_small_catalogue_is_valid(java: str, town: Served) -> None:
    assert findings(java, town.folder, ["."]) == []


def test_a_page_of_every_kind_of_the_real_one_is_valid(java: str, served: Served) -> None:
    found = [*served.kinds().values(), *served.kinds("ar/").values()]
    paths = [page for pages in found for page in {pages[0], pages[len(pages) // 2], pages[-1]}]
    assert findings(java, served.folder, ["404.html", *(f"{path}index.html" for path in sorted(paths))]) == []


def test_pages_of_records_that_are_hard_to_show_are_valid(java: str, hard: Served) -> None:
    places = ("one-word", "many-words", "mixed", "cited")
    paths = [f"{edition}sites/{place}/index.html" for edition in ("", "ar/") for place in places]
    assert findings(java, hard.folder, paths) == []


def test_the_checker_finds_what_is_wrong(java: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><title>x</title><p><ul id=a id=b></ul>", "utf-8"
    )
    assert findings(java, tmp_path, ["index.html"]) != []
