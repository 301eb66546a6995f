"""How many places are in which state, as one bar with its list beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup, escape

from damage_catalogue.publishing.writing.sheet import Sheet
from damage_catalogue.records.vocabularies import Term

WIDTH, HEIGHT = 720, 20

# What the style sheet fills the bar of the places with that nobody has looked at.
_HATCH = Markup(
    '<pattern id="chart_hatch" class="hd-d-not-assessed" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<path d="M0 5L5 0" stroke="currentColor" stroke-width=".9"/></pattern>'
)


def state_chart(
    sheet: Sheet,
    counts: Sequence[tuple[Term, int]],
    whole: int,
    mended: Callable[[Term], Mapping[Term, int]],
) -> Markup:
    """The bar is for the eye alone; the list says the same in words, each with the whole as denominator.

    `mended` gives for a state how many of its places have been worked on since, by kind of work.
    """
    lines = [
        Markup('<li>{} <a href="{}">{}</a> <span class="hd-fine">{}</span></li>').format(
            sheet.symbol(term.id),
            sheet.href(f"status/{term.id}/"),
            sheet.language.term(term),
            Markup(" · ").join(
                (escape(sheet.language.share(number, whole, "site")), *_work(sheet, mended(term)))
            ),
        )
        for term, number in counts
    ]
    return Markup('{}\n<ul class="hd-legend">\n{}\n</ul>').format(
        _bar(sheet, counts, whole), Markup("\n").join(lines)
    )


def _work(sheet: Sheet, mended: Mapping[Term, int]) -> list[Markup]:
    """Of how many that was done since: *rebuilt since then: 3*."""
    return [
        Markup("{} {}: {}").format(
            sheet.symbol(kind.id),
            sheet.w("since_in_short").format(sheet.language.term(kind)),
            sheet.language.number(number),
        )
        for kind, number in mended.items()
    ]


def _bar(sheet: Sheet, counts: Sequence[tuple[Term, int]], whole: int) -> Markup:
    pieces, x = [], 0.0
    for term, number in counts:
        width = number / whole * WIDTH if whole else 0
        left = WIDTH - x - width if sheet.language.direction == "rtl" else x
        if number:
            pieces.append(
                Markup('<rect class="hd-bar hd-d-{}" x="{}" y="0" width="{}" height="{}"/>').format(
                    term.id, round(left, 1), round(width, 1), HEIGHT
                )
            )
        x += width
    return Markup('<svg class="hd-chart" viewBox="0 0 {} {}" aria-hidden="true">{}{}</svg>').format(
        WIDTH, HEIGHT, _HATCH, Markup("").join(pieces)
    )
