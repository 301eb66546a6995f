"""`catalogue pages`: writes the pages as Markdown files for other generators."""

from __future__ import annotations

import argparse

from damage_catalogue.commands.parts.checking import find_catalogue, read_publishable
from damage_catalogue.commands.parts.command import CLEAN, FINDINGS
from damage_catalogue.commands.parts.options import absolute_path, add_today, read_today


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where to write the pages, and the day that counts as today."""
    parser.add_argument(
        "--out",
        type=absolute_path,
        metavar="DIR",
        required=True,
        help="the folder to write, replaced as a whole",
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Gives FINDINGS, and leaves what was there before, where the records have errors."""
    from damage_catalogue.build import write_pages
    from damage_catalogue.output.folder import prepare_folder
    from damage_catalogue.output.place import follow_links, refuse_to_write_among

    project, today = find_catalogue(options), read_today(options)
    out = follow_links(options.out)
    refuse_to_write_among(out, project)
    prepare_folder(out)
    publication = read_publishable(project, today)
    if publication is None:
        return FINDINGS
    print(f"{write_pages(publication, out)} pages written to {out}.")
    return CLEAN
