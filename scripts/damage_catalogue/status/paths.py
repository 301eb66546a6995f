"""How words reached us, and whether two ways on which they did depend on each other: from the citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from damage_catalogue.records.model import Claim

Link = tuple[str, str]
"""("agent", id), ("source", id), or the interest that all claims of a party itself share."""

Chain = frozenset[Link]
"""What a citation depends on: the speaker, all between, the page; for a party's own claim its interest."""

OWN_INTEREST: Link = ("interest", "self-claim")


class WordPath(NamedTuple):
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
        """All that the words depend on on this way: the speaker, whoever is between, and the page."""
        between = (("agent", one) for one in self.via)
        return self.spoken | {("agent", self.by), ("source", self.source), *between}


def paths_of(claims: Iterable[Claim]) -> list[WordPath]:
    """The path of each citation whose speaker is named.

    A citation of somebody unnamed has none, because nothing shows that it does not go back to the others.
    The page is part of the path: two voices in one article are as good as that one article.
    """
    return [
        WordPath(claim.by, citation.via, citation.source, own=claim.basis.id == "self-claim")
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
    """For each chain the indexes of all chains that share a link with it, itself among them, as bits."""
    sharing: defaultdict[Link, int] = defaultdict(int)
    for index, chain in enumerate(chains):
        for link in chain:
            sharing[link] |= 1 << index
    return [_union(sharing[link] for link in chain) for chain in chains]


def _union(sets: Iterable[int]) -> int:
    union = 0
    for bits in sets:
        union |= bits
    return union
