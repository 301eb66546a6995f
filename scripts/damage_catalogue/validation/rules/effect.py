"""What a record says and no status shows: told to the editor as a note, with the reason.

A statement has an effect if it gives or confirms a word, disputes or challenges one, stands beside it, or
tells when somebody looked, on whatever day a reader asks about; or if another record compares it or points to
it. The trace of each status tells that. All other statements stand on the page without moving anything, which
is seldom what whoever wrote them meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from damage_catalogue.records.model import (
    Assessment,
    Catalogue,
    Claim,
    Disagreement,
    Event,
    Site,
    Source,
    is_withdrawn,
)
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.status.between import span
from damage_catalogue.status.facts import Judged, SiteStatus, Status, Step
from damage_catalogue.status.look import last_day
from damage_catalogue.status.roll_up import class_of
from damage_catalogue.status.weight import GIVES_THE_WORD, weight_of
from damage_catalogue.validation.finding import Finding, Whole
from damage_catalogue.validation.rules.sequence import DONE_TO_PLACES
from damage_catalogue.validation.rules.set_aside import KeyedStatement, all_said
from damage_catalogue.validation.wording import quoted


class Idle(NamedTuple):
    """Why an assessment moves nothing, and what an editor can do about it."""

    reason: str
    hint: str


def check_statements_move_something(whole: Whole) -> Iterator[Finding]:
    """Each assessment that stands has a part in some status or in some comparison.

    Silent while a record has errors of its own, since that record may be what is lacking.
    """
    if not whole.all_clean:
        return
    for site, number, idle in find_idle(whole.catalogue, whole.statuses()):
        message = f"{quoted(site.assessments[number].id)} moves no status: {idle.reason}."
        path: FieldPath = ("assessments", number, "id")
        yield Finding("HD516", whole.entries["sites", site.id].file, path, message, idle.hint)


def find_idle(catalogue: Catalogue, statuses: Mapping[str, SiteStatus]) -> Iterator[tuple[Site, int, Idle]]:
    """Each assessment that moves nothing, as its site and its number there."""
    named = _named_elsewhere(catalogue)
    for id, derived in statuses.items():
        if is_withdrawn(derived.site):
            continue
        idle: dict[str, Idle] = {}
        moving: set[str] = set()
        for status in (derived.status, *derived.components.values()):
            for judged in (status.judged, status.condition):
                for step in judged.trace:
                    why = _why_idle(step, judged, status, catalogue)
                    if why is None:
                        moving.add(step.assessment.id)
                    else:
                        idle.setdefault(step.assessment.id, why)
        for number, item in enumerate(derived.site.assessments):
            is_idle = item.id in idle and item.id not in moving and f"sites/{id}#{item.id}" not in named
            if is_idle and all(one.source in catalogue.sources for one in item.citations):
                yield derived.site, number, idle[item.id]


def _why_idle(step: Step, judged: Judged, status: Status, catalogue: Catalogue) -> Idle | None:
    """Why the assessment moves nothing on this scale of this place; None where it moves something."""
    other = quoted(step.other.id) if step.other else ""
    match step.verdict:
        case "undated" if class_of(status, catalogue.vocabularies).id != "undated":
            return Idle(
                "nothing tells when it was seen, nor by when, so it counts on no day",
                "If a source tells, add observed or reported, or issued to a source that it cites.",
            )
        case "earlier" if not _is_too_weak(step, catalogue.vocabularies):
            return Idle(
                f"it may have been seen before {other}, which is graver, and damage does not undo itself",
                "A more exact day, or a recorded repair between the two, would make it count.",
            )
        case "weaker":
            return Idle(
                f"it is of the same days as {other}, which is better known or explained by recorded harm",
                "If one of the two was wrong, set it aside with standing and because.",
            )
        case "repeated":
            return Idle(
                f"it repeats what the same speaker said before and {other} has shown to be wrong",
                "Set it aside with standing and because, or record the harm that has happened since.",
            )
        case "no-grade" if _is_outdone(step.assessment, judged, catalogue.sources):
            return Idle(
                "it could not tell, and somebody else saw the state on the same day",
                "Leave it as it is, unless it is about another part.",
            )
    return None


def _is_too_weak(step: Step, vocabularies: Vocabularies) -> bool:
    """Whether it weighs less than what gives the word: then it challenged or repeated the word of its day."""
    weight = weight_of(step.assessment, vocabularies)
    return weight < GIVES_THE_WORD and step.other is not None and weight < weight_of(step.other, vocabularies)


def _is_outdone(assessment: Assessment, judged: Judged, sources: Mapping[str, Source]) -> bool:
    """Whether who could not tell is not shown, because somebody else did tell of the very same day."""
    if judged.could_not_tell is assessment:
        return False
    day = last_day(assessment, sources)
    return any(day == last_day(one, sources) for one in judged.supported_by)


def _named_elsewhere(catalogue: Catalogue) -> set[str]:
    """The statements that disagreements compare, or in favour of which others were set aside, by key."""
    named: set[str] = set()
    for kind, record in catalogue.records():
        claims: tuple[Claim, ...] = ()
        if isinstance(record, Site):
            claims = (*record.assessments, *record.statements)
        elif isinstance(record, Event):
            claims = (*record.accounts, *record.attributions)
        else:
            continue
        refs = [ref for one in record.disagreements for side in one.positions for ref in side.statements]
        refs += (one.in_favour_of for one in claims if one.in_favour_of)
        named.update(ref if "#" in ref else f"{kind}/{record.id}#{ref}" for ref in refs)
    return named


def check_disagreements_move_something(whole: Whole) -> Iterator[Finding]:
    """An open question has two answers that stand; one about the state is shown with a status, or settled.

    Silent while a record has errors of its own, since that record may hold an answer.
    """
    if not whole.all_clean:
        return
    said, shown = all_said(whole), Shown.of(whole.statuses())
    for entry in whole.of_kind("sites", "events"):
        record = entry.record
        if not isinstance(record, Site | Event) or is_withdrawn(record):
            continue
        for number, disagreement in enumerate(record.disagreements):
            found = _Question(f"{entry.kind}/{record.id}#", disagreement, said, shown).why_idle()
            if found is not None:
                message = f"{quoted(disagreement.id)} moves nothing: {found.reason}."
                yield Finding("HD517", entry.file, ("disagreements", number, "id"), message, found.hint)


@dataclass(frozen=True, slots=True)
class Shown:
    """What all statuses together show of disagreements.

    `questions` are those that stand beside a status, by `id()`; `counting` the keys of the assessments that
    count in one; `sides` tells, by key, on which side of which contested status an assessment is.
    """

    questions: set[int]
    counting: set[str]
    sides: Mapping[str, set[tuple[int, int]]]

    @classmethod
    def of(cls, statuses: Mapping[str, SiteStatus]) -> Shown:
        """What the statuses of all places show, in one pass over them."""
        questions: set[int] = set()
        counting: set[str] = set()
        sides: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        every = (
            (site, status)
            for site, derived in statuses.items()
            for status in (derived.status, *derived.components.values())
        )
        for number, (site, status) in enumerate(every):
            questions.update(id(one.disagreement) for one in status.questions)
            counting.update(
                f"sites/{site}#{step.assessment.id}"
                for step in status.trace
                if step.verdict not in ("undated", "not-standing")
            )
            for side_number, side in enumerate(status.judged.sides):
                for one in side:
                    sides[f"sites/{site}#{one.id}"].add((number, side_number))
        return cls(questions, counting, sides)


class _Question(NamedTuple):
    """A disagreement in the record of which all keys begin with `prefix`."""

    prefix: str
    disagreement: Disagreement
    said: Mapping[str, KeyedStatement]
    shown: Shown

    def why_idle(self) -> Idle | None:
        """None also where an answer names a statement that does not exist, or one whose record was withdrawn:
        those are told elsewhere."""
        named = [self._keys(position.statements) for position in self.disagreement.positions]
        if not all(key in self.said for keys in named for key in keys):
            return None
        answers = [[self.said[key] for key in keys] for keys in named]
        if any(is_withdrawn(one.entry.record) for answer in answers for one in answer):
            return None
        is_open = self.disagreement.outcome.id == "unresolved"
        standing = [not answer or any(one.stands for one in answer) for answer in answers]
        if is_open and sum(standing) < 2:
            return Idle(
                "it is called unresolved, and fewer than two of its answers still stand",
                "Write resolved or explained and say because, or let stand what was set aside.",
            )
        if self.disagreement.topic.id != "condition":
            return None
        return self._why_not_shown(answers) if is_open else self._why_not_settled(answers)

    def _keys(self, statements: Iterable[str]) -> list[str]:
        return [ref if "#" in ref else self.prefix + ref for ref in statements]

    def _why_not_shown(self, answers: Iterable[Sequence[KeyedStatement]]) -> Idle | None:
        if id(self.disagreement) in self.shown.questions:
            return None
        if sum(any(one.key in self.shown.counting for one in answer) for answer in answers) < 2:
            return Idle(
                "fewer than two of its answers name an assessment that stands and has a day, so no status "
                "can show it",
                "Name the assessments that give each answer.",
            )
        return Idle(
            "its answers are about different parts, so no status has two of them",
            "Name assessments of the same part on both sides, or write explained.",
        )

    def _why_not_settled(self, answers: Iterable[Sequence[KeyedStatement]]) -> Idle | None:
        """Whether a status is contested between answers of a question that is called settled."""
        met: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, answer in enumerate(answers):
            for one in answer:
                for status, side in self.shown.sides.get(one.key, ()):
                    met[status].append((side, number))
        for found in met.values():
            if len({side for side, _ in found}) > 1 and len({number for _, number in found}) > 1:
                return Idle(
                    f"it is called {self.disagreement.outcome.id}, and the status is contested between its "
                    "answers all the same",
                    "Set the statement aside that lost, with standing and because, or write unresolved.",
                )
        return None


def check_events_move_something(whole: Whole) -> Iterator[Finding]:
    """Harm and work have a place in time, and somebody still says that they happened."""
    for entry in whole.of_kind("events"):
        event = entry.record
        if not isinstance(event, Event) or is_withdrawn(event) or event.kind.id not in DONE_TO_PLACES:
            continue
        if not any(account.standing.id == "standing" for account in event.accounts):
            message = "No account of this event stands any more, so every status passes over it."
            hint = "If it never happened, withdraw the record: review: {state: withdrawn, reason: …}."
            yield Finding("HD518", entry.file, ("accounts",), message, hint, at_key=True)
        elif event.occurred is None and span(event) is None and not _is_bounded(event):
            message = "Nothing tells when this happened, so no status can say what came before or after it."
            hint = "If a source tells, add occurred, or not_after with the day by which it had happened."
            yield Finding("HD518", entry.file, ("kind",), message, hint, at_key=True)


def _is_bounded(event: Event) -> bool:
    """Whether it has bounds of its own; where they exclude each other, that is told elsewhere."""
    return event.not_before is not None or event.not_after is not None
