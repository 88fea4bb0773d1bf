"""Makes `anatomy.bin` of a lesson from myo-sim's full body; needs the extra `.[anatomy]`.

    python -m tools.build_anatomy [FILE]

The file holds bones, muscle paths, lengths, landmarks, schematics and outlines for plates.
`widgets/bodylesson/models/anatomy.py` reads it and says what each part means.
"""

import sys
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from tools.anatomy.clearance import cleared
from tools.anatomy.credit import credit_anatomy
from tools.anatomy.landmarks import landmarks
from tools.anatomy.muscles import iliacus_fibres, lengths_and_paths, psoas_fibres
from tools.anatomy.outlines import outlines
from tools.anatomy.pack import packed
from tools.anatomy.schematic import schematics
from tools.anatomy.source import VERTEBRAE, Body, Mesh
from tools.anatomy.surface import disc, repaired, shades, smoothed
from tools.body.sheet import on_surface

TARGET = Path(__file__).parents[1] / "lessons" / "psoas-release" / "media" / "anatomy.bin"

RIBS_BELOW_MM = 312.0
"""Ribs whose lowest point is below this are taken: the tenth to the twelfth pair."""


def bones(body: Body) -> dict[str, tuple[Mesh, int]]:
    """Raw meshes and how often each is subdivided. Paired bones: the right one alone."""
    finer = {name: 0 if name in ("t10", "t11") else 1 for name in VERTEBRAE}
    result = {name: (body.mesh(geom), finer[name]) for name, geom in VERTEBRAE.items()}
    result["sacrum"] = (body.mesh("sacrum_geom_1"), 1)
    result["hip-bone"] = (repaired(body.mesh("pelvis_r")), 2)
    result["femur"] = (body.mesh("femur_r"), 0)
    for number, rib in enumerate(_lower_ribs(body.mesh("torso_geom_13"))):
        result[f"rib-{number}"] = (rib, 0)
    return result


def _lower_ribs(cage: Mesh) -> list[Mesh]:
    import trimesh

    parts = trimesh.Trimesh(cage.points, cage.faces, process=False).split(only_watertight=True)
    ribs = [p for p in parts if p.bounds[0][1] < RIBS_BELOW_MM and len(p.vertices) < 94]
    if len(ribs) != 6:
        raise ValueError(f"rib cage: expected 6 lower ribs, found {len(ribs)}")
    ribs.sort(key=lambda p: (p.bounds[0][1], p.centroid[0]))
    return [Mesh(np.asarray(p.vertices), np.asarray(p.faces)) for p in ribs]


STRUCTURES = {"t10": None, "t11": None, "t12": "t12-vertebra", "sacrum": "sacrum"} | {
    "hip-bone": "hip-bone",
    "femur": "femur",
}


def structure_of(name: str) -> str | None:
    """The id in lesson.yaml of the structure that a mesh belongs to."""
    if name.startswith("l") and name[1:].isdigit():
        return "lumbar-vertebrae"
    return STRUCTURES.get(name)


def main(target: Path) -> None:
    """Build and write."""
    body = Body()
    raw = bones(body)
    points = landmarks(body, {name: mesh for name, (mesh, _) in raw.items()})
    smooth = {name: smoothed(mesh, times) for name, (mesh, times) in raw.items()}
    spine = [*VERTEBRAE, "sacrum"]
    for upper, lower in pairwise(spine):
        smooth[f"disc-{upper}-{lower}"] = disc(raw[upper][0], raw[lower][0])
    flip = {name: _mirrored(smooth[name]) for name in ("hip-bone", "femur")}
    tones = shades([*smooth.values(), *flip.values()])
    entries: list[tuple[dict[str, Any], Mesh, Any]] = []
    for (name, mesh), tone in zip(smooth.items(), tones, strict=False):
        kind = "disc" if name.startswith("disc") else "bone"
        about = {"id": name, "structure": structure_of(name), "kind": kind}
        entries.append((about | {"paired": name in flip, "moves": name == "femur"}, mesh, tone))
    muscles = lengths_and_paths(body)
    bowl = smooth["hip-bone"]
    fibres = {
        "psoas-major": [cleared(f, muscles["psoas_path"], bowl) for f in psoas_fibres(body)],
        "iliacus": [cleared(f, muscles["iliacus_path"], bowl) for f in iliacus_fibres(body, bowl)],
    }
    header = {
        "format": 1,
        "source": f"myo-sim {version('myo-sim')}, model myofullbody, Apache-2.0",
        "unit": "mm",
        "axes": "x to the model's left, y up, z to its front; origin midway between the hip joints",
        "sides": "paired parts are the right one; the left is its mirror image (x changes sign)",
        "hip": {
            "center": np.round(body.hip_center["r"], 3).tolist(),
            "axis": _hip_axis(body),
        },
        "landmarks": {name: np.round(p, 2).tolist() for name, p in points.items()},
        "surface_error_mm": {"hip-bone": _surface_error(raw["hip-bone"][0], bowl)},
        "raw_bounds": {n: np.round(_bounds(m), 2).tolist() for n, (m, _) in raw.items()},
        "muscles": muscles,
        "fibres": fibres,
        "schematic": schematics(points),
        "outlines": outlines(
            {
                "spine": [m for n, m in smooth.items() if n not in flip],
                "hip-bone": [smooth["hip-bone"], flip["hip-bone"]],
                "femur": [smooth["femur"], flip["femur"]],
            }
        ),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed(header, entries))
    triangles = sum(len(m.faces) * (2 if a["paired"] else 1) for a, m, _ in entries)
    credit_anatomy(target, version("myo-sim"))
    print(f"{target}: {target.stat().st_size} bytes, {triangles} triangles drawn")


def _hip_axis(body: Body) -> list[float]:
    """The axis about which a bending right femur turns, from the model's own motion."""
    body.bend(90)
    turn = body.femur_turn("r")
    body.bend(0)
    turn = turn @ body.femur_turn("r").T
    axis = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    return [round(float(value), 6) for value in axis / np.linalg.norm(axis)]


def _surface_error(raw: Mesh, drawn: Mesh) -> float:
    """Root mean square distance, in mm, from the middles of the model's faces to what is drawn."""
    middles = raw.points[raw.faces].mean(axis=1)
    face, shares = on_surface(middles, drawn.points, drawn.faces)
    near = np.einsum("ij,ijk->ik", shares, drawn.points[drawn.faces[face]])
    return round(float(np.sqrt(((near - middles) ** 2).sum(axis=1).mean())), 2)


def _bounds(mesh: Mesh) -> Any:
    return np.array([mesh.points.min(axis=0), mesh.points.max(axis=0)])


def _mirrored(mesh: Mesh) -> Mesh:
    return Mesh(mesh.points * [-1, 1, 1], mesh.faces[:, ::-1])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
