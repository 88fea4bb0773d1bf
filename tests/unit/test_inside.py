"""The psoas inside the posed body: brought to its size by the ASIS, carried along by its bones."""

from collections.abc import Sequence

import numpy as np
import pytest

from bodylesson.models.anatomy import read_anatomy
from bodylesson.models.body import Points
from bodylesson.models.inside import Strand, spine, strands
from bodylesson.models.pose import Limb, Pose, Posed, Trunk, posed
from tests.unit.posed_lesson import BODY, FOLDER, NEUTRAL

ANATOMY = read_anatomy(FOLDER / "media" / "anatomy.bin")
MUSCLES = {"psoas-major": "psoas_path", "iliacus": "iliacus_path"}

COUNT = len(BODY.bones)
AS_BUILT = Posed(NEUTRAL.points, np.tile(np.eye(3), (COUNT, 1, 1)), np.zeros((COUNT, 3)))
"""No bone is turned or moved: every point stays where the body was built."""

ASIS = np.array(ANATOMY.landmarks["asis"])
SCALE = NEUTRAL.marks["asis"][0] / abs(ASIS[0])


def in_body(point: Points | Sequence[float]) -> Points:
    """Where a point of the anatomy's right side is: as far from the ASIS, scaled.

    The bone is 14 mm behind the skin that the body's mark is on.
    """
    bone = NEUTRAL.marks["asis"] * [-1, 1, 1] - [0, 0, 14]
    return np.asarray(bone + (np.array(point) - np.abs(ASIS) * [-1, 1, 1]) * SCALE)


def found(now: Posed, muscle: str, side: str) -> list[Strand]:
    every = strands(ANATOMY, BODY, NEUTRAL, now)
    return [one for one in every if (one.muscle, one.side) == (muscle, side)]


def test_both_sides_have_every_fibre_of_both_muscles() -> None:
    for muscle in MUSCLES:
        fibres = ANATOMY.header["fibres"][muscle]
        for side in ("l", "r"):
            radii = [one.radius_mm for one in found(AS_BUILT, muscle, side)]
            assert radii == pytest.approx([fibre["radius"] * SCALE for fibre in fibres])


def test_left_and_right_mirror_each_other() -> None:
    for muscle in MUSCLES:
        pairs = zip(found(AS_BUILT, muscle, "l"), found(AS_BUILT, muscle, "r"), strict=True)
        for left, right in pairs:
            assert left.line == pytest.approx(right.line * [-1, 1, 1])
            assert left.line[:, 0].max() > 0


@pytest.mark.parametrize("muscle", MUSCLES)
def test_a_fibre_runs_from_its_fixed_end_along_the_standing_path_and_narrows(muscle: str) -> None:
    muscles = ANATOMY.header["muscles"]
    below = np.array(muscles[MUSCLES[muscle]][muscles["hip_angles_deg"].index(0)])
    fibres = ANATOMY.header["fibres"][muscle]
    for one, fibre in zip(found(AS_BUILT, muscle, "r"), fibres, strict=True):
        count = len(fibre["fixed"])
        assert len(one.line) == count + len(below) - 1
        assert one.line[:count] == pytest.approx(np.array([in_body(at) for at in fibre["fixed"]]))
        # Spread out at the top, three tenths of it at the tendon.
        spread = np.array(fibre["spread"])
        assert one.line[-1] == pytest.approx(in_body(below[-1] + 0.3 * spread))
        second = 1 - 0.7 / (len(below) - 1)
        assert one.line[count] == pytest.approx(in_body(below[1] + second * spread))


def test_the_spine_stands_in_the_middle_from_t10_down_to_l5() -> None:
    line = spine(ANATOMY, BODY, NEUTRAL, AS_BUILT)
    names = ("t10", "t11", "t12", "l1", "l2", "l3", "l4", "l5")
    assert line == pytest.approx(
        np.array([in_body(ANATOMY.landmarks[f"{name}-center"]) for name in names])
    )
    assert np.abs(line[:, 0]).max() < 5
    assert (np.diff(line[:, 1]) < 0).all()


def test_a_body_that_is_only_laid_down_takes_all_of_it_along_unbent() -> None:
    lying = posed(BODY, NEUTRAL, Pose(Trunk(pitch=-90, height_mm=120)))
    upright = posed(BODY, NEUTRAL, Pose())
    line, before = (spine(ANATOMY, BODY, NEUTRAL, now) for now in (lying, upright))
    assert line == pytest.approx((before - upright.shifts[0]) @ lying.turns[0].T + lying.shifts[0])


def test_a_bent_hip_takes_the_psoas_along_below_and_leaves_the_spine() -> None:
    straight, bent = (
        posed(BODY, NEUTRAL, Pose(left=Limb(hip_flexion=angle))) for angle in (0.0, 60.0)
    )
    ways = zip(found(straight, "psoas-major", "l"), found(bent, "psoas-major", "l"), strict=True)
    for before, after in ways:
        moved = np.linalg.norm(after.line - before.line, axis=1)
        assert moved[0] < 1
        assert moved[-1] > 8
    assert found(bent, "psoas-major", "r")[0].line == pytest.approx(
        found(straight, "psoas-major", "r")[0].line, abs=2
    )
    spines = [spine(ANATOMY, BODY, NEUTRAL, now) for now in (straight, bent)]
    assert spines[1] == pytest.approx(spines[0], abs=1)


def test_a_point_is_carried_most_by_the_skin_that_is_nearest() -> None:
    """Each of the near vertices counts by one over its distance, a millimeter added."""
    # Each bone shifts by its own number, so that a point's shift tells its mean bone.
    numbers = np.arange(COUNT, dtype=float)
    told = Posed(
        AS_BUILT.points, AS_BUILT.turns, np.column_stack([numbers, numbers * 0, numbers * 0])
    )
    at = spine(ANATOMY, BODY, NEUTRAL, AS_BUILT)[-1]
    gap = np.linalg.norm(NEUTRAL.points - at, axis=1)
    near = np.argsort(gap)[:24]
    share = 1 / (gap[near] + 1)
    mean = share @ (BODY.weights[near] @ numbers) / share.sum()
    assert spine(ANATOMY, BODY, NEUTRAL, told)[-1][0] - at[0] == pytest.approx(mean)
