"""From files to plain data: what cannot be read, as diagnostics for curators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from damage_catalogue.records.files import FileProblem
from damage_catalogue.records.yaml_file import LARGEST_FILE, ReadProblem, YamlFile, read_yaml
from damage_catalogue.validation.codes import CODES
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.wording import quoted


@dataclass(frozen=True, slots=True)
class _Saying:
    """A code and its sentence.

    {found} stands for what is there, in quotation marks, {what} for the same without them, and {better} for
    the name that was meant.
    """

    code: str
    message: str
    hint: str = ""


_FILE_PROBLEMS: Mapping[str, _Saying] = {
    "no-folder": _Saying(
        "HD101",
        "There is no folder named catalogue here.",
        "Start the check in the folder above your records, or name that folder with --root.",
    ),
    "no-records": _Saying(
        "HD102",
        "The catalogue holds no records.",
        "Put the first one into catalogue/sites, such as citadel.yaml.",
    ),
    "no-about": _Saying(
        "HD103",
        "The file that describes the catalogue as a whole is missing.",
        "Write catalogue/catalogue.yaml with title, description, licence and languages.",
    ),
    "stray-file": _Saying(
        "HD104",
        "This file is no record and would be ignored.",
        "Records are .yaml files in sites, events, sources or agents, checks of them in checks. Move it, "
        "rename it or delete it.",
    ),
    "stray-folder": _Saying(
        "HD104",
        "Records in this folder would be ignored.",
        "The folders of a catalogue are sites, events, sources, agents and checks.",
    ),
    "yml-ending": _Saying("HD105", "Record files end in .yaml.", "Rename the file to {better}."),
    "folder-as-file": _Saying(
        "HD106",
        "This is a folder, but its name is that of a record file.",
        "Rename the folder without the ending.",
    ),
    "link": _Saying(
        "HD107",
        "This is a link to another place, and links are not followed.",
        "Put the record itself here, or delete the link.",
    ),
    "bad-name": _Saying(
        "HD108",
        "A file's name becomes part of a web address, and this one cannot.",
        "Use lower-case letters a to z, digits and single hyphens: {better}.",
    ),
    "case-twin": _Saying(
        "HD109",
        "This name differs from {better} only in capitals; on some computers they are the same file.",
        "Keep one of the two.",
    ),
    "not-a-file": _Saying(
        "HD110", "This cannot be read.", "Check that it is an ordinary file that you may open."
    ),
}

_YAML_FEATURE = "{found} is part of YAML that records do not use."
_READ_PROBLEMS: Mapping[str, _Saying] = {
    "too-large": _Saying("HD111", "The file is larger than 1 MiB."),
    "not-utf8": _Saying("HD112", "The file is not saved as UTF-8 text: {found} is no letter in it."),
    "byte-order-mark": _Saying("HD113", "An invisible byte order mark stands here."),
    "control-character": _Saying("HD114", "The invisible control character {found} stands here."),
    "hidden-direction-mark": _Saying("HD115", "The invisible direction mark {found} stands here."),
    "tab-indent": _Saying("HD116", "This line is indented with a tab."),
    "syntax": _Saying("HD117", "This is not valid YAML: {found}"),
    "several-documents": _Saying("HD118", "A second document starts here, but a file holds one record."),
    "duplicate-key": _Saying("HD119", "The field {found} stands here a second time."),
    **dict.fromkeys(("anchor", "alias", "merge-key", "tag"), _Saying("HD120", _YAML_FEATURE)),
    "non-string-key": _Saying("HD121", "The name of a field must be text, but this is {found}."),
    "not-a-mapping": _Saying("HD122", "The file does not consist of fields."),
    "too-deep": _Saying("HD123", "The fields are nested too deeply."),
    "empty": _Saying("HD124", "The file is empty."),
    "comment-behind": _Saying("HD125", "A comment stands behind something on its line: {found}"),
    "unfinished-merge": _Saying("HD126", "An unfinished merge: Git left two versions here, {what}."),
    "carriage-return": _Saying(
        "HD127", "The lines end as on old computers, in a carriage return alone ({what} of them)."
    ),
    "pasted-bullet": _Saying("HD128", "{what} starts no list item."),
    "foreign-blank": _Saying("HD129", "An invisible blank stands here that is no ordinary space, {what}."),
    "foreign-sign": _Saying("HD130", "{what} only looks like a sign of YAML."),
    "missing-dash": _Saying("HD131", "The dash before the first item of a list is missing: {found}"),
    "block-indent": _Saying("HD132", "This line has too few spaces before it: {found}"),
}


def report_file_problem(problem: FileProblem) -> Diagnostic:
    """What is wrong with a name or place in the folder of records, for curators."""
    saying = _FILE_PROBLEMS[problem.kind]
    hint = saying.hint.format(better=quoted(problem.better))
    if problem.kind == "stray-folder" and problem.better:
        hint = f"Did you mean {quoted(problem.better)}? {hint}"
    return Diagnostic(
        saying.code,
        CODES[saying.code].severity,
        problem.name,
        saying.message.format(better=problem.better),
        hint=hint,
    )


def read_file(path: Path) -> YamlFile | None:
    """What the file holds; None where the system does not let it be read."""
    try:
        with path.open("rb") as file:
            return read_yaml(file.read(LARGEST_FILE + 1))
    except OSError:
        return None


def report_read_problems(name: str, file: YamlFile | None) -> Iterator[Diagnostic]:
    """What is wrong with how a file is written, for curators; None is one that cannot be opened."""
    if file is None:
        yield report_file_problem(FileProblem("not-a-file", name))
        return
    for problem in file.problems:
        yield _report_read_problem(name, file, problem)


def _report_read_problem(name: str, file: YamlFile, problem: ReadProblem) -> Diagnostic:
    saying = _READ_PROBLEMS[problem.kind]
    line, column = problem.position or (None, None)
    return Diagnostic(
        saying.code,
        CODES[saying.code].severity,
        name,
        saying.message.format(found=quoted(problem.found), what=problem.found),
        line,
        column,
        problem.length,
        problem.hint,
        file.lines[line - 1] if line and line <= len(file.lines) else None,
    )
