"""The muscle viewer on a fake model, in a real browser with WebGL in software."""

import re
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.help.anatomy import NO_WEBGL, ViewerPage, shown_viewer

VIEWS = ("Front", "Side", "Back", "From above")
Open = Callable[..., ViewerPage]


@pytest.fixture
def opened(page: Page) -> Open:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 800})
    return lambda **traits: ViewerPage(page).open(**traits)


def told(page: Page) -> Locator:
    return page.locator(".bl-viewer-says")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def in_list(page: Page, name: str) -> Locator:
    # A structure that is not drawn says so after its name.
    exact = re.compile(rf"^{re.escape(name)}( not in the picture)?$")
    return page.get_by_role("list", name="Structures").get_by_role("button", name=exact)


def rested(viewer: ViewerPage, act: Callable[[], Any]) -> None:
    """Do something and wait until the picture rests again."""
    before = viewer.rests
    act()
    viewer.settle(before)


def test_it_draws_and_says_what_it_shows(opened: Open, page: Page) -> None:
    viewer = opened()
    expect(told(page)).to_have_text(
        "Seen from the front. Both hips straight, as in standing. Shown: bones, psoas, iliacus."
    )
    assert frames(page) > 0
    assert viewer.errors == []


def test_a_view_is_a_button_away(opened: Open, page: Page) -> None:
    viewer = opened()
    for view, seen in (
        ("Side", "Seen from the body's right side."),
        ("Back", "Seen from the back."),
        ("From above", "Seen from above."),
    ):
        rested(viewer, button(page, view).click)
        expect(told(page)).to_contain_text(seen)
        expect(button(page, view)).to_have_attribute("aria-pressed", "true")
        expect(button(page, "Front")).to_have_attribute("aria-pressed", "false")
        assert viewer.trait("view") == view.split()[-1].lower()
    # Python or a quiz can set it too.
    rested(viewer, lambda: viewer.set(view="back"))
    expect(told(page)).to_contain_text("Seen from the back.")


def test_the_hip_bends_in_picture_curve_and_words(opened: Open, page: Page) -> None:
    viewer = opened()
    marker = page.locator('[data-part="iliacus"]').first
    at_rest = marker.bounding_box()
    rested(viewer, lambda: viewer.set(hip_angle=90))
    expect(told(page)).to_contain_text(
        "Both hips bent 90°: the iliacus is 30 % shorter than standing, the psoas 11 %."
    )
    moved = marker.bounding_box()
    assert at_rest is not None
    assert moved is not None
    assert moved["x"] > at_rest["x"]
    assert moved["y"] > at_rest["y"], "shorter stands lower"
    rested(viewer, lambda: viewer.set(side_index=1, hip_angle=-10))
    expect(told(page)).to_contain_text("Left hip 10° back: the iliacus is 3 % longer")


def test_layers_go_and_come(opened: Open, page: Page) -> None:
    viewer = opened()
    rested(viewer, page.get_by_label("Bones", exact=True).uncheck)
    rested(viewer, page.get_by_label("Great vessels (drawn)").check)
    expect(told(page)).to_contain_text("Shown: psoas, iliacus, great vessels (drawn).")
    expect(page.locator('.bl-label[data-id="femur"]')).to_have_count(0)
    expect(page.locator('.bl-label[data-id="aorta"]')).to_be_visible()


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


def test_a_tap_names_what_it_hits(opened: Open, page: Page) -> None:
    viewer = opened()
    for structure in ("psoas-major", "iliacus", "asis", "lumbar-vertebrae"):
        rested(viewer, partial(tap, viewer, structure))
        assert structure in viewer.trait("picked")
        name = next(s["name"] for s in viewer.state["structures"] if s["id"] == structure)
        expect(page.locator(".bl-about-title")).to_have_text(name)
        expect(told(page)).to_contain_text(f"Chosen: {name}.")


def test_the_list_tells_what_the_lesson_says(opened: Open, page: Page) -> None:
    opened()
    in_list(page, "Psoas major").click()
    detail = page.locator(".bl-about-structure")
    for title in ("Starts at", "Ends at", "Nerve", "What it does", "Next to it", "Sources"):
        expect(detail).to_contain_text(title)
    expect(detail).to_contain_text("lesser trochanter")
    expect(in_list(page, "Psoas major")).to_have_attribute("aria-pressed", "true")


def test_choosing_what_is_switched_off_switches_it_on(opened: Open, page: Page) -> None:
    viewer = opened()
    rested(viewer, in_list(page, "Aorta").click)
    expect(page.get_by_label("Great vessels (drawn)")).to_be_checked()


def test_search_narrows_the_list(opened: Open, page: Page) -> None:
    opened()
    rows = page.get_by_role("list", name="Structures").get_by_role("listitem")
    everything = rows.count()
    assert everything > 20
    page.get_by_label("Search for a structure").fill("vertebra")
    expect(rows).to_have_count(2)
    page.get_by_label("Search for a structure").fill("zzz")
    expect(rows).to_have_count(0)
    expect(page.get_by_text("No structure has that name.")).to_be_attached()
    page.get_by_label("Search for a structure").fill("")
    expect(rows).to_have_count(everything)


def asked(page: Page) -> str:
    said = page.locator(".bl-find-said").inner_text()
    found = re.search(r"(?:Find|once more): (.+?)\.(?: Tap|$)", said)
    assert found, said
    return found[1]


def test_find_it_by_list_right_and_wrong(opened: Open, page: Page) -> None:
    viewer = opened()
    rested(viewer, button(page, "Find it").click)
    expect(page.locator(".bl-labels")).to_be_hidden()
    in_list(page, asked(page)).click()
    expect(page.locator(".bl-find-said")).to_contain_text("Yes, that is")
    expect(page.locator(".bl-find-score")).to_have_text("Found 1 of 1")
    expect(button(page, "Next")).to_be_focused()
    button(page, "Next").click()
    wanted = asked(page)
    wrong = "Femur" if wanted != "Femur" else "Sacrum"
    in_list(page, wrong).click()
    expect(page.locator(".bl-find-said")).to_contain_text(f"That is {wrong}. Try once more")
    in_list(page, wrong).click()
    expect(page.locator(".bl-find-said")).to_contain_text(f"{wanted} is marked now.")
    expect(page.locator(".bl-find-score")).to_have_text("Found 1 of 2")
    rested(viewer, button(page, "Stop looking").click)
    expect(page.locator(".bl-labels")).to_be_visible()


def place_of(page: Page, structure: str) -> tuple[float, float] | None:
    """Where a structure's label would point; None where something hides it in this view."""
    line = page.locator(f'.bl-label-line[data-id="{structure}"]')
    if line.count() == 0 or "behind" in (line.get_attribute("class") or ""):
        return None
    x, y = (line.get_attribute("points") or "").split()[-1].split(",")
    return float(x), float(y)


def test_find_it_by_taps_on_the_picture(opened: Open, page: Page) -> None:
    """All that is asked for can be hit, the iliopsoas by either of its two parts."""
    viewer = opened()
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
        button(page, "Next").click()
    assert "iliopsoas" in asked_for
    assert len(set(asked_for)) == 12


@pytest.mark.parametrize("part", ["psoas-major", "iliacus"])
def test_either_part_is_the_iliopsoas_when_that_is_asked_for(
    opened: Open, page: Page, part: str
) -> None:
    viewer = opened()
    rested(viewer, button(page, "Find it").click)
    while asked(page) != "Iliopsoas":
        in_list(page, asked(page)).click()
        button(page, "Next").click()
    rested(viewer, lambda: tap(viewer, part))
    expect(page.locator(".bl-find-said")).to_have_text("Yes, that is Iliopsoas.")
    button(page, "Next").click()
    while (wanted := asked(page)) in ("Psoas major", "Iliacus"):
        in_list(page, wanted).click()
        button(page, "Next").click()
    rested(viewer, lambda: tap(viewer, part))
    expect(page.locator(".bl-find-said")).to_contain_text(f"Try once more: {wanted}.")


def test_keys_turn_and_zoom_the_picture(opened: Open, page: Page) -> None:
    viewer = opened()
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


def test_everything_by_keyboard_alone(opened: Open, page: Page) -> None:
    """Tab, Enter and Space reach and work search, list, layers, "Find it" and Next."""
    viewer = opened()

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


def test_dragging_turns_and_is_no_tap(opened: Open, page: Page) -> None:
    viewer = opened()
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag() -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 120, y, steps=4)
        page.mouse.up()

    rested(viewer, drag)
    assert viewer.trait("view") == ""
    assert viewer.trait("picked") == []


def frames(page: Page) -> int:
    return int(page.evaluate("document.querySelector('.bl-viewer').dataset.frames"))


def test_nothing_is_drawn_while_nothing_changes(opened: Open, page: Page) -> None:
    viewer = opened()
    before = frames(page)
    asked_for = page.evaluate(
        """async () => {
            let asked = 0;
            const own = requestAnimationFrame;
            globalThis.requestAnimationFrame = (f) => { asked++; return own(f); };
            for (let i = 0; i < 30; i++) await new Promise((done) => own(done));
            globalThis.requestAnimationFrame = own;
            return asked;
        }"""
    )
    assert asked_for == 0
    rested(viewer, lambda: viewer.set(hip_angle=10))
    assert before < frames(page) <= before + 2, "one frame, and one more where it is drawn sharper"


BOXES = """() => [...document.querySelectorAll(".bl-label:not([hidden])")].map((e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return { id: e.dataset.id, text: e.textContent, left, top, right, bottom };
})"""


DOTS = """() => [...document.querySelectorAll(".bl-label-dot")].map((e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
})"""


def test_columns_make_way_for_places_farther_out(opened: Open, page: Page) -> None:
    page.set_viewport_size({"width": 1600, "height": 800})
    viewer = opened()
    for _ in range(3):
        rested(viewer, button(page, "Zoom in").click)
    boxes, dots = page.evaluate(BOXES), page.evaluate(DOTS)
    middle = sum(dot["x"] for dot in dots) / len(dots)
    inner_left = max(box["right"] for box in boxes if box["right"] < middle)
    inner_right = min(box["left"] for box in boxes if box["left"] > middle)
    assert len(dots) == len(boxes) >= 8
    assert [dot for dot in dots if not inner_left < dot["x"] < inner_right] == []


def test_labels_never_cover_each_other(opened: Open, page: Page) -> None:
    viewer = opened()
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


def test_closing_gives_everything_back(opened: Open, page: Page) -> None:
    opened()
    left = page.evaluate(
        """() => {
            const canvas = document.querySelector(".bl-canvas");
            const gl = canvas.getContext("webgl2");
            const [viewer] = bench.mounted;
            viewer.remove();
            return { listeners: viewer.listeners, lost: gl.isContextLost(),
                     left: document.querySelectorAll(".bl-viewer").length };
        }"""
    )
    assert left == {"listeners": 0, "lost": True, "left": 0}


def test_the_plates_name_what_they_show() -> None:
    for plate in shown_viewer().plates:
        for word in ("psoas", "iliacus", "hip bone"):
            assert word in plate["alt"]


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


def test_a_phone_shows_stage_and_slider_and_makes_the_rest_when_it_is_opened(page: Page) -> None:
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


def test_the_slider_bends_the_hip_and_follows_python(opened: Open, page: Page) -> None:
    viewer = opened()
    slider = page.get_by_role("slider", name="Hip angle")
    rested(viewer, lambda: slider.press("PageUp"))
    assert viewer.trait("hip_angle") > 0
    rested(viewer, lambda: viewer.set(hip_angle=-10))
    expect(slider).to_have_value("-10")
    expect(slider).to_have_attribute("aria-valuetext", "\N{MINUS SIGN}10°")
    rested(viewer, button(page, "Right").click)
    assert viewer.trait("side_index") == 2
    expect(told(page)).to_contain_text("Right hip 10° back")


def test_enter_takes_the_only_match_and_turns_to_it(opened: Open, page: Page) -> None:
    viewer = opened(view="back")
    search = page.get_by_label("Search for a structure")
    search.fill("vertebra")
    search.press("Enter")
    assert viewer.trait("picked") == []
    search.fill("hip point")
    rested(viewer, lambda: search.press("Enter"))
    assert viewer.trait("picked") == ["asis"]
    expect(told(page)).to_contain_text("Chosen: Hip point")
    assert place_of(page, "asis") is not None, "it is seen, not behind something"
    expect(told(page)).not_to_contain_text("Seen from the back.")
    expect(page.locator(".bl-stage")).to_be_in_viewport()


LOSE = """() => {
    const gl = document.querySelector(".bl-canvas").getContext("webgl2");
    window.dropped = gl.getExtension("WEBGL_lose_context");
    window.dropped.loseContext();
}"""


def test_a_plate_stands_in_until_a_lost_picture_is_back(opened: Open, page: Page) -> None:
    viewer = opened(view="side")
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


def test_skin_wall_and_ball_are_layers(opened: Open, page: Page) -> None:
    viewer = opened()
    for layer in ("Skin (drawn)", "Belly wall (drawn)", "Ball at its spot"):
        rested(viewer, page.get_by_label(layer).check)
    expect(told(page)).to_contain_text("skin (drawn), belly wall (drawn), ball at its spot.")
    rested(viewer, lambda: tap(viewer, "rectus-abdominis"))
    assert "rectus-abdominis" in viewer.trait("picked")
    assert viewer.errors == []
