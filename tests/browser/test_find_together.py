"""A question that is answered on the picture: viewer and quiz on one page."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from bodylesson.sections.listing import showing
from bodylesson.sections.quiz.quiz import Quiz, quiz_widget
from tests.browser.help import axe
from tests.browser.help.anatomy import NO_WEBGL, shown_viewer, unfold
from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.records import key_of, lesson, stored
from tests.browser.help.together import TogetherPage

FAR_PX = 3000


def quiz_of_finding() -> Quiz:
    """The real quiz with only its "find" questions."""
    quiz = quiz_widget(showing(lesson()))
    quiz.questions = [one for one in quiz.questions if one["kind"] == "find"]
    assert len(quiz.questions) >= 2
    return quiz


def together(page: Page, quiz: Quiz, *, space_px: int = 0) -> TogetherPage:
    page.emulate_media(reduced_motion="reduce")
    viewer = shown_viewer()
    views = {"Quiz": quiz, "Muscle": viewer}
    opened = TogetherPage(page, views, lazy={"viewer": viewer}, space_px=space_px).open()
    expect(page.locator('.bl-quiz[data-ready="true"]')).to_be_attached()
    return opened


def question(page: Page, quiz: Quiz) -> dict[str, Any]:
    text = page.locator(".bl-question h3").inner_text()
    return next(one for one in quiz.questions if one["text"] == text)


def answer(asked: dict[str, Any], *, right: bool) -> dict[str, Any]:
    key = key_of(asked)["right"]
    return next(one for one in asked["answers"] if (one["id"] in key) == right)


def go(page: Page) -> Locator:
    """What leads to the picture, once that is awake."""
    button = page.get_by_role("button", name="Go to the picture")
    button.wait_for(timeout=WIDGETS_MS)
    return button


def banner(page: Page) -> Locator:
    return page.get_by_role("group", name="A question asks you to find something here")


def in_list(page: Page, structure: str) -> Locator:
    if page.get_by_role("list", name="Structures").count() == 0:
        unfold(page)
    name = lesson().structure(structure).name
    exact = re.compile(rf"^{re.escape(name)}( not in the picture)?$")
    return page.get_by_role("list", name="Structures").get_by_role("button", name=exact)


# Where a label's line ends there its structure is, relative to the picture.
PLACE = """(line) => {
  const end = line.points.getItem(line.points.numberOfItems - 1);
  const at = end.matrixTransform(line.getScreenCTM());
  const box = document.querySelector(".bl-surface").getBoundingClientRect();
  return { x: at.x - box.x, y: at.y - box.y };
}"""


def test_the_viewer_takes_the_question_and_its_list_answers(page: Page) -> None:
    quiz = quiz_of_finding()
    opened = together(page, quiz)
    asked = question(page, quiz)
    go(page).click()
    expect(banner(page)).to_be_focused()
    expect(banner(page)).to_be_in_viewport()
    expect(banner(page)).to_contain_text(asked["text"])
    assert answer(asked, right=True)["text"] not in banner(page).inner_text()
    in_list(page, "femur").click()
    expect(banner(page).get_by_role("status")).to_contain_text("The question does not offer it")
    assert stored(page, "quiz")[0]["asked"] == {}
    in_list(page, answer(asked, right=True)["structure"]).click()
    expect(page.locator(".bl-verdict-line")).to_have_text("That is right.")
    expect(page.locator(".bl-verdict-line")).to_be_focused()
    expect(banner(page)).to_be_hidden()
    (record,) = stored(page, "quiz")
    assert record["asked"][asked["id"]]["right"] == 1
    # Afterwards a choice in the list is a choice again.
    in_list(page, "femur").click()
    expect(in_list(page, "femur")).to_have_attribute("aria-pressed", "true")
    assert opened.errors == []


def test_a_wrong_part_is_told_as_wrong(page: Page) -> None:
    quiz = quiz_of_finding()
    together(page, quiz)
    asked = question(page, quiz)
    go(page).click()
    in_list(page, answer(asked, right=False)["structure"]).click()
    expect(page.locator(".bl-verdict-line")).to_have_text("Not quite.")


def test_a_tap_on_the_picture_answers_and_names_are_away_meanwhile(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})  # Where every part has a label.
    quiz = quiz_of_finding()
    quiz.questions = [one for one in quiz.questions if one["id"] == "where-it-ends"]
    together(page, quiz)
    page.locator(".bl-viewer").scroll_into_view_if_needed(timeout=WIDGETS_MS)
    label = page.locator(".bl-viewer .bl-label").first
    expect(label).to_be_visible(timeout=WIDGETS_MS)
    go(page).click()
    expect(label).to_be_hidden()
    # The question pushes the picture down, and the lines that nobody sees go with it.
    place = page.locator('.bl-label-line[data-id="lesser-trochanter"]').evaluate(PLACE)
    page.locator(".bl-surface").click(position=place)
    expect(page.locator(".bl-verdict-line")).to_have_text("That is right.")
    expect(label).to_be_visible()


def test_back_to_the_question_leaves_it_open(page: Page) -> None:
    quiz = quiz_of_finding()
    together(page, quiz)
    go(page).press("Enter")
    page.keyboard.press("Tab")
    expect(banner(page).get_by_role("button", name="Back to the question")).to_be_focused()
    page.keyboard.press("Enter")
    expect(banner(page)).to_be_hidden()
    expect(page.locator(".bl-answer input").first).to_be_focused()
    expect(page.locator(".bl-verdict-line")).to_have_count(0)


def test_a_choice_in_the_quiz_frees_the_viewer(page: Page) -> None:
    quiz = quiz_of_finding()
    together(page, quiz)
    asked = question(page, quiz)
    go(page).click()
    expect(banner(page)).to_be_visible()
    page.get_by_label(answer(asked, right=True)["text"], exact=True).check()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".bl-verdict-line")).to_have_text("That is right.")
    expect(banner(page)).to_be_hidden()


def test_a_viewer_that_is_not_loaded_yet_leaves_the_plate_and_takes_over_when_it_comes(
    page: Page,
) -> None:
    quiz = quiz_of_finding()
    together(page, quiz, space_px=FAR_PX)
    finding = page.locator(".bl-finding")
    expect(finding).to_have_attribute("data-picture", "plate")
    expect(page.locator(".bl-find-plate svg")).to_be_visible()
    expect(page.locator(".bl-viewer")).to_have_count(0)
    page.get_by_role("heading", name="Muscle").scroll_into_view_if_needed()
    expect(page.locator(".bl-viewer")).to_be_attached()
    expect(finding).to_have_attribute("data-picture", "viewer")
    go(page).click()
    expect(banner(page)).to_be_in_viewport()


def test_without_webgl_the_plate_stays(page: Page) -> None:
    page.add_init_script(NO_WEBGL)
    quiz = quiz_of_finding()
    together(page, quiz)
    expect(page.locator(".bl-no-webgl")).to_be_attached()
    expect(page.locator(".bl-finding")).to_have_attribute("data-picture", "plate")
    asked = question(page, quiz)
    structure = answer(asked, right=True)["structure"]
    page.locator(f'.bl-find-dot[data-structure="{structure}"]').first.click()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".bl-verdict-line")).to_have_text("That is right.")


@pytest.mark.parametrize("asked", [False, True], ids=["not asked", "asked"])
def test_axe_finds_nothing(page: Page, asked: bool) -> None:
    together(page, quiz_of_finding())
    if asked:
        go(page).click()
        expect(banner(page)).to_be_visible()
    axe.check_everywhere(page, "find, together")
