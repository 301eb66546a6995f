"""A page while it is being written: its address, its language, its headings and the symbols it has shown."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from damage_catalogue.language import Language
from damage_catalogue.publishing import links
from damage_catalogue.publishing.page import Heading, Page
from damage_catalogue.publishing.writing.shortening import description_of
from damage_catalogue.publishing.writing.symbols import symbol, symbol_definitions


class Sheet:
    """What every template may ask for. Remembers the page's headings and the symbols it drew.

    `templates` are those that fill it; None for ours alone.
    """

    def __init__(self, language: Language, address: str, templates: Environment | None = None) -> None:
        self.language = language
        self.templates = templates
        self.address = address
        self.headings: list[Heading] = []
        self.w = language.word
        self.phrase = language.phrase
        self._symbols: dict[str, None] = {}

    def heading(self, level: int, id: str, title: str | Markup) -> Markup:
        """A heading, which the table of contents shows too, as plain text."""
        plain = title.striptags() if isinstance(title, Markup) else title
        self.headings.append(Heading(level, id, plain))
        return Markup('<h%d id="%s">%s</h%d>') % (level, id, title, level)

    def href(self, address: str) -> str:
        """The way from this page to an address, both seen from the top of the edition."""
        return links.relative(self.address, address)

    def page(self, address: str, label: str | Markup) -> Markup:
        """A link to another page of the edition."""
        return Markup('<a href="%s">%s</a>') % (self.href(address), label)

    def labelled(self, key: str, value: str) -> str:
        """“Certainty: high”: the word `key` as the label of a value."""
        return self.language.labelled(self.w(key), value)

    def symbol(self, name: str) -> Markup:
        """A symbol by its name; its drawing is put on the page once."""
        self._symbols[name] = None
        return symbol(name)

    def drawn_symbols(self) -> Markup:
        """The drawings of all symbols that the page has shown so far."""
        return symbol_definitions(self._symbols)

    def finished(
        self,
        *,
        kind: str,
        title: str,
        description: str = "",
        body: str,
        search_text: str = "",
        json_ld: str | None = None,
        record_path: str | None = None,
        redirect_to: str | None = None,
        files: tuple[tuple[str, bytes], ...] = (),
    ) -> Page:
        """The page around a rendered body, with the headings it asked for; a long description is cut."""
        return Page(
            address=self.address,
            language=self.language.tag,
            kind=kind,
            title=title,
            description=description_of(description),
            body=body,
            headings=tuple(self.headings),
            search_text=search_text,
            json_ld=json_ld,
            record_path=record_path,
            redirect_to=redirect_to,
            files=files,
        )
