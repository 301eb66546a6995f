"""What the template of a record's page may ask for: `Wording`, and all that has to do with who says what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from damage_catalogue.publishing import links
from damage_catalogue.publishing.citing.citations import Reference, References, bibliographic_entry
from damage_catalogue.publishing.citing.formats import FORMATS, Work, page_as_work, source_as_work
from damage_catalogue.publishing.edition import Edition, Said, Use, full_reference
from damage_catalogue.publishing.language import direction_of
from damage_catalogue.publishing.language.interface import Judgement
from damage_catalogue.publishing.writing.symbols import CONTESTED
from damage_catalogue.publishing.writing.wording import Wording
from damage_catalogue.records.model import (
    AffectedPlace,
    Assessment,
    Attribution,
    Citation,
    Claim,
    Event,
    Position,
    Record,
    Role,
    Site,
    Source,
    Statement,
    Text,
)
from damage_catalogue.status.facts import Conflict, RollUp, Status, Step
from damage_catalogue.status.roll_up import class_of

_INLINE_CITATION = re.compile(r"\[@([a-z0-9/-]+)(?:,\s*([^\]]+))?\]")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Writer(Wording):
    """Writes one page: gives out its reference numbers, and puts who says what into sentences."""

    def __init__(self, edition: Edition, address: str, record: Record | None = None) -> None:
        super().__init__(edition, address)
        self.record = record
        self.kind = "sites" if record is None else links.kind_of(record)
        self.references = References()
        self._chains: dict[tuple[str | None, str, tuple[str, ...]], Markup] = {}

    # Statements

    def address_of(self, record: Record) -> str:
        return links.record_address(links.kind_of(record), record.id)

    def claim_label(self, claim: Claim) -> Markup:
        """What a link to a statement reads: what it says of the state, who says it, and the day."""
        parts = [self.agent_name(claim.by) if claim.by is not None else escape(self.w("speaker_unknown"))]
        when = claim.observed if isinstance(claim, Assessment) else claim.stated
        if when is not None:
            parts.append(escape(self.language.date(when)))
        if isinstance(claim, Assessment):
            parts.insert(0, escape(self.term(claim.damage)))
        return escape(self.w("comma")).join(parts)

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
        return self.language.attribution(
            attribution.kind.id, self.agent(attribution.agent), self.speaker(attribution.by)
        )

    def said(self, said: Said | Use) -> Markup:
        """What was said, in which record, as one line of a list."""
        record, claim = said.record, said.claim
        match claim:
            case Assessment():
                what = Markup("{} {}").format(self.symbol(claim.damage.id), self.term(claim.damage))
            case Attribution():
                what = self.attribution(claim)
            case Statement():
                what = self.text(claim.says)
            case None:
                what = escape(self.w("use_position"))
        address = self.address_of(record) + (f"#{claim.id}" if claim is not None else "")
        when = (
            claim.observed if isinstance(claim, Assessment) else claim.stated if claim is not None else None
        )
        where = [self.page(address, self.title(record)), self.date(when) if when is not None else None]
        return Markup('{} <span class="hd-fine">{}</span>').format(what, self.joined(where))

    def lost(self, claim: Claim, record: Record | None = None) -> Markup:
        """Why a statement no longer stands."""
        return self.language.lost_because(
            claim.standing,
            None if claim.because is None else self.text(claim.because),
            None if claim.in_favour_of is None else self.claim(claim.in_favour_of, record),
        )

    # References

    def chain(self, by: str | None, citation: Citation) -> Markup:
        """Who said it, through whom, and who published what we read; each a link."""
        key = by, citation.source, citation.via
        if key not in self._chains:
            self._chains[key] = self._write_chain(*key)
        return self._chains[key]

    def _write_chain(self, by: str | None, source_id: str, via: tuple[str, ...]) -> Markup:
        source = self.catalogue.sources.get(source_id)
        if source is None:
            return Markup("<code>{}</code>").format(source_id)
        speaker = None if by == source.publisher else self.speaker(by)
        between = [self.agent(id) for id in via if id not in (source.publisher, by)]
        return self.language.chain(speaker, between, self.agent(source.publisher))

    def _way_here(self, by: str | None, citation: Citation) -> Markup | None:
        """The chain, for the reference; None where the publisher speaks itself, as that names it anyway."""
        source = self.catalogue.sources.get(citation.source)
        itself = source is None or {by, *citation.via} <= {None, source.publisher}
        return None if itself else self.chain(by, citation)

    def number_of(self, source: str, locator: str | None = None, chain: Markup | None = None) -> Markup:
        """The number of a reference on this page, as a link down to it, kept on the line of its statement."""
        number = self.references.cite(source, chain).number
        link = Markup('&#8288;<a class="hd-ref" href="#ref_%d">[%d]</a>') % (number, number)
        if locator is None:
            return link
        return link + Markup(' <bdi class="hd-locator">%s</bdi>') % locator

    def cite(self, citation: Citation, by: str | None = None) -> Markup:
        return self.number_of(citation.source, citation.locator, self._way_here(by, citation))

    def cites(self, citations: Sequence[Citation], by: str | None = None) -> Markup:
        """The numbers of all citations, each source once, without places in it."""
        numbers = {one.source: self.number_of(one.source, chain=self._way_here(by, one)) for one in citations}
        return Markup("").join(numbers.values())

    def numbers(self, sources: Sequence[str]) -> Markup:
        return Markup("").join(self.number_of(source) for source in sources)

    def entry(self, reference: Reference) -> Markup:
        source = self.catalogue.sources.get(reference.source)
        return (
            Markup("<code>{}</code>").format(reference.source)
            if source is None
            else self.bibliography(source)
        )

    def bibliography(self, source: Source) -> Markup:
        """The source as a bibliography prints it; the same on all pages of the same depth."""
        key = f"from {links.to_root(self.address)}", source.id
        if (known := self.edition.written.get(key)) is None:
            known = bibliographic_entry(source, self.agent(source.publisher), self.language)
            self.edition.written[key] = known
        return known

    def quote(self, citation: Citation) -> Markup:
        """The exact words of a source, in its language and direction."""
        assert citation.quote is not None, "only a citation with a quote is quoted"
        source = self.catalogue.sources.get(citation.source)
        tag = (source.language if source is not None else None) or "und"
        url = links.web_address(source.url) if source is not None else None
        cite = Markup(' cite="{}"').format(url) if url else Markup("")
        return Markup('<blockquote{} lang="{}" dir="{}"><p>{}</p></blockquote>').format(
            cite, tag, direction_of(tag), self.language.quoted(citation.quote)
        )

    def paragraphs(self, text: Text) -> Markup:
        """A description: its paragraphs, with the sources cited inline as reference numbers."""
        tag, words = text.in_language(self.language.tag)
        paragraph = Markup('<p lang="{}" dir="{}">{}</p>')
        written = Markup("\n").join(
            paragraph.format(tag, direction_of(tag), self._with_citations(part.strip()))
            for part in _PARAGRAPH_END.split(words)
            if part.strip()
        )
        if tag == self.language.tag:
            return written
        remark = Markup('\n<p class="hd-other-language">{}</p>').format(self.language.in_other_language(tag))
        return written + remark

    def _with_citations(self, words: str) -> Markup:
        written, end = Markup(""), 0
        for found in _INLINE_CITATION.finditer(words):
            written += escape(words[end : found.start()].rstrip()) + self.number_of(found[1], found[2])
            end = found.end()
        return written + escape(words[end:])

    # Status

    def symbol_of(self, status: Status) -> str:
        return CONTESTED if status.contested else class_of(status, self.catalogue.vocabularies).id

    def status_word(self, status: Status) -> Markup:
        """The word of a badge; a contested status names the class it would have, too."""
        damage = self.defined(class_of(status, self.catalogue.vocabularies))
        return Markup("{}: {}").format(self.w("contested"), damage) if status.contested else damage

    def last_look(self, status: Status) -> Markup | None:
        """When somebody last looked at a place whose state nobody could tell."""
        looks = [step.assessment.observed for step in status.trace if step.verdict == "no-grade"]
        dated = [date for date in looks if date is not None and date.latest is not None]
        return self.date(max(dated, key=lambda date: (date.latest, date.text))) if dated else None

    def last_support(self, status: Status) -> Assessment | None:
        """The assessment that gives a badge its day."""
        return next((one for one in status.supports if one.observed == status.last_observed), None)

    def judged(self, assessment: Assessment) -> Markup:
        return self.language.judged(self._judgement(assessment))

    def last_confirmed(self, assessment: Assessment, deciding: Assessment) -> Markup:
        same_words = assessment.damage == deciding.damage
        return self.language.last_confirmed(self._judgement(assessment), same_words)

    def same_day(self, step: Step) -> Markup:
        return self.language.same_day(self._judgement(step.assessment), step.verdict)

    def _judgement(self, assessment: Assessment) -> Judgement:
        return Judgement(
            damage=self.defined(assessment.damage),
            by=self.speaker(assessment.by),
            basis=assessment.basis,
            observed=None if assessment.observed is None else self.date(assessment.observed),
            references=self.cites(assessment.citations, assessment.by),
        )

    def verdict(self, step: Step) -> Markup:
        """What an assessment did to the status, and why one that fell no longer stands."""
        other = None if step.other is None else self.claim(step.other.id)
        sentence = self.language.verdict(
            step.verdict, other, None if step.event is None else self.link(step.event)
        )
        if step.verdict != "not-standing":
            return sentence
        return Markup("{} {}").format(sentence, self.lost(step.assessment))

    def lost_that_day(self, status: Status) -> list[Step]:
        """The judgements of the deciding day that lost to the deciding one, so that the page can say why."""
        return [
            step
            for step in status.trace
            if step.verdict in ("weaker-same-day", "milder-same-day") and step.other is status.decided_by
        ]

    def open_questions(self, status: Status) -> list[Markup]:
        """The unsettled questions that make a status contested, each once, as a link to its answers."""
        found = {}
        for conflict in status.conflicts:
            question, record = conflict.disagreement, conflict.event or self.record
            if question is not None and record is not None:
                address = f"{self.address_of(record)}#{question.id}"
                found[address] = self.page(address, self.text(question.question))
        return list(found.values())

    def contradicting(self, status: Status) -> list[Conflict]:
        """The assessments too far from the status to be true beside it."""
        return [conflict for conflict in status.conflicts if conflict.rule == "two-steps"]

    def conflict(self, conflict: Conflict) -> Markup:
        question = None if conflict.disagreement is None else self.text(conflict.disagreement.question)
        return self.language.conflict(conflict.rule, question)

    def roll_up(self, roll_up: RollUp, site: Site) -> Markup:
        if roll_up.of == "inventory" and site.inventory is not None:
            unit = self.text(site.inventory.unit)
        else:
            unit = escape(self.w("known_part" if roll_up.known == 1 else "known_parts"))
        counts = [
            (Markup("{} {}").format(self.symbol(term.id), self.term(term)), number)
            for term, number in roll_up.counts
            if number
        ]
        return self.language.roll_up(counts, roll_up.known, unit)

    # Events and the record itself

    def when(self, event: Event) -> Markup:
        """When an event happened, or between which days, or that nobody says."""
        if event.occurred is not None:
            return self.date(event.occurred)
        before, after = event.not_before, event.not_after
        period = self.language.period(before.date if before else None, after.date if after else None)
        return escape(period or self.w("date_not_known"))

    def dated_link(self, event: Event) -> Markup:
        return Markup("{} ({})").format(self.link(event), self.when(event))

    def affected_parts(self, event: Event, site: Site) -> Markup:
        """The components of this site that an event concerns; empty where it concerns the whole."""
        names = {component.id: component.names for component in site.components}
        hit = [place.component for place in event.affects if place.site == site.id]
        return self.language.listed([self.preferred(names[id]) for id in hit if id in names])

    def affected(self, place: AffectedPlace) -> Markup:
        """The place that an event concerns, with its component."""
        site = self.catalogue.sites.get(place.site)
        if site is None or place.component is None:
            return self.site(place.site)
        names = next((one.names for one in site.components if one.id == place.component), None)
        if names is None:
            return Markup("{}: {}").format(self.site(place.site), self.bdi(place.component))
        part = self.page(f"{self.address_of(site)}#part_{place.component}", self.preferred(names))
        return Markup("{}: {}").format(self.site(place.site), part)

    def role(self, role: Role, with_body: bool = True) -> Markup:
        """What an agent was, in which body, from when to when."""
        name = escape(self.term(role.role)) if role.title is None else self.text(role.title)
        if with_body and role.of is not None:
            name = escape(self.w("comma")).join((name, self.agent(role.of)))
        return self.joined([name, self.language.period(role.start, role.end)])

    def own_path(self) -> str:
        assert self.record is not None, "only the page of a record has a file"
        return links.record_path(self.record)

    def correction_address(self) -> str | None:
        repository = self.catalogue.about.repository
        return None if repository is None else links.web_address(repository + self.own_path())

    def complete_address(self) -> str | None:
        """The address of the page with its host, where the site has one."""
        base = self.edition.site_url
        return f"{base.rstrip('/')}/{self.edition.prefix}{self.address}" if base else None

    def page_as_work(self, title: str) -> Work:
        """The page as reference managers are told of it."""
        assert self.record is not None, "only the page of a record is cited"
        id, about = f"{self.kind}/{self.record.id}", self.catalogue.about
        return page_as_work(about, self.language, id, title, self.complete_address())

    def source_as_work(self, source: Source) -> Work:
        publisher = self.catalogue.agents.get(source.publisher)
        name = publisher.names.preferred(self.language.tag).text if publisher else source.publisher
        return source_as_work(source, name, self.language)

    def files_to_cite(self) -> Markup:
        """Links to the files for reference managers that stand beside the page."""
        assert self.record is not None, "only the page of a record is cited"
        download = f"{self.kind}/{self.record.id}".replace("/", "-")
        found = []
        for name, format in FORMATS.items():
            address = self.address + name
            href = self.href(address) if links.is_shared(address) else name
            link = Markup('<a href="{}" download="{}">{}</a>')
            found.append(link.format(href, download + name.removeprefix("cite"), format))
        return self.joined(found)

    def citation_of_record(self, title: Markup) -> Markup:
        """How to cite the record: title, catalogue and edition, publisher, address, licence."""
        about = self.catalogue.about
        catalogue = Markup("<cite>{}</cite>").format(self.text(about.title))
        if about.edition is not None:
            catalogue += escape(f"{self.w('comma')}{self.w('edition')} {about.edition}")
        url = self.complete_address() or f"/{self.edition.prefix}{self.address}"
        parts = [
            self.language.quoted(title),
            catalogue,
            self.bdi(about.publisher) if about.publisher is not None else None,
            Markup('<bdi dir="ltr">{}</bdi>').format(url),
            self.bdi(about.licence),
        ]
        return Markup(" ").join(Markup("{}.").format(part) for part in parts if part)
