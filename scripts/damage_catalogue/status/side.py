"""One side of a course: the look whose word is shown, and all looks that agree with it.

They are kept by what they mean and weigh: a look acts through these and its days alone, so that time grows
with the number of looks and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from damage_catalogue.records.model import Event
from damage_catalogue.status.between import Days
from damage_catalogue.status.degrees import Meaning, contradict
from damage_catalogue.status.look import Look
from damage_catalogue.status.weight import Evidence, Weight


@dataclass(slots=True)
class Alike:
    """Looks of one word, meaning and evidence. `meaning` is as carried over what happened since."""

    newest: Look
    all: list[Look]
    meaning: Meaning

    @classmethod
    def of(cls, look: Look) -> Alike:
        """A group of one look."""
        return cls(look, [look], look.meaning)

    @property
    def is_opened(self) -> bool:
        """Whether something has happened since that makes it mean less."""
        return self.meaning != self.newest.meaning

    @property
    def kind(self) -> tuple[str, Weight, Evidence, Meaning]:
        """What all its looks have in common."""
        return self.newest.word.id, self.newest.weight, self.newest.evidence, self.meaning

    def take_in(self, other: Alike) -> None:
        """Adds the looks of another group of the same kind."""
        self.all += other.all
        self.newest = max(self.newest, other.newest, key=lambda look: (look.first, look.last))


@dataclass(slots=True)
class Side:
    """`held` gives the word, first said by `decider`; `crossed` is what has happened since and opened it."""

    held: Alike
    decider: Look
    alike: list[Alike]
    crossed: Event | None = None

    @classmethod
    def of(cls, look: Look, agreeing: Iterable[Alike] = ()) -> Side:
        """The side that a look begins, with all that agrees with it."""
        own = Alike.of(look)
        side = cls(own, look, [own])
        for one in agreeing:
            side.take_in(one)
        return side

    def take_in(self, other: Alike) -> None:
        """Adds looks that say the same, to those of their kind if there are any."""
        known = next((one for one in self.alike if one.kind == other.kind), None)
        if known is None:
            self.alike.append(other)
        else:
            known.take_in(other)

    def against(self, look: Look) -> list[Alike]:
        """Those of the side that a look contradicts."""
        return [one for one in self.alike if contradict(one.meaning, look.meaning)]

    @property
    def looks(self) -> list[Look]:
        """All of its looks, in order."""
        return in_order(look for one in self.alike for look in one.all)


def in_order(looks: Iterable[Look]) -> list[Look]:
    """By the last day on which the place can have been seen, then by the first; then the stronger and the
    graver first. Ids come last, so that the order of the file never matters, and they decide nothing."""

    def order(look: Look) -> tuple[Days, tuple[int, ...], tuple[int, ...], str, str, str]:
        strength = (-look.weight, -look.evidence.basis, -look.evidence.certainty)
        meaning = look.meaning
        grave = (-meaning.mildest, -meaning.gravest, len(meaning.leaves), *sorted(meaning.denies))
        speaker = look.assessment.by or ""
        return (look.last, look.first), strength, grave, look.word.id, speaker, look.assessment.id

    return sorted(looks, key=order)


def are_apart(sides: list[Side]) -> bool:
    """Whether some two of the sides still contradict each other after what has happened since."""
    meanings = [side.held.meaning for side in sides]
    return any(contradict(one, other) for n, one in enumerate(meanings) for other in meanings[:n])
