"""A class without any network: offline files, a bell, and six digits."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bodylesson.lesson.lesson import Lesson
from tests.browser.help.classroom import gate_script, practice
from tests.browser.help.guard import FileGuard
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.mounts import install_clock
from tests.browser.help.servers import OfflineFile

TAP = """() => {
    const wanted = [...document.querySelectorAll("button")]
        .find((one) => one.textContent === "Tap at the bell");
    const tap = new PointerEvent("pointerdown", { bubbles: true });
    const until = performance.now() + 100;
    while (performance.now() < until);
    wanted.dispatchEvent(tap);
    return performance.timeOrigin + tap.timeStamp;
}"""
"""When somebody taps, in ms; the page is so busy just then that it hears of it 0.1 s later."""
# The last look at which "Breathe in" may have been drawn, and the first at "Breathe out", in ms. A
# look comes once a frame, and what it sees may have been drawn in the frame before.
WATCH = """
    const looks = [];
    const look = () => {
        const word = document.querySelector(".bl-class-practice dialog[open] .bl-word");
        looks.push(performance.timeOrigin + performance.now());
        if (word?.textContent === "Breathe out") window.turned = looks.slice(-3);
        else requestAnimationFrame(look);
    };
    look();
"""
TURN = """async (patience) => {
    const until = performance.now() + patience;
    while (!window.turned) {
        if (performance.now() > until) throw new Error("no out-breath came");
        await new Promise(requestAnimationFrame);
    }
    return [window.turned[0], window.turned.at(-1)];
}"""
BREATHS_A_MINUTE = 6
INHALE_SHARE = 0.4


def open_alone(page: Page, offline: OfflineFile) -> None:
    """Open the file at the class without a network."""
    page.goto(f"{offline.url}#teach")
    page.get_by_text("A class without a network").click(timeout=WIDGETS_MS)


def seconds_left(page: Page) -> int:
    """What a practice says that is left of it."""
    found = re.search(r"([0-9]+):([0-9]{2}) left", practice(page).locator(".bl-left").inner_text())
    assert found, "expected a time such as 5:11"
    return 60 * int(found[1]) + int(found[2])


@pytest.mark.long
def test_two_pages_that_are_tapped_at_the_bell_breathe_as_they_were_tapped(
    browser: Browser, offline: OfflineFile, lesson: Lesson
) -> None:
    contexts = [browser.new_context() for _ in range(2)]
    guards = [FileGuard(context, offline.url) for context in contexts]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.add_init_script(gate_script(lesson))
        page.add_init_script(WATCH)
        open_alone(page, offline)
    tapped = [page.evaluate(TAP) for page in pages]
    inhale = 1000 * 60 / BREATHS_A_MINUTE * INHALE_SHARE
    for page, at in zip(pages, tapped, strict=True):
        before, after = page.evaluate(TURN, WIDGETS_MS)
        assert before <= at + inhale + 1, (before, at + inhale, after)
        assert at + inhale <= after + 1, (before, at + inhale, after)
    for guard in guards:
        guard.check()
    for context in contexts:
        context.close()


@pytest.mark.long
def test_the_start_code_finds_the_place_and_a_wrong_digit_finds_none(
    context: BrowserContext, offline: OfflineFile, lesson: Lesson
) -> None:
    context.add_init_script(gate_script(lesson))
    page = context.new_page()
    install_clock(page)
    open_alone(page, offline)
    page.get_by_role("combobox", name="Breaths a minute").select_option(str(BREATHS_A_MINUTE))
    page.get_by_role("button", name="Ring the bell at the full minute").click()
    expect(page.get_by_text("The bell rings in")).to_be_visible()
    page.clock.run_for(70_000)
    expect(practice(page)).to_be_visible()
    code = page.locator(".bl-class-alone [role=status]").text_content() or ""
    digits = "".join(letter for letter in code if letter.isdigit())
    assert len(digits) == 6
    assert int(digits) % 31 == 0

    left = seconds_left(page)
    page.reload()
    page.get_by_text("A class without a network").click(timeout=WIDGETS_MS)
    field = page.get_by_label("Start code")
    wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    field.fill(wrong)
    expect(page.get_by_text("That is not a start code.")).to_be_visible()
    page.clock.run_for(60_000)
    field.fill(digits)
    expect(practice(page)).to_be_visible()
    # The page's clock goes on by itself too; another minute's code would be a whole minute off.
    assert 59 <= left - seconds_left(page) < 119
    # The bell rang at a full minute, so breaths begin at full ten seconds.
    turned = float(page.locator(".bl-class-practice").get_attribute("data-turned") or "nan")
    breath = 60_000 / BREATHS_A_MINUTE
    turns = (0, breath * INHALE_SHARE, breath)
    assert min(abs(turned % breath - turn) for turn in turns) <= 2, turned
