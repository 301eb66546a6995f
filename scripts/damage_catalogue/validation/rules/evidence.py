"""What is said of a place's state rests on evidence that can bear it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Assessment, Citation, Claim, Event, Site, Source
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.status.paths import Chain, chains_of, has_independent_pair
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.wording import quoted

GRAVE = frozenset({"severe", "destroyed"})
OBSERVING = frozenset({"direct-observation", "remote-observation"})
GROUND_METHODS = frozenset(
    {
        "field-based-assessment",
        "architectural-survey",
        "ground-survey",
        "condition-assessment-field",
        "emergency-impact-assessment-field",
    }
)
IMAGE_METHODS = frozenset(
    {
        "emergency-impact-assessment-image",
        "condition-assessment-image",
        "archaeological-assessment-image",
        "risk-assessment-image",
    }
)
SEEN_IN_MEDIA = IMAGE_METHODS | {"open-source-media-review"}


def _assessments(entry: RecordInFile) -> Iterator[tuple[int, Assessment]]:
    if isinstance(entry.record, Site):
        yield from enumerate(entry.record.assessments)


def _damage(item: Assessment) -> str | None:
    return None if item.damage is None else item.damage.id


def _stands(claim: Claim) -> bool:
    return claim.standing.id == "standing"


def check_grave_rests_on_more_than_a_claim(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Destroyed or severe, where only the perpetrator says so, is a claim and no finding."""
    principal = {each["id"] for each in entry.data.get("components", ()) if each.get("principal")}

    def place(item: Assessment) -> str:
        return "" if item.component is None or item.component in principal else item.component

    grave = [each for each in _assessments(entry) if _stands(each[1]) and _damage(each[1]) in GRAVE]
    backed = {place(item) for _, item in grave if item.basis.id != "self-claim"}
    for number, item in grave:
        if item.basis.id == "self-claim" and place(item) not in backed:
            message = f"{quoted(item.word.id)} rests on nothing but the claim of the party that did it."
            hint = "Add an assessment by somebody else, or record the claim as an attribution in the event."
            yield Finding("HD501", entry.file, ("assessments", number, "basis"), message, hint)


def check_definite_is_supported(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Definite needs somebody who looked, or two origins that share nothing."""
    chains: defaultdict[Subject, set[Chain]] = defaultdict(set)
    observed: set[Subject] = set()
    for _, claim, subject in _standing_claims(entry):
        chains[subject] |= chains_of([claim])
        if claim.basis.id in OBSERVING:
            observed.add(subject)
    for path, claim, subject in _standing_claims(entry):
        if claim.certainty.id != "definite" or subject in observed:
            continue
        if not has_independent_pair(chains[subject]):
            message = "certainty: “definite” needs an observation, or two origins that share nothing."
            hint = "Write high, or add what a second, independent speaker says."
            yield Finding("HD502", entry.file, (*path, "certainty"), message, hint)


Subject = tuple[str | None, ...]
"""What claims are about: those about the same can bear each other out."""


def _standing_claims(entry: RecordInFile) -> Iterator[tuple[FieldPath, Claim, Subject]]:
    return (claim for claim in _claims(entry) if _stands(claim[1]))


def _claims(entry: RecordInFile) -> Iterator[tuple[FieldPath, Claim, Subject]]:
    record = entry.record
    if isinstance(record, Site):
        for number, judged in enumerate(record.assessments):
            yield (
                ("assessments", number),
                judged,
                ("state", judged.component, judged.word.vocabulary, judged.word.id),
            )
        for number, said in enumerate(record.statements):
            yield ("statements", number), said, ("statement", said.id)
    elif isinstance(record, Event):
        for number, told in enumerate(record.accounts):
            yield ("accounts", number), told, ("account",)
        for number, blamed in enumerate(record.attributions):
            yield ("attributions", number), blamed, ("attribution", blamed.agent)


def check_possible_is_uncertain(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Possible damage is damage that nobody could confirm."""
    for number, item in _assessments(entry):
        if _damage(item) == "possible" and item.certainty.id not in ("low", "negligible"):
            message = f"damage is “possible”, so certainty cannot be {quoted(item.certainty.id)}."
            hint = "Write low or negligible; or, if the damage is sure, damaged."
            yield Finding("HD503", entry.file, ("assessments", number, "certainty"), message, hint)


def check_intact_was_seen_on_the_ground(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Only somebody who was there can say that nothing is damaged."""
    for number, item in _assessments(entry):
        if _damage(item) != "intact":
            continue
        hint = "Write no-visible-damage, which says only that this way of looking showed none."
        if item.method.id not in GROUND_METHODS:
            message = f"“intact” needs an examination on the ground; {quoted(item.method.id)} is none."
            yield Finding("HD504", entry.file, ("assessments", number, "method"), message, hint)
        elif item.basis.id != "direct-observation":
            message = f"“intact” needs somebody who was there; the basis is {quoted(item.basis.id)}."
            yield Finding("HD504", entry.file, ("assessments", number, "basis"), message, hint)


def check_images_have_limits(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Whoever looks at pictures cannot see everything."""
    for number, item in _assessments(entry):
        if item.method.id in SEEN_IN_MEDIA and not item.limits:
            message = f"The method {quoted(item.method.id)} looks at pictures, but no limits are given."
            hint = "Add limits, such as [nadir-only, interior-not-seen], or [none-stated]."
            yield Finding("HD505", entry.file, ("assessments", number, "method"), message, hint)


def check_images_are_named(whole: Whole) -> Iterator[Finding]:
    """An assessment from images names the image, or cites a source that does."""
    for entry in whole.of_kind("sites"):
        for number, item in _assessments(entry):
            if item.method.id in IMAGE_METHODS and not item.image and not _has_imagery(whole, item.citations):
                observed = item.basis.id in OBSERVING
                message = "An image was examined, but neither this assessment nor its sources say which."
                hint = "Add image with the day it was acquired, or imagery to a source that is cited."
                path: FieldPath = ("assessments", number, "method")
                yield Finding("HD506" if observed else "HD507", entry.file, path, message, hint)


def _has_imagery(whole: Whole, citations: Iterable[Citation]) -> bool:
    sources: Iterator[Source | None] = (whole.catalogue.sources.get(each.source) for each in citations)
    return any(source is None or source.imagery is not None for source in sources)


def check_losers_alone_point_to_winners(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """Only a statement that no longer stands is set aside in favour of another."""
    for group in ("assessments", "statements", "accounts", "attributions"):
        for number, item in enumerate(entry.data.get(group, ())):
            given = [name for name in ("in_favour_of", "set_aside") if name in item]
            if given and item.get("standing", "standing") == "standing":
                named = " and ".join(given)
                message = (
                    f"{named} {'are' if len(given) > 1 else 'is'} given, but the statement still stands."
                )
                hint = f"Write standing: superseded or contradicted and say because, or delete {named}."
                path: FieldPath = (group, number, given[0])
                yield Finding("HD510", entry.file, path, message, hint, at_key=True)


def check_contested_states_are_named(whole: Whole) -> Iterator[Finding]:
    """Where assessments contradict each other and nothing reconciles them, a disagreement names them."""
    for id, derived in whole.statuses().items():
        entry = whole.entries["sites", id]
        named = _named_in_disagreements(whole, id)
        places = {number: item.id for number, item in _assessments(entry)}
        apart = {
            assessment.id: status.judged.sides[0][0]
            for status in (derived.status, *derived.components.values())
            for side in status.judged.sides[1:]
            for assessment in side
        }
        for number, assessment in places.items():
            if (against := apart.get(assessment)) and assessment not in named:
                message = (
                    f"This contradicts {quoted(against.id)} ({against.word.id}), and nothing explains why."
                )
                hint = (
                    "Add a disagreement that names both, or set one of them aside with standing and because."
                )
                yield Finding("HD508", entry.file, ("assessments", number, "damage"), message, hint)


def _named_in_disagreements(whole: Whole, site: str) -> set[str]:
    records: tuple[Site | Event, ...] = (
        whole.catalogue.sites[site],
        *whole.catalogue.events_at.get(site, ()),
    )
    return {
        reference.removeprefix(f"sites/{site}#")
        for record in records
        for disagreement in record.disagreements
        for position in disagreement.positions
        for reference in position.statements
    }
