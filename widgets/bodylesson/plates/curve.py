"""Length of the muscles against the hip angle, with markers that the browser moves."""

from dataclasses import dataclass
from typing import Any

from matplotlib.patches import PathPatch
from matplotlib.path import Path

from bodylesson.models.anatomy import Anatomy
from bodylesson.models.muscle_length import SITTING_DEG, STANDING_DEG, length_at, percent_shorter
from bodylesson.plates.svg import ink, new_figure, to_svg

WIDE, TALL = 330.0, 200.0
"""Size in points, which are the SVG's own units."""

LEFT, RIGHT, TOP, BOTTOM = 46.0, 92.0, 14.0, 34.0
"""Margins in points."""

LEAST, MOST = 60.0, 110.0
"""Percent of the standing length at the bottom and at the top."""


@dataclass(frozen=True)
class Curve:
    """The drawing and what the browser needs to move the markers `data-part="iliacus"`, `psoas`."""

    svg: str
    alt: str
    name: str
    places: dict[str, list[list[float]]]
    """Per muscle the position of its marker, x and y in the SVG's units, at each hip angle."""


def length_curve(anatomy: Anatomy, words: dict[str, str]) -> Curve:
    """Length with tendon in percent of standing, for iliacus and psoas."""
    figure = new_figure(WIDE, TALL, 1.0)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDE), ylim=(TALL, 0))
    axes.axis("off")
    angles = anatomy.hip_angles
    plain: dict[str, Any] = {"color": ink("faint"), "lw": 0.7, "clip_on": False}
    for percent in (60, 70, 80, 90, 100, 110):
        y = _y(percent)
        axes.plot([LEFT, WIDE - RIGHT], [y, y], **plain)
        axes.text(LEFT - 5, y, f"{percent} %", color=ink("quiet"), ha="right", va="center")
    for angle, key in ((STANDING_DEG, "standing"), (45, ""), (SITTING_DEG, "sitting"), (120, "")):
        x = _x(angle, angles)
        axes.plot([x, x], [TOP, TALL - BOTTOM], **plain)
        label = words[key] if key else f"{angle}°"
        axes.text(x, TALL - BOTTOM + 12, label, color=ink("quiet"), ha="center", va="center")
    places = {}
    for muscle, lengths in (("iliacus", anatomy.iliacus_lengths), ("psoas", anatomy.psoas_lengths)):
        standing = length_at(STANDING_DEG, angles, lengths)
        points = [
            [round(_x(angle, angles), 2), round(_y(100 * mm / standing), 2)]
            for angle, mm in zip(angles, lengths, strict=True)
        ]
        places[muscle] = points
        style: dict[str, Any] = {
            "color": ink(muscle),
            "lw": 2.6,
            "clip_on": False,
            "solid_capstyle": "round",
        }
        axes.plot([x for x, _ in points], [y for _, y in points], **style)
        axes.text(points[-1][0] + 8, points[-1][1], words[muscle], color=ink("ink"), va="center")
        x, y = points[angles.index(STANDING_DEG)]
        edge: dict[str, Any] = {"fc": ink(muscle), "ec": ink("ink"), "lw": 1.4, "clip_on": False}
        axes.add_patch(PathPatch(Path.circle((x, y), 4.6), gid=f"part-{muscle}", **edge))
    shorter = {
        muscle: percent_shorter(SITTING_DEG, angles, lengths)
        for muscle, lengths in (
            ("iliacus", anatomy.iliacus_lengths),
            ("psoas", anatomy.psoas_lengths),
        )
    }
    alt = words["alt_curve"].format(**shorter)
    return Curve(to_svg(figure, "curve"), alt, words["plate_curve"], places)


def _x(angle: float, angles: tuple[float, ...]) -> float:
    share = (angle - angles[0]) / (angles[-1] - angles[0])
    return LEFT + share * (WIDE - LEFT - RIGHT)


def _y(percent: float) -> float:
    share = (percent - LEAST) / (MOST - LEAST)
    return TALL - BOTTOM - share * (TALL - BOTTOM - TOP)
