"""Makes coarse meshes look like bone: repair, curved subdivision, baked shade.

Loop subdivision alone would shrink a bone that has few vertices. So its control points are first
pushed out until the curved surface passes through the model's own vertices again; landmarks stay
where they were, to a fraction of a millimetre.
"""

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy import sparse

from tools.anatomy.source import Faces, Mesh, Points

PUSHES = 9
"""Rounds of pushing control points out; each about halves what is left to go. More of them make
the surface swing out between far-apart vertices."""

SACRUM_TALL_MM = 60.0
"""A body taller than this is the sacrum's, whose upper plate slants."""

SACRUM_PLATE_MM = 9.0

SHADE_RAYS = 96
SHADE_REACH_MM = 90.0
"""How far away something may stand and still shade a point."""


def repaired(mesh: Mesh) -> Mesh:
    """The mesh with every edge shared by two faces.

    Drops one face at a time at edges that have three, the one whose loss leaves fewest faults.
    """
    faces = mesh.faces
    while bad := _faulty_edges(faces):
        suspects = {f for around in bad.values() for f in around}
        fewest, worst = min((len(_faulty_edges(np.delete(faces, f, 0))), f) for f in suspects)
        if fewest >= len(bad):
            raise ValueError(f"mesh: {len(bad)} edges that no dropped face repairs")
        faces = np.delete(faces, worst, 0)
    return Mesh(mesh.points, faces)


def _faulty_edges(faces: Faces) -> dict[tuple[int, int], list[int]]:
    """Directed-edge bookkeeping: an edge is sound when its two faces run it in opposite ways."""
    runs: dict[tuple[int, int], list[tuple[int, bool]]] = {}
    for number, (a, b, c) in enumerate(faces.tolist()):
        for start, end in ((a, b), (b, c), (c, a)):
            key = (min(start, end), max(start, end))
            runs.setdefault(key, []).append((number, start < end))
    return {
        edge: [number for number, _ in around]
        for edge, around in runs.items()
        if len(around) != 2 or around[0][1] == around[1][1]
    }


def smoothed(mesh: Mesh, times: int) -> Mesh:
    """A curved surface through the mesh's vertices, each face cut in four `times` times."""
    if times == 0:
        return mesh
    matrices, faces, count = [], mesh.faces, len(mesh.points)
    for _ in range(times):
        matrix, faces = _loop_matrix(faces, count)
        matrices.append(matrix)
        count = matrix.shape[0]
    whole = matrices[0]
    for matrix in matrices[1:]:
        whole = matrix @ whole
    own = whole[: len(mesh.points)]
    control = mesh.points.copy()
    for _ in range(PUSHES):
        control += mesh.points - own @ control
    return Mesh(whole @ control, faces)


def _loop_matrix(faces: Faces, count: int) -> tuple[sparse.csr_matrix, Faces]:
    """One step of Loop subdivision as a matrix; the old vertices come first, in order."""
    pairs = np.sort(faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    edges, edge_of = np.unique(pairs, axis=0, return_inverse=True)
    edge_of = edge_of.reshape(-1, 3)
    rows, cols, weights = [], [], []
    degree = np.bincount(edges.ravel(), minlength=count)
    beta = np.where(degree == 3, 3 / 16, 3 / (8 * np.maximum(degree, 1)))
    for here, there in ((0, 1), (1, 0)):
        rows.append(edges[:, here])
        cols.append(edges[:, there])
        weights.append(beta[edges[:, here]])
    rows.append(np.arange(count))
    cols.append(np.arange(count))
    weights.append(1 - degree * beta)
    for end in (0, 1):
        rows.append(np.arange(len(edges)) + count)
        cols.append(edges[:, end])
        weights.append(np.full(len(edges), 3 / 8))
    for corner, opposite in ((0, 2), (1, 0), (2, 1)):
        rows.append(edge_of[:, corner] + count)
        cols.append(faces[:, opposite])
        weights.append(np.full(len(faces), 1 / 8))
    shape = (count + len(edges), count)
    data = (np.concatenate(weights), (np.concatenate(rows), np.concatenate(cols)))
    m = edge_of + count
    cut = [
        np.column_stack([faces[:, 0], m[:, 0], m[:, 2]]),
        np.column_stack([faces[:, 1], m[:, 1], m[:, 0]]),
        np.column_stack([faces[:, 2], m[:, 2], m[:, 1]]),
        m,
    ]
    return sparse.csr_matrix(data, shape=shape), np.concatenate(cut)


def disc(upper: Mesh, lower: Mesh) -> Mesh:
    """A schematic disc between two vertebral bodies: the hull of the end plates that face it."""
    plates = [_end_plate(upper, below=True), _end_plate(lower, below=False)]
    rim = np.concatenate(plates)
    center = rim.mean(axis=0)
    hull = trimesh.convex.convex_hull(center + (rim - center) * [1.03, 1.0, 1.03])
    return Mesh(np.asarray(hull.vertices), np.asarray(hull.faces))


def _end_plate(mesh: Mesh, *, below: bool) -> Points:
    body = vertebral_body(mesh)
    if np.ptp(body[:, 1]) > SACRUM_TALL_MM:
        top = mesh.points[mesh.points[:, 1] > mesh.points[:, 1].max() - SACRUM_PLATE_MM]
        near: Points = top[np.abs(top[:, 0]) < 26]
        return near
    height = body[:, 1]
    depth = np.ptp(height) * 0.17
    at_end = height < height.min() + depth if below else height > height.max() - depth
    plate: Points = body[at_end]
    return plate


def vertebral_body(mesh: Mesh) -> Points:
    """The vertices of a vertebra's body: its front, without arch and processes."""
    front = mesh.points[:, 2].max()
    depth = np.ptp(mesh.points[:, 2])
    middle = np.abs(mesh.points[:, 0]) < 30
    body: Points = mesh.points[(mesh.points[:, 2] > front - 0.45 * depth) & middle]
    return body


def shades(meshes: list[Mesh]) -> list[NDArray[np.uint8]]:
    """How open each vertex is to the light from all around: 255 open, 0 in the dark."""
    solids = [trimesh.Trimesh(m.points, m.faces, process=False) for m in meshes]
    scene = trimesh.util.concatenate(solids)
    golden = np.pi * (3 - np.sqrt(5))
    z = 1 - 2 * (np.arange(SHADE_RAYS) + 0.5) / SHADE_RAYS
    turn = golden * np.arange(SHADE_RAYS)
    round_ = np.sqrt(1 - z * z)
    rays = np.column_stack([round_ * np.cos(turn), z, round_ * np.sin(turn)])
    result = []
    for solid in solids:
        facing = solid.vertex_normals @ rays.T
        starts = solid.vertices + solid.vertex_normals * 0.8
        light = np.zeros(len(starts))
        for number, ray in enumerate(rays):
            lit = facing[:, number] > 0.05
            hits = scene.ray.intersects_location(
                starts[lit], np.tile(ray, (int(lit.sum()), 1)), multiple_hits=False
            )
            far = np.full(int(lit.sum()), SHADE_REACH_MM)
            distance = np.linalg.norm(hits[0] - starts[lit][hits[1]], axis=1)
            far[hits[1]] = np.minimum(distance, SHADE_REACH_MM)
            light[lit] += facing[lit, number] * (far / SHADE_REACH_MM)
        share = light / np.maximum(np.clip(facing, 0.05, None).sum(axis=1), 1e-9)
        result.append(np.clip(share * 255 * 1.1, 0, 255).astype(np.uint8))
    return result
