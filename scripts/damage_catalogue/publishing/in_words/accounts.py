"""What each one said of the day of an event: who gives which day, who gives none, and whose word fell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from damage_catalogue.language import Language
from damage_catalogue.records.edtf import Edtf
from damage_catalogue.records.model import Catalogue, Event, Statement
from damage_catalogue.records.vocabularies import Term

_FALLEN = {"superseded": "replaced", "contradicted": "refuted", "retracted": "taken_back"}


@dataclass(frozen=True, slots=True)
class ToldDay:
    """All who give the same day (None: they give none) and whose word stands, or fell in the same way."""

    speakers: tuple[str | None, ...]
    day: Edtf | None
    standing: Term


def told_days(event: Event) -> list[ToldDay]:
    """The days that accounts give, those that stand first, in the order of the record."""
    groups: dict[tuple[bool, str, str], list[Statement]] = {}
    for account in event.accounts:
        day = account.occurred.text if account.occurred else ""
        key = account.standing.id != "standing", day, account.standing.id
        groups.setdefault(key, []).append(account)
    ordered = sorted(groups.items(), key=lambda group: group[0][0])
    return [
        ToldDay(tuple(dict.fromkeys(one.by for one in said)), said[0].occurred, said[0].standing)
        for _, said in ordered
    ]


def what_became_of(standing: Term, language: Language) -> str | None:
    """*refuted*, *replaced by a later statement*, *withdrawn*; None where a statement stands."""
    key = _FALLEN.get(standing.id)
    return None if key is None else language.word(key)


def told_words(event: Event, language: Language, catalogue: Catalogue) -> list[str]:
    """The same as plain text: *UNESCO, SOHR: 30 August 2015*; *Vestnik: May 2015 (refuted)*."""
    return [_plain(told, language, catalogue) for told in told_days(event)]


def _plain(told: ToldDay, language: Language, catalogue: Catalogue) -> str:
    names = language.enumerated(names_of(told.speakers, language, catalogue))
    said = language.labelled(names, day_words(told.day, language))
    fallen = what_became_of(told.standing, language)
    return said if fallen is None else language.bracketed(said, fallen)


def day_words(day: Edtf | None, language: Language) -> str:
    """A day, or words that say there is none."""
    return language.word("gives_no_day") if day is None else language.date(day)


def names_of(speakers: Iterable[str | None], language: Language, catalogue: Catalogue) -> list[str]:
    """The names of the speakers in the language; their ids where nobody has recorded them."""
    found = []
    for by in speakers:
        agent = catalogue.agents.get(by or "")
        name = agent.names.preferred(language.tag).text if agent else by
        found.append(name or language.word("speaker_unknown"))
    return found


def reporters_of(event: Event) -> tuple[str | None, ...]:
    """Who says, and still stands by it, that it happened."""
    return tuple(dict.fromkeys(one.by for one in event.accounts if one.standing.id == "standing"))
