"""Which findings belong to a change, and the order that tells of them first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from damage_catalogue.validation.diagnostic import Diagnostic

_RECORD_FILE = re.compile(r"catalogue/([a-z]+)/(.+)\.yaml").fullmatch
_REFERENCES = "HD3"


@dataclass(frozen=True)
class TouchedFiles:
    """The files that differ from an earlier state of the catalogue.

    `since` is that state as it was named. `touched` are the files as findings name them, from the catalogue's
    root; `gone` those among them that are no longer there, a renamed file by its old name.
    """

    since: str
    touched: frozenset[str]
    gone: frozenset[str] = frozenset()

    def concerns(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is in a touched file, in a folder with one, or in a reference to a record whose
        file is gone: whoever deletes or renames a record breaks what refers to it elsewhere.
        """
        if diagnostic.path in self._places:
            return True
        return diagnostic.code.startswith(_REFERENCES) and _referred_to(diagnostic) in self._gone_records

    @cached_property
    def _places(self) -> frozenset[str]:
        above = (str(folder) for name in self.touched for folder in PurePosixPath(name).parents)
        return self.touched.union(above)

    @cached_property
    def _gone_records(self) -> frozenset[str]:
        """Each as references write it: by its id alone, or with its kind before it."""
        records = [found.groups() for name in self.gone if (found := _RECORD_FILE(name))]
        return frozenset(form for kind, id in records for form in (id, f"{kind}/{id}"))


def _referred_to(diagnostic: Diagnostic) -> str:
    """What a reference names: the underlined text without quotes, and without the statement after a `#`."""
    start = (diagnostic.column or 1) - 1
    marked = (diagnostic.source_line or "")[start : start + diagnostic.length]
    return marked.strip("\"'").partition("#")[0]


def order_by_change(diagnostics: Iterable[Diagnostic], change: TouchedFiles | None) -> tuple[Diagnostic, ...]:
    """First what concerns the change, then all else, each in the order it had."""
    if change is None:
        return tuple(diagnostics)
    return tuple(sorted(diagnostics, key=lambda each: not change.concerns(each)))
