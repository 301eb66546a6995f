"""`catalogue stats`: counts what the catalogue holds."""

from __future__ import annotations

import argparse
import sys

from damage_catalogue.commands.parts.checking import read_catalogue
from damage_catalogue.commands.parts.command import CLEAN
from damage_catalogue.commands.parts.options import add_today


def add_options(parser: argparse.ArgumentParser) -> None:
    """The form of the counts, and the day that counts as today."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the counts of the records without errors. Raises UsageError where catalogue.yaml has some."""
    import json

    from damage_catalogue.records.statistics import count_catalogue, show_counts

    outcome, catalogue = read_catalogue(options)
    counts = count_catalogue(catalogue)
    print(json.dumps(counts, indent=2) if options.json else show_counts(counts), end="\n" * options.json)
    if outcome.has_errors:
        print("Records with errors are not counted. See them with: catalogue validate", file=sys.stderr)
    return CLEAN
