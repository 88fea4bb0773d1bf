"""What we take from myo-sim's `myofullbody`: raw meshes, muscle paths and lengths.

MuJoCo's frame is in metres, x to the model's left, y to its back, z up. Ours is in millimetres,
x to the model's left, y up, z to its front, with the middle between the two hip joints as origin.
"""

import warnings
from dataclasses import dataclass
from typing import Any

import mujoco
import myo_sim
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Faces = NDArray[np.int64]

HIP_ANGLES = tuple(range(-20, 121, 5))
"""Hip flexion in degrees; 0 is standing, 90 sitting, negative is the thigh behind the body."""

FASCICLES = tuple(
    f"Ps_{part}"
    for part in (
        *("L1_VB", "L1_TP", "L1_L2_IVD", "L2_TP", "L2_L3_IVD", "L3_TP"),
        *("L3_L4_IVD", "L4_TP", "L4_L5_IVD", "L5_TP", "L5_VB"),
    )
)
"""The eleven psoas fascicles of a side, from vertebra or disc down to the pelvic brim."""

VERTEBRAE = {
    "t10": "torso_geom_3",
    "t11": "torso_geom_2",
    "t12": "torso_geom_1",
    **{f"l{n}": f"lumbar{n}_geom_1" for n in range(1, 6)},
}


@dataclass(frozen=True)
class Mesh:
    """A triangle mesh in our frame."""

    points: Points
    faces: Faces


class Body:
    """The full body in its neutral pose, with a hip that can be bent."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._model: Any = myo_sim.load_model("myofullbody")
        self._data: Any = mujoco.MjData(self._model)
        mujoco.mj_forward(self._model, self._data)
        hips = [self._data.joint(f"hip_flexion_{side}").xanchor.copy() for side in "rl"]
        self._origin = (hips[0] + hips[1]) / 2
        self.hip_center = {side: self._ours(hip) for side, hip in zip("rl", hips, strict=True)}

    def _ours(self, points: Points) -> Points:
        moved = (np.asarray(points) - self._origin) * 1000
        return np.stack([moved[..., 0], moved[..., 2], -moved[..., 1]], axis=-1)

    def mesh(self, geom: str) -> Mesh:
        """The mesh of a geom, where it stands in the neutral pose."""
        model = self._model
        which = model.geom(geom).id
        mesh = model.geom_dataid[which]
        start, count = model.mesh_vertadr[mesh], model.mesh_vertnum[mesh]
        first, faces = model.mesh_faceadr[mesh], model.mesh_facenum[mesh]
        local = model.mesh_vert[start : start + count].astype(float)
        turn = self._data.geom_xmat[which].reshape(3, 3)
        world = local @ turn.T + self._data.geom_xpos[which]
        return Mesh(self._ours(world), model.mesh_face[first : first + faces].astype(np.int64))

    def site(self, name: str) -> Points:
        """Where a site stands."""
        return self._ours(self._data.site(name).xpos)

    def bend(self, degrees: float) -> None:
        """Bend both hips; everything else stays as it is."""
        for side in "rl":
            self._data.joint(f"hip_flexion_{side}").qpos[0] = np.radians(degrees)
        mujoco.mj_forward(self._model, self._data)

    def length(self, tendon: str) -> float:
        """Length of a muscle with its tendon, in mm."""
        return float(self._data.tendon(tendon).length[0]) * 1000

    def path(self, tendon: str) -> Points:
        """Its path now: sites, and where it wraps the points at which it meets and leaves."""
        which = self._model.tendon(tendon).id
        start, count = self._data.ten_wrapadr[which], self._data.ten_wrapnum[which]
        points = np.asarray(self._data.wrap_xpos).reshape(-1, 3)[start : start + count]
        return self._ours(points)

    def wrap_sphere(self, geom: str) -> tuple[Points, float]:
        """Center and radius in mm of the sphere that a muscle runs over."""
        center = self._ours(self._data.geom(geom).xpos)
        return center, float(self._model.geom(geom).size[0]) * 1000

    def femur_turn(self, side: str) -> NDArray[np.float64]:
        """The femur's orientation in our frame, as a matrix."""
        swap = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], dtype=float)
        turn = np.asarray(self._data.body(f"femur_{side}").xmat).reshape(3, 3)
        ours: NDArray[np.float64] = swap @ turn @ swap.T
        return ours
