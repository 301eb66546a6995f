"""How many places are in which state, as one bar with its list beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from damage_catalogue.language.language import Noun
from damage_catalogue.publishing.in_words.counting import since_of_them
from damage_catalogue.publishing.writing.sheet import Sheet
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import CountedSince

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
    noun: Noun,
    done: Callable[[Term], Iterable[CountedSince]],
) -> Markup:
    """The bar is for the eye alone; the list says the same in words, each with the whole as denominator.

    `done` gives for a state to how many of it what was done since.
    """
    lines = [
        Markup('<li>{} <a href="{}">{}</a> <span class="hd-fine">{}</span>{}</li>').format(
            sheet.symbol(term.id),
            sheet.href(f"status/{term.id}/"),
            sheet.language.term(term),
            sheet.language.share(number, whole, noun),
            Markup("").join(_since(sheet, done(term))),
        )
        for term, number in counts
    ]
    return Markup('{}\n<ul class="hd-legend">\n{}\n</ul>').format(
        _bar(sheet, counts, whole), Markup("\n").join(lines)
    )


def _since(sheet: Sheet, done: Iterable[CountedSince]) -> list[Markup]:
    """Of how many of them what was done since, each with its symbol: *3 of them rebuilt since*."""
    done = tuple(done)
    words = since_of_them(done, sheet.language)
    return [
        Markup(' <span class="hd-fine hd-done">{} {}</span>').format(sheet.symbol(one.kind.id), said)
        for one, said in zip(done, words, strict=True)
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
