"""What publishing hands on: one page in one language, without the theme around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its table of contents; `id` is the fragment that leads there."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page. `address` ends with a slash ("" is home) and is the same in every edition; `path`
    is where the page stands in the site.

    `body` is safe HTML with one root element that starts with the h1. `description` has at most 160
    characters. `json_ld` may stand in a script element as it is. `record_path` is the record's file from
    the catalogue's root. A page with `redirect_to` only leads on to that address. `files` stand beside the
    page, by name. `language` is that of everything around the page; `written_in` is set for one in another.
    """

    address: str
    language: str
    kind: str
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...]
    search_text: str
    json_ld: str | None = None
    record_path: str | None = None
    redirect_to: str | None = None
    edition: str = ""
    written_in: str | None = None
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def path(self) -> str:
        """Where it stands in the site, seen from its top."""
        return self.edition + self.address


class CodeText(Protocol):
    """What a finding of the checks means: plain text, and short examples."""

    @property
    def id(self) -> str:
        """The code itself, such as HD203."""

    @property
    def title(self) -> str:
        """What is wrong, in a few words."""

    @property
    def why(self) -> str:
        """Why it matters."""

    @property
    def fix(self) -> str:
        """What to do."""

    @property
    def wrong(self) -> str:
        """A short example of the fault; empty: there is none."""

    @property
    def right(self) -> str:
        """The same, mended."""
