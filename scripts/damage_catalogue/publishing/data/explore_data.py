"""The data with which the explorer filters, counts and draws, as one JSON file for each language.

It says what the record pages say, in columns and dictionaries so that ten thousand places stay small. The
state of a place is given for every day on which it changes: the script looks it up and knows none of the
rules. What was known of it on a day is given beside, where that ever was anything else. A place that is
withheld has no point here, for there is one door to coordinates, `shown_points`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from math import cos, radians
from typing import Any

from damage_catalogue.language import Language
from damage_catalogue.language.language import Noun
from damage_catalogue.publishing.edition.indexes import Indexes, causes_of
from damage_catalogue.publishing.in_words.accounts import told_words
from damage_catalogue.publishing.in_words.stating import (
    at_least_words,
    counts_in_words,
    kind_of_change,
    main_since,
    since_words,
    stands_beside_counts,
    state_words,
    support_words,
    when_seen,
)
from damage_catalogue.publishing.in_words.when import when_of
from damage_catalogue.publishing.maps.location import shown_points
from damage_catalogue.records.dating import possible_days
from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Catalogue, Component, Location, Site
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import SiteStatus, Status
from damage_catalogue.status.knowledge import Knowledge
from damage_catalogue.status.roll_up import class_of, class_of_site, classes, is_judged
from damage_catalogue.status.wholes import BothHistories, SiteHistory, component_alone, component_history

_METRES_IN_DEGREE = 111_320

State = tuple[int, int, int, int, int, int, int, int]
"""Indexes in the lists `damage`, `certainty`, `corroboration`; 1 if contested; indexes in `dates`, `told` and
`counts`; and in `damage` the word for the whole of a place that is told by its counts. -1: none."""

Told = tuple[str, str, str, tuple[str, ...], int]
"""The word of a state in full, when it was seen, what came since, the kinds of that; index in `support`."""

Numbers = tuple[str, tuple[int, ...], tuple[int, ...]]
"""Support in words; its pages and its origins, more than one of each where a state is contested."""


def explore_data(indexes: Indexes, histories: BothHistories) -> str:
    """The file of one edition. Days are whole numbers, 20150831, and None where an end is not known."""
    language, vocabularies = indexes.edition.language, indexes.edition.catalogue.vocabularies
    states = _States(language, indexes.edition.catalogue)
    sites, events = _site_columns(indexes, histories, states), _event_columns(indexes)
    parts = _part_columns(indexes, histories, states)
    data = {
        "language": language.tag,
        "title": language.plain(indexes.edition.catalogue.about.title),
        "licence": indexes.edition.catalogue.about.licence,
        "damage": _degrees(language, classes(vocabularies)),
        "certainty": [
            [term.id, language.term(term), _certainty(language, term)] for term in vocabularies["certainty"]
        ],
        "corroboration": _labels(language, vocabularies["corroboration"]),
        "words": _words(language),
        "plurals": {noun: plurals_of(language, noun) for noun in ("site", "event")},
        "days": months_of(language),
        "dates": [list(date) for date in states.dates],
        "told": [list(told) for told in states.told],
        "support": list(states.support),
        "counts": [list(counts) for counts in states.counts],
        "states": list(states.states),
        "sites": sites,
        "parts": parts,
        "events": events,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _degrees(language: Language, terms: Iterable[Term]) -> list[list[str | int]]:
    """Id, label, and a number by which worse is greater; -1 where no degree is named."""
    degrees: list[list[str | int]] = [
        [term.id, language.term(term), sum(term.grade) if term.grade else -1] for term in terms
    ]
    return degrees


def _labels(language: Language, terms: Iterable[Term]) -> list[list[str]]:
    return [[term.id, language.term(term)] for term in terms]


def _certainty(language: Language, term: Term) -> str:
    """“Certainty: high”."""
    return language.labelled(language.word("certainty"), language.term_after_label(term))


def _words(language: Language) -> dict[str, str]:
    """What the script says, by its key without the prefix."""
    own = language.group("words", "explore_js_")
    shared = ("contested", "date_not_known", "comma", "semicolon", "labelled")
    return {**own, **{key: language.word(key) for key in shared}}


def plurals_of(language: Language, noun: Noun) -> dict[str, list[str]]:
    """For each plural category of the whole: “{n} of {all} places” and “{all} places”."""
    return {
        form: [language.share_of("{n}", counted), counted]
        for form, counted in language.forms_of_counted(noun, "{all}").items()
    }


def months_of(language: Language) -> list[str]:
    """A day of each month in words, with gaps: “{d} August {y}”.

    Where the first of a month is not called 1, what it is called stands behind December.
    """
    days = [language.day_of("{d}", 9999, month).replace("9999", "{y}") for month in range(1, 13)]
    first = language.day_number(1)
    return days if first == "1" else [*days, first]


class _States:
    """Every state that occurs, each kept once and named by its number; most places share a few."""

    def __init__(self, language: Language, catalogue: Catalogue) -> None:
        self.states: dict[State, int] = {}
        self.dates: dict[tuple[str, int], int] = {}
        self.told: dict[Told, int] = {}
        self.support: dict[Numbers, int] = {}
        self.counts: dict[tuple[int, ...], int] = {}
        self._language, self._catalogue = language, catalogue
        self._vocabularies = vocabularies = catalogue.vocabularies
        self._indexes = {
            name: {term.id: index for index, term in enumerate(terms)}
            for name, terms in (
                ("damage", classes(vocabularies)),
                ("certainty", vocabularies["certainty"]),
                ("corroboration", vocabularies["corroboration"]),
            )
        }

    def now(self, derived: SiteStatus) -> int:
        """The state of a place with its parts."""
        found, status = class_of_site(derived, self._vocabularies), derived.status
        whole = class_of(status, self._vocabularies) if stands_beside_counts(derived) else None
        state = (
            self._index_of("damage", found),
            self._index_of("certainty", status.certainty),
            self._index_of("corroboration", status.support_grade),
            int(status.contested),
            self._date(status.last_observed),
            self._told(derived),
            self._counts(derived),
            self._index_of("damage", whole),
        )
        return self.states.setdefault(state, len(self.states))

    def histories(self, as_it_was: SiteHistory, as_known: SiteHistory) -> tuple[list[int], list[int]]:
        """Both histories of a place; the second is empty where what was known was never anything else."""
        was, known = self._history(as_it_was), self._history(as_known)
        return was, [] if known == was else known

    def _history(self, history: SiteHistory) -> list[int]:
        """The first state, then each day of change with the state that follows."""
        (_, first), *later = history
        found = [self.now(first)]
        for day, derived in later:
            state = self.now(derived)
            if state != found[-1]:
                found += [_day(day), state]
        return found

    def _date(self, date: Edtf | None) -> int:
        if date is None:
            return -1
        day = date.latest or date.earliest
        found = self._language.date(date), 0 if day is None else _day(day)
        return self.dates.setdefault(found, len(self.dates))

    def _told(self, derived: SiteStatus) -> int:
        language, status = self._language, derived.status
        word, when = state_words(status, language, self._catalogue), when_seen(status.judged, language)
        since = [since_words(one, language, derived.site) for one in main_since(derived)]
        kinds = [one.kind.id for one in status.since]
        if derived.told_by_counts:
            beside = language.labelled(language.word("as_a_whole"), language.small("after_label", word))
            when = language.word("comma").join(filter(None, (beside, when)))
            if not is_judged(status):
                when, since, kinds = None, [], []
            word = counts_in_words(derived, language) or ""
        if derived.roll_up is not None and derived.told_by_counts:
            groups = [one for group in derived.roll_up.groups for one in group.since]
            done = (*derived.roll_up.since, *groups)
            kinds += [one.kind.id for one in done if one.how != "before"]
        if when is not None or not derived.told_by_counts:
            since += filter(None, [at_least_words(derived, language)])
        told = (
            word,
            when or "",
            language.semicolons(since),
            tuple(dict.fromkeys(kinds)),
            self._support(status),
        )
        return self.told.setdefault(told, len(self.told))

    def _support(self, status: Status) -> int:
        numbers = (
            support_words(status, self._language),
            tuple(one.pages for one in status.support),
            tuple(one.origins for one in status.support),
        )
        return self.support.setdefault(numbers, len(self.support))

    def _counts(self, derived: SiteStatus) -> int:
        """The number of all that is known, 1 if an inventory says so, and each class with how many."""
        if derived.roll_up is None:
            return -1
        counts = derived.roll_up.counts
        pairs = (value for term, n in counts for value in (self._index_of("damage", term), n))
        found = (derived.roll_up.known, int(derived.roll_up.of == "inventory"), *pairs)
        return self.counts.setdefault(found, len(self.counts))

    def _index_of(self, vocabulary: str, term: Term | None) -> int:
        return -1 if term is None else self._indexes[vocabulary][term.id]


def _site_columns(indexes: Indexes, histories: BothHistories, states: _States) -> dict[str, list[Any]]:
    catalogue, language = indexes.edition.catalogue, indexes.edition.language
    number = {one.site.id: index for index, one in enumerate(indexes.sites)}
    sites = [one.site for one in indexes.sites]
    countries = (catalogue.country(site) for site in sites)
    now = [states.now(one) for one in indexes.sites]
    both = [states.histories(histories.as_it_was[site.id], histories.as_known[site.id]) for site in sites]
    return {
        "id": [site.id for site in sites],
        "names": [_names(site, language) for site in sites],
        "kind": [site.kind.id for site in sites],
        "kindLabel": [language.term(site.kind) for site in sites],
        "parent": [number.get(site.part_of or "", -1) for site in sites],
        "country": [language.country(code) if code else "" for code in countries],
        "now": now,
        "history": [was for was, _ in both],
        "known": [known for _, known in both],
        "at": [area_of(site.location) for site in sites],
    }


def _part_columns(indexes: Indexes, histories: BothHistories, states: _States) -> dict[str, list[Any]]:
    """The parts that have no page of their own, each with the number of its site."""
    language = indexes.edition.language
    parts = [(n, one, part) for n, one in enumerate(indexes.sites) for part in one.site.components]
    now = [states.now(component_alone(one, part.id)) for _, one, part in parts]
    both = [
        states.histories(
            component_history(histories.as_it_was[one.site.id], part.id),
            component_history(histories.as_known[one.site.id], part.id),
        )
        for _, one, part in parts
    ]
    return {
        "site": [number for number, _, _ in parts],
        "id": [part.id for _, _, part in parts],
        "names": [_names(part, language) for _, _, part in parts],
        "now": now,
        "history": [was for was, _ in both],
        "known": [known for _, known in both],
    }


def _names(place: Site | Component, language: Language) -> list[str]:
    """Each name followed by its language, the one that heads the page first."""
    names = (place.names.preferred(language.tag), *place.names.others(language.tag))
    return [text for name in names for text in (name.text, name.lang)]


def _event_columns(indexes: Indexes) -> dict[str, list[Any]]:
    language = indexes.edition.language
    number = {one.site.id: index for index, one in enumerate(indexes.sites)}
    events = indexes.events
    days = [possible_days(event) for event in events]
    knowledge = Knowledge(indexes.edition.catalogue)
    known = [knowledge.event_known_from(event) for event in events]
    return {
        "id": [event.id for event in events],
        "title": [list(reversed(event.title.in_language(language.tag))) for event in events],
        "kind": [language.term(kind_of_change(event)) for event in events],
        "change": [kind_of_change(event).id for event in events],
        "causes": [list(causes_of(event)) for event in events],
        "from": [None if one.first is None else _day(one.first) for one in days],
        "to": [None if one.last is None else _day(one.last) for one in days],
        "known": [None if day is None else _day(day) for day in known],
        "about": [one.first_is_about + 2 * one.last_is_about for one in days],
        "when": [when_of(event, language) for event in events],
        "says": [told_words(event, language, indexes.edition.catalogue) for event in events],
        "sites": [
            list(dict.fromkeys(number[place.site] for place in event.affects if place.site in number))
            for event in events
        ],
    }


def _day(day: Day) -> int:
    """The day as a number that sorts, 20150831; years before the year 0 are negative."""
    return day.year * 10_000 + day.month * 100 + day.day


def area_of(location: Location | None) -> list[float] | None:
    """Where a place is on the map, no more exactly than may be shown.

    Longitude, latitude and radius in metres (0: not said) of a public place; west, south, east and north of
    the cell of a generalised one; None where there is no point to show.
    """
    points = shown_points(location)
    if location is None or not points:
        return None
    longitudes, latitudes = zip(*points, strict=True)
    if location.sensitivity.id == "generalised":
        return _cell(*points[0], location.precision_m or 0)
    middle = [round((min(side) + max(side)) / 2, 5) for side in (longitudes, latitudes)]
    return [*middle, location.precision_m or 0]


def _cell(longitude: float, latitude: float, precision_m: float) -> list[float]:
    """The grid cell of a generalised point, or more.

    Whether the point is a corner or the middle of its cell is not recorded, so it reaches a whole cell to
    each side; the decimals of the point tell the size of a cell.
    """
    decimals = max(_decimals(longitude), _decimals(latitude))
    north = max(10.0**-decimals, precision_m / _METRES_IN_DEGREE)
    east = max(10.0**-decimals, precision_m / _METRES_IN_DEGREE / max(cos(radians(latitude)), 0.01))
    corners = (longitude - east, latitude - north, longitude + east, latitude + north)
    return [round(corner, 4) for corner in corners]


def _decimals(degrees: float) -> int:
    exponent = Decimal(str(degrees)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
