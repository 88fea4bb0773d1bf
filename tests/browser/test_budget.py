"""How far it is to Start: taps and screens of a first visit, and of the next day."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.servers import Server

MOST_TAPS = {"first": 12, "returning": 4}
MOST_SCREENS_RETURNING = 3
MOST_TAB_STOPS = 25
YESTERDAY = """const at = Date.now() - 864e5;
localStorage.setItem("bodylesson:psoas-release:sessions", JSON.stringify({version: 1, value: [
  {at, date: "2026-01-31", variant: "drape", name: "Drape and breathe", side: "left", breaths: 3,
   stopped: false, pressure: 3, eased: [], felt: "fine", change: "looser"}]}));"""


class Walk:
    """A learner who taps, and is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.screens = 0.0

    def tap(self, what: Locator) -> None:
        what.wait_for(state="visible", timeout=WIDGETS_MS)
        what.click()
        self.taps += 1

    def see(self) -> None:
        """Count what is open now, in screens of the phone."""
        self.screens += self.page.evaluate("document.documentElement.scrollHeight / innerHeight")

    def start(self) -> None:
        self.tap(self.page.get_by_role("button", name="Start", exact=True))
        expect(self.page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_first_visit_reaches_start_in_twelve_taps(
    context: BrowserContext, served: Server
) -> None:
    page = context.new_page()
    page.goto(served.url)
    walk = Walk(page)
    walk.tap(page.get_by_role("link", name="Begin"))
    walk.tap(page.locator("#muscle").get_by_role("link", name="Next", exact=True))
    safe = page.locator("#safe")
    for number in (0, 1):
        walk.tap(safe.get_by_label("None of these").nth(number))
    walk.tap(safe.get_by_role("button", name="See the answer"))
    for step in ("safe", "spot", "stop"):
        walk.tap(page.locator(f"#{step}").get_by_role("link", name="Next", exact=True))
    walk.start()
    assert walk.taps <= MOST_TAPS["first"]


@pytest.fixture
def returning(context: BrowserContext, served: Server) -> Walk:
    # A session that runs when its page is left is kept: no other test may come after it here.
    page = context.new_page()
    page.add_init_script(YESTERDAY)
    page.goto(served.url)
    return Walk(page)


def test_the_next_day_it_takes_three_screens_and_four_taps(returning: Walk) -> None:
    page = returning.page
    returning.see()
    returning.tap(page.get_by_role("link", name="Practise now"))
    practise = page.locator("#practise")
    # The gate is asked for this day, and nothing is ticked for anybody.
    for number in (0, 1):
        box = practise.get_by_label("None of these").nth(number)
        box.wait_for(state="attached", timeout=WIDGETS_MS)
        expect(box).not_to_be_checked()
        if number == 0:
            returning.see()
        returning.tap(box)
    returning.start()
    assert returning.taps <= MOST_TAPS["returning"]
    assert returning.screens <= MOST_SCREENS_RETURNING


def test_the_keyboard_reaches_start_in_twenty_five_stops(returning: Walk) -> None:
    page = returning.page
    page.get_by_role("link", name="Practise now").press("Enter")
    practise = page.locator("#practise")
    practise.get_by_label("None of these").first.wait_for(state="attached", timeout=WIDGETS_MS)
    start = practise.get_by_role("button", name="Start", exact=True)
    for _ in range(MOST_TAB_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('input[type=checkbox]')"):
            page.keyboard.press("Space")
        if start.evaluate("one => one === document.activeElement"):
            break
    else:
        pytest.fail(f"Start is not among the first {MOST_TAB_STOPS} stops")
