"""Paths of the psoas fascicles and of the iliacus fan, on the model's right side.

A fibre is a fixed part, from its origin to the pelvic brim, and a moving part from the brim over
the hip to the femur. All fibres of a muscle share the moving part, spread to their own place in it.
"""

from typing import Any

import numpy as np
import trimesh
from numpy.typing import NDArray

from tools.anatomy.source import FASCICLES, HIP_ANGLES, Body, Mesh, Points

MOVING_POINTS = 9
"""Points of the moving part at each hip angle, evenly spaced along it."""

FAN_STEPS = 10
FAN_LIFT_MM = 9.0
"""How far a fibre's middle line lies off the bone that it lines."""


def lengths_and_paths(body: Body) -> dict[str, Any]:
    """Lengths with tendon in mm, and the moving parts, at every hip angle."""
    result: dict[str, Any] = {
        "hip_angles_deg": list(HIP_ANGLES),
        "psoas_mm": [],
        "iliacus_mm": [],
        "psoas_from_brim_mm": [],
        "psoas_path": [],
        "iliacus_path": [],
    }
    brim = body.site("Ps_L1_VB_Ps_L1_VB-P2_r")
    for angle in HIP_ANGLES:
        body.bend(angle)
        for name in ("psoas", "iliacus"):
            result[f"{name}_mm"].append(round(body.length(f"{name}_r_tendon"), 2))
        leg = body.path("psoas_r_tendon")[1:]
        below = np.linalg.norm(np.diff(np.vstack([brim, leg]), axis=0), axis=1).sum()
        result["psoas_from_brim_mm"].append(round(float(below), 2))
        result["psoas_path"].append(_rounded(_even(np.vstack([brim, leg]))))
        result["iliacus_path"].append(_rounded(_even(_over_sphere(body)[1:])))
    body.bend(0)
    result["fascicles_mm"] = {name: round(body.length(f"{name}_r_tendon"), 2) for name in FASCICLES}
    return result


def _over_sphere(body: Body) -> Points:
    """The iliacus path with points on the sphere between the two where it meets and leaves."""
    path = body.path("iliacus_r_tendon")
    center, radius = body.wrap_sphere("IL_at_brim_wrap_r")
    on = np.abs(np.linalg.norm(path - center, axis=1) - radius) < 0.05
    touching = np.flatnonzero(on)
    if len(touching) < 2:
        return path
    first, last = int(touching[0]), int(touching[-1])
    share = np.linspace(0, 1, 8)[1:-1, None]
    arc = path[first] * (1 - share) + path[last] * share - center
    arc = arc / np.linalg.norm(arc, axis=1, keepdims=True) * radius + center
    return np.vstack([path[: first + 1], arc, path[last:]])


def _even(path: Points) -> Points:
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0], np.cumsum(steps)])
    at = np.linspace(0, along[-1], MOVING_POINTS)
    return np.column_stack([np.interp(at, along, path[:, axis]) for axis in range(3)])


def psoas_fibres(body: Body) -> list[dict[str, Any]]:
    """The eleven fascicles; drawn with a belly beside the spine, which the model does not have."""
    fibres = []
    for number, name in enumerate(FASCICLES):
        origin = body.site(f"{name}_{name}-P1_r")
        brim = body.site(f"{name}_{name}-P2_r")
        deep = name.endswith("_TP")
        across = 9.5 - 19 * number / (len(FASCICLES) - 1)
        spread = np.array([across, 0, -7.0 if deep else 4.5])
        share = np.array([0, 0.25, 0.55, 0.8])[:, None]
        line = origin * (1 - share) + (brim + spread) * share
        bulge = np.sin(np.pi * np.clip(share * 1.15, 0, 1))
        line = line + bulge * np.array([-4.0, 0, 1.0 if deep else 3.0])
        radius = 9.0 + 2.2 * number / (len(FASCICLES) - 1)
        fibres.append(
            {
                "name": name,
                "fixed": _rounded(line),
                "spread": _rounded(spread),
                "radius": round(radius, 2),
            }
        )
    return fibres


def iliacus_fibres(body: Body, hip_bone: Mesh) -> list[dict[str, Any]]:
    """Fibres from the inner bowl of the hip bone, drawn so that they line it."""
    bone = trimesh.Trimesh(hip_bone.points, hip_bone.faces, process=False)
    body.bend(0)
    brim = body.path("iliacus_r_tendon")[1] + [-6, 6, 0]
    fibres = []
    for row, (reach, count) in enumerate(((0.94, 15), (0.66, 9))):
        for number in range(count):
            place = number / (count - 1)
            turn = np.radians(78 + (149 - 78) * place)
            toward = np.array([0, np.sin(turn), np.cos(turn)])
            far = _reach(bone, brim, toward)
            spread = np.array([-13 + 15 * place, 0, 1.0 - 5.0 * row])
            share = np.linspace(1, 0, FAN_STEPS)[:, None]
            straight = brim + spread + share * far * reach * toward
            line = _on_bowl(bone, straight, share[:, 0])
            fibres.append(
                {
                    "name": f"iliacus-{row}-{number}",
                    "fixed": _rounded(line[:-2]),
                    "spread": _rounded(spread),
                    "radius": 6.8 - row,
                }
            )
    return fibres


def _reach(bone: trimesh.Trimesh, start: Points, toward: Points) -> float:
    """How far the bowl goes from the brim in a direction of the side view."""
    for far in np.arange(130.0, 30.0, -2.0):
        if len(_hits(bone, (start + toward * far)[None])):
            return float(far)
    raise ValueError("hip bone: expected a bowl above the brim, found none")


def _hits(bone: trimesh.Trimesh, at: Points) -> Points:
    starts = at.copy()
    starts[:, 0] = 0.0
    found = bone.ray.intersects_location(
        starts, np.tile([-1.0, 0, 0], (len(at), 1)), multiple_hits=False
    )
    points = np.full((len(at), 3), np.nan)
    points[found[1]] = found[0]
    return points[~np.isnan(points[:, 0])] if len(at) == 1 else points


def _on_bowl(bone: trimesh.Trimesh, straight: Points, share: NDArray[np.float64]) -> Points:
    """Lays a line on the bowl where it begins and lets it leave the bone toward the brim."""
    laid = _hits(bone, straight) + np.array([0.8, 0.1, 0.6]) * FAN_LIFT_MM
    found = ~np.isnan(laid[:, 0])
    depth = np.interp(-share, -share[found], laid[found, 0] - straight[found, 0])
    for _ in range(2):
        depth[1:-1] = (depth[:-2] + 2 * depth[1:-1] + depth[2:]) / 4
    held = np.clip(share / 0.55, 0, 1)
    line = straight.copy()
    line[:, 0] += depth * held * held * (3 - 2 * held)
    return line


def _rounded(points: Points) -> list[Any]:
    rounded: list[Any] = np.round(points, 2).tolist()
    return rounded
