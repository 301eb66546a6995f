"""Records as JSON-LD (schema.org), for search engines and reference managers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from damage_catalogue.publishing.citing.citations import author_name
from damage_catalogue.publishing.links import web_address
from damage_catalogue.publishing.maps.location import shown_points
from damage_catalogue.records.model import Agent, Event, Names, Site, Source

_IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_AGENT_TYPES = {"person": "Person", "media": "NewsMediaOrganization", "news-agency": "NewsMediaOrganization"}
_SOURCE_TYPES = {
    "article-newspaper": "NewsArticle",
    "article-journal": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "map": "Map",
    "motion_picture": "VideoObject",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}


def site_ld(site: Site, language: str) -> str:
    """The JSON-LD of a place, in terms of schema.org. It has a position only where one point may be shown."""
    points = shown_points(site.location)
    return _document(
        "LandmarksOrHistoricalBuildings",
        **_named(site.names, language),
        geo={"@type": "GeoCoordinates", "longitude": points[0][0], "latitude": points[0][1]}
        if len(points) == 1
        else None,
        identifier=[f"{one.scheme.id}:{one.id}" for one in site.identifiers],
    )


def event_ld(event: Event, language: str) -> str:
    """The JSON-LD of an event, in terms of schema.org; its time is the EDTF of the record."""
    return _document(
        "Event",
        name=event.title.in_language(language)[1],
        temporalCoverage=event.occurred.text if event.occurred else None,
    )


def source_ld(source: Source) -> str:
    """The JSON-LD of a source, in terms of schema.org."""
    return _document(
        _SOURCE_TYPES.get(source.type.id, "CreativeWork"),
        name=source.title,
        author=[{"@type": "Person", "name": author_name(author)} for author in source.author],
        datePublished=source.issued.text if source.issued else None,
        inLanguage=source.language,
        url=web_address(source.url),
    )


def agent_ld(agent: Agent, language: str) -> str:
    """The JSON-LD of a person or an organisation, in terms of schema.org."""
    return _document(
        _AGENT_TYPES.get(agent.kind.id, "Organization"),
        **_named(agent.names, language),
        url=web_address(agent.url),
    )


def _named(names: Names, language: str) -> dict[str, Any]:
    others = [name.text for name in names.others(language)]
    return {"name": names.preferred(language).text, "alternateName": others}


def _document(type: str, **fields: object) -> str:
    """A JSON-LD document that may stand in a script element; fields that say nothing are left out."""
    filled = {name: value for name, value in fields.items() if value not in (None, [])}
    return script_safe({"@context": "https://schema.org", "@type": type, **filled})


def script_safe(document: Mapping[str, object]) -> str:
    """JSON in which no text can end a script element or a line of script."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_IN_A_SCRIPT)
