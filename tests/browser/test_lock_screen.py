"""The session from the lock screen and a headset, and the question about more depth."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.sound import new_track, slowly, started
from tests.browser.help.timer import button, into_place, press, region

BREATHS = 6
"""Working breaths of a session here: twice those of the plans, so that there is time to ask."""


def widen(timer: BreathTimer) -> float:
    """Seconds from being in place to the first breath of "widen", at the timer's tempo.

    It has two breaths here, and the plan asks as the first is breathed out: after it there is just
    so much time as the question and every answer need.
    """
    after = [step for step in timer.plans[0][0]["steps"] if step["kind"] != "placing"]
    before = itertools.takewhile(lambda step: step["id"] != "widen", after)
    breath = 60 / timer.breaths_per_minute
    return sum(
        float(2 if step["work"] else 1) * float(step["breaths"]) * breath
        if step["seconds"] is None
        else float(step["seconds"])
        for step in before
    )


@pytest.mark.long
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
    assert page.evaluate("navigator.mediaSession.playbackState") == "none"
    # Compared there: on its way here a function would become None as well.
    kept = "Object.keys(handlers).filter((name) => handlers[name] !== null)"
    assert page.evaluate("Object.keys(handlers).length") == 5
    assert page.evaluate(kept) == []


@pytest.mark.long
def test_the_lock_screen_leads(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    title = "navigator.mediaSession.metadata.title"
    assert page.evaluate(title) == "Drape and breathe, left side"
    assert page.evaluate("navigator.mediaSession.metadata.artwork.length") == 1
    expect(region(page)).to_have_attribute("data-stage", "placing")
    slowly(page)
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
    # Where the first step may be over, since the rest of the sound took long to make.
    slowly(page)
    step = page.locator(".bl-heading").inner_text()
    for _ in range(2):
        page.evaluate("handlers.pause()")
        expect(region(page)).to_have_attribute("data-stage", "paused")
        expect(page.locator(".bl-heading")).to_have_text(step)
    page.evaluate("handlers.play()")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    expect(page.locator(".bl-heading")).to_have_text(step)
    page.evaluate("element.pause()")
    expect(region(page)).to_have_attribute("data-stage", "paused")
    expect(page.locator(".bl-heading")).to_have_text(step)


@pytest.mark.long
def test_deeper_only_ever_asks_first(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced, breaths=BREATHS)
    slowly(page)
    with new_track(page, 100):
        into_place(page)
    page.evaluate(f"element.currentTime = {widen(voiced) + 2}")
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


@pytest.mark.long
def test_no_press_counts_before_the_plan_has_asked(page: Page, voiced: BreathTimer) -> None:
    """The window of the plan's own question is open, but nobody has heard it yet."""
    started(page, voiced, breaths=BREATHS)
    slowly(page)
    with new_track(page, 100):
        into_place(page)
    # Half a second later the question begins: too late for one that the learner asks for.
    exhale = voiced.inhale_share * 60 / voiced.breaths_per_minute
    page.evaluate(f"element.currentTime = {widen(voiced) + exhale + 0.1}")
    expect(region(page)).to_contain_text("Breath 1 of 2")
    expect(region(page)).to_contain_text("Breathe out")
    track = page.evaluate("element.src")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Feel your low back widen")
    expect(page.locator(".bl-button-deeper")).to_be_hidden()
    # Nor does it count while the question is being asked.
    page.evaluate("element.currentTime += 3")
    expect(region(page)).to_contain_text("Easier, stay, or deeper?")
    page.evaluate("handlers.nexttrack()")
    expect(page.locator(".bl-button-deeper")).to_be_hidden()
    assert page.evaluate("element.src") == track
    page.evaluate("element.currentTime += 4")
    expect(page.locator(".bl-button-deeper")).to_be_visible()
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Slide your right knee out")
