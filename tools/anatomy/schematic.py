"""Skin, belly wall and great vessels as labelled schematics.

None of these is in the model; each is placed by a sourced number or, without one, drawn.
Sources are ids of the lesson's `references.yaml`.
"""

from typing import Any

import numpy as np

from bodylesson.models.depth import EPIGASTRIC_MM, RECTUS_EDGE_MM
from bodylesson.models.placement import ASIS_BELOW_NAVEL_MM
from tools.anatomy.source import Points

EPIGASTRIC_AT_ASIS_MM = 41.0
"""Inferior epigastric artery from the midline at the height of the ASIS [joy-2017]."""

DEPTH_MM = 219.0
"""Back to front at the iliac crests, lying: the US adult median [kahn-2014]."""

WALL_MM = 23.4
"""Thickness of the lower abdominal wall (Wang, Hou and Wei 2011, Chin J Clin Anat 29:404, which the
lesson does not cite); drawn as how far the muscles lie in."""


def skin_rings(landmarks: dict[str, Points]) -> list[list[float]]:
    """Rings of the trunk, bottom up: height, half width, half depth, middle front to back, in mm.

    Width follows the hip bones; depth is the sourced median at the crests. The rest is drawn.
    """
    crest = landmarks["iliac-crest"]
    back = landmarks["lumbar-vertebrae"][2] - 95
    half = DEPTH_MM / 2
    wide = abs(landmarks["hip-bone"][0]) + 16
    levels = [
        (-90, 1.16, 0.94),
        (-20, 1.2, 0.99),
        (50, 1.14, 1.0),
        (float(crest[1]), 1.02, 1.0),
        (220, 0.9, 0.98),
        (290, 0.9, 1.0),
        (350, 0.97, 1.04),
    ]
    return [[y, wide * w, half * d, back + half * d] for y, w, d in levels]


def skin_point(rings: list[list[float]], x: float, y: float, inward: float = 0.0) -> list[float]:
    """A point on the front of the skin, or so many mm inside it."""
    table = np.array(rings)
    wide, deep, middle = (np.interp(y, table[:, 0], table[:, n]) for n in (1, 2, 3))
    wide, deep = wide - inward, deep - inward
    return [x, y, float(middle + deep * np.sqrt(max(0.0, 1 - abs(x / wide) ** 2.6)))]


def schematics(landmarks: dict[str, Points]) -> dict[str, Any]:
    """All of them, both sides where they come in pairs; x is to the model's left."""
    rings = skin_rings(landmarks)
    asis = landmarks["asis"]
    navel_y = float(asis[1]) + ASIS_BELOW_NAVEL_MM
    pubis = float(landmarks["pubic-tubercle"][1])
    heights = np.linspace(pubis, 270, 12)
    epigastric = np.linspace(float(asis[1]) - 30, navel_y + 10, 6)

    def epigastric_x(y: float) -> float:
        return float(np.interp(y, [asis[1], navel_y], [EPIGASTRIC_AT_ASIS_MM, EPIGASTRIC_MM]))

    def edge(y: float) -> float:
        return float(np.interp(y, [pubis, navel_y], [30, RECTUS_EDGE_MM]))

    def inside(x: float, y: float) -> list[float]:
        return skin_point(rings, x, y, WALL_MM)

    return {
        "skin_rings": _rounded(rings),
        "navel": _rounded(skin_point(rings, 0, navel_y)),
        "rectus": [_rounded([inside(-edge(y), y), inside(0, y)]) for y in heights],
        "epigastric": [_rounded(inside(-epigastric_x(y), y)) for y in epigastric],
        "vessels": _vessels(landmarks),
    }


def _vessels(landmarks: dict[str, Points]) -> list[dict[str, Any]]:
    """Aorta left of the midline, great vein right of it; both divide at L4.

    [siddiqui-slides], [aortic-bifurcation-mri].
    """
    spine = [landmarks[f"l{n}-front"] for n in range(1, 5)]
    top = landmarks["t12-front"]
    line = [top, *spine]
    hip = landmarks["hip-center"]
    result: list[dict[str, Any]] = []
    for name, side, radius in (("aorta", 1, 9.0), ("inferior-vena-cava", -1, 10.5)):
        middle = [[p[0] + side * 13, p[1], p[2] + 11] for p in line]
        result.append({"id": name, "radius": radius, "points": _rounded(middle)})
    for trunk, name, radius, behind in (
        (result[0], "external-iliac-artery", 4.6, 0.0),
        (result[1], "inferior-vena-cava", 5.4, 7.0),
    ):
        fork = np.array(trunk["points"][-1])
        for way in (-1, 1):
            brim = np.array([way * (60 - behind), 58, landmarks["asis"][2] - 46 - behind])
            groin = np.array([way * (abs(hip[0]) - 12 - behind), 8, hip[2] + 52 - behind])
            thigh = np.array([way * (abs(hip[0]) - 8 - behind), -70, hip[2] + 40 - behind])
            half = np.array([way * 26, float(fork[1]) - 34, float(fork[2]) - 2 - behind])
            points = [fork, half, brim, groin, thigh]
            result.append({"id": name, "radius": radius, "points": _rounded(points)})
    return result


def _rounded(points: Any) -> Any:
    return np.round(np.asarray(points, dtype=float), 1).tolist()
