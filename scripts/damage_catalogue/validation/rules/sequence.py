"""Nothing comes before what makes it possible: the building, the harm that is mended, the event judged.

Only what is sure counts: a date marked about (~) or perhaps (?) may lie on either side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from damage_catalogue.records.dating import Limit, possible_days
from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Assessment, Event, Site, is_withdrawn
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.dates import check_nothing_in_future, check_order
from damage_catalogue.validation.rules.set_aside import Subjects, affected_by
from damage_catalogue.validation.wording import counted, quoted

HARM = frozenset({"damage", "looting"})
DONE_TO_PLACES = HARM | {"restoration"}


class Terminus(NamedTuple):
    """A day by which something had been seen or had happened, or before which it had not: what says so,
    where, and the day."""

    says: str
    path: FieldPath
    date: Edtf
    day: Day

    def __str__(self) -> str:
        return f"{self.says} {quoted(self.date.text)}"


class Early(NamedTuple):
    """Something of a place that was over before the place was built."""

    file: str
    bound: Terminus


def check_nothing_precedes_the_building(whole: Whole) -> Iterator[Finding]:
    """No place is seen, harmed or repaired before the first day on which it can have been built.

    A part that is not the principal one may be older than the whole, as the objects of a museum are. A day of
    building that several things contradict is told once: it is the one that is wrong.
    """
    done = _done_to_sites(whole)
    for entry in whole.of_kind("sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        if site.built is None or is_withdrawn(site) or not site.built.date.is_exact:
            continue
        begin = site.built.date.earliest
        if begin is None:
            continue
        early = [*_seen_before(begin, entry, site, whole), *_done_before(begin, site, done.get(site.id, ()))]
        own = [one.bound for one in early if one.file == entry.file]
        if early and _is_told_anyway(entry, whole.today, own):
            continue
        built = quoted(site.built.date.text)
        if len(early) == 1:
            file, bound = early[0]
            message = f"{bound} lies before {quoted(site.id)} was built, {built}."
            hint = (
                "Compare both days with their sources. If an older building is meant, built is the "
                "day of that."
            )
            yield Finding("HD410", file, bound.path, message, hint)
        elif early:
            first = min(early, key=lambda one: one.bound.day)
            message = f"built: {built} lies after {counted(len(early), 'look or event', 'looks and events')}."
            hint = (
                f"The first is {first.bound}, in {first.file}. Check the day of building first; if an older "
                "building is meant, built is the day of that."
            )
            yield Finding("HD410", entry.file, ("built", "date"), message, hint)


def _is_told_anyway(entry: RecordInFile, today: Day, bounds: Iterable[Terminus]) -> bool:
    """Whether a date of the building or of one of these looks is at odds with others or with today anyway."""
    told = [
        found.path[:2] for check in (check_order, check_nothing_in_future) for found in check(entry, today)
    ]
    return ("built", "date") in told or any(bound.path[:2] in told for bound in bounds)


def _seen_before(begin: Day, entry: RecordInFile, site: Site, whole: Whole) -> Iterator[Early]:
    whole_site = _principal_parts(site)
    for number, item in enumerate(site.assessments):
        bound = _seen_by(item, ("assessments", number), whole)
        if item.component in whole_site and bound and bound.day < begin:
            yield Early(entry.file, bound)


class Done(NamedTuple):
    """Harm or work: by when it was over, and the components of one site that it concerned."""

    early: Early
    components: frozenset[str | None]


def _done_to_sites(whole: Whole) -> Mapping[str, Sequence[Done]]:
    """All harm and work of which some last day is sure, by site."""
    done: defaultdict[str, list[Done]] = defaultdict(list)
    for entry in whole.of_kind("events"):
        event = entry.record
        assert isinstance(event, Event), "entries of kind events hold events"
        over = _over_by(event)
        if over and event.kind.id in DONE_TO_PLACES and not is_withdrawn(event):
            for site, components in affected_by(event).items():
                done[site].append(Done(Early(entry.file, over), components))
    return done


def _done_before(begin: Day, site: Site, done: Iterable[Done]) -> Iterator[Early]:
    whole_site = _principal_parts(site)
    for early, components in done:
        if early.bound.day < begin and not whole_site.isdisjoint(components):
            yield early


def _principal_parts(site: Site) -> frozenset[str | None]:
    """The whole, as None, and the part that stands for it."""
    return frozenset({None, *(part.id for part in site.components if part.principal)})


def _seen_by(item: Assessment, path: FieldPath, whole: Whole) -> Terminus | None:
    """The earliest day by which it was surely seen: as it says, was reported, else was published."""
    found = [
        _by("observed", (*path, "observed"), item.observed),
        _by("reported", (*path, "reported"), item.reported),
    ]
    if item.reported is None:
        for number, citation in enumerate(item.citations):
            source = whole.catalogue.sources.get(citation.source)
            where: FieldPath = (*path, "citations", number, "source")
            found.append(_by("a publication of", where, source.issued if source else None))
    return min(filter(None, found), key=lambda bound: bound.day, default=None)


def _over_by(event: Event) -> Terminus | None:
    """The earliest day by which it had surely happened."""
    return _bound_of(event, possible_days(event).end)


def _begun_from(event: Event) -> Terminus | None:
    """The latest day before which it had surely not happened."""
    return _bound_of(event, possible_days(event).begin)


def _bound_of(event: Event, limit: Limit | None) -> Terminus | None:
    if limit is None or limit.is_about:
        return None
    bounds = {"not_before": event.not_before, "not_after": event.not_after}
    if bound := bounds.get(limit.field):
        return Terminus(limit.field, (limit.field, "date"), bound.date, limit.day)
    assert event.occurred is not None, "what no bound limits, the date does"
    return Terminus("occurred", ("occurred",), event.occurred, limit.day)


def _by(says: str, path: FieldPath, date: Edtf | None) -> Terminus | None:
    if date is None or date.latest is None or not date.is_exact:
        return None
    return Terminus(says, path, date, date.latest)


def check_repairs_mend_earlier_harm(whole: Whole) -> Iterator[Finding]:
    """A repair mends harm, of the same place, that can have been done before it."""
    subjects = Subjects(whole.catalogue)
    for entry in whole.of_kind("events"):
        event = entry.record
        if not isinstance(event, Event) or event.work is None or is_withdrawn(event):
            continue
        for number, id in enumerate(event.work.mends):
            harm = whole.catalogue.events.get(id)
            if harm is not None and (why := _why_not_mended(event, harm, subjects)):
                message, hint = why
                yield Finding("HD411", entry.file, ("work", "mends", number), message, hint)


def _why_not_mended(event: Event, harm: Event, subjects: Subjects) -> tuple[str, str] | None:
    over, begun = _over_by(event), _begun_from(harm)
    if harm.kind.id not in HARM:
        kind = quoted(harm.kind.id)
        return (
            f"{quoted(harm.id)} is an event of kind {kind}, which leaves nothing to mend.",
            "Name the event of damage, or delete it here.",
        )
    if not subjects.of_event(event).overlap(subjects.of_event(harm)):
        return (
            f"{quoted(harm.id)} harmed other places than those that were repaired.",
            "Check the id, and what each of the two events affects.",
        )
    if over and begun and over.day < begun.day:
        return (
            f"The repair, {over}, was over before the harm, {begun}.",
            "Compare both days with their sources, or name the harm that it mended.",
        )
    return None


def check_results_are_judged_after_the_event(whole: Whole) -> Iterator[Finding]:
    """An assessment that names the event whose result it judges is of its place, and not before it."""
    subjects = Subjects(whole.catalogue)
    for entry in whole.of_kind("sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        for number, item in enumerate(site.assessments):
            event = whole.catalogue.events.get(item.result_of or "")
            if event is None or is_withdrawn(site):
                continue
            path: FieldPath = ("assessments", number)
            seen, begun = _seen_by(item, path, whole), _begun_from(event)
            if not subjects.of_part(site.id, item.component).overlap(subjects.of_event(event)):
                message = f"{quoted(event.id)} concerns other places than this assessment."
                hint = "Check the id, and what the event affects."
                yield Finding("HD412", entry.file, (*path, "result_of"), message, hint)
            elif seen and begun and seen.day < begun.day:
                message = f"{seen} lies before the event whose result is judged, {begun}."
                hint = "Compare both days with their sources, or delete result_of."
                yield Finding("HD412", entry.file, seen.path, message, hint)
