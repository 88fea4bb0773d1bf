"""The body that is shown in poses: its clothed surface, bones and builds, read from one data file.

`tools/build_body.py` makes the file from MakeHuman's assets. Lengths in mm; x to the body's left,
y up, z to its front. The file stores the left half; the right is its mirror image.
"""

import gzip
import json
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Faces = NDArray[np.int64]

FORMAT = 1
"""The form of the file that this code reads."""

LAYERS = ("skin", "hair", "shirt", "shorts")
"""What a triangle can belong to, in the order of `Body.layer_of_face`."""


@dataclass(frozen=True)
class Build:
    """One build of the body, standing with its arms a little out, as the file has it."""

    id: str
    points: Points
    """(n, 3) both halves."""
    joints: dict[str, Points]
    """Where each bone begins."""
    marks: dict[str, Points]
    """`navel`, and `asis` on the left, on the skin."""
    knuckles: dict[str, tuple[Points, Points]]
    """Of the index and the little finger, by side `l` and `r`."""
    height_mm: float


@dataclass(frozen=True)
class Body:
    """The content of the data file. Arrays are both halves: n vertices, m triangles, k bones."""

    source: str
    """The package, what of it, and its license."""
    bones: tuple[str, ...]
    """Bones, parents first."""
    parents: tuple[int, ...]
    """Index of each bone's parent; -1 for the pelvis, which has none."""
    faces: Faces
    """(m, 3) vertices of each triangle, counterclockwise from outside."""
    layer_of_face: NDArray[np.int64]
    """(m,) index into `LAYERS`."""
    layer_of_vertex: NDArray[np.int64]
    """(n,) index into `LAYERS`."""
    weights: Points
    """(n, k) how much each vertex follows each bone; rows sum to 1."""
    breath: Points
    """(n, 3) what a full in-breath adds: belly, flanks and low back widen."""
    mirror: NDArray[np.int64]
    """(n,) the vertex that each one mirrors; itself on the midline."""
    builds: dict[str, Build]

    @cached_property
    def mirrored_bones(self) -> NDArray[np.int64]:
        """(k,) the bone of the other side."""
        return np.array([self.bones.index(other_side(name)) for name in self.bones])


def other_side(name: str) -> str:
    """`thigh_l` for `thigh_r` and vice versa; names without a side stay as they are."""
    if name.endswith(("_l", "_r")):
        return name[:-1] + ("r" if name.endswith("l") else "l")
    return name


def read_body(path: Path) -> Body:
    """Read a data file.

    Raises:
        ValueError: it is not a data file, or has another form.
    """
    try:
        whole = gzip.decompress(path.read_bytes())
        (size,) = struct.unpack_from("<I", whole)
        header = json.loads(whole[4 : 4 + size])
        found = header.get("format")
    except (OSError, ValueError, EOFError, struct.error) as error:
        raise ValueError(f"{path}: expected a file of tools/build_body.py: {error}") from error
    if found != FORMAT:
        raise ValueError(f"{path}: expected format {FORMAT}, got {found!r}")
    return _body(header, _Reader(whole[4 + size :], header["step_mm"]))


class _Reader:
    """Takes numbers off the buffers in the order in which tools/body/pack.py wrote them."""

    def __init__(self, data: bytes, step_mm: float) -> None:
        self._data = np.frombuffer(data, dtype=np.uint8)
        self._at = 0
        self._step = step_mm

    def whole(self, count: int, kind: str = "<i2") -> NDArray[np.int64]:
        """Whole numbers, stored as differences."""
        size = np.dtype(kind).itemsize
        taken = self._data[self._at : self._at + count * size].reshape(size, count)
        self._at += count * size
        differences = np.ascontiguousarray(taken.T).view(kind).ravel()
        return np.cumsum(differences, dtype=np.dtype(kind)).astype(np.int64)

    def steps(self, count: int) -> Points:
        """(count, 3) lengths in mm."""
        columns = [self.whole(count) for _ in range(3)]
        return np.stack(columns, axis=1).astype(np.float64) * self._step

    def shares(self, count: int, columns: int) -> Points:
        """(count, columns) shares from 0 to 1."""
        found = [self.whole(count, "i1") & 255 for _ in range(columns)]
        return np.stack(found, axis=1).astype(np.float64) / 255


def _body(header: dict[str, Any], reader: _Reader) -> Body:
    bones = tuple(bone["id"] for bone in header["bones"])
    others = [bones.index(other_side(name)) for name in bones]
    builds = [build["id"] for build in header["builds"]]
    shapes: dict[str, list[Points]] = {build: [] for build in builds}
    faces: list[Faces] = []
    layers: list[tuple[int, int]] = []
    weights: list[Points] = []
    breath: list[Points] = []
    mirror: list[NDArray[np.int64]] = []
    start = 0
    for number, layer in enumerate(header["layers"]):
        count = layer["vertices"]
        points = reader.steps(count)
        half_faces = reader.whole(3 * layer["triangles"]).reshape(-1, 3)
        half = np.zeros((count, len(bones)))
        half[:, [bones.index(name) for name in layer["bones"]]] = reader.shares(
            count, len(layer["bones"])
        )
        moved = reader.steps(count)
        offsets = {build: reader.steps(count) for build in builds[1:]}
        apart = points[:, 0] > 0
        twin = np.arange(count)
        twin[apart] = count + np.arange(apart.sum())
        total = count + int(apart.sum())
        back = np.arange(total)
        back[:count] = twin
        back[count:] = np.flatnonzero(apart)
        half[~apart] = (half[~apart] + half[~apart][:, others]) / 2
        half /= half.sum(axis=1, keepdims=True)
        faces += [half_faces + start, twin[half_faces[:, ::-1]] + start]
        layers.append((total, 2 * len(half_faces)))
        weights += [half, half[apart][:, others]]
        breath += [moved, moved[apart] * [-1, 1, 1]]
        mirror.append(back + start)
        for build in builds:
            shaped = points + offsets.get(build, 0)
            shapes[build] += [shaped, shaped[apart] * [-1, 1, 1]]
        start += total
        assert LAYERS[number] == layer["id"]
    numbers = np.arange(len(layers))
    return Body(
        source=header["source"],
        bones=bones,
        parents=tuple(
            bones.index(bone["parent"]) if bone["parent"] else -1 for bone in header["bones"]
        ),
        faces=np.concatenate(faces),
        layer_of_face=np.repeat(numbers, [size for _, size in layers]),
        layer_of_vertex=np.repeat(numbers, [size for size, _ in layers]),
        weights=np.concatenate(weights),
        breath=np.concatenate(breath),
        mirror=np.concatenate(mirror),
        builds={
            about["id"]: Build(
                id=about["id"],
                points=np.concatenate(shapes[about["id"]]),
                joints={name: np.array(at) for name, at in about["joints"].items()},
                marks={name: np.array(at) for name, at in about["marks"].items()},
                knuckles={
                    side: (np.array(two[0]), np.array(two[1]))
                    for side, two in about["knuckles"].items()
                },
                height_mm=about["height_mm"],
            )
            for about in header["builds"]
        },
    )
