"""The psoas and iliacus of `anatomy.bin` inside the body of `body.bin`, in any pose.

Two models of two people: the anatomy's is brought to the body's size and place by the ASIS, which
both have, and then carried along by the bones that the skin around it follows.
"""

from dataclasses import dataclass

import numpy as np

from bodylesson.models.anatomy import Anatomy
from bodylesson.models.body import Body, Build, Points
from bodylesson.models.pose import Posed

SKIN_OVER_ASIS_MM = 14.0
"""Skin and fat over the bone there; our own rough estimate."""

NEAR = 24
"""Vertices of the skin that say how a point inside is carried."""

SPINE = ("t10", "t11", "t12", "l1", "l2", "l3", "l4", "l5")


@dataclass(frozen=True)
class Strand:
    """A fibre in the posed body."""

    muscle: str
    """`psoas-major` or `iliacus`."""
    side: str
    """`l` or `r`."""
    line: Points
    """(n, 3) mm."""
    radius_mm: float


def strands(anatomy: Anatomy, body: Body, build: Build, now: Posed) -> list[Strand]:
    """All fibres of both sides, in the body's pose."""
    found = []
    scale, shift = _fit(anatomy, build)
    muscles = anatomy.header["muscles"]
    standing = muscles["hip_angles_deg"].index(0)
    for muscle, path in (("psoas-major", "psoas_path"), ("iliacus", "iliacus_path")):
        below = np.array(muscles[path][standing])
        for fibre in anatomy.header["fibres"][muscle]:
            left = np.linspace(1, 0.3, len(below))[:, None]
            line = np.vstack([fibre["fixed"], (below + np.array(fibre["spread"]) * left)[1:]])
            for side, sign in (("r", 1.0), ("l", -1.0)):
                placed = line * [sign, 1, 1] * scale + shift
                carried = _carried(body, build, now, placed)
                found.append(Strand(muscle, side, carried, float(fibre["radius"]) * scale))
    return found


def spine(anatomy: Anatomy, body: Body, build: Build, now: Posed) -> Points:
    """The middles of the vertebrae from T10 to L5, in the body's pose."""
    scale, shift = _fit(anatomy, build)
    line = np.array([anatomy.landmarks[f"{name}-center"] for name in SPINE])
    return _carried(body, build, now, line * scale + shift)


def _fit(anatomy: Anatomy, build: Build) -> tuple[float, Points]:
    """The scale, and the offset added after scaling."""
    theirs, ours = np.array(anatomy.landmarks["asis"]), build.marks["asis"]
    scale = float(ours[0] / abs(theirs[0]))
    shift = ours - [0, 0, SKIN_OVER_ASIS_MM] - np.abs(theirs) * [0, 1, 1] * scale
    return scale, shift * [0, 1, 1]


def _carried(body: Body, build: Build, now: Posed, points: Points) -> Points:
    result = np.empty_like(points)
    for number, point in enumerate(points):
        gap = np.linalg.norm(build.points - point, axis=1)
        near = np.argpartition(gap, NEAR)[:NEAR]
        share = 1 / (gap[near] + 1)
        result[number] = now.carried(point, share @ body.weights[near] / share.sum())
    return result
