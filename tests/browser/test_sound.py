"""The session as one sound track in the breath timer: its clock, its changes, its settings."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.sound import left, line, new_track, opened, slowly, started, step_at
from tests.browser.help.timer import extras, into_place, press, region


def test_picture_and_words_follow_the_sound(page: Page, voiced: BreathTimer) -> None:
    timer = started(page, voiced)
    page.wait_for_function("element.duration > 100")
    slowly(page)
    before, began = left(page), page.evaluate("element.currentTime")
    page.evaluate("element.currentTime = 47")
    expect(region(page)).to_contain_text(step_at(voiced, 47))
    assert abs(before - left(page) - (47 - began)) < 2
    assert page.evaluate("Math.abs(element.duration - element.currentTime)") > left(page)
    assert not timer.errors


def test_pausing_stops_sound_and_time_together(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    slowly(page)
    page.evaluate("element.currentTime = 20")
    press(page, "Pause")
    at = page.evaluate("element.currentTime")
    press(page, "Resume")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.wait_for_function("!element.paused")
    assert at - 5 < page.evaluate("element.currentTime") < at + 1.5, "it does not begin again"


def test_a_call_pauses_the_session(page: Page, voiced: BreathTimer) -> None:
    started(page, voiced)
    page.evaluate("element.pause()")
    expect(region(page)).to_have_attribute("data-stage", "paused")


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


@pytest.mark.long
def test_easing_off_begins_a_track_of_its_own(page: Page, voiced: BreathTimer) -> None:
    """How soon it plays is measured by bench/rendering.py, on a quiet machine."""
    started(page, voiced, variant_index=1)
    slowly(page)
    with new_track(page, 100):
        into_place(page)
    # Feeling for a pulse, settling, two breaths of draping: then the knee.
    page.evaluate("element.currentTime = 16 + 10 + 20 + 2")
    expect(region(page)).to_contain_text("Slide your right knee out")
    with new_track(page):
        page.locator(".bl-button-ease-off").click()
        expect(region(page)).to_contain_text("Ease off. Weight to your forearms")
        expect(region(page)).to_have_attribute("data-stage", "easing")


@pytest.mark.long
def test_a_long_rest_begins_with_a_piece_and_goes_on_with_the_whole(
    page: Page, voiced: BreathTimer
) -> None:
    watch = """window.durations = [];
        element.addEventListener("playing", () => durations.push(element.duration));"""
    timer = started(page, voiced, watch, side_index=2, breaths=40)
    page.wait_for_function("element.duration > 300")
    page.evaluate("element.currentTime = 145")
    expect(region(page)).to_contain_text("Breathe into your belly")
    page.locator(".bl-button-ease-off").click()
    page.evaluate("durations.length = 0")
    press(page, "Go on")
    # Before it the old track may say once more that it plays, from where it was put.
    page.wait_for_function("durations.some((seconds) => Math.abs(seconds - 24) < 0.1)")
    page.wait_for_function("durations.at(-1) > 300")
    shown = "+document.querySelector('.bl-left').textContent.split(':')[0] * 60 + "
    shown += "+document.querySelector('.bl-left').textContent.slice(-7, -5)"
    after = page.evaluate(f"element.duration - element.currentTime - ({shown})")
    assert 0 < after < 15, "the bell and the last words"
    expect(region(page)).to_have_attribute("data-stage", "running")
    expect(line(page)).to_contain_text("Sound is on.")
    page.wait_for_function("element.currentTime > 1 && !element.paused")
    assert not timer.errors


@pytest.mark.long
def test_a_new_tempo_keeps_the_place(page: Page, voiced: BreathTimer) -> None:
    timer = started(page, voiced)
    page.wait_for_function("element.duration > 100")
    slowly(page)
    page.evaluate("element.currentTime = 44")
    expect(region(page)).to_contain_text(step_at(voiced, 45))
    press(page, "Pause")
    before = left(page)
    old = page.evaluate("element.duration")
    timer.set(breaths_per_minute=10)
    plan = voiced.plans[0][0]
    saved = seconds_of_plan(plan, 6) - seconds_of_plan(plan, 10)
    assert abs(before - left(page) - saved) <= 1, "as many breaths, each of 6 s; moves as before"
    with new_track(page, 60):
        press(page, "Resume")
    expect(region(page)).to_contain_text(step_at(voiced, 45))
    # The new track is what is left at the new tempo, with the same words after the bell.
    after = old - seconds_of_plan(plan, 6)
    assert abs(page.evaluate("element.duration") - (before - saved) - after) < 4


def test_volumes_are_remembered(page: Page, voiced: BreathTimer) -> None:
    timer = opened(page, voiced)
    extras(page)
    page.get_by_text("Sound, and a file to keep").click()
    page.get_by_label("Tones").fill("0.25")
    page.get_by_label("Say “in” and “out”").check()
    timer.open(fake=False, gate="go-on")
    extras(page)
    page.get_by_text("Sound, and a file to keep").click()
    expect(page.get_by_label("Tones")).to_have_value("0.25")
    expect(page.get_by_label("Voice")).to_have_value("1")
    expect(page.get_by_label("Say “in” and “out”")).to_be_checked()


def test_the_session_can_be_kept_as_a_file(page: Page, voiced: BreathTimer) -> None:
    opened(page, voiced, side_index=1, breaths_per_minute=7.5)
    extras(page)
    page.get_by_text("Sound, and a file to keep").click()
    with page.expect_download() as waiting:
        press(page, "Save the session as a sound file")
    download = waiting.value
    assert download.suggested_filename == "psoas-release-drape-right-3-breaths-7-5-a-minute.flac"
    expect(page.locator(".bl-save-state")).to_contain_text(download.suggested_filename)
    file = Path(download.path()).read_bytes()
    assert file[:4] == b"fLaC"
    # The head: 20 bits of rate, 3 of channels, 5 of sample size, 36 of samples.
    packed = int.from_bytes(file[18:26], "big")
    assert (packed >> 44, packed >> 41 & 7, packed >> 36 & 31) == (16_000, 1, 15)
    seconds = (packed & (1 << 36) - 1) / 16_000
    plan = seconds_of_plan(voiced.plans[0][1], 7.5)
    assert 0 < seconds - plan < 15
    assert b"TITLE=Drape and breathe, right side, 3 breaths" in file
    assert b"image/png" in file[:60_000]
    assert len(file) / seconds < 30_000, "about a megabyte a minute"


def seconds_of_plan(plan: dict[str, Any], rate: float) -> float:
    """How long a plan lasts at a tempo."""
    return sum(
        float(step["breaths"]) * 60 / rate if step["seconds"] is None else float(step["seconds"])
        for step in plan["steps"]
    )
