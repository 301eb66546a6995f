"""The current state, found by going through the assessments of a place in the order in which it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Event
from damage_catalogue.status.evidence import Finding, Grade, Strength, is_graver, is_within, overlap, width
from damage_catalogue.status.facts import Step, Verdict
from damage_catalogue.status.place import Place

NO_EVIDENCE: Strength = (-1, -1)
"""Weaker than any evidence."""

_BECOMES_CURRENT: tuple[Verdict, ...] = ("first", "worse", "better", "more-exact", "same-degree")


@dataclass(frozen=True, slots=True)
class _Support:
    """The best evidence and the last day among the supports that use words of one grade."""

    strength: Strength
    last: Day


@dataclass(slots=True)
class Current:
    """The finding that holds, with those that confirm it in the order judged."""

    decided: Finding
    supports: list[Finding] = field(default_factory=list)
    _by_grade: dict[Grade, _Support] = field(default_factory=dict)

    @classmethod
    def resting_on(cls, decided: Finding, earlier: Iterable[Finding] = ()) -> Current:
        current = cls(decided)
        for finding in (*earlier, decided):
            current.confirm(finding)
        return current

    @property
    def grade(self) -> Grade:
        return self.decided.grade

    @property
    def is_only_claimed(self) -> bool:
        """Whether nobody but the perpetrator supports it."""
        return not self._by_grade

    def confirm(self, finding: Finding) -> None:
        self.supports.append(finding)
        if finding.is_self_claim:
            return
        known = self._by_grade.get(finding.grade)
        strength = max(finding.strength, known.strength) if known else finding.strength
        self._by_grade[finding.grade] = _Support(strength, finding.day)

    def strength_against(self, grade: Grade) -> Strength:
        """The best evidence for the current state that cannot be true together with `grade`.

        A sure but vague support counts for no more than it says: *damaged* on direct observation is no reason
        to prefer moderate to slight, because it fits both. Self-claims count for nothing here.
        """
        return max((held.strength for held in self._against(grade)), default=NO_EVIDENCE)

    def last_seen_against(self, grade: Grade) -> Day:
        """The last day on which anybody but the perpetrator saw what cannot be true together with `grade`."""
        return max((held.last for held in self._against(grade)), default=self.decided.day)

    def strength_of_word(self) -> Strength:
        """The best evidence for exactly the current degree."""
        held = self._by_grade.get(self.grade)
        return held.strength if held else NO_EVIDENCE

    def _against(self, grade: Grade) -> Iterator[_Support]:
        return (held for word, held in self._by_grade.items() if not overlap(word, grade))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By the last day on which the place can have been seen; on one day the stronger first, then the graver.

    Ids come last, so that the order of the file never matters.
    """

    def order(finding: Finding) -> tuple[Day, int, int, int, int, str]:
        (basis, certainty), (low, high) = finding.strength, finding.grade
        return finding.day, -basis, -certainty, -low, -high, finding.assessment.id

    return sorted(findings, key=order)


def follow(findings: Iterable[Finding], place: Place) -> tuple[Current | None, tuple[Step, ...]]:
    """The state after the last of `findings`, which come `in_order`, and the step that each of them was.

    **The same day.** Of two that contradict each other the stronger wins; of equally strong ones the graver,
    because damage overlooked is likelier than damage imagined, and two steps apart they are shown as
    contested anyway. A self-claim keeps nothing else of that day out.
    """
    current: Current | None = None
    steps: list[Step] = []
    day: Day | None = None
    seen_that_day: dict[Grade, Finding] = {}
    for finding in findings:
        if finding.day != day:
            day, seen_that_day = finding.day, {}
        rival = next((one for grade, one in seen_that_day.items() if not overlap(grade, finding.grade)), None)
        if rival is not None:
            lost: Verdict = "weaker-same-day" if finding.strength < rival.strength else "milder-same-day"
            steps.append(Step(finding.assessment, lost, rival.assessment))
            continue
        step = judge(finding, current, place)
        steps.append(step)
        current = _after(step.verdict, finding, current)
        if not finding.is_self_claim:
            seen_that_day.setdefault(finding.grade, finding)
    return current, tuple(steps)


def judge(finding: Finding, current: Current | None, place: Place) -> Step:
    """What the next finding does to the current state.

    **The first** is current. A state that rests on self-claims alone gives way to the first that anybody
    else says.
    **Worse** becomes current whatever its evidence, because damage is news and does not undo itself; but not
    on the bare claim of the party that did it, which has reasons to boast.
    **Better** becomes current only if restoration surely lies between, or if its evidence is at least as
    strong as the best that contradicts it: a building does not mend itself, so somebody was wrong, and the
    stronger is believed. At equal strength a vaguer word does not erase the more exact one.
    **Otherwise** the two agree, as `_agreement` tells.
    """
    assessment = finding.assessment
    if current is None:
        return Step(assessment, "first")
    held = current.decided.assessment
    if current.is_only_claimed and not finding.is_self_claim:
        return Step(assessment, "first", held)
    if is_graver(finding.grade, current.grade):
        if finding.is_self_claim:
            return Step(assessment, "self-claim-only", held)
        last = current.supports[-1].observed
        return Step(assessment, "worse", held, harm_between(place, last, finding.observed))
    if overlap(finding.grade, current.grade):
        return Step(assessment, _agreement(finding, current), held)
    last_day = current.last_seen_against(finding.grade)
    if restored := repair_between(place, last_day, finding.observed):
        return Step(assessment, "better", held, restored)
    best = current.strength_against(finding.grade)
    if finding.strength < best:
        return Step(assessment, "kept-stronger", held)
    vaguer = width(finding.grade) > width(current.grade)
    return Step(assessment, "kept-more-exact" if vaguer and finding.strength == best else "better", held)


def _agreement(finding: Finding, current: Current) -> Verdict:
    """How a finding agrees with the current state: it confirms it, or also says it better.

    A vague word never takes the place of an exact one; an exact one takes the place of a vague one it lies
    within. Two words for one degree mean different ways of looking (*intact* on the ground, *no visible
    damage* from the air), so the later word is shown: a place last seen from the air is not called intact.
    Only *intact*, the bolder of the two, needs evidence at least as strong. A self-claim changes no word.
    """
    if finding.is_self_claim:
        return "confirms"
    if finding.grade != current.grade:
        return "more-exact" if is_within(finding.grade, current.grade) else "confirms"
    if finding.assessment.damage == current.decided.assessment.damage:
        return "confirms"
    bolder = finding.assessment.damage.id == "intact"
    weaker = finding.strength < current.strength_of_word()
    return "confirms" if bolder and weaker else "same-degree"


def _after(verdict: Verdict, finding: Finding, current: Current | None) -> Current | None:
    """The state after the step. Unless the news is worse or better, supports that agree stay."""
    if current is not None and verdict == "confirms":
        current.confirm(finding)
    if verdict not in _BECOMES_CURRENT:
        return current
    if current is None or verdict in ("worse", "better"):
        return Current.resting_on(finding)
    if verdict == "same-degree":
        current.confirm(finding)
        current.decided = finding
        return current
    return Current.resting_on(finding, (one for one in current.supports if overlap(one.grade, finding.grade)))


def harm_between(place: Place, earlier: Edtf, later: Edtf) -> Event | None:
    """Damage or looting between the two observations: one that surely lies there, else one that may."""
    surely = (line.surely_between(earlier.latest, later) for line in place.harm if earlier.latest)
    perhaps = (line.perhaps_between(earlier, later) for line in place.harm)
    return next((event for event in (*surely, *perhaps) if event), None)


def repair_between(place: Place, earlier: Day, later: Edtf) -> Event | None:
    """Restoration that surely lies between the two: one that only may is no proof that a ruin was rebuilt."""
    found = (line.surely_between(earlier, later) for line in place.repair)
    return next((event for event in found if event), None)
