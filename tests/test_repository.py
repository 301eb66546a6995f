"""What must hold for the repository as a whole: pinned packages, pinned actions, one door for everything."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from damage_catalogue import __version__

ROOT = Path(__file__).parents[1]
LOCKS = ("site", "test", "mutants", "engines")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

# Written in pieces, so that this file does not hold what it looks for.
REGISTRY_HOSTS = tuple(
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("npmmirror", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
)


def run(*command: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env=env or None,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def tracked_files() -> list[Path]:
    listed = run("git", "-c", f"safe.directory={ROOT}", "ls-files", "-z")
    if listed.returncode:
        pytest.skip("not a git clone: no list of tracked files")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def locked(name: str) -> dict[str, tuple[str, str]]:
    """The packages of a lock: name to version and the whole entry."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    found = {}
    for entry in entries:
        match = re.match(r"(\S+)==(\S+)", entry)
        assert match, f"requirements/{name}.txt: not pinned to one version: {entry.splitlines()[0]}"
        found[match[1]] = (match[2], entry)
    return found


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def workflow(path: Path) -> dict[Any, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    packages = locked(name)
    assert packages
    assert [package for package, (_, entry) in packages.items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_says_nothing_of_where_packages_come_from(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert re.findall(r"--(?:extra-)?index-url|--find-links|\w+://|(?<=\s)/\w+|@", text) == []


def test_each_lock_holds_all_of_the_one_before() -> None:
    site, test, mutants, engines = (
        {package: version for package, (version, _) in locked(name).items()} for name in LOCKS
    )
    assert site.items() <= test.items() <= mutants.items()
    assert site.keys() <= engines.keys()


@pytest.mark.parametrize(
    ("name", "extras"),
    [
        ("site", ["build"]),
        ("test", ["build", "test"]),
        ("mutants", ["build", "test", "mutants"]),
        ("engines", ["build", "engines"]),
    ],
)
def test_the_locks_fulfil_what_pyproject_asks_for(name: str, extras: list[str]) -> None:
    project = pyproject()["project"]
    wanted = project["dependencies"] + [
        line for extra in extras for line in project["optional-dependencies"][extra]
    ]
    packages = locked(name)
    for requirement in map(Requirement, wanted):
        package = canonicalize_name(requirement.name)
        assert package in packages, f"{package} is not in requirements/{name}.txt: run make lock"
        version = packages[package][0]
        assert requirement.specifier.contains(version), (
            f"{package} {version} is not {requirement}: run make lock"
        )


def test_the_build_extra_holds_what_builds_the_package() -> None:
    project = pyproject()
    assert project["project"]["optional-dependencies"]["build"] == project["build-system"]["requires"]


def test_no_tracked_file_names_a_package_registry(tracked_files: list[Path]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in tracked_files
        for content in [path.read_bytes()]
        for host in REGISTRY_HOSTS
        if host.encode() in content
    ]
    assert found == []


def test_nothing_built_is_tracked(tracked_files: list[Path]) -> None:
    at_the_top = {"site", "dist", "build", ".venv"}
    anywhere = {"node_modules", "__pycache__"}
    assert [
        path
        for path in tracked_files
        if path.relative_to(ROOT).parts[0] in at_the_top or path.parent.name in anywhere
    ] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_actions_are_pinned_to_a_commit(path: Path) -> None:
    used = re.findall(r"^[\s-]*uses:\s*(.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [action for action in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_pull_request_gets_no_rights_and_no_secrets(path: Path) -> None:
    content = workflow(path)
    assert content["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in content["jobs"].values())
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_a_wheel_without_typefaces_map_and_search_is_not_made_by_accident(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", "mkdocs.yml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("scripts", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("vendor", "images"))
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel")
    done = run(*build, cwd=tmp_path, PATH=os.environ["PATH"])
    assert done.returncode != 0
    assert "front_end.py" in done.stderr
    done = run(*build, cwd=tmp_path, PATH=os.environ["PATH"], CATALOGUE_WITHOUT_FRONT_END="1")
    assert done.returncode == 0, done.stderr


def test_continuous_integration_checks_everything() -> None:
    steps = [
        step.get("run")
        for path in WORKFLOWS
        for job in workflow(path)["jobs"].values()
        for step in job["steps"]
    ]
    check = '.venv/bin/catalogue validate --report github ${SINCE:+--changed-since "$SINCE"}'
    assert {"bash .ci/run", "make site", check} <= set(steps)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in ci
    assert ci[-1] == "make test"


def test_plain_make_lists_every_target_with_a_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    assert phony
    inner = {"environment", "test-environment", "mutants-environment"}
    listed = re.findall(r"^  make (\S+) +\S", run("make").stdout, flags=re.MULTILINE)
    assert set(listed) == set(phony[1].split()) - inner


@pytest.fixture
def bare_clone(tmp_path: Path) -> Path:
    """A folder that holds what setting up needs, under a name with a space."""
    clone = tmp_path / "my catalogue"
    shutil.copytree(ROOT / "scripts" / "setup", clone / "scripts" / "setup")
    shutil.copytree(ROOT / "requirements", clone / "requirements")
    shutil.copy(ROOT / "Makefile", clone)
    shutil.copy(ROOT / "pyproject.toml", clone)
    return clone


def tools(folder: Path, *names: str) -> str:
    """A PATH with these commands of the machine and no other."""
    folder.mkdir()
    for name in names:
        found = shutil.which(name)
        assert found, f"this machine has no {name}"
        (folder / name).symlink_to(found)
    return str(folder)


def test_an_old_python_is_refused_with_the_next_step(bare_clone: Path, tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    answer = run(
        "scripts/setup/environment.sh", "site", cwd=bare_clone, PYTHON=str(old), PATH="/usr/bin:/bin"
    )
    assert answer.returncode == 1
    assert f"{old} is not a Python 3.11 or newer" in answer.stderr
    assert "make site PYTHON=" in answer.stderr
    assert not (bare_clone / ".venv").exists()


def test_a_machine_without_python_is_told_what_to_install(bare_clone: Path, tmp_path: Path) -> None:
    path = tools(tmp_path / "bin", "bash", "cat", "cmp", "dirname")
    answer = run("scripts/setup/environment.sh", "site", cwd=bare_clone, PATH=path)
    assert answer.returncode == 1
    assert "needs Python 3.11 or newer, and none was found" in answer.stderr
    assert "apt install python3" in answer.stderr


def test_a_machine_without_a_browser_is_told_what_to_install(bare_clone: Path, tmp_path: Path) -> None:
    if Path("/Applications/Google Chrome.app").exists():
        pytest.skip("this machine has Chrome at a fixed place")
    answer = run("scripts/setup/browser.sh", cwd=bare_clone, PATH=tools(tmp_path / "bin", "bash", "id"))
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "need Chromium or Chrome" in answer.stderr
    assert "make test CHROME=" in answer.stderr


def test_a_missing_browser_comes_from_apt_where_that_is_allowed(bare_clone: Path, tmp_path: Path) -> None:
    path = tools(tmp_path / "bin", "bash", "chmod", "touch")
    browser = tmp_path / "bin" / "chromium"
    for name, script in {
        "id": "echo 0",
        "apt-get": f"case $* in *install*chromium) touch {browser}; chmod +x {browser};; esac; echo noise",
    }.items():
        command = tmp_path / "bin" / name
        command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        command.chmod(0o755)
    answer = run("scripts/setup/browser.sh", cwd=bare_clone, PATH=path)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == f"{browser}\n"


def test_a_browser_named_in_the_environment_comes_first(bare_clone: Path, tmp_path: Path) -> None:
    browser = tmp_path / "my chrome"
    browser.write_text("#!/bin/sh\n", encoding="utf-8")
    browser.chmod(0o755)
    answer = run("scripts/setup/browser.sh", cwd=bare_clone, CHROME=str(browser), PATH="/usr/bin:/bin")
    assert answer.stdout == f"{browser}\n"


def test_a_machine_without_java_is_told_what_to_install(bare_clone: Path, tmp_path: Path) -> None:
    answer = run("scripts/setup/java.sh", cwd=bare_clone, PATH=tools(tmp_path / "bin", "bash", "id"))
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "needs Java 11 or newer" in answer.stderr
    assert "make test JAVA=" in answer.stderr


def test_a_java_that_cannot_run_is_not_taken_for_one(bare_clone: Path, tmp_path: Path) -> None:
    path = tools(tmp_path / "bin", "bash", "id")
    for name, script in {"broken": "exit 1", "java": "exit 0"}.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    answer = run("scripts/setup/java.sh", cwd=bare_clone, PATH=path, JAVA=str(tmp_path / "bin/broken"))
    assert answer.stdout == f"{tmp_path / 'bin/java'}\n"


def test_the_citation_file_names_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == __version__
    assert {"title", "message", "authors"} <= citation.keys()


def test_both_licences_are_named_where_a_reader_looks() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert pyproject()["project"]["license"] in citation["license"]
    data = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    assert "CC-BY-4.0" in data
    assert "seeds/" in data
