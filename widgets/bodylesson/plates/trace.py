"""Levels of a field as smooth SVG paths with few points, at both ends of the breath."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Traced:
    """A shape: its path with the air out, and with the same commands, with the air in."""

    out: str
    full: str
    """Empty where nothing moves by a visible amount."""


def traced(
    field: Array,
    level: float,
    motion: Array,
    unit: float,
    tolerance: float = 0.7,
    least_area: float = 30,
) -> Traced:
    """Paths around the areas where the field is above the level.

    Args:
        field: (height, width) one number a pixel, below the level at the picture's edge.
        level: the level.
        motion: (height, width, 2) how pixels move with the breath, in pixels.
        unit: units of the path in a pixel.
        tolerance: how far the path may deviate, in pixels.
        least_area: smaller islands are left out, in square pixels.
    """
    from contourpy import contour_generator

    height, width = field.shape
    padded = np.pad(field, 1, constant_values=min(level - 1, float(field.min())))
    lines = contour_generator(z=padded).lines(level)
    out, full, most = [], [], 0.0
    for line in lines:
        ring = np.asarray(line)[:-1] - 0.5
        if len(ring) < 4 or abs(_area(ring)) < least_area:
            continue
        ring = ring[_kept(ring, tolerance)]
        if len(ring) < 3:
            continue
        column = np.clip(ring[:, 0].astype(int), 0, width - 1)
        row = np.clip(ring[:, 1].astype(int), 0, height - 1)
        shift = motion[row, column]
        most = max(most, float(np.abs(shift).max()))
        out.append(_path(ring * unit))
        full.append(_path((ring + shift) * unit))
    return Traced("".join(out), "".join(full) if most * unit > 0.8 else "")


def _area(ring: Array) -> float:
    x, y = ring.T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def _kept(ring: Array, tolerance: float) -> NDArray[np.bool_]:
    """Douglas and Peucker's choice of points of a closed line."""
    far = int(np.argmax(((ring - ring[0]) ** 2).sum(axis=1)))
    keep = np.zeros(len(ring), dtype=bool)
    keep[[0, far]] = True
    closed = np.concatenate([ring, ring[:1]])
    spans = [(0, far), (far, len(ring))]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        a, b = closed[start], closed[end]
        between = closed[start + 1 : end] - a
        along = (b - a) / max(float(np.hypot(*(b - a))), 1e-9)
        gap = np.abs(between[:, 0] * along[1] - between[:, 1] * along[0])
        if np.allclose(a, b):
            gap = np.hypot(between[:, 0], between[:, 1])
        worst = int(np.argmax(gap))
        if gap[worst] > tolerance:
            middle = start + 1 + worst
            keep[middle] = True
            spans += [(start, middle), (middle, end)]
    return keep


def _path(ring: Array) -> str:
    """Closed and smooth: corners pull, and the line passes midway between them."""
    corners = np.round(ring).astype(int)
    middles = np.round((ring + np.roll(ring, -1, axis=0)) / 2).astype(int)
    at = middles[-1]
    parts = [f"M{at[0]} {at[1]}q"]
    numbers: list[int] = []
    for corner, middle in zip(corners, middles, strict=True):
        numbers += [*(corner - at).tolist(), *(middle - at).tolist()]
        at = middle
    text = " ".join(str(number) for number in numbers).replace(" -", "-")
    return "".join([*parts, text, "z"])
