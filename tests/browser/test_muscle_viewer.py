"""The muscle viewer on a fake model, in a real browser with WebGL in software."""

from functools import partial

from playwright.sync_api import Page, expect

from tests.browser.help.viewer import Open, button, frames, in_list, place_of, rested, tap, told


def test_it_draws_and_says_what_it_shows(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    expect(told(page)).to_have_text(
        "Seen from the front. Both hips straight, as in standing. Shown: bones, psoas, iliacus."
    )
    assert frames(page) > 0
    assert viewer.errors == []


def test_a_view_is_a_button_away(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
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


def test_the_hip_bends_in_picture_curve_and_words(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
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


def test_layers_go_and_come(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    rested(viewer, page.get_by_label("Bones", exact=True).uncheck)
    rested(viewer, page.get_by_label("Great vessels (drawn)").check)
    expect(told(page)).to_contain_text("Shown: psoas, iliacus, great vessels (drawn).")
    expect(page.locator('.bl-label[data-id="femur"]')).to_have_count(0)
    expect(page.locator('.bl-label[data-id="aorta"]')).to_be_visible()


def test_a_tap_names_what_it_hits(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    for structure in ("psoas-major", "iliacus", "asis", "lumbar-vertebrae"):
        rested(viewer, partial(tap, viewer, structure))
        assert structure in viewer.trait("picked")
        name = next(s["name"] for s in viewer.state["structures"] if s["id"] == structure)
        expect(page.locator(".bl-about-title")).to_have_text(name)
        expect(told(page)).to_contain_text(f"Chosen: {name}.")


def test_the_list_tells_what_the_lesson_says(open_viewer: Open, page: Page) -> None:
    open_viewer()
    in_list(page, "Psoas major").click()
    detail = page.locator(".bl-about-structure")
    for title in ("Starts at", "Ends at", "Nerve", "What it does", "Next to it", "Sources"):
        expect(detail).to_contain_text(title)
    expect(detail).to_contain_text("lesser trochanter")
    expect(in_list(page, "Psoas major")).to_have_attribute("aria-pressed", "true")


def test_choosing_what_is_switched_off_switches_it_on(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    rested(viewer, in_list(page, "Aorta").click)
    expect(page.get_by_label("Great vessels (drawn)")).to_be_checked()


def test_search_narrows_the_list(open_viewer: Open, page: Page) -> None:
    open_viewer()
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


def test_dragging_turns_and_is_no_tap(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
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


def test_nothing_is_drawn_while_nothing_changes(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
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


def test_closing_gives_everything_back(open_viewer: Open, page: Page) -> None:
    open_viewer()
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


def test_the_slider_bends_the_hip_and_follows_python(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    slider = page.get_by_role("slider", name="Hip angle")
    rested(viewer, lambda: slider.press("PageUp"))
    assert viewer.trait("hip_angle") > 0
    rested(viewer, lambda: viewer.set(hip_angle=-10))
    expect(slider).to_have_value("-10")
    expect(slider).to_have_attribute("aria-valuetext", "\N{MINUS SIGN}10°")
    rested(viewer, button(page, "Right").click)
    assert viewer.trait("side_index") == 2
    expect(told(page)).to_contain_text("Right hip 10° back")


def test_enter_takes_the_only_match_and_turns_to_it(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer(view="back")
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


def test_skin_wall_and_ball_are_layers(open_viewer: Open, page: Page) -> None:
    viewer = open_viewer()
    for layer in ("Skin (drawn)", "Belly wall (drawn)", "Ball at its spot"):
        rested(viewer, page.get_by_label(layer).check)
    expect(told(page)).to_contain_text("skin (drawn), belly wall (drawn), ball at its spot.")
    rested(viewer, lambda: tap(viewer, "rectus-abdominis"))
    assert "rectus-abdominis" in viewer.trait("picked")
    assert viewer.errors == []
