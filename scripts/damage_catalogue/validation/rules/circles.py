"""What a place is part of, and a body a member of, leads up to an end: no circles, no endless chains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from damage_catalogue.validation.finding import Finding, RecordInFile, Whole
from damage_catalogue.validation.wording import quoted

LONGEST_CHAIN = 20
"""How many records may stand above another. Each is named at the head of its page; no place needs so many."""

MOST_TOLD = 8


def check_no_circles(whole: Whole) -> Iterator[Finding]:
    """No site is part of itself, however far round, and no agent a member of itself; each circle is told
    once.
    """
    sites, agents = _parents(whole)
    for circle in find_circles(sites):
        yield _circle_finding(whole.entries["sites", circle[0]], "part_of", circle)
    for circle in find_circles(agents):
        yield _circle_finding(whole.entries["agents", circle[0]], "member_of", circle)


def _parents(whole: Whole) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """What each site is part of, and each agent a member of."""
    sites = {id: site.part_of for id, site in whole.catalogue.sites.items()}
    agents = {id: agent.member_of for id, agent in whole.catalogue.agents.items()}
    return sites, agents


def _circle_finding(entry: RecordInFile, field: str, circle: list[str]) -> Finding:
    message = f"{field} goes round in a circle: {told_round(circle)}."
    return Finding("HD305", entry.file, (field,), message, f"Take {field} out of one of them.")


def told_round(circle: list[str]) -> str:
    """`a → b → a`, with the middle of a long circle left out."""
    told = circle if len(circle) <= MOST_TOLD else [*circle[: MOST_TOLD - 1], "…"]
    return " → ".join((*told, circle[0]))


def find_circles(parents: Mapping[str, str | None]) -> Iterator[list[str]]:
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


def check_chains_end_soon(whole: Whole) -> Iterator[Finding]:
    """No record stands below more than LONGEST_CHAIN others; the first link too many is told."""
    sites, agents = _parents(whole)
    for id in _too_deep(sites):
        yield _chain_finding(whole.entries["sites", id], "part_of", sites)
    for id in _too_deep(agents):
        yield _chain_finding(whole.entries["agents", id], "member_of", agents)


def _chain_finding(entry: RecordInFile, field: str, parents: Mapping[str, str | None]) -> Finding:
    above, step = [entry.record.id], parents[entry.record.id]
    while step is not None and step in parents:
        above.append(step)
        step = parents[step]
    way = " → ".join((*above[:3], "…", above[-1]))
    message = f"{field}: {quoted(entry.record.id)} has {len(above) - 1} records above it: {way}."
    hint = f"At most {LONGEST_CHAIN} are shown. Name a record further up, or check whether one is wrong."
    return Finding("HD317", entry.file, (field,), message, hint)


def _too_deep(parents: Mapping[str, str | None]) -> Iterator[str]:
    """The ids with LONGEST_CHAIN + 1 ids above them; circles have no depth."""
    below: dict[str, list[str]] = {}
    for id, parent in parents.items():
        if parent in parents and parent is not None:
            below.setdefault(parent, []).append(id)
    level = [id for id, parent in parents.items() if parent is None or parent not in parents]
    for _ in range(LONGEST_CHAIN + 1):
        level = [id for above in level for id in below.get(above, ())]
    yield from level
