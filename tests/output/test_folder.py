"""Writing a folder as a whole or not at all."""

import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from damage_catalogue.build import Publication, write_pages
from damage_catalogue.output.contents import MARKER, IncompleteSiteError
from damage_catalogue.output.exchange import exchange_names
from damage_catalogue.output.folder import prepare_folder, replaced_as_a_whole
from damage_catalogue.project import RefusedFolderError


def write(out: Path, text: str, *others: str) -> None:
    with replaced_as_a_whole(out) as new:
        for name in ("index.html", *others):
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(text, "utf-8")


def write_new(out: Path) -> None:
    write(out, "new")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_second_build_takes_the_place_of_the_first(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, "old", "left-over.html", "sites/left-over/index.html")
    write(out, "new")
    assert (out / "index.html").read_text("utf-8") == "new"
    assert names(out) == [MARKER, "index.html"]
    assert names(tmp_path) == ["site"]


def test_a_failed_build_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, "old")
    with pytest.raises(UnicodeEncodeError):
        write(out, "half \ud800")
    assert (out / "index.html").read_text("utf-8") == "old"
    assert names(tmp_path) == ["site"]


def test_a_failed_build_leaves_none_of_the_folders_it_made(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write(tmp_path / "a/b/site", "half \ud800")
    assert names(tmp_path) == []


def test_a_first_build_makes_the_folders_above(tmp_path: Path) -> None:
    write(tmp_path / "a/b/site", "new")
    assert names(tmp_path / "a/b") == ["site"]


def test_a_link_is_followed_to_the_folder_that_is_served(tmp_path: Path) -> None:
    served, link = tmp_path / "served", tmp_path / "site"
    write(served, "old")
    link.symlink_to("served")
    write(link, "new")
    assert link.is_symlink()
    assert (served / "index.html").read_text("utf-8") == "new"
    assert names(tmp_path) == ["served", "site"]


def test_a_link_to_a_folder_that_is_still_to_come_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "site"
    link.symlink_to("served")
    write(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "served/index.html").read_text("utf-8") == "new"


def test_a_link_that_goes_round_in_circles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(RefusedFolderError, match="link leads nowhere"):
        write(tmp_path / "one", "new")


def test_who_may_read_the_folder_stays_the_same(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, "old")
    out.chmod(0o750)
    write(out, "new")
    assert stat.S_IMODE(out.stat().st_mode) == 0o750


def test_a_file_that_comes_during_the_build_is_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, "old")
    with pytest.raises(RefusedFolderError, match=r"thesis\.odt"), replaced_as_a_whole(out):
        (out / "thesis.odt").write_text("years of work", "utf-8")
    assert names(out) == [MARKER, "index.html", "thesis.odt"]


def test_a_file_in_the_way_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.write_text("a file", "utf-8")
    with pytest.raises(RefusedFolderError):
        write_pages(Publication(tmp_path), out)
    assert out.read_text("utf-8") == "a file"


def test_a_site_without_pages_never_takes_the_place_of_another(tmp_path: Path) -> None:
    write(tmp_path / "site", "old")
    with pytest.raises(IncompleteSiteError, match=r"such as index\.md"):
        write_pages(Publication(tmp_path), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text("utf-8") == "old"


def test_this_system_exchanges_two_folders_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "from").write_text(name, "utf-8")
    assert exchange_names(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one/from").read_text("utf-8") == "other"
    assert (tmp_path / "other/from").read_text("utf-8") == "one"
    with pytest.raises(FileNotFoundError):
        exchange_names(tmp_path / "one", tmp_path / "nowhere")


@contextmanager
def another_build(out: Path) -> Iterator[subprocess.Popen[str]]:
    """A build of `out` in a process of its own, which has written half and waits for a line."""
    code = (
        "import sys; from pathlib import Path\n"
        "from damage_catalogue.output.folder import replaced_as_a_whole\n"
        f"with replaced_as_a_whole(Path({str(out)!r})) as new:\n"
        "    (new / 'index.html').write_text('another')\n"
        "    print('half way', flush=True); sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "half way\n"
        yield process
        process.stdin.close()
        process.wait()


def test_two_builds_at_once_do_not_touch_each_other(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, "old")
    with another_build(out) as process:
        for start in (write_new, prepare_folder):
            with pytest.raises(RefusedFolderError, match=f"site \\(process {process.pid}\\)"):
                start(out)
        write(tmp_path / "elsewhere", "new")
    assert process.returncode == 0
    assert (out / "index.html").read_text("utf-8") == "another"
    write(out, "new")
    assert (out / "index.html").read_text("utf-8") == "new"
    assert names(tmp_path) == ["elsewhere", "site"]


def test_what_a_running_build_has_written_is_ignored_by_git(tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    with another_build(tmp_path / "site") as process:
        process.kill()
        process.wait()
    assert names(tmp_path) == [".git", ".site.building"]
    shown = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert shown.stdout == ""


def test_a_folder_of_somebody_else_is_never_taken_for_what_a_build_has_left(tmp_path: Path) -> None:
    strange = tmp_path / ".site.building"
    strange.mkdir()
    (strange / "plans.odt").write_text("years of work", "utf-8")
    for start in (write_new, prepare_folder):
        with pytest.raises(RefusedFolderError, match="Move it away"):
            start(tmp_path / "site")
    assert names(strange) == ["plans.odt"]
    strange.rename(tmp_path / "elsewhere")
    strange.symlink_to("elsewhere")
    with pytest.raises(RefusedFolderError, match="Move it away"):
        write(tmp_path / "site", "new")
    assert names(tmp_path / "elsewhere") == ["plans.odt"]


# Runs builds that are ended at their first step, then at their second, and so on; prints what was seen.
ENDED_AT_EVERY_STEP = """
import json, os, shutil, signal, sys
from pathlib import Path
from damage_catalogue.ending import EndedError, ending_in_order
from damage_catalogue.output.exchange import exchange_names
from damage_catalogue.output.folder import prepare_folder, replaced_as_a_whole

number, can_exchange, is_first = int(sys.argv[1]), sys.argv[2] == "exchange", sys.argv[3] == "first"
exchange = exchange_names if can_exchange else lambda one, other: False
base = Path(sys.argv[4])
out = base / "site"

def build(text):
    with replaced_as_a_whole(out, exchange) as new:
        for name in ("index.html", "sites/index.html"):
            (new / name).parent.mkdir(exist_ok=True)
            (new / name).write_text(text)

def end_at(step):
    seen = 0
    def count(event, arguments):
        nonlocal seen
        if event.startswith(("os.", "open", "shutil.", "fcntl.", "ctypes.")):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), number)
    sys.addaudithook(count)

def look():
    read = lambda name: (out / name).read_text() if (out / name).is_file() else None
    return {"beside": sorted(path.name for path in base.iterdir()), "site": read("index.html"),
            "whole": read("index.html") == read("sites/index.html"),
            "kept": [read("CNAME"), read(".nojekyll"), read(".git/HEAD")]}

step = 0
while True:
    step += 1
    shutil.rmtree(base)
    base.mkdir()
    if not is_first:
        build("old")
        (out / "CNAME").write_text("example.org")
        (out / ".nojekyll").write_text("x")
        (out / ".git").mkdir()
        (out / ".git/HEAD").write_text("main")
    child = os.fork()
    if not child:
        end_at(step)
        try:
            with ending_in_order():
                build("new")
        except EndedError as ended:
            os._exit(128 + ended.signal)
        except KeyboardInterrupt:
            os._exit(130)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    then = look()
    prepare_folder(out)
    print(json.dumps([code, then, look()]))
    if code == 0:
        break
"""


def end_at_every_step(
    number: int, tmp_path: Path, *how: str
) -> list[tuple[int, dict[str, object], dict[str, object]]]:
    """For each step its exit code, and what was there then and after the next start."""
    import json

    base = tmp_path / "base"
    base.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ENDED_AT_EVERY_STEP, str(int(number)), *how, str(base)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    seen = [tuple(json.loads(line)) for line in done.stdout.splitlines()]
    assert len(seen) > 25
    return seen


IN_PLACE = ["example.org", "x", "main"]


@pytest.mark.parametrize("system", ["exchange", "two renames"])
def test_a_killed_build_leaves_a_whole_site_and_nothing_else_from_the_next_start_on(
    system: str, tmp_path: Path
) -> None:
    seen = end_at_every_step(signal.SIGKILL, tmp_path, system, "again")
    assert {code for code, _, _ in seen[:-1]} == {-signal.SIGKILL}
    for step, (_, then, later) in enumerate(seen, 1):
        if system == "exchange":
            assert then["site"] in ("old", "new"), step
            assert then["whole"], step
        assert later["site"] in ("old", "new"), step
        assert later["whole"], step
        assert later["kept"] == IN_PLACE, step
        assert later["beside"] == ["site"], step
    assert [seen[0][2]["site"], seen[-1][2]["site"]] == ["old", "new"]
    if system != "exchange":
        assert any(then["site"] is None for _, then, _ in seen), "one step falls between the two renames"


def test_a_first_build_that_is_killed_leaves_nothing_or_a_whole_site(tmp_path: Path) -> None:
    for step, (_, then, later) in enumerate(
        end_at_every_step(signal.SIGKILL, tmp_path, "exchange", "first"), 1
    ):
        assert then["site"] in (None, "new"), step
        assert later["beside"] == (["site"] if later["site"] else []), step


@pytest.mark.parametrize(
    ("number", "system"),
    [
        (signal.SIGTERM, "exchange"),
        (signal.SIGTERM, "two renames"),
        (signal.SIGHUP, "exchange"),
        (signal.SIGINT, "exchange"),
    ],
)
def test_a_build_that_is_asked_to_end_clears_up_at_once(number: int, system: str, tmp_path: Path) -> None:
    seen = end_at_every_step(number, tmp_path, system, "again")
    for step, (code, then, _) in enumerate(seen, 1):
        assert code in (0, 128 + number), step
        assert then["site"] in ("old", "new"), step
        assert then["whole"], step
        assert then["kept"] == IN_PLACE, step
        assert then["beside"] == ["site"], step
    assert seen[0][0] == 128 + number
