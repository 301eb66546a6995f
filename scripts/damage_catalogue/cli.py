"""The command `catalogue`: the door. Reads options, runs one command, sets the exit code.

Exit codes: 0 clean, 1 findings, 2 wrong use or a broken set-up, 3 a fault of our own. What each command does,
and how to add one, stands in `commands/`.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from typing import Any

from damage_catalogue import __version__
from damage_catalogue.commands import COMMANDS
from damage_catalogue.commands.parts.command import CLEAN, OUR_FAULT, WRONG_USE, Command, UsageError
from damage_catalogue.commands.parts.options import absolute_path
from damage_catalogue.commands.parts.printing import write
from damage_catalogue.ending import EndedError, discard_output, ending_in_order, explain_fault, have_streams
from damage_catalogue.project import ProjectError, RefusedFolderError


class _CommandParser(argparse.ArgumentParser):
    """The parser of one command, which asks for the command's own options only when it is called."""

    command: Command | None = None

    def complete(self) -> None:
        if self.command is not None:
            self.command.add_options(self)
            self.command = None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.complete()
        return super().parse_known_args(args, namespace)


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="catalogue", description="Checks the records of a heritage damage catalogue and builds its site."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=_CommandParser
    )
    for command in COMMANDS:
        below = commands.add_parser(
            command.name, help=command.help, description=command.help.capitalize() + "."
        )
        if command.has_root:
            below.add_argument(
                "--root", type=absolute_path, metavar="DIR", help="the folder that holds catalogue/"
            )
        below.add_argument("--debug", action="store_true", help="show where a fault of our own comes from")
        below.set_defaults(run=command.run)
        below.command = command
    return parser


def _show_origin(error: Exception) -> None:
    """Where in the program a fault comes from; of several that were noted, each."""
    import traceback

    from damage_catalogue.validation.mishap import MishapError

    for each in [mishap.error for mishap in error.mishaps] if isinstance(error, MishapError) else [error]:
        traceback.print_exception(each)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit code."""
    have_streams()
    debug = False
    try:
        with ending_in_order():
            options = _build_parser().parse_args(arguments)
            debug = options.debug
            code: int = options.run(options)
            write("", None)
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
