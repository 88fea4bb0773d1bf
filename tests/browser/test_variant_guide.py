"""The guide to the chosen variant on a fake model, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.help import axe
from tests.browser.help.widget_page import WidgetPage
from tests.samples.lesson import sample_guide

Open = Callable[..., WidgetPage]


@pytest.fixture
def opened(page: Page) -> Open:
    def open_(**traits: Any) -> WidgetPage:
        return WidgetPage(page, sample_guide()).open(fake=False, **traits)

    return open_


def guide(page: Page) -> Locator:
    return page.get_by_role("region", name="Ways to practice")


def test_tells_all_of_a_variant(opened: Open, page: Page) -> None:
    opened(variant_index=2)
    for text in (
        "The lift",
        "What lift is.",
        "Depth: level 3 of 3",
        "The deeper",
        "6 breaths a side, 2 times",
        "What the article says of lift.",
        "cue small: the left side",
        "small in left",
        "small out left",
        "Take care with lift.",
        "When to stop",
    ):
        expect(guide(page)).to_contain_text(text)


def test_follows_the_choice(opened: Open, page: Page) -> None:
    choice = opened()
    expect(guide(page)).to_contain_text("The drape")
    choice.set(variant_index=3, side_index=1)
    expect(guide(page)).to_contain_text("The iliacus")
    expect(guide(page)).to_contain_text("cue outward: the right side")
    choice.set(side_index=2)
    expect(guide(page)).to_contain_text("For the right side, swap left and right.")
    assert not choice.errors


def test_tells_it_without_a_picture(opened: Open, page: Page) -> None:
    opened(side_index=1)
    guide(page).get_by_text("More about").click()
    guide(page).get_by_text("In words, step by step").first.click()
    expect(page.get_by_text("cue settle, told at length: right, not left.")).to_be_visible()


def test_two_guides_and_a_removed_one(opened: Open, page: Page) -> None:
    guides = opened().mount(fake=False, variant_index=1)
    expect(guide(page).nth(0)).to_contain_text("What drape is.")
    expect(guide(page).nth(1)).to_contain_text("What deeper is.")
    assert guides.close() == 0
    expect(guide(page)).to_have_count(1)


def test_axe(opened: Open, page: Page) -> None:
    opened(variant_index=1, side_index=2)
    guide(page).get_by_text("More about").click()
    guide(page).get_by_text("In words, step by step").first.click()
    axe.check_everywhere(page, "a variant on both sides")


def test_a_card_chooses_by_mouse_and_keys(opened: Open, page: Page) -> None:
    choice = opened()
    page.get_by_text("The lift", exact=True).click()
    assert choice.trait("variant_index") == 2
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="The iliacus")).to_be_checked()
    assert choice.trait("variant_index") == 3


WELL = """(dates) => {
    const value = dates.map((date, at) =>
        ({ at, date, variant: "drape", breaths: 3, side: "left", felt: "fine" }));
    localStorage.setItem("bodylesson:sample:sessions", JSON.stringify({ version: 1, value }));
    const detail = { lesson: "sample" };
    dispatchEvent(new CustomEvent("bodylesson:practised", { detail }));
}"""


def test_deeper_ones_are_shut_until_two_sessions_ended_well(opened: Open, page: Page) -> None:
    opened(deeper_after=2)
    lift = page.get_by_role("radio", name="The lift")
    expect(page.get_by_role("radio", name="The drape")).to_be_enabled()
    expect(lift).to_be_disabled()
    expect(lift).to_have_accessible_description(
        "The locked ones open on another day, once two sessions have ended well."
    )
    axe.check_everywhere(page, "deeper ones shut")
    page.evaluate(WELL, ["2020-01-01"])
    expect(lift).to_be_disabled()
    page.evaluate(WELL, ["2020-01-01", "2020-01-03"])
    expect(lift).to_be_enabled()
    expect(page.get_by_text("The locked ones open")).to_be_hidden()
