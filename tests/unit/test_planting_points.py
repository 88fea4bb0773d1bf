"""How a body comes to rest, shown on bodies of a few points whose places can be reckoned."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
import pytest

from bodylesson.models.body import LAYERS, Body, Build, Points
from bodylesson.models.least_squares import STEP
from bodylesson.models.planting import Placed, Resting, parts, rest, settled
from bodylesson.models.pose import Limb, Pose, Trunk, posed
from tests.unit.posed_lesson import BODY, NEUTRAL

FAR = (0.0, 9000.0, 0.0)
"""From every joint."""


@dataclass(frozen=True)
class Point:
    """A vertex, and how much it follows which bone."""

    at: tuple[float, float, float]
    follows: dict[str, float] = field(default_factory=lambda: {"pelvis": 1.0})
    layer: str = "skin"


def body_of(points: Sequence[Point], **marks: tuple[float, float, float]) -> tuple[Body, Build]:
    """A body of these points, which stand where they are given when every angle is 0."""
    weights = [[point.follows.get(bone, 0) for bone in BODY.bones] for point in points]
    places = np.array([point.at for point in points])
    body = replace(
        BODY,
        weights=np.array(weights),
        layer_of_vertex=np.array([LAYERS.index(point.layer) for point in points]),
        breath=np.full(places.shape, 7.0),
    )
    hips = {"thigh_l": np.array([100.0, 900, 0]), "thigh_r": np.array([-100.0, 900, 0])}
    at = {"navel": (0.0, 1000.0, 100.0), "asis": (80.0, 950.0, 80.0)} | marks
    build = replace(
        NEUTRAL,
        points=places,
        joints={name: joint + np.array([0, 852, 0]) for name, joint in NEUTRAL.joints.items()}
        | hips,
        marks={name: np.array(mark) for name, mark in at.items()},
    )
    return body, build


@pytest.mark.parametrize(
    ("part", "bones", "share"),
    [
        ("pelvis", ("pelvis",), 0.5),
        ("chest", ("spine_03", "spine_02"), 0.6),
        ("head", ("head",), 0.6),
        ("waist", ("spine_01", "spine_02"), 0.6),
        ("hand_l", ("hand_l", "fingers_l"), 0.5),
        ("foot_r", ("foot_r", "ball_r"), 0.5),
        ("sole_l", ("foot_l", "ball_l"), 0.5),
        ("shoulder_r", ("upperarm_r",), 0.5),
        ("thigh_l", ("thigh_l",), 0.6),
        ("shin_r", ("calf_r",), 0.9),
        ("elbow_l", ("lowerarm_l",), 0.9),
    ],
)
def test_a_part_is_what_follows_its_bones_by_more_than_its_share(
    part: str, bones: tuple[str, ...], share: float
) -> None:
    more = share + 0.05
    every = [{}, *({bone: more} for bone in bones), dict.fromkeys(bones, more / len(bones))]
    every += [{bones[0]: share}, {bones[0]: share - 0.05}]
    body, build = body_of([Point(FAR, follows) for follows in every])
    assert parts(body, build)[part].tolist() == list(range(1, len(bones) + 2))


@pytest.mark.parametrize(("part", "bone", "mm"), [("knee", "calf", 85), ("elbow", "lowerarm", 60)])
def test_a_knee_or_elbow_is_what_is_near_its_joint(part: str, bone: str, mm: float) -> None:
    x, y, z = 300, 400, 500
    body, build = body_of([Point((x, y, z + off)) for off in (mm + 0.5, mm, mm - 0.5, -1)])
    for side in "lr":
        build.joints[f"{bone}_{side}"] = np.array([x, y, z])
        assert parts(body, build)[f"{part}_{side}"].tolist() == [2, 3]


def lying(
    points: Sequence[Point], ball: Placed | None = None, side: str = "l", breath: float = 0
) -> Resting:
    """These points where they are given, with soft ones giving way; spots are above (40, 10)."""
    body, build = body_of(points, navel=(0, 300, 30), asis=(80, 250, -10))
    return settled(body, build, Pose(), side, ball, breath)


UNDER = Placed(200, 0.5, under=True, sinks_mm=38, aside_mm=(0, 0))
LOOSE = replace(UNDER, under=False)


def test_a_ball_that_bears_is_pressed_flat_and_as_much_wider_as_keeps_its_room() -> None:
    ball = lying([Point(FAR)], UNDER).ball
    assert ball is not None
    assert ball.height_mm == pytest.approx(176)
    assert ball.width_mm**2 * ball.height_mm == pytest.approx(200**3)
    assert ball.center == pytest.approx([40, 88, 10])


@pytest.mark.parametrize(("side", "out"), [("l", 1), ("r", -1)])
def test_a_loose_ball_is_round_and_lies_aside_on_the_worked_side(side: str, out: int) -> None:
    ball = lying([Point(FAR)], replace(LOOSE, share=0.25, aside_mm=(30, 7)), side).ball
    assert ball is not None
    assert (ball.width_mm, ball.height_mm) == (200, 200)
    assert ball.center == pytest.approx([out * (20 + 30), 100, 20 + 7])


def test_without_a_ball_the_spot_is_halfway_from_the_navel_to_the_asis() -> None:
    now = lying([Point(FAR)])
    assert now.ball is None
    assert now.spot == pytest.approx([40, 275, 10])
    assert now.marks["navel"] == pytest.approx([0, 300, 30])
    assert now.marks["asis"] == pytest.approx([80, 250, -10])


def test_what_is_inside_or_below_the_ball_goes_straight_up_to_its_surface() -> None:
    radius = 100 / 0.88**0.5
    inside = [Point((40, 150, 10)), Point((40 + radius / 2, 90, 10)), Point((40, 20, 10 - 60))]
    outside = [
        Point((40, 180, 10)),
        Point((40 + radius + 1, 50, 10)),
        Point((40 - 80, 50, 10 + 80)),
    ]
    now = lying(inside + outside, UNDER)
    height = 88 + 88 * np.sqrt([1, 0.75, 1 - (60 / radius) ** 2])
    assert now.points[:3, 1] == pytest.approx(height)
    assert (now.points[3:] == now.firm[3:]).all()
    assert (now.points[:, [0, 2]] == now.firm[:, [0, 2]]).all()
    assert (now.firm == [point.at for point in inside + outside]).all()
    loose = lying(inside + outside, LOOSE)
    assert (loose.points == loose.firm).all(), "a loose ball presses nothing"


def test_what_sinks_into_the_floor_is_pressed_flat_with_the_skin_inside_the_cloth() -> None:
    below, near, clear = ((5, -3, 9), (5, 0.5, 9), (5, 1.5, 9))
    layers = ("skin", "hair", "shorts")
    now = lying([Point(at, layer=layer) for layer in layers for at in (below, near, clear)])
    assert now.points[:, 1].tolist() == [1, 1, 1.5, 0, 0.5, 1.5, 0, 0.5, 1.5]
    assert (now.points[:, [0, 2]] == [5, 9]).all()


def test_breath_moves_what_lies_there() -> None:
    out, full = (lying([Point(FAR)], breath=breath) for breath in (0.0, 1.0))
    assert (full.points - out.points).tolist() == [[7, 7, 7]]


def test_a_mark_is_carried_by_the_six_points_nearest_to_it_of_what_is_not_hair() -> None:
    head = {"head": 1.0}
    row = [Point((0, 300, 30 + k), layer="hair") for k in range(6)]
    row += [Point((0, 300, 40 + k), head, ("skin", "shirt")[k % 2]) for k in range(5)]
    row += [Point((0, 300, 50 + k), layer=("shorts", "skin")[k % 2]) for k in range(6)]
    body, build = body_of(row, navel=(0, 300, 30))
    now = settled(body, build, Pose(Trunk(neck_extension=50)), "l", None, 0)
    follows = np.zeros(len(BODY.bones))
    follows[BODY.bones.index("head")], follows[BODY.bones.index("pelvis")] = 5 / 6, 1 / 6
    assert now.marks["navel"] == pytest.approx(now.posed.carried(build.marks["navel"], follows))


def test_the_marks_of_the_right_are_mirrored_and_carried_by_the_skin_there() -> None:
    legs = [Point((80, 950, 80), {"thigh_l": 1.0})] * 6 + [
        Point((-80, 950, 80), {"thigh_r": 1.0})
    ] * 6
    body, build = body_of(legs)
    left, right = (
        settled(body, build, one, side, None, 0).marks["asis"]
        for side, one in (
            ("l", Pose(left=Limb(hip_flexion=40))),
            ("r", Pose(right=Limb(hip_flexion=40))),
        )
    )
    assert right == pytest.approx(left * [-1, 1, 1])
    assert left[1] > 980


JOINTS = body_of([Point(FAR)])[1].joints
SKELETON = [Point((*JOINTS[bone].tolist(),), {bone: 1.0}) for bone in BODY.bones]
"""A point at every joint, so that each part has one."""

PELVIS = Point((0, -100, -20))
HEAD = Point((0, -112, -20), {"head": 1.0})
BEARS = Placed(1300, 0.3, under=True, sinks_mm=64, aside_mm=(0, 0))


def thigh(y: float, z: float) -> Point:
    return Point((100, y, z), {"thigh_l": 1.0})


def foot(z: float) -> Point:
    return Point((180, -92, z), {"foot_l": 1.0})


@pytest.mark.parametrize(
    ("points", "on", "given", "ball", "angle", "degrees"),
    [
        ([PELVIS, thigh(-112, 20)], ["pelvis", "thigh_l"], Limb(), None, "pitch", 6),
        ([PELVIS, thigh(-100, 20)], ["pelvis", "thigh_l"], Limb(), BEARS, "pitch", 6),
        (
            [replace(PELVIS, at=(0, -100, 20)), thigh(-100, 0), HEAD],
            ["pelvis", "thigh_l"],
            Limb(),
            None,
            "pitch",
            6,
        ),
        (
            [PELVIS, thigh(-100, 20), foot(70)],
            ["pelvis", "thigh_l", "foot_l"],
            Limb(ankle_plantarflexion=-20),
            None,
            "ankle_plantarflexion",
            14,
        ),
        (
            [PELVIS, thigh(-100, 20), foot(60)],
            ["pelvis", "thigh_l", "foot_l"],
            Limb(knee_flexion=10),
            None,
            "knee_flexion",
            14,
        ),
    ],
)
def test_so_far_from_floor_or_ball_weighs_as_much_as_so_far_from_the_given_angle(
    points: list[Point], on: list[str], given: Limb, ball: Placed | None, angle: str, degrees: float
) -> None:
    """Where the search ends, 2 mm pull one way as hard as so many degrees the other."""
    body, build = body_of([*SKELETON, *points])
    before = Pose(left=given)
    found = rest(body, build, before, on, "l", ball).pose

    def off(pose: Pose) -> Points:
        now = settled(body, build, pose, "l", ball, 0)
        heights = now.firm[len(SKELETON) :, 1]
        heights[len(on) :] = np.minimum(heights[len(on) :], 0)
        lain_on = [now.spot[1] - (ball.diameter_mm * 0.88 - ball.sinks_mm)] if ball else []
        return np.array([*heights, *lain_on]) / 2

    part = "left" if hasattr(given, angle) else "trunk"
    was, now = (getattr(getattr(pose, part), angle) for pose in (before, found))
    # The search looks as far ahead to see where it goes down.
    ahead = replace(found, **{part: replace(getattr(found, part), **{angle: now + STEP})})
    pull = float(off(found) @ (off(ahead) - off(found))) / STEP
    assert pull == pytest.approx((was - now) / degrees**2, rel=0.05)
    assert abs(now - was) > 2


@pytest.mark.parametrize(("above", "pulls"), [(0.5, False), (-0.5, True)])
def test_a_part_that_need_not_rest_is_only_kept_out_of_the_floor(above: float, pulls: bool) -> None:
    head = replace(HEAD, at=(0, -100 + above, 200))
    body, build = body_of([*SKELETON, PELVIS, head])
    found = rest(body, build, Pose(), ["pelvis"]).pose
    assert (abs(found.trunk.pitch) > 0.01) == pulls


def test_only_a_ball_that_bears_is_lain_on() -> None:
    body, build = body_of([*SKELETON, PELVIS])
    loose = rest(body, build, Pose(), ["pelvis"], "l", LOOSE)
    assert loose.pose == rest(body, build, Pose(), ["pelvis"]).pose


def test_the_height_that_is_given_does_not_matter() -> None:
    body, build = body_of([*SKELETON, PELVIS, foot(70)])
    low, high = (
        rest(body, build, Pose(Trunk(height_mm=mm)), ["pelvis", "foot_l"]) for mm in (100.0, 5000.0)
    )
    assert low.firm == pytest.approx(high.firm, abs=1e-6)
    assert low.firm == pytest.approx(posed(body, build, low.pose).points), "with the air out"


def changed(before: Trunk | Limb, after: Trunk | Limb) -> set[str]:
    names = [one.name for one in fields(before)]
    return {name for name in names if getattr(before, name) != getattr(after, name)}


@pytest.mark.parametrize(
    ("pitch", "roll", "on_side"),
    [
        (90, 90, True),
        (-90, -90, True),
        (45.5, 90, True),
        (90, 45.5, True),
        (45, 90, False),
        (90, 45, False),
        (44.5, 90, False),
        (90, 44.5, False),
        (0, 90, False),
        (90, 0, False),
    ],
)
def test_on_its_side_a_body_comes_to_rest_by_other_angles(
    pitch: float, roll: float, on_side: bool
) -> None:
    body, build = body_of(SKELETON)
    limb = Limb(hip_flexion=20, hip_abduction=20)
    given = Pose(Trunk(pitch=pitch, roll=roll), limb, limb)
    found = rest(body, build, given, ["shoulder_l", "knee_l"]).pose
    leg, back = ("hip_abduction", {"lumbar_lateral_flexion"}) if on_side else ("hip_flexion", set())
    assert changed(limb, found.left) == {leg}
    assert changed(given.trunk, found.trunk) == {"height_mm", "pitch"} | back
    assert found.right == limb


def test_what_rests_may_change_its_own_angles_each_once() -> None:
    body, build = body_of(SKELETON)
    limb = Limb(hip_flexion=20, hip_abduction=20, knee_flexion=20)
    given = Pose(Trunk(pitch=80), limb, limb)
    found = rest(body, build, given, ["chest", "knee_l", "sole_l", "foot_r"]).pose
    assert changed(given.trunk, found.trunk) == {"height_mm", "pitch", "lumbar_extension"}
    assert changed(limb, found.left) == {"hip_flexion", "knee_flexion", "ankle_plantarflexion"}
    assert changed(limb, found.right) == {"knee_flexion", "ankle_plantarflexion"}
