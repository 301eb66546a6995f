"""Breaks changed lines of the program, one at a time, and says which breaks no test notices.

Usage: mutants.py [--since REF | --files PATH …] [--tests PATH …] [--at-most NUMBER]

What is broken, and how, comes from mutmut (BSD-3-Clause): a comparison turned round, a number one higher, an
argument left out. Its own runner tries all of a program in one process; here only lines that differ from REF
are broken, in a copy of the repository, and each break is tried by the tests of its own room. Words are left
alone: whether they are good is for people to say. Exit code 1 where a test is missing, 2 where nothing could
be tried.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path("scripts/damage_catalogue")
LONGEST_RUN = 600
"""Seconds after which a break counts as noticed: it made the tests run for ever."""

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class NothingToTryError(Exception):
    """Why nothing could be broken, and what to do."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One file with one break in it."""

    file: Path
    original: str
    broken: str

    def show(self) -> str:
        """The break as a diff."""
        before, after, name = self.original.splitlines(), self.broken.splitlines(), str(self.file)
        diff = difflib.unified_diff(before, after, name, name, n=1, lineterm="")
        return "\n".join(diff)


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives 0 where every break was noticed, 1 where one survived, 2 where nothing could be tried."""
    options = _read_options(arguments)
    try:
        lines = whole_files(ROOT, options.files) if options.files else changed_lines(ROOT, options.since)
        mutants = list(_mutants_of(ROOT, lines))
        tried = _spread(mutants, options.at_most)
        where = " ".join(options.files) or f"lines changed since {options.since}"
        if not tried:
            raise NothingToTryError(f"In {PACKAGE} nothing could be broken: {where}.")
        print(f"Trying {len(tried)} of {len(mutants)} breaks: {where}")
        with TemporaryDirectory(prefix="mutants-") as folder:
            survivors = _try_all(Path(folder), tried, options.tests)
    except NothingToTryError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"\n{len(tried) - len(survivors)} of {len(tried)} were noticed.")
    for mutant in survivors:
        print(f"\nNo test noticed this:\n{mutant.show()}")
    return 1 if survivors else 0


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Breaks changed lines and says what no test notices.")
    parser.add_argument("--since", default="HEAD", help="the commit to compare with (default: the last one)")
    parser.add_argument(
        "--files", nargs="*", default=[], help="files of the program of which every line may be broken"
    )
    parser.add_argument(
        "--tests", nargs="*", default=[], help="the tests to run (default: those of the room)"
    )
    parser.add_argument("--at-most", type=int, default=40, help="how many breaks to try, spread evenly")
    return parser.parse_args(arguments)


def changed_lines(root: Path, since: str) -> Mapping[Path, set[int]]:
    """The lines of the program that differ from a commit, by file as it is now; all lines of a new file."""
    found = {
        file: _lines_in(_git(root, "diff", "-U0", since, "--", str(file))) for file in _files(root, since)
    }
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "--", str(PACKAGE)).splitlines():
        if name.endswith(".py"):
            count = len((root / name).read_text("utf-8").splitlines())
            found[Path(name)] = set(range(1, count + 1))
    return {file: lines for file, lines in found.items() if lines}


def whole_files(root: Path, names: Sequence[str]) -> Mapping[Path, set[int]]:
    """Every line of the files, by file, whether it has changed or not."""
    found = {}
    for name in names:
        file = Path(name) if name.startswith(str(PACKAGE)) else PACKAGE / name
        if not (root / file).is_file():
            raise NothingToTryError(f"{name}: there is no such file. Name one from {PACKAGE} on.")
        found[file] = set(range(1, len((root / file).read_text("utf-8").splitlines()) + 1))
    return found


def _files(root: Path, since: str) -> list[Path]:
    names = _git(root, "diff", "--name-only", "--diff-filter=d", since, "--", str(PACKAGE)).splitlines()
    return [Path(name) for name in names if name.endswith(".py")]


def _lines_in(diff: str) -> set[int]:
    """The numbers of lines that a diff without context adds."""
    lines: set[int] = set()
    for start, count in _HUNK.findall(diff):
        lines.update(range(int(start), int(start) + int(count or 1)))
    return lines


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603, S607
    if done.returncode:
        raise NothingToTryError(f"git {words[0]}: {done.stderr.strip()}")
    return done.stdout


def _mutants_of(root: Path, changed: Mapping[Path, set[int]]) -> Iterator[Mutant]:
    # The function is not named in mutmut's guide; its exact version is locked in requirements/mutants.txt.
    from libcst import BaseString
    from mutmut.mutation.file_mutation import create_mutations, deep_replace

    for file, lines in changed.items():
        original = (root / file).read_text("utf-8")
        module, mutations, *_ = create_mutations(str(file), original, lines)
        seen = {original}
        for one in mutations:
            if isinstance(one.original_node, BaseString):
                continue
            broken = deep_replace(module, one.original_node, one.mutated_node).code
            if broken not in seen:
                seen.add(broken)
                yield Mutant(file, original, broken)


def _spread(mutants: Sequence[Mutant], most: int) -> Sequence[Mutant]:
    """As many as wanted, from everywhere."""
    if len(mutants) <= most:
        return mutants
    return [mutants[number * len(mutants) // most] for number in range(most)]


def _try_all(folder: Path, mutants: Sequence[Mutant], tests: Sequence[str]) -> list[Mutant]:
    """The mutants that live: in a copy of the repository, each for as long as its tests run."""
    copy = _copy(folder)
    wanted = {mutant.file: tests or tests_of(copy, mutant.file) for mutant in mutants}
    for each in sorted({tuple(one) for one in wanted.values()}):
        if not _passes(copy, each):
            raise NothingToTryError(f"{' '.join(each)}: these tests fail without a break. Mend them first.")
    survivors = []
    for number, mutant in enumerate(mutants, 1):
        (copy / mutant.file).write_text(mutant.broken, "utf-8")
        is_noticed = not _passes(copy, wanted[mutant.file])
        (copy / mutant.file).write_text(mutant.original, "utf-8")
        survivors += [] if is_noticed else [mutant]
        print("." if is_noticed else "S", end="" if number % 80 else "\n", flush=True)
    return survivors


def _copy(folder: Path) -> Path:
    """The repository as it is now, without what git ignores, but with what set-up has fetched."""
    copy = folder / "repository"
    for name in _git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    for name in ("node_modules", "docs/assets/vendor"):
        if (ROOT / name).is_dir():
            (copy / name).symlink_to(ROOT / name)
    return copy


def tests_of(root: Path, file: Path) -> list[str]:
    """The tests of the room in which a file stands; of a file at the top, those that stand at the top."""
    room = file.relative_to(PACKAGE).parts[0]
    if (root / "tests" / room).is_dir():
        return [f"tests/{room}"]
    return sorted(str(path.relative_to(root)) for path in (root / "tests").glob("test_*.py"))


def _passes(copy: Path, tests: Sequence[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests]
    # The package of the copy, also for tests that start the command, and no compiled file of another break.
    env = {**os.environ, "PYTHONPATH": str(copy / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        done = subprocess.run(command, cwd=copy, env=env, timeout=LONGEST_RUN, check=False, **quiet)  # type: ignore[call-overload]  # noqa: S603
    except subprocess.TimeoutExpired:
        return False
    return bool(done.returncode == 0)


if __name__ == "__main__":
    sys.exit(main())
