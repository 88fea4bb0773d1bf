"""The muscle viewer by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.help.viewer import Open, asked, button, in_list, rested, told


def test_keys_turn_and_zoom_the_picture(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    surface = page.get_by_role("application")
    surface.focus()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    expect(button(page, "Side")).to_have_attribute("aria-pressed", "true")
    expect(told(page)).to_contain_text("Seen from the body's right side.")
    assert viewer.trait("view") == "side"
    rested(viewer, lambda: page.keyboard.press("Home"))
    assert viewer.trait("view") == "front"
    scrolled = page.evaluate("scrollY")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("scrollY") == scrolled


@pytest.mark.long
def test_everything_by_keyboard_alone(open_viewer: Open, page: Page) -> None:
    """Tab, Enter and Space reach and work search, list, layers, "Find it" and Next."""
    viewer = open_viewer()

    def go_to(target: Locator, key: str = "Tab") -> None:
        for _ in range(90):
            if target.evaluate("(e) => e === document.activeElement"):
                return
            page.keyboard.press(key)
        pytest.fail(f"Tab never reaches {target}")

    go_to(page.get_by_label("Bones", exact=True))
    rested(viewer, lambda: page.keyboard.press("Space"))
    expect(told(page)).to_contain_text("Shown: psoas, iliacus.")
    rested(viewer, lambda: page.keyboard.press("Space"))
    search = page.get_by_label("Search for a structure")
    go_to(search)
    page.keyboard.type("iliacus")
    go_to(in_list(page, "Iliacus"))
    rested(viewer, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".bl-about-title")).to_have_text("Iliacus")
    go_to(search, "Shift+Tab")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    go_to(button(page, "Find it"), "Shift+Tab")
    page.keyboard.press("Enter")
    go_to(in_list(page, asked(page)))
    page.keyboard.press("Space")
    expect(page.locator(".bl-find-score")).to_have_text("Found 1 of 1")
    expect(button(page, "Next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".bl-find-said")).to_contain_text("Find:")
    go_to(button(page, "Stop looking"), "Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator(".bl-find-said")).to_be_hidden()
