"""Moves fibres off the bone that they line, far enough to stay clear of it however thick they get.

A fibre is drawn as a tube of constant volume: where the hip bends and the fibre shortens, it
thickens, and a line that kept clear of the bone while standing lets the tube through the thin wing
of the hip bone. So each fibre is tried at every angle, and its line is pushed off the bone by what
the tube reaches into it.
"""

from typing import Any

import numpy as np
import trimesh
from numpy.typing import NDArray

from bodylesson.plates.fibres import SPREAD_LEFT, thickness
from tools.anatomy.source import HIP_ANGLES, Mesh, Points
from tools.body.sheet import on_surface

RINGS = 18
"""As many as the browser draws."""

AROUND = 10
ROUNDS = 120
SPARE_MM = 0.3
"""Room that is left between tube and bone."""

REACH = 0.55
"""The share of the missing distance that one round makes up."""


def cleared(fibre: dict[str, Any], paths: list[list[Any]], bone: Mesh) -> dict[str, Any]:
    """The fibre, its line and its place in the shared path pushed off the bone."""
    solid = trimesh.Trimesh(bone.points, bone.faces, process=False)
    fixed, spread = np.array(fibre["fixed"]), np.array(fibre["spread"])
    moving = [np.array(paths[HIP_ANGLES.index(angle)]) for angle in range(-20, 121, 20)]
    standing = np.array(paths[HIP_ANGLES.index(0)])
    for _ in range(ROUNDS):
        rest = _length(_curve(fixed, standing, spread)[0])
        off = np.zeros_like(fixed)
        aside: list[Points] = []
        for path in moving:
            curve, place = _curve(fixed, path, spread)
            swell = np.sqrt(rest / _length(curve))
            push = _pushes(solid, bone, curve, fibre["radius"] * swell)
            along, missing = np.round(place).astype(int), np.linalg.norm(push, axis=1)
            for ring in np.flatnonzero(missing > 0):
                if along[ring] >= len(fixed):
                    aside.append(push[ring])
                    continue
                near = np.exp(-((np.arange(len(fixed)) - place[ring]) ** 2) / 1.2)[:, None]
                more = near * push[ring]
                off = np.where(
                    np.linalg.norm(more, axis=1)[:, None] > np.linalg.norm(off, axis=1)[:, None],
                    more,
                    off,
                )
        if not off.any() and not aside:
            break
        fixed = fixed + REACH * off
        if aside:
            spread = spread + REACH * max(aside, key=lambda push: float(np.linalg.norm(push)))
    return fibre | {"fixed": np.round(fixed, 2).tolist(), "spread": np.round(spread, 2).tolist()}


def _curve(fixed: Points, path: Points, spread: Points) -> tuple[Points, NDArray[np.float64]]:
    """Rings of a fibre as `fibre.ts` has them, and where among its control points each lies."""
    left = np.linspace(1, SPREAD_LEFT, len(path))[:, None]
    points = np.vstack([fixed, (path + spread * left)[1:]])
    p, q, r, s = (
        points[[0, *range(len(points) - 2)]],
        points[:-1],
        points[1:],
        np.vstack([points[2:], points[-1:]]),
    )
    cuts = np.linspace(0, 1, 6, endpoint=False)
    fine = np.stack(
        [
            0.5
            * (
                2 * q
                + (r - p) * t
                + (2 * p - 5 * q + 4 * r - s) * t**2
                + (3 * q - p - 3 * r + s) * t**3
            )
            for t in cuts
        ],
        axis=1,
    ).reshape(-1, 3)
    fine = np.vstack([fine, points[-1:]])
    place = np.arange(len(fine)) / 6
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(fine, axis=0), axis=1))])
    at = np.linspace(0, along[-1], RINGS)
    return (
        np.column_stack([np.interp(at, along, fine[:, axis]) for axis in range(3)]),
        np.interp(at, along, place),
    )


def _length(curve: Points) -> float:
    return float(np.linalg.norm(np.diff(curve, axis=0), axis=1).sum())


def _pushes(solid: trimesh.Trimesh, bone: Mesh, curve: Points, radius: float) -> Points:
    """Per ring the way by which its tube would come clear of the bone; 0 where it is clear."""
    toward = np.gradient(curve, axis=0)
    toward /= np.linalg.norm(toward, axis=1, keepdims=True)
    first = np.cross(toward, [0.0, 0, 1])
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second = np.cross(toward, first)
    turns = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)
    ways = np.cos(turns)[None, :, None] * first[:, None] + (
        np.sin(turns)[None, :, None] * second[:, None]
    )
    room = radius * np.array([thickness(k / (RINGS - 1)) for k in range(RINGS)]) + SPARE_MM
    starts = np.repeat(curve, AROUND, axis=0)
    places, rays, _ = solid.ray.intersects_location(
        starts, ways.reshape(-1, 3), multiple_hits=False
    )
    far = np.full(len(starts), np.inf)
    far[rays] = np.linalg.norm(places - starts[rays], axis=1)
    missing = np.clip(room[:, None] - far.reshape(-1, AROUND), 0, None)
    worst = missing.argmax(axis=1)
    ring = np.arange(RINGS)
    push = -ways[ring, worst] * missing[ring, worst][:, None]
    inside = np.flatnonzero(solid.contains(curve))
    if len(inside):
        face, shares = on_surface(curve[inside], bone.points, bone.faces)
        corners = bone.points[bone.faces[face]]
        out = np.einsum("ij,ijk->ik", shares, corners) - curve[inside]
        deep = np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
        push[inside] = out / deep * (deep + room[inside][:, None])
    result: Points = push
    return result
