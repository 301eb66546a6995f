"""The command as people run it: what it prints, where, and its exit code."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import damage_catalogue.commands
from damage_catalogue.commands import COMMANDS
from damage_catalogue.commands.parts.command import Command

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "data" / "bad" / "base"
RUN = [sys.executable, "-m", "damage_catalogue"]

Catalogue = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "root")


@pytest.fixture
def catalogue(root: Path) -> Catalogue:
    """Runs the command in the copied catalogue, as a process of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts")}
        return subprocess.run(
            [*RUN, *arguments],
            cwd=root,
            env=kept | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def break_it(root: Path) -> None:
    (root / "catalogue/sites/gate.yaml").write_text(
        "names: [{text: Gate, lang: en, role: preferred}]\nkind: gaet\n"
    )


def test_a_clean_catalogue_exits_with_0(catalogue: Catalogue) -> None:
    done = catalogue("validate")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "4 records are valid: 1 site, 1 event, 1 source, 1 agent.\n",
        "",
    )


def test_findings_exit_with_1_in_every_form(root: Path, catalogue: Catalogue) -> None:
    break_it(root)
    for name in ("human", "github", "json"):
        done = catalogue("validate", "--report", name)
        assert (done.returncode, done.stderr) == (1, "")
        assert "HD203" in done.stdout


def test_warnings_fail_only_where_asked(root: Path, catalogue: Catalogue) -> None:
    shutil.copy(root / "catalogue/agents/museum.yaml", root / "catalogue/agents/guard.yaml")
    assert catalogue("validate").returncode == 0
    assert catalogue("validate", "--fail-on", "warning").returncode == 1


def test_notes_are_shown_and_never_fail(root: Path, catalogue: Catalogue) -> None:
    shutil.copytree(ROOT / "tests/data/bad/HD413/catalogue", root / "catalogue", dirs_exist_ok=True)
    done = catalogue("validate", "--fail-on", "warning")
    assert (done.returncode, done.stderr) == (0, "")
    assert "note HD413" in done.stdout
    assert done.stdout.endswith("1 agent. 1 note.\n")


def test_a_report_can_be_written_to_a_file_beside_another(root: Path, catalogue: Catalogue) -> None:
    break_it(root)
    done = catalogue("validate", "--report", "json=out.json", "--report", "human")
    assert done.stdout.endswith("1 error in 1 of 6 files.\n")
    assert json.loads((root / "out.json").read_text())["errors"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["validate", "--root", "nowhere"], "no such folder"),
        (["validate", "--root", "seeds"], "no folder named catalogue"),
        (["validate", "nowhere.yaml"], "no such file"),
        (["validate", "seeds"], "does not stand below"),
        (["validate", "--report", "html"], "write human, github, json"),
        (["validate", "--report", "json=no/such/folder"], "cannot be written"),
        (["validate", "--today", "yesterday"], "a day such as"),
        (["explain", "HD999"], "no such code"),
        (["validate", "--fail-on", "never"], "invalid choice"),
        ([], "required: COMMAND"),
    ],
)
def test_wrong_use_exits_with_2_and_one_sentence(
    arguments: list[str], says: str, catalogue: Catalogue
) -> None:
    done = catalogue(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_broken_set_up_exits_with_2(root: Path, catalogue: Catalogue) -> None:
    shutil.copytree(ROOT / "schemas", root / "schemas")
    (root / "schemas/site.schema.yaml").write_text("a: [")
    done = catalogue("validate")
    assert done.returncode == 2
    assert "site.schema.yaml: is not valid YAML" in done.stderr
    (root / "schemas/vocabularies/damage.yaml").unlink()
    (root / "schemas/vocabularies/basis.yaml").write_text("terms: []\n")
    assert catalogue("validate").returncode == 2


def test_a_fault_of_ours_exits_with_3_and_asks_to_report_it(root: Path, catalogue: Catalogue) -> None:
    shutil.copytree(ROOT / "schemas", root / "schemas")
    # Without what our schemas ask for, a record reaches the program that no page can be made of.
    (root / "schemas/site.schema.yaml").write_text("$id: urn:damage-catalogue:site\ntype: object\n")
    (root / "catalogue/sites/nameless.yaml").write_text("kind: temple\n")
    done = catalogue("validate")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Please report it" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in catalogue("validate", "--debug").stderr


def test_today_comes_from_the_option_then_from_the_environment(catalogue: Catalogue) -> None:
    assert catalogue("validate", "--today", "2015-01-01").returncode == 1
    assert catalogue("validate", SOURCE_DATE_EPOCH="1420070400").returncode == 1
    assert catalogue("validate", "--today", "2026-11-22", SOURCE_DATE_EPOCH="1420070400").returncode == 0
    done = catalogue("validate", SOURCE_DATE_EPOCH="soon")
    assert (done.returncode, "SOURCE_DATE_EPOCH is soon" in done.stderr) == (2, True)


def test_only_what_is_named_is_reported(root: Path, catalogue: Catalogue) -> None:
    break_it(root)
    assert catalogue("validate", "catalogue/events").returncode == 0
    assert catalogue("validate", "catalogue/sites/gate.yaml").returncode == 1


def test_the_catalogue_is_found_from_a_folder_within(root: Path, catalogue: Catalogue) -> None:
    done = subprocess.run(
        [*RUN, "validate"],
        cwd=root / "catalogue/sites",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0


def test_explain_says_what_to_do_and_shows_both_ways(catalogue: Catalogue) -> None:
    done = catalogue("explain", "hd203")
    assert done.returncode == 0
    for part in (
        "HD203 (error)",
        "What to do:",
        "Wrong:\n    damage: destroid",
        "Right:\n    damage: destroyed",
    ):
        assert part in done.stdout


def test_explain_alone_lists_every_code(catalogue: Catalogue) -> None:
    lines = catalogue("explain").stdout.splitlines()
    assert lines[0] == "HD101  error    No folder named catalogue"
    assert len(lines) > 80


def test_stats_count_what_there_is(catalogue: Catalogue) -> None:
    counts = json.loads(catalogue("stats", "--json").stdout)
    assert counts["records"] == {"sites": 1, "events": 1, "sources": 1, "agents": 1}
    assert counts["events by kind"] == {"damage": 1}
    assert counts["sources by how much was read"] == {"full": 1}
    assert "Events by kind\n        1  damage" in catalogue("stats").stdout


def test_no_colour_outside_a_terminal(root: Path, catalogue: Catalogue) -> None:
    break_it(root)
    assert "\x1b" not in catalogue("validate").stdout


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_in_a_terminal_unless_it_is_unwanted(
    environment: dict[str, str], coloured: bool, root: Path
) -> None:
    pty = pytest.importorskip("pty")
    break_it(root)
    ours, theirs = pty.openpty()
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts"), "TERM": "xterm"}
    with subprocess.Popen([*RUN, "validate"], cwd=root, env=kept | environment, stdout=theirs):
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:
            pass  # the other end is closed
        os.close(ours)
    assert b"HD203" in shown
    assert (b"\x1b[1;31merror" in shown) is coloured


def test_a_reader_who_stops_early_sees_no_complaint(root: Path) -> None:
    for number in range(2000):
        (root / f"catalogue/sites/gate-{number}.yaml").write_text("kind: gaet\n")
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts")}
    with subprocess.Popen(
        [*RUN, "validate"], cwd=root, env=kept, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_interrupting_is_quiet(root: Path) -> None:
    for number in range(3000):
        (root / f"catalogue/sites/gate-{number}.yaml").write_text("kind: gaet\n")
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts")}
    code = "import os, signal, sys, threading; from damage_catalogue.cli import main; "
    code += "threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start(); "
    code += "sys.exit(main(['validate']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr == ""


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from damage_catalogue.cli import main; from damage_catalogue.commands import COMMANDS\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "own = [f'damage_catalogue.commands.{command.name}' for command in COMMANDS]\n"
        "print([name for name in ('yaml', 'jsonschema', 'jinja2', 'mkdocs', *own) if name in sys.modules])\n"
        "print([command.name for command in COMMANDS])"
    )
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts")}
    shown = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    ).stdout
    assert "\n[]\n" in shown
    for name in ("validate", "explain", "stats"):
        assert f"    {name} " in shown


def test_each_module_of_the_room_of_commands_is_a_command() -> None:
    room = Path(damage_catalogue.commands.__path__[0])
    assert sorted(path.stem for path in room.glob("[!_]*.py")) == sorted(each.name for each in COMMANDS)


@pytest.mark.parametrize("called", COMMANDS, ids=lambda command: command.name)
def test_a_command_reads_no_module_of_another_and_nothing_heavy_for_its_help(called: Command) -> None:
    code = (
        f"import sys; from damage_catalogue.cli import main\ntry: main(['{called.name}', '--help'])\n"
        "except SystemExit: pass\nprint(*sys.modules, sep='\\n')"
    )
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts")}
    read = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert f"damage_catalogue.commands.{called.name}" in read
    others = {f"damage_catalogue.commands.{each.name}" for each in COMMANDS if each is not called}
    assert not {*others, "yaml", "jsonschema", "jinja2", "mkdocs"} & {*read}
