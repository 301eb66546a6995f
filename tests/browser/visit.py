"""One visit of a page answers many questions: its width, its requests, what it keeps, what axe finds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# While axe judges one page, the next ones load: it works in the page's process, of which there are several.
_AT_ONCE = 2
_NOTE_REFUSALS = """window.refused = [];
addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.violatedDirective} refuses ${event.blockedURI} ${event.sourceFile}`));"""
_JUDGE = """(rules) => {
  window.judged = axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false })
    .then((result) => result.violations.map((one) => `${one.id}: ${one.nodes[0].html}`));
}"""
POLICY = 'meta[http-equiv="Content-Security-Policy"]'
_KEPT = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader's device shows pages."""

    width: int
    is_dark: bool


@dataclass(slots=True)
class Visit:
    """What was seen. `problems` are errors, missing files and other hosts; `findings` are those of axe."""

    path: str
    look: Look
    problems: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    overflow: int = 0
    policy: str = ""


def watch(page: Page, address: str, problems: list[str]) -> None:
    """Notes in `problems` what goes wrong on the page, and every request to another host."""

    def note_answer(answer: Response) -> None:
        if answer.status >= 400:
            problems.append(f"{answer.status} for {answer.url}")

    def note_failure(request: Request) -> None:
        # Whoever leaves a page before all of it has come breaks off its requests; that is no fault of it.
        if request.failure != "net::ERR_ABORTED":
            problems.append(f"no answer from {request.url}: {request.failure}")

    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", note_failure)
    page.on("response", note_answer)
    page.on(
        "request", lambda request: None if request.url.startswith(address) else problems.append(request.url)
    )


def visit_all(
    browser: Browser, address: str, paths: Iterable[str], look: Look, judge: str | None
) -> list[Visit]:
    """A visit of each page. `judge` is the text of axe, or None where no findings are wanted."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 900}, color_scheme="dark" if look.is_dark else "light"
    )
    context.add_init_script(_NOTE_REFUSALS)
    visits = list(_visits(context, address, paths, look, judge))
    context.close()
    return visits


def _visits(
    context: BrowserContext, address: str, paths: Iterable[str], look: Look, judge: str | None
) -> Iterator[Visit]:
    waiting: deque[tuple[Visit, Page]] = deque()
    for path in paths:
        visit, page = Visit(path, look), context.new_page()
        watch(page, address, visit.problems)
        page.goto(address + path, wait_until="load")
        if path.endswith("explore/"):
            page.wait_for_selector("#explorer[data-ready]")
        page.evaluate("document.fonts.ready.then(() => true)")
        visit.overflow = page.evaluate(OVERFLOW)
        visit.refused = page.evaluate("refused")
        visit.kept = page.evaluate(_KEPT) + [str(cookie.get("name")) for cookie in context.cookies()]
        visit.policy = page.locator(POLICY).get_attribute("content") or ""
        if judge is not None:
            page.evaluate(judge)
            page.evaluate(_JUDGE, RULES)
        waiting.append((visit, page))
        if len(waiting) == _AT_ONCE:
            yield _finished(*waiting.popleft())
    while waiting:
        yield _finished(*waiting.popleft())


def _finished(visit: Visit, page: Page) -> Visit:
    visit.findings = page.evaluate("window.judged") or []
    page.close()
    return visit
