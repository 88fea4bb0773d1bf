"""The picture of the first screen: a body at rest on a ball, its psoas shining through."""

import re

import numpy as np

from bodylesson.models.anatomy import Anatomy
from bodylesson.models.body import Body, Build, Points
from bodylesson.models.inside import spine, strands
from bodylesson.plates.paint import GLOW, ILIACUS, PSOAS, PSOAS_LIGHT, SPINE
from bodylesson.plates.pose_drawing import SCALE, UNIT, Ends, drawing, frame_for
from bodylesson.plates.raster import Camera, Frame

FULL_BREATH = re.compile(r' data-in="[^"]*"')
"""The other end of a breath: this picture stands still, so no first visit waits for it."""

LAYERS_OF = {
    "iliacus": ((2.6, GLOW, 0.30), (0.9, ILIACUS, 0.75)),
    "psoas-major": (
        (3.2, GLOW, 0.20),
        (2.1, GLOW, 0.40),
        (1.1, PSOAS, 0.95),
        (0.16, PSOAS_LIGHT, 1),
    ),
}
"""The strokes of each muscle, bottom one first: width as a share of the fibre's, color, opacity."""


def home_drawing(body: Body, build: Build, anatomy: Anatomy, ends: Ends, camera: Camera) -> str:
    """SVG of a pose, with a group `psoas` on top."""
    base = FULL_BREATH.sub("", drawing(body, ends, camera))
    frame = frame_for(body, ends, camera)
    now = ends.out.posed
    parts = []
    column = _line(spine(anatomy, body, build, now), camera, frame)
    for thick, paint in (
        (30, f'stroke="{SPINE}" stroke-opacity=".30"'),
        (22, f'stroke="{SPINE}" stroke-opacity=".75" stroke-dasharray="13 5"'),
    ):
        parts.append(f'<path d="{column}" fill="none" stroke-width="{thick}" {paint}/>')
    found = strands(anatomy, body, build, now)
    for name in ("iliacus", "psoas-major"):
        mine = [strand for strand in found if strand.muscle == name]
        width = 2 * float(np.median([strand.radius_mm for strand in mine])) * SCALE * UNIT
        lines = "".join(_line(strand.line, camera, frame) for strand in mine)
        for grow, color, opacity in LAYERS_OF[name]:
            parts.append(
                f'<path d="{lines}" fill="none" stroke="{color}" stroke-opacity="{opacity}"'
                f' stroke-width="{width * grow:.1f}" stroke-linecap="round"/>'
            )
    return base.replace("</svg>", '<g data-part="psoas">' + "".join(parts) + "</g>\n</svg>")


def _line(points: Points, camera: Camera, frame: Frame) -> str:
    """A smooth line through the midpoints between the points."""
    few = points[np.unique(np.linspace(0, len(points) - 1, 6).astype(int))]
    at = np.round(frame.pixels(few @ camera.turn.T) * UNIT).astype(int)
    middles = (at[:-1] + at[1:]) // 2
    text = f"M{at[0][0]} {at[0][1]}L{middles[0][0]} {middles[0][1]}"
    for corner, middle in zip(at[1:-1], middles[1:], strict=True):
        text += f"Q{corner[0]} {corner[1]} {middle[0]} {middle[1]}"
    return text + f"L{at[-1][0]} {at[-1][1]}"
