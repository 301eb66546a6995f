"""The colours of the site, as the style sheet gives them: readable in both schemes (WCAG 2.2, AA)."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[2] / "docs" / "assets" / "catalogue.css"
COLOURS = {
    name: pair
    for name, *pair in re.findall(
        r"--([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);", SHEET.read_text("utf-8")
    )
}
SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@SCHEMES
@pytest.mark.parametrize("ground", ["paper", "sheet", "mark"])
@pytest.mark.parametrize("text", ["ink", "ink-soft", "link"])
def test_text_is_readable_on_every_ground(text: str, ground: str, scheme: int) -> None:
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize(
    "sign", ["scale-0", "scale-1", "scale-2", "scale-3", "scale-4", "scale-any", "scale-none", "rule-strong"]
)
def test_symbols_stand_out_on_every_ground(sign: str, ground: str, scheme: int) -> None:
    assert contrast(COLOURS[sign][scheme], COLOURS[ground][scheme]) >= 3


@SCHEMES
def test_worse_damage_stands_out_more(scheme: int) -> None:
    paper = COLOURS["paper"][scheme]
    steps = [contrast(COLOURS[f"scale-{grade}"][scheme], paper) for grade in (1, 2, 3, 4)]
    assert all(worse > better for better, worse in pairwise(steps)), steps
