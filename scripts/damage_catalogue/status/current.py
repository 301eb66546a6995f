"""The status of a place, today or as of a day.

Status on day D uses only what was surely observed on or before D, judged by what is known now: an assessment
that was later superseded does not decide the past either. The rules stand with the functions that hold them:
order and change in `sequence`, weight in `evidence`, conflict in `contested`, grade of support in
`corroboration`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Assessment, Event, Site
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.between import FIRST_OF_DAYS, LAST_OF_DAYS
from damage_catalogue.status.contested import conflicts
from damage_catalogue.status.corroboration import corroborate
from damage_catalogue.status.evidence import Finding, find, is_within
from damage_catalogue.status.facts import Conflict, RollUp, SiteStatus, Status, Step, Verdict
from damage_catalogue.status.place import Place, Places
from damage_catalogue.status.sequence import Current, follow, in_order

__all__ = ["Conflict", "RollUp", "SiteStatus", "Status", "Step", "Verdict", "derive_place", "derive_status"]


def derive_status(
    site: Site, component: str | None, events: Iterable[Event], on: Day | None, vocabularies: Vocabularies
) -> Status:
    """The status of the whole `site`, or of its `component`, on the day `on`, or today where that is None.

    `events` are those that affect the site; others are ignored.
    """
    concerning = [event for event in events if any(place.site == site.id for place in event.affects)]
    places = Places(site, concerning)
    return derive_place(
        places.whole() if component is None else places.component(component), on, vocabularies
    )


def derive_place(place: Place, on: Day | None, vocabularies: Vocabularies) -> Status:
    """The status of one place. Time grows with its assessments and events, never with their square."""
    findings: list[Finding] = []
    unused: list[Step] = []
    for assessment in sorted(place.assessments, key=_by_day):
        if reason := set_aside(assessment, on):
            unused.append(Step(assessment, reason))
        else:
            findings.append(find(assessment, vocabularies))
    current, steps = follow(in_order(findings), place)
    trace = (*steps, *unused)
    if current is None:
        return Status(None, None, (), None, None, _discounted(unused, vocabularies), (), trace)
    against = conflicts(current, in_order(findings), place)
    return _status(current, against, trace, vocabularies)


def set_aside(assessment: Assessment, on: Day | None) -> Verdict | None:
    """Why an assessment cannot decide the status on the day `on`; None if it can.

    It must stand, name a degree (*possible* and *unknown* name none), and have a last day of observation, or
    it has no place in the order. An open end (`2016/..`) is no last day: nobody knows how far it reaches.
    """
    last = assessment.observed.latest if assessment.observed else None
    if on is not None and last is None:
        return "undated"
    if on is not None and last is not None and last > on:
        return "later-than-day"
    if assessment.standing.id != "standing":
        return "not-standing"
    if assessment.damage.grade is None:
        return "no-grade"
    return "undated" if last is None else None


def last_observed(supports: Sequence[Finding]) -> Edtf:
    """The latest day on which it was surely still so: of the observation that begins last, then ends first.

    So an observation of "2016" does not make one of 26 April 2016 older or vaguer than it is. The
    perpetrator's own claim renews nothing, unless there is nothing else.
    """
    dates = [one.observed for one in supports if not one.is_self_claim] or [one.observed for one in supports]
    return max(dates, key=lambda date: (date.earliest or FIRST_OF_DAYS, _sooner(date), date.text))


def _status(
    current: Current, against: tuple[Conflict, ...], trace: tuple[Step, ...], vocabularies: Vocabularies
) -> Status:
    """The status that `current` amounts to.

    Its witnesses are the supports that say it as exactly: a sure *damaged* is no sure *severe*. The certainty
    is that of the best placed witness, not that of the most confident.
    """
    witnesses = [support for support in current.supports if is_within(support.grade, current.grade)]
    best = max(witnesses, key=lambda witness: witness.strength)
    said = [witness.assessment for witness in witnesses]
    contested = vocabularies["corroboration"]["contested"]
    return Status(
        damage=current.decided.assessment.damage,
        decided_by=current.decided.assessment,
        supports=tuple(support.assessment for support in current.supports),
        last_observed=last_observed(current.supports),
        certainty=best.assessment.certainty,
        corroboration=contested if against else corroborate(said, vocabularies),
        conflicts=against,
        trace=trace,
    )


def _discounted(unused: Iterable[Step], vocabularies: Vocabularies) -> Term | None:
    """Discounted where something was said of that day and none of it stands any longer."""
    said = [step.assessment for step in unused if step.verdict not in ("later-than-day", "undated")]
    fallen = bool(said) and all(assessment.standing.id != "standing" for assessment in said)
    return vocabularies["corroboration"]["discounted"] if fallen else None


def _by_day(assessment: Assessment) -> tuple[Day, str]:
    last = assessment.observed.latest if assessment.observed else None
    return last or LAST_OF_DAYS, assessment.id


def _sooner(date: Edtf) -> tuple[int, int, int]:
    end = date.latest or LAST_OF_DAYS
    return -end.year, -end.month, -end.day
