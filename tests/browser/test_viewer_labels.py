"""The labels beside the picture: clear of each other and of the places they name."""

import re
from functools import partial
from itertools import combinations

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.help.viewer import VIEWS, Open, button, rested

BOXES = """() => [...document.querySelectorAll(".bl-label:not([hidden])")].map((e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return { id: e.dataset.id, text: e.textContent, left, top, right, bottom };
})"""


DOTS = """() => [...document.querySelectorAll(".bl-label-dot")].map((e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
})"""


def test_columns_make_way_for_places_farther_out(open_viewer: Open, page: Page) -> None:
    page.set_viewport_size({"width": 1600, "height": 800})
    viewer = open_viewer()
    for _ in range(3):
        rested(viewer, button(page, "Zoom in").click)
    boxes, dots = page.evaluate(BOXES), page.evaluate(DOTS)
    middle = sum(dot["x"] for dot in dots) / len(dots)
    inner_left = max(box["right"] for box in boxes if box["right"] < middle)
    inner_right = min(box["left"] for box in boxes if box["left"] > middle)
    assert len(dots) == len(boxes) >= 8
    assert [dot for dot in dots if not inner_left < dot["x"] < inner_right] == []


@pytest.mark.long
def test_labels_never_cover_each_other(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    for layer in ("Skin (drawn)", "Belly wall (drawn)", "Great vessels (drawn)"):
        rested(viewer, page.get_by_label(layer).check)
    for width in (320, 768, 1280):
        size: ViewportSize = {"width": width, "height": 800}
        rested(viewer, partial(page.set_viewport_size, size))
        stage = page.locator(".bl-stage").bounding_box()
        assert stage is not None
        for view in VIEWS:
            rested(viewer, button(page, view).click)
            boxes = page.evaluate(BOXES)
            assert len(boxes) >= 12 if width > 600 else 3 <= len(boxes) <= 5, (view, width)
            # Words everywhere, and a target that a finger can hit.
            assert all(re.search(r"[A-Za-z]{3}", box["text"]) for box in boxes)
            assert all(box["bottom"] - box["top"] >= 24 for box in boxes)
            for a, b in combinations(boxes, 2):
                apart = (
                    a["right"] <= b["left"]
                    or b["right"] <= a["left"]
                    or a["bottom"] <= b["top"]
                    or b["bottom"] <= a["top"]
                )
                assert apart, (view, width, a, b)
            for box in boxes:
                assert box["left"] >= stage["x"] - 0.5
                assert box["right"] <= stage["x"] + stage["width"] + 0.5
