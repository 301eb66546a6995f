"""The status of a place, today or as of a day.

*As it was on day D* uses what was seen up to D, judged by all that is known now: an assessment that was later
superseded does not decide the past either. *As it was known* is asked of other records: see `as_known`.

The rules stand with the functions that hold them: days in `look` and `order`, degrees in `degrees`, weight
in `weight`, epochs and conflict in `course`, what came after in `since`, how fresh it is in `freshness`,
support as a word in `support_grade` and as a number in `support`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Event, Site, Source
from damage_catalogue.records.vocabularies import Term, Vocabularies
from damage_catalogue.status.between import LAST_OF_DAYS
from damage_catalogue.status.course import Course
from damage_catalogue.status.degrees import agree, contradict, is_as_exact
from damage_catalogue.status.facts import (
    NOT_STANDING,
    UNHEARD,
    Judged,
    Question,
    Status,
    Step,
    Verdict,
    Way,
)
from damage_catalogue.status.freshness import Freshness, could_not_tell
from damage_catalogue.status.look import Look, Scale, first_day, last_day, make_look, narrowed
from damage_catalogue.status.place import Place, Places
from damage_catalogue.status.side import Side, in_order
from damage_catalogue.status.since import find_since
from damage_catalogue.status.support import find_support, grade_support, witnesses_of
from damage_catalogue.status.weight import Weight


def derive_status(
    site: Site,
    component: str | None,
    events: Iterable[Event],
    on: Day | None,
    vocabularies: Vocabularies,
    sources: Mapping[str, Source] | None = None,
) -> Status:
    """The status of the whole `site`, or of its `component`, on the day `on`, or today where that is None.

    `events` are those that affect the site; others are ignored.
    """
    concerning = [event for event in events if any(place.site == site.id for place in event.affects)]
    places = Places(site, concerning, vocabularies, sources or {})
    return derive_place(
        places.whole() if component is None else places.component(component), on, vocabularies
    )


def derive_site(
    places: Places, site: Site, on: Day | None, vocabularies: Vocabularies
) -> tuple[Status, dict[str, Status]]:
    """The status of the whole site and those of its components by id.

    What happens to a principal component happens to the whole, so both have one status, but for
    what happened to other parts. A look at the whole
    confirms another part that has the same word; it gives and changes none.
    """
    whole = derive_place(places.whole(), on, vocabularies)
    components = {}
    for component in site.components:
        if component.stands_for_whole:
            own = tuple(one for one in whole.since if not one.parts)
            components[component.id] = replace(whole, since=own)
            continue
        place = places.component(component.id)
        status = derive_place(place, on, vocabularies)
        if status.decided_by is not None:
            confirming = places.looks_at_whole_like(status.decided_by)
            if confirming:
                joined = replace(place, assessments=place.assessments + confirming)
                status = derive_place(joined, on, vocabularies)
        elif (whole.damage or whole.contested) and all(one.verdict in UNHEARD for one in status.trace):
            status = replace(status, said_of_whole=whole.damage)
        components[component.id] = status
    return whole, components


def derive_place(place: Place, on: Day | None, vocabularies: Vocabularies) -> Status:
    """The status of one place. Time grows with its assessments and events, never with their square."""
    judged, newest = _judge(place, "damage", on, vocabularies)
    condition, _ = _judge(place, "condition", on, vocabularies)
    witnesses = witnesses_of(judged)
    return Status(
        judged=judged,
        certainty=_certainty(judged, witnesses, vocabularies),
        support_grade=_support_grade(judged, witnesses, vocabularies),
        support=find_support(judged),
        since=find_since(place.happenings, newest, on, {one.event.id for one in judged.earlier if one.event}),
        questions=_open_questions(place, judged, on),
        condition=condition,
    )


def _judge(
    place: Place, scale: Scale, on: Day | None, vocabularies: Vocabularies
) -> tuple[Judged, Look | None]:
    """The state on one scale, and the look after which anything done to the place came since."""
    looks, unused = _sort_out(place, scale, on, vocabularies)
    pool, weak = _by_weight(looks)
    course = Course(place.happenings, vocabularies)
    for look in in_order(pool):
        course.add(look)
    _let_editors_leave_it_open(course, place, looks)
    return _judged(course, pool, in_order(weak), unused)


def _sort_out(
    place: Place, scale: Scale, on: Day | None, vocabularies: Vocabularies
) -> tuple[list[Look], list[Step]]:
    """The looks that count on the day, and why each other assessment does not."""
    looks: list[Look] = []
    unused: list[tuple[Day, str, Step]] = []
    for assessment in place.assessments:
        last = last_day(assessment, place.sources)
        found = _look_or_reason(assessment, last, place, scale, on, vocabularies)
        if isinstance(found, Look):
            looks.append(found)
        elif found is not None:
            unused.append((last or LAST_OF_DAYS, assessment.id, Step(assessment, found)))
    return looks, [step for _, _, step in sorted(unused, key=lambda entry: entry[:2])]


def _look_or_reason(
    assessment: Assessment,
    last: Day | None,
    place: Place,
    scale: Scale,
    on: Day | None,
    vocabularies: Vocabularies,
) -> Look | Verdict | None:
    """The look that an assessment is, or why it does not count; None where it does not use this scale."""
    if (assessment.damage if scale == "damage" else assessment.condition) is None:
        return None
    if assessment.id in place.left_out:
        return place.left_out[assessment.id]
    if last is None:
        return "not-standing" if assessment.standing.id != "standing" and on is None else "undated"
    first = first_day(assessment, last, place.happenings)
    look = make_look(assessment, (first, last), scale, vocabularies, hidden=place.hidden)
    if look is not None:
        look = narrowed(look, place.happenings)
    if on is not None and (look.last if look else last) > on:
        return "later-than-day"
    if assessment.standing.id != "standing":
        return "not-standing"
    return look or "no-grade"


def _by_weight(looks: Iterable[Look]) -> tuple[list[Look], list[Look]]:
    """The looks that may give the word, and the others: reports count only where there is nothing better,
    and claims of the party itself only where there is nothing else."""
    by_weight: dict[Weight, list[Look]] = {weight: [] for weight in Weight}
    for look in looks:
        by_weight[look.weight].append(look)
    giving = by_weight[Weight.LOOK] + by_weight[Weight.POSITION]
    for pool, weights in (
        (giving, (Weight.REPORT, Weight.CLAIM)),
        (by_weight[Weight.REPORT], (Weight.CLAIM,)),
    ):
        if pool:
            return pool, [look for weight in weights for look in by_weight[weight]]
    return by_weight[Weight.CLAIM], []


def _let_editors_leave_it_open(course: Course, place: Place, looks: Iterable[Look]) -> None:
    """Makes the state contested where an open question has answers that contradict each other and it.

    The answers must be assessments that count on the day, and one of them must say what holds: a question
    about what is past leaves the present as it is. A question that was settled later was open, but nobody
    found then that nothing decides it.
    """
    if len(course.sides) != 1 or not place.disagreements:
        return
    counting = {look.assessment.id: look for look in looks}
    held = course.sides[0].decider
    for each in place.disagreements:
        if each.settled_since:
            continue
        sides = [[counting[id] for id in named if id in counting] for named in each.sides]
        ours = [n for n, side in enumerate(sides) if any(_is_at_present(one, held) for one in side)]
        for n, side in enumerate(sides):
            against = [one for one in side if contradict(one.meaning, held.meaning)]
            if against and any(other != n for other in ours):
                course.sides.append(Side.of(in_order(against)[-1]))
                present = {look.assessment.id for side in course.sides for look in side.looks}
                course.earlier = [one for one in course.earlier if one.assessment.id not in present]
                return


def _is_at_present(look: Look, held: Look) -> bool:
    """Whether the look says what holds, and not only of a time before it."""
    return agree(look.meaning, held.meaning) and look.last >= held.first


def _judged(
    course: Course, pool: list[Look], weak: list[Look], unused: list[Step]
) -> tuple[Judged, Look | None]:
    steps = [*course.steps, *(_weak_step(look, course) for look in weak), *unused]
    fields = {
        "challenges": tuple(s.assessment for s in steps if s.verdict == "challenges"),
        "beside": tuple(look.assessment for look in course.beside),
        "silent": tuple(look.assessment for look in course.silent),
        "earlier": tuple(course.earlier),
        "trace": tuple(steps),
    }
    if not course.sides:
        return Judged(**fields, could_not_tell=could_not_tell(unused)), None  # type: ignore[arg-type]
    looks = [look for side in course.sides for look in side.looks]
    if len(course.sides) > 1:
        named = {side.decider.word.id: side.decider.word for side in course.sides}
        return (
            Judged(
                **fields,  # type: ignore[arg-type]
                words=tuple(named.values()),
                sides=tuple(tuple(look.assessment for look in side.looks) for side in course.sides),
            ),
            max(looks, key=lambda look: (look.first, look.last)),
        )
    side = course.sides[0]
    repeating = [look for look in weak if _weak_step(look, course).verdict == "repeats"]
    fresh = Freshness.of(side.decider, looks, repeating)
    judged = Judged(
        **fields,  # type: ignore[arg-type]
        word=side.decider.word,
        way=_way(side.decider, looks),
        decided_by=side.decider.assessment,
        supported_by=tuple(look.assessment for look in looks),
        repeats=tuple(look.assessment for look in repeating),
        could_not_tell=could_not_tell(unused, since=fresh.after.last),
        last_look=_assessment(fresh.last_look),
        last_vaguer=_assessment(fresh.last_vaguer),
        last_repeated=_assessment(fresh.last_repeated),
    )
    return judged, fresh.after


def _assessment(look: Look | None) -> Assessment | None:
    return None if look is None else look.assessment


def _weak_step(look: Look, course: Course) -> Step:
    """What becomes of a look that weighs too little: it repeats the status, challenges it, or is past."""
    for side in course.sides:
        if agree(side.decider.meaning, look.meaning):
            return Step(look.assessment, "repeats", side.decider.assessment)
    decider = course.sides[0].decider
    verdict: Verdict = "challenges" if look.last >= decider.first else "earlier"
    return Step(look.assessment, verdict, decider.assessment)


def _way(decider: Look, looks: Iterable[Look]) -> Way:
    exact = [look.weight for look in looks if is_as_exact(look.meaning, decider.meaning)]
    ways: dict[Weight, Way] = {
        Weight.LOOK: "seen",
        Weight.POSITION: "position",
        Weight.REPORT: "reported",
        Weight.CLAIM: "claimed",
    }
    return ways[max(exact)]


def _certainty(judged: Judged, witnesses: Iterable[Assessment], vocabularies: Vocabularies) -> Term | None:
    """The certainty of the best placed witness, not that of the most confident; none of a contested state."""
    counting = {one.id for one in judged.supported_by}
    said = [one for one in witnesses if one.id in counting]
    if not said:
        return None
    return max(
        said, key=lambda one: (one.basis.rank or 0, one.certainty.rank or 0, one.certainty.id)
    ).certainty


def _support_grade(judged: Judged, witnesses: list[Assessment], vocabularies: Vocabularies) -> Term | None:
    if judged.contested:
        return vocabularies["corroboration"]["contested"]
    if witnesses:
        return grade_support(witnesses, vocabularies)
    said = [step.verdict for step in judged.trace if step.verdict not in UNHEARD]
    fallen = bool(said) and all(verdict in NOT_STANDING for verdict in said)
    return vocabularies["corroboration"]["discounted"] if fallen else None


def _open_questions(place: Place, judged: Judged, on: Day | None) -> tuple[Question, ...]:
    """The questions left open of which two answers or more are assessments that count on the day."""
    counting = {step.assessment.id for step in judged.trace if step.verdict not in (*UNHEARD, *NOT_STANDING)}
    return tuple(
        Question(each.disagreement, each.event)
        for each in place.disagreements
        if sum(not counting.isdisjoint(side) for side in each.sides) > 1
    )
