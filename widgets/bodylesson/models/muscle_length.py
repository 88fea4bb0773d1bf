"""How long iliacus and psoas are at a hip angle, and how much shorter than standing.

The lengths are the model's, muscle with tendon; between its angles they run in a straight line.
`muscle_length.ts` is the twin; `tests/vectors/muscle_lengths.json` proves that both agree.
"""

from bisect import bisect_right
from collections.abc import Sequence

STANDING_DEG = 0.0
SITTING_DEG = 90.0


def place_of(angle: float, angles: Sequence[float]) -> tuple[int, float]:
    """The step between two of the model's angles in which an angle lies, and how far into it.

    Steps count from 0; the share goes from 0 to 1. Each of the model's angles but the last begins
    a step. Beyond the ends, the place is the end itself.
    """
    held = min(max(angle, angles[0]), angles[-1])
    before = min(bisect_right(angles, held), len(angles) - 1) - 1
    return before, (held - angles[before]) / (angles[before + 1] - angles[before])


def length_at(angle: float, angles: Sequence[float], lengths: Sequence[float]) -> float:
    """Length in mm at a hip angle in degrees; beyond the ends, the length at the end."""
    if len(angles) != len(lengths) or len(angles) < 2:
        raise ValueError(
            f"expected two or more angles and as many lengths, got {len(angles)}, {len(lengths)}"
        )
    before, share = place_of(angle, angles)
    return lengths[before] + (lengths[before + 1] - lengths[before]) * share


def percent_shorter(angle: float, angles: Sequence[float], lengths: Sequence[float]) -> int:
    """Whole percent by which it is shorter than standing; negative where it is longer."""
    standing = length_at(STANDING_DEG, angles, lengths)
    return round_half_up(100 * (1 - length_at(angle, angles, lengths) / standing))


def round_half_up(value: float) -> int:
    """The nearest whole number, halves upward as in the browser."""
    return int((value + 0.5) // 1)
