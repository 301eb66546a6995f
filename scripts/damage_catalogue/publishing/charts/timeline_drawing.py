"""The timeline as SVG: control as bars, events as diamonds, assessments as the symbols of the damage scale.

Only what is known to the day is a point. All else is a bar over all its possible days, closed by a line at an
end that is known, by a broken line at one that is about right, and by an arrow where the end is open; the
symbol of an assessment is the label of its bar and marks no day. In a language that is written from the
right, time runs from the right. Classes and attributes only, no style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from markupsafe import Markup

from damage_catalogue.publishing.writing.wording import Wording
from damage_catalogue.records.dating import Limit, PossibleDays
from damage_catalogue.records.edtf import Day

Lane = Literal["control", "events", "assessments"]
BarEnd = Literal["known", "about", "open"]
LANES: tuple[Lane, ...] = ("control", "events", "assessments")

WIDTH, MARGIN, ROW_HEIGHT, LABEL_HEIGHT, TOP = 720, 16, 24, 16, 4
_HOLDER_HEIGHT, _LETTER_WIDTH = 10, 6
_LEAST_CONTROL, _LEAST_EVENT, _LEAST_ASSESSMENT = 6, 9, 22
_EVENT_HEIGHT, _ASSESSMENT_HEIGHT, _CONTROL_HEIGHT, _ARROW = 10, 18, 8, 4
_LEAST_DAYS = 60
_SHORT_DAYS = 730
_LEAST_GAP = 14
_MOST_TICKS = 9
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Drawn(Protocol):
    """What the drawing needs to know of an entry."""

    @property
    def lane(self) -> Lane:
        """The lane in which it is drawn."""

    @property
    def said(self) -> str:
        """When it was, in plain text."""

    @property
    def days(self) -> PossibleDays:
        """All days on which it can have been; the mark covers them."""

    @property
    def href(self) -> str:
        """The address of what the mark stands for."""

    @property
    def label(self) -> str:
        """What it is, in plain text."""

    @property
    def symbol(self) -> str | None:
        """The name of its symbol; None: it has none."""

    @property
    def fallen(self) -> bool:
        """Whether it no longer stands."""

    @property
    def holder(self) -> str:
        """Who holds the place from then on, in plain text; empty where it did not change hands."""

    @property
    def until(self) -> PossibleDays:
        """Until when `holder` held it."""


class _Scale:
    """Days to places across the drawing."""

    def __init__(self, rows: Sequence[Drawn], right_to_left: bool) -> None:
        ends = (end for row in rows for span in (row.days, row.until) for end in (span.first, span.last))
        days = [day for day in ends if day is not None]
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
    dated = [row for row in rows if row.days.is_known]
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
            x, y + 16, writer.language.year_label(year) if month == 1 else writer.language.month_name(month)
        )
        for x, year, month in scale.ticks()
    ]
    return Markup(
        '<svg class="hd-tl" viewBox="0 0 {} {}" role="group" aria-label="{}">\n{}\n{}\n</svg>'
    ).format(WIDTH, y + 24, writer.w("timeline"), Markup("\n").join(axis), Markup("\n").join(marks))


def _lane_label(lane: Lane, y: int, writer: Wording) -> Markup:
    # A text starts at the right where its language does, so the anchor is the start in both directions.
    x = MARGIN if writer.language.direction == "ltr" else WIDTH - MARGIN
    label = writer.w(f"lane_{lane}")
    return Markup('<text class="hd-tl-year hd-tl-lane" x="%d" y="%d">%s</text>') % (x, y - 4, label)


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where a mark lies on the drawing, `left` to `right`, and how each of its ends closes."""

    left: float
    right: float
    left_end: BarEnd
    right_end: BarEnd


def _extent(days: PossibleDays, least: int, scale: _Scale) -> _Extent:
    """The place of all `days`, at least `least` wide."""
    start = scale.x(scale.first if days.first is None else ordinal(days.first))
    end = scale.x(scale.last if days.last is None else ordinal(days.last))
    first_end, last_end = _end_of(days.begin), _end_of(days.end)
    wanting = max(0.0, least - abs(end - start)) / 2
    left, right = round(min(start, end) - wanting, 1), round(max(start, end) + wanting, 1)
    if scale.right_to_left:
        return _Extent(left, right, last_end, first_end)
    return _Extent(left, right, first_end, last_end)


def _end_of(limit: Limit | None) -> BarEnd:
    return "open" if limit is None else "about" if limit.is_about else "known"


def _extent_of(row: Drawn, scale: _Scale) -> _Extent:
    if row.lane == "control":
        return _extent(PossibleDays(row.days.begin, row.until.end), _LEAST_CONTROL, scale)
    if row.days.is_one_day:
        return _extent(row.days, 0, scale)
    return _extent(row.days, _LEAST_EVENT if row.lane == "events" else _LEAST_ASSESSMENT, scale)


def _reach(row: Drawn, scale: _Scale) -> tuple[float, float]:
    """The range with the name that stands above it from its beginning on."""
    extent, name = _extent_of(row, scale), len(row.holder) * _LETTER_WIDTH
    left, right = extent.left, extent.right
    return (min(left, right - name), right) if scale.right_to_left else (left, max(right, left + name))


def _lines(rows: Sequence[Drawn], scale: _Scale) -> list[list[Drawn]]:
    """The rows of one lane on as few lines as keep the marks apart."""
    lines: list[list[Drawn]] = []
    taken: list[float] = []
    for row in sorted(rows, key=lambda row: _reach(row, scale)):
        left, right = _reach(row, scale)
        line = next((n for n, reached in enumerate(taken) if left - reached >= _LEAST_GAP), len(lines))
        if line == len(lines):
            lines.append([])
            taken.append(0)
        lines[line].append(row)
        taken[line] = right + _LEAST_GAP / 2
    return lines


def _mark(lane: Lane, row: Drawn, y: int, scale: _Scale, writer: Wording) -> Markup:
    extent = _extent_of(row, scale)
    shapes = {"control": _control, "events": _event, "assessments": _assessment}[lane]
    drawn = shapes(row, extent, y, scale, writer)
    if row.fallen:
        drawn += Markup('<path class="hd-tl-strike" d="M{} {}H{}"/>').format(
            round(extent.left - 9, 1), y, round(extent.right + 9, 1)
        )
    return Markup('<a{} href="{}"><title>{}: {}</title>{}</a>').format(
        Markup(' class="hd-tl-fallen"') if row.fallen else "", row.href, row.said, row.label, drawn
    )


def _event(row: Drawn, extent: _Extent, y: int, scale: _Scale, writer: Wording) -> Markup:
    if row.days.is_one_day:
        return Markup('<path class="hd-tl-event" d="M{} {}l7 7l-7 7l-7-7z"/>').format(extent.left, y - 7)
    return _span(extent, y, _EVENT_HEIGHT)


def _assessment(row: Drawn, extent: _Extent, y: int, scale: _Scale, writer: Wording) -> Markup:
    """The symbol of a span stands inside its bar as its label: at the beginning, or where that is open at the
    end."""
    assert row.symbol is not None, "an assessment has a symbol"
    writer.symbol(row.symbol)
    if row.days.is_one_day:
        left, bar = extent.left - 8, Markup("")
    else:
        at_end = row.days.first is None and row.days.last is not None
        left = extent.right - 19 if scale.right_to_left != at_end else extent.left + 3
        bar = _span(extent, y, _ASSESSMENT_HEIGHT)
    return bar + Markup(
        '<use class="hd-d-{0}" href="#sym_{0}" x="{1}" y="{2}" width="16" height="16"/>'
    ).format(row.symbol, round(left, 1), y - 8)


def _control(row: Drawn, extent: _Extent, y: int, scale: _Scale, writer: Wording) -> Markup:
    """A bar over all days on which the place may have been held, darker where it surely was."""
    shapes = [_span(extent, y, _CONTROL_HEIGHT)]
    sure = PossibleDays(row.days.end, row.until.begin)
    if row.days.last is not None and (sure.last is None or sure.first is None or sure.first < sure.last):
        inner = _extent(sure, 0, scale)
        shapes.append(
            Markup('<rect class="hd-tl-held" x="{}" y="{}" width="{}" height="{}"/>').format(
                inner.left, y - _CONTROL_HEIGHT // 2, round(inner.right - inner.left, 1), _CONTROL_HEIGHT
            )
        )
    if row.holder and min(_reach(row, scale)) >= 0 and max(_reach(row, scale)) <= WIDTH:
        earliest = extent.right if scale.right_to_left else extent.left
        shapes.append(
            Markup('<text class="hd-tl-year hd-tl-holder" x="{}" y="{}">{}</text>').format(
                earliest, y - 11, row.holder
            )
        )
    return Markup("").join(shapes)


def _span(extent: _Extent, y: int, height: int) -> Markup:
    """A bar over all days of the extent, with each of its ends closed, broken or open."""
    top = y - height // 2
    bar = Markup('<rect class="hd-tl-range" x="{}" y="{}" width="{}" height="{}"/>').format(
        extent.left, top, round(extent.right - extent.left, 1), height
    )
    return (
        bar
        + _end(extent.left, -1, extent.left_end, top, height)
        + _end(extent.right, 1, extent.right_end, top, height)
    )


def _end(x: float, outwards: int, end: BarEnd, top: int, height: int) -> Markup:
    if end == "open":
        path = f"M{x} {top}l{outwards * _ARROW} {height / 2:g}l{-outwards * _ARROW} {height / 2:g}"
        return Markup('<path class="hd-tl-end hd-tl-open" d="{}"/>').format(path)
    about = " hd-tl-about" if end == "about" else ""
    return Markup('<path class="hd-tl-end{}" d="M{} {}v{}"/>').format(about, x, top, height)


def ordinal(day: Day) -> int:
    """Days since the year 1; outside the years of `datetime` only about right, which is enough to draw."""
    if 1 <= day.year <= 9999:
        return date(*day).toordinal()
    return day.year * 365 + day.month * 30 + day.day
