"""Statuses that the records must give, today or on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from damage_catalogue.checks.asking import Check, each_check, now_called, reason
from damage_catalogue.checks.fields import show_values
from damage_catalogue.records.edtf import Day, parse
from damage_catalogue.records.vocabularies import Vocabularies
from damage_catalogue.records.yaml_file import FieldPath
from damage_catalogue.status.catalogue_status import derive_all
from damage_catalogue.status.facts import SiteStatus, Status
from damage_catalogue.status.roll_up import class_of, class_of_site, classes
from damage_catalogue.validation.finding import Finding, HeldChecks, Whole
from damage_catalogue.validation.wording import allowed, quoted

_ASKED = {
    "state": "state",
    "decided_by": "deciding assessment",
    "last_seen": "last look",
    "supported_by": "supporting assessments",
    "challenged_by": "challenges",
    "silent": "silent assessments",
    "open_questions": "open questions",
}
"""What a check may ask of a status, and what a message calls it."""


def check_statuses(whole: Whole) -> Iterator[Finding]:
    """Every status is as it must be. Silent while a record has errors, since it might change one."""
    derived: dict[Day | None, Mapping[str, SiteStatus]] = {}
    vocabularies = whole.catalogue.vocabularies
    for held, path, check in each_check(whole, "statuses"):
        if unknown := _unknown(whole, check):
            asked, message, hint = unknown
            yield Finding("HD905", held.file, (*path, asked), message, hint)
        elif whole.all_clean:
            day = parse(check["on"]).latest if "on" in check else None
            if day not in derived:
                derived[day] = derive_all(whole.catalogue, day) if day else whole.statuses()
            yield from _check_status(held, path, check, derived[day][check["site"]], vocabularies)


def _unknown(whole: Whole, check: Check) -> tuple[str, str, str] | None:
    """What a check speaks of and the catalogue does not know: the field, a sentence and the next step."""
    id, known = check["site"], whole.known["sites"]
    if id not in known:
        return "site", f"There is no site {quoted(id)}.", now_called(whole, "sites", id) or reason(check)
    site = whole.catalogue.sites.get(id)
    parts = [component.id for component in site.components] if site else []
    part = check.get("component")
    if site and part and part not in parts:
        hint = allowed(part, parts) if parts else "It has no components at all."
        return "component", f"{quoted(id)} has no component {quoted(part)}.", hint
    words = [term.id for term in classes(whole.catalogue.vocabularies)]
    state = check.get("state")
    if state and state not in words:
        return "state", f"{quoted(state)} is no state.", allowed(state, words)
    return None


def _check_status(
    held: HeldChecks, path: FieldPath, check: Check, derived: SiteStatus, vocabularies: Vocabularies
) -> Iterator[Finding]:
    part = check.get("component")
    status = derived.components[part] if part else derived.status
    state = class_of(status, vocabularies) if part else class_of_site(derived, vocabularies)
    found = {"state": state.id, **_facts(status)}
    for field, name in _ASKED.items():
        asked = check.get(field)
        if asked is None or _is_kept(found[field], asked):
            continue
        whose = f"{check['site']}, {part}" if part else check["site"]
        day = f" on {check['on']}" if "on" in check else ""
        name = f"{name} of {quoted(whose)}{day}"
        if isinstance(asked, list):
            missing = [id for id in asked if id not in found[field]]
            message = f"Among the {name} must be {show_values([missing])}, but {_are(found[field])}."
        else:
            is_not = f"it is {quoted(found[field])}" if found[field] else "there is none"
            message = f"The {name} must be {quoted(asked)}, but {is_not}."
        yield Finding("HD903", held.file, (*path, field), message, reason(check))


def _facts(status: Status) -> dict[str, Any]:
    return {
        "decided_by": status.decided_by.id if status.decided_by else None,
        "last_seen": status.last_observed.text if status.last_observed else None,
        "supported_by": [one.id for one in status.supported_by],
        "challenged_by": [one.id for one in status.judged.challenges],
        "silent": [one.id for one in status.judged.silent],
        "open_questions": [one.disagreement.id for one in status.questions],
    }


def _is_kept(found: Any, asked: Any) -> bool:
    return set(asked) <= set(found) if isinstance(asked, list) else found == asked


def _are(found: list[str]) -> str:
    return f"there are only {show_values([found])}" if found else "there are none"
