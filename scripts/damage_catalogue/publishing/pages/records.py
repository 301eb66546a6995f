"""The pages of events, sources and agents, and those that lead on from former ids."""

from __future__ import annotations

from collections.abc import Sequence

from damage_catalogue.publishing.citing.formats import cite_files
from damage_catalogue.publishing.citing.json_ld import agent_ld, event_ld, source_ld
from damage_catalogue.publishing.edition.edition import Deeds, Edition, Use
from damage_catalogue.publishing.links import kind_of, record_address, record_path, relative
from damage_catalogue.publishing.page import Page
from damage_catalogue.publishing.writing.rendering import render_template
from damage_catalogue.publishing.writing.shortening import search_text_of
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.inline_citations import without_citations
from damage_catalogue.records.model import Agent, Event, Record, Source, is_withdrawn


def event_page(edition: Edition, event: Event) -> Page:
    """The page of an event."""
    language = edition.language
    writer = Writer(edition, record_address("events", event.id), event)
    body = render_template("event.html.j2", writer, event=event, withdrawn=is_withdrawn(event))
    title = language.plain(event.title)
    kind_and_day = language.commas((language.term(event.kind), writer.when(event).striptags()))
    summary = f"{language.sentence(title)} {language.sentence(kind_and_day)}"
    first = next((one for one in event.accounts if one.standing.id == "standing"), None)
    said = ""
    if first is not None:
        who = writer.according_to(first).striptags()
        said = f" {language.labelled(who, language.plain(first.says))}"
    return writer.finished(
        kind="event",
        title=title,
        description=_description(edition, event, summary + said),
        body=body,
        search_text=title
        if is_withdrawn(event)
        else search_text_of(
            language,
            event.title,
            event.kind,
            event.cause.category if event.cause else None,
            event.cause.type if event.cause else None,
            event.description,
            *(account.says for account in event.accounts),
            *(attribution.says for attribution in event.attributions),
        ),
        json_ld=None if is_withdrawn(event) else event_ld(event, language.tag),
        record_path=record_path(event),
        files=cite_files(writer.page_as_work(title)),
    )


def source_page(edition: Edition, source: Source) -> Page:
    """The page of a source, with all that rests on it and, in the main edition, files that cite it."""
    language = edition.language
    writer = Writer(edition, record_address("sources", source.id), source)
    uses = edition.uses.get(source.id, ())
    body = render_template(
        "source.html.j2", writer, source=source, withdrawn=is_withdrawn(source), uses=_by_record(uses)
    )
    title = writer.title(source).striptags()
    entry = writer.bibliography(source).striptags()
    return writer.finished(
        kind="source",
        title=title,
        description=_description(edition, source, entry),
        body=body,
        search_text=title
        if is_withdrawn(source)
        else search_text_of(language, title, entry, source.type, source.note),
        json_ld=None if is_withdrawn(source) else source_ld(source),
        record_path=record_path(source),
        # A source is the same in every edition, so the main one holds its files for all.
        files=() if edition.prefix or is_withdrawn(source) else cite_files(writer.source_as_work(source)),
    )


def agent_page(edition: Edition, agent: Agent) -> Page:
    """The page of a person or an organisation, with all that it said, did and passed on."""
    language = edition.language
    writer = Writer(edition, record_address("agents", agent.id), agent)
    deeds = edition.deeds.get(agent.id, Deeds())
    body = render_template(
        "agent.html.j2",
        writer,
        agent=agent,
        withdrawn=is_withdrawn(agent),
        deeds=deeds,
        passed_on=deeds.passed_on,
        named=deeds != Deeds(),
    )
    name = agent.names.preferred(language.tag).text
    about = "" if agent.description is None else without_citations(language.plain(agent.description))
    return writer.finished(
        kind="agent",
        title=name,
        description=_description(
            edition, agent, f"{language.sentence(language.labelled(name, language.term(agent.kind)))} {about}"
        ),
        body=body,
        search_text=name
        if is_withdrawn(agent)
        else search_text_of(
            language, *(one.text for one in agent.names.all), agent.kind, agent.description, agent.note
        ),
        json_ld=None if is_withdrawn(agent) else agent_ld(agent, language.tag),
        record_path=record_path(agent),
        files=cite_files(writer.page_as_work(name)),
    )


def moved_page(edition: Edition, former_id: str, record: Record) -> Page:
    """The page at an address that a record had before: it leads on to the present one."""
    kind = kind_of(record)
    writer = Writer(edition, record_address(kind, former_id), record)
    return writer.finished(
        kind="moved",
        title=edition.language.word("moved_title"),
        body=render_template("moved.html.j2", writer),
        redirect_to=relative(writer.address, record_address(kind, record.id)),
    )


def _description(edition: Edition, record: Record, text: str) -> str:
    return edition.language.word("withdrawn") if is_withdrawn(record) else text


def _by_record(uses: Sequence[Use]) -> list[tuple[Record, list[Use]]]:
    """Uses under the record they stand in, in the order of the records."""
    groups: dict[tuple[str, str], tuple[Record, list[Use]]] = {}
    for use in uses:
        key = kind_of(use.record), use.record.id
        groups.setdefault(key, (use.record, []))[1].append(use)
    return list(groups.values())
