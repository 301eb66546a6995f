"""How well independent sources support a status: worked out from the citations, never typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from damage_catalogue.records.model import Assessment, Claim
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.weight import OBSERVING, effective_basis, is_self_claim

Link = tuple[str, str]
"""("agent", id), ("source", id), or the interest that all claims of a party itself share."""

Chain = frozenset[Link]
"""What a citation depends on: the speaker, all between, the page; for a party's own claim its interest."""

OWN_INTEREST: Link = ("interest", "self-claim")


class Path(NamedTuple):
    """How words reached us: who said them, through whom (the nearest to the speaker first), on which page.

    `own`: it is the claim of the party itself.
    """

    by: str
    via: tuple[str, ...]
    source: str
    own: bool = False

    @property
    def spoken(self) -> Chain:
        """The first link: the speaker, or the interest of the party."""
        return frozenset([OWN_INTEREST if self.own else ("agent", self.by)])

    @property
    def chain(self) -> Chain:
        between = (("agent", one) for one in self.via)
        return self.spoken | {("agent", self.by), ("source", self.source), *between}


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
    if has_independent_pair(chains_of(witnesses)):
        return grades["multiple-origins"]
    return grades["single-origin"]


def is_observation(assessment: Assessment, vocabularies: Vocabularies) -> bool:
    """Whether somebody looked, at the place or at images of it, and was at least fairly certain."""
    enough = vocabularies["certainty"]["medium"].rank or 0
    looked = effective_basis(assessment, vocabularies).id in OBSERVING
    return looked and (assessment.certainty.rank or 0) >= enough


def paths_of(claims: Iterable[Claim]) -> list[Path]:
    """The path of each citation whose speaker is named.

    A citation of somebody unnamed has none, because nothing shows that it does not go back to the others.
    The page is part of the path: two voices in one article are as good as that one article.
    """
    return [
        Path(claim.by, citation.via, citation.source, own=claim.basis.id == "self-claim")
        for claim in claims
        if claim.by is not None
        for citation in claim.citations
    ]


def chains_of(claims: Iterable[Claim]) -> set[Chain]:
    """What the citations of named speakers depend on, each set of links once."""
    return {path.chain for path in paths_of(claims)}


def has_independent_pair(chains: Collection[Chain]) -> bool:
    """Whether two of the chains have nothing in common: five papers carrying one wire are one origin.

    The usual case, one origin in all, takes one pass; otherwise each chain is compared with all others at
    once, as bits of a number.
    """
    if len(chains) < 2 or frozenset.intersection(*chains):
        return False
    everyone = (1 << len(chains)) - 1
    return any(meeting != everyone for meeting in meeting_of(tuple(chains)))


def meeting_of(chains: Sequence[Chain]) -> list[int]:
    """For each chain the places of all chains that share a link with it, itself among them, as bits."""
    sharing: defaultdict[Link, int] = defaultdict(int)
    for place, chain in enumerate(chains):
        for link in chain:
            sharing[link] |= 1 << place
    return [_union(sharing[link] for link in chain) for chain in chains]


def _union(sets: Iterable[int]) -> int:
    union = 0
    for bits in sets:
        union |= bits
    return union
