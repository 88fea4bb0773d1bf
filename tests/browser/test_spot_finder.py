"""The spot finder on a fake model, in a real browser."""

import re
from itertools import combinations, product

import pytest
from playwright.sync_api import Locator, Page, expect

from bodylesson.lesson.lesson import read_lesson
from bodylesson.plates.lesson_plates import Plates
from tests.browser.help.anatomy import LESSON, open_spot

BALLS = ("soft-4", "softball-12", "tennis")
OTHERS = ("soft-5", "soft-7", "softball-11", "softball-16", "lacrosse")
SOFTBALL, TENNIS, OTHER = BALLS.index("softball-12"), BALLS.index("tennis"), len(BALLS)
OWN = {"ball_index": OTHER, "other_index": len(OTHERS)}


def ball(page: Page) -> Locator:
    return page.get_by_role("slider", name=re.compile("^Ball"))


def title(page: Page) -> Locator:
    return page.locator(".bl-spot-title")


def facts(page: Page) -> Locator:
    """Behind a fold: what it holds can be read whether it is open or not."""
    return page.locator(".bl-spot-facts").first


def under(page: Page) -> Locator:
    return page.locator(".bl-spot-facts").last


def test_it_starts_at_a_good_place(page: Page) -> None:
    finder = open_spot(page)
    assert [one["id"] for one in finder.state["balls"]] == list(BALLS)
    expect(title(page)).to_have_text("This is a good place.")
    assert 0.5 <= finder.trait("share") <= 0.7
    assert finder.errors == []


def test_it_tells_the_article_beside_the_middle_in_both_units(page: Page) -> None:
    finder = open_spot(page, ball_index=SOFTBALL)
    expect(facts(page)).to_contain_text("The article says 2.5 to 5 cm to the side of the navel.")
    expect(facts(page)).to_contain_text("The middle of your line is about 5.6 cm")
    expect(facts(page)).to_contain_text("7.6 cm (4 finger-widths)")
    expect(facts(page)).to_contain_text("presses on a patch 7 cm wide")
    finder.set(unit_index=1)
    expect(facts(page)).to_contain_text("The article says 1 to 2 in")
    expect(facts(page)).to_contain_text("about 2.2 in")


def test_keys_move_the_ball_and_each_place_is_judged(page: Page) -> None:
    open_spot(page, ball_index=SOFTBALL)
    ball(page).focus()
    for presses, key, said in (
        (5, "ArrowLeft", "Too near the midline."),
        (5, "ArrowRight", "Too near the hip bone."),
        (4, "PageUp", "Off the line."),
        (16, "PageDown", "Too near the groin."),
        (14, "PageUp", "Too high."),
        (1, "ArrowRight", "This will do, but only just."),
    ):
        for _ in range(presses):
            page.keyboard.press(key)
        expect(title(page)).to_have_text(said)
        page.keyboard.press("Home")
        expect(title(page)).to_have_text("This is a good place.")


def test_a_wrong_place_says_why_in_the_lesson_s_words(page: Page) -> None:
    finder = open_spot(page, ball_index=SOFTBALL)
    for share, off, why in (
        (0.3, 0, "The great vessels lie there."),
        (0.85, 0, "A skin nerve runs just inside it."),
        (0.75, 70, "The vessels and the nerve of the leg pass there"),
        (0.55, -70, "Liver, spleen, and pancreas are there."),
    ):
        finder.set(share=share, off_mm=off)
        expect(page.locator(".bl-spot-verdict")).to_contain_text(why)
        expect(page.locator(".bl-aloud")).not_to_contain_text(why)


def test_the_ball_tells_where_it_is(page: Page) -> None:
    open_spot(page, ball_index=SOFTBALL)
    expect(ball(page)).to_have_attribute("aria-valuenow", "59")
    expect(ball(page)).to_have_attribute("aria-valuetext", re.compile("7.6 cm.*good place"))


def test_dragging_and_buttons_move_it_too(page: Page) -> None:
    finder = open_spot(page, ball_index=SOFTBALL)
    box = ball(page).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y - 20, steps=3)
    page.mouse.up()
    dragged = finder.trait("share")
    assert dragged < 0.4, "on the left side, rightward is toward the navel"
    expect(title(page)).to_have_text("Too near the midline.")
    page.get_by_text("Adjust").click()
    page.get_by_role("button", name="Toward the hip bone").click()
    assert finder.trait("share") > dragged
    page.get_by_role("button", name="Back to the start").click()
    expect(title(page)).to_have_text("This is a good place.")


def test_the_right_side_is_the_mirror_and_names_mcburney(page: Page) -> None:
    finder = open_spot(page, ball_index=SOFTBALL)
    left = ball(page).bounding_box()
    expect(facts(page)).not_to_contain_text("McBurney")
    finder.set(side_index=1)
    right = ball(page).bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] > left["x"] + left["width"]
    expect(facts(page)).to_contain_text("McBurney's point lies under the ball")
    ball(page).focus()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    expect(facts(page)).not_to_contain_text("McBurney")
    page.keyboard.press("Home")
    expect(facts(page)).to_contain_text("McBurney's point lies under the ball")
    expect(page.locator(".bl-aloud")).to_contain_text("your right hip point")


def test_an_untouched_ball_goes_along_with_ball_and_belly(page: Page) -> None:
    finder = open_spot(page, ball_index=OTHER, other_index=OTHERS.index("soft-5"))
    between = finder.trait("share")
    finder.set(ball_index=TENNIS)
    assert finder.trait("share") > between
    finder.set(ball_index=SOFTBALL, measure_index=1)
    expect(facts(page)).to_contain_text("finger-widths")
    ball(page).focus()
    page.keyboard.press("ArrowRight")
    moved = finder.trait("share")
    finder.set(ball_index=TENNIS)
    assert finder.trait("share") == moved, "a hand has placed it"


def test_without_a_tape_it_says_what_a_hand_is_taken_as(page: Page) -> None:
    finder = open_spot(page)
    expect(facts(page)).not_to_contain_text("A hand is")
    finder.set(measure_index=1)
    expect(facts(page)).to_contain_text("We take it as 7.6 cm, so your line is 11.4 cm long.")
    finder.set(measure_index=3)
    expect(facts(page)).to_contain_text("so your line is 15.2 cm long.")


def test_a_ball_too_wide_for_the_belly_is_refused(page: Page) -> None:
    open_spot(page, ball_index=OTHER, other_index=OTHERS.index("soft-7"))
    expect(title(page)).to_have_text("This ball is too wide for this belly.")
    expect(page.locator(".bl-aloud")).to_contain_text("Not here.")


def test_a_ball_sunk_deep_is_too_deep(page: Page) -> None:
    finder = open_spot(page, sink_mm=40)
    expect(title(page)).to_have_text("Too deep.")
    finder.set(sink_mm=15)
    expect(title(page)).to_have_text("This is a good place.")


def test_only_who_has_another_ball_is_asked_which(page: Page) -> None:
    finder = open_spot(page)
    which, wide = page.get_by_label("Which other ball"), page.get_by_label("How wide it is")
    expect(which).to_be_hidden()
    finder.set(ball_index=OTHER)
    expect(which).to_be_visible()
    expect(wide).to_be_hidden()
    which.select_option("My own ball")
    expect(wide).to_be_visible()
    wide.focus()
    before = finder.trait("own_cm")
    page.keyboard.press("ArrowRight")
    assert finder.trait("own_cm") > before
    finder.set(own_cm=20)
    expect(title(page)).to_have_text("This ball is too wide for this belly.")


def test_one_unit_at_a_time_and_the_browser_keeps_it(page: Page) -> None:
    finder = open_spot(page)
    page.get_by_text("Adjust").click()
    tape = page.get_by_label("Measured by tape")
    expect(tape).to_have_attribute("aria-valuetext", "12.8 cm")
    page.get_by_label("Lengths in").select_option("inches")
    expect(tape).to_have_attribute("aria-valuetext", "5 in")
    tape.focus()
    page.keyboard.press("Home")
    assert 8 <= finder.trait("distance_cm") < 8.5
    page.reload()
    finder.mount(fake=False)
    assert finder.trait("unit_index") == 1
    expect(page.get_by_text("Lengths in")).to_be_hidden()
    expect(facts(page)).to_contain_text(" in (")


def test_all_of_it_is_reached_by_keys_alone(page: Page) -> None:
    open_spot(page)
    page.keyboard.press("Tab")
    expect(ball(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("summary", has_text="Adjust")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Lengths in")).to_be_focused()


TOUCHED = """(reach) => {
    const patch = document.querySelector(".bl-patch");
    const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(patch.getAttribute(name)));
    const at = (part) => Array.from({ length: 48 }, (_, i) => new DOMPoint(
        x + part * r * Math.cos(i * Math.PI / 24), y + part * r * Math.sin(i * Math.PI / 24)));
    const points = [...at(0.999), ...at(0.5), ...at(0)];
    return [...document.querySelectorAll(".bl-keep-off")]
        .filter((zone) => points.some((point) => zone.isPointInFill(point)))
        .map((zone) => zone.dataset.place);
}"""


@pytest.mark.long
def test_where_it_says_good_the_patch_that_is_drawn_touches_nothing_to_keep_off(page: Page) -> None:
    finder = open_spot(page)
    seen: dict[str, int] = {}
    bad = 0
    chosen = [(i, 0) for i in range(len(BALLS))] + [(OTHER, i) for i in range(len(OTHERS) + 1)]
    for side, (one, other), sunk in product((0, 1), chosen, (15, 40)):
        for share, off in product((0.5, 0.56, 0.59, 0.62, 0.7), (-15, 0, 10)):
            finder.set(
                side_index=side,
                ball_index=one,
                other_index=other,
                sink_mm=sunk,
                share=share,
                off_mm=off,
            )
            verdict = page.locator(".bl-spot").get_attribute("data-verdict") or ""
            seen[verdict] = seen.get(verdict, 0) + 1
            touched = page.evaluate(TOUCHED)
            if verdict in ("good", "close"):
                assert touched == [], (side, one, other, sunk, share, off)
            else:
                bad += bool(touched)
    assert bad > 50, "what is refused does touch something, mostly"
    assert seen["good"] > 20
    assert seen["close"] > 20
    assert seen["too-deep"] > 5
    assert seen["too-wide"] > 20


def test_the_ring_is_the_ball_and_the_patch_is_less(page: Page) -> None:
    open_spot(page)
    ring = page.locator(".bl-spot-ring").bounding_box()
    patch = page.locator(".bl-patch").bounding_box()
    assert ring is not None
    assert patch is not None
    assert patch["width"] / ring["width"] == pytest.approx(72.3 / 102, abs=0.02)
    expect(page.get_by_text("The dark patch presses.")).to_be_visible()


def test_under_it_the_depth_is_a_range_with_its_error(page: Page) -> None:
    finder = open_spot(page, ball_index=TENNIS)
    expect(under(page)).to_contain_text("First come skin, fat and belly wall, then bowel.")
    expect(under(page)).to_contain_text(re.compile(r"about [\d.]+ to [\d.]+ cm deep"))
    expect(under(page)).to_contain_text("error of 3 cm or more")
    expect(under(page)).to_contain_text("A ball this small may not get near")
    finder.set(body_index=2)
    expect(under(page)).to_contain_text("too little to come near the psoas")
    finder.set(ball_index=SOFTBALL, body_index=1)
    expect(under(page)).to_contain_text("This ball hardly gives way")
    page.get_by_text("What is under it").click()
    expect(page.get_by_role("img", name=re.compile("Cut through the belly"))).to_be_visible()


APART = """() => [...document.querySelectorAll("svg text")].map((e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    const picture = e.ownerSVGElement.getBoundingClientRect();
    const inside = left >= picture.left && right <= picture.right;
    return { words: e.textContent, of: e.ownerSVGElement.classList[0], inside,
        box: [left, top + 2, right, bottom - 2] };
})"""


def collisions(page: Page) -> list[str]:
    """Words in a picture that cover others or are cut off."""
    names = page.evaluate(APART)
    assert len(names) > 4
    found = [one["words"] for one in names if not one["inside"]]
    for one, other in combinations(names, 2):
        a, b = one["box"], other["box"]
        if one["of"] == other["of"] and not (
            a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        ):
            found.append(f"{one['words']} / {other['words']}")
    return found


def test_names_in_the_cut_never_cover_each_other(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    finder = open_spot(page)
    picture = page.locator(".bl-under-picture")
    for name in ("aorta", "vein", "muscle wall", "psoas", "bowel", "skin and fat", "ball"):
        expect(picture.get_by_text(name, exact=True)).to_have_count(1)
    expect(picture.locator(".bl-cut-spread")).to_have_count(4)
    for body, side, one, sunk in product(range(3), (0, 1), range(len(BALLS) + 1), (0, 0.4, 1)):
        finder.set(body_index=body, side_index=side, ball_index=one, sink_share=sunk)
        assert collisions(page) == [], (body, side, one, sunk)


@pytest.mark.parametrize("name", ["front", "side", "cut", "curve", "belly"])
def test_names_in_a_plate_never_cover_each_other(page: Page, name: str) -> None:
    plates = Plates(read_lesson(LESSON))
    page.set_viewport_size({"width": 320, "height": 740})
    page.set_content(f"<body>{getattr(plates, name).svg}</body>")
    assert collisions(page) == []


def test_a_ball_sinks_no_deeper_than_it_is_wide(page: Page) -> None:
    finder = open_spot(page, ball_index=TENNIS, sink_mm=100)
    expect(under(page)).to_contain_text("sunk 6.7 cm deep")
    finder.set(sink_mm=0)
    expect(under(page)).to_contain_text("sunk 0 cm deep")


def test_closing_gives_the_listeners_back(page: Page) -> None:
    assert open_spot(page).close() == 0
