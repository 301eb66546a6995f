"""`catalogue new`: begins a record, checks it, writes it, and says what comes next."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from damage_catalogue.commands.parts.checking import check_catalogue, find_catalogue, own_up
from damage_catalogue.commands.parts.command import CLEAN, FINDINGS, UsageError
from damage_catalogue.commands.parts.options import absolute_path, add_today, read_today
from damage_catalogue.commands.parts.printing import may_use_colour, write

if TYPE_CHECKING:
    from damage_catalogue.editing.drafting import Draft
    from damage_catalogue.editing.planning import Plan
    from damage_catalogue.editing.questions import EditorQuestion
    from damage_catalogue.project import Project
    from damage_catalogue.records.vocabularies import Vocabularies
    from damage_catalogue.validation.diagnostic import Diagnostic
    from damage_catalogue.validation.validate import Outcome

KINDS = {
    "agent": "begin the record of a person or body",
    "source": "record a document, or several from a file",
    "site": "begin the record of a place",
    "assessment": "add to a place who judged its state",
    "event": "record what happened to a place",
}


class _Asking:
    """Asks in a language: words have their label and meaning in it, where these are told there."""

    def __init__(self, vocabularies: Vocabularies, language: str) -> None:
        self._vocabularies = vocabularies
        self._language = language

    def __call__(self, question: EditorQuestion, proposed: str | None, fault: str | None) -> str:
        """What was answered, "" where the line was left empty. Raises UsageError where the input ends."""
        if fault:
            print(fault)
        else:
            print(f"\n{question.asks}")
            for term in self._vocabularies[question.vocabulary] if question.vocabulary else ():
                print(f"  {term.id}: {term.definition(self._language)}")
        try:
            return input(f"[{proposed}] > " if proposed else "> ")
        except EOFError:
            raise UsageError("\nThe answers ended early. Nothing was written.") from None


def add_options(parser: argparse.ArgumentParser) -> None:
    """The kind of record, and for each kind its questions as options."""
    kinds = parser.add_subparsers(
        dest="kind_of_record", metavar="KIND", required=True, parser_class=argparse.ArgumentParser
    )
    for kind, help in KINDS.items():
        below = kinds.add_parser(kind, help=help, description=help.capitalize() + ".", allow_abbrev=False)
        for question in questions_of(kind):
            named = [question.name] if question.positional else [question.option]
            nargs = {"nargs": "?", "metavar": question.option} if question.positional else {"metavar": "TEXT"}
            below.add_argument(*named, help=question.asks, **nargs)  # type: ignore[arg-type]
        if kind == "source":
            below.add_argument(
                "--csl", type=absolute_path, metavar="FILE", help="take the documents of a file of CSL JSON"
            )
        below.add_argument("--language", metavar="TAG", help="the language of what you say")
        # Both may stand in front of the kind or behind it.
        hidden = argparse.SUPPRESS
        below.add_argument("--root", type=absolute_path, metavar="DIR", default=hidden, help=hidden)
        below.add_argument("--debug", action="store_true", default=hidden, help=hidden)
        add_today(below)


def questions_of(kind: str) -> tuple[EditorQuestion, ...]:
    """What may be asked for a kind of record."""
    from damage_catalogue.editing import questions as asked

    cited = (asked.SOURCE_TITLE, *asked.NEW_SOURCE)
    return {
        "agent": asked.AGENT,
        "source": asked.SOURCE,
        "site": asked.SITE,
        "assessment": (*asked.ASSESSMENT, *cited),
        "event": (*asked.EVENT, *cited),
    }[kind]


def run(options: argparse.Namespace) -> int:
    """Writes the files, all or none. Raises UsageError where something is missing or wrong."""
    from damage_catalogue.editing.drafting import in_layout
    from damage_catalogue.editing.layout import read_orders
    from damage_catalogue.editing.writing import TakenError, write_all
    from damage_catalogue.records.files import CHECKS

    project, today = find_catalogue(options), read_today(options)
    before = check_catalogue(project, today)
    planned = _make_plan(options, project, before).drafts
    orders = read_orders(project.schemas)
    drafts = [in_layout(draft, orders) for draft in planned]
    proposed = {draft.file: draft.content for draft in drafts}
    after = check_catalogue(project, today, (), proposed)
    own_up(after)
    found = _new_findings(before, after)
    asked_for = tuple(each for each in found if each.path.startswith(f"catalogue/{CHECKS}/"))
    if _are_errors(tuple(each for each in found if each not in asked_for)):
        _report(found, after)
        print("Nothing was written. The lines above show what would have been.", file=sys.stderr)
        return FINDINGS
    try:
        write_all(drafts)
    except TakenError as error:
        raise UsageError(f"{error} was changed by somebody else just now. Nothing was written.") from None
    except OSError as error:
        raise UsageError(f"Nothing was written, because of {error.filename}: {error.strerror}.") from None
    if found:
        _report(found, after)
    _say_what_is_next(drafts)
    if not _are_errors(asked_for):
        return CLEAN
    print(
        "Before that, add what this catalogue asks of its records: see catalogue/checks in the lines above."
    )
    return FINDINGS


def _make_plan(options: argparse.Namespace, project: Project, before: Outcome) -> Plan:
    """What will be written. Raises UsageError with all that is missing or wrong in one message."""
    from damage_catalogue.editing.answers import Answers
    from damage_catalogue.editing.planning import Plan
    from damage_catalogue.validation.report.terminal import clean

    if before.catalogue is None:
        raise UsageError("catalogue/catalogue.yaml has errors. See them with: catalogue validate")
    kind = options.kind_of_record
    given = {question.name: getattr(options, _attribute(question)) for question in questions_of(kind)}
    language = options.language or before.catalogue.about.languages[0]
    catalogue = before.catalogue
    ask = None
    csl = getattr(options, "csl", None)
    if sys.stdin.isatty() and sys.stdout.isatty() and csl is None:
        print(
            "Answer each question. An empty line leaves out what is not needed, or takes what stands in [ ]."
        )
        ask = _Asking(catalogue.vocabularies, language)
    answers = Answers(given, catalogue.vocabularies, ask)
    plan = Plan(project, catalogue, answers, language)
    if csl is not None:
        _take_references(plan, csl)
    else:
        getattr(plan, f"new_{kind}")()
    if answers.problems:
        told = "".join(f"\n  {clean(problem)}" for problem in answers.problems)
        raise UsageError(f"Nothing was written:{told}")
    return plan


def _attribute(question: EditorQuestion) -> str:
    return question.name if question.positional else question.option[2:].replace("-", "_")


def _take_references(plan: Plan, path: Path) -> None:
    from damage_catalogue.editing.csl import CslError, read_csl
    from damage_catalogue.editing.references import plan_references
    from damage_catalogue.validation.report.terminal import clean

    try:
        references = read_csl(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}).") from None
    except CslError as error:
        raise UsageError(f"{path}: {error}") from None
    for told in plan_references(plan, references):
        print(clean(told))


def _new_findings(before: Outcome, after: Outcome) -> tuple[Diagnostic, ...]:
    """What is found with the new files and was not without them; lines may have moved."""
    known = {(each.code, each.path, each.message) for each in before.diagnostics}
    return tuple(
        each
        for each in after.diagnostics
        # That nothing cites a source yet is said by what comes next.
        if each.code != "HD803" and (each.code, each.path, each.message) not in known
    )


def _are_errors(found: tuple[Diagnostic, ...]) -> bool:
    from damage_catalogue.validation.diagnostic import Severity

    return any(each.severity is Severity.ERROR for each in found)


def _report(found: tuple[Diagnostic, ...], after: Outcome) -> None:
    from damage_catalogue.validation.report import REPORTS, Checked

    write(REPORTS["human"](Checked(found, after.files, after.records), may_use_colour()), None)


def _say_what_is_next(drafts: list[Draft]) -> None:
    from damage_catalogue.publishing.links import record_address

    for draft in drafts:
        done = "Written" if draft.before is None else "Added to"
        page = record_address(draft.file.kind, draft.file.id)
        print(f"{done}: {draft.file.name}, which becomes the page {page}")
    last = drafts[-1] if drafts else None
    if last is None:
        print("There was nothing new to write.")
        return
    print("\nNext, compare it with its source, and see it on the site: make serve, or catalogue build.")
    if last.file.kind == "sites" and last.before is None:
        print(f"Then say who judged its state: catalogue new assessment {last.file.id} --source ADDRESS")
    elif last.file.kind == "sources":
        print(f"Then say what stands in it: catalogue new assessment SITE --source {last.file.id}")
