"""The muscle viewer without its picture: no WebGL, no data, or a lost context."""

import re

from playwright.sync_api import Page, expect

from tests.browser.help.anatomy import NO_WEBGL, ViewerPage, shown_viewer
from tests.browser.help.viewer import Open, asked, button, in_list, rested, told


def test_without_webgl_plates_and_list_do_it(page: Page) -> None:
    viewer = ViewerPage(page).open(script=NO_WEBGL)
    expect(page.get_by_text("This browser cannot draw the 3D picture.")).to_be_visible()
    plates = page.get_by_role("img", name=re.compile("Spine, hip bones"))
    expect(plates).to_be_visible()
    expect(page.get_by_role("application")).to_have_count(0)
    in_list(page, "Iliacus").click()
    expect(page.locator(".bl-about-title")).to_have_text("Iliacus")
    button(page, "Find it").click()
    in_list(page, asked(page)).click()
    expect(page.locator(".bl-find-score")).to_have_text("Found 1 of 1")
    viewer.set(hip_angle=90)
    expect(told(page)).to_contain_text(
        "Both hips bent 90°: the iliacus is 30 % shorter than standing, the psoas 11 %."
    )
    viewer.set(side_index=1, hip_angle=-10)
    expect(told(page)).to_contain_text("Left hip 10° back: the iliacus is 3 % longer")
    assert viewer.errors == []


def test_data_that_cannot_be_read_leaves_plates_list_and_search(page: Page) -> None:
    viewer = ViewerPage(page, data=b"no data").open()
    expect(page.get_by_text("The 3D picture could not be read.")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Spine, hip bones"))).to_be_visible()
    page.get_by_label("Search for a structure").fill("iliacus")
    in_list(page, "Iliacus").click()
    expect(page.locator(".bl-about-title")).to_have_text("Iliacus")
    expect(told(page)).to_contain_text("Chosen: Iliacus.")
    viewer.set(hip_angle=90)
    button(page, "Find it").click()
    page.get_by_label("Search for a structure").fill("")
    in_list(page, asked(page)).click()
    expect(page.locator(".bl-find-score")).to_have_text("Found 1 of 1")
    assert viewer.errors == []


LOSE = """() => {
    const gl = document.querySelector(".bl-canvas").getContext("webgl2");
    window.dropped = gl.getExtension("WEBGL_lose_context");
    window.dropped.loseContext();
}"""


def test_a_plate_stands_in_until_a_lost_picture_is_back(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer(view="side")
    rested(viewer, lambda: page.evaluate(LOSE))
    plate = page.locator(".bl-stand-in").get_by_role("img", name=re.compile("right side"))
    expect(plate).to_be_visible()
    expect(page.locator(".bl-labels")).to_be_hidden()
    expect(told(page)).to_contain_text("The 3D picture has stopped.")
    expect(told(page)).not_to_contain_text("Shown:")
    rested(viewer, lambda: viewer.set(hip_angle=90))
    expect(told(page)).to_contain_text("the iliacus is 30 % shorter")
    rested(viewer, lambda: page.evaluate("window.dropped.restoreContext()"))
    expect(plate).to_be_hidden()
    expect(page.locator(".bl-labels")).to_be_visible()
    expect(told(page)).to_contain_text("Shown: bones, psoas, iliacus.")
    assert viewer.errors == []


def test_the_plates_name_what_they_show() -> None:
    for plate in shown_viewer().plates:
        for word in ("psoas", "iliacus", "hip bone"):
            assert word in plate["alt"]
