"""Before and after: is a change larger than the learner's own readings vary by chance?

Lengths are in millimeters, angles in degrees, scores in points from 0 to 10. `docs/model.md` names
the statistics and their sources. The reference for `models/measures.ts`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

READINGS = 3
"""Readings of one quantity before, and at most as many after."""

MM_PER_INCH = 25.4
"""Exact by definition of the inch."""

T_975_2 = 0.95 / math.sqrt(2 * 0.975 * 0.025)
"""Student's t, two-sided 95 %, 2 degrees of freedom (three readings): 4.3027, in closed form."""

ROUNDING = 1e-9
"""A change that equals the band but for binary rounding is inside it."""

LengthUnit = Literal["cm", "in"]


def to_mm(value: float, unit: LengthUnit) -> float:
    """A length given in centimeters or inches, in millimeters."""
    return value * (10 if unit == "cm" else MM_PER_INCH)


def from_mm(length_mm: float, unit: LengthUnit) -> float:
    """A length in millimeters, in centimeters or inches."""
    return length_mm / (10 if unit == "cm" else MM_PER_INCH)


def ruler_angle_deg(drop_mm: float, thigh_mm: float) -> float:
    """Angle of the thigh below the table's edge, in degrees; above it is negative.

    The ruler version of the modified Thomas test: asin(drop / thigh), from -90 to 90
    (source `trig-thomas`).

    Args:
        drop_mm: from the height of the table top down to the middle of the knee; above is minus.
        thigh_mm: from the bony knob at the side of the hip to the middle of the knee.

    Raises:
        ValueError: the thigh has no length, or the drop is longer than the thigh.
    """
    if not thigh_mm > 0:
        raise ValueError(f"thigh_mm: expected a length above 0, got {thigh_mm}")
    if not abs(drop_mm) <= thigh_mm:
        raise ValueError(f"drop_mm: expected at most the thigh's {thigh_mm} mm, got {drop_mm}")
    return math.degrees(math.asin(drop_mm / thigh_mm))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reading can be, in the unit of the quantity. least <= low < high <= most."""

    least: float
    """Below this it is refused."""
    low: float
    """Below this it is asked about."""
    high: float
    """Above this it is asked about."""
    most: float
    """Above this it is refused."""
    jump: float
    """Further than this from the first reading of the same quantity it is asked about."""


class Plausibility(StrEnum):
    """What to do with a reading. The first three are refused, the rest but `FINE` asked about."""

    NO_NUMBER = "no-number"
    TOO_SMALL = "too-small"
    TOO_LARGE = "too-large"
    RATHER_SMALL = "rather-small"
    RATHER_LARGE = "rather-large"
    JUMP = "jump"
    FINE = "fine"


def plausibility(value: float, limits: Limits, first: float | None = None) -> Plausibility:
    """Judge one reading, knowing the first one of the same quantity where there is one."""
    if not math.isfinite(value):
        return Plausibility.NO_NUMBER
    if value < limits.least:
        return Plausibility.TOO_SMALL
    if value > limits.most:
        return Plausibility.TOO_LARGE
    if value < limits.low:
        return Plausibility.RATHER_SMALL
    if value > limits.high:
        return Plausibility.RATHER_LARGE
    if first is not None and abs(value - first) > limits.jump:
        return Plausibility.JUMP
    return Plausibility.FINE


class Outcome(StrEnum):
    """What a comparison can say."""

    NOTHING = "nothing"
    """No reading before: nothing to compare with."""
    FEW = "few"
    """Too few readings before to know how far they jump."""
    WAITING = "waiting"
    """The band stands; there is no reading after yet."""
    INSIDE = "inside"
    """No change that this could show."""
    MORE = "more"
    """Higher than before by more than the band."""
    LESS = "less"
    """Lower than before by more than the band."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Readings before and after, side by side, in the unit of the quantity."""

    outcome: Outcome
    before: float | None
    """Mean of the readings before."""
    spread: float | None
    """Within-person standard deviation of the readings before (typical error); from three on."""
    band: float | None
    """Half-width of the error band around `before`; a change inside it could be chance."""
    own: bool
    """True where the band comes from the own readings, False where the published error is wider."""
    after: float | None
    """Mean of the readings after."""
    change: float | None
    """`after` less `before`."""


def compare(
    before: Sequence[float], after: Sequence[float], published: float, needed: int
) -> Comparison:
    """Compare readings of one quantity.

    The band is t * s * sqrt(1/n + 1/m): the interval that holds the mean of m more readings 95
    times in 100 if nothing changed, with s from the n readings before. Fewer than three give no s.

    Args:
        before: 0 to 3 readings.
        after: 0 to 3 readings.
        published: published error of this check, at least 0; the band is never narrower.
        needed: how many readings before it takes to say anything, 1 to 3.

    Raises:
        ValueError: more readings than three, or a reading or an error that is no number.
    """
    for name, readings in (("before", before), ("after", after)):
        if len(readings) > READINGS or not all(map(math.isfinite, readings)):
            raise ValueError(f"{name}: expected up to {READINGS} numbers, got {list(readings)}")
    if not (math.isfinite(published) and published >= 0):
        raise ValueError(f"published: expected a number of 0 or more, got {published}")
    if not before:
        return Comparison(Outcome.NOTHING, None, None, None, False, None, None)
    middle = _mean(before)
    spread = _spread(before)
    own = 0.0 if spread is None else _half_width(spread, len(before), max(len(after), 1))
    band = max(own, published)
    later = _mean(after) if after else None
    change = None if later is None else later - middle
    if len(before) < needed:
        outcome = Outcome.FEW
    elif change is None:
        outcome = Outcome.WAITING
    elif abs(change) <= band + ROUNDING:
        outcome = Outcome.INSIDE
    else:
        outcome = Outcome.MORE if change > 0 else Outcome.LESS
    return Comparison(outcome, middle, spread, band, own > published, later, change)


def differences(left: Sequence[float], right: Sequence[float]) -> list[float]:
    """Left minus right, reading by reading, as far as both sides go."""
    return [a - b for a, b in zip(left, right, strict=False)]


def _mean(readings: Sequence[float]) -> float:
    return sum(readings) / len(readings)


def _spread(readings: Sequence[float]) -> float | None:
    if len(readings) < READINGS:
        return None
    middle = _mean(readings)
    return math.sqrt(sum((x - middle) ** 2 for x in readings) / (len(readings) - 1))


def _half_width(spread: float, before: int, after: int) -> float:
    return T_975_2 * spread * math.sqrt(1 / before + 1 / after)
