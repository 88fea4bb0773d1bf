"""The muscle viewer and the spot finder of the real lesson, each on a page of its own."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bodylesson.lesson.lesson import read_lesson
from bodylesson.sections.listing import showing
from bodylesson.sections.muscle_viewer.muscle_viewer import MuscleViewer, viewer
from bodylesson.sections.showing import Showing
from bodylesson.sections.spot_finder.spot_finder import finder
from tests.browser.help.widget_page import WidgetPage, as_json

LESSON = Path(__file__).parents[3] / "lessons" / "psoas-release"

NO_WEBGL = "HTMLCanvasElement.prototype.getContext = function () { return null; };"


@cache
def shown() -> Showing:
    """The real lesson, whose widgets are made once; every page gets a copy of their state."""
    return showing(read_lesson(LESSON))


def shown_viewer() -> MuscleViewer:
    """Its muscle viewer."""
    return shown().once(viewer)


class ViewerPage(WidgetPage):
    """The muscle viewer, whose data goes over as bytes."""

    def __init__(self, page: Page, data: bytes | None = None) -> None:
        super().__init__(page, shown_viewer())
        if data is not None:
            self.state["anatomy"] = as_json(data)

    def open(
        self, *, seed: int = 1, script: str = "", folded: bool = False, **traits: Any
    ) -> "ViewerPage":
        """Open the page, mount the viewer and wait until it has come to rest.

        `seed` decides the order in which "Find it" asks. All folds are opened unless `folded`.
        """
        super().open(
            fake=False, script=f"window.outside = {{ seed: () => {seed} }}; {script}", **traits
        )
        # The first rest is the one before anything was drawn.
        self.page.wait_for_function(
            """() => document.querySelector(".bl-no-webgl")
                || Number(document.querySelector(".bl-viewer")?.dataset.rests) > 1"""
        )
        if not folded:
            unfold(self.page)
        return self

    @property
    def rests(self) -> int:
        """How often the picture has come to rest since it was opened."""
        return int(self.page.locator(".bl-viewer").get_attribute("data-rests") or 0)

    def settle(self, before: int) -> None:
        """Wait until it has come to rest once more than `before`."""
        self.page.wait_for_function(
            "(n) => Number(document.querySelector('.bl-viewer').dataset.rests) > n", arg=before
        )


def unfold(page: Page) -> None:
    """Open every fold of the viewer and wait until its inside is there."""
    page.evaluate(
        """() => document.querySelectorAll(".bl-viewer-fold").forEach((fold) => fold.open = true)"""
    )
    page.wait_for_function(
        """() => [...document.querySelectorAll(".bl-viewer-fold")]
            .every((fold) => fold.querySelector(".bl-viewer-inside"))"""
    )


def open_spot(page: Page, **traits: Any) -> WidgetPage:
    """The spot finder."""
    return WidgetPage(page, shown().once(finder)).open(fake=False, **traits)
