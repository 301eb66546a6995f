"""Explains a code in the terminal."""

from __future__ import annotations

from textwrap import fill, indent

from damage_catalogue.validation.codes import ALL
from damage_catalogue.validation.diagnostic import Code

WIDTH = 88


def explain(code: Code) -> str:
    """What the code means, why it matters, what to do, and an example of both."""
    parts = [
        f"{code.id} ({code.severity.value}): {code.title}",
        fill(code.why, WIDTH),
        fill(f"What to do: {code.fix}", WIDTH),
        f"Wrong:\n{indent(code.wrong, '    ')}",
        f"Right:\n{indent(code.right, '    ')}",
    ]
    return "\n\n".join(parts) + "\n"


def list_codes() -> str:
    """Every code with its title, one a line."""
    return "".join(f"{code.id}  {code.severity.value:<7}  {code.title}\n" for code in ALL)
