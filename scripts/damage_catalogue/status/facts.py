"""What can be derived about a place, as values: nothing here is ever typed into a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Assessment, Component, Disagreement, Event, Site
from damage_catalogue.records.vocabularies import Term

Verdict = Literal[
    "first",
    "worse",
    "better",
    "more-exact",
    "same-degree",
    "better-known",
    "confirms",
    "ends-dispute",
    "disputes",
    "beside",
    "earlier",
    "weaker",
    "silent",
    "repeated",
    "repeats",
    "challenges",
    "no-grade",
    "not-standing",
    "undated",
    "later-than-day",
    "not-known-yet",
    "never-dated",
    "set-aside-some-day",
]
"""What became of an assessment. The first six made its word that of the status, those from `no-grade` on kept
it from counting, the last three of them where it is asked what was known by a day; `repeats` and `challenges`
stood outside because of what they weigh."""

NOT_SAID_YET: tuple[Verdict, ...] = ("later-than-day", "not-known-yet", "never-dated")
"""The verdicts on what nobody is known to have said by the day that is asked for."""

UNHEARD: tuple[Verdict, ...] = ("undated", *NOT_SAID_YET)

NOT_STANDING: tuple[Verdict, ...] = ("not-standing", "set-aside-some-day")

GAVE_THE_WORD: tuple[Verdict, ...] = (
    *("first", "worse", "better", "more-exact", "same-degree"),
    *("better-known", "ends-dispute"),
)

How = Literal["surely", "reported", "perhaps", "before"]
"""How something is told that was done since. *Perhaps*: or before, for the days do not tell. *Before*: it
ended an earlier state, after which the present one was judged."""

Way = Literal["seen", "position", "reported", "claimed"]
"""On what a status rests: a look, an authority's position, a report, or the claim of the party alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One assessment on the way to the status.

    `other` is the assessment it was weighed against, if any. `event` is the damage or restoration that
    explains a change.
    """

    assessment: Assessment
    verdict: Verdict
    other: Assessment | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A disagreement about the state that editors left open, and the event that records it, if one does."""

    disagreement: Disagreement
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """What was done to the place, or to its `parts`, after anybody last looked.

    `perhaps`: or before, for the days do not tell. `reported`: it rests on weak accounts alone. `looked` is
    False where nobody is known to have looked at all.
    """

    event: Event
    parts: tuple[str, ...] = ()
    perhaps: bool = False
    reported: bool = False
    looked: bool = True

    @property
    def kind(self) -> Term:
        """What was done: the kind of work where it is recorded, else the kind of event."""
        return self.event.work.kind if self.event.work else self.event.kind

    @property
    def how(self) -> How:
        """How sure it is that it was done, and after the last look."""
        return "perhaps" if self.perhaps else "reported" if self.reported else "surely"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A state that ended: its word, who gave it, and the event that ended it, if one is recorded."""

    word: Term
    assessment: Assessment
    event: Event | None = None
    perhaps: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The state on one scale, and everything that led to it.

    - `word` is None where nothing gives one, and where the state is contested: then `words` are those that
      contradict each other, and `sides` the assessments behind each, in the order of the words.
    - `last_look` is the last one at a word at least as exact; `last_vaguer` a later one at a vaguer word;
      `last_repeated` a later statement that repeats it without a look that is sure and dated.
    - `repeats` say the same and weigh too little to give the word; `could_not_tell` looked last of those who
      could not make it out.
    - `challenges` speak against the status and weigh too little to change it; `beside` may have been before
      or after it; `silent` neither confirm nor deny.
    """

    word: Term | None = None
    way: Way | None = None
    decided_by: Assessment | None = None
    supported_by: tuple[Assessment, ...] = ()
    last_look: Assessment | None = None
    last_vaguer: Assessment | None = None
    last_repeated: Assessment | None = None
    words: tuple[Term, ...] = ()
    sides: tuple[tuple[Assessment, ...], ...] = ()
    challenges: tuple[Assessment, ...] = ()
    beside: tuple[Assessment, ...] = ()
    silent: tuple[Assessment, ...] = ()
    repeats: tuple[Assessment, ...] = ()
    could_not_tell: Assessment | None = None
    earlier: tuple[Earlier, ...] = ()
    trace: tuple[Step, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether words stand that contradict each other, so that none of them is the state."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Support:
    """What a word of a status rests on: all who say it as exactly, on how many `pages`, from how many
    `origins`."""

    word: Term
    witnesses: tuple[Assessment, ...]
    pages: int
    origins: int


@dataclass(frozen=True, slots=True)
class Status:
    """The state of one place: `judged` on the scale of damage, and `condition` beside it, never merged.

    `support_grade` says in a word how good its support is; `support` has the numbers, for each word in turn
    where it is contested.
    """

    judged: Judged
    certainty: Term | None = None
    support_grade: Term | None = None
    support: tuple[Support, ...] = ()
    since: tuple[Since, ...] = ()
    questions: tuple[Question, ...] = ()
    condition: Judged = field(default_factory=Judged)
    said_of_whole: Term | None = None
    """For a part of which nobody speaks: the word that the whole has."""

    @property
    def damage(self) -> Term | None:
        """The word of the state; None where nothing gives one, and where it is contested."""
        return self.judged.word

    @property
    def decided_by(self) -> Assessment | None:
        """The assessment that gives the word; None where nothing does, and where the state is contested."""
        return self.judged.decided_by

    @property
    def supported_by(self) -> tuple[Assessment, ...]:
        """The assessments that say what the status says, and may."""
        return self.judged.supported_by

    @property
    def trace(self) -> tuple[Step, ...]:
        """Every assessment on the way to the word, in order."""
        return self.judged.trace

    @property
    def contested(self) -> bool:
        """Whether words stand that contradict each other."""
        return self.judged.contested

    @property
    def last_observed(self) -> Edtf | None:
        """When somebody last looked who saw it as exactly; None where nobody is known to have looked."""
        look = self.judged.last_look
        return look.observed or look.reported if look else None

    @property
    def said_of(self) -> Edtf | None:
        """The day of which it is said, where nobody is known to have looked."""
        said = None if self.judged.last_look else self.judged.decided_by
        return said.observed or said.reported if said else None


@dataclass(frozen=True, slots=True)
class CountedSince:
    """Of how many things in the class `state` it is told, and `how`, that `kind` was done to them since.

    `looked` is False where nobody is known to have looked at them at all.
    """

    state: Term
    kind: Term
    number: int
    how: How
    looked: bool = True


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group of like things that was judged together, and so is counted as none of the single things.

    `number` is how many things it holds, None where no inventory of it is cited.
    """

    site: Site
    component: Component
    state: Term
    since: tuple[CountedSince, ...] = ()

    @property
    def number(self) -> int | None:
        """How many things the group has, as its inventory says; None where nobody counted them."""
        return self.component.inventory.known if self.component.inventory else None


@dataclass(frozen=True, slots=True)
class RollUp:
    """How many parts are in which state, of how many `known`.

    `counts` are in the order of the vocabulary, without zeros. They add up to `known`, except that of an
    inventory the things in `groups` are a share, too. `of` says where the denominator comes from: the parts
    that are recorded, or an inventory that knows at least as many.
    """

    counts: tuple[tuple[Term, int], ...]
    known: int
    of: Literal["recorded", "inventory"]
    groups: tuple[GroupCount, ...] = ()
    since: tuple[CountedSince, ...] = ()


@dataclass(frozen=True, slots=True)
class AtLeastDamaged:
    """A part was found damaged later than anybody judged the whole, and so the whole is at least damaged.

    `part` is a component or a place below; `state` is what is said of it. `others` is how many more parts say
    so. `perhaps`: the days do not tell which was later, or the part may have been mended. `reported`: the
    part's state is only reported or claimed.
    """

    part: Component | Site
    state: Judged
    perhaps: bool = False
    reported: bool = False
    others: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of the two questions about a day is asked.

    How it was on the day `on`, judged by all that is known now; or by what was known on the day `known_by`.
    Without either it is asked how it is, as now known.
    """

    on: Day | None = None
    known_by: Day | None = None

    @property
    def day(self) -> Day | None:
        """The day of the state: that of the knowledge where no other is named; None is today."""
        return self.known_by if self.on is None else self.on

    @property
    def question(self) -> Literal["now", "as-it-was", "as-it-was-known"]:
        """Which of three questions: how it is, as it was on a day, or as it was known on a day (laws of the
        status, 15)."""
        if self.known_by is not None:
            return "as-it-was-known"
        return "now" if self.on is None else "as-it-was"


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """`status` is that of the whole: assessments without component or of the principal component.

    `told_by_counts`: the counts of `roll_up` are the state of the place, and `status` stands beside them.
    `parts_judged`: somebody judged a part, however deep below.
    """

    site: Site
    status: Status
    components: Mapping[str, Status]
    roll_up: RollUp | None
    at_least: AtLeastDamaged | None = None
    told_by_counts: bool = False
    parts_judged: bool = False
