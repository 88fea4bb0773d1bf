"""A ball beside an orange, at the same scale in all of these drawings."""

from typing import Literal

from bodylesson.plates.paint import ink

ORANGE_MM = 75.0
"""Diameter of a middle-sized orange; our own rough measure."""

WIDE_MM, TALL_MM = 196.0, 112.0
"""The drawing's extent: a ball of at most 106 mm, and the orange."""

EDGE_MM = 4.0

Look = Literal["plain", "stitched", "felt"]

FILLS: dict[Look, str] = {
    "plain": ink("ball-plain"),
    "stitched": ink("ball-stitched"),
    "felt": ink("ball-felt"),
}
FRUIT, LEAF = ink("orange-fruit"), ink("orange-leaf")
SEAMS = {"stitched": ink("ball-seam"), "felt": ink("pose-ball-hidden")}


def ball_drawing(diameter_mm: float, look: Look) -> str:
    """SVG markup with a `viewBox` in mm; both rest on one line.

    Raises:
        ValueError: the ball is too wide for the scale.
    """
    most = WIDE_MM - ORANGE_MM - 3 * EDGE_MM
    if not 0 < diameter_mm <= most:
        raise ValueError(f"ball: expected a diameter of at most {most:g} mm, got {diameter_mm:g}")
    floor = TALL_MM - EDGE_MM
    radius = diameter_mm / 2
    x, y = EDGE_MM + most / 2, floor - radius
    fruit_x, fruit_y = WIDE_MM - EDGE_MM - ORANGE_MM / 2, floor - ORANGE_MM / 2
    return (
        f'<svg viewBox="0 0 {WIDE_MM:g} {TALL_MM:g}" width="98" height="56"'
        ' xmlns="http://www.w3.org/2000/svg" aria-hidden="true">'
        f'<ellipse cx="{x:g}" cy="{floor:g}" rx="{radius * 0.8:g}" ry="3" fill="{ink("line")}"/>'
        f'<ellipse cx="{fruit_x:g}" cy="{floor:g}" rx="30" ry="3" fill="{ink("line")}"/>'
        f"{_circle(x, y, radius, FILLS[look])}{_seams(x, y, radius, look)}"
        f"{_circle(fruit_x, fruit_y, ORANGE_MM / 2, FRUIT)}"
        f'<path d="M{fruit_x:g} {fruit_y - 34:g}q9 -12 20 -5q-9 9 -20 5"'
        f' fill="{LEAF}"/></svg>'
    )


def _circle(x: float, y: float, radius: float, color: str) -> str:
    """A sphere, lit from above left."""
    light = radius * 0.62
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{color}"/>'
        f'<ellipse cx="{x - radius * 0.28:g}" cy="{y - radius * 0.32:g}" rx="{light:g}"'
        f' ry="{light * 0.86:g}" fill="{ink("pose-ball-hidden")}" fill-opacity=".16"/>'
    )


def _seams(x: float, y: float, radius: float, look: Look) -> str:
    if look == "plain":
        # The valve.
        return (
            f'<circle cx="{x + radius * 0.3:g}" cy="{y + radius * 0.2:g}" r="3.2"'
            f' fill="{ink("ball-edge")}"/>'
        )
    bow, high = radius * 0.42, radius * 0.9
    dashes = ' stroke-dasharray="4 3"' if look == "stitched" else ""
    paths = "".join(
        f"M{x + sign * radius * 0.42:g} {y - high:g}"
        f"Q{x + sign * bow * 0.1:g} {y:g} {x + sign * radius * 0.42:g} {y + high:g}"
        for sign in (-1, 1)
    )
    return f'<path d="{paths}" fill="none" stroke="{SEAMS[look]}" stroke-width="3"{dashes}/>'
