"""What was done to a place after anybody last looked: harm, looting and work, each with how sure that is."""

from __future__ import annotations

from collections.abc import Collection

from damage_catalogue.records.edtf import Day
from damage_catalogue.status.facts import Since
from damage_catalogue.status.happenings import HARM, Happening, Happenings, mends_whole
from damage_catalogue.status.look import Look


def find_since(
    happenings: Happenings, look: Look | None, on: Day | None, told: Collection[str]
) -> tuple[Since, ...]:
    """What happened after the look, in the order of the days; all that happened where nobody looked.

    On a day only what may have begun by then counts. `told` are the ids of events that explain
    the state already.
    """
    return tuple(
        Since(one.event, one.parts, perhaps, not one.relied_on, look is not None)
        for one in happenings.told
        if one.event.id not in told and (on is None or one.first <= on)
        for perhaps in _came_after(one, look, on)
    )


def _came_after(one: Happening, look: Look | None, on: Day | None) -> tuple[bool, ...]:
    """Whether it came after the look: (False,) surely, (True,) perhaps, () not.

    Of the day of the look itself it may have come after, unless the look names it. Harm that the look may
    show, because it found damage, is not told again. Work that mended a ruin came after the ruin was seen.
    """
    maybe_later_than_asked = on is not None and one.last > on
    if look is None:
        return (maybe_later_than_asked,)
    if look.assessment.result_of == one.event.id:
        return ()
    if one.first > look.last or one.first == look.before:
        return (maybe_later_than_asked,)
    if one.last < look.first:
        return ()
    if one.kind == HARM and look.meaning.mildest > 0 and not one.parts:
        return ()
    if look.meaning.mildest >= 3 and mends_whole(one):
        return (maybe_later_than_asked,)
    return (True,)
