"""A page whose words the browser translates, as its menu offers it, in the middle of a practice."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.mounts import forward, hold, open_page
from tests.browser.help.servers import Server

TRANSLATED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (data.trim() && !parentElement.closest("script, style, svg, font")) {
      texts.push(walker.currentNode);
    }
  }
  for (const text of texts) {
    const outer = document.createElement("font");
    outer.append(Object.assign(document.createElement("font"), { textContent: `«${text.data}»` }));
    text.replaceWith(outer);
  }
}"""
"""Chromium's own translation puts each text into two `<font>` elements and lets the text go."""

LOOK_SECONDS = 5

SHOWN = """() => Object.fromEntries(["heading", "instruction", "left"].map((name) => {
    const shown = document.querySelector(`[aria-label="Breath timer"] .bl-${name}`);
    return [name, shown.textContent.trim()];
}))"""


def shown(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(SHOWN)
    return found


def reach(lesson_page: LessonPage, stage: str) -> None:
    """Let time go on until the session is in that stage."""
    for _ in range(60):
        if lesson_page.timer.get_attribute("data-stage") == stage:
            return
        forward(lesson_page.page, LOOK_SECONDS)
    pytest.fail(f"the session was never {stage}")


def keeps_its_translation(page: Page) -> None:
    """What stays is not written again, and what changes says its new words."""
    before = shown(page)
    page.evaluate(TRANSLATED)
    forward(page, 1)
    after = shown(page)
    assert "«" not in after["left"]
    assert after["left"] != before["left"]
    assert after["heading"] == f"«{before['heading']}»"
    assert after["instruction"] == f"«{before['instruction']}»"
    for _ in range(60):
        forward(page, LOOK_SECONDS)
        new = shown(page)
        if "«" not in new["heading"]:
            assert new["heading"] not in ("", before["heading"])
            assert "«" not in new["instruction"]
            return
    pytest.fail("the step never changed")


def test_a_translated_page_keeps_its_translation_during_the_practice(
    desk: BrowserContext, served: Server
) -> None:
    lesson_page = open_page(desk, served, clock=True)
    lesson_page.pass_gate()
    page = lesson_page.page
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    hold(page)
    lesson_page.start()
    for stage in ("placing", "running"):
        reach(lesson_page, stage)
        keeps_its_translation(page)
    lesson_page.timer.locator(".bl-button-stop").click()
    expect(lesson_page.timer).to_have_attribute("data-stage", "coming-off")
    assert faults == []
