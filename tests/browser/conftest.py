"""One Chromium for the whole run; every test gets an empty window of it."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from bodylesson.lesson.lesson import Lesson
from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.anatomy import ViewerPage
from tests.browser.help.classroom import Room
from tests.browser.help.guard import FileGuard
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.mounts import Mount
from tests.browser.help.servers import START_SECONDS, OfflineFile, Server, composed_server
from tests.browser.help.sound import LESSON, voiced_timer
from tests.browser.help.timer import widget as mute_timer
from tests.browser.help.viewer import Open
from tests.browser.help.windows import ARGUMENTS, PATIENCE_MS, PHONE, Window
from tests.serve.class_clients import class_folder, class_server
from tools.chromium import find, find_shell

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> str:
    """The path of Chromium, the whole browser: it installs pages and hides tabs."""
    path = find(playwright.chromium.executable_path)
    if path is None:
        pytest.fail("no Chromium: run `make browser`, which gets one, or name one with CHROMIUM=…")
    return path


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Chromium's headless shell, or Chromium."""
    shell = find_shell(playwright.chromium.executable_path) or chromium
    browser = playwright.chromium.launch(executable_path=shell, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def whole_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Chromium with the browser around its pages, headless."""
    browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context with nothing in its storage."""
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[list[Window]]:
    """The window that is free, if any."""
    free: list[Window] = []
    yield free
    for window in free:
        window.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, windows: list[Window]) -> Iterator[Page]:
    """A page with nothing in its storage, in a window the size of a phone.

    It belongs to the test's context if the test asks for that as well.
    """
    if "context" in request.fixturenames:
        yield request.getfixturevalue("context").new_page()
        return
    window = windows.pop() if windows else Window(browser)
    yield window.page
    if window.spent:
        window.close()
    else:
        window.empty()
        windows.append(window)


@pytest.fixture(scope="session")
def offline(site: Path) -> OfflineFile:
    """The lesson as one file, opened from the disk."""
    return OfflineFile((site / "psoas-release.html").as_uri())


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The lesson, composed once for all."""
    with composed_server(tmp_path_factory.mktemp("served") / "log") as server:
        yield server


@pytest.fixture(scope="module")
def class_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with classes of its own, once its page is composed."""
    with (
        class_server(class_folder(tmp_path_factory.mktemp("class"))) as server,
        urllib.request.urlopen(server.url, timeout=START_SECONDS),
    ):
        yield server


@pytest.fixture
def room(browser: Browser, class_served: Server, lesson: Lesson) -> Iterator[Room]:
    """A class to be opened."""
    room = Room(browser, class_served, lesson)
    yield room
    room.close()


@pytest.fixture(scope="session")
def lesson() -> Lesson:
    """What the lesson says."""
    return LESSON


@pytest.fixture
def voiced() -> BreathTimer:
    """The timer of the real lesson, with its clips."""
    return voiced_timer()


@pytest.fixture
def mute() -> BreathTimer:
    """A timer without any clip."""
    return mute_timer()


@pytest.fixture
def open_viewer(page: Page) -> Open:
    """Opens the muscle viewer on a desk, with reduced motion."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 800})
    return lambda **traits: ViewerPage(page).open(**traits)


@pytest.fixture(params=["served", pytest.param("offline", marks=pytest.mark.long)])
def composed(request: pytest.FixtureRequest) -> Mount:
    """The page that was composed once, from a server and from the disk."""
    chosen: Mount = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def desk(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A window on a desk. A page from a file is guarded: it may request nothing but itself."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    # Plain Voilà first runs the whole notebook.
    context.set_default_navigation_timeout(WIDGETS_MS)
    callspec = getattr(request.node, "callspec", None)
    from_file = callspec is not None and "offline" in callspec.params.values()
    guard = FileGuard(context, request.getfixturevalue("offline").url) if from_file else None
    yield context
    if guard:
        guard.check()
    context.close()
