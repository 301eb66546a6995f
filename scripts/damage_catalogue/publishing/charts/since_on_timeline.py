"""What a timeline says of an event beside its name: what was done, and whether anybody has looked since."""

from __future__ import annotations

from markupsafe import Markup, escape

from damage_catalogue.publishing.in_words.stating import kind_of_change
from damage_catalogue.publishing.writing.symbols import NAMES
from damage_catalogue.publishing.writing.writer import Writer
from damage_catalogue.records.model import Event, Site
from damage_catalogue.status.facts import Since


def what_happened(writer: Writer, site: Site, event: Event) -> Markup:
    """*Rebuilt: Houses rebuilt · since anybody last looked (Gate)*, with the symbol of what was done."""
    kind = kind_of_change(event)
    name = escape(writer.language.labelled(writer.term(kind), writer.link(event)))
    if kind.id in NAMES:
        name = Markup("{} {}").format(writer.symbol(kind.id), name)
    return writer.joined([name, *_since(writer, site, event)])


def _since(writer: Writer, site: Site, event: Event) -> list[Markup]:
    """That nobody is known to have looked since: at the place, or at which of its parts."""
    derived = writer.edition.statuses[site.id]
    found: dict[str, list[Markup]] = {}
    own = next((one for one in derived.status.since if one.event.id == event.id and not one.parts), None)
    if own is not None and own.looked:
        found[_key(own)] = []
    for component in site.components:
        since = derived.components[component.id].since
        one = next((one for one in since if one.event.id == event.id and one.looked), None)
        if one is not None and (own is None or _key(one) != _key(own)):
            found.setdefault(_key(one), []).append(writer.preferred(component.names))
    return [
        Markup('<span class="hd-fine">{}</span>').format(
            writer.language.bracketed(writer.w(key), writer.language.enumerated(parts))
            if parts
            else writer.w(key)
        )
        for key, parts in found.items()
    ]


def _key(since: Since) -> str:
    return "row_since_perhaps" if since.perhaps else "row_since"
