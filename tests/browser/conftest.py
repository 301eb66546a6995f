"""Catalogues built once, served under a path of their own, and looked at with a real browser.

The real one is for what holds of every page whatever records say; what asks for a certain place or state asks
an invented one, so that no change of a record breaks a test.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.hard_records import MINI, write_hard_catalogue
from tests.browser.visit import watch

ROOT = Path(__file__).parents[2]
PREFIX = "/some/path/"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Open = Callable[..., Page]


# The kinds of page, each with a pattern for its folders in an edition of the site.
KINDS = {
    "home": ".",
    "site": "sites/*/**",
    "event": "events/*/**",
    "source": "sources/*",
    "agent": "agents/*",
    "sites": "sites",
    "events": "events",
    "sources": "sources",
    "agents": "agents",
    "states": "status",
    "state": "status/*",
    "kinds": "kinds",
    "kind": "kinds/*",
    "causes": "causes",
    "cause": "causes/*",
    "contested": "contested",
    "not assessed": "not-assessed",
    "quality": "quality",
    "explore": "explore",
    "changes": "changes",
    "guide": "guide",
    "chapter": "guide/editing",
    "method": "guide/method",
    "gaps": "guide/gaps",
    "searching": "guide/search",
    "words": "guide/vocabulary",
    "fields": "guide/fields",
    "codes": "guide/codes",
    "code": "guide/codes/*",
    "commands": "guide/commands",
}
IN_ENGLISH_ONLY = {"commands"}


@dataclass(frozen=True, slots=True)
class Served:
    """A folder of pages and the address at which it is served."""

    folder: Path
    address: str

    def pages(self, kind: str, edition: str = "") -> list[str]:
        """The paths of all pages of a kind, the longest last: the hardest one to lay out."""
        found = self.folder.glob(f"{edition}{KINDS[kind]}/index.html")
        by_size = sorted(found, key=lambda file: (file.stat().st_size, file))
        paths = (file.parent.relative_to(self.folder).as_posix() for file in by_size)
        return ["" if path == "." else f"{path}/" for path in paths]

    def kinds(self, edition: str = "") -> dict[str, list[str]]:
        """The pages of each kind that the edition has."""
        missing = IN_ENGLISH_ONLY if edition else set()
        found = {kind: self.pages(kind, edition) for kind in KINDS if kind not in missing}
        assert all(found.values()), "a kind of page is missing"
        return found


def build(out: Path, *options: str | Path) -> None:
    command = [Path(sys.executable).with_name("catalogue"), "build", "--out", out, *options]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder, below a path: an address from the host's root leads nowhere."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def translate_path(self, path: str) -> str:
            if not path.startswith(PREFIX):
                return str(folder / "outside of the site")
            return super().translate_path("/" + path.removeprefix(PREFIX))

        def send_error(self, code: int, *more: Any) -> None:
            """What is missing is answered as the hosts of static sites do."""
            lost = folder / "404.html"
            if code != HTTPStatus.NOT_FOUND or not lost.is_file():
                super().send_error(code, *more)
                return
            answer = lost.read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: Any) -> None:
            """The log of a test is for the test."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real catalogue, built for the address at which it is served."""
    out = tmp_path_factory.mktemp("built") / "site"
    with serving(out) as address:
        build(out, "--site-url", address)
        yield Served(out, address)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented catalogue of the tests of pages."""
    out = tmp_path_factory.mktemp("town") / "site"
    with serving(out) as address:
        build(out, "--root", MINI, "--site-url", address)
        yield Served(out, address)


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented catalogue, with more than any page is made for."""
    root = tmp_path_factory.mktemp("hard")
    write_hard_catalogue(root)
    with serving(root / "site") as address:
        build(root / "site", "--root", root, "--site-url", address)
        yield Served(root / "site", address)


@pytest.fixture(scope="session")
def built_site(served: Served) -> Path:
    return served.folder


@pytest.fixture(scope="session")
def address(town: Served) -> str:
    """Where `open_page` looks: at the invented catalogue, unless a file of tests says otherwise."""
    return town.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chrome = os.environ.get("CHROME") or "/usr/bin/chromium"
    if not Path(chrome).exists():
        pytest.skip(f"no browser at {chrome}: say where one is with CHROME=/path/to/chrome")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site: `open_page("sites/", width=320, color_scheme="dark")`.

    Afterwards the test fails if a page said an error, asked for what is not there, or asked another host.
    """
    problems: list[str] = []
    opened: list[Page] = []

    def open_it(path: str = "", *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        page = context.new_page()
        opened.append(page)
        watch(page, address, problems)
        page.goto(address + path, wait_until="load")
        return page

    yield open_it
    for page in opened:
        page.context.close()
    assert problems == []
