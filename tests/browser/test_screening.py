"""The screening in full, on a fake model and in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.help import axe
from tests.browser.help.widget_page import WidgetPage
from tests.samples.lesson import sample_gate

Open = Callable[..., WidgetPage]


@pytest.fixture
def opened(page: Page) -> Open:
    def open_(**traits: Any) -> WidgetPage:
        # The gate's outside has no clock: its own store and date are the browser's.
        return WidgetPage(page, sample_gate()).open(fake=False, **traits)

    return open_


def group(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name)


def tick(page: Page, list_name: str, label: str, at: int = 0) -> None:
    group(page, list_name).nth(at).get_by_label(label).check()


def answer(page: Page) -> None:
    page.get_by_role("button", name="See the answer").first.click()


def go_on(page: Page) -> None:
    tick(page, NOT, "None of these")
    tick(page, ASK, "None of these")
    answer(page)


NOT, ASK = "Reasons to leave it out", "Reasons to ask first"


def test_none_of_these_goes_on(opened: Open, page: Page) -> None:
    gate = opened()
    assert gate.trait("outcome") == ""
    tick(page, NOT, "None of these")
    tick(page, ASK, "None of these")
    answer(page)
    expect(page.get_by_text("Verdict go_on")).to_be_focused()
    expect(page.get_by_role("link", name="Next: the ball")).to_have_attribute("href", "#spot")
    expect(page.get_by_role("status")).to_contain_text("What go_on means.")
    assert gate.trait("outcome") == "go-on"


def test_a_reason_not_to_leads_to_the_alternative(opened: Open, page: Page) -> None:
    gate = opened()
    tick(page, NOT, "You are hurt.")
    answer(page)
    expect(page.get_by_role("status")).to_contain_text("Verdict do_not")
    expect(page.get_by_role("listitem")).to_have_text("You are hurt.")
    expect(page.get_by_role("link")).to_have_attribute("href", "#instead")
    expect(page.get_by_label("I asked")).to_be_hidden()
    assert gate.trait("outcome") == "do-not"


def test_asking_first_needs_one_more_tick(opened: Open, page: Page) -> None:
    gate = opened()
    tick(page, NOT, "None of these")
    tick(page, ASK, "You have an old scar.")
    answer(page)
    assert gate.trait("outcome") == "ask-first"
    page.get_by_label("I asked, and I may do this").check()
    assert gate.trait("outcome") == "go-on"
    expect(page.get_by_role("status")).to_contain_text("Verdict ask_first")
    page.get_by_label("I asked, and I may do this").uncheck()
    assert gate.trait("outcome") == "ask-first"


def test_a_missing_answer_is_asked_for(opened: Open, page: Page) -> None:
    gate = opened()
    tick(page, NOT, "None of these")
    answer(page)
    expect(page.get_by_role("alert")).to_contain_text("“Reasons to ask first” has no answer yet")
    page.get_by_role("button", name="Show me where").click()
    expect(group(page, ASK).get_by_label("You have an old scar.")).to_be_focused()
    assert gate.trait("outcome") == ""
    tick(page, ASK, "None of these")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_none_and_a_reason_exclude_each_other(opened: Open, page: Page) -> None:
    opened()
    tick(page, NOT, "You are ill.")
    tick(page, NOT, "None of these")
    expect(group(page, NOT).get_by_label("You are ill.")).not_to_be_checked()
    tick(page, NOT, "You are ill.")
    expect(group(page, NOT).get_by_label("None of these")).not_to_be_checked()


def test_remembers_for_today_and_can_be_changed(opened: Open, page: Page) -> None:
    opened()
    go_on(page)
    again = opened()
    assert again.trait("outcome") == "go-on"
    expect(page.get_by_role("status")).to_contain_text("Verdict go_on")
    page.get_by_role("button", name="Change my answers").click()
    assert again.trait("outcome") == ""
    expect(group(page, NOT).get_by_label("None of these")).to_be_checked()
    tick(page, NOT, "You are ill.")
    answer(page)
    assert opened().trait("outcome") == "do-not"


def test_a_reload_keeps_what_was_ticked_and_not_yet_answered(opened: Open, page: Page) -> None:
    opened()
    tick(page, NOT, "None of these")
    tick(page, ASK, "You have a pump.")
    again = opened()
    expect(group(page, NOT).get_by_label("None of these")).to_be_checked()
    expect(group(page, ASK).get_by_label("You have a pump.")).to_be_checked()
    assert again.trait("outcome") == "", "nobody asked for the verdict"
    answer(page)
    page.get_by_role("button", name="Change my answers").click()
    assert opened().trait("outcome") == ""
    expect(group(page, ASK).get_by_label("You have a pump.")).to_be_checked()


def test_the_next_day_nothing_is_ticked(opened: Open, page: Page) -> None:
    opened()
    go_on(page)
    page.clock.install()
    page.clock.fast_forward("24:00:00")
    assert opened().trait("outcome") == ""
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_an_open_page_forgets_at_midnight(opened: Open, page: Page) -> None:
    page.clock.install(time="2026-01-31T12:00:00")
    gate = opened()
    go_on(page)
    # From here on its clock stands still by itself, however long the looks take.
    page.clock.pause_at("2026-01-31T23:59:40")
    assert gate.trait("outcome") == "go-on"
    page.clock.fast_forward("00:01:00")
    expect(page.get_by_role("button", name="See the answer")).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert gate.trait("outcome") == ""


def test_another_tab_follows(opened: Open, page: Page, context: BrowserContext) -> None:
    gate = opened()
    go_on(page)
    other = context.new_page()
    second = WidgetPage(other, sample_gate()).open(fake=False)
    assert second.trait("outcome") == "go-on"
    other.get_by_role("button", name="Change my answers").click()
    expect(page.get_by_role("button", name="See the answer")).to_be_visible()
    assert gate.trait("outcome") == ""
    tick(other, NOT, "You are ill.")
    expect(group(page, NOT).get_by_label("You are ill.")).to_be_checked()
    answer(other)
    expect(page.get_by_role("status")).to_contain_text("Verdict do_not")
    assert gate.trait("outcome") == "do-not"


NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"


@pytest.mark.parametrize("storage", ["kept", "forbidden"])
def test_views_of_one_page_say_the_same(opened: Open, page: Page, storage: str) -> None:
    if storage == "forbidden":
        page.add_init_script(NO_STORAGE)
    gate = opened().mount(fake=False, compact=True)
    tick(page, NOT, "None of these", 0)
    tick(page, ASK, "None of these", 0)
    answer(page)
    expect(page.get_by_text("Safe to practice today: yes")).to_be_visible()
    assert [gate.trait("outcome", at) for at in (0, 1)] == ["go-on", "go-on"]
    # A view that comes to life later knows as well.
    gate.mount(fake=False, compact=True)
    assert gate.trait("outcome", 2) == "go-on"
    page.get_by_role("button", name="Change my answers", exact=True).last.click()
    assert [gate.trait("outcome", at) for at in (0, 1, 2)] == ["", "", ""]


def test_keyboard_alone(opened: Open, page: Page) -> None:
    gate = opened()
    first_none, second_none, why_and_answer = ["Tab"] * 3, ["Tab"] * 3, ["Tab"] * 2
    for key in [*first_none, "Space", *second_none, "Space", *why_and_answer, "Enter"]:
        page.keyboard.press(key)
    assert gate.trait("outcome") == "go-on"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Next: the ball")).to_be_focused()


def test_why_is_told(opened: Open, page: Page) -> None:
    opened()
    page.get_by_text("Why each one matters").click()
    expect(page.get_by_text("Why ill matters.")).to_be_visible()


def test_two_gates_on_one_page(opened: Open, page: Page) -> None:
    opened().mount(fake=False, lesson_id="other")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    group(page, NOT).nth(1).get_by_label("You are ill.").check()
    expect(group(page, NOT).nth(0).get_by_label("You are ill.")).not_to_be_checked()
    expect(group(page, NOT).nth(1).get_by_label("You are ill.")).to_be_checked()


def test_a_removed_gate_leaves_nothing_behind(opened: Open, page: Page) -> None:
    assert opened().close() == 0
    expect(page.get_by_role("group")).to_have_count(0)


def test_axe_in_every_state(opened: Open, page: Page) -> None:
    opened()
    axe.check_everywhere(page, "questions")
    answer(page)
    axe.check_everywhere(page, "an answer is missing")
    tick(page, NOT, "None of these")
    tick(page, ASK, "You have a pump.")
    answer(page)
    axe.check_everywhere(page, "ask first")
    page.get_by_role("button", name="Change my answers").click()
    tick(page, NOT, "You are ill.")
    answer(page)
    axe.check_everywhere(page, "do not")
