"""The belly from the front, bare from rib to groin: the ground that shows the spot.

In mm, with the navel at 0, 0 and y downward, so that places of `models/placement.py` can be drawn
on it as they are. The right half of the picture is drawn, and the left is its mirror image.
"""

import numpy as np

from bodylesson.models.body import Body, Build
from bodylesson.plates.paint import LINE, TONES
from bodylesson.plates.raster import Camera, Frame, Scene, blurred, rendered, spread
from bodylesson.plates.trace import traced

REACH_MM = (190.0, 130.0, 190.0)
"""How far the drawing reaches from the navel: to the side, up and down."""

SCALE = 1.0
"""Pixels in a mm."""

BANDS = ((3, 0.93, 1.0), (1, 0.74, -1.0), (2, 0.52, -1.0))
"""Tone, brightness level, and whether it fills what is above or below that level: light on the
belly, shade at its sides."""

WAIST_MM = (132.0, 0.0009)
"""The shorts begin so far below the navel, and to the side by this times x squared less: low, so
that the groin crease is seen."""

TRUNK = ("pelvis", "spine_01", "spine_02", "spine_03", "thigh_l", "thigh_r")


def belly_drawing(body: Body, build: Build) -> str:
    """SVG markup with a `viewBox` in mm."""
    aside, above, below = REACH_MM
    navel = build.marks["navel"]
    points = build.points - [0.0, navel[1], 0.0]
    frame = Frame(-aside, above, int(2 * aside * SCALE), int((above + below) * SCALE), SCALE)
    follows = body.weights[:, [body.bones.index(name) for name in TRUNK]].sum(axis=1)
    whole = (follows[body.faces] > 0.9).all(axis=1)
    faces, layer = body.faces[whole], body.layer_of_face[whole]
    # The body under the clothes is not in the data, so their surface stands in for a bare belly.
    scene = Scene(points, points, faces, layer)
    camera = Camera(0, 0)
    picture = rendered(scene, camera, frame)
    lamp = np.array([0.0, 0.45, 0.9])
    light = picture.normal @ (lamp / np.linalg.norm(lamp))
    light = (light + light[:, ::-1]) / 2
    still = np.zeros((*light.shape, 2))
    parts = []
    there = picture.layer >= 0
    there |= there[:, ::-1]
    across, down = np.meshgrid(
        (np.arange(frame.width) + 0.5) / SCALE - aside,
        (np.arange(frame.height) + 0.5) / SCALE - above,
    )
    clothed = down > WAIST_MM[0] - WAIST_MM[1] * across**2
    for name, mask in (("skin", there), ("shorts", there & clothed)):
        smooth = spread(light, mask.astype(float), 5.0)
        soft = blurred(mask.astype(float), 1.2)
        outline = traced(soft, 0.5, still, 1 / SCALE, 0.4, 60)
        parts.append(f'<path d="{outline.out}" fill="{TONES[name][0]}"/>')
        for tone, level, sign in BANDS:
            field = np.where(soft > 0.5, sign * (smooth - level), -0.08)
            found = traced(blurred(field, 2.0), 0.0, still, 1 / SCALE, 0.5, 150)
            if found.out:
                paint = f'fill="{TONES[name][tone]}" fill-opacity=".55"'
                parts.append(f'<path d="{found.out}" {paint}/>')
        parts.append(
            f'<path d="{outline.out}" fill="none" stroke="{LINE}" stroke-opacity=".5"'
            ' stroke-width="1.2"/>'
        )
    moved = f'<g transform="translate({-aside:g} {-above:g})" fill-rule="evenodd">'
    size = f"{-aside:g} {-above:g} {2 * aside:g} {above + below:g}"
    return (
        f'<svg viewBox="{size}" xmlns="http://www.w3.org/2000/svg" stroke-linejoin="round">'
        + moved
        + "".join(parts)
        + "</g></svg>"
    )
