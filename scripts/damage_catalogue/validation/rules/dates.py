"""Dates follow one another as they must. Only what is sure counts: 2015 is not surely before 2015-08.

A date marked about (~) or perhaps (?) may lie on either side, so it never breaks an order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from damage_catalogue.records.edtf import Day, Edtf, Kind, parse, surely_before
from damage_catalogue.records.model import Agent, Event, Site, Source, is_withdrawn
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.dates import as_months, as_years
from damage_catalogue.validation.finding import Finding, RecordInFile
from damage_catalogue.validation.wording import listed, quoted

DATE_FIELDS = frozenset(
    {
        "accessed", "acquired", "captured", "checked", "compared_with", "date", "from", "issued", "observed",
        "occurred", "reported", "set_aside", "stated", "to",
    }
)  # fmt: skip
"""Every field that holds a date, wherever it stands; `from` and `to` hold agents where they are lists."""


class Dated(NamedTuple):
    """A date that must come before or after others: what it is called, where it stands, and the date."""

    name: str
    path: FieldPath
    date: Edtf | None

    def __str__(self) -> str:
        return f"{self.name} {quoted(self.date.text if self.date else '')}"


class Order(NamedTuple):
    """What must not be later than what; where to show it, and the code."""

    earlier: Dated
    later: Dated
    path: FieldPath
    code: str


def check_order(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """What comes first comes first: bounds of an event, observation and report, listing and delisting.

    A date that several others contradict is told once, with all of them: it is the one that is wrong. What
    lies in the future is told as that, and breaks no order besides.
    """
    broken = [order for order in _ORDERS[type(entry.record)](entry.record) if _is_broken(order, today)]
    while broken:
        count = Counter(dated for order in broken for dated in (order.earlier, order.later))
        suspect, times = count.most_common(1)[0]
        about = [order for order in broken if suspect in (order.earlier, order.later)][: max(1, times)]
        broken = [order for order in broken if order not in about]
        yield _one_broken(entry, about[0]) if len(about) == 1 else _several_broken(entry, suspect, about)


def _is_broken(order: Order, today: Day) -> bool:
    first, second = order.earlier.date, order.later.date
    if first is None or second is None or lies_ahead(first, today) or lies_ahead(second, today):
        return False
    return first.is_exact and second.is_exact and surely_before(second, first) is True


def lies_ahead(edtf: Edtf, today: Day) -> bool:
    """Whether one of its dates lies surely after today."""
    return any(date.earliest > today for date in edtf.dates)


def _one_broken(entry: RecordInFile, order: Order) -> Finding:
    message = f"{_at_start(str(order.earlier))} lies after {order.later}."
    return Finding(order.code, entry.file, order.path, message, "Compare both days with the sources.")


def _several_broken(entry: RecordInFile, suspect: Dated, about: list[Order]) -> Finding:
    after = [str(order.later) for order in about if order.earlier == suspect]
    before = [str(order.earlier) for order in about if order.later == suspect]
    sides = [f"{side} {listed(each, 'and')}" for side, each in (("after", after), ("before", before)) if each]
    message = f"{_at_start(str(suspect))} lies {' and '.join(sides)}."
    hint = (
        "Compare these days with the sources. The first fits none of the others, so it may be the wrong one."
    )
    return Finding(about[0].code, entry.file, suspect.path, message, hint)


def _at_start(words: str) -> str:
    return f"The{words[3:]}" if words.startswith("the ") else words


def _order_of_site(site: Site) -> Iterator[Order]:
    for number, item in enumerate(site.assessments):
        path: FieldPath = ("assessments", number)
        observed = Dated("observed", (*path, "observed"), item.observed)
        reported = Dated("reported", (*path, "reported"), item.reported)
        yield Order(observed, reported, observed.path, "HD403")
        if item.baseline:
            baseline = Dated("the baseline", (*path, "baseline", "date"), item.baseline.date)
            yield Order(baseline, observed, baseline.path, "HD407")
        if item.image:
            picture = Dated("the picture of", (*path, "image", "acquired"), item.image.acquired)
            yield Order(picture, reported, picture.path, "HD407")
    for number, listing in enumerate(site.designations):
        yield _from_to(("designations", number), listing.start, listing.end)


def _from_to(path: FieldPath, start: Edtf | None, end: Edtf | None) -> Order:
    first = Dated("from", (*path, "from"), start)
    return Order(first, Dated("to", (*path, "to"), end), first.path, "HD405")


def _order_of_event(event: Event) -> Iterator[Order]:
    before = Dated("not_before", ("not_before", "date"), event.not_before.date if event.not_before else None)
    after = Dated("not_after", ("not_after", "date"), event.not_after.date if event.not_after else None)
    occurred = Dated("occurred", ("occurred",), event.occurred)
    yield Order(before, occurred, before.path, "HD402")
    yield Order(occurred, after, after.path, "HD402")
    if event.occurred is None:
        yield Order(before, after, before.path, "HD402")


def _order_of_source(source: Source) -> Iterator[Order]:
    issued = Dated("issued", ("issued",), source.issued)
    accessed = Dated("accessed", ("accessed",), source.accessed)
    yield Order(issued, accessed, accessed.path, "HD404")
    for number, copy in enumerate(source.archived):
        captured = Dated("the archived copy of", ("archived", number, "captured"), copy.captured)
        yield Order(issued, captured, captured.path, "HD404")
    if source.imagery:
        acquired = Dated("the picture of", ("imagery", "acquired"), source.imagery.acquired)
        earlier = Dated("compared_with", ("imagery", "compared_with"), source.imagery.compared_with)
        yield Order(earlier, acquired, earlier.path, "HD407")
        yield Order(acquired, issued, acquired.path, "HD407")


def _order_of_agent(agent: Agent) -> Iterator[Order]:
    for number, role in enumerate(agent.roles):
        yield _from_to(("roles", number), role.start, role.end)


_ORDERS: dict[type, Callable[[Any], Iterator[Order]]] = {
    Site: _order_of_site,
    Event: _order_of_event,
    Source: _order_of_source,
    Agent: _order_of_agent,
}


def check_nothing_in_future(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """No date, and no end of a period, lies surely after today."""
    for path, text in find_dates(entry.data):
        date = parse(text)
        if lies_ahead(date, today):
            begun = date.earliest is None or date.earliest <= today
            reaches = "reaches beyond" if begun else "lies after"
            message = f"{path[-1]}: {quoted(text)} {reaches} today, {today.isoformat()}."
            yield Finding("HD406", entry.file, path, message, "Check the year first.")


def check_beginning_is_bounded(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """An event has a first day on which it can have happened."""
    event = entry.record
    if not isinstance(event, Event) or event.occurred is None or event.not_before or is_withdrawn(event):
        return
    if event.occurred.earliest is None:
        message = f"occurred: {quoted(event.occurred.text)} has no first day, so it may be any year before."
        hint = "If a source shows a day on which it had not happened yet, add not_before with that source."
        yield Finding("HD413", entry.file, ("occurred",), message, hint)


SPANS = frozenset({("built", "date"), ("images", "date")})
"""Fields in which a span of years is as likely as a season; the names on the way, without numbers."""


def check_seasons_are_meant(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Where years are common, 1820-23 is more likely a span than the autumn that it means."""
    for path, text in find_dates(entry.data):
        if tuple(step for step in path if isinstance(step, str)) in SPANS and (found := _SEASON(text)):
            year, number = found.groups()
            years, months = as_years(text, Kind.DATE), as_months(text)
            if years and months:
                message = f"{path[-1]}: {quoted(text)} is read as {_NAMES[number]} {year}, not as years."
                hint = (
                    f"If years are meant, write {quoted(years)}. If not, write the months: {quoted(months)}."
                )
                yield Finding("HD409", entry.file, path, message, hint)


_SEASON = re.compile(r"([0-9]{4})-(2[1-4])[?~%]?").fullmatch
_NAMES = {"21": "the spring of", "22": "the summer of", "23": "the autumn of", "24": "the winter of"}


def find_dates(data: Any) -> list[tuple[FieldPath, str]]:
    """Every date in `data` as it is written, with its path."""
    found: list[tuple[FieldPath, str]] = []
    _collect(data, (), found)
    return found


def _collect(value: Any, path: FieldPath, found: list[tuple[FieldPath, str]]) -> None:
    for name, below in value.items() if type(value) is dict else enumerate(value):
        if type(below) is dict or type(below) is list:
            _collect(below, (*path, name), found)
        elif name in DATE_FIELDS:
            found.append(((*path, name), str(below)))
