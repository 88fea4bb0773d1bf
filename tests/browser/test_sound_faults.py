"""What is missing or fails beside the session: sound, its clock, the wake lock, https."""

import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.sound import LESSON, left, line, opened
from tests.browser.help.timer import extras, into_place, press, region


def test_sound_that_is_refused(page: Page, voiced: BreathTimer) -> None:
    refuse = "element.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
    timer = opened(page, voiced, refuse)
    press(page, "Start")
    expect(line(page)).to_contain_text("did not play the sound")
    before = left(page)
    page.wait_for_function(
        "(s) => +document.querySelector('.bl-left').textContent.slice(2, 4) !== s", arg=before % 60
    )
    first = LESSON.cue(LESSON.content.practice.frame.placing[0].cue).spoken
    assert page.evaluate("spoken[0]") == first.replace("{side}", "left")
    assert not timer.errors


PHONE = """
    window.touched = [];
    Object.defineProperty(navigator, "vibrate", { value: (pattern) => touched.push(pattern) });
    const media = matchMedia;
    window.matchMedia = (query) => query === "(pointer: coarse)" ? { matches: true } : media(query);
"""


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (
            "element.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));",
            "did not play the sound",
        ),
        (
            "Object.defineProperty(element, 'currentTime', { get: () => 0, set() {} });",
            "The sound stopped",
        ),
    ],
)
def test_without_its_sound_words_and_touch_carry_on(
    page: Page, voiced: BreathTimer, fault: str, words: str
) -> None:
    opened(page, voiced, fault + PHONE, breaths_per_minute=10, inhale_share=0.2)
    press(page, "Start")
    expect(line(page)).to_contain_text(words)
    expect(line(page)).to_contain_text("Vibration is on.")
    page.wait_for_function("touched.length >= 3")
    inhale, exhale = page.evaluate("[touched.at(-1), touched.at(-2)].map(String)")
    assert inhale != exhale, "in feels unlike out"
    into_place(page)
    expect(region(page)).to_have_attribute("data-stage", "running")
    page.wait_for_function("(text) => spoken.includes(text)", arg=LESSON.cue("drape-settle").spoken)


def test_sound_that_stalls(page: Page, voiced: BreathTimer) -> None:
    stall = "Object.defineProperty(element, 'currentTime', { get: () => 0, set() {} });"
    opened(page, voiced, stall)
    press(page, "Start")
    expect(line(page)).to_contain_text("The sound stopped")
    before = left(page)
    page.wait_for_function(
        "(s) => +document.querySelector('.bl-left').textContent.slice(2, 4) !== s", arg=before % 60
    )


def test_a_browser_without_sound_or_voice(page: Page, mute: BreathTimer) -> None:
    gone = (
        "delete window.OfflineAudioContext; delete window.speechSynthesis; delete window.outside;"
    )
    timer = opened(page, mute, gone)
    press(page, "Start")
    expect(line(page)).to_contain_text("This browser has no sound")
    extras(page)
    page.get_by_text("Read what the voice says").click()
    expect(page.locator(".bl-transcript-list")).to_contain_text("kneel")
    assert not timer.errors


WAKE = """window.asked = 0;
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
    asked++;
    if (window.refuse) throw new DOMException("no", "NotAllowedError");
    return Object.assign(new EventTarget(), { released: false, async release() {
        this.released = true; } });
} } });"""


def test_the_screen_is_kept_awake_and_asked_for_again(page: Page, mute: BreathTimer) -> None:
    opened(page, mute, WAKE + "window.refuse = true;", sound=False)
    press(page, "Start")
    expect(line(page)).to_contain_text("since the phone saves power")
    page.evaluate("refuse = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(line(page)).to_contain_text("The screen stays awake.")
    assert page.evaluate("asked") == 2


def test_the_system_may_take_the_wake_lock_back(page: Page, mute: BreathTimer) -> None:
    keep = "const ask = navigator.wakeLock.request; navigator.wakeLock.request = async () => "
    opened(page, mute, WAKE + keep + "window.held = await ask();", sound=False)
    press(page, "Start")
    expect(line(page)).to_contain_text("The screen stays awake.")
    page.evaluate("held.released = true; held.dispatchEvent(new Event('release'))")
    expect(line(page)).to_contain_text("since the phone saves power")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(line(page)).to_contain_text("The screen stays awake.")


def test_without_https_it_says_what_would_help(page: Page, mute: BreathTimer) -> None:
    opened(page, mute)
    expect(line(page)).to_contain_text("An https address would keep it awake.")
