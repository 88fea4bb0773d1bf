"""axe-core on the whole lesson, in every state of its timer."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.help.axe import PAGE_LOOKS, check_everywhere
from tests.browser.help.mounts import in_the_third_breath, open_page
from tests.browser.help.servers import Server

TIMER = ".bl-timer"


@pytest.mark.parametrize("gate", ["unanswered", "passed"])
def test_axe_finds_nothing_on_the_whole_page(
    desk: BrowserContext, served: Server, gate: str
) -> None:
    lesson_page = open_page(desk, served)
    if gate == "passed":
        lesson_page.pass_gate()
    check_everywhere(lesson_page.page, gate, looks=PAGE_LOOKS)


def test_axe_finds_nothing_while_practicing(desk: BrowserContext, served: Server) -> None:
    """In every state that a practice comes through: the timer, where the page has put it."""
    lesson_page = open_page(desk, served, clock=True)
    page = lesson_page.page
    lesson_page.pass_gate()
    lesson_page.start()
    check_everywhere(page, "getting into place", TIMER)
    lesson_page.into_place()
    check_everywhere(page, "running", TIMER)
    lesson_page.button("Pause").click()
    check_everywhere(page, "paused", TIMER)
    lesson_page.button("Stop").click()
    check_everywhere(page, "coming off", TIMER)
    lesson_page.button("I am off the ball").click()
    check_everywhere(page, "done", TIMER)


def test_axe_finds_nothing_where_it_offers_to_go_on(desk: BrowserContext, served: Server) -> None:
    """The same, after the page was reloaded in the middle of a practice."""
    lesson_page, _ = in_the_third_breath(desk, served)
    lesson_page.page.reload()
    lesson_page.wait()
    expect(lesson_page.button("Go on")).to_be_visible()
    check_everywhere(lesson_page.page, "kept", TIMER)
