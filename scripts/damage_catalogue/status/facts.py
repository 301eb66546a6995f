"""What can be derived about a place, as values: nothing here is ever typed into a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from damage_catalogue.records.edtf import Edtf
from damage_catalogue.records.model import Assessment, Disagreement, Event, Site
from damage_catalogue.records.vocabularies import Term

Verdict = Literal[
    "first",
    "worse",
    "better",
    "more-exact",
    "same-degree",
    "confirms",
    "kept-stronger",
    "kept-more-exact",
    "self-claim-only",
    "weaker-same-day",
    "milder-same-day",
    "not-standing",
    "no-grade",
    "undated",
    "later-than-day",
]
"""What became of an assessment: the first five made it current, the last four kept it from counting."""

ConflictRule = Literal["two-steps", "unresolved"]
"""Two steps of damage apart and unexplained; or set apart by an editor in a disagreement still open."""


@dataclass(frozen=True, slots=True)
class Step:
    """One assessment on the way to the status.

    `other` is the assessment it was weighed against, if any. `event` is the damage or restoration that
    explains a change.
    """

    assessment: Assessment
    verdict: Verdict
    other: Assessment | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A standing assessment that contradicts the status; `event` is the one that records the disagreement."""

    assessment: Assessment
    rule: ConflictRule
    disagreement: Disagreement | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The state of one place, and everything that led to it.

    `damage` is None when no assessment could decide; `trace` then says whether nobody looked or nobody could
    tell. `supports` are `decided_by` and all that confirm it, in order of the day of observation.
    """

    damage: Term | None
    decided_by: Assessment | None
    supports: tuple[Assessment, ...]
    last_observed: Edtf | None
    certainty: Term | None
    corroboration: Term | None
    conflicts: tuple[Conflict, ...]
    trace: tuple[Step, ...]

    @property
    def contested(self) -> bool:
        return bool(self.conflicts)

    @property
    def against(self) -> tuple[Assessment, ...]:
        """The standing assessments in conflict with the status, each once."""
        return tuple({conflict.assessment.id: conflict.assessment for conflict in self.conflicts}.values())


@dataclass(frozen=True, slots=True)
class RollUp:
    """How many places are in which state, of how many `known`.

    `counts` are in the order of the vocabulary, without zeros; they add up to `known`. `of` says where the
    denominator comes from: the recorded parts or components, or an inventory that knows at least as many.
    """

    counts: tuple[tuple[Term, int], ...]
    known: int
    of: Literal["parts", "components", "inventory"]


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """`status` is that of the whole: assessments without component or of the principal component."""

    site: Site
    status: Status
    components: Mapping[str, Status]
    roll_up: RollUp | None
