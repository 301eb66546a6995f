"""Everything a record points to exists: records, components, statements; and nothing runs in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from damage_catalogue.records.edtf import Day
from damage_catalogue.records.model import Agent, Event, RecordKind, Site
from damage_catalogue.records.yaml_file import Data, Path
from damage_catalogue.validation.finding import Entry, Finding, Whole
from damage_catalogue.validation.rules.texts import TEXT_FIELDS
from damage_catalogue.validation.wording import nearest, quoted

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

INLINE = re.compile(r"\[@([a-z0-9]+(?:[-/][a-z0-9]+)*)(?:,[^\[\]]*)?\]")
_INLINE_START = re.compile(r"\[\s*@[^\]\n]{0,60}\]?")


class Reference(NamedTuple):
    path: Path
    kind: RecordKind
    id: str


def find_references(data: Data) -> list[Reference]:
    """Every id of another record in `data`, inline citations of descriptions included, whatever the shape."""
    found: list[Reference] = []
    _collect(data, (), found)
    return found


def _collect(value: Any, path: Path, found: list[Reference]) -> None:
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


def _collect_named(value: Any, path: Path, kind: RecordKind, found: list[Reference]) -> None:
    if type(value) is str:
        found.append(Reference(path, kind, value))
    elif type(value) is list:
        found += (Reference((*path, n), kind, item) for n, item in enumerate(value) if type(item) is str)


def _collect_inline(value: Any, path: Path, found: list[Reference]) -> None:
    for language, text in value.items() if type(value) is dict else ():
        if type(text) is str:
            found += (Reference((*path, language), "sources", each[1]) for each in INLINE.finditer(text))


def check_inline_citations(entry: Entry, today: Day) -> Iterator[Finding]:
    """What starts like an inline citation can be read as one."""
    for language, text in entry.data.get("description", {}).items():
        for found in _INLINE_START.finditer(text):
            if not INLINE.match(text, found.start()):
                message = f"description: {quoted(found[0])} cannot be read as a citation."
                hint = "Write [@source-id] or [@source-id, p. 2]; ids are lower-case, with hyphens."
                path: Path = ("description", language)
                yield Finding("HD306", entry.file, path, message, hint, excerpt=found[0])


_WITH_IDS = ("components", "statements", "assessments", "accounts", "attributions", "disagreements")


def check_local_ids(entry: Entry, today: Day) -> Iterator[Finding]:
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
                yield Finding("HD301", entry.file, reference.path, message, hint, excerpt=reference.id)


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
                meant = _with_article(SINGULAR[kind])
                return f"There is {_with_article(SINGULAR[other])} of that id, but {meant} is meant here."
        if len(self.hints) >= MOST_SEARCHED:
            return f"Write {file} first, or correct the id."
        ids = self.known[kind]
        close = sorted(ids) if len(ids) <= MOST_COMPARED else sorted(each for each in ids if each[0] == id[0])
        same_end = [each for each in close if each.rsplit("/", 1)[-1] == id.rsplit("/", 1)[-1]]
        near = same_end[0] if same_end else nearest(id, close[:MOST_COMPARED], 0.7)
        return f"Did you mean {quoted(near)}? If not, write {file} first." if near else f"Write {file} first."


def _with_article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


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
                    yield Finding("HD302", entry.file, (*path, "component"), message, hint)


_STATEMENTS = ("assessments", "statements", "accounts", "attributions")


def check_statements_exist(whole: Whole) -> Iterator[Finding]:
    """`in_favour_of` and the positions of a disagreement name statements that are recorded."""
    ids = {key: _statement_ids(entry.data) for key, entry in whole.entries.items()}
    for key, entry in whole.entries.items():
        for path, reference in _statement_references(entry.data):
            target, _, id = reference.rpartition("#")
            kind, _, record = target.partition("/")
            there = _lookup(ids, kind, record) if target else ids[key]
            if there is None:
                if not any(record in known for name, known in whole.known.items() if name == kind):
                    message = f"There is no record {quoted(target)}, so it has no statement {quoted(id)}."
                    yield Finding("HD303", entry.file, path, message, f"Write catalogue/{target}.yaml first.")
            elif id not in there:
                where = quoted(target) if target else "This record"
                message = f"{where} has no statement {quoted(id)}."
                near = nearest(id, there)
                meant = f"Did you mean {quoted(near)}?" if near else ""
                listed = f"Its statements: {', '.join(there)}." if there else "It has no statements."
                yield Finding("HD303", entry.file, path, message, " ".join(filter(None, (meant, listed))))


def _lookup(ids: Mapping[tuple[RecordKind, str], list[str]], kind: str, record: str) -> list[str] | None:
    return ids.get(("sites", record) if kind == "sites" else ("events", record))


def _statement_ids(data: Data) -> list[str]:
    return [item["id"] for group in _STATEMENTS for item in data.get(group, ())]


def _statement_references(data: Data) -> Iterator[tuple[Path, str]]:
    for group in _STATEMENTS:
        for number, item in enumerate(data.get(group, ())):
            if "in_favour_of" in item:
                yield (group, number, "in_favour_of"), item["in_favour_of"]
    for number, disagreement in enumerate(data.get("disagreements", ())):
        for place, position in enumerate(disagreement["positions"]):
            for index, reference in enumerate(position.get("statements", ())):
                yield ("disagreements", number, "positions", place, "statements", index), reference


def check_no_circles(whole: Whole) -> Iterator[Finding]:
    """No site is part of itself, however far round, and no agent a member of itself; each circle is told
    once.
    """
    sites = {id: site.part_of for id, site in whole.catalogue.sites.items()}
    agents = {id: agent.member_of for id, agent in whole.catalogue.agents.items()}
    for circle in _circles(sites):
        yield _circle_finding(whole.entries["sites", circle[0]], "part_of", circle)
    for circle in _circles(agents):
        yield _circle_finding(whole.entries["agents", circle[0]], "member_of", circle)


def _circle_finding(entry: Entry, field: str, circle: list[str]) -> Finding:
    way = " → ".join((*circle, circle[0]))
    message = f"{field} goes round in a circle: {way}."
    return Finding("HD305", entry.file, (field,), message, f"Take {field} out of one of them.")


def _circles(parents: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Each circle of `parents` once, from the id that sorts first."""
    done: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        step: str | None = start
        while step is not None and step in parents and step not in done:
            done.add(step)
            way[step] = None
            step = parents[step]
        if step is not None and step in way:
            chain = list(way)
            circle = chain[chain.index(step) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]


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


def check_identifiers(entry: Entry, today: Day) -> Iterator[Finding]:
    """An identifier has the form that its register gives to identifiers."""
    if not isinstance(entry.record, Site | Agent):
        return
    for number, identifier in enumerate(entry.record.identifiers):
        pattern = identifier.scheme.pattern
        if pattern and not re.search(pattern, identifier.id):
            register = identifier.scheme.label("en")
            message = f"{quoted(identifier.id)} cannot be an identifier of {register}."
            hint = "Write it as the register does, without the web address around it."
            yield Finding("HD308", entry.file, ("identifiers", number, "id"), message, hint)


def check_pictures(whole: Whole) -> Iterator[Finding]:
    """Every picture that a site names as a file is in the repository."""
    for entry in whole.of_kind("sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        for number, image in enumerate(site.images):
            if image.file is not None and whole.held_file(image.file) is None:
                message = f"There is no picture {quoted(image.file)} in this repository."
                hint = "Check the path from the top of the repository, and that the file was added, too."
                yield Finding("HD309", entry.file, ("images", number, "file"), message, hint)
