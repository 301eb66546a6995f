"""What `catalogue validate` asks git: which files a change touched, and where the repository begins."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from damage_catalogue.commands.parts.git import changed_since

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "data" / "bad" / "base"
# Nothing of the settings, hooks and names of whoever runs the tests.
ALONE = {
    "PATH": os.environ["PATH"],
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
GATE = "names: [{{text: Gate {0}, lang: en, role: preferred}}]\nkind: gate\n"
WRONG = "names: [{{text: Gate {0}, lang: en, role: preferred}}]\nkind: gaet\n"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", folder, *words], env=ALONE, check=True, capture_output=True, text=True
    )
    return done.stdout


def write(root: Path, name: str, text: str) -> Path:
    path = root / "catalogue" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(path.stem), encoding="utf-8")
    return path


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the catalogue in a sub-folder of an unusual name, and two wrong records."""
    folder = tmp_path / "repository"
    root = folder / "data" / "our ‘catalogue’"
    shutil.copytree(BASE, root)
    for name in ("a", "z"):
        write(root, f"sites/{name}.yaml", WRONG)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(folder))
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "mine")
    return folder


@pytest.fixture
def root(repository: Path) -> Path:
    return repository / "data" / "our ‘catalogue’"


@pytest.fixture
def validate(root: Path) -> Run:
    def run(*options: str, at: Path = root, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "damage_catalogue", "validate", "--today", "2026-11-22", *options],
            cwd=at,
            env=ALONE | {"PYTHONPATH": str(ROOT / "scripts")} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def found(validate: Run) -> Callable[..., list[tuple[str, bool]]]:
    """File and whether it concerns the change of each finding, in order."""

    def run(since: str = "main", **more: Any) -> list[tuple[str, bool]]:
        done = validate("--report", "json", "--changed-since", since, **more)
        assert done.stderr == ""
        return [(Path(each["path"]).stem, each["in_change"]) for each in json.loads(done.stdout)["findings"]]

    return run


Found = Callable[..., list[tuple[str, bool]]]


def test_what_was_committed_changed_or_added_comes_first(root: Path, repository: Path, found: Found) -> None:
    assert found() == [("a", False), ("z", False)]
    write(root, "sites/m.yaml", WRONG)
    assert found() == [("m", True), ("a", False), ("z", False)]
    commit(repository)
    write(root, "sites/z.yaml", WRONG + "# changed\n")
    write(repository, "sites/elsewhere.yaml", WRONG)
    assert found() == [("m", True), ("z", True), ("a", False)]
    git(repository, "add", "--all")
    assert found() == [("m", True), ("z", True), ("a", False)]


def test_what_others_did_meanwhile_is_no_part_of_the_change(
    root: Path, repository: Path, found: Found
) -> None:
    write(root, "sites/m.yaml", WRONG)
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    write(root, "sites/a.yaml", WRONG + "# theirs\n")
    commit(repository)
    git(repository, "checkout", "--quiet", "mine")
    assert found() == [("m", True), ("a", False), ("z", False)]


def test_a_deleted_or_renamed_record_brings_what_refers_to_it_first(
    root: Path, repository: Path, found: Found
) -> None:
    write(root, "sites/old.yaml", GATE)
    write(root, "sites/wing.yaml", GATE + "part_of: old\n")
    commit(repository)
    before = git(repository, "rev-parse", "HEAD").strip()
    (root / "catalogue/sites/old.yaml").rename(root / "catalogue/sites/new.yaml")
    assert found(before) == [("wing", True), ("a", False), ("z", False)]
    commit(repository)
    assert found("HEAD^") == [("wing", True), ("a", False), ("z", False)]
    (root / "catalogue/sites/new.yaml").unlink()
    assert found(before) == [("wing", True), ("a", False), ("z", False)]


def test_what_git_ignores_is_no_part_of_the_change(root: Path, found: Found) -> None:
    write(root, "sites/m.yaml", WRONG)
    (root / ".gitignore").write_text("m.yaml\n")
    assert found() == [("a", False), ("m", False), ("z", False)]


def test_a_file_that_git_was_told_to_forget_is_not_gone(root: Path, repository: Path) -> None:
    kept = "catalogue/sites/citadel.yaml"
    git(root, "rm", "--quiet", "--cached", kept)
    change = changed_since(root, "main")
    assert (set(change.touched), set(change.gone)) == ({kept}, set())
    (root / kept).unlink()
    change = changed_since(root, "main")
    assert (set(change.touched), set(change.gone)) == ({kept}, {kept})


@pytest.mark.parametrize("name", ["a\nb", "é “x”", 'tab\t"q"', "-z", " x ", "A	old\\n"])
def test_unusual_names_are_known(name: str, root: Path, repository: Path, found: Found) -> None:
    (root / "catalogue/sites" / f"{name}.yaml").write_text("x")
    assert found()[0] == (name, True)
    commit(repository)
    assert found()[0] == (name, True)


def test_a_name_that_is_no_unicode_is_known(root: Path, found: Found) -> None:
    (Path(os.fsdecode(os.fsencode(root) + b"/catalogue/sites/\xff.yaml"))).write_text("x")
    assert found()[0] == ("\ufffd", True)


def test_all_is_read_and_the_exit_code_is_the_same(root: Path, validate: Run) -> None:
    without, with_change = validate(), validate("--changed-since", "main")
    assert without.returncode == with_change.returncode == 1
    blocks = without.stdout.split("\n\n")[:-1]
    assert all(block in with_change.stdout for block in blocks)


def test_a_hook_of_another_repository_does_not_mislead(repository: Path, root: Path, found: Found) -> None:
    write(root, "sites/m.yaml", WRONG)
    other = repository.parent / "other"
    git(repository.parent, "init", "--quiet", str(other))
    hooked = {"GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(other), "GIT_INDEX_FILE": "none"}
    assert found(**hooked)[0] == ("m", True)


def test_in_a_copy_of_the_newest_commit_only_git_is_asked_for_more(
    repository: Path, root: Path, validate: Run
) -> None:
    write(root, "sites/m.yaml", WRONG)
    commit(repository)
    for number in range(2):
        write(root, "sites/m.yaml", WRONG + f"# {number}\n")
        commit(repository)
    base = git(repository, "rev-parse", "main").strip()
    shallow = repository.parent / "shallow"
    git(repository.parent, "clone", "--quiet", "--depth", "2", f"file://{repository}", str(shallow))
    inside = shallow / root.relative_to(repository)
    for since in (base, "main"):
        done = validate("--changed-since", since, at=inside)
        assert (done.returncode, done.stdout) == (2, "")
        assert "git fetch --unshallow" in done.stderr
    assert validate("--changed-since", "HEAD^", at=inside).returncode == 1
    git(shallow, "fetch", "--quiet", "--unshallow")
    assert validate("--changed-since", base, at=inside).returncode == 1


def test_without_a_common_commit_it_says_so(repository: Path, validate: Run) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "alone")
    git(repository, "commit", "--quiet", "--message", "y")
    assert "it shares no commit with the files that are here" in validate("--changed-since", "main").stderr


def test_a_branch_of_the_origin_is_proposed(repository: Path, root: Path, validate: Run) -> None:
    copy = repository.parent / "copy"
    git(repository.parent, "clone", "--quiet", str(repository), str(copy))
    done = validate("--changed-since", "main", at=copy / root.relative_to(repository))
    assert "Did you mean origin/main?" in done.stderr


@pytest.mark.parametrize("since", ["nowhere", "", "--output=x", "-p", "main:data", "main..mine", "a b", "é"])
def test_a_wrong_name_is_told_in_one_sentence_and_writes_nothing(
    since: str, root: Path, repository: Path, validate: Run
) -> None:
    before = git(repository, "status", "--porcelain", "--ignored")
    done = validate(f"--changed-since={since}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "git knows no commit of this name" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert git(repository, "status", "--porcelain", "--ignored") == before


def test_before_the_first_commit_and_without_a_repository_or_git(tmp_path: Path, validate: Run) -> None:
    alone = shutil.copytree(BASE, tmp_path / "alone")
    assert validate(at=alone, PATH=str(tmp_path)).returncode == 0
    done = validate("--changed-since", "HEAD", at=alone)
    assert done.returncode == 2
    assert "git finds no repository of files at" in done.stderr
    git(tmp_path, "init", "--quiet", str(alone))
    assert "git knows no commit of this name" in validate("--changed-since", "HEAD", at=alone).stderr
    done = validate("--changed-since", "HEAD", at=alone, PATH=str(tmp_path))
    assert done.returncode == 2
    assert "Install git" in done.stderr


def test_where_git_trusts_no_folder_of_somebody_else_its_advice_is_told(validate: Run) -> None:
    other = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    done = validate("--changed-since", "main", **other)
    assert (done.returncode, done.stdout) == (2, "")
    assert "git config --global --add safe.directory" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "file=data/" in validate("--report", "github", **other).stdout


def test_annotations_name_files_from_the_root_of_the_repository(root: Path, validate: Run) -> None:
    named = "data/our ‘catalogue’/catalogue/sites/a.yaml"
    annotations = validate("--report", "github", PATH="").stdout
    assert f"::error file={named},line=2," in annotations
    log = json.loads(validate("--report", "sarif").stdout)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "data/our%20%E2%80%98catalogue%E2%80%99/catalogue/sites/a.yaml"
    assert re.search("^catalogue/sites/a.yaml:2:7: ", validate().stdout, re.MULTILINE)
    findings = json.loads(validate("--report", "json").stdout)["findings"]
    assert findings[0]["path"] == "catalogue/sites/a.yaml"


@pytest.mark.parametrize("at", ["work tree", "top", "none"])
def test_the_root_of_the_repository_is_found_wherever_it_is(
    at: str, repository: Path, root: Path, validate: Run
) -> None:
    expected = "catalogue/sites/a.yaml"
    if at == "work tree":
        git(repository, "worktree", "add", "--quiet", "--detach", "../beside")
        inside = repository.parent / "beside" / root.relative_to(repository)
        expected = f"{root.relative_to(repository)}/{expected}"
    else:
        inside = shutil.copytree(root, repository.parent / "other")
        if at == "top":
            git(inside, "init", "--quiet")
    assert f"::error file={expected}," in validate("--report", "github", at=inside).stdout
