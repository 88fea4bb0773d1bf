"""Where the ball lies on the belly, what its patch comes near to, and whether that is good.

The reference for `models/placement.ts`; `models/placement.py` says what the measures mean.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import hypot
from typing import Literal

from bodylesson.models.depth import contact_radius
from bodylesson.models.placement import BELLY, Belly, Range, gaps, groin_mm, landmarks


class Verdict(StrEnum):
    """Whether a place is good, and if not, what is wrong with it. The gravest comes first."""

    GROIN = "groin"
    UPPER = "upper"
    MIDLINE = "midline"
    BONE = "bone"
    OFF_LINE = "off-line"
    TOO_WIDE = "too-wide"
    TOO_DEEP = "too-deep"
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
    sunk_mm: float = BELLY.light_sink

    @property
    def asis(self) -> tuple[float, float]:
        """Where the ASIS is, mm to the side and mm below the navel."""
        return landmarks(self.distance_mm, self.belly).asis

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
        return landmarks(self.distance_mm, self.belly).groin_end

    @property
    def groin_mm(self) -> float:
        """The center's distance from the groin crease; negative where it is below it."""
        return groin_mm(self.center, self.distance_mm, self.belly)

    @property
    def patch_mm(self) -> float:
        """Radius of the patch that presses."""
        return contact_radius(self.diameter_mm, self.sunk_mm)

    @property
    def gaps(self) -> dict[str, float]:
        """How far the patch stays clear of each place to keep off, mm."""
        return gaps(self.center, self.patch_mm, self.distance_mm, self.belly)

    def at_best(self, allowed: Range) -> "Spot":
        """The same ball where it is as far from the midline's strip as from the ASIS."""
        belly, distance = self.belly, self.distance_mm
        share = (distance + belly.keep_midline - belly.keep_asis) / (distance + self.asis[0])
        return replace(self, share=min(max(share, allowed.low), allowed.high), off_mm=0.0)

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
        found = self.gaps
        if self.off_mm > self.belly.off_line and found["groin"] < 0:
            return Verdict.GROIN
        if self.center[1] < 0:
            return Verdict.UPPER
        if self.share < allowed.low:
            return Verdict.MIDLINE
        if self.share > allowed.high:
            return Verdict.BONE
        if abs(self.off_mm) > self.belly.off_line:
            return Verdict.OFF_LINE
        nearest = min(found, key=lambda place: found[place])
        if found[nearest] >= 0:
            return Verdict.CLOSE if found[nearest] < self.belly.margin else Verdict.GOOD
        light = replace(self, sunk_mm=min(self.sunk_mm, self.belly.light_sink))
        if min(light.at_best(allowed).gaps.values()) < 0:
            return Verdict.TOO_WIDE
        return Verdict(nearest) if min(light.gaps.values()) < 0 else Verdict.TOO_DEEP


def fingers(mm: float, finger_mm: float) -> float:
    """Finger-widths, to the nearest half, halves of it upward; without the sign."""
    return int(abs(mm) / finger_mm * 2 + 0.5) / 2
