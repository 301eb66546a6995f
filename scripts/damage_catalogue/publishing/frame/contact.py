"""Where the editors can be reached: at the foot of every page, and where the guide tells how to correct."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from damage_catalogue.publishing.citing.citations import outside_link
from damage_catalogue.publishing.language import language_for
from damage_catalogue.publishing.links import readable_address

_MARK = "<!-- contact -->"
"""Stands in the guide where the way to write to the editors belongs."""


def contact_link(contact: str | None) -> Markup:
    """The link to write to, by e-mail or on a page; "" where there is none."""
    if contact is None:
        return Markup("")
    if "@" not in contact or "://" in contact:
        return outside_link(contact, readable_address(contact))
    return Markup('<a class="hd-address" href="mailto:{}" dir="ltr">{}</a>').format(
        quote(contact, safe="@"), contact
    )


def name_contact(markdown: str, language: str, contact: str | None) -> str:
    """The text with the way to write to the editors at its mark, or without the mark where there is none."""
    word, link = language_for(language).word, contact_link(contact)
    line = link and Markup("<p>{} {}. {}</p>").format(word("write_to"), link, word("write_what"))
    return markdown.replace(_MARK, line)
