"""An invented town of four levels, with child places, components, a group, and a principal part.

The north quarter holds a block with houses; the south quarter has components, a group of tombs, and a chapel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from damage_catalogue.records.edtf import parse
from damage_catalogue.records.load import build_catalogue
from damage_catalogue.records.model import (
    AffectedPlace,
    Assessment,
    Catalogue,
    Citation,
    Component,
    Event,
    Inventory,
    Location,
    Name,
    Names,
    Review,
    Site,
    Statement,
    Text,
    Work,
)
from damage_catalogue.records.vocabularies import Vocabularies

SOURCE = "gazetteer-of-nowhere"
SAYS = Text((("en", "As the source has it."), ("ar", "كما يقول المصدر.")))


class Town:
    """Makes the records of the town."""

    def __init__(self, mini: Catalogue) -> None:
        self.mini, self.words = mini, mini.vocabularies

    def catalogue(self, happened: Iterable[Event] = (), **changed: Any) -> Catalogue:
        """The town with events; `changed` are other values of fields of the site with that id."""
        kept = [record for kind, record in self.mini.records() if kind in ("sources", "agents")]
        sites = [replace(one, **changed.get(one.id.replace("-", "_"), {})) for one in self.sites()]
        return build_catalogue(self.mini.about, self.words, [*kept, *sites, *happened])

    def sites(self) -> list[Site]:
        seen = self.seen
        ruin = seen("ruin", "destroyed", "2015-05-01")
        south = [
            seen("gate", "destroyed", "2015-05-01", "gate"),
            seen("tombs", "damaged", "2015-05-01", "tombs"),
        ]
        chapel = [seen("nave", "intact", "2014", "nave"), seen("crypt", "severe", "2015-05-01", "crypt")]
        withdrawn = Review(self.words["review-state"]["withdrawn"], reason=SAYS)
        return [
            self.site("town", assessments=[seen("whole", "intact", "2011")]),
            self.site("north", part_of="town"),
            self.site("block", part_of="north", assessments=[seen("whole", "damaged", "2015-06")]),
            self.site("ruined-house", part_of="block", assessments=[ruin]),
            self.site(
                "split-house",
                part_of="block",
                components=["hall", "yard"],
                assessments=[seen("hall", "severe", "2015-05-01", "hall")],
            ),
            self.site("unseen-house", part_of="block"),
            self.site(
                "south", part_of="town", components=["gate", "wall", "tombs"], assessments=south, known=20
            ),
            self.site(
                "chapel", part_of="south", components=["nave", "crypt"], principal="nave", assessments=chapel
            ),
            self.site("mill", part_of="town"),
            replace(self.site("mistake", part_of="town"), review=withdrawn),
        ]

    def site(
        self,
        id: str,
        *,
        part_of: str | None = None,
        components: Iterable[str] = (),
        principal: str | None = None,
        assessments: Iterable[Assessment] = (),
        known: int | None = None,
    ) -> Site:
        inventory = None if known is None else Inventory(known, self.text("houses"), (self.cited(),))
        return Site(
            id=id,
            names=self.names(id),
            kind=self.words["site-kind"]["historic-city"],
            part_of=part_of,
            components=tuple(self.component(one, one == principal) for one in components),
            assessments=tuple(assessments),
            inventory=inventory,
            location=Location(self.words["sensitivity"]["public"]),
        )

    def component(self, id: str, principal: bool) -> Component:
        if id != "tombs":
            return Component(id, self.names(id), principal)
        inventory = Inventory(14, self.text("old tombs"), (self.cited(),))
        return Component(id, self.names(id), group=True, inventory=inventory)

    def names(self, id: str) -> Names:
        role = self.words["name-role"]["preferred"]
        return Names((Name(f"The {id}", "en", role), Name(f"مكان {id}", "ar", role)))

    def text(self, words: str) -> Text:
        return Text((("en", words), ("ar", f"بالعربية {words}")))

    def cited(self) -> Citation:
        return Citation(SOURCE, says=SAYS)

    def seen(self, id: str, damage: str, observed: str, component: str | None = None) -> Assessment:
        words = self.words
        return Assessment(
            id=f"look-{id}",
            damage=words["damage"][damage],
            basis=words["basis"]["direct-observation"],
            method=words["method"]["field-based-assessment"],
            certainty=words["certainty"]["high"],
            citations=(self.cited(),),
            standing=words["standing"]["standing"],
            component=component,
            observed=parse(observed),
            by="oriel-tamsin",
            says=SAYS,
        )

    def event(self, kind: str, site: str, component: str | None = None, occurred: str = "2017") -> Event:
        """What happened to the place: a kind of work, or a kind of event."""
        words = self.words
        is_work = kind in words["work"]
        account = Statement(
            "account",
            SAYS,
            words["certainty"]["high"],
            words["basis"]["direct-observation"],
            (self.cited(),),
            words["standing"]["standing"],
            by="oriel-tamsin",
        )
        return Event(
            id=f"{kind}-2017",
            kind=words["event-kind"]["restoration" if is_work else kind],
            title=self.text("what happened"),
            affects=(AffectedPlace(site, component),),
            accounts=(account,),
            occurred=parse(occurred),
            work=Work(words["work"][kind]) if is_work else None,
        )


def counted(text: str, words: Vocabularies, language: str) -> dict[str, int]:
    """The numbers before the names of states in a text: *7 Destroyed (1 rebuilt since) · 2 Unknown*."""
    found: dict[str, int] = {}
    terms = {term.label(language): term.id for term in (*words["damage"], *words["state"])}
    pattern = "|".join(re.escape(label) for label in sorted(terms, key=len, reverse=True))
    for number, label in re.findall(rf"(?<![\d,])([\d,]+)\s+({pattern})", text):
        found[terms[label]] = found.get(terms[label], 0) + int(number.replace(",", ""))
    return found
