"""How deep the psoas may be: the fact sheet's table, and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.models.depth import (
    BODY_SIZES,
    DEPTH_ERROR_MM,
    BodySize,
    contact_radius,
    depth_range,
    depth_with_error,
    short_of_psoas,
    sink,
)

bodies = st.sampled_from(BODY_SIZES)
balls = st.floats(30, 310)


@pytest.mark.parametrize(
    ("body", "low_cm", "high_cm"),
    [(BODY_SIZES[0], 7, 7), (BODY_SIZES[1], 9, 12), (BODY_SIZES[2], 13, 19)],
)
def test_the_table_of_the_fact_sheet(body: BodySize, low_cm: float, high_cm: float) -> None:
    low, high = depth_range(body)
    assert low / 10 == pytest.approx(low_cm, abs=0.5)
    assert high / 10 == pytest.approx(high_cm, abs=0.5)


@given(bodies)
def test_the_estimate_is_never_told_without_its_error(body: BodySize) -> None:
    low, high = depth_with_error(body)
    assert high - depth_range(body)[1] == DEPTH_ERROR_MM
    assert body.wall_mm <= low <= depth_range(body)[0]


@given(balls, st.floats(-1, 3))
def test_a_ball_sinks_no_deeper_than_it_is_wide(diameter: float, share: float) -> None:
    assert 0 <= sink(diameter, share) <= diameter


@given(balls, st.floats(0, 400))
def test_the_patch_is_no_wider_than_the_ball(diameter: float, sunk: float) -> None:
    assert 0 <= contact_radius(diameter, sunk) <= diameter / 2 + 1e-9


@pytest.mark.parametrize(
    ("diameter", "sunk", "radius"), [(97, 20, 39), (97, 30, 45), (64, 20, 30), (64, 30, 32)]
)
def test_patches_of_the_fact_sheet(diameter: float, sunk: float, radius: float) -> None:
    assert contact_radius(diameter, sunk) == pytest.approx(radius, abs=0.6)


@given(bodies, st.floats(0, 300), st.floats(0, 300))
def test_deeper_in_is_nearer(body: BodySize, one: float, other: float) -> None:
    shallow, deep = sorted((one, other))
    assert short_of_psoas(body, deep)[0] <= short_of_psoas(body, shallow)[0]
