"""Small records for the tests of the derived facts, made with the real vocabularies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from damage_catalogue.records import edtf, model
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.vocabularies import Vocabularies, load_vocabularies
from damage_catalogue.status.derive import derive_status
from damage_catalogue.status.facts import Status

VOCABULARIES = Path(__file__).parents[2] / "schemas" / "vocabularies"
SAYS = model.Text((("en", "As the source has it."),))


class Make:
    """Makes records of a place called `temple`; every argument has a plain default."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies

    def seen(
        self,
        id: str,
        damage: str,
        observed: str | None,
        basis: str = "remote-observation",
        certainty: str = "high",
        *,
        by: str | None = "unosat",
        via: tuple[str, ...] = (),
        source: str | None = None,
        standing: str = "standing",
        component: str | None = None,
        limits: Iterable[str] = (),
    ) -> model.Assessment:
        """An assessment; its source is one of its own unless named."""
        words = self.vocabularies
        return model.Assessment(
            id=id,
            damage=words["damage"][damage],
            basis=words["basis"][basis],
            method=words["method"]["condition-assessment-image"],
            certainty=words["certainty"][certainty],
            citations=(model.Citation(source or f"source-{id}", via=via),),
            standing=words["standing"][standing],
            component=component,
            observed=None if observed is None else edtf.parse(observed),
            by=by,
            limits=tuple(words["limit"][limit] for limit in limits),
        )

    def event(
        self,
        id: str,
        kind: str,
        occurred: str | None,
        *,
        component: str | None = None,
        site: str = "temple",
        not_before: str | None = None,
        not_after: str | None = None,
        standing: str = "standing",
        disagreements: tuple[model.Disagreement, ...] = (),
    ) -> model.Event:
        words = self.vocabularies
        account = model.Statement(
            "account",
            SAYS,
            words["certainty"]["high"],
            words["basis"]["relayed"],
            (model.Citation("paper"),),
            words["standing"][standing],
        )
        return model.Event(
            id=id,
            kind=words["event-kind"][kind],
            title=SAYS,
            affects=(model.AffectedPlace(site, component),),
            accounts=(account,),
            occurred=None if occurred is None else edtf.parse(occurred),
            not_before=None if not_before is None else model.Bound(edtf.parse(not_before), ()),
            not_after=None if not_after is None else model.Bound(edtf.parse(not_after), ()),
            disagreements=disagreements,
        )

    def dispute(
        self, *sides: tuple[str, ...], topic: str = "condition", outcome: str = "unresolved"
    ) -> model.Disagreement:
        """A disagreement with one position for each of `sides`, which are ids of assessments."""
        return model.Disagreement(
            id="how-bad",
            topic=self.vocabularies["disagreement-topic"][topic],
            question=SAYS,
            positions=tuple(model.Position(SAYS, statements=side) for side in sides),
            outcome=self.vocabularies["disagreement-outcome"][outcome],
        )

    def site(
        self,
        id: str = "temple",
        assessments: Iterable[model.Assessment] = (),
        *,
        part_of: str | None = None,
        components: Iterable[str] = (),
        principal: str | None = None,
        known: int | None = None,
        disagreements: Iterable[model.Disagreement] = (),
        review: str | None = None,
    ) -> model.Site:
        names = model.Names((model.Name(id, "en", self.vocabularies["name-role"]["preferred"]),))
        return model.Site(
            id=id,
            names=names,
            kind=self.vocabularies["site-kind"]["temple"],
            part_of=part_of,
            components=tuple(model.Component(one, names, one == principal) for one in components),
            inventory=None if known is None else model.Inventory(known, SAYS, ()),
            assessments=tuple(assessments),
            disagreements=tuple(disagreements),
            review=None if review is None else model.Review(self.vocabularies["review-state"][review]),
        )

    def catalogue(self, *records: model.Record) -> model.Catalogue:
        return build_catalogue(model.About(SAYS, SAYS, "CC-BY-4.0", ("en",)), self.vocabularies, records)

    def status(
        self,
        *assessments: model.Assessment,
        events: Iterable[model.Event] = (),
        disputes: Iterable[model.Disagreement] = (),
        on: str | None = None,
    ) -> Status:
        """The status of a whole site with these assessments, on the day `on` or today."""
        site = self.site(assessments=assessments, disagreements=disputes)
        return derive_status(site, None, events, None if on is None else day(on), self.vocabularies)


def day(text: str) -> edtf.Day:
    latest = edtf.parse(text).latest
    assert latest, "a test names whole days"
    return latest


@pytest.fixture(scope="session")
def make() -> Make:
    return Make(load_vocabularies(VOCABULARIES))
