"""Prints how long readers of a built site wait for the explorer and the comparison of days, in Chromium.

    python tests/benchmarks/generate.py --records 10000 --out DIR
    catalogue build --root DIR --out SITE
    python tests/benchmarks/explore_speed.py SITE [--slower 4]

Each number is the middle of several, in milliseconds, from the action to the moment when the page is drawn
again. `--slower` slows the browser down, as a phone is.
"""

from __future__ import annotations

import argparse
import os
import statistics
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TIMES = 7
DRAWN = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
EXPLORER = {
    "choose a status, and free it": """
        const box = document.querySelector('[name=status][value=severe]');
        box.checked = !box.checked;
        box.dispatchEvent(new Event('change', { bubbles: true }))""",
    "find parts by a status, and no more": """
        const status = document.querySelector('[name=status][value=still-stands]');
        if (!status.checked) status.click();
        const box = document.getElementById('x_parts');
        if (box) box.click()""",
    "choose a period, and free it": """
        const field = document.getElementById('x_from');
        field.value = field.value ? '' : '2015-06-01';
        field.dispatchEvent(new Event('change', { bubbles: true }))""",
    "type a letter of a name": """
        const field = document.getElementById('x_text');
        field.value = 'Old Gate 12'.slice(0, field.value.length % 11 + 1);
        field.dispatchEvent(new Event('input', { bubbles: true }))""",
    "move the slider by a day": """
        const slider = document.getElementById('x_slider');
        slider.value = Number(slider.value) - 97;
        slider.dispatchEvent(new Event('input', { bubbles: true }))""",
}
MAP = "document.querySelector('[data-view=map]').click()"
ON_MAP = EXPLORER["move the slider by a day"]
COMPARE = """
    const links = document.querySelectorAll('#c_years a');
    links[window.turn = ((window.turn ?? -1) + 1) % (links.length - 1)].click()"""


def measure(page: Page, action: str) -> float:
    """The middle of several runs of an action."""
    timed = f"""async () => {{
        const began = performance.now();
        {{ {action} }};
        await {DRAWN};
        return performance.now() - began;
    }}"""
    return statistics.median(float(page.evaluate(timed)) for _ in range(TIMES))


def measure_explorer(page: Page, address: str) -> dict[str, float]:
    found = {}
    opened = []
    for _ in range(3):
        page.goto(f"{address}explore/")
        page.wait_for_selector("#explorer[data-ready]", state="attached")
        opened.append(page.evaluate("performance.now()"))
    found["open the explorer"] = statistics.median(opened)
    for name, action in EXPLORER.items():
        page.goto(f"{address}explore/")
        page.wait_for_selector("#explorer[data-ready]", state="attached")
        found[name] = measure(page, action)
    page.goto(f"{address}explore/")
    page.wait_for_selector("#explorer[data-ready]", state="attached")
    began = page.evaluate(f"performance.now() + 0 * ({MAP}, 0)")
    page.wait_for_selector(".hd-x-cluster, .hd-x-pin")
    found["open the map"] = page.evaluate("performance.now()") - began
    found["move the slider over the map"] = measure(page, ON_MAP)
    return found


def measure_changes(page: Page, address: str) -> dict[str, float]:
    page.goto(f"{address}changes/")
    page.wait_for_selector("#c_tool", state="visible")
    found = {"open the page of changes": page.evaluate("performance.now()")}
    found["compare the ends of a year"] = measure(page, COMPARE)
    return found


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the numbers are what is printed."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the explorer in Chromium.")
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--slower", type=int, default=1, help="how many times slower than this machine")
    options = parser.parse_args()
    chrome = os.environ.get("CHROME") or "/usr/bin/chromium"
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=options.site)) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        devtools = page.context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": options.slower})
        address = f"http://127.0.0.1:{server.server_port}/"
        times = measure_explorer(page, address)
        if (options.site / "assets/changes").is_dir():
            times |= measure_changes(page, address)
        browser.close()
        server.shutdown()
    for name, milliseconds in times.items():
        print(f"{name:40}{milliseconds:8.0f}")


if __name__ == "__main__":
    main()
