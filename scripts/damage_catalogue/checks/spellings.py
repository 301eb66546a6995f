"""Words of which these records use one spelling alone."""

from __future__ import annotations

from collections.abc import Iterator

from damage_catalogue.checks.asking import each_check
from damage_catalogue.validation.finding import Finding, Whole
from damage_catalogue.validation.wording import quoted


def check_spellings(whole: Whole) -> Iterator[Finding]:
    """Every place in a record where another spelling stands; it is told there, not at the check."""
    for _, _, check in each_check(whole, "spellings"):
        for entry in whole.entries.values():
            text = entry.positions.text
            for spelling in check["avoid"]:
                at = text.find(spelling)
                while at >= 0:
                    span = at, at + len(spelling)
                    message = f"{quoted(spelling)} is not how this catalogue writes it."
                    hint = f"Write {quoted(check['write'])}. {check['because'].rstrip('.')}."
                    yield Finding("HD906", entry.file, (), message, hint, span=span)
                    at = text.find(spelling, span[1])
