"""Prints how big the search of a built site is, and how long readers wait for it in Chromium.

    python tests/benchmarks/generate.py --records 10000 --out DIR
    catalogue build --root DIR --out SITE
    python tests/benchmarks/search_speed.py SITE [--slower 4]

Ours is measured through the page: a reader comes to the field, types at once, and goes on typing. The same
texts are then given to two peers in the same browser: MiniSearch with its own splitting of words, and the
search that Material for MkDocs brings along, which is lunr in a worker. Chromium slows the page only: what
works in a worker, ours and Material's, keeps its time, so compare with the peers at `--slower 1`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FIRST = "Old Gate 17"
LATER = (
    "Old Gate 1234",
    "gate",
    "البوابة القديمة",
    "bawaba qadima",
    "blast 2015",
    "weathered masonry",
    "xqzzw",
)

WATCH = """() => {
  window.blocked = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.blocked.push(entry.duration);
  }).observe({ type: "longtask", buffered: true });
}"""
ANSWERED = "query => document.querySelector('.hd-search-panel')?.dataset.query === query"
COMPLETE = "() => !document.querySelector('.hd-search-panel').hasAttribute('data-loading')"
ASK = """([query, probe]) => new Promise((done) => {
  const field = document.querySelector(".hd-masthead .hd-search input");
  const started = performance.now();
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const look = () => {
    const panel = document.querySelector(".hd-search-panel");
    if (panel?.dataset.query === query) done(performance.now() - started);
    else setTimeout(look, 2);
  };
  look();
})"""
"""The pause before typing counts as finished is part of what a reader waits."""

PEERS = """async ([minisearch, worker, address, queries]) => {
  const now = () => performance.now();
  const data = await (await fetch(address)).json();
  const documents = data.entries.map(([, path, names, parts, , , text], id) =>
    ({ id, location: path, title: names[0], text: [...names.slice(1), ...parts, text].join("\\n") }));
  const answer = {};

  const { default: MiniSearch } = await import(minisearch);
  let started = now();
  const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { prefix: true, fuzzy: 0.2 } });
  index.addAll(documents);
  answer["MiniSearch by itself"] = { load: now() - started, queries: [] };
  for (const query of queries) {
    started = now();
    index.search(query);
    answer["MiniSearch by itself"].queries.push(now() - started);
  }

  if (worker) {
    const lunr = new Worker(worker);
    const heard = (type) => new Promise((done) => {
      lunr.addEventListener("message", function on({ data }) {
        if (data.type !== type) return;
        lunr.removeEventListener("message", on);
        done(data);
      });
    });
    const fields = { title: { boost: 1e3 }, text: { boost: 1 }, tags: { boost: 1e6 } };
    const config = { lang: ["en"], fields, separator: "[\\\\s\\\\-]+", pipeline: ["stopWordFilter"] };
    const docs = documents.map(({ location, title, text }) => ({ location, title, text }));
    started = now();
    lunr.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } });
    await heard(1);
    answer["Material, lunr"] = { load: now() - started, queries: [] };
    for (const query of queries) {
      started = now();
      lunr.postMessage({ type: 2, data: query });
      await heard(3);
      answer["Material, lunr"].queries.push(now() - started);
    }
  }
  return answer;
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """What was asked for is not what is measured."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def opened(browser: Browser, address: str, slower: float) -> Page:
    page = browser.new_context(bypass_csp=True).new_page()
    page.set_default_timeout(300_000)
    page.goto(address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page


def measure_ours(page: Page) -> dict[str, float]:
    """Of a reader who types at once: the wait, and how long the page itself stood still in one go."""
    page.evaluate(WATCH)
    started = page.evaluate("performance.now()")
    field = page.locator(".hd-masthead .hd-search input")
    field.focus()
    field.fill(FIRST)
    page.wait_for_function(ANSWERED, arg=FIRST, polling=5)
    first = page.evaluate("performance.now()") - started
    page.wait_for_function(COMPLETE, polling=5)
    complete = page.evaluate("performance.now()") - started
    page.wait_for_timeout(500)
    stood = page.evaluate("() => window.blocked.splice(0)")
    later = [page.evaluate(ASK, [query, None]) for query in LATER]
    page.wait_for_timeout(500)
    stood_later = page.evaluate("() => window.blocked")
    return {
        "first answer": first,
        "complete": complete,
        "page stood still, longest, while loading": max(stood, default=0),
        "page stood still, together, while loading": sum(stood),
        "later answers, median": statistics.median(later),
        "later answers, slowest": max(later),
        "page stood still, longest, at later answers": max(stood_later, default=0),
    }


def material_worker() -> str | None:
    """The script of Material's search."""
    found = find_spec("material")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "templates" / "assets" / "javascripts" / "workers"
    scripts = sorted(folder.glob("search.*.min.js"))
    return scripts[0].read_text("utf-8") if scripts else None


def measure_peers(page: Page, address: str) -> dict[str, dict[str, Any]]:
    script = material_worker()
    if script is not None:
        page.route(
            "**/peer-search.js", lambda route: route.fulfill(body=script, content_type="text/javascript")
        )
    found: dict[str, dict[str, Any]] = page.evaluate(
        PEERS,
        [
            f"{address}assets/vendor/search/minisearch.js",
            f"{address}peer-search.js" if script else None,
            f"{address}search/en.json",
            LATER,
        ],
    )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--slower", type=float, default=1, help="how many times slower the page is made")
    parser.add_argument("--peers", action="store_true", help="measure the peers, too")
    given = parser.parse_args()
    raw = (given.site / "search" / "en.json").read_bytes()
    number = len(json.loads(raw)["entries"])
    packed = len(gzip.compress(raw, 6, mtime=0))
    print(f"{number:,} entries, {len(raw) / 2**20:.2f} MiB, {packed / 2**20:.2f} MiB compressed")
    chrome = os.environ.get("CHROME") or "/usr/bin/chromium"
    with sync_playwright() as playwright, serving(given.site) as address:
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        for name, value in measure_ours(opened(browser, address, given.slower)).items():
            print(f"{name:45}{value:9.0f}")
        if given.peers:
            for name, times in measure_peers(opened(browser, address, given.slower), address).items():
                print(
                    f"{name}: ready {times['load']:.0f}, answers {statistics.median(times['queries']):.0f}, "
                    f"slowest {max(times['queries']):.0f}"
                )
        browser.close()


if __name__ == "__main__":
    main()
