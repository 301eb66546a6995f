"""Finds the record that somebody means: an agent by id or name, a document by id or address."""

from __future__ import annotations

from damage_catalogue.records.model import Agent, Catalogue, Source, is_withdrawn
from damage_catalogue.records.name_key import name_key
from damage_catalogue.records.web_address import address_key, addresses, doi_key


def find_agents(catalogue: Catalogue, meant: str) -> tuple[Agent, ...]:
    """The agent of this id, or else each that has this name, in the sense in which two names are one."""
    if meant in catalogue.agents:
        return (catalogue.agents[meant],)
    key = name_key(meant)
    return tuple(
        agent
        for agent in catalogue.agents.values()
        if key and not is_withdrawn(agent) and any(name_key(name.text) == key for name in agent.names.all)
    )


def find_source(catalogue: Catalogue, meant: str) -> Source | None:
    """The source of this id, or of this address in any spelling of it."""
    return catalogue.sources.get(meant) or _by_key(catalogue, address_key(meant))


def find_document(catalogue: Catalogue, url: str | None, doi: str | None) -> Source | None:
    """The source that records the document at this address, or with this DOI, already."""
    keys = ([address_key(url)] if url else []) + ([doi_key(doi)] if doi else [])
    return next((found for key in keys if (found := _by_key(catalogue, key))), None)


def _by_key(catalogue: Catalogue, key: str) -> Source | None:
    for source in catalogue.sources.values():
        if not is_withdrawn(source) and any(key == other for _, _, other in addresses(source)):
            return source
    return None
