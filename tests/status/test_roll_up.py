"""Counts of states, and what they are counted of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Inventory, Text
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.roll_up import class_of

if TYPE_CHECKING:
    from tests.status.conftest import Make

    from damage_catalogue.records.model import Catalogue, Site


def counts(catalogue: Catalogue, site: str = "palmyra") -> tuple[dict[str, int], int, str]:
    roll_up = derive_all(catalogue)[site].roll_up
    assert roll_up
    assert sum(number for _, number in roll_up.counts) == roll_up.known
    return {term.id: number for term, number in roll_up.counts}, roll_up.known, roll_up.of


def tombs(make: Make, part_of: str = "palmyra", prefix: str = "tomb") -> list[Site]:
    return [
        make.site(f"{prefix}-{number}", assessments, part_of=part_of)
        for number, assessments in enumerate(
            (
                [make.seen("image", "destroyed", "2015-09-02")],
                [make.seen("image", "severe", "2015-09-02")],
                [],
            )
        )
    ]


def test_a_site_without_parts_has_no_counts(make: Make) -> None:
    assert derive_all(make.catalogue(make.site("palmyra")))["palmyra"].roll_up is None


def test_parts_are_counted_by_class_in_the_order_of_the_vocabulary(make: Make) -> None:
    catalogue = make.catalogue(make.site("palmyra"), *tombs(make))
    found, known, of = counts(catalogue)
    assert list(found.items()) == [("severe", 1), ("destroyed", 1), ("not-assessed", 1)]
    assert (known, of) == (3, "recorded")


@pytest.mark.parametrize(
    ("known", "denominator", "not_assessed", "of"),
    [(12, 12, 10, "inventory"), (3, 3, 1, "inventory"), (2, 3, 1, "recorded")],
)
def test_the_denominator_is_the_greater_of_inventory_and_records(
    make: Make, known: int, denominator: int, not_assessed: int, of: str
) -> None:
    catalogue = make.catalogue(make.site("palmyra", known=known), *tombs(make))
    found = counts(catalogue)
    assert found == ({"destroyed": 1, "severe": 1, "not-assessed": not_assessed}, denominator, of)


def test_an_inventory_alone_says_how_much_nobody_has_looked_at(make: Make) -> None:
    catalogue = make.catalogue(make.site("palmyra", known=12))
    assert counts(catalogue) == ({"not-assessed": 12}, 12, "inventory")


def test_components_are_counted_where_there_are_no_parts(make: Make) -> None:
    site = make.site(
        "palmyra",
        [make.seen("image", "destroyed", "2015-08-31", component="cella")],
        components=["cella", "gate"],
    )
    assert counts(make.catalogue(site)) == ({"destroyed": 1, "not-assessed": 1}, 2, "recorded")


def test_parts_of_a_part_are_counted_once(make: Make) -> None:
    catalogue = make.catalogue(
        make.site("palmyra"),
        make.site("valley", [make.seen("image", "severe", "2015-09-02")], part_of="palmyra"),
        *tombs(make, part_of="valley"),
        make.site("temple", [make.seen("image", "destroyed", "2015-08-31")], part_of="palmyra"),
    )
    expected = {"destroyed": 2, "severe": 1, "not-assessed": 1}
    assert counts(catalogue) == (expected, 4, "recorded")
    assert counts(catalogue, "valley")[1] == 3


def test_what_the_inventory_of_a_part_knows_counts_in_the_whole(make: Make) -> None:
    catalogue = make.catalogue(
        make.site("palmyra"), make.site("valley", part_of="palmyra", known=12), *tombs(make, "valley")
    )
    assert counts(catalogue) == ({"destroyed": 1, "severe": 1, "not-assessed": 10}, 12, "recorded")


def test_an_inventory_smaller_than_the_records_of_a_part_takes_nothing_away(make: Make) -> None:
    catalogue = make.catalogue(
        make.site("palmyra"), make.site("valley", part_of="palmyra", known=2), *tombs(make, "valley")
    )
    assert counts(catalogue)[1] == 3


def test_five_thousand_levels_are_counted(make: Make) -> None:
    levels = [make.site(f"level-{n}", part_of=f"level-{n - 1}" if n else "palmyra") for n in range(5000)]
    leaf = make.site("leaf", [make.seen("image", "slight", "2015-01-01")], part_of="level-4999")
    assert counts(make.catalogue(make.site("palmyra"), *levels, leaf)) == ({"slight": 1}, 1, "recorded")


def test_parts_in_a_circle_still_leave_every_site_with_a_status(make: Make) -> None:
    catalogue = make.catalogue(
        make.site("a", [make.seen("image", "severe", "2015-01-01")], part_of="b"),
        make.site("b", part_of="a"),
        make.site("c", [make.seen("image", "slight", "2015-01-01")], part_of="a"),
        make.site("orphan", part_of="nowhere"),
    )
    found = derive_all(catalogue)
    assert set(found) == {"a", "b", "c", "orphan"}
    assert counts(catalogue, "a") == ({"slight": 1}, 1, "recorded")


def test_a_withdrawn_part_is_not_counted(make: Make) -> None:
    catalogue = make.catalogue(
        make.site("palmyra"), *tombs(make), make.site("mistake", part_of="palmyra", review="withdrawn")
    )
    assert counts(catalogue)[1] == 3


@pytest.mark.parametrize(
    ("damage", "observed", "expected"),
    [
        ("possible", "2015-05-01", "possible"),
        ("unknown", "2015-05-01", "unknown"),
        ("not-assessed", "2015-05-01", "not-assessed"),
        ("severe", "2015-05-01", "severe"),
        ("severe", None, "undated"),
    ],
)
def test_where_somebody_looked_it_is_not_counted_as_not_assessed(
    make: Make, damage: str, observed: str | None, expected: str
) -> None:
    status = make.status(make.seen("look", damage, observed))
    assert class_of(status, make.vocabularies).id == expected


def test_a_group_is_no_single_thing_and_stands_beside_the_counts(make: Make) -> None:
    """What is said of fourteen tombs together is said of none of them alone, however many they are."""
    ruin = make.seen("ruin", "damaged", "2015", component="tombs")
    temple = make.site("temple", [ruin], components=("tombs", "gate"))
    inventory = Inventory(14, Text((("en", "tombs"),)), ())
    group = replace(temple.components[0], group=True, inventory=inventory)
    temple = replace(temple, components=(group, temple.components[1]))
    catalogue = make.catalogue(make.site("palmyra"), replace(temple, part_of="palmyra"))
    for site in ("temple", "palmyra"):
        assert counts(catalogue, site) == ({"not-assessed": 1}, 1, "recorded")
        roll_up = derive_all(catalogue)[site].roll_up
        assert roll_up is not None
        (found,) = roll_up.groups
        assert (found.site.id, found.component.id, found.number, found.state.id) == (
            *("temple", "tombs", 14, "damaged"),
        )


def test_things_in_a_group_are_among_those_that_an_inventory_knows(make: Make) -> None:
    ruin = make.seen("ruin", "destroyed", "2015", component="tombs")
    town = make.site("town", [ruin], components=("tombs",), known=16)
    group = replace(town.components[0], group=True, inventory=Inventory(14, Text((("en", "tombs"),)), ()))
    roll_up = derive_all(make.catalogue(replace(town, components=(group,))))["town"].roll_up
    assert roll_up is not None
    assert [(term.id, number) for term, number in roll_up.counts] == [("not-assessed", 2)]
    assert (roll_up.known, roll_up.of) == (16, "inventory")


def test_a_group_never_stands_for_the_whole(make: Make) -> None:
    ruin = make.seen("ruin", "destroyed", "2015", component="tombs")
    town = make.site("town", [ruin], components=("tombs",), principal="tombs")
    derived = derive_all(make.catalogue(replace(town, components=(replace(town.components[0], group=True),))))
    assert derived["town"].told_by_counts
    assert derived["town"].status.damage is None


def test_on_an_early_day_nobody_had_looked_yet(make: Make) -> None:
    status = make.status(make.seen("look", "severe", "2015-05-01"), on="2015-04-30")
    assert class_of(status, make.vocabularies).id == "not-assessed"


def test_all_statuses_can_be_derived_as_of_a_day(make: Make) -> None:
    catalogue = make.catalogue(make.site("palmyra"), *tombs(make))
    roll_up = derive_all(catalogue, Day(2015, 9, 1))["palmyra"].roll_up
    assert roll_up and [(term.id, number) for term, number in roll_up.counts] == [("not-assessed", 3)]
