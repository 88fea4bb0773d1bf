"""The belly wall under the skin: rectus, the flat muscles beside it, and the artery behind.

Thicknesses and edges are sourced numbers, here and in `models/depth.py`; the run of the edges
between bones is drawn. All points are the right side's.
"""

from typing import Any

import numpy as np

from bodylesson.models.anatomy import Anatomy
from bodylesson.models.depth import EPIGASTRIC_MM, RECTUS_EDGE_MM, RECTUS_THICK_MM
from bodylesson.models.placement import ASIS_BELOW_NAVEL_MM
from tools.body.source import Faces, Points

EPIGASTRIC_AT_ASIS_MM = 41.0
"""Inferior epigastric artery from the midline at the height of the ASIS [joy-2017]."""

WALL_MM = 23.4
"""Thickness of the lower abdominal wall (Wang, Hou and Wei 2011, Chin J Clin Anat 29:404, which the
lesson does not cite); drawn as how far the muscles lie in."""

ROWS, COLUMNS = 14, 9
TOP_MM = 285.0
"""Where the rectus goes on under the ribs; there the drawing fades."""

RIB_MM = 232.0
"""Lower end of the ribs at the flank, in the anatomy's frame; drawn."""


def wall(points: Points, faces: Faces, anatomy: Anatomy) -> dict[str, Any]:
    """`navel`, `rectus` (rows of outer edge and middle), `flank` (rows), `epigastric`."""
    marks = {name: np.array(at) for name, at in anatomy.landmarks.items()}
    asis, pubis = marks["asis"], marks["pubic-tubercle"]
    navel_y = float(asis[1]) + ASIS_BELOW_NAVEL_MM
    corners = points[faces]

    def front(x: float, y: float, inward: float) -> list[float]:
        return [-x, y, _hit(corners, np.array([x, y, -500.0]), np.array([0.0, 0, 1]))[2] - inward]

    def edge(y: float) -> float:
        return float(np.interp(y, [pubis[1], navel_y], [24, RECTUS_EDGE_MM]))

    def around(turn: float, y: float, inward: float) -> list[float]:
        way = np.array([np.sin(turn), 0, np.cos(turn)])
        x, _, z = _hit(corners, np.array([0.0, y, -10.0]), way) - inward * way
        return [-x, y, z]

    heights = np.linspace(float(pubis[1]) + 4, TOP_MM, ROWS)
    muscle = WALL_MM - RECTUS_THICK_MM
    rectus = [[front(edge(y), y, muscle), front(1.5, y, muscle)] for y in heights]
    turns = np.linspace(0.55, 1.75, COLUMNS)
    sideways = (turns - turns[0]) / (turns[-1] - turns[0])
    lows = np.interp(sideways, [0, 0.55, 1], [pubis[1] + 34, asis[1], marks["iliac-crest"][1]])
    tops = np.interp(sideways, [0, 0.5, 1], [TOP_MM - 12, RIB_MM, RIB_MM - 12])
    flank = [
        [
            around(float(turn), float(low + (top - low) * share), WALL_MM - 6)
            for turn, low, top in zip(turns, lows, tops, strict=True)
        ]
        for share in np.linspace(0, 1, ROWS)
    ]
    artery = np.linspace(float(asis[1]) - 34, navel_y + 18, 7)
    epigastric = [
        front(
            float(np.interp(y, [asis[1], navel_y], [EPIGASTRIC_AT_ASIS_MM, EPIGASTRIC_MM])),
            float(y),
            WALL_MM + 1.5,
        )
        for y in artery
    ]
    return {
        "navel": _rounded(front(0.5, navel_y, 0)),
        "rectus": _rounded(rectus),
        "flank": _rounded(flank),
        "epigastric": _rounded(epigastric),
        "rectus_mm": RECTUS_THICK_MM,
    }


def _hit(corners: Points, start: Points, way: Points) -> Points:
    """The farthest place of the left half of the skin along a ray."""
    a, ab, ac = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(way, ac)
    det = np.einsum("ij,ij->i", ab, across)
    det = np.where(np.abs(det) < 1e-12, 1e-12, det)
    off = start - a
    u = np.einsum("ij,ij->i", off, across) / det
    q = np.cross(off, ab)
    v = q @ way / det
    far = np.einsum("ij,ij->i", ac, q) / det
    found = far[(u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6) & (far > 0)]
    if len(found) == 0:
        raise ValueError(f"skin: expected a place along the ray from {start.tolist()}, found none")
    result: Points = start + way * found.max()
    return result


def _rounded(points: Any) -> Any:
    return np.round(np.asarray(points, dtype=float), 1).tolist()
