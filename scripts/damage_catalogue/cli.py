"""The command `catalogue`: reads options, builds objects, sets the exit code.

Exit codes: 0 clean, 1 findings, 2 wrong use or a broken set-up, 3 a fault of our own. To add a command, write
`_add_NAME` and `_run_NAME` and give them a line in COMMANDS.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue import __version__
from damage_catalogue.ending import EndedError, discard_output, ending_in_order, explain_fault, have_streams
from damage_catalogue.project import Project, ProjectError, RefusedFolderError, find_project

if TYPE_CHECKING:
    from damage_catalogue.build import Publication
    from damage_catalogue.records.edtf import Day
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
    has_root: bool = True
    """Whether it works on a catalogue, which --root may name."""


def _add_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=_path,
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
    _add_today(parser)


def _run_validate(options: argparse.Namespace) -> int:
    from damage_catalogue.validation.diagnostic import Severity
    from damage_catalogue.validation.report import REPORTS, Checked

    project = _find_project(options)
    reports = _read_reports(options.report or ["human"], REPORTS, project)
    only = [_find_in_catalogue(path, project) for path in options.paths]
    outcome = _validate(project, _today(options), only)
    checked = Checked(outcome.diagnostics, outcome.files, outcome.records)
    for name, file in reports if outcome.diagnostics or not outcome.mishaps else ():
        colour = file is None and _may_use_colour()
        _write(REPORTS[name](checked, colour), file)
    _own_up(outcome)
    failing = (Severity.ERROR, Severity.WARNING) if options.fail_on == "warning" else (Severity.ERROR,)
    return FINDINGS if outcome.has(*failing) else CLEAN


def _find_in_catalogue(path: Path, project: Project) -> Path:
    """The path of a file or folder as the checks name it, whatever links lead to the catalogue."""
    if not os.path.lexists(path):
        raise UsageError(f"{path}: there is no such file or folder.")
    catalogue, found = project.catalogue.resolve(), path.resolve()
    if not found.is_relative_to(catalogue):
        raise UsageError(f"{path}: this does not stand below {project.catalogue}.")
    return project.catalogue / found.relative_to(catalogue)


def _read_reports(
    wanted: Sequence[str], reports: Mapping[str, object], project: Project
) -> list[tuple[str, Path | None]]:
    """Each report's form and its file, None for the screen. Raises UsageError for what cannot be written."""
    found: list[tuple[str, Path | None]] = []
    for each in wanted:
        name, has_file, written = each.partition("=")
        if name not in reports or (has_file and not written):
            raise UsageError(f"--report {each}: write {', '.join(reports)}, each alone or with =FILE.")
        file = _path(written) if written else None
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


def _write(text: str, file: Path | None) -> None:
    try:
        if file is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            file.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{file or 'The output'}: cannot be written ({error.strerror}).") from error


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

    outcome = _validate(_find_project(options), _today(options))
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
        "--on",
        type=_day,
        metavar="DATE",
        help="as it was on this day: by what was seen up to it, judged by all that is known now",
    )
    parser.add_argument(
        "--known-by",
        type=_day,
        metavar="DATE",
        help="as it was known on this day: by what had been reported up to it; without --on, of the same day",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--language", metavar="TAG", default="en", help="the language of the words, such as fr (default: en)"
    )
    _add_today(parser)


def _run_status(options: argparse.Namespace) -> int:
    import json
    from difflib import get_close_matches

    from damage_catalogue.language import Languages
    from damage_catalogue.publishing.in_words.status_text import status_as_data, status_as_text
    from damage_catalogue.status.catalogue_status import derive_all
    from damage_catalogue.status.facts import Asked
    from damage_catalogue.validation.report.terminal import clean

    project = _find_project(options)
    languages = Languages(project.languages)
    if options.language not in languages:
        raise UsageError(f"--language {options.language}: there are words in {', '.join(languages)}.")
    outcome = _validate(project, _today(options))
    if outcome.catalogue is None:
        raise UsageError("catalogue/catalogue.yaml has errors. See them with: catalogue validate")
    asked = Asked(options.on, options.known_by)
    statuses = derive_all(outcome.catalogue, asked.on, asked.known_by)
    found = statuses.get(options.site)
    if found is None:
        near = get_close_matches(options.site, statuses, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"{options.site}: there is no such site without errors.{meant}")
    if options.json:
        data = status_as_data(outcome.catalogue, found, asked)
        print(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        text = status_as_text(outcome.catalogue, found, asked, languages[options.language])
        print("\n".join(clean(line) for line in text.splitlines()))
    return CLEAN


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=_path, metavar="DIR", help="the folder to write, replaced as a whole (default: site)"
    )
    parser.add_argument(
        "--site-url", metavar="URL", help="the address at which it will be published, for canonical links"
    )
    _add_today(parser)


def _run_build(options: argparse.Namespace) -> int:
    from damage_catalogue.build import build_site
    from damage_catalogue.mkdocs_plugin import folders_read
    from damage_catalogue.mkdocs_plugin.running import read_configuration, run_mkdocs
    from damage_catalogue.output.folder import prepare_folder
    from damage_catalogue.output.place import follow_links, refuse_to_write_among

    project, today = _find_project(options), _today(options)
    out = follow_links(options.out or project.root / "site")
    configuration = read_configuration(project.mkdocs_yml, options.site_url)
    refuse_to_write_among(out, project, folders_read(configuration))
    prepare_folder(out)
    publication = _read_publication(project, today, options.site_url)
    if publication is None:
        return FINDINGS

    def render(folder: Path) -> None:
        run_mkdocs(configuration, publication, site_dir=folder)

    build_site(project, publication, out, render=render)
    print(f"{len(publication.pages)} pages of records, indexes and reference written to {out}.")
    return CLEAN


def _add_pages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=_path, metavar="DIR", required=True, help="the folder to write, replaced as a whole"
    )
    _add_today(parser)


def _run_pages(options: argparse.Namespace) -> int:
    from damage_catalogue.build import write_pages
    from damage_catalogue.output.folder import prepare_folder
    from damage_catalogue.output.place import follow_links, refuse_to_write_among

    project, today = _find_project(options), _today(options)
    out = follow_links(options.out)
    refuse_to_write_among(out, project)
    prepare_folder(out)
    publication = _read_publication(project, today)
    if publication is None:
        return FINDINGS
    print(f"{write_pages(publication, out)} pages written to {out}.")
    return CLEAN


def _add_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=_path, metavar="DIR", help="the folder for the new catalogue")
    parser.add_argument(
        "--language", metavar="TAG", default="en", help="its main language, such as en or ar (default: en)"
    )


def _run_init(options: argparse.Namespace) -> int:
    import shlex

    from damage_catalogue.editing.starter import languages, start_catalogue

    if options.language not in languages():
        known = ", ".join(languages())
        raise UsageError(f"--language {options.language}: a catalogue can be begun in {known}.")
    started = start_catalogue(options.folder, options.language, __version__)
    print(f"{len(started.written)} files written to {options.folder}.")
    if started.kept:
        print(f"Kept as they were: {', '.join(started.kept)}.")
    print("Next, write its title into catalogue/catalogue.yaml. Then check it and build its site:\n")
    print(f"  cd {shlex.quote(str(options.folder))}\n  catalogue validate\n  catalogue build")
    return CLEAN


def _read_publication(project: Project, today: Day, site_url: str | None = None) -> Publication | None:
    """What is published, or None where the records have errors; findings are printed."""
    from damage_catalogue.build import assemble_publication
    from damage_catalogue.validation.report import REPORTS, Checked
    from damage_catalogue.validation.report.checked import summarise

    outcome = _validate(project, today)
    checked = Checked(outcome.diagnostics, outcome.files, outcome.records)
    if outcome.has_errors or outcome.catalogue is None:
        _write(REPORTS["human"](checked, _may_use_colour()), None)
        print("Nothing was written; what was there before is untouched.", file=sys.stderr)
        _own_up(outcome)
        return None
    print(summarise(checked))
    return assemble_publication(project, outcome, site_url)


def _day(text: str) -> Day:
    """A day given as an option, YYYY-MM-DD."""
    from datetime import date

    from damage_catalogue.records.edtf import Day

    try:
        return Day.from_date(date.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write one such as 2015-08-31") from None


def _path(text: str) -> Path:
    """A path given as an option, absolute from here on: what runs later may see it from another folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return _working_folder() / text


def _working_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise UsageError("The folder you are in has been deleted. Go to another one.") from None


def _find_project(options: argparse.Namespace) -> Project:
    return find_project(options.root, _working_folder())


def _validate(project: Project, today: Day, only: Sequence[Path] = ()) -> Outcome:
    from damage_catalogue.checks import CHECK_RULES
    from damage_catalogue.validation.validate import validate

    return validate(project, today, only, CHECK_RULES)


def _show_origin(error: Exception) -> None:
    """Where in the program a fault comes from; of several that were noted, each."""
    import traceback

    from damage_catalogue.validation.mishap import MishapError

    for each in [mishap.error for mishap in error.mishaps] if isinstance(error, MishapError) else [error]:
        traceback.print_exception(each)


def _own_up(outcome: Outcome) -> None:
    """After the findings: raises where the program itself failed over a record."""
    if outcome.mishaps:
        from damage_catalogue.validation.mishap import MishapError

        raise MishapError(outcome.mishaps) from outcome.mishaps[0].error


COMMANDS: tuple[Command, ...] = (
    Command("init", "begin a new catalogue in a folder", _add_init, _run_init, has_root=False),
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
        if command.has_root:
            below.add_argument("--root", type=_path, metavar="DIR", help="the folder that holds catalogue/")
        below.add_argument("--debug", action="store_true", help="show where a fault of our own comes from")
        command.add_options(below)
        below.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit code."""
    have_streams()
    debug = False
    try:
        with ending_in_order():
            options = _build_parser().parse_args(arguments)
            debug = options.debug
            code: int = options.run(options)
            _write("", None)
    except (UsageError, ProjectError, RefusedFolderError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        discard_output()  # whoever read it has stopped
        return CLEAN
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except EndedError as ended:
        return 128 + ended.signal
    except Exception as error:
        if debug:
            _show_origin(error)
        is_ours, message = explain_fault(error)
        print(message, file=sys.stderr)
        return OUR_FAULT if is_ours else WRONG_USE
    return code
