"""The site in English: its sentences, numbers and dates. The words stand in `english_words`."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from damage_catalogue.language.english_words import COUNTRIES, LANGUAGES, NOUNS, PAGE_TITLES, WORDS
from damage_catalogue.language.interface import Judgement, Language, Noun
from damage_catalogue.records.vocabularies import Term

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = (
    *("spring", "summer", "autumn", "winter"),
    *("northern spring", "northern summer", "northern autumn", "northern winter"),
    *("southern spring", "southern summer", "southern autumn", "southern winter"),
    *("first quarter of", "second quarter of", "third quarter of", "fourth quarter of"),
    *("first third of", "second third of", "last third of"),
    *("first half of", "second half of"),
)
_FIRST_SEASON = 21

_HOW_THEY_KNOW = {
    "direct-observation": "{by}, who was there and saw it",
    "first-hand": "{by}, at first hand",
    "from-afar": "{by}, who was there and saw it from a distance",
    "in-part": "{by}, who was there and saw part of it",
    "from-outside": "{by}, who was there and saw it from outside",
    "from-the-air": "{by}, who saw it from the air",
    "remote-observation": "{by}, from images",
    "from-above": "{by}, from satellite or aerial imagery",
    "photographs": "{by}, from photographs or film",
    "relayed": "{by}, passing on what somebody else saw",
    "relayed-from-afar": "{by}, passing on what somebody else saw from a distance",
    "relayed-from-above": "{by}, passing on what somebody else saw on satellite or aerial imagery",
    "relayed-in-part": "{by}, passing on what somebody else saw of a part of it",
    "official-position": "{by}, as an official position",
    "inference": "{by}, by inference",
    "self-claim": "{by}, as its own claim",
    "not-stated": "{by}, who does not say how this is known",
}
_HOW_NOBODY_KNOWS = {
    "direct-observation": "Somebody not named, who was there and saw it",
    "first-hand": "Somebody not named, at first hand",
    "from-afar": "Somebody not named, who was there and saw it from a distance",
    "in-part": "Somebody not named, who was there and saw part of it",
    "from-outside": "Somebody not named, who was there and saw it from outside",
    "from-the-air": "Somebody not named, who saw it from the air",
    "remote-observation": "Somebody not named, from images",
    "from-above": "Somebody not named, from satellite or aerial imagery",
    "photographs": "Somebody not named, from photographs or film",
    "relayed": "Somebody not named, passing on what somebody else saw",
    "relayed-from-afar": "Somebody not named, passing on what somebody else saw from a distance",
    "relayed-from-above": "Somebody not named, passing on what somebody else saw on satellite or aerial "
    "imagery",
    "relayed-in-part": "Somebody not named, passing on what somebody else saw of a part of it",
    "official-position": "An authority that is not named, as an official position",
    "inference": "Somebody not named, by inference",
    "self-claim": "The party itself, as its own claim",
    "not-stated": "Somebody not named; it is not said how this is known",
}
_HOW_SEEN = {
    "direct-observation": "on the ground",
    "from-afar": "from a distance",
    "in-part": "on the ground, in part",
    "from-outside": "on the ground, from outside",
    "from-the-air": "from the air",
    "remote-observation": "on images",
    "from-above": "on satellite or aerial imagery",
    "photographs": "on photographs or film",
    "relayed": "as relayed",
    "relayed-from-afar": "from a distance, as relayed",
    "relayed-from-above": "on satellite or aerial imagery, as relayed",
    "relayed-in-part": "in part, as relayed",
}
_VERDICTS = {
    "first": "the first judgement that may give the word, so the status starts here.",
    "worse": "worse than what was known before. Damage is news, so it became the status.",
    "better": "milder than before, and clearly better known, so it became the status.",
    "more-exact": "agrees with the status and is more exact, so its word is used.",
    "same-degree": "is one judgement with the status in another word, better known or later, "
    "so its word is used.",
    "better-known": "clearly better known than the position before it, so its word is used.",
    "confirms": "agrees with the status.",
    "ends-dispute": "later than a contradiction, and fits one side of it, so that side is the status.",
    "disputes": "contradicts {other}; neither is clearly better known, and nothing recorded reconciles them.",
    "beside": "may have been before or after {other}, so it stands beside the status.",
    "earlier": "may have been seen before {other}, so it changes nothing.",
    "weaker": "of the same days as {other}, and less well known or explained by harm, so it does not decide.",
    "silent": "neither confirms nor denies the status: what it could see leaves that open.",
    "repeated": "repeats a word of the same speaker that {other} has shown to be wrong, so it is no news.",
    "repeats": "says the same. It weighs too little to renew the last look.",
    "challenges": "speaks against the status, and weighs too little to change it.",
    "no-grade": "names no degree of damage, so it decides nothing.",
    "not-standing": "no longer stands, so it decides nothing.",
    "undated": "when it was seen is not known, nor by when, so it cannot decide.",
    "later-than-day": "later than the day asked for.",
    "not-known-yet": "had not been reported by then, so it does not count.",
    "never-dated": "nothing says when it was made public, so it does not count among what was known then.",
    "set-aside-some-day": "no longer stands, and nothing says since when, so it does not count.",
}
_AFTER_AN_EVENT = {
    "worse": "worse than before, after {}, so it became the status.",
    "better": "better than before, after {}, so it became the status.",
    "more-exact": "seen after {}, so its word is used.",
    "same-degree": "seen after {}, so its word is used.",
}
_STANDINGS = {
    "superseded": "A later or better statement has taken its place",
    "contradicted": "Better evidence shows that it was wrong",
    "retracted": "Whoever made it has withdrawn it",
}
_OUTCOMES = {"unresolved": "not settled", "explained": "explained", "resolved": "settled"}


class English(Language):
    tag = "en"
    direction = "ltr"
    words = WORDS
    countries = COUNTRIES
    languages = LANGUAGES

    # Numbers and lists

    def number(self, number: float) -> str:
        return f"{number:,.10g}" if number != int(number) else f"{int(number):,}"

    def counted(self, number: int, noun: Noun) -> str:
        one, many = NOUNS[noun]
        return f"{self.number(number)} {one if number == 1 else many}"

    def listed(self, items: Sequence[Markup]) -> Markup:
        if len(items) < 2:
            return Markup("").join(items)
        return Markup("{} and {}").format(Markup(", ").join(items[:-1]), items[-1])

    def quoted(self, text: Markup | str) -> Markup:
        return Markup("“{}”").format(text)

    def in_other_language(self, tag: str) -> str:
        return f"(in {self.language_name(tag)})"

    # Sentences

    def chain(self, by: Markup | None, via: Sequence[Markup], publisher: Markup) -> Markup:
        sentence = publisher
        for place, agent in enumerate(reversed(via)):
            link = Markup("{}, which reports {}") if place else Markup("{}, reporting {}")
            sentence = link.format(sentence, agent)
        if by is None:
            return sentence
        return (Markup("{}, which quotes {}") if via else Markup("{}, citing {}")).format(sentence, by)

    def according_to(self, by: Markup | None, how: str) -> Markup:
        if by is None:
            return escape(_HOW_NOBODY_KNOWS[how])
        return Markup(_HOW_THEY_KNOW[how]).format(by=by)  # noqa: S704 (our own words)

    def how_seen(self, how: str) -> str | None:
        return _HOW_SEEN.get(how)

    def judged(self, judgement: Judgement) -> Markup:
        when = "day not known"
        if judgement.observed:
            when = Markup("{} {}").format(self.word(judgement.day), judgement.observed)
        return Markup("{} ({}): {}").format(judgement.damage, when, self._known_from(judgement))

    def last_confirmed(self, judgement: Judgement, same_words: bool) -> Markup:
        as_what = Markup("") if same_words else Markup(" ({})").format(judgement.damage)
        return Markup("Last confirmed {}{}: {}").format(
            judgement.observed, as_what, self._known_from(judgement)
        )

    def _known_from(self, judgement: Judgement) -> Markup:
        known = self.according_to(judgement.by, judgement.how)
        if judgement.limits:
            known = Markup("{} (limits: {})").format(known, Markup("; ").join(judgement.limits))
        return Markup("{}.{}").format(known, judgement.references)

    def verdict(self, verdict: str, other: Markup | None, event: Markup | None) -> Markup:
        if event is not None and verdict in _AFTER_AN_EVENT:
            return Markup(_AFTER_AN_EVENT[verdict]).format(event)  # noqa: S704 (our own words)
        against = "the earlier status" if other is None else self.quoted(other)
        return Markup(_VERDICTS[verdict]).format(other=against)  # noqa: S704 (our own words)

    def attribution(self, kind: str, agent: Markup, by: Markup | None) -> Markup:
        match kind, by:
            case "claimed", _ if by in (None, agent):
                return Markup("{} says that it did it.").format(agent)
            case "claimed", _:
                return Markup("{} is said to have claimed it, according to {}.").format(agent, by)
            case "assessed", None:
                return Markup(
                    "{} is held responsible after an inquiry; the source does not say whose."
                ).format(agent)
            case "assessed", _:
                return Markup("{} is held responsible for it by {}, after looking into it.").format(agent, by)
            case _, None:
                return Markup("{} is accused of it; the source does not say by whom.").format(agent)
        return Markup("{} is accused of it by {}.").format(agent, by)

    def share(self, number: int, whole: int, noun: Noun) -> str:
        return f"{self.number(number)} of {self.counted(whole, noun)}"

    def contested_count(self, number: int) -> str:
        if number == 0:
            return "The status of no place is contested."
        return f"The status of {self.counted(number, 'site')} is contested."

    def changed(self, before: Markup, after: Markup) -> Markup:
        return Markup("from {} to {}").format(before, after)

    def disagreement(self, answers: int, outcome: Term) -> str:
        return f"{self.counted(answers, 'answer')}, {_OUTCOMES[outcome.id]}"

    def stands_for(self, component: Markup) -> Markup:
        return Markup("The state of its principal part, {}, stands for the whole.").format(component)

    def control(self, before: Sequence[Markup], after: Sequence[Markup]) -> Markup:
        if not before:
            return Markup("Held afterwards by {}.").format(self.listed(after))
        return Markup("Held before by {}, afterwards by {}.").format(self.listed(before), self.listed(after))

    def lost_because(
        self, standing: Term, because: Markup | None, favoured: Markup | None, since: Markup | None = None
    ) -> Markup:
        sentence = escape(_STANDINGS[standing.id])
        if since is not None:
            sentence = Markup("{} ({})").format(sentence, since)
        if because is not None:
            sentence = Markup("{}: {}").format(sentence, because)
        if favoured is not None:
            sentence = Markup("{} See {}.").format(sentence if because else sentence + ".", favoured)
        return sentence

    def position(self, latitude: float, longitude: float, decimals: int) -> str:
        north = "N" if latitude >= 0 else "S"
        east = "E" if longitude >= 0 else "W"
        return f"{abs(latitude):.{decimals}f}° {north}, {abs(longitude):.{decimals}f}° {east}"

    def page_title(self, key: str, name: str) -> str:
        return PAGE_TITLES[key].format(name)

    # Dates

    def day_of(self, day: str, year: int, month: int) -> str:
        return f"{day} {self.month(year, month)}"

    def month(self, year: int, month: int) -> str:
        return f"{_MONTHS[month - 1]} {self.year(year)}"

    def month_name(self, month: int) -> str:
        return _MONTHS[month - 1]

    def season(self, season: int, year: int) -> str:
        return f"{_SEASONS[season - _FIRST_SEASON]} {self.year(year)}"

    def year(self, year: int) -> str:
        if year > 999:
            return str(year)
        return f"AD {year}" if year > 0 else f"{1 - year:,} BC" if year < -8999 else f"{1 - year} BC"

    def decade(self, first_year: int) -> str:
        return f"{first_year}s"

    def century(self, number: int, before_christ: bool) -> str:
        return f"{_ordinal(number)} century" + (" BC" if before_christ else "")

    def millennium(self, number: int, before_christ: bool) -> str:
        return f"{_ordinal(number)} millennium" + (" BC" if before_christ else "")

    def at_time(self, day: str, time: str) -> str:
        return f"{day}, {time}"

    def some_day_in(self, when: str) -> str:
        return f"some day in {when}"

    def between(self, start: str, end: str) -> str:
        return f"between {start} and {end}"

    def from_to(self, start: str, end: str) -> str:
        return f"{start} to {end}"

    def since(self, start: str) -> str:
        return f"from {start} on"

    def since_end_unknown(self, start: str) -> str:
        return f"from {start}, end not known"

    def by_then(self, end: str) -> str:
        return f"by {end}"

    def until(self, end: str) -> str:
        return f"until {end}"

    def until_start_unknown(self, end: str) -> str:
        return f"until {end}, start not known"

    def or_later(self, date: str) -> str:
        return f"{date} or later"

    def or_earlier(self, date: str) -> str:
        return f"{date} or earlier"

    def one_of(self, dates: Sequence[str]) -> str:
        return _joined(dates, "or")

    def all_of(self, dates: Sequence[str]) -> str:
        return _joined(dates, "and")

    def about(self, date: str) -> str:
        return f"about {date}"

    def perhaps(self, date: str) -> str:
        return f"perhaps {date}"

    def perhaps_about(self, date: str) -> str:
        return f"perhaps about {date}"

    def partly_uncertain(self, date: str) -> str:
        return f"{date} (part of this date is uncertain)"


def _joined(parts: Sequence[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
