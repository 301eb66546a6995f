"""How many origins a statement has: how many of its paths of attribution have nothing in common.

The number of origins is the size of the largest set of paths of which no two share a speaker, anybody in
between, or a page (a *maximum set packing*). Counting what hangs together in any way (connected components)
would be simpler and less honest: of two inquiries with pages of their own, one that somebody else prints side
by side would make one, so that a page more takes an origin away. Of the largest set these hold:

- A path more never lowers the number, and raises it by one at most.
- A page more that carries a known wire (the same speaker through the same hands), or repeats a speaker who
  is known directly, changes nothing, as long as the known page tells nobody else's word. Only if one page was
  all that bore two voices can a second page show that one of them is known without it.
- The number is two or more exactly where `has_independent_pair` says so, never more than there are pages, and
  no more than there are speakers.
- The order of the records and their ids do not matter.

A set packing is hard to find in general (Karp 1972), but not here: links that only one path has join nothing,
so that the paths of a place fall into a few small tangles, and those are searched completely.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from damage_catalogue.status.paths import Chain, Link, WordPath, meeting_of

MOST_SEARCHED = 24
"""A tangle of more different paths is not searched but counted greedily, which may find too few, never too
many, and finds two wherever there are two. The largest of the catalogue of 2026 has six."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Paths that belong together. All of them go through `link`; where that is None, nothing is common to
    all, and they make `number` origins together."""

    link: Link | None
    number: int
    paths: tuple[WordPath, ...]


def count_origins(chains: Iterable[Chain]) -> int:
    """The largest number of chains of which no two have a link in common."""
    return sum(_most_apart(_bare(tangle)) for tangle in _tangles(chains))


def group_by_origin(paths: Iterable[WordPath]) -> list[Origin]:
    """The paths in groups whose numbers add up to `count_origins`, the group with most paths first.

    Each group is named by what all its paths go through, where there are as few such links as origins.
    """
    by_chain: defaultdict[Chain, list[WordPath]] = defaultdict(list)
    for path in sorted(set(paths)):
        by_chain[path.chain].append(path)
    found: list[Origin] = []
    for tangle in _tangles(by_chain):
        bare = _bare(tangle)
        number = _most_apart(bare)
        links = _common_links(tangle, by_chain, number) if len(bare) <= MOST_SEARCHED else None
        for link, chains in links.items() if links else ((None, tangle),):
            inside = (path for chain in chains for path in by_chain[chain])
            found.append(Origin(link, 1 if link else number, tuple(sorted(inside))))
    return sorted(found, key=lambda one: (-one.number, -len(one.paths), one.paths))


def _tangles(chains: Iterable[Chain]) -> Iterator[list[Chain]]:
    """The chains in groups that have no link in common. Time grows with the number of links."""
    every = set(chains)
    using: defaultdict[Link, list[Chain]] = defaultdict(list)
    for chain in every:
        for link in chain:
            using[link].append(chain)
    while every:
        waiting = [every.pop()]
        tangle = []
        while waiting:
            chain = waiting.pop()
            tangle.append(chain)
            for link in chain:
                fresh = [other for other in using.pop(link, ()) if other in every]
                every.difference_update(fresh)
                waiting += fresh
        yield tangle


def _bare(tangle: Collection[Chain]) -> list[Chain]:
    """The different chains of a tangle without the links that no other has: five papers with one wire are
    one."""
    uses = Counter(link for chain in tangle for link in chain)
    return list({frozenset(link for link in chain if uses[link] > 1) for chain in tangle})


def _most_apart(tangle: list[Chain]) -> int:
    """How many chains of one tangle have nothing in common; the tangle has one chain at least."""
    if len(tangle) == 1 or frozenset.intersection(*tangle):
        return 1
    tangle = sorted(tangle, key=sorted)
    meeting = meeting_of(tangle)
    everything = (1 << len(tangle)) - 1
    return (_search if len(tangle) <= MOST_SEARCHED else _pick)(meeting, everything)


def _search(meeting: list[int], everything: int) -> int:
    """The largest set exactly. One that is as large as can be has a chain from the neighbourhood of any."""
    known: dict[int, int] = {0: 0}

    def most(left: int) -> int:
        if left not in known:
            least = min(_indexes(left), key=lambda index: (meeting[index] & left).bit_count())
            near = meeting[least] & left
            tried = [least] if near.bit_count() < 3 else _indexes(near)
            known[left] = 1 + max(most(left & ~meeting[index]) for index in tried)
        return known[left]

    return most(everything)


def _pick(meeting: list[int], left: int) -> int:
    """As many as are found by taking first what meets the fewest."""
    number = 0
    for index in sorted(range(len(meeting)), key=lambda index: meeting[index].bit_count()):
        if left >> index & 1:
            number += 1
            left &= ~meeting[index]
    return number


def _indexes(bits: int) -> list[int]:
    return [index for index in range(bits.bit_length()) if bits >> index & 1]


def _common_links(
    tangle: list[Chain], paths: Mapping[Chain, list[WordPath]], number: int
) -> dict[Link, list[Chain]] | None:
    """As many links as there are origins, through which all chains of a tangle go, each with its chains.

    The speakers, if they are as many; else those that most chains go through, agents before pages. None if
    that makes too many.
    """
    by_speaker: defaultdict[Link, list[Chain]] = defaultdict(list)
    for chain in tangle:
        by_speaker[min(link for path in paths[chain] for link in path.spoken)].append(chain)
    if len(by_speaker) == number:
        return by_speaker
    found: dict[Link, list[Chain]] = {}
    left = set(tangle)
    while left:
        uses = Counter(link for chain in left for link in chain)
        hub = min(uses, key=lambda link: (-uses[link], link))
        found[hub] = [chain for chain in left if hub in chain]
        left.difference_update(found[hub])
    return found if len(found) == number else None
