"""`catalogue build`: checks the records and writes the whole site."""

from __future__ import annotations

import argparse
from pathlib import Path

from damage_catalogue.commands.parts.checking import find_catalogue, read_publishable
from damage_catalogue.commands.parts.command import CLEAN, FINDINGS
from damage_catalogue.commands.parts.options import absolute_path, add_today, read_today


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where to write the site, its address, and the day that counts as today."""
    parser.add_argument(
        "--out",
        type=absolute_path,
        metavar="DIR",
        help="the folder to write, replaced as a whole (default: site)",
    )
    parser.add_argument(
        "--site-url", metavar="URL", help="the address at which it will be published, for canonical links"
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Gives FINDINGS, and leaves what was there before, where the records have errors."""
    from damage_catalogue.build import build_site
    from damage_catalogue.mkdocs_plugin import folders_read
    from damage_catalogue.mkdocs_plugin.running import read_configuration, run_mkdocs
    from damage_catalogue.output.folder import prepare_folder
    from damage_catalogue.output.place import follow_links, refuse_to_write_among

    project, today = find_catalogue(options), read_today(options)
    out = follow_links(options.out or project.root / "site")
    configuration = read_configuration(project.mkdocs_yml, options.site_url)
    refuse_to_write_among(out, project, folders_read(configuration))
    prepare_folder(out)
    publication = read_publishable(project, today, options.site_url)
    if publication is None:
        return FINDINGS

    def render(folder: Path) -> None:
        run_mkdocs(configuration, publication, site_dir=folder)

    build_site(project, publication, out, render=render)
    print(f"{len(publication.pages)} pages of records, indexes and reference written to {out}.")
    return CLEAN
