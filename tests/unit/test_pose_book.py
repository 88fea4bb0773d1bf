"""What a pose says, with what it takes from an earlier one written out."""

from typing import Any

import numpy as np
import pytest

from bodylesson.models.pose import Limb, Pose, Trunk, posed
from bodylesson.models.pose_book import PosePlan, plans, resting
from tests.unit.posed_lesson import BODY, NEUTRAL


class Entry:
    """An entry of `poses.yaml`, checked already."""

    def __init__(self, name: str, **fields: Any) -> None:
        self.fields: dict[str, Any] = {"id": name, "angles": {}, "no_ball": False} | fields

    def model_dump(self, *, exclude_none: bool) -> dict[str, Any]:
        assert exclude_none
        return self.fields


LYING = Entry(
    "lying",
    view={"azimuth": 100, "elevation": 20},
    angles={
        "trunk": {"pitch": 90},
        "both": {"hip_flexion": 10, "knee_flexion": 20},
        "side": {"hip_flexion": 30},
        "other": {"elbow_flexion": 40},
    },
    breath_in={"side": {"hip_flexion": 35}},
    rests_on=["chest", "side-knee"],
    ball={"lies": "under", "toward_hip_mm": 12, "sinks_mm": 30},
)


def plan_of(*entries: Entry) -> PosePlan:
    return plans(entries)[entries[-1].fields["id"]]


def test_both_sides_get_their_angles_and_the_worked_one_is_the_left() -> None:
    plan = plan_of(LYING)
    assert plan.pose == Pose(
        Trunk(pitch=90),
        Limb(hip_flexion=30, knee_flexion=20),
        Limb(hip_flexion=10, knee_flexion=20, elbow_flexion=40),
    )
    assert plan.breath_in.left == Limb(hip_flexion=35, knee_flexion=20)
    assert (plan.breath_in.trunk, plan.breath_in.right) == (plan.pose.trunk, plan.pose.right)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("chest", ("chest",)),
        ("pelvis", ("pelvis",)),
        ("head", ("head",)),
        ("knees", ("knee_l", "knee_r")),
        ("feet", ("foot_l", "foot_r")),
        ("side-foot", ("foot_l",)),
        ("other-sole", ("sole_r",)),
        ("forearms", ("elbow_l", "elbow_r")),
        ("other-forearm", ("elbow_r",)),
    ],
)
def test_what_it_rests_on_is_named_as_people_name_it(name: str, parts: tuple[str, ...]) -> None:
    assert plan_of(Entry("a", view=LYING.fields["view"], rests_on=[name])).rests_on == parts
    both = plan_of(Entry("a", view=LYING.fields["view"], rests_on=[name, "chest"]))
    assert both.rests_on == (*parts, "chest")


def test_a_pose_like_another_has_all_of_it_but_what_it_says_itself() -> None:
    first = plan_of(LYING)
    like = plan_of(LYING, Entry("b", like="lying"))
    assert (like.azimuth, like.elevation, like.rests_on) == (100, 20, ("chest", "knee_l"))
    assert (like.ball, like.toward_hip_mm, like.sinks_mm) == ("under", 12, 30)
    assert like.pose == like.breath_in == first.pose, "but for its movement with the breath"
    own = plan_of(
        LYING,
        Entry(
            "b",
            like="lying",
            view={"azimuth": 5, "elevation": 6},
            angles={"trunk": {"roll": 7}},
            rests_on=[],
            ball={"lies": "beside"},
        ),
    )
    assert (own.azimuth, own.elevation, own.rests_on) == (5, 6, ())
    assert (own.ball, own.toward_hip_mm, own.sinks_mm) == ("beside", 0, 0)
    assert own.pose == Pose(Trunk(pitch=90, roll=7), first.pose.left, first.pose.right)


def test_a_ball_can_be_left_away_and_is_none_where_nothing_names_one() -> None:
    without = plan_of(LYING, Entry("b", like="lying", no_ball=True))
    assert (without.ball, without.toward_hip_mm, without.sinks_mm) == ("", 0, 0)
    alone = plan_of(Entry("a", view=LYING.fields["view"]))
    assert (alone.ball, alone.toward_hip_mm, alone.sinks_mm) == ("", 0, 0)
    assert (alone.pose, alone.rests_on) == (Pose(), ())


def laid(lies: str, toward_hip_mm: float = 0, **more: Any) -> PosePlan:
    ball = {"ball": {"lies": lies, "toward_hip_mm": toward_hip_mm, "sinks_mm": 30}} if lies else {}
    view = {"azimuth": 0, "elevation": 0}
    angles = {"trunk": {"pitch": 90}}
    return plan_of(Entry("a", view=view, angles=angles, rests_on=["chest"], **ball, **more))


def test_the_ball_lies_under_the_spot_or_waits_beside_the_body() -> None:
    out, full = resting(BODY, NEUTRAL, laid("below"), 100, 0.5)
    aside, _ = resting(BODY, NEUTRAL, laid("beside"), 100, 0.5)
    none, _ = resting(BODY, NEUTRAL, laid(""), 100, 0.5)
    assert out.ball is not None
    assert full.ball is not None
    assert aside.ball is not None
    assert none.ball is None
    assert out.ball.center[[0, 2]] == pytest.approx(out.spot[[0, 2]])
    assert (out.ball.width_mm, out.ball.height_mm) == (100, 100), "loose, it keeps its shape"
    assert aside.ball.center[[0, 2]] - aside.spot[[0, 2]] == pytest.approx([330, 60])


def test_a_ball_under_the_body_lies_at_the_spot_and_is_pressed_flat() -> None:
    out, _ = resting(BODY, NEUTRAL, laid("under"), 100, 0.5)
    assert out.ball is not None
    assert out.ball.center[[0, 2]] == pytest.approx(out.spot[[0, 2]])
    assert out.ball.height_mm == pytest.approx(88)


def test_the_spot_is_as_many_millimeters_nearer_to_the_hip_as_the_pose_says() -> None:
    spots = [resting(BODY, NEUTRAL, laid("below", far), 100, 0.5)[0] for far in (0.0, 20.0)]
    near, farther = (one.spot for one in spots)
    assert np.linalg.norm(farther - near) == pytest.approx(20, abs=2)
    asis = spots[0].marks["asis"]
    assert np.linalg.norm(asis - farther) < np.linalg.norm(asis - near) - 15


def test_the_in_breath_changes_what_was_found_at_rest_by_what_it_says() -> None:
    # The head's angle may change so that it comes to rest; the breath adds five degrees to it.
    plan = plan_of(
        Entry(
            "a",
            view={"azimuth": 0, "elevation": 0},
            angles={"trunk": {"pitch": 90, "neck_extension": 20}, "side": {"hip_flexion": 3}},
            breath_in={"trunk": {"neck_extension": 25}, "side": {"hip_flexion": 9}},
            rests_on=["head", "chest"],
        )
    )
    out, full = resting(BODY, NEUTRAL, plan, 100, 0.5)
    assert out.pose.trunk.neck_extension != pytest.approx(20, abs=0.5)
    changed = full.pose.trunk.neck_extension - out.pose.trunk.neck_extension
    assert changed == pytest.approx(5)
    assert full.pose.left.hip_flexion - out.pose.left.hip_flexion == pytest.approx(6)
    assert full.pose.right == out.pose.right
    assert out.firm == pytest.approx(posed(BODY, NEUTRAL, out.pose, 0).points)
    assert full.firm == pytest.approx(posed(BODY, NEUTRAL, full.pose, 1).points)
