"""The templates, ours and those that a catalogue lays over them, compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from traceback import walk_tb

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FunctionLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from damage_catalogue.publishing.writing.sheet import Sheet

ENDING = ".html.j2"
OURS = "ours"
"""What stands before the name of our template in one that takes its place: `ours/site.html.j2`."""
_OF_THE_PROGRAM = ("code", "codes", "reference_fields", "reference_vocabulary")
"""Templates of pages that describe the program, the same in every catalogue."""


class OwnTemplateError(Exception):
    """A template of the catalogue's own cannot be used: the file, the line if one is known, and why."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        super().__init__(f"{file}{'' if line is None else f':{line}'}: {reason}")


@cache
def environment() -> Environment:
    """Our templates alone."""
    return _environment(PackageLoader("damage_catalogue.publishing", "templates"))


def with_own_templates(own: Mapping[Path, str]) -> Environment:
    """Our templates with those of a catalogue laid over them: the text of each by its file.

    A template takes the place of ours of the same name, which it reaches as `ours/NAME`; one whose name
    begins with `_` is there for others. Raises OwnTemplateError for what is no template, and for what no
    page would use.
    """
    if not own:
        return environment()
    files = {file.name: file for file in own}
    for file in own:
        _refuse_unused(file)
    ours = PackageLoader("damage_catalogue.publishing", "templates")

    def source(name: str) -> tuple[str, str, None] | None:
        return (own[files[name]], str(files[name]), None) if name in files else None

    found = _environment(ChoiceLoader([FunctionLoader(source), ours, PrefixLoader({OURS: ours})]))
    for name in sorted(files):
        try:
            found.get_template(name)
        except TemplateSyntaxError as error:
            raise OwnTemplateError(str(files[name]), error.lineno, _sentence(error.message or "")) from error
    return found


def page_templates() -> list[str]:
    """The names of our templates that a catalogue may replace."""
    names = (name for name in environment().list_templates() if name.endswith(ENDING))
    return [name for name in names if name.removesuffix(ENDING) not in _OF_THE_PROGRAM]


def _refuse_unused(file: Path) -> None:
    known = page_templates()
    if file.name in known or (file.name.startswith("_") and file.name.endswith(ENDING)):
        return
    near = get_close_matches(file.name, known, n=1)
    meant = f" Perhaps {near[0]} is meant." if near else ""
    reason = f"no page uses a template of this name.{meant} There are: {', '.join(known)}."
    raise OwnTemplateError(str(file), None, reason)


def _environment(loader: BaseLoader) -> Environment:
    """Every value is escaped and every unknown name is an error."""
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )


def render_template(template: str, sheet: Sheet, **values: object) -> Markup:
    """The HTML of a page's body; `p` in the template is the page's sheet.

    Raises OwnTemplateError where a template of the catalogue's own cannot be filled.
    """
    templates = sheet.templates or environment()
    try:
        html = templates.get_template(template).render(p=sheet, **values)
    except Exception as error:
        if (fault := _fault_of_own(error)) is None:
            raise
        raise fault from error
    return Markup("\n".join(line for line in html.splitlines() if line.strip()) + "\n")  # noqa: S704 (escaped)


def _fault_of_own(error: Exception) -> OwnTemplateError | None:
    """Where in a template of the catalogue's own, the innermost, it happened; None if in none of them."""
    ours = str(Path(__file__).resolve().parent.parent)
    own = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(ENDING) and not frame.f_code.co_filename.startswith(ours)
    ]
    if not own:
        return None
    file, line = own[-1]
    return OwnTemplateError(file, line, _sentence(_reason(error, Path(file).name)))


def _reason(error: Exception, name: str) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, RecursionError):
        return f"it asks for itself. Ours is called {OURS}/{name}"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _sentence(reason: str) -> str:
    return f"this template cannot be used: {reason.rstrip('.')}."
