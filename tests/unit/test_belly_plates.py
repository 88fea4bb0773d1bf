"""The drawn belly: fresh, to scale, and true to what the spot finder judges by."""

import re
from pathlib import Path

import pytest

from bodylesson.lesson.lesson import read_lesson
from bodylesson.models.body import read_body
from bodylesson.models.depth import contact_radius
from bodylesson.models.placement import BELLY, MEAN_DISTANCE_MM, gaps
from bodylesson.plates.ball_drawing import ORANGE_MM, ball_drawing
from bodylesson.plates.belly_drawing import belly_drawing
from bodylesson.plates.belly_plate import (
    FingerStep,
    Pressing,
    belly_plate,
    finger_drawing,
    ground_of,
)
from bodylesson.plates.lesson_plates import Plates
from bodylesson.ui.words import words

LESSON = Path(__file__).parents[2] / "lessons" / "psoas-release"
GROUND = "<svg><g/></svg>"


def test_the_stored_ground_is_what_the_body_gives() -> None:
    body = read_body(LESSON / "media" / "body.bin")
    stored = (LESSON / "media" / "belly.svg").read_text("utf-8")
    assert stored == belly_drawing(body, body.builds["neutral"])


def circles(svg: str) -> list[tuple[float, float, float]]:
    found = re.findall(r'<circle cx="([-\d.]+)" cy="([-\d.]+)" r="([-\d.]+)"', svg)
    return [(float(x), float(y), float(r)) for x, y, r in found]


def test_the_plate_shows_a_patch_that_touches_nothing_to_keep_off() -> None:
    plates = Plates(read_lesson(LESSON))
    assert plates.ball is not None
    drawn = circles(plates.belly.svg)
    ring = next(one for one in drawn if one[2] == plates.ball.diameter_mm / 2)
    patch = next(one for one in drawn if one[:2] == ring[:2] and one[2] < ring[2])
    assert patch[2] == pytest.approx(contact_radius(2 * ring[2], BELLY.light_sink), abs=0.06)
    x, y, radius = patch
    clear = gaps((-x, y), radius, MEAN_DISTANCE_MM)
    assert min(clear.values()) >= BELLY.margin


def test_the_plate_says_how_wide_ball_and_patch_are() -> None:
    plate = belly_plate(Pressing(102, 0.59), GROUND, words("en").texts("plates"))
    assert "10 cm wide" in plate.alt
    assert "7.2 cm wide" in plate.alt


def test_each_finger_step_is_another_drawing_on_the_same_ground() -> None:
    steps: tuple[FingerStep, ...] = ("navel", "hip-point", "middle", "spot")
    drawn = {step: finger_drawing(step, "<g data-ground=''/>") for step in steps}
    assert len(set(drawn.values())) == 4
    assert all("data-ground" in svg for svg in drawn.values())
    fingers = {step: svg.count("rotate(") for step, svg in drawn.items()}
    assert fingers == {"navel": 1, "hip-point": 2, "middle": 1, "spot": 1}


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a drawing of tools/draw_poses"):
        ground_of("nothing")


def test_a_ball_is_drawn_to_scale_and_one_too_wide_is_refused() -> None:
    ball, orange = (radius for _, _, radius in circles(ball_drawing(67, "felt")))
    assert (ball, orange) == (33.5, ORANGE_MM / 2)
    with pytest.raises(ValueError, match="at most 109 mm, got 127"):
        ball_drawing(127, "plain")
