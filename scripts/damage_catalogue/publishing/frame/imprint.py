"""Who publishes the catalogue, under which licence, and where to write, as catalogue.yaml says.

The guide holds marks where these particulars belong, so that it serves every catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from damage_catalogue.language import OURS, Language
from damage_catalogue.publishing.citing.citations import outside_link
from damage_catalogue.publishing.links import readable_address
from damage_catalogue.records.model import About, Accent

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)").fullmatch
_PUBLIC_DOMAIN = "CC0-1.0"
_MARK = re.compile(r"<!-- (contact|licence|citation|examples) -->")


class Licence(NamedTuple):
    """A licence as people write it, and the address of its text, None where it is not known."""

    name: str
    address: str | None


def licence_of(identifier: str) -> Licence:
    """The licence that an SPDX identifier names. Those of Creative Commons are known with their addresses;
    any other text stands for itself."""
    if identifier == _PUBLIC_DOMAIN:
        return Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if found := _CREATIVE_COMMONS(identifier):
        kind, version = found.groups()
        address = f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"
        return Licence(f"CC {kind} {version}", address)
    return Licence(identifier, None)


ACCENT = "assets/accent.css"
"""The style sheet with the catalogue's own colour; there is one only where catalogue.yaml gives an accent."""


def accent_sheet(accent: Accent) -> str:
    """What the style sheet says. The colours are plain: the checks let nothing else pass."""
    return f":root {{ --link: light-dark({accent.light}, {accent.dark}); }}\n"


def contact_link(contact: str | None) -> Markup:
    """The link to write to, by e-mail or on a page; "" where there is none."""
    if contact is None:
        return Markup("")
    if "@" not in contact or "://" in contact:
        return outside_link(contact, readable_address(contact))
    return Markup('<a class="hd-address" href="mailto:{}" dir="ltr">{}</a>').format(
        quote(contact, safe="@"), contact
    )


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the site says of the catalogue as a whole.

    `site_url` is where it stands, None if not known. `is_demonstration`: whether it is the catalogue that
    comes with the program, from which the guide takes its examples.
    """

    about: About
    site_url: str | None
    is_demonstration: bool = False
    languages: Mapping[str, Language] = field(default_factory=lambda: OURS)

    def contact(self) -> Markup:
        """A link to whom readers may write; empty where catalogue.yaml names nobody."""
        return contact_link(self.about.contact)

    def foot(self, language: str) -> Markup:
        """The sentence at the foot of every page: the catalogue's own, or licence and publisher."""
        if self.about.foot is not None:
            return self.languages[language].text(self.about.foot)
        held = [licence_of(self.about.licence).name, *self._publisher(language)]
        said = self.languages[language]
        return escape(said.phrase("foot_rights", licence=said.enumerated(held)))

    def fill(self, markdown: str, language: str) -> str:
        """The text of a guide page with the particulars of this catalogue at their marks."""
        makers: Mapping[str, Callable[[str], Markup]] = {
            "contact": self._where_to_write,
            "licence": self._licence,
            "citation": self._citation,
            "examples": self._whose_examples,
        }
        return _MARK.sub(lambda mark: makers[mark[1]](language), markdown)

    def _publisher(self, language: str) -> list[str]:
        publisher = self.about.publisher
        return [] if publisher is None else [self.languages[language].plain(publisher)]

    def _whose_examples(self, language: str) -> Markup:
        if self.is_demonstration:
            return Markup("")
        return Markup("<p><em>{}</em></p>").format(self.languages[language].word("whose_examples"))

    def _where_to_write(self, language: str) -> Markup:
        said, link = self.languages[language], self.contact()
        return link and Markup("<p>{} {}</p>").format(
            said.phrase("write_to", address=link), said.word("write_what")
        )

    def _licence(self, language: str) -> Markup:
        name, address = licence_of(self.about.licence)
        return Markup('<a href="{}">{}</a>').format(address, name) if address else _kept_from_markdown(name)

    def _citation(self, language: str) -> Markup:
        """How to cite the catalogue as a whole: as its editors ask, or publisher, title, version, licence."""
        said, about = self.languages[language], self.about
        if about.citation is not None:
            return _block(said.text(about.citation))
        version = [] if about.version is None else [said.phrase("edition", value=about.version)]
        title = said.word("comma").join([said.plain(about.title), *version])
        by = [said.labelled(name, title) for name in self._publisher(language)] or [title]
        parts = [*by, licence_of(about.licence).name, *([self.site_url] if self.site_url else [])]
        return _block(Markup.escape(" ".join(map(said.sentence, parts))))


def _block(text: Markup) -> Markup:
    """A quotation that Markdown passes through as it is, up to the first empty line: so it holds none."""
    return Markup("<blockquote><p>{}</p></blockquote>").format(Markup(" ").join(text.split()))


def _kept_from_markdown(text: str) -> Markup:
    """The text amid a line of Markdown, where no sign of it means anything."""
    sign = Markup("&#{};")
    return Markup("").join(one if one.isalnum() or one == " " else sign.format(ord(one)) for one in text)
