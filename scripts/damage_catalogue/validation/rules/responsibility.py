"""Who did it is settled by an inquiry of somebody who is no party, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from damage_catalogue.records.model import Attribution, Catalogue, Event, Site, is_withdrawn
from damage_catalogue.validation.finding import Finding, Whole
from damage_catalogue.validation.rules.set_aside import KeyedStatement, all_said, follower_of
from damage_catalogue.validation.wording import quoted


def check_responsibility_is_settled_by_inquiry(whole: Whole) -> Iterator[Finding]:
    """A question of responsibility is resolved, and a blame contradicted, on an independent finding alone."""
    said = all_said(whole)
    for entry in whole.of_kind("sites", "events"):
        record = entry.record
        if not isinstance(record, Site | Event) or is_withdrawn(record):
            continue
        for number, disagreement in enumerate(record.disagreements):
            if disagreement.topic.id != "responsibility" or disagreement.outcome.id != "resolved":
                continue
            prefix = f"{entry.kind}/{record.id}#"
            named = (
                said.get(ref if "#" in ref else prefix + ref)
                for position in disagreement.positions
                for ref in position.statements
            )
            if not any(one and is_inquiry(one, whole.catalogue) for one in named):
                message = (
                    "This is called resolved, but no answer names an attribution of kind assessed, by "
                    "somebody who is no party, that stands."
                )
                hint = (
                    "Add the finding of an independent inquiry to the event and name it here, or "
                    "write unresolved."
                )
                yield Finding("HD514", entry.file, ("disagreements", number, "outcome"), message, hint)
    for one in said.values():
        yield from _set_aside_without_inquiry(one, follower_of(one, said), whole.catalogue)


def _set_aside_without_inquiry(
    one: KeyedStatement, follower: KeyedStatement | None, catalogue: Catalogue
) -> Iterator[Finding]:
    """A blame set aside for the blame of somebody else who examined nothing, or is a party."""
    if follower is None or is_withdrawn(one.entry.record):
        return
    ours, theirs = one.claim, follower.claim
    if not isinstance(ours, Attribution) or not isinstance(theirs, Attribution):
        return
    corrected = ours.by is not None and ours.by == theirs.by
    if ours.agent == theirs.agent or corrected or is_inquiry(follower, catalogue):
        return
    message = (
        f"This blame is set aside in favour of {quoted(follower.name_from(one.entry))}, which is no finding "
        "of an independent inquiry."
    )
    hint = "Let both stand, with a disagreement of topic responsibility that names them and is unresolved."
    yield Finding("HD514", one.entry.file, (*one.path, "in_favour_of"), message, hint)


def is_inquiry(said: KeyedStatement, catalogue: Catalogue) -> bool:
    """Whether somebody who is no party examined the evidence and concluded who did it, and that stands."""
    blame = said.claim
    if not isinstance(blame, Attribution) or blame.kind.id != "assessed" or not said.stands:
        return False
    return blame.by is not None and not _is_party(blame.by, blame.agent, catalogue)


def _is_party(id: str, blamed: str, catalogue: Catalogue) -> bool:
    """Whether the agent may be a party to the conflict, or is the one who is blamed.

    Where its own record says nothing, the bodies that it belongs to or holds an office in decide.
    """
    seen: set[str] = set()
    waiting = [id]
    while waiting:
        id = waiting.pop()
        agent = catalogue.agents.get(id)
        if id in seen or agent is None:
            continue
        seen.add(id)
        party = agent.party_to_conflict.id if agent.party_to_conflict else None
        if id == blamed or party in ("yes", "unclear"):
            return True
        if party is None:
            waiting += filter(None, (agent.member_of, *(role.of for role in agent.roles)))
    return False
