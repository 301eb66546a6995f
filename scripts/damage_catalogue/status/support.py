"""Support as a number: for each word of a status, how many pages and how many origins it has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from damage_catalogue.records.model import Assessment, Claim
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.corroboration import chains_of
from damage_catalogue.status.facts import Judged, Support
from damage_catalogue.status.origins import count_origins


def witnesses_of(judged: Judged) -> list[Assessment]:
    """All who say the state at least as exactly as it is shown: a sure *damaged* is no sure *severe*."""
    return _as_exact(judged.word, chain(judged.supports, judged.repeats)) if judged.word else []


def find_support(judged: Judged) -> tuple[Support, ...]:
    """The support of the word; of each word in turn where the state is contested; none without a word."""
    if not judged.contested:
        return tuple(map(_support, [judged.word] if judged.word else [], [witnesses_of(judged)]))
    repeating = [step.assessment for step in judged.trace if step.verdict == "repeats"]
    return tuple(
        _support(word, _as_exact(word, chain(side, repeating)))
        for word, side in zip(judged.words, judged.sides, strict=True)
    )


def pages_of(claims: Iterable[Claim]) -> set[str]:
    """The sources that are cited, each once."""
    return {citation.source for claim in claims for citation in claim.citations}


def origins_of(claims: Collection[Claim]) -> int:
    """How many origins the claims go back to. Those of whom nobody is named are one origin, if alone, and
    beside others none: whoever is not named may be one of the others."""
    return count_origins(chains_of(claims)) or min(len(claims), 1)


def _support(word: Term, witnesses: list[Assessment]) -> Support:
    return Support(word, tuple(witnesses), len(pages_of(witnesses)), origins_of(witnesses))


def _as_exact(word: Term, said: Iterable[Assessment]) -> list[Assessment]:
    if word.grade is None:
        return []
    low, high = word.grade
    return [
        one
        for one in said
        if (own := one.damage) and own.grade and low <= own.grade[0] and own.grade[1] <= high
    ]
