"""From plain data that has passed its schema to the frozen values of `model`, as the hints of its fields say.

The schema has already settled shapes, required fields, vocabulary words and date forms; a failure here is
our bug and shows as an exception. Fields keep the schema's names except where Python reserves them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from damage_catalogue.records import edtf, model
from damage_catalogue.records.dating import place_in_order
from damage_catalogue.records.vocabularies import Term, Vocabularies

Fields = Mapping[str, Any]
Make = Callable[[Any], Any]

NOT_STATED = "not-stated"
"""What stands in place of an image that was examined and that the source does not name; such an image has no
fields."""

RECORDS: Mapping[model.RecordKind, type[model.Record]] = {
    "sites": model.Site,
    "events": model.Event,
    "sources": model.Source,
    "agents": model.Agent,
}

NAMES: Mapping[str, str] = {
    **dict.fromkeys(("Designation.start", "Role.start", "Event.control_from"), "from"),
    **dict.fromkeys(("Designation.end", "Role.end", "Event.control_to"), "to"),
    **dict.fromkeys(("Source.url", "Agent.url"), "URL"),
    "Source.container_title": "container-title",
    "Source.doi": "DOI",
    "Source.isbn": "ISBN",
    "About.version": "edition",  # in the code an edition is what one language shows of the catalogue
}
"""What the schema calls a field of the model that has another name there."""

_VOCABULARIES = {
    "Assessment.effects": "effect",
    "Assessment.limits": "limit",
    "Event.effects": "effect",
    "Role.role": "agent-role",
    "Work.kind": "work",
}
_UNSAID = {"Name.role": "alternate", "standing": "standing"}
"""The word that is meant where a record gives none."""


def as_text(value: str | Fields) -> model.Text:
    """A text field as pairs of language and text; a plain string is English."""
    return model.Text((("en", value),) if isinstance(value, str) else tuple(value.items()))


def vocabulary_of(owner: type, field: str, vocabularies: Vocabularies) -> str:
    """The id of the vocabulary whose words stand in a field: that of the field in such a thing, `event-kind`
    or, where there is none, the one that is called as the field is, `certainty`. Raises KeyError.
    """
    name = field.replace("_", "-")
    own = f"{owner.__name__.lower()}-{name}"
    found = _VOCABULARIES.get(f"{owner.__name__}.{field}") or (own if own in vocabularies else name)
    return vocabularies[found].id


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one class of the model is built: by the schema's name, the field and what makes its value.

    `unsaid` are the values of fields that have no default in the model and that a record may leave out.
    """

    build: Callable[..., Any]
    makers: Mapping[str, tuple[str, Make]]
    unsaid: Mapping[str, Any]

    def __call__(self, data: Fields | str, **given: Any) -> Any:
        if isinstance(data, str):
            assert data == NOT_STATED, "the schema lets no other word stand in place of fields"
            return self.build()
        values = {**self.unsaid, **given}
        for name, value in data.items():
            field, make = self.makers[name]
            values[field] = make(value)
        return self.build(**values)


class Loader:
    """Builds records with the terms of one set of vocabularies."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self._plans: dict[type, _Plan] = {}
        self._makers: dict[Any, Make] = {
            str: str,  # numbers of volumes, pages and editions may be written as numbers
            model.Text: as_text,
            model.Names: self._names,
            model.Geometry: _geometry,
            edtf.Edtf: lambda written: edtf.parse(str(written)),
        }

    def record(self, kind: model.RecordKind, id: str, data: Fields) -> model.Record:
        """The record of this kind and id."""
        record: model.Record = self._plan(RECORDS[kind])(data, id=id)
        return record

    def about(self, data: Fields) -> model.About:
        """What catalogue.yaml says of the whole."""
        about: model.About = self._plan(model.About)(data)
        return about

    def _maker(self, hint: Any, owner: type = NoneType, field: str = "") -> Make:
        """What turns a value of the data into what a field of `owner` with this type hint holds."""
        if hint in self._makers:
            return self._makers[hint]
        parts = [part for part in get_args(hint) if part is not NoneType]
        if get_origin(hint) is tuple:
            item = self._maker(parts[0], owner, field)
            return lambda items: tuple(map(item, items))
        if parts:
            return self._maker(parts[0], owner, field)
        if hint is Term:
            return self.vocabularies[vocabulary_of(owner, field, self.vocabularies)].__getitem__
        return self._plan(hint) if is_dataclass(hint) else lambda value: value

    def _plan(self, built: Any) -> _Plan:
        if built not in self._plans:
            self._plans[built] = self._make_plan(built)
        return self._plans[built]

    def _make_plan(self, built: Any) -> _Plan:
        hints, makers, unsaid = get_type_hints(built), {}, {}
        for field in fields(built):
            named = f"{built.__name__}.{field.name}"
            make = self._maker(hints[field.name], built, field.name)
            makers[NAMES.get(named, field.name)] = field.name, make
            if word := _UNSAID.get(named) or _UNSAID.get(field.name):
                unsaid[field.name] = make(word)
            elif field.default is MISSING and NoneType in get_args(hints[field.name]):
                unsaid[field.name] = None
        return _Plan(built, makers, unsaid)

    def _names(self, items: Iterable[Fields]) -> model.Names:
        names = map(self._plan(model.Name), items)
        return model.Names(tuple(sorted(names, key=lambda name: name.role.id != "preferred")))


def _geometry(value: Fields) -> model.Geometry:
    return model.Geometry(value["type"], _coordinates(value["coordinates"]))


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
    for event in sorted(by_kind[model.Event].values(), key=place_in_order):
        for site_id in dict.fromkeys(place.site for place in event.affects):
            events_at[site_id].append(event)

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
