"""Sources from the references of a file, several at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from damage_catalogue.editing.csl import CslReference
from damage_catalogue.editing.finding import find_document
from damage_catalogue.editing.identifying import dated_id
from damage_catalogue.editing.planning import Plan
from damage_catalogue.editing.questions import PUBLISHER, SOURCE, SOURCE_ID, named
from damage_catalogue.editing.scalars import cannot_be_written


def plan_references(plan: Plan, references: Iterable[CslReference]) -> Iterator[str]:
    """Plans a source for each reference that is not recorded yet; tells what was passed over or left out.

    What each needs and the file does not say comes from the answers: `tier` and `read`, and `type` or
    `publisher` where the file has none that fits.
    """
    answers = plan.answers
    shared = {name: answers.take(named(SOURCE, name)) for name in ("tier", "read")}
    for number, reference in enumerate(references, 1):
        fields = dict(reference.fields)
        shown = f"Reference {number} ({fields.get('title', 'without a title')})"
        if found := find_document(plan.catalogue, fields.get("URL"), fields.get("DOI")):
            yield f"{shown} is recorded already, as the source {found.id}."
            continue
        texts = (*fields.values(), *(text for author in reference.authors for text in author.values()))
        if sign := next(
            (sign for text in (*texts, reference.publisher or "") if (sign := cannot_be_written(text))), None
        ):
            answers.problems.append(f"{shown} holds the sign {sign}, which no line of a record can hold.")
            continue
        if fields.get("type") not in plan.catalogue.vocabularies["source-type"].ids:
            fields["type"] = answers.given.get("type") or ""
            if not fields["type"]:
                answers.problems.append(
                    f"{shown} is of a kind that records do not have. Give one with --type, such as webpage."
                )
                continue
        name = answers.given.get("publisher") or reference.publisher
        if not name:
            answers.problems.append(f"{shown} names no publisher. Give one for all with --publisher.")
            continue
        publisher = plan.agent_called(name, *PUBLISHER)
        fields |= {"publisher": publisher or "", **{key: value or "" for key, value in shared.items()}}
        proposed = dated_id(publisher or "", fields.get("issued"), fields.get("title"))
        plan.add_source(SOURCE_ID, proposed, fields, reference.authors)
        if reference.left_out:
            yield f"{shown}: not taken over: {', '.join(reference.left_out)}."
