"""The compact screening on a fake model, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.help import axe
from tests.browser.help.widget_page import WidgetPage
from tests.samples.lesson import sample_gate_today

Open = Callable[..., WidgetPage]
NOT, ASK = "Reasons to leave it out", "Reasons to ask first"


@pytest.fixture
def opened(page: Page) -> Open:
    def open_(**traits: Any) -> WidgetPage:
        return WidgetPage(page, sample_gate_today()).open(fake=False, **traits)

    return open_


def group(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name)


def answers(page: Page) -> Locator:
    return page.get_by_role("button", name="See the answer")


def test_reasons_stand_in_few_words_until_one_is_true(opened: Open, page: Page) -> None:
    gate = opened()
    expect(group(page, ASK)).to_contain_text("Body old scar · pump.")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    expect(answers(page)).to_be_hidden()
    group(page, NOT).get_by_label("None of these").check()
    group(page, ASK).get_by_role("button", name="Some of these").click()
    expect(group(page, ASK).get_by_label("old scar")).to_be_focused()
    answers(page).click()
    expect(page.get_by_role("alert")).to_contain_text("“Reasons to ask first” has no answer yet")
    page.get_by_role("button", name="Show me where").click()
    expect(group(page, ASK).get_by_label("old scar")).to_be_focused()
    group(page, ASK).get_by_label("pump").check()
    answers(page).click()
    assert gate.trait("outcome") == "ask-first"
    expect(page.get_by_role("status")).to_contain_text("Verdict ask_first")
    expect(page.get_by_role("listitem")).to_have_text("pump")
    page.get_by_label("I asked").check()
    expect(page.get_by_text("Safe today: yes, you asked")).to_be_focused()
    assert gate.trait("outcome") == "go-on"


def test_a_reason_not_to_leads_to_what_to_do_instead(opened: Open, page: Page) -> None:
    gate = opened()
    group(page, NOT).get_by_role("button", name="Some of these").click()
    group(page, NOT).get_by_label("hurt").check()
    answers(page).click()
    assert gate.trait("outcome") == "do-not"
    expect(page.get_by_role("link")).to_have_attribute("href", "#instead")


def test_some_takes_none_back(opened: Open, page: Page) -> None:
    gate = opened()
    group(page, NOT).get_by_label("None of these").check()
    group(page, NOT).get_by_role("button", name="Some of these").click()
    expect(group(page, NOT).get_by_label("None of these")).not_to_be_checked()
    group(page, ASK).get_by_label("None of these").check()
    assert gate.trait("outcome") == ""


def test_what_was_answered_can_be_changed(opened: Open, page: Page) -> None:
    opened()
    for name in (NOT, ASK):
        group(page, name).get_by_label("None of these").check()
    gate = opened()
    assert gate.trait("outcome") == "go-on"
    page.get_by_role("button", name="Change").click()
    expect(group(page, NOT).get_by_label("None of these")).to_be_focused()
    assert gate.trait("outcome") == ""
    # It can be left as it was.
    answers(page).click()
    assert gate.trait("outcome") == "go-on"


def test_keyboard_alone(opened: Open, page: Page) -> None:
    gate = opened()
    for key in ["Tab", "Space", "Tab", "Tab", "Space"]:
        page.keyboard.press(key)
    assert gate.trait("outcome") == "go-on"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Change")).to_be_focused()


def test_axe_in_every_state(opened: Open, page: Page) -> None:
    opened()
    axe.check_everywhere(page, "questions")
    group(page, NOT).get_by_role("button", name="Some of these").click()
    answers(page).click()
    axe.check_everywhere(page, "an answer is missing")
    group(page, NOT).get_by_label("None of these").check()
    group(page, ASK).get_by_label("None of these").check()
    axe.check_everywhere(page, "one line")
    page.get_by_role("button", name="Change").click()
    group(page, NOT).get_by_role("button", name="Some of these").click()
    group(page, NOT).get_by_label("hurt").check()
    answers(page).click()
    axe.check_everywhere(page, "do not")
