"""The belly's measures, and where on it the ball starts.

The belly is flat here: `x` in mm to the side of the midline, `y` in mm below the navel, both
positive toward the side that is worked. Navel and ASIS stand as in the mean person of the sources;
a learner's own distance scales the whole. The browser gets `BELLY` and judges places by it
(`placement.ts`). What the printed plate also needs exists in both languages;
`tests/vectors/placement.json` proves that both agree.

What is judged is the patch that presses, not the ball's outline: between the two there is air. The
patch's edge is the rim of a sphere's cap (`depth.contact_radius`), so it depends on how far the
ball sinks in.
"""

from dataclasses import dataclass
from math import hypot

from bodylesson.models.depth import contact_radius

HALF_ASIS_MM = 112.5
"""Midline to ASIS: half of 225 mm (women 225 +/- 20, men 227 +/- 13) [pelvis-ct-model]."""

ASIS_BELOW_NAVEL_MM = 60.0
"""The navel is 40 to 90 mm higher than the ASIS, by age and height [minabe-2013]; drawn at 60."""

GROIN_X_MM, GROIN_BELOW_ASIS_MM = 26.6, 79.5
"""Pubic tubercle, the inner end of the groin crease, in the body model of `anatomy.bin`."""

MEAN_DISTANCE_MM = hypot(HALF_ASIS_MM, ASIS_BELOW_NAVEL_MM)
"""Navel to ASIS in a straight line: 127.5 mm for the numbers above."""

LEAST_DISTANCE_MM, MOST_DISTANCE_MM = 80.0, 220.0
"""What is taken as a distance from navel to ASIS; beyond it something was measured wrong."""

FINGER_MM = 19.0
"""One finger-width, three quarters of an inch; our own rough measure."""

HAND_FINGERS = 4
"""A hand is four fingers side by side, without the thumb; our own rough measure too."""

DISTANCE_ANSWERS_MM = tuple(fingers * FINGER_MM for fingers in (6, 7, 8))
"""Navel to ASIS without a tape: a hand and two fingers, a hand and three, two hands."""

OWN_BALL_MM = (30.0, 310.0)
"""Least and most that is taken as the diameter of a learner's own ball."""

MCBURNEY_SHARE = 2 / 3
"""McBurney's point on the right: a third of the way from the ASIS to the navel
[mcburney-definition]."""

OFF_LINE_MM = 15.0
"""A ball farther from the line than this no longer counts as on it."""

LIGHT_SINK_MM = 15.0
"""How far a ball sinks in under a light load. Ours: a hand that feels a belly lightly goes 1 cm
deep and one that feels deeply 4 to 5 cm (clinical guides of palpation), so this is on the light
side. At 15 mm a ball of 4 inches presses on a patch 72 mm wide."""

KEEP_MIDLINE_MM = 20.0
"""Half of the strip to keep off along the midline; our advice, after [jeong-2014]: the great
vessels can lie under or beside the navel in anyone. The cut draws them 18 and 22 mm out."""

KEEP_ABOVE_MM = 19.0
"""The upper belly begins this far above the navel: a finger-width. Ours; its organs lie higher."""

KEEP_ASIS_MM = 9.5
"""Radius about the ASIS: half a finger-width. Ours; a skin nerve runs just inside it
[humanitas-meralgia], and no source that we read says how far."""

KEEP_GROIN_MM = 5.0
"""Half of the width of the groin crease, our own rough measure [hip-hook-maker]."""

MARGIN_MM = 5.0
"""A patch that stays clear by less than this counts as close. Ours."""


@dataclass(frozen=True, slots=True)
class Range:
    """How far along the line from navel (0) to ASIS (1) the center may lie: `lesson.yaml`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Belly:
    """The measures by which places are judged, as sent to the browser; lengths in mm."""

    half_asis: float = HALF_ASIS_MM
    asis_below_navel: float = ASIS_BELOW_NAVEL_MM
    mean_distance: float = MEAN_DISTANCE_MM
    groin_x: float = GROIN_X_MM
    groin_below_asis: float = GROIN_BELOW_ASIS_MM
    mcburney_share: float = MCBURNEY_SHARE
    """A share of the line from navel to ASIS."""
    off_line: float = OFF_LINE_MM
    light_sink: float = LIGHT_SINK_MM
    keep_midline: float = KEEP_MIDLINE_MM
    keep_above: float = KEEP_ABOVE_MM
    keep_asis: float = KEEP_ASIS_MM
    keep_groin: float = KEEP_GROIN_MM
    margin: float = MARGIN_MM
    finger: float = FINGER_MM
    hand_fingers: int = HAND_FINGERS
    """A number of fingers."""


BELLY = Belly()


Flat = tuple[float, float]
"""`x` to the side of the midline and `y` below the navel, mm, both toward the worked side."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where the ASIS and the inner end of the groin crease are on one person's belly."""

    asis: Flat
    groin_end: Flat


def landmarks(distance_mm: float, belly: Belly = BELLY) -> Landmarks:
    """For a belly with this distance from navel to ASIS: the mean person's, scaled."""
    scale = distance_mm / belly.mean_distance
    x, y = belly.half_asis * scale, belly.asis_below_navel * scale
    return Landmarks((x, y), (belly.groin_x * scale, y + belly.groin_below_asis * scale))


def groin_mm(at: Flat, distance_mm: float, belly: Belly = BELLY) -> float:
    """A place's distance from the groin crease; negative below it."""
    marks = landmarks(distance_mm, belly)
    (x, y), (ax, ay), (gx, gy) = at, marks.asis, marks.groin_end
    across = (gx - ax) * (y - ay) - (gy - ay) * (x - ax)
    return across / hypot(gx - ax, gy - ay)


def gaps(
    center: Flat, radius_mm: float, distance_mm: float, belly: Belly = BELLY
) -> dict[str, float]:
    """How far a patch stays clear of each place to keep off, mm; negative if it overlaps."""
    (x, y), (ax, ay) = center, landmarks(distance_mm, belly).asis
    return {
        "midline": x - radius_mm - belly.keep_midline,
        "upper": y - radius_mm + belly.keep_above,
        "bone": hypot(x - ax, y - ay) - radius_mm - belly.keep_asis,
        "groin": groin_mm(center, distance_mm, belly) - radius_mm - belly.keep_groin,
    }


def start_share(
    distance_mm: float, diameter_mm: float, default: float, allowed: Range, belly: Belly = BELLY
) -> float:
    """Where to start along the line.

    The lesson's own share, if a ball that presses lightly is well clear there; otherwise as far
    from the strip along the midline as from the ASIS, wherever that is allowed.
    """
    ax, ay = landmarks(distance_mm, belly).asis
    usual = min(max(default, allowed.low), allowed.high)
    radius = contact_radius(diameter_mm, belly.light_sink)
    clear = gaps((ax * usual, ay * usual), radius, distance_mm, belly)
    if min(clear.values()) >= belly.margin:
        return usual
    between = (distance_mm + belly.keep_midline - belly.keep_asis) / (distance_mm + ax)
    return min(max(between, allowed.low), allowed.high)


def to_inches(mm: float) -> float:
    """Inches."""
    return mm / 25.4
