"""`catalogue validate`: checks the records and reports what it finds."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from damage_catalogue.commands.parts.checking import check_catalogue, find_catalogue, own_up
from damage_catalogue.commands.parts.command import CLEAN, FINDINGS, UsageError
from damage_catalogue.commands.parts.options import absolute_path, add_today, find_in_catalogue, read_today
from damage_catalogue.commands.parts.printing import may_use_colour, write
from damage_catalogue.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    """What to report on, in which form, and what counts as failing."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=absolute_path,
        metavar="PATH",
        help="report on these files or folders only; all records are still read",
    )
    parser.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="NAME[=FILE]",
        help="form of the report: human, github or json; with =FILE it is written there. May be repeated",
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning"),
        default="error",
        help="exit with 1 from this severity on (default: error); notes never fail",
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Gives FINDINGS where something was found of the severity that --fail-on names, or above."""
    from damage_catalogue.validation.diagnostic import Severity
    from damage_catalogue.validation.report import REPORTS, Checked

    project = find_catalogue(options)
    reports = _read_reports(options.report or ["human"], REPORTS, project)
    only = [find_in_catalogue(path, project) for path in options.paths]
    outcome = check_catalogue(project, read_today(options), only)
    checked = Checked(outcome.diagnostics, outcome.files, outcome.records)
    for name, file in reports if outcome.diagnostics or not outcome.mishaps else ():
        colour = file is None and may_use_colour()
        write(REPORTS[name](checked, colour), file)
    own_up(outcome)
    failing = (Severity.ERROR, Severity.WARNING) if options.fail_on == "warning" else (Severity.ERROR,)
    return FINDINGS if outcome.has(*failing) else CLEAN


def _read_reports(
    wanted: Sequence[str], reports: Mapping[str, object], project: Project
) -> list[tuple[str, Path | None]]:
    """Each report's form and its file, None for the screen. Raises UsageError for what cannot be written."""
    found: list[tuple[str, Path | None]] = []
    for each in wanted:
        name, has_file, written = each.partition("=")
        if name not in reports or (has_file and not written):
            raise UsageError(f"--report {each}: write {', '.join(reports)}, each alone or with =FILE.")
        file = absolute_path(written) if written else None
        if file is not None:
            _refuse_report_file(file, project)
        if file is not None and file in (before for _, before in found):
            raise UsageError(f"--report {each}: another report is written to this file. Name two files.")
        found.append((name, file))
    return found


def _refuse_report_file(file: Path, project: Project) -> None:
    from damage_catalogue.output.place import refuse_file_among

    refuse_file_among(file, project)
    if file.is_dir():
        raise UsageError(f"{file}: this is a folder, so it cannot be written. Name a file.")
    if not file.parent.is_dir():
        raise UsageError(
            f"{file}: cannot be written, because there is no folder {file.parent}. Make it first."
        )
