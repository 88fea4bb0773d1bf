"""A mesh seen from a camera: for each pixel what is nearest, how it faces and how it moves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bodylesson.models.rotation import Matrix, X, Y, about

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Camera:
    """Looks at the floor's origin from far away, without perspective."""

    azimuth_deg: float
    """0 looks at the front of a standing body, 90 at its left side."""
    elevation_deg: float
    """Above the floor."""

    @property
    def turn(self) -> Matrix:
        """From the world to the picture: right, up, toward the eye."""
        result: Matrix = about(X, self.elevation_deg) @ about(Y, -self.azimuth_deg)
        return result


@dataclass(frozen=True)
class Scene:
    """What is drawn, in mm."""

    points: Array
    moved: Array
    """Where the points are after breathing in."""
    faces: NDArray[np.int64]
    layer: NDArray[np.int64]
    """Of each face."""


@dataclass(frozen=True)
class Frame:
    """The window of a picture."""

    left: float
    top: float
    width: int
    height: int
    scale: float
    """Pixels in a mm."""

    def pixels(self, seen: Array) -> Array:
        """Right and down in pixels of points given as right and up in mm."""
        return np.stack(
            [(seen[..., 0] - self.left) * self.scale, (self.top - seen[..., 1]) * self.scale],
            axis=-1,
        )


@dataclass(frozen=True)
class Picture:
    """Arrays of (height, width)."""

    layer: NDArray[np.int64]
    """-1 where nothing is."""
    depth: Array
    """Toward the eye, mm; minus infinity where nothing is."""
    normal: Array
    """(height, width, 3) toward the right, up and the eye."""
    motion: Array
    """(height, width, 2) pixels from out-breath to in-breath, right and down."""


def frame_of(seen: Array, scale: float, margin_mm: float) -> Frame:
    """A window that holds the points (right and up, mm)."""
    low, high = seen[:, :2].min(axis=0) - margin_mm, seen[:, :2].max(axis=0) + margin_mm
    width, height = np.ceil((high - low) * scale).astype(int)
    return Frame(float(low[0]), float(high[1]), int(width), int(height), scale)


def vertex_normals(points: Array, faces: NDArray[np.int64]) -> Array:
    """Unit normals, weighted by area."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    of_face = np.cross(b - a, c - a)
    total = np.zeros_like(points)
    for k in range(3):
        np.add.at(total, faces[:, k], of_face)
    result: Array = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return result


def rendered(scene: Scene, camera: Camera, frame: Frame, closed: Sequence[int] = ()) -> Picture:
    """Z-buffer of the scene.

    Both sides of a triangle are seen, as of a sleeve's inside, but for layers named as closed.
    """
    seen, moved = scene.points @ camera.turn.T, scene.moved @ camera.turn.T
    at = frame.pixels(seen)
    motion = frame.pixels(moved) - at
    normals = vertex_normals(scene.points, scene.faces) @ camera.turn.T
    values = np.concatenate([seen[:, 2:3], normals, motion], axis=1)
    shape = (frame.height, frame.width)
    depth = np.full(shape, -np.inf)
    layer = np.full(shape, -1)
    kept = np.zeros((*shape, 5))
    corners = at[scene.faces]
    low = np.floor(corners.min(axis=1)).astype(int).clip(0)
    high = np.ceil(corners.max(axis=1)).astype(int) + 1
    area = _cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    # Rows count downward, so faces toward the eye have a negative area here.
    away = (area > 0) & np.isin(scene.layer, closed)
    for number in np.flatnonzero(~away & (np.abs(area) > 1e-9)):
        face = scene.faces[number]
        (x0, y0), (x1, y1) = low[number], high[number]
        a, b, c = corners[number]
        x = np.arange(x0, min(x1, frame.width)) + 0.5
        y = (np.arange(y0, min(y1, frame.height)) + 0.5)[:, None]
        v = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area[number]
        w = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area[number]
        inside = (v >= 0) & (w >= 0) & (v + w <= 1)
        if not inside.any():
            continue
        found = values[face]
        z = found[0, 0] + v * (found[1, 0] - found[0, 0]) + w * (found[2, 0] - found[0, 0])
        window = (slice(y0, y0 + len(y)), slice(x0, x0 + len(x)))
        nearer = inside & (z > depth[window])
        depth[window][nearer] = z[nearer]
        layer[window][nearer] = scene.layer[number]
        p, q = v[nearer][:, None], w[nearer][:, None]
        kept[window][nearer] = found[0, 1:] * (1 - p - q) + found[1, 1:] * p + found[2, 1:] * q
    normal = kept[:, :, :3]
    normal = normal / np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-9)
    normal = np.where(normal[:, :, 2:] < 0, -normal, normal)
    return Picture(layer, depth, normal, kept[:, :, 3:])


def shadow(points: Array, faces: NDArray[np.int64], camera: Camera, frame: Frame) -> Array:
    """1 where the scene stands above the floor, seen from straight above; a soft light's core."""
    a, b, c = (points[faces[:, k]][:, [0, 2]] for k in range(3))
    upward = faces[_cross(b - a, c - a) < 0]
    flat = points * [1, 0, 1]
    scene = Scene(flat, flat, upward, np.zeros(len(upward), dtype=np.int64))
    half = Frame(
        frame.left, frame.top, frame.width // 2 + 1, frame.height // 2 + 1, frame.scale / 2
    )
    covered = (rendered(scene, camera, half).layer >= 0).astype(float)
    large = covered.repeat(2, axis=0).repeat(2, axis=1)
    return large[: frame.height, : frame.width]


def _cross(a: Array, b: Array) -> Array:
    result: Array = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return result


def blurred(field: Array, sigma: float) -> Array:
    """Gaussian blur of the first two axes, zero outside; a wide one by three running means."""
    return _blurred_widely(field, sigma) if sigma > 3 else _blurred_exactly(field, sigma)


def _blurred_exactly(field: Array, sigma: float) -> Array:
    reach = max(1, int(np.ceil(3 * sigma)))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    for axis in (0, 1):
        size = field.shape[axis]
        pad = [(reach, reach) if k == axis else (0, 0) for k in range(field.ndim)]
        padded = np.pad(field, pad)
        field = np.zeros_like(field, dtype=float)
        for k, weight in enumerate(kernel):
            field += weight * (padded[k : k + size] if axis == 0 else padded[:, k : k + size])
    return field


def _blurred_widely(field: Array, sigma: float) -> Array:
    reach = max(1, round((np.sqrt(4 * sigma**2 + 1) - 1) / 2))
    for axis in (0, 1, 0, 1, 0, 1):
        size = field.shape[axis]
        pad = [(reach + 1, reach) if k == axis else (0, 0) for k in range(field.ndim)]
        run = np.cumsum(np.pad(field, pad), axis=axis)
        whole = 2 * reach + 1
        if axis == 0:
            field = (run[whole : whole + size] - run[:size]) / whole
        else:
            field = (run[:, whole : whole + size] - run[:, :size]) / whole
    return field


def spread(field: Array, mask: Array, sigma: float) -> Array:
    """Blur only inside a mask, and continue smoothly outside it."""
    extra = (1,) * (field.ndim - 2)
    cover = mask.reshape(*mask.shape, *extra)
    return blurred(field * cover, sigma) / np.maximum(blurred(cover, sigma), 1e-6)
