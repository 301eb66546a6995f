"""Plain text about a page, for search engines and for the site's own search."""

from __future__ import annotations

from damage_catalogue.language import Language
from damage_catalogue.records.inline_citations import without_citations
from damage_catalogue.records.model import Text
from damage_catalogue.records.vocabularies import Term

LONGEST_DESCRIPTION = 160


def description_of(text: str) -> str:
    """The text on one line, cut at a word to what search engines show."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_DESCRIPTION:
        return line
    cut = line[: LONGEST_DESCRIPTION - 1]
    at_a_word, _, rest = cut.rpartition(" ")
    return (at_a_word if at_a_word and len(rest) < LONGEST_DESCRIPTION // 2 else cut) + "…"


def search_text_of(language: Language, *parts: str | Text | Term | None) -> str:
    """What the search should find the page by: each part once, a line each; texts in all their languages."""
    lines: dict[str, None] = {}
    for part in parts:
        match part:
            case str():
                lines[part] = None
            case Term():
                lines[language.term(part)] = None
            case Text():
                lines.update(dict.fromkeys(without_citations(words) for _, words in part.versions))
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())
