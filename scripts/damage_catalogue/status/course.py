"""The course of a state: its looks gone through in the order of their last days.

What holds is kept as *sides* (see `side`): one where the state is settled, more where it is contested.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from damage_catalogue.records.model import Event
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.status.degrees import Meaning, agree, contradict, is_graver, meaning_of, rules_out
from damage_catalogue.status.facts import Earlier, Step, Verdict
from damage_catalogue.status.happenings import Happenings
from damage_catalogue.status.look import Look, explains, may_show
from damage_catalogue.status.order import Settled, settle
from damage_catalogue.status.side import Alike, Side, are_apart, in_order
from damage_catalogue.status.weight import Weight, is_clearly_stronger


class EffectOnSide(Enum):
    """What a look that contradicts a side does to it."""

    REPLACES = auto()
    IS_EARLIER = auto()
    IS_WEAKER = auto()
    STANDS_BESIDE = auto()
    CONTESTS = auto()


@dataclass(slots=True)
class Course:
    """Takes looks `in_order` that may give the word, one `add` each, and knows the state after each."""

    happenings: Happenings
    vocabularies: Vocabularies
    sides: list[Side] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    beside: list[Look] = field(default_factory=list)
    silent: list[Look] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)
    overruled: dict[tuple[str, str], Look] = field(default_factory=dict)
    """By word and speaker, the look against which the word was found wrong."""

    def add(self, look: Look) -> None:
        """Takes in the next look: it may begin, confirm, replace, contest, or settle what stands."""
        for side in self.sides:
            self._carry(side, look)
        if not self.sides:
            self._begin(look, "first", None)
        elif len(self.sides) == 1:
            self._add_to_settled(self.sides[0], look)
        else:
            self._add_to_contested(look)

    # What happened in between

    def _carry(self, side: Side, look: Look) -> None:
        """Opens what the looks of a side mean by what surely happened between them and this one."""
        opened = False
        for one in side.alike:
            meaning, event = self._carried(one, look)
            if event is not None:
                one.meaning, opened = meaning, True
                if one is side.held:
                    side.crossed = event
        if opened:
            others = [one for one in side.alike if one is not side.held]
            side.alike = [side.held]
            for one in others:
                side.take_in(one)

    def _carried(self, one: Alike, look: Look) -> tuple[Meaning, Event | None]:
        meaning, last = one.meaning, one.newest.until
        event = None
        for opens, timeline in self.happenings.mending.items():
            if mended := timeline.surely_between(last, look.first):
                meaning, event = meaning.after_work(opens), mended
        harm = self.happenings.harm.surely_between(last, look.first)
        if harm is not None and not may_show(one.newest, harm):
            meaning, event = meaning.after_harm(), event or harm
        return (meaning, event) if meaning != one.meaning else (one.meaning, None)

    # One side

    def _add_to_settled(self, side: Side, look: Look) -> None:
        against = side.against(look)
        if not against:
            self._join(side, look)
        elif self._repeats_what_was_overruled(look):
            self._note(look, "repeated", side.decider)
        else:
            self._oppose(side, look, against)

    def _oppose(self, side: Side, look: Look, against: list[Alike]) -> None:
        held = side.decider
        match self._outcome(look, against):
            case EffectOnSide.REPLACES:
                self._replace([side], look, against)
            case EffectOnSide.CONTESTS:
                if not contradict(side.held.meaning, look.meaning):
                    # The word stands between two that deny each other: these are what is in dispute.
                    held = in_order(one.newest for one in against)[-1]
                    own = next(one for one in against if one.newest is held)
                    self.sides = [Side(own, held, [own, *(one for one in side.alike if one is not own)])]
                self.sides.append(Side.of(look))
                self._note(look, "disputes", held)
            case EffectOnSide.STANDS_BESIDE:
                self.beside.append(look)
                self._note(look, "beside", held)
            case EffectOnSide.IS_EARLIER:
                self._note(look, "earlier", held)
            case EffectOnSide.IS_WEAKER:
                self._note(look, "weaker", held)

    def _outcome(self, look: Look, against: Iterable[Alike]) -> EffectOnSide:
        """What the look does to those that it contradicts; those that stand beside it are kept."""
        found, beside = set(), []
        for one in against:
            graver = is_graver(look.meaning, one.newest.meaning)
            pair = (one.newest, look) if graver else (look, one.newest)
            settled = settle(*pair, self.happenings, self.vocabularies)
            wins = settled in _GRAVER_HOLDS if graver else settled in _MILDER_HOLDS
            if settled is Settled.CONTESTED:
                found.add(EffectOnSide.CONTESTS)
            elif wins:
                found.add(EffectOnSide.REPLACES)
                beside += [one.newest] if settled in _BESIDE else []
            elif settled in _BESIDE:
                found.add(EffectOnSide.STANDS_BESIDE)
            else:
                found.add(
                    EffectOnSide.IS_WEAKER
                    if graver or look.days == one.newest.days
                    else EffectOnSide.IS_EARLIER
                )
        order = (
            EffectOnSide.IS_WEAKER,
            EffectOnSide.IS_EARLIER,
            EffectOnSide.CONTESTS,
            EffectOnSide.STANDS_BESIDE,
        )
        outcome = next((one for one in order if one in found), EffectOnSide.REPLACES)
        if outcome is EffectOnSide.REPLACES:
            self.beside += beside
        return outcome

    def _replace(self, sides: Iterable[Side], look: Look, against: Iterable[Alike]) -> None:
        """The look's word becomes that of the status; what still agrees with it supports it."""
        wrong = list(against)
        graver = all(is_graver(look.meaning, one.newest.meaning) for one in wrong)
        old = next(iter(sides))
        event = self._between(old.held.newest, look, graver=graver)
        if not graver and event is None:
            for one in wrong:
                self.overruled.update(
                    {(each.word.id, each.assessment.by or ""): look for each in one.all if each.assessment.by}
                )
        surely = event is not None and event is self._surely_between(old.held.newest, look, graver=graver)
        if graver or event is not None:
            self._end(old, event, perhaps=event is not None and not surely)
        kept = [one for side in sides for one in side.alike if one not in wrong]
        self._begin(look, "worse" if graver else "better", old.decider, event, kept)

    def _join(self, side: Side, look: Look) -> None:
        """A look that contradicts nothing on its side.

        One that could deny nothing tells nothing of any other word.
        """
        held = side.held
        tells = bool(look.meaning.denies) or look.word == held.newest.word
        agrees = tells and agree(held.meaning, look.meaning)
        verdict = self._agreeing(held, look) if agrees else self._apart(side, look)
        if verdict == "silent":
            self.silent.append(look)
            self._note(look, verdict, side.decider)
        elif verdict == "confirms":
            side.take_in(Alike.of(look))
            self._note(look, verdict, side.decider)
        else:
            event, perhaps = side.crossed, False
            if not agrees and event is None:
                graver = verdict == "worse"
                event = self._between(held.newest, look, graver=graver)
                perhaps = event is not self._surely_between(held.newest, look, graver=graver)
            if not agrees or event is not None:
                self._end(side, event, perhaps=perhaps)
            cause = event if explains(event, held.newest.meaning, look.meaning) else None
            self._begin(look, _changed(verdict, held.newest, look, cause), side.decider, cause, side.alike)

    def _agreeing(self, held: Alike, look: Look) -> Verdict:
        """Whose word is shown of two that agree: the more exact; then that of the better evidence, the later
        first day, the graver. A position never takes the place of a look that is clearly stronger."""
        newest, exact = held.newest, len(look.meaning.leaves) - len(held.meaning.leaves)
        if exact > 0 or self._outweighs(newest, look):
            return "better-known" if self._outweighs(look, newest) else "confirms"
        if exact < 0:
            return "more-exact"
        if look.word == newest.word:
            return "better-known" if look.weight > newest.weight else "confirms"
        if len(look.meaning.says) > 1:
            return "worse" if is_graver(look.meaning, held.meaning) else "confirms"
        ours, theirs = ((one.weight, one.evidence, one.first, one.meaning.mildest) for one in (look, newest))
        return "same-degree" if ours > theirs else "confirms"

    def _apart(self, side: Side, look: Look) -> Verdict:
        """What becomes of a look that neither agrees with what holds nor contradicts it.

        The graver is news. A milder one that is ruled out, and rules out a part of what holds itself, needs
        repair or clearly stronger evidence, as if it contradicted; else the two are silent to one another.
        """
        held = side.held
        if is_graver(look.meaning, held.meaning):
            return "worse"
        if self._outweighs(look, held.newest):
            return "better-known"
        opposed = rules_out(held.meaning, look.meaning) and bool(look.meaning.denies & held.meaning.says)
        if not opposed or look.first < held.newest.last:
            return "silent"
        mended = self.happenings.may_have_mended(held.newest.first, look.last, look.meaning.says)
        ruling_out = [one for one in side.alike if rules_out(one.meaning, look.meaning)]
        stronger = all(self._is_stronger(look, one.newest) for one in ruling_out)
        return "better" if mended or stronger else "silent"

    # Several sides

    def _add_to_contested(self, look: Look) -> None:
        opposing = [side for side in self.sides if side.against(look)]
        fitting = [side for side in self.sides if side not in opposing]
        if not are_apart(self.sides):
            for side in self.sides:
                self._end(side, side.crossed, perhaps=False)
            self._begin(look, "ends-dispute", self.sides[0].decider)
        elif not opposing:
            self.silent.append(look)
            self._note(look, "silent", self.sides[0].decider)
        elif not fitting:
            self._oppose_all(look)
        elif all(self._is_later_or_stronger(look, side) for side in opposing):
            for side in opposing:
                if not is_graver(side.held.meaning, fitting[0].held.meaning):
                    self._end(side, None, perhaps=False)
            self.sides = fitting
            self._forget_what_was_wrong(fitting[0].held.meaning)
            self._join(fitting[0], look)
            last = self.steps[-1]
            self.steps[-1] = Step(look.assessment, "ends-dispute", last.other, last.event)
        else:
            fitting[0].take_in(Alike.of(look))
            self._note(look, "confirms", fitting[0].decider)

    def _oppose_all(self, look: Look) -> None:
        against = [one for side in self.sides for one in side.against(look)]
        outcome = self._outcome(look, against)
        if outcome is EffectOnSide.REPLACES:
            self._replace(self.sides, look, against)
        else:
            self._oppose(self.sides[0], look, against)

    def _is_later_or_stronger(self, look: Look, side: Side) -> bool:
        newest = max((one.newest for one in side.alike), key=lambda one: (one.last, one.first))
        later = look.first >= newest.last and look.days != newest.days
        return later or all(self._is_stronger(look, one.newest) for one in side.against(look))

    # What all of them share

    def _begin(
        self,
        look: Look,
        verdict: Verdict,
        other: Look | None,
        event: Event | None = None,
        kept: Iterable[Alike] = (),
    ) -> None:
        """The look gives the word from now on. What agrees with it supports it, if nothing happened since."""
        agreeing = (one for one in kept if not one.is_opened and agree(one.meaning, look.meaning))
        self.sides = [Side.of(look, agreeing)]
        self._forget_what_was_wrong(look.meaning)
        self.beside = [one for one in self.beside if one.last > look.first]
        self.silent = []
        self._note(look, verdict, other, event)

    def _end(self, side: Side, event: Event | None, *, perhaps: bool) -> None:
        newest = side.held.newest
        self.earlier.append(Earlier(newest.word, newest.assessment, event, perhaps))

    def _forget_what_was_wrong(self, meaning: Meaning) -> None:
        """A graver word that no event ended was wrong if a milder one follows, and no state before it."""
        while self.earlier and self.earlier[-1].event is None:
            if not is_graver(meaning_of(self.earlier[-1].word), meaning):
                return
            self.earlier.pop()

    def _note(self, look: Look, verdict: Verdict, other: Look | None, event: Event | None = None) -> None:
        self.steps.append(Step(look.assessment, verdict, other.assessment if other else None, event))

    def _repeats_what_was_overruled(self, look: Look) -> bool:
        """Whether the same speaker said the same before, was found wrong, and nothing has happened since."""
        winner = self.overruled.get((look.word.id, look.assessment.by or ""))
        if winner is None:
            return False
        line = (
            self.happenings.harm if look.meaning.mildest > winner.meaning.mildest else self.happenings.repair
        )
        return line.perhaps_between(winner.first, look.last) is None

    def _between(self, earlier: Look, later: Look, *, graver: bool) -> Event | None:
        """What explains a change: the event that surely lies between, else one that may."""
        if surely := self._surely_between(earlier, later, graver=graver):
            return surely
        if graver:
            return self.happenings.harm.perhaps_between(earlier.first, later.last)
        return self.happenings.may_have_mended(earlier.first, later.last, later.meaning.says)

    def _surely_between(self, earlier: Look, later: Look, *, graver: bool) -> Event | None:
        line = self.happenings.harm if graver else self.happenings.repair
        return line.surely_between(earlier.until, later.first)

    def _outweighs(self, one: Look, other: Look) -> bool:
        """Whether `one` is a look and `other` a position that it is clearly stronger than."""
        is_look = one.weight is Weight.LOOK and other.weight is Weight.POSITION
        return is_look and self._is_stronger(one, other)

    def _is_stronger(self, one: Look, other: Look) -> bool:
        return is_clearly_stronger(one.evidence, other.evidence, self.vocabularies)


_GRAVER_HOLDS = (Settled.GRAVER, Settled.GRAVER_MILDER_BESIDE)
_MILDER_HOLDS = (Settled.MILDER, Settled.MILDER_GRAVER_BESIDE)
_BESIDE = (Settled.GRAVER_MILDER_BESIDE, Settled.MILDER_GRAVER_BESIDE)


def _changed(verdict: Verdict, before: Look, after: Look, event: Event | None) -> Verdict:
    """The verdict on a look that takes the place of another, said as a change where an event explains one."""
    if event is None:
        return verdict
    if is_graver(after.meaning, before.meaning):
        return "worse"
    return "better" if is_graver(before.meaning, after.meaning) else verdict
