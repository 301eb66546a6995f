"""What other repositories run of this one: the hook for pre-commit and the action check their catalogue."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from damage_catalogue.editing.starter import start_catalogue

ROOT = Path(__file__).parents[1]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def hook() -> dict[str, Any]:
    (only,) = read(".pre-commit-hooks.yaml")
    assert isinstance(only, dict)
    return only


def step() -> dict[str, Any]:
    """The step of the action that runs a command of ours."""
    (only,) = (each for each in read("action.yml")["runs"]["steps"] if "run" in each)
    assert isinstance(only, dict)
    return only


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Another repository with a valid catalogue."""
    start_catalogue(tmp_path / "their repository", "en", "1")
    return tmp_path / "their repository"


def break_record(root: Path) -> None:
    record = root / "catalogue/sites/example-lighthouse.yaml"
    lines = record.read_text("utf-8").splitlines()
    record.write_text(
        "\n".join("kind: lighthose" if line.startswith("kind:") else line for line in lines), "utf-8"
    )


def as_hook(cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """As pre-commit runs a script: its path in the fetched repository, from the top of the other."""
    env = {**os.environ, "GIT_DIR": str(cwd / ".git"), "GIT_INDEX_FILE": str(cwd / ".git/index")}
    return run([str(ROOT / hook()["entry"]), *hook().get("args", []), *args], cwd, env)


def as_action(cwd: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """As a runner runs the step: inputs and paths in its environment, and its lines given to bash."""
    action = read("action.yml")
    values = {
        f"inputs.{name}": inputs.get(name, entry["default"]) for name, entry in action["inputs"].items()
    }
    values["github.action_path"] = str(ROOT)
    env = dict(os.environ)
    for name, written in step()["env"].items():
        env[name] = values[written.removeprefix("${{").removesuffix("}}").strip()]
    return run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step()["run"]], cwd, env)


def run(command: list[str], cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def test_the_hook_takes_a_valid_catalogue_and_refuses_a_broken_one(theirs: Path) -> None:
    done = as_hook(theirs)
    assert (done.returncode, done.stderr) == (0, ""), "all was set up already, so nothing is said of it"
    assert done.stdout == "4 records are valid: 1 site, 1 event, 1 source, 1 agent.\n"
    break_record(theirs)
    done = as_hook(theirs)
    assert done.returncode == 1
    assert "lighthose" in done.stdout
    assert "catalogue/sites/example-lighthouse.yaml:" in done.stdout


def test_the_hook_runs_whatever_was_changed(theirs: Path) -> None:
    """A record that is deleted is no file that pre-commit could hand over, and others may name it."""
    assert hook()["always_run"] is True
    assert hook()["pass_filenames"] is False
    assert (ROOT / hook()["entry"]).stat().st_mode & 0o111


def test_the_action_puts_findings_at_the_lines(theirs: Path) -> None:
    assert as_action(theirs).returncode == 0
    break_record(theirs)
    done = as_action(theirs)
    assert done.returncode == 1
    assert "::error file=catalogue/sites/example-lighthouse.yaml,line=" in done.stdout


def test_the_action_finds_a_catalogue_in_a_folder_and_fails_when_told(theirs: Path) -> None:
    moved = theirs.parent / "outer" / "our records"
    moved.parent.mkdir()
    theirs.rename(moved)
    assert as_action(moved.parent).returncode == 2, "there is no catalogue at the top"
    assert as_action(moved.parent, root="our records").returncode == 0
    assert as_action(moved.parent, root="our records", **{"fail-on": "never"}).returncode == 2


@pytest.mark.parametrize("value", ["$(touch ran)", "; touch ran; ", '" && touch ran && "', "`touch ran`"])
def test_no_input_of_the_action_runs_as_a_command(value: str, theirs: Path) -> None:
    for name in read("action.yml")["inputs"]:
        assert as_action(theirs, **{name: value}).returncode == 2
    assert not list(theirs.parent.rglob("ran"))


def test_the_action_writes_no_input_into_a_command_and_pins_what_it_uses() -> None:
    assert "${{" not in step()["run"]
    ours = (ROOT / ".github/workflows/checks.yml").read_text("utf-8")
    used = [line.strip() for line in (ROOT / "action.yml").read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert all(line in ours for line in used), "the same commits as in our own workflow"
    assert "secrets." not in (ROOT / "action.yml").read_text("utf-8")
    assert "github.token" not in (ROOT / "action.yml").read_text("utf-8")
