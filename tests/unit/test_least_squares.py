"""The search for the least sum of squares, by which a body comes to rest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bodylesson.models.least_squares import ENOUGH, least_squares

Values = NDArray[np.float64]

NUMBERS = st.floats(-50, 50).map(lambda number: round(number, 2))


class Counted:
    """Errors, and how often they were asked for."""

    def __init__(self, slopes: list[list[float]], wanted: list[float]) -> None:
        self.slopes, self.wanted, self.asked = np.array(slopes), np.array(wanted), 0

    def __call__(self, values: Values) -> Values:
        self.asked += 1
        result: Values = self.slopes @ values - self.wanted
        return result


def sum_of_squares(errors: Values) -> float:
    return float(errors @ errors)


@given(st.lists(NUMBERS, min_size=4, max_size=4), NUMBERS, NUMBERS)
def test_a_line_through_points_is_the_one_with_the_least_squares(
    heights: list[float], start: float, slope: float
) -> None:
    slopes = [[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 5.0]]
    best, *_ = np.linalg.lstsq(np.array(slopes), np.array(heights))
    given_start = np.array([start, slope])
    found = least_squares(Counted(slopes, heights), given_start)
    assert found == pytest.approx(best, abs=0.02)
    assert given_start.tolist() == [start, slope], "the start is not written to"


@given(NUMBERS, NUMBERS)
def test_where_the_errors_are_bent_it_still_finds_the_place_without_any(x: float, y: float) -> None:
    def errors(values: Values) -> Values:
        a, b = values
        return np.array([np.sinh((a - x) / 20), (b - y) + ((a - x) / 10) ** 2])

    start = np.array([x + 30, y - 40])
    assert least_squares(errors, start) == pytest.approx([x, y], abs=0.05)


def test_a_step_that_would_go_too_far_is_taken_shorter() -> None:
    # From here the tangent of the arc leads far beyond its zero, and farther at every turn.
    found = least_squares(lambda values: np.arctan(values / 10), np.array([30.0]))
    assert found == pytest.approx([0], abs=0.1)


@given(st.lists(NUMBERS, min_size=2, max_size=2))
def test_nothing_it_finds_is_worse_than_the_start(start: list[float]) -> None:
    def errors(values: Values) -> Values:
        return np.array([np.sin(values[0]) * 9, np.cos(values[1] / 3) * 9, values.sum() / 9])

    given_start = np.array(start)
    found = least_squares(errors, given_start, rounds=3)
    assert sum_of_squares(errors(found)) <= sum_of_squares(errors(given_start))


def test_what_changes_no_error_stays_as_it_is() -> None:
    found = least_squares(Counted([[2.0, 0.0], [1.0, 0.0]], [4.0, 2.0]), np.array([9.0, 7.0]))
    assert found == pytest.approx([2, 7], abs=0.01)


def test_each_round_looks_once_along_each_value_and_once_ahead() -> None:
    errors = Counted([[1.0, 0.5], [0.5, 1.0]], [900.0, 90.0])
    least_squares(errors, np.array([0.0, 0.0]), rounds=1)
    assert errors.asked == 1 + 2 + 1
    least_squares(errors, np.array([0.0, 0.0]), rounds=2)
    assert errors.asked == 4 + 1 + 2 * (2 + 1)


def test_it_ends_when_a_round_gains_next_to_nothing() -> None:
    errors = Counted([[1.0]], [5.0])
    least_squares(errors, np.array([5.0]))
    assert errors.asked == 1 + 1 + 12, "twelve ever shorter steps, none of them any better"
    near = Counted([[1.0]], [5.0])
    least_squares(near, np.array([5 + ENOUGH**0.5 / 2]))
    assert near.asked == 1 + 1 + 1, "better, but by less than enough"
    far = Counted([[1.0]], [5.0])
    least_squares(far, np.array([5 + ENOUGH**0.5 * 2]))
    assert far.asked > 3


class Refusing:
    """One error, 100 less the value; the steps with these numbers, from 1, are told to be worse."""

    def __init__(self, *worse: int) -> None:
        self.seen: list[float] = []
        self.worse = worse

    def __call__(self, values: Values) -> Values:
        self.seen.append(float(values[0]))
        is_worse = len(self.seen) - 1 in self.worse
        return np.array([999.0 if is_worse else 100 - values[0]])


def test_slopes_are_taken_over_the_step_that_suits_degrees_and_millimeters() -> None:
    errors = Refusing()
    least_squares(errors, np.array([3.0]), rounds=1)
    assert errors.seen[:2] == [3, 3.2]
    # A hundredth of damping: a hundred and first part of the way is left.
    assert errors.seen[2] == pytest.approx(100 - 97 * 0.01 / 1.01)


def test_a_step_that_helped_makes_the_next_one_bolder() -> None:
    errors = Refusing()
    least_squares(errors, np.array([3.0]), rounds=2)
    left, damping = 97 * 0.01 / 1.01, 0.01 / 4
    assert errors.seen[4] == pytest.approx(100 - left * damping / (1 + damping), abs=1e-7)


def test_a_step_that_did_not_help_is_tried_again_with_six_times_the_damping() -> None:
    errors = Refusing(2)
    least_squares(errors, np.array([3.0]), rounds=1)
    assert errors.seen[3] == pytest.approx(100 - 97 * 0.06 / 1.06)


def test_after_fourteen_rounds_it_takes_what_it_has() -> None:
    asked = 0

    def better_each_time(values: Values) -> Values:
        nonlocal asked
        asked += 1
        return np.array([1000.0 - asked])

    least_squares(better_each_time, np.array([0.0]))
    assert asked == 1 + 14 * 2
