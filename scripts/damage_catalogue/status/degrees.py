"""The degrees that a word allows and those that it denies, as sets of whole numbers from 0 to 4.

Words leave degrees open: *damaged* is anything from 1 to 3. What a word denies stands in the vocabulary:
*damaged* denies only that there is no damage, a graded word all that lies beyond its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from damage_catalogue.records.vocabularies import Term

Degrees = frozenset[int]

WORST = 4
ALL: Degrees = frozenset(range(WORST + 1))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word says and denies, from the day of the look on, as far as that way of looking can tell."""

    says: Degrees
    denies: Degrees
    leaves: Degrees
    """What may be true beside it: `says`, and what the word itself leaves open. The fewer, the more exact."""

    @property
    def mildest(self) -> int:
        """The lowest degree that it says."""
        return min(self.says)

    @property
    def gravest(self) -> int:
        """The highest degree that it says."""
        return max(self.says)

    def after_harm(self) -> Meaning:
        """What still holds when harm has been done since: nothing that says how bad it is at most."""
        worse = frozenset(range(self.mildest, WORST + 1))
        return Meaning(worse, self.denies - worse, self.leaves | worse)

    def after_work(self, opens: Degrees) -> Meaning:
        """What still holds when work that makes the degrees `opens` possible again was done since."""
        better = frozenset(degree for degree in opens if degree < self.gravest)
        return Meaning(self.says | better, self.denies - better, self.leaves | better)


def meaning_of(word: Term, limits: Iterable[Term] = (), *, hidden: bool = False) -> Meaning:
    """What `word` means, said by somebody who could not see what the `limits` hide.

    `hidden` places are inside or under ground. A limit opens the graver degrees that may have been missed;
    one that opens degree 0, too, leaves the rest of the place unseen, and then a grave word says *at least
    damaged* of the whole and nothing more.
    """
    assert word.grade is not None, "only a word that has a grade means degrees"
    says = frozenset(range(word.grade[0], word.grade[1] + 1))
    missed: set[int] = set()
    rest_unseen = False
    for limit in limits:
        opens = limit.opens_hidden if hidden and limit.opens_hidden else limit.opens
        missed.update(degree for degree in opens if degree > max(says))
        rest_unseen = rest_unseen or 0 in opens
    denies = frozenset(word.denies) - missed
    if rest_unseen:
        denies = denies & {0}
    return Meaning(says, denies, says | frozenset(word.opens))


def agree(one: Meaning, other: Meaning) -> bool:
    """Whether both can be one judgement: they share a degree, or are exact words of neighbouring degrees."""
    if one.says & other.says:
        return True
    apart = max(one.mildest - other.gravest, other.mildest - one.gravest)
    return apart == 1 and len(one.says) == len(other.says) == 1


def is_as_exact(one: Meaning, other: Meaning) -> bool:
    """Whether `one` says at least as exactly in what state it is as `other`, with which it agrees."""
    return one.leaves <= other.leaves or len(one.leaves) == len(other.leaves) == 1


def rules_out(one: Meaning, other: Meaning) -> bool:
    """Whether `one` denies all that `other` says."""
    return other.says <= one.denies


def contradict(one: Meaning, other: Meaning) -> bool:
    """Whether each denies all that the other says."""
    return rules_out(one, other) and rules_out(other, one)


def is_graver(one: Meaning, other: Meaning) -> bool:
    """Whether both ends of `one` lie above those of `other`: *damaged* is graver than *still stands*."""
    return one.mildest > other.mildest and one.gravest > other.gravest


def grade_is_graver(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """The same of two grades of the vocabulary."""
    return one[0] > other[0] and one[1] > other[1]
