"""With the extra `.[anatomy]`: the data file built again from myo-sim is the committed one."""

import sys
from pathlib import Path

import numpy as np
import pytest

from bodylesson.models.anatomy import Anatomy, read_anatomy
from tests.unit.anatomy_meshes import DATA, meshes

pytest.importorskip(
    "myo_sim", reason="NOT RUN: myo-sim is missing; `pip install -e .[anatomy]` brings it"
)

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Anatomy:
    folder = tmp_path_factory.mktemp("anatomy")
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(TOOLS))
    patch.chdir(folder)  # MuJoCo leaves its log where it runs.
    from tools import build_anatomy

    build_anatomy.main(folder / "anatomy.bin")
    patch.undo()
    sys.modules.pop("build_anatomy", None)
    return read_anatomy(folder / "anatomy.bin")


@pytest.fixture(scope="module")
def committed() -> Anatomy:
    return read_anatomy(DATA)


def test_lengths_agree_to_a_tenth_of_a_millimetre(rebuilt: Anatomy, committed: Anatomy) -> None:
    for name in ("psoas_mm", "iliacus_mm", "psoas_from_brim_mm"):
        new, old = (np.array(a.header["muscles"][name]) for a in (rebuilt, committed))
        assert np.abs(new - old).max() <= 0.1, name
    new, old = (a.header["muscles"]["fascicles_mm"] for a in (rebuilt, committed))
    assert new.keys() == old.keys()
    assert all(abs(new[name] - old[name]) <= 0.1 for name in new)


def test_left_is_the_mirror_image_of_right() -> None:
    from tools.anatomy.source import FASCICLES, Body

    body = Body()
    for angle in (-20, 0, 90, 120):
        body.bend(angle)
        for name in ("psoas", "iliacus", *FASCICLES):
            right, left = (body.length(f"{name}_{side}_tendon") for side in "rl")
            assert abs(right - left) <= 0.1, (name, angle)


def test_smoothing_moved_no_vertebra_center() -> None:
    """Every point that a center is the mean of is still on the surface, so the center stays."""
    from tools import build_anatomy
    from tools.anatomy.source import VERTEBRAE, Body
    from tools.anatomy.surface import smoothed, vertebral_body

    raw = build_anatomy.bones(Body())
    assert {"t12", "l1", "l5"} <= set(VERTEBRAE)
    for name in VERTEBRAE:
        mesh, times = raw[name]
        column = vertebral_body(mesh)
        points = smoothed(mesh, times).points
        gaps = np.linalg.norm(points[None] - column[:, None], axis=2)
        assert gaps.min(axis=1).max() <= 2, name


def test_mesh_bounds_agree_to_a_millimetre(rebuilt: Anatomy, committed: Anatomy) -> None:
    new, old = meshes(rebuilt.data), meshes(committed.data)
    assert new.keys() == old.keys()
    for name in new:
        for end in ("min", "max"):
            ends = [getattr(m[name]["points"], end)(axis=0) for m in (new, old)]
            assert np.abs(ends[0] - ends[1]).max() <= 1, name


def test_landmarks_agree(rebuilt: Anatomy, committed: Anatomy) -> None:
    for name, point in committed.landmarks.items():
        assert np.abs(np.subtract(rebuilt.landmarks[name], point)).max() <= 1, name


def test_the_hip_turns_as_the_model_s_does(committed: Anatomy) -> None:
    """The browser turns the femur about one axis; that must carry the tendon's end along."""
    from tools.anatomy.source import Body

    body = Body()
    hip = committed.header["hip"]
    center, axis = np.array(hip["center"]), np.array(hip["axis"])
    at_rest = body.site("psoas-P4_r") - center
    for angle in (-20, 45, 90, 120):
        body.bend(angle)
        turn = np.radians(angle)
        turned = (
            at_rest * np.cos(turn)
            + np.cross(axis, at_rest) * np.sin(turn)
            + axis * (axis @ at_rest) * (1 - np.cos(turn))
        )
        assert np.abs(turned + center - body.site("psoas-P4_r")).max() < 0.5, angle
