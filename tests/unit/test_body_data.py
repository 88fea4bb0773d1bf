"""The body's data file: both halves, all builds, what a breath moves."""

import gzip
import json
import struct
from pathlib import Path

import numpy as np
import pytest

from bodylesson.models.body import LAYERS, read_body
from bodylesson.models.placement import ASIS_BELOW_NAVEL_MM, HALF_ASIS_MM
from tests.unit.posed_lesson import BODY, FOLDER, NEUTRAL


def test_the_file_is_small_and_the_mesh_as_coarse_as_meant() -> None:
    assert (FOLDER / "media" / "body.bin").stat().st_size < 90_000
    assert 4000 <= len(BODY.faces) <= 6000


def test_halves_mirror_each_other_in_every_build() -> None:
    for build in BODY.builds.values():
        mirrored = build.points[BODY.mirror] * [-1, 1, 1]
        assert np.abs(mirrored - build.points).max() < 1e-9, build.id
    assert np.abs(BODY.breath[BODY.mirror] * [-1, 1, 1] - BODY.breath).max() < 1e-9
    swapped = BODY.weights[BODY.mirror][:, BODY.mirrored_bones]
    assert np.abs(swapped - BODY.weights).max() < 1e-9


def test_each_bone_of_one_side_has_its_twin_on_the_other() -> None:
    twins = {name: BODY.bones[BODY.mirrored_bones[k]] for k, name in enumerate(BODY.bones)}
    assert (twins["thigh_l"], twins["hand_r"], twins["pelvis"]) == ("thigh_r", "hand_l", "pelvis")
    for name, twin in twins.items():
        assert twins[twin] == name
        joint = NEUTRAL.joints[name]
        assert NEUTRAL.joints[twin] == pytest.approx(joint * [-1, 1, 1], abs=0.5), name


def test_a_hand_is_as_wide_from_knuckle_to_knuckle_as_a_hand_is() -> None:
    for build in BODY.builds.values():
        for side in ("l", "r"):
            index, little = build.knuckles[side]
            assert 40 < np.linalg.norm(index - little) < 90, build.id


def test_every_vertex_follows_bones_and_every_triangle_has_a_face() -> None:
    assert np.abs(BODY.weights.sum(axis=1) - 1).max() < 1e-9
    assert BODY.faces.max() == len(NEUTRAL.points) - 1
    corners = NEUTRAL.points[BODY.faces]
    areas = np.linalg.norm(
        np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1
    )
    assert (areas > 0).mean() > 0.98


def test_no_vertex_follows_more_than_a_few_bones_on_the_midline_either() -> None:
    assert BODY.weights.min() >= 0
    assert (BODY.weights > 1e-6).sum(axis=1).max() <= 5


def test_surfaces_face_outward() -> None:
    """The volume under the triangles is that of a person, not of its inside out."""
    a, b, c = (NEUTRAL.points[BODY.faces[:, k]] for k in range(3))
    litres = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6 / 1e6
    assert 20 < litres < 110


def test_clothes_cover_trunk_and_hips_and_leave_hands_feet_and_face_bare() -> None:
    cloth = np.isin(BODY.layer_of_vertex, [LAYERS.index("shirt"), LAYERS.index("shorts")])
    bones = list(BODY.bones)
    for bone, covered in (
        ("spine_02", True),
        ("pelvis", True),
        ("hand_l", False),
        ("foot_l", False),
    ):
        follows = BODY.weights[:, bones.index(bone)] > 0.7
        assert cloth[follows].any() == covered, bone


def test_builds_differ_as_their_names_say() -> None:
    def girth(build: str) -> float:
        points = BODY.builds[build].points
        waist = np.abs(points[:, 1] - BODY.builds[build].marks["navel"][1]) < 25
        near = waist & (np.abs(points[:, 0]) < 250)
        return float(np.ptp(points[near][:, 2]))

    for sex in ("woman", "man"):
        assert girth(f"{sex}-slim") < girth(sex) < girth(f"{sex}-bigger")
    assert BODY.builds["woman"].height_mm < BODY.builds["man"].height_mm


def test_marks_stand_where_the_spot_finder_has_them() -> None:
    for build in BODY.builds.values():
        navel, asis = build.marks["navel"], build.marks["asis"]
        assert asis[0] == pytest.approx(HALF_ASIS_MM, abs=1), build.id
        assert navel[1] - asis[1] == pytest.approx(ASIS_BELOW_NAVEL_MM, abs=1), build.id
        for mark in (navel, asis):
            gap = np.linalg.norm(build.points - mark, axis=1).min()
            assert gap < 50, build.id  # Triangles of the shirt are about so large there.


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"no gzip")
    with pytest.raises(ValueError, match=r"x\.bin: expected a file of tools/build_body\.py"):
        read_body(tmp_path / "x.bin")
    with pytest.raises(ValueError, match="expected"):
        read_body(FOLDER / "media" / "missing.bin")


@pytest.mark.parametrize("form", [0, 99])
def test_an_older_and_a_newer_form_are_refused(tmp_path: Path, form: int) -> None:
    text = json.dumps({"format": form}).encode()
    file = tmp_path / "x.bin"
    file.write_bytes(gzip.compress(struct.pack("<I", len(text)) + text))
    with pytest.raises(ValueError, match=f"expected format .*, got {form}"):
        read_body(file)
