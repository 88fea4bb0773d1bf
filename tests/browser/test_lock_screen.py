"""The session from the lock screen and a headset, and the question about more depth."""

from copy import deepcopy

from playwright.sync_api import Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.sound import new_track, slowly, started
from tests.browser.help.timer import button, into_place, press, region

# With 6 breaths of work at 6 a minute, once in place: check 2, settle 1, breathe 4, widen 2.
WIDEN = 70
"""Seconds from being in place to the first breath of "widen"; the plan asks in its second."""


def test_the_lock_screen_shows_where_it_stands_and_ends_with_the_track(
    page: Page, voiced: BreathTimer
) -> None:
    watch = "window.stood = []; navigator.mediaSession.setPositionState = (s) => stood.push(s);"
    started(page, voiced, watch)
    press(page, "Pause")
    page.evaluate("element.currentTime = 20")
    press(page, "Resume")
    press(page, "Pause")
    duration, position = page.evaluate("[stood.at(-1).duration, stood.at(-1).position]")
    assert abs(duration - page.evaluate("element.duration")) < 0.5
    assert 0 <= position < duration
    assert page.evaluate("stood.every(({ playbackRate }) => playbackRate === 1)")
    with new_track(page):
        press(page, "Stop")
    with new_track(page):
        press(page, "I am off the ball")
    page.evaluate("element.currentTime = element.duration - .05")
    page.wait_for_function("navigator.mediaSession.metadata === null")
    assert page.evaluate("[handlers.play, navigator.mediaSession.playbackState]") == [None, "none"]


def test_the_lock_screen_leads(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    title = "navigator.mediaSession.metadata.title"
    assert page.evaluate(title) == "Drape and breathe, left side"
    assert page.evaluate("navigator.mediaSession.metadata.artwork.length") == 1
    expect(region(page)).to_have_attribute("data-stage", "placing")
    with new_track(page, 100):
        into_place(page)
    page.evaluate("handlers.pause()")
    expect(region(page)).to_have_attribute("data-stage", "paused")
    assert page.evaluate("navigator.mediaSession.playbackState") == "paused"
    page.evaluate("handlers.play()")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_have_attribute("data-stage", "running")
    page.evaluate("handlers.nexttrack()")
    expect(page.get_by_role("button", name="Go deeper")).to_be_hidden()
    page.evaluate("handlers.previoustrack()")
    expect(region(page)).to_have_attribute("data-stage", "easing")
    page.evaluate("handlers.stop()")
    expect(region(page)).to_have_attribute("data-stage", "coming-off")


def test_pause_from_outside_pauses_while_getting_into_place(
    page: Page, voiced: BreathTimer
) -> None:
    """A headset, a call: none of them leads to the next step, however often it comes."""
    started(page, voiced)
    expect(button(page, "Next")).to_be_enabled()
    for _ in range(2):
        page.evaluate("handlers.pause()")
        expect(region(page)).to_have_attribute("data-stage", "paused")
    page.evaluate("handlers.play()")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    expect(region(page)).to_contain_text("step 1 of")
    page.evaluate("element.pause()")
    expect(region(page)).to_have_attribute("data-stage", "paused")
    expect(region(page)).to_contain_text("step 1 of")


def test_deeper_only_ever_asks_first(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced, breaths=6)
    with new_track(page, 100):
        into_place(page)
    slowly(page)
    page.evaluate(f"element.currentTime = {WIDEN + 2}")
    expect(region(page)).to_contain_text("Feel your low back widen")
    with new_track(page, 100):
        page.evaluate("handlers.nexttrack()")
        expect(region(page)).to_contain_text("Easier, stay, or deeper?")
        expect(region(page)).to_contain_text("Feel your low back widen")
    deeper = page.locator(".bl-button-deeper")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Easier, stay, or deeper?")
    expect(deeper).to_be_hidden()
    page.evaluate("element.currentTime = 5")
    expect(deeper).to_have_text("Go deeper: Deeper: knee out")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Slide your right knee out")


def test_no_press_counts_before_the_plan_has_asked(page: Page, voiced: BreathTimer) -> None:
    """The window of the plan's own question is open, but nobody has heard it yet."""
    # The lesson's own plans ask nothing; this one asks in its last working step.
    plans = deepcopy(voiced.plans)
    plans[0][0]["steps"] = [
        {**step, "asks": step["id"] == "widen"} for step in plans[0][0]["steps"]
    ]
    started(page, voiced, breaths=6, plans=plans)
    with new_track(page, 100):
        into_place(page)
    slowly(page)
    page.evaluate(f"element.currentTime = {WIDEN + 10.5}")
    expect(region(page)).to_contain_text("Breath 2 of 2")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Feel your low back widen")
    expect(page.locator(".bl-button-deeper")).to_be_hidden()
    page.evaluate("element.currentTime = element.currentTime + 4")
    expect(page.locator(".bl-button-deeper")).to_be_visible()
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Slide your right knee out")
