"""`catalogue init`: begins a new catalogue in a folder."""

from __future__ import annotations

import argparse

from damage_catalogue import __version__
from damage_catalogue.commands.parts.command import CLEAN, UsageError
from damage_catalogue.commands.parts.options import absolute_path


def add_options(parser: argparse.ArgumentParser) -> None:
    """The folder to begin in, and the main language."""
    parser.add_argument("folder", type=absolute_path, metavar="DIR", help="the folder for the new catalogue")
    parser.add_argument(
        "--language",
        metavar="TAG",
        default="en",
        help="its main language, such as en, ar, fr or uk (default: en)",
    )


def run(options: argparse.Namespace) -> int:
    """Writes what is missing in the folder and says what to do next. What stands there already is kept."""
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
