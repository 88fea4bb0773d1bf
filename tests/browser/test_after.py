"""From Start to the end of the path: practice and what comes after it, of the real lesson."""

from typing import Any

import ipywidgets
import pytest
from playwright.sync_api import Locator, Page, expect

from bodylesson.sections.listing import showing
from bodylesson.sections.practice.practice import timer
from tests.browser.help import axe
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.mounts import take_clock
from tests.browser.help.records import lesson, stored
from tests.browser.help.timer import CHANGE, button, into_place, press, region
from tests.browser.help.together import TogetherPage

SESSIONS = "JSON.parse(localStorage.getItem('bodylesson:psoas-release:sessions')).value"
ADDRESSES = """() => {
    document.querySelector(".bl-after").closest(".bl-live").id = "after";
    document.querySelector(".bl-timer").closest(".bl-live").id = "practise";
    document.querySelector("h1").id = "home";
    // Links to steps show where the page has such steps: they are looked for at each look.
    document.dispatchEvent(new Event("visibilitychange"));
}"""

TWO_FRAMES = "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"


@pytest.fixture
def opened(page: Page) -> TogetherPage:
    """Practice and after on one page, with the gate passed and the addresses of the path."""
    page.set_viewport_size({"width": 360, "height": 740})
    shown = showing(lesson())
    # Silent: then the browser's own clock leads.
    shown.once(timer).sound = False
    views: dict[str, ipywidgets.DOMWidget] = {
        "Gate": shown.widget("gate"),
        "Practice": shown.widget("practice"),
        "After": shown.widget("after"),
    }
    together = TogetherPage(page, views).open()
    ready(page)
    for box in page.get_by_label("None of these").all():
        box.check()
    page.get_by_role("button", name="See the answer").click()
    return together


def ready(page: Page) -> None:
    expect(region(page)).to_be_visible()
    expect(after(page)).to_be_visible()
    page.evaluate(ADDRESSES)


def after(page: Page) -> Locator:
    return page.get_by_role("region", name="After the practice")


def practise(page: Page) -> None:
    """A session that is stopped on the ball, and its screen left."""
    take_clock(page)
    press(page, "Start")
    into_place(page, own_clock=True)
    press(page, "Stop")
    press(page, "I am off the ball")
    expect(page.get_by_role("dialog")).to_be_hidden()


def sessions(page: Page) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = page.evaluate(SESSIONS)
    return kept


def test_the_first_view_fits_a_phone_and_start_is_in_it(opened: TogetherPage, page: Page) -> None:
    region(page).evaluate("(e) => e.scrollIntoView()")
    whole = page.evaluate("document.querySelector('.bl-front').getBoundingClientRect().height")
    # The step's heading, its lead and the compact gate stand above it.
    assert whole <= 500
    expect(region(page)).to_contain_text("Left side · Drape and breathe · 3 breaths")
    expect(region(page)).to_contain_text(
        "About 4 minutes, a minute and a half of that on the ball."
    )
    for shown in (
        button(page, "Start"),
        button(page, CHANGE),
        page.locator(".bl-front-picture svg"),
    ):
        expect(shown).to_be_in_viewport(ratio=1)
    assert opened.errors == []


def test_the_body_moves_with_the_breath_and_stands_still_where_that_is_wanted(
    opened: TogetherPage, page: Page
) -> None:
    press(page, "Start")
    path = page.locator(".bl-session .bl-pose path[data-in]").first
    at_rest = path.get_attribute("d")
    expect(path).not_to_have_attribute("d", at_rest or "")
    page.emulate_media(reduced_motion="reduce")
    # A frame that has begun may still be drawn without the wish.
    page.evaluate(TWO_FRAMES)
    figure = path.element_handle()
    still, left = figure.get_attribute("d"), page.locator(".bl-left").inner_text()
    # It stands while a step waits for the learner, for longer than a test does.
    expect(page.locator(".bl-left")).not_to_have_text(left, timeout=WIDGETS_MS)
    assert figure.get_attribute("d") == still
    expect(page.locator(".bl-session .bl-pose svg")).to_have_accessible_name(
        "The body in this position: Tap to ease off. Hold to stop"
    )
    assert opened.errors == []


def test_the_right_side_is_the_left_ones_mirror_image(opened: TogetherPage, page: Page) -> None:
    figure = page.locator(".bl-front .bl-pose")
    expect(figure.locator("svg")).to_be_visible()
    assert "mirrored" not in (figure.get_attribute("class") or "")
    press(page, CHANGE)
    page.get_by_role("radiogroup", name="Side").get_by_text("Right").click()
    expect(region(page)).to_contain_text("Right side · Drape and breathe")
    assert "mirrored" in (figure.get_attribute("class") or "")


def test_every_way_has_its_drawing_and_only_the_first_is_open(
    opened: TogetherPage, page: Page
) -> None:
    press(page, CHANGE)
    ways = page.get_by_role("radiogroup", name="Way to practice")
    expect(ways.locator("svg")).to_have_count(5)
    expect(ways.get_by_role("radio", disabled=True)).to_have_count(4)
    expect(ways.get_by_role("radio", name="Drape and breathe")).to_be_checked()
    assert opened.errors == []


def test_the_path_ends_well(opened: TogetherPage, page: Page) -> None:
    expect(after(page)).to_contain_text("You have not practiced today.")
    expect(after(page).get_by_role("link", name="Go to the practice")).to_have_attribute(
        "href", "#practise"
    )
    practise(page)
    page.wait_for_function("location.hash === '#after'")
    axe.check_everywhere(page, "how is it")
    button(page, "Done").click()
    expect(after(page)).to_contain_text("First say how it is.")
    button(page, "It is fine").click()
    expect(button(page, "It is fine")).to_have_attribute("aria-pressed", "true")
    after(page).get_by_label("Looser").check()
    after(page).get_by_text("A note", exact=True).click()
    after(page).get_by_label("What did you notice?").fill("The left leg is lighter.")
    axe.check_everywhere(page, "all that can be said")
    button(page, "Done").click()
    expect(after(page)).to_contain_text("That is it for today")
    expect(after(page).get_by_role("link", name="Back to Home")).to_have_attribute("href", "#home")
    axe.check_everywhere(page, "done")
    (session,) = sessions(page)
    said = ("variant", "side", "breaths", "stopped", "felt", "change")
    assert [session[name] for name in said] == ["drape", "left", 3, True, "fine", "looser"]
    (record,) = stored(page, "journal")
    assert (record["noticed"], record["feeling"]) == ("The left leg is lighter.", "looser")
    assert opened.errors == []


@pytest.mark.long
def test_what_was_said_is_there_again_after_a_reload(opened: TogetherPage, page: Page) -> None:
    practise(page)
    button(page, "It is fine").click()
    after(page).get_by_label("Sore").check()
    page.reload()
    ready(page)
    expect(button(page, "It is fine")).to_have_attribute("aria-pressed", "true")
    expect(after(page).get_by_label("Sore")).to_be_checked()


@pytest.mark.long
def test_bad_closes_the_practice_and_shows_where_to_get_help(
    opened: TogetherPage, page: Page
) -> None:
    practise(page)
    expect(button(page, "Start")).to_be_enabled()
    button(page, "It is bad").click()
    expect(after(page).get_by_role("alert")).to_contain_text("The practice is closed for today")
    for sign in lesson().content.safety.help_signs:
        expect(after(page).get_by_text(sign.text)).to_be_visible()
    axe.check_everywhere(page, "it is bad")
    expect(button(page, "Other side")).to_be_hidden()
    expect(button(page, "Start")).to_be_disabled()
    # A later "fine" takes nothing back.
    button(page, "It is fine").click()
    expect(button(page, "Start")).to_be_disabled()
    page.reload()
    ready(page)
    expect(button(page, "Start")).to_be_disabled()
    expect(region(page)).to_contain_text("Start opens again tomorrow.")
    assert opened.errors == []


NOTHING_KEPT = """for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""


@pytest.mark.long
def test_where_nothing_is_kept_the_page_still_knows_of_the_session(
    opened: TogetherPage, page: Page
) -> None:
    page.add_init_script(NOTHING_KEPT)
    page.reload()
    ready(page)
    for box in page.get_by_label("None of these").all():
        box.check()
    page.get_by_role("button", name="See the answer").click()
    practise(page)
    expect(after(page)).to_contain_text("Left side · Drape and breathe · 3 breaths")
    button(page, "It is fine").click()
    after(page).get_by_text("A note", exact=True).click()
    expect(after(page)).to_contain_text("The note stays until you close the page")
    expect(after(page)).not_to_contain_text("It stays in this browser")
    button(page, "It is bad").click()
    expect(after(page).get_by_role("alert")).to_contain_text("The practice is closed for today")
    expect(button(page, "Start")).to_be_disabled()
    assert opened.errors == []


@pytest.mark.long
def test_the_other_side_is_one_tap_away(opened: TogetherPage, page: Page) -> None:
    practise(page)
    button(page, "It is fine").click()
    button(page, "Other side").click()
    page.wait_for_function("location.hash === '#practise'")
    expect(region(page)).to_contain_text("Right side · Drape and breathe · 3 breaths")
    practise(page)
    expect(after(page)).to_contain_text("Right side · Drape and breathe")
    expect(button(page, "It is fine")).to_have_attribute("aria-pressed", "false")
    assert [one["side"] for one in sessions(page)] == ["left", "right"]
