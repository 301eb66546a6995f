"""Recorded harm and repair as they bear on one place: when, of what, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Event
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.between import FIRST_OF_DAYS, Days, Timeline, is_held, span
from damage_catalogue.status.degrees import ALL, WORST, Degrees
from damage_catalogue.status.weight import GIVES_THE_WORD, weight_of

HARM, LOOTING, RESTORATION = "damage", "looting", "restoration"
TOLD = (HARM, LOOTING, RESTORATION)


@dataclass(frozen=True, slots=True)
class Happening:
    """Harm, looting or work on a place.

    `parts` are the components of the site that it concerned, empty where it concerned all that is asked
    about. `relied_on` is False where it rests on weak accounts alone: then it is told as reported, and
    explains nothing.
    """

    event: Event
    first: Day
    last: Day
    parts: tuple[str, ...]
    relied_on: bool

    @property
    def kind(self) -> str:
        """The kind of the event."""
        return self.event.kind.id

    @property
    def days(self) -> Days:
        """The first and the last day on which it can have happened."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Happenings:
    """All that happened to one place: to be told, and as time lines of what can explain a change.

    `harm` is that to the place or any part of it, `own_harm` that to the place itself. `mending` has one
    time line for each set of degrees that the work on it makes possible again, `repair` all of them.
    """

    told: tuple[Happening, ...] = ()
    harm: Timeline = field(default_factory=Timeline)
    own_harm: Timeline = field(default_factory=Timeline)
    mending: Mapping[Degrees, Timeline] = field(default_factory=dict)
    repair: Timeline = field(default_factory=Timeline)

    def may_have_mended(self, earlier: Day, later: Day, to: Degrees) -> Event | None:
        """Work in those days, or some of them, that makes one of the degrees `to` possible again."""
        found = (line.perhaps_between(earlier, later) for opens, line in self.mending.items() if opens & to)
        return next((event for event in found if event), None)

    @classmethod
    def of(cls, told: Iterable[Happening]) -> Happenings:
        """Harm to a part harms the whole; a repaired gate is no repaired temple.

        Looting is told and opens nothing: a robbed house can be as whole as before.
        """
        told = tuple(told)
        relied_on = [one for one in told if one.relied_on]
        working = [one for one in relied_on if one.kind == RESTORATION and not one.parts]
        mending: dict[Degrees, list[Happening]] = {}
        for one in working:
            if opens := opened_by(one.event):
                mending.setdefault(opens, []).append(one)
        return cls(
            told,
            _timeline(one for one in relied_on if one.kind == HARM),
            _timeline(one for one in relied_on if one.kind == HARM and not one.parts),
            {
                opens: _timeline(found)
                for opens, found in sorted(mending.items(), key=lambda kv: sorted(kv[0]))
            },
            _timeline(one for found in mending.values() for one in found),
        )


def _timeline(happenings: Iterable[Happening]) -> Timeline:
    return Timeline.of((one.days, one.event) for one in happenings)


def opened_by(event: Event) -> Degrees:
    """The degrees that a restoration makes possible again.

    Work of a kind that is not recorded may have been a rebuilding. What was put right in part alone is better
    than before, and never whole.
    """
    work = event.work
    if work is None:
        return ALL - {WORST}
    opens = frozenset(work.kind.opens)
    partial = work.completeness is not None and work.completeness.id != "whole"
    return opens - {0} if partial else opens


def mends_whole(happening: Happening) -> bool:
    """Whether the work is said to be of a kind that can leave nothing of the damage."""
    known = happening.kind == RESTORATION and happening.event.work is not None
    return known and 0 in opened_by(happening.event)


def find_happenings(
    events: Iterable[Event], site: str, asked: Iterable[str | None], vocabularies: Vocabularies
) -> list[Happening]:
    """Harm, looting and work that concern a place of the site, in the order of their first days.

    `asked` are the components that make up the place; None is the site as a whole. A restoration is not
    placed before the harm that it mends; where it does not say which, not before the first harm recorded.
    """
    held = {event.id: event for event in events if event.kind.id in TOLD and is_held(event)}
    spans = {id: found for id, event in held.items() if (found := span(event))}
    first_harm = min(
        (spans[id][0] for id, event in held.items() if id in spans and event.kind.id == HARM),
        default=FIRST_OF_DAYS,
    )
    subject = frozenset(asked)
    happened: list[Happening] = []
    for id, (first, last) in spans.items():
        event = held[id]
        if event.kind.id == RESTORATION:
            mended = [spans[one][0] for one in event.work.mends if one in spans] if event.work else []
            first = max(first, min(max(mended, default=first_harm), last))
        concerned = {place.component for place in event.affects if place.site == site}
        whole = not subject.isdisjoint(concerned) or None in concerned
        if not whole and None not in subject:
            continue
        parts = () if whole else tuple(sorted(one for one in concerned if one is not None))
        relied_on = any(
            account.standing.id == "standing" and weight_of(account, vocabularies) >= GIVES_THE_WORD
            for account in event.accounts
        )
        happened.append(Happening(event, first, last, parts, relied_on))
    return sorted(happened, key=lambda one: (one.first, one.last, one.event.id))
