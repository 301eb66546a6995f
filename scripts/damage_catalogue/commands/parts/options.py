"""Options that several commands share, and how what is given with an option is read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue.commands.parts.command import UsageError

if TYPE_CHECKING:
    from damage_catalogue.project import Project
    from damage_catalogue.records.edtf import Day


def add_today(parser: argparse.ArgumentParser) -> None:
    """The option --today, which `read_today` reads."""
    parser.add_argument(
        "--today",
        metavar="DATE",
        help="take this day for today (default: SOURCE_DATE_EPOCH, else the day in UTC)",
    )


def read_today(options: argparse.Namespace) -> Day:
    """The day that counts as today: of --today, else of SOURCE_DATE_EPOCH, else of the clock, in UTC.

    Raises UsageError where one of the two is set to something else.
    """
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


def read_day(text: str) -> Day:
    """A day given as an option, YYYY-MM-DD."""
    from datetime import date

    from damage_catalogue.records.edtf import Day

    try:
        return Day.from_date(date.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write one such as 2015-08-31") from None


def absolute_path(text: str) -> Path:
    """A path given as an option, absolute from here on: what runs later may see it from another folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return working_folder() / text


def find_in_catalogue(path: Path, project: Project) -> Path:
    """The path of a file or folder as the checks name it, whatever links lead to the catalogue.

    Raises UsageError where there is none, or where it does not stand below the catalogue.
    """
    if not os.path.lexists(path):
        raise UsageError(f"{path}: there is no such file or folder.")
    catalogue, found = project.catalogue.resolve(), path.resolve()
    if not found.is_relative_to(catalogue):
        raise UsageError(f"{path}: this does not stand below {project.catalogue}.")
    return project.catalogue / found.relative_to(catalogue)


def working_folder() -> Path:
    """The folder we are in. Raises UsageError where it has been deleted."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise UsageError("The folder you are in has been deleted. Go to another one.") from None
