"""What is said: by clips, otherwise by the browser, once each."""

import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.sound import LESSON, line, opened, slowly, started
from tests.browser.help.timer import button, extras, into_place, press, region, say_day


def test_a_cue_without_a_clip_is_spoken_by_the_browser(page: Page, mute: BreathTimer) -> None:
    started(page, mute)
    page.wait_for_function("spoken.length === 1")
    page.evaluate("element.currentTime = 31")
    page.wait_for_function("spoken.length >= 2")


def test_clips_are_not_spoken_twice(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    extras(page)
    page.get_by_text("Read what the voice says").click()
    page.evaluate("element.currentTime = 21")
    expect(page.locator(".bl-transcript-list li").nth(1)).to_be_visible()
    assert page.evaluate("spoken") == []


@pytest.mark.long
def test_the_offer_to_go_on_is_spoken_on_the_floor(page: Page, voiced: BreathTimer) -> None:
    timer = started(page, voiced)
    slowly(page)
    into_place(page)
    expect(region(page)).to_have_attribute("data-stage", "running")
    timer.open(fake=False, gate="go-on")
    page.get_by_label("By my face").check()
    press(page, "Go on")
    page.get_by_role("dialog").get_by_role("button", name="Up", exact=True).click()
    assert page.evaluate("spoken") == ["Left side, breath 1 of 2. Go on?"]


def test_help_signs_are_spoken(page: Page, voiced: BreathTimer) -> None:
    """Someone who says that it is bad may still be lying there with their eyes shut."""
    opened(page, voiced)
    say_day(page, LESSON.content.id)
    assert page.evaluate("spoken") == []
    say_day(page, LESSON.content.id, bad=True)
    said = page.evaluate("spoken")
    assert said[1:-1] == voiced.help_signs
    assert voiced.help_signs


def test_the_end_is_heard(page: Page, voiced: BreathTimer) -> None:
    """The session's screen is left, and bell and last words play on."""
    started(page, voiced)
    press(page, "Stop")
    expect(line(page)).to_contain_text("Sound is on.")
    # The last track takes only seconds.
    slowly(page)
    press(page, "I am off the ball")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button(page, "Start")).to_be_visible()
    page.wait_for_function("!element.paused && element.duration > 3")
