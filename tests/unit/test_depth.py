"""How deep the psoas may be: the fact sheet's table, and what must always hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.models.depth import (
    BODY_SIZES,
    DEPTH_ERROR_MM,
    EPIGASTRIC_MM,
    EPIGASTRIC_SPREAD_MM,
    PSOAS_BEHIND_PLEXUS_MM,
    PSOAS_EDGES_MM,
    PSOAS_EDGES_SPREAD_MM,
    PSOAS_THICK_MM,
    RECTUS_EDGE_MM,
    RECTUS_EDGE_SPREAD_MM,
    RECTUS_THICK_MM,
    BodySize,
    contact_radius,
    depth_range,
    depth_with_error,
    psoas_depth,
)
from bodylesson.sections.spot_finder import data

bodies = st.sampled_from(BODY_SIZES)


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


@pytest.mark.parametrize("body", BODY_SIZES, ids=[body.id for body in BODY_SIZES])
def test_the_error_never_reaches_out_of_the_belly(body: BodySize) -> None:
    thin = replace(body, wall_mm=depth_range(body)[0] - 30 + 1)
    assert depth_with_error(thin)[0] == thin.wall_mm
    thick = replace(body, wall_mm=1)
    assert depth_with_error(thick)[0] == depth_range(body)[0] - 30


def test_depth_is_thickness_less_the_published_fit() -> None:
    # At a height and weight of 0 the fit is its constant, and each term adds its own.
    assert psoas_depth(200, 0, 0) == pytest.approx(200 - 87.24 - PSOAS_BEHIND_PLEXUS_MM)
    assert PSOAS_BEHIND_PLEXUS_MM == 45 - 18
    assert psoas_depth(200, 100, 0) - psoas_depth(200, 0, 0) == pytest.approx(36)
    assert psoas_depth(200, 0, 100) - psoas_depth(200, 0, 0) == pytest.approx(-69)


def test_the_browser_gets_each_body_with_its_depths() -> None:
    sent = data.bodies()
    assert [body["id"] for body in sent] == [body.id for body in BODY_SIZES]
    for found, body in zip(sent, BODY_SIZES, strict=True):
        assert found["psoas_mm"] == pytest.approx(depth_range(body))
        assert found["psoas_with_error_mm"] == pytest.approx(depth_with_error(body))
        assert (found["wall_mm"], found["aorta_mm"]) == (body.wall_mm, body.aorta_mm)


def test_the_published_figures_stand_as_they_were_read() -> None:
    """Entered twice, since a slip in one of them would change no shape and no order."""
    assert (PSOAS_EDGES_MM, PSOAS_EDGES_SPREAD_MM) == ((27.3, 64.1), (6.4, 16.1))
    assert PSOAS_THICK_MM == (34.3, 47.0)
    assert (RECTUS_EDGE_MM, RECTUS_EDGE_SPREAD_MM, RECTUS_THICK_MM) == (76.0, 15.0, 8.1)
    assert (EPIGASTRIC_MM, EPIGASTRIC_SPREAD_MM, DEPTH_ERROR_MM) == (44.9, 11.5, 30)
    assert list(BODY_SIZES) == [
        BodySize("slim", 160, 50, (164, 164), 18.2, 45.0),
        BodySize("middle", 170, 70, (192, 219), 25.7, 56.9),
        BodySize("big", 170, 95, (252, 305), 36.9, 78.9),
    ]


@pytest.mark.parametrize(
    ("sunk", "radius"), [(-1, 0), (0, 0), (10, 30), (50, 50), (60, 50), (200, 50)]
)
def test_a_ball_of_100_millimeters_presses_on_its_cap(sunk: float, radius: float) -> None:
    """Sides of 30, 40 and 50; from half of the ball on the patch is as wide as the ball."""
    assert contact_radius(100, sunk) == radius


def test_a_ball_that_only_touches_presses_on_little() -> None:
    assert contact_radius(100, 0.5) == pytest.approx((0.5 * 99.5) ** 0.5)
