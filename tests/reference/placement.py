"""Where the ball lies on the belly, how near the midline it comes, and whether that is good.

The reference for `models/placement.ts`; `models/placement.py` says what the measures mean.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import hypot
from typing import Literal

from bodylesson.models.placement import BELLY, Belly, Range


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
class Spot:
    """A ball on the belly.

    `share` goes along the line, 0 navel to 1 ASIS; `off_mm` across it, positive toward the groin.
    """

    distance_mm: float
    diameter_mm: float
    share: float
    off_mm: float = 0.0
    belly: Belly = BELLY

    @property
    def _scale(self) -> float:
        return self.distance_mm / self.belly.mean_distance

    @property
    def asis(self) -> tuple[float, float]:
        """Where the ASIS is, mm to the side and mm below the navel."""
        return self.belly.half_asis * self._scale, self.belly.asis_below_navel * self._scale

    @property
    def center(self) -> tuple[float, float]:
        """Where the ball's center is, mm to the side and mm below the navel."""
        (x, y), length = self.asis, self.distance_mm
        return (
            x * self.share - self.off_mm * y / length,
            y * self.share + self.off_mm * x / length,
        )

    @property
    def edge_mm(self) -> float:
        """The ball's inner edge to the midline; negative where it crosses it."""
        return self.center[0] - self.diameter_mm / 2

    @property
    def groin_end(self) -> tuple[float, float]:
        """The inner end of the groin crease."""
        belly = self.belly
        return belly.groin_x * self._scale, self.asis[1] + belly.groin_below_asis * self._scale

    @property
    def groin_mm(self) -> float:
        """The center's distance from the groin crease; negative where it is below it."""
        (ax, ay), (x, y) = self.asis, self.center
        gx, gy = self.groin_end
        across = (gx - ax) * (y - ay) - (gy - ay) * (x - ax)
        return across / hypot(gx - ax, gy - ay)

    @property
    def mcburney(self) -> tuple[float, float]:
        """Where McBurney's point is on the right."""
        return replace(self, share=self.belly.mcburney_share, off_mm=0.0).center

    @property
    def mcburney_mm(self) -> float:
        """The center's distance from McBurney's point; it means nothing on the left."""
        return hypot((self.share - self.belly.mcburney_share) * self.distance_mm, self.off_mm)

    def covers_mcburney(self, side: Literal["left", "right"]) -> bool:
        """Whether McBurney's point lies under the ball."""
        return side == "right" and self.mcburney_mm < self.diameter_mm / 2

    def verdict(self, allowed: Range) -> Verdict:
        """What to say of this place."""
        if self.off_mm > self.belly.off_line and self.groin_mm < self.belly.groin_clear:
            return Verdict.GROIN
        if self.center[1] < 0:
            return Verdict.UPPER
        if self.share < allowed.low:
            return Verdict.MIDLINE
        if self.share > allowed.high:
            return Verdict.BONE
        if abs(self.off_mm) > self.belly.off_line:
            return Verdict.OFF_LINE
        if self.edge_mm < 0:
            wide = replace(self, share=allowed.high, off_mm=0.0).edge_mm < 0
            return Verdict.TOO_WIDE if wide else Verdict.MIDLINE
        return Verdict.CLOSE if self.edge_mm < self.belly.clear_edge else Verdict.GOOD


def fingers(mm: float, finger_mm: float) -> float:
    """Finger-widths, to the nearest half, halves of it upward; without the sign."""
    return int(abs(mm) / finger_mm * 2 + 0.5) / 2
