"""Why a status is what it is, as plain data. The words for it, in each language, are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from damage_catalogue.records.model import Assessment, Event
from damage_catalogue.status.facts import Judged, Verdict


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning, with ids only, so that it can be written as JSON with `dataclasses.asdict`.

    `rule` is the verdict on `assessment`, with `other` the one it was weighed against and `event` what
    explains the change.
    """

    rule: Verdict
    assessment: str
    other: str | None = None
    event: str | None = None


def reasons_of(judged: Judged) -> tuple[Reason, ...]:
    """Each assessment in the order judged, then those that weigh too little, then those set aside."""
    return tuple(
        Reason(step.verdict, step.assessment.id, _id(step.other), _id(step.event)) for step in judged.trace
    )


def _id(value: Assessment | Event | None) -> str | None:
    return None if value is None else value.id
