"""The stored drawings of poses and the words that go with them."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from bodylesson.page.notebook import NotebookLesson
from bodylesson.plates.pose_plate import pose_plate, shown_at, words_of
from tests.unit.posed_lesson import DRAWINGS, LESSON, PLANS, POSES

SVG = "{http://www.w3.org/2000/svg}"
SIDES = {"side": "left", "other": "right"}
STORED = sorted(path.name for path in DRAWINGS.glob("*.svg"))
STEPS = [path for path, _ in POSES.steps.all()]


def read(name: str) -> str:
    return (DRAWINGS / name).read_text(encoding="utf-8")


def test_every_pose_is_drawn_and_nothing_else() -> None:
    poses = {name.removesuffix(".svg").removesuffix(".in") for name in STORED}
    assert poses == {*PLANS, "home"}


@pytest.mark.parametrize("name", STORED)
def test_a_drawing_is_small_and_takes_its_colors_from_the_page(name: str) -> None:
    svg = read(name)
    assert len(svg) <= 30_000
    assert len(gzip.compress(svg.encode())) <= 9_500
    assert "<script" not in svg
    assert "style=" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    for paint in re.findall(r'fill="([^"]+)"', svg):
        assert paint == "none" or paint.startswith("var(--bl-"), paint


@pytest.mark.parametrize("name", STORED)
def test_both_ends_of_the_breath_have_the_same_commands(name: str) -> None:
    """So that numbers alone need to change to move the drawing."""
    moving = [
        path
        for path in ElementTree.fromstring(read(name)).iter(f"{SVG}path")
        if "data-in" in path.attrib
    ]
    for path in moving:
        ends = [path.attrib["d"], path.attrib["data-in"]]
        commands = [re.sub(r"-?\d+", "#", end).replace(" ", "") for end in ends]
        assert commands[0] == commands[1]
        assert ends[0] != ends[1]
    # The first screen's picture stands still, so no visit waits for its other end.
    assert bool(moving) == (name != "home.svg")


@pytest.mark.parametrize("step", STEPS, ids=".".join)
def test_a_plate_says_in_the_lesson_s_words_what_it_shows(step: tuple[str, ...]) -> None:
    shown = shown_at(POSES, step)
    title, description = words_of(LESSON.content, step, SIDES)
    root = ElementTree.fromstring(
        pose_plate(read(f"{shown.pose}.svg"), "p1", title, description, shown.other_side)
    )
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "p1-title p1-desc"
    assert root.findtext(f"{SVG}title") == title
    assert root.findtext(f"{SVG}desc") == description
    assert "{" not in title + description


def test_words_are_escaped_and_sides_named() -> None:
    svg = pose_plate('<svg viewBox="0 0 10 20">\n</svg>', "a", "a < b", '"&"')
    assert "a &lt; b" in svg
    assert "&amp;" in svg
    assert "left" in words_of(LESSON.content, ("placing", "ball"), SIDES)[0]


def test_the_other_side_is_the_mirror_image() -> None:
    drawing = read("drape.svg")
    width = re.search(r'viewBox="0 0 (\d+)', drawing)
    assert width is not None
    mirrored = pose_plate(drawing, "a", "t", "d", mirrored=True)
    assert f'<g transform="matrix(-1 0 0 1 {width[1]} 0)">' in mirrored
    assert mirrored.count("<g") == drawing.count("<g") + 1


def test_what_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a drawing"):
        pose_plate("<html>", "a", "t", "d")
    with pytest.raises(LookupError, match=r"no step placing\.nap"):
        shown_at(POSES, ("placing", "nap"))
    for path in (("placing", "nap"), ("variants", "nap", "x"), ("alternative", "nap")):
        with pytest.raises(LookupError, match="no step"):
            words_of(LESSON.content, path, SIDES)


def test_the_picture_of_home_stands_still_and_comes_without_its_second_half() -> None:
    shown = NotebookLesson(LESSON).show("home").html
    assert "<path" in shown
    assert "data-in" not in shown.replace("data-inline", "")
