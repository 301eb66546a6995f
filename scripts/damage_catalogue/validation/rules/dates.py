"""Dates follow one another as they must. Only what is sure counts: 2015 is not surely before 2015-08.

A date marked about (~) or perhaps (?) may lie on either side, so it never breaks an order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from damage_catalogue.records.edtf import Day, Edtf, Kind, parse, surely_before
from damage_catalogue.records.model import Agent, Event, Site, Source
from damage_catalogue.records.yaml_file import Path
from damage_catalogue.validation.dates import as_months, as_years
from damage_catalogue.validation.finding import Entry, Finding
from damage_catalogue.validation.wording import quoted

DATE_FIELDS = frozenset(
    {
        "accessed", "acquired", "captured", "checked", "compared_with", "date", "from", "issued", "observed",
        "occurred", "reported", "stated", "to",
    }
)  # fmt: skip
"""Every field that holds a date, wherever it stands; `from` and `to` hold agents where they are lists."""

Order = tuple[str, Edtf | None, str, Edtf | None, Path, str]
"""What must not be later, its date, than what, its date; the path to show; the code."""


def check_order(entry: Entry, today: Day) -> Iterator[Finding]:
    """What comes first comes first: bounds of an event, observation and report, listing and delisting."""
    for earlier, first, later, second, path, code in _ORDERS[type(entry.record)](entry.record):
        if first and second and _is_exact(first) and _is_exact(second) and surely_before(second, first):
            message = f"{earlier} {quoted(first.text)} lies after {later} {quoted(second.text)}."
            yield Finding(code, entry.file, path, message, "Compare both days with the sources.")


def _is_exact(date: Edtf) -> bool:
    return not (date.approximate or date.uncertain)


def _order_of_site(site: Site) -> Iterator[Order]:
    for number, item in enumerate(site.assessments):
        path: Path = ("assessments", number)
        yield "observed", item.observed, "reported", item.reported, (*path, "observed"), "HD403"
        if item.baseline:
            date = item.baseline.date
            yield "The baseline", date, "observed", item.observed, (*path, "baseline", "date"), "HD407"
        if item.image:
            date = item.image.acquired
            yield "The picture of", date, "reported", item.reported, (*path, "image", "acquired"), "HD407"
    for number, listing in enumerate(site.designations):
        path = ("designations", number, "from")
        yield "from", listing.start, "to", listing.end, path, "HD405"


def _order_of_event(event: Event) -> Iterator[Order]:
    before = event.not_before.date if event.not_before else None
    after = event.not_after.date if event.not_after else None
    yield "not_before", before, "occurred", event.occurred, ("not_before", "date"), "HD402"
    yield "occurred", event.occurred, "not_after", after, ("not_after", "date"), "HD402"
    if event.occurred is None:
        yield "not_before", before, "not_after", after, ("not_before", "date"), "HD402"


def _order_of_source(source: Source) -> Iterator[Order]:
    yield "issued", source.issued, "accessed", source.accessed, ("accessed",), "HD404"
    for number, copy in enumerate(source.archived):
        path: Path = ("archived", number, "captured")
        yield "issued", source.issued, "the archived copy of", copy.captured, path, "HD404"
    if source.imagery:
        acquired, earlier = source.imagery.acquired, source.imagery.compared_with
        yield "compared_with", earlier, "acquired", acquired, ("imagery", "compared_with"), "HD407"
        yield "The picture of", acquired, "issued", source.issued, ("imagery", "acquired"), "HD407"


def _order_of_agent(agent: Agent) -> Iterator[Order]:
    for number, role in enumerate(agent.roles):
        yield "from", role.start, "to", role.end, ("roles", number, "from"), "HD405"


_ORDERS: dict[type, Callable[[Any], Iterator[Order]]] = {
    Site: _order_of_site,
    Event: _order_of_event,
    Source: _order_of_source,
    Agent: _order_of_agent,
}


def check_nothing_in_future(entry: Entry, today: Day) -> Iterator[Finding]:
    """No date lies surely after today."""
    for path, text in find_dates(entry.data):
        first = parse(text).earliest
        if first is not None and first > today:
            message = f"{path[-1]}: {quoted(text)} lies after today, {today.isoformat()}."
            yield Finding("HD406", entry.file, path, message, "Check the year first.")


SPANS = frozenset({("built", "date"), ("images", "date")})
"""Fields in which a span of years is as likely as a season; the names on the way, without numbers."""


def check_seasons_are_meant(entry: Entry, today: Day) -> Iterator[Finding]:
    """Where years are common, 1820-23 is more likely a span than the autumn that it means."""
    for path, text in find_dates(entry.data):
        if tuple(step for step in path if isinstance(step, str)) in SPANS and (found := _SEASON(text)):
            year, number = found.groups()
            years, months = as_years(text, Kind.DATE), as_months(text)
            if year[2:] < number and years and months:
                message = f"{path[-1]}: {quoted(text)} is read as {_NAMES[number]} {year}, not as years."
                hint = (
                    f"If years are meant, write {quoted(years)}. If not, write the months: {quoted(months)}."
                )
                yield Finding("HD409", entry.file, path, message, hint)


_SEASON = re.compile(r"([0-9]{4})-(2[1-4])[?~%]?").fullmatch
_NAMES = {"21": "the spring of", "22": "the summer of", "23": "the autumn of", "24": "the winter of"}


def find_dates(data: Any) -> list[tuple[Path, str]]:
    """Every date in `data` as it is written, with its path."""
    found: list[tuple[Path, str]] = []
    _collect(data, (), found)
    return found


def _collect(value: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    for name, below in value.items() if type(value) is dict else enumerate(value):
        if type(below) is dict or type(below) is list:
            _collect(below, (*path, name), found)
        elif name in DATE_FIELDS:
            found.append(((*path, name), str(below)))
