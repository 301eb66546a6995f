"""The status of one site for a terminal: the same facts that its page shows."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from damage_catalogue.language import Language
from damage_catalogue.publishing.in_words.accounts import what_became_of
from damage_catalogue.publishing.in_words.knowing import how_known
from damage_catalogue.publishing.in_words.stating import (
    at_least_words,
    beside_words,
    counts_in_words,
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
    Event,
    Site,
    is_withdrawn,
)
from damage_catalogue.status.facts import (
    Asked,
    SiteStatus,
    Status,
    Step,
)
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.roll_up import is_judged
from damage_catalogue.status.withdrawn import withdrawn_sources


def status_as_text(catalogue: Catalogue, found: SiteStatus, asked: Asked, language: Language) -> str:
    """The status in words, with every assessment and what it did to the status, a line each.

    Where a day is asked for, each sentence of state says which of the two questions it answers.
    """
    return "\n".join(_StatusText(catalogue, language, asked).lines(found)) + "\n"


class _StatusText:
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
        for source in withdrawn_sources(found, self.catalogue.sources):
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
        for event, day in self.knowledge.events_left_out(site, self.asked.known_by):
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
        grounds = (status.certainty, None if status.contested else status.support_grade)
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
