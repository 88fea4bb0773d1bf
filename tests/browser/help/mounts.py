"""The lesson's page as one of its mounts gives it, and the page's own clock."""

import math

from playwright.sync_api import BrowserContext, Page

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.servers import OfflineFile, Server

BREATH_SECONDS = 10.0
"""One breath at the default tempo of 6 a minute."""

Mount = Server | OfflineFile


def open_page(context: BrowserContext, mount: Mount, clock: bool = False) -> LessonPage:
    """The page, awake; with `clock` a test can move its time, and the sound is off."""
    page = context.new_page()
    page.goto(mount.url)
    lesson_page = LessonPage(page)
    lesson_page.wait()
    if clock:
        take_clock(page)
        lesson_page.silence()
    return lesson_page


def take_clock(page: Page) -> None:
    """Take a page's clock over once it is up, so that it comes up as a visitor's does.

    The clock that is put in its place begins at nothing; it goes on from where the page's own was,
    since a session's clock never goes back.
    """
    was = page.evaluate("() => performance.now()")
    install_clock(page)
    page.clock.fast_forward(math.ceil(was) + 60_000)


def install_clock(page: Page) -> None:
    """Give a page a clock that starts at noon of its own today.

    A test that moves it meets no midnight, after which the gate would forget its answers.
    """
    noon = page.evaluate("() => new Date().setHours(12, 0, 0, 0)")
    page.clock.install(time=noon / 1000)


def forward(page: Page, seconds: float) -> None:
    """Let the page's own clock jump, as for a tab that was hidden all that time."""
    page.clock.fast_forward(math.ceil(seconds * 1000))


def hold(page: Page, seconds: float = 60) -> None:
    """Stop the page's clock so many seconds on, so that from there it moves by `forward` alone.

    By default a minute from now, which suits a page where nothing runs: no machine is too slow for
    that.
    """
    page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + seconds)
