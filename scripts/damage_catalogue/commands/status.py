"""`catalogue status`: says in which state a site is, and why."""

from __future__ import annotations

import argparse

from damage_catalogue.commands.parts.checking import find_catalogue, read_catalogue
from damage_catalogue.commands.parts.command import CLEAN, UsageError
from damage_catalogue.commands.parts.options import add_today, read_day


def add_options(parser: argparse.ArgumentParser) -> None:
    """The site, and of which day, known by which day, its status is asked."""
    parser.add_argument("site", metavar="SITE", help="id of the site, such as palmyra/temple-of-bel")
    parser.add_argument(
        "--on",
        type=read_day,
        metavar="DATE",
        help="as it was on this day: by what was seen up to it, judged by all that is known now",
    )
    parser.add_argument(
        "--known-by",
        type=read_day,
        metavar="DATE",
        help="as it was known on this day: by what had been reported up to it; without --on, of the same day",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--language", metavar="TAG", default="en", help="the language of the words, such as fr (default: en)"
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the status. Raises UsageError where there is no such site, or none without errors."""
    import json
    from difflib import get_close_matches

    from damage_catalogue.language import Languages
    from damage_catalogue.publishing.in_words.status_data import status_as_data
    from damage_catalogue.publishing.in_words.status_text import status_as_text
    from damage_catalogue.status.catalogue_status import derive_all
    from damage_catalogue.status.facts import Asked
    from damage_catalogue.validation.report.terminal import clean

    languages = Languages(find_catalogue(options).languages)
    if options.language not in languages:
        raise UsageError(f"--language {options.language}: there are words in {', '.join(languages)}.")
    _, catalogue = read_catalogue(options)
    asked = Asked(options.on, options.known_by)
    statuses = derive_all(catalogue, asked.on, asked.known_by)
    found = statuses.get(options.site)
    if found is None:
        near = get_close_matches(options.site, statuses, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"{options.site}: there is no such site without errors.{meant}")
    if options.json:
        data = status_as_data(catalogue, found, asked)
        print(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        text = status_as_text(catalogue, found, asked, languages[options.language])
        print("\n".join(clean(line) for line in text.splitlines()))
    return CLEAN
