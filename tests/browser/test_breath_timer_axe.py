"""axe-core on every state of the breath timer."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help import axe
from tests.browser.help.timer import (
    DEEPER,
    SETTLING,
    button,
    extras,
    open_timer,
    press,
    say_day,
)


@pytest.mark.long
def test_axe_in_every_state(page: Page) -> None:
    timer = open_timer(page, gate="", variant_index=1)
    axe.check_everywhere(page, "gate open")
    timer.set(gate="do-not")
    axe.check_everywhere(page, "gate shut")
    timer.set(gate="go-on")
    axe.check_everywhere(page, "ready")
    press(page, "Start")
    axe.check_everywhere(page, "placing")
    timer.tick(DEEPER)
    timer.set(side_index=1)
    axe.check_everywhere(page, "running, with a choice that waits")
    press(page, "Pause")
    axe.check_everywhere(page, "paused, just now")
    timer.tick(SETTLING)
    axe.check_everywhere(page, "paused")
    press(page, "Ease off")
    axe.check_everywhere(page, "easing")
    press(page, "Stop")
    axe.check_everywhere(page, "coming off")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    axe.check_everywhere(page, "done")
    timer.tick(SETTLING)
    expect(button(page, "Start")).to_be_visible()
    extras(page)
    axe.check_everywhere(page, "ready again, with all that can be set")
    say_day(page, bad=True)
    expect(button(page, "Start")).to_be_disabled()
    axe.check_everywhere(page, "closed for today")


def test_axe_where_a_place_is_offered(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    timer.tick(DEEPER)
    timer.open(gate="go-on")
    expect(button(page, "Go on")).to_be_visible()
    axe.check_everywhere(page, "kept")
