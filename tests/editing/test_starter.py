"""A catalogue to begin with is whole: it passes every check and builds at once, in each language."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from damage_catalogue import __version__
from damage_catalogue.editing.starter import languages, start_catalogue
from damage_catalogue.language import OURS, language_for
from damage_catalogue.project import RefusedFolderError
from damage_catalogue.records.model import RECORD_KINDS

CHECK = 'catalogue validate --report github ${SINCE:+--changed-since "$SINCE"}'


def catalogue(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "damage_catalogue", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def test_a_catalogue_can_be_begun_in_every_language_of_the_site() -> None:
    assert languages() == tuple(sorted(OURS))


@pytest.mark.parametrize("language", languages())
def test_a_new_catalogue_passes_every_check_and_builds_at_once(language: str, tmp_path: Path) -> None:
    told = catalogue("init", "our heritage", "--language", language, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    root = tmp_path / "our heritage"
    assert told.stdout.endswith(f"  cd '{root}'\n  catalogue validate\n  catalogue build\n")
    checked = catalogue("validate", "--fail-on", "warning", cwd=root)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout == "4 records are valid: 1 site, 1 event, 1 source, 1 agent.\n"
    assert catalogue("fmt", "--check", cwd=root).stdout == "5 files: nothing to change\n"
    assert {path.parent.name for path in root.rglob("example-*.yaml")} == set(RECORD_KINDS)
    built = catalogue("build", cwd=root)
    assert (built.returncode, built.stderr) == (0, "")
    page = (root / "site/sites/example-lighthouse/index.html").read_text("utf-8")
    assert f'<html lang="{language}"' in page
    assert language_for(language).word("why_this_status") in page
    assert language_for(language).word("not_translated") not in page
    gaps = (root / "site/guide/gaps/index.html").read_text("utf-8")
    assert gaps.count("<h2") == 3, "the page is the catalogue's own"
    assert "Palmyra" not in (root / "site/index.html").read_text("utf-8")
    assert (root / "requirements.txt").read_text("utf-8") == f"damage-catalogue=={__version__}\n"


@pytest.mark.parametrize("language", languages())
def test_every_way_in_the_readme_leads_to_a_file(language: str, tmp_path: Path) -> None:
    start_catalogue(tmp_path, language, "1")
    readme = (tmp_path / "README.md").read_text("utf-8")
    named = [line.split("`")[1] for line in readme.splitlines() if line.startswith("| `")]
    assert len(named) >= 7
    assert [name for name in named if not (tmp_path / name).exists()] == []


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Ours", "utf-8")
    (tmp_path / "LICENSE").write_text("Ours", "utf-8")
    started = start_catalogue(tmp_path, "en", "1")
    assert started.kept == ("README.md",)
    assert "README.md" not in started.written
    assert (tmp_path / "README.md").read_text("utf-8") == "Ours"
    told = catalogue("init", tmp_path / "more", cwd=tmp_path)
    assert "Kept" not in told.stdout


def test_a_catalogue_is_never_written_over_another(tmp_path: Path) -> None:
    start_catalogue(tmp_path, "en", "1")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(RefusedFolderError, match="holds a catalogue already"):
        start_catalogue(tmp_path, "ar", "1")
    done = catalogue("init", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_file_is_no_folder_and_a_language_must_be_known(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    done = catalogue("init", "taken", cwd=tmp_path)
    assert done.returncode == 2
    assert "taken: this is a file" in done.stderr
    done = catalogue("init", "new", "--language", "tlh", cwd=tmp_path)
    assert done.returncode == 2
    assert "--language tlh: a catalogue can be begun in ar, en" in done.stderr
    assert not (tmp_path / "new").exists()


def test_its_workflow_checks_and_builds_without_rights_or_secrets(tmp_path: Path) -> None:
    start_catalogue(tmp_path, "en", "1")
    text = (tmp_path / ".github/workflows/catalogue.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    steps = [step.get("run") for step in workflow["jobs"]["site"]["steps"]]
    assert steps[-2:] == [CHECK, "catalogue build"]
    ours = (Path(__file__).parents[2] / ".github/workflows/checks.yml").read_text("utf-8")
    used = [line.strip() for line in text.splitlines() if "uses:" in line]
    assert used
    assert all(line in ours for line in used), "the same commits as in our own workflow"


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


def test_the_check_of_its_workflow_runs_where_a_proposal_and_where_a_branch_is_checked(
    tmp_path: Path,
) -> None:
    root = tmp_path / "begun"
    start_catalogue(root, "en", "1")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin")
    git(root, "checkout", "--quiet", "-b", "proposal")
    for number in range(2):
        (root / "catalogue/sites/gate.yaml").write_text(f"kind: gaet-{number}\n")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", f"Gate {number}")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "proposal")
    # As the checkout of a workflow has it: the merge and its parents, and nothing before them.
    git(tmp_path, "clone", "--quiet", "--depth", "2", f"file://{root}", "fetched")
    bin = Path(sys.executable).parent
    for since, marked in (("HEAD^", ", in this change"), ("", "")):
        done = subprocess.run(
            ["bash", "-euc", CHECK],
            cwd=tmp_path / "fetched",
            env=os.environ | {"SINCE": since, "PATH": f"{bin}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, "")
        titles = re.findall("^::error .*,title=HD[0-9]+(.*?)::", done.stdout, re.MULTILINE)
        assert set(titles) == {marked.replace(",", "%2C")}
