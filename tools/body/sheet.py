"""A piece of mesh whose every vertex is a mixture of the base mesh's, and how to cut it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.body.source import Faces, Points

Mix: Any = Any
"""A sparse matrix (vertices x 19,158) whose rows sum to 1."""


@dataclass(frozen=True)
class Sheet:
    """Triangles over mixed vertices, with an offset along the normal that makes cloth of skin."""

    mix: Any
    faces: Faces
    thick: NDArray[np.float64]
    """How far each vertex stands off along its normal, in mm."""

    def points(self, base: Points) -> Points:
        """Where the vertices are in a build, given all of the base mesh's there."""
        flat: Points = np.asarray(self.mix @ base)
        if not self.thick.any():
            return flat
        return flat + self.thick[:, None] * normals(flat, self.faces)


def normals(points: Points, faces: Faces) -> Points:
    """Unit normals of the vertices, weighted by area."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    of_face = np.cross(b - a, c - a)
    total = np.zeros_like(points)
    for k in range(3):
        np.add.at(total, faces[:, k], of_face)
    unit: Points = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return unit


def sheet(faces: Faces, vertices: int) -> Sheet:
    """The given faces of the base mesh."""
    from scipy.sparse import csr_matrix

    used, renamed = np.unique(faces, return_inverse=True)
    ones = np.ones(len(used))
    mix = csr_matrix((ones, (np.arange(len(used)), used)), shape=(len(used), vertices))
    return Sheet(mix, renamed.reshape(-1, 3), np.zeros(len(used)))


def cut(whole: Sheet, field: NDArray[np.float64]) -> Sheet:
    """What lies where the field (one number a vertex) is positive; edges are cut at zero."""
    from scipy.sparse import csr_matrix, vstack

    field = np.where(np.abs(field) < 1e-6, 1e-6, field)
    cuts: dict[tuple[int, int], int] = {}
    rows: list[tuple[int, int, float]] = []

    def crossing(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in cuts:
            low, high = key
            share = field[low] / (field[low] - field[high])
            cuts[key] = len(field) + len(rows)
            rows.append((low, high, float(share)))
        return cuts[key]

    faces: list[list[int]] = []
    for face in whole.faces.tolist():
        inside = [field[v] > 0 for v in face]
        if all(inside):
            faces.append(face)
        elif any(inside):
            polygon: list[int] = []
            for k in range(3):
                here, after = face[k], face[(k + 1) % 3]
                if field[here] > 0:
                    polygon.append(here)
                if (field[here] > 0) != (field[after] > 0):
                    polygon.append(crossing(here, after))
            faces += [[polygon[0], polygon[k], polygon[k + 1]] for k in range(1, len(polygon) - 1)]
    size = (len(rows), len(field))
    low = np.array([r[0] for r in rows], dtype=int)
    high = np.array([r[1] for r in rows], dtype=int)
    share = np.array([r[2] for r in rows])
    at = np.arange(len(rows))
    between = csr_matrix((1 - share, (at, low)), shape=size) + csr_matrix(
        (share, (at, high)), shape=size
    )
    mix = vstack([whole.mix, between @ whole.mix]).tocsr()
    thick = np.concatenate([whole.thick, between @ whole.thick])
    return _used(Sheet(mix, np.array(faces), thick))


def _used(whole: Sheet) -> Sheet:
    used, renamed = np.unique(whole.faces, return_inverse=True)
    return Sheet(whole.mix[used], renamed.reshape(-1, 3), whole.thick[used])


def coarser(fine: Sheet, base: Points, triangles: int) -> Sheet:
    """About so many triangles; every new vertex lies on the old surface.

    Edges stay where they are, so that halves meet and hems are straight.
    """
    import pyfqmr
    from scipy.sparse import csr_matrix

    fine = welded(fine, base)
    flat = np.asarray(fine.mix @ base)
    simplifier = pyfqmr.Simplify()
    simplifier.setMesh(flat, fine.faces.astype(np.int32))
    simplifier.simplify_mesh(
        target_count=triangles,
        aggressiveness=7,
        max_iterations=200,
        preserve_border=True,
        verbose=False,
    )
    points, faces, _ = simplifier.getMesh()
    face, weights = on_surface(np.asarray(points, dtype=float), flat, fine.faces)
    rows = np.repeat(np.arange(len(points)), 3)
    place = csr_matrix(
        (weights.ravel(), (rows, fine.faces[face].ravel())), shape=(len(points), len(flat))
    )
    coarse = Sheet((place @ fine.mix).tocsr(), np.asarray(faces, dtype=int), place @ fine.thick)
    return welded(_used(coarse), base)


WELD_MM = 0.5


def welded(loose: Sheet, base: Points) -> Sheet:
    """Vertices that stand together made one, and triangles without area left out.

    Cutting leaves such slivers where a cut passes close by a vertex.
    """
    cells = np.round(np.asarray(loose.mix @ base) / WELD_MM).astype(np.int64)
    _, first, renamed = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    faces = first[renamed.reshape(-1)[loose.faces]]
    a, b, c = faces.T
    whole = (a != b) & (b != c) & (a != c)
    return _used(Sheet(loose.mix, faces[whole], loose.thick))


def on_surface(
    points: Points, vertices: Points, faces: Faces
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The face nearest to each point, and the weights of its corners there."""
    from scipy.spatial import cKDTree

    middles = vertices[faces].mean(axis=1)
    near = cKDTree(middles).query(points, k=min(24, len(faces)))[1]
    best = np.full(len(points), np.inf)
    chosen = np.zeros(len(points), dtype=int)
    weights = np.zeros((len(points), 3))
    for column in near.T:
        a, b, c = (vertices[faces[column, k]] for k in range(3))
        found = _clamped(points, a, b, c)
        gap = np.linalg.norm(points - np.einsum("ij,jik->ik", found, np.stack([a, b, c])), axis=1)
        better = gap < best - 1e-12
        best[better], chosen[better], weights[better] = (
            gap[better],
            column[better],
            found[better],
        )
    return chosen, weights


def _clamped(p: Points, a: Points, b: Points, c: Points) -> Points:
    """Barycentric weights of the point of each triangle that is nearest, or nearly so."""
    ab, ac, ap = b - a, c - a, p - a
    d00, d01, d11 = (ab * ab).sum(1), (ab * ac).sum(1), (ac * ac).sum(1)
    d20, d21 = (ap * ab).sum(1), (ap * ac).sum(1)
    below = np.maximum(d00 * d11 - d01 * d01, 1e-12)
    v, w = (d11 * d20 - d01 * d21) / below, (d00 * d21 - d01 * d20) / below
    inside = np.clip(np.stack([1 - v - w, v, w], axis=1), 0, None)
    weights: Points = inside / inside.sum(axis=1, keepdims=True)
    return weights
