"""The data file: what is in it agrees with the model it came from and with itself."""

import gzip
import json
import struct
from pathlib import Path

import numpy as np
import pytest

from bodylesson.models.anatomy import Anatomy, read_anatomy
from tests.unit.anatomy_meshes import DATA, meshes

MOST_BYTES = 600_000
LANDMARK_MM = 2.0
OVERSHOOT_MM = 6.0
"""A curved surface through few vertices swings out, or falls short, by so much between them."""
ROUNDING_MM = 0.02
"""Coordinates and bounds are stored in hundredths of a millimetre."""


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return read_anatomy(DATA)


def test_the_file_is_small(anatomy: Anatomy) -> None:
    assert 100_000 < len(anatomy.data) < MOST_BYTES
    assert len(anatomy.for_viewer) < len(anatomy.data)


def test_it_says_where_it_comes_from_and_in_what_frame(anatomy: Anatomy) -> None:
    header = anatomy.header
    assert "myo-sim" in anatomy.source
    assert "Apache-2.0" in anatomy.source
    assert header["unit"] == "mm"
    assert "left" in header["axes"]
    assert "right" in header["sides"]


def test_angles_go_from_behind_to_full_bend_in_small_steps(anatomy: Anatomy) -> None:
    angles = anatomy.hip_angles
    assert (angles[0], angles[-1]) == (-20, 120)
    assert max(np.diff(angles)) <= 5


@pytest.mark.parametrize("muscle", ["iliacus_lengths", "psoas_lengths"])
def test_a_hip_flexor_grows_shorter_as_the_hip_bends(anatomy: Anatomy, muscle: str) -> None:
    lengths = getattr(anatomy, muscle)
    assert len(lengths) == len(anatomy.hip_angles)
    assert all(np.diff(lengths) < 0)


def test_the_model_s_own_lengths_stand_in_the_file(anatomy: Anatomy) -> None:
    """Read from MuJoCo 3.17 with myo-sim 0.2.4, standing, in mm."""
    standing = anatomy.hip_angles.index(0)
    assert anatomy.iliacus_lengths[standing] == pytest.approx(207.05, abs=0.1)
    assert anatomy.header["muscles"]["psoas_mm"][standing] == pytest.approx(227.66, abs=0.1)
    fascicles = anatomy.header["muscles"]["fascicles_mm"]
    assert len(fascicles) == 11
    assert fascicles["Ps_L1_VB"] == pytest.approx(255.59, abs=0.1)
    assert fascicles["Ps_L5_VB"] == pytest.approx(125.36, abs=0.1)


def test_landmarks_lie_where_anatomy_puts_them(anatomy: Anatomy) -> None:
    at = {name: np.array(point) for name, point in anatomy.landmarks.items()}
    assert at["asis"][0] < -90, "the right ASIS is to the body's right"
    assert at["iliac-crest"][1] > at["asis"][1] > at["pubic-tubercle"][1]
    assert at["lesser-trochanter"][1] < at["hip-center"][1]
    assert at["lesser-trochanter"][2] < at["hip-center"][2], "it is behind the hip joint"
    heights = [at[f"l{n}-center"][1] for n in range(1, 6)]
    assert heights == sorted(heights, reverse=True)
    assert 170 < 2 * -at["asis"][0] < 290, "between the two ASIS, mm"


@pytest.mark.parametrize(
    ("landmark", "bone"),
    [
        ("asis", "hip-bone"),
        ("iliac-crest", "hip-bone"),
        ("pubic-tubercle", "hip-bone"),
        ("lesser-trochanter", "femur"),
    ],
)
def test_smoothing_moved_no_landmark(anatomy: Anatomy, landmark: str, bone: str) -> None:
    points = meshes(anatomy.data)[bone]["points"]
    nearest = np.linalg.norm(points - anatomy.landmarks[landmark], axis=1).min()
    assert nearest < LANDMARK_MM


def test_smoothed_bones_keep_the_bounds_of_the_model_s(anatomy: Anatomy) -> None:
    found = meshes(anatomy.data)
    for name, (low, high) in anatomy.header["raw_bounds"].items():
        points = found[name]["points"]
        assert np.abs(points.min(axis=0) - low).max() <= OVERSHOOT_MM + ROUNDING_MM, name
        assert np.abs(points.max(axis=0) - high).max() <= OVERSHOOT_MM + ROUNDING_MM, name


def test_every_bone_is_closed(anatomy: Anatomy) -> None:
    for name, mesh in meshes(anatomy.data).items():
        edges = np.sort(mesh["faces"][:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
        counts = np.unique(edges, axis=0, return_counts=True)[1]
        assert (counts == 2).all(), name


def test_the_viewer_s_bytes_are_the_same_every_time() -> None:
    first, second = read_anatomy(DATA).for_viewer, read_anatomy(DATA).for_viewer
    assert first == second


def test_the_viewer_gets_everything_but_the_outlines(anatomy: Anatomy) -> None:
    sent = anatomy.for_viewer
    viewer = Anatomy(sent)
    kept = {name: value for name, value in anatomy.header.items() if name != "outlines"}
    assert viewer.header == kept
    ours, theirs = meshes(anatomy.data), meshes(sent)
    assert ours.keys() == theirs.keys()
    for bone, parts in ours.items():
        assert all((theirs[bone][part] == values).all() for part, values in parts.items()), bone
    (size,) = struct.unpack_from("<I", gzip.decompress(sent))
    assert size % 4 == 0, "so that what follows stands at whole words"
    # When it was made would make other bytes of the same content; 2 says: as small as it goes.
    assert (sent[4:8], sent[8]) == (bytes(4), 2)


def test_a_file_is_its_header_s_length_the_header_and_the_meshes() -> None:
    outlines = {"outlines": 1, "format": 1}
    text = json.dumps(outlines).encode()
    small = Anatomy(gzip.compress(struct.pack("<I", len(text)) + text + b"meshes"))
    assert small.header == outlines
    sent = gzip.decompress(small.for_viewer)
    assert sent == struct.pack("<I", 12) + b'{"format":1}' + b"meshes"


def test_the_psoas_runs_from_l1_over_the_brim(anatomy: Anatomy) -> None:
    muscles = anatomy.header["muscles"]
    top = muscles["fascicles_mm"]["Ps_L1_VB"]
    whole = [top + below for below in muscles["psoas_from_brim_mm"]]
    assert anatomy.psoas_lengths == pytest.approx(whole, abs=0.006)
    assert all(round(length, 2) == length for length in anatomy.psoas_lengths)


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(b"\0"), gzip.compress(b"\x02\0\0\0{}")],
    ids=["empty", "no gzip", "one byte", "no fields"],
)
def test_another_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "anatomy.bin"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"anatomy\.bin: expected"):
        read_anatomy(file)
