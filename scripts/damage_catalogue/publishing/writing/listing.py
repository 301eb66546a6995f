"""Lists of records: one line for each, as indexes and the home page show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from damage_catalogue.publishing.edition.indexes import Counted
from damage_catalogue.publishing.in_words.stating import main_since, since_words
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.model import Component, Event, Source
from damage_catalogue.status.facts import SiteStatus
from damage_catalogue.status.wholes import component_alone


@dataclass(frozen=True, slots=True)
class HeadedList:
    """A list under its own heading, or without one."""

    list: Markup
    id: str = ""
    title: str | Markup = ""


def bulleted(lines: Iterable[Markup]) -> Markup:
    """An HTML list of the lines; empty where there are none."""
    items = Markup("\n").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<ul class="hd-list">\n{}\n</ul>').format(items) if items else items


def site_line(writer: Writer, derived: SiteStatus) -> Markup:
    """Symbol, name, state and day; of a place with parts the counts, and what was judged of the whole."""
    told = [] if writer.is_by_counts(derived) else _told(writer, derived)
    if derived.told_by_counts:
        if told:
            state = writer.language.small("after_label", told[0] or "")
            told[0] = writer.labelled("as_a_whole", state)
        told.insert(0, writer.counts(derived, cited=False))
    return Markup('{} {} <span class="hd-fine">{}</span>').format(
        writer.symbol(writer.state_of(derived).id), writer.link(derived.site), writer.joined(told)
    )


def counted_line(writer: Writer, counted: Counted) -> Markup:
    """A line for what is counted once: a place, or a part that has no page of its own."""
    if counted.component is None:
        return site_line(writer, counted.place)
    return part_line(writer, counted.place, counted.component)


def part_line(writer: Writer, derived: SiteStatus, component: Component) -> Markup:
    """Symbol, name and place of a part that has no page of its own, its state and day."""
    status = derived.components[component.id]
    address = f"{writer.address_of(derived.site)}#part_{component.id}"
    return Markup('{} {} <span class="hd-fine">{}</span>').format(
        writer.symbol(writer.symbol_of(status)),
        writer.page(address, writer.preferred(component.names)),
        writer.joined(
            [
                writer.link(derived.site),
                writer.status_word(status).striptags(),
                writer.when_seen(status),
                *_since(writer, component_alone(derived, component.id)),
            ]
        ),
    )


def _told(writer: Writer, derived: SiteStatus) -> list[Markup | str | None]:
    status = derived.status
    return [
        writer.status_word(status).striptags(),
        writer.when_seen(status),
        *_since(writer, derived),
        writer.at_least(derived),
    ]


def _since(writer: Writer, derived: SiteStatus) -> list[Markup]:
    """What came after anybody last looked, the last of each kind with its symbol."""
    return [
        Markup('<span class="hd-since">{} {}</span>').format(
            writer.symbol(one.kind.id), since_words(one, writer.language, derived.site)
        )
        for one in main_since(derived)
    ]


def event_line(writer: Writer, event: Event) -> Markup:
    """A link to an event, with when it was and its kind."""
    return Markup('{} <span class="hd-fine">{}</span>').format(
        writer.link(event), writer.joined([writer.when(event), writer.term(event.kind)])
    )


def source_line(writer: Writer, source: Source) -> Markup:
    """A link to a source, with who published it and when."""
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
