"""Letters twice as large, and a phone that lies on its side: everything is there and in reach."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.mounts import open_page
from tests.browser.help.servers import Server

PHONE = ViewportSize(width=360, height=740)
ON_ITS_SIDE = ViewportSize(width=640, height=400)
TWICE = """document.addEventListener("DOMContentLoaded", () => {
  document.documentElement.style.fontSize = "200%";
});"""
STEPS = ("home", "muscle", "safe", "spot", "stop", "practise")

TOO_WIDE = """() => Array.from(document.querySelectorAll("body *")).filter((element) => {
  if (!element.checkVisibility() || element.closest("svg, .bl-unseen, .bl-skip")) return false;
  const { left, right, width } = element.getBoundingClientRect();
  return width > 1 && (left < -1 || right > innerWidth + 1);
}).map((element) => `${element.tagName} ${element.className}`)"""

IN_VIEW = """() => {
  const within = (selector, { top, bottom }) => {
    const box = document.querySelector(`.bl-session ${selector}`).getBoundingClientRect();
    return box.height > 0 && box.top >= top - 1 && box.bottom <= bottom + 1;
  };
  const stage = document.querySelector(".bl-session-stage").getBoundingClientRect();
  const page = { top: 0, bottom: innerHeight };
  return {
    instruction: within(".bl-instruction", stage),
    pause: within(".bl-button-pause", page),
    stop: within(".bl-button-stop", page),
  };
}"""
ALL = {"instruction": True, "pause": True, "stop": True}


@pytest.mark.long
@pytest.mark.parametrize(
    ("viewport", "script"), [(PHONE, TWICE), (ON_ITS_SIDE, "")], ids=["twice", "side"]
)
def test_every_step_fits_and_the_practice_says_its_words(
    browser: Browser, served: Server, viewport: ViewportSize, script: str
) -> None:
    context = browser.new_context(viewport=viewport)
    context.add_init_script(script)
    lesson_page = open_page(context, served)
    page = lesson_page.page
    for step in STEPS:
        lesson_page.go_to(step)
        assert page.evaluate(TOO_WIDE) == [], step
    lesson_page.go_to("safe")
    lesson_page.pass_gate()
    lesson_page.to_practice()
    lesson_page.start()
    assert page.evaluate(IN_VIEW) == ALL
    words_stay_in_view(page, lesson_page)
    context.close()


def words_stay_in_view(page: Page, lesson_page: LessonPage) -> None:
    """Through all the steps of getting into place, up to the first breath on the ball."""
    heading = lesson_page.timer.locator(".bl-heading")
    while lesson_page.timer.get_attribute("data-stage") == "placing":
        step = heading.inner_text()
        assert page.evaluate(IN_VIEW) == ALL, lesson_page.timer.inner_text()
        lesson_page.button("Next").click()
        page.wait_for_function(CHANGED, arg=step)
    assert page.evaluate(IN_VIEW) == ALL


CHANGED = "(step) => document.querySelector('.bl-heading').innerText !== step"
