"""The theme around a page, rendered once and filled many times.

Rendering the theme takes thirty times as long as filling a frame. So one page for each section and depth is
rendered with marks where a record's own parts go; the result is cut at the marks, and each record's page is
the pieces and its parts joined. Record text never meets a search for marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from html import escape
from typing import Protocol


class Slot(Enum):
    """A place in the theme that each page fills itself. The value is the mark that stands there at first."""

    TITLE = "xSlotxTitlex"
    DESCRIPTION = "xSlotxDescriptionx"
    CANONICAL = "xSlotxCanonicalx"
    HEAD = "xSlotxHeadx"
    LANGUAGES = "xSlotxLanguagesx"
    CONTENTS = "xSlotxContentsx"
    BODY = "xSlotxBodyx"


class FrameError(Exception):
    """The theme did not show a mark: its templates have changed."""


class TocHeading(Protocol):
    """A heading as the table of contents needs it."""

    @property
    def level(self) -> int:
        """As in HTML; 2 is a chapter of the page."""

    @property
    def id(self) -> str:
        """Its fragment on the page."""

    @property
    def title(self) -> str:
        """Plain text; it is escaped where it is shown."""


_MARK = re.compile("(" + "|".join(slot.value for slot in Slot) + ")")
_SLOTS = {slot.value: slot for slot in Slot}


@dataclass(frozen=True, slots=True)
class Frame:
    """A themed page cut at its marks: fixed pieces of HTML and slots in turn."""

    pieces: tuple[str | Slot, ...]

    def fill(
        self,
        *,
        title: str,
        description: str,
        canonical: str,
        head: str,
        languages: str,
        contents: str,
        body: str,
    ) -> str:
        """The HTML document. `title`, `description` and `canonical` are plain text; the rest is HTML."""
        parts = {
            Slot.TITLE: escape(title),
            Slot.DESCRIPTION: escape(description),
            Slot.CANONICAL: escape(canonical),
            Slot.HEAD: head,
            Slot.LANGUAGES: languages,
            Slot.CONTENTS: contents,
            Slot.BODY: body,
        }
        return "".join(piece if isinstance(piece, str) else parts[piece] for piece in self.pieces)


def cut_frame(themed_page: str, *, needed: Iterable[Slot] = (Slot.TITLE, Slot.HEAD, Slot.BODY)) -> Frame:
    """The frame of a page that was rendered with the marks as its content.

    Raises FrameError where a needed mark is missing, because records would then be published without it.
    """
    pieces = tuple(_SLOTS.get(piece, piece) for piece in _MARK.split(themed_page))
    for slot in needed:
        if slot not in pieces:
            raise FrameError(
                f"The theme shows no place for {slot.name.lower()}: see docs/overrides/base.html."
            )
    return Frame(pieces)


def render_contents(headings: Iterable[TocHeading]) -> str:
    """The items of the list of contents, one for each heading of level 2."""
    return "".join(
        f'<li><a href="#{escape(heading.id)}">{escape(heading.title)}</a></li>'
        for heading in headings
        if heading.level == 2
    )
