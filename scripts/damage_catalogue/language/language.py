"""One language of the site: it says words, numbers, dates and the sentences that pages derive.

All languages are told apart by their files alone (see `words`). Sentences take and give `Markup`: whatever
goes in as plain text comes out escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from damage_catalogue.language import locale
from damage_catalogue.language.dates import DateWords, Form, MonthPlace
from damage_catalogue.language.filling import fill
from damage_catalogue.language.punctuation import Punctuation
from damage_catalogue.language.words import Message, Words
from damage_catalogue.records.model import Text
from damage_catalogue.records.vocabularies import Term, Vocabulary

Direction = Literal["ltr", "rtl"]
PointOfCompass = Literal["north", "south", "east", "west"]
PlaceOfTerm = Literal["inside", "after_label"]
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
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def direction_of(tag: str) -> Direction:
    """The direction in which a BCP 47 language is written: its script's, where the tag names one."""
    if script := _SCRIPT.search(tag):
        return "rtl" if script[1] in _SCRIPTS_FROM_THE_RIGHT else "ltr"
    return "rtl" if tag.partition("-")[0] in _WRITTEN_FROM_THE_RIGHT else "ltr"


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


class Language(Punctuation, DateWords):
    """What the site says in one language. What its file leaves out is said in English.

    `tag` is its BCP 47 tag, `name` what it calls itself, `locale` that of the CLDR.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self.tag = words.tag
        self.name = words.name
        self.locale = words.locale
        self.direction = direction_of(words.tag)

    def __eq__(self, other: object) -> bool:
        """Languages are one where they say the same."""
        return isinstance(other, Language) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self.tag)

    @property
    def words(self) -> Words:
        """What the files of the language hold."""
        return self._words

    def check(self) -> None:
        """LanguageError where the repository has no locale of this name."""
        locale.locale_of(self.locale)

    # Words

    def text_of(self, key: str) -> str:
        """A text of the file by its group and name, gaps and all."""
        return self._message(key).text

    def group(self, name: str, prefix: str = "") -> Mapping[str, str]:
        """The texts of a group whose names begin with `prefix`, by the rest of their names."""
        start = f"{name}.{prefix}"
        return {
            key.removeprefix(start): message.text
            for key, message in self._words.messages.items()
            if key.startswith(start)
        }

    def term(self, term: Term) -> str:
        """The label of a term: the vocabulary's own, that of the file of words, or the English one."""
        return (
            term.labels.get(self.tag)
            or self._words.terms.get((term.vocabulary, term.id))
            or term.label(self.tag)
        )

    def term_inside(self, term: Term) -> str:
        """The label of a term within a sentence: “then rebuilt”."""
        return self.small("inside", self.term(term))

    def term_after_label(self, term: Term) -> str:
        """The label of a term after another label or a sign: « Signalé : détruit »."""
        return self.small("after_label", self.term(term))

    def label_in(self, key: str, gap: str, label: str) -> str:
        """The label of a term as it stands in a gap of the text `key`: after a label, unless the text begins
        with it."""
        begins = self.word(key).startswith(f"{{{gap}}}")
        return label if begins else self.small("after_label", label)

    def small(self, place: PlaceOfTerm, label: str) -> str:
        """The label with a small first letter where the language writes one there; ICOMOS stays as it is."""
        if place not in self._words.lower_case or label[1:2].isupper():
            return label
        return label[:1].lower() + label[1:]

    def vocabulary(self, vocabulary: Vocabulary) -> str:
        """The name of a vocabulary, found as the labels of its terms are."""
        own = vocabulary.titles.get(self.tag) or self._words.titles.get(vocabulary.id)
        return own or vocabulary.title(self.tag)

    def has_vocabulary(self, vocabulary: Vocabulary) -> bool:
        """Whether the name of a vocabulary is in this language, and no English one in its place."""
        return self.tag in vocabulary.titles or vocabulary.id in self._words.titles

    def has_term(self, term: Term) -> bool:
        """Whether the label of a term is in this language, and no English one in its place."""
        return self.tag in term.labels or (term.vocabulary, term.id) in self._words.terms

    def plain(self, text: Text) -> str:
        """The text in this language, or in the nearest one there is, without a mark."""
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
        return self._words.countries.get(code) or locale.territory_name(self.locale, code) or code

    def language_name(self, tag: str) -> str:
        """The name of a language by its BCP 47 tag; the tag where nobody knows a name."""
        own, known = self._words.languages, locale.language_name(self.locale, tag)
        return own.get(tag) or own.get(tag.partition("-")[0]) or known or tag

    # Numbers and lists

    def number(self, number: float) -> str:
        """In European digits, with the signs of the language between thousands and before decimals."""
        if abs(number) < 1000 and number == int(number):
            return str(int(number))
        written = f"{int(number):,}" if number == int(number) else f"{number:,.10g}"
        signs = locale.signs_of(self.locale)
        return written.translate({ord(","): signs.group, ord("."): signs.decimal})

    def counted(self, number: int, noun: Noun) -> str:
        """“1 place”, “12 places”, with the plural that the number takes."""
        return self.of_number(f"nouns.{noun}", number)

    def forms_of_counted(self, noun: Noun, number: str) -> Mapping[str, str]:
        """What is counted in each of its plural forms, with `number` in words: for scripts that count."""
        forms = self._message(f"nouns.{noun}").forms
        return {form: fill(text, n=number) for form, text in forms.items()}

    def of_number(self, key: str, number: int, **gaps: str) -> str:
        """The text `key` (with its group) in the form that `number` takes, which fills the gap {n}."""
        message = self._message(key)
        form = "other" if len(message.forms) == 1 else locale.plural_form(self._locale_of(message), number)
        return fill(message.forms.get(form, message.text), n=self.number(number), **gaps)

    def ordinal(self, number: int) -> str:
        """“19th”, “XIXe”: of a century or millennium."""
        message = self._message("dates.ordinal")
        form = str(number)
        if form not in message.forms:
            form = locale.ordinal_form(self._locale_of(message), number)
        return message.forms.get(form, message.text).format(n=number, roman=_roman(number))

    def decade(self, year: int, form: Form = "") -> str:
        """“1890s”: in the form of the year itself, else of its last two digits, if the language has one."""
        message = self._date_message("dates.decade", form)
        last = message.forms.get(f"{year % 100:02}", message.text)
        return fill(message.forms.get(str(year), last), year=str(year))

    # Dates

    def say(self, key: str, form: Form = "", /, **parts: str) -> str:
        """The text of the group `dates`, or of the whole file where `key` names a group, with gaps filled."""
        return fill(self._date_message(key if "." in key else f"dates.{key}", form).text, **parts)

    def _date_message(self, key: str, form: Form) -> Message:
        group, _, name = key.partition(".")
        own = self._words.messages.get(f"{group}.{form}.{name}") if form else None
        return own or self._message(key)

    def month_name(self, month: int, place: MonthPlace = "alone") -> str:
        """The month alone or, in some languages otherwise, beside a day; the file's or the CLDR's.

        In a phrase it is said as beside a day where the language says months otherwise there at all.
        """
        own = self._words.months
        in_date = place == "in_dates" or (
            place == "in_phrases" and "dates.in_phrases.month" in self._words.own
        )
        first = own.get("months_in_phrases") if place == "in_phrases" else None
        months = first or own.get("months_in_dates" if in_date else "months") or own.get("months")
        return (months or locale.month_names(self.locale, in_date))[month - 1]

    # Sentences

    def in_other_language(self, tag: str) -> str:
        """The short remark beside a text that there is only in another language."""
        name = self.language_name(tag)
        key = "in_other_language_latin" if name.isascii() else "in_other_language"
        return fill(self._message(f"sentences.{key}").text, language=name)

    def chain(self, by: Markup | None, via: Sequence[Markup], publisher: Markup) -> Markup:
        """How words reached us, publisher first: “DW, reporting AFP, which quotes M. Abdulkarim”.

        `via` has the nearest to the speaker first. `by` is None where the publisher speaks itself.
        """
        sentence = publisher
        for link, agent in enumerate(reversed(via)):
            key = "chain_reports" if link else "chain_reporting"
            sentence = self._sentence(key, chain=sentence, agent=agent)
        if by is None:
            return sentence
        return self._sentence("chain_quotes" if via else "chain_citing", chain=sentence, agent=by)

    def according_to(self, by: Markup | None, how: str) -> Markup:
        """Who says it and how they know (see `knowing.how_known`), as the head line of a statement."""
        if by is None:
            return self._filled(f"how_known.{how}.unnamed")
        return self._filled(f"how_known.{how}.named", by=by)

    def how_seen(self, how: str) -> str | None:
        """“on the ground”, “on satellite or aerial imagery”; None where nobody looked."""
        message = self._words.messages.get(f"how_known.{how}.seen")
        return None if message is None else message.text

    def judged(self, judgement: Judgement) -> Markup:
        """What somebody found, how and when, with references: the sentence under a status badge."""
        when = self._sentence("day_not_known")
        if judgement.observed:
            when = self._sentence(f"judged_{judgement.day}", day=judgement.observed)
        return self._sentence("judged", damage=judgement.damage, when=when, known=self._known_from(judgement))

    def last_confirmed(self, judgement: Judgement, same_words: bool) -> Markup:
        """Who saw the deciding state last, and when; `same_words` where they call it what the status does."""
        known, day = self._known_from(judgement), judgement.observed or ""
        if same_words:
            return self._sentence("last_confirmed", day=day, known=known)
        return self._sentence("last_confirmed_as", day=day, damage=judgement.damage, known=known)

    def _known_from(self, judgement: Judgement) -> Markup:
        who = self.according_to(judgement.by, judgement.how)
        if not judgement.limits:
            return self._sentence("known", who=who, references=judgement.references)
        limits = self.semicolons(judgement.limits)
        return self._sentence("known_within_limits", who=who, limits=limits, references=judgement.references)

    def verdict(self, verdict: str, other: Markup | None, event: Markup | None) -> Markup:
        """What one assessment did to the status, by which rule, against which other, after which event."""
        after = f"verdicts_after_event.{verdict}"
        if event is not None and after in self._words.messages:
            return self._filled(after, event=event)
        against = self._sentence("the_earlier_status") if other is None else self.quoted(other)
        return self._filled(f"verdicts.{verdict}", other=against)

    def attribution(self, kind: str, agent: Markup, by: Markup | None) -> Markup:
        """Who says that whom is responsible; never responsibility as a bare fact."""
        key = f"attribution_{kind if kind in ('claimed', 'assessed') else 'accused'}"
        if by is None or (kind == "claimed" and by == agent):
            return self._sentence(key, agent=agent)
        return self._sentence(f"{key}_by", agent=agent, by=by)

    def share(self, number: int, whole: int, noun: Noun) -> str:
        """“5 of 24 places”."""
        return self.share_of(self.number(number), self.counted(whole, noun))

    def share_of(self, number: str, counted: str) -> str:
        """The same of what is in words already."""
        return fill(self.text_of("sentences.share"), n=number, counted=counted)

    def contested_count(self, number: int) -> str:
        """The status of how many places is contested."""
        if number == 0:
            return self._message("sentences.contested_none").text
        counted = self.counted(number, "site")
        return fill(self._message("sentences.contested_count").text, counted=counted)

    def changed(self, before: Markup, after: Markup) -> Markup:
        """From which status to which."""
        return self._sentence("changed", before=before, after=after)

    def disagreement(self, answers: int, outcome: Term) -> str:
        """How many answers there are, and whether the question is settled."""
        return fill(
            self._message("sentences.disagreement").text,
            answers=self.counted(answers, "answer"),
            outcome=self._message(f"outcomes.{outcome.id}").text,
        )

    def stands_for(self, component: Markup) -> Markup:
        """That the badge shows the state of the principal component."""
        return self._sentence("stands_for", part=component)

    def control(self, before: Sequence[Markup], after: Sequence[Markup]) -> Markup:
        """Who held a place before and who holds it afterwards, as accounts have it."""
        if not before:
            return self._sentence("control_afterwards", after=self.listed(after))
        return self._sentence("control", before=self.listed(before), after=self.listed(after))

    def lost_because(
        self, standing: Term, because: Markup | None, favoured: Markup | None, since: Markup | None = None
    ) -> Markup:
        """Why a statement no longer stands, and since when, if the record says so."""
        sentence = self._filled(f"standings.{standing.id}")
        if since is not None:
            sentence = self._sentence("lost_since", standing=sentence, since=since)
        if because is not None:
            sentence = self._sentence("lost_because", standing=sentence, because=because)
        if favoured is None:
            return sentence
        ended = sentence if because else self._sentence("lost", standing=sentence)
        return self._sentence("lost_see", standing=ended, favoured=favoured)

    def position(self, latitude: float, longitude: float, decimals: int) -> str:
        """A point in degrees, with a decimal point in every language: it is copied into maps, and these read
        no comma."""
        say = self.group("sentences")
        return fill(
            say["position"],
            latitude=f"{abs(latitude):.{decimals}f}",
            north_or_south=say["north" if latitude >= 0 else "south"],
            longitude=f"{abs(longitude):.{decimals}f}",
            east_or_west=say["east" if longitude >= 0 else "west"],
        )

    def page_title(self, key: str, name: str) -> str:
        """The title of a list that belongs to one word: “Status: destroyed”."""
        return self.phrase(f"title_{key}", name=name)

    def degrees(self, number: int, direction: PointOfCompass | None) -> str:
        """A meridian or parallel on a map: “20° E”, and plain “0°”."""
        if direction is None:
            return f"{number}°"
        where = self.text_of(f"sentences.{direction}")
        return fill(self.text_of("sentences.degrees"), n=str(number), direction=where)

    # How a text is found and filled

    def _message(self, key: str) -> Message:
        return self._words.messages[key]

    def _locale_of(self, message: Message) -> str:
        """The locale whose forms the message has: English where the language leaves it out."""
        return self.locale if message.tag == self.tag else message.tag

    def _sentence(self, key: str, /, **gaps: str | Markup) -> Markup:
        return self._filled(f"sentences.{key}", **gaps)

    def _filled(self, key: str, /, **gaps: str | Markup) -> Markup:
        return escape(fill(self._message(key).text, **gaps))


def _roman(number: int) -> str:
    """The number in Roman numerals, from 1 to 3,999; in digits where there are none for it."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written
