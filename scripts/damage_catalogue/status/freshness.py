"""How fresh a state is: when somebody last looked, and what has been no more than repeated since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment
from damage_catalogue.status.between import FIRST_OF_DAYS, LAST_OF_DAYS
from damage_catalogue.status.degrees import is_as_exact
from damage_catalogue.status.facts import Step
from damage_catalogue.status.look import Look
from damage_catalogue.status.weight import Evidence


@dataclass(frozen=True, slots=True)
class Freshness:
    """`last_look` saw it as exactly as it is said to be; `last_vaguer` later, and less exactly.

    `last_repeated` says it again later, without a look. `after` is the look after which anything done to the
    place has not been seen yet; where nobody looked, what was last said.
    """

    last_look: Look | None
    last_vaguer: Look | None
    last_repeated: Look | None
    after: Look

    @classmethod
    def of(cls, decider: Look, agreeing: Iterable[Look], repeating: Iterable[Look]) -> Freshness:
        """From the looks of the side that holds, and those that repeat it and weigh too little."""
        agreeing = tuple(agreeing)
        renewing = [look for look in agreeing if look.renews]
        exact = [look for look in renewing if is_as_exact(look.meaning, decider.meaning)]
        vague = [look for look in renewing if not is_as_exact(look.meaning, decider.meaning)]
        last = max(exact, key=_seen_latest, default=None)
        vaguer = max(vague, key=_seen_latest, default=None)
        if last and vaguer and vaguer.first <= last.first:
            vaguer = None
        looked = [look for look in (last, vaguer) if look]
        since = max((look.last for look in looked), default=decider.last)
        others = [look for look in agreeing if look is not decider]
        said = [look for look in (*others, *repeating) if not look.renews and look.last > since]
        repeated = max(said, key=lambda look: (look.last, look.assessment.id), default=None)
        return cls(last, vaguer, repeated, max(looked, key=_seen_latest, default=decider))


def _seen_latest(look: Look) -> tuple[Day, tuple[int, int, int], Evidence, str, str]:
    """The look of which it is sure that it is the latest: the one that begins last, then ends first.

    Of the same days whoever saw it goes before whoever passes it on.
    """
    date = look.assessment.observed
    earlier = (-look.last.year, -look.last.month, -look.last.day)
    return look.first, earlier, look.evidence, date.text if date else "", look.assessment.id


def could_not_tell(unused: Iterable[Step], since: Day = FIRST_OF_DAYS) -> Assessment | None:
    """Whoever looked last, later than `since`, and could not tell the degree."""
    looks = [step.assessment for step in unused if step.verdict == "no-grade"]
    return max((one for one in looks if _last_seen(one)[0] > since), key=_last_seen, default=None)


def _last_seen(one: Assessment) -> tuple[Day, str]:
    last = one.observed.latest if one.observed else None
    return last or LAST_OF_DAYS, one.id
