"""What the system refuses, and what is wrong with a set-up, is never called a mistake of the program."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
BASE = REPOSITORY / "tests/data/bad/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue with guide, theme and mkdocs.yml of its own."""
    root = shutil.copytree(BASE, tmp_path / "root")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "docs", root / "docs", ignore=shutil.ignore_patterns("images", "vendor"))
    return root


def catalogue(root: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-m", "damage_catalogue", *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
        **({"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more),
    )
    return done


def blames_the_set_up(done: subprocess.CompletedProcess[str], *says: str) -> None:
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "made a mistake" not in done.stderr
    for part in says:
        assert part in done.stderr
    last = done.stderr.splitlines()[-1]
    assert done.stderr.count(last) == 1, "one cause, one message"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def settings(old: str, new: str) -> Callable[[Path], None]:
    return lambda root: change(root / "mkdocs.yml", old, new)


def holds(name: str, content: bytes) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)

    return write


def leads_nowhere(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).symlink_to("nowhere")


SET_UPS: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "YAML that ends too soon": (
        settings("docs_dir: docs", "docs_dir: ["),
        ("mkdocs.yml:7:", "not valid YAML"),
    ),
    "YAML with a tab": (
        settings("docs_dir: docs", "\tdocs_dir: docs"),
        ("mkdocs.yml:5:1: this is not valid",),
    ),
    "text instead of settings": (holds("mkdocs.yml", b"Our site\n"), ("mkdocs.yml: this holds no settings",)),
    "a list instead of settings": (holds("mkdocs.yml", b"- a\n"), ("mkdocs.yml: this holds no settings",)),
    "an empty file": (holds("mkdocs.yml", b""), ("mkdocs.yml: site_name",)),
    "another encoding": (
        holds("mkdocs.yml", b"site_name: \xff\n"),
        ("mkdocs.yml: this is not saved as UTF-8",),
    ),
    "no plugin of ours": (
        settings("- damage-catalogue", "- search"),
        ("mkdocs.yml: the plugin damage-catalogue is missing",),
    ),
    "an unknown plugin": (
        settings("- damage-catalogue", "- damage-catalogue\n  - unknown"),
        ("mkdocs.yml: plugins:", '"unknown" plugin is not installed'),
    ),
    "an unknown option of ours": (
        settings("- damage-catalogue", "- damage-catalogue: {today: 3}"),
        ("mkdocs.yml: plugins:", "today"),
    ),
    "an unknown extension": (settings("- tables", "- unknown_one"), ("mkdocs.yml:", "unknown_one")),
    "an unknown theme": (settings("name: material", "name: unknown"), ("mkdocs.yml: theme:", "unknown")),
    "another theme": (
        settings("name: material", "name: mkdocs"),
        ("mkdocs.yml: theme: the catalogue's pages need the theme material, and this is mkdocs",),
    ),
    "no theme of that kind": (
        settings("name: material\n  custom_dir: docs/overrides", "name: readthedocs"),
        ("mkdocs.yml: theme:", "this is readthedocs"),
    ),
    "addresses that end in .html": (
        settings("use_directory_urls: true", "use_directory_urls: false"),
        ("mkdocs.yml: use_directory_urls: the address of a record ends in a slash",),
    ),
    "overrides that are not there": (
        settings("custom_dir: docs/overrides", "custom_dir: nowhere"),
        ("mkdocs.yml: theme:", "root/nowhere"),
    ),
    "an override that is cut short": (
        holds("docs/overrides/main.html", b"{% block "),
        ("docs/overrides/main.html:1:",),
    ),
    "an override of a template that is not there": (
        holds("docs/overrides/main.html", b'{% extends "nowhere.html" %}'),
        ("mkdocs.yml:", "nowhere.html"),
    ),
    "an override without our blocks": (
        holds("docs/overrides/main.html", b"Hello"),
        ("mkdocs.yml:", "no place for"),
    ),
    "no folder of guide pages": (
        settings("docs_dir: docs", "docs_dir: nowhere"),
        ("mkdocs.yml: docs_dir:", "nowhere"),
    ),
    "hooks that are not there": (
        settings("docs_dir: docs", "docs_dir: docs\nhooks: [nowhere.py]"),
        ("mkdocs.yml: hooks:", "nowhere.py"),
    ),
    "settings inherited from nowhere": (
        settings("docs_dir: docs", "INHERIT: nowhere.yml"),
        ("mkdocs.yml: ", "nowhere.yml"),
    ),
    "an address that is none": (settings('[SITE_URL, ""]', "[SITE_URL, here]"), ("mkdocs.yml: site_url:",)),
    "a hook that takes pages away": (
        lambda root: (
            settings("docs_dir: docs", "docs_dir: docs\nhooks: [fewer.py]")(root),
            holds(
                "fewer.py",
                b"def on_files(files, config):\n"
                b"    files.remove(files.get_file_from_path('sites/citadel.md'))\n"
                b"    return files\n",
            )(root),
        )[0],
        ("Of ", "1 were not written, such as sites/citadel/index.html", "Nothing was replaced", "mkdocs.yml"),
    ),
    "a guide page in another encoding": (
        holds("docs/guide/method.md", b"# M\xe9thode\n"),
        ("docs/guide/method.md: is not saved as UTF-8",),
    ),
    "a picture of the guide that leads nowhere": (
        leads_nowhere("docs/assets/x.png"),
        ("docs/assets/x.png: No such",),
    ),
    "a map that was cut short": (
        holds("docs/assets/vendor/map/land-50m.json", b'{"type": "Topo'),
        ("land-50m.json: this is no map",),
    ),
    "a map that is something else": (
        holds("docs/assets/vendor/map/land-50m.json", b"[]"),
        ("land-50m.json: this is no map",),
    ),
}


@pytest.mark.parametrize("name", SET_UPS)
def test_a_wrong_set_up_is_named_with_its_file_and_the_old_site_stays(name: str, root: Path) -> None:
    arrange, says = SET_UPS[name]
    arrange(root)
    (root / "site").mkdir()
    (root / "site/CNAME").write_text("example.org", "utf-8")
    before = sorted(root.rglob("*"))
    blames_the_set_up(catalogue(root, "build", "--today", "2026-11-22"), *says)
    assert [
        path for path in sorted(root.rglob("*")) if path.name != "__pycache__" and path.suffix != ".pyc"
    ] == before


def test_with_the_set_up_as_it_is_the_site_is_built(root: Path) -> None:
    done = catalogue(root, "build")
    assert (done.returncode, done.stderr) == (0, "")


def at_most(size: int) -> Callable[[], None]:
    """No file of the process may grow beyond `size` bytes: what a full disk looks like to a program."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(("command", "size"), [("build", 5_000), ("build", 100_000), ("pages", 3_000)])
def test_a_full_disk_is_said_to_be_full_and_the_old_site_stays(command: str, size: int, root: Path) -> None:
    (root / "site").mkdir()
    (root / "site/CNAME").write_text("example.org", "utf-8")
    before = sorted(root.rglob("*"))
    done = catalogue(root, command, "--out", "site", preexec_fn=at_most(size))
    blames_the_set_up(done, f"{root / 'site'} could not be written: ", "untouched", "Make room")
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("out", "says"),
    [
        ("mkdocs.yml", "is a file"),
        ("mkdocs.yml/site", "is a file"),
        ("/proc/nowhere/site", "could not be written"),
        ("x" * 300, "name too long"),
    ],
)
def test_a_folder_that_cannot_be_written_is_named(out: str, says: str, root: Path) -> None:
    before = sorted(root.rglob("*"))
    for command in ("build", "pages"):
        done = catalogue(root, command, "--out", out)
        blames_the_set_up(done, out)
        assert says.lower() in done.stderr.lower()
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("/dev/full", "/dev/full: cannot be written (No space left on device)"),
        ("no/where.json", "no folder"),
        ("docs/..", "this is a folder"),
        ("mkdocs.yml/x", "no folder"),
    ],
)
def test_a_report_that_cannot_be_written_is_named(file: str, says: str, root: Path) -> None:
    blames_the_set_up(catalogue(root, "validate", "--report", f"json={file}"), says)


@pytest.mark.parametrize("command", ["validate", "stats", "explain", "status citadel", "pages --out pages"])
def test_output_that_cannot_be_written_is_said_in_one_sentence(command: str, root: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = catalogue(root, *command.split(), stdout=full)
    blames_the_set_up(done, "No space left on device")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-"])
def test_a_closed_stream_changes_nothing(closed: str, root: Path) -> None:
    line = f'"{sys.executable}" -m damage_catalogue validate {closed}'
    assert subprocess.run(["bash", "-c", line], cwd=root, capture_output=True, check=False).returncode == 0


def test_the_folder_one_is_in_may_have_been_deleted(root: Path) -> None:
    line = f'mkdir x && cd x && rmdir ../x && "{sys.executable}" -m damage_catalogue validate'
    done = subprocess.run(["bash", "-c", line], cwd=root, capture_output=True, text=True, check=False)
    blames_the_set_up(done, "has been deleted")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_asked_to_end_says_so_by_its_code_and_leaves_nothing(number: int, root: Path) -> None:
    before = sorted(root.rglob("*"))
    command = [sys.executable, "-m", "damage_catalogue", "build"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not list(root.glob(".site.building/unfinished/*")):
            time.sleep(0.01)
        process.send_signal(number)
        told = process.communicate()[1]
    assert (process.returncode, told) == (128 + number, b"")
    assert sorted(root.rglob("*")) == before


def test_a_request_to_end_that_is_to_be_ignored_stays_ignored(root: Path) -> None:
    code = (
        "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from damage_catalogue import cli\n"
        "from damage_catalogue.ending import ending_in_order\n"
        "with ending_in_order(): os.kill(os.getpid(), signal.SIGHUP)\n"
        "sys.exit(cli.main(['validate']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


WRONG_ROOTS = ["{root: nowhere}", "{today: yesterday}"]


@pytest.mark.parametrize("options", WRONG_ROOTS)
def test_mkdocs_alone_names_what_is_wrong_too(options: str, root: Path) -> None:
    change(root / "mkdocs.yml", "- damage-catalogue", f"- damage-catalogue: {options}")
    done = mkdocs(root, "site")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "root/nowhere" in done.stderr or "mkdocs.yml: today" in done.stderr


@pytest.mark.parametrize("name", ["catalogue", "catalogue/sites", ".", "seeds"])
def test_mkdocs_alone_never_empties_what_the_site_is_made_from(name: str, root: Path) -> None:
    before = sorted(root.rglob("*"))
    done = mkdocs(root, name)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert sorted(root.rglob("*")) == before


def mkdocs(root: Path, out: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), "-d", str(root / out)]
    return subprocess.run(
        command, cwd=root, env=os.environ | {"NO_COLOR": "1"}, capture_output=True, text=True, check=False
    )
