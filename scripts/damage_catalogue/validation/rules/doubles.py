"""One thing has one record: what is recorded twice speaks with two voices, and one origin passes for two.

Each pair is told once, in the file that comes later, with the file of the other record. What is sure is an
error. What is only likely is a warning, which a note that names the other record answers for good.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from damage_catalogue.records.edtf import Day, Edtf
from damage_catalogue.records.model import Agent, Event, Site, Source, is_withdrawn
from damage_catalogue.records.name_key import name_key
from damage_catalogue.records.web_address import address_key, addresses
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.rules.texts import has_note_on
from damage_catalogue.validation.wording import quoted

APART = 0.02
"""Two points further apart than this, in degrees (some two kilometres), are two places."""


Mark = tuple[Hashable, ...]


class Sign(NamedTuple):
    """Something by which two records may be known to be one: where it stands, how, and what is compared."""

    path: FieldPath
    shown: str
    mark: Mark


class Meeting(NamedTuple):
    """A sign of `entry` that `other`, an earlier record, has too; there it is written as `written`."""

    entry: RecordInFile
    sign: Sign
    other: RecordInFile
    written: str


class _Firsts:
    """Where each mark was met first."""

    def __init__(self) -> None:
        self._by_mark: dict[Mark, tuple[RecordInFile, str]] = {}

    def meet(self, entry: RecordInFile, signs: Iterable[Sign]) -> list[Meeting]:
        """Takes note of all signs of a record, and gives those that a record before it has."""
        found = []
        for sign in signs:
            other, written = self._by_mark.setdefault(sign.mark, (entry, sign.shown))
            if other is not entry:
                found.append(Meeting(entry, sign, other, written))
        return found


def check_sources(whole: Whole) -> Iterator[Finding]:
    """One document has one record: one address, DOI, held text, or title with publisher and day."""
    firsts = _Firsts()
    for entry in _standing(whole, "sources"):
        source = entry.record
        assert isinstance(source, Source), "entries of kind sources hold sources"
        same_document = firsts.meet(entry, _addresses(source))
        alike = [each for each in firsts.meet(entry, _likenesses(source)) if not _are_told_apart(each)]
        if same_document:
            yield _document_twice(same_document[0])
        elif alike:
            yield _likely_double(alike[0])


def _addresses(source: Source) -> Iterator[Sign]:
    return (Sign(path, value, ("document", key)) for path, value, key in addresses(source))


def _likenesses(source: Source) -> Iterator[Sign]:
    if source.text is not None:
        yield Sign(("text", "sha256"), source.text.file, ("text", source.text.sha256))
    if source.title and source.issued is not None:
        dates = source.issued.earliest, source.issued.latest
        issue = source.volume, source.issue, source.number
        yield Sign(
            ("title",), source.title, ("title", name_key(source.title), source.publisher, *dates, *issue)
        )


def _document_twice(meeting: Meeting) -> Finding:
    entry, sign, other, written = meeting
    there = "" if written == sign.shown else f", where it is {quoted(written)}"
    message = f"{quoted(sign.shown)} is the document of {other.file} too{there}."
    hint = (
        f"{_keep_one(meeting)} If the page has changed in between, name the day of your version in the "
        "locator of the citation, and its copy under archived."
    )
    return Finding("HD320", entry.file, sign.path, message, hint)


def _likely_double(meeting: Meeting) -> Finding:
    entry, sign, other, _ = meeting
    if sign.path == ("title",):
        message = f"{other.file} has the same title, publisher and date."
        return Finding("HD321", entry.file, sign.path, message, f"{_if_one(meeting)} {_if_two(meeting)}")
    message = f"The held text is word for word that of {other.file}."
    hint = (
        f"{_if_one(meeting)} If two papers print what one agency wrote, name the agency under via in each "
        f"citation, and {quoted(other.record.id)} in a note here."
    )
    return Finding("HD322", entry.file, sign.path, message, hint)


def check_agents(whole: Whole) -> Iterator[Finding]:
    """One person or body has one record, under whichever of its names or with whichever page of its own."""
    firsts = _Firsts()
    for entry in _standing(whole, "agents"):
        agent = entry.record
        assert isinstance(agent, Agent), "entries of kind agents hold agents"
        for meeting in firsts.meet(entry, _names_and_page(agent)):
            if not _have_other_numbers(meeting) and not _are_told_apart(meeting):
                shown, kind = quoted(meeting.sign.shown), agent.kind.label("en").lower()
                message = f"{shown} is also in {meeting.other.file}, which is of the same kind ({kind})."
                two = "If they are two, give each a name that tells them apart, or in a note name"
                hint = f"{_if_one(meeting)} {two} {quoted(meeting.other.record.id)}."
                yield Finding("HD323", entry.file, meeting.sign.path, message, hint)
                break


def _names_and_page(agent: Agent) -> Iterator[Sign]:
    yield from _names(agent, "name", agent.kind.id)
    # Many people have the page of their paper or university, so it tells nothing of them.
    if agent.url is not None and agent.kind.id != "person":
        yield Sign(("URL",), agent.url, ("page", agent.kind.id, address_key(agent.url)))


def _names(record: Site | Agent, *of: Hashable) -> Iterator[Sign]:
    for number, name in enumerate(record.names.all):
        if key := name_key(name.text):
            yield Sign(("names", number, "text"), name.text, (*of, key))


def check_sites(whole: Whole) -> Iterator[Finding]:
    """Of one kind, a site has one part of a name, and a country one site."""
    firsts = _Firsts()
    for entry in _standing(whole, "sites"):
        site = entry.record
        assert isinstance(site, Site), "entries of kind sites hold sites"
        is_placed = site.country is not None if site.part_of is None else site.part_of in whole.known["sites"]
        if not is_placed:
            continue
        for meeting in firsts.meet(entry, _names(site, site.kind.id, site.part_of, site.country)):
            if not _lie_apart(meeting) and not _have_other_numbers(meeting) and not _are_told_apart(meeting):
                where = f"part of {quoted(site.part_of)}" if site.part_of else f"in {site.country}"
                shown, kind = quoted(meeting.sign.shown), site.kind.label("en").lower()
                message = f"{shown} is also in {meeting.other.file}, of the same kind ({kind}), {where} too."
                two = (
                    "If they are two, give each a name that tells them apart, or its location or identifiers."
                )
                yield Finding("HD328", entry.file, meeting.sign.path, message, f"{_if_one(meeting)} {two}")
                break


def _lie_apart(meeting: Meeting) -> bool:
    one, two = _point(meeting.entry), _point(meeting.other)
    return bool(one and two) and any(abs(a - b) > APART for a, b in zip(one, two, strict=True))


def _point(entry: RecordInFile) -> tuple[float, ...]:
    location = entry.record.location if isinstance(entry.record, Site) else None
    if location is None or location.geometry is None or location.geometry.type != "Point":
        return ()
    return tuple(number for number in location.geometry.coordinates if not isinstance(number, tuple))


def check_events(whole: Whole) -> Iterator[Finding]:
    """What of one kind happened to one place on one day is one event."""
    firsts = _Firsts()
    for entry in _standing(whole, "events"):
        event = entry.record
        assert isinstance(event, Event), "entries of kind events hold events"
        for meeting in firsts.meet(entry, _days(event)):
            if not _are_told_apart(meeting):
                shown, kind = meeting.sign.shown, event.kind.label("en").lower()
                message = f"{meeting.other.file} is of the same place ({shown}), day and kind ({kind})."
                hint = f"{_if_one(meeting)} {_if_two(meeting)}"
                yield Finding("HD324", entry.file, meeting.sign.path, message, hint)
                break


def _days(event: Event) -> Iterator[Sign]:
    if (day := _day(event.occurred)) is not None:
        what = event.kind.id, event.control_from, event.control_to, day
        for place in event.affects:
            shown = f"{place.site}, {place.component}" if place.component else place.site
            yield Sign(("occurred",), shown, (place.site, place.component, *what))


def _day(occurred: Edtf | None) -> Day | None:
    if occurred is None or occurred.earliest is None or occurred.earliest != occurred.latest:
        return None
    return occurred.earliest


def _standing(whole: Whole, *kinds: str) -> Iterator[RecordInFile]:
    """The clean records of these kinds but those that were withdrawn."""
    return (each for each in whole.entries.values() if each.kind in kinds and not is_withdrawn(each.record))


def _have_other_numbers(meeting: Meeting) -> bool:
    """Whether a register that has one number for one thing has the two under two numbers."""
    here, there = _numbers(meeting.entry), _numbers(meeting.other)
    return any(here[scheme].isdisjoint(there[scheme]) for scheme in here.keys() & there.keys())


def _numbers(entry: RecordInFile) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for identifier in entry.record.identifiers if isinstance(entry.record, Site | Agent) else ():
        if identifier.scheme.sharing == "none":
            found.setdefault(identifier.scheme.id, set()).add(identifier.id)
    return found


def _are_told_apart(meeting: Meeting) -> bool:
    """Whether a note of one of the two names the id of the other."""
    one, two = meeting.entry, meeting.other
    return has_note_on(one.data, two.record.id) or has_note_on(two.data, one.record.id)


def _keep_one(meeting: Meeting) -> str:
    """What to do where the two are one."""
    id, other = quoted(meeting.entry.record.id), quoted(meeting.other.record.id)
    return (
        f"Keep one record: write {other} wherever {id} stands, delete this file, and add {id} to former_ids "
        "there."
    )


def _if_one(meeting: Meeting) -> str:
    return f"If they are one, {_keep_one(meeting)[0].lower()}{_keep_one(meeting)[1:]}"


def _if_two(meeting: Meeting) -> str:
    return f"If they are two, say so in a note that names {quoted(meeting.other.record.id)}."
