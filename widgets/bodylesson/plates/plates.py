"""The flat plates of the muscle: from the front and from the body's right side."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Shape

from bodylesson.lesson.lesson import Lesson
from bodylesson.models.anatomy import Anatomy, Ring
from bodylesson.plates.fibres import middle, strips
from bodylesson.plates.svg import ink, new_figure, to_svg

TOP_MM, BOTTOM_MM = 352.0, -150.0
POINTS_PER_MM = 0.72
LABEL_GAP_MM = 21.0

VIEWS: dict[str, tuple[tuple[int, int], tuple[float, float]]] = {
    "front": ((0, 1), (-315.0, 315.0)),
    "side": ((2, 1), (-315.0, 315.0)),
}
"""Per view: what is right and what is up (0 x, 1 y, 2 z), and the width in mm."""

FRONT_LABELS = (
    ("t12-vertebra", 1),
    ("lumbar-vertebrae", 1),
    ("psoas-major", -1),
    ("iliac-crest", 1),
    ("iliacus", 1),
    ("hip-bone", -1),
    ("asis", 1),
    ("sacrum", -1),
    ("pubic-tubercle", 1),
    ("lesser-trochanter", -1),
    ("femur", 1),
)
"""Structures named in the view from the front; 1 if the name is on the picture's right."""

SIDE_LABELS = (
    ("t12-vertebra", -1),
    ("lumbar-vertebrae", -1),
    ("psoas-major", 1),
    ("iliac-crest", -1),
    ("hip-bone", -1),
    ("sacrum", -1),
    ("iliacus", 1),
    ("asis", 1),
    ("pubic-tubercle", 1),
    ("lesser-trochanter", 1),
    ("femur", 1),
)


@dataclass(frozen=True)
class Plate:
    """A picture, its text alternative and its caption."""

    svg: str
    alt: str
    name: str


def muscle_plate(lesson: Lesson, anatomy: Anatomy, view: str, words: dict[str, str]) -> Plate:
    """The plate of a view: `front` or `side`."""
    turned, (left, right) = VIEWS[view]
    figure = new_figure(right - left, TOP_MM - BOTTOM_MM, POINTS_PER_MM)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(left, right), ylim=(BOTTOM_MM, TOP_MM), aspect="equal")
    axes.axis("off")
    shown: dict[str, Any] = {}
    if view == "front":
        for group in ("spine", "hip-bone", "femur"):
            _bones(axes, anatomy, view, group)
        for side in (1, -1):
            shown |= _muscles(axes, anatomy, side, turned)
    else:
        _bones(axes, anatomy, view, "spine")
        _bones(axes, anatomy, view, "femur")
        shown |= _muscles(axes, anatomy, 1, turned)
        _bones(axes, anatomy, view, "hip-bone", seen_through=True)
    labels = FRONT_LABELS if view == "front" else SIDE_LABELS
    _names(axes, lesson, _places(anatomy, shown, labels, turned), (left, right))
    named = ", ".join(_short(lesson, id) for id, _ in labels)
    alt = words[f"alt_{view}"].replace("{names}", named)
    return Plate(to_svg(figure, view), alt, words[f"plate_{view}"])


def _bones(
    axes: Axes, anatomy: Anatomy, view: str, group: str, *, seen_through: bool = False
) -> None:
    outline = anatomy.outline(view, group)
    alpha = 0.62 if seen_through else 1.0
    _fill(axes, outline.edge, fc=ink("bone"), alpha=alpha)
    for tone in outline.tones:
        _fill(axes, tone, fc=ink("bone-shade"), alpha=0.16 * alpha)
    _fill(axes, outline.edge, fc="none", ec=ink("bone-edge"), lw=0.7)


def _muscles(axes: Axes, anatomy: Anatomy, side: int, turned: tuple[int, int]) -> dict[str, Any]:
    found = {}
    for muscle, color, part in (("iliacus", "iliacus", 0.3), ("psoas-major", "psoas", 0.3)):
        drawn = strips(anatomy, muscle, side, turned)
        for strip in drawn:
            ring = tuple((float(x), float(y)) for x, y in strip)
            _fill(axes, (ring,), fc=ink(color), ec=ink("muscle-edge"), lw=0.35)
        found[muscle] = middle(drawn[min(4, len(drawn) - 1)], part)
    return found


def _fill(axes: Axes, rings: tuple[Ring, ...], **style: Any) -> None:
    if not rings:
        return
    parts = [Shape(np.array(ring), closed=True) for ring in rings if len(ring) > 2]
    style = {"ec": "none", "lw": 0} | style
    axes.add_patch(PathPatch(Shape.make_compound_path(*parts), clip_on=False, **style))


def _places(
    anatomy: Anatomy, muscles: dict[str, Any], labels: Any, turned: tuple[int, int]
) -> list[tuple[str, int, tuple[float, float]]]:
    result = []
    for id, side in labels:
        if id in muscles:
            x, y = muscles[id]
        else:
            point = anatomy.landmarks[id]
            x, y = point[turned[0]], point[turned[1]]
        if turned[0] == 0 and abs(x) > 5:
            x = abs(x) * side
        result.append((id, side, (x, y)))
    return result


def _names(
    axes: Axes,
    lesson: Lesson,
    places: list[tuple[str, int, tuple[float, float]]],
    wide: tuple[float, float],
) -> None:
    for side in (1, -1):
        column = sorted((p for p in places if p[1] == side), key=lambda p: -p[2][1])
        heights = spread([at[1] for _, _, at in column], LABEL_GAP_MM)
        edge = wide[1] - 128 if side > 0 else wide[0] + 128
        for (id, _, (x, y)), height in zip(column, heights, strict=True):
            line: dict[str, Any] = {"color": ink("quiet"), "lw": 0.7, "clip_on": False}
            axes.plot([x, edge - side * 3], [y, height], **line)
            axes.add_patch(_dot(x, y))
            align = "left" if side > 0 else "right"
            text: dict[str, Any] = {"color": ink("ink"), "ha": align, "va": "center"}
            axes.text(edge, height, _short(lesson, id), **text)


def _dot(x: float, y: float) -> PathPatch:
    circle = Shape.circle((x, y), 2.2)
    return PathPatch(circle, fc=ink("ink"), ec="none", lw=0, clip_on=False)


def spread(wishes: list[float], gap: float) -> list[float]:
    """Heights from the top down, as near the desired ones as the least gap allows."""
    blocks: list[tuple[float, int]] = []
    for wish in wishes:
        blocks.append((wish, 1))
        while len(blocks) > 1:
            (above, n), (here, k) = blocks[-2:]
            if above - gap * (n - 1) / 2 - gap * (k - 1) / 2 - gap >= here - 1e-9:
                break
            blocks[-2:] = [((above * n + here * k) / (n + k), n + k)]
    return [
        center + gap * ((count - 1) / 2 - place)
        for center, count in blocks
        for place in range(count)
    ]


def _short(lesson: Lesson, id: str) -> str:
    return lesson.structure(id).name.split(" (")[0]
