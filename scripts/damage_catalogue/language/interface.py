"""What a language must be able to say: words, numbers, dates and the sentences that pages derive.

Sentences take and give `Markup`: whatever goes in as plain text comes out escaped.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from markupsafe import Markup

from damage_catalogue.language.dates import DateWords
from damage_catalogue.records.model import Text
from damage_catalogue.records.vocabularies import Term

Direction = Literal["ltr", "rtl"]
Noun = Literal[
    "site",
    "event",
    "source",
    "agent",
    "answer",
    "statement",
    "observation",
    "record",
    "result",
    "page",
    "origin",
    "part",
]

_WRITTEN_FROM_THE_RIGHT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_LONGEST_IN_LINE = 60
_SCRIPT = re.compile(r"-([A-Z][a-z]{3})(?:-|$)")
_SCRIPTS_FROM_THE_RIGHT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Armi", "Palm", "Nbat"})


def direction_of(tag: str) -> Direction:
    """The direction in which a BCP 47 language is written: its script's, where the tag names one."""
    if script := _SCRIPT.search(tag):
        return "rtl" if script[1] in _SCRIPTS_FROM_THE_RIGHT else "ltr"
    return "rtl" if tag.partition("-")[0] in _WRITTEN_FROM_THE_RIGHT else "ltr"


@cache
def _territories(tag: str) -> Mapping[str, str]:
    from babel import Locale  # its data take longer to load than all our words

    return Locale(tag).territories


class Judgement(NamedTuple):
    """The parts of the sentence that says what somebody found. `by` is None where nobody is named.

    `how` is that of `knowing.how_known`; `limits` are those that it does not say already. `day` is the key of
    the word before the day: what nobody is known to have seen was not observed but said.
    """

    damage: Markup
    by: Markup | None
    how: str
    observed: Markup | None
    references: Markup
    day: str = "observed"
    limits: Sequence[Markup] = ()


class Language(DateWords, ABC):
    """One language of the site. Every language is one subclass and says everything itself."""

    tag: ClassVar[str]
    direction: ClassVar[Direction]
    words: ClassVar[Mapping[str, str]]
    """Every word and label of the interface by its key."""
    countries: ClassVar[Mapping[str, str]]
    languages: ClassVar[Mapping[str, str]]

    def word(self, key: str) -> str:
        return self.words[key]

    def term(self, term: Term) -> str:
        return term.label(self.tag)

    def plain(self, text: Text) -> str:
        return text.in_language(self.tag)[1]

    def text(self, text: Text) -> Markup:
        """The text for the page; one in another language carries its own, and a word that says so.

        Where it needs more than a line and runs the other way, it stands in lines of its own.
        """
        tag, words = text.in_language(self.tag)
        if tag == self.tag:
            return Markup.escape(words)
        turned = direction_of(tag) != self.direction and len(words) > _LONGEST_IN_LINE
        return Markup(
            '<span{} lang="{}" dir="{}">{}</span> <span class="hd-other-language">{}</span>'
        ).format(
            Markup(' class="hd-own-lines"') if turned else "",
            tag,
            direction_of(tag),
            words,
            self.in_other_language(tag),
        )

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code; the code where nobody knows a name."""
        return self.countries.get(code) or _territories(self.tag).get(code, code)

    def language_name(self, tag: str) -> str:
        return self.languages.get(tag) or self.languages.get(tag.partition("-")[0]) or tag

    @abstractmethod
    def number(self, number: float) -> str: ...

    @abstractmethod
    def counted(self, number: int, noun: Noun) -> str:
        """“1 place”, “12 places”, with the plural that the number takes."""

    @abstractmethod
    def listed(self, items: Sequence[Markup]) -> Markup:
        """“a, b and c”."""

    @abstractmethod
    def quoted(self, text: Markup | str) -> Markup: ...

    @abstractmethod
    def in_other_language(self, tag: str) -> str:
        """The short remark beside a text that there is only in another language."""

    @abstractmethod
    def chain(self, by: Markup | None, via: Sequence[Markup], publisher: Markup) -> Markup:
        """How words reached us, publisher first: “DW, reporting AFP, which quotes M. Abdulkarim”.

        `via` has the nearest to the speaker first. `by` is None where the publisher speaks itself.
        """

    @abstractmethod
    def according_to(self, by: Markup | None, how: str) -> Markup:
        """Who says it and how they know (see `knowing.how_known`), as the head line of a statement."""

    @abstractmethod
    def how_seen(self, how: str) -> str | None:
        """“on the ground”, “on satellite or aerial imagery”; None where nobody looked."""

    @abstractmethod
    def judged(self, judgement: Judgement) -> Markup:
        """What somebody found, how and when, with references: the sentence under a status badge."""

    @abstractmethod
    def last_confirmed(self, judgement: Judgement, same_words: bool) -> Markup:
        """Who saw the deciding state last, and when; `same_words` where they call it what the status does."""

    @abstractmethod
    def verdict(self, verdict: str, other: Markup | None, event: Markup | None) -> Markup:
        """What one assessment did to the status, by which rule, against which other, after which event."""

    @abstractmethod
    def attribution(self, kind: str, agent: Markup, by: Markup | None) -> Markup:
        """Who says that whom is responsible; never responsibility as a bare fact."""

    @abstractmethod
    def share(self, number: int, whole: int, noun: Noun) -> str:
        """“5 of 24 places”."""

    @abstractmethod
    def contested_count(self, number: int) -> str:
        """The status of how many places is contested."""

    @abstractmethod
    def changed(self, before: Markup, after: Markup) -> Markup:
        """From which status to which."""

    @abstractmethod
    def disagreement(self, answers: int, outcome: Term) -> str:
        """How many answers there are, and whether the question is settled."""

    @abstractmethod
    def stands_for(self, component: Markup) -> Markup:
        """That the badge shows the state of the principal component."""

    @abstractmethod
    def control(self, before: Sequence[Markup], after: Sequence[Markup]) -> Markup:
        """Who held a place before and who holds it afterwards, as accounts have it."""

    @abstractmethod
    def lost_because(
        self, standing: Term, because: Markup | None, favoured: Markup | None, since: Markup | None = None
    ) -> Markup:
        """Why a statement no longer stands, and since when, if the record says so."""

    @abstractmethod
    def position(self, latitude: float, longitude: float, decimals: int) -> str:
        """A point in degrees."""

    @abstractmethod
    def page_title(self, key: str, name: str) -> str:
        """The title of a list that belongs to one word: “Status: destroyed”."""
