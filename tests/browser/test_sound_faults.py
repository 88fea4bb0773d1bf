"""What is missing or fails beside the session: sound, its clock, the wake lock, https."""

import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.sound import LESSON, left, line, opened, slowly, started
from tests.browser.help.timer import extras, into_place, press, region

FIRST = "time-whole-8"
"""The clip with which the session of these tests begins: about four minutes."""

NO = "() => Promise.reject(new DOMException('no', 'NotAllowedError'))"
REFUSED = f"element.play = {NO};"
ASIDE_TOO = f"aside.play = {NO};"
NEVER = "OfflineAudioContext.prototype.startRendering = () => new Promise(() => {});"
FAILS = "OfflineAudioContext.prototype.startRendering = () => Promise.reject(new Error('no'));"
STALLS = "Object.defineProperty(element, 'currentTime', { get: () => 0, set() {} });"
FAULTS = {"refused": REFUSED, "never made": NEVER, "not made": FAILS, "stalled": STALLS}


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_where_no_track_plays_clips_are_played_at_their_moments(
    page: Page, voiced: BreathTimer, fault: str
) -> None:
    timer = opened(page, voiced, fault)
    press(page, "Start")
    expect(line(page)).to_contain_text("The voice speaks each step as it comes", timeout=20_000)
    page.wait_for_function("asides.length > 0")
    # No word of the beginning was lost, and the clock waited for it.
    assert page.evaluate("asides[0]") == voiced.voice[FIRST]["size"]
    before = left(page)
    page.wait_for_function(
        "(s) => +document.querySelector('.bl-left').textContent.slice(2, 4) !== s", arg=before % 60
    )
    assert page.evaluate("spoken") == []
    assert not timer.errors


def test_where_no_clip_plays_the_browser_speaks(page: Page, voiced: BreathTimer) -> None:
    timer = opened(page, voiced, REFUSED + ASIDE_TOO)
    press(page, "Start")
    expect(line(page)).to_contain_text("own voice speaks. There are no tones")
    assert page.evaluate("spoken[0]") == "About 4 minutes."
    assert not timer.errors


def test_where_nothing_speaks_it_says_that_words_lead(page: Page, voiced: BreathTimer) -> None:
    timer = opened(page, voiced, REFUSED + ASIDE_TOO + "outside.speech.exists = false;")
    press(page, "Start")
    expect(line(page)).to_contain_text("The sound does not play here, so follow the words")
    assert page.evaluate("spoken") == []
    assert not timer.errors


@pytest.mark.long
def test_a_kind_of_file_that_does_not_play_is_made_as_another(
    page: Page, voiced: BreathTimer
) -> None:
    no_flac = """
        const types = new Map(), made = URL.createObjectURL, play = element.play.bind(element);
        URL.createObjectURL = (file) => {
            const address = made.call(URL, file);
            types.set(address, file.type);
            return address;
        };
        window.played = [];
        element.play = () => {
            played.push(types.get(element.src));
            return types.get(element.src) === "audio/flac"
                ? Promise.reject(new DOMException("no", "NotSupportedError")) : play();
        };
    """
    started(page, voiced, no_flac)
    assert page.evaluate("played.filter((type) => type === 'audio/flac').length") == 1
    assert page.evaluate("played.at(-1)") == "audio/wav"


@pytest.mark.long
def test_a_device_that_is_lost_on_the_way(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    page.evaluate(STALLS.replace("get: () => 0", f"get: () => {5}"))
    expect(line(page)).to_contain_text("The voice speaks each step as it comes", timeout=20_000)


@pytest.mark.long
def test_where_rendering_is_slow_the_first_words_are_heard_whole(
    page: Page, voiced: BreathTimer
) -> None:
    watch = """
        // Longer than time may stand still on the ball, and well within what a piece may take.
        const render = OfflineAudioContext.prototype.startRendering;
        OfflineAudioContext.prototype.startRendering = async function () {
            await new Promise((then) => setTimeout(then, 1200));
            return render.call(this);
        };
        window.first = null;
        element.addEventListener("playing", () => {
            if (!element.loop) window.first ??= [element.duration, [...begun]];
        });
        // Where it is made to begin; how far it is once the page hears of it says little.
        window.begun = [];
        const place = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "currentTime");
        Object.defineProperty(element, "currentTime", {
            get() { return place.get.call(this); },
            set(to) {
                if (!this.loop) window.begun.push(to);
                place.set.call(this, to);
            },
        });
    """
    opened(page, voiced, watch, side_index=2, breaths=9, breaths_per_minute=4)
    press(page, "Start")
    lasts, begun = page.wait_for_function("first").json_value()
    assert max(begun, default=0) < 0.3, "nothing of the first words was skipped"
    assert lasts == pytest.approx(24, abs=0.1), "a short piece comes first"
    expect(line(page)).to_contain_text("Sound is on.")


@pytest.mark.long
def test_paused_and_going_on_are_said_and_a_phrase_is_said_again(
    page: Page, voiced: BreathTimer
) -> None:
    started(page, voiced)
    page.wait_for_function("element.duration > 100")
    slowly(page)
    # In the midst of "Come to your hands and knees".
    page.evaluate("element.currentTime = 27.5")
    expect(region(page)).to_contain_text("Hands and knees")
    press(page, "Pause")
    page.wait_for_function("(size) => asides.includes(size)", arg=voiced.voice["paused"]["size"])
    at = page.evaluate("element.currentTime")
    press(page, "Resume")
    page.wait_for_function("(size) => asides.includes(size)", arg=voiced.voice["going-on"]["size"])
    page.wait_for_function("!element.paused")
    assert at - 6 < page.evaluate("element.currentTime") < at - 1
    expect(region(page)).to_have_attribute("data-stage", "placing")


PHONE = """
    window.touched = [];
    Object.defineProperty(navigator, "vibrate", { value: (pattern) => touched.push(pattern) });
    const media = matchMedia;
    window.matchMedia = (query) => query === "(pointer: coarse)" ? { matches: true } : media(query);
"""


@pytest.mark.long
@pytest.mark.parametrize("fault", [REFUSED, STALLS])
def test_without_its_sound_words_and_touch_carry_on(
    page: Page, voiced: BreathTimer, fault: str
) -> None:
    opened(page, voiced, fault + ASIDE_TOO + PHONE, breaths_per_minute=10, inhale_share=0.2)
    press(page, "Start")
    expect(line(page)).to_contain_text("own voice speaks. There are no tones", timeout=20_000)
    expect(line(page)).to_contain_text("Vibration is on.")
    into_place(page)
    expect(region(page)).to_have_attribute("data-stage", "running")
    # In one look: a few seconds later the first breath is led.
    settling = page.wait_for_function(
        "(text) => spoken.includes(text) && { touched }",
        arg=LESSON.cue("drape-settle").spoken,
        # The step before it lasts as long as it lasts.
        timeout=WIDGETS_MS,
    )
    assert settling.json_value() == {"touched": []}, "where the body moves no breath is led"
    page.wait_for_function("touched.length >= 2")
    inhale, exhale = page.evaluate("touched.slice(0, 2).map(String)")
    assert inhale != exhale, "in feels unlike out"


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
