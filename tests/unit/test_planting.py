"""The lesson's body rests on floor and ball, with the ball at the true spot."""

import numpy as np
import pytest

from bodylesson.models.body import LAYERS
from bodylesson.models.depth import contact_radius
from bodylesson.models.placement import MEAN_DISTANCE_MM, gaps, landmarks
from bodylesson.models.planting import parts
from bodylesson.models.pose import posed
from tests.unit.posed_lesson import BODY, LESSON, NEUTRAL, ON_BALL, PLANS, at_rest, moved_mm
from tools.draw_poses import first_ball_mm, share_of

REST_MM = 10.0


@pytest.mark.parametrize("pose", sorted(PLANS))
def test_nothing_floats_or_sinks(pose: str) -> None:
    """Parts that should rest touch the floor; with firm skin, nothing sinks deeper into it."""
    out, _ = at_rest(pose)
    touching = parts(BODY, NEUTRAL)
    for part in PLANS[pose].rests_on:
        assert abs(out.firm[touching[part], 1].min()) <= REST_MM, part
    assert out.firm[:, 1].min() >= -REST_MM
    assert out.points[:, 1].min() >= 0


@pytest.mark.parametrize("pose", ON_BALL)
def test_the_belly_lies_on_the_ball(pose: str) -> None:
    """The belly's nearest point is on the ball; none is inside it by more than it may give way."""
    out, _ = at_rest(pose)
    ball = out.ball
    assert ball is not None
    skin = out.points[BODY.layer_of_vertex != LAYERS.index("hair")]
    off = (skin - ball.center) / [ball.width_mm / 2, ball.height_mm / 2, ball.width_mm / 2]
    gap = (np.linalg.norm(off, axis=1) - 1) * ball.height_mm / 2
    assert abs(gap.min()) <= REST_MM
    assert ball.center[1] == pytest.approx(ball.height_mm / 2)


@pytest.mark.parametrize("pose", ON_BALL)
@pytest.mark.parametrize("build", ["neutral", "woman-bigger", "man-slim"])
def test_the_ball_stands_at_the_spot(pose: str, build: str) -> None:
    """Seen from above, its middle is on the line from navel to ASIS, where the lesson begins."""
    out, _ = at_rest(pose, build)
    assert out.ball is not None
    navel, asis = (out.marks[name][[0, 2]] for name in ("navel", "asis"))
    center = out.ball.center[[0, 2]]
    line = asis - navel
    along = float((center - navel) @ line / (line @ line))
    across = float(np.linalg.norm(center - navel - along * line))
    shape = BODY.builds[build]
    span = float(np.linalg.norm(shape.marks["asis"] - shape.marks["navel"]))
    share = share_of(LESSON, shape) + PLANS[pose].toward_hip_mm / span
    assert across <= 5
    assert abs(along - share) * np.linalg.norm(line) <= 5


@pytest.mark.parametrize("pose", ON_BALL)
def test_the_ball_sinks_no_deeper_than_the_spot_finder_calls_good(pose: str) -> None:
    """What presses in the drawing stays clear of every place that the spot finder keeps off."""
    share = share_of(LESSON, NEUTRAL) + PLANS[pose].toward_hip_mm / MEAN_DISTANCE_MM
    x, y = landmarks(MEAN_DISTANCE_MM).asis
    radius = contact_radius(first_ball_mm(LESSON), PLANS[pose].sinks_mm)
    assert min(gaps((x * share, y * share), radius, MEAN_DISTANCE_MM).values()) >= 0


def test_the_ball_is_that_of_the_first_time_and_lies_on_the_left() -> None:
    out, _ = at_rest("drape")
    assert out.ball is not None
    wide = first_ball_mm(LESSON)
    assert out.ball.height_mm < wide < out.ball.width_mm
    assert out.ball.center[0] > 40


def test_the_thigh_rises_on_the_in_breath_of_the_lift_and_only_there() -> None:
    out, full = at_rest("thigh-lift")
    thigh = BODY.weights[:, BODY.bones.index("thigh_l")] > 0.9
    low = np.flatnonzero(thigh)[np.argsort(out.points[thigh, 1])[:30]]
    rise = (full.points - out.points)[low, 1]
    assert 5 < rise.mean() < 60
    assert moved_mm("knee-out")[thigh].max() < 5


def test_the_back_rises_with_the_breath_while_the_ball_holds_the_belly() -> None:
    out, full = at_rest("drape")
    bones = [BODY.bones.index(name) for name in ("spine_01", "spine_02")]
    waist = BODY.weights[:, bones].sum(axis=1) > 0.6
    back = waist & (out.points[:, 1] > out.points[waist, 1].mean())
    assert (full.points - out.points)[back, 1].max() > 3


def test_solving_again_changes_nothing() -> None:
    """A pose found at rest stays at rest."""
    out, _ = at_rest("hands-and-knees")
    assert np.abs(posed(BODY, NEUTRAL, out.pose).points - out.firm).max() < 1e-9
