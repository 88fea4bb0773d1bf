"""The four layers that are drawn: skin, hair, shirt and shorts; the left half of each.

Shirt and shorts are cut from MakeHuman's "tights", a smooth cover made for clothes; hair is the
scalp, raised. Where cuts run was chosen by eye on the neutral build.
"""

import numpy as np
from numpy.typing import NDArray

from tools.body.sheet import Sheet, coarser, cut, sheet
from tools.body.source import Points, Source

BODY_END = 13380
"""Vertices of the base mesh before this are skin."""

BUDGET = {"skin": 1700, "hair": 420, "shirt": 550, "shorts": 320}
"""Triangles of half a body, by layer."""

ARM = ("upperarm", "lowerarm", "hand", "thumb", "index", "middle", "ring", "pinky")

Field = NDArray[np.float64]


class Cloth:
    """Places on the neutral body, by which skin and cloth are cut."""

    def __init__(self, source: Source, base: Points) -> None:
        self._at = {
            name: source.joint(f"joint-{name}", base)
            for name in (
                "l-shoulder", "l-elbow", "l-upper-leg", "l-knee", "pelvis", "neck", "head",
                "spine-1", "l-clavicle",
            )
        }  # fmt: skip

    def along(self, points: Points, start: str, end: str) -> Field:
        """0 at one joint, 1 at the other."""
        a, b = self._at[start], self._at[end]
        return np.asarray((points - a) @ (b - a) / ((b - a) @ (b - a)))

    def sleeve(self, points: Points, arm: Field, share: float) -> Field:
        """Positive above the sleeve's hem, in mm along the upper arm; `arm` is the arm's weight."""
        size = float(np.linalg.norm(self._at["l-elbow"] - self._at["l-shoulder"]))
        down = self.along(points, "l-shoulder", "l-elbow")
        return np.where(arm > 0.3, share - down, 1.0) * size

    def neckline(self, points: Points, lower: float) -> Field:
        """Positive below a slanting plane at the foot of the neck, lower in front."""
        neck = self._at["neck"]
        tilt = np.array([0.0, 0.90, 0.44])
        return np.asarray(-(points - neck) @ tilt - lower)

    def hem(self, points: Points, below: float) -> Field:
        """Positive above the height of the hip joints less `below` mm."""
        return np.asarray(points[:, 1] - (self._at["l-upper-leg"][1] - below))

    def leg(self, points: Points, share: float) -> Field:
        """Positive above the shorts' hem, in mm along the thigh."""
        size = float(np.linalg.norm(self._at["l-knee"] - self._at["l-upper-leg"]))
        down = self.along(points, "l-upper-leg", "l-knee")
        return np.asarray((share - down) * size)

    def scalp(self, points: Points) -> Field:
        """Positive where hair grows: behind a line from the brow over the ear to the nape."""
        head = self._at["head"]
        y, z, x = points[:, 1] - head[1], points[:, 2] - head[2], np.abs(points[:, 0])
        # Heights of the hairline by depth, from the nape to the brow.
        line = np.interp(
            z, [-60, -25, 0, 22, 45, 60, 80, 100], [-42, -36, -30, -10, 14, 44, 84, 112]
        )
        line = line - np.where(z > 40, np.clip((x - 25) / 35, 0, 1) * 14, 0)
        return np.asarray(y - line)


def halves(source: Source, base: Points) -> dict[str, Sheet]:
    """Each layer's left half, coarse enough to send."""
    cloth = Cloth(source, base)
    whole = {
        name: left_half(sheet(source.triangles(group), len(base)), base)
        for name, group in (("skin", "body"), ("tights", "helper-tights"))
    }
    flat = {name: layer.points(base) for name, layer in whole.items()}

    arm = sum(
        column
        for bone, column in source.weights.items()
        if bone.endswith("_l") and bone.startswith(ARM)
    )
    ear = np.linalg.norm(source.target("ears/l-ear-scale-incr"), axis=1)
    ear = base[ear > 0.3 * ear.max()].mean(axis=0)

    skin = _outside(whole["skin"], base, source)
    at = skin.points(base)
    # Skin goes on for a hand's breadth under the cloth, so that no gap opens when it bends.
    shirt_field = np.minimum.reduce(
        [cloth.sleeve(at, skin.mix @ arm, 0.42), cloth.neckline(at, 26.0), cloth.hem(at, -20)]
    )
    shorts_field = np.minimum(cloth.leg(at, 0.42), -cloth.hem(at, -40))
    head = np.minimum(cloth.scalp(at), around_ear(at, ear))
    hair = cut(skin, head)
    skin = cut(skin, -np.maximum.reduce([shirt_field, shorts_field, head - 14]))
    at_hair = hair.points(base)
    rise = np.minimum(cloth.scalp(at_hair), around_ear(at_hair, ear))
    rise = np.clip(rise / 26, 0, 1)
    hair = Sheet(hair.mix, hair.faces, 1.5 + 11 * np.sqrt(rise))

    at = flat["tights"]
    shirt = cut(
        whole["tights"],
        np.minimum.reduce(
            [
                cloth.sleeve(at, whole["tights"].mix @ arm, 0.60),
                cloth.neckline(at, 2.0),
                cloth.hem(at, 25),
            ]
        ),
    )
    at = shirt.points(base)
    sleeve = np.where(shirt.mix @ arm > 0.3, cloth.along(at, "l-shoulder", "l-elbow"), 0)
    sleeve = np.clip(sleeve, 0, 1)
    hem = np.clip(1 - cloth.hem(at, 25) / 160, 0, 1)
    shirt = Sheet(shirt.mix, shirt.faces, 7.0 + 12 * sleeve + 8 * hem)

    at = flat["tights"]
    shorts = cut(whole["tights"], np.minimum(cloth.leg(at, 0.56), -cloth.hem(at, -15)))
    down = np.clip(cloth.along(shorts.points(base), "l-upper-leg", "l-knee"), 0, 1)
    shorts = Sheet(shorts.mix, shorts.faces, 2.0 + 15 * down)

    layers = {"skin": skin, "hair": hair, "shirt": shirt, "shorts": shorts}
    return {name: coarser(layer, base, BUDGET[name]) for name, layer in layers.items()}


def around_ear(points: Points, ear: Points) -> Field:
    """Positive outside an oval about the ear, seen from the side."""
    y, z = (points[:, 1] - ear[1]) / 1.35, (points[:, 2] - ear[2]) / 0.85
    return np.where(np.abs(points[:, 0]) > 45, np.hypot(y, z) - 25, 40.0)


def left_half(whole: Sheet, base: Points) -> Sheet:
    """The body's left, cut on the midline."""
    return cut(whole, whole.points(base)[:, 0] + 1e-4)


def _outside(skin: Sheet, base: Points, source: Source) -> Sheet:
    """Skin without the inside of the mouth, which lies behind the lips."""
    at = skin.points(base)
    mouth = source.joint("joint-mouth", base)
    inner = (at[:, 2] < mouth[2] - 12) & (np.linalg.norm(at - mouth, axis=1) < 60)
    inner &= at[:, 0] < 24
    keep = ~inner[skin.faces].any(axis=1)
    return Sheet(skin.mix, skin.faces[keep], skin.thick)
