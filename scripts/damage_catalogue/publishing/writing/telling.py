"""What a page tells of statements and of the status that follows from them, on top of references."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from damage_catalogue.language.language import Judgement
from damage_catalogue.publishing import links
from damage_catalogue.publishing.edition.edition import Edition, Said, Use, full_reference
from damage_catalogue.publishing.in_words.accounts import told_days, what_became_of
from damage_catalogue.publishing.in_words.counting import counted_words
from damage_catalogue.publishing.in_words.knowing import how_known, limits_beside
from damage_catalogue.publishing.in_words.stating import (
    at_least_words,
    condition_words,
    earlier_words,
    key_of_day,
    said_words,
    seen_on,
    since_words,
    state_words,
    support_words,
    told_earlier,
    when_seen,
)
from damage_catalogue.publishing.writing.referencing import Referencing
from damage_catalogue.records.model import (
    Assessment,
    Attribution,
    Claim,
    Event,
    Position,
    Record,
    Site,
    Statement,
)
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import SiteStatus, Status, Step
from damage_catalogue.status.roll_up import class_of, class_of_site, is_judged


class Telling(Referencing):
    """Puts into sentences who says what, and what follows from it."""

    def __init__(self, edition: Edition, address: str, record: Record | None = None) -> None:
        super().__init__(edition, address)
        self.record = record
        self.kind = "sites" if record is None else links.kind_of(record)

    # Statements

    def address_of(self, record: Record) -> str:
        """The address of the page of a record, seen from the top of the edition."""
        return links.record_address(links.kind_of(record), record.id)

    def claim_label(self, claim: Claim) -> Markup:
        """What a link to a statement reads: what it says of the state, who says it, and the day."""
        parts = [self.agent_name(claim.by) if claim.by is not None else escape(self.w("speaker_unknown"))]
        when = seen_on(claim) if isinstance(claim, Assessment) else claim.stated
        if when is not None:
            parts.append(escape(self.language.date(when)))
        if isinstance(claim, Assessment):
            parts.insert(0, escape(said_words(claim, self.language)))
        return self.struck(escape(self.language.commas(parts)), claim.standing)

    def struck(self, said: Markup, standing: Term) -> Markup:
        """What is said; struck through, with the word for what became of it, where it no longer stands."""
        fallen = what_became_of(standing, self.language)
        if fallen is None:
            return said
        remark = self.phrase("brackets", text=fallen)
        return Markup('<s>{}</s> <span class="hd-fallen">{}</span>').format(said, remark)

    def told_days(self, event: Event) -> list[Markup]:
        """What each one said of the day of an event, a line each."""
        return [
            self.struck(
                escape(
                    self.language.labelled(
                        self.language.enumerated([self.speaker_or_unknown(by) for by in told.speakers]),
                        self.date(told.day) if told.day else self.w("gives_no_day"),
                    )
                ),
                told.standing,
            )
            for told in told_days(event)
        ]

    def lines(self, said: Sequence[Markup]) -> Markup:
        """One line of a cell for each; a single one needs no list."""
        if len(said) < 2:
            return Markup("").join(said)
        items = Markup("").join(Markup("<li>{}</li>").format(one) for one in said)
        return Markup('<ul class="hd-plain">{}</ul>').format(items)

    def speaker_or_unknown(self, by: str | None) -> Markup:
        """A link to whoever speaks, or words that say nobody is named."""
        return self.speaker(by) or escape(self.w("speaker_unknown"))

    def claim(self, reference: str, record: Record | None = None) -> Markup:
        """A link to the statement that `reference` names in `record`, by default the page's own."""
        home = record or self.record
        assert home is not None, "only the page of a record refers to statements"
        said = self.edition.claims.get(full_reference(home, reference))
        if said is None:
            return Markup("<code>{}</code>").format(reference)
        return self.page(f"{self.address_of(said.record)}#{said.claim.id}", self.claim_label(said.claim))

    def is_named_below(self, position: Position) -> bool:
        """Whether the statements listed with an answer name whoever gives it."""
        assert self.record is not None, "only the page of a record shows answers"
        said = (self.edition.claims.get(full_reference(self.record, one)) for one in position.statements)
        return any(one is not None and one.claim.by == position.by for one in said)

    def attribution(self, attribution: Attribution) -> Markup:
        """To whom an event is attributed, how, and by whom."""
        return self.language.attribution(
            attribution.kind.id, self.agent(attribution.agent), self.speaker(attribution.by)
        )

    def said(self, said: Said | Use) -> Markup:
        """What was said, in which record, as one line of a list."""
        record, claim = said.record, said.claim
        match claim:
            case Assessment():
                what = Markup("{} {}").format(
                    self.symbol(self.symbol_of_word(claim.word)), said_words(claim, self.language)
                )
            case Attribution():
                what = self.attribution(claim)
            case Statement():
                what = self.text(claim.says)
            case None:
                what = escape(self.w("use_position"))
        if claim is not None:
            what = self.struck(what, claim.standing)
        address = self.address_of(record) + (f"#{claim.id}" if claim is not None else "")
        when = (
            seen_on(claim) if isinstance(claim, Assessment) else claim.stated if claim is not None else None
        )
        where = [self.page(address, self.title(record)), self.date(when) if when is not None else None]
        return Markup('{} <span class="hd-fine">{}</span>').format(what, self.joined(where))

    def lost(self, claim: Claim, record: Record | None = None) -> Markup:
        """Why a statement no longer stands."""
        return self.language.lost_because(
            claim.standing,
            None if claim.because is None else self.text(claim.because),
            None if claim.in_favour_of is None else self.claim(claim.in_favour_of, record),
            None if claim.set_aside is None else self.date(claim.set_aside),
        )

    # Status

    def symbol_of_word(self, word: Term) -> str:
        """The symbol of what an assessment says; a condition has none of its own."""
        return word.id if word.vocabulary == "damage" else "condition-only"

    def word_of(self, assessment: Assessment) -> Markup:
        """What an assessment says of the state; the word of a vocabulary alone with its definition."""
        words = said_words(assessment, self.language)
        return self.defined(assessment.word) if words == self.term(assessment.word) else escape(words)

    def state_of(self, derived: SiteStatus) -> Term:
        """The word under which a place is listed."""
        return class_of_site(derived, self.catalogue.vocabularies)

    def symbol_of(self, status: Status) -> str:
        """The name of the symbol of a status."""
        return class_of(status, self.catalogue.vocabularies).id

    def status_word(self, status: Status) -> Markup:
        """The word of a badge; its definition shows where it is a single word of a vocabulary."""
        found = class_of(status, self.catalogue.vocabularies)
        words = state_words(status, self.language, self.catalogue)
        return self.defined(found) if words == self.term(found) else escape(words)

    def when_seen(self, status: Status) -> str | None:
        """When the place was seen in this state, in plain text; None without a state."""
        return when_seen(status.judged, self.language)

    def support(self, status: Status) -> str:
        """How many pages and origins a status has, for each word in turn where it is contested."""
        return support_words(status, self.language)

    def since(self, status: Status, site: Site) -> list[Markup]:
        """What was done to a place after anybody last looked, each with its symbol and its event."""
        return [
            Markup("{} {}").format(
                self.symbol(one.kind.id),
                self.page(self.address_of(one.event), since_words(one, self.language, site)),
            )
            for one in status.since
        ]

    def beside(self, status: Status) -> list[tuple[str, Sequence[Assessment]]]:
        """The assessments that stand beside the status, below the words that say how."""
        judged = status.judged
        found: list[tuple[str, Sequence[Assessment]]] = [
            ("seen_less_exactly", [judged.last_vaguer] if judged.last_vaguer else []),
            ("last_repeated", [judged.last_repeated] if judged.last_repeated else []),
            ("could_not_tell", [judged.could_not_tell] if judged.could_not_tell else []),
            ("before_or_after", judged.beside),
            ("seen_beside", judged.silent),
            ("challenged", judged.challenges),
        ]
        return [(key, assessments) for key, assessments in found if assessments]

    def earlier(self, status: Status) -> list[str]:
        """The states that ended and still belong to the status, the latest first, each in a phrase."""
        return earlier_words(told_earlier(status.judged), self.language)

    def condition(self, status: Status) -> str | None:
        """The condition beside the damage, in plain text; None where none is shown."""
        return condition_words(status, self.language)

    def last_look(self, status: Status) -> Markup | None:
        """When somebody last looked at a place whose state nobody could tell."""
        looked = status.judged.could_not_tell
        return None if looked is None or looked.observed is None else self.date(looked.observed)

    def judged(self, assessment: Assessment) -> Markup:
        """Who saw which state, when and how, as a sentence with its references."""
        return self.language.judged(self._judgement(assessment))

    def last_confirmed(self, assessment: Assessment, deciding: Assessment) -> Markup:
        """That an assessment bears out the one that decides, with its own words where they differ."""
        same_words = self.word_of(assessment) == self.word_of(deciding)
        return self.language.last_confirmed(self._judgement(assessment), same_words)

    def _judgement(self, assessment: Assessment) -> Judgement:
        return Judgement(
            damage=self.word_of(assessment),
            by=self.speaker(assessment.by),
            how=(how := how_known(assessment)),
            observed=None if (seen := seen_on(assessment)) is None else self.date(seen),
            references=self.cites(assessment.citations, assessment.by),
            day=self.key_of_day(assessment),
            limits=[self.defined(limit, "after_label") for limit in limits_beside(assessment, how)],
        )

    def key_of_day(self, assessment: Assessment) -> str:
        """The key of the word before the day of a judgement."""
        return key_of_day(assessment)

    def according_to(self, claim: Claim) -> Markup:
        """Who says it and how they know."""
        return self.language.according_to(self.speaker(claim.by), how_known(claim))

    def verdict(self, step: Step) -> Markup:
        """What an assessment did to the status, and why one that fell no longer stands."""
        other = None if step.other is None else self.claim(step.other.id)
        sentence = self.language.verdict(
            step.verdict, other, None if step.event is None else self.link(step.event)
        )
        if step.verdict != "not-standing":
            return sentence
        return Markup("{} {}").format(sentence, self.lost(step.assessment))

    def open_questions(self, status: Status) -> list[Markup]:
        """The unsettled questions about the state, each once, as a link to its answers."""
        found = {}
        for one in status.questions:
            record = one.event or self.record
            if record is not None:
                address = f"{self.address_of(record)}#{one.disagreement.id}"
                found[address] = self.page(address, self.text(one.disagreement.question))
        return list(found.values())

    def counts(self, derived: SiteStatus, *, cited: bool = True) -> Markup | None:
        """The counts of the parts of a place; `cited`: with the references of the inventory."""
        if derived.roll_up is None:
            return None
        unit, inventory = None, derived.site.inventory
        if inventory is not None:
            unit = self.text(inventory.unit)
            unit += self.cites(inventory.citations) if cited else Markup("")
        return counted_words(derived.roll_up, unit, self.language, self._marked)

    def _marked(self, term: Term) -> Markup:
        return Markup("{} {}").format(self.symbol(term.id), self.term(term))

    def at_least(self, derived: SiteStatus) -> Markup | None:
        """That a part was found damaged since anybody judged the whole, with its symbol."""
        words = at_least_words(derived, self.language)
        return None if words is None else Markup("{} {}").format(self.symbol("damaged"), words)

    def is_by_counts(self, derived: SiteStatus) -> bool:
        """Whether a place is told by its counts alone, because nobody judged it as a whole."""
        return derived.told_by_counts and not is_judged(derived.status)
