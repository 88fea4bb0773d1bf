"""A resting body as a drawing: soft bands of shade, a clear outline, its ball, its shadow.

No words: `pose_plate.py` adds title and description, which are the lesson's. Every path is given at
both ends of the breath with the same commands, so that the drawing can be animated.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bodylesson.models.body import LAYERS, Body
from bodylesson.models.planting import Ball, Resting
from bodylesson.plates.paint import FLOOR, HIDDEN, LINE, TONES
from bodylesson.plates.raster import (
    Array,
    Camera,
    Frame,
    Picture,
    Scene,
    blurred,
    frame_of,
    rendered,
    shadow,
    spread,
)
from bodylesson.plates.trace import Traced, traced

SCALE = 0.62
"""Pixels in a mm."""
UNIT = 1.0
"""Units of the drawing in a pixel."""
MARGIN_MM = 70.0
BALL = len(LAYERS)


@dataclass(frozen=True)
class Ends:
    """The same body with the air out and in."""

    out: Resting
    full: Resting


def drawing(body: Body, ends: Ends, camera: Camera) -> str:
    """SVG markup without a fixed size: a `viewBox` and groups of paths."""
    scene = _scene(body, ends)
    frame = frame_for(body, ends, camera)
    closed = [LAYERS.index("skin"), LAYERS.index("hair"), BALL]
    picture = rendered(scene, camera, frame, closed)
    there = (picture.layer >= 0).astype(float)
    motion = spread(picture.motion, there, 2.0)
    lit = _light(picture, camera, frame)
    width, height = round(frame.width * UNIT), round(frame.height * UNIT)
    parts = [
        f'<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg"'
        ' fill-rule="evenodd" stroke-linejoin="round">',
        _floor(scene, camera, frame, motion),
    ]
    if BALL in picture.layer:
        # The whole ball is drawn behind the body, so that a moving body uncovers no hole.
        parts.append(_whole_ball(ends.out.ball, camera, frame))
    parts.append(_figure(picture, lit, motion))
    if ends.out.ball is not None and BALL in scene.layer:
        parts.append(_hidden_ball(ends.out.ball, camera, frame, picture))
    parts.append("</svg>")
    return "\n".join(part for part in parts if part)


def frame_for(body: Body, ends: Ends, camera: Camera) -> Frame:
    """The window that holds the body at both ends of the breath, and its ball."""
    scene = _scene(body, ends)
    seen = np.concatenate([scene.points, scene.moved]) @ camera.turn.T
    return frame_of(seen, SCALE, MARGIN_MM)


def _scene(body: Body, ends: Ends) -> Scene:
    points, moved = ends.out.points, ends.full.points
    faces, layer = body.faces, body.layer_of_face
    if ends.out.ball is not None:
        ball, ball_faces = _ball_mesh(ends.out.ball)
        faces = np.concatenate([faces, ball_faces + len(points)])
        layer = np.concatenate([layer, np.full(len(ball_faces), BALL)])
        points, moved = np.concatenate([points, ball]), np.concatenate([moved, ball])
    return Scene(points, moved, faces, layer)


def _ball_mesh(ball: Ball) -> tuple[Array, NDArray[np.int64]]:
    rows, columns = 24, 36
    down = np.linspace(0, np.pi, rows)[:, None]
    around = np.arange(columns) * 2 * np.pi / columns
    unit = np.stack(
        np.broadcast_arrays(
            np.sin(down) * np.cos(around), np.cos(down), np.sin(down) * np.sin(around)
        ),
        axis=-1,
    ).reshape(-1, 3)
    size = np.array([ball.width_mm / 2, ball.height_mm / 2, ball.width_mm / 2])
    first = np.arange(rows - 1)[:, None] * columns + np.arange(columns)
    right = np.arange(rows - 1)[:, None] * columns + (np.arange(columns) + 1) % columns
    quads = np.stack([first, right, right + columns, first + columns], axis=-1).reshape(-1, 4)
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    return unit * size + ball.center, faces


def _light(picture: Picture, camera: Camera, frame: Frame) -> Array:
    """Brightness of each pixel, about 0 to 1: a soft light from above and creases darker."""
    up = camera.turn @ np.array([0.0, 1.0, 0.0])
    lamp = 0.75 * up + np.array([-0.35, 0.15, 0.45])
    lamp /= np.linalg.norm(lamp)
    facing = picture.normal @ lamp
    there = (picture.layer >= 0).astype(float)
    # The floor goes on behind the body, so its depth can darken what lies close to it.
    rows = frame.top - (np.arange(frame.height) + 0.5) / frame.scale
    slope = -1 / np.tan(np.radians(max(camera.elevation_deg, 8)))
    floor = np.broadcast_to((rows * slope)[:, None], picture.depth.shape)
    depth = np.where(there > 0, picture.depth, np.maximum(floor, -2000))
    crease = np.clip((blurred(depth, 9) - depth) / 60, 0, 1)
    light: Array = 0.5 + 0.5 * facing - 0.42 * crease
    return light


def _figure(picture: Picture, light: Array, motion: Array) -> str:
    parts = []
    whole = (picture.layer >= 0) & (picture.layer != BALL)
    parts.append(_shape(_soft(whole), 0.5, motion, "skin", 0, stroke=True))
    for number, name in enumerate([*LAYERS, "ball"]):
        mask = picture.layer == number
        if not mask.any():
            continue
        inner = []
        if name != "skin":
            inner.append(_shape(_soft(mask), 0.5, motion, name, 0))
        smooth = spread(light, mask.astype(float), 3.2)
        cover = _soft(mask, 0.6) > 0.5
        for tone, level, sign in ((3, 0.90, 1), (1, 0.66, -1), (2, 0.47, -1)):
            field = np.where(cover, sign * (smooth - level), -0.08)
            inner.append(_shape(blurred(field, 0.8), 0.0, motion, name, tone, tolerance=2.6))
        parts.append(f'<g data-part="{name}">' + "".join(inner) + "</g>")
    parts.append(_lines(picture, motion))
    return "\n".join(parts)


def _soft(mask: NDArray[np.bool_], sigma: float = 0.8) -> Array:
    return blurred(mask.astype(float), sigma)


def _lines(picture: Picture, motion: Array) -> str:
    """Where one part of the body passes in front of another: a thin line on the one behind."""
    body = (picture.layer >= 0).astype(float)
    depth = np.where(body > 0, picture.depth, -1e4)
    nearest = depth
    for rows, columns in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1)):
        nearest = np.maximum(nearest, np.roll(depth, (rows, columns), axis=(0, 1)))
    edge = (nearest - depth > 16) & (body > 0)
    found = traced(blurred(edge.astype(float), 0.9), 0.34, motion, UNIT, 1.2, 16)
    return _path(found, f'fill="{LINE}" fill-opacity=".75"')


def _shape(
    field: Array,
    level: float,
    motion: Array,
    name: str,
    tone: int,
    stroke: bool = False,
    tolerance: float = 1.3,
) -> str:
    found = traced(field, level, motion, UNIT, tolerance, 60 if tone else 30)
    paint = f'fill="{TONES[name][tone]}"'
    if stroke:
        paint += f' stroke="{LINE}" stroke-width="2.4"'
    return _path(found, paint)


def _path(found: Traced, paint: str) -> str:
    if not found.out:
        return ""
    full = f' data-in="{found.full}"' if found.full else ""
    return f'<path d="{found.out}"{full} {paint}/>'


def _floor(scene: Scene, camera: Camera, frame: Frame, motion: Array) -> str:
    cover = shadow(scene.points, scene.faces, camera, frame)
    still = np.zeros_like(motion)
    parts = []
    for sigma, level in ((14, 0.18), (7, 0.40)):
        found = traced(blurred(cover, sigma), level, still, UNIT, 2.2, 200)
        parts.append(_path(found, f'fill="{FLOOR}" fill-opacity=".13"'))
    return '<g data-part="floor">' + "".join(parts) + "</g>"


def _outline_of(ball: Ball, camera: Camera, frame: Frame) -> tuple[float, float, float, float]:
    """Middle and half axes of the ball's ellipse in the picture."""
    x, y = frame.pixels(camera.turn @ ball.center) * UNIT
    tilt = np.radians(camera.elevation_deg)
    across = ball.width_mm / 2
    high = float(np.hypot(ball.height_mm / 2 * np.cos(tilt), across * np.sin(tilt)))
    return float(x), float(y), across * frame.scale * UNIT, high * frame.scale * UNIT


def _whole_ball(ball: Ball | None, camera: Camera, frame: Frame) -> str:
    if ball is None:
        return ""
    x, y, across, high = _outline_of(ball, camera, frame)
    return (
        f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{across:.0f}" ry="{high:.0f}"'
        f' fill="{TONES["ball"][1]}"'
        f' stroke="{LINE}" stroke-width="2.4"/>'
    )


def _hidden_ball(ball: Ball, camera: Camera, frame: Frame, picture: Picture) -> str:
    """A dashed line where the body hides the ball."""
    x, y, across, high = _outline_of(ball, camera, frame)
    if not 0 <= y < frame.height or not 0 <= x < frame.width:
        return ""
    around = np.linspace(0, 2 * np.pi, 73)[:-1]
    at = np.stack([x + (across - 3) * np.cos(around), y + (high - 3) * np.sin(around)], axis=1)
    row = np.clip((at[:, 1] / UNIT).astype(int), 0, frame.height - 1)
    column = np.clip((at[:, 0] / UNIT).astype(int), 0, frame.width - 1)
    hidden = np.isin(picture.layer[row, column], range(BALL))
    if hidden.all() or hidden.sum() < 12:
        start = 0
    else:
        start = int(np.flatnonzero(hidden & ~np.roll(hidden, 1))[0])
    line = "".join(
        ("L" if hidden[(k - 1) % 72] and k > start else "M")
        + f"{at[k % 72][0]:.0f} {at[k % 72][1]:.0f}"
        for k in range(start, start + 72)
        if hidden[k % 72]
    )
    if hidden.sum() < 12:
        return ""
    return (
        f'<path data-part="ball-hidden" d="{line}" fill="none" stroke="{HIDDEN}"'
        ' stroke-opacity=".85" stroke-width="2.6" stroke-dasharray="7 6"/>'
    )
