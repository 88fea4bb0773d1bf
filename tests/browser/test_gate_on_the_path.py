"""The gate and its compact twin on the whole lesson: they free the practice, and close it."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.servers import Server

NOT_FOR_YOU = "not for you"


@pytest.fixture
def lesson_page(page: Page, served: Server) -> LessonPage:
    """The lesson as it opens, on a phone."""
    page.goto(served.url)
    return LessonPage(page)


def answer_do_not(lesson_page: LessonPage) -> None:
    safe = lesson_page.wake("safe", ".bl-gate")
    safe.get_by_label("Pregnant, or you could be").check()
    safe.get_by_role("button", name="See the answer").click()
    expect(safe.get_by_role("status")).to_contain_text("The ball is not for you today")


def test_two_taps_beside_start_free_the_practice(lesson_page: LessonPage) -> None:
    start = lesson_page.wake("practise", ".bl-timer").get_by_role("button", name="Start")
    expect(start).to_have_attribute("aria-disabled", "true")
    today = lesson_page.wake("practise", ".bl-gate")
    for none in today.get_by_label("None of these").all():
        none.click()
    expect(start).not_to_have_attribute("aria-disabled", "true")
    # The full gate knows, though it was never opened before.
    safe = lesson_page.wake("safe", ".bl-gate")
    expect(safe.get_by_role("status")).to_contain_text("You can go on, with care")
    expect(safe.get_by_role("link", name="Next: the ball")).to_be_visible()


def test_each_button_to_change_says_what_it_changes(lesson_page: LessonPage) -> None:
    practise = lesson_page.page.locator("#practise")
    lesson_page.wake("practise", ".bl-timer")
    lesson_page.pass_gate()
    buttons = practise.get_by_role("button").filter(has_text=re.compile("^Change$"))
    expect(buttons).to_have_count(2)
    names = buttons.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(set(names)) == 2
    assert all(name.startswith("Change ") for name in names)


def test_another_tab_closes_the_practice(
    lesson_page: LessonPage, context: BrowserContext, served: Server
) -> None:
    start = lesson_page.wake("practise", ".bl-timer").get_by_role("button", name="Start")
    lesson_page.pass_gate()
    expect(start).not_to_have_attribute("aria-disabled", "true")
    other = LessonPage(context.new_page())
    other.page.goto(served.url)
    safe = other.wake("safe", ".bl-gate")
    safe.get_by_role("button", name="Change my answers").click()
    expect(start).to_have_attribute("aria-disabled", "true")
    answer_do_not(other)
    expect(lesson_page.timer).to_contain_text(NOT_FOR_YOU)
    expect(start).to_have_attribute("aria-disabled", "true")


def test_who_had_better_not_finds_the_other_way_right_there(lesson_page: LessonPage) -> None:
    instead = lesson_page.page.locator("#instead")
    lesson_page.wake("safe", ".bl-gate")
    expect(instead).to_be_hidden()
    answer_do_not(lesson_page)
    expect(instead).to_be_visible()
    lesson_page.page.get_by_role("link", name="What to do instead").click()
    expect(instead).to_be_focused()
    expect(instead.get_by_role("heading").first).to_be_in_viewport()
