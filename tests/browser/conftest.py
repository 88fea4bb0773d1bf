"""One Chromium for the whole run; every test gets a fresh context in it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

NAMES = ("chromium", "google-chrome", "chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    # WebGL in software, so that the muscle viewer draws the same on every machine.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]


def find_chromium(playwright: Playwright) -> str | None:
    """`$CHROMIUM`, else Playwright's own, else one that is installed; None where there is none."""
    own = playwright.chromium.executable_path
    found = (shutil.which(name) for name in NAMES)
    for path in (os.environ.get("CHROMIUM"), own, *found):
        if path and Path(path).exists():
            return path
    return None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            pytest.fail("no Chromium: set CHROMIUM, or run `playwright install chromium`")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context with nothing in its storage; what waits for longer than 10 s has failed."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of it."""
    return context.new_page()
