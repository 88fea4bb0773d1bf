"""Outlines and shade of the bones as polygons, for the plates that are drawn without WebGL.

Each group of bones is scanned with parallel rays on a 1 mm grid; the lines between bone and no
bone, and between tones of light, become polygons. All in mm of the view: right and up.
"""

from itertools import pairwise
from typing import Any

import contourpy
import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy import ndimage

from tools.anatomy.source import Mesh

GRID_MM = 1.0
LIGHT = np.array([-0.45, 0.62, 0.64])
"""Toward the lamp in the view's frame: from above left, in front."""

TONES = (0.30, 0.52, 0.74)
"""Brightness below which a place is shaded, once for each."""

VIEWS = {
    "front": np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype=float),
    "side": np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], dtype=float),
}
"""Rows: what is right, up and toward the viewer. `side` looks from the model's right."""

BOTTOM_MM, TOP_MM = -230.0, 350.0


def outlines(groups: dict[str, list[Mesh]]) -> dict[str, Any]:
    """For each view and group: `edge` polygons, and `tones` from the lightest shade on."""
    result: dict[str, Any] = {}
    for view, turn in VIEWS.items():
        result[view] = {name: _traced(meshes, turn) for name, meshes in groups.items()}
    return result


def _traced(meshes: list[Mesh], turn: NDArray[np.float64]) -> dict[str, Any]:
    solid = trimesh.util.concatenate(
        [trimesh.Trimesh(m.points @ turn.T, m.faces, process=False) for m in meshes]
    )
    low = np.floor(solid.bounds[0]) - 3
    high = np.ceil(solid.bounds[1]) + 3
    low[1], high[1] = max(low[1], BOTTOM_MM), min(high[1], TOP_MM)
    x = np.arange(low[0], high[0] + 1, GRID_MM)
    y = np.arange(low[1], high[1] + 1, GRID_MM)
    at = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    starts = np.column_stack([at, np.full(len(at), high[2] + 10)])
    down = np.tile([0.0, 0, -1], (len(at), 1))
    hits = solid.ray.intersects_location(starts, down, multiple_hits=False)
    seen = np.zeros(len(at))
    seen[hits[1]] = 1
    light = np.ones(len(at))
    corners = solid.faces[hits[2]]
    weights = trimesh.triangles.points_to_barycentric(solid.triangles[hits[2]], hits[0])
    normals = (solid.vertex_normals[corners] * weights[:, :, None]).sum(axis=1)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-9
    light[hits[1]] = np.clip(0.42 + 0.58 * (normals @ LIGHT), 0, 1)
    shape = (len(y), len(x))
    seen, light = seen.reshape(shape), light.reshape(shape)
    soft = ndimage.gaussian_filter(seen, 0.8)
    light = ndimage.gaussian_filter(light, 1.3)
    light[seen < 0.5] = 1.0
    edge = contourpy.contour_generator(x, y, soft, fill_type="OuterOffset").filled(0.5, 2)
    shade = contourpy.contour_generator(x, y, light, fill_type="OuterOffset")
    return {
        "edge": _polygons(edge, least=14),
        "tones": [_polygons(shade.filled(-1, tone), least=10) for tone in reversed(TONES)],
    }


def _polygons(filled: Any, least: float) -> list[list[list[float]]]:
    rings = []
    for points, offsets in zip(*filled, strict=True):
        for start, end in pairwise(offsets):
            ring = points[start:end]
            if np.ptp(ring[:, 0]) + np.ptp(ring[:, 1]) >= least:
                rings.append(np.round(_thinned(ring, 0.45), 1).tolist())
    return rings


def _thinned(line: NDArray[np.float64], off: float) -> NDArray[np.float64]:
    """Douglas and Peucker: leaves out points that lie within `off` mm of the line without them."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        chord = line[last] - line[first]
        rel = line[first + 1 : last] - line[first]
        size = np.hypot(*chord)
        gap = (
            np.abs(chord[0] * rel[:, 1] - chord[1] * rel[:, 0]) / size
            if size > 1e-9
            else np.hypot(rel[:, 0], rel[:, 1])
        )
        worst = int(gap.argmax())
        if gap[worst] > off:
            middle = first + 1 + worst
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return line[keep]
