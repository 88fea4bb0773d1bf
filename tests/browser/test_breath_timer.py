"""The breath timer's session on a fake model and a fake clock, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.help.timer import (
    DEEPER,
    OFF,
    PLACING,
    SETTLE,
    SETTLING,
    WORK,
    button,
    open_timer,
    press,
    region,
)
from tests.browser.help.widget_page import WidgetPage
from tests.samples.lesson import sample_timer


def test_runs_from_start_to_done(page: Page) -> None:
    timer = open_timer(page)
    expect(region(page)).to_contain_text("6 breaths a minute: 4 s in, 6 s out")
    expect(region(page)).to_contain_text("15 breaths in all")
    expect(region(page)).to_contain_text("about 2:30")
    press(page, "Start")
    expect(region(page)).to_contain_text("Left side · step 1 of 7")
    expect(region(page)).to_contain_text("Breathe in")
    expect(region(page)).to_contain_text("kneel in left")
    timer.tick(4.5)
    expect(region(page)).to_contain_text("Breathe out")
    expect(region(page)).to_contain_text("kneel out left")
    expect(region(page)).to_contain_text("2:26 left")
    timer.tick(PLACING + SETTLE - 4.5 + 31)
    expect(region(page)).to_contain_text("Breath 4 of 5")
    expect(region(page)).to_contain_text("halfway: the left side")
    expect(region(page)).to_have_attribute("data-stage", "running")
    timer.tick(WORK - 31)
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    timer.tick(OFF)
    expect(region(page)).to_have_attribute("data-stage", "done")
    timer.tick(SETTLING)
    press(page, "Start again")
    expect(button(page, "Start")).to_be_visible()
    assert not timer.errors


HELD = "window.drawing = []; window.requestAnimationFrame = (draw) => drawing.push(draw);"
"""Frames come when the test says so, not sixty times a second."""

FRAMES = """([rate, share, breaths]) => {
    const period = 60 / rate, step = period / 5.93, began = bench.clock.seconds, wrong = [];
    let looked = 0;
    const word = document.querySelector(".bl-word");
    for (let elapsed = step; elapsed < breaths * period; elapsed += step, looked++) {
        bench.clock.seconds = began + elapsed;
        for (const draw of drawing.splice(0)) draw(performance.now());
        const into = elapsed % period;
        const now = into < share * period ? "Breathe in" : "Breathe out";
        if (word.textContent !== now) wrong.push([elapsed, now, word.textContent]);
    }
    return [looked, wrong];
}"""


@pytest.mark.parametrize("rate", [4, 6, 10])
def test_the_word_is_the_clocks_phase_at_every_frame_for_60_breaths(
    page: Page, rate: float
) -> None:
    plan = sample_timer().plans[0][0]
    first, last = plan["steps"][0], plan["steps"][-1]
    steps = [{**first, "breaths": 1}, {**last, "breaths": 60}]
    timer = open_timer(
        page,
        script=HELD,
        breaths_per_minute=rate,
        plans=[[{**plan, "steps": steps}] * 3] * 5,
        sound=False,
    )
    press(page, "Start")
    looked, wrong = page.evaluate(FRAMES, [rate, 0.4, 60])
    assert looked > 350
    assert not wrong, wrong[:5]
    assert not timer.errors


def test_a_hold_has_its_word(page: Page) -> None:
    timer = open_timer(page, hold_full_share=0.1, hold_empty_share=0.1)
    expect(region(page)).to_contain_text("4 s in, 1 s hold, 4 s out, 1 s hold")
    press(page, "Start")
    word = page.locator(".bl-word")
    for seconds, shown in ((3.5, "Breathe in"), (1, "Hold"), (1, "Breathe out"), (4, "Hold")):
        timer.tick(seconds)
        expect(word).to_have_text(shown)


def test_pause_keeps_the_place(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    timer.tick(11)
    press(page, "Pause")
    timer.tick(3600)
    expect(region(page)).to_contain_text("Paused")
    expect(region(page)).to_contain_text("Breath 2 of 2")
    press(page, "Resume")
    timer.tick(1)
    expect(region(page)).to_contain_text("Breath 2 of 2")


def test_stop_leads_off_the_ball(page: Page) -> None:
    timer = open_timer(page, side_index=1)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 5)
    press(page, "Stop")
    expect(region(page)).to_contain_text("press: the right side")
    expect(button(page, "Start again")).to_be_hidden()
    timer.tick(OFF)
    expect(region(page)).to_contain_text("You stopped early")


def test_buttons_that_the_learner_is_ahead_with(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    timer.tick(SETTLING)
    press(page, "Next")
    expect(region(page)).to_contain_text("lower: the left side")
    timer.tick(SETTLING)
    press(page, "Next")
    expect(region(page)).to_contain_text("settle: the left side")
    press(page, "Stop")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    expect(region(page)).to_contain_text("Done")


def taps(page: Page, timer: WidgetPage, at: Locator) -> None:
    """Two taps where a button stands, 150 ms apart; the second meets whatever is there by then."""
    box = at.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*middle)
    timer.tick(0.15)
    page.mouse.click(*middle)
    timer.tick(0.15)


def test_two_quick_taps_skip_nothing(page: Page) -> None:
    """On every button that leads on, from Start until the session is over."""
    timer = open_timer(page)
    heading = page.locator(".bl-heading")
    taps(page, timer, button(page, "Start"))
    expect(heading).to_have_text("Left side · step 1 of 7")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    timer.tick(SETTLING)
    for step, stage in ((2, "placing"), (3, "running")):
        taps(page, timer, button(page, "Next"))
        expect(heading).to_have_text(f"Left side · step {step} of 7")
        expect(region(page)).to_have_attribute("data-stage", stage)
        timer.tick(SETTLING)
    taps(page, timer, button(page, "Stop"))
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    timer.tick(SETTLING)
    taps(page, timer, button(page, "I am off the ball"))
    expect(region(page)).to_have_attribute("data-stage", "done")
    timer.tick(SETTLING)
    taps(page, timer, button(page, "Start again"))
    expect(region(page)).to_have_attribute("data-stage", "ready")


def test_after_a_moment_without_a_session_buttons_count_again(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    press(page, "Stop")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    expect(button(page, "Start again")).to_be_disabled()
    timer.tick(SETTLING)
    press(page, "Start again")
    timer.tick(SETTLING)
    expect(button(page, "Start")).to_be_enabled()


def test_a_tap_on_the_picture_leads_to_the_next_step_and_does_nothing_else(page: Page) -> None:
    timer = open_timer(page)
    picture = page.locator(".bl-picture")
    picture.click()
    expect(region(page)).to_have_attribute("data-stage", "ready")
    press(page, "Start")
    picture.click()
    expect(region(page)).to_contain_text("step 1 of")
    for step in ("lower", "settle"):
        timer.tick(SETTLING)
        picture.click()
        expect(region(page)).to_contain_text(f"{step}: the left side")
    picture.click()
    timer.tick(1)
    expect(region(page)).to_contain_text("settle: the left side")
    expect(region(page)).to_have_attribute("data-stage", "running")


def test_ease_off_goes_to_the_easier_variant(page: Page) -> None:
    timer = open_timer(page, variant_index=1)
    press(page, "Start")
    expect(page.get_by_role("button", name="Ease off")).to_have_count(0)
    timer.tick(DEEPER)
    expect(region(page)).to_contain_text("stay in left")
    press(page, "Ease off: The drape")
    expect(region(page)).to_contain_text("ease: the left side")
    timer.tick(10)
    expect(region(page)).to_contain_text("settle: the left side")


@pytest.mark.parametrize(
    ("gate", "words", "link"),
    [
        ("", "First answer the questions", "#gate"),
        ("do-not", "not for you", "#instead"),
        ("ask-first", "ask a doctor", "#gate"),
    ],
)
def test_waits_for_the_gate(page: Page, gate: str, words: str, link: str) -> None:
    timer = open_timer(page, gate=gate)
    start = button(page, "Start")
    expect(start).to_be_disabled()
    expect(start).to_have_accessible_description(re.compile(words))
    expect(page.get_by_role("link")).to_have_attribute("href", link)
    start.click(force=True)
    expect(region(page)).to_have_attribute("data-stage", "ready")
    expect(page.locator("[aria-live]")).to_contain_text(words)
    timer.set(gate="go-on")
    expect(start).to_be_enabled()
    expect(page.get_by_role("link")).to_have_count(0)


def test_an_answer_that_rules_it_out_ends_the_practice(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    timer.tick(60)
    timer.set(gate="do-not")
    expect(region(page)).to_have_attribute("data-stage", "coming-off")


def test_choices_before_and_during_a_session(page: Page) -> None:
    timer = open_timer(page)
    timer.set(variant_index=3)
    assert timer.trait("breaths") == 6
    expect(region(page)).to_contain_text("The iliacus · left side")
    timer.set(side_index=2, breaths=10)
    expect(region(page)).to_contain_text("both sides")
    press(page, "Start")
    timer.tick(5)
    expect(region(page)).to_contain_text("Breathe out")
    timer.set(breaths_per_minute=10)
    timer.tick(0)
    expect(region(page)).to_contain_text("Breathe out")
    timer.tick(3)
    expect(region(page)).to_contain_text("Breath 2 of 2")
    expect(page.get_by_text("begins with the next start")).to_be_hidden()
    timer.set(variant_index=0)
    expect(page.get_by_text("begins with the next start")).to_be_visible()
    expect(region(page)).to_contain_text("Breath 2 of 2")
    press(page, "Stop")
    timer.tick(SETTLING)
    press(page, "I am off the ball")
    timer.tick(SETTLING)
    press(page, "Start again")
    expect(region(page)).to_contain_text("The drape · both sides")


def test_offers_to_go_on_after_a_reload(page: Page) -> None:
    timer = open_timer(page, side_index=1, breaths=12)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 25)
    timer.set(breaths_per_minute=8)
    timer.open(gate="go-on")
    expect(region(page)).to_contain_text("Right side, breath 3 of 8. Go on?")
    press(page, "Go on")
    expect(region(page)).to_contain_text("Right side · step 4 of 7")
    expect(region(page)).to_contain_text("Breath 3 of 8")
    kept = ("side_index", "breaths", "breaths_per_minute")
    assert [timer.trait(name) for name in kept] == [1, 12, 8]
    timer.open(gate="go-on")
    press(page, "Start again")
    expect(button(page, "Start")).to_be_visible()
    timer.open(gate="go-on")
    expect(button(page, "Start")).to_be_visible()


def test_a_crash_keeps_the_place(page: Page) -> None:
    """No page says farewell when its browser is killed."""
    # On the window itself listeners come in the order in which they were added.
    deaf = "addEventListener('pagehide', (e) => e.stopImmediatePropagation(), true);"
    timer = open_timer(page, script=deaf)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 25)
    timer.open(gate="go-on")
    expect(region(page)).to_contain_text("Left side, breath 3 of 5. Go on?")


def test_storage_that_holds_anything_or_nothing_is_no_trouble(page: Page) -> None:
    timer = open_timer(page)
    page.evaluate("localStorage.setItem('bodylesson:sample:place', '{\"version\":1,\"value\":[]}')")
    timer.open(gate="go-on")
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full') })")
    press(page, "Start")
    timer.tick(12)
    expect(region(page)).to_contain_text("Breath 2 of 2")
    assert not timer.errors
