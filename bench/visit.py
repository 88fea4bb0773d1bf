"""One learner's visit in a real browser, from the address to widgets that answer."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from bench.settings import TITLE
from bench.traffic import Traffic
from tests.browser.help.bundles import bundled
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
PHONE: ViewportSize = {"width": 360, "height": 740}
VISIT_MS = 120_000
VISITOR = Path(__file__).with_name("visitor")
"""What runs in the page, in TypeScript."""


@dataclass(frozen=True)
class Visit:
    """Times in seconds since the navigation began."""

    paint_s: float
    words_s: float
    """The later of the first contentful paint and the frame in which the title is seen."""
    home_s: float | None
    """When Begin has led to the first step; None for a page without widgets."""
    usable_s: float | None
    """When everything from Home to Start has answered; None for a page without widgets."""
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


def script(name: str) -> str:
    """A file of the visitor and what it imports, as one function that leaves no names behind."""
    return f"(() => {{{bundled(VISITOR / name)}}})()"


def prepared_page(context: BrowserContext, touches: bool) -> Page:
    """A page in which a visitor looks on; `touches` lets it try the widgets."""
    page = context.new_page()
    about = json.dumps({"title": TITLE, "touches": touches})
    page.add_init_script(f"globalThis.visitor = {about};\n{script('visit.ts')}")
    return page


def visit(context: BrowserContext, url: str, widgets: bool) -> tuple[Visit, Page]:
    """Open the lesson and wait until it can be used; the page stays open.

    Raises:
        RuntimeError: it never could; says what was waited for.
    """
    page = prepared_page(context, touches=widgets)
    traffic = Traffic(url)
    traffic.listen(context.new_cdp_session(page))
    page.goto(url, wait_until="commit", timeout=VISIT_MS)
    _wait(page, "usable" if widgets else "words")
    page.wait_for_load_state("load", timeout=VISIT_MS)
    _wait(page, "paint")
    noted = page.evaluate("[bench.paint, bench.words, bench.home, bench.usable]")
    paint, words, home, usable = (None if ms is None else ms / 1000 for ms in noted)
    assert paint is not None
    assert words is not None
    # What a script finds in the page may be painted only after it.
    seen = max(paint, words)
    return Visit(paint, seen, None if home is None else max(seen, home), usable, traffic), page


def opened(context: BrowserContext, url: str) -> Traffic:
    """What a page receives that is opened and not touched, until nothing more comes."""
    page = prepared_page(context, touches=False)
    traffic = Traffic(url)
    traffic.listen(context.new_cdp_session(page))
    page.goto(url, wait_until="networkidle", timeout=VISIT_MS)
    _wait(page, "words")
    page.close()
    return traffic


def _wait(page: Page, what: str) -> None:
    """Until the page has noted a time; asked from outside, for a strict page refuses `eval`."""
    deadline = time.monotonic() + VISIT_MS / 1000
    while page.evaluate(f"globalThis.bench?.{what} ?? null") is None:
        if time.monotonic() > deadline:
            waits = page.evaluate("globalThis.bench?.waits ?? 'the page'")
            raise RuntimeError(f"{page.url}: after {VISIT_MS / 1000:.0f} s still waits for {waits}")
        page.wait_for_timeout(50)
