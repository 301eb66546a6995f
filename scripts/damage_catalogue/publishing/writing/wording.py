"""Words, names, dates and links as one page shows them: what every template may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from markupsafe import Markup, escape

from damage_catalogue.language import SOURCE, direction_of
from damage_catalogue.language.language import Noun, PlaceOfTerm
from damage_catalogue.publishing import links
from damage_catalogue.publishing.citing.citations import outside_link, source_title
from damage_catalogue.publishing.edition.edition import Edition
from damage_catalogue.publishing.maps.location import middle, shown_outlines, shown_points
from damage_catalogue.publishing.writing.sheet import Sheet
from damage_catalogue.records.edtf import Edtf
from damage_catalogue.records.model import (
    Agent,
    Designation,
    Event,
    Identifier,
    Image,
    Inventory,
    Location,
    Name,
    Names,
    Record,
    RecordKind,
    Site,
    Source,
    Text,
)
from damage_catalogue.records.vocabularies import Term

_PLAIN_DATE = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?").fullmatch
"""What HTML's `time` element can say of EDTF: a year from 1, a month, a day."""

_IN_SOURCE_LANGUAGE = Markup(' lang="{}" dir="{}"').format(SOURCE, direction_of(SOURCE))
"""What an element carries whose words a language lacks, so that they stand there in English."""


class Wording(Sheet):
    """Puts values of the catalogue into the words of one language, as seen from one page."""

    def __init__(self, edition: Edition, address: str) -> None:
        super().__init__(edition.language, address, edition.beside.templates)
        self.edition = edition
        self.catalogue = edition.catalogue
        self._links: dict[tuple[str, str], Markup] = {}

    def term(self, term: Term) -> str:
        """The label of a term."""
        return self.language.term(term)

    def defined(self, term: Term, place: PlaceOfTerm | None = None) -> Markup:
        """The word of a vocabulary, with its definition for whoever points at it; small where its place asks
        for that."""
        key = f"{term.vocabulary} {place}" if place else term.vocabulary, term.id
        if (known := self.edition.written.get(key)) is not None:
            return known
        language, label = self.language, self.language.term(term)
        if place:
            label = language.small(place, label)
        words = Markup('<span class="hd-term"{} title="{}">{}</span>').format(
            Markup("") if language.has_term(term) else _IN_SOURCE_LANGUAGE,
            term.definition(language.tag),
            label,
        )
        self.edition.written[key] = words
        return words

    def labelled_term(self, key: str, term: Term) -> str:
        """The words of `key`, and the term with its definition."""
        return self.labelled(key, self.defined(term, "after_label"))

    def terms(self, terms: Sequence[Term]) -> Markup:
        """The labels of terms in one phrase, each with its definition."""
        places: Iterator[PlaceOfTerm | None] = chain([None], repeat("inside"))
        return self.language.listed(list(map(self.defined, terms, places)))

    def text(self, text: Text) -> Markup:
        """A text of a record in the reader's language, or in another and marked as such."""
        return self.language.text(text)

    def bdi(self, text: str) -> Markup:
        """Text of unknown language and direction, kept apart from what stands around it."""
        return Markup("<bdi>{}</bdi>").format(text)

    def joined(self, parts: Sequence[Markup | str | None]) -> Markup:
        """The parts that there are, with a dot between."""
        return Markup(" · ").join(part for part in parts if part)

    def semicolons(self, parts: Sequence[Markup]) -> Markup:
        """The parts in one line."""
        return escape(self.language.semicolons(parts))

    def counted(self, number: int, noun: Noun) -> str:
        """A number with its noun in the form that the number asks for."""
        return self.language.counted(number, noun)

    def date(self, edtf: Edtf) -> Markup:
        """A date in words; <time> holds the day as written where HTML has a form for it."""
        words = self.language.date(edtf)
        if _PLAIN_DATE(edtf.text):
            return Markup('<time datetime="%s">%s</time>') % (edtf.text, words)
        return Markup('<span class="hd-date">%s</span>') % words

    def compared(self, edtf: Edtf) -> Markup:
        """With which day what is seen was compared."""
        return escape(self.phrase("compared_with", day=self.date(edtf)))

    def resolution(self, metres: float) -> str:
        """How much ground one element of a picture covers."""
        return self.phrase("resolution", n=self.language.number(metres))

    def within(self, metres: float) -> str:
        """How exact a position is."""
        return self.phrase("within", n=self.language.number(metres))

    def known_number(self, inventory: Inventory) -> str:
        """“120 tower tombs”."""
        return self.phrase(
            "known_number", n=self.language.number(inventory.known), unit=self.text(inventory.unit)
        )

    def name(self, name: Name) -> Markup:
        """A name, marked with its own language and direction."""
        return Markup('<bdi lang="%s" dir="%s">%s</bdi>') % (name.lang, direction_of(name.lang), name.text)

    def preferred(self, names: Names) -> Markup:
        """The name to head a page in the reader's language."""
        return self.name(names.preferred(self.language.tag))

    def title(self, record: Record) -> Markup:
        """What a record is called on pages, made once for an edition: the same for every page."""
        key = links.kind_of(record), record.id
        if (known := self.edition.written.get(key)) is not None:
            return known
        match record:
            case Event():
                title = Markup("<bdi>{}</bdi>").format(self.text(record.title))
            case Source():
                title = source_title(record, self.language) if record.title else self.nameless(record)
            case Site() | Agent():
                title = self.preferred(record.names)
        self.edition.written[key] = title
        return title

    def nameless(self, source: Source) -> Markup:
        """What a source without a title is called: publisher and day."""
        publisher = self.catalogue.agents.get(source.publisher)
        name = self.preferred(publisher.names) if publisher else self.bdi(source.publisher)
        date = self.language.date(source.issued) if source.issued is not None else self.w("no_date")
        return escape(self.language.commas((name, date)))

    def href(self, address: str) -> str:
        """As that of a sheet; what all editions share stands in the main one."""
        link = super().href(address)
        return f"../{link}" if self.edition.prefix and links.is_shared(address) else link

    def link(self, record: Record) -> Markup:
        """A link to a record by its title, made once for a page."""
        kind = links.kind_of(record)
        if (known := self._links.get((kind, record.id))) is not None:
            return known
        link = self.page(links.record_address(kind, record.id), self.title(record))
        self._links[kind, record.id] = link
        return link

    def _link_to(self, kind: RecordKind, id: str) -> Markup:
        record = getattr(self.catalogue, kind).get(id)
        return Markup("<code>{}</code>").format(id) if record is None else self.link(record)

    def site(self, id: str) -> Markup:
        """A link to a place by its id; the id alone where there is no such record."""
        return self._link_to("sites", id)

    def event(self, id: str) -> Markup:
        """A link to an event by its id; the id alone where there is no such record."""
        return self._link_to("events", id)

    def source(self, id: str) -> Markup:
        """A link to a source by its id; the id alone where there is no such record."""
        return self._link_to("sources", id)

    def agent(self, id: str) -> Markup:
        """A link to a person or an organisation by id; the id alone where there is no such record."""
        return self._link_to("agents", id)

    def agent_links(self, ids: Sequence[str]) -> list[Markup]:
        """The same for several ids, in their order."""
        return [self.agent(id) for id in ids]

    def agent_name(self, id: str) -> Markup:
        """What a person or an organisation is called, without a link; the id if there is no such record."""
        agent = self.catalogue.agents.get(id)
        return escape(id) if agent is None else self.title(agent)

    def speaker(self, by: str | None) -> Markup | None:
        """A link to whoever speaks; None where nobody is named."""
        return None if by is None else self.agent(by)

    def outside(self, url: str, label: str | None = None) -> Markup:
        """A link that leaves the site, by default with the address as its words."""
        return outside_link(url, links.readable_address(url) if label is None else label)

    def identifier(self, identifier: Identifier) -> Markup:
        """A number in a register, as a link where the register has an address for each."""
        template = identifier.scheme.url
        if template is None:
            return Markup('<bdi dir="ltr">{}</bdi>').format(identifier.id)
        return outside_link(template.replace("{id}", identifier.id), identifier.id)

    def picture(self, image: Image) -> Markup | None:
        """The picture itself, with its caption as alternative text; None where the site has no copy of it."""
        if image.file is None or image.file not in self.edition.beside.pictures:
            return None
        tag, caption = image.caption.in_language(self.language.tag)
        return Markup('<img src="{}" alt="{}" lang="{}" loading="lazy" decoding="async">').format(
            self.href(links.PICTURES + image.file), caption, tag
        )

    def designation(self, designation: Designation) -> Markup:
        """The number of a listing, from when to when it held, and by which criteria."""
        period = self.language.period(designation.start, designation.end)
        criteria = self.language.listed([self.bdi(one) for one in designation.criteria])
        return self.joined(
            [
                self.bdi(designation.ref) if designation.ref is not None else None,
                period,
                self.labelled("criteria", criteria) if criteria else None,
            ]
        )

    def positions(self, location: Location | None) -> list[Markup]:
        """The points of a place that may be shown, in degrees; the middle of one with an outline."""
        decimals = 2 if location is not None and location.sensitivity.id == "generalised" else 5
        points = shown_points(location)
        if shown_outlines(location):
            points = (middle(points),)
        return [
            Markup('<span class="hd-position" dir="ltr">{}</span>').format(
                self.language.position(latitude, longitude, decimals)
            )
            for longitude, latitude in points
        ]
