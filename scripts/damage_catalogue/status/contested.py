"""Where standing assessments contradict the status and nothing explains why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from damage_catalogue.records.edtf import surely_before
from damage_catalogue.status.evidence import Finding, steps_apart
from damage_catalogue.status.facts import Conflict
from damage_catalogue.status.place import Dispute, Place
from damage_catalogue.status.sequence import Current, harm_between, repair_between

CONTESTED_FROM = 2
"""Steps of damage. One step apart is how far two careful observers differ over the same wall."""


def conflicts(current: Current, findings: Iterable[Finding], place: Place) -> tuple[Conflict, ...]:
    """What stands against the current state: by the two-step rule, then by editors' open disagreements."""
    findings = tuple(findings)
    apart = (
        Conflict(finding.assessment, "two-steps")
        for finding in findings
        if steps_apart(finding.grade, current.grade) >= CONTESTED_FROM
        and not is_explained(finding, current, place)
    )
    return (*apart, *_named(place.disputes, current, findings))


def is_explained(finding: Finding, current: Current, place: Place) -> bool:
    """Whether both can be right, or the current state rests on clearly better evidence.

    - Strictly stronger evidence for the current state settles it.
    - A milder state seen surely before a graver one is what war looks like. It is explained by damage or
      looting that may lie between, and also where the later look is as good as the earlier: two satellite
      images a week apart do not contradict each other because nobody has yet recorded the blast. A weaker
      voice that reports the worse, with no event to show for it, is a contradiction; so is one whose date may
      lie before the milder.
    - A graver state before a milder one is explained by restoration that surely lies between.
    """
    held = current.decided
    best = current.strength_against(finding.grade)
    if best > finding.strength:
        return True
    if finding.grade > current.grade:
        return repair_between(place, finding.day, held.observed) is not None
    if not surely_before(finding.observed, held.observed):
        return False
    return best >= finding.strength or harm_between(place, finding.observed, held.observed) is not None


def _named(disputes: Iterable[Dispute], current: Current, findings: Iterable[Finding]) -> Iterator[Conflict]:
    """The findings that open disputes set against the current state.

    Only findings that count on the day are seen, and two positions must each have one: an open question with
    all voices on one side, or answered from citations alone, contradicts no assessment.
    """
    counting = {finding.assessment.id: finding.assessment for finding in findings}
    deciding = current.decided.assessment.id
    supporting = {support.assessment.id for support in current.supports}
    for dispute in disputes:
        sides = [side for named in dispute.sides if (side := [id for id in named if id in counting])]
        if len(sides) > 1:
            friends = {deciding, *_our_side(sides, deciding, supporting)}
            for id in (id for side in sides for id in side if id not in friends):
                yield Conflict(counting[id], "unresolved", dispute.disagreement, dispute.event)


def _our_side(sides: list[list[str]], deciding: str, supporting: set[str]) -> list[str]:
    """The position that names the deciding assessment, else the first that names a support.

    Empty where the state rests on none of them: then all are against it, because editors left open what it
    passes over.
    """
    with_us = [side for side in sides if deciding in side]
    with_us += [side for side in sides if not supporting.isdisjoint(side)]
    return with_us[0] if with_us else []
