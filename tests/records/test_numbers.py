"""The number of a statement outlives every change of its wording, and no change of what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from damage_catalogue.records import edtf
from damage_catalogue.records.load import Loader
from damage_catalogue.records.model import (
    Assessment,
    Attribution,
    Baseline,
    Catalogue,
    Citation,
    Disagreement,
    Event,
    Imagery,
    Position,
    Record,
    Site,
    Statement,
    Text,
)
from damage_catalogue.records.numbers import (
    LENGTH,
    Item,
    Numbered,
    find_number,
    former_ids,
    numbers_in,
    numbers_of,
    read_number,
)
from damage_catalogue.records.vocabularies import Term

MINI = Path(__file__).parents[1] / "data" / "mini"

MADE_OF: Mapping[type, frozenset[str]] = {
    Assessment: frozenset({"component", "observed", "reported", "damage", "condition", "by", "citations"}),
    Statement: frozenset({"occurred", "stated", "kind", "by", "citations"}),
    Attribution: frozenset({"agent", "stated", "kind", "by", "citations"}),
    Disagreement: frozenset({"topic", "positions"}),
}
"""The fields that a number is made of; every other field of a statement is not."""


@pytest.fixture(scope="module")
def everything(mini: Catalogue) -> list[Numbered]:
    return list(numbers_of(mini))


def changed(value: Any, name: str, catalogue: Catalogue) -> Any:
    """Another value of the same type for a field of a statement."""
    words = {
        "damage": "damage",
        "condition": "condition",
        "extent": "extent",
        "trend": "trend",
        "kind": "statement-kind",
    }
    match value:
        case Term():
            vocabulary = next(one for one in catalogue.vocabularies.values() if value in one.terms)
            return next(term for term in vocabulary if term != value)
        case edtf.Edtf():
            return edtf.parse("1999-12-31" if value.text != "1999-12-31" else "1998")
        case Text():
            return Text((*value.versions, ("fr", "Autrement dit.")))
        case str():
            return f"{value}-2"
        case None if name in words:
            return catalogue.vocabularies[words[name]].terms[0]
    return _of_its_own(name)


def _of_its_own(name: str) -> Any:
    if name in ("observed", "reported", "stated", "occurred", "set_aside"):
        return edtf.parse("1999-12-31")
    if name in ("image", "baseline"):
        return Imagery(provider="Somebody") if name == "image" else Baseline(says=Text((("en", "Whole."),)))
    if name == "citations":
        return (Citation("a-source-of-its-own"),)
    if name == "positions":
        return (Position(Text((("en", "No."),)), by="nobody-else", citations=(Citation("one-more"),)),)
    return Text((("en", "Otherwise."),)) if name in ("because", "note", "says", "own_grade") else "otherwise"


def number_of(one: Numbered, item: Item) -> str:
    """The number of the statement, had it been this one."""
    return numbers_in(with_item(one.record, one, item), {})[_place(one)].number


def with_item(record: Record, one: Numbered, item: Item) -> Record:
    """The record with this statement in place of its own."""
    items: list[Item] = list(getattr(record, one.group))
    items[one.index] = item
    changes: dict[str, Any] = {one.group: tuple(items)}
    return replace(record, **changes)


def places_and_events(catalogue: Catalogue) -> tuple[Record, ...]:
    return (*catalogue.sites.values(), *catalogue.events.values())


def _place(one: Numbered) -> int:
    return [(each.group, each.index) for each in numbers_in(one.record, {})].index((one.group, one.index))


def test_what_has_a_number_is_all_that_agents_say(mini: Catalogue, everything: list[Numbered]) -> None:
    said = [
        *(one for site in mini.sites.values() for one in site.assessments),
        *(one for site in mini.sites.values() for one in site.statements),
        *(one for site in mini.sites.values() for one in site.disagreements),
        *(one for event in mini.events.values() for one in event.accounts),
        *(one for event in mini.events.values() for one in event.attributions),
        *(one for event in mini.events.values() for one in event.disagreements),
    ]
    assert sorted(map(id, said)) == sorted(id(one.item) for one in everything)
    assert {type(one) for one in said} == set(MADE_OF)
    assert all(getattr(one.record, one.group)[one.index] is one.item for one in everything)


def test_each_has_one_of_its_own_that_cannot_be_misread(everything: list[Numbered]) -> None:
    numbers = [one.number for one in everything]
    assert len(set(numbers)) == len(numbers)
    assert all(len(number) == LENGTH and not set(number) & set("ilou") for number in numbers)
    assert all(read_number(number) == number for number in numbers)


def test_a_field_changes_the_number_just_if_the_number_is_made_of_it(
    mini: Catalogue, everything: list[Numbered]
) -> None:
    tried = set()
    for one in everything:
        for field in fields(one.item):
            if field.name in ("id", "citations", "positions"):
                continue
            other = replace(
                one.item, **{field.name: changed(getattr(one.item, field.name), field.name, mini)}
            )
            differs = number_of(one, other) != number_of(one, one.item)
            assert differs == (field.name in MADE_OF[type(one.item)]), (one.item.id, field.name)
            tried.add((type(one.item), field.name))
    assert tried >= {(kind, name) for kind, names in MADE_OF.items() for name in names} - {
        *((kind, "citations") for kind in MADE_OF),
        (Disagreement, "positions"),
    }


def test_of_citations_only_the_sources_count(everything: list[Numbered]) -> None:
    for one in everything:
        if isinstance(one.item, Disagreement):
            continue
        cited = one.item.citations
        reworded = tuple(
            replace(each, locator="p. 99", says=Text((("en", "Else."),)), quote="else", via=("somebody",))
            for each in reversed(cited)
        )
        twice = (*cited, cited[0])
        assert number_of(one, replace(one.item, citations=reworded)) == number_of(one, one.item)
        assert number_of(one, replace(one.item, citations=twice)) == number_of(one, one.item)
        more = (*cited, Citation("one-source-more"))
        assert number_of(one, replace(one.item, citations=more)) != number_of(one, one.item)
        other = (*cited[1:], Citation("another-source"))
        assert number_of(one, replace(one.item, citations=other)) != number_of(one, one.item)


def test_of_positions_the_speakers_and_the_sources_count(everything: list[Numbered]) -> None:
    disagreements = [one for one in everything if isinstance(one.item, Disagreement)]
    assert disagreements
    for one in disagreements:
        assert isinstance(one.item, Disagreement)
        sides, more = one.item.positions, Text((("en", "Otherwise said."),))
        reworded = tuple(replace(side, says=more, statements=()) for side in reversed(sides))
        assert number_of(one, replace(one.item, positions=reworded)) == number_of(one, one.item)
        for side in (Position(more, by="one-more"), Position(more, citations=(Citation("one-more"),))):
            assert number_of(one, replace(one.item, positions=(*sides, side))) != number_of(one, one.item)


def test_the_record_changes_the_number(everything: list[Numbered]) -> None:
    for one in everything:
        moved = replace(one.record, id=f"{one.record.id}-2")
        assert numbers_in(moved, {})[_place(one)].number != one.number


def test_the_order_of_a_file_changes_nothing(mini: Catalogue) -> None:
    chance = Random(7)
    for record in places_and_events(mini):
        before = {one.item.id: (one.number, one.replaced) for one in numbers_in(record, {})}
        for _ in range(4):
            lists = ("assessments", "statements", "accounts", "attributions", "disagreements")
            shuffled: dict[str, Any] = {
                name: tuple(chance.sample(getattr(record, name), len(getattr(record, name))))
                for name in lists
                if hasattr(record, name)
            }
            after = numbers_in(replace(record, **shuffled), {})
            assert {one.item.id: (one.number, one.replaced) for one in after} == before


@pytest.fixture
def twins(mini: Catalogue) -> tuple[Site, Statement, Statement]:
    """A site with a statement, and with two that agree in all that a number is made of."""
    site = next(site for site in mini.sites.values() if site.statements)
    one = replace(site.statements[0], id="b")
    return replace(site, statements=(one,)), one, replace(one, id="a", says=Text((("en", "And more."),)))


def test_two_that_agree_in_everything_are_told_apart_by_their_ids(
    twins: tuple[Site, Statement, Statement],
) -> None:
    site, one, other = twins
    alone = number_in(site, "b")
    both = replace(site, statements=(one, other))
    first, second = number_in(both, "a"), number_in(both, "b")
    assert len({alone.number, first.number, second.number}) == 3
    renamed = replace(both, statements=(one, replace(other, id="c")))
    assert number_in(renamed, "b").number == second.number


def test_the_number_that_two_would_share_leads_to_the_first_of_them(
    twins: tuple[Site, Statement, Statement],
) -> None:
    site, one, other = twins
    both = replace(site, statements=(one, other))
    assert number_in(both, "a").replaced == (number_in(site, "b").number,)
    assert number_in(both, "b").replaced == ()


def number_in(record: Site | Event, id: str) -> Numbered:
    return next(one for one in numbers_in(record, {}) if one.item.id == id)


def test_a_renamed_record_speaker_or_source_keeps_the_old_numbers(mini: Catalogue) -> None:
    former = former_ids(mini)
    for kind, id in former:
        old_id = former[kind, id][0]
        for record in places_and_events(mini):
            for one in numbers_in(record, former):
                item: Any = one.item
                before: Record = record
                if kind in ("sites", "events"):
                    if record.id != id:
                        continue
                    before = replace(record, id=old_id)
                elif isinstance(item, Disagreement):
                    continue
                elif kind == "agents" and item.by == id:
                    item = replace(item, by=old_id)
                elif kind == "sources" and any(cited.source == id for cited in item.citations):
                    renamed = (
                        replace(c, source=old_id if c.source == id else c.source) for c in item.citations
                    )
                    item = replace(item, citations=tuple(renamed))
                else:
                    continue
                then = numbers_in(with_item(before, one, item), {})[_place(one)]
                assert then.number != one.number
                assert then.number in one.replaced
                assert find_number(mini, then.number) == (one,)


def test_a_number_is_found_however_it_is_typed(mini: Catalogue, everything: list[Numbered]) -> None:
    for one in everything:
        for typed in (
            one.number.upper(),
            f"{one.number[:4]} {one.number[4:]}",
            f"#s_{one.number}",
            one.number.replace("0", "O").replace("1", "l"),
        ):
            number = read_number(typed)
            assert number == one.number
            assert find_number(mini, number) == (one,)


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "palmyra!", "uuuuuuuu", "١٢٣٤٥٦٧٨"])
def test_what_can_be_no_number_is_none(typed: str) -> None:
    assert read_number(typed) is None


def test_translations_comments_and_quotes_of_a_file_change_nothing(mini: Catalogue) -> None:
    loader = Loader(mini.vocabularies)
    said = {
        "id": "x",
        "kind": "access",
        "by": "oriel-tamsin",
        "stated": "2015-06",
        "certainty": "medium",
        "basis": "official-position",
        "citations": [{"source": "council-report-2015", "says": "Nobody may enter."}],
    }
    names = [{"text": "Gate", "lang": "en", "role": "preferred"}]
    numbers = set()
    for says in ("Nobody may enter.", {"en": "Nobody may enter.", "ar": "لا يدخل أحد."}):
        site = loader.record(
            "sites", "gate", {"names": names, "kind": "gate", "statements": [{**said, "says": says}]}
        )
        numbers.add(numbers_in(site, {})[0].number)
    assert len(numbers) == 1


def test_the_numbers_are_what_they_have_always_been(everything: list[Numbered]) -> None:
    """Whoever changes how they are made breaks every link that was ever published."""
    kept = {one.item.id: one.number for one in everything}
    assert {id: kept[id] for id in KEPT} == KEPT


KEPT: Mapping[str, str] = {
    "icewatch-2016": "444hr5sq",
    "museum-2016": "ptraat46",
    "threat": "0bd2fpbt",
    "significance": "a1z825fb",
    "nobody": "h58aezhh",
    "survey": "2prtk4q7",
    "rumour": "dc81akjg",
    "agency-later": "pmb9epjx",
    "is-it-dark": "n97dqs4s",
    "who-hid-the-books": "j7qjms2q",
}
