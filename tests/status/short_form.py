"""Reads the short form of records that the table of cases uses, and says a status in its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from damage_catalogue.records import edtf, model
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import Judged, Since, Status

if TYPE_CHECKING:
    from tests.status.conftest import Make

FLAGS = (
    *("by", "limits", "of", "reported", "cited", "result-of", "extent", "mends", "on", "named"),
    *("for", "until"),
)
STANDINGS = ("superseded", "contradicted", "retracted")
WORK = ("rebuilt", "restored", "repaired", "stabilised", "cleared", "reopened")


def read_case(make: Make, case: dict[str, Any]) -> Status:
    """The status that the case asks for: of its part, or of the whole."""
    site, events, sources = read_records(make, case)
    catalogue = make.catalogue(site, *events, *sources.values())
    on, known_by = (edtf.parse(case[key]).latest if key in case else None for key in ("on", "known by"))
    derived = derive_all(catalogue, on, known_by)[site.id]
    return derived.components[case["part"]] if "part" in case else derived.status


def read_records(
    make: Make, case: dict[str, Any]
) -> tuple[model.Site, list[model.Event], dict[str, model.Source]]:
    sources: dict[str, model.Source] = {}
    looks = [_look(make, f"look-{n}", line, sources) for n, line in enumerate(case.get("looks", ()), 1)]
    events = [_event(make, f"event-{n}", line, sources) for n, line in enumerate(case.get("events", ()), 1)]
    parts = case.get("parts", ())
    disputes = [
        replace(make.dispute(*(tuple(side) for side in sides), outcome=outcome), id=f"{key}-{n}")
        for key, outcome in (("open", "unresolved"), ("settled", "resolved"))
        for n, sides in enumerate(case.get(key, ()))
    ]
    site = make.site(
        assessments=looks, components=parts, principal=case.get("principal"), disagreements=disputes
    )
    return replace(site, kind=make.vocabularies["site-kind"][case.get("kind", "temple")]), events, sources


def _flags(words: list[str]) -> tuple[list[str], dict[str, str]]:
    plain, flags = [], {}
    words = list(words)
    while words:
        word = words.pop(0)
        if word == "on":
            flags["on"] = f"{words.pop(0)} {words.pop(0)}"
        elif word in FLAGS:
            flags[word] = words.pop(0)
        else:
            plain.append(word)
    return plain, flags


def _look(make: Make, id: str, line: str, sources: dict[str, model.Source]) -> model.Assessment:
    plain, flags = _flags(line.split())
    condition = None
    if plain[0] == "condition":
        plain.pop(0)
        damage, condition = "unknown", plain[0]
    else:
        damage, _, condition = plain[0].partition("+")
    observed, basis, certainty, *standing = plain[1:]
    look = make.seen(
        id,
        damage,
        None if observed == "not-stated" else observed,
        basis,
        certainty,
        by=flags.get("by", f"speaker-{id}"),
        standing=standing[0] if standing else "standing",
        component=flags.get("of"),
        limits=flags["limits"].split("+") if "limits" in flags else (),
    )
    if "cited" in flags:
        source = look.citations[0].source
        sources[source] = _source(make, source, flags["cited"])
    return replace(
        look,
        damage=None if line.startswith("condition") else look.damage,
        condition=make.vocabularies["condition"][condition] if condition else None,
        reported=edtf.parse(flags["reported"]) if "reported" in flags else None,
        result_of=flags.get("result-of"),
        in_favour_of=flags.get("for"),
        set_aside=edtf.parse(flags["until"]) if "until" in flags else None,
    )


def _source(make: Make, id: str, issued: str) -> model.Source:
    words = make.vocabularies
    return model.Source(
        id=id,
        type=words["source-type"]["report"],
        publisher="press",
        tier=words["source-tier"]["secondary"],
        read=words["source-read"]["full"],
        issued=edtf.parse(issued),
    )


def _event(make: Make, id: str, line: str, sources: dict[str, model.Source]) -> model.Event:
    plain, flags = _flags(line.split())
    kind, days, *withdrawn = plain
    words = make.vocabularies
    event = make.event(
        flags.get("named", id),
        {"harm": "damage", "looting": "looting"}.get(kind, "restoration"),
        None if days == "not-stated" else days,
        component=flags.get("of"),
    )
    if kind in WORK:
        work = model.Work(
            words["work"][kind],
            words["completeness"][flags["extent"]] if "extent" in flags else None,
            (flags["mends"],) if "mends" in flags else (),
        )
        event = replace(event, work=work)
    if withdrawn:
        event = replace(event, review=model.Review(words["review-state"][withdrawn[0]]))
    if "on" in flags:
        basis, certainty = flags["on"].split()
        account = replace(
            event.accounts[0], basis=words["basis"][basis], certainty=words["certainty"][certainty]
        )
        event = replace(event, accounts=(account,))
    if "cited" in flags:
        sources[f"page-{id}"] = _source(make, f"page-{id}", flags["cited"])
        account = replace(event.accounts[0], citations=(model.Citation(f"page-{id}"),))
        event = replace(event, accounts=(account,))
    return event


def in_words(status: Status) -> str:
    """The answer: the state, then what stands beside it, with semicolons between."""
    condition = status.condition
    has_condition = bool(condition.word or condition.contested)
    said = [*_said(status.judged, "damage", has_condition), *(_since(one) for one in status.since)]
    if status.questions:
        said.append("a question is open")
    if status.said_of_whole:
        said.append(f"{_word(status.said_of_whole.id)} is said of the whole")
    if has_condition:
        said += [f"condition: {one}" for one in _said(condition, "condition", False)]
    return "; ".join(said)


def _said(judged: Judged, scale: str, has_condition: bool) -> list[str]:
    def word(one: model.Assessment) -> str:
        term = one.damage if scale == "damage" else one.condition
        return _word(term.id if term else "")

    said = [_head(judged, status_has_condition=has_condition)]
    if judged.last_vaguer:
        said.append(f"{word(judged.last_vaguer)} {_day(judged.last_vaguer)}")
    if judged.last_repeated:
        said.append(f"last repeated {_day(judged.last_repeated)}")
    said += (f"{'perhaps ' * one.perhaps}{_ended(one)}" for one in reversed(judged.earlier))
    said += (f"{word(one)} ({_day(one)}) before or after" for one in judged.beside)
    said += (
        f"{'claimed' if one.basis.id == 'self-claim' else 'challenged'}: {word(one)}"
        for one in judged.challenges
    )
    said += (f"beside it: {word(one)} {_day(one)}" for one in judged.silent)
    said += (
        f"not counted, for nothing says when it was told: {word(step.assessment)}"
        for step in judged.trace
        if step.verdict == "never-dated"
    )
    if judged.could_not_tell:
        said.append(f"looked at {_day(judged.could_not_tell)}, could not tell")
    return said


def _head(judged: Judged, *, status_has_condition: bool = False) -> str:
    if judged.contested:
        return f"contested: {' / '.join(sorted(_word(term.id) for term in judged.words))}"
    if judged.word is None:
        undated = [step.assessment for step in judged.trace if step.verdict == "undated"]
        return "undated" if undated else "damage not said" if status_has_condition else "nothing known"
    word = _word(judged.word.id)
    if judged.way in ("reported", "claimed"):
        return f"{judged.way} {word}, {_day_said(judged)}"
    if judged.way == "position":
        return f"{word} (official position), {_day_said(judged)}"
    if judged.last_look is None:
        assert judged.decided_by
        return f"{word}, {_day(judged.decided_by)}"
    return f"{word}, last seen {_day(judged.last_look)}"


def _day_said(judged: Judged) -> str:
    assert judged.decided_by, "a word has somebody who gives it"
    return f"said of {_day(judged.decided_by)}"


def _ended(one: Any) -> str:
    how = ""
    if one.event:
        how = f", {_what(one.event)} {_when(one.event)}"
    return f"before: {_word(one.word.id)} {_day(one.assessment)}{how}"


def _since(one: Since) -> str:
    how = f"{'perhaps ' * one.perhaps}{'reported ' * one.reported}since"
    of = f" of {', '.join(one.parts)}" if one.parts else ""
    return f"{_what(one.event)}{of} {how} {_when(one.event)}"


def _what(event: model.Event) -> str:
    if event.work:
        return event.work.kind.id
    return {"damage": "harm", "restoration": "work"}.get(event.kind.id, event.kind.id)


def _when(event: model.Event) -> str:
    return event.occurred.text if event.occurred else "day not known"


def _day(one: model.Assessment) -> str:
    if one.observed and one.observed.latest:
        return one.observed.text
    return f"by {one.reported.text}" if one.reported else "by the day of the publication"


def _word(id: str) -> str:
    return id.replace("-", " ")
