"""The values an EDTF text (ISO 8601-2:2019) stands for, and what can be known when two of them are compared.

Comparisons see only the bounds `earliest` and `latest`, and answer None where these do not decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, Flag, StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

FURTHEST_YEAR = 10**15


class EdtfError(ValueError):
    """No EDTF date: a `reason` for curators and the `column` from 0.

    `suggestions` are the spellings that may have been meant, one only where the intent is plain, and `step`
    is what to do besides or instead.
    """

    def __init__(
        self, text: str, reason: str, column: int, suggestions: tuple[str, ...] = (), step: str = ""
    ) -> None:
        super().__init__(text, reason, column, suggestions, step)
        self.text = text
        self.reason = reason
        self.column = column
        self.suggestions = suggestions
        self.step = step

    def __str__(self) -> str:
        return self.reason


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar, in any year; year 0 is 1 BCE. Days sort."""

    year: int
    month: int
    day: int

    @classmethod
    def from_date(cls, date: date) -> Day:
        """The same day."""
        return cls(date.year, date.month, date.day)

    def isoformat(self) -> str:
        """`2015-08-31`, `-0043-03-15`; beyond year 9999 with the sign ISO 8601 asks for, `+17000-01-01`."""
        sign = "-" if self.year < 0 else "+" if self.year > 9999 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


class Precision(StrEnum):
    """How exactly a date is known, from fine to coarse. AGE is anything coarser than a millennium."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    AGE = "age"


_COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}


class Qualifier(Flag):
    """What `?`, `~` and `%` (both) say about one part of a date."""

    UNCERTAIN = 1
    APPROXIMATE = 2


class Kind(StrEnum):
    """The four shapes of a date text."""

    DATE = "date"
    INTERVAL = "interval"
    ONE_OF = "one-of"
    ALL_OF = "all-of"


class End(Enum):
    """An end of a span that is no date."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date. `digits` and `qualifiers` have one entry for each part written: year, month or season, day.

    `year`, `month`, `day` and `season` (21-41) are None where the part is not written or has an unspecified
    digit; `digits` tells which, and what is known of it: `("201X",)`, `("2015", "08", "XX")`.
    """

    digits: tuple[str, ...]
    year: int | None
    month: int | None
    day: int | None
    season: int | None
    precision: Precision
    earliest: Day
    latest: Day
    qualifiers: tuple[Qualifier, ...]
    time: str | None = None
    significant_digits: int | None = None

    @property
    def approximate(self) -> bool:
        """Whether some part of it is marked with `~` or `%`."""
        return any(Qualifier.APPROXIMATE in qualifier for qualifier in self.qualifiers)

    @property
    def uncertain(self) -> bool:
        """Whether some part of it is marked with `?` or `%`."""
        return any(Qualifier.UNCERTAIN in qualifier for qualifier in self.qualifiers)

    @property
    def is_exact(self) -> bool:
        """Whether no part is approximate or uncertain."""
        return not any(self.qualifiers)

    @property
    def is_wholly_qualified(self) -> bool:
        """Whether every part carries the same sign, so that one word such as "about" speaks for the date."""
        first = self.qualifiers[0]
        return bool(first) and all(qualifier == first for qualifier in self.qualifiers)


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another; a single date is both ends of its span."""

    start: EdtfDate | End
    end: EdtfDate | End

    @property
    def is_single(self) -> bool:
        """Whether it is one date and no span between two."""
        return self.start is self.end

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Its one or two dates; open and unknown ends are left out."""
        ends = (self.start,) if self.is_single else (self.start, self.end)
        return tuple(end for end in ends if isinstance(end, EdtfDate))

    @property
    def earliest(self) -> Day | None:
        """The first possible day; None where the span has no date at its start."""
        return self.start.earliest if isinstance(self.start, EdtfDate) else None

    @property
    def latest(self) -> Day | None:
        """The last possible day; None where the span has no date at its end."""
        return self.end.latest if isinstance(self.end, EdtfDate) else None


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed date text, equal to another when the texts are equal.

    `spans` holds one span for a date or an interval, and one for each choice of a set.
    `earliest` or `latest` is None at an open or unknown end.
    """

    text: str
    kind: Kind = field(compare=False)
    spans: tuple[Span, ...] = field(compare=False)
    earliest: Day | None = field(compare=False)
    latest: Day | None = field(compare=False)

    @property
    def start(self) -> EdtfDate | End:
        """The start of the first span; of a single date, that date."""
        return self.spans[0].start

    @property
    def end(self) -> EdtfDate | End:
        """The end of the last span; of a single date, that date."""
        return self.spans[-1].end

    @property
    def choices(self) -> tuple[Span, ...]:
        """The members of a set; empty for a date or an interval."""
        return self.spans if self.kind in (Kind.ONE_OF, Kind.ALL_OF) else ()

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Every date in the text, in the order written."""
        return tuple(date for span in self.spans for date in span.dates)

    @property
    def is_interval(self) -> bool:
        """Whether it is one span between two ends, and neither a date nor a set."""
        return self.kind is Kind.INTERVAL

    @property
    def is_open_start(self) -> bool:
        """Whether it reaches back without limit: `../2015`."""
        return self.start is End.OPEN

    @property
    def is_open_end(self) -> bool:
        """Whether it reaches on without limit: `2015/..`."""
        return self.end is End.OPEN

    @property
    def is_unknown_start(self) -> bool:
        """Whether nobody knows when it began: `/2015`."""
        return self.start is End.UNKNOWN

    @property
    def is_unknown_end(self) -> bool:
        """Whether nobody knows when it ended: `2015/`."""
        return self.end is End.UNKNOWN

    @property
    def approximate(self) -> bool:
        """Whether a date in it is marked with `~` or `%`."""
        return any(date.approximate for date in self.dates)

    @property
    def uncertain(self) -> bool:
        """Whether a date in it is marked with `?` or `%`."""
        return any(date.uncertain for date in self.dates)

    @property
    def is_exact(self) -> bool:
        """Whether no date in the text is only about right or uncertain, however long a time it spans."""
        return all(date.is_exact for date in self.dates)

    @property
    def precision(self) -> Precision:
        """That of the coarsest date in the text."""
        return max((date.precision for date in self.dates), key=_COARSENESS.__getitem__)


def surely_before(a: Edtf, b: Edtf) -> bool | None:
    """True when all of `a` lies before all of `b`; False when it cannot; None when the bounds do not tell.

    True: latest(a) < earliest(b). False: earliest(a) >= latest(b). An open or unknown end decides nothing.
    """
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return True
    if a.earliest is not None and b.latest is not None and a.earliest >= b.latest:
        return False
    return None


def surely_on_or_before(edtf: Edtf, day: Day) -> bool | None:
    """True when latest <= `day`; False when earliest > `day`; None when the bounds do not tell."""
    if edtf.latest is not None and edtf.latest <= day:
        return True
    if edtf.earliest is not None and edtf.earliest > day:
        return False
    return None


def could_overlap(a: Edtf, b: Edtf) -> bool | None:
    """False when the bounds lie apart; True when they share a day; None when only an unknown end might meet.

    An open end reaches without limit. A set counts as all that lies between its first and last day.
    """
    if _lie_apart(_bounds(a, End.OPEN), _bounds(b, End.OPEN)):
        return False
    return None if _lie_apart(_bounds(a, End.UNKNOWN), _bounds(b, End.UNKNOWN)) else True


def _bounds(edtf: Edtf, unknown_as: End) -> tuple[Day, Day]:
    """First and last day; an unknown end has no limit (OPEN) or stays at the other date (UNKNOWN)."""
    earliest = edtf.earliest or Day(-FURTHEST_YEAR - 1, 1, 1)
    latest = edtf.latest or Day(FURTHEST_YEAR + 1, 12, 31)
    if unknown_as is End.UNKNOWN:
        if edtf.is_unknown_start and isinstance(edtf.end, EdtfDate):
            earliest = edtf.end.earliest
        if edtf.is_unknown_end and isinstance(edtf.start, EdtfDate):
            latest = edtf.start.latest
    return earliest, latest


def _lie_apart(a: tuple[Day, Day], b: tuple[Day, Day]) -> bool:
    return a[1] < b[0] or b[1] < a[0]
