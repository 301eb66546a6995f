"""Whether the site speaks the languages that the catalogue asks for, and what is wrong in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from damage_catalogue.project import Project
from damage_catalogue.records.files import ABOUT_FILE
from damage_catalogue.records.model import About
from damage_catalogue.validation.codes import CODES
from damage_catalogue.validation.diagnostic import Diagnostic
from damage_catalogue.validation.finding import Finding
from damage_catalogue.validation.wording import quoted

if TYPE_CHECKING:
    from damage_catalogue.language.words import WordsFault

ABOUT_NAME = f"catalogue/{ABOUT_FILE}"


def find_unspoken(about: About, project: Project) -> Iterator[Finding]:
    """The languages in catalogue.yaml of which nobody has written the words."""
    from damage_catalogue.language import Languages

    known = Languages(project.languages)
    for index, tag in enumerate(about.languages):
        if tag not in known:
            spoken = ", ".join(known)
            message = f"The site does not speak {quoted(tag)} yet. It speaks {spoken}."
            hint = (
                f"Write its words into catalogue/languages/{tag}.yaml. One line will do, what the language "
                "calls itself, as in name: Deutsch: what is missing there is said in English."
            )
            yield Finding("HD230", ABOUT_NAME, ("languages", index), message, hint)


def report_words(project: Project) -> Iterator[Diagnostic]:
    """What is wrong in the files of words of the catalogue's own. Without any, nothing is read."""
    files = sorted(project.languages.glob("*.yaml"))
    if not files:
        return
    from damage_catalogue.language import LanguageError, Languages

    languages = Languages(project.languages)
    faults: dict[WordsFault, None] = {}
    for file in files:
        try:
            languages[file.stem].check()
        except LanguageError as error:
            faults |= dict.fromkeys(
                fault if fault.file else fault._replace(file=file) for fault in error.faults
            )
    for fault in faults:
        yield _report(project, fault)


def _report(project: Project, fault: WordsFault) -> Diagnostic:
    assert fault.file is not None, "a fault without a file was given the file that was read"
    line, column = fault.position or (None, None)
    lines = fault.file.read_text("utf-8", "replace").splitlines()
    return Diagnostic(
        "HD231",
        CODES["HD231"].severity,
        fault.file.relative_to(project.root).as_posix(),
        fault.message,
        line,
        column,
        hint="The English file, language/en.yaml, holds the names of all texts, and their gaps.",
        source_line=lines[line - 1] if line and line <= len(lines) else None,
    )
