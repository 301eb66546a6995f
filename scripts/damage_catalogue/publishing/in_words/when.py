"""When an event was, in words: the same in lists, sentences, timelines, search and the explorer."""

from __future__ import annotations

from damage_catalogue.language import Language
from damage_catalogue.records.dating import possible_days
from damage_catalogue.records.model import Event


def when_of(event: Event, language: Language) -> str:
    """When an event happened, or between which days, or that nobody says."""
    before, after = event.not_before, event.not_after
    if event.occurred is not None:
        return f"{language.date(event.occurred)}{bounds_beside(event, language)}"
    if before and after:
        return language.between(language.date_in_phrase(before.date), language.date_in_phrase(after.date))
    if before:
        return language.phrase("bound_before", day=language.date_in_phrase(before.date))
    if after:
        return language.by_then(language.date_in_phrase(after.date))
    return language.word("date_not_known")


def bounds_beside(event: Event, language: Language) -> str:
    """* (not after 3 July 2014)*: the bounds, of an event with a date, that say more than the date does."""
    days = possible_days(event)
    said = [
        language.phrase(key, day=language.date_in_phrase(bound.date))
        for key, field, limit, bound in (
            ("bound_before", "not_before", days.begin, event.not_before),
            ("bound_after", "not_after", days.end, event.not_after),
        )
        if bound is not None and limit is not None and limit.field == field
    ]
    return f" {language.phrase('brackets', text=language.enumerated(said))}" if said else ""
