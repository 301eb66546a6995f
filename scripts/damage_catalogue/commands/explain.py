"""`catalogue explain`: says what a code of the checks means and what to do."""

from __future__ import annotations

import argparse

from damage_catalogue.commands.parts.command import CLEAN, UsageError


def add_options(parser: argparse.ArgumentParser) -> None:
    """The code to explain."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as HD203; without one, all are listed")


def run(options: argparse.Namespace) -> int:
    """Prints one code, or the list of all. Raises UsageError for a code that there is not."""
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
