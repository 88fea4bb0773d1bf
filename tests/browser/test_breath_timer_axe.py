"""axe-core on every state of the breath timer, at three widths, light and dark."""

from playwright.sync_api import Page

import axe
from samples.lesson import sample_widgets
from widget_page import WidgetPage

ON_THE_BALL = 81
"""Seconds from the start to the second working breath of `deeper`, at 6 breaths a minute."""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_axe_in_every_state(page: Page) -> None:
    timer = WidgetPage(page, sample_widgets().timer).open(variant_index=1)
    axe.check_everywhere(page, "gate open")
    timer.set(gate="do-not")
    axe.check_everywhere(page, "gate shut")
    timer.set(gate="go-on")
    axe.check_everywhere(page, "ready")
    press(page, "Start")
    axe.check_everywhere(page, "placing")
    timer.tick(ON_THE_BALL)
    timer.set(side_index=1)
    axe.check_everywhere(page, "running, with a choice that waits")
    press(page, "Pause")
    axe.check_everywhere(page, "paused")
    press(page, "Ease off: The drape")
    axe.check_everywhere(page, "easing")
    press(page, "Stop")
    axe.check_everywhere(page, "coming off")
    press(page, "I am off the ball")
    axe.check_everywhere(page, "done")
