"""Floor mode, pressure, and the question after a stop: on a fake model and a fake clock."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from tests.browser.help.axe import check
from tests.browser.help.timer import SETTLING, extras, rest, rest_on_demand, say_day
from tests.browser.help.widget_page import WidgetPage
from tests.samples.lesson import sample_timer

Open = Callable[..., WidgetPage]
# drape on the left at 6 a minute: placing 30 s, settle 1 breath, breathe 5, widen 3, off 30 s.
PLACING = 30
# The last out-breath of "widen" after which 6 s of question and 10 s of answer fit begins 14 s into
# it. The question follows that turn and takes a second or two; a yes counts when it is over.
QUESTION = PLACING + 10 + 50 + 14 + 3
FULL = "document.fullscreenElement === document.documentElement"


@pytest.fixture(scope="module")
def widget() -> BreathTimer:
    return sample_timer()


@pytest.fixture
def opened(page: Page, widget: BreathTimer) -> Open:
    rest_on_demand(page)

    def open_(**traits: Any) -> WidgetPage:
        return WidgetPage(page, widget).open(**{"gate": "go-on", **traits})

    return open_


def region(page: Page) -> Locator:
    return page.locator("section.bl-timer")


def floor(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Floor mode")


def enter(page: Page, face: str | None = "Up") -> None:
    chip = page.get_by_label("By my face")
    if chip.is_visible():
        chip.check()
    page.get_by_role("button", name="Start", exact=True).click()
    if face:
        floor(page).get_by_role("button", name=face, exact=True).click()


def tap(page: Page) -> None:
    page.locator(".bl-floor-button").click()


def hold(page: Page) -> None:
    """A finger that rests on the middle of the screen until the timer has heard it."""
    page.mouse.move(180, 400)
    rest(page)


def stop_and_come_off(page: Page, timer: WidgetPage) -> None:
    page.get_by_role("button", name="Stop").click()
    timer.tick(SETTLING)
    page.get_by_role("button", name="I am off the ball").click()
    timer.tick(SETTLING)
    expect(region(page)).to_have_attribute("data-stage", "ready")
    timer.tick(SETTLING)


def test_a_tap_anywhere_leads_through_the_session(opened: Open, page: Page) -> None:
    timer = opened()
    enter(page)
    expect(page.locator(".bl-floor-word")).to_have_text("Ready")
    tap(page)
    expect(page.locator(".bl-floor-word")).to_have_text("In")
    expect(page.locator(".bl-floor-hint")).to_have_text("Tap for the next step · Hold to stop")
    # The second of two quick taps leads no further.
    tap(page)
    expect(page.locator(".bl-floor-under")).to_contain_text("cue kneel")
    timer.tick(SETTLING)
    tap(page)
    expect(page.locator(".bl-floor-under")).to_contain_text("cue lower")
    timer.tick(SETTLING)
    tap(page)
    timer.tick(5)
    expect(region(page)).to_have_attribute("data-stage", "running")
    expect(page.locator(".bl-floor-word")).to_have_text("Out")
    tap(page)
    expect(region(page)).to_have_attribute("data-stage", "easing")
    tap(page)
    expect(region(page)).to_have_attribute("data-stage", "easing")
    hold(page)
    # The finger that lifts is no tap, and no tap shortens the way off.
    tap(page)
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    timer.tick(30)
    expect(page.locator(".bl-floor-word")).to_have_text("Done")
    tap(page)
    expect(floor(page)).to_be_hidden()
    assert not timer.errors


def test_a_short_touch_does_not_stop(opened: Open, page: Page) -> None:
    timer = opened()
    enter(page)
    tap(page)
    timer.tick(SETTLING)
    page.mouse.move(180, 400)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".bl-floor-under")).to_contain_text("cue lower")
    expect(region(page)).to_have_attribute("data-stage", "placing")


def test_keys_on_the_floor(opened: Open, page: Page) -> None:
    timer = opened()
    enter(page)
    expect(page.locator(".bl-floor-button")).to_be_focused()
    page.keyboard.press("Space")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    timer.tick(SETTLING)
    page.keyboard.press("Enter")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    timer.tick(SETTLING)
    page.keyboard.press("Enter")
    expect(region(page)).to_have_attribute("data-stage", "running")
    page.keyboard.press("Escape")
    expect(region(page)).to_have_attribute("data-stage", "paused")
    expect(floor(page)).to_be_visible()


def test_asks_once_which_way_the_face_is_turned(opened: Open, page: Page) -> None:
    timer = opened()
    enter(page, "To the right")
    expect(floor(page)).to_have_attribute("data-turn", "90")
    floor(page).get_by_role("button", name="Back").click()
    timer.open(gate="go-on")
    enter(page, None)
    expect(floor(page)).to_have_attribute("data-turn", "90")
    expect(page.locator(".bl-floor-button")).to_be_visible()
    floor(page).get_by_role("button", name="Turn").click()
    expect(floor(page)).to_have_attribute("data-turn", "180")


@pytest.mark.parametrize("size", [(320, 568), (360, 740), (1280, 800)])
@pytest.mark.parametrize("face", ["Up", "To the right", "Down", "To the left"])
def test_the_word_is_large_and_whole_whichever_way(
    opened: Open, page: Page, face: str, size: tuple[int, int]
) -> None:
    # A screen has its size before it is filled: a window that fills one cannot be resized.
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened()
    enter(page, face)
    page.wait_for_function(FULL)
    tap(page)
    expect(page.locator(".bl-floor-word")).to_have_text("In")
    word = page.locator(".bl-floor-word").bounding_box()
    whole = page.locator(".bl-floor-button").bounding_box()
    assert word
    assert whole
    assert (round(whole["width"]), round(whole["height"])) == size
    assert word["x"] >= 0
    assert word["y"] >= 0
    assert word["x"] + word["width"] <= size[0]
    assert word["y"] + word["height"] <= size[1]
    assert max(word["width"] / size[0], word["height"] / size[1]) > 0.3


def test_it_takes_the_whole_screen_and_gives_it_back(opened: Open, page: Page) -> None:
    opened()
    enter(page)
    page.wait_for_function(FULL)
    middle = "document.elementFromPoint(innerWidth / 2, innerHeight / 2)"
    assert page.evaluate(f"{middle}.closest('dialog.bl-floor') !== null"), "it lies on top"
    tap(page)
    expect(page.locator(".bl-floor-word")).to_have_text("In")
    floor(page).get_by_role("button", name="Back").click()
    page.wait_for_function("document.fullscreenElement === null")
    expect(floor(page)).to_be_hidden()


def test_without_full_screen_it_covers_the_page(opened: Open, page: Page) -> None:
    """An iPhone has no such call."""
    timer = opened(script="delete Element.prototype.requestFullscreen")
    enter(page)
    tap(page)
    expect(page.locator(".bl-floor-word")).to_have_text("In")
    floor(page).get_by_role("button", name="Back").click()
    expect(floor(page)).to_be_hidden()
    assert not timer.errors


def test_leaving_the_floor_stops_nothing(opened: Open, page: Page) -> None:
    """The phone's own way back, and the button."""
    timer = opened()
    enter(page)
    page.keyboard.press("Escape")
    expect(floor(page)).to_be_hidden()
    expect(region(page)).to_have_attribute("data-stage", "ready")
    enter(page, None)
    tap(page)
    timer.tick(3)
    floor(page).get_by_role("button", name="Back").click()
    expect(floor(page)).to_be_hidden()
    expect(region(page)).to_have_attribute("data-stage", "placing")
    expect(page.get_by_role("dialog", name="Breath timer")).to_be_visible()
    extras(page)
    page.get_by_role("button", name="Floor mode").click()
    cancel = "document.querySelector('.bl-floor').dispatchEvent(new Event('cancel'))"
    page.evaluate(cancel)
    expect(floor(page)).to_be_hidden()
    timer.tick(1)
    expect(region(page)).to_have_attribute("data-stage", "placing")


def test_the_gate_holds_on_the_floor(opened: Open, page: Page) -> None:
    timer = opened()
    enter(page)
    timer.set(gate="")
    tap(page)
    expect(region(page)).to_have_attribute("data-stage", "ready")


def test_it_speaks_to_screen_readers_on_the_floor(opened: Open, page: Page) -> None:
    opened()
    enter(page)
    tap(page)
    expect(floor(page).locator("[aria-live]")).to_contain_text("Breathe in")
    check(page, "the page")


def test_pressure_above_the_limit_eases_off(opened: Open, page: Page) -> None:
    timer = opened(pressure_limit=5)
    page.get_by_role("button", name="Start").click()
    timer.tick(PLACING + 1)
    page.keyboard.press("5")
    expect(page.get_by_text("5 of 10", exact=True)).to_be_visible()
    expect(region(page)).to_have_attribute("data-stage", "running")
    page.keyboard.press("6")
    expect(region(page)).to_have_attribute("data-stage", "easing")
    expect(page.locator(".bl-session > [aria-live]")).to_contain_text("cue ease")


def test_nothing_deeper_on_a_day_that_went_badly(opened: Open, page: Page) -> None:
    """Said in another tab, say, while this session goes on."""
    timer = opened()
    page.get_by_role("button", name="Start").click()
    timer.tick(QUESTION - 5)
    say_day(page, bad=True)
    timer.tick(5)
    expect(page.get_by_text("Something felt wrong today")).to_be_visible()
    expect(page.locator(".bl-button-deeper")).to_be_hidden()


def test_nothing_deeper_before_two_sessions_ended_well(opened: Open, page: Page) -> None:
    timer = opened(deeper_after=2)
    page.get_by_role("button", name="Start").click()
    timer.tick(QUESTION)
    expect(region(page)).to_have_attribute("data-stage", "running")
    expect(page.locator(".bl-button-deeper")).to_be_hidden()


def test_a_stop_that_nobody_explained_keeps_deeper_away_until_it_was_fine(
    opened: Open, page: Page
) -> None:
    timer = opened()
    page.get_by_role("button", name="Start").click()
    timer.tick(PLACING + 20)
    stop_and_come_off(page, timer)
    timer.tick(SETTLING)
    page.get_by_role("button", name="Start", exact=True).click()
    timer.tick(QUESTION)
    expect(page.get_by_text("have not said how it was")).to_be_visible()
    expect(page.locator(".bl-button-deeper")).to_be_hidden()
    stop_and_come_off(page, timer)
    say_day(page)
    timer.tick(SETTLING)
    page.get_by_role("button", name="Start", exact=True).click()
    timer.tick(QUESTION)
    expect(page.locator(".bl-button-deeper")).to_be_visible()


def test_a_bad_answer_counts_where_the_browser_keeps_nothing(opened: Open, page: Page) -> None:
    opened(
        script="Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') }"
    )
    say_day(page, bad=True)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_disabled()


def test_after_a_pressure_above_the_limit_nothing_deeper_is_offered(
    opened: Open, page: Page
) -> None:
    timer = opened(pressure_limit=5)
    page.get_by_role("button", name="Start").click()
    timer.tick(PLACING + 61)
    page.keyboard.press("8")
    timer.tick(10)
    page.get_by_role("button", name="Go on", exact=True).click()
    for _ in range(6):
        timer.tick(5)
        expect(page.locator(".bl-button-deeper")).to_be_hidden()
    expect(region(page)).to_have_attribute("data-stage", "running")


def test_on_the_floor_an_edge_goes_deeper_and_the_rest_eases_off(opened: Open, page: Page) -> None:
    timer = opened()
    enter(page)
    tap(page)
    deeper = page.locator(".bl-floor-deeper")
    expect(deeper).to_be_hidden()
    timer.tick(QUESTION)
    expect(deeper).to_have_text("Go deeper: The deeper")
    ease = page.locator(".bl-floor-button").bounding_box()
    box = deeper.bounding_box()
    assert ease
    assert box
    assert box["height"] >= 64
    assert ease["height"] * ease["width"] > 4 * box["height"] * box["width"]
    hint = page.locator(".bl-floor-hint").bounding_box()
    assert hint
    assert hint["y"] + hint["height"] <= box["y"], "what the rest of the screen does is not covered"
    check(page, "asked on the floor")
    deeper.click()
    timer.tick(1)
    expect(page.locator(".bl-floor-under")).to_contain_text("cue knee out")
    expect(deeper).to_be_hidden()


def test_keys_answer_the_question(opened: Open, page: Page) -> None:
    timer = opened()
    page.get_by_role("button", name="Start").click()
    timer.tick(PLACING + 61)
    page.keyboard.press("d")
    timer.tick(1)
    expect(region(page)).to_contain_text("widen in left")
    timer.tick(QUESTION - PLACING - 62)
    page.keyboard.press("d")
    expect(region(page)).to_contain_text("knee-out")
    page.keyboard.press("e")
    expect(region(page)).to_have_attribute("data-stage", "easing")


def test_the_transcript_tells_all_before_and_what_was_said_after(opened: Open, page: Page) -> None:
    timer = opened(sound=False)
    extras(page)
    page.get_by_text("Read what the voice says").click()
    lines = page.locator(".bl-transcript-list li")
    assert lines.count() > 6
    page.get_by_role("button", name="Start").click()
    timer.tick(1)
    expect(lines).to_have_count(1)
    timer.tick(PLACING)
    expect(lines).not_to_have_count(1)
    expect(page.locator("[aria-current=true]")).to_have_count(1)
