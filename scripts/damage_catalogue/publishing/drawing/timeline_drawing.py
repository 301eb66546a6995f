"""The timeline as SVG: control as bars, events as diamonds, assessments as the symbols of the damage scale.

A date that is known only within limits is a pale range whose open ends fade out. In a language that is
written from the right, time runs from the right. Classes and attributes only, no style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, Protocol

from markupsafe import Markup

from damage_catalogue.publishing.writing.wording import Wording
from damage_catalogue.records.edtf import Day, Edtf

Lane = Literal["control", "events", "assessments"]
LANES: tuple[Lane, ...] = ("control", "events", "assessments")

WIDTH, MARGIN, ROW_HEIGHT, LABEL_HEIGHT, TOP = 720, 16, 24, 16, 4
_HOLDER_HEIGHT, _LETTER_WIDTH = 10, 6
_LEAST_DAYS = 60
_SHORT_DAYS = 730
_LEAST_GAP = 14
_MOST_TICKS = 9
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Drawn(Protocol):
    """What the drawing needs to know of an entry."""

    @property
    def lane(self) -> Lane: ...
    @property
    def when(self) -> Edtf | None: ...
    @property
    def start(self) -> Day | None: ...
    @property
    def end(self) -> Day | None: ...
    @property
    def href(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def symbol(self) -> str | None: ...
    @property
    def holder(self) -> str: ...


class _Scale:
    """Days to places across the drawing."""

    def __init__(self, rows: Sequence[Drawn], right_to_left: bool) -> None:
        days = [day for row in rows for day in (row.start, row.end) if day is not None]
        first, last = ordinal(min(days)), ordinal(max(days))
        spare = max(_LEAST_DAYS - (last - first), (last - first) // 20)
        self.first, self.last = first - spare // 2, last + spare // 2 + 1
        self.first_year, self.last_year = min(days).year, max(days).year + 1
        self.right_to_left = right_to_left

    def x(self, day: int) -> float:
        share = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        along = share * (WIDTH - 2 * MARGIN)
        return round(WIDTH - MARGIN - along if self.right_to_left else MARGIN + along, 1)

    def ticks(self) -> Iterator[tuple[float, int, int]]:
        """Where a year begins, or a quarter in a short drawing: the place, the year and the month."""
        years = self.last_year - self.first_year + 1
        step = next((step for step in _STEPS if years / step <= _MOST_TICKS), 0)
        if not step:  # EDTF has years of many digits, of which no drawing can name each thousandth
            step = 10 ** len(str(years // _MOST_TICKS))
        months = (1, 4, 7, 10) if self.last - self.first <= _SHORT_DAYS else (1,)
        for year in range(-(-self.first_year // step) * step, self.last_year + 1, step):
            for month in months:
                day = ordinal(Day(year, month, 1))
                if self.first <= day <= self.last:
                    yield self.x(day), year, month


def draw(rows: Sequence[Drawn], writer: Wording) -> Markup | None:
    """The drawing; None where no entry has a date."""
    dated = [row for row in rows if row.start is not None or row.end is not None]
    if not dated:
        return None
    scale = _Scale(dated, writer.language.direction == "rtl")
    marks: list[Markup] = []
    y = TOP
    for lane in LANES:
        lines = _lines([row for row in dated if row.lane == lane], scale)
        if lines:
            y += LABEL_HEIGHT
            marks.append(_lane_label(lane, y, writer))
        for line in lines:
            if lane == "control":
                y += _HOLDER_HEIGHT
            marks.extend(_mark(lane, row, y + ROW_HEIGHT // 2, scale, writer) for row in line)
            y += ROW_HEIGHT
    axis = [
        Markup('<line class="hd-tl-tick" x1="{0}" y1="{1}" x2="{0}" y2="{2}"/>').format(x, TOP, y)
        + Markup('<text class="hd-tl-year" x="{}" y="{}" text-anchor="middle">{}</text>').format(
            x, y + 16, writer.language.year(year) if month == 1 else writer.language.month_name(month)
        )
        for x, year, month in scale.ticks()
    ]
    return Markup(
        '<svg class="hd-tl" viewBox="0 0 {} {}" role="group" aria-label="{}">\n{}\n{}\n{}\n</svg>'
    ).format(WIDTH, y + 24, writer.w("timeline"), _FADES, Markup("\n").join(axis), Markup("\n").join(marks))


_FADES = Markup(
    '<defs><linearGradient id="tl_fade_end"><stop offset="0.6" class="hd-tl-full"/>'
    '<stop offset="1" class="hd-tl-gone"/></linearGradient>'
    '<linearGradient id="tl_fade_start"><stop offset="0" class="hd-tl-gone"/>'
    '<stop offset="0.4" class="hd-tl-full"/></linearGradient></defs>'
)


def _lane_label(lane: Lane, y: int, writer: Wording) -> Markup:
    # A text starts at the right where its language does, so the anchor is the start in both directions.
    x = MARGIN if writer.language.direction == "ltr" else WIDTH - MARGIN
    label = writer.w(f"lane_{lane}")
    return Markup('<text class="hd-tl-year hd-tl-lane" x="%d" y="%d">%s</text>') % (x, y - 4, label)


def _ends(row: Drawn, scale: _Scale) -> tuple[float, float]:
    """Left and right end of a row's range on the drawing."""
    start = scale.x(scale.first if row.start is None else ordinal(row.start))
    end = scale.x(scale.last if row.end is None else ordinal(row.end))
    return min(start, end), max(start, end)


def _reach(row: Drawn, scale: _Scale) -> tuple[float, float]:
    """The range with the name that stands above it from its beginning on."""
    (left, right), name = _ends(row, scale), len(row.holder) * _LETTER_WIDTH
    return (min(left, right - name), right) if scale.right_to_left else (left, max(right, left + name))


def _lines(rows: Sequence[Drawn], scale: _Scale) -> list[list[Drawn]]:
    """The rows of one lane on as few lines as keep the marks apart."""
    lines: list[list[Drawn]] = []
    taken: list[float] = []
    for row in sorted(rows, key=lambda row: _reach(row, scale)):
        left, right = _reach(row, scale)
        place = next((n for n, reached in enumerate(taken) if left - reached >= _LEAST_GAP), len(lines))
        if place == len(lines):
            lines.append([])
            taken.append(0)
        lines[place].append(row)
        taken[place] = right + _LEAST_GAP / 2
    return lines


def _mark(lane: Lane, row: Drawn, y: int, scale: _Scale, writer: Wording) -> Markup:
    left, right = _ends(row, scale)
    shapes: list[Markup] = []
    if right - left > 1 or lane == "control":
        shapes.append(_range(row, left, max(right, left + 6), y, scale))
    earliest, latest = (left, right) if writer.language.direction == "ltr" else (right, left)
    if lane == "events":
        shapes.append(
            Markup('<path class="hd-tl-event" d="M{} {}l7 7l-7 7l-7-7z"/>').format((left + right) / 2, y - 7)
        )
    elif lane == "control":
        shapes.append(Markup('<path class="hd-tl-control" d="M{} {}v14"/>').format(earliest, y - 7))
        if row.holder and min(_reach(row, scale)) >= 0 and max(_reach(row, scale)) <= WIDTH:
            shapes.append(
                Markup('<text class="hd-tl-year hd-tl-holder" x="{}" y="{}">{}</text>').format(
                    earliest, y - 11, row.holder
                )
            )
    else:
        assert row.symbol is not None, "an assessment has a symbol"
        writer.symbol(row.symbol)
        shapes.append(
            Markup('<use class="hd-d-{0}" href="#sym_{0}" x="{1}" y="{2}" width="16" height="16"/>').format(
                row.symbol, round(latest - 8, 1), y - 8
            )
        )
    when = writer.language.date(row.when) if row.when is not None else writer.w("date_not_known")
    return Markup('<a href="{}"><title>{}: {}</title>{}</a>').format(
        row.href, when, row.label, Markup("").join(shapes)
    )


def _range(row: Drawn, left: float, right: float, y: int, scale: _Scale) -> Markup:
    soft = "end" if row.end is None else "start" if row.start is None else ""
    if soft and scale.x(scale.first) > scale.x(scale.last):
        soft = "start" if soft == "end" else "end"
    fill = Markup(' fill="url(#tl_fade_{})"').format(soft) if soft else Markup("")
    kind = "soft" if soft else "range"
    return Markup('<rect class="hd-tl-{}"{} x="{}" y="{}" width="{}" height="8" rx="4"/>').format(
        kind, fill, left, y - 4, round(right - left, 1)
    )


def ordinal(day: Day) -> int:
    """Days since the year 1; outside the years of `datetime` only about right, which is enough to draw."""
    if 1 <= day.year <= 9999:
        return date(*day).toordinal()
    return day.year * 365 + day.month * 30 + day.day
