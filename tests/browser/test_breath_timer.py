"""The breath timer's session on a fake model and a fake clock, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

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
from tests.samples.lesson import sample_timer


def test_runs_from_start_to_done(page: Page) -> None:
    timer = open_timer(page)
    expect(region(page)).to_contain_text("6 breaths a minute: 4 s in, 6 s out")
    expect(region(page)).to_contain_text("Left side · The drape · 8 breaths")
    # 150 s, said in whole minutes; 110 s of them from belly down to belly up, in half minutes.
    expect(region(page)).to_contain_text("About 3 minutes, 2 minutes of that on the ball.")
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
    # The session's own screen is left once its end has been seen.
    expect(page.get_by_role("dialog")).to_be_visible()
    timer.tick(SETTLING)
    expect(page.get_by_role("dialog")).to_be_hidden()
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
    # A step that moves the body has seconds of its own: this one is led by the breath.
    settle = next(step for step in plan["steps"] if step["id"] == "settle")
    # Nobody lies on the ball for that long.
    steps = [{**settle, "breaths": 60, "on_ball": False}, plan["steps"][-1]]
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


def test_a_pause_on_the_ball_ends_before_its_time_is_up(page: Page) -> None:
    """Coming off takes 30 of the 70 s: a pause may last a while, but not a minute."""
    timer = open_timer(page, most_on_ball_s=70)
    press(page, "Start")
    timer.tick(PLACING + 5)
    expect(region(page)).to_have_attribute("data-stage", "running")
    press(page, "Pause")
    expect(region(page)).to_contain_text("Time on the ball goes on.")
    timer.tick(5)
    expect(button(page, "Resume")).to_be_visible()
    timer.tick(60)
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    expect(button(page, "Resume")).to_be_hidden()
    timer.tick(OFF)
    expect(region(page)).to_have_attribute("data-stage", "done")


def test_stop_leads_off_the_ball(page: Page) -> None:
    timer = open_timer(page, side_index=1)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 5)
    press(page, "Stop")
    expect(region(page)).to_contain_text("press: the right side")
    timer.tick(OFF)
    expect(region(page)).to_contain_text("You stopped early")


def test_who_eases_off_and_says_nothing_is_led_off_the_ball(page: Page) -> None:
    timer = open_timer(page, eased_s=60)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 5)
    press(page, "Ease off")
    expect(region(page)).to_contain_text("In 1:00 you are led off the ball.")
    for name in ("Go on", "Come off", "Pause", "Stop"):
        expect(button(page, name)).to_be_visible()
    timer.tick(50)
    expect(region(page)).to_have_attribute("data-stage", "easing")
    timer.tick(11)
    expect(region(page)).to_have_attribute("data-stage", "coming-off")


def test_first_there_is_one_screen_and_the_timer_fills_it(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_timer(page)
    page.get_by_label("By my face").check()
    page.get_by_label("In view").check()
    press(page, "Start")
    box = page.get_by_role("dialog", name="Breath timer").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 740}
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
    held = "document.activeElement.closest('dialog.bl-session') !== null"
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = page.evaluate(held)
        # The browser's own bar may have the focus in turn; nothing of the page behind has it.
        assert inside or page.evaluate("document.activeElement === document.body")


def test_ease_off_goes_to_the_easier_variant(page: Page) -> None:
    timer = open_timer(page, variant_index=1)
    press(page, "Start")
    expect(page.get_by_role("button", name="Ease off")).to_have_count(0)
    timer.tick(DEEPER)
    expect(region(page)).to_contain_text("stay in left")
    press(page, "Ease off")
    expect(region(page)).to_contain_text("ease: the left side")
    expect(region(page)).to_contain_text("If you go on: The drape.")
    timer.tick(10)
    press(page, "Go on")
    expect(region(page)).to_contain_text("settle: the left side")


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
