"""The status of one site for a terminal and for programs: the same facts that its page shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from markupsafe import Markup, escape

from damage_catalogue.publishing.language import Language
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Catalogue, Disagreement, Event
from damage_catalogue.status.facts import RollUp, SiteStatus, Status, Step
from damage_catalogue.status.roll_up import class_of
from damage_catalogue.status.trace import explain


def status_as_data(found: SiteStatus, on: Day | None) -> dict[str, Any]:
    """The status, its trace, the components and the roll-up as values that JSON can hold, ids for words."""
    return {
        "site": found.site.id,
        "on": on.isoformat() if on else None,
        **_as_data(found.status),
        "components": {id: _as_data(status) for id, status in found.components.items()},
        "roll_up": None if found.roll_up is None else _roll_up_as_data(found.roll_up),
    }


def _as_data(status: Status) -> dict[str, Any]:
    return {
        "damage": status.damage.id if status.damage else None,
        "component": status.decided_by.component if status.decided_by else None,
        "last_observed": status.last_observed.text if status.last_observed else None,
        "certainty": status.certainty.id if status.certainty else None,
        "corroboration": status.corroboration.id if status.corroboration else None,
        "contested": status.contested,
        "decided_by": status.decided_by.id if status.decided_by else None,
        "supports": [assessment.id for assessment in status.supports],
        "against": [assessment.id for assessment in status.against],
        "trace": [asdict(reason) for reason in explain(status)],
    }


def _roll_up_as_data(roll_up: RollUp) -> dict[str, Any]:
    return {
        "counts": {term.id: number for term, number in roll_up.counts},
        "known": roll_up.known,
        "of": roll_up.of,
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
        yield from self.status_lines(found.status)
        for component in found.site.components:
            if status := found.components.get(component.id):
                yield ""
                yield component.names.preferred(self.language.tag).text
                yield from self.status_lines(status)
        if found.roll_up:
            counts = [(escape(self.language.term(term)), n) for term, n in found.roll_up.counts]
            unit = found.site.inventory.unit if found.site.inventory else None
            label = self.language.plain(unit) if unit else self.word("parts").lower()
            yield ""
            yield self.plain(self.language.roll_up(counts, found.roll_up.known, escape(label)))

    def status_lines(self, status: Status) -> Iterator[str]:
        head = [self.language.term(class_of(status, self.catalogue.vocabularies))]
        if status.contested:
            head.append(self.word("contested").lower())
        if status.last_observed:
            head.append(f"{self.word('last_observed').lower()} {self.language.date(status.last_observed)}")
        grounds = (status.certainty, status.corroboration)
        head.extend(self.language.term(term).lower() for term in grounds if term is not None)
        yield f"  {' · '.join(dict.fromkeys(head))}"
        for step in status.trace:
            yield f"  - {self.step(step)}"
        for conflict in status.conflicts:
            question = self.question(conflict.disagreement)
            rule = self.plain(self.language.conflict(conflict.rule, question))
            yield f"  ! {self.head(conflict.assessment)} {rule}"

    def step(self, step: Step) -> str:
        other = escape(step.other.id) if step.other else None
        reason = self.language.verdict(step.verdict, other, self.event(step.event))
        return f"{self.head(step.assessment)} {self.plain(reason)}"

    def head(self, assessment: Assessment) -> str:
        seen = self.language.date(assessment.observed) if assessment.observed else self.word("date_not_known")
        by = self.catalogue.agents.get(assessment.by or "")
        who = escape(by.names.preferred(self.language.tag).text) if by else None
        said = self.plain(self.language.according_to(who, assessment.basis))
        return f"{assessment.id}: {self.language.term(assessment.damage)}, {seen}. {said}:"

    def event(self, event: Event | None) -> Markup | None:
        return None if event is None else escape(self.language.plain(event.title))

    def question(self, disagreement: Disagreement | None) -> Markup | None:
        return None if disagreement is None else escape(self.language.plain(disagreement.question))

    def plain(self, sentence: Markup) -> str:
        return sentence.striptags()
