"""Brings the site's typefaces, map and search from npm into docs/assets/vendor/, which git ignores.

With the word `test` it also leaves in node_modules/ what the tests ask about accessibility and HTML.
`package-lock.json` says which packages, with their hashes; only the weights, scripts and files named here are
copied, with their licences. Same lock, same list: nothing to do, no network. Without npm or a network the
site is built all the same, in typefaces that the reader's device has, with lists where maps would be,
and the search field leads to the explorer.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "docs" / "assets" / "vendor"
STAMP = VENDOR / ".installed"
JUDGES = ROOT / "node_modules" / ".judges-installed"

_EUROPEAN = ("latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext")
_ARABIC = ("arabic",)
FACES = (  # package, weights and styles as its style sheets are named, scripts
    ("source-serif-4", ("400", "400-italic", "600"), _EUROPEAN),
    ("noto-naskh-arabic", ("400", "600"), _ARABIC),
    ("ibm-plex-sans", ("400", "400-italic", "600"), _EUROPEAN),
    ("ibm-plex-sans-arabic", ("400", "600"), _ARABIC),
)
PARTS = (  # folder, package, its licence, files; the land of Natural Earth has no borders in it
    ("map", "leaflet", "LICENSE", ("dist/leaflet.js", "dist/leaflet.css")),
    ("map", "supercluster", "LICENSE", ("dist/supercluster.min.js",)),
    ("map", "world-atlas", "LICENSE", ("land-50m.json",)),
    ("search", "minisearch", "LICENSE.txt", ("dist/es/index.js",)),
)

_FACE = re.compile(r"/\* (?P<name>[\w-]+) \*/\s*(?P<rule>@font-face \{.*?\})", re.DOTALL)
_SOURCE = re.compile(r"src: url\(\./files/(?P<file>[\w.-]+\.woff2)\) format\('woff2'\)[^;]*;")


def main(for_tests: bool) -> int:
    """Always 0: a site without its typefaces, map and search is told of, and still built."""
    wanted = _fingerprint()
    if all(_holds(stamp, wanted) for stamp in ((STAMP, JUDGES) if for_tests else (STAMP,))):
        return 0
    reason = _install_packages(for_tests)
    if reason:
        print(f"The site is built without its own typefaces, map and search: {reason}")
        return 0
    _copy_faces()
    _copy_parts()
    STAMP.write_text(wanted, "utf-8")
    if for_tests:
        JUDGES.write_text(wanted, "utf-8")
    return 0


def _holds(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text("utf-8") == wanted


def _fingerprint() -> str:
    """What decides which files are needed: the lock and this list."""
    inputs = (ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(inputs).hexdigest() + "\n"


def _install_packages(for_tests: bool) -> str | None:
    """Puts the locked packages into node_modules. Returns the reason, in words, if that cannot be done."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm was not found (it comes with Node.js)."
    print(
        "Fetching the typefaces, the map and the search"
        + (", and the judges of the pages" if for_tests else "")
    )
    omitted = [] if for_tests else ["--omit=dev"]
    done = subprocess.run(  # noqa: S603 (npm as found on this machine, fixed arguments)
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *omitted],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = next(reversed(done.stderr.strip().splitlines()), "no reason given")
        return f"npm could not fetch them ({last}). The next run tries again."
    return None


def _copy_faces() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "fonts").mkdir(parents=True)
    rules = []
    for name, sheets, scripts in FACES:
        package = ROOT / "node_modules" / "@fontsource" / name
        shutil.copyfile(package / "LICENSE", VENDOR / "fonts" / f"{name}-LICENSE.txt")
        for sheet in sheets:
            text = (package / f"{sheet}.css").read_text("utf-8")
            for rule, file in _faces(text, name, scripts):
                shutil.copyfile(package / "files" / file, VENDOR / "fonts" / file)
                rules.append(rule)
    (VENDOR / "fonts.css").write_text("\n".join(rules) + "\n", "utf-8")


def _copy_parts() -> None:
    for folder, name, licence, files in PARTS:
        package, target = ROOT / "node_modules" / name, VENDOR / folder
        target.mkdir(exist_ok=True)
        shutil.copyfile(package / licence, target / f"{name}-LICENSE.txt")
        for file in files:
            # A package's only module is called index.js; here it takes the name of the package.
            shutil.copyfile(package / file, target / Path(file).name.replace("index.js", f"{name}.js"))


def _faces(sheet: str, package: str, scripts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet for these scripts, each with its file, and pointing at its copy."""
    for face in _FACE.finditer(sheet):
        script = re.sub(r"-\d+-\w+$", "", face["name"].removeprefix(f"{package}-"))
        source = _SOURCE.search(face["rule"])
        if script in scripts:
            assert source, f"{package}: the rule {face['name']} names no woff2 file"
            here = f'src: url("fonts/{source["file"]}") format("woff2");'
            yield face["rule"].replace(source[0], here), source["file"]


if __name__ == "__main__":
    sys.exit(main(for_tests="test" in sys.argv[1:]))
