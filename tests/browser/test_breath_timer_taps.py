"""Presses and taps in a session: which count, and what they lead to."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.help.timer import (
    SETTLING,
    button,
    open_timer,
    press,
    region,
    rest,
    rest_on_demand,
)
from tests.browser.help.widget_page import WidgetPage


def test_buttons_that_the_learner_is_ahead_with(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    timer.tick(SETTLING)
    press(page, "Next")
    expect(region(page)).to_contain_text("lower: the left side")
    timer.tick(SETTLING)
    press(page, "Next")
    expect(region(page)).to_contain_text("settle: the left side")
    press(page, "Stop")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    expect(region(page)).to_contain_text("Done")


def taps(page: Page, timer: WidgetPage, at: Locator) -> None:
    """Two taps where a button stands, 150 ms apart; the second meets whatever is there by then."""
    box = at.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*middle)
    timer.tick(0.15)
    page.mouse.click(*middle)
    timer.tick(0.15)


def test_two_quick_taps_skip_nothing(page: Page) -> None:
    """On every button that leads on, from Start until the session is over."""
    timer = open_timer(page)
    heading = page.locator(".bl-heading")
    taps(page, timer, button(page, "Start"))
    expect(heading).to_have_text("Left side · step 1 of 7")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    timer.tick(SETTLING)
    for step, stage in ((2, "placing"), (3, "running")):
        taps(page, timer, button(page, "Next"))
        expect(heading).to_have_text(f"Left side · step {step} of 7")
        expect(region(page)).to_have_attribute("data-stage", stage)
        timer.tick(SETTLING)
    taps(page, timer, button(page, "Stop"))
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    timer.tick(SETTLING)
    taps(page, timer, button(page, "I am off the ball"))
    expect(region(page)).to_have_attribute("data-stage", "done")
    timer.tick(SETTLING)
    expect(region(page)).to_have_attribute("data-stage", "ready")


def test_after_a_moment_without_a_session_buttons_count_again(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    press(page, "Stop")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    timer.tick(SETTLING)
    expect(button(page, "Start")).to_be_disabled()
    timer.tick(SETTLING)
    expect(button(page, "Start")).to_be_enabled()


def test_a_tap_on_the_body_leads_to_the_next_step_and_on_the_ball_eases_off(page: Page) -> None:
    """As the voice says: tap once to ease off, hold to stop."""
    rest_on_demand(page)
    timer = open_timer(page)
    picture = page.locator(".bl-picture")
    press(page, "Start")
    picture.click()
    expect(region(page)).to_contain_text("step 1 of")
    for step in ("lower", "settle"):
        timer.tick(SETTLING)
        picture.click()
        expect(region(page)).to_contain_text(f"{step}: the left side")
    picture.click()
    timer.tick(1)
    expect(region(page)).to_contain_text("settle: the left side")
    expect(region(page)).to_have_attribute("data-stage", "running")
    picture.click()
    expect(region(page)).to_have_attribute("data-stage", "easing")
    picture.hover()
    rest(page)
    expect(region(page)).to_have_attribute("data-stage", "coming-off")


def test_a_step_of_getting_into_place_waits_for_the_learner(page: Page) -> None:
    timer = open_timer(page, placing_wait_s=30)
    press(page, "Start")
    timer.tick(19.9)
    expect(region(page)).to_contain_text("Take your time. Press “Next” when you are there.")
    timer.tick(20)
    expect(region(page)).to_contain_text("It goes on by itself in 0:10.")
    expect(region(page)).to_contain_text("step 1 of 7")
    press(page, "Next")
    expect(region(page)).to_contain_text("step 2 of 7")
    # Who does not answer is not held for ever: the last step before the ball goes on by itself.
    timer.tick(9.9)
    expect(region(page)).to_contain_text("Take your time")
    timer.tick(31)
    expect(region(page)).not_to_contain_text("Take your time")
    timer.tick(1)
    expect(region(page)).to_have_attribute("data-stage", "running")
