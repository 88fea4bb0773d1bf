"""The belly's measures, and where on it the ball starts.

The belly is flat here: `x` in mm to the side of the midline, `y` in mm below the navel, both
positive toward the side that is worked. Navel and ASIS stand as in the mean person of the sources;
a learner's own distance scales the whole. The browser gets `BELLY` and judges places by it
(`placement.ts`). `start_share` exists in both languages, since the plate on paper needs it too;
`tests/vectors/placement.json` proves that both agree.
"""

from dataclasses import dataclass
from math import hypot

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

CLEAR_EDGE_MM = 15.0
"""The ball's inner edge should stay this far from the midline; our advice, after [jeong-2014]:
the great vessels can lie under or beside the navel in anyone."""

OFF_LINE_MM = 15.0
"""Farther from the line than this is no longer on it."""

GROIN_CLEAR_MM = 25.0
"""Nearer to the groin crease than this is in the groin."""


@dataclass(frozen=True, slots=True)
class Range:
    """How far along the line from navel (0) to ASIS (1) the center may lie: `lesson.yaml`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Belly:
    """The measures by which places are judged, as the browser gets them; lengths in mm."""

    half_asis: float = HALF_ASIS_MM
    asis_below_navel: float = ASIS_BELOW_NAVEL_MM
    mean_distance: float = MEAN_DISTANCE_MM
    groin_x: float = GROIN_X_MM
    groin_below_asis: float = GROIN_BELOW_ASIS_MM
    mcburney_share: float = MCBURNEY_SHARE
    """A share of the line from navel to ASIS."""
    clear_edge: float = CLEAR_EDGE_MM
    off_line: float = OFF_LINE_MM
    groin_clear: float = GROIN_CLEAR_MM
    finger: float = FINGER_MM
    hand_fingers: int = HAND_FINGERS
    """A number of fingers."""


BELLY = Belly()


def start_share(
    distance_mm: float, diameter_mm: float, default: float, allowed: Range, belly: Belly = BELLY
) -> float:
    """Where to start: the lesson's own share, or farther out where the ball is big."""
    side = belly.half_asis * distance_mm / belly.mean_distance
    clear = (belly.clear_edge + diameter_mm / 2) / side
    return min(max(default, clear, allowed.low), allowed.high)


def to_inches(mm: float) -> float:
    """Inches."""
    return mm / 25.4
