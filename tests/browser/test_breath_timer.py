"""The breath timer on a fake model and a fake clock, in a real browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from bodylesson.breath_timer.breath_timer import BreathTimer
from samples.lesson import sample_widgets
from widget_page import WidgetPage

Open = Callable[..., WidgetPage]
# drape on the left at 6 a minute: placing 3 breaths, settle 1, breathe 5, widen 3, coming off 3.
PLACING, SETTLE, WORK, OFF = 30, 10, 80, 30


@pytest.fixture(scope="module")
def widget() -> BreathTimer:
    return sample_widgets().timer


@pytest.fixture
def opened(page: Page, widget: BreathTimer) -> Open:
    """Opens the timer with the gate passed, unless the test says otherwise."""

    def open_(**traits: Any) -> WidgetPage:
        return WidgetPage(page, widget).open(**{"gate": "go-on", **traits})

    return open_


def region(page: Page) -> Locator:
    return page.get_by_role("region", name="Breath timer")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> None:
    button(page, name).click()


def test_runs_from_start_to_done(opened: Open, page: Page) -> None:
    timer = opened()
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
    press(page, "Start again")
    expect(button(page, "Start")).to_be_visible()
    assert not timer.errors


def test_pause_keeps_the_place(opened: Open, page: Page) -> None:
    timer = opened()
    press(page, "Start")
    timer.tick(11)
    press(page, "Pause")
    timer.tick(3600)
    expect(region(page)).to_contain_text("Paused")
    expect(region(page)).to_contain_text("Breath 2 of 2")
    press(page, "Resume")
    timer.tick(1)
    expect(region(page)).to_contain_text("Breath 2 of 2")


def test_stop_leads_off_the_ball(opened: Open, page: Page) -> None:
    timer = opened(side_index=1)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 5)
    press(page, "Stop")
    expect(region(page)).to_contain_text("press: the right side")
    expect(button(page, "Start again")).to_be_hidden()
    timer.tick(OFF)
    expect(region(page)).to_contain_text("You stopped early")


def test_buttons_that_the_learner_is_ahead_with(opened: Open, page: Page) -> None:
    opened()
    press(page, "Start")
    press(page, "I am in place")
    expect(region(page)).to_contain_text("settle: the left side")
    press(page, "Stop")
    press(page, "I am off the ball")
    expect(region(page)).to_contain_text("Done")


def test_ease_off_goes_to_the_easier_variant(opened: Open, page: Page) -> None:
    timer = opened(variant_index=1)
    press(page, "Start")
    expect(page.get_by_role("button", name="Ease off")).to_have_count(0)
    timer.tick(PLACING + SETTLE + 30 + 10 + 1)
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
def test_waits_for_the_gate(opened: Open, page: Page, gate: str, words: str, link: str) -> None:
    timer = opened(gate=gate)
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


def test_an_answer_that_rules_it_out_ends_the_practice(opened: Open, page: Page) -> None:
    timer = opened()
    press(page, "Start")
    timer.tick(60)
    timer.set(gate="do-not")
    expect(region(page)).to_have_attribute("data-stage", "coming-off")


def test_choices_before_and_during_a_session(opened: Open, page: Page) -> None:
    timer = opened()
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
    press(page, "I am off the ball")
    press(page, "Start again")
    expect(region(page)).to_contain_text("The drape · both sides")


def test_keyboard_alone(opened: Open, page: Page) -> None:
    timer = opened()
    page.keyboard.press("Tab")
    expect(region(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(page, "Start")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Pause")).to_be_focused()
    page.keyboard.press("Space")
    expect(button(page, "Resume")).to_be_focused()
    page.keyboard.press("Space")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    region(page).focus()
    page.keyboard.press("Space")
    expect(region(page)).to_have_attribute("data-stage", "paused")
    page.keyboard.press("Space")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    page.keyboard.press("Escape")
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    timer.tick(OFF)
    expect(region(page)).to_have_attribute("data-stage", "done")


def test_says_what_is_new_and_no_more(opened: Open, page: Page) -> None:
    timer = opened()
    live = page.locator("[aria-live=polite]")
    press(page, "Start")
    expect(live).to_have_text(
        "Left side · step 1 of 7. cue kneel: the left side. Breathe in: kneel in left."
    )
    timer.tick(5)
    expect(live).to_have_text("Breathe out: kneel out left.")
    timer.tick(5)
    expect(live).to_have_text("Breathe out: kneel out left.")
    page.get_by_label("Say each breath").check()
    timer.tick(5)
    expect(live).to_have_text("Breathe out.")


def test_the_picture_follows_the_breath(opened: Open, page: Page) -> None:
    timer = opened()
    size = "document.querySelector('.bl-bloom').getBoundingClientRect().width"
    press(page, "Start")
    empty = page.evaluate(size)
    timer.tick(4)
    assert page.evaluate(size) > 1.3 * empty
    timer.tick(6)
    assert page.evaluate(size) < 1.05 * empty


def test_reduced_motion_shows_a_bar(opened: Open, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    timer = opened()
    press(page, "Start")
    expect(page.locator(".bl-flower")).to_be_hidden()
    expect(page.locator(".bl-bar")).to_be_visible()
    timer.tick(4)
    full = page.evaluate("document.querySelector('.bl-level').getBoundingClientRect().width")
    whole = page.evaluate("document.querySelector('.bl-bar').clientWidth")
    assert full > 0.98 * whole


def test_offers_to_go_on_after_a_reload(opened: Open, page: Page) -> None:
    timer = opened(side_index=1, breaths=12)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 25)
    timer.set(breaths_per_minute=8)
    timer.open(gate="go-on")
    expect(region(page)).to_contain_text("Right side, breath 3 of 7. Go on?")
    press(page, "Go on")
    expect(region(page)).to_contain_text("Right side · step 4 of 7")
    expect(region(page)).to_contain_text("Breath 3 of 7")
    kept = ("side_index", "breaths", "breaths_per_minute")
    assert [timer.trait(name) for name in kept] == [1, 12, 8]
    timer.open(gate="go-on")
    press(page, "Start again")
    expect(button(page, "Start")).to_be_visible()
    timer.open(gate="go-on")
    expect(button(page, "Start")).to_be_visible()


def test_storage_that_holds_anything_or_nothing_is_no_trouble(opened: Open, page: Page) -> None:
    timer = opened()
    page.evaluate("localStorage.setItem('bodylesson:sample:place', '{\"version\":1,\"value\":[]}')")
    timer.open(gate="go-on")
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full') })")
    press(page, "Start")
    timer.tick(12)
    expect(region(page)).to_contain_text("Breath 2 of 2")
    assert not timer.errors


def test_two_timers_on_one_page(opened: Open, page: Page) -> None:
    timer = opened().mount(gate="go-on", lesson_id="other", variant_index=1)
    expect(region(page)).to_have_count(2)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    button(page, "Start").nth(1).click()
    timer.tick(11)
    expect(region(page).nth(0)).to_have_attribute("data-stage", "ready")
    expect(region(page).nth(1)).to_contain_text("Breath 2 of 2")


def test_a_removed_timer_leaves_nothing_behind(opened: Open, page: Page) -> None:
    timer = opened()
    press(page, "Start")
    count = "bench.mounted[0].model.listenerCount"
    before = page.evaluate(count)
    page.evaluate("bench.remount()")
    expect(region(page)).to_have_count(1)
    expect(button(page, "Go on")).to_be_visible()
    assert page.evaluate(count) == before
    timer.tick(1)
    assert not timer.errors


def test_sound_follows_the_session(context: BrowserContext, widget: BreathTimer) -> None:
    """With a real audio context: tones are scheduled on start and none is left after a pause."""
    page = context.new_page()
    page.add_init_script(
        """window.tones = { started: 0, stopped: 0 };
        const { start, stop } = AudioScheduledSourceNode.prototype;
        AudioScheduledSourceNode.prototype.start = function (...at) {
            tones.started++; return start.apply(this, at);
        };"""
    )
    timer = WidgetPage(page, widget).open(fake=False, gate="go-on", sound=False)
    press(page, "Start")
    assert page.evaluate("tones.started") == 0
    timer.set(sound=True)
    assert page.evaluate("tones.started") >= 4
    assert not timer.errors


def test_targets_are_large_enough(opened: Open, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    timer = opened(variant_index=1)
    press(page, "Start")
    timer.tick(PLACING + SETTLE + 30 + 10 + 1)
    page.locator("summary").click()
    targets = page.locator("button:visible, summary, .bl-every").all()
    assert len(targets) == 5
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
