"""Where the ball lies on the belly, how near the midline it comes, and whether that is good.

The belly is flat here: `x` in mm to the side of the midline, `y` in mm below the navel, both
positive toward the side that is worked. Navel and ASIS stand as in the mean person of the sources;
a learner's own distance scales the whole. `spot_finder/placement.ts` is the twin;
`tests/vectors/placement.json` proves that both agree.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot
from typing import Literal

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


class Verdict(StrEnum):
    """Whether a place is good, and if not, what is wrong with it. The gravest comes first."""

    GROIN = "groin"
    UPPER = "upper"
    MIDLINE = "midline"
    BONE = "bone"
    OFF_LINE = "off-line"
    TOO_WIDE = "too-wide"
    CLOSE = "close"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Range:
    """How far along the line from navel (0) to ASIS (1) the center may lie: `lesson.yaml`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A ball on the belly.

    `share` goes along the line, 0 navel to 1 ASIS; `off_mm` across it, positive toward the groin.
    """

    distance_mm: float
    diameter_mm: float
    share: float
    off_mm: float = 0.0

    @property
    def _scale(self) -> float:
        return self.distance_mm / MEAN_DISTANCE_MM

    @property
    def asis(self) -> tuple[float, float]:
        """Where the ASIS is, mm to the side and mm below the navel."""
        return HALF_ASIS_MM * self._scale, ASIS_BELOW_NAVEL_MM * self._scale

    @property
    def center(self) -> tuple[float, float]:
        """Where the ball's center is, mm to the side and mm below the navel."""
        (x, y), length = self.asis, self.distance_mm
        return (
            x * self.share - self.off_mm * y / length,
            y * self.share + self.off_mm * x / length,
        )

    @property
    def along_mm(self) -> float:
        """From the navel along the line to the center."""
        return self.share * self.distance_mm

    @property
    def edge_mm(self) -> float:
        """The ball's inner edge to the midline; negative where it crosses it."""
        return self.center[0] - self.diameter_mm / 2

    @property
    def groin_mm(self) -> float:
        """The center's distance from the groin crease; negative where it is below it."""
        (ax, ay), (x, y) = self.asis, self.center
        gx, gy = GROIN_X_MM * self._scale, ay + GROIN_BELOW_ASIS_MM * self._scale
        across = (gx - ax) * (y - ay) - (gy - ay) * (x - ax)
        return across / hypot(gx - ax, gy - ay)

    @property
    def mcburney_mm(self) -> float:
        """The center's distance from McBurney's point; it means nothing on the left."""
        return hypot((self.share - MCBURNEY_SHARE) * self.distance_mm, self.off_mm)

    def covers_mcburney(self, side: Literal["left", "right"]) -> bool:
        """Whether McBurney's point lies under the ball."""
        return side == "right" and self.mcburney_mm < self.diameter_mm / 2

    def verdict(self, allowed: Range) -> Verdict:
        """What to say of this place."""
        if self.off_mm > OFF_LINE_MM and self.groin_mm < GROIN_CLEAR_MM:
            return Verdict.GROIN
        if self.center[1] < 0:
            return Verdict.UPPER
        if self.share < allowed.low:
            return Verdict.MIDLINE
        if self.share > allowed.high:
            return Verdict.BONE
        if abs(self.off_mm) > OFF_LINE_MM:
            return Verdict.OFF_LINE
        if self.edge_mm < 0:
            wide = Spot(self.distance_mm, self.diameter_mm, allowed.high).edge_mm < 0
            return Verdict.TOO_WIDE if wide else Verdict.MIDLINE
        return Verdict.CLOSE if self.edge_mm < CLEAR_EDGE_MM else Verdict.GOOD


def start_share(distance_mm: float, diameter_mm: float, default: float, allowed: Range) -> float:
    """Where to start: the lesson's own share, or farther out where the ball is big."""
    side = HALF_ASIS_MM * distance_mm / MEAN_DISTANCE_MM
    clear = (CLEAR_EDGE_MM + diameter_mm / 2) / side
    return min(max(default, clear, allowed.low), allowed.high)


def fingers(mm: float) -> float:
    """Finger-widths, to the nearest half."""
    return int(abs(mm) / FINGER_MM * 2 + 0.5) / 2


def to_inches(mm: float) -> float:
    """Inches."""
    return mm / 25.4
