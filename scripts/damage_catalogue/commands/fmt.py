"""`catalogue fmt`: puts the files of records into their one layout and changes nothing that they say."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from damage_catalogue.commands.parts.checking import find_catalogue
from damage_catalogue.commands.parts.command import CLEAN, FINDINGS, UsageError
from damage_catalogue.commands.parts.options import absolute_path, find_in_catalogue

if TYPE_CHECKING:
    from damage_catalogue.editing.layout import FieldOrder
    from damage_catalogue.project import Project


class _Laid(NamedTuple):
    """A file and its bytes, before and after; or why it is left alone, which is "" otherwise."""

    path: Path
    name: str
    before: bytes
    after: bytes
    trouble: str = ""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which files, and whether they are written or only named or shown."""
    parser.add_argument(
        "paths", nargs="*", type=absolute_path, metavar="PATH", help="these files or folders only"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing, name each file that would change, and exit with 1 if there is one",
    )
    parser.add_argument("--diff", action="store_true", help="like --check, and show what would change")


def run(options: argparse.Namespace) -> int:
    """Gives FINDINGS where a file cannot be laid out, or would change and is not to be written."""
    project = find_catalogue(options)
    laid = list(_lay_out_all(project, [find_in_catalogue(path, project) for path in options.paths]))
    if options.paths and not laid:
        raise UsageError("There is no file of a record in what you name. Name files or folders with records.")
    changed = [each for each in laid if each.after != each.before]
    left = [each for each in laid if each.trouble]
    only_shown = options.check or options.diff
    for each in changed:
        if options.diff:
            sys.stdout.writelines(_difference(each))
        elif options.check:
            print(each.name)
        else:
            _write(each)
    for each in left:
        print(f"{each.name}: left as it is, because {each.trouble}.", file=sys.stderr)
    print(_summary(len(laid), len(changed), len(left), only_shown=only_shown))
    return FINDINGS if left or (only_shown and changed) else CLEAN


def _lay_out_all(project: Project, only: Sequence[Path]) -> Iterator[_Laid]:
    """Every file that is wanted, in order of its name. Nothing is written as long as one is not done."""
    from damage_catalogue.editing.layout import read_orders

    fields = read_orders(project.schemas)
    for path, name, kind in _files(project):
        if not only or any(path.is_relative_to(each) for each in only):
            yield _lay_out(path, name, fields[kind])


def _files(project: Project) -> Iterator[tuple[Path, str, str]]:
    from damage_catalogue.records.files import ABOUT_FILE, CHECKS, find_records

    found = find_records(project.root)
    if found.about:
        yield found.about, f"catalogue/{ABOUT_FILE}", "catalogue"
    for check in found.checks:
        yield check.path, check.name, CHECKS
    for file in found.files:
        yield file.path, file.name, file.kind


def _lay_out(path: Path, name: str, fields: FieldOrder) -> _Laid:
    from damage_catalogue.editing.layout import LayoutError, lay_out
    from damage_catalogue.validation.reading import read_file, report_read_problems

    file = read_file(path)
    before = file.content if file else b""
    if problem := next(report_read_problems(name, file), None):
        place = f", line {problem.line}" if problem.line else ""
        trouble = f"it has errors ({problem.code}{place}). See them with: catalogue validate {name}"
        return _Laid(path, name, before, before, trouble)
    assert file, "a file without problems has been read"
    try:
        return _Laid(path, name, before, lay_out(file, fields))
    except LayoutError as error:
        return _Laid(
            path, name, before, before, f"{error}: this is a mistake of the program; please report it"
        )


def _difference(each: _Laid) -> Iterator[str]:
    from difflib import unified_diff

    before, after = (text.decode("utf-8").splitlines(keepends=True) for text in (each.before, each.after))
    for line in unified_diff(before, after, each.name, each.name):
        # A carriage return would hide the line on the screen.
        yield line.replace("\r\n", "\n") if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _write(each: _Laid) -> None:
    from damage_catalogue.output.file import replace_file

    try:
        replace_file(each.path, each.after)
    except OSError as error:
        raise UsageError(f"{each.name}: cannot be written ({error.strerror}); it is as it was.") from error


def _summary(files: int, changed: int, left: int, *, only_shown: bool) -> str:
    if not changed:
        said = "nothing to change"
    elif only_shown:
        said = f"{changed:,} would change; write them with: catalogue fmt"
    else:
        said = f"{changed:,} written anew"
    kept = f", {left:,} left alone" if left else ""
    return f"{files:,} {'file' if files == 1 else 'files'}: {said}{kept}"
