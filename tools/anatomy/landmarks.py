"""Points by which the body is read: bony landmarks and vertebra centers, in our frame, right side.

x is negative on the right; mirror it for the left.
"""

import numpy as np

from tools.anatomy.source import VERTEBRAE, Body, Mesh, Points
from tools.anatomy.surface import vertebral_body

KNEE_MM = 40.0
"""The lowest part of the femur, whose middle is taken for the middle of the knee."""


def landmarks(body: Body, meshes: dict[str, Mesh]) -> dict[str, Points]:
    """Every landmark by the id that lesson.yaml gives it, and a few that only the picture needs."""
    hip = meshes["hip-bone"].points
    wing = hip[hip[:, 1] > 40]
    asis = wing[wing[:, 2].argmax()]
    crest = hip[hip[:, 1].argmax()]
    pubis = hip[(np.abs(hip[:, 0]) < 40) & (hip[:, 1] > -20)]
    fossa = np.array([asis[0] * 0.84, (asis[1] + crest[1]) / 2 - 6, (asis[2] + crest[2]) / 2])
    femur = meshes["femur"].points
    insertion = body.site("psoas-P4_r")
    found = {
        "asis": asis,
        "iliac-crest": crest,
        "iliac-fossa": fossa,
        "pubic-tubercle": pubis[pubis[:, 2].argmax()],
        "lesser-trochanter": femur[np.linalg.norm(femur - insertion, axis=1).argmin()],
        "hip-center": body.hip_center["r"],
        "sacrum": meshes["sacrum"].points.mean(axis=0),
        "femur": np.array([femur[:, 0].min() * 0.7, -140.0, body.hip_center["r"][2]]),
        "hip-bone": wing[wing[:, 0].argmin()],
        "knee": femur[femur[:, 1] < femur[:, 1].min() + KNEE_MM].mean(axis=0),
    }
    for name in VERTEBRAE:
        column = vertebral_body(meshes[name])
        center = column.mean(axis=0)
        found[f"{name}-center"] = center
        found[f"{name}-front"] = np.array([center[0], center[1], column[:, 2].max()])
    found["t12-vertebra"] = found["t12-front"]
    found["lumbar-vertebrae"] = found["l3-center"]
    return found
