"""Asks git what has changed, and finds where the catalogue stands in its repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue.commands.parts.command import UsageError

if TYPE_CHECKING:
    from damage_catalogue.validation.report.change import TouchedFiles

_OPTION = "--changed-since"
# A renamed file counts as one that is gone and one that is new, because a path is an id.
_DIFFERING = ("diff", "--no-renames", "--name-status", "--relative", "--no-ext-diff", "-z")
# A hook is told by these which repository it runs for; they would be taken for that of the catalogue.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
_DEEPEN = (
    "This copy of the repository holds the newest commits only. Fetch the others with: "
    "git fetch --unshallow; in a workflow of GitHub, set fetch-depth: 0 at actions/checkout."
)


def folder_in_repository(root: Path) -> str:
    """Where the catalogue's root stands in its git repository, with forward slashes; "" at its top, or where
    there is none.

    Looks for .git alone, so that annotations name the right files where git is missing or refuses to run.
    """
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return "" if folder == root else _decode(os.fsencode(root.relative_to(folder).as_posix()))
    return ""


def changed_since(root: Path, since: str) -> TouchedFiles:
    """The files below `root` that differ from the state where the work in it left that of `since`.

    That is the latest commit which both share: what others did to `since` meanwhile does not count. What is
    not committed yet does, new files included. Raises UsageError where git cannot say.
    """
    from damage_catalogue.validation.report.change import TouchedFiles

    _refuse_no_repository(root)
    base = _find_base(root, since)
    fields = _ask(root, *_DIFFERING, base, "--", ".").split(b"\0")[:-1]
    found = dict(zip(map(_decode, fields[1::2]), map(_decode, fields[::2]), strict=True))
    new = _ask(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")[:-1]
    gone = frozenset(name for name, status in found.items() if status == "D")
    return TouchedFiles(since, frozenset(found).union(map(_decode, new)), gone.difference(map(_decode, new)))


def _refuse_no_repository(root: Path) -> None:
    done = _run(root, "rev-parse", "--is-inside-work-tree")
    if done.returncode or done.stdout.strip() != b"true":
        told = _in_one_line(done.stderr)
        reason = f" ({told})" if told else ""
        raise UsageError(
            f"{_OPTION} asks git, and git finds no repository of files at {root}{reason}. "
            "Leave the option out to be told of all findings in order of place."
        )


def _find_base(root: Path, since: str) -> str:
    """The commit to compare with, as a number."""
    commit = _commit(root, since)
    if commit is None:
        raise UsageError(f"{_OPTION} {since}: git knows no commit of this name. {_advise(root, since)}")
    if _commit(root, "HEAD") is None:
        raise UsageError(f"{_OPTION} {since}: nothing has been committed on this branch yet.")
    done = _run(root, "merge-base", commit, "HEAD")
    if done.returncode == 0:
        return _decode(done.stdout).strip()
    shallow = _DEEPEN if _is_shallow(root) else "Name a branch or a commit from which your work began."
    raise UsageError(f"{_OPTION} {since}: it shares no commit with the files that are here. {shallow}")


def _advise(root: Path, since: str) -> str:
    if _is_shallow(root):
        return _DEEPEN
    if _commit(root, f"origin/{since}"):
        return f"Did you mean origin/{since}?"
    return "Name a branch, a tag or a commit; `git branch --all` lists the branches."


def _commit(root: Path, name: str) -> str | None:
    # With the sign behind it, no name is an option of git.
    done = _run(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    return _decode(done.stdout).strip() if done.returncode == 0 else None


def _is_shallow(root: Path) -> bool:
    return _run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _ask(root: Path, *words: str) -> bytes:
    done = _run(root, *words)
    if done.returncode:
        told = _in_one_line(done.stderr)
        raise UsageError(f"{_OPTION}: git {words[0]} failed at {root} ({told}).")
    return done.stdout


def _run(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    command: Sequence[str] = ("git", "-C", str(root), "--no-optional-locks", *words)
    try:
        return subprocess.run(  # noqa: S603 (no shell; `since` never stands where git reads options)
            command, env=kept | {"LC_ALL": "C"}, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError:
        raise UsageError(
            f"{_OPTION} asks git, which does not run on this machine. Install git, or leave the option out "
            "to be told of all findings in order of place."
        ) from None


def _in_one_line(said: bytes) -> str:
    """All that git says of a failure: often the next step is in it."""
    return " ".join(_decode(said).split())


def _decode(name: bytes) -> str:
    """As findings name files, whatever bytes the file system holds."""
    return name.decode("utf-8", "replace")
