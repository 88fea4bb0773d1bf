"""The response to a tap is in view, however long the lists are and wherever the tap was."""

import pytest
from playwright.sync_api import Locator, Page, expect

from bodylesson.lesson.lesson import Lesson
from bodylesson.sections.listing import showing
from bodylesson.sections.screening.screening import screening
from tests.browser.help.widget_page import WidgetPage

SCREEN = 740
"""Height of the phone's window, in px."""
AROUND = """
    for (const side of ["beforebegin", "afterend"]) {
      document.querySelector("#main").insertAdjacentHTML(side, '<p style="height: 1500px">');
    }
"""


def long(page: Page, lesson: Lesson, *, compact: bool = False) -> WidgetPage:
    """The screening of the real lesson, within a page that goes on above and below it."""
    gate = WidgetPage(page, screening(showing(lesson), compact=compact)).open(fake=False)
    page.evaluate(AROUND)
    return gate


def seen_whole(page: Page, what: Locator) -> bool:
    box = what.bounding_box()
    assert box
    return box["y"] >= 0 and box["y"] + box["height"] <= SCREEN


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


@pytest.mark.parametrize("reason", [None, "Pregnant, or you could be", "Old belly scars"])
def test_the_verdict_stands_where_the_tap_was(
    page: Page, lesson: Lesson, reason: str | None
) -> None:
    long(page, lesson)
    for box in page.get_by_label("None of these").all():
        box.check()
    if reason:
        page.get_by_label(reason).check()
    button(page, "See the answer").scroll_into_view_if_needed()
    tapped = button(page, "See the answer").bounding_box()
    button(page, "See the answer").click()
    verdict = page.locator(".bl-verdict")
    expect(page.locator(".bl-verdict-title")).to_be_focused()
    assert seen_whole(page, verdict)
    stands = verdict.bounding_box()
    assert tapped
    assert stands
    assert stands["y"] <= tapped["y"] <= stands["y"] + stands["height"], "where the tap was"


def test_the_verdict_is_in_view_for_who_answers_at_the_top(page: Page, lesson: Lesson) -> None:
    long(page, lesson)
    first = page.get_by_role("checkbox").first
    first.check()
    first.press("Enter")
    expect(page.locator(".bl-verdict-title")).to_be_focused()
    assert seen_whole(page, page.locator(".bl-verdict"))


@pytest.mark.parametrize("end", ["top", "bottom"])
def test_an_empty_answer_says_so_in_view(page: Page, lesson: Lesson, end: str) -> None:
    long(page, lesson)
    if end == "top":
        page.get_by_role("checkbox").first.press("Enter")
    else:
        button(page, "See the answer").click()
    expect(page.get_by_role("alert")).to_contain_text("has no answer yet")
    assert seen_whole(page, page.get_by_role("alert"))
    assert seen_whole(page, button(page, "See the answer")), "the words stand beside it"
    expect(button(page, "Show me where")).to_be_focused()
    button(page, "Show me where").click()
    expect(page.get_by_role("checkbox").first).to_be_focused()
    assert seen_whole(page, page.get_by_role("checkbox").first)


def test_the_lists_are_three_phone_screens_at_most(page: Page, lesson: Lesson) -> None:
    long(page, lesson)
    box = page.locator(".bl-gate").bounding_box()
    assert box
    assert box["height"] <= 3 * SCREEN
    for label in page.locator(".bl-gate-form .bl-check").all():
        target = label.bounding_box()
        assert target
        assert target["height"] >= 44


def test_the_compact_lists_are_one_phone_screen_and_two_taps(page: Page, lesson: Lesson) -> None:
    gate = long(page, lesson, compact=True)
    box = page.locator(".bl-gate").bounding_box()
    assert box
    assert box["height"] <= SCREEN
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    nones = page.get_by_role("checkbox", name="None of these")
    nones.nth(0).scroll_into_view_if_needed()
    nones.nth(0).click()
    assert gate.trait("outcome") == ""
    nones.nth(1).click()
    assert gate.trait("outcome") == "go-on"
    expect(page.get_by_text("Safe to practice today: yes")).to_be_focused()
    assert seen_whole(page, page.locator(".bl-verdict"))
