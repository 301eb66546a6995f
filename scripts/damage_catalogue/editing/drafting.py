"""Drafts of records: few fields, each said by an editor, and remarks on what may be added.

The remarks are English, as the names of the fields are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from damage_catalogue.editing.layout import FieldOrder, lay_out
from damage_catalogue.editing.scalars import one_line, said, scalar
from damage_catalogue.language import SOURCE, Languages
from damage_catalogue.records.files import RecordFile
from damage_catalogue.records.yaml_file import read_yaml

AnswersGiven = Mapping[str, str]
"""What an editor said, by the name of the question; what was left out is not in it."""

_SOURCE_FIELDS = ("type", "title", "container-title", "publisher", "issued", "volume", "issue", "page")
_MORE_SOURCE_FIELDS = ("number", "URL", "DOI", "ISBN", "language", "accessed")


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would be written. `before` is what it holds now; None where there is none yet."""

    file: RecordFile
    text: str
    before: bytes | None = None

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("utf-8")


def in_layout(draft: Draft, orders: Mapping[str, FieldOrder]) -> Draft:
    """The draft in the one layout. Where its file has another now, the draft keeps to that; so it does where
    it cannot be read, which the checks will tell.

    `orders` are those of the fields, by the kind of file.
    """
    fields = orders[draft.file.kind]
    written = read_yaml(draft.content)
    keeps = draft.before is not None and lay_out(read_yaml(draft.before), fields) != draft.before
    if keeps or written.problems:
        return draft
    return replace(draft, text=lay_out(written, fields).decode("utf-8"))


def _fields(answers: AnswersGiven, *names: str, indent: str = "") -> Iterator[str]:
    for name in names:
        if name in answers:
            yield f"{indent}{name}: {scalar(answers[name])}"


def _names(answers: AnswersGiven, language: str) -> tuple[str, str]:
    return "names:", "  - " + one_line([("text", answers["name"]), ("lang", language), ("role", "preferred")])


def _joined(lines: list[str]) -> str:
    return "\n".join([*lines, "review: {state: draft}"]) + "\n"


def agent_text(answers: AnswersGiven, language: str) -> str:
    """The file of an agent."""
    return _joined(
        [
            "# May be added: names in other languages, member_of, roles, identifiers, description.",
            *_names(answers, language),
            *_fields(answers, "kind", "URL"),
        ]
    )


def source_text(
    answers: AnswersGiven, authors: tuple[Mapping[str, str], ...], language: str, languages: Languages
) -> str:
    """The file of a source. A page of the web without an archived copy says that it has none yet."""
    lines = ["# May be added: author, language, text, rights, note."]
    lines += _fields(answers, *_SOURCE_FIELDS[:2])
    if authors:
        lines += ["author:", *(f"  - {one_line(author.items())}" for author in authors)]
    lines += _fields(answers, *_SOURCE_FIELDS[2:], *_MORE_SOURCE_FIELDS)
    if "archived" in answers:
        lines += ["archived:", "  - " + one_line([("url", answers["archived"])])]
    elif "URL" in answers:
        lines += [
            "# Have the page saved by a web archive, and give the copy's address under archived instead:"
        ]
        lines += [f"archive_exception: {_not_archived(language, languages)}"]
    return _joined([*lines, *_fields(answers, "tier", "read")])


def _not_archived(language: str, languages: Languages) -> str:
    """As the site says it in this language, or else in English."""
    has_word = language in languages and "words.not_archived_yet" in languages[language].words.own
    tag = language if has_word else SOURCE
    return said(languages[tag].word("not_archived_yet"), tag)


def site_text(answers: AnswersGiven, language: str) -> str:
    """The file of a site, without an assessment."""
    lines = [
        "# May be added: names in other languages, description, location.geometry, built, assessments.",
        *_names(answers, language),
        *_fields(answers, "kind", "part_of", "country"),
        "# Who may know where it lies: public, generalised or withheld.",
        "location:",
        *_fields(answers, "sensitivity", indent="  "),
    ]
    if "reason" in answers:
        lines.append(f"  reason: {said(answers['reason'], language)}")
    return _joined(lines)


def event_text(answers: AnswersGiven, language: str) -> str:
    """The file of an event with one account of it."""
    place = [(key, answers[key]) for key in ("site", "component") if key in answers]
    lines = [
        "# May be added: not_before, not_after, cause, effects, attributions, more accounts.",
        *_fields(answers, "kind"),
        "title: " + one_line([(language, answers["title"])]),
        "affects:",
        f"  - {one_line(place)}",
        *_fields(answers, "occurred"),
        "accounts:",
        *statement_lines(answers, language, "  ", ("by",), ("certainty", "basis")),
    ]
    return _joined(lines)


def assessment_lines(answers: AnswersGiven, language: str, indent: str) -> list[str]:
    """One entry of the list `assessments`, each line indented by `indent`."""
    first = ("component", "damage", "condition", "observed", "reported", "by", "basis", "method", "certainty")
    return statement_lines(answers, language, indent, first, ())


def statement_lines(
    answers: AnswersGiven, language: str, indent: str, before: tuple[str, ...], after: tuple[str, ...]
) -> list[str]:
    """One statement of a list, with one citation: the fields `before` what it says, and those `after` it."""
    inner = f"{indent}  "
    lines = [f"{indent}- id: {answers['id']}", *_fields(answers, *before, indent=inner)]
    if "limits" in answers:
        lines.append(f"{inner}limits: [{answers['limits']}]")
    if "image" in answers:
        image = answers["image"]
        date = scalar(image) if image == "not-stated" else one_line([("acquired", image)])
        lines.append(f"{inner}image: {date}")
    if after:
        lines.append(f"{inner}says: {said(answers['says'], language)}")
    lines += [*_fields(answers, *after, "wording", indent=inner), f"{inner}citations:"]
    lines.append(f"{inner}  - source: {answers['source']}")
    lines += _fields(answers, "locator", indent=f"{inner}    ")
    return [*lines, f"{inner}    says: {said(answers['says'], language)}"]
