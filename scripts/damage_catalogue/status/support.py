"""How well independent sources support a status: worked out from the citations, never typed.

As a grade of the vocabulary `corroboration`, and as a number: for each word of a status, how many pages and
how many origins it has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from damage_catalogue.records.model import Assessment, Claim
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.facts import Judged, Support
from damage_catalogue.status.origins import count_origins
from damage_catalogue.status.paths import chains_of, has_independent_pair
from damage_catalogue.status.weight import OBSERVING, effective_basis, is_self_claim


def grade_support(witnesses: Collection[Assessment], vocabularies: Vocabularies) -> Term:
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


def witnesses_of(judged: Judged) -> list[Assessment]:
    """All who say the state at least as exactly as it is shown: a sure *damaged* is no sure *severe*."""
    return _as_exact(judged.word, chain(judged.supported_by, judged.repeats)) if judged.word else []


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
