"""Builds the site with the engines that may one day take the place of MkDocs, and compares.

ProperDocs must give the same files, byte for byte but for the line in which it names itself. Readers
render the pages that `catalogue pages` writes; they know neither our theme nor our plugin, and the failure of
one is told and fails nothing.
Usage: engines.py FOLDER [READER], with the programs of requirements/engines.txt beside the Python that runs
it. With a reader named, only that one is tried.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
READERS: dict[str, tuple[str, ...]] = {
    "zensical": ("zensical", "build"),
}
"""By name, what makes an engine build the folder it is started in: mkdocs.yml and docs/ to site/."""

_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def main(folder: Path, only: str | None = None) -> int:
    """Builds the site with each program into `folder`, or with the reader `only` alone.

    1 where the site of ProperDocs is another, else 0.
    """
    if only is not None and only not in READERS:
        sys.exit(f"{only}: there is no such reader. There are: {', '.join(READERS)}")
    different = [] if only else compare(folder)
    for name in [only] if only else READERS:
        print(try_reader(name, folder / name))
    return 1 if different else 0


def compare(folder: Path) -> list[str]:
    """Builds with MkDocs and with ProperDocs; the names of the files that are not the same."""
    ours, theirs = folder / "mkdocs", folder / "properdocs"
    build("mkdocs", ours)
    build("properdocs", theirs)
    different = list(differences(ours, theirs))
    files = sum(path.is_file() for path in ours.rglob("*"))
    print(f"ProperDocs: {files - len(different)} of {files} files are those of MkDocs.")
    for name in different[:10]:
        print(f"  differs: {name}")
    return different


def build(engine: str, out: Path) -> None:
    """Writes the site of this repository to `out`. Raises CalledProcessError where it cannot."""
    command: list[str | Path] = [
        BIN / engine,
        "build",
        "--quiet",
        "--config-file",
        ROOT / "mkdocs.yml",
        "--site-dir",
        out,
    ]
    subprocess.run(command, check=True)  # noqa: S603 (fixed arguments)


def differences(one: Path, other: Path) -> Iterator[str]:
    """The names of files that only one folder holds, or that differ in more than who made them."""
    names = {
        path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()
    }
    for name in sorted(names):
        if _content(one / name) != _content(other / name):
            yield str(name)


def _content(file: Path) -> bytes | None:
    if not file.is_file():
        return None
    content = file.read_bytes()
    return _GENERATOR.sub(b"", content, count=1) if file.suffix == ".html" else content


def try_reader(name: str, folder: Path) -> str:
    """One sentence on how many of the pages the reader rendered, or why it could not."""
    pages = folder / "docs"
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Pages\n", "utf-8")
    subprocess.run([BIN / "catalogue", "pages", "--root", ROOT, "--out", pages], check=True)  # noqa: S603
    program, *options = READERS[name]
    done = subprocess.run(  # noqa: S603 (fixed arguments)
        [BIN / program, *options], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return f"{name}: could not build the pages: {done.stderr.strip()[-300:]}"
    wanted = {path.parent.relative_to(pages) for path in pages.rglob("index.md")}
    rendered = {path.parent.relative_to(folder / "site") for path in (folder / "site").rglob("index.html")}
    return f"{name}: {len(wanted & rendered)} of {len(wanted)} pages are rendered."


if __name__ == "__main__":
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(time.time())))  # one day for all builds
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))
