"""Where the ball starts, and what the measures of the belly are."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.models.placement import (
    BELLY,
    DISTANCE_ANSWERS_MM,
    FINGER_MM,
    HAND_FINGERS,
    LEAST_DISTANCE_MM,
    MEAN_DISTANCE_MM,
    MOST_DISTANCE_MM,
    OWN_BALL_MM,
    Range,
    start_share,
    to_inches,
)
from bodylesson.sections.spot_finder import data
from tests.reference.placement import Spot, Verdict

ALLOWED = Range(0.5, 0.7)
distances = st.floats(LEAST_DISTANCE_MM, MOST_DISTANCE_MM)
balls = st.floats(*OWN_BALL_MM)


@given(distances, balls)
def test_the_start_is_always_a_place_that_is_allowed(distance: float, ball: float) -> None:
    share = start_share(distance, ball, 0.61, ALLOWED)
    assert ALLOWED.low <= share <= ALLOWED.high
    verdict = Spot(distance, ball, share).verdict(ALLOWED)
    assert verdict in (Verdict.GOOD, Verdict.CLOSE, Verdict.TOO_WIDE)


def test_a_softball_starts_where_the_lesson_says_and_a_wide_ball_farther_out() -> None:
    assert start_share(MEAN_DISTANCE_MM, 97, 0.61, ALLOWED) == 0.61
    clear = start_share(MEAN_DISTANCE_MM, 115, 0.61, ALLOWED)
    assert Spot(MEAN_DISTANCE_MM, 115, clear).edge_mm == pytest.approx(15)
    assert start_share(MEAN_DISTANCE_MM, 200, 0.61, ALLOWED) == 0.7


def test_answers_without_a_tape_are_distances_that_are_taken() -> None:
    assert all(LEAST_DISTANCE_MM < mm < MOST_DISTANCE_MM for mm in DISTANCE_ANSWERS_MM)
    assert [mm / FINGER_MM - HAND_FINGERS for mm in DISTANCE_ANSWERS_MM] == [2, 3, 4]


def test_the_mean_distance_follows_from_the_mean_asis() -> None:
    assert pytest.approx(127.5) == MEAN_DISTANCE_MM


def test_the_browser_gets_every_measure_of_the_belly() -> None:
    assert asdict(BELLY).items() <= data.numbers().items()


@given(st.floats(-1000, 1000))
def test_an_inch_is_25_4_millimeters(mm: float) -> None:
    assert to_inches(mm) * 25.4 == pytest.approx(mm)
