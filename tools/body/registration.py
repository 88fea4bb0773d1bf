"""Brings MakeHuman's body onto the skeleton of the anatomy model: two people made one.

The trunk follows the hip bone: each axis is scaled so that hip joint and ASIS stand where the
skeleton has them and the sacrum lies under the back; higher up it leans with the spine. Each thigh
follows the femur from hip joint to knee. Between them the rig's own weights blend, as they do when
the body is posed.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bodylesson.models.anatomy import Anatomy
from bodylesson.models.inside import SKIN_OVER_ASIS_MM
from tools.body.source import Points

SKIN_OVER_SACRUM_MM = 16.0
"""Skin and fat over the back of the sacrum; our own rough number."""

SKIN_OVER_SPINES_MM = 9.0
"""The same over the spinous processes."""

VERTEBRAE = ("l5", "l4", "l3", "l2", "l1", "t12", "t11", "t10")

LEG = ("thigh_l", "calf_l", "foot_l", "ball_l")


@dataclass(frozen=True)
class Registration:
    """Points of the left half of the neutral build, to the anatomy's frame; all in mm."""

    asis: Points
    """On MakeHuman's skin."""
    hip: Points
    """MakeHuman's left hip joint."""
    knee: Points
    spine: Points
    """(n, 3) of MakeHuman's skin along the middle of the back."""
    anatomy: Anatomy
    femur: tuple[Points, Points]
    """The skeleton's left hip joint and knee."""

    def above(self, points: Points) -> Points:
        """By the hip bone."""
        scaled = self._scaled(points)
        levels, shifts = self._lean()
        scaled[:, 2] += np.interp(scaled[:, 1], levels, shifts)
        return scaled

    def _lean(self) -> tuple[Points, Points]:
        """By height how far the trunk is moved back, so that the spine lies under its skin."""
        back = self._scaled(self.spine)
        bounds = [np.array(self.anatomy.header["raw_bounds"][name]) for name in VERTEBRAE]
        levels = np.array([(low[1] + high[1]) / 2 for low, high in bounds])
        spines = np.array([low[2] for low, _ in bounds]) - SKIN_OVER_SPINES_MM
        here = np.array([back[np.abs(back[:, 1] - y) < 15, 2].mean() for y in levels])
        return np.array([95.0, *levels]), np.minimum(np.array([0.0, *(spines - here)]), 0)

    def _scaled(self, points: Points) -> Points:
        theirs = np.array(self.anatomy.landmarks["asis"]) * [-1, 1, 1]
        sacrum = float(self.anatomy.header["raw_bounds"]["sacrum"][0][2])
        deep = (theirs[2] + SKIN_OVER_ASIS_MM - sacrum + SKIN_OVER_SACRUM_MM) / (
            self.asis[2] - self._seat()
        )
        scale = np.array(
            [
                theirs[0] / self.asis[0],
                (theirs[1] - self.femur[0][1]) / (self.asis[1] - self.hip[1]),
                deep,
            ]
        )
        middle = np.array([0.0, self.hip[1], self.asis[2]])
        result: Points = (points - middle) * scale + [
            0,
            self.femur[0][1],
            theirs[2] + SKIN_OVER_ASIS_MM,
        ]
        return result

    def _seat(self) -> float:
        """The hindmost z of the middle of the back at the height of the sacrum."""
        low = np.abs(self.spine[:, 1] - self.hip[1] - 50) < 40
        return float(self.spine[low, 2].min())

    def below(self, points: Points) -> Points:
        """By the femur: turned and stretched along it."""
        old, new = self.knee - self.hip, self.femur[1] - self.femur[0]
        (a, size), (b, long) = ((v / np.linalg.norm(v), np.linalg.norm(v)) for v in (old, new))
        axis = np.cross(a, b)
        cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
        turn = np.eye(3) + cross + cross @ cross / (1 + a @ b)
        moved = (points - self.hip) @ turn.T
        along = moved @ b
        result: Points = moved + np.outer(along * (long / size - 1), b) + self.femur[0]
        return result

    def thigh(self, shares: Points, names: list[str]) -> NDArray[np.float64]:
        """How far each vertex goes with its own thigh, 0 to 1."""
        kept = [names.index(name) for name in LEG if name in names]
        total: NDArray[np.float64] = shares[:, kept].sum(axis=1)
        return total

    def __call__(self, points: Points, shares: Points, names: list[str]) -> Points:
        """Where the points stand on the skeleton."""
        leg = self.thigh(shares, names)[:, None]
        result: Points = self.above(points) * (1 - leg) + self.below(points) * leg
        return result
