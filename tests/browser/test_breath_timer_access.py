"""The breath timer for eyes, ears and hands, and as a good neighbour on its page."""

from playwright.sync_api import Page, expect

from tests.browser.help.timer import (
    DEEPER,
    OFF,
    SETTLING,
    button,
    extras,
    open_timer,
    press,
    region,
)


def test_keyboard_alone(page: Page) -> None:
    timer = open_timer(page)
    page.keyboard.press("Tab")
    expect(page.get_by_label("In view")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(page, "Start")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Pause")).to_be_focused()
    timer.tick(SETTLING)
    page.keyboard.press("Space")
    expect(button(page, "Resume")).to_be_focused()
    page.keyboard.press("Space")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    # Nothing but Enter on Next leads through getting into place.
    page.locator("dialog.bl-session").focus()
    page.keyboard.press("Space")
    expect(region(page)).to_have_attribute("data-stage", "paused")
    page.keyboard.press("Space")
    expect(region(page)).to_have_attribute("data-stage", "placing")
    for stage in ("placing", "running"):
        timer.tick(SETTLING)
        button(page, "Next").focus()
        page.keyboard.press("Enter")
        expect(region(page)).to_have_attribute("data-stage", stage)
    timer.tick(SETTLING)
    # Escape never throws anybody out of a session: it pauses.
    page.keyboard.press("Escape")
    expect(region(page)).to_have_attribute("data-stage", "paused")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Breath timer")).to_be_visible()
    button(page, "Resume").focus()
    page.keyboard.press("Enter")
    expect(region(page)).to_have_attribute("data-stage", "running")
    timer.tick(SETTLING)
    page.keyboard.press("e")
    expect(region(page)).to_have_attribute("data-stage", "easing")
    timer.tick(SETTLING)
    button(page, "Go on").focus()
    page.keyboard.press("Enter")
    expect(region(page)).to_have_attribute("data-stage", "running")
    button(page, "Stop").focus()
    page.keyboard.press("Enter")
    expect(region(page)).to_have_attribute("data-stage", "coming-off")
    timer.tick(OFF)
    expect(region(page)).to_have_attribute("data-stage", "done")
    timer.tick(SETTLING)
    expect(button(page, "Start")).to_be_focused()


def test_says_what_is_new_and_no_more(page: Page) -> None:
    timer = open_timer(page)
    live = page.locator("[aria-live=polite]")
    press(page, "Start")
    expect(live).to_have_text(
        "Left side · step 1 of 7. cue kneel: the left side. Breathe in: kneel in left."
    )
    timer.tick(5)
    expect(live).to_have_text("Breathe out: kneel out left.")
    timer.tick(5)
    expect(live).to_have_text("Breathe out: kneel out left.")
    extras(page)
    page.get_by_label("Say each breath").check()
    timer.tick(5)
    expect(live).to_have_text("Breathe out.")


def test_the_picture_follows_the_breath(page: Page) -> None:
    timer = open_timer(page)
    size = "document.querySelector('.bl-bloom').getBoundingClientRect().width"
    press(page, "Start")
    empty = page.evaluate(size)
    timer.tick(4)
    assert page.evaluate(size) > 1.3 * empty
    timer.tick(6)
    assert page.evaluate(size) < 1.05 * empty


def test_reduced_motion_shows_a_bar(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    timer = open_timer(page)
    press(page, "Start")
    expect(page.locator(".bl-flower")).to_be_hidden()
    expect(page.locator(".bl-bar")).to_be_visible()
    timer.tick(4)
    full = page.evaluate("document.querySelector('.bl-level').getBoundingClientRect().width")
    whole = page.evaluate("document.querySelector('.bl-bar').clientWidth")
    assert full > 0.98 * whole


def test_two_timers_on_one_page(page: Page) -> None:
    timer = open_timer(page).mount(gate="go-on", lesson_id="other", variant_index=1)
    expect(region(page)).to_have_count(2)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    button(page, "Start").nth(1).click()
    timer.tick(11)
    expect(region(page).nth(0)).to_have_attribute("data-stage", "ready")
    expect(region(page).nth(1)).to_contain_text("Breath 2 of 2")


def test_a_removed_timer_leaves_nothing_behind(page: Page) -> None:
    timer = open_timer(page)
    press(page, "Start")
    count = "bench.mounted[0].listeners"
    before = page.evaluate(count)
    page.evaluate("bench.remount()")
    expect(region(page)).to_have_count(1)
    expect(button(page, "Go on")).to_be_visible()
    assert page.evaluate(count) == before
    timer.tick(1)
    assert not timer.errors


def test_on_paper_there_is_what_the_voice_says(page: Page) -> None:
    open_timer(page)
    page.emulate_media(media="print")
    lines = page.locator(".bl-transcript-list li")
    assert lines.count() > 6
    expect(lines.first).to_be_visible()
    expect(lines.last).to_be_visible()
    expect(button(page, "Start")).to_be_hidden()
    listed = "document.querySelector('.bl-transcript-list')"
    assert page.evaluate(f"{listed}.scrollHeight <= {listed}.clientHeight"), "none is cut off"


def test_easing_off_is_the_biggest_target(page: Page) -> None:
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        timer = open_timer(page, variant_index=1)
        if button(page, "Go on").is_visible():
            press(page, "Start again")
        press(page, "Start")
        timer.tick(DEEPER)
        ease = page.get_by_role("button", name="Ease off").bounding_box()
        assert ease
        others = page.locator("dialog button:visible:not(.bl-button-ease-off)").all()
        assert len(others) >= 2
        for other in others:
            box = other.bounding_box()
            assert box
            assert ease["width"] * ease["height"] > 1.2 * box["width"] * box["height"]


def test_targets_are_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    timer = open_timer(page, variant_index=1)
    press(page, "Start")
    timer.tick(DEEPER)
    for summary in page.locator("dialog summary").all():
        summary.click()
    shown = "button:visible, summary, .bl-every:visible, input[type=range]:visible"
    targets = page.locator("dialog.bl-session").locator(shown).all()
    assert len(targets) >= 13
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
