"""The symbols of the damage scale, drawn once for every place that shows them.

The more of the disc is filled, the worse the damage, so the scale reads without colour. All are drawn in a
square of 16 with `currentColor`; classes and attributes only, no style.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

CONTESTED = "contested"
NOT_ASSESSED = "not-assessed"

_LINE = 'fill="none" stroke="currentColor" stroke-width="1.5"'
_RING = f'<circle cx="8" cy="8" r="6.25" {_LINE}/>'
_SYMBOLS = {
    "intact": f'{_RING}<path d="M5 8.2l2.2 2.2L11 6" {_LINE}/>',
    "no-visible-damage": _RING,
    "slight": f'{_RING}<path d="M8 8V1.75A6.25 6.25 0 0 1 14.25 8z" fill="currentColor"/>',
    "moderate": f'{_RING}<path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor"/>',
    "severe": f'{_RING}<path d="M8 8V1.75A6.25 6.25 0 1 1 1.75 8z" fill="currentColor"/>',
    "destroyed": '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
    "still-stands": f'{_RING}<circle cx="8" cy="8" r="1.75" fill="currentColor"/>',
    "damaged": f'{_RING}<path d="M8.5 2L6.5 7l3 2-2 5" {_LINE}/>',
    "possible": f'<circle cx="8" cy="8" r="6.25" {_LINE} stroke-dasharray="2 2"/>',
    "unknown": f'<path d="M5 5.5a3 3 0 1 1 4.6 2.6C8.5 8.8 8 9.3 8 10.5" {_LINE}/>'
    '<circle cx="8" cy="13.25" r="1.1" fill="currentColor"/>',
    NOT_ASSESSED: f'{_RING}<path d="M4.5 11.5l7-7M2.5 9l6.5-6.5M7 13.5L13.5 7"'
    ' stroke="currentColor" stroke-width=".8"/>',
    CONTESTED: f'<path d="M7 1.1v13.8A7 7 0 0 1 7 1.1z" fill="currentColor"/>'
    f'<path d="M9.5 2a6.25 6.25 0 0 1 0 12z" {_LINE}/>',
    # States that are worked out
    "reported": f'<path d="M2 2.75h12v8H7.5L4.5 14v-3.25H2z" {_LINE}/>',
    "undated": f'{_RING}<path d="M8 4.5V8" {_LINE}/><circle cx="8" cy="11" r="1" fill="currentColor"/>',
    "condition-only": f'<path d="M2 13.5h12M3.5 13.5v-5M8 13.5v-8M12.5 13.5V3" {_LINE}/>',
    "by-parts": f'<path d="M2.5 2.5H7V7H2.5zM9 2.5h4.5V7H9zM2.5 9H7v4.5H2.5zM9 9h4.5v4.5H9z" {_LINE}/>',
    # What was done since somebody looked
    "rebuilt": f'<path d="M2 13.5h12M3 13.5v-3h10v3M5 10.5v-3h6v3M8 5.5v-4M6 3.5l2-2 2 2" {_LINE}/>',
    "restored": f'<path d="M13.5 8A5.5 5.5 0 1 1 11.5 3.75M11.5 1v3h-3" {_LINE}/>',
    "repaired": f'<path d="M8 2.5v11M2.5 8h11" {_LINE}/>',
    "stabilised": f'<path d="M2 13.5h12M4.5 13.5V4h7v9.5M4.5 13.5L11.5 4" {_LINE}/>',
    "cleared": f'<path d="M2 13.5h12M4 10h8M6 6.5h4" {_LINE}/>',
    "reopened": f'<path d="M3.5 13.5V3h9v10.5M3.5 3l5 2v10.5l-5-2" {_LINE}/>',
    "restoration": f'<path d="M3 13.5L9.5 7M8 4a3.5 3.5 0 0 1 5 4.5L9.5 5z" {_LINE}/>',
    "damage": f'<path d="M8.5 1.5L5 8.5h3.5L7 14.5 12 6.5H8.5z" {_LINE}/>',
    "looting": f'<path d="M4.5 6.5h7l1.5 7.5H3zM5.75 6.5V4.75a2.25 2.25 0 0 1 4.5 0V6.5" {_LINE}/>',
}

NAMES = tuple(_SYMBOLS)


def symbol_definitions(names: Iterable[str]) -> Markup:
    """The drawings behind `<use href="#sym_…">`, to stand once on the page."""
    return Markup("\n").join(
        Markup(f'<symbol id="sym_{name}" viewBox="0 0 16 16">{_SYMBOLS[name]}</symbol>')  # noqa: S704 (ours)
        for name in names
    )


@cache
def symbol(name: str) -> Markup:
    """A symbol; it always stands beside its word, so screen readers pass over it."""
    return Markup(
        '<svg class="hd-symbol hd-d-{0}" viewBox="0 0 16 16" aria-hidden="true"><use href="#sym_{0}"/></svg>'
    ).format(name)
