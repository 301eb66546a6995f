"""What npm brings: pinned by hash, from wherever the reader's npm looks, and not needed to build the site."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = "scripts/setup/front_end.py"
STAMP = "docs/assets/vendor/.installed"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    for name in (SCRIPT, "package.json", "package-lock.json"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return tmp_path


def set_up(clone: Path, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, *words],
        cwd=clone,
        env={"PATH": str(path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def npm(folder: Path, script: str) -> Path:
    folder.mkdir()
    command = folder / "npm"
    command.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    command.chmod(0o755)
    return folder


def test_the_npm_lock_pins_every_package_and_says_nothing_of_where_it_comes_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_the_npm_lock_holds_what_package_json_asks_for() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for group in ("dependencies", "devDependencies"):
        assert packages[""][group] == wanted[group]
        assert {f"node_modules/{name}" for name in wanted[group]} <= packages.keys()


def test_a_machine_without_npm_builds_the_site_and_is_told_so_in_one_line(clone: Path) -> None:
    answer = set_up(clone, clone / "nothing")
    assert answer.returncode == 0
    assert answer.stdout.count("\n") == 1
    assert "npm was not found" in answer.stdout
    assert answer.stderr == ""


def test_without_a_network_the_next_run_tries_again(clone: Path) -> None:
    path = npm(clone / "bin", "echo 'npm error network' >&2; exit 1")
    for _ in range(2):
        answer = set_up(clone, path)
        assert answer.returncode == 0
        assert "npm error network" in answer.stdout
    assert not (clone / STAMP).exists()


def test_what_is_there_is_not_fetched_again(clone: Path) -> None:
    if not (ROOT / STAMP).is_file():
        pytest.skip("set-up found no npm")
    shutil.copytree(ROOT / "docs/assets/vendor", clone / "docs/assets/vendor")
    path = npm(clone / "bin", "exit 1")
    assert set_up(clone, path).stdout == ""


def test_a_changed_lock_is_fetched(clone: Path) -> None:
    (clone / STAMP).parent.mkdir(parents=True)
    (clone / STAMP).write_text("an older lock\n", "utf-8")
    path = npm(clone / "bin", f"echo $@ >{clone}/asked; exit 1")
    set_up(clone, path)
    asked = (clone / "asked").read_text("utf-8")
    assert asked.startswith("ci ")
    assert "--ignore-scripts" in asked


@pytest.mark.parametrize("words", [(), ("test",)])
def test_who_only_builds_the_site_does_not_fetch_what_the_tests_ask(
    words: tuple[str, ...], clone: Path
) -> None:
    set_up(clone, npm(clone / "bin", f"echo $@ >{clone}/asked; exit 1"), *words)
    assert ("--omit=dev" in (clone / "asked").read_text("utf-8")) == (not words)


def test_the_tests_fetch_their_judges_after_the_site_was_set_up_without(clone: Path) -> None:
    if not (ROOT / STAMP).is_file():
        pytest.skip("set-up found no npm")
    shutil.copytree(ROOT / "docs/assets/vendor", clone / "docs/assets/vendor")
    answer = set_up(clone, npm(clone / "bin", "exit 1"), "test")
    assert "judges" in answer.stdout
