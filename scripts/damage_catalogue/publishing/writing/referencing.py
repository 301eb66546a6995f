"""What a page rests on: numbered references, who said what through whom, quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from damage_catalogue.language import direction_of
from damage_catalogue.publishing import links
from damage_catalogue.publishing.citing.citations import NumberedSource, References, bibliographic_entry
from damage_catalogue.publishing.edition.edition import Edition
from damage_catalogue.publishing.writing.wording import Wording
from damage_catalogue.records.inline_citations import find_inline_citations
from damage_catalogue.records.model import Citation, Source, Text

_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Referencing(Wording):
    """Gives out the reference numbers of one page, in the order in which it cites."""

    def __init__(self, edition: Edition, address: str) -> None:
        super().__init__(edition, address)
        self.references = References()
        self._chains: dict[tuple[str | None, str, tuple[str, ...]], Markup] = {}

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
        """The number of a citation, a link to its entry; `by` is the speaker whose words it gives."""
        return self.number_of(citation.source, citation.locator, self._way_here(by, citation))

    def cites(self, citations: Sequence[Citation], by: str | None = None) -> Markup:
        """The numbers of all citations, each source once, without places in it."""
        numbers = {one.source: self.number_of(one.source, chain=self._way_here(by, one)) for one in citations}
        return Markup("").join(numbers.values())

    def numbers(self, sources: Sequence[str]) -> Markup:
        """The numbers of sources that are cited as a whole."""
        return Markup("").join(self.number_of(source) for source in sources)

    def entry(self, reference: NumberedSource) -> Markup:
        """The entry of a numbered source, or its id alone where there is no such record."""
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
        for cited in find_inline_citations(words):
            number = self.number_of(cited.source, cited.locator)
            written += escape(words[end : cited.start].rstrip()) + number
            end = cited.end
        return written + escape(words[end:])
