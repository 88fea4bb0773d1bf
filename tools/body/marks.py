"""Navel and ASIS on the skin, and what the in-breath does to a body.

The ASIS is no vertex of MakeHuman's. It stands where the spot finder has it, from the same sources:
as far to the side and below the navel, on the front of the body, scaled by the breadth between
the hip joints.
"""

import numpy as np

from bodylesson.models.placement import ASIS_BELOW_NAVEL_MM, HALF_ASIS_MM
from tools.body.sheet import on_surface
from tools.body.source import Faces, Points, Source

NAVEL_TARGET = "stomach/stomach-navel-in"

BREATH_MM = {"belly": 16.0, "flank": 9.0, "back": 7.0, "chest": 3.0}
"""How far a full in-breath moves the skin: our own choice, more than life so that it is seen."""


def navel(source: Source, points: Points) -> Points:
    """The deepest place of the target that moves the navel."""
    moved = np.linalg.norm(source.target(NAVEL_TARGET), axis=1)
    at: Points = points[moved > 0.95 * moved.max()].mean(axis=0)
    return np.array([0.0, at[1], at[2]])


def asis(source: Source, points: Points, skin: Faces) -> Points:
    """On the left, seen from the front at its height and breadth."""
    middle = navel(source, points)
    aim = np.array([HALF_ASIS_MM, middle[1] - ASIS_BELOW_NAVEL_MM, 0.0])
    corners = points[skin]
    front = corners[corners[:, :, 2].mean(axis=1) > 0]
    a, b, c = front[:, 0], front[:, 1], front[:, 2]
    v0, v1, v2 = (b - a)[:, :2], (c - a)[:, :2], aim[:2] - a[:, :2]
    below = v0[:, 0] * v1[:, 1] - v1[:, 0] * v0[:, 1]
    below = np.where(np.abs(below) < 1e-9, 1e-9, below)
    v = (v2[:, 0] * v1[:, 1] - v1[:, 0] * v2[:, 1]) / below
    w = (v0[:, 0] * v2[:, 1] - v2[:, 0] * v0[:, 1]) / below
    hit = (v >= 0) & (w >= 0) & (v + w <= 1)
    depth = (1 - v - w) * a[:, 2] + v * b[:, 2] + w * c[:, 2]
    return np.array([aim[0], aim[1], depth[hit].max()])


def anchored(at: Points, vertices: Points, faces: Faces) -> tuple[list[int], list[float]]:
    """Three vertices and their shares by which a point moves along with the skin."""
    face, shares = on_surface(at[None], vertices, faces)
    return faces[face[0]].tolist(), [round(float(s), 4) for s in shares[0]]


def breath(points: Points, arm: Points, low: float, top: float) -> Points:
    """Offsets of a full in-breath, of vertices given on the neutral body.

    Belly forward, flanks sideways, low back backward and a little of the chest; the arm stays.
    `low` and `top` are the heights of the pelvis' and the uppermost spinal joint.
    """
    height = (points[:, 1] - low) / (top - low)
    side = np.clip(points[:, 0] / 150, 0, 1)
    waist = np.exp(-(((height - 0.42) / 0.36) ** 2))
    chest = np.exp(-(((height - 1.0) / 0.30) ** 2))
    front = np.clip((points[:, 2] - 10) / 90, 0, 1)
    back = np.clip((10 - points[:, 2]) / 90, 0, 1)
    result = np.zeros_like(points)
    result[:, 2] += BREATH_MM["belly"] * waist * front * (1 - 0.5 * side)
    result[:, 2] += BREATH_MM["chest"] * chest * front
    result[:, 2] -= BREATH_MM["back"] * waist * back
    result[:, 0] += BREATH_MM["flank"] * waist * side
    return result * (1 - np.clip(arm, 0, 1))[:, None]
