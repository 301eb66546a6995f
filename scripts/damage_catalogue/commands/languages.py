"""`catalogue languages`: says which languages the site can speak, and how much of it each says itself."""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from damage_catalogue.commands.parts.checking import check_catalogue, find_catalogue
from damage_catalogue.commands.parts.command import CLEAN, UsageError
from damage_catalogue.commands.parts.options import add_today, read_today

if TYPE_CHECKING:
    from damage_catalogue.language import Languages
    from damage_catalogue.language.completeness import Completeness, Share
    from damage_catalogue.project import Project


def add_options(parser: argparse.ArgumentParser) -> None:
    """One language of which to name what is missing, and the form of the table."""
    parser.add_argument(
        "--missing", metavar="TAG", help="name each text, label and page that this language leaves to English"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Prints a line for each language. Raises UsageError where catalogue.yaml has errors."""
    from damage_catalogue.language import Languages
    from damage_catalogue.language.completeness import completeness_of

    project = find_catalogue(options)
    outcome = check_catalogue(project, read_today(options))
    if outcome.catalogue is None:
        raise UsageError("catalogue/catalogue.yaml has errors. See them with: catalogue validate")
    languages = Languages(project.languages)
    wanted = [options.missing] if options.missing else list(languages)
    if unknown := [tag for tag in wanted if tag not in languages]:
        raise UsageError(
            f"{unknown[0]}: there is no file of words for this language. There are {', '.join(languages)}. "
            f"Begin one in catalogue/languages/{unknown[0]}.yaml"
        )
    pages = _pages(project, languages)
    found = [completeness_of(languages[tag], outcome.catalogue, pages) for tag in wanted]
    if options.json:
        print(json.dumps([_as_data(one) for one in found], indent=2, ensure_ascii=False))
    elif options.missing:
        print(*(found[0].missing or [f"Nothing is missing in {options.missing}."]), sep="\n")
    else:
        print(*_table(found, outcome.catalogue.about.languages), sep="\n")
    return CLEAN


def _pages(project: Project, languages: Languages) -> Mapping[str, Collection[str]]:
    """The languages in which there is each guide page: the program's, and the catalogue's own over them."""
    from damage_catalogue.project import tool_home
    from damage_catalogue.publishing.guide.hand_written import versions_of

    folders = dict.fromkeys((tool_home() / "docs", project.root / "docs", project.pages))
    files = {path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*.md")}
    found = versions_of(sorted(files), languages)
    return {name: set(tags) for name, tags in found.items() if name.startswith("guide/")}


def _as_data(one: Completeness) -> Mapping[str, object]:
    shares = {what: {"there": share.there, "of": share.whole} for what, share in one.shares.items()}
    return {"language": one.language.tag, "name": one.language.name, **shares, "missing": one.missing}


def _table(found: Sequence[Completeness], published: Collection[str]) -> Iterable[str]:
    """A column for each thing that can be missing; a star marks the languages of the catalogue."""
    head = ["", "", *(found[0].shares if found else ())]
    rows = [
        [
            f"{'*' if one.language.tag in published else ' '} {one.language.tag}",
            one.language.name,
            *map(_share, one.shares.values()),
        ]
        for one in found
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
    yield ""
    yield "* in the languages of catalogue.yaml. What is missing elsewhere is said in English."
    yield "Name what is missing with: catalogue languages --missing TAG"


def _share(share: Share) -> str:
    return "all" if share.there == share.whole else f"{share.there:,} of {share.whole:,}"
