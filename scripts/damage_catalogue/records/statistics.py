"""How much there is of what: the counts of a catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from damage_catalogue.records.model import RECORD_KINDS, Catalogue
from damage_catalogue.records.vocabularies import Term, Vocabulary

Counts = Mapping[str, Mapping[str, int]]


def count_catalogue(catalogue: Catalogue) -> Counts:
    """Numbers by group and then by word, in the order of the vocabularies; words that never occur are left
    out.
    """
    sites, events = catalogue.sites.values(), catalogue.events.values()
    words = catalogue.vocabularies
    assessments = [each for site in sites for each in site.assessments]
    damage = [each.damage for each in assessments if each.damage is not None]
    return {
        "records": {kind: len(getattr(catalogue, kind)) for kind in RECORD_KINDS},
        "sites by kind": _count(words["site-kind"], (site.kind for site in sites)),
        "events by kind": _count(words["event-kind"], (event.kind for event in events)),
        "assessments by damage": _count(words["damage"], damage),
        "assessments by basis": _count(words["basis"], (each.basis for each in assessments)),
        "statements": {
            "assessments": len(assessments),
            "statements about sites": sum(len(site.statements) for site in sites),
            "accounts of events": sum(len(event.accounts) for event in events),
            "attributions": sum(len(event.attributions) for event in events),
        },
        "disagreements by outcome": _count(
            words["disagreement-outcome"],
            (each.outcome for group in (sites, events) for record in group for each in record.disagreements),
        ),
        "sources by how much was read": _count(
            words["source-read"], (source.read for source in catalogue.sources.values())
        ),
        "agents by kind": _count(words["agent-kind"], (agent.kind for agent in catalogue.agents.values())),
    }


def _count(vocabulary: Vocabulary, terms: Iterable[Term]) -> dict[str, int]:
    found = Counter(term.id for term in terms)
    return {term.id: found[term.id] for term in vocabulary if found[term.id]}


def show_counts(counts: Counts) -> str:
    """The counts as lines of text, a group after the other."""
    blocks = []
    for group, numbers in counts.items():
        lines = [f"  {number:>7,}  {word}" for word, number in numbers.items()] or ["        -"]
        blocks.append("\n".join([group[:1].upper() + group[1:], *lines]))
    return "\n\n".join(blocks) + "\n"
