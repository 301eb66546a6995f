"""How a command ends: with everything cleared up, and with a word on whose fault it was."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class EndedError(BaseException):
    """Somebody asked the program to end. No handler of errors may take this for one of them."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Makes a request to end, or a closed terminal, end the block as Ctrl-C does: with everything cleared up.

    Requests that whoever started us has told us to ignore stay ignored.
    """

    def end(number: int, _: object) -> None:
        raise EndedError(number)

    mine = [each for each in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(each) is signal.SIG_DFL]
    for each in mine:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each in mine:
            signal.signal(each, signal.SIG_DFL)


def have_streams() -> None:
    """Makes sure that there is something to print to, and that no letter stops the printing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # whoever started us has closed it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 (it stays open)
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def discard_output() -> None:
    """Leads what is still to be printed nowhere, or the interpreter complains when it closes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def explain_fault(error: Exception) -> tuple[bool, str]:
    """Whether the program is at fault, and what to say. What the system refuses, and a broken installation,
    are not its fault.
    """
    from damage_catalogue.language import LanguageError
    from damage_catalogue.output.contents import IncompleteSiteError
    from damage_catalogue.publishing.disclosure import DisclosureError
    from damage_catalogue.publishing.writing.rendering import OwnTemplateError
    from damage_catalogue.records.vocabularies import VocabularyError
    from damage_catalogue.validation.mishap import MishapError
    from damage_catalogue.validation.schemas import SchemaError

    if isinstance(error, LanguageError | VocabularyError | SchemaError):
        return False, f"The set-up is broken: {error}"
    if isinstance(error, OwnTemplateError):
        return False, str(error)
    if isinstance(error, DisclosureError):  # its message says what to do, and is not to be drowned
        return True, str(error)
    if isinstance(error, OSError) and error.errno is not None:  # without a number it is not the system's
        return False, _about_refusal(error)
    first = f"{error} " if isinstance(error, IncompleteSiteError) else ""
    what = f": {error}" if isinstance(error, MishapError) else f" ({type(error).__name__})"
    return True, (
        f"{first}The program has made a mistake{what}; your records are not to blame. "
        "Please report it, with what --debug shows."
    )


def _about_refusal(error: OSError) -> str:
    if error.filename is not None:
        name = os.fsdecode(error.filename)
        return f"{name}: {error.strerror}. Check that it is there and that you may use it."
    return f"The output could not be written, or a file not be read: {error.strerror}."
