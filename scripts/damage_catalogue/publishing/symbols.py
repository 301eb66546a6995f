"""The symbols of the damage scale, drawn once for every place that shows them.

The more of the disc is filled, the worse the damage, so the scale reads without colour. All are drawn in a
square of 16 with `currentColor`; classes and attributes only, no style.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

CONTESTED = "contested"
NOT_ASSESSED = "not-assessed"

_RING = '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
_SYMBOLS = {
    "intact": _RING + '<path d="M5 8.2l2.2 2.2L11 6" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    "no-visible-damage": _RING,
    "slight": _RING + '<path d="M8 8V1.75A6.25 6.25 0 0 1 14.25 8z" fill="currentColor"/>',
    "moderate": _RING + '<path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor"/>',
    "severe": _RING + '<path d="M8 8V1.75A6.25 6.25 0 1 1 1.75 8z" fill="currentColor"/>',
    "destroyed": '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
    "still-stands": _RING + '<circle cx="8" cy="8" r="1.75" fill="currentColor"/>',
    "damaged": _RING
    + '<path d="M8.5 2L6.5 7l3 2-2 5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    "possible": '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"'
    ' stroke-dasharray="2 2"/>',
    "unknown": '<path d="M5 5.5a3 3 0 1 1 4.6 2.6C8.5 8.8 8 9.3 8 10.5" fill="none"'
    ' stroke="currentColor" stroke-width="1.75"/><circle cx="8" cy="13.25" r="1.1" fill="currentColor"/>',
    NOT_ASSESSED: _RING + '<path d="M4.5 11.5l7-7M2.5 9l6.5-6.5M7 13.5L13.5 7" stroke="currentColor"'
    ' stroke-width=".8"/>',
    CONTESTED: '<path d="M7 1.1v13.8A7 7 0 0 1 7 1.1z" fill="currentColor"/>'
    '<path d="M9.5 2a6.25 6.25 0 0 1 0 12z" fill="none" stroke="currentColor" stroke-width="1.5"/>',
}

NAMES = tuple(_SYMBOLS)


def symbol_definitions(names: Iterable[str]) -> Markup:
    """The drawings behind `<use href="#sym_…">`, to stand once on the page."""
    return Markup("\n").join(
        Markup(f'<symbol id="sym_{name}" viewBox="0 0 16 16">{_SYMBOLS[name]}</symbol>')  # noqa: S704 (ours)
        for name in names
    )


def symbol(name: str) -> Markup:
    """A symbol; it always stands beside its word, so screen readers pass over it."""
    return Markup(
        '<svg class="hd-symbol hd-d-{0}" viewBox="0 0 16 16" aria-hidden="true"><use href="#sym_{0}"/></svg>'
    ).format(name)
