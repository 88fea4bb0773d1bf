"""The cards of the balls on a fake model, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.balls.balls import cards
from tests.browser.help import axe
from tests.browser.help.anatomy import shown
from tests.browser.help.widget_page import WidgetPage


def open_balls(page: Page, **traits: Any) -> WidgetPage:
    return WidgetPage(page, shown().once(cards)).open(fake=False, **traits)


def test_the_recommended_ball_stands_first_and_is_chosen(page: Page) -> None:
    opened = open_balls(page)
    radios = page.get_by_role("group", name="Which ball").get_by_role("radio")
    expect(radios).to_have_count(3)
    expect(radios.first).to_be_checked()
    expect(page.locator(".bl-ball-card").first).to_contain_text("Start here")
    assert opened.errors == []


def test_a_card_is_chosen_by_keys_and_follows_what_is_chosen_elsewhere(page: Page) -> None:
    opened = open_balls(page)
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    assert opened.trait("ball_index") == 1
    opened.set(ball_index=2)
    expect(page.get_by_role("radio").nth(2)).to_be_checked()
    opened.set(ball_index=3)
    for radio in page.get_by_role("radio").all():
        expect(radio).not_to_be_checked()


def test_balls_are_drawn_to_one_scale_beside_the_same_orange(page: Page) -> None:
    opened = open_balls(page)
    page.set_viewport_size({"width": 360, "height": 740})
    widths = page.evaluate(
        """() => [...document.querySelectorAll(".bl-ball-picture svg")].map((svg) =>
            [...svg.querySelectorAll("circle")].map((c) => c.getBoundingClientRect().width))"""
    )
    names = [card["name"] for card in opened.state["cards"]]
    wide = {row["name"]: sum(row["diameter_mm"]) / 2 for row in opened.state["rows"]}
    scale = {round(found[-1] / 75, 3) for found in widths}
    assert len(scale) == 1, "one orange, one scale"
    for name, found in zip(names, widths, strict=True):
        assert found[0] / scale.copy().pop() == pytest.approx(wide[name], abs=0.6), name


@pytest.mark.parametrize("width", [320, 360])
def test_the_table_loses_no_column_on_a_phone(page: Page, width: int) -> None:
    open_balls(page)
    page.set_viewport_size({"width": width, "height": 740})
    page.get_by_text("All balls compared").click()
    for name in ("Ball", "Feel", "Width, weight"):
        head = page.get_by_role("columnheader", name=name, exact=True)
        expect(head).to_be_visible()
        box = head.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, name
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # A cell's words stay in their cell.
    spilled = page.evaluate(
        """() => [...document.querySelectorAll(".bl-ball-table :is(th, td)")]
            .filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.innerText)"""
    )
    assert spilled == []
    expect(page.get_by_role("row", name="Softball, 12 in")).to_contain_text("177 to 198 g")


def test_the_cards_are_fit_for_all(page: Page) -> None:
    open_balls(page)
    axe.check_everywhere(page, "cards")
    page.get_by_text("All balls compared").click()
    axe.check_everywhere(page, "table")


def test_in_forced_colors_the_chosen_card_is_marked(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    open_balls(page)
    expect(page.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_role("radio").first).to_be_visible()
