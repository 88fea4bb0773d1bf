"""Plates of the belly: fingers on their way to the spot, and the ball on it, in mm on one ground.

The left side is worked, and the picture is as in a mirror: left is left. Places to keep off are
drawn just as `models/placement.py` judges them.
"""

import re
from dataclasses import dataclass
from math import hypot
from typing import Literal

from bodylesson.models.depth import contact_radius
from bodylesson.models.placement import BELLY, FINGER_MM, MEAN_DISTANCE_MM, Flat, landmarks
from bodylesson.plates.paint import LINE, TONES, ink
from bodylesson.plates.plates import Plate

GROUND = "belly.svg"
"""In the lesson's media: `tools/draw_poses.py` writes it with `belly_drawing`."""

FingerStep = Literal["navel", "hip-point", "middle", "spot"]

FINGER_WINDOW = (-160.0, -62.0, 225.0, 176.0)
BELLY_WINDOW = (-155.0, -45.0, 310.0, 192.0)
"""Left, top, width and height, mm."""

WAIST = 134.0
"""Half of the waist's width in the background, mm: this wide is what is drawn above the navel."""

_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@dataclass(frozen=True)
class Pressing:
    """A ball at a share of the line from navel to ASIS, sunk in; mm."""

    diameter_mm: float
    share: float
    sunk_mm: float = BELLY.light_sink


def ground_of(drawing: str) -> str:
    """The inside of a drawing of `belly_drawing`.

    Raises:
        ValueError: it is not such a drawing.
    """
    found = _SVG.search(drawing)
    if found is None:
        raise ValueError("expected a drawing of tools/draw_poses.py")
    return found[1]


def finger_drawing(step: FingerStep, ground: str) -> str:
    """One step of finding the spot. It has no words, since the text beside it says the same."""
    asis = _mirrored(landmarks(MEAN_DISTANCE_MM).asis)
    middle = (asis[0] / 2, asis[1] / 2)
    past = FINGER_MM / 2 / hypot(*asis)
    spot = (middle[0] + asis[0] * past, middle[1] + asis[1] * past)
    parts = [ground, _navel()]
    if step in ("middle", "spot"):
        parts += [_line((0, 0), asis), _dot((0, 0)), _dot(asis), _tick(middle, asis)]
    if step == "navel":
        parts.append(_finger((0, 0), -62))
    elif step == "hip-point":
        parts += [_dot(asis), _finger((0, 0), -62), _finger(asis, 34)]
    elif step == "middle":
        parts.append(_finger(middle, -10))
    else:
        parts += [
            _arrow(middle, spot, asis),
            _disc(spot, 15, 0.95),
            _finger(spot, -10),
        ]
    return _svg(FINGER_WINDOW, "".join(parts), 'aria-hidden="true" width="180" height="141"')


def belly_plate(pressing: Pressing, ground: str, words: dict[str, str]) -> Plate:
    """The ball at its place on the mean belly, and the places to keep off."""
    at = landmarks(MEAN_DISTANCE_MM)
    asis, groin = _mirrored(at.asis), _mirrored(at.groin_end)
    share, keep = pressing.share, BELLY
    spot = (asis[0] * share, asis[1] * share)
    patch = contact_radius(pressing.diameter_mm, pressing.sunk_mm)
    left, top, width, height = BELLY_WINDOW
    red = f'fill="{ink("keep-off")}" fill-opacity=".4"'
    crease = (
        f'stroke="{ink("keep-off")}" stroke-opacity=".4" stroke-width="{2 * keep.keep_groin:g}"'
    )
    low, down = -keep.keep_above, top + height
    zones = [
        f'<path {red} d="M{-WAIST:g} {top:g}H{WAIST:g}V{low:g}H{keep.keep_midline:g}V{down:g}'
        f'H{-keep.keep_midline:g}V{low:g}H{-WAIST:g}Z"/>',
        *(
            f'<circle cx="{side * asis[0]:g}" cy="{asis[1]:g}" r="{keep.keep_asis:g}" {red}/>'
            f'<path d="M{side * asis[0]:g} {asis[1]:g}L{side * groin[0]:g} {groin[1]:g}" {crease}/>'
            for side in (1, -1)
        ),
    ]
    names = [
        _name((0, top + 14), words["keep_off"], "middle"),
        _name((6, -4), words["navel"], "start"),
        _name((asis[0], asis[1] + 24), words["asis"], "middle"),
        _name((left + 6, down - 7), words["your_left"], "start"),
        _name((left + width - 6, down - 7), words["your_right"], "end"),
    ]
    ring = (
        f'<circle cx="{spot[0]:.1f}" cy="{spot[1]:.1f}" r="{pressing.diameter_mm / 2:g}"'
        f' fill="none" stroke="{ink("ball-middle")}" stroke-width="1.4" stroke-dasharray="5 4"/>'
    )
    parts = [
        ground,
        *zones,
        _line((0, 0), asis),
        _navel(),
        _disc(spot, patch, 0.88),
        ring,
        _dot(asis),
        *names,
    ]
    alt = words["alt_belly"].format(
        ball=round(pressing.diameter_mm / 10), patch=round(patch / 5, 1)
    )
    about = 'class="bl-plate-svg bl-plate-belly"'
    return Plate(_svg(BELLY_WINDOW, "".join(parts), about), alt, words["plate_belly"])


def _mirrored(at: Flat) -> Flat:
    """From the worked side to the picture's left."""
    return -at[0], at[1]


def _svg(window: tuple[float, float, float, float], inside: str, about: str) -> str:
    box = " ".join(f"{value:g}" for value in window)
    return f'<svg viewBox="{box}" {about} xmlns="http://www.w3.org/2000/svg">{inside}</svg>'


def _navel() -> str:
    return f'<ellipse rx="3.4" ry="5" fill="{ink("navel")}"/>'


def _dot(at: Flat) -> str:
    return (
        f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="4.5" fill="{LINE}"'
        f' stroke="{ink("pose-ball-hidden")}" stroke-width="1.6"/>'
    )


def _disc(at: Flat, radius: float, opacity: float) -> str:
    return (
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}" fill="{ink("spot-patch")}"'
        f' fill-opacity="{opacity:g}"/>'
    )


def _line(start: Flat, end: Flat) -> str:
    return (
        f'<path d="M{start[0]:g} {start[1]:g}L{end[0]:g} {end[1]:g}" stroke="{LINE}"'
        ' stroke-width="2" stroke-dasharray="6 4" fill="none"/>'
    )


def _tick(at: Flat, along: Flat) -> str:
    """A short line across the line."""
    long = hypot(*along)
    x, y = -along[1] / long * 11, along[0] / long * 11
    ends = f"M{at[0] - x:.1f} {at[1] - y:.1f}L{at[0] + x:.1f} {at[1] + y:.1f}"
    return f'<path d="{ends}" stroke="{LINE}" stroke-width="3" fill="none"/>'


def _arrow(start: Flat, end: Flat, along: Flat) -> str:
    """An arrow from one place on the line to the next, drawn just above the line."""
    long = hypot(*along)
    x, y = -along[1] / long * -24, along[0] / long * 24
    ends = f"M{start[0] + x:.1f} {start[1] + y:.1f}L{end[0] + x * 1.02:.1f} {end[1] + y * 1.02:.1f}"
    foot = f"M{start[0] + x:.1f} {start[1] + y:.1f}L{start[0]:.1f} {start[1]:.1f}"
    head = along[0] / long * 6, along[1] / long * 6
    tip = end[0] + x + head[0], end[1] + y + head[1]
    point = (
        f"M{tip[0]:.1f} {tip[1]:.1f}l{-head[0] * 1.4 - head[1]:.1f} {-head[1] * 1.4 + head[0]:.1f}"
        f"M{tip[0]:.1f} {tip[1]:.1f}l{-head[0] * 1.4 + head[1]:.1f} {-head[1] * 1.4 - head[0]:.1f}"
    )
    return (
        f'<path d="{foot}" stroke="{LINE}" stroke-width="2.4" fill="none"/>'
        f'<path d="{ends}{point}" stroke="{ink("accent")}" stroke-width="3.4" fill="none"/>'
    )


def _finger(at: Flat, turn_deg: float) -> str:
    """A finger whose pad lies on a place; it points up, turned clockwise by so many degrees."""
    skin, _, deep, light = TONES["skin"]
    return (
        f'<g transform="translate({at[0]:.1f} {at[1]:.1f}) rotate({turn_deg:g})"'
        f' stroke="{LINE}" stroke-width="1.6" stroke-linejoin="round">'
        f'<path d="M-8.5 3C-8.5 -9 8.5 -9 8.5 3C9 22 11 34 11.5 52L13 140H-13L-11.5 52'
        f'C-11 34 -9 22 -8.5 3Z" fill="{light}"/>'
        f'<path d="M-5 0C-5 -6 5 -6 5 0L4.4 8C2 10 -2 10 -4.4 8Z" fill="{skin}"'
        ' stroke-width=".9"/>'
        f'<path d="M-7 27q7 4 14 0M-7 31q7 4 14 0" fill="none" stroke="{deep}" stroke-width="1.1"/>'
        "</g>"
    )


def _name(at: Flat, text: str, anchor: str) -> str:
    return (
        f'<text x="{at[0]:g}" y="{at[1]:g}" text-anchor="{anchor}" font-size="11"'
        f' font-family="system-ui, sans-serif" fill="{ink("ink")}" stroke="{ink("letter-halo")}"'
        f' stroke-width="2.6" stroke-opacity=".8" paint-order="stroke">{text}</text>'
    )
