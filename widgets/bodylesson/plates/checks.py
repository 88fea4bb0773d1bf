"""Plates that teach the before-and-after checks: plain line drawings with few words.

Coordinates are arbitrary units of the drawing; nothing here is measured.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, Polygon

from bodylesson.plates.svg import ink, new_figure, to_svg
from bodylesson.ui.words import Words

UNITS_PER_INCH = 14
"""Scale of the drawings. Words and lines are sized in points: with fewer they look smaller."""

Point = tuple[float, float]

INK, ACCENT, WARM, QUIET = ink("ink"), ink("accent"), ink("warm"), ink("quiet")
PAPER = ink("surface")
"""An area of this color takes the color of the page behind it."""

Texts = Mapping[str, str]
"""The words on plates: the group `plates` of a language."""


@cache
def check_plates(words: Words) -> dict[str, dict[str, str]]:
    """Per check id its plate as `svg` and the same `told` in words."""
    texts = words.texts("plates")
    return {
        name: {
            "svg": to_svg(draw(texts), name),
            "told": texts[f"told_{name.replace('-', '_')}"],
        }
        for name, draw in _DRAWN.items()
    }


def navel_heel(texts: Texts) -> Figure:
    """Tape from the navel to the heel, lying on the back, seen from above."""
    figure, axes = _sheet(64, 47)
    for side in (-1, 1):
        _limb(axes, [(18 + side * 5.6, 34.6), (18 + side * 8.2, 28.5), (18 + side * 8.6, 22)], 1.9)
    shoulder_to_hip = [(15.6, 37.6), (20.4, 37.6), (24, 35.8), (23.2, 30.5), (23.6, 25)]
    left_leg = [(23, 15), (22.4, 7), (22.2, 4.6), (19.8, 4.6), (19.5, 7), (18.8, 15), (18, 22.6)]
    right_leg = [(17.2, 15), (16.5, 7), (16.2, 4.6), (13.8, 4.6), (13.6, 7), (13, 15)]
    _shape(axes, [*shoulder_to_hip, *left_leg, *right_leg, (12.4, 25), (12.8, 30.5), (12, 35.8)])
    axes.add_patch(_circle((18, 41.6), 3.1))
    _dot(axes, (18, 27.5), WARM)
    _line(axes, [(18, 27.5), (21, 5)], color=WARM, lw=2.6, zorder=4)
    _line(axes, [(18, 27.5), (15, 5)], color=WARM, lw=1.3, ls=(0, (4, 3)), zorder=4)
    _label(axes, (29, 27.5), _words(texts, "check_navel"), (19, 27.5))
    _label(axes, (29, 15.5), _words(texts, "check_tape"), (20.2, 15.5))
    _label(axes, (29, 5.4), _words(texts, "check_heel"), (21.8, 5))
    # The foot from the side, toes up.
    _line(axes, [(40, 21.6), (61, 21.6)], color=QUIET, lw=1.2)
    shin = [(41, 30.6), (47, 30), (51.6, 31.2), (53, 34.4), (53.6, 38.4), (55.4, 39.4)]
    sole = [(57, 38), (57, 33), (56.6, 28.4), (57.6, 24.8), (55.6, 22.4), (52, 22.6), (41, 23.4)]
    _shape(axes, [*shin, *sole], closed=False)
    _line(axes, [(41, 32.4), (50, 27.4), (57.5, 24.6)], color=WARM, lw=2.6, zorder=4)
    _dot(axes, (57.5, 24.6), WARM)
    axes.text(50, 18.8, _words(texts, "check_lowest"), ha="center", va="top", **_TEXT)
    return figure


def thomas_ruler(texts: Texts) -> Figure:
    """The modified Thomas test read with a ruler, seen from the side."""
    figure, axes = _sheet(66, 45)
    top = 20.0
    hip, knee = (32.6, top + 3.0), (52.0, top - 3.4)
    _shape(axes, [(2, top), (34, top), (34, top - 2.2), (2, top - 2.2)], smooth=False)
    for x in (6, 30):
        _line(axes, [(x, top - 2.2), (x, 3)], lw=1.6)
    _line(axes, [(0, 3), (62, 3)], color=QUIET, lw=1.2)
    _limb(axes, [hip, (23.0, top + 14.5), (31.5, top + 18.5)], 4.0)
    _limb(axes, [hip, knee, (49.5, 7.4)], 4.2)
    back = [(9, top + 0.2), (16, top + 0.1), (24, top + 0.1), (32, top + 0.3), (35, top + 2.4)]
    belly = [(33.2, top + 5.4), (27, top + 5.6), (19, top + 6.6), (11, top + 6), (8.4, top + 3)]
    _shape(axes, [*back, *belly], zorder=3)
    axes.add_patch(_circle((5.2, top + 3.4), 3.1))
    _limb(axes, [(12.4, top + 4.6), (17.4, top + 10.2), (24.4, top + 14.6)], 2.3)
    _dot(axes, hip, ACCENT)
    _dot(axes, knee, WARM)
    _line(axes, [(34, top), (62, top)], color=QUIET, lw=1.3, ls=(0, (4, 3)))
    _line(axes, [(56.4, top), (56.4, knee[1])], color=WARM, lw=2.6)
    _line(axes, [(knee[0], knee[1]), (57.6, knee[1])], color=WARM, lw=1.2, ls=(0, (2, 2)), zorder=5)
    _line(axes, [(55.2, top), (57.6, top)], color=WARM, lw=1.8)
    axes.text(
        58.4,
        (top + knee[1]) / 2,
        _words(texts, "check_drop"),
        ha="left",
        va="center",
        **{**_TEXT, "color": WARM},
    )
    axes.add_patch(
        FancyArrowPatch(
            (34.0, top + 7.0),
            (53.4, top + 0.7),
            arrowstyle="<->",
            color=ACCENT,
            lw=1.4,
            mutation_scale=9,
            clip_on=False,
            zorder=5,
        )
    )
    axes.text(
        45,
        top + 5.4,
        _words(texts, "check_thigh"),
        ha="left",
        va="bottom",
        **{**_TEXT, "color": ACCENT},
    )
    _label(axes, (9, 11), _words(texts, "check_flat"), (25, top - 0.2))
    return figure


def feeling_scale(texts: Texts) -> Figure:
    """The scale from 0 to 10, and where to feel."""
    figure, axes = _sheet(64, 35)
    trunk = [(7.6, 28), (12.4, 28), (15, 26.4), (14, 21), (14.6, 15.5)]
    legs = [(13.8, 9), (13.2, 2.4), (11, 2.4), (10.6, 9), (10, 13), (9.4, 9), (9, 2.4), (6.8, 2.4)]
    _shape(axes, [*trunk, *legs, (6.2, 9), (5.4, 15.5), (6, 21), (5, 26.4)])
    axes.add_patch(_circle((10, 31.4), 2.7))
    for side in (-1, 1):
        crease = [(10 + side * 4.2, 16.6), (10 + side * 2.6, 14.6), (10 + side * 1.2, 13.4)]
        _line(axes, crease, color=WARM, lw=3.0, zorder=4, solid_capstyle="round")
        elbow = (10 + side * 7.6, 20.4)
        _limb(axes, [(10 + side * 4.2, 25.8), elbow, (10 + side * 4.6, 17.4)], 1.7)
    left, step, y = 22.0, 3.9, 17.0
    _line(axes, [(left, y), (left + 10 * step, y)], lw=1.8)
    for number in range(11):
        x = left + number * step
        _line(axes, [(x, y - 1), (x, y + 1)], lw=1.6)
        axes.text(x, y - 2.2, str(number), ha="center", va="top", **_TEXT)
    at = left + 4 * step
    mark = [(at, y + 1.6), (at - 1.3, y + 4), (at + 1.3, y + 4)]
    axes.add_patch(Polygon(mark, fc=WARM, ec=WARM, clip_on=False))
    axes.text(left - 0.6, y + 5.6, _words(texts, "check_least"), ha="left", va="bottom", **_TEXT)
    worst = _words(texts, "check_worst")
    axes.text(left + 10 * step + 0.8, y + 5.6, worst, ha="right", va="bottom", **_TEXT)
    return figure


def _words(texts: Texts, key: str) -> str:
    """Words of a plate; a bar in them starts a new line."""
    return texts[key].replace("|", "\n")


_TEXT: Any = {"fontsize": 10.5, "color": INK}


def _sheet(width: float, height: float) -> tuple[Figure, Axes]:
    figure = new_figure(width, height, 72 / UNITS_PER_INCH)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    axes.axis("off")
    return figure, axes


def _line(axes: Axes, points: list[Point], color: str = INK, **more: Any) -> None:
    axes.plot(*zip(*points, strict=True), color=color, clip_on=False, **more)


def _limb(axes: Axes, points: list[Point], width: float) -> None:
    """A limb as a thick rounded line with an outline; `width` in the drawing's units."""
    outer = width * 72 / UNITS_PER_INCH
    style = {"solid_capstyle": "round", "solid_joinstyle": "round"}
    _line(axes, points, lw=outer, **style)
    _line(axes, points, color=PAPER, lw=outer - 3.2, **style)


def _shape(
    axes: Axes, points: list[Point], closed: bool = True, smooth: bool = True, zorder: float = 2.5
) -> None:
    outline = _smoothed(points, closed) if smooth else points
    style: Any = {"fc": PAPER, "ec": INK, "lw": 1.6, "joinstyle": "round"}
    axes.add_patch(Polygon(outline, closed=closed, clip_on=False, zorder=zorder, **style))


def _smoothed(points: list[Point], closed: bool, pieces: int = 6) -> list[Point]:
    """A curve through the points (Catmull and Rom)."""
    ends = [points[-1], *points, points[0], points[1]]
    if not closed:
        ends = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for part in range(pieces):
            x, y = (_between(a[i], b[i], c[i], d[i], part / pieces) for i in (0, 1))
            curve.append((x, y))
    return curve if closed else [*curve, points[-1]]


def _between(a: float, b: float, c: float, d: float, u: float) -> float:
    slope = (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3
    return b + slope / 2


def _circle(at: Point, radius: float) -> Circle:
    return Circle(at, radius, fc=PAPER, ec=INK, lw=1.6, clip_on=False, zorder=2.6)


def _dot(axes: Axes, at: Point, color: str) -> None:
    axes.add_patch(Circle(at, 0.8, fc=color, ec=color, clip_on=False, zorder=5))


def _label(axes: Axes, at: Point, words: str, to: Point) -> None:
    axes.annotate(
        words,
        xy=to,
        xytext=at,
        va="center",
        arrowprops={"arrowstyle": "-", "color": QUIET, "lw": 1.0, "shrinkA": 2, "shrinkB": 2},
        **_TEXT,
    )


_DRAWN: dict[str, Callable[[Texts], Figure]] = {
    "navel-heel": navel_heel,
    "thomas-ruler": thomas_ruler,
    "feeling-now": feeling_scale,
}
