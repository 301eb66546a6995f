"""What is asked of an editor for each kind of record, in the order of the guide: who, when, how, at what.

Each question is an option of `catalogue new`, and may be asked on a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FormOfAnswer = Literal["text", "word", "words", "date", "address", "id"]


@dataclass(frozen=True, slots=True)
class EditorQuestion:
    """One question. `name` is the field that the answer fills, `asks` a sentence for an editor.

    `form` says what may be answered: for `word` one of `vocabulary`, for `words` several with commas between.
    """

    name: str
    asks: str
    form: FormOfAnswer = "text"
    vocabulary: str = ""
    needed: bool = False
    positional: bool = False

    @property
    def option(self) -> str:
        """How the answer is given when the command is called."""
        return self.name.upper() if self.positional else f"--{self.name.replace('_', '-').lower()}"


def _id(name: str, of: str) -> EditorQuestion:
    return EditorQuestion(
        name, f"The id of {of}: small letters, digits and hyphens. It becomes its address.", "id"
    )


def _word(name: str, asks: str, vocabulary: str, *, needed: bool = True) -> EditorQuestion:
    return EditorQuestion(name, asks, "word", vocabulary, needed)


ABOUT_AGENT = (
    EditorQuestion("name", "The name of the person or body.", needed=True, positional=True),
    _word("kind", "What is it?", "agent-kind"),
    EditorQuestion("URL", "The address of its own page, if it has one.", "address"),
)
AGENT_ID = _id("id", "the agent")
AGENT = (*ABOUT_AGENT, AGENT_ID)

PUBLISHER = (
    EditorQuestion("publisher", "Who published it? A name, or the id of an agent.", needed=True),
    _word("publisher_kind", "The publisher is new here. What is it?", "agent-kind"),
    _id("publisher_id", "the new publisher"),
)
TITLE = EditorQuestion("title", "The title, as printed.")
ABOUT_DOCUMENT = (
    _word("type", "What kind of document is it?", "source-type"),
    EditorQuestion("issued", "When was it published? A date such as 2015-09-01, 2015-09 or 2015.", "date"),
    EditorQuestion("accessed", "When did you read it? A day such as 2026-11-29.", "date"),
    EditorQuestion("document_language", "In which language is it? A tag such as en, ar or uk."),
    EditorQuestion("archived", "The address of a copy in a web archive, if there is one.", "address"),
    _word("tier", "How near is it to what was seen?", "source-tier"),
    _word("read", "How much of it did you read?", "source-read"),
)
DOCUMENT_ID = _id("source_id", "the source")
SOURCE_ID = _id("id", "the source")
ADDRESSES = (
    EditorQuestion("url", "The address on the web at which you read it.", "address"),
    EditorQuestion("doi", "Its DOI, such as 10.5281/zenodo.123456."),
)
SOURCE = (*ADDRESSES, *PUBLISHER, TITLE, *ABOUT_DOCUMENT, SOURCE_ID)

ABOUT_SITE = (
    EditorQuestion("name", "The name of the place.", needed=True, positional=True),
    _word("kind", "What kind of place is it?", "site-kind"),
    EditorQuestion("part_of", "The id of the place that it is part of, if there is one.", "id"),
    EditorQuestion("country", "The two letters of its country, such as SY. A part has that of its whole."),
    _word("sensitivity", "Who may know where it lies?", "sensitivity"),
    EditorQuestion("reason", "Why may everybody know, or why not? One sentence."),
)
SITE_ID = _id("id", "the place")
SITE = (*ABOUT_SITE, SITE_ID)

SPEAKER = (
    EditorQuestion(
        "by", "Who says so? A name, or the id of an agent. Leave it out if the source does not tell."
    ),
    _word("by_kind", "Whoever says so is new here. What is it?", "agent-kind"),
    _id("by_id", "the new agent"),
)
CITED = EditorQuestion("source", "Where did you read it? The address, or the id of a source.", needed=True)
_SAYS = (
    EditorQuestion("locator", "Where in the source does it stand, such as p. 12?"),
    EditorQuestion("says", "What does the source say? One sentence in your own words.", needed=True),
)
_BASIS = _word("basis", "How do they know?", "basis")
_CERTAINTY = _word("certainty", "How sure are they?", "certainty")

ASSESSED_SITE = EditorQuestion(
    "site", "The id of the place that was judged.", "id", needed=True, positional=True
)
DAMAGE = _word(
    "damage", "How bad is the damage, in the word that says no more than the source?", "damage", needed=False
)
JUDGEMENT = (
    EditorQuestion(
        "observed", "When was it seen? The day of the visit or picture, not of the report.", "date"
    ),
    EditorQuestion("reported", "When was that made public?", "date"),
    _BASIS,
    _word("method", "How was it examined?", "method"),
    EditorQuestion(
        "image", "Of which day is the picture that they looked at? Or: not-stated. Without one, leave it out."
    ),
    EditorQuestion(
        "component", "Which part was judged? The id of a component; nothing for the whole place.", "id"
    ),
    DAMAGE,
    _word("condition", "In what condition is it, if the source says that?", "condition", needed=False),
    _CERTAINTY,
    EditorQuestion("limits", "What could they not see? Words with commas between.", "words", "limit"),
    EditorQuestion("wording", "The source's own word for the degree, a few words at most."),
    *_SAYS,
)
ASSESSMENT_ID = _id("id", "the assessment inside the place's file")
ASSESSMENT = (ASSESSED_SITE, CITED, *SPEAKER, *JUDGEMENT, ASSESSMENT_ID)

HAPPENING = (
    EditorQuestion("title", "A short title that does not say who did it.", needed=True, positional=True),
    _word("kind", "What happened?", "event-kind"),
    EditorQuestion("site", "The id of the place.", "id", needed=True),
    EditorQuestion(
        "component", "Which part of it? The id of a component; nothing for the whole place.", "id"
    ),
    EditorQuestion(
        "occurred",
        "When did it happen? A date such as 2014-05-01, or ../2014-05-01 for then or before.",
        "date",
    ),
)
ACCOUNT = (_BASIS, _CERTAINTY, *_SAYS)
EVENT_ID = _id("id", "the event")
EVENT = (*HAPPENING, CITED, *SPEAKER, *ACCOUNT, EVENT_ID)
NEW_SOURCE = (*PUBLISHER, *ABOUT_DOCUMENT, DOCUMENT_ID)
"""What is asked where an assessment or event is read in a source that is not recorded yet."""
SOURCE_TITLE = EditorQuestion("source_title", "The title of the document, as printed.")


def named(questions: tuple[EditorQuestion, ...], name: str) -> EditorQuestion:
    """The question of this name."""
    return next(each for each in questions if each.name == name)
