"""If the device chooses the colors, a choice does not show by bold letters alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help.records import open_widget, widget

SHAPE = """(one) => {
  const shape = (element) => {
    const s = getComputedStyle(element);
    return [s.backgroundColor, s.outlineStyle, s.outlineWidth, s.borderTopWidth, s.borderTopStyle];
  };
  return JSON.stringify([shape(one), ...[...one.querySelectorAll("span")].map(shape)]);
}"""


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("before", ".bl-unit-choice .bl-chips"),
        ("journal", ".bl-scale"),
        ("journal", ".bl-view-choice .bl-chips"),
        ("quiz", ".bl-question"),
    ],
)
def test_a_choice_shows_in_forced_colors(page: Page, name: str, group: str) -> None:
    page.emulate_media(forced_colors="active")
    traits: dict[str, Any] = {}
    if name == "quiz":
        # Which question comes first is drawn by chance, and some are answered on a picture.
        traits["questions"] = [one for one in widget("quiz").questions if one["kind"] == "one"]
    open_widget(page, name, **traits)
    if group == ".bl-view-choice .bl-chips":
        page.get_by_role("radio", name="5", exact=True).first.check(force=True)
        page.get_by_role("button", name="Keep this note").click()
        expect(page.get_by_role("article")).to_have_count(1)
    choices = page.locator(f"{group} label:has(input[type=radio], input[type=checkbox])")
    first, second = choices.nth(0), choices.nth(1)
    second.locator("input").check(force=True)
    assert looks(second) != looks(first)
    chosen: Any = second.evaluate("(one) => getComputedStyle(one).outlineStyle")
    assert chosen == "double"


def looks(choice: Any) -> str:
    found: str = choice.evaluate(SHAPE)
    return found
