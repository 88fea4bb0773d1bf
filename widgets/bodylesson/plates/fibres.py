"""The outline of a muscle fibre in a plate: a strip with a belly along a smooth curve."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bodylesson.models.anatomy import Anatomy

Points = NDArray[np.float64]

SAMPLES = 10
STANDING = 0.0
SPREAD_LEFT = 0.3
"""How much of a fibre's spread is left at the femur."""


def strips(anatomy: Anatomy, muscle: str, side: int, axes: tuple[int, int]) -> list[Points]:
    """Outlines of all fibres of a muscle, standing; `side` is 1 for the right and -1 for the left.

    `axes` picks what goes right and what goes up in the view: 0 is x, 1 is y, 2 is z.
    """
    path = "iliacus_path" if muscle == "iliacus" else "psoas_path"
    muscles = anatomy.header["muscles"]
    moving = np.array(muscles[path][muscles["hip_angles_deg"].index(STANDING)])
    return [
        _strip(_curve(fibre, moving) * [side, 1, 1], float(fibre["radius"]), axes)
        for fibre in anatomy.header["fibres"][muscle]
    ]


def _curve(fibre: dict[str, Any], moving: Points) -> Points:
    left = np.linspace(1, SPREAD_LEFT, len(moving))[:, None]
    below = moving + np.array(fibre["spread"]) * left
    return _even(np.vstack([fibre["fixed"], below[1:]]))


def _even(points: Points) -> Points:
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    p, q, r, s = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    parts = [
        0.5
        * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t**2
            + (3 * q - p - 3 * r + s) * t**3
        )
        for t in np.linspace(0, 1, 6)[:-1]
    ]
    fine = np.vstack([np.stack(parts, axis=1).reshape(-1, 3), points[-1:]])
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(fine, axis=0), axis=1))])
    at = np.linspace(0, along[-1], SAMPLES)
    return np.column_stack([np.interp(at, along, fine[:, axis]) for axis in range(3)])


def _strip(curve: Points, radius: float, axes: tuple[int, int]) -> Points:
    flat = curve[:, axes]
    toward = np.gradient(flat, axis=0)
    toward /= np.linalg.norm(toward, axis=1, keepdims=True) + 1e-9
    across = np.column_stack([-toward[:, 1], toward[:, 0]])
    half = radius * np.array([thickness(i / (SAMPLES - 1)) for i in range(SAMPLES)])[:, None]
    return np.vstack([flat + across * half, (flat - across * half)[::-1]])


def thickness(share: float) -> float:
    """Thickness along a fibre, 0 to 1 of its radius, as in the viewer."""
    return (0.5 + 0.5 * _smooth(share / 0.16)) * (1 - 0.66 * _smooth((share - 0.5) / 0.42))


def _smooth(value: float) -> float:
    held = min(max(value, 0.0), 1.0)
    return held * held * (3 - 2 * held)


def middle(strip: Points, share: float) -> Sequence[float]:
    """The middle of a strip, at a given share of its length."""
    at = round(share * (SAMPLES - 1))
    point = (strip[at] + strip[2 * SAMPLES - 1 - at]) / 2
    return float(point[0]), float(point[1])
