"""Erasing everything, with every widget that keeps records on one page."""

from typing import Any

from playwright.sync_api import Page, expect

from bodylesson.sections.listing import showing
from bodylesson.sections.quiz.quiz import quiz_widget
from tests.browser.help.records import (
    NAVEL,
    NOTICED,
    lesson,
    stored,
    until_stored,
)
from tests.browser.help.together import TogetherPage


def open_all(page: Page) -> TogetherPage:
    shown = showing(lesson())
    views: dict[str, Any] = {
        "Guess": quiz_widget(shown, "stop"),
        "Before": shown.widget("checks"),
        "Journal": shown.widget("journal"),
        "Quiz": shown.widget("quiz"),
    }
    opened = TogetherPage(page, views).open()
    expect(page.locator('[data-ready="true"]')).to_have_count(len(views))
    return opened


def answer(page: Page, button: str, root: str) -> None:
    card = page.locator(root).locator(".bl-question")
    if card.locator(".bl-order").count() == 0:
        card.locator(".bl-answer input").first.check()
    card.get_by_role("button", name=button, exact=True).click()
    expect(card.locator(".bl-told")).to_be_visible()


def test_nothing_that_was_erased_comes_back(page: Page) -> None:
    opened = open_all(page)
    answer(page, "Keep my guess", ".bl-quiz-guess")
    until_stored(page, "quiz", "Object.keys(one.guesses).length > 0")
    answer(page, "Check", ".bl-quiz:not(.bl-quiz-guess)")
    until_stored(page, "quiz", "Object.keys(one.asked).length > 0")
    (kept,) = stored(page, "quiz")
    assert kept["asked"]
    assert kept["guesses"]
    page.get_by_label(NAVEL, exact=True).fill("88")
    page.get_by_label(NAVEL, exact=True).press("Enter")
    expect(page.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    page.get_by_label(NOTICED).fill("Half a thou")
    expect(page.locator('[data-draft="kept"]')).to_be_attached()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase everything").click()
    expect(page.get_by_text("is erased from this browser")).to_be_visible()
    expect(page.locator(".bl-entry").first).to_contain_text("0 of 3 noted")
    expect(page.locator(".bl-told")).to_have_count(0)
    expect(page.get_by_label(NOTICED)).to_have_value("")
    # The next answer begins from nothing.
    answer(page, "Check", ".bl-quiz:not(.bl-quiz-guess)")
    until_stored(page, "quiz", "Object.keys(one.asked).length > 0")
    (anew,) = stored(page, "quiz")
    assert len(anew["asked"]) == 1
    assert sum(one["right"] + one["wrong"] for one in anew["asked"].values()) == 1
    assert anew["guesses"] == {}
    page.reload()
    expect(page.locator('[data-ready="true"]')).to_have_count(4)
    expect(page.get_by_label(NOTICED)).to_have_value("")
    expect(page.locator(".bl-entry").first).to_contain_text("0 of 3 noted")
    assert stored(page, "journal") == []
    assert stored(page, "measures") == []
    assert opened.errors == []
