"""The bones that are kept of MakeHuman's 53, and which vertex follows which."""

import numpy as np
from numpy.typing import NDArray

from tools.body.sheet import Sheet
from tools.body.source import Points, Source

FINGERS = ("index", "middle", "ring", "pinky")

MOST = 4
"""Bones that a vertex follows at most."""


def kept(source: Source) -> dict[str, str]:
    """Bone and parent, parents first: fingers move as one, the thumb with the hand."""
    result: dict[str, str] = {}
    for name, bone in source.bones.items():
        new = merged(name)
        if new not in result:
            result[new] = "" if bone.parent == "Root" else merged(bone.parent)
    return result


def merged(name: str) -> str:
    """The kept bone that stands for one of MakeHuman's."""
    part, _, side = name.rpartition("_")
    if part.startswith("thumb"):
        return f"hand_{side}"
    return f"fingers_{side}" if part.startswith(FINGERS) else name


def joints(source: Source, points: Points) -> dict[str, Points]:
    """Where each kept bone begins in a build, mm; that of the fingers amid their knuckles."""
    result: dict[str, list[Points]] = {}
    for name, bone in source.bones.items():
        new = merged(name)
        if new == name or (name.endswith(("_01_l", "_01_r")) and not name.startswith("thumb")):
            result.setdefault(new, []).append(source.joint(bone.cube, points))
    return {name: np.mean(found, axis=0) for name, found in result.items()}


def weights(source: Source, sheet: Sheet, names: list[str]) -> Points:
    """How much each vertex follows each kept bone: rows of `MOST` shares that sum to 1."""
    whole = np.zeros((len(source.base), len(names)))
    for name, column in source.weights.items():
        if name in source.bones:
            whole[:, names.index(merged(name))] += column
    whole = np.asarray(sheet.mix @ whole)
    rank = np.argsort(-whole, axis=1)[:, :MOST]
    result = np.zeros_like(whole)
    np.put_along_axis(result, rank, np.take_along_axis(whole, rank, axis=1), axis=1)
    shares: NDArray[np.float64] = result / result.sum(axis=1, keepdims=True)
    return shares
