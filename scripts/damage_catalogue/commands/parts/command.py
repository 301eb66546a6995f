"""What a command is, how it may end, and how it says that it was called wrongly."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

CLEAN, FINDINGS, WRONG_USE, OUR_FAULT = range(4)
"""The exit codes: no findings, findings, wrong use or a broken set-up, a fault of our own."""


class UsageError(Exception):
    """The command was called wrongly: what is wrong and what to do, in one sentence."""


class _Module(Protocol):
    """What each module of a command must hold."""

    def add_options(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, options: argparse.Namespace) -> int: ...


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name and a line of help. Its module is read only when it is called."""

    name: str
    help: str
    has_root: bool = True
    """Whether it works on a catalogue, which --root may name."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Gives `parser` the arguments that this command takes beside --root and --debug."""
        self._module().add_options(parser)

    def run(self, options: argparse.Namespace) -> int:
        """Does its work and gives the exit code. Raises UsageError where it was called wrongly."""
        return self._module().run(options)

    def _module(self) -> _Module:
        return cast(_Module, import_module(f"damage_catalogue.commands.{self.name}"))
