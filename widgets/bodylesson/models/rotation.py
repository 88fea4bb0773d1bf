"""Turning about an axis, and the angle between two directions seen along one."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

X, Y, Z = np.eye(3)


def about(axis: Vector, degrees: float) -> Matrix:
    """The matrix that turns by the right-hand rule (Rodrigues' formula)."""
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turn = np.radians(degrees)
    result: Matrix = np.eye(3) + np.sin(turn) * cross + (1 - np.cos(turn)) * (cross @ cross)
    return result


def unit(vector: Vector) -> Vector:
    """The same direction, length 1."""
    result: Vector = vector / np.linalg.norm(vector)
    return result


def angle_about(axis: Vector, start: Vector, end: Vector) -> float:
    """Degrees by which `start` turns about `axis` to point as `end` does, -180 to 180."""
    axis = unit(axis)
    a = start - axis * (start @ axis)
    b = end - axis * (end @ axis)
    return float(np.degrees(np.arctan2(np.cross(a, b) @ axis, a @ b)))
