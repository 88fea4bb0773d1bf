"""A tab that is really hidden, for a real minute: no frames, slow timers; the sound goes on."""

import asyncio
import json
from typing import Any

import pytest

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from bodylesson.sections.listing import showing
from bodylesson.sections.practice.practice import timer
from tests.browser.help.raw_chromium import RawChromium, profile, served
from tests.browser.help.sound import LESSON
from tests.browser.help.widget_page import bodies, own_state
from tests.browser.help.windows import ARGUMENTS
from tests.own_loop import in_own_loop

pytestmark = pytest.mark.by_the_clock

HIDDEN_S = 60

READING = """({
    state: document.visibilityState,
    clock: performance.now() / 1000,
    sound: element.currentTime,
    left: element.duration - element.currentTime,
    shown: document.querySelector('.bl-left').textContent,
    step: document.querySelector('.bl-heading').textContent,
    said: document.querySelectorAll('.bl-transcript-list li').length,
    frames,
})"""


def test_a_hidden_tab_is_right_the_moment_it_is_seen(chromium: str) -> None:
    widget = showing(LESSON).once(timer)
    state = {**own_state(widget), "gate": "go-on", "breaths_per_minute": 10}
    before, hidden, after = in_own_loop(watch(widget, json.dumps(state), chromium))
    assert hidden["state"] == "hidden"
    assert after["state"] == "visible"
    went = after["clock"] - before["clock"]
    assert went > HIDDEN_S
    # A busy machine's sound may stumble for a moment; one that is throttled stands still.
    assert after["sound"] - before["sound"] > 0.95 * went
    assert hidden["frames"] < 10, "no frames came"
    assert hidden["said"] > before["said"] + 3, "what was said was noted all the same"
    minutes, seconds = after["shown"].split()[0].split(":")
    left = int(minutes) * 60 + int(seconds)
    # What is left of the track is what is left of the session and the words after the bell.
    ends_after = before["left"] - seconds_of(before["shown"])
    # Each number of seconds that is shown may be off by one, and was drawn a frame ago.
    assert abs(after["left"] - ends_after - left) < 2
    assert after["step"] != before["step"]


def seconds_of(shown: str) -> int:
    """The seconds of "4:05 left"."""
    minutes, seconds = shown.split()[0].split(":")
    return int(minutes) * 60 + int(seconds)


async def watch(widget: BreathTimer, state: str, path: str) -> tuple[Any, Any, Any]:
    """What the tab says before, while and after it is hidden by another."""
    with served(bodies(widget)) as address, profile() as folder:
        chromium = await RawChromium.launch(path, ARGUMENTS, folder)
        try:
            target, tab = await chromium.tab(address)
            await chromium.evaluate(tab, START % state)
            before = await chromium.evaluate(tab, READING)
            await chromium.tab("about:blank")
            await asyncio.sleep(HIDDEN_S)
            hidden = await chromium.evaluate(tab, READING)
            await chromium.send("Target.activateTarget", targetId=target)
            await chromium.evaluate(tab, SEEN)
            return before, hidden, await chromium.evaluate(tab, READING)
        finally:
            chromium.close()


START = """(async () => {
    while (!window.bench) await new Promise((done) => setTimeout(done, 20));
    window.element = new Audio();
    window.outside = { audio: () => element };
    await bench.mount(%s, outside);
    window.frames = 0;
    const count = () => { frames++; requestAnimationFrame(count); };
    count();
    // Until another tab hides it, frames come.
    document.addEventListener('visibilitychange', () => { if (document.hidden) frames = 0; });
    const playing = new Promise((done) => element.addEventListener('playing', () => {
        if (element.duration > 60) done();
    }));
    document.querySelector('.bl-button-start').click();
    await playing;
    // A busy machine may stumble over the first sound: wait until it keeps pace.
    for (let off = 1; Math.abs(off) > 0.05;) {
        const [sound, clock] = [element.currentTime, performance.now()];
        await new Promise((done) => setTimeout(done, 500));
        off = element.currentTime - sound - (performance.now() - clock) / 1000;
    }
})()"""

SEEN = """new Promise((done) => {
    const look = () => document.visibilityState === 'visible'
        ? requestAnimationFrame(() => requestAnimationFrame(done)) : setTimeout(look, 50);
    look();
})"""
