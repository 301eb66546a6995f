"""One mistake that shows in many places is told once, with all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.wording import counted, listed

MOST_FILES = 40


def tell_once(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics in their order; of those with one code and cause only the first, naming the rest."""
    groups: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        groups[diagnostic.code, diagnostic.cause].append(diagnostic)
    for diagnostic in diagnostics:
        first, *others = groups[diagnostic.code, diagnostic.cause] if diagnostic.cause else [diagnostic]
        if diagnostic is first:
            yield replace(first, hint=f"{first.hint} {_also_at(others)}".strip()) if others else first


def _also_at(others: Sequence[Diagnostic]) -> str:
    lines: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for other in others:
        lines[other.path][other.line or 1] = None
    places = [f"{path} ({_lines(list(below))})" for path, below in lines.items()]
    more = [f"and in {counted(len(places) - MOST_FILES, 'more file')}"] if len(places) > MOST_FILES else []
    return f"The same in {counted(len(others), 'more place')}: {'; '.join(places[:MOST_FILES] + more)}."


def _lines(numbers: Sequence[int]) -> str:
    return f"{'line' if len(numbers) == 1 else 'lines'} {listed(map(str, numbers), 'and')}"
