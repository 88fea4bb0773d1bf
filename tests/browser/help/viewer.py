"""What the tests of the muscle viewer press, read and wait for."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.help.anatomy import ViewerPage

VIEWS = ("Front", "Side", "Back", "From above")
Open = Callable[..., ViewerPage]
"""Opens the viewer with these traits and waits until it has come to rest."""


def told(page: Page) -> Locator:
    """The line that says in words what the picture shows."""
    return page.locator(".bl-viewer-says")


def button(page: Page, name: str) -> Locator:
    """A button by its whole name."""
    return page.get_by_role("button", name=name, exact=True)


def in_list(page: Page, name: str) -> Locator:
    """A structure in the list, by its name."""
    # A structure that is not drawn says so after its name.
    exact = re.compile(rf"^{re.escape(name)}( not in the picture)?$")
    return page.get_by_role("list", name="Structures").get_by_role("button", name=exact)


def rested(viewer: ViewerPage, act: Callable[[], Any]) -> None:
    """Do something and wait until the picture rests again."""
    before = viewer.rests
    act()
    viewer.settle(before)


def tap(viewer: ViewerPage, structure: str) -> None:
    """Tap the place that a label's line points to."""
    line = viewer.page.locator(f'.bl-label-line[data-id="{structure}"]')
    points = line.get_attribute("points") or ""
    x, y = (float(value) for value in points.split()[-1].split(","))
    surface = viewer.page.get_by_role("application")
    names, picture = viewer.page.locator(".bl-labels").bounding_box(), surface.bounding_box()
    assert names is not None
    assert picture is not None
    at = {"x": names["x"] - picture["x"] + x, "y": names["y"] - picture["y"] + y}
    surface.click(position=at, force=True)  # type: ignore[arg-type]


def asked(page: Page) -> str:
    """The name of the structure that "Find it" asks for."""
    said = page.locator(".bl-find-said").inner_text()
    found = re.search(r"(?:Find|once more): (.+?)\.(?: Tap|$)", said)
    assert found, said
    return found[1]


def place_of(page: Page, structure: str) -> tuple[float, float] | None:
    """Where a structure's label would point; None where something hides it in this view."""
    line = page.locator(f'.bl-label-line[data-id="{structure}"]')
    if line.count() == 0 or "behind" in (line.get_attribute("class") or ""):
        return None
    x, y = (line.get_attribute("points") or "").split()[-1].split(",")
    return float(x), float(y)


def frames(page: Page) -> int:
    """How many frames have been drawn."""
    return int(page.evaluate("document.querySelector('.bl-viewer').dataset.frames"))
