"""Resting a posed body on the floor and the ball.

A pose's angles are an author's; where a part should rest on the floor, this finds the height
and the small changes of angle that let it rest there. Whatever would still sink in is soft and
gives way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bodylesson.models.body import LAYERS, Body, Build, Points
from bodylesson.models.least_squares import least_squares
from bodylesson.models.pose import Limb, Pose, Posed, Trunk, posed
from bodylesson.models.rotation import Vector

BALL_FLATTENED = 0.88
"""Height of a loaded soft ball as a share of its diameter: our own guess."""

CLOSE_MM = 2.0
DEVIATION_DEG = 14.0
"""These count equally in the search: so far from the floor, or so far from the author's angle."""

FREE: dict[str, tuple[str, ...]] = {
    "knee": ("hip_flexion",),
    "foot": ("knee_flexion", "ankle_plantarflexion"),
    "sole": ("hip_flexion", "knee_flexion", "ankle_plantarflexion"),
    "shoulder": (),
    "thigh": (),
    "elbow": ("shoulder_flexion",),
    "hand": ("shoulder_flexion", "elbow_flexion", "wrist_extension"),
}
"""Angles that may change so that a part of a limb comes to rest."""

TRUNK_PARTS = ("pelvis", "chest", "head")

FREE_TRUNK: dict[str, tuple[str, ...]] = {
    "head": ("neck_extension",),
    "chest": ("lumbar_extension",),
    "pelvis": (),
}

FREE_ON_SIDE: dict[str, tuple[str, ...]] = {
    "knee": ("hip_abduction",),
    "foot": ("hip_external_rotation", "hip_abduction"),
    "sole": ("hip_external_rotation",),
    "shoulder": (),
    "thigh": (),
    "elbow": ("shoulder_abduction", "shoulder_internal_rotation"),
    "hand": ("shoulder_abduction", "shoulder_internal_rotation", "elbow_flexion"),
}

FREE_TRUNK_ON_SIDE: dict[str, tuple[str, ...]] = {
    "head": ("neck_lateral_flexion",),
    "chest": (),
    "pelvis": (),
}


@dataclass(frozen=True)
class Ball:
    """A ball on the floor; flattened where a body lies on it."""

    center: Vector
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Placed:
    """A ball's kind and where it belongs."""

    diameter_mm: float
    share: float
    """Along the line from navel to ASIS."""
    under: bool
    """Under the body, bearing it; otherwise it lies loose below the spot or beside the body."""
    sinks_mm: float
    """How far a ball that bears sinks into the belly."""
    aside_mm: tuple[float, float]
    """How far from below the spot it lies: to the worked side, toward the head."""


@dataclass(frozen=True)
class Resting:
    """A body at rest, with its ball if there is one."""

    pose: Pose
    """With the angles that were found."""
    points: Points
    """(n, 3) the surface, soft parts given way."""
    firm: Points
    """(n, 3) the surface as if nothing gave way."""
    posed: Posed
    spot: Vector
    """The point on the line from navel to ASIS, on the skin as if nothing gave way."""
    marks: dict[str, Vector]
    """`navel` and `asis` of the worked side, in the pose."""
    ball: Ball | None


def parts(body: Body, build: Build) -> dict[str, NDArray[np.int64]]:
    """Vertices of the parts that can rest on something; `knee_l` and the like for limbs."""
    bones = list(body.bones)
    follows = {name: body.weights[:, bones.index(name)] for name in bones}
    found = {
        "pelvis": follows["pelvis"] > 0.5,
        "chest": follows["spine_03"] + follows["spine_02"] > 0.6,
        "head": follows["head"] > 0.6,
        "waist": follows["spine_01"] + follows["spine_02"] > 0.6,
    }
    for side in "lr":
        knee = np.linalg.norm(build.points - build.joints[f"calf_{side}"], axis=1) < 85
        elbow = np.linalg.norm(build.points - build.joints[f"lowerarm_{side}"], axis=1) < 60
        foot = follows[f"foot_{side}"] + follows[f"ball_{side}"]
        found |= {
            f"knee_{side}": knee,
            f"elbow_{side}": elbow | (follows[f"lowerarm_{side}"] > 0.9),
            f"hand_{side}": follows[f"hand_{side}"] + follows[f"fingers_{side}"] > 0.5,
            f"foot_{side}": foot > 0.5,
            f"sole_{side}": foot > 0.5,
            f"shoulder_{side}": follows[f"upperarm_{side}"] > 0.5,
            f"thigh_{side}": follows[f"thigh_{side}"] > 0.6,
            f"shin_{side}": follows[f"calf_{side}"] > 0.9,
        }
    return {name: np.flatnonzero(mask) for name, mask in found.items()}


def rest(
    body: Body,
    build: Build,
    pose: Pose,
    on: Sequence[str],
    side: str = "l",
    ball: Placed | None = None,
) -> Resting:
    """Let the body come to rest, with the air out.

    Args:
        body: the body.
        build: one of its builds.
        pose: the author's angles.
        on: parts that rest on the floor, e.g. `knee_l`, `chest`.
        side: `l` or `r`, the side that is worked, on which the ball lies.
        ball: a ball, if there is one.
    """
    touching = parts(body, build)
    spots = _Spots(body, build, side)
    search = _Search(pose, on)
    near = posed(body, build, pose).points[:, 1]
    lift = -float(np.median([near[touching[part]].min() for part in on]))
    pose = replace(pose, trunk=replace(pose.trunk, height_mm=pose.trunk.height_mm + lift))
    start = search.values(pose)

    def residuals(values: NDArray[np.float64]) -> NDArray[np.float64]:
        now = posed(body, build, search.pose(values))
        height = now.points[:, 1]
        gaps = [float(height[touching[part]].min()) / CLOSE_MM for part in on]
        sunk = [
            min(float(height[found].min()), 0) / CLOSE_MM
            for part, found in touching.items()
            if part not in on
        ]
        if ball is not None and ball.under:
            top = ball.diameter_mm * BALL_FLATTENED - ball.sinks_mm
            gaps.append((float(spots.at(now, ball.share)[1]) - top) / CLOSE_MM)
        return np.concatenate([gaps, sunk, (values - start) / search.scale])

    values = least_squares(residuals, start)
    found = search.pose(values)
    return settled(body, build, found, side, ball, 0)


def settled(
    body: Body, build: Build, pose: Pose, side: str, ball: Placed | None, breath: float
) -> Resting:
    """A pose whose angles are known, with soft parts giving way to floor and ball."""
    now = posed(body, build, pose, breath)
    spots = _Spots(body, build, side)
    marks = {name: spots.mark(now, name) for name in ("navel", "asis")}
    spot = spots.at(now, ball.share if ball else 0.5)
    lying = _ball(ball, spot, side) if ball else None
    points = now.points.copy()
    if lying is not None and ball is not None and ball.under:
        points = _given_way(points, lying)
    # Cloth lies over skin, so where both are pressed flat, the skin stays inside.
    skin = body.layer_of_vertex == LAYERS.index("skin")
    points[:, 1] = np.maximum(points[:, 1], np.where(skin, 1.0, 0.0))
    return Resting(pose, points, now.points, now, spot, marks, lying)


def _ball(ball: Placed, spot: Vector, side: str) -> Ball:
    out = 1.0 if side == "l" else -1.0
    flat = BALL_FLATTENED if ball.under else 1.0
    height = ball.diameter_mm * flat
    aside, ahead = ball.aside_mm
    center = np.array([spot[0] + out * aside, height / 2, spot[2] + ahead])
    return Ball(center, ball.diameter_mm / np.sqrt(flat), height)


def _given_way(points: Points, ball: Ball) -> Points:
    """Moves points inside or below the ball up to its surface."""
    flat = np.hypot(points[:, 0] - ball.center[0], points[:, 2] - ball.center[2])
    radius, half = ball.width_mm / 2, ball.height_mm / 2
    over = flat < radius
    dome = ball.center[1] + half * np.sqrt(1 - (flat[over] / radius) ** 2)
    result = points.copy()
    result[over, 1] = np.maximum(points[over, 1], dome)
    return result


def _free(pose: Pose) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Which angles may change, by part; they differ when the body lies on its side."""
    if abs(pose.trunk.roll) > 45 and abs(pose.trunk.pitch) > 45:
        return FREE_ON_SIDE, FREE_TRUNK_ON_SIDE
    return FREE, FREE_TRUNK


class _Spots:
    """Marks on the skin, carried along."""

    def __init__(self, body: Body, build: Build, side: str) -> None:
        sign = np.array([1.0 if side == "l" else -1.0, 1, 1])
        self._marks = {name: at * sign for name, at in build.marks.items()}
        skin = body.layer_of_vertex != LAYERS.index("hair")
        self._weights = {
            name: body.weights[skin][
                np.argsort(np.linalg.norm(build.points[skin] - at, axis=1))[:6]
            ].mean(axis=0)
            for name, at in self._marks.items()
        }

    def mark(self, now: Posed, name: str) -> Vector:
        return now.carried(self._marks[name], self._weights[name])

    def at(self, now: Posed, share: float) -> Vector:
        """The point so far along the line from navel to ASIS."""
        result: Vector = (1 - share) * self.mark(now, "navel") + share * self.mark(now, "asis")
        return result


class _Search:
    """Which numbers of a pose may change."""

    def __init__(self, pose: Pose, on: Sequence[str]) -> None:
        self._pose = pose
        trunk = ["height_mm", "pitch"]
        limbs: list[tuple[str, str]] = []
        free, free_trunk = _free(pose)
        if free is FREE_ON_SIDE:
            trunk.append("lumbar_lateral_flexion")
        for part in on:
            if part in TRUNK_PARTS:
                trunk += free_trunk[part]
                continue
            kind, _, side = part.rpartition("_")
            limbs += [(side, angle) for angle in free[kind] if (side, angle) not in limbs]
        self._trunk, self._limbs = trunk, limbs
        self.scale = np.array([2000.0, 6.0] + [DEVIATION_DEG] * (len(trunk) - 2 + len(limbs)))

    def values(self, pose: Pose) -> NDArray[np.float64]:
        sides = {"l": pose.left, "r": pose.right}
        return np.array(
            [getattr(pose.trunk, name) for name in self._trunk]
            + [getattr(sides[side], name) for side, name in self._limbs],
            dtype=float,
        )

    def pose(self, values: NDArray[np.float64]) -> Pose:
        given = [float(value) for value in values]
        trunk: Trunk = replace(self._pose.trunk, **dict(zip(self._trunk, given, strict=False)))
        limbs: dict[str, Limb] = {"l": self._pose.left, "r": self._pose.right}
        for (side, name), value in zip(self._limbs, given[len(self._trunk) :], strict=True):
            limbs[side] = replace(limbs[side], **{name: value})
        return Pose(trunk, limbs["l"], limbs["r"])
