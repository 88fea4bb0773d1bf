"""The breath timer of the real lesson with sound that a test can reach, and what tests press."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page, expect

from bodylesson.lesson.lesson import read_lesson
from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from bodylesson.sections.listing import showing
from bodylesson.sections.practice.practice import timer
from tests.browser.help.servers import ROOT
from tests.browser.help.timer import press
from tests.browser.help.widget_page import WidgetPage

LESSON = read_lesson(ROOT / "lessons" / "psoas-release")

ELEMENT = """
    window.element = new Audio();
    window.spoken = [];
    window.aside = new Audio();
    window.asides = [];
    const beside = aside.play.bind(aside);
    aside.play = () => {
        if (aside.src.startsWith("blob:"))
            fetch(aside.src).then((one) => one.blob()).then(({ size }) => asides.push(size));
        return beside();
    };
    window.handlers = {};
    window.outside = {
        audio: () => window.element,
        aside: () => window.aside,
        speech: { exists: true, speak: (text) => spoken.push(text), hush() {} },
    };
    navigator.mediaSession.setActionHandler = (name, act) => { handlers[name] = act; };
"""
"""Two players and a voice that the test can reach, and the lock screen's buttons.

`asides` are the sizes of the clips that the second player was given, in bytes.
"""


@cache
def voiced_timer() -> BreathTimer:
    """The timer of the real lesson, with its clips."""
    made = showing(LESSON).once(timer)
    # Sessions continue by themselves, and deeper ways are open: what holds them back is tested
    # elsewhere.
    made.placing_wait_s = 0
    made.deeper_after = 0
    return made


def opened(page: Page, widget: BreathTimer, script: str = "", **traits: Any) -> WidgetPage:
    """The timer with sound in a page where `script` has run before everything else."""
    opened = WidgetPage(page, widget)
    return opened.open(fake=False, script=ELEMENT + script, **{"gate": "go-on", **traits})


def line(page: Page) -> Locator:
    """The line that says which of sound, lock screen, wake lock and vibration are on."""
    return page.locator(".bl-capabilities")


def started(page: Page, widget: BreathTimer, script: str = "", **traits: Any) -> WidgetPage:
    """The same once its session has begun and is heard."""
    timer = opened(page, widget, script, **traits)
    press(page, "Start")
    expect(line(page)).to_contain_text("Sound is on.")
    # It begins with a piece; from here on all of it plays.
    page.wait_for_function("element.duration > 30 && !element.paused && !element.seeking")
    at = page.evaluate("element.currentTime")
    page.wait_for_function("(at) => element.currentTime > at", arg=at)
    return timer


@contextmanager
def new_track(page: Page, seconds: float = 1) -> Iterator[None]:
    """For actions that make another track: continues once that track plays.

    `seconds` is the least that it lasts, where a long rest begins with a piece of itself. Asking
    the old track would not do: it plays on, fading, while the new one is made.
    """
    before = page.evaluate("element.src")
    yield
    page.wait_for_function(
        """([before, seconds]) => element.src !== before && element.duration > seconds
            && !element.paused && !element.seeking""",
        arg=[before, seconds],
    )
    expect(line(page)).to_contain_text("Sound is on.")


def slowly(page: Page) -> None:
    """Let the session pass at a tenth of its pace, so that no machine is too slow to look."""
    page.evaluate("element.playbackRate = element.defaultPlaybackRate = 0.1")


def left(page: Page) -> int:
    """Seconds that the timer shows as left."""
    minutes, seconds = page.locator(".bl-left").inner_text().split()[0].split(":")
    return int(minutes) * 60 + int(seconds)


def step_at(timer: BreathTimer, seconds: float) -> str:
    """What the timer says of the step that the left side's plan has reached, e.g. "step 4 of"."""
    breath = 60 / timer.breaths_per_minute
    ends = itertools.accumulate(
        step["breaths"] * breath if step["seconds"] is None else step["seconds"]
        for step in timer.plans[0][0]["steps"]
    )
    return f"step {next(n for n, end in enumerate(ends, start=1) if seconds < end)} of"
