"""The templates, compiled once."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from damage_catalogue.publishing.writing.sheet import Sheet


@cache
def environment() -> Environment:
    """Every value is escaped and every unknown name is an error."""
    return Environment(
        loader=PackageLoader("damage_catalogue.publishing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )


def render_template(template: str, sheet: Sheet, **values: object) -> Markup:
    """The HTML of a page's body; `p` in the template is the page's sheet."""
    html = environment().get_template(template).render(p=sheet, **values)
    return Markup("\n".join(line for line in html.splitlines() if line.strip()) + "\n")  # noqa: S704 (escaped)
