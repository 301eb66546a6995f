"""Why a status is what it is, as plain data. The words for it, in each language, are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from damage_catalogue.records.model import Assessment, Disagreement, Event
from damage_catalogue.status.facts import ConflictRule, Status, Verdict


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning, with ids only, so that it can be written as JSON with `dataclasses.asdict`.

    `rule` is the verdict on `assessment`, with `other` the one it was weighed against and `event` what
    explains the change; or a rule of conflict, and then `other` is the deciding assessment that `assessment`
    stands against, and `event` the one that records the `disagreement`.
    """

    rule: Verdict | ConflictRule
    assessment: str
    other: str | None = None
    event: str | None = None
    disagreement: str | None = None


def explain(status: Status) -> tuple[Reason, ...]:
    """Each assessment in the order judged, then those set aside, then the conflicts."""
    held = _id(status.decided_by)
    steps = (
        Reason(step.verdict, step.assessment.id, _id(step.other), _id(step.event)) for step in status.trace
    )
    conflicts = (
        Reason(one.rule, one.assessment.id, held, _id(one.event), _id(one.disagreement))
        for one in status.conflicts
    )
    return (*steps, *conflicts)


def _id(value: Assessment | Event | Disagreement | None) -> str | None:
    return None if value is None else value.id
