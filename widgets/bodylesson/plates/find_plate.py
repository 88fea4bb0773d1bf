"""The plate to find structures on: from the front, without names, with places to tap."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Shape

from bodylesson.models.anatomy import Anatomy
from bodylesson.plates.fibres import strips
from bodylesson.plates.svg import ink, new_figure, to_svg

LEFT_MM, RIGHT_MM, TOP_MM, BOTTOM_MM = -190.0, 190.0, 300.0, -130.0
POINTS_PER_MM = 0.72
MUSCLES = {"iliacus": "iliacus", "psoas-major": "psoas"}
"""Structures that are muscles, and their colours."""
MIDDLE_MM = 5.0
"""A landmark this near the midline has no counterpart on the other side."""


def find_plate(
    anatomy: Anatomy, structures: Iterable[str], words: dict[str, str]
) -> dict[str, Any]:
    """`svg`, `alt`, and `places`: per structure the points to tap, in the SVG's units.

    Structures without a landmark have no place; they can only be chosen in the list.
    """
    figure = new_figure(RIGHT_MM - LEFT_MM, TOP_MM - BOTTOM_MM, POINTS_PER_MM)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(LEFT_MM, RIGHT_MM), ylim=(BOTTOM_MM, TOP_MM), aspect="equal")
    axes.axis("off")
    for group in ("spine", "hip-bone", "femur"):
        outline = anatomy.outline("front", group)
        fill(axes, outline.edge, fc=ink("bone"), ec=ink("bone-edge"), lw=0.7)
    for muscle, color in MUSCLES.items():
        for side in (1, -1):
            rings = strips(anatomy, muscle, side, (0, 1))
            fill(axes, rings, fc=ink(color), ec=ink("muscle-edge"), lw=0.35)
    places = {
        structure: places_of(anatomy.landmarks[structure])
        for structure in structures
        if structure in anatomy.landmarks
    }
    return {"svg": to_svg(figure, "find"), "alt": words["alt_find"], "places": places}


def fill(axes: Any, rings: Iterable[Any], **style: Any) -> None:
    """Closed outlines as one shape."""
    parts = [Shape(np.array(ring), closed=True) for ring in rings if len(ring) > 2]
    axes.add_patch(PathPatch(Shape.make_compound_path(*parts), clip_on=True, **style))


def places_of(landmark: Iterable[float]) -> list[list[float]]:
    """A landmark on the right side and its counterpart on the left, in the SVG's units."""
    x, y, _ = landmark
    sides = (x,) if abs(x) <= MIDDLE_MM else (x, -x)
    return [
        [round((at - LEFT_MM) * POINTS_PER_MM, 1), round((TOP_MM - y) * POINTS_PER_MM, 1)]
        for at in sides
    ]
