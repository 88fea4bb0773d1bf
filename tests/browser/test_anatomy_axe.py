"""axe-core on the viewer and the spot finder."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help import axe
from tests.browser.help.anatomy import NO_WEBGL, ViewerPage, open_spot


@pytest.mark.long
def test_the_viewer_in_every_state(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    ViewerPage(page).open(hip_angle=90)
    axe.check_everywhere(page, "open")
    items = page.get_by_role("list", name="Structures").get_by_role("button")
    items.first.click()
    page.get_by_text("Sources").click()
    page.get_by_text("Flat plates").click()
    axe.check_everywhere(page, "a structure chosen, plates unfolded")
    page.get_by_label("Search for a structure").fill("zzz")
    page.get_by_role("button", name="Find it", exact=True).click()
    axe.check_everywhere(page, "asking")


@pytest.mark.long
def test_the_viewer_while_it_asks(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    viewer = ViewerPage(page).open()
    for layer in ("Skin (drawn)", "Belly wall (drawn)", "Great vessels (drawn)"):
        page.get_by_label(layer).check()
    axe.check_everywhere(page, "drawn layers on")
    for layer in ("Bones", "Skin (drawn)", "Belly wall (drawn)", "Great vessels (drawn)"):
        page.get_by_label(layer, exact=True).uncheck()
    page.get_by_role("button", name="Find it", exact=True).click()
    said = page.locator(".bl-find-said")
    names = [one["name"] for one in viewer.state["structures"]]

    def choose(name: str) -> None:
        items = page.get_by_role("list", name="Structures").get_by_role("listitem")
        items.nth(names.index(name)).get_by_role("button").click()

    def asked() -> str:
        text = said.inner_text()
        found: str = next(name for name in names if f": {name}." in text)
        return found

    choose(asked())
    axe.check_everywhere(page, "right")
    page.get_by_role("button", name="Next").click()
    choose("Femur")
    expect(said).to_contain_text("Try once more")
    axe.check_everywhere(page, "a miss")
    choose("Femur")
    expect(said).to_contain_text("is marked now")
    axe.check_everywhere(page, "the answer shown")
    page.get_by_role("button", name="Next").click()
    choose(asked())
    page.get_by_role("button", name="Next").click()
    expect(said).to_contain_text("Done.")
    axe.check_everywhere(page, "done")


def test_the_viewer_without_its_data(page: Page) -> None:
    ViewerPage(page, data=b"no data").open()
    expect(page.get_by_text("could not be read")).to_be_visible()
    axe.check_everywhere(page, "unreadable data")


def test_the_viewer_without_webgl(page: Page) -> None:
    ViewerPage(page).open(script=NO_WEBGL)
    axe.check_everywhere(page, "plates")


@pytest.mark.long
def test_the_spot_finder_in_every_state(page: Page) -> None:
    finder = open_spot(page)
    for fold in ("Adjust", "How we know", "What is under it"):
        page.get_by_text(fold).click()
    axe.check_everywhere(page, "good")
    finder.set(side_index=1, unit_index=1, body_index=2, measure_index=1)
    axe.check_everywhere(page, "right side, McBurney's point, by hand")
    own = {"ball_index": len(finder.state["balls"]), "other_index": len(finder.state["others"])}
    for verdict, traits in VERDICTS.items():
        chosen = {"side_index": 0, "measure_index": 0, "own_cm": 9.7, "sink_mm": 15} | own
        finder.set(**chosen | traits)
        expect(page.locator(".bl-spot")).to_have_attribute("data-verdict", verdict)
        axe.check_everywhere(page, verdict)


VERDICTS: dict[str, dict[str, Any]] = {
    "good": {"share": 0.59, "off_mm": 0},
    "close": {"share": 0.5, "off_mm": 0},
    "midline": {"share": 0.2, "off_mm": 0},
    "bone": {"share": 0.9, "off_mm": 0},
    "off-line": {"share": 0.61, "off_mm": -22},
    "groin": {"share": 0.75, "off_mm": 70},
    "upper": {"share": 0.55, "off_mm": -70},
    "too-wide": {"share": 0.6, "off_mm": 0, "own_cm": 20},
    "too-deep": {"share": 0.59, "off_mm": 0, "sink_mm": 45},
}
