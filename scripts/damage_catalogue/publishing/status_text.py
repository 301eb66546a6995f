"""The status of one site for a terminal and for programs: the same facts that its page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from markupsafe import Markup, escape

from damage_catalogue.publishing.language import Language
from damage_catalogue.publishing.stating import (
    at_least_words,
    beside_words,
    counts_in_words,
    seen_on,
    state_words,
    when_seen,
)
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Catalogue, Component, Event, Site
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.facts import (
    AtLeastDamaged,
    CountedSince,
    Judged,
    RollUp,
    Since,
    SiteStatus,
    Status,
    Step,
)
from damage_catalogue.status.roll_up import class_of, class_of_site, is_judged
from damage_catalogue.status.trace import explain


def status_as_data(found: SiteStatus, on: Day | None, vocabularies: Vocabularies) -> dict[str, Any]:
    """The status, its trace, the components and the roll-up as values that JSON can hold, ids for words."""
    return {
        "site": found.site.id,
        "on": on.isoformat() if on else None,
        **_as_data(found.status, vocabularies),
        "state": class_of_site(found, vocabularies).id,
        "told_by_counts": found.told_by_counts,
        "at_least_damaged": None if found.at_least is None else _at_least_as_data(found.at_least),
        "components": {id: _as_data(status, vocabularies) for id, status in found.components.items()},
        "roll_up": None if found.roll_up is None else _roll_up_as_data(found.roll_up),
    }


def _as_data(status: Status, vocabularies: Vocabularies) -> dict[str, Any]:
    return {
        "state": class_of(status, vocabularies).id,
        "damage": status.damage.id if status.damage else None,
        "way": status.judged.way,
        "component": status.decided_by.component if status.decided_by else None,
        "last_observed": status.last_observed.text if status.last_observed else None,
        "said_of": status.said_of.text if status.said_of else None,
        "certainty": status.certainty.id if status.certainty else None,
        "corroboration": status.corroboration.id if status.corroboration else None,
        "contested": status.contested,
        **_judged_as_data(status.judged),
        "since": [_since_as_data(one) for one in status.since],
        "open_questions": [one.disagreement.id for one in status.questions],
        "condition": _condition_as_data(status.condition),
        "said_of_whole": status.said_of_whole.id if status.said_of_whole else None,
        "trace": [asdict(reason) for reason in explain(status.judged)],
    }


def _judged_as_data(judged: Judged) -> dict[str, Any]:
    return {
        "decided_by": _id(judged.decided_by),
        "supports": _ids(judged.supports),
        "words": [word.id for word in judged.words],
        "sides": [_ids(side) for side in judged.sides],
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


def status_as_text(catalogue: Catalogue, found: SiteStatus, on: Day | None, language: Language) -> str:
    """The status in words, with every assessment and what it did to the status, a line each."""
    return "\n".join(_Telling(catalogue, language).lines(found, on)) + "\n"


class _Telling:
    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self.catalogue = catalogue
        self.language = language
        self.word = language.word

    def lines(self, found: SiteStatus, on: Day | None) -> Iterator[str]:
        name = found.site.names.preferred(self.language.tag).text
        yield f"{name} ({found.site.id})" + (f", {on.isoformat()}" if on else "")
        counts = counts_in_words(found, self.language)
        if found.told_by_counts:
            yield f"  {counts}"
            if is_judged(found.status):
                yield f"  {self.word('as_a_whole')}:"
                yield from self.whole_lines(found)
        else:
            yield from self.whole_lines(found)
        for component in found.site.components:
            if status := found.components.get(component.id):
                yield ""
                name = component.names.preferred(self.language.tag).text
                yield f"{name} ({self.word('one_group').lower()})" if component.group else name
                yield from self.status_lines(status, found.site)
        if counts and not found.told_by_counts:
            yield ""
            yield counts

    def whole_lines(self, found: SiteStatus) -> Iterator[str]:
        yield from self.status_lines(found.status, found.site)
        if at_least := at_least_words(found, self.language):
            yield f"  {at_least}."

    def status_lines(self, status: Status, site: Site) -> Iterator[str]:
        head = [state_words(status, self.language, self.catalogue.vocabularies)]
        if when := when_seen(status.judged, self.language):
            head.append(when)
        grounds = (status.certainty, None if status.contested else status.corroboration)
        head.extend(self.language.term(term).lower() for term in grounds if term is not None)
        yield f"  {' · '.join(dict.fromkeys(head))}"
        for sentence in beside_words(status, self.language, site):
            yield f"  {sentence}."
        for question in status.questions:
            yield f"  {self.word('open_question')}: {self.language.plain(question.disagreement.question)}"
        for step in status.trace:
            yield f"  - {self.step(step)}"

    def step(self, step: Step) -> str:
        other = escape(step.other.id) if step.other else None
        reason = self.language.verdict(step.verdict, other, self.event(step.event))
        return f"{self.head(step.assessment)} {self.plain(reason)}"

    def head(self, assessment: Assessment) -> str:
        date = seen_on(assessment)
        seen = self.language.date(date) if date else self.word("date_not_known")
        by = self.catalogue.agents.get(assessment.by or "")
        who = escape(by.names.preferred(self.language.tag).text) if by else None
        said = self.plain(
            self.language.according_to(who, assessment.basis, from_afar=_is_from_afar(assessment))
        )
        return f"{assessment.id}: {self.language.term(assessment.word)}, {seen}. {said}:"

    def event(self, event: Event | None) -> Markup | None:
        return None if event is None else escape(self.language.plain(event.title))

    def plain(self, sentence: Markup) -> str:
        return sentence.striptags()


def _is_from_afar(assessment: Assessment) -> bool:
    return any(limit.id == "seen-from-distance" for limit in assessment.limits)
