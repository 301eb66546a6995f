"""Finds the passage of a long text that is most like a quotation, in time that grows with the text alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

MOST_PLACES = 300
"""A word that stands in more places than this says nothing about where a passage is."""


def fold(text: str) -> str:
    """The text with each run of white space as one blank."""
    return " ".join(text.split())


@dataclass(slots=True)
class FoldedText:
    """One held text, white space folded, with where its words stand once somebody asks for a passage."""

    folded: str
    _words: list[re.Match[str]] = field(default_factory=list)
    _places: dict[str, list[int]] = field(default_factory=dict)

    def holds(self, quote: str) -> bool:
        """Whether the quotation stands in the text, apart from how white space is set."""
        return fold(quote) in self.folded

    def nearest_passage(self, quote: str) -> str | None:
        """A few more words than the quotation has, from where most of its words stand in the same order."""
        if not self._words:
            self._index()
        wanted = [word.lower() for word in re.findall(r"\w+", quote)]
        votes: Counter[int] = Counter()
        for offset, word in enumerate(wanted):
            indexes = self._places.get(word, ())
            if len(indexes) <= MOST_PLACES:
                # A word left out or added before this one moves the passage by one or two.
                votes.update((index - offset) // 3 for index in indexes)
        if not votes:
            return None
        best = min(votes, key=lambda start: (-votes[start] - votes[start + 1], start))
        first = max(0, best * 3)
        last = min(len(self._words), first + len(wanted) * 5 // 4 + 3) - 1
        return self.folded[self._words[first].start() : self._words[last].end()]

    def _index(self) -> None:
        self._words = list(re.finditer(r"\w+", self.folded))
        indexes: defaultdict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self._words):
            indexes[word[0].lower()].append(index)
        self._places = dict(indexes)
