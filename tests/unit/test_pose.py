"""Joint angles to a posed body: directions, mirrors, breath."""

from dataclasses import asdict, fields

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bodylesson.models.pose import Limb, Pose, Posed, Trunk, posed
from bodylesson.models.rotation import Matrix, Vector, X, Y, Z, about, angle_about
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


def turn_of(bone: str, pose: Pose) -> Matrix:
    """How a bone is turned against where it is when every angle is 0."""
    number = BODY.bones.index(bone)
    zero, now = (posed(BODY, NEUTRAL, one).turns[number] for one in (Pose(), pose))
    return np.asarray(now @ zero.T)


def test_who_gives_no_angle_gets_0_and_the_height_of_someone_standing() -> None:
    assert set(asdict(Limb()).values()) == {0}
    trunk = asdict(Trunk())
    assert trunk.pop("height_mm") == 900
    assert set(trunk.values()) == {0}
    assert (Pose().trunk, Pose().left, Pose().right) == (Trunk(), Limb(), Limb())


@pytest.mark.parametrize(
    ("angle", "bone", "axis"),
    [
        ("hip_flexion", "thigh", -X),
        ("hip_abduction", "thigh", Z),
        ("hip_external_rotation", "thigh", Y),
        ("knee_flexion", "calf", X),
        ("ankle_plantarflexion", "foot", X),
        ("toe_extension", "ball", -X),
        ("shoulder_flexion", "upperarm", -X),
        ("shoulder_abduction", "upperarm", Z),
        ("shoulder_internal_rotation", "upperarm", -Y),
        ("shoulder_elevation", "clavicle", Z),
        ("elbow_flexion", "lowerarm", -X),
        ("forearm_pronation", "hand", -Y),
        ("wrist_extension", "hand", Z),
        ("finger_flexion", "fingers", -Z),
    ],
)
def test_an_angle_of_a_limb_turns_its_bone_as_the_name_says(
    angle: str, bone: str, axis: Vector
) -> None:
    assert turn_of(f"{bone}_l", left(**{angle: 40})) == pytest.approx(about(axis, 40), abs=0.12)
    mirrored = turn_of(f"{bone}_r", left(**{angle: 40}).mirrored())
    assert mirrored == pytest.approx(about(axis * [1, -1, -1], 40), abs=0.12)


@pytest.mark.parametrize(
    ("angle", "below", "bone", "axis"),
    [
        ("lumbar_extension", "spine_01", "spine_02", -X),
        ("lumbar_rotation", "spine_01", "spine_02", Y),
        ("lumbar_lateral_flexion", "spine_01", "spine_02", -Z),
        ("neck_extension", "neck_01", "head", -X),
        ("neck_rotation", "neck_01", "head", Y),
        ("neck_lateral_flexion", "neck_01", "head", -Z),
    ],
)
def test_two_joints_share_an_angle_of_the_spine(
    angle: str, below: str, bone: str, axis: Vector
) -> None:
    bent = Pose(Trunk(**{angle: 40}))
    assert turn_of(below, bent) == pytest.approx(about(axis, 20))
    assert turn_of(bone, bent) == pytest.approx(about(axis, 40))


def test_the_chest_extends_in_one_joint() -> None:
    bent = Pose(Trunk(thoracic_extension=40))
    assert turn_of("spine_02", bent) == pytest.approx(np.eye(3))
    assert turn_of("spine_03", bent) == pytest.approx(about(-X, 40))


def test_the_forearm_turns_half_as_far_as_the_hand() -> None:
    twisted = left(forearm_pronation=40)
    assert turn_of("lowerarm_l", twisted) == pytest.approx(about(-Y, 20), abs=0.05)


def test_at_zero_the_trunk_stands_as_the_file_has_it_with_the_hips_at_their_height() -> None:
    now = posed(BODY, NEUTRAL, Pose())
    for bone in ("pelvis", "spine_01", "spine_02", "spine_03", "neck_01", "head"):
        assert now.turns[BODY.bones.index(bone)] == pytest.approx(np.eye(3))
    low = posed(BODY, NEUTRAL, Pose(Trunk(pitch=50, roll=30, height_mm=400)))
    assert (joint(low, "thigh_l") + joint(low, "thigh_r")) / 2 == pytest.approx([0, 400, 0])


BENT = Pose(
    Trunk(pitch=30, roll=20, lumbar_extension=20, neck_rotation=30),
    Limb(hip_flexion=50, knee_flexion=70, elbow_flexion=40),
    Limb(hip_abduction=20, shoulder_flexion=60),
)


def test_bones_stay_joined() -> None:
    """Where a bone begins is carried there by the bone it hangs on as well."""
    now = posed(BODY, NEUTRAL, BENT)
    for number, parent in enumerate(BODY.parents):
        at = NEUTRAL.joints[BODY.bones[number]]
        of, by = np.eye(len(BODY.bones))[[number, parent if parent >= 0 else number]]
        assert now.carried(at, of) == pytest.approx(now.carried(at, by))


def test_the_skin_goes_where_its_bones_carry_it_each_by_its_weight() -> None:
    now = posed(BODY, NEUTRAL, BENT)
    for number in range(0, len(BODY.weights), 500):
        carried = now.carried(NEUTRAL.points[number], BODY.weights[number])
        assert now.points[number] == pytest.approx(carried)


def test_the_air_is_out_where_no_breath_is_named_and_half_a_breath_moves_half_as_far() -> None:
    out, half, full = (posed(BODY, NEUTRAL, Pose(), breath).points for breath in (0.0, 0.5, 1.0))
    assert (posed(BODY, NEUTRAL, Pose()).points == out).all()
    assert half == pytest.approx((out + full) / 2)


def test_zero_is_upright_with_arms_hanging() -> None:
    assert between(Pose(), "upperarm_l", "lowerarm_l") @ -Y > 0.999
    assert between(Pose(), "lowerarm_l", "hand_l") @ -Y > 0.99
    assert between(Pose(), "thigh_l", "foot_l") @ -Y > 0.99


@pytest.mark.parametrize("side", ["l", "r"])
def test_at_zero_the_thumbs_point_exactly_forward(side: str) -> None:
    turn = posed(BODY, NEUTRAL, Pose()).turns[BODY.bones.index(f"hand_{side}")]
    index, little = (turn @ at for at in NEUTRAL.knuckles[side])
    assert (index - little)[0] == pytest.approx(0, abs=0.01)
    assert (index - little)[2] > 30


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
