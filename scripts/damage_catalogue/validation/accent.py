"""Whether the catalogue's own colour can be read on its pages: contrast as WCAG 2.2 reckons it."""

from __future__ import annotations

import re

PAPERS = {"light": ("#f8f4eb", "#fdfbf6"), "dark": ("#191612", "#211d18")}
"""What text stands on: the paper and the sheets of docs/assets/catalogue.css."""

READABLE = 4.5
"""The contrast that text of this size needs at least: WCAG 2.2, success criterion 1.4.3."""

_COLOUR = re.compile("#[0-9a-fA-F]{6}").fullmatch


def is_colour(text: str) -> bool:
    """Whether it is # and six digits from 0 to f."""
    return _COLOUR(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def contrast_with_paper(colour: str, scheme: str) -> float:
    """The contrast with that paper of the scheme, light or dark, on which the colour can be read worst."""
    return min(contrast(colour, paper) for paper in PAPERS[scheme])


def _luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, “relative luminance”)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
