"""Where the ball lies: the middle is the middle, outward is farther from the midline."""

import math
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.models.placement import (
    CLEAR_EDGE_MM,
    DISTANCE_ANSWERS_MM,
    FINGER_MM,
    HAND_FINGERS,
    LEAST_DISTANCE_MM,
    MEAN_DISTANCE_MM,
    MOST_DISTANCE_MM,
    Range,
    Spot,
    Verdict,
    fingers,
    start_share,
    to_inches,
)

ALLOWED = Range(0.5, 0.7)
distances = st.floats(80, 220)
balls = st.floats(30, 310)
shares = st.floats(0, 1.1)


@given(distances, balls)
def test_the_middle_is_the_middle_for_every_distance(distance: float, ball: float) -> None:
    spot = Spot(distance, ball, 0.5)
    to_navel = math.hypot(*spot.center)
    to_asis = math.dist(spot.center, spot.asis)
    assert to_navel == pytest.approx(to_asis)
    assert to_navel == pytest.approx(distance / 2)
    assert spot.along_mm == pytest.approx(distance / 2)


@given(distances, balls, shares, shares)
def test_moving_outward_never_lowers_the_distance_to_the_midline(
    distance: float, ball: float, one: float, other: float
) -> None:
    inner, outer = sorted((one, other))
    assert Spot(distance, ball, outer).edge_mm >= Spot(distance, ball, inner).edge_mm - 1e-9


@given(st.floats(-1000, 1000))
def test_units_keep_the_length(mm: float) -> None:
    assert to_inches(mm) * 25.4 == pytest.approx(mm)
    assert abs(fingers(mm) * 19 - abs(mm)) <= 19 / 4 + 1e-6


@given(distances, balls)
def test_the_start_is_always_a_place_that_is_allowed(distance: float, ball: float) -> None:
    share = start_share(distance, ball, 0.61, ALLOWED)
    assert ALLOWED.low <= share <= ALLOWED.high
    verdict = Spot(distance, ball, share).verdict(ALLOWED)
    assert verdict in (Verdict.GOOD, Verdict.CLOSE, Verdict.TOO_WIDE)


@given(distances, balls, shares, st.floats(-90, 90))
def test_a_good_place_is_clear_of_midline_bone_and_groin(
    distance: float, ball: float, share: float, off: float
) -> None:
    spot = Spot(distance, ball, share, off)
    if spot.verdict(ALLOWED) is Verdict.GOOD:
        assert spot.edge_mm >= CLEAR_EDGE_MM
        assert ALLOWED.low <= share <= ALLOWED.high
        assert abs(off) <= 15


@pytest.mark.parametrize(
    ("share", "center_mm", "edge_mm"),
    [(0.5, 56, 8), (0.57, 64, 16), (0.61, 69, 20)],
)
def test_a_softball_lies_as_the_fact_sheet_derives(
    share: float, center_mm: float, edge_mm: float
) -> None:
    spot = Spot(MEAN_DISTANCE_MM, 97, share)
    assert spot.center[0] == pytest.approx(center_mm, abs=0.6)
    assert spot.edge_mm == pytest.approx(edge_mm, abs=0.7)


@pytest.mark.parametrize(
    ("share", "off", "verdict"),
    [
        (0.61, 0, Verdict.GOOD),
        (0.5, 0, Verdict.CLOSE),
        (0.23, 0, Verdict.MIDLINE),
        (0.85, 0, Verdict.BONE),
        (0.61, 22, Verdict.OFF_LINE),
        (0.75, 55, Verdict.GROIN),
        (0.55, -70, Verdict.UPPER),
    ],
)
def test_each_place_gets_its_own_verdict(share: float, off: float, verdict: Verdict) -> None:
    assert Spot(MEAN_DISTANCE_MM, 97, share, off).verdict(ALLOWED) is verdict


@pytest.mark.parametrize(
    ("side", "share", "off", "diameter", "covered"),
    [
        ("right", 2 / 3, 0, 10, True),
        ("right", 0.61, 0, 97, True),
        ("left", 2 / 3, 0, 97, False),
        ("right", 0.3, 0, 65, False),
        ("right", 2 / 3, 33, 65, False),
        ("right", 2 / 3, 32, 65, True),
    ],
)
def test_mcburney_s_point_is_named_only_where_it_lies_under_the_ball(
    side: Literal["left", "right"], share: float, off: float, diameter: float, covered: bool
) -> None:
    assert Spot(MEAN_DISTANCE_MM, diameter, share, off).covers_mcburney(side) is covered


def test_answers_without_a_tape_are_distances_that_are_taken() -> None:
    assert all(LEAST_DISTANCE_MM < mm < MOST_DISTANCE_MM for mm in DISTANCE_ANSWERS_MM)
    assert [mm / FINGER_MM - HAND_FINGERS for mm in DISTANCE_ANSWERS_MM] == [2, 3, 4]


def test_a_ball_too_wide_is_named_so() -> None:
    assert Spot(MEAN_DISTANCE_MM, 178, 0.7).verdict(ALLOWED) is Verdict.TOO_WIDE
