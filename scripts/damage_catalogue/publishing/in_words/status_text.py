"""The status of one site for a terminal and for programs: the same facts that its page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from markupsafe import Markup, escape

from damage_catalogue.language import Language
from damage_catalogue.publishing.in_words.accounts import what_became_of
from damage_catalogue.publishing.in_words.knowing import how_known
from damage_catalogue.publishing.in_words.stating import (
    at_least_words,
    beside_words,
    counts_in_words,
    graded_by_speakers,
    said_words,
    seen_on,
    state_words,
    support_words,
    when_seen,
)
from damage_catalogue.records.edtf import Day, date_of_day
from damage_catalogue.records.model import (
    Assessment,
    Catalogue,
    Component,
    Event,
    Site,
    Source,
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
    Step,
)
from damage_catalogue.status.happenings import TOLD
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.roll_up import class_of, class_of_site, is_judged
from damage_catalogue.status.trace import explain
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
        "withdrawn_sources": [one.id for one in _withdrawn_sources(found, catalogue.sources)],
        **_as_data(found.status, vocabularies),
        "state": class_of_site(found, vocabularies).id,
        "told_by_counts": found.told_by_counts,
        "at_least_damaged": None if found.at_least is None else _at_least_as_data(found.at_least),
        "components": {id: _as_data(status, vocabularies) for id, status in found.components.items()},
        "roll_up": None if found.roll_up is None else _roll_up_as_data(found.roll_up),
        "known_from": {one.id: _iso(knowledge.known_from(one)) for one in found.site.assessments},
        "events_left_out": {
            event.id: _iso(day) for event, day in _events_left_out(knowledge, found.site, asked.known_by)
        },
    }


def _withdrawn_sources(found: SiteStatus, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return withdrawn_sources((found.status, *found.components.values()), sources)


def _events_left_out(
    knowledge: Knowledge, site: Site, known_by: Day | None
) -> Iterator[tuple[Event, Day | None]]:
    """Harm, looting and work that nobody had told by the day, each with the day on which somebody did."""
    if known_by is None:
        return
    for event in knowledge.catalogue.events_at.get(site.id, ()):
        day = knowledge.event_known_from(event)
        if event.kind.id in TOLD and (day is None or day > known_by):
            yield event, day


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
        "trace": [asdict(reason) for reason in explain(status.judged)],
    }


def _support_as_data(status: Status) -> dict[str, Any]:
    """The grade, and for each word of the state its numbers, with who had it from whom."""
    return {
        "grade": status.corroboration.id if status.corroboration else None,
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
        "supports": _ids(judged.supports),
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


def status_as_text(catalogue: Catalogue, found: SiteStatus, asked: Asked, language: Language) -> str:
    """The status in words, with every assessment and what it did to the status, a line each.

    Where a day is asked for, each sentence of state says which of the two questions it answers.
    """
    return "\n".join(_Telling(catalogue, language, asked).lines(found)) + "\n"


class _Telling:
    def __init__(self, catalogue: Catalogue, language: Language, asked: Asked) -> None:
        self.catalogue = catalogue
        self.language = language
        self.word = language.word
        self.asked = asked
        self.knowledge = Knowledge(catalogue)

    def lines(self, found: SiteStatus) -> Iterator[str]:
        name = found.site.names.preferred(self.language.tag).text
        yield self.language.bracketed(name, found.site.id) + self.question()
        if found.site.review is not None and is_withdrawn(found.site):
            yield f"  {self.word('withdrawn')}"
            if found.site.review.reason:
                yield f"  {self.language.plain(found.site.review.reason)}"
            return
        for source in _withdrawn_sources(found, self.catalogue.sources):
            yield f"  {self.labelled('rests_on_withdrawn', source.id)}"
        counts = counts_in_words(found, self.language)
        if found.told_by_counts:
            yield f"  {self.answer()}{counts}"
            if is_judged(found.status):
                yield f"  {self.language.label(self.word('as_a_whole'))}"
                yield from self.whole_lines(found)
        else:
            yield from self.whole_lines(found)
        for component in found.site.components:
            if status := found.components.get(component.id):
                yield ""
                name = component.names.preferred(self.language.tag).text
                group = self.language.small("inside", self.word("one_group"))
                yield self.language.bracketed(name, group) if component.group else name
                yield from self.status_lines(status, found.site)
        if counts and not found.told_by_counts:
            yield ""
            yield f"{self.answer()}{counts}"
        yield from self.events_left_out(found.site)

    def question(self) -> str:
        """Which question about which day is answered; empty where none is asked."""
        if self.asked.day is None:
            return ""
        return self.word("comma") + self.language.phrase(self.keys()[0], **self.days())

    def answer(self) -> str:
        """How each answer begins."""
        return "" if self.asked.day is None else self.language.phrase(self.keys()[1], **self.days())

    def keys(self) -> tuple[str, str]:
        """The words for the question, and those with which an answer begins."""
        if self.asked.known_by is None:
            return "question_as_it_was", "answer_as_it_was"
        if self.asked.day == self.asked.known_by:
            return "question_as_known", "answer_as_known"
        return "question_as_known_by", "answer_as_known_by"

    def days(self) -> dict[str, str]:
        asked = {"day": self.asked.day, "known": self.asked.known_by}
        return {name: self.language.date(date_of_day(day)) for name, day in asked.items() if day}

    def events_left_out(self, site: Site) -> Iterator[str]:
        for event, day in _events_left_out(self.knowledge, site, self.asked.known_by):
            said = [self.language.plain(event.title), self.known_from(day)]
            yield self.labelled("event_left_out", self.language.commas(said))

    def labelled(self, key: str, value: str) -> str:
        return self.language.labelled(self.word(key), value)

    def known_from(self, day: Day | None) -> str:
        if day is None:
            return self.word("known_from_no_day")
        return self.language.phrase("known_from", day=self.language.date(date_of_day(day)))

    def whole_lines(self, found: SiteStatus) -> Iterator[str]:
        yield from self.status_lines(found.status, found.site)
        if at_least := at_least_words(found, self.language):
            yield f"  {self.language.sentence(at_least)}"

    def status_lines(self, status: Status, site: Site) -> Iterator[str]:
        head = [state_words(status, self.language, self.catalogue)]
        if when := when_seen(status.judged, self.language):
            head.append(when)
        grounds = (status.certainty, None if status.contested else status.corroboration)
        head.extend(self.language.term_inside(term) for term in grounds if term is not None)
        head.extend(filter(None, [support_words(status, self.language)]))
        yield f"  {self.answer()}{' · '.join(dict.fromkeys(head))}"
        for sentence in beside_words(status, self.language, site):
            yield f"  {self.language.sentence(sentence)}"
        for question in status.questions:
            asked = self.language.plain(question.disagreement.question)
            yield f"  {self.labelled('open_question', asked)}"
        for step in status.trace:
            yield f"  - {self.step(step, site)}"

    def step(self, step: Step, site: Site) -> str:
        other = escape(step.other.id) if step.other else None
        reason = self.language.verdict(step.verdict, other, self.event(step.event))
        said = [self.head(step.assessment), self.plain(reason)]
        if step.verdict == "not-known-yet":
            known_from = self.known_from(self.knowledge.known_from(step.assessment))
            said.append(self.language.phrase("brackets", text=known_from))
        today = next(one for one in site.assessments if one.id == step.assessment.id)
        if today.standing != step.assessment.standing:
            standing = self.language.term_inside(today.standing)
            said.append(self.language.phrase("set_aside_since", standing=standing))
        return " ".join(said)

    def head(self, assessment: Assessment) -> str:
        date = seen_on(assessment)
        seen = self.language.date(date) if date else self.word("date_not_known")
        by = self.catalogue.agents.get(assessment.by or "")
        who = escape(by.names.preferred(self.language.tag).text) if by else None
        said = self.plain(self.language.according_to(who, how_known(assessment)))
        word, fallen = (
            said_words(assessment, self.language),
            what_became_of(assessment.standing, self.language),
        )
        told = word if fallen is None else self.language.bracketed(word, fallen)
        found = self.language.sentence(self.language.commas((told, seen)))
        return f"{self.language.labelled(assessment.id, found)} {self.language.label(said)}"

    def event(self, event: Event | None) -> Markup | None:
        return None if event is None else escape(self.language.plain(event.title))

    def plain(self, sentence: Markup) -> str:
        return sentence.striptags()
