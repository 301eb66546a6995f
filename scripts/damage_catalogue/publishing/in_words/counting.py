"""Counts of parts in words: the same on pages, in lists, in search and on a terminal.

*4 Destroyed (1 of them rebuilt since) · 2 Not assessed, of 6 recorded here*; groups of like things follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from damage_catalogue.language import Language
from damage_catalogue.records.vocabularies import Term
from damage_catalogue.status.facts import CountedSince, GroupCount, How, RollUp

Labelled = Callable[[Term], Markup]
"""The word of a state or of a kind of work, with its symbol where there is room for one."""


def counted_words(
    roll_up: RollUp, unit: Markup | None, language: Language, labelled: Labelled | None = None
) -> Markup:
    """The counts by class with their denominator, then the groups. `unit` names what an inventory counts."""
    label = labelled or _plainly(language)
    parts = [_group(one, language, label) for one in roll_up.groups]
    if roll_up.counts:
        classes = Markup(" · ").join(
            _class(number, term, label, language)
            + _in_brackets(
                _done(number, [one for one in roll_up.since if one.state == term], language), language
            )
            for term, number in roll_up.counts
        )
        parts.insert(0, _of_known(classes, roll_up, unit, language))
    return escape(language.semicolons(parts))


def counted_in_short(roll_up: RollUp, unit: Markup | None, language: Language) -> Markup:
    """The same with all that was done since at the end, for where only the beginning may be shown."""
    parts = []
    if roll_up.counts:
        classes = Markup(" · ").join(
            _class(number, term, _plainly(language), language) for term, number in roll_up.counts
        )
        parts.append(_of_known(classes, roll_up, unit, language))
    parts += [_group(one, language, _plainly(language)) for one in roll_up.groups]
    parts += [escape(word) for word in _done(None, _together(roll_up.since), language)]
    return escape(language.semicolons(parts))


def _plainly(language: Language) -> Labelled:
    return lambda term: escape(language.term(term))


def _together(since: Iterable[CountedSince]) -> list[CountedSince]:
    """The same, whatever the class of the things that it was done to."""
    found: dict[tuple[Term, How, bool], CountedSince] = {}
    for one in since:
        key = one.kind, one.how, one.looked
        known = found.get(key)
        found[key] = replace(one, number=one.number + (known.number if known else 0))
    return list(found.values())


def _of_known(classes: Markup, roll_up: RollUp, unit: Markup | None, language: Language) -> Markup:
    known = language.number(roll_up.known)
    of = language.phrase("of_recorded", n=known)
    if roll_up.of == "inventory" and unit is not None:
        of = language.phrase("of_known", n=known, unit=unit)
    return classes + language.word("comma") + of


def _class(number: int, term: Term, label: Labelled, language: Language) -> Markup:
    counted = language.phrase("counted_state", n=language.number(number), state=label(term))
    return Markup('<span class="hd-marked">{}</span>').format(counted)


def since_of_them(since: Iterable[CountedSince], language: Language) -> list[str]:
    """Of how many of them what was done since: *3 of them rebuilt since*."""
    return [_since("since_of_them", one, language) for one in since]


def _done(number: int | None, since: Iterable[CountedSince], language: Language) -> list[str]:
    """The same in short, *3 rebuilt since*; of a single thing without its number."""
    return [_since("since_one" if number == 1 else "since_count", one, language) for one in since]


def done_in_short(kind: Term, how: How, looked: bool, language: Language) -> str:
    """*perhaps rebuilt since*, or without *since* where nobody is known to have looked at all."""
    return _since("since_one", CountedSince(kind, kind, 1, how, looked), language)


def _since(key: str, one: CountedSince, language: Language) -> str:
    is_work = one.kind.vocabulary == "work"
    what = language.term_inside(one.kind) if is_work else language.word(f"done_{one.kind.id}")
    how = language.word(f"how_{one.how}")
    is_since = one.looked and one.how != "before"
    key = key if is_since else key.replace("since_", "done_")
    return language.phrase(key, n=language.number(one.number), how=how, what=what)


def _group(group: GroupCount, language: Language, label: Labelled) -> Markup:
    """A group by how many it holds and what, else by its name, with its state and what was done since."""
    inventory = group.component.inventory
    if inventory is None:
        things = escape(group.component.names.preferred(language.tag).text)
    else:
        number = language.number(inventory.known)
        things = escape(language.phrase("known_number", n=number, unit=language.text(inventory.unit)))
    told = language.phrase("group", things=things, state=label(group.state))
    return Markup('<span class="hd-group">{}{}</span>').format(
        told, _in_brackets(_done(1, group.since, language), language)
    )


def _in_brackets(words: Iterable[str], language: Language) -> Markup:
    said = language.enumerated(list(words))
    return Markup(" ") + language.phrase("brackets", text=said) if said else Markup("")
