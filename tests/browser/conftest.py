"""One Chromium for the whole run; every test gets a fresh context in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import find
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from servers import OfflineFile, make_site

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


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> str:
    """Where Chromium is."""
    path = find(playwright.chromium.executable_path)
    if path is None:
        pytest.fail("no Chromium: run `make browser`, which gets one, or name one with CHROMIUM=…")
    return path


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Chromium, headless."""
    browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make site` writes."""
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def offline(site: Path) -> OfflineFile:
    """The lesson as one file, opened from the disk."""
    return OfflineFile((site / "psoas-release.html").as_uri())
