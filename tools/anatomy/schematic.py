"""Great vessels as labelled schematics; the skin and the belly wall are made by `build_skin.py`.

They are not in the model; each is placed by a sourced number or, without one, drawn.
Sources are ids of the lesson's `references.yaml`.
"""

from typing import Any

import numpy as np

from tools.anatomy.source import Points


def schematics(landmarks: dict[str, Points]) -> dict[str, Any]:
    """All of them, both sides where they come in pairs; x is to the model's left."""
    return {"vessels": _vessels(landmarks)}


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
