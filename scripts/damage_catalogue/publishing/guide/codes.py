"""Pages that explain what the checks may find: one for each code, and their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from damage_catalogue.language import SOURCE, Language
from damage_catalogue.publishing.page import CodeText, Page
from damage_catalogue.publishing.writing.rendering import render_template
from damage_catalogue.publishing.writing.sheet import Sheet

_ENGLISH = Markup(' lang="en" dir="ltr"')
"""What an element carries whose text is English, on a page that is not."""


def code_pages(entries: Iterable[CodeText], language: Language) -> Iterator[Page]:
    """The list at guide/codes/ and a page for each code, as guide/codes/hd101/. The texts are English in
    every language, and marked where the page is not."""
    in_order = sorted(entries, key=lambda entry: entry.id)
    addresses = {entry.id: f"guide/codes/{entry.id.lower()}/" for entry in in_order}
    overview = Sheet(language, "guide/codes/")
    english = Markup("") if language.tag == SOURCE else _ENGLISH
    body = render_template("codes.html.j2", overview, entries=in_order, addresses=addresses, english=english)
    title, intro = overview.w("all_codes"), overview.w("codes_intro")
    yield overview.finished(kind="code", title=title, description=intro, body=body)
    for entry in in_order:
        sheet = Sheet(overview.language, addresses[entry.id])
        body = render_template("code.html.j2", sheet, entry=entry, english=english)
        yield sheet.finished(
            kind="code",
            title=f"{entry.id} {entry.title}",
            description=entry.why,
            body=body,
            search_text=f"{entry.why}\n{entry.fix}",
        )
