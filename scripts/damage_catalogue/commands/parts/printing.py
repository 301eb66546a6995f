"""What commands print: to the screen or into a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from damage_catalogue.commands.parts.command import UsageError


def write(text: str, file: Path | None) -> None:
    """To the screen if `file` is None. Raises UsageError where it cannot be written."""
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


def may_use_colour() -> bool:
    """Whether somebody looks at a terminal that shows colours and did not ask for none (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
