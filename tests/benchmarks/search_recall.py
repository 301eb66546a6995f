"""Prints how much of the query set the search of a built site finds, as the guide shows it.

    catalogue build --out SITE
    PYTHONPATH=. python tests/benchmarks/search_recall.py SITE

The query set is tests/data/search_queries.tsv: a query, the edition in which it is asked, the page that it
should lead to and why it was chosen; the set (`fresh` queries were written before the search was last
improved, the improvements were made for the `known` ones); and the floor, the worst place at which the tests
take the page. A query without a floor may be missed.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page, sync_playwright
from tests.browser.conftest import serving

QUERIES = Path(__file__).parents[1] / "data" / "search_queries.tsv"
EDITIONS = {"en": "", "ar": "ar/"}
FIRST = 5

ADDRESSES = """(links) => {
  const base = new URL('../', document.querySelector('script[src$="assets/page.js"]').src).href;
  return links.map((link) => link.href.replace(base, ''));
}"""


class Query(NamedTuple):
    query: str
    language: str
    expected: str
    comment: str
    set: str
    floor: str


def queries() -> list[Query]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert tuple(header) == Query._fields
    return [Query(*row) for row in rows]


def field(page: Page) -> Locator:
    return page.locator(".hd-masthead .hd-search input")


def search(page: Page, query: str) -> list[str]:
    """The addresses of what is found, from the top of the site, in the order in which they are shown."""
    field(page).fill(query)
    page.wait_for_function(
        "query => { const panel = document.querySelector('.hd-search-panel');"
        " return panel?.dataset.query === query && !('loading' in panel.dataset); }",
        arg=query,
    )
    found: list[str] = page.locator(".hd-search-panel [role=group] li a").evaluate_all(ADDRESSES)
    return found


def places(page: Page, language: str) -> dict[Query, int | None]:
    """At which place each query of an edition shows its page, counted from 1; None where it does not."""
    found: dict[Query, int | None] = {}
    for asked in queries():
        if asked.language == language:
            shown, wanted = search(page, asked.query), EDITIONS[language] + asked.expected
            found[asked] = shown.index(wanted) + 1 if wanted in shown else None
    return found


def below_floor(found: Mapping[Query, int | None]) -> list[str]:
    """The queries that show their page later than they have to."""
    return [
        f"{one.query!r} shows {one.expected} at place {place or '—'}, and should at {one.floor} or before"
        for one, place in found.items()
        if one.floor and (place is None or place > int(one.floor))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Prints the recall of the search.")
    parser.add_argument("site", type=Path, help="the folder of a built site")
    site: Path = parser.parse_args().site
    chrome = os.environ.get("CHROME") or "/usr/bin/chromium"
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        for language, edition in EDITIONS.items():
            page = browser.new_page()
            page.goto(address + edition)
            found = places(page, language)
            for name in ("known", "fresh"):
                _print_figures(f"{language}, {name}", [found[one] for one in found if one.set == name])
            for one, place in found.items():
                if place != 1:
                    print(f"  {place or 'not shown':9} {one.query} -> {one.expected}")
        browser.close()


def _print_figures(title: str, found: Sequence[int | None]) -> None:
    first = sum(place == 1 for place in found)
    early = sum(place is not None and place <= FIRST for place in found)
    print(f"| {title} | {len(found)} | {first} | {early} |")


if __name__ == "__main__":
    main()
