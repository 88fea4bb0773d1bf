"""A body in a pose: joint angles in degrees, by the field's names, to posed vertices.

All angles are 0 in the anatomical position: upright, arms hanging, thumbs forward (the forearm
midway between supination and pronation), soles flat. Linear blend skinning moves the surface.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from bodylesson.models.body import Body, Build, Points
from bodylesson.models.rotation import Matrix, Vector, X, Y, Z, about, angle_about, cross, unit

SIDES = ("l", "r")


@dataclass(frozen=True)
class Limb:
    """Angles of one side. Positive is what the name says; negative is the opposite motion."""

    hip_flexion: float = 0
    hip_abduction: float = 0
    hip_external_rotation: float = 0
    knee_flexion: float = 0
    ankle_plantarflexion: float = 0
    toe_extension: float = 0
    shoulder_flexion: float = 0
    shoulder_abduction: float = 0
    shoulder_internal_rotation: float = 0
    shoulder_elevation: float = 0
    elbow_flexion: float = 0
    forearm_pronation: float = 0
    wrist_extension: float = 0
    finger_flexion: float = 0


@dataclass(frozen=True)
class Trunk:
    """How the body lies, and the angles of its spine."""

    pitch: float = 0
    """Of the pelvis: 0 upright, 90 face down, -90 on the back."""
    roll: float = 0
    """About the body's long axis; positive turns its left side up when it lies face down."""
    height_mm: float = 900
    """Of the middle between the hip joints, above the floor."""
    lumbar_extension: float = 0
    lumbar_rotation: float = 0
    """To the left."""
    lumbar_lateral_flexion: float = 0
    """To the left."""
    thoracic_extension: float = 0
    neck_extension: float = 0
    neck_rotation: float = 0
    """To the left."""
    neck_lateral_flexion: float = 0
    """To the left."""


@dataclass(frozen=True)
class Pose:
    """Every angle of the body."""

    trunk: Trunk = field(default_factory=Trunk)
    left: Limb = field(default_factory=Limb)
    right: Limb = field(default_factory=Limb)

    def mirrored(self) -> "Pose":
        """Left and right exchanged."""
        trunk = replace(
            self.trunk,
            roll=-self.trunk.roll,
            lumbar_rotation=-self.trunk.lumbar_rotation,
            lumbar_lateral_flexion=-self.trunk.lumbar_lateral_flexion,
            neck_rotation=-self.trunk.neck_rotation,
            neck_lateral_flexion=-self.trunk.neck_lateral_flexion,
        )
        return Pose(trunk, self.right, self.left)


@dataclass(frozen=True)
class Posed:
    """Where everything is. World: y up, floor at 0; the standing body looks along z."""

    points: Points
    """(n, 3) the surface."""
    turns: Points
    """(k, 3, 3) how each bone is turned from its place in the file."""
    shifts: Points
    """(k, 3) a point p of a bone goes to turns @ p + shifts."""

    def carried(self, at: Vector, weights: Points) -> Vector:
        """Where a point goes if it follows the bones with the given weights."""
        moved = self.turns @ at + self.shifts
        result: Vector = weights @ moved
        return result


def posed(body: Body, build: Build, pose: Pose, breath: float = 0) -> Posed:
    """Skin the body; `breath` is 0 with the air out and 1 with a full breath in."""
    turns, shifts = _bones(body, build, pose)
    rest = build.points + breath * body.breath if breath else build.points
    blend = np.concatenate([turns, shifts[:, :, None]], axis=2).reshape(len(turns), 12)
    mixed = (body.weights @ blend).reshape(-1, 3, 4)
    points = np.einsum("nij,nj->ni", mixed[:, :, :3], rest) + mixed[:, :, 3]
    return Posed(points, turns, shifts)


def _bones(body: Body, build: Build, pose: Pose) -> tuple[Points, Points]:
    local = _local(build, pose)
    trunk = pose.trunk
    hips = (build.joints["thigh_l"] + build.joints["thigh_r"]) / 2
    root = about(X, trunk.pitch) @ about(Y, trunk.roll)
    count = len(body.bones)
    turns, shifts = np.zeros((count, 3, 3)), np.zeros((count, 3))
    for number, name in enumerate(body.bones):
        parent = body.parents[number]
        joint = build.joints[name]
        if parent < 0:
            turns[number] = root
            shifts[number] = np.array([0, trunk.height_mm, 0]) - root @ hips
        else:
            # Turns are about axes of the body as it stands, then carried along by the parent.
            turn = local[name]
            turns[number] = turns[parent] @ turn
            shifts[number] = turns[parent] @ (joint - turn @ joint) + shifts[parent]
    return turns, shifts


def _local(build: Build, pose: Pose) -> dict[str, Matrix]:
    """How each bone turns against its parent, about axes of the standing body."""
    trunk = pose.trunk
    result = {
        "neck_01": _spine(trunk.neck_extension, trunk.neck_rotation, trunk.neck_lateral_flexion, 2),
        "spine_03": _spine(trunk.thoracic_extension, 0, 0, 1),
    }
    result["head"] = result["neck_01"]
    for bone in ("spine_01", "spine_02"):
        result[bone] = _spine(
            trunk.lumbar_extension, trunk.lumbar_rotation, trunk.lumbar_lateral_flexion, 2
        )
    for side, limb in zip(SIDES, (pose.left, pose.right), strict=True):
        result |= _leg(build, side, limb) | _arm(build, side, limb)
    return result


def _spine(extension: float, rotation: float, lateral: float, joints: int) -> Matrix:
    return about(X, -extension / joints) @ about(Y, rotation / joints) @ about(Z, -lateral / joints)


def _ball_joint(flexion: float, abduction: float, outward: float, out: float) -> Matrix:
    """Turn about the hanging limb, away from the midline, then forward; `out` is 1 left, -1."""
    return about(X, -flexion) @ about(Z, out * abduction) @ about(Y, out * outward)


def _leg(build: Build, side: str, limb: Limb) -> dict[str, Matrix]:
    out = 1.0 if side == "l" else -1.0
    hip, knee = build.joints[f"thigh_{side}"], build.joints[f"calf_{side}"]
    ankle = build.joints[f"foot_{side}"]
    # The file's legs stand a little apart; the hanging leg is the anatomical one.
    hang = about(Z, -angle_about(Z, -Y, ankle - hip))
    thigh = (
        _ball_joint(limb.hip_flexion, limb.hip_abduction, limb.hip_external_rotation, out) @ hang
    )
    along = unit(ankle - knee)
    hinge = unit(cross(cross(along, X), along))
    return {
        f"thigh_{side}": thigh,
        f"calf_{side}": about(hinge, limb.knee_flexion),
        f"foot_{side}": about(X, limb.ankle_plantarflexion),
        f"ball_{side}": about(X, -limb.toe_extension),
    }


def _arm(build: Build, side: str, limb: Limb) -> dict[str, Matrix]:
    out = 1.0 if side == "l" else -1.0
    shoulder, elbow = build.joints[f"upperarm_{side}"], build.joints[f"lowerarm_{side}"]
    wrist = build.joints[f"hand_{side}"]
    upper, fore = unit(elbow - shoulder), unit(wrist - elbow)
    hinge = unit(cross(upper, fore))
    bent = angle_about(hinge, upper, fore)
    # The arm hangs when the upper arm points down and its hinge points to the body's right.
    down = about(cross(upper, -Y), float(np.degrees(np.arccos(-upper @ Y))))
    twist = about(-Y, angle_about(-Y, down @ hinge, -X))
    raised = _ball_joint(
        limb.shoulder_flexion, limb.shoulder_abduction, -limb.shoulder_internal_rotation, out
    )
    index, little = build.knuckles[side]
    # Pronation turns the thumb's side of the hand from the elbow's flexor side toward the body.
    now = angle_about(fore, cross(hinge, fore), index - little) * out
    turn = out * (limb.forearm_pronation - now)
    across = unit(index - little) * out
    palm = unit(cross(fore, across))
    bend = unit(cross(palm, fore))
    return {
        f"clavicle_{side}": about(Z, out * limb.shoulder_elevation),
        f"upperarm_{side}": raised @ twist @ down,
        f"lowerarm_{side}": about(hinge, limb.elbow_flexion - bent) @ about(fore, turn * 0.5),
        f"hand_{side}": about(fore, turn * 0.5) @ about(bend, limb.wrist_extension),
        f"fingers_{side}": about(bend, -limb.finger_flexion),
    }
