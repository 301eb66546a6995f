"""What one assessment weighs: its degree of damage, and the strength of the evidence behind it.

Degrees are intervals, because words such as *damaged* leave open how badly: `(1, 3)` is anything from
slight to severe. Two words agree when their intervals share a degree.
"""

from __future__ import annotations

from dataclasses import dataclass

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Assessment
from damage_catalogue.records.vocabularies import Term, Vocabularies

Grade = tuple[int, int]
"""The lowest and highest degree a word allows: 0 no damage, 1 slight, 2 moderate, 3 severe, 4 destroyed."""

Strength = tuple[int, int]
"""Rank of the basis, then rank of the certainty: how they know counts before how sure they are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An assessment that can decide a status: it stands, names a degree, and has a known last day."""

    assessment: Assessment
    grade: Grade
    strength: Strength
    observed: Edtf
    day: Day
    """The last day on which it can have been observed."""

    @property
    def is_self_claim(self) -> bool:
        return is_self_claim(self.assessment)


def find(assessment: Assessment, vocabularies: Vocabularies) -> Finding:
    """The weighed assessment. Only for one that stands, has a grade and a known last day."""
    grade, observed = assessment.damage.grade, assessment.observed
    assert grade is not None, "only an assessment with a grade can decide a status"
    assert observed, "a finding has a date of observation"
    assert observed.latest, "a finding has a known last day"
    return Finding(assessment, grade, strength(assessment, vocabularies), observed, observed.latest)


def effective_basis(assessment: Assessment, vocabularies: Vocabularies) -> Term:
    """The basis as it weighs: direct observation from a distance counts as remote observation.

    Whoever sees a ruin from the far side of a minefield sees no more than a photograph shows.
    """
    from_afar = any(limit.id == "seen-from-distance" for limit in assessment.limits)
    if from_afar and assessment.basis.id == "direct-observation":
        return vocabularies["basis"]["remote-observation"]
    return assessment.basis


def strength(assessment: Assessment, vocabularies: Vocabularies) -> Strength:
    """How strong the evidence is, for comparing: the greater is the stronger."""
    return effective_basis(assessment, vocabularies).rank or 0, assessment.certainty.rank or 0


def is_self_claim(assessment: Assessment) -> bool:
    """Whether it rests only on the word of the party said to have done the damage."""
    return assessment.basis.id == "self-claim"


def overlap(a: Grade, b: Grade) -> bool:
    """Whether both words can be true of the same state."""
    return a[0] <= b[1] and b[0] <= a[1]


def is_within(a: Grade, b: Grade) -> bool:
    """Whether `a` says at least as exactly what `b` says."""
    return b[0] <= a[0] and a[1] <= b[1]


def width(grade: Grade) -> int:
    """How many degrees a word leaves open; 0 is exact."""
    return grade[1] - grade[0]


def is_graver(a: Grade, b: Grade) -> bool:
    """Whether both ends of `a` lie above those of `b`: the news is worse, even if the words overlap.

    So *damaged* (1, 3) is graver than *still stands* (0, 2): it rules out that nothing happened.
    """
    return a[0] > b[0] and a[1] > b[1]


def steps_apart(a: Grade, b: Grade) -> int:
    """The distance between two words at their nearest; 0 where they overlap."""
    return max(a[0] - b[1], b[0] - a[1], 0)
