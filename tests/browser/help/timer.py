"""The breath timer of the sample lesson on a page of its own, and what tests press on it."""

import math
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.widget_page import WidgetPage
from tests.samples.lesson import sample_timer

# drape on the left at 6 a minute: placing 30 s, settle 1 breath, breathe 5, widen 3, off 30 s.
PLACING, SETTLE, WORK, OFF = 30, 10, 80, 30
# deeper on the left: after placing and the lead-in, in the second breath of its work.
DEEPER = PLACING + SETTLE + 30 + 10 + 1


@cache
def widget() -> BreathTimer:
    """The timer as Python makes it."""
    return sample_timer()


def open_timer(page: Page, *, script: str = "", **traits: Any) -> WidgetPage:
    """Open it with the gate passed, unless the test says otherwise."""
    return WidgetPage(page, widget()).open(script=script, **{"gate": "go-on", **traits})


def region(page: Page) -> Locator:
    """The timer."""
    return page.get_by_role("region", name="Breath timer")


CHANGE = "Change way, side, breaths, or sound"
"""The whole name of the button that shows as "Change"; the gate beside it has one of its own."""


def button(page: Page, name: str) -> Locator:
    """A button by its whole name."""
    return page.get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> None:
    """Press it."""
    button(page, name).click()


def extras(page: Page) -> None:
    """Open what can be set: under "Change" before a session, under "More" in it."""
    more = page.get_by_text("More", exact=True)
    if more.is_visible():
        more.click()
    else:
        press(page, CHANGE)


def say_day(page: Page, lesson: str = "sample", *, bad: bool = False) -> None:
    """Say how it felt today, as what comes after the practice does."""
    page.evaluate(
        """([lesson, bad]) => dispatchEvent(new CustomEvent("bodylesson:practised", {
            detail: { lesson, ended: false, felt: bad ? "bad" : "fine" },
        }))""",
        [lesson, bad],
    )


SETTLING = 0.7
"""A little longer than presses that lead on are ignored after a change, in seconds."""


def into_place(page: Page, timer: WidgetPage | None = None, *, own_clock: bool = False) -> None:
    """Press "Next" until the last step of getting into place is behind; `timer` has a fake clock.

    A press counts only once the step before it has settled: the button waits for that. With
    `own_clock` the page's clock has been taken over, and jumps there.
    """
    of = region(page)
    steps = of.locator(".bl-heading")
    while of.get_attribute("data-stage") == "placing":
        step = steps.inner_text()
        if own_clock:
            page.clock.fast_forward(math.ceil(SETTLING * 1000))
        of.get_by_role("button", name="Next", exact=True).click()
        expect(steps).not_to_have_text(step)
        if timer:
            timer.tick(SETTLING)


HELD_BY_THE_TEST = """{
    const wait = window.setTimeout;
    const stop = window.clearTimeout;
    let resting = null;
    window.setTimeout = (then, ms = 0, ...rest) => {
        if (ms !== 800) return wait(then, ms, ...rest);
        resting = then;
        return -1;
    };
    window.clearTimeout = (id) => {
        if (id === -1) resting = null;
        else stop(id);
    };
    window.rest = () => resting();
}"""


def rest_on_demand(page: Page) -> None:
    """From the next document on, let no press become a hold by its length.

    A press and its release are two commands, and between them a busy machine may let more time pass
    than a tap may last.
    """
    page.add_init_script(HELD_BY_THE_TEST)


def rest(page: Page) -> None:
    """Rest the finger where the mouse is until the timer has heard it, and lift it."""
    page.mouse.down()
    page.evaluate("rest()")
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    page.mouse.up()
