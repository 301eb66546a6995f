"""`catalogue find`: names the file and the line of the statement that has a permanent number."""

from __future__ import annotations

import argparse

from damage_catalogue.commands.parts.checking import read_catalogue
from damage_catalogue.commands.parts.command import CLEAN, UsageError
from damage_catalogue.commands.parts.options import add_today


def add_options(parser: argparse.ArgumentParser) -> None:
    """The number to look for."""
    parser.add_argument("number", metavar="NUMBER", help="the number of a statement, as its page shows it")
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Prints file, line and id. Raises UsageError for what is no number, or the number of nothing."""
    from damage_catalogue.build import line_finder
    from damage_catalogue.records.numbers import LENGTH, find_number, read_number

    number = read_number(options.number)
    if number is None:
        raise UsageError(f"{options.number}: a number is {LENGTH} letters and digits, such as tantjw6n.")
    outcome, catalogue = read_catalogue(options)
    found = find_number(catalogue, number)
    if not found:
        raise UsageError(
            f"{number}: no statement without errors has this number. It changes with the record, the day, "
            "the word, the speaker and the sources of a statement: look there for what was changed."
        )
    line_of = line_finder(outcome.contents)
    for one in found:
        name = f"catalogue/{one.kind}/{one.record.id}.yaml"
        line = line_of(name, one.group, one.index)
        print(f"{name}:{line}: {one.item.id}" if line else f"{name}: {one.item.id}")
        if one.number != number:
            print(f"  It has the number {one.number} now.")
        if in_favour_of := getattr(one.item, "in_favour_of", None):
            print(f"  It was set aside in favour of {in_favour_of}.")
    return CLEAN
