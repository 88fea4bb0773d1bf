"""The muscle viewer on a phone and on a desk: what is in view, and what waits in folds."""

from playwright.sync_api import Page, expect

from tests.browser.help.anatomy import ViewerPage
from tests.browser.help.viewer import rested, tap, told


def test_a_tap_is_answered_on_the_picture(page: Page) -> None:
    """Name and one line stand over the stage, nothing moves, and More opens the whole text."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    viewer = ViewerPage(page).open(folded=True)
    stage, hip = page.locator(".bl-stage"), page.get_by_role("slider", name="Hip angle")
    before = hip.bounding_box()
    rested(viewer, lambda: tap(viewer, "psoas-major"))
    card = page.get_by_role("group", name="The part you chose")
    expect(card).to_contain_text("Psoas major")
    expect(card).to_contain_text("A long muscle deep in the belly")
    assert hip.bounding_box() == before
    outer, inner = stage.bounding_box(), card.bounding_box()
    assert outer is not None
    assert inner is not None
    assert outer["y"] <= inner["y"]
    assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    card.get_by_role("button", name="More").click()
    expect(page.locator(".bl-about-structure")).to_be_focused()
    expect(page.locator(".bl-about-structure")).to_contain_text("Starts at")
    rested(viewer, card.get_by_role("button", name="Close").click)
    expect(card).to_be_hidden()
    expect(told(page)).not_to_contain_text("Chosen")


def test_a_phone_shows_stage_and_slider_and_makes_the_rest_when_it_is_opened(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ViewerPage(page).open(folded=True)
    slider = page.get_by_role("slider", name="Hip angle").bounding_box()
    assert slider is not None
    # Room for a step's heading and its line of progress above.
    assert slider["y"] + slider["height"] < 740 - 150
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    folds = page.locator(".bl-viewer-fold")
    assert folds.locator("summary").all_inner_texts() == [
        *("View and turn", "Layers", "Find it", "All parts", "Flat plates"),
    ]
    expect(page.locator(".bl-viewer-inside")).to_have_count(0)
    folds.nth(1).locator("summary").click()
    expect(page.get_by_label("Bones", exact=True)).to_be_checked()
    expect(page.locator(".bl-viewer-inside")).to_have_count(1)


def test_a_desktop_shows_the_picture_beside_its_controls(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    ViewerPage(page).open(folded=True)
    stage = page.locator(".bl-stage").bounding_box()
    assert stage is not None
    for part in (page.get_by_role("slider", name="Hip angle"), page.get_by_label("Bones")):
        box = part.first.bounding_box()
        assert box is not None
        assert box["x"] > stage["x"] + stage["width"]
        assert box["y"] + box["height"] < 800
