"""Turning about an axis, and the angle between two directions seen along one."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

X, Y, Z = np.eye(3)


def about(axis: Vector, degrees: float) -> Matrix:
    """The matrix that turns by the right-hand rule (Rodrigues' formula); not to be written to."""
    return _about((*axis.tolist(),), float(degrees))


# The search for a pose at rest changes one angle at a time and reuses all the others.
@lru_cache(maxsize=2048)
def _about(axis: tuple[float, ...], degrees: float) -> Matrix:
    x, y, z = np.array(axis) / np.linalg.norm(axis)
    across = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turn = np.radians(degrees)
    result: Matrix = np.eye(3) + np.sin(turn) * across + (1 - np.cos(turn)) * (across @ across)
    result.flags.writeable = False
    return result


def cross(a: Vector, b: Vector) -> Vector:
    """The cross product of two vectors; NumPy's own is slow for a single pair."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def unit(vector: Vector) -> Vector:
    """The same direction, length 1."""
    result: Vector = vector / np.linalg.norm(vector)
    return result


def angle_about(axis: Vector, start: Vector, end: Vector) -> float:
    """Degrees by which `start` turns about `axis` to point as `end` does, -180 to 180."""
    axis = unit(axis)
    # The part of `end` along the axis adds nothing to either product.
    across = start - axis * (start @ axis)
    return float(np.degrees(np.arctan2(cross(across, end) @ axis, across @ end)))
