"""How well independent sources support a status: worked out from the citations, never typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from damage_catalogue.records.model import Assessment
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.weight import OBSERVING, effective_basis, is_self_claim

Chain = frozenset[tuple[str, str]]
"""What a citation depends on: ("agent", id) of the speaker and of all between, ("source", id) of the page."""


def corroborate(witnesses: Collection[Assessment], vocabularies: Vocabularies) -> Term:
    """The grade of a status that is not contested, from the assessments that say what it says; one at least.

    Self-claims alone stay self-claimed, even through two mouthpieces: they share the interest, if not the
    wire. Then someone who looked, and is at least fairly certain, weighs more than any number who repeat.
    """
    assert witnesses, "a status is decided by at least one assessment"
    grades = vocabularies["corroboration"]
    if all(is_self_claim(witness) for witness in witnesses):
        return grades["self-claimed"]
    if any(is_observation(witness, vocabularies) for witness in witnesses):
        return grades["observed"]
    if has_independent_pair(origins(witnesses)):
        return grades["multiple-origins"]
    return grades["single-origin"]


def is_observation(assessment: Assessment, vocabularies: Vocabularies) -> bool:
    """Whether somebody looked, at the place or at images of it, and was at least fairly certain."""
    enough = vocabularies["certainty"]["medium"].rank or 0
    looked = effective_basis(assessment, vocabularies).id in OBSERVING
    return looked and (assessment.certainty.rank or 0) >= enough


def origins(assessments: Iterable[Assessment]) -> set[Chain]:
    """The chain of each citation: who says it, through whom, in which source.

    A citation of somebody unnamed has no chain, because nothing shows that it does not go back to the others.
    The source is part of the chain: two voices in one article are as good as that one article.
    """
    return {
        frozenset(
            [("agent", assessment.by), ("source", citation.source), *(("agent", via) for via in citation.via)]
        )
        for assessment in assessments
        if assessment.by is not None
        for citation in assessment.citations
    }


def has_independent_pair(chains: Collection[Chain]) -> bool:
    """Whether two of the chains have nothing in common: five papers carrying one wire are one origin.

    The usual case, one origin in all, takes one pass; otherwise each chain is compared with all others at
    once, as bits of a number.
    """
    if len(chains) < 2 or frozenset.intersection(*chains):
        return False
    sharing: dict[tuple[str, str], int] = defaultdict(int)
    for place, chain in enumerate(chains):
        for link in chain:
            sharing[link] |= 1 << place
    everyone = (1 << len(chains)) - 1
    return any(_union(sharing[link] for link in chain) != everyone for chain in chains)


def _union(sets: Iterable[int]) -> int:
    union = 0
    for bits in sets:
        union |= bits
    return union
