"""Everything a record points to exists: records, components, statements, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.inline_citations import find_inline_citations
from damage_catalogue.records.model import Agent, Event, RecordKind, Site
from damage_catalogue.records.yaml_file import Data, FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.patterns import form_of
from damage_catalogue.validation.rules.texts import TEXT_FIELDS
from damage_catalogue.validation.wording import nearest, quoted, with_article

SINGULAR: Mapping[RecordKind, str] = {
    "sites": "site",
    "events": "event",
    "sources": "source",
    "agents": "agent",
}

TARGETS: Mapping[str, RecordKind] = {
    "part_of": "sites",
    "site": "sites",
    "source": "sources",
    "sources": "sources",
    **dict.fromkeys(("mends", "result_of"), "events"),
    **dict.fromkeys(("agent", "by", "member_of", "of", "publisher", "via"), "agents"),
}
"""The kind of record that a field names, wherever the field stands."""

PARTIES = frozenset({"from", "to"})
"""Fields that name agents where they hold a list, in control events; elsewhere they hold dates."""


class Reference(NamedTuple):
    """An id of another record, of the kind that its field names, with its path."""

    path: FieldPath
    kind: RecordKind
    id: str


def find_references(data: Data) -> list[Reference]:
    """Every id of another record in `data`, inline citations of descriptions included, whatever the shape."""
    found: list[Reference] = []
    _collect(data, (), found)
    return found


def _collect(value: Any, path: FieldPath, found: list[Reference]) -> None:
    if type(value) is dict:
        for name, below in value.items():
            if kind := TARGETS.get(name) or ("agents" if name in PARTIES and type(below) is list else None):
                _collect_named(below, (*path, name), kind, found)
            elif name == "description":
                _collect_inline(below, (*path, name), found)
            elif (type(below) is dict and name not in TEXT_FIELDS) or type(below) is list:
                _collect(below, (*path, name), found)
    elif type(value) is list:
        for number, item in enumerate(value):
            _collect(item, (*path, number), found)


def _collect_named(value: Any, path: FieldPath, kind: RecordKind, found: list[Reference]) -> None:
    if type(value) is str:
        found.append(Reference(path, kind, value))
    elif type(value) is list:
        found += (Reference((*path, n), kind, item) for n, item in enumerate(value) if type(item) is str)


def _collect_inline(value: Any, path: FieldPath, found: list[Reference]) -> None:
    for language, text in value.items() if type(value) is dict else ():
        if type(text) is str:
            cited = find_inline_citations(text)
            found += (Reference((*path, language), "sources", each.source) for each in cited)


_WITH_IDS = ("components", "statements", "assessments", "accounts", "attributions", "disagreements")


def check_local_ids(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """No two things in a record carry the same id: it becomes part of a web address."""
    seen: dict[str, str] = {}
    for group in _WITH_IDS:
        for number, item in enumerate(entry.data.get(group, ())):
            id = item["id"]
            if id in seen:
                message = f"The id {quoted(id)} is already used under {seen[id]} in this record."
                hint = "Choose another id, such as one with a date or the name of the speaker."
                yield Finding("HD304", entry.file, (group, number, "id"), message, hint)
            seen.setdefault(id, group)


def check_records_exist(whole: Whole) -> Iterator[Finding]:
    """Every id names a record of the right kind; one whose file has errors of its own counts as there."""
    nearest_id = _NearestId(whole.known)
    for entry in whole.entries.values():
        for reference in find_references(entry.data):
            if reference.id not in whole.known[reference.kind]:
                singular = SINGULAR[reference.kind]
                message = f"There is no {singular} {quoted(reference.id)}."
                hint = nearest_id.hint(reference)
                yield Finding(
                    "HD301",
                    entry.file,
                    reference.path,
                    message,
                    hint,
                    excerpt=reference.id,
                    cause=f"{reference.kind}/{reference.id}",
                )


MOST_COMPARED = 5000
MOST_SEARCHED = 100
"""Looking for a spelling takes time; when a folder has been moved, thousands of ids are unknown at once."""


@dataclass(slots=True)
class _NearestId:
    """Finds the id that was meant; in a very large catalogue among those with the same first letter."""

    known: Mapping[RecordKind, frozenset[str]]
    hints: dict[tuple[RecordKind, str], str] = field(default_factory=dict)

    def hint(self, reference: Reference) -> str:
        key = reference.kind, reference.id
        if key not in self.hints:
            self.hints[key] = self._hint(*key)
        return self.hints[key]

    def _hint(self, kind: RecordKind, id: str) -> str:
        file = f"catalogue/{kind}/{id}.yaml"
        for other, ids in self.known.items():
            if other != kind and id in ids:
                meant = with_article(SINGULAR[kind])
                return f"There is {with_article(SINGULAR[other])} of that id, but {meant} is meant here."
        if len(self.hints) >= MOST_SEARCHED:
            return f"Write {file} first, or correct the id."
        ids = self.known[kind]
        close = sorted(ids) if len(ids) <= MOST_COMPARED else sorted(each for each in ids if each[0] == id[0])
        same_end = [each for each in close if each.rsplit("/", 1)[-1] == id.rsplit("/", 1)[-1]]
        near = same_end[0] if same_end else nearest(id, close[:MOST_COMPARED], 0.7)
        return f"Did you mean {quoted(near)}? If not, write {file} first." if near else f"Write {file} first."


def check_components_exist(whole: Whole) -> Iterator[Finding]:
    """An assessment or event that names a component names one of that site."""
    for entry in whole.of_kind("sites", "events"):
        record = entry.record
        if isinstance(record, Site):
            named = [
                (("assessments", number), record.id, item.component)
                for number, item in enumerate(record.assessments)
            ]
        else:
            assert isinstance(record, Event), "entries of kind events hold events"
            named = [
                (("affects", number), place.site, place.component)
                for number, place in enumerate(record.affects)
            ]
        for path, site, component in named:
            if component is not None and site in whole.catalogue.sites:
                ids = [each.id for each in whole.catalogue.sites[site].components]
                if component not in ids:
                    message = f"The site {quoted(site)} has no component {quoted(component)}."
                    near = nearest(component, ids)
                    meant = f"Did you mean {quoted(near)}?" if near else ""
                    listed = (
                        f"Its components: {', '.join(ids)}."
                        if ids
                        else "It has none; add it under components."
                    )
                    hint = " ".join(filter(None, (meant, listed)))
                    where, cause = (*path, "component"), f"{site}#{component}"
                    yield Finding("HD302", entry.file, where, message, hint, cause=cause)


_STATEMENTS = ("assessments", "statements", "accounts", "attributions")


def check_statements_exist(whole: Whole) -> Iterator[Finding]:
    """`in_favour_of` and the positions of a disagreement name statements that are recorded."""
    ids = {key: _statement_ids(entry.data) for key, entry in whole.entries.items()}
    for key, entry in whole.entries.items():
        for path, reference in _statement_references(entry.data):
            cause = reference if "#" in reference else f"{'/'.join(key)}#{reference}"
            target, _, id = reference.rpartition("#")
            kind, _, record = target.partition("/")
            there = _lookup(ids, kind, record) if target else ids[key]
            if there is None:
                if not any(record in known for name, known in whole.known.items() if name == kind):
                    message = f"There is no record {quoted(target)}, so it has no statement {quoted(id)}."
                    hint = f"Write catalogue/{target}.yaml first."
                    yield Finding("HD303", entry.file, path, message, hint, cause=target)
            elif id not in there:
                where = quoted(target) if target else "This record"
                message = f"{where} has no statement {quoted(id)}."
                near = nearest(id, there)
                meant = f"Did you mean {quoted(near)}?" if near else ""
                listed = f"Its statements: {', '.join(there)}." if there else "It has no statements."
                hint = " ".join(filter(None, (meant, listed)))
                yield Finding("HD303", entry.file, path, message, hint, cause=cause)


def _lookup(ids: Mapping[tuple[RecordKind, str], list[str]], kind: str, record: str) -> list[str] | None:
    return ids.get(("sites", record) if kind == "sites" else ("events", record))


def _statement_ids(data: Data) -> list[str]:
    return [item["id"] for group in _STATEMENTS for item in data.get(group, ())]


def _statement_references(data: Data) -> Iterator[tuple[FieldPath, str]]:
    for group in _STATEMENTS:
        for number, item in enumerate(data.get(group, ())):
            if "in_favour_of" in item:
                yield (group, number, "in_favour_of"), item["in_favour_of"]
    yield from find_statements_of_positions(data)


def find_statements_of_positions(data: Data) -> Iterator[tuple[FieldPath, str]]:
    """The statements that the positions of disagreements name, as it writes them, with their paths."""
    for number, disagreement in enumerate(data.get("disagreements", ())):
        for side, position in enumerate(disagreement["positions"]):
            for index, reference in enumerate(position.get("statements", ())):
                yield ("disagreements", number, "positions", side, "statements", index), reference


def check_former_ids(whole: Whole) -> Iterator[Finding]:
    """An old address leads to one record: no former id is in use, or claimed twice."""
    claimed: dict[tuple[RecordKind, str], str] = {}
    for entry in whole.entries.values():
        for number, id in enumerate(entry.record.former_ids):
            key = entry.kind, id
            if id in whole.known[entry.kind]:
                message = f"The former id {quoted(id)} is the id of a record that exists."
                yield Finding(
                    "HD307",
                    entry.file,
                    ("former_ids", number),
                    message,
                    "Delete it; ids are never used again.",
                )
            elif key in claimed:
                message = f"The former id {quoted(id)} is claimed by {claimed[key]} too."
                yield Finding(
                    "HD307", entry.file, ("former_ids", number), message, "Keep it in one of the two."
                )
            claimed.setdefault(key, entry.file)


def check_identifiers(entry: RecordInFile, today: Day) -> Iterator[Finding]:
    """An identifier has the form that its register gives to identifiers."""
    if not isinstance(entry.record, Site | Agent):
        return
    for number, identifier in enumerate(entry.record.identifiers):
        pattern = identifier.scheme.pattern
        if pattern and not form_of(pattern).search(identifier.id):
            register = identifier.scheme.label("en")
            message = f"{quoted(identifier.id)} cannot be an identifier of {register}."
            hint = "Write it as the register does, without the web address around it."
            yield Finding("HD308", entry.file, ("identifiers", number, "id"), message, hint)
