"""Hands on the picture: wheel, pinch, keys and buttons that turn, tilt and zoom."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.help.anatomy import ViewerPage
from tests.browser.help.viewer import button, rested, told

WIDE_IN_FRONT = """() => {
    const x = (id) => {
        const points = document.querySelector(`.bl-label-line[data-id="${id}"]`)
            .getAttribute("points").split(" ").at(-1).split(",");
        return Number(points[0]);
    };
    return Math.abs(x("iliacus") - x("psoas-major"));
}"""


def size(page: Page) -> float:
    """How large the body is drawn: pixels between two muscles of both sides."""
    return float(page.evaluate(WIDE_IN_FRONT))


@pytest.fixture
def viewer(page: Page) -> ViewerPage:
    page.emulate_media(reduced_motion="reduce")
    return ViewerPage(page).open()


def test_plus_and_minus_zoom(viewer: ViewerPage, page: Page) -> None:
    page.get_by_role("application").focus()
    before = size(page)
    rested(viewer, lambda: page.keyboard.press("+"))
    assert size(page) == pytest.approx(1.2 * before, rel=0.03)
    rested(viewer, lambda: page.keyboard.press("-"))
    assert size(page) == pytest.approx(before, rel=0.01)


@pytest.mark.parametrize("in_hand", [False, True], ids=["passing by", "in hand"])
def test_the_wheel_scrolls_the_page_and_zooms_with_control(
    viewer: ViewerPage, page: Page, in_hand: bool
) -> None:
    surface = page.get_by_role("application")
    if in_hand:
        surface.focus()
    before, frames = size(page), page.locator(".bl-viewer").get_attribute("data-frames")
    box = surface.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + 150)
    page.mouse.wheel(0, 40)
    page.wait_for_function("scrollY > 0")
    assert page.locator(".bl-viewer").get_attribute("data-frames") == frames
    scrolled = page.evaluate("scrollY")
    page.keyboard.down("Control")
    rested(viewer, lambda: page.mouse.wheel(0, -200))
    page.keyboard.up("Control")
    assert size(page) > 1.3 * before
    assert page.evaluate("scrollY") == scrolled


def reset(viewer: ViewerPage) -> None:
    """Press "Reset" and wait for its own rest, not for that of a click before it."""
    rested(viewer, button(viewer.page, "Reset").click)
    expect(button(viewer.page, "Front")).to_have_attribute("aria-pressed", "true")


@pytest.mark.long
def test_buttons_turn_tilt_zoom_and_reset(viewer: ViewerPage, page: Page) -> None:
    before = size(page)
    for _ in range(6):
        button(page, "Turn left").click()
    expect(button(page, "Side")).to_have_attribute("aria-pressed", "true")
    for _ in range(12):
        button(page, "Turn right").click()
    expect(told(page)).to_contain_text("Seen from the body's left side.")
    reset(viewer)
    for _ in range(4):
        button(page, "Look from higher").click()
    expect(told(page)).to_contain_text("Seen from above.")
    for _ in range(8):
        button(page, "Look from lower").click()
    expect(told(page)).to_contain_text("Seen from the front.")
    reset(viewer)
    rested(viewer, button(page, "Zoom in").click)
    assert size(page) == pytest.approx(1.25 * before, rel=0.03)
    rested(viewer, button(page, "Zoom out").click)
    assert size(page) == pytest.approx(before, rel=0.01)


class Hand:
    """Fingers on a touch screen, as the browser's own input gives them."""

    def __init__(self, page: Page) -> None:
        self._cdp: CDPSession = page.context.new_cdp_session(page)

    def move(self, *steps: list[tuple[float, float]]) -> None:
        """Put fingers down at the first places, move them along, lift them at the last."""
        for number, fingers in enumerate(steps):
            kind = "touchMove" if number else "touchStart"
            points = [{"x": x, "y": y, "id": id} for id, (x, y) in enumerate(fingers)]
            self._cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        self._cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def middle(page: Page) -> tuple[float, float]:
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("across", "down"), [(1, 0), (0, 1)], ids=["level", "upright"])
def test_two_fingers_zoom_whichever_way_they_spread(phone: Page, across: int, down: int) -> None:
    viewer = ViewerPage(phone).open()
    before = size(phone)
    x, y = middle(phone)

    def spread(gap: float) -> list[tuple[float, float]]:
        return [(x - gap * across, y - gap * down), (x + gap * across, y + gap * down)]

    rested(viewer, lambda: Hand(phone).move(*(spread(80 + 2 * step) for step in range(11))))
    assert size(phone) == pytest.approx(1.25 * before, rel=0.1)
    assert phone.evaluate("scrollY") == 0
    assert phone.evaluate("visualViewport.scale") == 1


def test_two_fingers_tilt_together(phone: Page) -> None:
    viewer = ViewerPage(phone).open()
    x, y = middle(phone)
    fingers = ([(x - 40, y + 12 * step), (x + 40, y + 12 * step)] for step in range(-6, 7))
    rested(viewer, lambda: Hand(phone).move(*fingers))
    expect(told(phone)).to_contain_text("Seen from above.")
    x, y = middle(phone)
    fingers = ([(x - 40, y - 12 * step), (x + 40, y - 12 * step)] for step in range(-6, 7))
    rested(viewer, lambda: Hand(phone).move(*fingers))
    expect(told(phone)).to_contain_text("Seen from the front.")
    assert phone.evaluate("scrollY") == 0, "two fingers never scroll the page"


def test_one_finger_turns_level_and_scrolls_the_page_upright(phone: Page) -> None:
    viewer = ViewerPage(phone).open()
    x, y = middle(phone)
    rested(viewer, lambda: Hand(phone).move(*([(x - 15 * step, y)] for step in range(9))))
    expect(told(phone)).not_to_contain_text("Seen from the front.")
    Hand(phone).move(*([(x, y - 15 * step)] for step in range(9)))
    phone.wait_for_function("scrollY > 0")
