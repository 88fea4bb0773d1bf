"""Joint angles to a posed body: directions, mirrors, breath."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bodylesson.models.pose import Limb, Pose, Posed, Trunk, posed
from bodylesson.models.rotation import Vector, X, Y, Z, about, angle_about
from tests.unit.posed_lesson import BODY, NEUTRAL

ANGLES = st.floats(-60, 60)
LIMBS = st.builds(Limb, **{field.name: ANGLES for field in fields(Limb)})
TRUNKS = st.builds(
    Trunk, **{field.name: ANGLES for field in fields(Trunk) if field.name != "height_mm"}
)


def joint(now: Posed, bone: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    number = BODY.bones.index(bone)
    return np.asarray(now.turns[number] @ NEUTRAL.joints[bone] + now.shifts[number])


def between(
    pose: Pose, start: str, end: str
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    now = posed(BODY, NEUTRAL, pose)
    line = joint(now, end) - joint(now, start)
    return np.asarray(line / np.linalg.norm(line))


def left(**angles: float) -> Pose:
    return Pose(left=Limb(**angles))


def test_zero_is_upright_with_arms_hanging() -> None:
    assert between(Pose(), "upperarm_l", "lowerarm_l") @ -Y > 0.999
    assert between(Pose(), "lowerarm_l", "hand_l") @ -Y > 0.99
    assert between(Pose(), "thigh_l", "foot_l") @ -Y > 0.99


def test_flexion_goes_forward_and_abduction_outward() -> None:
    assert between(left(shoulder_flexion=90), "upperarm_l", "lowerarm_l") @ Z > 0.99
    assert between(left(shoulder_abduction=90), "upperarm_l", "lowerarm_l") @ X > 0.99
    assert between(left(elbow_flexion=90), "lowerarm_l", "hand_l") @ Z > 0.98
    assert between(left(hip_flexion=90), "thigh_l", "calf_l") @ Z > 0.98
    assert between(left(hip_abduction=60), "thigh_l", "foot_l") @ X > 0.84
    assert between(left(knee_flexion=90), "calf_l", "foot_l") @ Z < -0.98


def test_pronation_turns_the_palm_down_when_the_elbow_is_bent() -> None:
    def thumb_side(pronation: float) -> float:
        now = posed(BODY, NEUTRAL, left(elbow_flexion=90, forearm_pronation=pronation))
        number = BODY.bones.index("hand_l")
        index, little = (now.turns[number] @ at for at in NEUTRAL.knuckles["l"])
        across = index - little
        return float(across @ Y / np.linalg.norm(across))

    assert thumb_side(0) > 0.9
    assert abs(thumb_side(90)) < 0.3


def test_face_down_the_front_looks_at_the_floor() -> None:
    now = posed(BODY, NEUTRAL, Pose(Trunk(pitch=90, height_mm=300)))
    assert joint(now, "head")[2] > joint(now, "pelvis")[2] + 400
    assert now.turns[0] @ Z @ -Y > 0.99
    rolled = posed(BODY, NEUTRAL, Pose(Trunk(pitch=90, roll=80, height_mm=300)))
    assert joint(rolled, "thigh_l")[1] > joint(rolled, "thigh_r")[1] + 100


@settings(max_examples=20, deadline=None)
@given(TRUNKS, LIMBS, LIMBS, st.floats(0, 1))
def test_left_mirrors_right(trunk: Trunk, one: Limb, two: Limb, breath: float) -> None:
    pose = Pose(trunk, one, two)
    there = posed(BODY, NEUTRAL, pose, breath).points
    back = posed(BODY, NEUTRAL, pose.mirrored(), breath).points
    assert np.abs(back[BODY.mirror] * [-1, 1, 1] - there).max() < 1e-6


def test_breath_widens_belly_and_low_back_and_leaves_limbs() -> None:
    out, full = (posed(BODY, NEUTRAL, Pose(), breath).points for breath in (0.0, 1.0))
    moved = full - out
    bones = list(BODY.bones)
    spine = (
        BODY.weights[:, bones.index("spine_01")] + BODY.weights[:, bones.index("spine_02")] > 0.8
    )
    front, back = spine & (out[:, 2] > 60), spine & (out[:, 2] < -20)
    assert moved[front][:, 2].max() > 10
    assert moved[back][:, 2].min() < -5
    assert moved[spine & (out[:, 0] > 100)][:, 0].max() > 4
    limbs = [k for k, name in enumerate(bones) if name.startswith(("calf", "hand", "head", "foot"))]
    assert np.abs(moved[BODY.weights[:, limbs].sum(axis=1) > 0.9]).max() < 0.5


DIRECTIONS = st.lists(st.integers(-9, 9), min_size=3, max_size=3).map(np.array)


@given(DIRECTIONS, DIRECTIONS, st.floats(-179, 179))
def test_the_angle_about_an_axis_is_the_turn_about_it(
    axis: Vector, start: Vector, degrees: float
) -> None:
    """Whatever part of the direction lies along the axis."""
    axis, start = axis.astype(float), start.astype(float)
    assume(float(np.linalg.norm(np.cross(axis, start))) > 0.5)
    found = angle_about(axis, start, about(axis, degrees) @ start)
    assert found == pytest.approx(degrees, abs=1e-6)
    longer = about(axis, degrees) @ start + 2 * axis
    assert angle_about(axis, start, longer) == pytest.approx(degrees, abs=1e-6)


def test_a_turn_that_is_kept_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        about(X, 30)[0, 0] = 2
