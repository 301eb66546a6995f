"""Lists of records: one line for each, as indexes and the home page show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from damage_catalogue.publishing.stating import kind_of_change, main_since, since_words
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.model import Event, Source
from damage_catalogue.status.facts import SiteStatus


@dataclass(frozen=True, slots=True)
class Group:
    """A list under its own heading, or without one."""

    list: Markup
    id: str = ""
    title: str | Markup = ""


def bulleted(lines: Iterable[Markup]) -> Markup:
    items = Markup("\n").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<ul class="hd-list">\n{}\n</ul>').format(items) if items else items


def site_line(writer: Writer, derived: SiteStatus) -> Markup:
    """Symbol, name, state and day; a group of places that nobody judged as a whole shows its counts."""
    status, site = derived.status, derived.site
    if derived.roll_up is not None and not status.trace:
        return Markup('{} <span class="hd-fine">{}</span>').format(
            writer.link(site), writer.roll_up(derived.roll_up, site)
        )
    return Markup('{} {} <span class="hd-fine">{}</span>').format(
        writer.symbol(writer.symbol_of(status)),
        writer.link(site),
        writer.joined(
            [writer.status_word(status).striptags(), writer.when_seen(status), *_since(writer, derived)]
        ),
    )


def _since(writer: Writer, derived: SiteStatus) -> list[Markup]:
    """What came after anybody last looked, the last of each kind with its symbol."""
    return [
        Markup('<span class="hd-since">{} {}</span>').format(
            writer.symbol(kind_of_change(one.event).id), since_words(one, writer.language, derived.site)
        )
        for one in main_since(derived.status)
    ]


def event_line(writer: Writer, event: Event) -> Markup:
    return Markup('{} <span class="hd-fine">{}</span>').format(
        writer.link(event), writer.joined([writer.when(event), writer.term(event.kind)])
    )


def source_line(writer: Writer, source: Source) -> Markup:
    date = writer.w("no_date") if source.issued is None else writer.date(source.issued)
    return Markup('{} <span class="hd-fine">{}</span>').format(
        writer.link(source), writer.joined([writer.agent(source.publisher), date])
    )


def tree(
    roots: Sequence[SiteStatus],
    line: Callable[[SiteStatus], Markup],
    parts: Callable[[str], Sequence[SiteStatus]],
) -> Markup:
    """Places, each with its parts in a list below it; deep nesting costs no recursion in the templates."""
    items = []
    for derived in roots:
        below = parts(derived.site.id)
        nested = tree(below, line, parts) if below else Markup("")
        items.append(line(derived) + nested)
    return bulleted(items)
