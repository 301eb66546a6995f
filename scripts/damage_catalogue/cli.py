"""The command `catalogue`: reads options, builds objects, sets the exit code.

Exit codes: 0 clean, 1 findings, 2 wrong use or a broken set-up, 3 a fault of our own. To add a command, write
`_add_NAME` and `_run_NAME` and give them a line in COMMANDS.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue import __version__
from damage_catalogue.project import Project, ProjectError, RefusedFolderError, find_project

if TYPE_CHECKING:
    from damage_catalogue.records.edtf import Day
    from damage_catalogue.site import Site
    from damage_catalogue.validation.validate import Outcome

CLEAN, FINDINGS, WRONG_USE, OUR_FAULT = range(4)


class UsageError(Exception):
    """The command was called wrongly: what is wrong and what to do, in one sentence."""


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _add_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
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
        help="exit with 1 from this severity on (default: error)",
    )
    _add_today(parser)


def _run_validate(options: argparse.Namespace) -> int:
    from damage_catalogue.validation.report import REPORTS, Checked

    reports = [_read_report(wanted, REPORTS) for wanted in options.report or ["human"]]
    project = find_project(options.root, Path.cwd())
    for path in options.paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: there is no such file or folder.")
        if not path.resolve().is_relative_to(project.catalogue.resolve()):
            raise UsageError(f"{path}: this does not stand below {project.catalogue}.")
    outcome = _validate(project, _today(options), options.paths)
    checked = Checked(outcome.diagnostics, outcome.files, outcome.records)
    for name, file in reports:
        colour = file is None and _may_use_colour()
        _write(REPORTS[name](checked, colour), file)
    failed = outcome.diagnostics if options.fail_on == "warning" else outcome.has_errors
    return FINDINGS if failed else CLEAN


def _read_report(wanted: str, reports: Mapping[str, object]) -> tuple[str, Path | None]:
    name, has_file, file = wanted.partition("=")
    if name not in reports or (has_file and not file):
        raise UsageError(f"--report {wanted}: write {', '.join(reports)}, each alone or with =FILE.")
    return name, Path(file) if file else None


def _write(text: str, file: Path | None) -> None:
    if file is None:
        sys.stdout.write(text)
        return
    try:
        file.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}).") from error


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as HD203; without one, all are listed")


def _run_explain(options: argparse.Namespace) -> int:
    from damage_catalogue.validation.codes import CODES
    from damage_catalogue.validation.explain import explain, list_codes

    if options.code is None:
        print(list_codes(), end="")
        return CLEAN
    code = CODES.get(options.code.upper())
    if code is None:
        raise UsageError(f"{options.code}: there is no such code. List all with: catalogue explain")
    print(explain(code), end="")
    return CLEAN


def _add_stats(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    _add_today(parser)


def _run_stats(options: argparse.Namespace) -> int:
    import json

    from damage_catalogue.records.statistics import count_catalogue, show_counts

    outcome = _validate(find_project(options.root, Path.cwd()), _today(options))
    if outcome.catalogue is None:
        raise UsageError("catalogue/catalogue.yaml has errors. See them with: catalogue validate")
    counts = count_catalogue(outcome.catalogue)
    print(json.dumps(counts, indent=2) if options.json else show_counts(counts), end="\n" * options.json)
    if outcome.has_errors:
        print("Records with errors are not counted. See them with: catalogue validate", file=sys.stderr)
    return CLEAN


def _add_status(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", metavar="SITE", help="id of the site, such as palmyra/temple-of-bel")
    parser.add_argument(
        "--on", type=_day, metavar="DATE", help="as known by what was observed up to this day"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    _add_today(parser)


def _run_status(options: argparse.Namespace) -> int:
    import json
    from difflib import get_close_matches

    from damage_catalogue.publishing.language import language_for
    from damage_catalogue.publishing.status_text import status_as_data, status_as_text
    from damage_catalogue.status.catalogue_status import derive_all
    from damage_catalogue.validation.report.terminal import clean

    outcome = _validate(find_project(options.root, Path.cwd()), _today(options))
    if outcome.catalogue is None:
        raise UsageError("catalogue/catalogue.yaml has errors. See them with: catalogue validate")
    statuses = derive_all(outcome.catalogue, options.on)
    found = statuses.get(options.site)
    if found is None:
        near = get_close_matches(options.site, statuses, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"{options.site}: there is no such site without errors.{meant}")
    if options.json:
        data = status_as_data(found, options.on, outcome.catalogue.vocabularies)
        print(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        text = status_as_text(outcome.catalogue, found, options.on, language_for("en"))
        print("\n".join(clean(line) for line in text.splitlines()))
    return CLEAN


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to write, replaced as a whole (default: site)"
    )
    parser.add_argument(
        "--site-url", metavar="URL", help="the address at which it will be published, for canonical links"
    )
    _add_today(parser)


def _run_build(options: argparse.Namespace) -> int:
    from damage_catalogue.site import build_site

    project = find_project(options.root, Path.cwd())
    site = _read_site(project, _today(options), options.site_url)
    if site is None:
        return FINDINGS
    out = options.out or project.root / "site"
    from damage_catalogue.publishing.plugin import run_mkdocs

    build_site(project, site, out, site_url=options.site_url, render=run_mkdocs)
    print(f"{len(site.pages)} pages of records, indexes and reference written to {out}.")
    return CLEAN


def _add_pages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help="the folder to write, replaced as a whole"
    )
    _add_today(parser)


def _run_pages(options: argparse.Namespace) -> int:
    from damage_catalogue.site import write_pages

    site = _read_site(find_project(options.root, Path.cwd()), _today(options))
    if site is None:
        return FINDINGS
    print(f"{write_pages(site, options.out)} pages written to {options.out}.")
    return CLEAN


def _read_site(project: Project, today: Day, site_url: str | None = None) -> Site | None:
    """The site, or None where the records have errors; findings are printed."""
    from damage_catalogue.site import assemble_site
    from damage_catalogue.validation.report import REPORTS, Checked
    from damage_catalogue.validation.report.checked import summarise

    outcome = _validate(project, today)
    checked = Checked(outcome.diagnostics, outcome.files, outcome.records)
    if outcome.has_errors or outcome.catalogue is None:
        _write(REPORTS["human"](checked, _may_use_colour()), None)
        print("Nothing was written; what was there before is untouched.", file=sys.stderr)
        return None
    print(summarise(checked))
    return assemble_site(project, outcome, site_url)


def _day(text: str) -> Day:
    """A day given as an option, YYYY-MM-DD."""
    from datetime import date

    from damage_catalogue.records.edtf import Day

    try:
        return Day.from_date(date.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write one such as 2015-08-31") from None


def _validate(project: Project, today: Day, only: Sequence[Path] = ()) -> Outcome:
    from damage_catalogue.validation.validate import validate

    return validate(project, today, only)


COMMANDS: tuple[Command, ...] = (
    Command("validate", "check the records", _add_validate, _run_validate),
    Command("build", "check the records and write the whole site", _add_build, _run_build),
    Command("pages", "write the pages as Markdown files for other generators", _add_pages, _run_pages),
    Command("status", "say in which state a site is, and why", _add_status, _run_status),
    Command("explain", "say what a code means and what to do", _add_explain, _run_explain),
    Command("stats", "count what the catalogue holds", _add_stats, _run_stats),
)


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        metavar="DATE",
        help="take this day for today (default: SOURCE_DATE_EPOCH, else the day in UTC)",
    )


def _today(options: argparse.Namespace) -> Day:
    from datetime import UTC, datetime

    from damage_catalogue.records.edtf import Day

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if options.today:
            return Day.from_date(datetime.strptime(options.today, "%Y-%m-%d").replace(tzinfo=UTC).date())
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        name, value = ("--today", options.today) if options.today else ("SOURCE_DATE_EPOCH", epoch)
        form = "a day such as 2026-11-22" if options.today else "a number of seconds since 1970"
        raise UsageError(f"{name} is {value}, but {form} is expected.") from None
    return Day.from_date(now.date())


def _may_use_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="catalogue", description="Checks the records of a heritage damage catalogue and builds its site."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        below = commands.add_parser(
            command.name, help=command.help, description=command.help.capitalize() + "."
        )
        below.add_argument("--root", type=Path, metavar="DIR", help="the folder that holds catalogue/")
        below.add_argument("--debug", action="store_true", help="show where a fault of our own comes from")
        command.add_options(below)
        below.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _build_parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except (UsageError, ProjectError, RefusedFolderError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # Whoever read our output has stopped; the interpreter must not complain of it when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _report_fault(error, options.debug)
    return code


def _report_fault(error: Exception, debug: bool) -> int:
    from damage_catalogue.records.vocabularies import VocabularyError
    from damage_catalogue.validation.schemas import SchemaError

    if isinstance(error, VocabularyError | SchemaError):
        print(f"The set-up is broken: {error}", file=sys.stderr)
        return WRONG_USE
    if debug:
        import traceback

        traceback.print_exception(error)
    print(
        f"The program has made a mistake ({type(error).__name__}); your records are not to blame. "
        "Please report it, with what --debug shows.",
        file=sys.stderr,
    )
    return OUR_FAULT
