"""From plain data that has passed its schema to the frozen values of `model`.

The schema has already settled shapes, required fields, vocabulary words and date forms; a failure here is
our bug and shows as an exception. Fields keep the schema's names except where Python reserves them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from damage_catalogue.records import edtf, model
from damage_catalogue.records.vocabularies import Term, Vocabularies

Data = Mapping[str, Any]
T = TypeVar("T")
NOT_STATED = "not-stated"
"""What stands in place of an image that was examined and that the source does not name; such an image has no
fields."""


def _dated(data: Data, field: str) -> edtf.Edtf | None:
    return None if field not in data else edtf.parse(str(data[field]))


def _text(data: Data, field: str) -> model.Text | None:
    return None if field not in data else as_text(data[field])


def _string(data: Data, field: str) -> str | None:
    return None if field not in data else str(data[field])


def as_text(value: str | Data) -> model.Text:
    """A text field as pairs of language and text; a plain string is English."""
    return model.Text((("en", value),) if isinstance(value, str) else tuple(value.items()))


@dataclass(frozen=True, slots=True)
class Loader:
    """Builds records with the terms of one set of vocabularies."""

    vocabularies: Vocabularies

    def site(self, id: str, data: Data) -> model.Site:
        return model.Site(
            id=id,
            names=self._names(data["names"]),
            kind=self._term("site-kind", data["kind"]),
            part_of=data.get("part_of"),
            country=data.get("country"),
            components=self._each(self._component, data, "components"),
            built=self._one(self._built, data, "built"),
            location=self._one(self._location, data, "location"),
            designations=self._each(self._designation, data, "designations"),
            identifiers=self._each(self._identifier, data, "identifiers"),
            description=_text(data, "description"),
            inventory=self._one(self._inventory, data, "inventory"),
            statements=self._each(self._statement, data, "statements"),
            assessments=self._each(self._assessment, data, "assessments"),
            disagreements=self._each(self._disagreement, data, "disagreements"),
            images=self._each(self._image, data, "images"),
            review=self._one(self._review, data, "review"),
            former_ids=tuple(data.get("former_ids", ())),
        )

    def event(self, id: str, data: Data) -> model.Event:
        return model.Event(
            id=id,
            kind=self._term("event-kind", data["kind"]),
            title=as_text(data["title"]),
            affects=tuple(
                model.AffectedPlace(place["site"], place.get("component")) for place in data["affects"]
            ),
            accounts=self._each(self._statement, data, "accounts"),
            occurred=_dated(data, "occurred"),
            not_before=self._one(self._bound, data, "not_before"),
            not_after=self._one(self._bound, data, "not_after"),
            cause=self._one(self._cause, data, "cause"),
            effects=self._terms("effect", data, "effects"),
            control_from=tuple(data.get("from", ())),
            control_to=tuple(data.get("to", ())),
            description=_text(data, "description"),
            attributions=self._each(self._attribution, data, "attributions"),
            disagreements=self._each(self._disagreement, data, "disagreements"),
            note=_text(data, "note"),
            review=self._one(self._review, data, "review"),
            former_ids=tuple(data.get("former_ids", ())),
            work=self._one(self._work, data, "work"),
        )

    def source(self, id: str, data: Data) -> model.Source:
        return model.Source(
            id=id,
            type=self._term("source-type", data["type"]),
            publisher=data["publisher"],
            tier=self._term("source-tier", data["tier"]),
            read=self._term("source-read", data["read"]),
            title=data.get("title"),
            author=tuple(
                model.Author(one.get("family"), one.get("given"), one.get("literal"))
                for one in data.get("author", ())
            ),
            container_title=data.get("container-title"),
            issued=_dated(data, "issued"),
            volume=_string(data, "volume"),
            issue=_string(data, "issue"),
            page=_string(data, "page"),
            number=_string(data, "number"),
            url=data.get("URL"),
            doi=data.get("DOI"),
            isbn=data.get("ISBN"),
            language=data.get("language"),
            accessed=_dated(data, "accessed"),
            archived=tuple(
                model.ArchivedCopy(copy["url"], _dated(copy, "captured")) for copy in data.get("archived", ())
            ),
            archive_exception=_text(data, "archive_exception"),
            text=model.HeldText(**data["text"]) if "text" in data else None,
            imagery=self._one(self._imagery, data, "imagery"),
            rights=data.get("rights"),
            content_warning=_text(data, "content_warning"),
            note=_text(data, "note"),
            review=self._one(self._review, data, "review"),
            former_ids=tuple(data.get("former_ids", ())),
        )

    def agent(self, id: str, data: Data) -> model.Agent:
        return model.Agent(
            id=id,
            names=self._names(data["names"]),
            kind=self._term("agent-kind", data["kind"]),
            member_of=data.get("member_of"),
            roles=self._each(self._role, data, "roles"),
            identifiers=self._each(self._identifier, data, "identifiers"),
            url=data.get("URL"),
            party_to_conflict=self._term_or_none("party-to-conflict", data, "party_to_conflict"),
            description=_text(data, "description"),
            note=_text(data, "note"),
            review=self._one(self._review, data, "review"),
            former_ids=tuple(data.get("former_ids", ())),
        )

    def about(self, data: Data) -> model.About:
        """What catalogue.yaml says of the whole."""
        return model.About(
            title=as_text(data["title"]),
            description=as_text(data["description"]),
            licence=data["licence"],
            languages=tuple(data["languages"]),
            publisher=data.get("publisher"),
            contact=data.get("contact"),
            repository=data.get("repository"),
            edition=_string(data, "edition"),
        )

    def _term(self, vocabulary: str, word: str) -> Term:
        return self.vocabularies[vocabulary][word]

    def _term_or_none(self, vocabulary: str, data: Data, field: str) -> Term | None:
        return None if field not in data else self._term(vocabulary, data[field])

    def _terms(self, vocabulary: str, data: Data, field: str) -> tuple[Term, ...]:
        return tuple(self._term(vocabulary, word) for word in data.get(field, ()))

    @staticmethod
    def _each(build: Callable[[Data], T], data: Data, field: str) -> tuple[T, ...]:
        return tuple(build(item) for item in data.get(field, ()))

    @staticmethod
    def _one(build: Callable[[Data], T], data: Data, field: str) -> T | None:
        return None if field not in data else build(data[field])

    def _names(self, items: Iterable[Data]) -> model.Names:
        names = tuple(
            model.Name(
                text=item["text"],
                lang=item["lang"],
                role=self._term("name-role", item.get("role", "alternate")),
                sources=tuple(item.get("sources", ())),
                note=_text(item, "note"),
            )
            for item in items
        )
        return model.Names(tuple(sorted(names, key=lambda name: name.role.id != "preferred")))

    def _citations(self, data: Data) -> tuple[model.Citation, ...]:
        return tuple(
            model.Citation(
                source=item["source"],
                locator=item.get("locator"),
                says=_text(item, "says"),
                quote=item.get("quote"),
                via=tuple(item.get("via", ())),
            )
            for item in data.get("citations", ())
        )

    def _standing(self, data: Data) -> Term:
        return self._term("standing", data.get("standing", "standing"))

    def _statement(self, data: Data) -> model.Statement:
        return model.Statement(
            id=data["id"],
            says=as_text(data["says"]),
            certainty=self._term("certainty", data["certainty"]),
            basis=self._term("basis", data["basis"]),
            citations=self._citations(data),
            standing=self._standing(data),
            kind=self._term_or_none("statement-kind", data, "kind"),
            by=data.get("by"),
            occurred=_dated(data, "occurred"),
            stated=_dated(data, "stated"),
            because=_text(data, "because"),
            in_favour_of=data.get("in_favour_of"),
            note=_text(data, "note"),
        )

    def _attribution(self, data: Data) -> model.Attribution:
        return model.Attribution(
            id=data["id"],
            agent=data["agent"],
            kind=self._term("attribution-kind", data["kind"]),
            certainty=self._term("certainty", data["certainty"]),
            basis=self._term("basis", data["basis"]),
            citations=self._citations(data),
            standing=self._standing(data),
            by=data.get("by"),
            says=_text(data, "says"),
            stated=_dated(data, "stated"),
            because=_text(data, "because"),
            in_favour_of=data.get("in_favour_of"),
            note=_text(data, "note"),
        )

    def _assessment(self, data: Data) -> model.Assessment:
        return model.Assessment(
            id=data["id"],
            damage=self._term_or_none("damage", data, "damage"),
            basis=self._term("basis", data["basis"]),
            method=self._term("method", data["method"]),
            certainty=self._term("certainty", data["certainty"]),
            citations=self._citations(data),
            standing=self._standing(data),
            component=data.get("component"),
            condition=self._term_or_none("condition", data, "condition"),
            extent=self._term_or_none("extent", data, "extent"),
            effects=self._terms("effect", data, "effects"),
            trend=self._term_or_none("trend", data, "trend"),
            observed=_dated(data, "observed"),
            reported=_dated(data, "reported"),
            by=data.get("by"),
            limits=self._terms("limit", data, "limits"),
            image=model.Imagery()
            if data.get("image") == NOT_STATED
            else self._one(self._imagery, data, "image"),
            baseline=self._one(self._baseline, data, "baseline"),
            says=_text(data, "says"),
            wording=data.get("wording"),
            own_grade=_text(data, "own_grade"),
            because=_text(data, "because"),
            in_favour_of=data.get("in_favour_of"),
            note=_text(data, "note"),
            result_of=data.get("result_of"),
        )

    def _disagreement(self, data: Data) -> model.Disagreement:
        return model.Disagreement(
            id=data["id"],
            topic=self._term("disagreement-topic", data["topic"]),
            question=as_text(data["question"]),
            positions=tuple(
                model.Position(
                    says=as_text(item["says"]),
                    by=item.get("by"),
                    statements=tuple(item.get("statements", ())),
                    citations=self._citations(item),
                )
                for item in data["positions"]
            ),
            outcome=self._term("disagreement-outcome", data["outcome"]),
            because=_text(data, "because"),
            note=_text(data, "note"),
        )

    def _identifier(self, data: Data) -> model.Identifier:
        return model.Identifier(
            scheme=self._term("identifier-scheme", data["scheme"]),
            id=str(data["id"]),
            sources=tuple(data.get("sources", ())),
            note=_text(data, "note"),
        )

    def _review(self, data: Data) -> model.Review:
        return model.Review(
            state=self._term("review-state", data["state"]),
            checked=_dated(data, "checked"),
            reason=_text(data, "reason"),
        )

    def _component(self, data: Data) -> model.Component:
        return model.Component(
            id=data["id"],
            names=self._names(data["names"]),
            principal=data.get("principal", False),
            note=_text(data, "note"),
            group=data.get("group", False),
            inventory=self._one(self._inventory, data, "inventory"),
        )

    def _work(self, data: Data) -> model.Work:
        return model.Work(
            kind=self._term("work", data["kind"]),
            completeness=self._term_or_none("completeness", data, "completeness"),
            mends=tuple(data.get("mends", ())),
        )

    def _built(self, data: Data) -> model.Built:
        return model.Built(edtf.parse(str(data["date"])), self._citations(data), _text(data, "says"))

    def _location(self, data: Data) -> model.Location:
        geometry = data.get("geometry")
        return model.Location(
            sensitivity=self._term("sensitivity", data["sensitivity"]),
            reason=_text(data, "reason"),
            geometry=None
            if geometry is None
            else model.Geometry(geometry["type"], _coordinates(geometry["coordinates"])),
            precision_m=data.get("precision_m"),
            method=self._term_or_none("location-method", data, "method"),
            certainty=self._term_or_none("certainty", data, "certainty"),
            position_exception=_text(data, "position_exception"),
            citations=self._citations(data),
            note=_text(data, "note"),
        )

    def _designation(self, data: Data) -> model.Designation:
        return model.Designation(
            scheme=self._term("designation-scheme", data["scheme"]),
            citations=self._citations(data),
            ref=_string(data, "ref"),
            start=_dated(data, "from"),
            end=_dated(data, "to"),
            criteria=tuple(data.get("criteria", ())),
            note=_text(data, "note"),
        )

    def _inventory(self, data: Data) -> model.Inventory:
        return model.Inventory(
            data["known"], as_text(data["unit"]), self._citations(data), _text(data, "note")
        )

    def _image(self, data: Data) -> model.Image:
        return model.Image(
            caption=as_text(data["caption"]),
            credit=data["credit"],
            licence=data["licence"],
            file=data.get("file"),
            link=data.get("link"),
            date=_dated(data, "date"),
            view=_text(data, "view"),
            content_warning=_text(data, "content_warning"),
        )

    def _imagery(self, data: Data) -> model.Imagery:
        return model.Imagery(
            acquired=_dated(data, "acquired"),
            provider=data.get("provider"),
            sensor=data.get("sensor"),
            resolution_m=data.get("resolution_m"),
            compared_with=_dated(data, "compared_with"),
        )

    def _baseline(self, data: Data) -> model.Baseline:
        return model.Baseline(_dated(data, "date"), _text(data, "says"))

    def _bound(self, data: Data) -> model.Bound:
        return model.Bound(edtf.parse(str(data["date"])), self._citations(data))

    def _cause(self, data: Data) -> model.Cause:
        return model.Cause(
            category=self._term("cause-category", data["category"]),
            type=self._term_or_none("cause-type", data, "type"),
            certainty=self._term_or_none("certainty", data, "certainty"),
        )

    def _role(self, data: Data) -> model.Role:
        return model.Role(
            role=self._term("agent-role", data["role"]),
            title=_text(data, "title"),
            of=data.get("of"),
            start=_dated(data, "from"),
            end=_dated(data, "to"),
            sources=tuple(data.get("sources", ())),
        )


def _coordinates(value: Iterable[Any]) -> model.Coordinates:
    return tuple(_coordinates(item) if isinstance(item, list) else item for item in value)


def build_catalogue(
    about: model.About, vocabularies: Vocabularies, records: Iterable[model.Record]
) -> model.Catalogue:
    """The frozen catalogue of `records`, each kind sorted by id, with its look-ups.

    Time grows with the number of records (sorting aside), never with its square.
    """
    by_kind: dict[type[model.Record], dict[str, Any]] = {
        model.Site: {},
        model.Event: {},
        model.Source: {},
        model.Agent: {},
    }
    for record in sorted(records, key=lambda record: record.id):
        by_kind[type(record)][record.id] = record

    parts: dict[str, list[model.Site]] = defaultdict(list)
    for site in by_kind[model.Site].values():
        if site.part_of is not None:
            parts[site.part_of].append(site)
    events_at: dict[str, list[model.Event]] = defaultdict(list)
    for event in sorted(by_kind[model.Event].values(), key=_event_order):
        for place in dict.fromkeys(place.site for place in event.affects):
            events_at[place].append(event)

    return model.Catalogue(
        about=about,
        vocabularies=vocabularies,
        sites=by_kind[model.Site],
        events=by_kind[model.Event],
        sources=by_kind[model.Source],
        agents=by_kind[model.Agent],
        parts={id: tuple(found) for id, found in parts.items()},
        events_at={id: tuple(found) for id, found in events_at.items()},
    )


def _event_order(event: model.Event) -> tuple[bool, edtf.Day | tuple[()], str]:
    """By the last day on which it can have happened; events of unknown date last."""
    latest = event.occurred.latest if event.occurred else None
    return latest is None, latest or (), event.id
