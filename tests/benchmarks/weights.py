"""Prints what pages of a built site weigh on their way to a reader, compressed as servers send them.

python tests/benchmarks/weights.py site
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterable
from pathlib import Path

PAGES = {
    "home": "index.html",
    "site": "sites/*/**/index.html",
    "event": "events/*/**/index.html",
    "source": "sources/*/index.html",
    "agent": "agents/*/index.html",
    "list of sites": "sites/index.html",
    "list of events": "events/index.html",
    "list of sources": "sources/index.html",
    "list of agents": "agents/index.html",
    "explorer": "explore/index.html",
    "changes": "changes/index.html",
    "quality": "quality/index.html",
    "guide": "guide/**/index.html",
}
SHARED = {
    "style sheets": ("assets/*.css",),
    "script of every page": ("assets/page.js",),
    "scripts of explorer, comparison and search": ("assets/lib/*.js",),
    "typefaces, all of them": ("assets/vendor/fonts/*.woff2", "assets/vendor/fonts.css"),
    "explorer, scripts and map": (
        "assets/explore/*.js",
        "assets/explore/*.css",
        "assets/vendor/map/*.js",
        "assets/vendor/map/*.css",
    ),
    "explorer, land of the map": ("assets/vendor/map/*.json",),
    "explorer, data": ("explore/*.json",),
    "comparison of two days": ("assets/changes/*",),
    "search": ("search/**/*.json", "assets/search/*.js", "assets/vendor/search/*.js"),
}


def weight(file: Path) -> int:
    """Bytes as sent: compressed, but for typefaces, which are compressed already."""
    content = file.read_bytes()
    return len(content if file.suffix == ".woff2" else gzip.compress(content, 6, mtime=0))


def files(site: Path, patterns: Iterable[str]) -> list[Path]:
    return sorted({file for pattern in patterns for file in site.glob(pattern) if file.is_file()})


def weights_of_pages(site: Path, kind: str) -> list[int]:
    """The weights of all pages of a kind in every edition, without what pages share, the lightest first."""
    return sorted(weight(file) for file in files(site, (PAGES[kind], f"ar/{PAGES[kind]}")))


def weight_of_shared(site: Path, name: str) -> int:
    return sum(map(weight, files(site, SHARED[name])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    site = parser.parse_args().site
    print(f"{'KiB, compressed':28}{'pages':>7}{'middle':>9}{'heaviest':>10}")
    for kind in PAGES:
        found = weights_of_pages(site, kind)
        if found:
            print(f"{kind:28}{len(found):7}{found[len(found) // 2] / 1024:9.1f}{found[-1] / 1024:10.1f}")
    print(f"\n{'shared':44}{'files':>7}{'together':>11}")
    for name in SHARED:
        shared = files(site, SHARED[name])
        print(f"{name:44}{len(shared):7}{sum(map(weight, shared)) / 1024:11.1f}")


if __name__ == "__main__":
    main()
