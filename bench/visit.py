"""One learner's visit in a real browser, from the address to widgets that answer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from bench.settings import TITLE
from bench.traffic import Traffic
from tools.chromium import find

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--autoplay-policy=no-user-gesture-required",
    # Other origins do not exist: what a page asks of them fails at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
VISIT_MS = 120_000
SCRIPT = Path(__file__).with_name("visit.js")


@dataclass(frozen=True)
class Visit:
    """Times in seconds since the navigation began."""

    paint_s: float
    words_s: float
    """The later of the first contentful paint and the frame in which the title is seen."""
    usable_s: float | None
    """None for a page without widgets."""
    traffic: Traffic


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window.

    Raises:
        RuntimeError: there is none.
    """
    with sync_playwright() as playwright:
        path = find(playwright.chromium.executable_path)
        if path is None:
            raise RuntimeError("no Chromium: run tools/chromium.py, or name one with CHROMIUM=…")
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


def prepared_page(context: BrowserContext, touch: bool) -> Page:
    """A page that runs `visit.js`; `touch` lets it try the widgets."""
    page = context.new_page()
    script = SCRIPT.read_text("utf-8").replace("@TITLE@", TITLE)
    page.add_init_script(script.replace("@TOUCH@", "yes" if touch else "no"))
    return page


def visit(context: BrowserContext, url: str, widgets: bool) -> tuple[Visit, Page]:
    """Open the lesson and wait until it can be used; the page stays open.

    Raises:
        RuntimeError: it never could; says what was waited for.
    """
    page = prepared_page(context, touch=widgets)
    traffic = Traffic(url)
    traffic.listen(context.new_cdp_session(page))
    page.goto(url, wait_until="commit", timeout=VISIT_MS)
    _wait(page, "usable" if widgets else "words")
    page.wait_for_load_state("load", timeout=VISIT_MS)
    _wait(page, "paint")
    paint, words, usable = page.evaluate("[bench.paint, bench.words, bench.usable]")
    return Visit(
        paint / 1000,
        max(paint, words) / 1000,
        None if usable is None else usable / 1000,
        traffic,
    ), page


def _wait(page: Page, what: str) -> None:
    """Until the page has noted a time; asked from outside, for a strict page refuses `eval`."""
    deadline = time.monotonic() + VISIT_MS / 1000
    while page.evaluate(f"globalThis.bench?.{what} ?? null") is None:
        if time.monotonic() > deadline:
            waits = page.evaluate("globalThis.bench?.waits ?? 'the page'")
            raise RuntimeError(f"{page.url}: after {VISIT_MS / 1000:.0f} s still no {waits}")
        page.wait_for_timeout(50)
