"""What a statement of state weighs: how whoever makes it knows, and how sure they are."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from damage_catalogue.records.model import Assessment, Claim
from damage_catalogue.records.vocabularies import Term, Vocabularies

OBSERVING = ("direct-observation", "remote-observation")


class Weight(IntEnum):
    """What a statement can do to a status; the names stand in the vocabulary `basis`.

    A LOOK may give the word and renews the last look. A POSITION may give the word. A REPORT, and a CLAIM by
    the party that did the harm, give it only where nothing else is, and then as reported or claimed.
    """

    CLAIM = 0
    REPORT = 1
    POSITION = 2
    LOOK = 3


GIVES_THE_WORD = Weight.POSITION
"""From this weight on a statement may give the word of a status."""


class Evidence(NamedTuple):
    """Rank of the way of knowing, then rank of the certainty: the greater is the stronger."""

    basis: int
    certainty: int


def effective_basis(assessment: Assessment, vocabularies: Vocabularies) -> Term:
    """The basis as it weighs: direct observation from a distance counts as remote observation.

    Whoever sees a ruin from the far side of a minefield sees no more than a photograph shows.
    """
    from_afar = any(limit.id == "seen-from-distance" for limit in assessment.limits)
    if from_afar and assessment.basis.id == "direct-observation":
        return vocabularies["basis"]["remote-observation"]
    return assessment.basis


def evidence_of(assessment: Assessment, vocabularies: Vocabularies) -> Evidence:
    """How strong the evidence is."""
    return Evidence(effective_basis(assessment, vocabularies).rank or 0, assessment.certainty.rank or 0)


def weight_of(claim: Claim, vocabularies: Vocabularies) -> Weight:
    """What the statement can do: below medium certainty it is no more than a report."""
    weight = Weight[(claim.basis.weight or "report").upper()]
    if weight > Weight.REPORT and (claim.certainty.rank or 0) < _medium(vocabularies):
        return Weight.REPORT
    return weight


def is_clearly_stronger(one: Evidence, other: Evidence, vocabularies: Vocabularies) -> bool:
    """Whether `one` settles the matter against `other`.

    It is a better way of knowing, at least medium, and no less certain; whoever stood there need not be more
    certain than high.
    """
    if one.basis <= other.basis or one.certainty < _medium(vocabularies):
        return False
    was_there = one.basis == vocabularies["basis"]["direct-observation"].rank
    enough = was_there and one.certainty >= (vocabularies["certainty"]["high"].rank or 0)
    return enough or one.certainty >= other.certainty


def is_self_claim(assessment: Assessment) -> bool:
    """Whether it rests only on the word of the party said to have done the damage."""
    return assessment.basis.id == "self-claim"


def _medium(vocabularies: Vocabularies) -> int:
    return vocabularies["certainty"]["medium"].rank or 0
