"""axe-core on the viewer and the spot finder, at three widths, light and dark."""

from playwright.sync_api import Page, expect

import axe
from anatomy_page import NO_WEBGL, ViewerPage, open_spot


def test_the_viewer_in_every_state(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    ViewerPage(page).open(hip_angle=90)
    axe.check_everywhere(page, "open")
    items = page.get_by_role("list", name="Structures").get_by_role("button")
    items.first.click()
    page.get_by_text("Sources").click()
    page.get_by_text("Flat plates").click()
    axe.check_everywhere(page, "a structure chosen, plates unfolded")
    page.get_by_label("Search a structure").fill("zzz")
    page.get_by_role("button", name="Find it", exact=True).click()
    axe.check_everywhere(page, "asking")


def test_the_viewer_without_webgl(page: Page) -> None:
    page.add_init_script(NO_WEBGL)
    ViewerPage(page).open()
    axe.check_everywhere(page, "plates")


def test_the_spot_finder_in_every_state(page: Page) -> None:
    finder = open_spot(page)
    page.get_by_text("Why not").click()
    axe.check_everywhere(page, "good")
    finder.set(share=0.2, side_index=1, unit_index=1, body_index=2)
    expect(page.locator(".bl-spot-title")).to_have_text("Too near the midline.")
    axe.check_everywhere(page, "too near the midline")
