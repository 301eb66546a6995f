"""The real catalogue, built once, served under a path of its own, and looked at with a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, sync_playwright

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


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "site"
    command = Path(sys.executable).with_name("catalogue")
    done = subprocess.run(
        [command, "build", "--out", out], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served: below a path, so that an address from the host's root leads nowhere."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(built_site))

        def translate_path(self, path: str) -> str:
            if not path.startswith(PREFIX):
                return str(built_site / "outside of the site")
            return super().translate_path("/" + path.removeprefix(PREFIX))

        def log_message(self, format: str, *args: Any) -> None:
            """The log of a test is for the test."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()
        thread.join()


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

    def note_answer(answer: Response) -> None:
        if answer.status >= 400:
            problems.append(f"{answer.status} for {answer.url}")

    def open_it(path: str = "", *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        page = context.new_page()
        opened.append(page)
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("requestfailed", lambda request: problems.append(f"no answer from {request.url}"))
        page.on("response", note_answer)
        page.on(
            "request",
            lambda request: None if request.url.startswith(address) else problems.append(request.url),
        )
        page.goto(address + path, wait_until="networkidle")
        return page

    yield open_it
    for page in opened:
        page.context.close()
    assert problems == []


@pytest.fixture(scope="session")
def largest(built_site: Path) -> Callable[[str], str]:
    """The address of the longest page that a pattern finds: the hardest one of its kind to lay out."""

    def find(pattern: str) -> str:
        found = sorted(built_site.glob(f"{pattern}/index.html"), key=lambda file: file.stat().st_size)
        assert found, f"the site has no page {pattern}"
        return found[-1].parent.relative_to(built_site).as_posix() + "/"

    return find
