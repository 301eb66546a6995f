"""Paths given on the command line mean the same from every folder, and nothing is written anywhere else."""

import json
import os
import shutil
import subprocess
import sys
from argparse import _SubParsersAction
from collections.abc import Callable
from pathlib import Path

import pytest

from damage_catalogue import cli
from damage_catalogue.commands.parts.options import absolute_path
from damage_catalogue.output.folder import replaced_as_a_whole

REPOSITORY = Path(__file__).parents[1]
BASE = REPOSITORY / "tests/data/bad/base"
STARTS = {"the root": "root", "a folder within": "root/catalogue/sites", "elsewhere": "elsewhere"}
FORMS: dict[str, Callable[[Path, Path], str]] = {
    "relative": lambda path, start: os.path.relpath(path, start),
    "absolute": lambda path, start: str(path),
}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a catalogue, `root`, and another folder, `elsewhere`."""
    shutil.copytree(BASE, tmp_path / "root")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/thesis.odt").write_text("years of work", "utf-8")
    return tmp_path


def runner(packages: Path) -> Run:
    """Runs the command of the package in this folder."""

    def run(*arguments: str | Path, start: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "damage_catalogue", *map(str, arguments)],
            cwd=start,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(packages), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is installed from its wheel, in a folder of its own."""
    wheels, packages = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("packages")
    quiet = {"stdin": subprocess.DEVNULL, "capture_output": True, "check": True}
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    subprocess.run(build, cwd=REPOSITORY, **quiet)  # type: ignore[call-overload]
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(packages)]
    subprocess.run([*install, *map(str, wheels.glob("*.whl"))], **quiet)  # type: ignore[call-overload]
    return packages


@pytest.fixture
def run() -> Run:
    return runner(REPOSITORY / "scripts")


def paths_in(folder: Path, *without: str) -> set[str]:
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.name != "__pycache__"}
    return {
        name for name in found if not any(name == other or name.startswith(f"{other}/") for other in without)
    }


def paths_of_the_program() -> set[str]:
    """What a careless program would add to: its own folder, its theme and the repository's top."""
    below = (REPOSITORY / "scripts", REPOSITORY / "docs", BASE)
    return {path.name for path in REPOSITORY.iterdir()} | set().union(
        *(
            {f"{folder.name}/{name}" for name in paths_in(folder) if "__pycache__" not in name}
            for folder in below
        )
    )


def test_every_option_that_takes_a_path_makes_it_absolute() -> None:
    (commands,) = (each for each in cli._build_parser()._actions if isinstance(each, _SubParsersAction))
    for command in commands.choices.values():
        command.complete()
    taken = {
        f"{name} {action.dest}": action.type
        for name, command in commands.choices.items()
        for action in command._actions
        if action.metavar in ("DIR", "FILE", "PATH") or action.type is Path
    }
    assert {"build out", "pages out", "validate paths", "stats root"} <= taken.keys()
    assert set(taken.values()) == {absolute_path}


@pytest.mark.parametrize("where", STARTS)
@pytest.mark.parametrize("form", FORMS)
def test_build_writes_the_folder_that_is_named_and_nothing_else(
    where: str, form: str, desk: Path, run: Run
) -> None:
    check_build(desk, run, where, form, paths_of_the_program)


@pytest.mark.parametrize("where", STARTS)
def test_the_installed_program_writes_the_folder_that_is_named_and_nothing_else(
    where: str, desk: Path, installed: Path
) -> None:
    check_build(desk, runner(installed), where, "relative", lambda: paths_in(installed))


def test_the_installed_program_begins_a_catalogue_that_builds_at_once(
    tmp_path: Path, installed: Path
) -> None:
    run = runner(installed)
    assert run("init", "new", start=tmp_path).returncode == 0
    done = run("build", start=tmp_path / "new")
    assert (done.returncode, done.stderr) == (0, "")
    vendor = tmp_path / "new/site/assets/vendor"
    assert all((vendor / part).exists() for part in ("fonts.css", "map/leaflet.js", "search/minisearch.js"))


def check_build(desk: Path, run: Run, where: str, form: str, elsewhere: Callable[[], set[str]]) -> None:
    start, out = desk / STARTS[where], desk / "root/site"
    with replaced_as_a_whole(out) as new:
        (new / "old.html").write_text("old", "utf-8")
    before, program = paths_in(desk, "root/site"), elsewhere()
    written = FORMS[form]
    done = run("build", "--root", written(desk / "root", start), "--out", written(out, start), start=start)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f" written to {out}.\n")
    assert (out / "sites/citadel/index.html").is_file()
    assert (out / "index.html").is_file()
    assert not (out / "old.html").exists()
    assert paths_in(desk, "root/site") == before
    assert elsewhere() == program


@pytest.mark.parametrize("where", STARTS)
@pytest.mark.parametrize("form", FORMS)
def test_the_other_commands_take_paths_from_every_folder(where: str, form: str, desk: Path, run: Run) -> None:
    start, root = desk / STARTS[where], desk / "root"
    (root / "catalogue/events/broken.yaml").write_text("kind: damage\n", "utf-8")
    before, program = paths_in(desk), paths_of_the_program()

    def written(path: Path) -> str:
        return FORMS[form](path, start)

    at_root = ("--root", written(root))
    report = ("--report", f"json={written(desk / 'findings.json')}")
    assert run("validate", *at_root, *report, written(root / "catalogue/sites"), start=start).returncode == 0
    assert json.loads((desk / "findings.json").read_text("utf-8"))["errors"] == 0
    assert (
        run("validate", *at_root, written(root / "catalogue/events/broken.yaml"), start=start).returncode == 1
    )
    (root / "catalogue/events/broken.yaml").unlink()
    assert run("status", *at_root, "citadel", start=start).returncode == 0
    assert run("stats", *at_root, start=start).returncode == 0
    done = run("pages", *at_root, "--out", written(desk / "pages"), start=start)
    assert (done.returncode, done.stderr) == (0, "")
    assert (desk / "pages/sites/citadel/index.md").is_file()
    after = before - {"root/catalogue/events/broken.yaml"} | {"findings.json", "pages"}
    assert paths_in(desk, "pages") | {"pages"} == after
    assert paths_of_the_program() == program


def test_without_options_the_site_stands_in_the_catalogue_from_every_folder_within(
    desk: Path, run: Run
) -> None:
    before = paths_in(desk)
    assert run("build", start=desk / "root/catalogue/sites").returncode == 0
    assert (desk / "root/site/index.html").is_file()
    assert paths_in(desk, "root/site") == before


@pytest.mark.parametrize("option", ["--out", "--root"])
def test_an_empty_name_is_no_folder(option: str, desk: Path, run: Run) -> None:
    done = run("build", option, "", start=desk / "root")
    assert done.returncode == 2
    assert "the name is empty" in done.stderr


def test_the_root_in_mkdocs_yml_is_seen_from_there(desk: Path) -> None:
    text = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    text = text.replace(": docs", f": {REPOSITORY / 'docs'}")
    text = text.replace("- damage-catalogue", "- damage-catalogue: {root: ../root}")
    (desk / "settings").mkdir()
    (desk / "settings/mkdocs.yml").write_text(text, "utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-f",
        "../settings/mkdocs.yml",
        "-d",
        str(desk / "site"),
    ]
    done = subprocess.run(command, cwd=desk / "elsewhere", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (desk / "site/sites/citadel/index.html").is_file()


def test_a_record_is_checked_by_name_where_the_catalogue_is_a_link(desk: Path, run: Run) -> None:
    root = desk / "root"
    (root / "catalogue").rename(desk / "elsewhere/records")
    (root / "catalogue").symlink_to(desk / "elsewhere/records")
    (root / "catalogue/sites/citadel.yaml").write_text("kind: gaet\n", "utf-8")
    for name in (
        "catalogue/sites/citadel.yaml",
        "catalogue/sites",
        "../elsewhere/records/sites/citadel.yaml",
    ):
        assert run("validate", name, start=root).returncode == 1


AMONG = ["catalogue", "catalogue/site", "schemas/site", "seeds/site", ".git/site", ".", "..", "../root"]


@pytest.mark.parametrize("command", ["build", "pages"])
@pytest.mark.parametrize("name", [*AMONG, "docs", "docs/site", "link", "link/site"])
def test_nothing_is_written_among_what_the_site_is_made_from(
    command: str, name: str, desk: Path, run: Run
) -> None:
    root = desk / "root"
    own_configuration(root, "docs")
    (root / "link").symlink_to("catalogue/sites")
    before = paths_in(desk)
    done = run(command, "--out", name, start=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing is written" in done.stderr
    assert paths_in(desk) == before


@pytest.mark.parametrize("name", ["pictures-and-words/site", "pictures-and-words/overrides"])
def test_nothing_is_written_into_the_folders_that_mkdocs_yml_names(name: str, desk: Path, run: Run) -> None:
    own_configuration(desk / "root", "pictures-and-words")
    before = paths_in(desk)
    done = run("build", "--out", name, start=desk / "root")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing is written" in done.stderr
    assert paths_in(desk) == before


def own_configuration(root: Path, docs: str) -> None:
    """A mkdocs.yml in `root` with guide, theme, history and schemas of the catalogue's own."""
    text = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(text.replace(": docs", f": {docs}"), "utf-8")
    shutil.copytree(REPOSITORY / "docs/overrides", root / docs / "overrides")
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    (root / ".git").mkdir()
    (root / "seeds").mkdir(exist_ok=True)


@pytest.mark.parametrize("name", ["site", "catalogue-site", "a/b/c", "docs", "../site"])
def test_beside_what_the_site_is_made_from_it_is_written(name: str, desk: Path, run: Run) -> None:
    done = run("pages", "--out", name, start=desk / "root")
    assert (done.returncode, done.stderr) == (0, "")
    assert (desk / "root" / name / "index.md").is_file()


@pytest.mark.parametrize(
    "name", ["catalogue/catalogue.yaml", "catalogue/new.json", "mkdocs.yml", "seeds/x", "link"]
)
def test_no_report_takes_the_place_of_what_the_site_is_made_from(name: str, desk: Path, run: Run) -> None:
    root = desk / "root"
    own_configuration(root, "docs")
    (root / "link").symlink_to("catalogue/sites/citadel.yaml")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = run("validate", "--report", f"json={name}", start=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_two_reports_never_share_a_file(desk: Path, run: Run) -> None:
    done = run(
        "validate", "--report", "json=found", "--report", f"github={desk / 'root/found'}", start=desk / "root"
    )
    assert done.returncode == 2
    assert "Name two files" in done.stderr
    assert not (desk / "root/found").exists()
