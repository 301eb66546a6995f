"""How often somebody looked, year by year, as bars with the same numbers in words beneath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from damage_catalogue.publishing.writing.sheet import Sheet
from damage_catalogue.records.edtf import Edtf

WIDTH, HEIGHT, MARGIN, TOP, FOOT = 720, 120, 24, 16, 20
_WIDEST = 40
_MOST_LABELS = 20


def count_by_year(days: Iterable[Edtf | None]) -> tuple[Mapping[int, int], int, int]:
    """How many lie within each year, how many reach over several or have an open end, how many are None."""
    years: Counter[int] = Counter()
    spread = undated = 0
    for day in days:
        if day is None:
            undated += 1
        elif day.earliest is None or day.latest is None or day.earliest.year != day.latest.year:
            spread += 1
        else:
            years[day.earliest.year] += 1
    return dict(sorted(years.items())), spread, undated


def year_chart(sheet: Sheet, days: Iterable[Edtf | None]) -> Markup:
    """The bars are for the eye alone; the list says the same, and what no bar can show.

    A year without any observation keeps its place, empty.
    """
    years, spread, undated = count_by_year(days)
    whole = sum(years.values()) + spread + undated
    labels = [(sheet.language.year_label(year), number) for year, number in years.items()]
    labels += [(sheet.w(key), n) for key, n in (("several_years", spread), ("date_not_known", undated)) if n]
    lines = [
        Markup('<li>{} <span class="hd-fine">{}</span></li>').format(
            label, sheet.language.share(number, whole, "observation")
        )
        for label, number in labels
    ]
    return Markup('{}\n<ul class="hd-legend">\n{}\n</ul>').format(
        _drawing(sheet, years), Markup("\n").join(lines)
    )


def _drawing(sheet: Sheet, years: Mapping[int, int]) -> Markup:
    if not years:
        return Markup("")
    drawing = '<svg class="hd-tl hd-years" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>'
    return Markup(f'<div class="hd-scroll">{drawing}</div>').format(  # noqa: S704 (our own words)
        WIDTH, TOP + HEIGHT + FOOT, Markup("").join(_bars(sheet, years))
    )


def _bars(sheet: Sheet, years: Mapping[int, int]) -> Iterator[Markup]:
    first, last, highest = min(years), max(years), max(years.values())
    step = (WIDTH - 2 * MARGIN) / (last - first + 1)
    width = round(max(1, min(step * 0.7, _WIDEST)), 1)
    named_every = -(-(last - first + 1) // _MOST_LABELS)

    def place(year: int) -> float:
        along = MARGIN + (year - first + 0.5) * step
        return round(WIDTH - along if sheet.language.direction == "rtl" else along, 1)

    for year, number in years.items():
        x = place(year)
        height = round(number / highest * HEIGHT, 1)
        y = round(TOP + HEIGHT - height, 1)
        yield Markup('<rect class="hd-bar" x="{}" y="{}" width="{}" height="{}"/>').format(
            round(x - width / 2, 1), y, width, height
        )
        if named_every == 1:
            yield _label(x, y - 4, sheet.language.number(number))
    for year in range(first, last + 1, named_every):
        yield _label(place(year), TOP + HEIGHT + 15, sheet.language.year_label(year))


def _label(x: float, y: float, text: str) -> Markup:
    return Markup('<text class="hd-tl-year" x="{}" y="{}" text-anchor="middle">{}</text>').format(
        x, round(y, 1), text
    )
