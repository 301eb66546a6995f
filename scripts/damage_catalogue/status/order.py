"""What two looks that contradict each other amount to in time: only their days order them.

The milder and the graver of the two can be reconciled in two histories. *First the milder*: damage is news,
and needs no other explanation. *First the graver*: only if repair can lie between, or if the milder is
clearly stronger evidence that the graver was wrong.
"""

from __future__ import annotations

from enum import Enum

from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.between import FIRST_OF_DAYS
from damage_catalogue.status.happenings import Happenings
from damage_catalogue.status.look import Look
from damage_catalogue.status.weight import is_clearly_stronger


class Settled(Enum):
    """Which of the two holds after both, and what becomes of the other."""

    GRAVER = "the graver holds, the milder was before it"
    GRAVER_MILDER_BESIDE = "the graver holds; the milder may have been before or after"
    MILDER = "the milder holds, the graver is mended or was wrong"
    MILDER_GRAVER_BESIDE = "the milder holds; the graver may have been before or after"
    CONTESTED = "no history reconciles them"


def settle(milder: Look, graver: Look, happenings: Happenings, vocabularies: Vocabularies) -> Settled:
    """What the two amount to. The order in which they are compared never matters."""
    stronger = is_clearly_stronger(milder.evidence, graver.evidence, vocabularies)
    if milder.days == graver.days:
        return _at_one_time(milder, graver, happenings, vocabularies)
    if graver.first >= milder.until or (not graver.has_first_day and graver.last >= milder.last):
        if not graver.has_first_day and happenings.may_have_mended(
            FIRST_OF_DAYS, milder.last, milder.meaning.says
        ):
            return Settled.MILDER_GRAVER_BESIDE if milder.has_first_day else Settled.GRAVER
        return Settled.GRAVER
    if milder.first >= graver.until:
        mended = happenings.may_have_mended(graver.first, milder.last, milder.meaning.says)
        return Settled.MILDER if mended or stronger else Settled.CONTESTED
    mended = happenings.may_have_mended(graver.first, milder.last, milder.meaning.says)
    if not graver.has_first_day or _length(milder) >= _length(graver):
        return Settled.GRAVER_MILDER_BESIDE if mended else Settled.GRAVER
    return Settled.MILDER_GRAVER_BESIDE if mended or stronger else Settled.GRAVER


def _at_one_time(milder: Look, graver: Look, happenings: Happenings, vocabularies: Vocabularies) -> Settled:
    """Looks of the same days: recorded harm in those days tells their order, else the evidence has to.

    Evidence settles a single day alone: in the same year the stronger may have been there before the harm.
    """
    first, last = milder.days
    if happenings.own_harm.surely_between(first, last) and not happenings.repair.perhaps_between(first, last):
        return Settled.GRAVER
    if first == last:
        if is_clearly_stronger(milder.evidence, graver.evidence, vocabularies):
            return Settled.MILDER
        if is_clearly_stronger(graver.evidence, milder.evidence, vocabularies):
            return Settled.GRAVER
    return Settled.CONTESTED


def _length(look: Look) -> int:
    """The days from the first to the last, counted so that months have 31; only compared with one another."""
    first, last = look.days
    return (last.year - first.year) * 372 + (last.month - first.month) * 31 + last.day - first.day
