"""The session as one sound track in the breath timer: its clock, its voice, and what can fail."""

import itertools
import re
import wave
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from bodylesson.breath_timer.breath_timer import BreathTimer
from bodylesson.practice.widgets import TIMER_WORDS, LessonWidgets
from bodylesson.voice import voice_of
from samples.lesson import sample_widgets
from test_track import LESSON
from widget_page import WidgetPage

ELEMENT = """
    window.element = new Audio();
    window.spoken = [];
    window.handlers = {};
    window.outside = {
        audio: () => window.element,
        speech: { exists: true, speak: (text) => spoken.push(text), hush() {} },
    };
    navigator.mediaSession.setActionHandler = (name, act) => { handlers[name] = act; };
"""
"""A sound element and a voice that the test can reach, and the lock screen's buttons."""


@pytest.fixture(scope="module")
def voiced() -> BreathTimer:
    """The timer of the real lesson, with its clips."""
    return LessonWidgets(LESSON, voice_of(LESSON, TIMER_WORDS)).timer


@pytest.fixture(scope="module")
def mute() -> BreathTimer:
    """A timer without any clip."""
    return sample_widgets().timer


def opened(page: Page, widget: BreathTimer, script: str = "", **traits: Any) -> WidgetPage:
    """The timer with sound in a page where `script` has run before everything else."""
    page.add_init_script(ELEMENT + script)
    return WidgetPage(page, widget).open(fake=False, **{"gate": "go-on", **traits})


def region(page: Page) -> Locator:
    return page.get_by_role("region", name="Breath timer")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def line(page: Page) -> Locator:
    return page.locator(".bl-capabilities")


def started(page: Page, widget: BreathTimer, script: str = "", **traits: Any) -> WidgetPage:
    timer = opened(page, widget, script, **traits)
    press(page, "Start")
    expect(line(page)).to_contain_text("Sound is on.")
    return timer


def whole(page: Page) -> None:
    """Wait until all of a session's rest plays, not only the piece that a long rest begins with."""
    page.wait_for_function("element.duration > 100 && !element.paused && !element.seeking")
    expect(line(page)).to_contain_text("Sound is on.")


def left(page: Page) -> int:
    """Seconds that the timer shows as left."""
    minutes, seconds = page.locator(".bl-left").inner_text().split()[0].split(":")
    return int(minutes) * 60 + int(seconds)


def test_picture_and_words_follow_the_sound(page: Page, voiced: BreathTimer) -> None:
    timer = started(page, voiced)
    before = left(page)
    page.evaluate("element.currentTime += 45")
    expect(region(page)).to_contain_text("step 3 of")
    assert 44 <= before - left(page) <= 48
    assert page.evaluate("Math.abs(element.duration - element.currentTime)") > left(page)
    assert not timer.errors


def test_pausing_stops_sound_and_time_together(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    press(page, "Pause")
    at = page.evaluate("element.currentTime")
    press(page, "Resume")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.wait_for_function("(at) => element.currentTime > at + .2 && !element.paused", arg=at)
    assert page.evaluate("element.currentTime") < at + 1.5, "it goes on, it does not begin anew"


def test_a_call_pauses_the_session(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    page.evaluate("element.pause()")
    expect(region(page)).to_have_attribute("data-stage", "paused")


def test_easing_off_begins_a_track_of_its_own(page: Page, voiced: BreathTimer) -> None:
    """How soon it plays is measured by tests/performance/rendering.py, on a quiet machine."""
    started(page, voiced, variant_index=1)
    press(page, "I am in place")
    expect(line(page)).to_contain_text("Sound is on.")
    page.evaluate("element.currentTime = 65")
    expect(region(page)).to_contain_text("Slide your right knee out")
    before = page.evaluate("element.src")
    page.locator(".bl-button-ease-off").click()
    expect(region(page)).to_contain_text("Ease off. Weight to your forearms")
    expect(region(page)).to_have_attribute("data-stage", "easing")
    page.wait_for_function("(src) => element.src !== src && !element.paused", arg=before)


def test_a_long_rest_begins_with_a_piece_and_goes_on_with_the_whole(
    page: Page, voiced: BreathTimer
) -> None:
    watch = """window.durations = [];
        element.addEventListener("playing", () => durations.push(element.duration));"""
    timer = started(page, voiced, watch, side_index=2, breaths=40)
    page.evaluate("element.currentTime = 145")
    expect(region(page)).to_contain_text("Breathe into your belly")
    page.evaluate("durations.length = 0")
    page.locator(".bl-button-ease-off").click()
    # Before it the old track may say once more that it plays, from where it was put.
    page.wait_for_function("durations.some((seconds) => Math.abs(seconds - 48) < 0.1)")
    page.wait_for_function("durations.at(-1) > 600")
    shown = "+document.querySelector('.bl-left').textContent.split(':')[0] * 60 + "
    shown += "+document.querySelector('.bl-left').textContent.slice(-7, -5)"
    after = page.evaluate(f"element.duration - element.currentTime - ({shown})")
    assert 0 < after < 15, "the bell and the last words"
    expect(region(page)).to_have_attribute("data-stage", "easing")
    expect(line(page)).to_contain_text("Sound is on.")
    page.wait_for_function("element.currentTime > 1 && !element.paused")
    assert not timer.errors


def test_a_new_tempo_keeps_the_place(page: Page, voiced: BreathTimer) -> None:
    timer = started(page, voiced)
    page.evaluate("element.currentTime = 44")
    expect(region(page)).to_contain_text("step 3 of")
    press(page, "Pause")
    before = left(page)
    old = page.evaluate("[element.src, element.duration]")
    timer.set(breaths_per_minute=10)
    assert abs(left(page) - before * 0.6) <= 1, "as many breaths, each of 6 s"
    press(page, "Resume")
    page.wait_for_function("(old) => element.src !== old && element.duration > 60", arg=old[0])
    expect(line(page)).to_contain_text("Sound is on.")
    expect(region(page)).to_contain_text("step 3 of")
    expect(region(page)).to_contain_text("Breath 1 of 2")
    # The new track is what is left at the new tempo, with the same words after the bell.
    after = old[1] - sum(step["breaths"] for step in voiced.plans[0][0]["steps"]) * 10
    assert abs(page.evaluate("element.duration") - before * 0.6 - after) < 2


def test_sound_that_is_refused(page: Page, voiced: BreathTimer) -> None:
    refuse = "element.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
    timer = opened(page, voiced, refuse)
    press(page, "Start")
    expect(line(page)).to_contain_text("did not play the sound")
    before = left(page)
    page.wait_for_function(
        "(s) => +document.querySelector('.bl-left').textContent.slice(2, 4) !== s", arg=before % 60
    )
    assert page.evaluate("spoken[0]") == LESSON.cue("place-kneel").spoken
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
    press(page, "I am in place")
    expect(region(page)).to_contain_text("step 7 of")
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
    page.get_by_text("Read what the voice says").click()
    expect(page.locator(".bl-transcript-list")).to_contain_text("kneel")
    assert not timer.errors


def test_a_cue_without_a_clip_is_spoken_by_the_browser(page: Page, mute: BreathTimer) -> None:
    started(page, mute)
    page.wait_for_function("spoken.length === 1")
    page.evaluate("element.currentTime = 31")
    page.wait_for_function("spoken.length >= 2")


def test_clips_are_not_spoken_twice(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    page.get_by_text("Read what the voice says").click()
    page.evaluate("element.currentTime = 21")
    expect(page.locator(".bl-transcript-list li")).to_have_count(2)
    assert page.evaluate("spoken") == []


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
    press(page, "Stop")
    expect(line(page)).to_contain_text("Sound is on.")
    press(page, "I am off the ball")
    expect(line(page)).to_contain_text("Sound is on.")
    page.evaluate("element.currentTime = element.duration - .05")
    page.wait_for_function("navigator.mediaSession.metadata === null")
    assert page.evaluate("[handlers.play, navigator.mediaSession.playbackState]") == [None, "none"]


def test_a_pause_fades(page: Page, voiced: BreathTimer) -> None:
    watch = """
        window.levels = [];
        element.addEventListener("volumechange", () => levels.push(element.volume));
        element.addEventListener("pause", () => levels.push("pause"));
    """
    started(page, voiced, watch)
    page.evaluate("levels.length = 0")
    press(page, "Pause")
    page.wait_for_function("levels.includes('pause')")
    levels = page.evaluate("levels.slice(0, levels.indexOf('pause'))")
    steps = [1, *(level for level in levels if level < 1)]
    assert steps == sorted(steps, reverse=True)
    assert len(steps) > 3
    assert max(a - b for a, b in itertools.pairwise(steps)) < 0.25
    assert steps[-1] < 0.25
    assert page.evaluate("element.volume") == 1, "the next sound is as loud as before"


def test_the_lock_screen_leads(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    title = "navigator.mediaSession.metadata.title"
    assert page.evaluate(title) == "Drape and breathe, left side"
    assert page.evaluate("navigator.mediaSession.metadata.artwork.length") == 1
    expect(region(page)).to_have_attribute("data-stage", "placing")
    page.evaluate("handlers.pause()")
    expect(region(page)).to_have_attribute("data-stage", "running")
    expect(line(page)).to_contain_text("Sound is on.")
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


def test_deeper_only_ever_asks_first(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    press(page, "I am in place")
    whole(page)
    page.evaluate("element.currentTime = 62")
    expect(region(page)).to_contain_text("Feel your low back widen")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Easier, stay, or deeper?")
    expect(region(page)).to_contain_text("Feel your low back widen")
    deeper = page.locator(".bl-button-deeper")
    expect(line(page)).to_contain_text("Sound is on.")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Easier, stay, or deeper?")
    expect(deeper).to_be_hidden()
    page.evaluate("element.currentTime = 5")
    expect(deeper).to_have_text("Go deeper: Deeper: knee out")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Slide your right knee out")


def test_no_press_counts_before_the_plan_has_asked(page: Page, voiced: BreathTimer) -> None:
    """The window of the plan's own question is open, but nobody has heard it yet."""
    started(page, voiced, breaths_per_minute=6)
    press(page, "I am in place")
    whole(page)
    page.evaluate("element.currentTime = 70.5")
    expect(region(page)).to_contain_text("Breath 2 of 2")
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Feel your low back widen")
    expect(page.locator(".bl-button-deeper")).to_be_hidden()
    page.evaluate("element.currentTime = element.currentTime + 6")
    expect(page.locator(".bl-button-deeper")).to_be_visible()
    page.evaluate("handlers.nexttrack()")
    expect(region(page)).to_contain_text("Slide your right knee out")


def test_volumes_are_remembered(page: Page, voiced: BreathTimer) -> None:
    timer = opened(page, voiced)
    page.get_by_text("Sound, and a file to keep").click()
    page.get_by_label("Tones").fill("0.25")
    page.get_by_label("Say “in” and “out”").check()
    timer.open(fake=False, gate="go-on")
    page.get_by_text("Sound, and a file to keep").click()
    expect(page.get_by_label("Tones")).to_have_value("0.25")
    expect(page.get_by_label("Voice")).to_have_value("1")
    expect(page.get_by_label("Say “in” and “out”")).to_be_checked()


def test_the_session_can_be_kept_as_a_file(page: Page, voiced: BreathTimer) -> None:
    opened(page, voiced, side_index=1, breaths_per_minute=7.5)
    page.get_by_text("Sound, and a file to keep").click()
    with page.expect_download() as waiting:
        press(page, "Save the session as a sound file")
    download = waiting.value
    assert download.suggested_filename == "psoas-release-drape-right-7-5-a-minute.wav"
    expect(page.locator(".bl-save-state")).to_contain_text(download.suggested_filename)
    with wave.open(str(download.path())) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (2, 2)
        seconds = sound.getnframes() / sound.getframerate()
    breaths = sum(step["breaths"] for step in voiced.plans[0][1]["steps"])
    assert 0 < seconds - breaths * 8 < 15


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


def test_the_offer_to_go_on_is_spoken_on_the_floor(page: Page, voiced: BreathTimer) -> None:
    timer = started(page, voiced)
    press(page, "I am in place")
    expect(region(page)).to_have_attribute("data-stage", "running")
    timer.open(fake=False, gate="go-on")
    page.locator(".bl-picture").click()
    offer = "Left side, breath 1 of 2. Go on?"
    assert page.evaluate("spoken") == [offer]
    page.get_by_role("button", name="Floor mode").click()
    page.get_by_role("dialog").get_by_role("button", name="Up", exact=True).click()
    assert page.evaluate("spoken") == [offer, offer]


def test_help_signs_are_spoken(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    press(page, "Stop")
    press(page, "I am off the ball")
    press(page, "It is fine")
    assert page.evaluate("spoken") == []
    press(page, "It is bad")
    said = page.evaluate("spoken")
    assert said[1:-1] == voiced.help_signs
    assert voiced.help_signs


def test_without_https_it_says_what_would_help(page: Page, mute: BreathTimer) -> None:
    opened(page, mute)
    expect(line(page)).to_contain_text("An https address would keep it awake.")


def test_the_end_is_heard(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    press(page, "Stop")
    expect(line(page)).to_contain_text("Sound is on.")
    press(page, "I am off the ball")
    expect(region(page)).to_contain_text("You stopped early")
    page.get_by_text("Read what the voice says").click()
    expect(page.locator(".bl-transcript-list li").last).to_have_text(re.compile("How is it now"))
