"""Ball and spot as a step of the lesson: what is seen together fits on one phone screen."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.servers import Server


@pytest.fixture
def step(page: Page, served: Server) -> LessonPage:
    """The lesson on a phone, its widgets of this step awake."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served.url)
    opened = LessonPage(page)
    opened.wake("spot", ".bl-balls")
    opened.wake("spot", ".bl-spot .bl-aloud")
    return opened


def ends(part: Locator) -> tuple[float, float]:
    """Top and bottom on the page, px."""
    box = part.bounding_box()
    assert box is not None
    top = box["y"] + part.page.evaluate("scrollY")
    return top, top + box["height"]


def test_balls_fingers_and_belly_each_fit_on_a_phone_screen(step: LessonPage) -> None:
    page = step.page
    bar = page.locator(".bl-progress").bounding_box()
    ways = page.locator("#spot").get_by_role("link", name="Next", exact=True).bounding_box()
    assert bar is not None
    assert ways is not None
    room = 740 - bar["height"] - ways["height"] - 16
    spot = page.locator("#spot")
    _, cards = ends(spot.locator(".bl-ball-cards"))
    assert cards <= 740 - ways["height"] - 16, "balls, from the top of the step"
    first, last = ends(spot.locator(".bl-pictures:visible"))
    assert last - first <= room, "fingers"
    top, _ = ends(spot.locator(".bl-spot-box .bl-controls"))
    _, bottom = ends(spot.locator(".bl-spot-verdict"))
    assert bottom - top <= room, "side, ball, belly and verdict"


def test_a_card_chooses_the_ball_on_the_belly(step: LessonPage) -> None:
    spot = step.page.locator("#spot")
    before = spot.locator(".bl-spot-ring").get_attribute("r")
    spot.locator(".bl-ball-card").filter(has_text="Tennis").get_by_role("radio").check()
    expect(spot.locator(".bl-spot-ring")).not_to_have_attribute("r", before or "")
    ball = spot.get_by_role("radiogroup", name="Ball").get_by_role("radio", name="Tennis ball")
    expect(ball).to_be_checked()


def test_finger_drawings_stand_two_in_a_row(step: LessonPage) -> None:
    pictures = step.page.locator("#spot .bl-pictures:visible > li")
    expect(pictures).to_have_count(4)
    tops = [round(ends(one)[0]) for one in pictures.all()]
    assert tops[0] == tops[1] < tops[2] == tops[3]
