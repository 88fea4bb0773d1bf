"""axe-core on the whole lesson; each state of a widget is checked on the widget's own page."""

from playwright.sync_api import BrowserContext

from tests.browser.help.axe import NARROW, WIDE, check, look, overflow
from tests.browser.help.mounts import open_page
from tests.browser.help.servers import Server


def test_axe_finds_nothing_on_the_whole_page(desk: BrowserContext, served: Server) -> None:
    """As it is found, light on a phone; with the gate passed, dark on a desk."""
    lesson_page = open_page(desk, served)
    page = lesson_page.page
    look(page, NARROW)
    check(page, "unanswered")
    assert overflow(page) <= 0
    lesson_page.pass_gate()
    look(page, WIDE)
    check(page, "passed")
    assert overflow(page) <= 0
