"""`catalogue fmt` writes files of records into one layout, whole or not at all, and says which."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from damage_catalogue.output.file import replace_file
from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.validation.validate import validate

ROOT = Path(__file__).parents[1]
CATALOGUE = str(Path(sys.executable).with_name("catalogue"))
BAD = ROOT / "tests" / "data" / "bad"
BASE = BAD / "base"
UNTIDY = "type: report\r\npublisher: museum\r\ntitle:   'A: b'\r\ntier: secondary\r\nread: full\r\n"
TIDY = 'type: report\ntitle: "A: b"\npublisher: museum\ntier: secondary\nread: full\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue in the layout, but for one source."""
    shutil.copytree(BASE / "catalogue", tmp_path / "catalogue")
    run(tmp_path)
    (tmp_path / "catalogue/sources/untidy.yaml").write_bytes(UNTIDY.encode())
    return tmp_path


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [CATALOGUE, "fmt", "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


def held(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_files_are_written_in_the_layout_and_counted(root: Path) -> None:
    path = root / "catalogue/sources/untidy.yaml"
    path.chmod(0o640)
    others = {other: content for other, content in held(root).items() if other != path}
    done = run(root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{len(others) + 1} files: 1 written anew\n"
    assert path.read_bytes() == TIDY.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert {**others, path: TIDY.encode()} == held(root)
    assert run(root).stdout == f"{len(others) + 1} files: nothing to change\n"


def test_check_names_each_file_that_would_change_and_writes_nothing(root: Path) -> None:
    before = held(root)
    done = run(root, "--check")
    assert done.returncode == 1
    assert done.stdout.splitlines()[:-1] == ["catalogue/sources/untidy.yaml"]
    assert "1 would change; write them with: catalogue fmt" in done.stdout
    assert held(root) == before
    run(root)
    assert run(root, "--check").returncode == 0


def test_diff_shows_what_would_change_and_writes_nothing(root: Path) -> None:
    before = held(root)
    done = run(root, "--diff")
    assert done.returncode == 1
    assert "--- catalogue/sources/untidy.yaml\n" in done.stdout
    assert "-title:   'A: b'\n" in done.stdout
    assert '+title: "A: b"\n' in done.stdout
    assert held(root) == before


def test_paths_limit_it(root: Path) -> None:
    assert run(root, "--check", "catalogue/sites").returncode == 0
    assert run(root, "--check", "catalogue/sources").returncode == 1
    done = run(root, "catalogue/sources/untidy.yaml")
    assert done.stdout == "1 file: 1 written anew\n"


@pytest.mark.parametrize("path", ["catalogue/nothing.yaml", ".", "catalogue/pages"])
def test_a_path_without_records_is_wrong_use(root: Path, path: str) -> None:
    (root / "catalogue/pages").mkdir()
    done = run(root, "--check", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xef\xbb\xbfkind:   a\n", "HD113, line 1"),
        (b"kind:   a # or b\n", "HD125, line 1"),
        (b"kind: a\nkind:   b\n", "HD119, line 2"),
        (b"kind: [a\n", "HD117"),
        (b"kind: \xff\n", "HD112, line 1"),
    ],
)
def test_a_file_with_errors_of_reading_is_left_alone_and_told(root: Path, content: bytes, code: str) -> None:
    bad = root / "catalogue/sites/bad.yaml"
    bad.write_bytes(content)
    done = run(root)
    assert done.returncode == 1
    assert done.stderr.startswith("catalogue/sites/bad.yaml: left as it is, because it has errors (" + code)
    assert done.stdout.endswith(": 1 written anew, 1 left alone\n")
    assert bad.read_bytes() == content
    assert (root / "catalogue/sources/untidy.yaml").read_bytes() == TIDY.encode()


def test_a_file_that_cannot_be_written_stays_whole(root: Path) -> None:
    path = root / "catalogue/sources/untidy.yaml"
    with pytest.raises(TypeError):
        replace_file(path, "no bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == UNTIDY.encode()
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


EXAMPLES = ("HD203", "HD207", "HD301", "HD401", "HD501", "HD601", "HD701", "HD801")


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_checks_find_the_same_at_the_same_fields_before_and_after(code: str, tmp_path: Path) -> None:
    for folder in (BASE, BAD / code):
        shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    for path in (tmp_path / "catalogue").rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"  \r\n"))
    before = found(tmp_path)
    assert code in {each[1] for each in before}
    assert run(tmp_path).returncode == 0
    assert b"\r" not in b"".join(path.read_bytes() for path in (tmp_path / "catalogue").rglob("*.yaml"))
    assert found(tmp_path) == before


def found(root: Path) -> list[tuple[str, str, str, str]]:
    """What the checks find: file, code, message, and the line it is told for, without blanks and quotes."""
    outcome = validate(Project(root), Day(2026, 11, 22))
    return sorted(
        (each.path, each.code, each.message, re.sub(r"[\s\"']", "", each.source_line or ""))
        for each in outcome.diagnostics
    )
