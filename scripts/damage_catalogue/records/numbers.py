"""The permanent number of everything that agents say: eight characters by which a statement can be named.

A number is made of what a statement is, never of how it is worded: its record, its kind, its subject, its
day, its grade or word, its speaker and the sources that it cites. So a typing error can be mended, a note or
a translation added and the file put into another order, and every link to the number still leads there.

Two of one record that agree in all this are told apart by their ids. Nothing else of a record is sure to
differ and is no wording; and the number that they would share leads to the first of them by id, so that a
link made before the second one came leads somewhere still.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, islice, product
from json import dumps
from typing import Literal

from damage_catalogue.records.edtf import Edtf
from damage_catalogue.records.model import (
    Assessment,
    Attribution,
    Catalogue,
    Claim,
    Disagreement,
    Event,
    Position,
    Record,
    RecordKind,
    Site,
    Statement,
)
from damage_catalogue.records.vocabularies import Term

Group = Literal["assessments", "statements", "accounts", "attributions", "disagreements"]
"""The list of a record in which a statement stands, as its schema calls it: the kind of the statement."""

Item = Claim | Disagreement

LENGTH = 8
"""Characters of a number. Among 20,000 statements two share one by chance in one of 5,000 catalogues."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 as Douglas Crockford writes it: no i, l, o or u, so that nothing is taken for a 1, a 0 or a v."""
_MISREAD = str.maketrans("ilo", "110", " -")
_MOST_FORMER = 256
"""At most so many former numbers of one statement are worked out: of its record, its speaker and each source
that it cites, every combination of old and new ids."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a number is made of. `words` are ids of terms, `days` are as the record writes them."""

    kind: RecordKind
    record: str
    group: Group
    subject: str
    days: tuple[str, ...]
    words: tuple[str, ...]
    speakers: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """One statement with its number. It is number `index` of the list `group` of its record, from 0 on.

    `replaced` are numbers that it had, or had in common with another, and that lead to it now.
    """

    number: str
    kind: RecordKind
    record: Record
    group: Group
    index: int
    item: Item
    replaced: tuple[str, ...] = ()


FormerIds = Mapping[tuple[RecordKind, str], tuple[str, ...]]


def former_ids(catalogue: Catalogue) -> FormerIds:
    """The former ids of every record that has some, by kind and id."""
    return {(kind, one.id): one.former_ids for kind, one in catalogue.records() if one.former_ids}


def numbers_of(catalogue: Catalogue) -> tuple[Numbered, ...]:
    """Everything in the catalogue that has a number, sites before events, each in the order of its file.

    A number that a statement has now leads to that one alone, whatever had it before; one that nothing has
    leads to the first that it was replaced by.
    """
    former = former_ids(catalogue)
    records: chain[Record] = chain(catalogue.sites.values(), catalogue.events.values())
    found = [one for record in records for one in numbers_in(record, former)]
    taken = {one.number for one in found}
    for index, one in enumerate(found):
        if one.replaced:
            kept = tuple(number for number in dict.fromkeys(one.replaced) if number not in taken)
            taken.update(kept)
            found[index] = replace(one, replaced=kept)
    return tuple(found)


def numbers_in(record: Record, former: FormerIds) -> tuple[Numbered, ...]:
    """Everything in one record that has a number, in the order of the file."""
    found = [(identity_of(record, group, item), group, index, item) for group, index, item in _items(record)]
    alike: defaultdict[Identity, list[str]] = defaultdict(list)
    for identity, _, _, item in found:
        alike[identity].append(item.id)
    first = {identity: min(ids) for identity, ids in alike.items() if len(ids) > 1}
    numbered = []
    for identity, group, index, item in found:
        told_apart = item.id if identity in first else ""
        replaced = [make_number(one, told_apart) for one in _former(identity, former)]
        if first.get(identity) == item.id:
            replaced.insert(0, make_number(identity))
        number = make_number(identity, told_apart)
        numbered.append(Numbered(number, identity.kind, record, group, index, item, tuple(replaced)))
    return tuple(numbered)


def identity_of(record: Record, group: Group, item: Item) -> Identity:
    """What the number of a statement in this record is made of."""
    kind: RecordKind = "sites" if isinstance(record, Site) else "events"
    if isinstance(item, Disagreement):
        return Identity(
            kind=kind,
            record=record.id,
            group=group,
            subject=item.topic.id,
            days=(),
            words=(),
            speakers=_sorted(position.by for position in item.positions),
            sources=sources_of(item),
        )
    subject, days, words = _particulars(item)
    return Identity(
        kind=kind,
        record=record.id,
        group=group,
        subject=subject,
        days=tuple(day.text if day else "" for day in days),
        words=tuple(word.id if word else "" for word in words),
        speakers=_sorted([item.by]),
        sources=sources_of(item),
    )


def sources_of(item: Item) -> tuple[str, ...]:
    """The ids of the sources that a statement cites, or positions of a disagreement; each once, sorted."""
    claims: Iterable[Claim | Position] = item.positions if isinstance(item, Disagreement) else (item,)
    return _sorted(citation.source for claim in claims for citation in claim.citations)


def make_number(identity: Identity, told_apart: str = "") -> str:
    """The number: the first 40 bits of the SHA-256 of the identity as JSON, in base 32.

    `told_apart` is the id of the statement where another one of its record has the same identity.
    """
    said = [
        *(identity.kind, identity.record, identity.group, identity.subject),
        *(identity.days, identity.words, identity.speakers, identity.sources),
        *([told_apart] if told_apart else []),
    ]
    written = dumps(said, ensure_ascii=True, separators=(",", ":"))
    bits = int.from_bytes(sha256(written.encode()).digest()[:5], "big")
    return "".join(_ALPHABET[bits >> 5 * digit & 31] for digit in reversed(range(LENGTH)))


def read_number(typed: str) -> str | None:
    """The number that somebody typed, in capitals, with blanks or hyphens or an o for a 0; None if it cannot
    be one. What stands in an address, `s_` and the number, will do as well."""
    plain = typed.strip().lower().removeprefix("#").removeprefix("s_").translate(_MISREAD)
    return plain if len(plain) == LENGTH and set(plain) <= set(_ALPHABET) else None


def find_number(catalogue: Catalogue, number: str) -> tuple[Numbered, ...]:
    """Whatever has this number now; else whatever took the place of what had it."""
    found = numbers_of(catalogue)
    return tuple(one for one in found if one.number == number) or tuple(
        one for one in found if number in one.replaced
    )


def _items(record: Record) -> Iterator[tuple[Group, int, Item]]:
    groups: tuple[tuple[Group, Iterable[Item]], ...] = ()
    if isinstance(record, Site):
        groups = ("assessments", record.assessments), ("statements", record.statements)
        groups = (*groups, ("disagreements", record.disagreements))
    elif isinstance(record, Event):
        groups = ("accounts", record.accounts), ("attributions", record.attributions)
        groups = (*groups, ("disagreements", record.disagreements))
    for group, items in groups:
        for index, item in enumerate(items):
            yield group, index, item


def _particulars(item: Claim) -> tuple[str, tuple[Edtf | None, ...], tuple[Term | None, ...]]:
    """Subject, days and words: what of the place or whom it concerns, when, and what it says in one word."""
    match item:
        case Assessment():
            return item.component or "", (item.observed, item.reported), (item.damage, item.condition)
        case Attribution():
            return item.agent, (item.stated,), (item.kind,)
        case Statement():
            return "", (item.occurred, item.stated), (item.kind,)


def _sorted(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({id for id in ids if id is not None}))


def _former(identity: Identity, former: FormerIds) -> Iterator[Identity]:
    """The identity as it was when its record, a speaker, a source or the accused had other ids."""
    accused = identity.group == "attributions"
    kept = [
        [identity.record, *former.get((identity.kind, identity.record), ())],
        [identity.subject, *(former.get(("agents", identity.subject), ()) if accused else ())],
        *([id, *former.get(("agents", id), ())] for id in identity.speakers),
        *([id, *former.get(("sources", id), ())] for id in identity.sources),
    ]
    last = 2 + len(identity.speakers)
    for record, subject, *ids in islice(product(*kept), 1, _MOST_FORMER):
        speakers, sources = _sorted(ids[: last - 2]), _sorted(ids[last - 2 :])
        yield Identity(
            identity.kind, record, identity.group, subject, identity.days, identity.words, speakers, sources
        )
