"""Median, 95th percentile and ratio: the only statistics of the bench."""

import math
from collections.abc import Sequence
from statistics import median


def p95(values: Sequence[float]) -> float:
    """The smallest value that at least 95 % of the values do not exceed (nearest rank).

    It is always one that was measured; of fewer than 20 values it is the largest.
    """
    if not values:
        raise ValueError("p95: expected at least one value")
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def ratio(theirs: float | None, ours: float | None) -> float | None:
    """How many times `ours` goes into `theirs`; None if one is missing or ours is not positive."""
    if theirs is None or ours is None or ours <= 0:
        return None
    return theirs / ours


def middle(values: Sequence[float]) -> float | None:
    """The median; None if there are no values."""
    return median(values) if values else None


def highest(values: Sequence[float]) -> float | None:
    """The 95th percentile; None if there are no values."""
    return p95(values) if values else None
