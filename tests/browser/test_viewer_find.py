""" "Find it": questions answered in the list, by taps and on a phone."""

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help.anatomy import ViewerPage
from tests.browser.help.viewer import VIEWS, Open, asked, button, in_list, place_of, rested, tap


def test_find_it_by_list_right_and_wrong(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    rested(viewer, button(page, "Find it").click)
    expect(page.locator(".bl-labels")).to_be_hidden()
    rested(viewer, in_list(page, asked(page)).click)
    expect(page.locator(".bl-find-said")).to_contain_text("Yes, that is")
    expect(page.locator(".bl-find-score")).to_have_text("Found 1 of 1")
    expect(button(page, "Next")).to_be_focused()
    rested(viewer, button(page, "Next").click)
    wanted = asked(page)
    wrong = "Femur" if wanted != "Femur" else "Sacrum"
    rested(viewer, in_list(page, wrong).click)
    expect(page.locator(".bl-find-said")).to_contain_text(f"That is {wrong}. Try once more")
    rested(viewer, in_list(page, wrong).click)
    expect(page.locator(".bl-find-said")).to_contain_text(f"{wanted} is marked now.")
    expect(page.locator(".bl-find-score")).to_have_text("Found 1 of 2")
    rested(viewer, button(page, "Stop looking").click)
    expect(page.locator(".bl-labels")).to_be_visible()


@pytest.mark.long
def test_find_it_by_taps_on_the_picture(open_viewer: Open, page: Page) -> None:
    """All that is asked for can be hit, the iliopsoas by either of its two parts."""
    viewer = open_viewer()
    rested(viewer, button(page, "Find it").click)
    ids = {one["name"]: one["id"] for one in viewer.state["structures"]}
    asked_for = []
    while button(page, "Stop looking").is_visible():
        structure = ids[asked(page)]
        asked_for.append(structure)
        for view in VIEWS:
            rested(viewer, button(page, view).click)
            if place_of(page, structure) is not None:
                break
        rested(viewer, partial(tap, viewer, structure))
        expect(page.locator(".bl-find-said")).to_contain_text("Yes, that is")
        if len(asked_for) == 12:
            break
        rested(viewer, button(page, "Next").click)
    assert "iliopsoas" in asked_for
    assert len(set(asked_for)) == 12


@pytest.mark.long
@pytest.mark.parametrize("part", ["psoas-major", "iliacus"])
def test_either_part_is_the_iliopsoas_when_that_is_asked_for(
    open_viewer: Open, page: Page, part: str
) -> None:
    viewer = open_viewer()
    rested(viewer, button(page, "Find it").click)
    while asked(page) != "Iliopsoas":
        rested(viewer, in_list(page, asked(page)).click)
        rested(viewer, button(page, "Next").click)
    rested(viewer, lambda: tap(viewer, part))
    expect(page.locator(".bl-find-said")).to_have_text("Yes, that is Iliopsoas.")
    rested(viewer, button(page, "Next").click)
    while (wanted := asked(page)) in ("Psoas major", "Iliacus"):
        rested(viewer, in_list(page, wanted).click)
        rested(viewer, button(page, "Next").click)
    rested(viewer, lambda: tap(viewer, part))
    expect(page.locator(".bl-find-said")).to_contain_text(f"Try once more: {wanted}.")


def test_find_it_asks_and_answers_on_the_picture(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    viewer = ViewerPage(page).open(folded=True)
    page.locator(".bl-viewer-fold summary", has_text="Find it").click()
    rested(viewer, button(page, "Find it").click)
    question = page.get_by_role("group", name="Find a part")
    expect(question).to_be_focused()
    expect(question).to_be_in_viewport()
    stage, box = page.locator(".bl-stage").bounding_box(), question.bounding_box()
    assert stage is not None
    assert box is not None
    assert stage["y"] <= box["y"]
    assert box["y"] + box["height"] < stage["y"] + stage["height"] / 2
    surface = page.get_by_role("application")
    surface.click(position={"x": 8, "y": stage["height"] - 12})
    expect(question).to_contain_text("not a part of the body")
    button(page, "Stop looking").click()
    expect(question).to_be_hidden()
    expect(button(page, "Find it")).to_be_focused()
