"""What most commands do first: find the catalogue and check its records."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from damage_catalogue.commands.parts.command import UsageError
from damage_catalogue.commands.parts.options import read_today, working_folder
from damage_catalogue.commands.parts.printing import may_use_colour, write
from damage_catalogue.project import Project, find_project

if TYPE_CHECKING:
    from damage_catalogue.build import Publication
    from damage_catalogue.records.edtf import Day
    from damage_catalogue.records.files import RecordFile
    from damage_catalogue.records.model import Catalogue
    from damage_catalogue.validation.validate import Outcome


def find_catalogue(options: argparse.Namespace) -> Project:
    """The catalogue that --root names, or else the one around the folder we are in. Raises ProjectError."""
    return find_project(options.root, working_folder())


def check_catalogue(
    project: Project,
    today: Day,
    only: Sequence[Path] = (),
    proposed: Mapping[RecordFile, bytes] = MappingProxyType({}),
) -> Outcome:
    """All that the checks find, also those that stand beside the records; in the paths `only`, if any.

    `proposed` are files as they would be written, which are checked in the place of those that are there.
    """
    from damage_catalogue.checks import CHECK_RULES
    from damage_catalogue.validation.validate import validate

    return validate(project, today, only, CHECK_RULES, proposed)


def read_catalogue(options: argparse.Namespace) -> tuple[Outcome, Catalogue]:
    """What the checks find, and the records without errors. Raises UsageError if catalogue.yaml has some."""
    outcome = check_catalogue(find_catalogue(options), read_today(options))
    if outcome.catalogue is None:
        raise UsageError("catalogue/catalogue.yaml has errors. See them with: catalogue validate")
    return outcome, outcome.catalogue


def own_up(outcome: Outcome) -> None:
    """After the findings: raises where the program itself failed over a record."""
    if outcome.mishaps:
        from damage_catalogue.validation.mishap import MishapError

        raise MishapError(outcome.mishaps) from outcome.mishaps[0].error


def read_publishable(project: Project, today: Day, site_url: str | None = None) -> Publication | None:
    """What is published, or None where the records have errors; findings are printed."""
    from damage_catalogue.build import assemble_publication
    from damage_catalogue.validation.report import REPORTS, Checked
    from damage_catalogue.validation.report.checked import summarise

    outcome = check_catalogue(project, today)
    checked = Checked(outcome.diagnostics, outcome.files, outcome.records)
    if outcome.has_errors or outcome.catalogue is None:
        write(REPORTS["human"](checked, may_use_colour()), None)
        print("Nothing was written; what was there before is untouched.", file=sys.stderr)
        own_up(outcome)
        return None
    print(summarise(checked))
    return assemble_publication(project, outcome, site_url)
