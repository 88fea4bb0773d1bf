"""A cut through the belly at the ball: the plate for paper and for browsers without scripts."""

from typing import Any

import numpy as np
from matplotlib.patches import Ellipse, Polygon, Rectangle

from bodylesson.models import depth
from bodylesson.models.placement import HALF_ASIS_MM, LIGHT_SINK_MM
from bodylesson.plates.plates import Plate
from bodylesson.plates.svg import ink, new_figure, to_svg

LEFT, RIGHT = -88.0, 222.0
SKIRT_MM = 26.0


def cut_plate(diameter_mm: float, share: float, words: dict[str, str]) -> Plate:
    """A middle-sized body, a ball of this diameter at this share of the line, lightly sunk in.

    On the left, where the spot finder starts too: right in the picture is the body's left.
    """
    body = depth.BODY_SIZES[1]
    low, high = depth.depth_with_error(body)
    front = sum(depth.depth_range(body)) / 2
    thick = sum(depth.PSOAS_THICK_MM) / 2
    sunk = LIGHT_SINK_MM
    x = HALF_ASIS_MM * share
    top, bottom = -(diameter_mm - sunk) - 12, high + 22
    figure = new_figure(RIGHT - LEFT, bottom - top, 1.25)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(LEFT, RIGHT), ylim=(bottom, top), aspect="equal")
    axes.axis("off")
    at = np.arange(LEFT, RIGHT + 1, 4.0)
    skin = _pressed(at, x, diameter_mm / 2, sunk)
    fat = body.wall_mm - depth.RECTUS_THICK_MM

    def layer(upper: float, lower: float | None, color: str) -> None:
        below = np.full_like(at, bottom) if lower is None else skin + lower
        ring = np.vstack([np.column_stack([at, skin + upper]), np.column_stack([at, below])[::-1]])
        axes.add_patch(Polygon(ring, fc=ink(color), ec="none", lw=0, clip_on=False))

    layer(body.wall_mm, None, "bowel")
    spine = Rectangle((-23, front), 46, bottom - front, fc=ink("bone"), ec=ink("bone-edge"), lw=0.8)
    axes.add_patch(spine)
    inner, outer = depth.PSOAS_EDGES_MM
    text: dict[str, Any] = {"color": ink("ink"), "va": "center"}
    middle = front + thick / 2
    for side in (1, -1):
        edge: dict[str, Any] = {"ec": ink("muscle-edge"), "lw": 0.8}
        center = (side * (inner + outer) / 2, middle)
        axes.add_patch(Ellipse(center, outer - inner, thick, fc=ink("psoas"), **edge))
        for near, far in _spread():
            center = (side * (near + far) / 2, middle)
            axes.add_patch(Ellipse(center, far - near, thick, fc="none", ls=(0, (3, 2.5)), **edge))
    for name, color, at_x, size in (("aorta", "artery", 9.0, 18.0), ("vein", "vein", -12.0, 20.0)):
        y = body.aorta_mm + size / 2
        axes.add_patch(Ellipse((at_x, y), size, size, fc=ink(color), ec="none", lw=0))
        align = "left" if at_x > 0 else "right"
        axes.text(24 if at_x > 0 else -24, y, words[name], ha=align, **text)
    layer(0, fat, "fat")
    layer(fat, body.wall_mm, "wall")
    ball = Ellipse((x, sunk - diameter_mm / 2), diameter_mm, diameter_mm)
    ball.set(fc=ink("ball"), ec=ink("ink"), lw=1, alpha=0.5)
    axes.add_patch(ball)
    axes.plot([130, 130], [low, high], color=ink("muscle-edge"), lw=5, solid_capstyle="butt")
    axes.text(138, (low + high) / 2, words["cut_range"].replace("|", "\n"), **text)
    axes.text(LEFT + 5, fat / 2, words["fat"], **text)
    axes.text(RIGHT - 5, (fat + body.wall_mm) / 2, words["wall"], ha="right", **text)
    axes.text(LEFT + 5, body.wall_mm + 14, words["bowel"], **text)
    axes.text((inner + outer) / 2, front + thick / 2, words["psoas"], ha="center", **text)
    axes.text(x, sunk - diameter_mm / 2, words["ball"], ha="center", **text)
    alt = words["alt_cut"].format(
        low=round(low / 10), high=round(high / 10), sunk=round(sunk / 10, 1)
    )
    return Plate(to_svg(figure, "cut"), alt, words["plate_cut"])


def _spread() -> tuple[tuple[float, float], ...]:
    """Inner and outer edge of the psoas, one standard deviation wider and narrower, mm."""
    (inner, outer), (d_inner, d_outer) = depth.PSOAS_EDGES_MM, depth.PSOAS_EDGES_SPREAD_MM
    return (inner - d_inner, outer + d_outer), (inner + d_inner, outer - d_outer)


def _pressed(
    at: "np.ndarray[tuple[int], np.dtype[np.float64]]", center: float, radius: float, sunk: float
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """How far the skin is pushed in at each place, mm; `spot_finder/section.ts` draws the same."""
    off = np.abs(at - center)
    round_ = min(sunk, radius)
    rim = np.sqrt(max(round_ * (2 * radius - round_), 0))
    inside = sunk - radius + np.sqrt(np.maximum(radius**2 - np.minimum(off, rim) ** 2, 0))
    skirt = np.clip(1 - (off - rim) / SKIRT_MM, 0, 1)
    return np.where(off <= rim, inside, inside * skirt**2)
