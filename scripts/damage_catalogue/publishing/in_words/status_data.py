"""The status of one site for programs: the same facts that its page shows, as values that JSON can hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from damage_catalogue.publishing.in_words.knowing import how_known
from damage_catalogue.publishing.in_words.stating import (
    graded_by_speakers,
)
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import (
    Assessment,
    Catalogue,
    Component,
    is_withdrawn,
)
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.facts import (
    Asked,
    AtLeastDamaged,
    CountedSince,
    Judged,
    RollUp,
    Since,
    SiteStatus,
    Status,
)
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.roll_up import class_of, class_of_site
from damage_catalogue.status.trace import reasons_of
from damage_catalogue.status.withdrawn import withdrawn_sources


def status_as_data(catalogue: Catalogue, found: SiteStatus, asked: Asked) -> dict[str, Any]:
    """The status, its trace, the components and the roll-up as values that JSON can hold, ids for words.

    `known_from` has the day from which on each assessment was known, `events_left_out` that of each event
    that was not known by the day asked for; null where nothing says when. Of a place that was withdrawn
    nothing but that is told, and the reason.
    """
    vocabularies, knowledge = catalogue.vocabularies, Knowledge(catalogue)
    head = {
        "site": found.site.id,
        "question": asked.question,
        "on": _iso(asked.day),
        "known_by": _iso(asked.known_by),
    }
    review = found.site.review
    if review is not None and is_withdrawn(found.site):
        return {**head, "withdrawn": {"reason": dict(review.reason.versions) if review.reason else None}}
    return {
        **head,
        "withdrawn": None,
        "withdrawn_sources": [one.id for one in withdrawn_sources(found, catalogue.sources)],
        **_as_data(found.status, vocabularies),
        "state": class_of_site(found, vocabularies).id,
        "told_by_counts": found.told_by_counts,
        "at_least_damaged": None if found.at_least is None else _at_least_as_data(found.at_least),
        "components": {id: _as_data(status, vocabularies) for id, status in found.components.items()},
        "roll_up": None if found.roll_up is None else _roll_up_as_data(found.roll_up),
        "known_from": {one.id: _iso(knowledge.known_from(one)) for one in found.site.assessments},
        "events_left_out": {
            event.id: _iso(day) for event, day in knowledge.events_left_out(found.site, asked.known_by)
        },
    }


def _iso(day: Day | None) -> str | None:
    return None if day is None else day.isoformat()


def _as_data(status: Status, vocabularies: Vocabularies) -> dict[str, Any]:
    return {
        "state": class_of(status, vocabularies).id,
        "damage": status.damage.id if status.damage else None,
        "way": status.judged.way,
        "component": status.decided_by.component if status.decided_by else None,
        "last_observed": status.last_observed.text if status.last_observed else None,
        "seen_how": how_known(judged.last_look) if (judged := status.judged).last_look else None,
        "said_of": status.said_of.text if status.said_of else None,
        "certainty": status.certainty.id if status.certainty else None,
        "support": _support_as_data(status),
        "contested": status.contested,
        **_judged_as_data(status.judged),
        "since": [_since_as_data(one) for one in status.since],
        "open_questions": [one.disagreement.id for one in status.questions],
        "condition": _condition_as_data(status.condition),
        "said_of_whole": status.said_of_whole.id if status.said_of_whole else None,
        "trace": [asdict(reason) for reason in reasons_of(status.judged)],
    }


def _support_as_data(status: Status) -> dict[str, Any]:
    """The grade, and for each word of the state its numbers, with who had it from whom."""
    return {
        "grade": status.support_grade.id if status.support_grade else None,
        "words": [
            {
                "word": one.word.id,
                "pages": one.pages,
                "origins": one.origins,
                "paths": [
                    {"by": said.by, "via": list(citation.via), "source": citation.source}
                    for said in one.witnesses
                    for citation in said.citations
                ],
            }
            for one in status.support
        ],
    }


def _judged_as_data(judged: Judged) -> dict[str, Any]:
    return {
        "decided_by": _id(judged.decided_by),
        "supports": _ids(judged.supported_by),
        "words": [word.id for word in judged.words],
        "sides": [_ids(side) for side in judged.sides],
        "own_grades": {
            one.id: dict(one.own_grade.versions) for one in graded_by_speakers(judged) if one.own_grade
        },
        "last_look": _id(judged.last_look),
        "last_vaguer": _id(judged.last_vaguer),
        "last_repeated": _id(judged.last_repeated),
        "challenges": _ids(judged.challenges),
        "before_or_after": _ids(judged.beside),
        "silent": _ids(judged.silent),
        "earlier": [
            {
                "word": one.word.id,
                "assessment": one.assessment.id,
                "event": one.event.id if one.event else None,
                "perhaps": one.perhaps,
            }
            for one in judged.earlier
        ],
    }


def _since_as_data(since: Since) -> dict[str, Any]:
    return {
        "event": since.event.id,
        "kind": since.kind.id,
        "parts": list(since.parts),
        "perhaps": since.perhaps,
        "reported": since.reported,
        "looked": since.looked,
    }


def _condition_as_data(condition: Judged) -> dict[str, Any] | None:
    if condition.word is None and not condition.contested:
        return None
    word = condition.word.id if condition.word else None
    return {"condition": word, "way": condition.way, **_judged_as_data(condition)}


def _id(assessment: Assessment | None) -> str | None:
    return None if assessment is None else assessment.id


def _ids(assessments: Iterable[Assessment]) -> list[str]:
    return [assessment.id for assessment in assessments]


def _at_least_as_data(found: AtLeastDamaged) -> dict[str, Any]:
    words = (found.state.word,) if found.state.word else found.state.words
    return {
        "component" if isinstance(found.part, Component) else "part": found.part.id,
        "words": [word.id for word in words],
        "way": found.state.way,
        "decided_by": _id(found.state.decided_by),
        "perhaps": found.perhaps,
        "reported": found.reported,
        "other_parts": found.others,
    }


def _roll_up_as_data(roll_up: RollUp) -> dict[str, Any]:
    return {
        "counts": {term.id: number for term, number in roll_up.counts},
        "known": roll_up.known,
        "of": roll_up.of,
        "since": [_counted_since_as_data(one) for one in roll_up.since],
        "groups": [
            {
                "site": group.site.id,
                "component": group.component.id,
                "number": group.number,
                "state": group.state.id,
                "since": [_counted_since_as_data(one) for one in group.since],
            }
            for group in roll_up.groups
        ],
    }


def _counted_since_as_data(one: CountedSince) -> dict[str, Any]:
    return {
        "state": one.state.id,
        "kind": one.kind.id,
        "number": one.number,
        "how": one.how,
        "looked": one.looked,
    }
